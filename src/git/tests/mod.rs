//! Repositories that the git program makes, read here, compared with what the git program says of them.
#![expect(clippy::disallowed_methods, reason = "the repositories that are read stand on the disk")]

mod against_git;
mod index;
mod objects;
mod odd;
mod random;
mod scratch;

pub(crate) use scratch::{START, Scratch};
