//! Two results of a scorecard on an entity → why the score moved: definition + waiver + data + behaviour, exactly.
//!
//! One thing is changed after the other, always in this order: the new definition on what was judged before, then the waivers, then
//! which data there are, then what is judged now. Each part is what its change does to the score at that point. A check whose meaning
//! is new has no earlier outcome to go by, so that all of it belongs to the definition; an outcome that was unknown, or is now,
//! belongs to the data. Pure: never looks at a repository.

use std::collections::BTreeMap;

use super::card::excused;
use super::numbers::{Counted, is_open, numbers};
use crate::model::movement::{CheckMove, Movement, Part, PartMove, Stand, Turn, Turned};
use crate::model::scorecard::{Check, CheckOutcome, CheckResult, Phase, Remembered, Scorecard, ScorecardResult};
use crate::model::waiver::Effect;

/// A check between the old state and the new one.
struct Line<'r> {
    new: &'r CheckResult,
    /// The same check with the same meaning, as it was.
    old: Option<&'r CheckResult>,
    said: CheckOutcome,
    effect: Option<Effect>,
    remembered: Option<&'r Remembered>,
}

impl<'r> Line<'r> {
    fn start(new: &'r CheckResult, old: Option<&'r CheckResult>) -> Self {
        let from = old.unwrap_or(new);
        Self { new, old, said: from.said, effect: effect(from), remembered: from.remembered.as_ref() }
    }

    /// What is known of a check counts as it was reported: a held value is not worked out here.
    fn outcome(&self) -> CheckOutcome {
        let reported = [Some(self.new), self.old].into_iter().flatten();
        let now = (self.said, self.effect, self.remembered);
        let same = reported.into_iter().find(|own| (own.said, effect(own), own.remembered.as_ref()) == now);
        same.map_or_else(|| excused(self.said, self.effect, self.remembered), |own| own.outcome)
    }

    fn counted(&self) -> Counted<'r> {
        Counted { outcome: self.outcome(), remembered: self.remembered, ..Counted::of(self.new) }
    }

    fn take(&mut self, part: Part) {
        let is_unknown = |own: &CheckResult| own.said == CheckOutcome::Unknown;
        match part {
            Part::Waiver => {
                self.effect = effect(self.new);
                // What a waiver holds comes and goes with it.
                if self.effect == Some(Effect::Hold) {
                    self.remembered = self.new.remembered.as_ref();
                }
            }
            Part::Data => {
                self.remembered = self.new.remembered.as_ref();
                if self.old.is_some_and(is_unknown) != is_unknown(self.new) {
                    self.said = self.new.said;
                }
            }
            Part::Definition => {}
            Part::Behaviour => self.said = self.new.said,
        }
    }
}

fn effect(result: &CheckResult) -> Option<Effect> {
    result.waiver.as_ref().map(|own| own.effect)
}

/// Whether an outcome of one is an outcome of the other.
fn is_same(one: &Check, other: &Check) -> bool {
    (one.rev, one.partial, &one.rule, &one.params) == (other.rev, other.partial, &other.rule, &other.params)
        && (&one.applies, &one.needs) == (&other.applies, &other.needs)
}

/// Why the score of an entity moved from one result to the next one.
pub fn movement(old: &ScorecardResult, new: &ScorecardResult) -> Movement {
    let by_id: BTreeMap<&str, &CheckResult> = old.checks.iter().map(|own| (own.check.id.as_ref(), own)).collect();
    let same =
        |own: &CheckResult| by_id.get(own.check.id.as_ref()).copied().filter(|old| is_same(&old.check, &own.check));
    let mut lines: Vec<_> = new.checks.iter().map(|own| Line::start(own, same(own))).collect();
    let before = stand(&old.card, &old.checks.iter().map(Counted::of).collect::<Vec<_>>());
    let mut last = before.clone();
    let mut outcomes: Vec<_> =
        lines.iter().map(|line| by_id.get(line.new.check.id.as_ref()).map(|own| own.outcome)).collect();
    let parts = Part::ALL.map(|part| {
        let mut checks = if part == Part::Definition { gone(old, new) } else { Vec::new() };
        let mut turns = Vec::new();
        for (line, was) in lines.iter_mut().zip(&mut outcomes) {
            let knew = line.remembered.is_some();
            line.take(part);
            let now = Some(line.outcome());
            let does = match part {
                Part::Definition => {
                    by_id.get(line.new.check.id.as_ref()).and_then(|own| turned(own, line.new, line.outcome()))
                }
                Part::Data => (knew && line.remembered.is_none() && *was == now && now == Some(CheckOutcome::Unknown))
                    .then_some(Turned::Lapses),
                Part::Waiver | Part::Behaviour => None,
            };
            turns.extend(does.map(|does| Turn { check: line.new.check.id.clone(), does }));
            let from = std::mem::replace(was, now);
            if from != now {
                checks.push(CheckMove { check: line.new.check.id.clone(), from, to: now });
            }
        }
        let own = stand(&new.card, &lines.iter().map(Line::counted).collect::<Vec<_>>());
        let points = of(&own) - of(&last);
        last = own.clone();
        PartMove { part, points, stand: own, checks, turns }
    });
    Movement { before, parts }
}

