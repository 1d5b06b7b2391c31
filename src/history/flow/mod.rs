//! Deployments in a history: what `karat flow` measured of a repository, kept so that any window in what was looked at can be asked for.
//!
//! What is kept of a deployment is what a tally is made of, so that an answer has the same numbers as `karat flow` has for the same
//! window. What nobody looked at is known, and never taken for "nothing was deployed".

mod code;
mod export;
mod forget;
mod import;
mod look;
mod record;
mod rows;
mod verify;

pub(super) use export::TABLES;
#[cfg(test)]
pub(super) use record::FlowRecorded;
pub(crate) use record::FlowSeen;
