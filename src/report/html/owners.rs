//! Who owns a file: the owner of the entity whose folder it is in, as scorecards know it.

use std::collections::BTreeMap;

use crate::model::finding::Finding;
use crate::model::report::Report;

/// The folders of entities with their owners, the deepest first, by repository.
pub(super) struct Owners<'r>(BTreeMap<&'r str, Vec<(&'r str, &'r str)>>);

impl<'r> Owners<'r> {
    /// Those of a report.
    pub(super) fn of(report: &'r Report) -> Self {
        let mut all: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
        for card in &report.scorecards {
            let folder = (card.facets.path.as_str(), card.facets.owner.as_deref().unwrap_or_default());
            all.entry(&card.repository).or_default().push(folder);
        }
        for folders in all.values_mut() {
            folders.sort_unstable_by_key(|(path, owner)| (std::cmp::Reverse(path.len()), *path, *owner));
            folders.dedup();
        }
        Self(all)
    }

    /// The owner of what was found; empty where nobody is known.
    pub(super) fn owner(&self, finding: &Finding) -> &'r str {
        let path = &*finding.location.path;
        let is_in =
            |folder: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|own| own.starts_with('/'));
        let folders = self.0.get(&*finding.repository).map_or(&[][..], Vec::as_slice);
        folders.iter().find(|(folder, _)| is_in(folder)).map_or("", |(_, owner)| owner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::report::tests::fixture;

    #[test]
    fn the_deepest_entity_around_a_file_gives_its_owner() {
        let mut report = fixture::report();
        let mut inner = report.scorecards[0].clone();
        let facets = Arc::make_mut(&mut inner.facets);
        (facets.path, facets.owner) = ("deploy".to_owned(), Some("group:default/inner".to_owned()));
        report.scorecards.push(inner);
        let owners = Owners::of(&report);
        let at = |path: &str| {
            let finding = report.findings.iter().find(|own| &*own.location.path == path).unwrap();
            owners.owner(finding)
        };
        assert_eq!(at("deploy/web.yaml"), "group:default/inner");
        assert_eq!(at("Dockerfile"), "group:default/shop");
        assert_eq!(at("."), "group:default/shop");
    }
}
