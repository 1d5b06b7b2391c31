//! How changes came to a branch: first parents, tags, and the files that each changed, as plain values, for those who measure flow.
//!
//! A path in, values out. Reads only; never runs git, never touches the network, never writes. Knows nothing of rules, services or
//! deployments.

mod changes;
mod open;
mod reader;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub(crate) use changes::{Change, Landed, Wanted, changes, first_parents};
pub(crate) use gix::ObjectId as Id;
#[cfg(test)]
pub(crate) use open::Tag;
pub(crate) use open::{Error, Store};
pub(crate) use reader::{Commit, Reader};
