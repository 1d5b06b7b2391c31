//! Modules that are loaded together → every mistake that OPA finds when it compiles them, and what each module refers to.
//!
//! `tree` has the rules by their paths, `lower` resolves names and calls, `safety` looks for variables without a value, `recursion`
//! for rules that need themselves, `conflicts` for rules that cannot stand together. Nothing is evaluated.

mod conflicts;
mod constants;
mod ir;
mod lower;
mod recursion;
mod safety;
mod scope;
mod tree;

use std::collections::BTreeSet;

use super::ast::Module;
use super::parse::Fault;
use super::types::Key;

/// What the checks tell of modules.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// Mistakes, each with the index of its module.
    pub(super) faults: Vec<(usize, Fault)>,
    /// For each module the paths below `data` that it refers to, other than those in its own package.
    pub(super) needs: Vec<BTreeSet<Vec<Key>>>,
}

/// Checks modules; where there is none, its text could not be read.
pub(super) fn check(modules: &[Option<&Module>]) -> Checked {
    let tree = tree::Tree::of(modules);
    let mut checked = Checked::default();
    let mut rules = Vec::new();
    for (index, module) in modules.iter().enumerate() {
        let Some(module) = module else {
            checked.needs.push(BTreeSet::new());
            continue;
        };
        let mut faults = Vec::new();
        let lowered = lower::lower(&tree, index, module, &mut faults);
        for rule in &lowered.rules {
            safety::check(rule, &mut faults);
        }
        checked.faults.extend(faults.into_iter().map(|fault| (index, fault)));
        checked.needs.push(lowered.needs);
        rules.extend(lowered.rules);
    }
    conflicts::check(&tree, &mut checked.faults);
    let definitions = definitions_of(&tree, modules);
    let graph = recursion::Graph::of(&tree, &rules, &definitions);
    let groups = graph.groups();
    graph.check(&tree, &groups, &mut checked.faults);
    checked
}

/// Which definition each lowered rule is: a rule with several bodies is lowered once for each.
fn definitions_of(tree: &tree::Tree, modules: &[Option<&Module>]) -> Vec<usize> {
    let bodies = |(index, definition): (usize, &tree::Definition)| {
        let rule =
            modules.get(definition.module).copied().flatten().and_then(|module| module.rules.get(definition.rule));
        std::iter::repeat_n(index, rule.map_or(0, |rule| rule.bodies.len().max(1)))
    };
    tree.definitions.iter().enumerate().flat_map(bodies).collect()
}

/// The known word nearest to what was written, where one is near enough to be meant.
fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    crate::model::words::nearest(word, known)
}
