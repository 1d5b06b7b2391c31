//! What a job summary and a comment take of a report.

pub(super) use crate::report::{COMMENT, fitted};

/// The most of a job summary, in bytes.
pub(super) const SUMMARY: usize = 1024 * 1024;

/// The line by which a comment is found again. It is not shown.
pub(super) fn marker(name: &str) -> String {
    format!("<!-- karat:{name} -->\n")
}
