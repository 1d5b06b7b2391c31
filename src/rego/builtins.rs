//! The functions that OPA has built in: their names, what they take and give, and whether they are evaluated here.
//!
//! `builtins.tsv` holds them, one a line: name, state, types of the arguments, type of the result. Nothing is evaluated here.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::types::{self, Type};

const TABLE: &str = include_str!("builtins.tsv");

/// A function that is built in.
#[derive(Debug)]
pub(crate) struct Builtin {
    /// With dots, as it is called.
    pub(crate) name: &'static str,
    /// Whether it can be called.
    pub(crate) state: State,
    /// What it takes.
    pub(crate) args: Vec<Type>,
    /// Whether it takes any number of arguments.
    pub(crate) variadic: bool,
    /// What it gives; nothing for `print`.
    pub(crate) result: Option<Type>,
}

impl Builtin {
    /// Whether a call of it is an equation.
    pub(crate) fn is_equality(&self) -> bool {
        matches!(self.name, "eq" | "assign" | "equal")
    }
}

/// Whether a function can be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Yes.
    Supported,
    /// Yes, and it gives several results, one after the other: `walk`.
    Relation,
    /// In v0 alone; today's Rego has given it up.
    Old,
    /// No: its result depends on more than the document, namely on this.
    Refused(&'static str),
    /// No: it is not there yet.
    Missing,
}

/// The function of this name.
pub(crate) fn find(name: &str) -> Option<&'static Builtin> {
    table().get(name)
}

/// All names.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    table().keys().copied()
}

fn table() -> &'static BTreeMap<&'static str, Builtin> {
    static READ: OnceLock<BTreeMap<&'static str, Builtin>> = OnceLock::new();
    READ.get_or_init(|| TABLE.lines().filter_map(line).map(|builtin| (builtin.name, builtin)).collect())
}

fn line(line: &'static str) -> Option<Builtin> {
    let mut fields = line.split('\t');
    let (name, state, args, result) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let state = match state {
        "ok" => State::Supported,
        "relation" => State::Relation,
        "old" => State::Old,
        "missing" => State::Missing,
        reason => State::Refused(reason),
    };
    let words = || args.split(' ').filter(|word| *word != "-");
    Some(Builtin {
        name,
        state,
        args: words().filter(|word| !word.ends_with("...")).map(types::read).collect(),
        variadic: words().any(|word| word.ends_with("...")),
        result: (result != "void").then(|| types::read(result)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_whole() {
        assert_eq!(table().len(), TABLE.lines().count());
        let count = find("count").unwrap();
        assert_eq!((count.args.len(), count.state), (1, State::Supported));
        assert!(count.args[0].meets(&Type::String) && !count.args[0].meets(&Type::Number));
        assert_eq!(find("http.send").unwrap().state, State::Refused("network"));
        assert_eq!(find("any").unwrap().state, State::Old);
        assert_eq!(find("walk").unwrap().state, State::Relation);
        assert!(find("print").unwrap().variadic && find("print").unwrap().result.is_none());
        assert_eq!(find("opa.runtime").unwrap().args.len(), 0);
        assert_eq!(find("time.date").unwrap().result.as_ref().unwrap().to_string(), "an array");
        assert!(find("nope").is_none());
    }
}
