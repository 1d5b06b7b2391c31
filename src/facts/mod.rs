//! What is known of a repository besides its files and documents, gathered for rules that ask for it: one folder a source.

pub mod git;

/// Why a fact is not known, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(pub String);
