//! What must hold of scores whatever the card, the outcomes and the documents.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::movement::movement;
use super::numbers::{Counted, Numbers, ladder, numbers};
use super::outcomes::Tally;
use super::remember::{Last, remember};
use super::testing::result;
use crate::model::movement::Part;
use crate::model::scorecard::{
    Check, CheckOutcome, CheckResult, FULL, Level, Phase, Reason, ReasonKind, Scorecard, ScorecardResult,
};
use crate::model::verdict::{Fraction, Outcome, Violation};
use crate::model::waiver::Effect;
use crate::model::{Date, Period};

/// How many cases each property is tried on.
const CASES: usize = 800;

/// For how many days what is unknown takes no level away.
const GRACE: u8 = 14;

/// A check with its outcome, in numbers that any generator can make: outcome, share, weight, level, category, phase.
type Line = (u8, u16, u8, u8, u8, u8);

/// A definition: share that must be known, floor of gold, whether categories are weighed and how.
type Rules = (u8, u8, Option<(u8, u8)>);

fn outcome(number: u8, share: u16) -> CheckOutcome {
    match number % 6 {
        0 => CheckOutcome::Pass,
        1 => CheckOutcome::Fail,
        2 => CheckOutcome::Partial(u32::from(share) % FULL),
        3 => CheckOutcome::NotApplicable,
        4 => CheckOutcome::Waived,
        _ => CheckOutcome::Unknown,
    }
}

fn check(at: usize, (_, _, weight, level, category, _): Line) -> Check {
    Check {
        id: Arc::from(format!("c{at}")),
        rev: 1,
        level: Arc::from(["bronze", "silver", "gold"][usize::from(level) % 3]),
        required: level % 2 == 0,
        weight: u32::from(weight % 8),
        rule: Arc::from(format!("r{at}")),
        category: Some(["a", "b"][usize::from(category) % 2].to_owned()),
        partial: true,
        ..Check::default()
    }
}

fn card((known, floor, weights): Rules, lines: &[Line]) -> Scorecard {
    let level = |id: &str, rank, min_score| Level { id: Arc::from(id), title: None, rank, min_score };
    let share = |number: u8| u32::from(number) * FULL / 255;
    let mut card = Scorecard {
        levels: vec![
            level("bronze", 1, None),
            level("silver", 2, Some(share(floor) / 2)),
            level("gold", 3, Some(share(floor))),
        ],
        checks: lines.iter().enumerate().map(|(at, line)| check(at, *line)).collect(),
        ..Scorecard::default()
    };
    card.scoring.min_coverage = share(known);
    card.scoring.unknown_grace = Some(Period::of_days(u32::from(GRACE)));
    if let Some((a, b)) = weights {
        card.scoring.category_weights =
            [("a", a), ("b", b)].map(|(name, own)| (name.to_owned(), u32::from(own))).into();
    }
    card
}

fn counted<'c>(card: &'c Scorecard, lines: &[Line]) -> Vec<Counted<'c>> {
    let phase = |number: u8| [Phase::Enforced, Phase::Warned, Phase::Announced][usize::from(number) % 3];
    let one = |(check, line): (&'c Check, &Line)| Counted {
        check,
        phase: phase(line.5),
        outcome: outcome(line.0, line.1),
        remembered: None,
    };
    card.checks.iter().zip(lines).map(one).collect()
}

/// Where nothing is known there is no score, which is the least; where nothing applies all of it is known.
fn worth(own: Numbers) -> (u32, u32, usize) {
    (own.score.unwrap_or(0), own.coverage.unwrap_or(FULL), own.reached)
}

fn assert_not_above(after: Numbers, before: Numbers) {
    let (after, before) = (worth(after), worth(before));
    assert!(after.0 <= before.0 && after.1 <= before.1 && after.2 <= before.2, "{before:?} became {after:?}");
}

#[test]
fn numbers_stay_in_range_and_the_upper_end_is_no_less_than_the_score() {
    bolero::check!().with_type::<(Rules, Vec<Line>)>().with_iterations(CASES).for_each(|(rules, lines)| {
        let card = card(*rules, lines);
        let counted = counted(&card, lines);
        let own = numbers(&card, &counted);
        for number in [own.score, own.score_up_to, own.coverage].into_iter().flatten() {
            assert!(number <= FULL, "{own:?}");
        }
        assert!(own.score.is_none() || own.score <= own.score_up_to, "{own:?}");
        assert!(own.coverage != Some(FULL) || own.score == own.score_up_to, "all is known: {own:?}");
        let rungs = ladder(&card, &counted, own.score);
        assert_eq!(rungs.iter().take_while(|rung| rung.is_reached).count(), own.reached);
        assert!(rungs.iter().skip(own.reached).all(|rung| !rung.is_reached));
    });
}

