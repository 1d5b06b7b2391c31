//! Who owns a file: the owner of the entity whose folder it is in, as scorecards know it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::model::scope::Scopes;

/// The folders of entities, and who owns each, by repository.
pub(super) struct Owners<'r>(BTreeMap<&'r str, (Scopes, BTreeMap<&'r str, &'r str>)>);

impl<'r> Owners<'r> {
    /// Those of a report.
    pub(super) fn of(report: &'r Report) -> Self {
        let mut all: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
        for card in &report.scorecards {
            let owner = card.facets.owner.as_deref().unwrap_or_default();
            let known = all.entry(&card.repository).or_default().entry(&card.facets.path).or_insert(owner);
            *known = owner.max(*known);
        }
        let scopes = |folders: &BTreeMap<&str, &str>| Scopes::of(folders.keys().map(|folder| Arc::from(*folder)));
        Self(all.into_iter().map(|(target, folders)| (target, (scopes(&folders), folders))).collect())
    }

    /// The owner of what was found; empty where nobody is known.
    pub(super) fn owner(&self, finding: &Finding) -> &'r str {
        let Some((scopes, folders)) = self.0.get(&*finding.repository) else { return "" };
        let folder = scopes.folders().get(scopes.owner(&finding.location.path));
        folder.and_then(|folder| folders.get(&**folder)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
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
