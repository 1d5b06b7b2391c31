//! Groups of entities as Markdown: a table for each scorecard.

use std::io;

use super::escape::{code, text};
use crate::model::group::Group;
use crate::model::report::Report;
use crate::report::text::percent;

/// Writes the groups.
pub(super) fn write(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    for same in report.groups.chunk_by(|a, b| a.scorecard == b.scorecard) {
        let Some(first) = same.first() else { continue };
        writeln!(out, "## {} by {}\n", text(&first.title), first.by.as_str())?;
        let levels: Vec<_> =
            first.levels.iter().map(|(level, _)| text(level.as_deref().unwrap_or("no level"))).collect();
        writeln!(out, "| {} | Entities | {} | Median | Coverage | At target |", first.by.as_str(), levels.join(" | "))?;
        writeln!(out, "|---|{}", "---:|".repeat(levels.len() + 4))?;
        for group in same {
            row(group, out)?;
        }
        writeln!(out)?;
    }
    writeln!(
        out,
        "Every entity weighs the same, and one with several languages counts in each. The median is the lower middle score."
    )
}

fn row(group: &Group, out: &mut dyn io::Write) -> io::Result<()> {
    let share = |share: Option<u32>| share.map_or_else(|| "-".to_owned(), percent);
    let target =
        if group.expected == 0 { "-".to_owned() } else { format!("{} of {}", group.at_target, group.expected) };
    let levels: Vec<_> = group.levels.iter().map(|(_, number)| number.to_string()).collect();
    let key = group.key.as_deref().map_or_else(|| "(none)".to_owned(), code);
    let (median, coverage) = (share(group.median), share(group.coverage));
    writeln!(out, "| {key} | {} | {} | {median} | {coverage} | {target} |", group.entities, levels.join(" | "))
}
