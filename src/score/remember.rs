//! A result + what earlier runs knew of its checks → the same result with what is remembered. Pure: never looks at a history.
//!
//! What a waiver holds is the outcome that was last known without it; all numbers follow. A required check that is unknown by itself,
//! and was last known not to stand in the way, takes no level away for the days of `unknown_grace`, counted from the day on which
//! it was last known; and it keeps only what was reached then. Score and coverage stay what is known.

use std::sync::Arc;

use super::numbers::reckon;
use super::steps::next_steps;
use crate::model::Date;
use crate::model::scorecard::{
    CheckOutcome, CheckResult, Excuse, Phase, Reason, ReasonKind, Remembered, Scorecard, ScorecardResult,
};
use crate::model::waiver::Effect;

/// What a check is to be remembered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Want {
    /// A waiver holds what was known without it.
    Hold,
    /// It is unknown, and may take no level away yet.
    Grace,
}

impl Want {
    /// What of a check is not known and could be remembered.
    pub(crate) fn of(card: &Scorecard, own: &CheckResult) -> Option<Self> {
        let is_open = own.outcome == CheckOutcome::Unknown && own.remembered.is_none();
        let blocks = own.check.required && own.phase == Phase::Enforced;
        match own.waiver.as_ref().map(|own| own.effect) {
            _ if !is_open => None,
            Some(Effect::Hold) => Some(Self::Hold),
            _ => (blocks && card.scoring.unknown_grace.is_some()).then_some(Self::Grace),
        }
    }
}

/// A check when it was last known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Last {
    /// What its rule said.
    pub(crate) said: CheckOutcome,
    /// The end of the waiver that took it out all the same: the first day without it.
    pub(crate) waived: Option<Date>,
    /// The last day on which that was known.
    pub(crate) on: Date,
    /// The level that was reached then.
    pub(crate) level: Option<Arc<str>>,
}

/// Lays what is remembered over a result, as of a day; `last` gives it by check. Whether there was something.
pub(crate) fn remember<'l>(result: &mut ScorecardResult, last: impl Fn(&str) -> Option<&'l Last>, today: Date) -> bool {
    let mut is_other = false;
    for own in &mut result.checks {
        let Some(last) = last(&own.check.id) else { continue };
        let remembered = match (Want::of(&result.card, own), &own.waiver) {
            (Some(Want::Hold), Some(waiver)) => held(last, waiver),
            (Some(Want::Grace), _) => kept(&result.card, last, today),
            _ => None,
        };
        if let Some(remembered) = remembered {
            if remembered.level.is_none() {
                own.outcome = remembered.outcome;
                let text = format!("a waiver holds what was last known on {}", remembered.on);
                own.reason = Some(Arc::new(Reason::plain(ReasonKind::Hold, text)));
            }
            own.remembered = Some(remembered);
            is_other = true;
        }
    }
    if is_other {
        reckon(result);
        // What is open now was open before: how it is mended is known.
        let fixes: Vec<_> = result.checks.iter().map(|own| fix(result, own)).collect();
        result.next_steps = next_steps(result, |at| fixes.get(at).cloned().unwrap_or_default());
    }
    is_other
}

/// What was known without a waiver, where it has a value.
fn held(last: &Last, waiver: &Excuse) -> Option<Remembered> {
    last.said.value()?;
    Some(Remembered { outcome: last.said, on: last.on, until: waiver.until, level: None })
}

/// What takes no level away yet.
fn kept(card: &Scorecard, last: &Last, today: Date) -> Option<Remembered> {
    let (outcome, until) = match (last.said, last.waived) {
        (CheckOutcome::Pass | CheckOutcome::NotApplicable, _) => (last.said, Date::default()),
        // A waiver that has ended since excuses nothing any more.
        (_, end) => (CheckOutcome::Waived, end?),
    };
    in_grace(card, Remembered { outcome, on: last.on, until, level: Some(last.level.clone()?) }, today)
}

/// What is remembered of a check by the days that a scorecard gives it, where they are not over. What a waiver holds stays.
pub(crate) fn in_grace(card: &Scorecard, own: Remembered, today: Date) -> Option<Remembered> {
    if own.level.is_none() {
        return Some(own);
    }
    let days = i64::try_from(card.scoring.unknown_grace?.days()).ok()?;
    let over = own.on.plus_days(days.checked_add(1)?)?;
    let until = if own.outcome == CheckOutcome::Waived { own.until.min(over) } else { over };
    (today < until).then_some(Remembered { until, ..own })
}

