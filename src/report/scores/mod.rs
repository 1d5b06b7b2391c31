//! Scorecards alone, without findings: for people, with every check and how the numbers come about, in Markdown and as tables. Where
//! entities were grouped, the groups in their place.

mod explain;
mod groups;

use std::io;

use super::called::{Names, named};
use super::text::{Page, scorecards};
use super::{Detail, Style, markdown, tables};
use crate::model::Date;
use crate::model::report::Report;

/// What shows all of a summary.
const ALL: &str = "`karat score`";

/// Writes the scorecards of a report for people. `explained` shows the arithmetic.
pub fn text(report: &Report, style: Style, explained: bool, out: &mut dyn io::Write) -> io::Result<()> {
    let page = &mut Page::new(out, style);
    if !report.groups.is_empty() {
        return groups::write(page, report);
    }
    scorecards::write(page, report, Detail::Full, ALL)?;
    if explained {
        let names = Names::of(report);
        for card in &report.scorecards {
            explain::write(page, card, &names.called(named(card)))?;
        }
    }
    Ok(())
}

/// Writes level, score and next steps of each scorecard for people, without its checks.
pub fn summary(report: &Report, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    scorecards::write(&mut Page::new(out, style), report, Detail::Normal, ALL)
}

/// Basis points as percent, exactly.
pub fn percent(points: u32) -> String {
    super::text::percent(points)
}

/// Writes the scorecards of a report as Markdown.
pub fn markdown(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    markdown::scores(report, out)
}

/// Writes a line for each check of each scorecard, or for each group, as CSV (RFC 4180), with a header. Values are basis points.
/// `day` is that of the run.
pub fn csv(report: &Report, day: Date, out: &mut dyn io::Write) -> io::Result<()> {
    if report.groups.is_empty() { tables::checks(report, day, out) } else { tables::groups(report, out) }
}
