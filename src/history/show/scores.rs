//! Scores, levels and checks between two moments.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::ask::{Change, LevelDay, Move, Moves, Scope, Stood};
use super::super::definitions::Meant;
use super::super::error::Error;
use super::super::sheet::{Cell, Sheet};
use super::super::store::Store;
use super::{Ask, By, key, sheet};
use crate::model::GroupBy;
use crate::model::movement::Movement;
use crate::model::scorecard::CheckOutcome;
use crate::report::count;
use crate::score::median;

const ADDS_UP: &str = "change = definition + waiver + data + behaviour, exactly. `restated` is the earlier score under the later \
     definition, where what was not judged then as it is now counts as unknown; `common` is the change on the checks that mean the \
     same at both ends.";

/// Which entities are told of, by their numbers: one that stands on several scorecards is one.
#[derive(Default)]
struct Seen {
    compared: BTreeSet<i64>,
    moved: BTreeSet<i64>,
    new: BTreeSet<i64>,
}

impl Seen {
    fn notes(&self) -> Vec<String> {
        let (all, still) = (self.compared.len(), self.compared.difference(&self.moved).count());
        let still = format!(
            "{still} of {} did not move and {} not shown.",
            entities(all),
            if still == 1 { "is" } else { "are" }
        );
        Some(still).filter(|_| all > 0).into_iter().chain(self.uncompared()).collect()
    }

    /// How many are not compared, where there is one.
    fn uncompared(&self) -> Option<String> {
        let is_whole = self.new.is_disjoint(&self.compared);
        let known = if is_whole { "in this time" } else { "on a scorecard in this time" };
        newcomers(self.new.len(), known)
    }
}

/// That some are not compared, where some are not.
pub(crate) fn newcomers(number: usize, known: &str) -> Option<String> {
    let verb = if number == 1 { "is" } else { "are" };
    (number > 0).then(|| format!("{} {verb} new {known} and not compared.", entities(number)))
}

fn entities(number: usize) -> String {
    count(u64::try_from(number).unwrap_or(u64::MAX), "entity")
}

/// What is said of where an entity stood at the first moment, in place of a cause.
pub(crate) const STOOD: &str = "stood so before";

impl Ask {
    fn scope(&self, scorecard: &Arc<str>) -> Scope {
        Scope { scorecard: scorecard.clone(), from: self.from, to: self.to }
    }

    /// How scores moved, and why.
    pub fn scores(&self, store: &mut Store) -> Result<Sheet, Error> {
        let own = self.kept(store)?;
        match (&own.entity, own.by) {
            (Some(entity), _) => own.timeline(store, entity),
            (None, Some(by)) => own.grouped(store, by),
            (None, None) => own.each(store),
        }
    }

    fn each(&self, store: &mut Store) -> Result<Sheet, Error> {
        let columns = vec![
            "scorecard",
            "entity",
            "owner",
            "since",
            "before",
            "now",
            "change",
            "definition",
            "waiver",
            "data",
            "behaviour",
            "restated",
            "common",
            "level before",
            "level",
            "level because",
        ];
        let mut sheet = sheet(self, format!("Scores, {}", self.stretch()), columns);
        let mut seen = Seen::default();
        for scorecard in self.scorecards(store)? {
            let Moves { told: mut moves, new, .. } = store.moves(&self.scope(&scorecard))?;
            seen.new.extend(new);
            seen.compared.extend(moves.iter().map(|own| own.after.id));
            moves.retain(|own| {
                own.before.level != own.after.level || own.movement.parts.iter().any(|part| part.points != 0)
            });
            seen.moved.extend(moves.iter().map(|own| own.after.id));
            moves.sort_by_key(|own| own.movement.points());
            sheet.rows.extend(moves.iter().map(|own| row(&scorecard, own, self.from)));
        }
        sheet.notes.extend(seen.notes());
        if !sheet.rows.is_empty() {
            sheet.notes.push(ADDS_UP.to_owned());
        }
        Ok(sheet)
    }

