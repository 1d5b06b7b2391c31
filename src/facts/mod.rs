//! What is known of a repository besides its files and documents, gathered for the rules that ask for it.
//!
//! A [`Source`] comes in, a value for Rego or the reason why there is none goes out. Reads files and nothing else.

#![expect(dead_code, reason = "rules get their facts when the pipeline asks for them")]

mod globs;
pub(crate) mod packages;
pub(crate) mod pipelines;
mod reading;
pub(crate) mod toolchains;

use std::sync::Arc;

use crate::model::{Document, Repository, SourceFile};

/// What facts are gathered from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    /// The repository.
    pub(crate) repository: &'a Repository,
    /// All of its files, by path.
    pub(crate) files: &'a [Arc<SourceFile>],
    /// The documents that were kept while it was read.
    pub(crate) documents: &'a [Arc<Document>],
    /// Folders of its entities; the root is the empty one.
    pub(crate) scopes: &'a [String],
    /// Seconds since 1970, passed in.
    pub(crate) now: i64,
}

/// Why a fact cannot be had, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unknown(pub(crate) String);
