//! Whether a history is what it should be: the database's own files, intervals, definitions, roll-ups and scores.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::adopted;
use super::changes::Span;
use super::code;
use super::database::{Reason, Row, Value};
use super::definitions::{self, Meant};
use super::digest;
use super::error::Error;
use super::kept::Kind;
use super::rollup::Rollup;
use super::run::Definition;
use super::store::Store;
use crate::model::Date;
use crate::model::adoption::{AskedPath, State};
use crate::score::Told;

impl Store {
    /// What is wrong with it, a sentence each; empty where all is well.
    pub fn verify(&mut self) -> Result<Vec<String>, Error> {
        self.read(|store| {
            let mut wrong = store.database.check()?;
            let cards = store.texts(&mut wrong)?;
            store.intervals(&mut wrong)?;
            store.sets(&mut wrong)?;
            store.paths(&mut wrong)?;
            store.rollups(&mut wrong)?;
            store.scores(&cards, &mut wrong)?;
            store.verify_flow(&mut wrong)?;
            Ok(wrong)
        })
    }

    /// Definitions are known by the digests of their texts, and can be read.
    fn texts(&mut self, wrong: &mut Vec<String>) -> Result<HashMap<i64, Meant>, Reason> {
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
                Ok(meant) => drop(cards.insert(row.int(0), meant)),
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

    /// Sets of words that looks at repositories name are there.
    fn sets(&mut self, wrong: &mut Vec<String>) -> Result<(), Reason> {
        let sql = "SELECT COUNT(*) FROM (SELECT answered AS own FROM snapshot UNION SELECT cards FROM snapshot \
             UNION SELECT seen FROM snapshot UNION SELECT paths FROM snapshot) AS named WHERE own NOT IN (SELECT id FROM word_set)";
        let found = self.rows(sql, &[])?.first().map_or(0, |row| row.int(0));
        if found > 0 {
            wrong.push(format!("{found} sets of words are named by looks at repositories, and not there"));
        }
        Ok(())
    }

    /// Golden paths are known by the digests of what was asked, and their states are those of their signals.
    fn paths(&mut self, wrong: &mut Vec<String>) -> Result<(), Reason> {
        let sql = "SELECT path.name, own.title, own.version, own.at_least, own.voluntary, own.digest FROM path_definition AS own \
             JOIN golden_path AS path ON path.id = own.path ORDER BY own.id";
        for row in self.rows(sql, &[])? {
            let [id, title, version] = [0, 1, 2].map(|at| row.string(at));
            let at_least = row.small(3).unwrap_or_default();
            let own = AskedPath { id, title, version, at_least, is_voluntary: row.int(4) != 0 };
            if row.bytes(5) != Some(digest::of_path(&own).as_slice()) {
                wrong.push(format!("version {} of the golden path `{}` is not what was recorded", own.version, own.id));
            }
        }
        let sql = "SELECT own.state, word.content, definition.at_least, COUNT(*) FROM adopted AS own \
             JOIN path_definition AS definition ON definition.id = own.definition JOIN word ON word.id = own.signals \
             GROUP BY own.state, word.content, definition.at_least ORDER BY own.state, word.content, definition.at_least";
        let mut odd = 0;
        for row in self.rows(sql, &[])? {
            let state = State::of(&adopted::read(&row.string(1)), row.small(2).unwrap_or_default());
            odd += if state == code::state(row.int(0)) { 0 } else { row.int(3) };
        }
        if odd > 0 {
            wrong.push(format!("{odd} states on golden paths are not what their signals give"));
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
        let (kept_levels, kept_checks) = self.sums()?;
        if folded(levels, 3, first) != folded(kept_levels, 3, first) {
            wrong.push("the roll-ups of levels are not the sums of what is kept".to_owned());
        }
        if folded(checks, 1, first) != folded(kept_checks, 1, first) {
            wrong.push("the roll-ups of checks are not the sums of what is kept".to_owned());
        }
        Ok(())
    }

    /// The scores that stand now are those of the outcomes that stand now.
    fn scores(&mut self, cards: &HashMap<i64, Meant>, wrong: &mut Vec<String>) -> Result<(), Reason> {
        let sql = "SELECT own.entity, own.card, own.definition, own.score, entity.reference, own.since FROM standing AS own \
             JOIN entity ON entity.id = own.entity WHERE own.until IS NULL ORDER BY own.entity, own.card";
        for row in self.rows(sql, &[])? {
            let Some(meant) = cards.get(&row.int(2)) else { continue };
            let sql = "SELECT line.name, own.outcome, COALESCE(own.remembered_value, own.value), own.since FROM judged AS own \
                 JOIN line ON line.id = own.line WHERE own.entity = $1 AND line.card = $2 AND own.until IS NULL";
            let found = self.rows(sql, &[Value::Int(row.int(0)), Value::Int(row.int(1))])?;
            let told = |own: &Row| {
                let outcome = code::outcome(own.int(1), own.small(2));
                // Of a waiver the score knows only what it made of the outcome.
                (own.string(0), Told::plain(outcome))
            };
            let told: HashMap<Arc<str>, Told> = found.iter().map(told).collect();
            let given = found.iter().map(|own| own.int(3)).fold(row.int(5), i64::max);
            let score = meant.telling.score(|check| told.get(check), Date::of_unix(given).unwrap_or_default());
            if score != row.small(3) {
                wrong.push(format!(
                    "the score of {} on `{}` is not what its checks give",
                    row.string(4),
                    meant.card.id
                ));
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
