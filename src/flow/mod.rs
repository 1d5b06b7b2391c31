//! Deployments as git has them → how changes flow to their users, by service and environment.
//!
//! A definition file and repositories in, a report of counts and samples out, and the report as text, JSON or CSV. Times are
//! those of git: what was wanted, not what a cluster did. Every figure has its basis and the size of its sample, and says where it
//! is a lower bound. Never reads the clock, and never folds figures of services into a score.
//!
//! The five metrics are DORA's (<https://dora.dev/guides/dora-metrics/>): change lead time, deployment frequency, failed deployment
//! recovery time, change fail rate, deployment rework rate; `wire` says how each is computed here.

mod classify;
mod definition;
mod deployed;
mod event;
mod field;
mod glob;
mod import;
mod marks;
mod measure;
mod order;
mod outcome;
mod promotion;
mod read;
mod series;
mod show;
mod source;
mod tally;
#[cfg(test)]
mod tests;
mod usual;
mod window;

use miette::Diagnostic;
use thiserror::Error;

pub(crate) use definition::{Basis, Definitions, Deploy, Seen};
pub(crate) use deployed::{Content, Deployed, Deployment};
pub(crate) use event::Kind;
pub(crate) use import::{Rows, wanted};
pub(crate) use measure::{Clones, Inputs, Report, measure};
pub(crate) use outcome::{Outcome, Sign};
pub(crate) use read::{PLACES, find, load, read, seconds};
pub(crate) use show::{csv, json, text};
pub(crate) use tally::{Tally, Way};
pub(crate) use usual::usual;
pub(crate) use window::{Spread, Window, monday};

use crate::git::landed as git;

/// The JSON Schema of `flow.toml`.
pub(crate) const SCHEMA: &str = include_str!("schema/karat-flow-1.schema.json");

/// Why nothing could be measured.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// A repository cannot be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Git(#[from] git::Error),
    /// The rows of a definition cannot be used.
    #[error("read the deployments of `{id}`: {message}")]
    #[diagnostic(
        code(flow::rows),
        help("a row has `at`, `version` or `commit`, `service` and `env`, and may have `result`")
    )]
    Rows {
        /// The definition.
        id: String,
        /// What is wrong.
        message: String,
    },
    /// The patterns of a definition match nothing in all of the history.
    #[error("find deployments of `{id}`: {what} matches nothing in the history of the branch")]
    #[diagnostic(code(flow::nothing), help("look at the pattern and at `branch` of this `[[deploy]]`"))]
    Nothing {
        /// The definition.
        id: String,
        /// The pattern.
        what: String,
    },
}

impl Error {
    fn nothing(deploy: &Deploy) -> Self {
        let what = match &deploy.seen {
            Seen::Gitops { files, .. } => format!("files = \"{}\"", files.text()),
            Seen::Tag { tags, .. } => format!("tags = \"{}\"", tags.text()),
            Seen::Merge { files: Some(files) } => format!("files = \"{}\" in merges", files.text()),
            Seen::Merge { files: None } => "merges".to_owned(),
            Seen::Versions => "a version in tags".to_owned(),
            Seen::Import(_) => {
                let message = "no row is a deployment that came to its environment".to_owned();
                return Self::Rows { id: deploy.id.clone(), message };
            }
        };
        Self::Nothing { id: deploy.id.clone(), what }
    }
}