#[test]
fn removing_data_never_raises_a_score_a_coverage_or_a_level() {
    bolero::check!().with_type::<(Rules, Vec<(Line, bool)>)>().with_iterations(CASES).for_each(|(rules, lines)| {
        let (before, gone): (Vec<Line>, Vec<bool>) = lines.iter().copied().unzip();
        let card = card(*rules, &before);
        let mut after = counted(&card, &before);
        let full = numbers(&card, &after);
        for (own, _) in after.iter_mut().zip(&gone).filter(|(_, gone)| **gone) {
            // A waiver takes out what is unknown as well.
            if own.outcome != CheckOutcome::Waived {
                own.outcome = CheckOutcome::Unknown;
            }
        }
        let less = numbers(&card, &after);
        assert_not_above(less, full);
        assert!(less.score_up_to >= full.score, "the range holds what it was");
    });
}

#[test]
fn a_passing_check_more_lowers_nothing() {
    bolero::check!().with_type::<(Rules, Vec<Line>, Line)>().with_iterations(CASES).for_each(|(rules, lines, new)| {
        let passing = (0, 0, new.2, new.3, new.4, new.5);
        let more = [&lines[..], &[passing]].concat();
        let (before, after) = (card(*rules, lines), card(*rules, &more));
        let (before, after) = (numbers(&before, &counted(&before, lines)), numbers(&after, &counted(&after, &more)));
        let is_scored = |own: Numbers| (own.score.unwrap_or(0), own.reached);
        assert!(is_scored(after).0 >= is_scored(before).0 && is_scored(after).1 >= is_scored(before).1);
        assert!(after.coverage >= before.coverage);
    });
}

#[test]
fn the_order_of_checks_does_not_matter() {
    bolero::check!().with_type::<(Rules, Vec<Line>, u8)>().with_iterations(CASES).for_each(|(rules, lines, turn)| {
        let card = card(*rules, lines);
        let mut counted = counted(&card, lines);
        let before = numbers(&card, &counted);
        let by = usize::from(*turn) % counted.len().max(1);
        counted.rotate_left(by);
        assert_eq!(numbers(&card, &counted), before);
        counted.reverse();
        assert_eq!(numbers(&card, &counted), before);
    });
}

/// A check in two states: the line, what rules say then, and waivers before and after.
type Change = (Line, (u8, u16), (u8, u8));

fn effect(number: u8) -> Option<Effect> {
    [None, Some(Effect::Exclude), Some(Effect::Hold), Some(Effect::Accept)]
        .get(usize::from(number % 4))
        .copied()
        .flatten()
}

/// What rules say: waivers take out.
fn said(number: u8, share: u16) -> CheckOutcome {
    Some(outcome(number, share)).filter(|own| *own != CheckOutcome::Waived).unwrap_or(CheckOutcome::Fail)
}

/// Results of an entity before and after; the definition may be another one, with a check less and other meanings.
fn both(rules: (Rules, Rules), changes: &[Change], (less, rev): (u8, u8)) -> (ScorecardResult, ScorecardResult) {
    let lines: Vec<Line> = changes.iter().map(|(line, ..)| *line).collect();
    let (old, mut new) = (card(rules.0, &lines), card(rules.1, &lines));
    let before: Vec<_> = changes.iter().map(|(line, _, waivers)| (said(line.0, line.1), effect(waivers.0))).collect();
    let mut after: Vec<_> = changes.iter().map(|(_, now, waivers)| (said(now.0, now.1), effect(waivers.1))).collect();
    if let Some(own) = new.checks.get_mut(usize::from(rev)) {
        own.rev = 2;
    }
    if usize::from(less) < new.checks.len() {
        new.checks.remove(usize::from(less));
        after.remove(usize::from(less));
    }
    (result(&Arc::new(old), &before), result(&Arc::new(new), &after))
}

