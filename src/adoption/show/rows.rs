//! Figures of golden paths as tables: CSV with a line for each entity, Markdown with a line for each path.

use std::fmt::Write as _;

use super::super::figures::Adoption;
use super::super::template::Origins;
use super::{day, percent, span};
use crate::model::scorecard::CheckOutcome;

/// Writes a line for each entity as CSV (RFC 4180), with a header. Moments are seconds since 1970.
pub(crate) fn csv(paths: &[Adoption]) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let head = [
        "path",
        "version",
        "repository",
        "entity",
        "owner",
        "system",
        "tier",
        "state",
        "came",
        "onto",
        "off",
        "signals",
        "template_version",
        "versions_behind",
        "edited",
    ];
    // Writing to memory does not fail, and every line has the same number of fields.
    let _ = writer.write_record(head);
    for path in paths {
        for life in &path.lives {
            let last = |onto: bool| life.moves.iter().rev().find(|step| step.onto == onto);
            let moment = |moment: Option<i64>| moment.map(|moment| moment.to_string()).unwrap_or_default();
            let origins = path.origins.iter().flat_map(Origins::known);
            let drift = origins.filter(|(own, _)| own.repository == life.repository).map(|(_, drift)| drift).next();
            let seen = life.signals.iter().filter(|signal| signal.outcome == CheckOutcome::Pass);
            let _ = writer.write_record([
                path.path.as_ref(),
                &path.version,
                &life.repository,
                &life.entity,
                life.facets.owner.as_deref().unwrap_or(""),
                life.facets.system.as_deref().unwrap_or(""),
                life.facets.tier.as_deref().unwrap_or(""),
                life.now().as_str(),
                &moment(life.came),
                &moment(last(true).map(|step| step.at)),
                &moment(last(false).map(|step| step.at)),
                &seen.map(|signal| signal.id.as_ref()).collect::<Vec<_>>().join(" "),
                drift.map_or("", |drift| &drift.recorded.name),
                &drift.and_then(|drift| drift.versions_behind).map(|behind| behind.to_string()).unwrap_or_default(),
                &drift.and_then(|drift| drift.edited().basis_points()).map(|own| own.to_string()).unwrap_or_default(),
            ]);
        }
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Writes a table with a line for each path as Markdown.
pub(crate) fn markdown(paths: &[Adoption]) -> String {
    let mut out =
        String::from("| path | on the path | 90 days ago | voluntary | stayed 90 days | moved onto it | left |\n");
    out.push_str("|---|---|---|---|---|---|---|\n");
    for path in paths {
        let now = path.now();
        let before = path.trend.iter().rev().nth(super::super::STAY);
        let stayed = path.stickiness.iter().rev().find(|cohort| cohort.on > cohort.gone);
        let moves = |onto: bool| path.moves().filter(|(_, step)| step.onto == onto).count();
        let cells = [
            format!("{} {}", cell(&path.title), path.version),
            format!("{} of {} ({})", now.on, now.all(), span(now)),
            before.map_or_else(|| "-".to_owned(), |counts| span(*counts)),
            if path.voluntary.is_choice { percent(path.voluntary.new.share()) } else { "no choice".to_owned() },
            stayed.map_or_else(|| "-".to_owned(), |cohort| percent(cohort.share())),
            moves(true).to_string(),
            moves(false).to_string(),
        ];
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    let now = paths.iter().filter_map(|path| path.looks.last()).max();
    if let Some(now) = now {
        let _ = writeln!(out, "\nAs of {}.", day(*now));
    }
    out
}

/// A text in a cell of a table.
fn cell(text: &str) -> String {
    crate::report::clean(text).replace('|', "\\|").replace('<', "&lt;")
}
