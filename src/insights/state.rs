//! A history → all that catalogs are told of now, read once for each state of it: a question for each scorecard, none for each entity.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::card::{Card, Rules};
use crate::history::ask::{Against, Outcome, Stood};
use crate::history::{Error, Store};
use crate::model::Date;

/// What is known now.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// What all of this hangs on.
    pub(crate) digest: String,
    /// Scorecards that entities stand on, by id.
    pub(crate) cards: Vec<Card>,
    /// Entities by reference, each with where it stands, by scorecard.
    pub(crate) entities: BTreeMap<Arc<str>, Vec<Standing>>,
    /// Checks by id among all: scorecard and line.
    pub(super) checks: HashMap<String, (usize, usize)>,
}

/// An entity on a scorecard.
#[derive(Debug)]
pub(crate) struct Standing {
    /// The scorecard, as an index.
    pub(crate) card: usize,
    /// Where it stands.
    pub(crate) stood: Stood,
    /// When its repository was looked at last.
    pub(crate) seen: i64,
    /// Its checks, in the order of the definition, with what is against each.
    pub(crate) outcomes: Vec<(usize, Outcome, Option<Against>)>,
}

impl State {
    /// Reads a history.
    pub(crate) fn read(store: &mut Store, rules: &Rules) -> Result<Self, Error> {
        let digest = store.state()?;
        let Some(last) = store.last_look()? else { return Ok(Self { digest, ..Self::default() }) };
        let today = Date::of_unix(last).unwrap_or_default();
        let known = store.scorecards()?.into_iter().filter(|known| known.entities > 0);
        let mut cards: Vec<Card> = known.map(|known| Card::of(known.card, rules, today)).collect();
        cards.sort_by(|a, b| a.definition.id.cmp(&b.definition.id));
        let (seen, mut against) = (store.last_looks(last)?, store.against_entities()?);
        let mut entities: BTreeMap<Arc<str>, Vec<Standing>> = BTreeMap::new();
        for (at, card) in cards.iter().enumerate() {
            let mut outcomes = store.all_outcomes(&card.definition.id, last)?;
            for stood in store.standings(&card.definition.id, last)? {
                let own = outcomes.remove(&stood.id).unwrap_or_default();
                let standings = entities.entry(stood.entity.clone()).or_default();
                // Where two repositories have an entity of one name, the first of them counts, as the first location does in a catalog.
                if standings.last().is_none_or(|last| last.card != at) {
                    standings.push(Standing {
                        card: at,
                        seen: seen.get(&stood.repository).copied().unwrap_or(stood.since),
                        outcomes: lines(card, stood.id, own, &mut against),
                        stood,
                    });
                }
            }
        }
        let lines = cards
            .iter()
            .enumerate()
            .flat_map(|(at, card)| card.lines.iter().enumerate().map(move |(line, own)| (own.id.clone(), (at, line))));
        let checks = lines.collect();
        Ok(Self { digest, cards, entities, checks })
    }
}

/// The outcomes of checks that are shown, in the order of the definition.
fn lines(
    card: &Card,
    entity: i64,
    outcomes: Vec<Outcome>,
    against: &mut HashMap<(i64, Arc<str>), Against>,
) -> Vec<(usize, Outcome, Option<Against>)> {
    let mut lines: Vec<_> = outcomes
        .into_iter()
        .filter_map(|own| {
            let at = *card.places.get(&own.check)?;
            let rule = card.lines.get(at)?.check.rule.clone();
            let against = against.get(&(entity, rule)).cloned();
            Some((at, own, against))
        })
        .collect();
    lines.sort_by_key(|(at, ..)| *at);
    lines
}
