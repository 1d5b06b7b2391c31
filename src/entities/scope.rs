//! The folder that an entity lives in: that of its catalog file, unless an annotation says otherwise.

use std::sync::Arc;

use super::address::Reach;
use super::{Around, keys};
use crate::model::document::Document;
use crate::model::entity::Entity;
use crate::model::paths::joined;
use crate::model::problem::{Problem, ProblemKind};

/// Names a folder of the repository, from its root; one that starts with a dot is meant from the catalog file.
const SCOPE: &str = "karat.dev/scope";
/// Backstage's own: where the source of the entity is.
const SOURCE: &str = "backstage.io/source-location";

/// Kinds that have no place among files: people, what is above a system, and pointers.
const PLACELESS: [&str; 4] = ["domain", "group", "location", "user"];

/// The scope of an entity; none where it has no place in the repository.
pub(super) fn of(entity: &Entity, document: &Document, around: &mut Around<'_>) -> Option<Arc<str>> {
    if PLACELESS.contains(&entity.reference.kind()) {
        return None;
    }
    let home = home(document.file.folder());
    if let Some(named) = entity.annotations.get(SCOPE) {
        let from = if named.starts_with('.') { document.file.folder() } else { "" };
        let found = joined(from, named);
        if found.is_none() {
            let at = keys(["metadata", "annotations", SCOPE]);
            let message = format!("{SCOPE} leads out of the repository: {named:?}");
            let help = "name a folder of the repository, from its root";
            around.tell(ProblemKind::Link, (document, &at), message, Some(help));
        }
        return Some(Arc::from(found.as_deref().unwrap_or(home)));
    }
    match entity.annotations.get(SOURCE).map(|source| source_of(source, document, around)) {
        Some(Reach::Inside(folder)) => Some(Arc::from(folder)),
        Some(Reach::Elsewhere) => None,
        Some(Reach::Unknown) | None => Some(Arc::from(home)),
    }
}

/// Tells of an entity whose scope is a folder without files.
pub(super) fn nowhere(entity: &Entity, document: &Document, around: &mut Around<'_>) -> Problem {
    let named = [SCOPE, SOURCE].into_iter().find(|name| entity.annotations.contains_key(*name)).unwrap_or(SOURCE);
    let folder = entity.scope.as_deref().unwrap_or_default();
    let at = keys(["metadata", "annotations", named]);
    let message = format!("{named} leads to a folder in which there is no file: {folder:?}");
    let help = "mend the path; without the annotation the folder of the catalog file counts";
    let problem = around.problem(ProblemKind::Link, (document, &at), message, Some(help));
    around.problems.push(problem.clone());
    problem
}

/// `url:https://github.com/acme/shop/tree/main/services/billing/`, or a path from the catalog file behind any type.
fn source_of(source: &str, document: &Document, around: &Around<'_>) -> Reach {
    let target = source.split_once(':').map_or(source, |(_, target)| target).trim();
    if target.contains("://") {
        return super::address::folder(target, around.addresses);
    }
    joined(document.file.folder(), target).map_or(Reach::Unknown, Reach::Inside)
}

/// The folder that a catalog file speaks of: its own, or what is around hidden ones such as `.backstage`.
fn home(folder: &str) -> &str {
    let mut home = folder;
    while home.rsplit('/').next().is_some_and(|name| name.starts_with('.')) {
        home = home.rsplit_once('/').map_or("", |(above, _)| above);
    }
    home
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_followed_inside_the_repository_only() {
        let table = [
            ("", "./services//billing/", Some("services/billing")),
            ("a/b", "../c", Some("a/c")),
            ("a/b", "../..", Some("")),
            ("a/b", "../../..", None),
            ("", "..", None),
            ("", "a/../../b", None),
        ];
        for (folder, way, expected) in table {
            assert_eq!(joined(folder, way).as_deref(), expected, "{folder} {way}");
        }
    }

    #[test]
    fn a_hidden_folder_speaks_of_what_is_around_it() {
        let table = [("", ""), ("a", "a"), (".backstage", ""), ("a/.ci/.catalog", "a"), ("a/.x/b", "a/.x/b")];
        for (folder, expected) in table {
            assert_eq!(home(folder), expected, "{folder}");
        }
    }
}
