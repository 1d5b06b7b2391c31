//! A regorus engine in; the same engine out, with OPA's built-in functions in place of those that answer otherwise,
//! and with those regorus lacks.
//!
//! What is in none of the tables is regorus's own and answers as OPA does. No built-in here reads files, the network,
//! the environment or the clock, and none makes an answer that could exhaust memory.
mod arithmetic;
mod call;
mod collections;
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
mod regex;
mod semver;
mod strings;
mod term;
mod time;
mod units;
mod uri;
mod uuid;
mod wide;
mod yaml;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use regorus::{Engine, Value};

use call::{Answer, Operands};

/// A built-in: its name, how many operands it takes, what it does.
type Entry = (&'static str, u8, fn(Operands<'_>) -> Answer);

const FAMILIES: &[&[Entry]] = &[
    arithmetic::ENTRIES,
    collections::ENTRIES,
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
    regex::ENTRIES,
    semver::ENTRIES,
    strings::ENTRIES,
    time::ENTRIES,
    units::ENTRIES,
    uuid::ENTRIES,
    yaml::ENTRIES,
];

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
fn run(name: &'static str, function: fn(Operands<'_>) -> Answer, operands: &[Value]) -> Answer {
    match function(Operands(operands)) {
        Err(_) if LENIENT.get() => Ok(Value::Undefined),
        Err(fault) => Err(call::Error(format!("{name}: {fault}"))),
        answer => answer,
    }
}