#[test]
fn the_parts_of_a_movement_add_up_exactly() {
    type Case = ((Rules, Rules), Vec<Change>, (u8, u8));
    bolero::check!().with_type::<Case>().with_iterations(CASES).for_each(|(rules, changes, other)| {
        let (old, new) = both(*rules, changes, *other);
        let mut kept = new.clone();
        remembered(&mut kept, &old, 1);
        for (old, new) in [(&old, &new), (&new, &old), (&old, &kept), (&kept, &old), (&new, &kept), (&kept, &new)] {
            let movement = movement(old, new);
            let number = |score: Option<u32>| i64::from(score.unwrap_or(0));
            assert_eq!(movement.points(), number(new.score) - number(old.score), "{movement:?}");
            assert_eq!((movement.before.score, &movement.before.level), (old.score, &old.level));
            assert_eq!((movement.after().score, &movement.after().level), (new.score, &new.level));
            let nothing = super::movement::movement(new, new);
            assert!(nothing.parts.iter().all(|own| own.points == 0 && own.checks.is_empty()), "{nothing:?}");
            assert_eq!(movement.parts.each_ref().map(|own| own.part), Part::ALL);
        }
    });
}

#[test]
fn what_did_not_change_moves_nothing() {
    bolero::check!().with_type::<(Rules, Vec<Change>)>().with_iterations(CASES).for_each(|(rules, changes)| {
        let same: Vec<Change> =
            changes.iter().map(|(line, now, waivers)| (*line, *now, (waivers.0, waivers.0))).collect();
        let (old, new) = both((*rules, *rules), &same, (u8::MAX, u8::MAX));
        let movement = movement(&old, &new);
        let [definition, waiver, ..] = &movement.parts;
        assert_eq!((definition.points, waiver.points), (0, 0), "{movement:?}");
    });
}

/// Lays over a result what another one knew so many days before.
fn remembered(now: &mut ScorecardResult, before: &ScorecardResult, days: u8) {
    let known = before.checks.iter().filter(|own| own.said != CheckOutcome::Unknown);
    let last = |own: &CheckResult| Last {
        said: own.said,
        waived: (own.outcome == CheckOutcome::Waived).then(|| Date::new(2100, 1, 1).unwrap()),
        on: Date::default(),
        level: before.level.clone(),
    };
    let memory: BTreeMap<Arc<str>, Last> = known.map(|own| (own.check.id.clone(), last(own))).collect();
    remember(now, |check| memory.get(check), Date::default().plus_days(i64::from(days)).unwrap());
}

fn of_result(own: &ScorecardResult) -> (u32, u32, usize) {
    (own.score.unwrap_or(0), own.coverage.unwrap_or(FULL), own.reached())
}

#[test]
fn what_is_unknown_keeps_no_level_that_was_not_there_and_changes_no_number() {
    type Case = (Rules, Vec<(Line, (u8, u16), bool)>, u8);
    bolero::check!().with_type::<Case>().with_iterations(CASES).for_each(|(rules, changes, days)| {
        let lines: Vec<Line> = changes.iter().map(|(line, ..)| *line).collect();
        let card = Arc::new(card(*rules, &lines));
        let waived = |said: CheckOutcome, line: Line| (said, (line.0 % 6 == 4).then_some(Effect::Exclude));
        let was: Vec<_> = lines.iter().map(|line| waived(said(line.0, line.1), *line)).collect();
        let is = changes.iter().map(|(line, now, gone)| match gone {
            true => (CheckOutcome::Unknown, None),
            false => waived(said(now.0, now.1), *line),
        });
        let (before, now) = (result(&card, &was), result(&card, &is.collect::<Vec<_>>()));
        let mut kept = now.clone();
        let days = days % 20;
        remembered(&mut kept, &before, days);
        assert!(kept.reached() >= now.reached(), "it takes nothing away");
        assert!(kept.reached() <= now.reached().max(before.reached()), "nothing that was not there: {kept:?}");
        assert_eq!(
            (kept.score, kept.score_up_to, kept.coverage, &kept.categories),
            (now.score, now.score_up_to, now.coverage, &now.categories)
        );
        if days > GRACE {
            assert_eq!(kept, now, "it is over");
        }
        if kept.reached() > now.reached() {
            assert!(!kept.keeping(kept.level.as_deref().unwrap()).is_empty(), "it says by what: {kept:?}");
        }
    });
}

