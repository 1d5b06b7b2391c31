//! Checks with outcomes + a definition → score, coverage and levels. Pure: what the numbers are worth is decided here and nowhere
//! else, for reports, what-ifs and history alike.
//!
//! In integers, in basis points: score = ⌊Σ w·v / Σ w⌋ over all that applies, with what is unknown as 0; coverage = known weight ÷
//! applicable weight. What does not apply or is waived leaves both sums. So the score is what is shown to be well, and data that go
//! missing raise neither it nor a level. What it would be if all that is unknown passed is the upper end of the range. Levels alone may
//! go by what an unknown check was when it was last known, and only those that were reached then.

use crate::model::scorecard::{
    CategoryScore, Check, CheckOutcome, CheckResult, FULL, Level, Phase, Remembered, Rung, Scorecard, ScorecardResult,
};

/// A check as it counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted<'c> {
    /// The line of the card.
    pub(crate) check: &'c Check,
    /// What it does on the day.
    pub(crate) phase: Phase,
    /// What became of it.
    pub(crate) outcome: CheckOutcome,
    /// What it was when it was last known, where that still counts.
    pub(crate) remembered: Option<&'c Remembered>,
}

impl<'c> Counted<'c> {
    /// A check of a report.
    pub(crate) fn of(result: &'c CheckResult) -> Self {
        Self {
            check: &result.check,
            phase: result.phase,
            outcome: result.outcome,
            remembered: result.remembered.as_ref(),
        }
    }

    /// The same as it counts for a level.
    pub(super) fn toward(self, card: &Scorecard, level: &Level) -> Self {
        let kept = self.remembered.filter(|own| self.outcome == CheckOutcome::Unknown && keeps(card, own, level));
        kept.map_or(self, |own| Self { outcome: own.outcome, ..self })
    }

    /// Whether it holds back its level: before it is enforced it does not.
    pub(crate) fn is_in_the_way(&self) -> bool {
        self.check.required && self.phase == Phase::Enforced && is_open(self.outcome)
    }
}

/// Whether a level is one of those that what is remembered of a check keeps.
fn keeps(card: &Scorecard, own: &Remembered, level: &Level) -> bool {
    let last = own.level.as_ref().and_then(|id| card.levels.iter().find(|last| last.id == *id));
    last.is_some_and(|last| level.rank <= last.rank)
}

/// Whether something is left to do.
pub(crate) const fn is_open(outcome: CheckOutcome) -> bool {
    matches!(outcome, CheckOutcome::Fail | CheckOutcome::Partial(_) | CheckOutcome::Unknown)
}

/// Sums over checks. What is only announced is in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    /// Σ w·v.
    pub(crate) points: u128,
    /// Σ w of what is known.
    pub(crate) known: u128,
    /// Σ w of what applies.
    pub(crate) applicable: u128,
}

impl Sums {
    /// The sums over some checks.
    pub(crate) fn of<'c>(counted: impl Iterator<Item = &'c Counted<'c>>) -> Self {
        let mut sums = Self::default();
        for own in counted.filter(|own| own.phase != Phase::Announced) {
            let weight = u128::from(own.check.weight);
            if let Some(value) = own.outcome.value() {
                sums.points += weight * u128::from(value);
                sums.known += weight;
                sums.applicable += weight;
            } else if own.outcome == CheckOutcome::Unknown {
                sums.applicable += weight;
            }
        }
        sums
    }

    /// Two sums together.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            points: self.points + other.points,
            known: self.known + other.known,
            applicable: self.applicable + other.applicable,
        }
    }

    /// With what is unknown as 0; none where nothing applies.
    fn least(self) -> Option<u32> {
        ratio(self.points, self.applicable)
    }

    /// With what is unknown as passed; none where nothing applies.
    fn most(self) -> Option<u32> {
        ratio(self.points + (self.applicable - self.known) * u128::from(FULL), self.applicable)
    }

    /// Known share; none where nothing applies.
    pub(crate) fn coverage(self) -> Option<u32> {
        ratio(self.known * u128::from(FULL), self.applicable)
    }
}

fn ratio(part: u128, whole: u128) -> Option<u32> {
    part.checked_div(whole).and_then(|share| u32::try_from(share).ok())
}

/// What a card comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// With what is unknown as 0; none where nothing is known.
    pub(crate) score: Option<u32>,
    /// With what is unknown as passed; none where nothing applies.
    pub(crate) score_up_to: Option<u32>,
    /// Known share; none where nothing applies.
    pub(crate) coverage: Option<u32>,
    /// How many levels are reached.
    pub(crate) reached: usize,
}

