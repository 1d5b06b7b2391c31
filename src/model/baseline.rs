//! A baseline: findings that are known and not to be told again. Plain values; who reads and writes the file is `baseline`.

use super::finding::Fingerprint;

/// Known findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By repository, path, rule, fingerprint.
    pub entries: Vec<BaselineEntry>,
}

/// A known finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BaselineEntry {
    /// Where its repository is, from the folder of the baseline; `.` for that folder.
    pub repository: String,
    /// The file's path in its repository.
    pub path: String,
    /// The rule's id.
    pub rule: String,
    /// What keeps it the same when lines move.
    pub fingerprint: Fingerprint,
    /// What keeps it the same when files are renamed.
    pub anywhere: Fingerprint,
}