#[test]
fn data_that_go_missing_keep_what_was_known_and_raise_nothing() {
    type Case = (Rules, Vec<(Line, bool, bool)>);
    bolero::check!().with_type::<Case>().with_iterations(CASES).for_each(|(rules, changes)| {
        let lines: Vec<Line> = changes.iter().map(|(line, ..)| *line).collect();
        let card = Arc::new(card(*rules, &lines));
        let was: Vec<_> = lines.iter().map(|line| (said(line.0, line.1), None)).collect();
        let is = was.iter().zip(changes).map(|((said, _), (_, gone, is_held))| {
            (if *gone { CheckOutcome::Unknown } else { *said }, is_held.then_some(Effect::Hold))
        });
        let (before, mut now) = (result(&card, &was), result(&card, &is.collect::<Vec<_>>()));
        remembered(&mut now, &before, GRACE);
        let (after, full) = (of_result(&now), of_result(&before));
        assert!(after.0 <= full.0 && after.1 <= full.1 && after.2 <= full.2, "{full:?} became {after:?}");
        for (own, was) in now.checks.iter().zip(&before.checks).filter(|(own, _)| own.waiver.is_some()) {
            let is_valued = was.outcome.value().is_some();
            assert!(!is_valued || own.outcome == was.outcome, "what is held is what it was: {own:?}");
        }
    });
}

/// What a rule says of a document: sort of verdict, how many are well, how many there are, whether a waiver covers it.
type Verdict = (u8, u8, u8, bool);

/// The verdicts of a rule on documents, and whether waivers cover all that was found.
fn tally(verdicts: &[Verdict], gone: impl Fn(usize) -> bool) -> (Tally, bool) {
    let reason = Arc::new(Reason::plain(ReasonKind::File, "gone"));
    let mut tally = Tally::default();
    let (mut open, mut waived) = (0, 0);
    for (at, (sort, value, of, is_waived)) in verdicts.iter().enumerate() {
        let of = u64::from(*of);
        let measure = (sort & 8 == 0).then(|| Fraction { value: u64::from(*value).min(of), of });
        let violation = || Violation {
            at: None,
            line: None,
            words: Vec::new(),
            message: "bad".into(),
            resource: None,
            fraction: None,
            fix: None,
        };
        let outcome = match sort % 4 {
            _ if gone(at) => Outcome::Broken,
            0 => Outcome::Pass { measure },
            1 | 2 => Outcome::Fail { violations: vec![violation()], measure },
            _ => Outcome::NotApplicable,
        };
        match outcome {
            Outcome::Fail { .. } if *is_waived => waived += 1,
            Outcome::Fail { .. } => open += 1,
            _ => {}
        }
        tally.add(&outcome, false, (outcome == Outcome::Broken).then_some(&reason));
    }
    (tally, open == 0 && waived > 0)
}

#[test]
fn a_document_that_can_no_longer_be_read_raises_nothing() {
    type Case = (Rules, Vec<Line>, Vec<(Verdict, bool)>);
    bolero::check!().with_type::<Case>().with_iterations(CASES).for_each(|(rules, lines, documents)| {
        let verdicts: Vec<Verdict> = documents.iter().map(|(verdict, _)| *verdict).collect();
        let card = card(*rules, &[&[(0, 0, 7, 0, 0, 0)], &lines[..]].concat());
        let with = |(tally, is_waived): (Tally, bool)| {
            let mut checks = counted(&card, &[&[(0, 0, 7, 0, 0, 0)], &lines[..]].concat());
            checks[0].outcome = tally.outcomes(is_waived).1;
            numbers(&card, &checks)
        };
        let (all, less) = (tally(&verdicts, |_| false), tally(&verdicts, |at| documents[at].1));
        assert_not_above(with(less), with(all));
    });
}

#[test]
fn the_order_of_documents_does_not_matter() {
    bolero::check!().with_type::<(Vec<(Verdict, bool)>, u8)>().with_iterations(CASES).for_each(|(documents, turn)| {
        let alone = |document: &(Verdict, bool)| tally(&[document.0], |_| document.1).0;
        let merged = |documents: &[(Verdict, bool)]| {
            let mut all = Tally::default();
            for own in documents {
                all.merge(&alone(own));
            }
            all
        };
        let mut turned = documents.clone();
        let by = usize::from(*turn) % turned.len().max(1);
        turned.rotate_left(by);
        assert_eq!(merged(documents), merged(&turned));
        let verdicts: Vec<Verdict> = documents.iter().map(|own| own.0).collect();
        assert_eq!(merged(documents), tally(&verdicts, |at| documents[at].1).0);
    });
}
