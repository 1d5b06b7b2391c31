//! What git says of a repository, as facts for rules: `git_refs`, `git_history`, `git_changes`.
//!
//! Each takes an open [`git::Repository`], so that its history is read once for all of them, and gives a value or the
//! reason why it is not known. A shallow clone gives no number that depends on what was not fetched.

pub mod changes;
pub mod history;
pub mod refs;

#[cfg(test)]
mod tests;

use super::Unknown;
use crate::git::{self, Unavailable};

impl From<Unavailable> for Unknown {
    fn from(reason: Unavailable) -> Self {
        Self(reason.to_string())
    }
}

/// Nothing is said of a folder that only happens to lie inside of a repository.
fn committed(repository: &git::Repository) -> Result<(), Unknown> {
    Ok(repository.tracked()?)
}
