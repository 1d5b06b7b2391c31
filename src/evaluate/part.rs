//! The things that a rule says of a document, and where a machine has them.

use super::machine::Place;
use crate::catalog::Rule;

/// One of the things that a rule says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its violations.
    Deny,
    /// What it counts.
    Measure,
    /// What it cannot judge.
    Unknown,
    /// Whether there is what it speaks of.
    Applies,
    /// What conftest's rules except from themselves.
    Exception,
}

impl Part {
    /// Whether a rule says this.
    const fn is_said_by(self, rule: &Rule) -> bool {
        match self {
            Self::Deny => true,
            Self::Measure => rule.has_measure,
            Self::Unknown => rule.has_unknown,
            Self::Applies => rule.has_applies,
            Self::Exception => rule.is_plain,
        }
    }

    /// The name of the Rego rule that says it.
    pub(super) fn entry(self, rule: &Rule) -> &str {
        match self {
            Self::Deny => &rule.entry,
            Self::Measure => "measure",
            Self::Unknown => "unknown",
            Self::Applies => "applies",
            Self::Exception => "exception",
        }
    }
}

/// Where a rule says what it says; nothing for what it does not say.
pub(super) struct Places {
    pub(super) deny: Option<Place>,
    pub(super) measure: Option<Place>,
    pub(super) unknown: Option<Place>,
    pub(super) applies: Option<Place>,
    pub(super) exception: Option<Place>,
}

impl Places {
    /// Those of a rule, of which `place` tells each.
    pub(super) fn of(rule: &Rule, place: impl Fn(Part) -> Option<Place>) -> Self {
        let said = |part: Part| if part.is_said_by(rule) { place(part) } else { None };
        Self {
            deny: said(Part::Deny),
            measure: said(Part::Measure),
            unknown: said(Part::Unknown),
            applies: said(Part::Applies),
            exception: said(Part::Exception),
        }
    }
}
