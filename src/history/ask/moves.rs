//! Who moved on a scorecard between two moments and why: definition + waiver + data + behaviour, exactly; and the two other series,
//! under today's definition, and on what both ends have in common.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::code;
use super::super::database::{Row, Value};
use super::super::definitions::Meant;
use super::super::error::Error;
use super::super::store::Store;
use super::known::{Scope, at};
use super::standings::Stood;
use crate::model::Date;
use crate::model::movement::Movement;
use crate::model::scorecard::{CheckOutcome, Excuse, ScorecardResult};
use crate::score::{Told, movement, retold};

/// An entity that was there at both ends, and how it moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where it stood.
    pub before: Stood,
    /// Where it stands.
    pub after: Stood,
    /// Why, as scored.
    pub movement: Movement,
    /// Its earlier score under the later definition; what was not judged then as it is now counts as unknown.
    pub restated: Option<u32>,
    /// Its scores on the checks that mean the same at both ends, weighed as they are at the later one.
    pub common: [Option<u32>; 2],
}

/// A check as it was kept.
#[derive(Clone, Debug)]
struct Kept {
    meaning: Vec<u8>,
    told: Told,
    since: i64,
}

type Checks = HashMap<Arc<str>, Kept>;

impl Store {
    /// Who moved most, at most so many: all are compared by their scores, and the reasons of those who are told are worked out.
    pub fn movers(&mut self, scope: &Scope, most: usize) -> Result<Vec<Move>, Error> {
        let mut pairs = self.pairs(scope)?;
        let far = |(before, after): &(Stood, Stood)| {
            let points = |own: &Stood| i64::from(own.score.unwrap_or(0));
            (before.level == after.level && before.score == after.score, -(points(after) - points(before)).abs())
        };
        pairs.sort_by_key(far);
        pairs.truncate(most);
        pairs.into_iter().map(|pair| self.explained(pair, scope)).collect()
    }

    /// How one entity moved; none where it was not there at both ends.
    pub(super) fn step(&mut self, entity: i64, scope: &Scope) -> Result<Option<Move>, Error> {
        let [before, after] = [scope.from, scope.to].map(|moment| self.standing(entity, &scope.scorecard, moment));
        let (Some(before), Some(after)) = (before?, after?) else { return Ok(None) };
        self.explained((before, after), scope).map(Some)
    }

    fn explained(&mut self, (before, after): (Stood, Stood), scope: &Scope) -> Result<Move, Error> {
        let old = self.checks_of(&scope.scorecard, before.id, scope.from)?;
        let new = self.checks_of(&scope.scorecard, after.id, scope.to)?;
        self.compared((before, old), (after, new))
    }

    /// All that were there at both ends, by repository and reference.
    pub fn moves(&mut self, scope: &Scope) -> Result<Vec<Move>, Error> {
        let pairs = self.pairs(scope)?;
        let (mut old, mut new) = (self.all_checks(scope, scope.from)?, self.all_checks(scope, scope.to)?);
        let mut told = Vec::new();
        for (before, after) in pairs {
            let (was, is) = (old.remove(&before.id).unwrap_or_default(), new.remove(&after.id).unwrap_or_default());
            told.push(self.compared((before, was), (after, is))?);
        }
        Ok(told)
    }

    fn pairs(&mut self, scope: &Scope) -> Result<Vec<(Stood, Stood)>, Error> {
        let before = self.standings(&scope.scorecard, scope.from)?;
        let mut before: HashMap<i64, Stood> = before.into_iter().map(|own| (own.id, own)).collect();
        let after = self.standings(&scope.scorecard, scope.to)?;
        Ok(after.into_iter().filter_map(|own| Some((before.remove(&own.id)?, own))).collect())
    }

