//! Documents + rules → verdicts: the only room that runs Rego, behind one narrow seam.
//!
//! A [`Program`] makes a machine for each topic of the documents, of the modules that its rules need; [`Program::judge`] gives a
//! worker. A document is asked all its rules at once; only when that fails, rule by rule. A panic, an error, a time-out in one rule
//! becomes a problem and stops nothing. Policies see no network, environment or file, and of the clock only the moment of the run.

mod answer;
pub(crate) mod builtins;
mod fix;
mod judge;
mod machine;
mod part;
mod program;

pub(crate) use judge::Judge;
pub(crate) use machine::{Failure, Machine, Place, Scratch, Session};
pub(crate) use program::{Error, Limits, Program, Stopped};
