//! Golden paths on the wire, with the entities that each is for.

use super::card::Like;
use crate::model::adoption::{Adopted, PathReport, Signal};

#[derive(serde::Serialize)]
pub(super) struct Path<'r> {
    id: &'r str,
    title: &'r str,
    version: &'r str,
    at_least: u32,
    alternative_allowed: bool,
    entities: Vec<Entity<'r>>,
}

impl<'r> Path<'r> {
    pub(super) fn of(own: &'r PathReport) -> Self {
        Self {
            id: &own.path.id,
            title: &own.path.title,
            version: &own.path.version,
            at_least: own.path.at_least,
            alternative_allowed: own.path.is_voluntary,
            entities: own.entities.iter().map(Entity::of).collect(),
        }
    }
}

#[derive(serde::Serialize)]
#[expect(clippy::struct_field_names, reason = "the word of the schema")]
struct Entity<'r> {
    repository: &'r str,
    entity: &'r str,
    name: &'r str,
    #[serde(flatten)]
    like: Like<'r>,
    state: &'static str,
    signals: Vec<Sign<'r>>,
}

impl<'r> Entity<'r> {
    fn of(own: &'r Adopted) -> Self {
        Self {
            repository: &own.repository,
            entity: &own.entity,
            name: &own.name,
            like: Like::of(&own.facets),
            state: own.state.as_str(),
            signals: own.signals.iter().map(Sign::of).collect(),
        }
    }
}

#[derive(serde::Serialize)]
struct Sign<'r> {
    id: &'r str,
    outcome: &'static str,
}

impl<'r> Sign<'r> {
    fn of(own: &'r Signal) -> Self {
        Self { id: &own.id, outcome: own.outcome.as_str() }
    }
}