    /// The checks of an entity at a moment.
    fn checks_of(&mut self, scorecard: &str, entity: i64, moment: i64) -> Result<Checks, Error> {
        let waivers = self.all_waivers()?;
        let card = self.card_number(scorecard)?;
        let sql = "SELECT own.entity, line.name, meaning.digest, own.outcome, own.said, own.value, own.waiver, own.since FROM judged AS own \
             JOIN line ON line.id = own.line JOIN meaning ON meaning.id = own.meaning \
             WHERE own.entity = $1 AND own.since <= $2 AND (own.until IS NULL OR own.until > $2) AND line.card = $3";
        let found = self.query(sql, &[Value::Int(entity), Value::Int(moment), Value::Int(card)])?;
        Ok(found.iter().map(|row| kept(row, &waivers)).collect())
    }

    /// The checks of all entities at a moment.
    fn all_checks(&mut self, scope: &Scope, moment: i64) -> Result<HashMap<i64, Checks>, Error> {
        let waivers = self.all_waivers()?;
        let card = self.card_number(&scope.scorecard)?;
        let mut all: HashMap<i64, Checks> = HashMap::new();
        for line in self.query("SELECT id FROM line WHERE card = $1 ORDER BY id", &[Value::Int(card)])? {
            let sql = format!(
                "SELECT own.entity, line.name, meaning.digest, own.outcome, own.said, own.value, own.waiver, own.since FROM {} AS own \
                 JOIN line ON line.id = own.line JOIN meaning ON meaning.id = own.meaning",
                at("judged", "line")
            );
            for row in self.query(&sql, &[Value::Int(line.int(0)), Value::Int(moment)])? {
                all.entry(row.int(0)).or_default().extend([kept(&row, &waivers)]);
            }
        }
        Ok(all)
    }

    fn compared(&mut self, (before, old): (Stood, Checks), (after, new): (Stood, Checks)) -> Result<Move, Error> {
        let (first, last) = (self.definition(before.definition)?, self.definition(after.definition)?);
        let (from, to) = (given(before.since, &old), given(after.since, &new));
        let (was, is) = (result(&first, &old, from), result(&last, &new, to));
        let movement = movement(&was, &is);
        let unknown = Told { outcome: CheckOutcome::Unknown, said: CheckOutcome::Unknown, waiver: None };
        let meant = |check: &Arc<str>| last.meanings.get(check).map(|own| own.digest.as_slice());
        let told_then = |check: &Arc<str>| {
            let kept = old.get(check).filter(|own| meant(check) == Some(own.meaning.as_slice()));
            (check.clone(), kept.map_or_else(|| unknown.clone(), |own| own.told.clone()))
        };
        let restated = new.keys().map(told_then).collect();
        let is_common =
            |check: &&Arc<str>| old.get(*check).map(|own| &own.meaning) == new.get(*check).map(|own| &own.meaning);
        let common = |own: &Checks| {
            let of = |check: &Arc<str>| Some((check.clone(), own.get(check)?.told.clone()));
            retold(&last.card, &new.keys().filter(is_common).filter_map(of).collect(), to).score
        };
        Ok(Move {
            restated: retold(&last.card, &restated, to).score,
            common: [common(&old), common(&new)],
            movement,
            before,
            after,
        })
    }
}

fn kept(row: &Row, waivers: &HashMap<i64, Excuse>) -> (Arc<str>, Kept) {
    let value = row.small(5);
    let told = Told {
        outcome: code::outcome(row.int(3), value),
        said: code::outcome(row.int(4), value),
        waiver: row.number(6).and_then(|id| waivers.get(&id)).cloned(),
    };
    (row.string(1), Kept { meaning: row.bytes(2).unwrap_or_default().to_vec(), told, since: row.int(7) })
}

/// The day on which a score was given: that of the last look that found the score, or what it is made of, otherwise than before. Which
/// checks counted since then, nobody has seen.
fn given(since: i64, checks: &Checks) -> Date {
    Date::of_unix(checks.values().map(|own| own.since).fold(since, i64::max)).unwrap_or_default()
}

/// What a definition made of its checks.
fn result(meant: &Meant, checks: &Checks, day: Date) -> ScorecardResult {
    let told = checks.iter().map(|(check, own)| (check.clone(), own.told.clone())).collect();
    retold(&meant.card, &told, day)
}
