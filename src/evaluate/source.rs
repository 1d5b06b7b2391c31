//! `data.karat.source`: where the document that is being judged comes from, for the rules that look at it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use regorus::{Engine, Value};

use crate::model::document::Document;

thread_local! {
    /// The source of the worker's document. The engine calls `karat.source()` for it, since its data cannot be changed
    /// without throwing away what it has prepared.
    static SOURCE: RefCell<Value> = const { RefCell::new(Value::Undefined) };
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

/// Makes `karat.source()` known to an engine.
pub(super) fn install(engine: &mut Engine) -> Result<(), String> {
    let read = |_: Vec<Value>| Ok(SOURCE.with(|source| source.borrow().clone()));
    engine.add_extension("karat.source".to_owned(), 0, Box::new(read)).map_err(|error| error.to_string())
}
