//! What git says of a repository, as facts for rules: `git_refs`, `git_history`, `git_changes`.
//!
//! Each takes an open [`git::Repository`], so that its history is read once for all of them, and gives a value or the
//! reason why it is not known. A shallow clone gives no number that depends on what was not fetched.

pub mod changes;
pub mod history;
pub mod refs;

#[cfg(test)]
mod tests;

use regorus::Value;

use super::Unknown;
use crate::git::{self, Unavailable};

impl From<Unavailable> for Unknown {
    fn from(reason: Unavailable) -> Self {
        Self(reason.to_string())
    }
}

fn object(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    map(entries.into_iter().map(|(key, value)| (Value::from(key), value)))
}

fn map(entries: impl IntoIterator<Item = (Value, Value)>) -> Value {
    Value::from(entries.into_iter().collect::<std::collections::BTreeMap<_, _>>())
}

/// Nothing is said of a folder that only happens to lie inside of a repository.
fn committed(repository: &git::Repository) -> Result<(), Unknown> {
    Ok(repository.tracked()?)
}
