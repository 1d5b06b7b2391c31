//! What was worked out in a run and need not be in the next one: bytes by key, on the disk of the user.
//!
//! A `Recipe` makes a key of all that an entry depends on; a `Shelf` holds the entries of repositories of one name; `record`
//! turns what is kept of a file into bytes and back. Whatever is absent, damaged, cut off or foreign is as if it had never been
//! kept: no answer here is an error, and none is believed beyond its checksum. Never judges, and never asks for the time.

mod folder;
mod key;
mod pack;
pub(crate) mod record;
mod shelf;
#[cfg(test)]
mod tests;

pub use folder::{Cache, Size};
pub(crate) use key::{Key, Recipe};
pub(crate) use shelf::Shelf;
