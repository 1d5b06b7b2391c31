//! A policy's tree in; Rego out that regorus answers as OPA answers the original, each expression on its own line. What cannot
//! be mended is an error; nothing is evaluated here.
//!
//! The road: [`names`] gives every local a name of its own and writes imports out, [`expand`] moves operands to where OPA
//! evaluates them, [`lower`] orders the statements and settles what binds what, [`print`] writes the result.

mod constants;
mod expand;
pub(super) mod flat;
mod load;
mod lower;
mod metadata;
mod mock;
mod names;
mod nesting;
mod numbers;
mod print;
mod rule;
mod scan;
mod schedule;
pub(super) mod sets;
#[cfg(test)]
mod tests;
mod unify;
mod visit;

pub(super) use load::Load;

use std::collections::{BTreeMap, BTreeSet};

use super::ast::{self, Module};
use super::parse::Fault;

/// Under which names the rules of a module are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// In the package of the module.
    Packages,
    /// All packages as one, see [`flat`].
    Flat,
}

/// A module as the engine reads it.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Its text.
    pub(super) text: String,
    /// The sets that are no rules of the text, since they stand wherever somebody asks for them, by name.
    pub(super) sets: BTreeMap<String, String>,
}

/// Rewrites a module that passed the checks; `index` is its number in the load. `None` where the layout cannot hold it. In the
/// flat layout those of its rules that are sets and have one of the names `apart` are written by themselves.
pub(super) fn module(
    index: usize,
    module: &Module,
    text: &str,
    load: &Load,
    layout: Layout,
    apart: &[&str],
) -> Result<Option<Written>, Vec<Fault>> {
    if layout == Layout::Flat && !load.is_simple() {
        return Ok(None);
    }
    let mut printer = print::Printer::new(text);
    printer.start(module.package.span);
    printer.word("package ");
    match layout {
        Layout::Packages => printer.path(&module.package.path),
        Layout::Flat => printer.word(flat::PACKAGE),
    }
    let shared = rule::Module {
        load,
        package: module.package.path.iter().map(|name| name.text.clone()).collect(),
        imports: &module.imports,
        is_modern_not: module.not_bodies,
        layout,
    };
    let mut is_held = true;
    let mut faults = Vec::new();
    let mut rules = module.rules.clone();
    for rule in &mut rules {
        faults.extend(nameless(module, rule));
        load.annotations().put_into(index, &shared.package, rule);
        if let Some(name) = load.own_name(index, &shared.package, &rule.head).filter(|_| !rule.is_default) {
            rule.head.name.text = name;
        }
    }
    if layout == Layout::Flat {
        rules = sets::joined(rules, |name, found| load.definitions(&shared.package, name) == found);
    }
    let mut sets = BTreeMap::new();
    for rule in rules {
        let name = &rule.head.name.text;
        if layout == Layout::Flat && apart.contains(&name.as_str()) && sets::is_expression(&rule) {
            let mut printer = print::Printer::new(text);
            is_held &= shared.rule(&rule, &mut printer, &mut faults);
            let written = printer.finish();
            let value = written.split_once(" := ").map_or("", |(_, value)| value);
            sets.insert(name.clone(), value.trim().to_owned());
        } else {
            is_held &= shared.rule(&rule, &mut printer, &mut faults);
        }
    }
    for (name, parts) in empty_objects(module) {
        let flat = load.number(&shared.package).filter(|_| layout == Layout::Flat);
        printer.word("\n");
        printer.word(&flat.map_or(name.clone(), |package| flat::name(package, &name)));
        printer.word(&parts);
        printer.word(" := true if { false }");
    }
    for definition in load.stand_ins(&shared.package).chain(load.dispatchers(index, &shared.package)) {
        printer.word("\n");
        printer.word(&definition);
    }
    if faults.is_empty() { Ok(is_held.then(|| Written { text: printer.finish(), sets })) } else { Err(faults) }
}

/// `a.b[x].c := 1` makes `a.b` an object even where no `x` is found; regorus forgets that unless the `[x]` comes last. A rule
/// that never holds makes up for it: its name and the parts behind it.
fn empty_objects(module: &Module) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    for rule in module.rules.iter().filter(|rule| !rule.is_default) {
        let head = &rule.head;
        let Some(first) = head.parts.iter().position(|part| part.constant().is_none()) else { continue };
        if head.kind == ast::HeadKind::PartialSet || first + 1 < head.parts.len() {
            let quoted = |text: &str| format!("[{}]", serde_json::Value::from(text));
            let parts = head.parts.iter().take(first).filter_map(ast::Part::constant).chain(["__never"]).map(quoted);
            all.insert((head.name.text.clone(), parts.collect()));
        }
    }
    all
}

/// regorus reads what this writes as today's Rego, where a rule cannot have the name of a keyword.
fn nameless(module: &Module, rule: &ast::Rule) -> Option<Fault> {
    let name = &rule.head.name;
    let is_keyword = match name.text.as_str() {
        "if" | "in" | "every" => true,
        // A function of v0 may be called like the built-in.
        "contains" => module.dialect == ast::Dialect::V1,
        _ => false,
    };
    let message = format!("`{}` is a keyword and cannot be the name of a rule", name.text);
    is_keyword.then(|| Fault::new(name.span, message, Some("give the rule another name")))
}
