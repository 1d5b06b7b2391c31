//! A what-if for people: how levels would be spread, who moves and by which checks, and how much there would be to change.

use std::io;

use super::{NO_LEVEL, NOBODY, because, count, fallen, from_then, inhabited, medians, nothing_told};
use super::{named, names, only_then, pending, telling, to_mend};
use crate::model::movement::Stand;
use crate::model::whatif::{Shift, Way, WhatIf};
use crate::report::Style;
use crate::report::called::Names;
use crate::report::text::{Ink, Page, percent};

/// Entities of each way that are named; the others are counted. JSON and CSV have all.
const NAMED: usize = 15;

/// Writes a what-if for people.
pub fn text(what_if: &WhatIf, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let page = &mut Page::new(out, style);
    let versions = match (&what_if.before, &what_if.other) {
        (Some(before), Some(other)) => format!(" · {other} {before} → {} {}", what_if.scorecard, what_if.after),
        (Some(before), None) => format!(" · {} {before} → {}", what_if.scorecard, what_if.after),
        (None, _) => format!(" · {} {}, which was not there before", what_if.scorecard, what_if.after),
    };
    page.line(&[(Ink::Strong, &what_if.title), (Ink::Strong, &versions)])?;
    page.blank()?;
    if what_if.entities.is_empty() {
        return page.line(&[(Ink::Plain, &format!("  {NOBODY}"))]);
    }
    spread(page, what_if)?;
    let names = names(what_if);
    for (way, title, ink) in [
        (Way::Falls, "would fall", Ink::Bad(crate::model::Severity::High)),
        (Way::Rises, "would rise", Ink::Good),
        (Way::Lower, "would keep the level with a lower score", Ink::Plain),
        (Way::Higher, "would keep the level with a higher score", Ink::Plain),
        (Way::Joins, "would be judged, and were not", Ink::Plain),
        (Way::Leaves, "would no longer be judged", Ink::Plain),
    ] {
        let own: Vec<&Shift> = what_if.entities.iter().filter(|own| own.way == way).collect();
        if !own.is_empty() && (what_if.before.is_some() || way != Way::Joins) {
            movers(page, &own, (title, ink), &names)?;
        }
    }
    checks(page, what_if)?;
    verdict(page, what_if)?;
    later(page, what_if, &names)?;
    page.line(&[(Ink::Dim, &format!("  what_if = \"{}\"", super::digest(what_if)))])
}

fn spread(page: &mut Page<'_>, what_if: &WhatIf) -> io::Result<()> {
    page.line(&[(Ink::Dim, &format!("  {:<14} {:>8} {:>8}", "", "before", "after"))])?;
    for (level, before, after) in inhabited(what_if) {
        page.line(&[(Ink::Plain, &format!("  {:<14} {before:>8} {after:>8}", level.unwrap_or(NO_LEVEL)))])?;
    }
    let (before, after) = medians(what_if);
    let shown = |score: Option<u32>| score.map_or_else(|| "-".to_owned(), percent);
    page.line(&[(Ink::Plain, &format!("  {:<14} {:>8} {:>8}", "median score", shown(before), shown(after)))])?;
    page.blank()
}

fn movers(page: &mut Page<'_>, own: &[&Shift], (title, ink): (&str, Ink), names: &Names<'_>) -> io::Result<()> {
    let mut own = own.to_vec();
    own.sort_by_key(|shift| (shift.points().map(i64::abs).map(std::cmp::Reverse), shift.entity.clone()));
    page.line(&[(ink, &format!("  {} {title}", own.len()))])?;
    listed(page, &own, names)?;
    page.blank()
}

fn listed(page: &mut Page<'_>, own: &[&Shift], names: &Names<'_>) -> io::Result<()> {
    for shift in own.iter().take(NAMED) {
        let name = format!("    {:<28} ", names.called(named(shift)));
        let moved = format!("{} → {}", stand(shift.before.as_ref()), stand(shift.after.as_ref()));
        page.line(&[(Ink::Strong, &name), (Ink::Plain, &moved)])?;
        let by = because(shift);
        if !by.is_empty() && matches!(shift.way, Way::Falls | Way::Rises | Way::Lower | Way::Higher) {
            page.hanging(&[(Ink::Plain, "      ")], (Ink::Dim, &format!("by {}", by.join(", "))), 9)?;
        }
    }
    if own.len() > NAMED {
        page.line(&[(Ink::Dim, &format!("    … and {} more (-o json has all)", own.len() - NAMED))])?;
    }
    Ok(())
}

fn stand(stand: Option<&Stand>) -> String {
    let Some(stand) = stand else { return "not judged".to_owned() };
    let level = stand.level.as_deref().unwrap_or(NO_LEVEL);
    stand.score.map_or_else(|| level.to_owned(), |score| format!("{level} {}", percent(score)))
}

fn checks(page: &mut Page<'_>, what_if: &WhatIf) -> io::Result<()> {
    let telling = telling(what_if);
    let nothing = nothing_told(what_if, telling.len()).map(|told| format!("  {told}"));
    if telling.is_empty() {
        return nothing.map_or(Ok(()), |told| page.line(&[(Ink::Plain, &told)]));
    }
    let head = format!(
        "  {:<34} {:>9} {:>6} {:>6} {:>8} {:>6}",
        "check, by itself", "new fails", "falls", "rises", "unknown", "files"
    );
    page.line(&[(Ink::Dim, &head)])?;
    for own in telling {
        let edit = own.edit.as_str();
        let line = format!(
            "  {:<34} {:>9} {:>6} {:>6} {:>8} {:>6}{}",
            format!("{} ({edit})", own.check),
            own.newly_failing,
            own.falls,
            own.rises,
            own.unknown,
            own.files,
            pending(own).map(|pending| format!("  {pending}")).unwrap_or_default()
        );
        page.line(&[(Ink::Plain, &line)])?;
    }
    if let Some(told) = nothing {
        page.line(&[(Ink::Dim, &told)])?;
    }
    page.blank()
}

fn verdict(page: &mut Page<'_>, what_if: &WhatIf) -> io::Result<()> {
    if count(what_if, Way::Falls) > 0 {
        return page.hanging(&[(Ink::Plain, "  ")], (Ink::Plain, &to_mend(&what_if.to_change)), 2);
    }
    if what_if.before.is_none() {
        return Ok(());
    }
    let falls_later = what_if.later.iter().any(|later| fallen(later).next().is_some());
    let told = if falls_later { "  Nobody would fall today." } else { "  Nobody would fall." };
    page.line(&[(Ink::Good, told)])
}

/// Who falls once what is announced counts and blocks; those that fall sooner are counted, and not named again.
fn later(page: &mut Page<'_>, what_if: &WhatIf, names: &Names<'_>) -> io::Result<()> {
    for (later, only_then) in what_if.later.iter().zip(only_then(what_if)) {
        let falls = fallen(later).next().is_some();
        let ink = if falls { Ink::Bad(crate::model::Severity::High) } else { Ink::Plain };
        page.blank()?;
        page.hanging(&[(Ink::Plain, "  ")], (ink, &from_then(later, only_then.len())), 2)?;
        let mut own = only_then;
        own.sort_by_key(|shift| (shift.points().map(i64::abs).map(std::cmp::Reverse), shift.entity.clone()));
        listed(page, &own, names)?;
        if falls {
            page.hanging(&[(Ink::Plain, "    ")], (Ink::Plain, &to_mend(&later.to_change)), 4)?;
        }
    }
    if what_if.later.is_empty() { Ok(()) } else { page.blank() }
}
