//! Scorecards: the definition as a platform owner writes it, and what it said of an entity.

use std::sync::Arc;

use super::rule::RuleId;

/// One basis point is a hundredth of a percent; 10 000 are all.
pub const FULL: u32 = 10_000;

/// A definition, from `scorecards/<id>.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// Permanent id.
    pub id: Arc<str>,
    /// What people call it.
    pub title: String,
    /// Semantic version of the definition.
    pub version: String,
    /// What it is for.
    pub description: Option<String>,
    /// Share of weight that must be known for a level, in basis points.
    pub min_coverage: u32,
    /// Levels by ascending rank.
    pub levels: Vec<Level>,
    /// The lines of the card, in the order of the file.
    pub checks: Vec<Check>,
    /// The file it was read from.
    pub source: String,
}

/// A level such as bronze.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Permanent id.
    pub id: Arc<str>,
    /// Higher is better; from 1.
    pub rank: u32,
    /// A score that must be reached besides, in basis points.
    pub min_score: Option<u32>,
}

/// How much work a check is to mend; drives the order of next steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effort {
    /// Minutes.
    Small,
    /// Hours.
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
}

/// A line of a scorecard.
#[derive(Clone, Debug, PartialEq)]
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
    /// How much work it is.
    pub effort: Effort,
    /// Replaces the rule's remediation.
    pub fix: Option<String>,
    /// Whether a fraction counts as such; else less than all is a fail.
    pub partial: bool,
}

/// What became of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckOutcome {
    /// All is well.
    Pass,
    /// So much is well, in basis points.
    Partial(u32),
    /// It is not.
    Fail,
    /// There is nothing that it speaks of.
    NotApplicable,
    /// A waiver takes it out.
    Waived,
    /// It could not be judged.
    Unknown,
}

impl CheckOutcome {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Partial(_) => "partial",
            Self::Fail => "fail",
            Self::NotApplicable => "not_applicable",
            Self::Waived => "waived",
            Self::Unknown => "unknown",
        }
    }

    /// The value in basis points, where there is one.
    pub const fn value(self) -> Option<u32> {
        match self {
            Self::Pass => Some(FULL),
            Self::Partial(value) => Some(value),
            Self::Fail => Some(0),
            Self::NotApplicable | Self::Waived | Self::Unknown => None,
        }
    }
}

/// A check with its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    /// The line of the scorecard.
    pub check: Arc<Check>,
    /// The title to show.
    pub title: String,
    /// What became of it.
    pub outcome: CheckOutcome,
    /// Findings that speak against it.
    pub findings: u64,
}

/// What has to be done for the next level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The check's id.
    pub check: Arc<str>,
    /// The rule's id.
    pub rule: RuleId,
    /// What the check is about.
    pub title: String,
    /// What to do.
    pub fix: String,
    /// How much work it is.
    pub effort: Effort,
    /// Findings to mend.
    pub findings: u64,
}

/// What a scorecard says of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorecardResult {
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The repository's target.
    pub repository: Arc<str>,
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What people call the entity.
    pub name: Arc<str>,
    /// The highest level reached.
    pub level: Option<Arc<str>>,
    /// All levels by ascending rank.
    pub levels: Vec<Arc<str>>,
    /// The score in basis points; none where nothing is known.
    pub score: Option<u32>,
    /// Known share of the applicable weight, in basis points; none where nothing applies.
    pub coverage: Option<u32>,
    /// Every check, in the order of the definition.
    pub checks: Vec<CheckResult>,
    /// The next level, where there is one.
    pub next_level: Option<Arc<str>>,
    /// What stands before the next level, the cheapest first.
    pub next_steps: Vec<NextStep>,
}
