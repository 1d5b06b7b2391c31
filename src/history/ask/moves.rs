//! Who moved on a scorecard between two moments and why: definition + waiver + data + behaviour, exactly; and the two other series,
//! under today's definition, and on what both ends have in common.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use super::known::{Scope, at};
use super::remembered::{KEPT, TOLD};
use super::standings::Stood;
use crate::model::Date;
use crate::model::movement::Movement;
use crate::model::scorecard::CheckOutcome;
use crate::score::{Told, movement};

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

/// The place of a movement in the order: how far it went, the furthest first, the repository and the entity.
pub type MovePlace = (i64, Arc<str>, Arc<str>);

impl Move {
    /// Its place in the order.
    pub fn place(&self) -> MovePlace {
        place(&self.before, &self.after)
    }
}

fn place(before: &Stood, after: &Stood) -> MovePlace {
    let points = |own: &Stood| i64::from(own.score.unwrap_or(0));
    (-(points(after) - points(before)).abs(), after.repository.clone(), after.entity.clone())
}

/// A check as it was kept.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    meaning: i64,
    told: Told,
    since: i64,
    until: Option<i64>,
}

impl Kept {
    /// Whether it was so at a moment.
    pub(super) fn covers(&self, moment: i64) -> bool {
        self.since <= moment && self.until.is_none_or(|until| moment < until)
    }
}

/// The checks of an entity, with all that became of them.
pub(super) type Held = Vec<(Arc<str>, Kept)>;

/// The checks of an entity at a moment, by id.
type Checks<'k> = HashMap<&'k str, &'k Kept>;

/// What a question for [`Store::kept`] begins with; a table of checks follows.
fn columns() -> String {
    format!("SELECT {TOLD}, own.entity, line.name, own.meaning, own.since, own.until FROM ")
}

impl Store {
    /// Who moved, those who moved most first: those after a place, at most so many, and how many that are in all. They are compared
    /// by their scores, and the reasons of those who are told are worked out.
    pub fn movers(
        &mut self,
        scope: &Scope,
        after: Option<&MovePlace>,
        most: usize,
    ) -> Result<(Vec<Move>, usize), Error> {
        let mut pairs = self.pairs(scope)?;
        pairs.retain(|(before, after)| before.level != after.level || before.score != after.score);
        let mut pairs: Vec<_> =
            pairs.into_iter().map(|(before, after)| (place(&before, &after), (before, after))).collect();
        pairs.retain(|(place, _)| after.is_none_or(|after| place > after));
        pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        let all = pairs.len();
        let told = pairs.into_iter().take(most).map(|(_, pair)| self.explained(pair, scope));
        Ok((told.collect::<Result<_, _>>()?, all))
    }

    fn explained(&mut self, (before, after): (Stood, Stood), scope: &Scope) -> Result<Move, Error> {
        let kept = self.checks_of(&scope.scorecard, before.id, [scope.from, scope.to])?;
        let at =
            |moment| kept.iter().filter(move |(_, own)| own.covers(moment)).map(|(check, own)| (check.as_ref(), own));
        self.compared((before, at(scope.from).collect()), (after, at(scope.to).collect()))
    }

    /// All that were there at both ends, by repository and reference.
    pub fn moves(&mut self, scope: &Scope) -> Result<Vec<Move>, Error> {
        let pairs = self.pairs(scope)?;
        let (old, new) = (self.all_checks(scope, scope.from)?, self.all_checks(scope, scope.to)?);
        let one = |(before, after): (Stood, Stood)| {
            let (was, is) = (
                old.get(&before.id).map_or_else(Checks::new, |all| by_id(all)),
                new.get(&after.id).map_or_else(Checks::new, |all| by_id(all)),
            );
            self.compared((before, was), (after, is))
        };
        pairs.into_iter().map(one).collect()
    }

    fn pairs(&mut self, scope: &Scope) -> Result<Vec<(Stood, Stood)>, Error> {
        let before = self.standings(&scope.scorecard, scope.from)?;
        let after = self.standings(&scope.scorecard, scope.to)?;
        let mut before: HashMap<i64, Stood> = before.into_iter().map(|own| (own.id, own)).collect();
        Ok(after.into_iter().filter_map(|own| Some((before.remove(&own.id)?, own))).collect())
    }

    /// What became of the checks of an entity between two moments.
    pub(super) fn checks_of(&mut self, scorecard: &str, entity: i64, [from, to]: [i64; 2]) -> Result<Held, Error> {
        let card = self.card_number(scorecard)?;
        let sql = format!(
            "{}judged AS own {KEPT} JOIN line ON line.id = own.line WHERE own.entity = $1 AND line.card = $2 \
             AND own.since <= $3 AND (own.until IS NULL OR own.until > $4)",
            columns()
        );
        let found = self.query(&sql, &[entity, card, to, from].map(Value::Int))?;
        found.iter().map(|row| self.kept(row)).collect()
    }

    /// The checks of all entities at a moment.
    fn all_checks(&mut self, scope: &Scope, moment: i64) -> Result<HashMap<i64, Held>, Error> {
        let card = self.card_number(&scope.scorecard)?;
        let sql = format!("{}{} AS own {KEPT} JOIN line ON line.id = own.line", columns(), at("judged", "line"));
        let mut all: HashMap<i64, Held> = HashMap::new();
        for line in self.query("SELECT id FROM line WHERE card = $1 ORDER BY id", &[Value::Int(card)])? {
            for row in self.query(&sql, &[Value::Int(line.int(0)), Value::Int(moment)])? {
                all.entry(row.int(9)).or_default().push(self.kept(&row)?);
            }
        }
        Ok(all)
    }

    fn kept(&mut self, row: &Row) -> Result<(Arc<str>, Kept), Error> {
        let told = self.check_told(row)?;
        Ok((row.string(10), Kept { meaning: row.int(11), told, since: row.int(12), until: row.number(13) }))
    }

    /// Why an entity stands otherwise than before.
    pub(super) fn compared(
        &mut self,
        (before, old): (Stood, Checks<'_>),
        (after, new): (Stood, Checks<'_>),
    ) -> Result<Move, Error> {
        let (first, last) = (self.definition(before.definition)?, self.definition(after.definition)?);
        let (from, to) = (given(before.since, &old), given(after.since, &new));
        let was = first.telling.result(|check| old.get(check).map(|own| &own.told), from);
        let is = last.telling.result(|check| new.get(check).map(|own| &own.told), to);
        let unknown = Told::plain(CheckOutcome::Unknown);
        let same =
            |check: &str| Some((*old.get(check)?, *new.get(check)?)).filter(|(old, new)| old.meaning == new.meaning);
        let restated =
            last.telling.score(|check| new.get(check).map(|_| same(check).map_or(&unknown, |(old, _)| &old.told)), to);
        let common = [
            last.telling.score(|check| same(check).map(|(old, _)| &old.told), to),
            last.telling.score(|check| same(check).map(|(_, new)| &new.told), to),
        ];
        Ok(Move { restated, common, movement: movement(&was, &is), before, after })
    }
}

fn by_id(all: &[(Arc<str>, Kept)]) -> Checks<'_> {
    all.iter().map(|(check, own)| (check.as_ref(), own)).collect()
}

/// The day on which a score was given: that of the last look that found the score, or what it is made of, otherwise than before. Which
/// checks counted since then, nobody has seen.
fn given(since: i64, checks: &Checks<'_>) -> Date {
    Date::of_unix(checks.values().map(|own| own.since).fold(since, i64::max)).unwrap_or_default()
}
