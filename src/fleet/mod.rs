//! Many repositories, judged one by one: what to judge → a plan, parts of it → results, parts → all of it.
//!
//! ```text
//! fleet.toml ─► Fleet ─► Plan ─┬► part 0 ─► object ─┐
//!   (lists, dumps)             └► part 1 ─► object ─┴► merge ─► one line a repository, in the order of the plan
//! ```
//!
//! A plan holds all that the result depends on, and has a digest; an object belongs to a plan by it, is written as a whole or not at
//! all, and is never written twice. A repository is fetched as bare git objects: nothing of it is checked out, and nothing of it can
//! run. What judges it is handed in; this room never sees a rule.

mod dump;
mod fetch;
mod file;
mod merge;
mod pace;
mod plan;
mod shard;
mod source;

pub(crate) use fetch::{Depth, Git};
pub(crate) use file::{Fleet, load};
pub(crate) use merge::{Merged, merge};
pub(crate) use pace::Pace;
pub(crate) use plan::{Entry, Plan};
pub(crate) use shard::{Judged, Shard, Told, object};
pub(crate) use source::Source;

use std::path::PathBuf;

use miette::Diagnostic;
use thiserror::Error;

/// The JSON Schema of `fleet.toml`.
pub(crate) const SCHEMA: &str = include_str!("schema/karat-fleet-1.schema.json");

/// Why a plan, a part of one or all of it cannot be had.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// A file of the fleet has mistakes.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Mistakes(#[from] crate::config::Mistakes),
    /// A file cannot be read or written.
    #[error("{doing} {}: {source}", .path.display())]
    #[diagnostic(code(fleet::file), help("see that it is there and may be read and written"))]
    File {
        /// What was being done.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A plan or an object is none, or belongs to something else.
    #[error("use {}: {why}", .path.display())]
    #[diagnostic(code(fleet::other))]
    Other {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: String,
        /// What to do.
        #[help]
        help: &'static str,
    },
    /// There is no such part.
    #[error("judge part {index} of {shards}")]
    #[diagnostic(
        code(fleet::index),
        help("parts count from 0: --index, or JOB_COMPLETION_INDEX and the like in the environment")
    )]
    Index {
        /// What was asked for.
        index: usize,
        /// How many there are.
        shards: usize,
    },
}

impl Error {
    fn file(doing: &'static str, path: &std::path::Path, source: std::io::Error) -> Self {
        Self::File { doing, path: path.to_owned(), source }
    }
}
