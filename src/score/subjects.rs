//! What scorecards speak of in a repository: its entities, each with the folder that it lives in.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Scanned, card};
use crate::model::entity::{DEFAULT_NAMESPACE, Entity, EntityRef, REPOSITORY};
use crate::model::finding::Finding;
use crate::model::scope::Scopes;
use crate::model::scorecard::Scorecard;
use crate::model::selector::Facets;
use crate::model::source::Repository;

/// An entity of a repository.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    /// Its reference.
    pub(crate) entity: Arc<str>,
    /// What people call it.
    pub(crate) name: Arc<str>,
    /// Whether scorecards speak of it that do not say what they are for.
    pub(crate) is_component: bool,
    /// What definitions may ask of it.
    pub(crate) facets: Arc<Facets>,
    /// The folder that it lives in, by its place among the scopes.
    pub(crate) scope: usize,
}

/// The entities of a repository.
#[derive(Clone, Debug)]
pub(crate) struct Subjects {
    /// The folders that they live in.
    pub(crate) scopes: Scopes,
    /// At least one.
    pub(crate) all: Vec<Subject>,
}

/// What a verdict counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reach {
    /// Every entity that lives in this folder.
    Scope(usize),
    /// This entity.
    Entity(usize),
}

impl Subjects {
    /// Entities that live somewhere in a repository, with the languages of a folder. Where none of them is a component, each counts as one.
    pub(crate) fn of<'e>(
        repository: &Repository,
        entities: impl Iterator<Item = &'e Arc<Entity>>,
        scopes: Scopes,
        languages: &dyn Fn(&str) -> BTreeSet<String>,
    ) -> Self {
        let subject = |entity: &Arc<Entity>| Subject {
            facets: Arc::new(facets(entity, languages)),
            entity: Arc::from(entity.reference.to_string()),
            name: Arc::from(entity.name.as_str()),
            is_component: entity.is_component(),
            scope: entity.scope.as_deref().and_then(|folder| scopes.index(folder)).unwrap_or(0),
        };
        let mut all: Vec<_> = entities.map(subject).collect();
        if !all.iter().any(|own| own.is_component) {
            for own in &mut all {
                own.is_component = true;
            }
        }
        // Where no entity lives at the root, the repository answers for what lies there.
        if !all.iter().any(|own| own.scope == 0) {
            let whole = EntityRef::new(REPOSITORY, DEFAULT_NAMESPACE, &repository.name);
            let name = Arc::from(repository.name.as_str());
            let facets = Facets {
                kind: REPOSITORY.to_owned(),
                languages: languages("").into_iter().collect(),
                ..Facets::default()
            };
            let (entity, facets) = (Arc::from(whole.to_string()), Arc::new(facets));
            all.push(Subject { entity, name, is_component: true, facets, scope: 0 });
        }
        Self { scopes, all }
    }

    /// The owners of those that have one, by the place of their folder among the scopes.
    pub(crate) fn owners(&self) -> impl Iterator<Item = (usize, &str)> {
        self.all.iter().filter_map(|own| Some((own.scope, own.facets.owner.as_deref()?)))
    }

    /// The scope that a finding is in; none where it is about the repository.
    pub(crate) fn scope_of(&self, finding: &Finding) -> Option<usize> {
        Some(&*finding.location.path).filter(|path| *path != ".").map(|path| self.scopes.owner(path))
    }
}

fn facets(entity: &Entity, languages: &dyn Fn(&str) -> BTreeSet<String>) -> Facets {
    let scope = entity.scope.as_deref().unwrap_or("");
    Facets {
        kind: entity.reference.kind().to_owned(),
        r#type: entity.r#type.clone(),
        lifecycle: entity.lifecycle.clone(),
        tier: entity.tier.clone(),
        tags: entity.tags.clone(),
        owner: entity.owner.as_ref().map(ToString::to_string),
        system: entity.system.as_ref().map(ToString::to_string),
        domain: entity.domain.as_ref().map(ToString::to_string),
        languages: languages(scope).into_iter().collect(),
        path: scope.to_owned(),
    }
}

/// The entities of a run that a check of a scorecard is for; none where there is no such check.
pub(super) fn population(
    scanned: &[Scanned],
    cards: &[Arc<Scorecard>],
    card: &str,
    check: &str,
) -> Option<BTreeSet<Arc<str>>> {
    let card = cards.iter().find(|own| own.id.as_ref() == card)?;
    let check = card.checks.iter().find(|own| own.id.as_ref() == check)?;
    let all = scanned.iter().flat_map(|one| &one.subjects.all);
    let meant = all.filter(|own| card::is_for(card, own) && check.applies.matches(&own.facets));
    Some(meant.map(|own| own.entity.clone()).collect())
}