/// What a check does that it did not do under the earlier definition or on the earlier day, where that matters to its outcome.
fn turned(old: &CheckResult, new: &CheckResult, outcome: CheckOutcome) -> Option<Turned> {
    let blocks = |own: &CheckResult| own.check.required && own.phase == Phase::Enforced;
    let check = &new.check;
    match (blocks(old), blocks(new)) {
        (false, true) if is_open(outcome) => {
            Some(Turned::Blocks(check.enforce_from.filter(|_| old.phase != Phase::Enforced)))
        }
        (true, true) if is_open(outcome) && old.check.level != check.level => {
            Some(Turned::BlocksAt(check.level.clone()))
        }
        (true, false) if is_open(outcome) => Some(Turned::Frees),
        _ if old.phase == Phase::Announced && new.phase != Phase::Announced => {
            Some(Turned::Counts(check.warn_from.or(check.enforce_from)))
        }
        _ => None,
    }
}

/// Checks that are no longer there.
fn gone(old: &ScorecardResult, new: &ScorecardResult) -> Vec<CheckMove> {
    let is_gone = |own: &&CheckResult| new.checks.iter().all(|other| other.check.id != own.check.id);
    let one = |own: &CheckResult| CheckMove { check: own.check.id.clone(), from: Some(own.outcome), to: None };
    old.checks.iter().filter(is_gone).map(one).collect()
}

