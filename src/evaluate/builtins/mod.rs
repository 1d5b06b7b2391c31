//! A regorus engine in; the same engine out, with OPA's built-in functions in place of those that answer otherwise,
//! and with those regorus lacks.
//!
//! What is in none of the tables is regorus's own and answers as OPA does. No built-in here reads files, the network,
//! the environment or the clock, and none makes an answer that could exhaust memory.
mod call;
mod gofmt;
mod number;
mod strings;
mod term;

use std::cell::{Cell, RefCell};
use std::sync::LazyLock;

use regorus::{Engine, Value};

use call::{Answer, Operands};

/// What becomes of an error in a built-in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The call is undefined and the error is noted, as OPA does by default.
    #[default]
    Lenient,
    /// The evaluation fails with the error.
    Strict,
}

/// A built-in: its name, how many operands it takes, what it does.
type Entry = (&'static str, u8, fn(Operands<'_>) -> Answer);

const FAMILIES: &[&[Entry]] = &[strings::ENTRIES];

/// How many errors one evaluation notes; a loop over a large document must not collect millions.
const ERRORS_KEPT: usize = 100;

thread_local! {
    static MODE: Cell<Mode> = const { Cell::new(Mode::Lenient) };
    static ERRORS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Adds the built-ins to `engine`. Fails when one of the names was added before.
pub(crate) fn install(engine: &mut Engine) -> Result<(), call::Error> {
    for (name, arity, function) in FAMILIES.iter().flat_map(|family| family.iter().copied()) {
        engine
            .add_extension(
                name.to_owned(),
                arity,
                Box::new(move |operands: Vec<Value>| run(name, function, &operands).map_err(Into::into)),
            )
            .map_err(|cause| call::Error(format!("{name}: {cause}")))?;
    }
    Ok(())
}

/// Name and arity of every built-in that [`install`] adds.
pub(crate) fn provided() -> &'static [(&'static str, u8)] {
    static NAMES: LazyLock<Vec<(&str, u8)>> = LazyLock::new(|| {
        FAMILIES.iter().flat_map(|family| family.iter().map(|(name, arity, _)| (*name, *arity))).collect()
    });
    &NAMES
}

/// Sets what becomes of errors on this thread, while `work` runs.
pub(crate) fn with_mode<T>(mode: Mode, work: impl FnOnce() -> T) -> T {
    /// Restores the mode even when `work` panics.
    struct Restore(Mode);
    impl Drop for Restore {
        fn drop(&mut self) {
            MODE.set(self.0);
        }
    }
    let _restore = Restore(MODE.replace(mode));
    work()
}

/// The errors noted on this thread since the last call.
pub(crate) fn take_errors() -> Vec<String> {
    ERRORS.take()
}

/// Calls one built-in and does with an error what the mode says.
fn run(name: &'static str, function: fn(Operands<'_>) -> Answer, operands: &[Value]) -> Answer {
    let fault = match function(Operands(operands)) {
        Ok(value) => return Ok(value),
        Err(fault) => call::Error(format!("{name}: {fault}")),
    };
    if MODE.get() == Mode::Strict {
        return Err(fault);
    }
    ERRORS.with_borrow_mut(|errors| {
        if errors.len() < ERRORS_KEPT {
            errors.push(fault.0);
        }
    });
    Ok(Value::Undefined)
}
