//! What a history knows of: scorecards, facets, waivers; and what a question is about.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::definitions::Meant;
use super::super::error::Error;
use super::super::run::Definition;
use super::super::store::Store;
use crate::model::scorecard::{Excuse, Scorecard};
use crate::model::selector::Facets;

/// What a question is about: a scorecard between two moments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// The earlier moment, in seconds since 1970.
    pub from: i64,
    /// The later one.
    pub to: i64,
}

/// A scorecard that a history knows.
#[derive(Clone, Debug)]
pub struct CardKnown {
    /// As most entities stand on it now; as it was last asked where none does.
    pub card: Arc<Scorecard>,
    /// Entities that stand on it now.
    pub entities: u64,
    /// How many of them stand on which other version of it.
    pub others: Vec<(Arc<str>, u64)>,
}

impl CardKnown {
    /// The scorecard on which most entities stand, the first of those with as many.
    pub fn usual(all: &[Self]) -> Option<&Self> {
        all.iter().rev().max_by_key(|own| own.entities)
    }
}

impl Store {
    /// The scorecards with entities now, by id, then those without.
    pub fn scorecards(&mut self) -> Result<Vec<CardKnown>, Error> {
        let mut known = Vec::new();
        for row in self.query("SELECT id FROM card ORDER BY name", &[])? {
            let by_definition = self.by_definition(row.int(0))?;
            let Some(meant) = self.prevailing_of(row.int(0), &by_definition)? else { continue };
            let mut others: BTreeMap<Arc<str>, u64> = BTreeMap::new();
            for (definition, entities) in by_definition.iter().skip(1) {
                let version = self.definition(*definition)?.definition.version.clone();
                *others.entry(version).or_default() += entities;
            }
            others.remove(&meant.definition.version);
            let entities = by_definition.iter().map(|(_, entities)| entities).sum();
            known.push(CardKnown { card: meant.card.clone(), entities, others: others.into_iter().collect() });
        }
        known.sort_by_key(|own| own.entities == 0);
        Ok(known)
    }

    /// The scorecards with entities now, by id.
    pub(in super::super) fn cards_now(&mut self) -> Result<Vec<Arc<str>>, Error> {
        let sql = "SELECT name, (SELECT own.entity FROM standing AS own WHERE own.card = card.id AND own.until IS NULL LIMIT 1) \
             FROM card ORDER BY name";
        let found = self.query(sql, &[])?;
        if found.is_empty() {
            let help = "`karat check --record` records one";
            return Err(Error::question(format!("no run with a scorecard was recorded yet in {}", self.place), help));
        }
        Ok(found.iter().filter(|row| row.number(1).is_some()).map(|row| row.string(0)).collect())
    }

