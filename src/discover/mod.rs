//! Targets → repositories → files.
//!
//! Comes in: what the user named. Goes out: repositories, each with a [`Scope`], and the files of each, sorted by path, with
//! what could not be read beside them. Reads names, sizes, ignore files and git's `HEAD`; never opens a file to judge its
//! text, never follows a link, never runs git. The files of a commit are listed from what others read of git.

mod files;
pub mod format;
mod git;
mod links;
mod names;
mod options;
mod repositories;
mod rules;
mod stored;
mod targets;
mod walk;

pub use files::{file_at, files};
pub use format::format_of;
pub(crate) use git::{is_inner, root_above};
pub use options::Options;
pub use repositories::{Found, Scope, around, named, repositories};
pub use stored::{Tracked, stored, stored_if};
pub use targets::Error;

#[cfg(test)]
mod tests;
