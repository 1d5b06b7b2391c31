//! A report → text for people, JSON for programs, CSV for spreadsheets. Only renders what `wire` has computed.

mod csv;
mod text;
mod wire;

pub(crate) use csv::csv;
pub(crate) use text::text;

use super::measure::Report;

/// The report for programs.
pub(crate) fn json(report: &Report) -> String {
    let mut text = serde_json::to_string_pretty(&wire::Document::of(report)).unwrap_or_default();
    text.push('\n');
    text
}
