//! What a scorecard would do in place of another one → text, JSON, CSV, Markdown.

mod rows;
mod text;
mod wire;

pub use rows::{csv, markdown};
pub use text::text;
pub use wire::{digest, json};

use crate::model::movement::Stand;
use crate::model::whatif::{Shift, Way, WhatIf};

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
