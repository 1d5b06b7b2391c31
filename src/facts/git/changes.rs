//! `git_changes`: when each file of `HEAD` was last changed.
//!
//! ```text
//! {"last": {"README.md": 1767225600, …}}      paths as the repository document has them; Unix seconds
//! ```

use regorus::Value;

use super::committed;
use crate::facts::Unknown;
use crate::facts::value::map;
use crate::git;

/// The fact, or why it is not known.
///
/// # Errors
///
/// There is no history, not all of it, or it is damaged.
pub fn gather(repository: &git::Repository) -> Result<Value, Unknown> {
    committed(repository)?;
    let last = repository.last_changes()?;
    Ok(map([("last", map(last.iter().map(|(path, time)| (path.as_str(), Value::from(*time)))))]))
}
