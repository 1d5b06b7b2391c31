//! Who moved on a scorecard between two moments and why: definition + waiver + data + behaviour, exactly; and the two other series,
//! under today's definition, and on what both ends have in common.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::database::{Row, Value};
use super::super::error::Error;
use super::super::store::Store;
use super::known::{Scope, within};
use super::remembered::{KEPT, TOLD};
use super::standings::Stood;
use crate::model::Date;
use crate::model::movement::Movement;
use crate::model::scorecard::CheckOutcome;
use crate::score::{Told, movement};

/// How entities moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Those that are told of.
    pub told: Vec<Move>,
    /// How many there are to tell of.
    pub left: usize,
    /// How many are compared, whether or not they moved.
    pub compared: usize,
    /// The numbers of those that are not: they began in the meantime, and stand as they did then.
    pub new: Vec<i64>,
}

/// An entity that is there at the later moment, and how it moved since the earlier one, or since it began.
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
    /// When it began, where that is after the earlier moment: from then on it is compared.
    pub fn began(&self, from: i64) -> Option<i64> {
        Some(self.before.since).filter(|since| *since > from)
    }

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

/// Where an entity stood, and where it stands.
type Pair = (Stood, Stood);

/// What a question for [`Store::kept`] begins with; a table of checks follows.
fn columns() -> String {
    format!("SELECT {TOLD}, own.entity, line.name, own.meaning, own.since, own.until FROM ")
}

impl Store {
    /// Who moved, those who moved most first: those after a place, at most so many. They are compared by their scores, and the reasons
    /// of those who are told are worked out.
    pub fn movers(&mut self, scope: &Scope, after: Option<&MovePlace>, most: usize) -> Result<Moves, Error> {
        let (mut pairs, new) = self.pairs(scope)?;
        let compared = pairs.len();
        pairs.retain(|(before, after)| before.level != after.level || before.score != after.score);
        let mut pairs: Vec<_> =
            pairs.into_iter().map(|(before, after)| (place(&before, &after), (before, after))).collect();
        pairs.retain(|(place, _)| after.is_none_or(|after| place > after));
        pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        let left = pairs.len();
        let told = pairs.into_iter().take(most).map(|(_, pair)| {
            let kept = self.checks_of(&scope.scorecard, pair.0.id, [scope.from, scope.to])?;
            self.moved(pair, &kept, scope)
        });
        Ok(Moves { told: told.collect::<Result<_, _>>()?, left, compared, new })
    }

    /// All that are compared, by repository and reference.
    pub fn moves(&mut self, scope: &Scope) -> Result<Moves, Error> {
        let (pairs, new) = self.pairs(scope)?;
        let mut kept = self.all_checks(scope)?;
        let told = pairs.into_iter().map(|pair| {
            let kept = kept.remove(&pair.0.id).unwrap_or_default();
            self.moved(pair, &kept, scope)
        });
        let told: Vec<Move> = told.collect::<Result<_, _>>()?;
        Ok(Moves { left: told.len(), compared: told.len(), told, new })
    }

    /// Where each stood at the earlier moment, or else as it began, and where it stands; and who stands as it began.
    fn pairs(&mut self, scope: &Scope) -> Result<(Vec<Pair>, Vec<i64>), Error> {
        let before = self.standings(&scope.scorecard, scope.from)?;
        let after = self.standings(&scope.scorecard, scope.to)?;
        let mut before: HashMap<i64, Stood> = before.into_iter().map(|own| (own.id, own)).collect();
        if after.iter().any(|own| !before.contains_key(&own.id)) {
            let first = self.beginnings(&scope.scorecard, [scope.from, scope.to])?;
            before.extend(first.into_iter().map(|own| (own.id, own)));
        }
        let (mut pairs, mut new) = (Vec::new(), Vec::new());
        for own in after {
            match before.remove(&own.id) {
                Some(first) if first.since <= scope.from || first.since < own.since => pairs.push((first, own)),
                _ => new.push(own.id),
            }
        }
        Ok((pairs, new))
    }

    fn moved(&mut self, (before, after): Pair, kept: &Held, scope: &Scope) -> Result<Move, Error> {
        let at =
            |moment| kept.iter().filter(move |(_, own)| own.covers(moment)).map(|(check, own)| (check.as_ref(), own));
        let from = scope.from.max(before.since);
        self.compared((before, at(from).collect()), (after, at(scope.to).collect()))
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

    /// What became of the checks of all entities between two moments.
    fn all_checks(&mut self, scope: &Scope) -> Result<HashMap<i64, Held>, Error> {
        let card = self.card_number(&scope.scorecard)?;
        let held = within("judged", "line", "$3");
        let sql = format!("{}{held} AS own {KEPT} JOIN line ON line.id = own.line", columns());
        let mut all: HashMap<i64, Held> = HashMap::new();
        for line in self.query("SELECT id FROM line WHERE card = $1 ORDER BY id", &[Value::Int(card)])? {
            for row in self.query(&sql, &[line.int(0), scope.to, scope.from].map(Value::Int))? {
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

/// The day on which a score was given: that of the last look that found the score, or what it is made of, otherwise than before. Which
/// checks counted since then, nobody has seen.
fn given(since: i64, checks: &Checks<'_>) -> Date {
    Date::of_unix(checks.values().map(|own| own.since).fold(since, i64::max)).unwrap_or_default()
}
