//! What was known of checks before a moment, for runs that do not know it any more; and what earlier runs remembered so.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::super::code;
use super::super::database::{Reason, Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use crate::model::Date;
use crate::model::scorecard::{CheckOutcome, Remembered};
use crate::score::{Last, Told, Want};

/// A check of an entity of which something is to be remembered.
#[derive(Clone, Debug)]
pub(in super::super) struct Sought {
    /// The place of its result among those that are looked at.
    pub(in super::super) at: usize,
    /// What the history calls the repository.
    pub(in super::super) repository: Arc<str>,
    /// The entity's reference.
    pub(in super::super) entity: Arc<str>,
    /// The scorecard's id.
    pub(in super::super) scorecard: Arc<str>,
    /// The check's id.
    pub(in super::super) check: Arc<str>,
    /// What it means: outcomes of another meaning are none of it.
    pub(in super::super) meaning: [u8; 32],
    /// What it is to be remembered for.
    pub(in super::super) want: Want,
}

/// What was known, by the place of the result, then by the check.
pub(in super::super) type Memory = BTreeMap<usize, HashMap<Arc<str>, Last>>;

/// Repositories that are asked for at a time.
const CHUNK: usize = 200;

/// The columns that [`Store::check_told`] reads, before all others; the table of checks is `own`, and [`KEPT`] is joined to it.
pub(super) const TOLD: &str = "own.outcome, own.said, own.value, own.waiver, own.remembered, own.remembered_value, \
     own.remembered_on, own.remembered_until, kept.content";

/// The word of the level that a check kept.
pub(super) const KEPT: &str = "LEFT JOIN word AS kept ON kept.id = own.remembered_level";

/// For each check of some repositories the latest row in which its rule said something, and the latest such row in which it was not
/// replaced by what a waiver held; with the last look that found it so, and the level at that look. `$1` is the last moment. SQLite
/// takes tables that are crossed in their order: a few repositories first, not all that was ever judged by the lines.
fn sql(repositories: usize, lines: &BTreeSet<i64>) -> String {
    let marks: Vec<String> = (0..repositories).map(|at| format!("${}", at + 2)).collect();
    let lines: Vec<String> = lines.iter().map(i64::to_string).collect();
    let (repositories, lines) = (marks.join(", "), lines.join(", "));
    format!(
        "SELECT seen.repository, seen.reference, seen.line, seen.held, seen.said, seen.value, seen.outcome, seen.ends, \
         seen.meaning, seen.looked, (SELECT level.content FROM standing LEFT JOIN word AS level ON level.id = standing.level \
         WHERE standing.entity = seen.entity AND standing.card = seen.card AND standing.since <= seen.looked \
         ORDER BY standing.since DESC LIMIT 1) FROM (SELECT own.*, COALESCE((SELECT snapshot.moment FROM snapshot \
         JOIN word_set AS asked ON asked.id = snapshot.cards WHERE snapshot.repository = own.home \
         AND snapshot.moment >= own.since AND snapshot.moment <= $1 AND (own.until IS NULL OR snapshot.moment < own.until) \
         AND REPLACE({BREAK} || asked.content || {BREAK}, {BREAK} || own.name || {BREAK}, '') <> {BREAK} || asked.content || {BREAK} \
         ORDER BY snapshot.moment DESC LIMIT 1), own.since) AS looked FROM (\
         SELECT made.*, ROW_NUMBER() OVER (PARTITION BY made.entity, made.line, made.held ORDER BY made.since DESC) AS place FROM (\
         SELECT repository.name AS repository, repository.id AS home, entity.reference, judged.entity, judged.line, judged.since, \
         judged.until, judged.said, judged.value, judged.outcome, waiver.ends, meaning.digest AS meaning, card.id AS card, card.name, \
         CASE WHEN waiver.effect = {hold} AND judged.said IN ({partial}, {fail}) THEN 1 ELSE 0 END AS held \
         FROM repository CROSS JOIN entity CROSS JOIN judged JOIN meaning ON meaning.id = judged.meaning \
         JOIN line ON line.id = judged.line JOIN card ON card.id = line.card LEFT JOIN waiver ON waiver.id = judged.waiver \
         WHERE repository.name IN ({repositories}) AND entity.repository = repository.id AND judged.entity = entity.id \
         AND judged.line IN ({lines}) AND judged.since <= $1 \
         AND judged.said <> {unknown}) AS made) AS own WHERE own.place = 1) AS seen",
        hold = code::of_effect(crate::model::waiver::Effect::Hold),
        partial = code::of_outcome(CheckOutcome::Partial(0)),
        fail = code::of_outcome(CheckOutcome::Fail),
        unknown = code::of_outcome(CheckOutcome::Unknown),
    )
}

/// What stands between the words of a set.
const BREAK: &str = "'\n'";

impl Store {
    /// What was known of checks up to a moment. One whose meaning was another one when it was last known is not among them.
    pub(in super::super) fn memory(&mut self, sought: &[Sought], moment: i64) -> Result<Memory, Reason> {
        let wanted: BTreeSet<_> = sought.iter().map(|own| (&own.scorecard, &own.check)).collect();
        let lines =
            self.rows("SELECT card.name, line.name, line.id FROM line JOIN card ON card.id = line.card", &[])?;
        let lines: HashMap<(Arc<str>, Arc<str>), i64> = lines
            .iter()
            .map(|row| ((row.string(0), row.string(1)), row.int(2)))
            .filter(|((card, check), _)| wanted.contains(&(card, check)))
            .collect();
        let numbers: BTreeSet<i64> = lines.values().copied().collect();
        let repositories: BTreeSet<&Arc<str>> = sought.iter().map(|own| &own.repository).collect();
        let mut known: HashMap<(Arc<str>, Arc<str>, i64), Vec<Row>> = HashMap::new();
        if numbers.is_empty() {
            return Ok(Memory::new());
        }
        for names in repositories.into_iter().collect::<Vec<_>>().chunks(CHUNK) {
            let names_of = names.iter().map(|name| Value::Text((*name).clone()));
            let values: Vec<Value> = [Value::Int(moment)].into_iter().chain(names_of).collect();
            for row in self.rows(&sql(names.len(), &numbers), &values)? {
                known.entry((row.string(0), row.string(1), row.int(2))).or_default().push(row);
            }
        }
        let found = |own: &Sought| {
            let line = lines.get(&(own.scorecard.clone(), own.check.clone()))?;
            last(known.get(&(own.repository.clone(), own.entity.clone(), *line))?, own)
        };
        let mut memory = Memory::new();
        for own in sought {
            if let Some(last) = found(own) {
                memory.entry(own.at).or_default().insert(own.check.clone(), last);
            }
        }
        Ok(memory)
    }

    /// The outcome in a row that begins with [`TOLD`].
    pub(super) fn check_told(&mut self, row: &Row) -> Result<Told, Error> {
        let (value, held) = (row.small(2), row.small(5));
        let remembered = row.number(4).map(|outcome| Remembered {
            outcome: code::outcome(outcome, held),
            on: code::date(row.int(6)),
            until: code::date(row.int(7)),
            level: row.text(8),
        });
        Ok(Told {
            outcome: code::outcome(row.int(0), held.or(value)),
            said: code::outcome(row.int(1), value),
            waiver: self.waiver(row.number(3))?,
            remembered,
        })
    }
}

/// What is remembered of a check: for a waiver that holds it what was not held itself, else what was said last.
fn last(rows: &[Row], own: &Sought) -> Option<Last> {
    let is_held = |row: &&Row| row.int(3) != 0;
    let row = match own.want {
        Want::Hold => rows.iter().find(|row| !is_held(row)),
        Want::Grace => rows.iter().max_by_key(|row| row.int(9)),
    };
    let row = row.filter(|row| row.bytes(8) == Some(own.meaning.as_slice()))?;
    let is_waived = row.int(6) == code::of_outcome(CheckOutcome::Waived);
    Some(Last {
        said: code::outcome(row.int(4), row.small(5)),
        waived: row.number(7).filter(|_| is_waived).map(code::date),
        on: Date::of_unix(row.int(9))?,
        level: row.text(10),
    })
}
