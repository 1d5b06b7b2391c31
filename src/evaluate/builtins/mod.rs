//! OPA's built-in functions: operands in, an answer out.
//!
//! What is in none of the tables is no function of operands alone (`walk`, `print`), or chance. No built-in here reads
//! files, the network, the environment or the clock (the moment of the run is told by whoever evaluates), and none makes an answer that could exhaust memory.
mod affixes;
mod arithmetic;
mod bits;
mod call;
mod collections;
mod compare;
mod crypto;
mod digits;
mod encoding;
mod glob;
mod globs_match;
mod gofmt;
mod graph;
mod json_patch;
mod json_paths;
mod json_schema;
mod json_text;
mod net;
mod number;
mod numbers;
mod objects;
mod regex;
mod semver;
mod sets;
mod strings;
mod term;
mod time;
mod trims;
mod types;
mod units;
mod uri;
mod uuid;
mod wide;
mod yaml;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::OnceLock;

pub(crate) use call::{Answer, Operands};
pub(crate) use term::append as append_term;

/// The built-in that gives the moment of the run.
pub(crate) const NOW: &str = "time.now_ns";

/// What is called: operands in, an answer out.
pub(crate) type Function = fn(Operands<'_>) -> Answer;

/// A built-in: its name, how many operands it takes, what it does.
type Entry = (&'static str, u8, Function);

const FAMILIES: &[&[Entry]] = &[
    affixes::ENTRIES,
    arithmetic::ENTRIES,
    bits::ENTRIES,
    collections::ENTRIES,
    compare::ENTRIES,
    crypto::ENTRIES,
    glob::ENTRIES,
    globs_match::ENTRIES,
    json_patch::ENTRIES,
    net::ENTRIES,
    uri::ENTRIES,
    json_text::ENTRIES,
    graph::ENTRIES,
    encoding::ENTRIES,
    json_paths::ENTRIES,
    json_schema::ENTRIES,
    numbers::ENTRIES,
    objects::ENTRIES,
    regex::ENTRIES,
    semver::ENTRIES,
    sets::ENTRIES,
    strings::ENTRIES,
    time::ENTRIES,
    trims::ENTRIES,
    types::ENTRIES,
    units::ENTRIES,
    uuid::ENTRIES,
    yaml::ENTRIES,
];

/// The built-in of this name.
pub(crate) fn find(name: &str) -> Option<Function> {
    static TABLE: OnceLock<HashMap<&'static str, Function>> = OnceLock::new();
    let entries = || FAMILIES.iter().flat_map(|family| family.iter()).map(|(name, _, function)| (*name, *function));
    TABLE.get_or_init(|| entries().collect()).get(name).copied()
}
