//! What GitHub takes of one run. Nothing but numbers.

/// GitHub refuses a run with more results.
pub(super) const RESULTS: usize = 25_000;
/// GitHub shows so many of them, by severity.
pub(super) const SHOWN: usize = 5_000;
/// Tags of a rule.
pub(super) const TAGS: usize = 20;
/// Characters of a description.
pub(super) const DESCRIPTION: usize = 1024;
/// Notifications: no limit of GitHub's, but nobody reads more.
pub(super) const NOTIFICATIONS: usize = 1_000;
