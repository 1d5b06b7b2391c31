//! The report for programs, version 1 (`schema/karat-report-1.schema.json`), and the list of rules. Streamed, not built up.

mod adoption;
mod card;
mod gate;
mod handbook;
mod lines;
mod rule;
mod safe;
mod since;
mod v1;

use std::io;

use serde::Serialize;

use super::Writer;
use super::each::Each;
use crate::model::handbook::RulePage;
use crate::model::report::Report;

/// Writes a report as JSON, on so many threads.
pub(super) struct Json(pub(super) usize);

impl Writer for Json {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        v1::write(report, out, self.0)
    }
}

/// Writes a value in lines, so that a difference between two reports can be read.
pub(super) fn pretty(value: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}

/// A value of the engine as JSON.
pub(super) use rule::value;

/// The rules as JSON, with all that people are told of them.
pub fn rules_json(pages: &[RulePage]) -> String {
    let rules = Each::of(pages, handbook::Page::of);
    let mut text = serde_json::to_string_pretty(&rules).unwrap_or_else(|_| "[]".to_owned());
    text.push('\n');
    text
}
