//! A regorus engine in; the same engine out, with OPA's built-in functions in place of its own, and with those it lacks.
//!
//! What is in none of the tables is no function of operands alone (`walk`, `print`), or chance. No built-in here reads
//! files, the network, the environment or the clock, and none makes an answer that could exhaust memory.
mod affixes;
mod arithmetic;
mod bits;
mod call;
mod collections;
mod compare;
mod crypto;
mod encoding;
mod glob;
mod globs_match;
mod gofmt;
mod graph;
mod json_patch;
mod json_paths;
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

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::OnceLock;

use regorus::{Engine, Value};

pub(crate) use call::{Answer, Error, Operands};

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
#[cfg_attr(not(test), expect(dead_code, reason = "the evaluator to come"))]
pub(crate) fn find(name: &str) -> Option<Function> {
    static TABLE: OnceLock<HashMap<&'static str, Function>> = OnceLock::new();
    let entries = || FAMILIES.iter().flat_map(|family| family.iter()).map(|(name, _, function)| (*name, *function));
    TABLE.get_or_init(|| entries().collect()).get(name).copied()
}

thread_local! {
    static LENIENT: Cell<bool> = const { Cell::new(false) };
}

/// Adds the built-ins to `engine`. Fails when one of the names was added before.
pub(crate) fn install(engine: &mut Engine) -> Result<(), String> {
    for (name, arity, function) in FAMILIES.iter().flat_map(|family| family.iter().copied()) {
        engine
            .add_extension(
                name.to_owned(),
                arity,
                Box::new(move |operands: Vec<Value>| run(name, function, &operands).map_err(Into::into)),
            )
            .map_err(|cause| format!("{name}: {cause}"))?;
    }
    Ok(())
}

/// Lets built-ins that fail be undefined on this thread while `work` runs, as OPA has it by default; else they raise.
pub(crate) fn leniently<T>(work: impl FnOnce() -> T) -> T {
    /// Restores the mode even when `work` panics.
    struct Restore(bool);
    impl Drop for Restore {
        fn drop(&mut self) {
            LENIENT.set(self.0);
        }
    }
    let _restore = Restore(LENIENT.replace(true));
    work()
}

/// Calls one built-in and does with an error what the mode says.
fn run(name: &'static str, function: Function, operands: &[Value]) -> Answer {
    match function(Operands(operands)) {
        Err(_) if LENIENT.get() => Ok(Value::Undefined),
        Err(fault) => Err(Error(format!("{name}: {fault}"))),
        answer => answer,
    }
}
