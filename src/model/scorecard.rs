//! Scorecards: the definition as a platform owner writes it. What it says of an entity is [`super::scored`].

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date::{Date, Period};
use super::rule::RuleId;
use super::selector::Selector;
use super::version::Version;

pub use super::scored::{
    Blocker, CategoryScore, CheckOutcome, CheckResult, Evidence, Excuse, Gain, NextStep, Reason, ReasonKind,
    Remembered, Rung, ScorecardResult, TargetResult,
};

/// One basis point is a hundredth of a percent; 10 000 are all.
pub const FULL: u32 = 10_000;

/// Whether what somebody calls a scorecard is the path of a file: names of built-in ones have none of these.
pub(crate) fn is_file(name: &str) -> bool {
    name.contains(['/', '\\', '.'])
}

/// A definition, from `scorecards/<id>.toml`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scorecard {
    /// Permanent id.
    pub id: Arc<str>,
    /// What people call it.
    pub title: String,
    /// Semantic version of the definition.
    pub version: String,
    /// What it is for.
    pub description: Option<String>,
    /// Full reference of who answers for it.
    pub owner: Option<String>,
    /// Where it stands in its life.
    pub stage: Stage,
    /// The first day that it was in use.
    pub since: Option<Date>,
    /// The day by which its owner looks at it again.
    pub review_by: Option<Date>,
    /// Where more is said of it: a path or an address.
    pub docs: Option<String>,
    /// Which entities it is for.
    pub applies: Selector,
    /// How checks become a score.
    pub scoring: Scoring,
    /// Levels by ascending rank.
    pub levels: Vec<Level>,
    /// What is expected of whom, in the order of the file; the first that is for an entity counts.
    pub targets: Vec<Target>,
    /// The lines of the card, in the order of the file.
    pub checks: Vec<Check>,
    /// What changed from version to version, in the order of the file.
    pub changes: Vec<Change>,
    /// The file it was read from.
    pub source: String,
    /// SHA-256 of its text.
    pub digest: [u8; 32],
    /// Its text, which a history keeps.
    pub text: Arc<str>,
}

impl Scorecard {
    /// Whether something in it is for entities of some language.
    pub fn asks_language(&self) -> bool {
        let of_targets = self.targets.iter().map(|target| &target.applies);
        let of_checks = self.checks.iter().map(|check| &check.applies);
        let mut selectors = of_targets.chain(of_checks).chain([&self.applies]);
        selectors.any(|selector| selector.any.iter().chain(&selector.not).any(|terms| !terms.language.is_empty()))
    }
}

/// Where a definition stands in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// It is being tried; nobody is held to it.
    Discovery,
    /// It is new.
    Launch,
    /// It is in use and grows.
    Improvement,
    /// It is in use and changes little.
    #[default]
    Mature,
    /// It is kept for its history.
    Retired,
}

/// How checks become a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoring {
    /// What a full score is shown as.
    pub scale: u32,
    /// How a score becomes a whole number of the scale.
    pub rounding: Rounding,
    /// Share of weight that must be known for a level, in basis points.
    pub min_coverage: u32,
    /// For how many days after it was last known a required check that is unknown takes no level away, in a run that knows earlier ones.
    pub unknown_grace: Option<Period>,
    /// A second stage: scores of categories, weighed by these. Empty where there is one stage.
    pub category_weights: BTreeMap<String, u32>,
}

impl Default for Scoring {
    fn default() -> Self {
        Self {
            scale: 100,
            rounding: Rounding::Floor,
            min_coverage: 0,
            unknown_grace: None,
            category_weights: BTreeMap::new(),
        }
    }
}

/// How a score becomes a whole number of its scale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rounding {
    /// Down: only all is all.
    #[default]
    Floor,
    /// To the nearest, halves up.
    Nearest,
}

/// A level such as bronze.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Permanent id.
    pub id: Arc<str>,
    /// What people call it; the id where there is none.
    pub title: Option<String>,
    /// Higher is better; from 1.
    pub rank: u32,
    /// A score that must be reached besides, in basis points.
    pub min_score: Option<u32>,
}

/// What is expected of some entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Of which.
    pub applies: Selector,
    /// The level.
    pub level: Arc<str>,
    /// By when, and that day still counts; at once where there is no day.
    pub by: Option<Date>,
}

/// How much work a check is to mend; drives the order of next steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effort {
    /// Minutes.
    Small,
    /// Hours.
    #[default]
    Medium,
    /// Days.
    Large,
}

impl Effort {
    /// The letter used in definitions and reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Small => "S",
            Self::Medium => "M",
            Self::Large => "L",
        }
    }

    /// The word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// What a check goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// What is done.
    Behaviour,
    /// What is written down about it.
    Declaration,
    /// What somebody vouches for.
    Attestation,
    /// Something that goes along with it.
    Proxy,
}

/// A fact that a check needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// A source of `facts.toml`, or a fact that karat gathers.
    pub source: String,
    /// Older data count as none; the source's own bound where there is none.
    pub max_age: Option<Period>,
}

/// What a check does on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// It is not announced yet: it is not shown.
    Planned,
    /// It is shown and does nothing.
    Announced,
    /// It counts and blocks nothing.
    Warned,
    /// It counts and blocks its level.
    Enforced,
    /// It is kept for its history.
    Retired,
}

impl Phase {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Announced => "announced",
            Self::Warned => "warned",
            Self::Enforced => "enforced",
            Self::Retired => "retired",
        }
    }
}

