//! Documents + rules → verdicts: the only room that runs Rego, behind one narrow seam.
//!
//! A [`Program`] makes an engine for each topic of the documents, of the modules that its rules need; [`Program::judge`] gives a
//! worker, which clones them. A document is asked with one evaluation for each of its labels that has rules; only when that raises, rule by rule.
//! A panic, an error, a time-out in one rule becomes a problem and stops nothing. Policies see no network, clock, environment
//! or file.

mod answer;
pub(crate) mod builtins;
mod entry;
mod fix;
mod judge;
mod program;
mod source;
mod texts;
mod union;

pub(crate) use builtins::leniently;
pub(crate) use judge::{Judge, plain};
pub(crate) use program::{Error, Limits, Program, Stopped, engine};
pub(crate) use texts::Texts;