    fn grouped(&self, store: &mut Store, by: By) -> Result<Sheet, Error> {
        let columns = vec![
            "scorecard",
            by.as_str(),
            "entities",
            "median before",
            "median",
            "change",
            "definition",
            "waiver",
            "data",
            "behaviour",
        ];
        let mut sheet = sheet(self, format!("Scores by {}, {}", by.as_str(), self.stretch()), columns);
        let mut seen = Seen::default();
        for scorecard in self.scorecards(store)? {
            let Moves { told: moves, new, .. } = store.moves(&self.scope(&scorecard))?;
            seen.new.extend(new);
            seen.compared.extend(moves.iter().map(|own| own.after.id));
            let mut groups: BTreeMap<Option<Arc<str>>, Vec<&Move>> = BTreeMap::new();
            for own in &moves {
                for key in by.keys(&own.after.facets) {
                    groups.entry(key).or_default().push(own);
                }
            }
            for (name, moves) in groups {
                let median =
                    |of: fn(&Move) -> &Stood| median(moves.iter().map(|own| (of(own).coverage, of(own).score)));
                let parts = (0..4).map(|at| {
                    let part = |own: &&Move| own.movement.parts.get(at).map_or(0, |part| part.points);
                    Cell::Change(moves.iter().map(part).sum())
                });
                let mut cells = vec![
                    Cell::Text(scorecard.to_string()),
                    key(name.as_ref()),
                    Cell::Count(moves.len() as u64),
                    Cell::points(median(|own| &own.before)),
                    Cell::points(median(|own| &own.after)),
                    Cell::Change(moves.iter().map(|own| own.movement.points()).sum()),
                ];
                cells.extend(parts);
                sheet.rows.push(cells);
            }
        }
        sheet.notes.extend(seen.uncompared());
        let sums =
            "Changes are sums over the entities that are compared: from the first moment on, or from where they began.";
        sheet.notes.push(sums.to_owned());
        Ok(sheet)
    }

    fn timeline(&self, store: &mut Store, entity: &str) -> Result<Sheet, Error> {
        let columns = vec![
            "scorecard",
            "moment",
            "commit",
            "score",
            "change",
            "definition",
            "waiver",
            "data",
            "behaviour",
            "level",
            "because",
        ];
        let mut sheet = sheet(self, format!("{entity}, {}", self.stretch()), columns);
        let ids = store.entity(entity)?;
        for scorecard in self.scorecards(store)? {
            for id in &ids {
                let changes = store.timeline(*id, &self.scope(&scorecard))?;
                sheet.rows.extend(changes.iter().map(|own| change(&scorecard, own, self.from)));
            }
        }
        Ok(sheet)
    }

    /// How many entities stand at which level, then and now, or each day on which something changed.
    pub fn levels(&self, store: &mut Store, is_daily: bool) -> Result<Sheet, Error> {
        let by = match self.by {
            None => None,
            Some(By::Group(by)) => Some(by),
            Some(By::Path) => {
                return Err(Error::question("levels are not kept by path", "ask by owner, system, domain or tier"));
            }
        };
        let numbers =
            if is_daily { &["day", "level", "entities"][..] } else { &["level", "before", "now", "entities now"] };
        let columns = ["scorecard"].into_iter().chain(by.map(GroupBy::as_str)).chain(numbers.iter().copied());
        let mut sheet = sheet(self, format!("Levels, {}", self.stretch()), columns.collect());
        for scorecard in self.scorecards(store)? {
            let days = store.levels(&self.scope(&scorecard), by)?;
            let number = store.card_number(&scorecard)?;
            let order = order(store.prevailing(number)?.as_deref(), &days);
            let start = |day: &LevelDay| {
                let own = by.map(|_| key(day.key.as_ref()));
                [Cell::Text(scorecard.to_string())].into_iter().chain(own).collect::<Vec<_>>()
            };
            if is_daily {
                sheet.rows.extend(days.iter().flat_map(|day| daily(day, &order, &start(day))));
            } else {
                let keys: BTreeSet<_> = days.iter().map(|day| day.key.clone()).collect();
                for name in keys {
                    let own: Vec<_> = days.iter().filter(|day| day.key == name).collect();
                    if let (Some(first), Some(last)) = (own.first(), own.last()) {
                        sheet.rows.extend(then_and_now(first, last, &order, &start(last)));
                    }
                }
            }
        }
        sheet.notes.push("A day counts as it was at its end, in UTC.".to_owned());
        Ok(sheet)
    }

    /// How many pass each check, then and now.
    pub fn checks(&self, store: &mut Store) -> Result<Sheet, Error> {
        let columns = vec![
            "scorecard",
            "check",
            "rate before",
            "rate",
            "passed",
            "partial",
            "failed",
            "unknown",
            "waived",
            "not applicable",
        ];
        let mut sheet = sheet(self, format!("Checks, {}", self.stretch()), columns);
        for scorecard in self.scorecards(store)? {
            for own in store.check_rates(&self.scope(&scorecard))? {
                let now = own.after;
                let counts = [now.passed, now.partial, now.failed, now.unknown, now.waived, now.not_applicable];
                let start = [
                    Cell::Text(scorecard.to_string()),
                    Cell::Text(own.check.to_string()),
                    Cell::points(own.before.rate()),
                    Cell::points(now.rate()),
                ];
                sheet.rows.push(start.into_iter().chain(counts.map(Cell::Count)).collect());
            }
        }
        sheet.notes.push("A rate is of the entities of which it is known; a fraction counts as such.".to_owned());
        Ok(sheet)
    }
}

