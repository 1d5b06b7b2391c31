//! The module that karat writes for the engine: it asks all rules of a set, the sets of a kind that a document is meant by, or a
//! single rule. Rules in, Rego out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use regorus::Value;

use crate::catalog::{self, Catalog, Layout, Prepared, Rule};

/// The sets that rules say, by module and name, where they are no rules of their own: regorus does so much around a rule that
/// this takes a quarter from the time of a document.
pub(super) type Apart = BTreeMap<(usize, String), String>;

/// A rule that is always there.
pub(super) const READY: &str = "ready";

/// The module, as far as it is written.
pub(super) struct Entry<'c> {
    catalog: &'c Catalog,
    prepared: &'c Prepared,
    layout: Layout,
    apart: Apart,
    /// Its text.
    pub(super) text: String,
}

impl<'c> Entry<'c> {
    /// A module that asks nothing yet.
    pub(super) fn new(catalog: &'c Catalog, prepared: &'c Prepared, layout: Layout, apart: Apart) -> Self {
        let text = format!("package {}\n\n{READY} := true\n", package(layout));
        Self { catalog, prepared, layout, apart, text }
    }

    /// What asks one rule, for the documents on which asking all of them raises: its place is to be told.
    pub(super) fn single(&mut self, index: usize, rule: &Rule) {
        for part in Part::of(rule) {
            self.asks(&part.rule(index), rule, part.entry(rule));
        }
    }

    /// The parameters of the packages, in the flat layout; else see [`parameters_of`].
    pub(super) fn parameters(&mut self) {
        for (module, values) in self.catalog.parameters.values().filter(|(module, _)| self.prepared.has(*module)) {
            let json = values.to_json_str().unwrap_or_else(|_| "{}".to_owned());
            let name = self.prepared.reference(*module, catalog::PARAMETERS, self.layout);
            self.line(&format!("{name} := {json}"));
        }
    }

    /// What asks all rules of a set: one object, since regorus does much around each rule. What a rule may not say at all would
    /// leave the whole object undefined: such parts are rules of their own.
    pub(super) fn set(&mut self, number: usize, rules: &[usize]) {
        let (name, more) = (set_name(number), format!("{}_more", set_name(number)));
        let rules = rules.iter().filter_map(|index| Some((*index, self.catalog.rules.get(*index)?)));
        let parts =
            rules.flat_map(|(index, rule)| Part::of(rule).map(move |part| (part.key(index), rule, part.entry(rule))));
        let is_sure = |(_, rule, entry): &(usize, &Rule, &str)| self.prepared.is_set(rule.module, entry);
        let (sure, open): (Vec<_>, Vec<_>) = parts.partition(is_sure);
        let entries = sure.iter().map(|(key, rule, entry)| format!("{key}: {}", self.value(rule, entry)));
        let entries = entries.collect::<Vec<_>>().join(",\n");
        let is_whole = open.is_empty();
        for (key, rule, entry) in open {
            self.asks(&format!("{more}[{key}]"), rule, entry);
        }
        let text = if is_whole { format!("{{{entries}}}") } else { format!("object.union({more}, {{{entries}}})") };
        self.line(&format!("{name} := {text}"));
    }

    /// What asks those sets of a main kind that the document is meant by: each has a list, with its answers or with nothing.
    pub(super) fn group(&mut self, main: &str, sets: &BTreeSet<usize>) {
        let entries =
            sets.iter().map(|number| format!("{number}: [own | karat.meant({number}); own := {}]", set_name(*number)));
        let line = format!("{} := {{{}}}", group_name(main), entries.collect::<Vec<_>>().join(",\n"));
        self.line(&line);
    }

    /// A rule that takes the value of another.
    fn asks(&mut self, head: &str, rule: &Rule, name: &str) {
        let line = format!("{head} := {}", self.value(rule, name));
        self.line(&line);
    }

    /// What a rule says.
    fn value(&self, rule: &Rule, name: &str) -> String {
        let set = self.apart.get(&(rule.module, name.to_owned())).cloned();
        set.unwrap_or_else(|| self.prepared.reference(rule.module, name, self.layout))
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "\n{line}");
    }
}

/// What every policy sees of its document besides the input, the shared helpers too.
pub(super) const SOURCE: &str = "package karat\n\nsource := karat.source()\n";

/// A policy that gives a package its parameters.
pub(super) fn parameters_of(package: &[String], values: &Value) -> Option<String> {
    let json = values.to_json_str().ok()?;
    let (last, path) = package.split_last()?;
    let path = crate::rego::reference(path, last);
    Some(format!("package {}\n\n{} := {json}\n", path.strip_prefix("data.")?, catalog::PARAMETERS))
}

/// What the engine is asked for.
pub(super) fn path(layout: Layout, name: &str) -> String {
    format!("data.{}.{name}", package(layout))
}

const fn package(layout: Layout) -> &'static str {
    match layout {
        Layout::Packages => "karat_entry",
        Layout::Flat => catalog::FLAT,
    }
}

/// The answers of a set, by [`Part::key`].
pub(super) fn set_name(number: usize) -> String {
    format!("set{number}")
}

/// The answers of the sets of a main kind, by set.
pub(super) fn group_name(main: &str) -> String {
    let letter = |byte: u8| if byte.is_ascii_alphanumeric() { char::from(byte) } else { '_' };
    format!("group_{}", main.bytes().map(letter).collect::<String>())
}

/// One of the things that a rule says of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its violations.
    Deny,
    /// What it counts.
    Measure,
    /// What it cannot judge.
    Unknown,
    /// Whether there is what it speaks of.
    Applies,
}

impl Part {
    const ALL: [Self; 4] = [Self::Deny, Self::Measure, Self::Unknown, Self::Applies];

    /// What a rule says at all.
    pub(super) fn of(rule: &Rule) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|part| part.is_said_by(rule))
    }

    /// Whether a rule says this.
    pub(super) const fn is_said_by(self, rule: &Rule) -> bool {
        match self {
            Self::Deny => true,
            Self::Measure => rule.has_measure,
            Self::Unknown => rule.has_unknown,
            Self::Applies => rule.has_applies,
        }
    }

    /// Its key in an answer. Keys are numbers: regorus takes `answers["a"]` for a rule of its own.
    pub(super) const fn key(self, rule: usize) -> usize {
        Self::ALL.len() * rule + self as usize
    }

    /// The generated rule that asks for it alone.
    pub(super) fn rule(self, rule: usize) -> String {
        format!("{}{rule}", self.name())
    }

    pub(super) fn entry(self, rule: &Rule) -> &str {
        match self {
            Self::Deny => &rule.entry,
            Self::Measure | Self::Unknown | Self::Applies => self.name(),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Deny => "deny",
            Self::Measure => "measure",
            Self::Unknown => "unknown",
            Self::Applies => "applies",
        }
    }
}
