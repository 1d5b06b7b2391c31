//! The report for people: findings by file, what could not be judged, scorecards, and what was looked at.
//!
//! Made for a terminal of 80 columns and for a build log without colour. Text from scanned files goes through
//! [`super::sanitize`] in `page`, the only place where a line is written.

mod findings;
mod gate;
mod page;
mod problems;
pub(super) mod scorecards;
mod since;
mod snippet;
mod summary;

use std::io;

pub(crate) use page::count;
pub(super) use page::{Ink, Page, first_sentence, what_and_why};
pub(super) use scorecards::percent;
pub(super) use since::signed;

use super::{Detail, Writer, Writing};
use crate::model::report::Report;

/// Writes a report for people.
pub(super) struct Text(pub(super) Writing);

impl Writer for Text {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let Writing { style, detail, ref here, .. } = self.0;
        let page = &mut Page::new(out, style).seen_from(here.as_deref());
        if detail == Detail::Quiet {
            findings::quiet(page, report)?;
            problems::quiet(page, report)?;
            return gate::quiet(page, report);
        }
        findings::write(page, report, detail)?;
        problems::write(page, report, detail)?;
        if detail == Detail::Full {
            summary::outcomes(page, report)?;
        }
        scorecards::write(page, report, detail, "-v")?;
        since::write(page, report)?;
        summary::write(page, report)
    }
}
