//! Facts and checks for a Tech Insights backend of the user's own: what its fact retrievers return, and the checks that its stock
//! checker of JSON rules runs over them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::super::card::Card;
use super::super::fact::{self, FlatFact};
use super::super::state::State;
use super::{Placed, json_file, placed};
use crate::report::SiteFile;

/// The file. Fields are only ever added.
#[derive(Serialize)]
struct File<'f> {
    version: u32,
    retrievers: Vec<Retriever<'f>>,
    checks: Vec<Value>,
}

#[derive(Serialize)]
struct Retriever<'f> {
    id: &'f str,
    version: &'f str,
    #[serde(rename = "entityFilter")]
    filter: Value,
    schema: BTreeMap<String, Value>,
    facts: Vec<FlatFact<'f>>,
}

pub(super) fn files(state: &State) -> Vec<SiteFile> {
    let placed = placed(state);
    let retrievers = placed.iter().map(|(card, entities)| retriever(card, entities)).collect();
    // What is only announced has no result.
    let lines = state.cards.iter().flat_map(|card| &card.lines).filter(|line| line.counts);
    let checks = lines.filter_map(|line| serde_json::from_slice(&line.entry).ok()).collect();
    vec![json_file("tech-insights.json".to_owned(), &File { version: 1, retrievers, checks })]
}

fn retriever<'f>(card: &'f Card, entities: &[Placed<'f>]) -> Retriever<'f> {
    let mut schema: BTreeMap<String, Value> = serde_json::from_slice(&card.schema).unwrap_or_default();
    let filter = schema.remove("entityFilter").unwrap_or(Value::Null);
    schema.retain(|name, _| !matches!(name.as_str(), "id" | "version"));
    let flat = |own: &Placed<'f>| {
        let stood = &own.standing.stood;
        let outcomes = own.standing.outcomes.iter().map(|(_, outcome, against)| (outcome, against.as_ref()));
        let facts = fact::facts([stood.score, stood.coverage], stood.level.as_deref(), outcomes);
        FlatFact::new(&card.retriever, own.entity, own.standing.seen, &stood.version, facts)
    };
    Retriever {
        id: &card.retriever,
        version: &card.definition.version,
        filter,
        schema,
        facts: entities.iter().map(flat).collect(),
    }
}