fn stand(card: &Scorecard, counted: &[Counted<'_>]) -> Stand {
    let numbers = numbers(card, counted);
    let last = numbers.reached.checked_sub(1).and_then(|last| card.levels.get(last));
    Stand { score: numbers.score, level: last.map(|level| level.id.clone()) }
}

fn of(stand: &Stand) -> i64 {
    i64::from(stand.score.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{card, result};
    use super::*;

    fn parts(movement: &Movement) -> [i64; 4] {
        movement.parts.clone().map(|own| own.points)
    }

    #[test]
    fn each_part_is_what_its_change_alone_does_in_its_turn() {
        use CheckOutcome::{Fail, Pass, Unknown};
        let four = card(&[("a", "bronze", 1), ("b", "bronze", 1), ("c", "bronze", 1), ("d", "bronze", 1)]);
        let old = result(&four, &[(Pass, None), (Fail, None), (Unknown, None), (Fail, None)]);
        let exclude = Some(Effect::Exclude);
        let cases = [
            ([(Pass, None), (Fail, None), (Unknown, None), (Fail, None)], [0, 0, 0, 0]),
            ([(Pass, None), (Pass, None), (Unknown, None), (Fail, None)], [0, 0, 0, 2500]),
            ([(Pass, None), (Fail, exclude), (Unknown, None), (Fail, None)], [0, 833, 0, 0]),
            ([(Pass, None), (Fail, None), (Pass, None), (Fail, None)], [0, 0, 2500, 0]),
            ([(Unknown, None), (Fail, None), (Unknown, None), (Fail, None)], [0, 0, -2500, 0]),
            ([(Unknown, None), (Fail, exclude), (Pass, None), (Pass, None)], [0, 833, 0, 3333]),
        ];
        for (now, expected) in cases {
            let new = result(&four, &now);
            let movement = movement(&old, &new);
            assert_eq!(parts(&movement), expected, "{now:?}");
            assert_eq!((movement.before.score, movement.after().score), (old.score, new.score));
        }
    }

    #[test]
    fn a_new_or_changed_check_belongs_to_the_definition_with_all_that_it_does() {
        use CheckOutcome::{Fail, Pass};
        let one = card(&[("a", "bronze", 1)]);
        let two = card(&[("a", "bronze", 1), ("b", "bronze", 3)]);
        let old = result(&one, &[(Pass, None)]);
        let added = movement(&old, &result(&two, &[(Pass, None), (Fail, None)]));
        assert_eq!(parts(&added), [-7500, 0, 0, 0]);
        assert_eq!(added.parts[0].checks, [CheckMove { check: "b".into(), from: None, to: Some(Fail) }]);
        assert_eq!((added.before.level.as_deref(), added.after().level.as_deref()), (Some("gold"), None));
        let gone = movement(&result(&two, &[(Pass, None), (Fail, None)]), &old);
        assert_eq!(parts(&gone), [7500, 0, 0, 0]);
        assert_eq!(gone.parts[0].checks, [CheckMove { check: "b".into(), from: Some(Fail), to: None }]);
        let mut tightened = Scorecard::clone(&one);
        tightened.checks[0].rev = 2;
        let tightened = movement(&old, &result(&std::sync::Arc::new(tightened), &[(Fail, None)]));
        assert_eq!(parts(&tightened), [-10_000, 0, 0, 0]);
    }

    /// A result as it is on another day, or where something is no longer remembered.
    fn again(own: &ScorecardResult, change: impl Fn(&mut CheckResult)) -> ScorecardResult {
        let mut now = own.clone();
        now.checks.iter_mut().for_each(change);
        super::super::numbers::reckon(&mut now);
        now
    }

    #[test]
    fn a_level_that_is_lost_by_a_date_has_its_cause() {
        use CheckOutcome::{Fail, Pass};
        let day = crate::model::Date::new(2026, 8, 28).unwrap();
        let mut dated = Scorecard::clone(&card(&[("a", "bronze", 1), ("b", "silver", 1), ("c", "silver", 1)]));
        for check in dated.checks.iter_mut().skip(1) {
            (check.warn_from, check.enforce_from) = (day.plus_days(-9), Some(day));
        }
        let dated = std::sync::Arc::new(dated);
        let said = [(Pass, None), (Fail, None), (Fail, None)];
        let on = |phase: Phase| {
            again(&result(&dated, &said), |own| {
                if own.check.enforce_from.is_some() {
                    own.phase = phase;
                }
            })
        };
        let (warned, enforced) = (on(Phase::Warned), on(Phase::Enforced));
        let moved = movement(&warned, &enforced);
        assert_eq!((moved.before.level.as_deref(), moved.after().level.as_deref()), (Some("silver"), Some("bronze")));
        assert_eq!((parts(&moved), moved.parts[0].checks.len()), ([0; 4], 0));
        assert_eq!(moved.level_because().as_deref(), Some("definition: b, c block since 2026-08-28"));
        // Better in the score, and down by the definition all the same.
        let better = [(Pass, None), (Fail, None), (Pass, None)];
        let better = again(&result(&dated, &better), |own| {
            own.phase = if own.check.enforce_from.is_some() { Phase::Enforced } else { own.phase };
        });
        let moved = movement(&warned, &better);
        assert_eq!(moved.level_because().as_deref(), Some("definition: b, c block since 2026-08-28"));
        let moved = movement(&on(Phase::Announced), &warned);
        assert_eq!(moved.parts[0].turned().as_deref(), Some("b, c count since 2026-08-19"));
        assert_eq!(movement(&enforced, &warned).level_because().as_deref(), Some("definition: b, c no longer block"));
        assert_eq!(movement(&enforced, &enforced).level_because(), None);
        let well = result(&dated, &[(Pass, None), (Pass, None), (Pass, None)]);
        assert_eq!(movement(&well, &well).parts[0].turned(), None, "what passes holds nothing back");
    }

    #[test]
    fn a_level_that_is_lost_by_another_definition_or_by_behaviour_has_its_cause() {
        use CheckOutcome::{Fail, Pass};
        let of = |level: &str, required, outcome| {
            let mut own = Scorecard::clone(&card(&[("a", "bronze", 1), ("b", level, 1)]));
            own.checks[1].required = required;
            result(&std::sync::Arc::new(own), &[(Pass, None), (outcome, None)])
        };
        let because = |old: &ScorecardResult, new: &ScorecardResult| movement(old, new).level_because();
        let (free, silver) = (of("silver", false, Fail), of("silver", true, Fail));
        assert_eq!(because(&free, &silver).as_deref(), Some("definition: b blocks"));
        assert_eq!(because(&silver, &of("bronze", true, Fail)).as_deref(), Some("definition: b blocks bronze"));
        assert_eq!(because(&silver, &of("silver", true, Pass)).as_deref(), Some("behaviour: b fail → pass"));
    }

    #[test]
    fn a_level_that_is_lost_when_the_grace_is_over_has_its_cause() {
        use CheckOutcome::{Pass, Unknown};
        let two = card(&[("a", "bronze", 1), ("b", "silver", 1)]);
        let on = crate::model::Date::default();
        let known = Remembered { outcome: Pass, on, until: on, level: Some("silver".into()) };
        let gone = result(&two, &[(Pass, None), (Unknown, None)]);
        let kept = again(&gone, |own| {
            own.remembered = Some(known.clone()).filter(|_| own.outcome == Unknown);
        });
        assert_eq!((kept.level.as_deref(), gone.level.as_deref()), (Some("silver"), Some("bronze")));
        let moved = movement(&kept, &gone);
        assert_eq!(parts(&moved), [0; 4]);
        assert_eq!(moved.level_because().as_deref(), Some("data: b is no longer taken as it was last known"));
    }

    #[test]
    fn where_there_is_no_score_it_counts_as_none() {
        use CheckOutcome::{NotApplicable, Pass, Unknown};
        let one = card(&[("a", "bronze", 1)]);
        let of = |outcome| result(&one, &[(outcome, None)]);
        let cases = [
            (Unknown, Pass, [0, 0, 10_000, 0], (None, Some(10_000))),
            (Pass, Unknown, [0, 0, -10_000, 0], (Some(10_000), None)),
            (NotApplicable, Pass, [0, 0, 0, 10_000], (None, Some(10_000))),
            (NotApplicable, Unknown, [0; 4], (None, None)),
        ];
        for (from, to, expected, scores) in cases {
            let movement = movement(&of(from), &of(to));
            assert_eq!(parts(&movement), expected, "{from:?} {to:?}");
            assert_eq!((movement.before.score, movement.after().score), scores);
            assert_eq!(movement.points(), expected.iter().sum::<i64>());
        }
    }
}
