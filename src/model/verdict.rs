//! What a rule said of a document, before places are known.

use std::sync::Arc;

use super::document::ValuePath;
use super::fix::Fix;
use super::problem::Problem;

/// A message and a path inside a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The path to the nearest existing node; none where the rule gave none.
    pub at: Option<ValuePath>,
    /// The line of the file that the path names, where it names one of a repository.
    pub line: Option<u32>,
    /// Words of a text that the path leads to, as they stand there and in this order: the finding is about their place in it.
    pub words: Vec<Arc<str>>,
    /// One line.
    pub message: Arc<str>,
    /// What it is about, where the rule names it.
    pub resource: Option<Arc<str>>,
    /// `value` and `of`, where the violation speaks of a fraction.
    pub fraction: Option<Fraction>,
    /// How it can be mended.
    pub fix: Option<Arc<Fix>>,
}

/// So many of so many: 37 of 50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction {
    /// How many are right.
    pub value: u64,
    /// How many there are.
    pub of: u64,
}

/// What a rule said of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to complain about.
    Pass {
        /// What the rule counted, where it counts.
        measure: Option<Fraction>,
    },
    /// These violations.
    Fail {
        /// At least one, sorted.
        violations: Vec<Violation>,
        /// What the rule counted, where it counts.
        measure: Option<Fraction>,
    },
    /// There is nothing that the rule speaks of.
    NotApplicable,
    /// The rule could not be asked, or failed on the way and found nothing.
    Broken,
}

/// A rule's outcome on one document. Every applicable rule gives one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The rule, as an index into the catalog's rules.
    pub rule: usize,
    /// What it said.
    pub outcome: Outcome,
    /// Whether the policy itself makes an exception for the document: its violations are shown and do not count.
    pub is_exception: bool,
    /// What it cannot judge, since a value is known only later: where there is some, a pass is none.
    pub unknown: Vec<Violation>,
    /// What went wrong on the way (a broken rule, a built-in that failed).
    pub problems: Vec<Problem>,
}
