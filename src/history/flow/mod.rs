//! Deployments in a history: what `karat flow` measured of a repository, kept so that any window in what was looked at can be asked for.
//!
//! What is kept of a deployment is what a tally is made of, so that an answer has the same numbers as `karat flow` has for the same
//! window. What nobody looked at is known, and never taken for "nothing was deployed".

mod ask;
mod code;
mod export;
mod figures;
mod forget;
mod import;
mod look;
mod record;
mod rows;
mod verify;

pub(crate) use ask::{FlowBy, FlowKept, FlowKey, FlowWanted, Flowed};
pub(super) use code::{BASES, KINDS, SIGNS, numbered};
pub(super) use export::TABLES;
pub(crate) use figures::FlowFigure;
pub(super) use import::each;
#[cfg(test)]
pub(super) use record::FlowRecorded;
pub(crate) use record::FlowSeen;
