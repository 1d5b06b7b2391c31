//! Those that fall → what would have to change so that they do not: files, and facts that are missing.
//!
//! Checks that hold back a level up to the one that is lost have to be mended, each. Where the levels ask for a score besides, or for
//! more to be known, those that gain most follow until it is enough, and those that were not needed for it are left out again. Of a
//! check that cannot be judged no file helps.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::numbers::{self, Counted};
use super::Files;
use super::pair::{Laid, Pair};
use crate::model::scorecard::{CheckOutcome, FULL, Phase};
use crate::model::whatif::{Lacking, ToChange, Way};

/// What is to be mended.
#[derive(Default)]
pub(super) struct Mending<'r> {
    /// Repositories, and rules of checks that fail.
    rules: BTreeSet<(&'r str, &'r str)>,
    /// Checks that are unknown, with the number of entities and a reason, in the order in which they were met.
    lacking: Vec<(Arc<str>, u64, Option<String>)>,
}

impl<'r> Mending<'r> {
    /// Adds what there is to do for an entity, where it falls.
    pub(super) fn take(&mut self, pair: &Pair<'r>) {
        let Some(new) = pair.new.as_ref().filter(|_| pair.way() == Way::Falls) else { return };
        for own in needed(new, pair.goal()) {
            if own.outcome == CheckOutcome::Unknown {
                self.lack(new, own);
            } else {
                self.rules.insert((new.result.repository.as_ref(), own.check.rule.as_ref()));
            }
        }
    }

    fn lack(&mut self, new: &Laid<'r>, own: Counted<'r>) {
        let id = &own.check.id;
        let result = new.result.checks.iter().find(|result| result.check.id == *id);
        let reason = result.and_then(|result| result.reason.as_ref()).map(|reason| reason.text.to_string());
        match self.lacking.iter_mut().find(|(check, ..)| check == id) {
            Some((_, entities, why)) => {
                *entities += 1;
                *why = why.take().or(reason);
            }
            None => self.lacking.push((id.clone(), 1, reason)),
        }
    }

    /// All of it.
    pub(super) fn sum(self, files: &Files<'_>) -> ToChange {
        let mut paths: BTreeSet<(&str, &str)> = BTreeSet::new();
        for (repository, rule) in &self.rules {
            let own = files.get(&(*repository, *rule)).into_iter().flatten();
            paths.extend(own.map(|path| (*repository, *path)));
        }
        let repositories: BTreeSet<&str> = paths.iter().map(|(repository, _)| *repository).collect();
        let lacking = self.lacking.into_iter().map(|(check, entities, reason)| Lacking { check, entities, reason });
        ToChange { files: paths.len() as u64, repositories: repositories.len() as u64, lacking: lacking.collect() }
    }
}

/// The checks that would have to pass, or be known to, so that so many levels are reached; those that stand in the way, where no others
/// would be enough.
fn needed<'r>(new: &Laid<'r>, goal: usize) -> Vec<Counted<'r>> {
    let Some(last) = goal.checked_sub(1) else { return Vec::new() };
    let card = new.card();
    let ladder = numbers::ladder(card, &new.counted, new.numbers.score);
    let blocked = ladder.get(last).map(|rung| rung.blocked_by.as_slice()).unwrap_or_default();
    let mut mended = new.counted.clone();
    let is_blocking = |own: &Counted<'_>| blocked.contains(&own.check.id);
    mended.iter_mut().filter(|own| is_blocking(own)).for_each(pass);
    let is_enough = |counted: &[Counted<'_>]| numbers::numbers(card, counted).reached >= goal;
    let mut others: Vec<usize> =
        (0..).zip(&new.counted).filter(|(_, own)| gains(own) && !is_blocking(own)).map(|(at, _)| at).collect();
    let own = |at: usize| new.counted.get(at);
    // What no file mends comes last.
    others.sort_by_key(|at| own(*at).map(|own| (own.outcome == CheckOutcome::Unknown, Reverse(gain(own)))));
    let mut added: Vec<usize> = Vec::new();
    for at in others {
        if is_enough(&mended) {
            break;
        }
        mended.iter_mut().skip(at).take(1).for_each(pass);
        added.push(at);
    }
    let mut spared = BTreeSet::new();
    for at in added.iter().rev() {
        let mut less = mended.clone();
        less.iter_mut().skip(*at).take(1).zip(own(*at)).for_each(|(one, was)| *one = *was);
        if !is_enough(&mended) || is_enough(&less) {
            mended = less;
            spared.insert(*at);
        }
    }
    let others = added.iter().filter(|at| !spared.contains(at)).filter_map(|at| own(*at));
    new.counted.iter().filter(|own| is_blocking(own)).chain(others).copied().collect()
}

fn pass(own: &mut Counted<'_>) {
    own.outcome = CheckOutcome::Pass;
}

/// Whether it would raise the score, or what is known.
fn gains(own: &Counted<'_>) -> bool {
    own.phase != Phase::Announced && own.check.weight > 0 && numbers::is_open(own.outcome)
}

/// What a pass adds to the sum of the score.
fn gain(own: &Counted<'_>) -> u64 {
    u64::from(own.check.weight) * u64::from(FULL - own.outcome.value().unwrap_or(0).min(FULL))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{card, result};
    use super::*;
    use crate::model::Date;
    use crate::model::scorecard::CheckOutcome::{Fail, Pass, Unknown};
    use crate::model::scorecard::Scorecard;

    /// The checks that gold takes, which asks for 90 %; none of them is required but those that are named.
    fn for_gold(checks: &[(&str, u32, CheckOutcome)], required: &[&str]) -> Vec<String> {
        let lines: Vec<_> = checks.iter().map(|(id, weight, _)| (*id, "bronze", *weight)).collect();
        let mut card = Scorecard::clone(&card(&lines));
        for check in &mut card.checks {
            check.required = required.contains(&check.id.as_ref());
        }
        let said: Vec<_> = checks.iter().map(|(.., outcome)| (*outcome, None)).collect();
        let result = result(&Arc::new(card), &said);
        needed(&Laid::of(&result, Date::default()), 3).iter().map(|own| own.check.id.to_string()).collect()
    }

    #[test]
    fn what_is_required_comes_first_and_then_what_the_score_takes_and_no_more() {
        let all = [("a", 1, Pass), ("b", 6, Fail), ("c", 2, Fail), ("d", 1, Fail)];
        assert_eq!(for_gold(&all, &[]), ["b", "c"], "nine of ten are enough");
        assert_eq!(for_gold(&all, &["d"]), ["d", "b", "c"]);
        let unknown = [("a", 1, Pass), ("b", 6, Fail), ("c", 1, Fail), ("d", 2, Unknown)];
        assert_eq!(
            for_gold(&unknown, &[]),
            ["b", "d"],
            "without what is unknown it is never enough, and `c` is not needed"
        );
        let well = [("a", 9, Pass), ("b", 1, Fail)];
        assert_eq!(for_gold(&well, &[]), [] as [&str; 0]);
        assert_eq!(for_gold(&well, &["b"]), ["b"]);
    }
}
