//! Groups of entities for people: a table for each scorecard.

use std::io;

use crate::model::group::Group;
use crate::model::report::Report;
use crate::report::columns;
use crate::report::text::{Ink, Page, percent};

/// Writes the groups.
pub(super) fn write(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    for same in report.groups.chunk_by(|a, b| a.scorecard == b.scorecard) {
        let Some(first) = same.first() else { continue };
        page.line(&[(Ink::Strong, &first.title), (Ink::Plain, &format!(" by {}", first.by.as_str()))])?;
        page.blank()?;
        table(page, first, same)?;
        page.blank()?;
    }
    page.text((Ink::Dim, RULES), 0)
}

const RULES: &str = "Every entity weighs the same, and one with several languages counts in each. The median is the lower middle \
                     score; where nothing is known a score counts as 0, where nothing applies it does not count. The coverage is \
                     the known share of all that applies, by weight. The target counts entities that have one.";

/// A line for each group: columns as wide as they must be.
fn table(page: &mut Page<'_>, first: &Group, groups: &[Group]) -> io::Result<()> {
    let mut rows = vec![header(first)];
    rows.extend(groups.iter().map(row));
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| columns::width(cell)).max();
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(|column| width(column).unwrap_or(0)).collect();
    for (number, row) in rows.iter().enumerate() {
        let mut line = String::from("  ");
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width.saturating_sub(columns::width(cell)));
            // Names stand at the left, numbers at the right.
            let pieces = if column == 0 { [cell.as_str(), &gap, ""] } else { ["  ", &gap, cell] };
            line.extend(pieces);
        }
        page.line(&[(if number == 0 { Ink::Dim } else { Ink::Plain }, &line)])?;
    }
    Ok(())
}

fn header(group: &Group) -> Vec<String> {
    let levels = group.levels.iter().map(|(level, _)| level.as_deref().unwrap_or("no level").to_owned());
    let start = [group.by.as_str(), "entities"].map(str::to_owned);
    let end = ["median", "coverage", "at target"].map(str::to_owned);
    start.into_iter().chain(levels).chain(end).collect()
}

fn row(group: &Group) -> Vec<String> {
    let share = |share: Option<u32>| share.map_or_else(|| "-".to_owned(), percent);
    let target =
        if group.expected == 0 { "-".to_owned() } else { format!("{} of {}", group.at_target, group.expected) };
    let key = group.key.as_deref().unwrap_or("(none)");
    let start = [crate::report::clean(key).into_owned(), group.entities.to_string()];
    let levels = group.levels.iter().map(|(_, number)| number.to_string());
    start.into_iter().chain(levels).chain([share(group.median), share(group.coverage), target]).collect()
}
