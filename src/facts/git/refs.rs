//! `git_refs`: what is checked out, the default branch, where the repository comes from, its tags.
//!
//! ```text
//! {"head": "2c6f…", "branch": "main", "default_branch": "main",
//!  "remotes": [{"name": "origin", "url": "https://github.com/acme/shop.git", "host": "github.com", "slug": "acme/shop"}],
//!  "tags": [{"name": "v1.2.0", "commit": "9b1c…", "time": 1767225600, "annotated": true, "signed": false}]}   oldest first
//! ```
//!
//! What is not known is absent; so are all tags of a clone that may not have all of them.

use regorus::Value;

use super::committed;
use crate::facts::Unknown;
use crate::facts::value::map;
use crate::git::{self, Remote, Tag, Unavailable};

/// The fact, or why it is not known.
///
/// # Errors
///
/// There is no repository around the folder that knows it, or it is damaged.
pub fn gather(repository: &git::Repository) -> Result<Value, Unknown> {
    let refs = repository.refs()?;
    let mut entries = vec![("remotes", Value::from(repository.remotes().iter().map(remote).collect::<Vec<_>>()))];
    if let Some(head) = refs.head {
        committed(repository)?;
        entries.push(("head", Value::from(head.to_string())));
    }
    entries.extend(refs.branch.map(|name| ("branch", Value::from(name))));
    entries.extend(refs.default_branch.map(|name| ("default_branch", Value::from(name))));
    match repository.tags() {
        Ok(tags) => entries.push(("tags", Value::from(tags.iter().map(tag).collect::<Vec<_>>()))),
        Err(Unavailable::Shallow | Unavailable::Partial(_)) => {}
        Err(reason) => return Err(reason.into()),
    }
    Ok(map(entries))
}

fn remote(remote: &Remote) -> Value {
    let mut entries = vec![("name", Value::from(remote.name.as_str())), ("url", Value::from(remote.url.as_str()))];
    entries.extend(remote.host.as_deref().map(|host| ("host", Value::from(host))));
    entries.extend(remote.slug.as_deref().map(|slug| ("slug", Value::from(slug))));
    map(entries)
}

fn tag(tag: &Tag) -> Value {
    map([
        ("name", Value::from(tag.name.as_str())),
        ("commit", Value::from(tag.commit.to_string())),
        ("time", Value::from(tag.time)),
        ("annotated", Value::Bool(tag.annotated)),
        ("signed", Value::Bool(tag.signed)),
    ])
}