/// A line of a scorecard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Check {
    /// Permanent, unique in the scorecard.
    pub id: Arc<str>,
    /// Rises when the meaning changes.
    pub rev: u32,
    /// What people call it; the rule's title where the definition gives none.
    pub title: Option<String>,
    /// A group of checks.
    pub category: Option<String>,
    /// The level that it belongs to.
    pub level: Arc<str>,
    /// Whether it blocks that level.
    pub required: bool,
    /// Share in the score.
    pub weight: u32,
    /// The rule that decides.
    pub rule: RuleId,
    /// Values of the rule's parameters for this check.
    pub params: BTreeMap<String, regorus::Value>,
    /// Which of the card's entities it is for.
    pub applies: Selector,
    /// The day from which it is shown.
    pub announce: Option<Date>,
    /// The day from which it counts.
    pub warn_from: Option<Date>,
    /// The day from which it blocks its level.
    pub enforce_from: Option<Date>,
    /// The last day that it is evaluated.
    pub retired: Option<Date>,
    /// How much work it is.
    pub effort: Effort,
    /// Replaces the rule's remediation.
    pub fix: Option<String>,
    /// Where more is said of it.
    pub links: Vec<CheckLink>,
    /// What makes a patch for it.
    pub autofix: Option<String>,
    /// What it goes by.
    pub basis: Option<Basis>,
    /// Facts without which it is unknown.
    pub needs: Vec<Need>,
    /// Whether a fraction counts as such; else less than all is a fail.
    pub partial: bool,
}

impl Check {
    /// What it does on a day. A check without dates is enforced from the first day; one whose dates end with `announce` or
    /// `warn_from` stays there.
    pub fn phase(&self, today: Date) -> Phase {
        let has_come = |date: Option<Date>| date.is_some_and(|date| date <= today);
        let has_dates = self.announce.or(self.warn_from).or(self.enforce_from).is_some();
        if self.retired.is_some_and(|last| last < today) {
            Phase::Retired
        } else if has_come(self.enforce_from) || !has_dates {
            Phase::Enforced
        } else if has_come(self.warn_from) {
            Phase::Warned
        } else if self.announce.is_none_or(|date| date <= today) {
            Phase::Announced
        } else {
            Phase::Planned
        }
    }

    /// The day from which it counts, where that is to come.
    pub fn counts_from(&self, today: Date) -> Option<Date> {
        self.warn_from.or(self.enforce_from).filter(|day| *day > today)
    }

    /// The day from which it blocks its level, where it will and that is to come.
    pub fn blocks_from(&self, today: Date) -> Option<Date> {
        self.enforce_from.filter(|day| self.required && *day > today)
    }
}

/// What a check does not do yet, in words, by the days from which it counts and blocks.
pub(crate) fn pending(counts_from: Option<Date>, blocks_from: Option<Date>) -> Option<String> {
    let blocks = blocks_from.map(|day| format!("blocks from {day}"));
    blocks.or_else(|| counts_from.map(|day| format!("counts from {day}")))
}

/// A link of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLink {
    /// What stands there.
    pub title: String,
    /// Where.
    pub url: String,
}

/// An entry of the card's list of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The version that brought it.
    pub version: Version,
    /// When.
    pub date: Date,
    /// What sort.
    pub kind: ChangeKind,
    /// Checks that it is about; none where it is about the card.
    pub checks: Vec<Arc<str>>,
    /// Why.
    pub why: String,
    /// Who agreed.
    pub approved_by: Vec<String>,
    /// Digest of the what-if report that was looked at.
    pub what_if: Option<String>,
}

/// What sort of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// A check is new.
    Add,
    /// A check goes, or is retired.
    Remove,
    /// More is asked.
    Tighten,
    /// Less is asked.
    Relax,
    /// Weights differ.
    Reweight,
    /// It is asked of others.
    Rescope,
    /// A mistake is mended.
    Fix,
}

impl ChangeKind {
    /// The word used in definitions.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
            Self::Tighten => "tighten",
            Self::Relax => "relax",
            Self::Reweight => "reweight",
            Self::Rescope => "rescope",
            Self::Fix => "fix",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_from_a_name_by_how_it_is_written() {
        let table = [("own.toml", true), ("cards/own", true), ("cards\\own", true), ("golden-path", false)];
        for (name, expected) in table {
            assert_eq!(is_file(name), expected, "{name}");
        }
    }

    #[test]
    fn a_check_is_shown_then_counts_then_blocks_then_rests() {
        let date = |text: &str| Date::parse(text);
        let whole = Check {
            announce: date("2026-11-01"),
            warn_from: date("2026-12-01"),
            enforce_from: date("2027-02-01"),
            retired: date("2028-01-31"),
            ..Check::default()
        };
        let warned = Check { warn_from: date("2026-12-01"), ..Check::default() };
        let enforced = Check { enforce_from: date("2027-02-01"), ..Check::default() };
        let cases = [
            (&whole, "2026-10-31", Phase::Planned),
            (&whole, "2026-11-01", Phase::Announced),
            (&whole, "2026-11-30", Phase::Announced),
            (&whole, "2026-12-01", Phase::Warned),
            (&whole, "2027-02-01", Phase::Enforced),
            (&whole, "2028-01-31", Phase::Enforced),
            (&whole, "2028-02-01", Phase::Retired),
            (&warned, "2026-11-30", Phase::Announced),
            (&warned, "2030-01-01", Phase::Warned),
            (&enforced, "2027-01-31", Phase::Announced),
            (&enforced, "2027-02-01", Phase::Enforced),
            (&Check::default(), "2026-01-01", Phase::Enforced),
        ];
        for (number, (check, today, expected)) in cases.into_iter().enumerate() {
            assert_eq!(check.phase(date(today).unwrap()), expected, "case {number}");
        }
    }
}
