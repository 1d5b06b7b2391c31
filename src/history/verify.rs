//! Whether a history is what it should be: the database's own files, intervals, definitions, roll-ups and scores.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::changes::Span;
use super::code;
use super::database::{Reason, Value};
use super::definitions;
use super::error::Error;
use super::kept::Kind;
use super::rollup::Rollup;
use super::run::Definition;
use super::store::Store;
use crate::model::Date;
use crate::model::scorecard::Scorecard;
use crate::score::{Told, retold};

impl Store {
    /// What is wrong with it, a sentence each; empty where all is well.
    pub fn verify(&mut self) -> Result<Vec<String>, Error> {
        self.read(|store| {
            let mut wrong = store.database.check()?;
            let cards = store.texts(&mut wrong)?;
            store.intervals(&mut wrong)?;
            store.rollups(&mut wrong)?;
            store.scores(&cards, &mut wrong)?;
            Ok(wrong)
        })
    }

    /// Definitions are known by the digests of their texts, and can be read.
    fn texts(&mut self, wrong: &mut Vec<String>) -> Result<HashMap<i64, Arc<Scorecard>>, Reason> {
        let sql = "SELECT definition.id, card.name, definition.version, definition.source, definition.content, definition.digest \
             FROM definition JOIN card ON card.id = definition.card ORDER BY definition.id";
        let mut cards = HashMap::new();
        for row in self.rows(sql, &[])? {
            let [id, version, source, text] = [1, 2, 3, 4].map(|at| row.string(at));
            let own = Definition { id, version, source, text };
            if row.bytes(5) != Some(own.digest().as_slice()) {
                wrong.push(format!(
                    "the text of version {} of the scorecard `{}` is not what was recorded",
                    own.version, own.id
                ));
            }
            match definitions::read(&own) {
                Ok(meant) => drop(cards.insert(row.int(0), meant.card)),
                Err(error) => wrong.push(error.to_string()),
            }
        }
        Ok(cards)
    }

    /// Intervals of one thing follow each other, and none is empty.
    fn intervals(&mut self, wrong: &mut Vec<String>) -> Result<(), Reason> {
        for kind in Kind::ALL {
            let (table, keys) = (kind.table(), kind.keys().join(", "));
            let sql = format!(
                "SELECT COUNT(*) FROM (SELECT since, until, LEAD(since) OVER (PARTITION BY {keys} ORDER BY since) AS next \
                 FROM {table}) AS own WHERE until <= since OR until > next OR (until IS NULL AND next IS NOT NULL)"
            );
            let found = self.rows(&sql, &[])?.first().map_or(0, |row| row.int(0));
            if found > 0 {
                wrong.push(format!("{found} intervals of `{table}` are empty or overlap the next one"));
            }
        }
        Ok(())
    }

    /// Roll-ups are the sums of the intervals. Of the days before the first that is kept only their sum is known.
    fn rollups(&mut self, wrong: &mut Vec<String>) -> Result<(), Reason> {
        let first = self.cutoff()?.map_or(i64::MIN, code::day);
        let mut sums = Rollup::default();
        for repository in self.rows("SELECT id FROM repository ORDER BY id", &[])? {
            for kind in [Kind::Judged, Kind::Standing] {
                let known = kind.of_repository(&mut *self.database, repository.int(0), true)?;
                for ([_, about], kept) in known.iter().flat_map(|(key, all)| all.iter().map(move |own| (*key, own))) {
                    let span: &Span<_> = &kept.span;
                    match kind {
                        Kind::Judged => sums.judged((1, about), span),
                        _ => sums.standing(&mut *self.database, &mut self.words, (1, about), span)?,
                    }
                }
            }
        }
        let (levels, checks) = sums.sums();
        let sql = "SELECT card, dimension, word, day, level, entities, scored, score, coverage FROM level_day";
        let kept = self.rows(sql, &[])?;
        let kept = kept.iter().map(|row| ([0, 1, 2, 3, 4].map(|at| row.int(at)), [5, 6, 7, 8].map(|at| row.int(at))));
        if folded(levels, 3, first) != folded(kept, 3, first) {
            wrong.push("the roll-ups of levels are not the sums of what is kept".to_owned());
        }
        let kept = self.rows("SELECT line, day, outcome, entities, value FROM check_day", &[])?;
        let kept = kept.iter().map(|row| ([0, 1, 2].map(|at| row.int(at)), [3, 4].map(|at| row.int(at))));
        if folded(checks, 1, first) != folded(kept, 1, first) {
            wrong.push("the roll-ups of checks are not the sums of what is kept".to_owned());
        }
        Ok(())
    }

    /// The scores that stand now are those of the outcomes that stand now.
    fn scores(&mut self, cards: &HashMap<i64, Arc<Scorecard>>, wrong: &mut Vec<String>) -> Result<(), Reason> {
        let waivers = self.all_waivers().map_err(|error| error.to_string())?;
        let sql = "SELECT own.entity, own.card, own.definition, own.score, entity.reference, own.since FROM standing AS own \
             JOIN entity ON entity.id = own.entity WHERE own.until IS NULL ORDER BY own.entity, own.card";
        for row in self.rows(sql, &[])? {
            let Some(card) = cards.get(&row.int(2)) else { continue };
            let sql = "SELECT line.name, own.outcome, own.said, own.value, own.waiver, own.since FROM judged AS own \
                 JOIN line ON line.id = own.line WHERE own.entity = $1 AND line.card = $2 AND own.until IS NULL";
            let found = self.rows(sql, &[Value::Int(row.int(0)), Value::Int(row.int(1))])?;
            let told = found.iter().map(|own| {
                let value = own.small(3);
                let told = Told {
                    outcome: code::outcome(own.int(1), value),
                    said: code::outcome(own.int(2), value),
                    waiver: own.number(4).and_then(|id| waivers.get(&id)).cloned(),
                };
                (own.string(0), told)
            });
            let given = found.iter().map(|own| own.int(5)).fold(row.int(5), i64::max);
            let day = Date::of_unix(given).unwrap_or_default();
            let score = retold(card, &told.collect(), day).score;
            if score != row.small(3) {
                wrong.push(format!("the score of {} on `{}` is not what its checks give", row.string(4), card.id));
            }
        }
        Ok(())
    }
}

/// Sums by key, those of all days before the first one together, without what is 0.
fn folded<const K: usize, const S: usize>(
    all: impl IntoIterator<Item = ([i64; K], [i64; S])>,
    day: usize,
    first: i64,
) -> BTreeMap<[i64; K], [i64; S]> {
    let mut folded: BTreeMap<[i64; K], [i64; S]> = BTreeMap::new();
    for (mut key, sums) in all {
        if let Some(day) = key.get_mut(day) {
            *day = (*day).max(first);
        }
        folded.entry(key).or_insert([0; S]).iter_mut().zip(sums).for_each(|(sum, own)| *sum += own);
    }
    folded.retain(|_, sums| *sums != [0; S]);
    folded
}