    /// The rows of a question.
    pub(in super::super) fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        self.rows(sql, values).map_err(|reason| self.refused("read", reason))
    }

    /// The number of a scorecard.
    pub(in super::super) fn card_number(&mut self, id: &str) -> Result<i64, Error> {
        if let Some(number) = self.known.cards.get(id) {
            return Ok(*number);
        }
        let found = self.query("SELECT id FROM card WHERE name = $1", &[Value::from(id)])?;
        if let Some(row) = found.first() {
            self.known.cards.insert(Arc::from(id), row.int(0));
            return Ok(row.int(0));
        }
        let known: Vec<String> = self
            .query("SELECT name FROM card ORDER BY name", &[])?
            .iter()
            .map(|row| row.string(0).to_string())
            .collect();
        let help = if known.is_empty() {
            format!("no run with a scorecard was recorded yet in {}", self.place)
        } else {
            format!("there are: {}", known.join(", "))
        };
        Err(Error::question(format!("no run asked the scorecard `{id}`"), help))
    }

    /// The definition of a scorecard that most entities stand on now, so that no single report redefines it for all.
    pub(in super::super) fn prevailing(&mut self, card: i64) -> Result<Option<Arc<Meant>>, Error> {
        let by_definition = self.by_definition(card)?;
        self.prevailing_of(card, &by_definition)
    }

    fn prevailing_of(&mut self, card: i64, by_definition: &[(i64, u64)]) -> Result<Option<Arc<Meant>>, Error> {
        let mut id = by_definition.first().map(|(definition, _)| *definition);
        // Where nobody stands on it now, it is as it was last asked.
        let ended = "SELECT definition FROM standing WHERE card = $1 ORDER BY since DESC, definition DESC LIMIT 1";
        for sql in [ended, "SELECT MAX(id) FROM definition WHERE card = $1"] {
            if id.is_none() {
                id = self.query(sql, &[Value::Int(card)])?.first().and_then(|row| row.number(0));
            }
        }
        id.map(|id| self.definition(id)).transpose()
    }

    /// How many entities stand on each definition of a scorecard now: that of most of them first, and of those of as many the newest.
    fn by_definition(&mut self, card: i64) -> Result<Vec<(i64, u64)>, Error> {
        let sql = "SELECT definition, COUNT(*) FROM standing WHERE card = $1 AND until IS NULL \
             GROUP BY definition ORDER BY COUNT(*) DESC, MAX(since) DESC, definition DESC";
        Ok(self.query(sql, &[Value::Int(card)])?.iter().map(|row| (row.int(0), row.count(1))).collect())
    }

    /// A definition by its number.
    pub(in super::super) fn definition(&mut self, number: i64) -> Result<Arc<Meant>, Error> {
        if let Some(known) = self.known.definitions.get(&number) {
            return Ok(known.clone());
        }
        let sql = "SELECT card.name, definition.version, definition.source, definition.content FROM definition \
             JOIN card ON card.id = definition.card WHERE definition.id = $1";
        let found = self.query(sql, &[Value::Int(number)])?;
        let Some(row) = found.first() else {
            return Err(Error::question("a definition is not there", "`karat history verify` tells what is wrong"));
        };
        let [id, version, source, text] = [0, 1, 2, 3].map(|at| row.string(at));
        let meant = self.meant(&Definition { id, version, source, text })?;
        self.known.definitions.insert(number, meant.clone());
        Ok(meant)
    }

    /// What an entity is like, by number.
    pub(super) fn facets(&mut self, number: i64) -> Result<Arc<Facets>, Error> {
        if !self.known.facets.contains_key(&number) {
            let sql = "SELECT facets.id, kind.content, type.content, lifecycle.content, tier.content, owner.content, \
                 system.content, domain.content, facets.tags, facets.languages, facets.path FROM facets \
                 LEFT JOIN word AS kind ON kind.id = facets.kind LEFT JOIN word AS type ON type.id = facets.type \
                 LEFT JOIN word AS lifecycle ON lifecycle.id = facets.lifecycle LEFT JOIN word AS tier ON tier.id = facets.tier \
                 LEFT JOIN word AS owner ON owner.id = facets.owner LEFT JOIN word AS system ON system.id = facets.system \
                 LEFT JOIN word AS domain ON domain.id = facets.domain WHERE facets.id > $1";
            let last = self.known.facets.last_key_value().map(|(number, _)| *number).unwrap_or_default();
            let found = self.query(sql, &[Value::Int(last)])?;
            self.known.facets.extend(found.iter().map(|row| (row.int(0), Arc::new(facets(row)))));
        }
        Ok(self.known.facets.get(&number).cloned().unwrap_or_default())
    }

    /// A waiver at work, by number.
    pub(super) fn waiver(&mut self, number: Option<i64>) -> Result<Option<Excuse>, Error> {
        let Some(number) = number else { return Ok(None) };
        if !self.known.waivers.contains_key(&number) {
            self.all_waivers()?;
        }
        Ok(self.known.waivers.get(&number).cloned())
    }

    /// All waivers that ever were at work, by number.
    pub(super) fn all_waivers(&mut self) -> Result<&BTreeMap<i64, Excuse>, Error> {
        let last = self.known.waivers.last_key_value().map(|(number, _)| *number).unwrap_or_default();
        let found =
            self.query("SELECT id, name, effect, ends, reason FROM waiver WHERE id > $1", &[Value::Int(last)])?;
        self.known.waivers.extend(found.iter().map(|row| (row.int(0), excuse(row))));
        Ok(&self.known.waivers)
    }
}

/// What was read and never changes, by number. New rows have higher numbers than those that are there.
#[derive(Default)]
pub(in super::super) struct Known {
    cards: HashMap<Arc<str>, i64>,
    definitions: HashMap<i64, Arc<Meant>>,
    facets: BTreeMap<i64, Arc<Facets>>,
    waivers: BTreeMap<i64, Excuse>,
}

fn facets(row: &Row) -> Facets {
    let text = |at| row.text(at).map(|text| text.to_string());
    let list = |at| row.string(at).lines().map(str::to_owned).collect();
    Facets {
        kind: text(1).unwrap_or_default(),
        r#type: text(2),
        lifecycle: text(3),
        tier: text(4),
        owner: text(5),
        system: text(6),
        domain: text(7),
        tags: list(8),
        languages: list(9),
        path: text(10).unwrap_or_default(),
    }
}

fn excuse(row: &Row) -> Excuse {
    Excuse {
        id: row.string(1),
        effect: code::effect(row.int(2)),
        until: code::date(row.int(3)),
        reason: row.string(4),
        approved_by: Box::default(),
    }
}

/// The rows of a table of intervals that hold at a moment, which is `$2`; `$1` is what `column` is. Two questions in one: an index
/// serves each of them, and none serves an OR.
pub(super) fn at(table: &str, column: &str) -> String {
    within(table, column, "$2")
}

/// The rows that hold at some moment from `from` to `$2`.
pub(super) fn within(table: &str, column: &str, from: &str) -> String {
    let one = |until: &str| format!("SELECT * FROM {table} WHERE {column} = $1 AND since <= $2 AND {until}");
    format!("({} UNION ALL {})", one("until IS NULL"), one(&format!("until > {from}")))
}
