//! Rules that cannot stand together: of different kinds under one name, inside of each other, twice a default, or where a package is
//! or a data file gives a value.

use super::tree::{Definition, Node, Tree, shown};
use crate::rego::Given;
use crate::rego::ast::HeadKind;
use crate::rego::parse::Fault;
use crate::rego::types::Key;

/// Finds conflicts; each fault with the index of its module.
pub(super) fn check(tree: &Tree, given: Given<'_>, faults: &mut Vec<(usize, Fault)>) {
    for node in tree.nodes.iter().filter(|node| !node.rules.is_empty()) {
        let found: Vec<&Definition> = tree.at(node).collect();
        if let Some(rule) = found.iter().find(|definition| definition.is_ground())
            && !node.modules.is_empty()
        {
            let message = format!("`{}` is a package, too", shown(&rule.path));
            faults.push((rule.module, Fault::new(rule.at, message, Some("rename the rule or the package"))));
        } else if let Some((definition, message, help)) = conflict(tree, node, &found) {
            faults.push((definition.module, Fault::new(definition.at, message, Some(&help))));
        } else if let Some((definition, file)) = found.first().and_then(|own| Some((own, file_with(own, given)?))) {
            let message = format!("`{}` is a rule, and a value in {file}", shown(&constant(definition)));
            faults.push((definition.module, Fault::new(definition.at, message, Some("rename one of them"))));
        }
    }
}

/// The part of a rule's path that is known before it runs.
fn constant(definition: &Definition) -> Vec<Option<Key>> {
    definition.path.iter().take_while(|part| part.is_some()).cloned().collect()
}

/// The data file that has a value where a rule is.
fn file_with(definition: &Definition, given: Given<'_>) -> Option<String> {
    let path = constant(definition);
    let word = |part: &'_ Option<Key>| match part {
        Some(Key::String(word)) => Some(word.clone()),
        _ => None,
    };
    let words: Vec<String> = path.iter().map(word).collect::<Option<_>>()?;
    given(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

fn conflict<'a>(tree: &Tree, node: &Node, found: &[&'a Definition]) -> Option<(&'a Definition, String, String)> {
    let first = *found.first()?;
    let name = shown(&first.path);
    if let Some(ground) = found.iter().find(|definition| definition.is_ground())
        && let Some(inside) = below(tree, node, |_| true)
    {
        let message = format!("`{}` and `{}` cannot both be rules", shown(&ground.path), shown(&inside.path));
        return Some((ground, message, "a rule's value cannot have other rules inside".to_owned()));
    }
    if let Some(open) = found.iter().find(|definition| !definition.is_ground())
        && let Some(inside) = below(tree, node, |definition| definition.args > 0)
    {
        let message = format!("the function `{}` is inside of `{}`", shown(&inside.path), shown(&open.path));
        return Some((open, message, "rename the function".to_owned()));
    }
    let is_set = |definition: &&&Definition| definition.kind == HeadKind::PartialSet;
    let sets = found.iter().filter(is_set).count();
    let set = found.iter().find(is_set);
    let complete = found.iter().filter(|definition| !is_set(definition) && definition.is_ground()).count();
    let other = found.iter().find(|definition| definition.args != first.args);
    let what = |definition: &Definition| match definition.kind {
        HeadKind::PartialSet => "a set",
        HeadKind::PartialObject => "an object",
        HeadKind::Function => "a function",
        HeadKind::Complete => "a value",
    };
    let both = |a: &Definition, b: &Definition| {
        if a.kind == b.kind && a.args != b.args {
            return format!("`{name}` takes {} arguments here and {} elsewhere", b.args, a.args);
        }
        format!("`{name}` is {} here and {} elsewhere", what(b), what(a))
    };
    let help = || "all rules of one name define the same kind of value".to_owned();
    if let Some(other) = other {
        return Some((other, both(first, other), help()));
    }
    if sets > 0 && sets < found.len() {
        let other = found.iter().find(|definition| definition.kind != first.kind)?;
        return Some((other, both(first, other), help()));
    }
    let is_mixed = complete > 0 && complete < found.len();
    let sets_mixed = set.is_some_and(|set| found.iter().any(|other| other.is_ground() != set.is_ground()));
    if is_mixed || sets_mixed {
        let other = found.iter().find(|definition| definition.is_ground() != first.is_ground())?;
        return Some((other, both(first, other), help()));
    }
    let second = found.iter().filter(|definition| definition.is_default).nth(1)?;
    Some((second, format!("`{name}` has a default already"), "leave one of them out".to_owned()))
}

/// A definition below a node, not at it.
fn below<'a>(tree: &'a Tree, node: &'a Node, wanted: impl Fn(&Definition) -> bool) -> Option<&'a Definition> {
    let mut open: Vec<usize> = node.children.values().copied().collect();
    while let Some(node) = open.pop().and_then(|index| tree.nodes.get(index)) {
        if let Some(found) = tree.at(node).find(|definition| wanted(definition)) {
            return Some(found);
        }
        open.extend(node.children.values());
    }
    None
}
