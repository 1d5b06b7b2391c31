//! What git knows of a repository: a folder in; refs, history, files at a revision and when they last changed out.
//!
//! Reads the object store in this process. It never runs a program, never writes, never fetches what is missing, and
//! takes nothing from the user's own git configuration or environment but the name of the ignore file. What cannot be known is
//! an [`Unavailable`] with the reason, never a number that may be wrong.

mod content;
mod environment;
mod excludes;
mod history;
mod index;
pub(crate) mod landed;
mod last;
mod objects;
mod open;
mod order;
mod past;
mod people;
mod recent;
mod refs;
mod remotes;
mod roots;
mod stored;
mod touched;
mod tracked;
mod trees;
mod unavailable;

#[cfg(test)]
pub(crate) mod tests;

pub use content::{Entry, EntryKind};
pub use environment::Environment;
pub(crate) use excludes::excludes_file;
pub use history::{Commit, History, Trailer};
pub use index::{Change, Staged};
pub(crate) use objects::Objects;
pub use open::Repository;
pub use past::{Brought, Committed, Past};
pub use people::Person;
pub(crate) use recent::Recent;
pub use refs::{Refs, Tag, is_usual};
pub use remotes::Remote;
pub(crate) use roots::{is_bare, is_root, root_above};
pub use tracked::{Tracked, is_followed};
pub use unavailable::Unavailable;

/// The hash of an object.
pub use gix::ObjectId as Id;
