//! Modules that are loaded together → every mistake that OPA finds when it compiles them, and what each module refers to.
//!
//! `tree` has the rules by their paths, `lower` resolves names and calls, `safety` looks for variables without a value, `recursion`
//! for rules that need themselves, `conflicts` for rules that cannot stand together, `types` for values of the wrong type.
//! Nothing is evaluated.

mod conflicts;
mod constants;
pub(crate) mod ir;
mod lower;
mod recursion;
pub(crate) mod safety;
mod scope;
pub(crate) mod tree;
mod types;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub(super) use self::lower::{Context, Names};
use super::Given;
use super::annotations::Annotations;
use super::ast::{Module, Rule};
use super::parse::Fault;
use super::types::Key;

/// What the checks tell of modules.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// Mistakes, each with the index of its module.
    pub(super) faults: Vec<(usize, Fault)>,
    /// For each module the paths below `data` that it refers to.
    pub(super) needs: Vec<BTreeSet<Vec<Key>>>,
}

/// Checks modules that stand beside data files.
pub(super) fn check(modules: &[&Module], given: Given<'_>) -> Checked {
    let tree = tree::Tree::of(modules);
    let mut checked = Checked::default();
    let mut rules = Vec::new();
    let mut orders = Vec::new();
    for (index, module) in modules.iter().enumerate() {
        let mut faults = Vec::new();
        let names = Names::of(&tree, module);
        let lowered = Context::of(&tree, (index, module), &names).all(given, &mut faults);
        orders.extend(lowered.rules.iter().map(|rule| safety::check(rule, &mut faults)));
        checked.faults.extend(faults.into_iter().map(|fault| (index, fault)));
        checked.needs.push(lowered.needs);
        rules.extend(lowered.rules);
    }
    conflicts::check(&tree, given, &mut checked.faults);
    let definitions = definitions_of(&tree, modules);
    let graph = recursion::Graph::of(&tree, &rules, &definitions);
    let groups = graph.groups();
    graph.check(&tree, &groups, &mut checked.faults);
    // Types are of use only where all else is in order.
    if checked.faults.is_empty() {
        check_types(&tree, &rules, &orders, &definitions, &groups, &mut checked.faults);
    }
    checked
}

/// The rule at a place of a module as the checks see it, one a body of the text, each with the order in which its statements can
/// run. The module passed the checks.
pub(super) fn lowered(
    context: &Context<'_>,
    rule: (usize, &Rule),
    annotations: &Annotations,
) -> Vec<(ir::Rule, safety::Orders)> {
    let mut faults = Vec::new();
    let rules = context.one(rule, annotations, &mut faults);
    let ordered = |rule| {
        let orders = safety::check(&rule, &mut faults);
        (rule, orders)
    };
    rules.into_iter().map(ordered).collect()
}

fn check_types(
    tree: &tree::Tree,
    rules: &[ir::Rule],
    orders: &[safety::Orders],
    definitions: &[usize],
    groups: &[Vec<usize>],
    faults: &mut Vec<(usize, Fault)>,
) {
    let mut types = types::Types::new(tree);
    for definition in groups.iter().flatten() {
        let first = definitions.partition_point(|index| index < definition);
        for (rule, orders) in rules
            .iter()
            .zip(orders)
            .zip(definitions)
            .skip(first)
            .take_while(|(_, index)| *index == definition)
            .map(|(found, _)| found)
        {
            let mut found = Vec::new();
            types.rule(rule, orders, &mut found);
            faults.extend(found.into_iter().map(|fault| (rule.module, fault)));
        }
    }
}

/// Which definition each lowered rule is: a rule with several bodies is lowered once for each.
fn definitions_of(tree: &tree::Tree, modules: &[&Module]) -> Vec<usize> {
    let bodies = |(index, definition): (usize, &tree::Definition)| {
        let rule = modules.get(definition.module).and_then(|module| module.rules.get(definition.rule));
        std::iter::repeat_n(index, rule.map_or(0, |rule| rule.bodies.len().max(1)))
    };
    tree.definitions.iter().enumerate().flat_map(bodies).collect()
}
