//! All packages and rules by their paths below `data`; answers which rules a path can mean.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::model::words::nearest;
use crate::rego::ast::{Expr, ExprKind, Head, HeadKind, Module, Part, PartKind, Span};
use crate::rego::builtins;
use crate::rego::types::Key;

/// A definition, as far as its head tells.
pub(crate) struct Definition {
    /// The index of its module.
    pub(crate) module: usize,
    /// The index of the rule in its module.
    pub(crate) rule: usize,
    /// Its head.
    pub(crate) at: Span,
    /// Its path below `data`; nothing for a part that is no constant.
    pub(crate) path: Vec<Option<Key>>,
    /// What it defines.
    pub(crate) kind: HeadKind,
    /// How many parameters it has.
    pub(crate) args: usize,
    /// Whether it is a default.
    pub(crate) is_default: bool,
}

impl Definition {
    /// Whether its path is constant.
    pub(crate) fn is_ground(&self) -> bool {
        self.path.iter().all(Option::is_some)
    }
}

/// A place below `data`.
#[derive(Default)]
pub(crate) struct Node {
    /// What is below it: indices of nodes.
    pub(crate) children: BTreeMap<Key, usize>,
    /// The definitions whose constant part ends here: indices.
    pub(crate) rules: Vec<usize>,
    /// The modules of the package that ends here.
    pub(crate) modules: Vec<usize>,
}

/// All packages and rules.
pub(crate) struct Tree {
    /// The first is `data`.
    pub(crate) nodes: Vec<Node>,
    /// All definitions: modules in order, rules in the order of the text.
    pub(crate) definitions: Vec<Definition>,
    /// For each module, where its definitions start.
    starts: Vec<usize>,
    /// The functions that could have been meant by a name.
    guesses: Mutex<BTreeMap<String, Option<String>>>,
}

impl Tree {
    /// The tree of modules.
    pub(crate) fn of(modules: &[&Module]) -> Tree {
        let mut tree = Tree {
            nodes: vec![Node::default()],
            definitions: Vec::new(),
            starts: Vec::new(),
            guesses: Mutex::default(),
        };
        for (index, module) in modules.iter().enumerate() {
            tree.starts.push(tree.definitions.len());
            let package: Vec<Key> = package(module);
            let end = tree.insert(package.iter());
            if let Some(node) = tree.nodes.get_mut(end) {
                node.modules.push(index);
            }
            for (rule, found) in module.rules.iter().enumerate() {
                let path = package.iter().cloned().map(Some).chain(head_path(&found.head)).collect();
                tree.define(Definition {
                    module: index,
                    rule,
                    at: found.head.span,
                    path,
                    kind: found.head.kind,
                    args: found.head.args.as_ref().map_or(0, Vec::len),
                    is_default: found.is_default,
                });
            }
        }
        tree
    }

    fn define(&mut self, definition: Definition) {
        let end = self.insert(definition.path.iter().map_while(Option::as_ref));
        let index = self.definitions.len();
        self.definitions.push(definition);
        if let Some(node) = self.nodes.get_mut(end) {
            node.rules.push(index);
        }
    }

