//! Documents + rules → verdicts: the only room that runs Rego, behind one narrow seam.
//!
//! [`Program::prepare`] makes one engine of the modules that the rules of a [`Plan`] need; [`Program::judge`] clones it for a
//! worker. A document is asked with one evaluation for each of its labels that has rules; only when that raises, rule by rule.
//! A panic, an error, a time-out in one rule becomes a problem and stops nothing. Policies see no network, clock, environment
//! or file.

mod answer;
pub(crate) mod builtins;
mod entry;
mod judge;
mod program;
mod source;
mod union;

pub(crate) use builtins::leniently;
pub(crate) use judge::{Judge, plain};
pub(crate) use program::{Error, Limits, Plan, Program, engine};
