//! A history → what Backstage's Tech Insights answers: checks, their results, schemas of facts, facts now and over time.
//!
//! The stock front end and its client speak with [`Insights::answer`] as they do with Backstage's own backend. A request comes in as
//! plain values, a response goes out as a status and bytes; this room knows of no server. A scorecard is a fact retriever
//! `karat.<scorecard>`, a check of it is `<scorecard>.<check>`; what does not apply, is not known or is waived has no result, since a
//! result is true or false. Nothing here writes to the history, and no clock is read: the day is that of the latest run.

mod answer;
mod card;
mod export;
mod fact;
mod failure;
mod past;
mod request;
mod results;
mod state;
#[cfg(test)]
mod tests;

pub(crate) use answer::Insights;
pub(crate) use export::{Catalog, files};
pub(crate) use request::{Permission, Request, Response};
pub(crate) use state::State;
