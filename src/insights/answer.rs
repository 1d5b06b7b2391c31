//! Requests → answers, from what is known now, which is read anew when the history has changed. Never writes to the history.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::card::{Rules, bytes};
use super::fact::{self, FlatFact};
use super::failure::Failure;
use super::past;
use super::request::{Named, Reference, Request, Response, Route};
use super::results::{self, Asked};
use super::state::{Standing, State};
use crate::history::{Error, Store};
use crate::model::rule::RuleInfo;

/// What answers. One of them serves all callers; it remembers what it read.
#[derive(Debug, Default)]
pub(crate) struct Insights {
    rules: Rules,
    known: Mutex<Arc<State>>,
}

impl Insights {
    /// With what is known of rules: titles, descriptions, what to do.
    pub(crate) fn new(rules: impl IntoIterator<Item = Arc<RuleInfo>>) -> Self {
        let rules: HashMap<_, _> = rules.into_iter().map(|rule| (rule.id.clone(), rule)).collect();
        Self { rules, known: Mutex::default() }
    }

    /// What is known now. All who ask while it is read wait for the one who reads.
    pub(crate) fn state(&self, store: &mut Store) -> Result<Arc<State>, Error> {
        let digest = store.state()?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.digest != digest {
            *known = Arc::new(State::read(store, &self.rules)?);
        }
        Ok(known.clone())
    }

    /// Answers a request, of what may be seen. The same request gives the same bytes while [`Store::state`] is the same.
    pub(crate) fn answer(&self, store: &mut Store, request: &Request<'_>, sees: Sees<'_>) -> Response {
        match self.found(store, request, sees) {
            Ok(body) => Response::json(200, body),
            Err(failure) => failure.response(request),
        }
    }

    fn found(&self, store: &mut Store, request: &Request<'_>, sees: Sees<'_>) -> Result<Vec<u8>, Failure> {
        let Some(route) = request.route() else {
            return Err(Failure::NotFound(format!("{} {} is no route of Tech Insights", request.method, request.path)));
        };
        let state = self.state(store)?;
        match route {
            Route::Checks => {
                Ok(list(state.cards.iter().flat_map(|card| &card.lines).map(|line| line.entry.as_slice())))
            }
            Route::Schemas => Ok(schemas(&state, &request.list("ids"))),
            Route::RunOne([namespace, kind, name]) => {
                let asked = Asked::of(&state, request.run()?.checks.as_deref())?;
                let entity = format!("{kind}:{namespace}/{name}").to_lowercase();
                let mut out = Vec::new();
                results::write(&state, &standings(&state, &entity, sees), &asked, &mut out);
                Ok(out)
            }
            Route::RunMany => many(&state, request, sees),
            Route::Latest => latest(&state, request, sees),
            Route::Range => range(store, &state, request, sees),
        }
    }
}

/// Whether what an owner has in a repository may be seen.
pub(crate) type Sees<'s> = &'s dyn Fn(&str, Option<&str>) -> bool;

fn standings<'s>(state: &'s State, entity: &str, sees: Sees<'_>) -> Vec<&'s Standing> {
    state.entities.get(entity).map(|all| seen(all, sees)).unwrap_or_default()
}

fn seen<'s>(all: &'s [Standing], sees: Sees<'_>) -> Vec<&'s Standing> {
    all.iter().filter(|own| sees(&own.stood.repository, own.stood.facets.owner.as_deref())).collect()
}

/// The latest version of each, by id, the last one first.
fn schemas(state: &State, ids: &[String]) -> Vec<u8> {
    let wanted = state.cards.iter().rev().filter(|card| ids.is_empty() || ids.contains(&card.retriever));
    list(wanted.map(|card| card.schema.as_slice()))
}

