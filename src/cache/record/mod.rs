//! What is kept of a file: how it was read, and what the rules said of it. Values → bytes and back.
//!
//! The encoding is postcard's: its numbers are small, it copies no text, and it is kept up. Every text stands once in a record, in a
//! table, and what is known anyway (the path, the repository, the severity of a rule) not at all. A value that does not follow
//! from the file and the rules alone, such as a rule that took too long, is refused: then nothing is kept of the file. Values are
//! taken apart without `..`, so that a new field cannot be forgotten here.

mod fix;
mod judged;
mod plain;
mod read;
mod same;
mod sums;
mod texts;
mod whole;

pub(crate) use judged::{Judged, judged};
pub(crate) use plain::{Overall, read, written};
pub(crate) use read::Read;
pub(crate) use same::Same;
pub(crate) use sums::{Sum, sums, sums_of};
pub(crate) use whole::Whole;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::finding::Position;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::rule::RuleId;
use texts::{Number, Texts, Writer};

/// The file that a record is about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'f> {
    /// Its repository's target.
    pub(crate) repository: &'f Arc<str>,
    /// Its path.
    pub(crate) path: &'f Arc<str>,
    /// The ids of the rules that are asked about it, in their order.
    pub(crate) rules: &'f [RuleId],
}

impl About<'_> {
    fn number(&self, rule: &RuleId) -> Option<Number> {
        Number::try_from(self.rules.binary_search(rule).ok()?).ok()
    }

    fn rule(&self, number: Number) -> Option<RuleId> {
        self.rules.get(usize::try_from(number).ok()?).cloned()
    }
}

/// The problems that follow from a file and the rules alone.
const KINDS: [ProblemKind; 7] = [
    ProblemKind::Syntax,
    ProblemKind::DuplicateKey,
    ProblemKind::Skipped,
    ProblemKind::Unknown,
    ProblemKind::Rule,
    ProblemKind::Builtin,
    ProblemKind::Violation,
];

/// A [`Problem`].
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    kind: u8,
    position: Option<Place>,
    rule: Option<Number>,
    message: Number,
    help: Option<Number>,
}

/// A [`Position`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Place(u32, u32);

impl Place {
    fn of(own: Position) -> Self {
        let Position { line, column } = own;
        Self(line, column)
    }

    fn position(self) -> Position {
        Position { line: self.0, column: self.1 }
    }
}

impl Told {
    fn of<'p>(problem: &'p Problem, about: &About<'_>, texts: &mut Writer<'p>) -> Option<Self> {
        let Problem { repository, path, position, kind, rule, message, help } = problem;
        if repository != about.repository || path != about.path {
            return None;
        }
        Some(Self {
            kind: u8::try_from(KINDS.iter().position(|own| own == kind)?).ok()?,
            position: position.map(Place::of),
            rule: match rule {
                Some(rule) => Some(about.number(rule)?),
                None => None,
            },
            message: texts.number(message),
            help: help.as_deref().map(|help| texts.number(help)),
        })
    }

    fn problem(self, about: &About<'_>, texts: &Texts<'_>) -> Option<Problem> {
        let Self { kind, position, rule, message, help } = self;
        Some(Problem {
            repository: about.repository.clone(),
            path: about.path.clone(),
            position: position.map(Place::position),
            kind: *KINDS.get(usize::from(kind))?,
            rule: match rule {
                Some(rule) => Some(about.rule(rule)?),
                None => None,
            },
            message: texts.text(message)?.to_string(),
            help: match help {
                Some(help) => Some(texts.text(help)?.to_string()),
                None => None,
            },
        })
    }
}

fn all<T>(each: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    each.collect()
}