    fn insert<'a>(&mut self, path: impl Iterator<Item = &'a Key>) -> usize {
        let mut at = 0;
        for key in path {
            let next = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { break };
            if let Some(child) = node.children.get(key) {
                at = *child;
            } else {
                node.children.insert(key.clone(), next);
                self.nodes.push(Node::default());
                at = next;
            }
        }
        at
    }

    /// The index of the place at a path.
    pub(crate) fn place<'a>(&self, path: impl IntoIterator<Item = &'a Key>) -> Option<usize> {
        path.into_iter().try_fold(0, |at, key| self.nodes.get(at)?.children.get(key).copied())
    }

    /// The place at a path.
    pub(crate) fn find<'a>(&self, path: impl IntoIterator<Item = &'a Key>) -> Option<&Node> {
        path.into_iter().try_fold(self.nodes.first()?, |node, key| self.child(node, key))
    }

    /// The place below another one.
    pub(crate) fn child(&self, node: &Node, key: &Key) -> Option<&Node> {
        self.nodes.get(*node.children.get(key)?)
    }

    /// The definitions at a node.
    pub(crate) fn at<'a>(&'a self, node: &'a Node) -> impl Iterator<Item = &'a Definition> {
        node.rules.iter().filter_map(|index| self.definitions.get(*index))
    }

    /// The definitions of a module.
    pub(crate) fn of_module(&self, module: usize) -> &[Definition] {
        let start = self.starts.get(module).copied().unwrap_or(0);
        let end = self.starts.get(module + 1).copied().unwrap_or(self.definitions.len());
        self.definitions.get(start..end).unwrap_or(&[])
    }

    /// The function with the nearest name; in a package its own functions have short names.
    pub(crate) fn guess(&self, name: &str, package: &[Key]) -> Option<String> {
        if let Some(known) = self.guesses.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
            return known.clone();
        }
        let own = format!("{}.", shown(&package.iter().cloned().map(Some).collect::<Vec<_>>()));
        let functions = self.definitions.iter().filter(|found| found.args > 0).map(|found| shown(&found.path));
        let mut known: Vec<String> = functions.collect();
        let short: Vec<String> = known.iter().filter_map(|name| name.strip_prefix(&own)).map(str::to_owned).collect();
        known.extend(short);
        known.extend(builtins::names().filter(|name| !name.starts_with("internal.")).map(str::to_owned));
        let guess = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        self.guesses.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), guess.clone());
        guess
    }

    /// How many parameters the function at exactly this path has; nothing where there is none.
    pub(crate) fn arity(&self, path: &[Key]) -> Option<usize> {
        let node = self.find(path)?;
        let first = self.at(node).find(|definition| definition.path.len() == path.len())?;
        (first.args > 0).then_some(first.args)
    }

    /// Whether there is a rule at exactly this path.
    pub(crate) fn is_rule(&self, path: &[Key]) -> bool {
        self.find(path).is_some_and(|node| self.at(node).any(|definition| definition.path.len() == path.len()))
    }

    /// The definitions that a reference can mean: those on the way, and all below its end.
    pub(crate) fn meant(&self, path: &[Option<Key>]) -> Vec<usize> {
        let mut found = Vec::new();
        if let Some(root) = self.nodes.first() {
            self.walk(root, path, 0, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn walk(&self, node: &Node, path: &[Option<Key>], at: usize, found: &mut Vec<usize>) {
        let mut visit = |child: &Node| {
            let fits =
                |index: &&usize| self.definitions.get(**index).is_some_and(|rule| may_meet(&rule.path, path, at + 1));
            found.extend(child.rules.iter().filter(fits));
            self.walk(child, path, at + 1, found);
        };
        match path.get(at) {
            None => self.below(node, found),
            Some(Some(key)) => {
                if let Some(child) = self.child(node, key) {
                    visit(child);
                }
            }
            Some(None) => node.children.values().filter_map(|index| self.nodes.get(*index)).for_each(visit),
        }
    }

    fn below(&self, node: &Node, found: &mut Vec<usize>) {
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            found.extend(&node.rules);
            open.extend(node.children.values().filter_map(|index| self.nodes.get(*index)));
        }
    }
}

/// Whether two paths can mean the same from a part on.
fn may_meet(a: &[Option<Key>], b: &[Option<Key>], from: usize) -> bool {
    let pairs = a.iter().zip(b).skip(from);
    pairs.into_iter().all(|(a, b)| a.is_none() || b.is_none() || a == b)
}

/// The path of a module's package.
pub(crate) fn package(module: &Module) -> Vec<Key> {
    module.package.path.iter().map(|name| Key::String(name.text.clone())).collect()
}

fn head_path(head: &Head) -> impl Iterator<Item = Option<Key>> {
    let first = Some(Key::String(head.name.text.clone()));
    std::iter::once(first).chain(head.parts.iter().map(part_key))
}

fn part_key(part: &Part) -> Option<Key> {
    match &part.kind {
        PartKind::Dot(name) => Some(Key::String(name.text.clone())),
        PartKind::Bracket(expr) => constant(expr),
    }
}

fn constant(expr: &Expr) -> Option<Key> {
    match &expr.inner().kind {
        ExprKind::String(text) => Some(Key::String(text.clone())),
        ExprKind::Number(text) => Some(Key::number(text)),
        ExprKind::Bool(value) => Some(Key::Other(value.to_string())),
        ExprKind::Null => Some(Key::Other("null".to_owned())),
        _ => None,
    }
}

/// A path as it is written in Rego.
pub(crate) fn shown(path: &[Option<Key>]) -> String {
    let mut out = "data".to_owned();
    for part in path {
        match part {
            Some(Key::String(text)) if is_word(text) => {
                out.push('.');
                out.push_str(text);
            }
            Some(Key::String(text)) => out.extend(["[", &format!("{text:?}"), "]"]),
            Some(Key::Number(text) | Key::Other(text)) => out.extend(["[", text, "]"]),
            None => out.push_str("[_]"),
        }
    }
    out
}

fn is_word(text: &str) -> bool {
    let rest = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    rest && !text.bytes().next().is_none_or(|byte| byte.is_ascii_digit())
}
