//! Gates: what a run must show to pass, and what it did not show. Plain values; who decides is `score`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date::Date;
use super::finding::Finding;
use super::rule::Severity;
use super::scorecard::Phase;

/// What a run must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateMode {
    /// Nothing: it reports.
    Report,
    /// Nothing is worse than before.
    NoRegression,
    /// What is due is reached: targets of scorecards, and campaigns that are over.
    Target,
    /// There is no finding, old or new, that is not set aside.
    Absolute,
}

impl GateMode {
    /// The words that name them.
    pub const NAMES: [&'static str; 4] = ["report", "no-regression", "target", "absolute"];

    /// The gate that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        let all = [Self::Report, Self::NoRegression, Self::Target, Self::Absolute];
        all.into_iter().find(|own| own.as_str() == word)
    }

    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::NoRegression => "no-regression",
            Self::Target => "target",
            Self::Absolute => "absolute",
        }
    }
}

/// Whether a run passes, and why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// What was asked.
    pub modes: Vec<GateMode>,
    /// Findings of this severity and above count; none where findings never do.
    pub fail_on: Option<Severity>,
    /// Whether problems fail the run.
    pub strict: bool,
    /// Findings that fail the run.
    pub failing: u64,
    /// Rules whose findings do not fail a run yet.
    pub later: BTreeMap<Arc<str>, Later>,
    /// Open findings of these rules.
    pub later_findings: u64,
    /// What else fails the run, by repository and entity.
    pub missed: Vec<Miss>,
}

impl Gate {
    /// A gate that nothing has come to yet.
    pub fn new(modes: Vec<GateMode>, fail_on: Option<Severity>) -> Self {
        Self {
            modes,
            fail_on,
            strict: false,
            failing: 0,
            later: BTreeMap::new(),
            later_findings: 0,
            missed: Vec::new(),
        }
    }

    /// Whether a finding may fail a run: it is bad enough, and its rule holds already.
    pub fn is_held(&self, finding: &Finding) -> bool {
        self.fail_on.is_some_and(|least| finding.severity >= least) && !self.later.contains_key(&finding.rule)
    }

    /// Whether the run passes.
    pub fn is_passed(&self) -> bool {
        self.failing == 0 && self.missed.is_empty()
    }
}

/// A rule that is announced, or warns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Later {
    /// What its checks do today.
    pub phase: Phase,
    /// The day from which its findings fail a run, where there is one.
    pub from: Option<Date>,
}

/// Something that a gate asks for and that is not so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miss {
    /// The repository's target.
    pub repository: Arc<str>,
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What people call the entity.
    pub name: Arc<str>,
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// The gate that asks.
    pub mode: GateMode,
    /// One sentence: what is not so.
    pub message: String,
}