/// What a card comes to.
pub(crate) fn numbers(card: &Scorecard, counted: &[Counted<'_>]) -> Numbers {
    let (score, score_up_to) = score(card, counted);
    let is_reached = |level: &&Level| rung(card, level, counted, score).is_reached;
    Numbers {
        score,
        score_up_to,
        coverage: Sums::of(counted.iter()).coverage(),
        reached: card.levels.iter().take_while(is_reached).count(),
    }
}

/// What stands before each level. One above a level that is not reached is not reached.
pub(crate) fn ladder(card: &Scorecard, counted: &[Counted<'_>], score: Option<u32>) -> Vec<Rung> {
    let mut is_reached = true;
    let one = |level: &Level| {
        let mut rung = rung(card, level, counted, score);
        is_reached &= rung.is_reached;
        rung.is_reached = is_reached;
        rung.kept_by.retain(|_| is_reached);
        rung
    };
    card.levels.iter().map(one).collect()
}

/// What stands before a level, by what is remembered where that keeps it.
fn rung(card: &Scorecard, level: &Level, counted: &[Counted<'_>], score: Option<u32>) -> Rung {
    let own = plain(card, level, counted, score);
    if counted.iter().all(|own| own.remembered.is_none()) {
        return own;
    }
    let kept: Vec<_> = counted.iter().map(|own| own.toward(card, level)).collect();
    let with = |kept: &[Counted<'_>]| plain(card, level, kept, self::score(card, kept).0);
    let rung = with(&kept);
    if own.is_reached || !rung.is_reached {
        return rung;
    }
    let places = (0..).zip(counted).zip(&kept).filter(|((_, was), is)| was.outcome != is.outcome);
    let places: Vec<(usize, Counted<'_>)> = places.map(|(was, _)| (was.0, *was.1)).collect();
    let is_needed = |(at, was): &&(usize, Counted<'_>)| {
        let mut less = kept.clone();
        less.iter_mut().skip(*at).take(1).for_each(|own| *own = *was);
        !with(&less).is_reached
    };
    let needed: Vec<_> = places.iter().filter(is_needed).collect();
    // Where each can be spared, and not all of them, all of them keep it.
    let by = if needed.is_empty() { places.iter().collect() } else { needed };
    Rung { kept_by: by.into_iter().map(|(_, own)| own.check.id.clone()).collect(), ..rung }
}

/// A level is reached where something is known or waived and every required check up to it passes, is waived or does not apply, with enough of it known and the
/// score high enough.
fn plain(card: &Scorecard, level: &Level, counted: &[Counted<'_>], score: Option<u32>) -> Rung {
    let up_to = || counted.iter().filter(|own| rank(card, own.check) <= level.rank);
    let blocked_by: Vec<_> = up_to().filter(|own| own.is_in_the_way()).map(|own| own.check.id.clone()).collect();
    let coverage = Sums::of(up_to()).coverage();
    let min_coverage = card.scoring.min_coverage;
    let is_known = coverage.is_none_or(|coverage| coverage >= min_coverage)
        // Where nothing of a card speaks of an entity, it says nothing of it.
        && counted.iter().any(|own| own.phase != Phase::Announced && !is_silent(own.outcome));
    let is_high = level.min_score.is_none_or(|floor| score.is_some_and(|score| score >= floor));
    Rung {
        level: level.id.clone(),
        is_reached: blocked_by.is_empty() && is_known && is_high,
        blocked_by,
        coverage,
        min_coverage,
        min_score: level.min_score,
        kept_by: Vec::new(),
    }
}

/// Gives a result the numbers and levels that its checks come to.
pub(super) fn reckon(result: &mut ScorecardResult) {
    let card = &result.card;
    let counted: Vec<_> = result.checks.iter().map(Counted::of).collect();
    let own = numbers(card, &counted);
    let level = |at: usize| card.levels.get(at).map(|level| level.id.clone());
    result.level = own.reached.checked_sub(1).and_then(level);
    result.next_level = level(own.reached);
    result.ladder = ladder(card, &counted, own.score);
    (result.score, result.score_up_to, result.coverage) = (own.score, own.score_up_to, own.coverage);
    result.categories = categories(card, &counted);
    if let Some(target) = &mut result.target {
        target.is_met = card.levels.iter().take(own.reached).any(|level| level.id == target.level);
    }
}

/// Whether an outcome says nothing of an entity.
const fn is_silent(outcome: CheckOutcome) -> bool {
    matches!(outcome, CheckOutcome::NotApplicable | CheckOutcome::Unknown)
}

/// The rank of a check's level.
pub(crate) fn rank(card: &Scorecard, check: &Check) -> u32 {
    card.levels.iter().find(|own| own.id == check.level).map_or(0, |own| own.rank)
}

/// The ends of the range of the score. Where categories have weights, it is that of the categories, weighed by these.
fn score(card: &Scorecard, counted: &[Counted<'_>]) -> (Option<u32>, Option<u32>) {
    if card.scoring.category_weights.is_empty() {
        let sums = Sums::of(counted.iter());
        return (sums.least().filter(|_| sums.known > 0), sums.most());
    }
    let (mut least, mut most, mut whole, mut known) = (0, 0, 0, 0);
    for (category, weight) in &card.scoring.category_weights {
        let sums = of_category(counted, category);
        if let (Some(low), Some(high)) = (sums.least(), sums.most()) {
            let weight = u128::from(*weight);
            least += weight * u128::from(low);
            most += weight * u128::from(high);
            known += weight * sums.known;
            whole += weight;
        }
    }
    (ratio(least, whole).filter(|_| known > 0), ratio(most, whole))
}

fn of_category(counted: &[Counted<'_>], category: &str) -> Sums {
    Sums::of(counted.iter().filter(|own| own.check.category.as_deref() == Some(category)))
}

/// The scores of the categories that a card weighs.
pub(crate) fn categories(card: &Scorecard, counted: &[Counted<'_>]) -> Vec<CategoryScore> {
    let one = |(name, weight): (&String, &u32)| CategoryScore {
        name: name.clone(),
        weight: *weight,
        score: of_category(counted, name).least(),
    };
    card.scoring.category_weights.iter().map(one).collect()
}
