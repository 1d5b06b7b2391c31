//! Findings → who owns the files that they are in: the owner of the entity that lives around a file, else whom CODEOWNERS names for it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::survey;
use crate::model::finding::Findings;
use crate::model::report::Owners;
use crate::model::source::{Repository, SourceFile};
use crate::score::Subjects;

/// The owners of the files with findings of a repository, as far as they are known.
pub(super) fn of(
    findings: &Findings,
    subjects: &Subjects,
    repository: &Repository,
    files: &[Arc<SourceFile>],
) -> Owners {
    let target: Arc<str> = Arc::from(repository.target.as_str());
    let mut of_scope: BTreeMap<usize, &str> = BTreeMap::new();
    for (scope, owner) in subjects.owners() {
        let known = of_scope.entry(scope).or_insert(owner);
        *known = owner.max(*known);
    }
    let paths: BTreeSet<&Arc<str>> = findings.iter().map(|finding| &finding.location.path).collect();
    let named = survey::owned(repository, files);
    let owner = |path: &Arc<str>| {
        let entity = of_scope.get(&subjects.scopes.owner(path)).map(|owner| (*owner).to_owned());
        let of_file = || named.get(path.as_ref()).map(|owners| owners.join(", ")).filter(|owners| !owners.is_empty());
        Some(((target.clone(), path.clone()), entity.or_else(of_file)?))
    };
    paths.into_iter().filter_map(owner).collect()
}
