//! What a scorecard would do in place of another one → text, JSON, CSV, Markdown.

mod rows;
mod text;
mod wire;

use std::collections::BTreeSet;
use std::fmt::Write as _;

pub use rows::{csv, markdown};
pub use text::text;
pub use wire::{digest, json};

use super::called::{Named, Names};
use super::text::count as counted;
use crate::model::movement::Stand;
use crate::model::scorecard::{self, Phase};
use crate::model::whatif::{CheckShift, Later, Shift, ToChange, Way, WhatIf};

/// What is said where the scorecard speaks of nobody.
const NOBODY: &str = "none of the entities here is one that the scorecard is for";

/// What people read in place of a level that is not reached.
const NO_LEVEL: &str = "no level";

/// How many entities are at a level, before and after; the last line is for no level.
fn distribution(what_if: &WhatIf) -> Vec<(Option<&str>, u64, u64)> {
    let at = |stand: &Option<Stand>, level: Option<&str>| {
        stand.as_ref().is_some_and(|stand| stand.level.as_deref() == level)
    };
    let levels = what_if.levels.iter().map(|level| Some(level.as_ref())).chain([None]);
    let line = |level| {
        let count = |stand: fn(&Shift) -> &Option<Stand>| {
            what_if.entities.iter().filter(|own| at(stand(own), level)).count() as u64
        };
        (level, count(|own| &own.before), count(|own| &own.after))
    };
    levels.map(line).collect()
}

/// The same without levels that nobody is at, before or after.
fn inhabited(what_if: &WhatIf) -> Vec<(Option<&str>, u64, u64)> {
    let mut levels = distribution(what_if);
    levels.retain(|(_, before, after)| before + after > 0);
    levels
}

/// The checks that change anything here by themselves, today or from a day on.
fn telling(what_if: &WhatIf) -> Vec<&CheckShift> {
    let moves = |own: &CheckShift| own.newly_failing + own.unknown + own.falls + own.rises > 0;
    what_if.checks.iter().filter(|own| moves(own) || pending(own).is_some()).collect()
}

/// What is said of the checks that change nothing, `telling` of all being told of; nothing where all are, or where it is what levels
/// ask for as a whole that moves somebody.
fn nothing_told(what_if: &WhatIf, telling: usize) -> Option<String> {
    let moved = count(what_if, Way::Falls) + count(what_if, Way::Rises);
    match (telling, what_if.checks.len() - telling) {
        (0, _) => (moved == 0).then(|| "no check that differs changes anything here".to_owned()),
        (_, 0) => None,
        (_, 1) => Some("1 more check differs, and changes nothing by itself".to_owned()),
        (_, more) => Some(format!("{more} more checks differ, and change nothing by themselves")),
    }
}

/// The median score before and after, in basis points: the lower of the two in the middle.
fn medians(what_if: &WhatIf) -> (Option<u32>, Option<u32>) {
    let median = |scores: &mut dyn Iterator<Item = Option<u32>>| {
        let mut scores: Vec<u32> = scores.flatten().collect();
        scores.sort_unstable();
        scores.get(scores.len().checked_sub(1)? / 2).copied()
    };
    let score = |stand: &Option<Stand>| stand.as_ref().and_then(|stand| stand.score);
    (
        median(&mut what_if.entities.iter().map(|own| score(&own.before))),
        median(&mut what_if.entities.iter().map(|own| score(&own.after))),
    )
}

/// How many go a way.
fn count(what_if: &WhatIf, way: Way) -> u64 {
    what_if.entities.iter().filter(|own| own.way == way).count() as u64
}

/// Those that have fallen by a later day.
fn fallen(later: &Later) -> impl Iterator<Item = &Shift> {
    later.entities.iter().filter(|own| own.way == Way::Falls)
}

/// Those that fall at each of the later days, and neither today nor at one before.
fn only_then(what_if: &WhatIf) -> Vec<Vec<&Shift>> {
    let key = |own: &Shift| (own.repository.clone(), own.entity.clone());
    let mut seen: BTreeSet<_> = what_if.entities.iter().filter(|own| own.way == Way::Falls).map(key).collect();
    what_if.later.iter().map(|later| fallen(later).filter(|own| seen.insert(key(own))).collect()).collect()
}

/// What is so on each of the later days, in a sentence each.
pub(crate) fn from_then_on(what_if: &WhatIf) -> Vec<String> {
    let days = what_if.later.iter().zip(only_then(what_if));
    days.map(|(later, only_then)| format!("{}.", from_then(later, only_then.len()))).collect()
}

/// From which day on it is so, by which checks, and how many fall and rise.
fn from_then(later: &Later, only_then: usize) -> String {
    let does = |phase: Phase, words: [&str; 2]| {
        let own = later.begins.iter().filter(|own| own.does == phase).map(|own| own.check.as_ref());
        let own: Vec<&str> = own.collect();
        let [one, more] = words;
        (!own.is_empty()).then(|| format!("{} {}", own.join(", "), if own.len() == 1 { one } else { more }))
    };
    let begins = [
        does(Phase::Warned, ["counts", "count"]),
        does(Phase::Enforced, ["blocks", "block"]),
        does(Phase::Retired, ["ends", "end"]),
    ];
    let begins: Vec<String> = begins.into_iter().flatten().collect();
    let falls = fallen(later).count();
    let rises = later.entities.len() - falls;
    let mut told = match falls {
        0 => "nobody would fall".to_owned(),
        falls => format!("{falls} would fall"),
    };
    if falls > only_then {
        let _ = write!(told, ", {} of them before", falls - only_then);
    }
    if rises > 0 {
        let _ = write!(told, ", {rises} would rise");
    }
    format!("From {}, when {}: {told}", later.from, begins.join(" and "))
}

/// What would have to change so that nobody falls, in sentences.
fn to_mend(change: &ToChange) -> String {
    let lacking: Vec<String> = change
        .lacking
        .iter()
        .map(|own| {
            let why = own.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
            format!("{} of {}{why}", own.check, counted(own.entities, "entity"))
        })
        .collect();
    let (files, repositories) = (counted(change.files, "file"), counted(change.repositories, "repository"));
    match (change.files, lacking.is_empty()) {
        (0, true) => "No file that changes would help those that fall.".to_owned(),
        (0, false) => format!("No file helps those that fall: facts are missing, for {}.", lacking.join("; ")),
        (_, true) => format!("So that nobody falls, {files} in {repositories} would have to change."),
        (_, false) => format!(
            "So that nobody falls, {files} in {repositories} would have to change, and facts are missing, for {}.",
            lacking.join("; ")
        ),
    }
}

/// The entities by what people call them.
fn names(what_if: &WhatIf) -> Names<'_> {
    let later = what_if.later.iter().flat_map(|later| &later.entities);
    Names::among(what_if.entities.iter().chain(later).map(named))
}

fn named(own: &Shift) -> Named<'_> {
    (&own.name, &own.repository, &own.entity)
}

/// What moves an entity: checks, and what levels ask for as a whole.
fn because(own: &Shift) -> Vec<String> {
    let short = own.short_of.iter().map(|own| format!("{} of {}", own.limit.as_str(), own.level));
    own.because.iter().map(ToString::to_string).chain(short).collect()
}

/// What a check does not do yet.
fn pending(own: &CheckShift) -> Option<String> {
    scorecard::pending(own.counts_from, own.blocks_from)
}
