//! What people call an entity, with what tells it apart where others of a report are called the same.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::report::Report;
use crate::model::scorecard::ScorecardResult;

/// An entity: what people call it, the target of its repository, and its reference.
pub(super) type Named<'n> = (&'n str, &'n str, &'n str);

/// The entities of a report by what people call them, each with its repository.
pub(super) struct Names<'n>(BTreeMap<&'n str, BTreeSet<(&'n str, &'n str)>>);

impl<'n> Names<'n> {
    /// Of all that has a scorecard.
    pub(super) fn of(report: &'n Report) -> Self {
        Self::among(report.scorecards.iter().map(named))
    }

    /// Of these.
    pub(super) fn among(all: impl Iterator<Item = Named<'n>>) -> Self {
        let mut names: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
        for (name, repository, entity) in all {
            names.entry(name).or_default().insert((repository, entity));
        }
        Self(names)
    }

    /// The name of an entity: `web`, and where there are others `web (services/a)`.
    pub(super) fn called<'c>(&self, (name, repository, entity): Named<'c>) -> Cow<'c, str> {
        let others = || self.0.get(name).into_iter().flatten().filter(|own| **own != (repository, entity));
        let elsewhere = others().any(|(other, _)| *other != repository).then_some(repository);
        // What is said of a repository as a whole has no reference.
        let is_beside = !entity.is_empty() && others().any(|(other, _)| *other == repository);
        let beside = is_beside.then_some(entity);
        match [elsewhere, beside].into_iter().flatten().collect::<Vec<_>>().as_slice() {
            [] => Cow::Borrowed(name),
            apart => Cow::Owned(format!("{name} ({})", apart.join(", "))),
        }
    }

    /// The repository of an entity, where another one has an entity of this reference.
    pub(super) fn home<'c>(&self, (name, repository, entity): Named<'c>) -> Option<&'c str> {
        let all = self.0.get(name)?;
        all.iter().any(|(other, own)| *other != repository && *own == entity).then_some(repository)
    }
}

/// The entity of a scorecard.
pub(super) fn named(card: &ScorecardResult) -> Named<'_> {
    (&card.name, &card.repository, &card.entity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_one_name_are_told_apart_by_repository_and_reference() {
        let web = ("web", "services/a", "component:default/web");
        let all = [web, ("web", "services/b", "component:default/web"), ("web", "services/b", "api:default/web")];
        let alone = ("cart", "services/a", "component:default/cart");
        let twice = [("shop", ".", "component:default/shop"), ("shop", ".", "api:default/shop")];
        let names = Names::among(all.into_iter().chain([alone, alone]).chain(twice));
        for (entity, called, home) in [
            (alone, "cart", None),
            (web, "web (services/a)", Some("services/a")),
            (all[1], "web (services/b, component:default/web)", Some("services/b")),
            (all[2], "web (services/b, api:default/web)", None),
            (twice[0], "shop (component:default/shop)", None),
            (("cart", "services/a", ""), "cart", None),
            (("web", "services/a", ""), "web (services/a)", None),
        ] {
            assert_eq!((names.called(entity).as_ref(), names.home(entity)), (called, home));
        }
    }
}
