//! The values that move between the rooms. No input, no output, no printing, nothing of ours below.

pub mod document;
pub mod entity;
pub mod fact;
pub mod finding;
pub mod format;
pub mod handbook;
pub mod import;
pub mod lines;
pub mod problem;
pub mod rendered;
pub mod report;
pub mod rule;
pub mod scope;
pub mod scorecard;
pub mod source;
pub mod spans;
pub mod verdict;
pub(crate) mod words;

pub use document::{Document, Kind, Origin, ParsedFile, SourceText, Step, ValuePath};
pub use entity::{Descriptor, Entity, EntityLink, EntityRef};
pub use finding::{Finding, Fingerprint, Location, Position, Status};
pub use format::Format;
pub use handbook::{Handbook, RulePage};
pub use lines::Lines;
pub use problem::{Problem, ProblemKind};
pub use rendered::{Kustomized, MadeFrom, Rendered, Rendering, Variant};
pub use report::Report;
pub use rule::{RuleId, RuleInfo, Severity};
pub use scope::Scopes;
pub use scorecard::{Scorecard, ScorecardResult};
pub use source::{Repository, SourceFile};
pub use spans::{NodeKind, Span, SpanBuilder, Spans};
pub use verdict::{Fraction, Outcome, Verdict, Violation};