fn fix(result: &ScorecardResult, own: &CheckResult) -> Arc<str> {
    let step = result.next_steps.iter().find(|step| step.check == own.check.id);
    step.map(|step| step.fix.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;
    use crate::score::testing::{card, result};
    use CheckOutcome::{Fail, NotApplicable, Partial, Pass, Unknown, Waived};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn last(said: CheckOutcome, level: Option<&str>) -> Last {
        Last { said, waived: None, on: date("2026-11-25"), level: level.map(Arc::from) }
    }

    /// The shop, of which the second check is as it is said, with what was known of that; what counts for levels, and until when.
    fn kept(said: CheckOutcome, effect: Option<Effect>, last: &Last, today: &str) -> (Option<String>, ScorecardResult) {
        let mut card = Scorecard::clone(&card(&[("a", "bronze", 1), ("b", "silver", 3)]));
        card.scoring.unknown_grace = Some(Period::of_days(14));
        let mut own = result(&Arc::new(card), &[(Pass, None), (said, effect)]);
        remember(&mut own, |check| (check == "b").then_some(last), date(today));
        let remembered = own.checks[1].remembered.as_ref();
        (remembered.map(|own| format!("{} {}", own.outcome.as_str(), own.until)), own)
    }

    #[test]
    fn an_unknown_check_takes_no_level_away_for_the_days_of_grace() {
        let silver = Some("silver");
        let waived = |until| Last { waived: Some(date(until)), ..last(Fail, silver) };
        let cases = [
            (last(Pass, silver), "2026-11-25", Some("pass 2026-12-10")),
            (last(Pass, silver), "2026-12-09", Some("pass 2026-12-10")),
            (last(Pass, silver), "2026-12-10", None),
            (last(NotApplicable, silver), "2026-12-09", Some("not_applicable 2026-12-10")),
            (last(Fail, silver), "2026-11-26", None),
            (last(Partial(9999), silver), "2026-11-26", None),
            (last(Pass, None), "2026-11-26", None),
            (waived("2026-12-01"), "2026-11-30", Some("waived 2026-12-01")),
            (waived("2026-12-01"), "2026-12-01", None),
            (waived("2027-12-01"), "2026-12-09", Some("waived 2026-12-10")),
        ];
        for (last, today, expected) in cases {
            let (told, own) = kept(Unknown, None, &last, today);
            assert_eq!(told.as_deref(), expected, "{last:?} on {today}");
            let level = if expected.is_some() { "silver" } else { "bronze" };
            assert_eq!(own.level.as_deref(), Some(level), "{last:?} on {today}");
            assert_eq!((own.score, own.score_up_to, own.coverage), (Some(2500), Some(10_000), Some(2500)));
            assert_eq!(own.checks[1].outcome, Unknown);
        }
    }

    #[test]
    fn it_keeps_only_what_was_reached_when_it_was_known() {
        let (told, own) = kept(Unknown, None, &last(Pass, Some("bronze")), "2026-11-26");
        assert_eq!(told.as_deref(), Some("pass 2026-12-10"));
        assert_eq!((own.level.as_deref(), own.next_level.as_deref()), (Some("bronze"), Some("silver")));
        let blocked: Vec<_> = own.ladder.iter().map(|rung| rung.blocked_by.len()).collect();
        assert_eq!(blocked, [0, 1, 1]);
        assert_eq!(own.keeping("bronze"), [], "bronze does not need it");
    }

    #[test]
    fn a_floor_and_a_share_that_must_be_known_go_by_what_is_remembered() {
        let mut card = Scorecard::clone(&card(&[("a", "bronze", 1), ("b", "silver", 3)]));
        card.scoring.unknown_grace = Some(Period::of_days(14));
        card.scoring.min_coverage = 8000;
        let last = last(Pass, Some("gold"));
        let mut own = result(&Arc::new(card), &[(Pass, None), (Unknown, None)]);
        assert_eq!(own.level.as_deref(), Some("bronze"));
        remember(&mut own, |check| (check == "b").then_some(&last), date("2026-11-26"));
        assert_eq!((own.level.as_deref(), own.score, own.coverage), (Some("gold"), Some(2500), Some(2500)));
        assert_eq!(own.ladder[2].coverage, Some(10_000));
        let keeping: Vec<_> = own.keeping("gold").iter().map(|(own, _)| own.check.id.clone()).collect();
        assert_eq!(keeping, ["b".into()]);
    }

    #[test]
    fn a_waiver_holds_what_was_known_without_it() {
        let hold = Some(Effect::Hold);
        let cases = [
            (Fail, hold, Pass, Pass, Some(10_000)),
            (Unknown, hold, Fail, Fail, Some(2500)),
            (Fail, hold, Partial(5000), Partial(5000), Some(6250)),
            (Fail, hold, NotApplicable, Unknown, Some(2500)),
            (Pass, hold, Fail, Pass, Some(10_000)),
            (Fail, Some(Effect::Exclude), Pass, Waived, Some(10_000)),
            (Fail, Some(Effect::Accept), Pass, Fail, Some(2500)),
        ];
        for (said, effect, known, expected, score) in cases {
            let (_, own) = kept(said, effect, &last(known, None), "2027-11-26");
            assert_eq!(
                (own.checks[1].outcome, own.checks[1].said, own.score),
                (expected, said, score),
                "{said:?} {known:?}"
            );
            let is_held = effect == hold && said != Pass && expected != Unknown;
            let reason = own.checks[1].reason.as_deref().map(|own| own.text.to_string());
            assert_eq!(reason, is_held.then(|| "a waiver holds what was last known on 2026-11-25".to_owned()));
        }
    }
}
