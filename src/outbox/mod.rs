//! Reports → a server that keeps their history, by way of a folder.
//!
//! A report is written there first, sent from there, and removed once the server has it: what cannot be sent now waits, and an end
//! in between loses nothing. The server takes the same report again for what it is, so that sending one twice changes nothing. What
//! opens the server is passed in and never written down.

mod address;
mod folder;
mod post;
mod proof;
#[cfg(test)]
mod tests;

pub(crate) use address::Address;
pub(crate) use folder::{Outbox, Waiting};
pub(crate) use post::{Fate, Post, Told};
pub(crate) use proof::Proof;