/// The levels that are told of, the highest first and none last.
fn order(latest: Option<&Meant>, days: &[LevelDay]) -> Vec<Option<Arc<str>>> {
    let of_card =
        latest.into_iter().flat_map(|meant| meant.card.levels.iter().rev()).map(|level| Some(level.id.clone()));
    let others = days.iter().flat_map(|day| &day.levels).filter_map(|(level, _)| level.clone()).map(Some);
    let mut seen = BTreeSet::new();
    of_card.chain(others).chain([None]).filter(|level| seen.insert(level.clone())).collect()
}

fn at(day: &LevelDay, level: Option<&Arc<str>>) -> u64 {
    day.levels.iter().find(|(own, _)| own.as_ref() == level).map_or(0, |(_, number)| *number)
}

fn level_cell(level: Option<&Arc<str>>) -> Cell {
    Cell::Text(level.map_or("none", AsRef::as_ref).to_owned())
}

fn daily(day: &LevelDay, order: &[Option<Arc<str>>], start: &[Cell]) -> Vec<Vec<Cell>> {
    let levels = order.iter().map(Option::as_ref).filter(|level| at(day, *level) > 0);
    let row = |level| {
        let cells = [Cell::Text(day.day.to_string()), level_cell(level), Cell::Count(at(day, level))];
        start.iter().cloned().chain(cells).collect()
    };
    levels.map(row).collect()
}

fn then_and_now(first: &LevelDay, last: &LevelDay, order: &[Option<Arc<str>>], start: &[Cell]) -> Vec<Vec<Cell>> {
    let levels = order.iter().map(Option::as_ref).filter(|level| at(first, *level) + at(last, *level) > 0);
    let row = |level| {
        let numbers = [at(first, level), at(last, level), last.entities].map(Cell::Count);
        start.iter().cloned().chain([level_cell(level)]).chain(numbers).collect()
    };
    levels.map(row).collect()
}

fn parts(movement: &Movement) -> impl Iterator<Item = Cell> {
    movement.parts.iter().map(|part| Cell::Change(part.points)).collect::<Vec<_>>().into_iter()
}

fn row(scorecard: &Arc<str>, own: &Move, from: i64) -> Vec<Cell> {
    let score = |score: Option<u32>| i64::from(score.unwrap_or(0));
    let [old, new] = own.common;
    let mut cells = vec![
        Cell::Text(scorecard.to_string()),
        Cell::Text(own.after.entity.to_string()),
        Cell::maybe(own.after.facets.owner.as_deref()),
        own.began(from).map_or(Cell::None, Cell::Moment),
        Cell::points(own.movement.before.score),
        Cell::points(own.movement.after().score),
        Cell::Change(own.movement.points()),
    ];
    cells.extend(parts(&own.movement));
    cells.extend([
        Cell::points(own.restated),
        Cell::Change(score(new) - score(old)),
        Cell::maybe(own.before.level.as_deref()),
        Cell::maybe(own.after.level.as_deref()),
        Cell::maybe(own.movement.level_because().as_deref()),
    ]);
    cells
}

fn change(scorecard: &Arc<str>, own: &Change, from: i64) -> Vec<Cell> {
    let movement = own.by.as_ref().map(|by| &by.movement);
    let mut cells = vec![
        Cell::Text(scorecard.to_string()),
        Cell::Moment(own.moment),
        Cell::maybe(own.revision.as_deref().and_then(|text| text.get(..12))),
        Cell::points(own.score),
        movement.map_or(Cell::None, |movement| Cell::Change(movement.points())),
    ];
    match movement {
        Some(movement) => cells.extend(parts(movement)),
        None => cells.extend([Cell::None, Cell::None, Cell::None, Cell::None]),
    }
    cells.push(Cell::maybe(own.level.as_deref()));
    let because =
        if own.is_before(from) { STOOD.to_owned() } else { movement.map(because).unwrap_or_default().join(", ") };
    cells.push(if because.is_empty() { Cell::None } else { Cell::Text(because) });
    cells
}

/// The checks whose outcome changed; and, where the level moved by something else, by what.
fn because(movement: &Movement) -> Vec<String> {
    let word = |outcome: Option<CheckOutcome>| outcome.map_or("none", CheckOutcome::as_str);
    let checks = movement.parts.iter().flat_map(|part| &part.checks);
    let checks = checks.map(|own| format!("{} {} → {}", own.check, word(own.from), word(own.to)));
    let others = movement.of_level().filter_map(|part| match part.turned() {
        Some(turned) => Some(format!("{}: {turned}", part.part.as_str())),
        None => part.checks.is_empty().then(|| part.part.as_str().to_owned()),
    });
    checks.chain(others).collect()
}
