//! A what-if as tables: CSV with a line for each entity, Markdown for a comment on a pull request.

use std::collections::BTreeMap;
use std::io;

use super::super::called::Names;
use super::super::markdown::{code, escaped};
use super::super::text::{count as counted, percent};
use super::{NO_LEVEL, NOBODY, because, count, fallen, from_then, inhabited, nothing_told};
use super::{named, names, only_then, pending, telling, to_mend};
use crate::model::movement::Stand;
use crate::model::whatif::{Shift, Way, WhatIf};

/// Entities in a table of Markdown.
const NAMED: usize = 50;

/// Writes a line for each entity as CSV (RFC 4180), with a header. Scores are basis points.
pub fn csv(what_if: &WhatIf, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "scorecard",
        "before",
        "after",
        "repository",
        "entity",
        "owner",
        "way",
        "level_before",
        "level_after",
        "score_before",
        "score_after",
        "because",
        "short_of",
        "falls_from",
        "falls_by",
    ])?;
    let key = |own: &Shift| (own.repository.clone(), own.entity.clone());
    let mut falls = BTreeMap::new();
    for (later, own) in what_if.later.iter().zip(only_then(what_if)) {
        falls.extend(own.into_iter().map(|own| (key(own), (later.from, own))));
    }
    for own in &what_if.entities {
        let later = falls.get(&key(own));
        let short: Vec<String> =
            own.short_of.iter().map(|own| format!("{}:{}", own.limit.as_str(), own.level)).collect();
        let level = |stand: &Option<Stand>| stand.as_ref().and_then(|stand| stand.level.clone()).unwrap_or_default();
        let score = |stand: &Option<Stand>| {
            stand.as_ref().and_then(|stand| stand.score).map(|score| score.to_string()).unwrap_or_default()
        };
        table.write_record([
            what_if.scorecard.as_ref(),
            what_if.before.as_deref().unwrap_or(""),
            &what_if.after,
            &own.repository,
            &own.entity,
            own.owner.as_deref().unwrap_or(""),
            own.way.as_str(),
            &level(&own.before),
            &level(&own.after),
            &score(&own.before),
            &score(&own.after),
            &own.because.join(" "),
            &short.join(" "),
            &later.map(|(from, _)| from.to_string()).unwrap_or_default(),
            &later.map(|(_, by)| by.because.join(" ")).unwrap_or_default(),
        ])?;
    }
    table.flush()
}

/// Writes it as GitHub-flavoured Markdown.
pub fn markdown(what_if: &WhatIf, out: &mut dyn io::Write) -> io::Result<()> {
    let other = what_if.other.as_ref().map(|other| format!("{} ", escaped(other))).unwrap_or_default();
    let from = what_if.before.as_ref().map(|before| format!("{other}{} → ", escaped(before))).unwrap_or_default();
    let own = what_if.other.as_ref().map(|_| format!("{} ", escaped(&what_if.scorecard))).unwrap_or_default();
    writeln!(out, "### What if: {} {from}{own}{}\n", escaped(&what_if.title), escaped(&what_if.after))?;
    if what_if.entities.is_empty() {
        return writeln!(out, "{}.\n\n`what_if = \"{}\"`", NOBODY.replacen('n', "N", 1), super::digest(what_if));
    }
    let (falls, rises) = (count(what_if, Way::Falls), count(what_if, Way::Rises));
    let entities = counted(what_if.entities.len() as u64, "entity");
    let mend = if falls > 0 { format!(" {}", escaped(&to_mend(&what_if.to_change))) } else { String::new() };
    writeln!(out, "Of {entities}, {falls} would fall and {rises} would rise.{mend}\n")?;
    writeln!(out, "| level | before | after |\n|---|---:|---:|")?;
    for (level, before, after) in inhabited(what_if) {
        writeln!(out, "| {} | {before} | {after} |", escaped(level.unwrap_or(NO_LEVEL)))?;
    }
    let moved = what_if.entities.iter().filter(|own| matches!(own.way, Way::Falls | Way::Rises));
    let names = names(what_if);
    movers(&moved.collect::<Vec<_>>(), &names, out)?;
    checks(what_if, out)?;
    for (later, own) in what_if.later.iter().zip(only_then(what_if)) {
        let falls = fallen(later).next().is_some();
        let mend = if falls { format!(" {}", escaped(&to_mend(&later.to_change))) } else { String::new() };
        writeln!(out, "\n**{}.**{mend}", escaped(&from_then(later, own.len())))?;
        movers(&own, &names, out)?;
    }
    writeln!(out, "\n`what_if = \"{}\"`", super::digest(what_if))
}

/// The checks that change something, each by itself.
fn checks(what_if: &WhatIf, out: &mut dyn io::Write) -> io::Result<()> {
    let telling = telling(what_if);
    let nothing = nothing_told(what_if, telling.len());
    if telling.is_empty() {
        return nothing.map_or(Ok(()), |told| writeln!(out, "\n{}.", told.replacen('n', "N", 1)));
    }
    writeln!(
        out,
        "\n| check, by itself | | new fails | falls | rises | unknown | files | |\n|---|---|---:|---:|---:|---:|---:|---|"
    )?;
    for own in telling {
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            code(&own.check),
            own.edit.as_str(),
            own.newly_failing,
            own.falls,
            own.rises,
            own.unknown,
            own.files,
            pending(own).unwrap_or_default()
        )?;
    }
    nothing.map_or(Ok(()), |told| writeln!(out, "\n{told}."))
}

fn movers(moved: &[&Shift], names: &Names<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    if moved.is_empty() {
        return Ok(());
    }
    let shown = |stand: &Option<Stand>| {
        let level = stand.as_ref().and_then(|stand| stand.level.clone()).unwrap_or_else(|| NO_LEVEL.into());
        let score = stand.as_ref().and_then(|stand| stand.score).map(|score| format!(" {}", percent(score)));
        format!("{}{}", escaped(&level), score.unwrap_or_default())
    };
    writeln!(out, "\n| entity | before | after | by |\n|---|---|---|---|")?;
    for own in moved.iter().take(NAMED) {
        let because: Vec<String> = because(own).iter().map(|own| code(own)).collect();
        let (before, after) = (shown(&own.before), shown(&own.after));
        writeln!(out, "| {} | {before} | {after} | {} |", escaped(&names.called(named(own))), because.join(", "))?;
    }
    if moved.len() > NAMED {
        writeln!(out, "\n… and {} more.", moved.len() - NAMED)?;
    }
    Ok(())
}