/// Results of many entities, in the order in which they are asked for; of all where none is named.
fn many(state: &State, request: &Request<'_>, sees: Sees<'_>) -> Result<Vec<u8>, Failure> {
    let run = request.run()?;
    let Some(entities) = run.entities else {
        return Err(Failure::input("`entities` is missing: name some, or give an empty list for all"));
    };
    let asked = Asked::of(state, run.checks.as_deref());
    let mut out = vec![b'['];
    let mut add = |shown: &str, standings: &[&Standing]| {
        if out.len() > 1 {
            out.push(b',');
        }
        out.extend_from_slice(b"{\"entity\":");
        out.extend_from_slice(&bytes(&shown));
        match &asked {
            Ok(asked) => {
                out.extend_from_slice(b",\"results\":");
                results::write(state, standings, asked, &mut out);
            }
            Err(failure) => {
                out.extend_from_slice(b",\"error\":");
                out.extend_from_slice(&bytes(&failure.error()));
                out.extend_from_slice(b",\"results\":[]");
            }
        }
        out.push(b'}');
    };
    if entities.is_empty() {
        let all = state.entities.iter().map(|(entity, all)| (entity, seen(all, sees)));
        all.filter(|(_, own)| !own.is_empty()).for_each(|(entity, own)| add(entity, &own));
    }
    for shown in entities.iter().map(Named::shown) {
        let reference = Reference::parse(&shown).map_or_else(|_| shown.clone(), |own| own.text);
        add(&shown, &standings(state, &reference, sees));
    }
    out.push(b']');
    Ok(out)
}

/// Facts as they are, by retriever.
fn latest(state: &State, request: &Request<'_>, sees: Sees<'_>) -> Result<Vec<u8>, Failure> {
    let (entity, ids) = (request.entity()?.text, ids(request)?);
    let mut told: BTreeMap<&str, FlatFact<'_>> = BTreeMap::new();
    for own in standings(state, &entity, sees) {
        let Some(card) = state.cards.get(own.card).filter(|card| ids.contains(&card.retriever)) else { continue };
        let outcomes = own.outcomes.iter().map(|(_, outcome, against)| (outcome, against.as_ref()));
        let facts = fact::facts([own.stood.score, own.stood.coverage], own.stood.level.as_deref(), outcomes);
        told.insert(&card.retriever, FlatFact::new(&card.retriever, &entity, own.seen, &own.stood.version, facts));
    }
    Ok(bytes(&told))
}

/// Facts between two moments, by retriever.
fn range(store: &mut Store, state: &State, request: &Request<'_>, sees: Sees<'_>) -> Result<Vec<u8>, Failure> {
    let (entity, ids) = (request.entity()?.text, ids(request)?);
    let read = |name: &str, shown: &'static str| {
        request.value(name).as_deref().and_then(fact::moment).ok_or(Failure::NoMoment(shown))
    };
    let (from, to) = (read("startDatetime", "startDateTime")?, read("endDatetime", "endDateTime")?);
    let mut found = Vec::new();
    for own in standings(state, &entity, sees) {
        let Some(card) = state.cards.get(own.card).filter(|card| ids.contains(&card.retriever)) else { continue };
        found.push((&card.retriever, store.past(own.stood.id, &card.definition.id, from, to)?));
    }
    let told = found.iter().map(|(id, past)| (id.as_str(), past::facts(id, &entity, past, from, to)));
    let told: BTreeMap<&str, Vec<FlatFact<'_>>> = told.filter(|(_, told)| !told.is_empty()).collect();
    Ok(bytes(&told))
}

fn ids(request: &Request<'_>) -> Result<Vec<String>, Failure> {
    Some(request.list("ids")).filter(|ids| !ids.is_empty()).ok_or(Failure::NoIds)
}

/// Values that are JSON already, as a list.
fn list<'v>(values: impl Iterator<Item = &'v [u8]>) -> Vec<u8> {
    let mut out = vec![b'['];
    for (at, value) in values.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        out.extend_from_slice(value);
    }
    out.push(b']');
    out
}
