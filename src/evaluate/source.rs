//! What the engine asks us while it judges a document: where the document comes from (`data.karat.source`, for the rules that
//! look at it), and which sets of rules it is meant by.

use std::cell::RefCell;
use std::collections::BTreeMap;

use regorus::{Engine, Value};

use crate::model::document::Document;

thread_local! {
    /// The source of the worker's document. The engine calls `karat.source()` for it, since its data cannot be changed
    /// without throwing away what it has prepared.
    static SOURCE: RefCell<Value> = const { RefCell::new(Value::Undefined) };
    /// The sets of rules that the worker's document is meant by.
    static MEANT: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Says which document comes next on this thread.
pub(super) fn set(document: &Document) {
    let entries = [
        ("path", Value::from(document.file.path.as_ref())),
        ("format", Value::from(document.file.format.as_str())),
        ("index", Value::from(u64::from(document.index))),
    ];
    let value: BTreeMap<_, _> = entries.into_iter().map(|(key, value)| (Value::from(key), value)).collect();
    SOURCE.with(|source| source.replace(Value::from(value)));
}

/// Says which sets of rules the document is meant by.
pub(super) fn set_meant(sets: &[usize]) {
    MEANT.with_borrow_mut(|meant| {
        meant.clear();
        meant.extend_from_slice(sets);
    });
}

fn is_meant(operands: &[Value]) -> Value {
    let set = operands.first().and_then(|set| set.as_u64().ok()).and_then(|set| usize::try_from(set).ok());
    Value::from(set.is_some_and(|set| MEANT.with_borrow(|meant| meant.contains(&set))))
}

/// Makes `karat.source()` and `karat.meant(set)` known to an engine.
pub(super) fn install(engine: &mut Engine) -> Result<(), String> {
    let read = |_: Vec<Value>| Ok(SOURCE.with(|source| source.borrow().clone()));
    engine.add_extension("karat.source".to_owned(), 0, Box::new(read)).map_err(|error| error.to_string())?;
    let meant = |operands: Vec<Value>| Ok(is_meant(&operands));
    engine.add_extension("karat.meant".to_owned(), 1, Box::new(meant)).map_err(|error| error.to_string())
}
