//! How many entities stood at which level, day by day, from the roll-ups.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::code;
use super::super::database::Value;
use super::super::error::Error;
use super::super::store::Store;
use super::known::Scope;
use crate::model::{Date, GroupBy};

/// How some entities stood at the end of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelDay {
    /// The day, in UTC.
    pub day: Date,
    /// What they have in common; none for those that have no such thing, and where all are taken together.
    pub key: Option<Arc<str>>,
    /// How many stand at each level, by the level's id; none first.
    pub levels: Vec<(Option<Arc<str>>, u64)>,
    /// How many there are.
    pub entities: u64,
    /// How many of them have a score.
    pub scored: u64,
    /// The sum of their scores, in basis points.
    pub score: u64,
    /// The sum of the known shares, in basis points, of those of which something applies.
    pub coverage: u64,
}

/// What roll-ups can be asked by.
const fn dimension(by: Option<GroupBy>) -> Option<i64> {
    match by {
        None => Some(0),
        Some(GroupBy::Owner) => Some(1),
        Some(GroupBy::System) => Some(2),
        Some(GroupBy::Domain) => Some(3),
        Some(GroupBy::Tier) => Some(4),
        Some(GroupBy::Language) => None,
    }
}

/// Sums as they are worked out: entities, those with a score, scores, coverages.
type Sums = [i64; 4];

/// What changed on each day, by level.
type Days = BTreeMap<i64, Vec<(Option<Arc<str>>, Sums)>>;

impl Store {
    /// Levels at the end of each day between two moments on which something changed, and of the first and the last one; by day and key.
    pub fn levels(&mut self, scope: &Scope, by: Option<GroupBy>) -> Result<Vec<LevelDay>, Error> {
        let card = self.card_number(&scope.scorecard)?;
        let Some(dimension) = dimension(by) else {
            return Err(Error::question("levels are not kept by language", "ask by owner, system, domain or tier"));
        };
        let (first, last) = (code::day(scope.from), code::day(scope.to));
        let sql = "SELECT own.word, key.content, own.day, level.content, own.entities, own.scored, own.score, own.coverage \
             FROM level_day AS own LEFT JOIN word AS key ON key.id = own.word LEFT JOIN word AS level ON level.id = own.level \
             WHERE own.card = $1 AND own.dimension = $2 AND own.day <= $3 ORDER BY own.word, own.day";
        let rows = self.query(sql, &[Value::Int(card), Value::Int(dimension), Value::Int(last)])?;
        let mut groups: BTreeMap<Option<Arc<str>>, Days> = BTreeMap::new();
        for row in &rows {
            let day = row.int(2).max(first);
            let sums = [4, 5, 6, 7].map(|at| row.int(at));
            groups.entry(row.text(1)).or_default().entry(day).or_default().push((row.text(3), sums));
        }
        let mut told: Vec<LevelDay> =
            groups.into_iter().flat_map(|(key, days)| summed(key.as_ref(), days, [first, last])).collect();
        told.sort_by(|a, b| (a.day, &a.key).cmp(&(b.day, &b.key)));
        Ok(told)
    }
}

/// The sums up to each day.
fn summed(key: Option<&Arc<str>>, mut days: Days, ends: [i64; 2]) -> Vec<LevelDay> {
    for day in ends {
        days.entry(day).or_default();
    }
    let mut levels: BTreeMap<Option<Arc<str>>, i64> = BTreeMap::new();
    let mut all: Sums = [0; 4];
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    let mut told = Vec::new();
    for (day, changes) in days {
        for (level, sums) in changes {
            *levels.entry(level).or_default() += sums.first().copied().unwrap_or_default();
            all.iter_mut().zip(sums).for_each(|(all, own)| *all += own);
        }
        let [entities, scored, score, coverage] = all.map(count);
        told.push(LevelDay {
            day: code::date(day),
            key: key.cloned(),
            levels: levels.iter().filter(|(_, n)| **n > 0).map(|(level, n)| (level.clone(), count(*n))).collect(),
            entities,
            scored,
            score,
            coverage,
        });
    }
    told
}
