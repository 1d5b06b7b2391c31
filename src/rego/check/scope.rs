//! Names: which of them are variables of a rule, and which mean rules, imports or documents.
//!
//! As in OPA, a name that a body declares anywhere is never a rule's name in this body, and one that was used before it is declared
//! is a mistake.

use std::collections::{BTreeMap, BTreeSet};

use super::ir::{Name, Var};
use crate::rego::ast::{Body, Expr, ExprKind, Module, Span, Statement, StatementKind};
use crate::rego::types::Key;

/// What a name of a module means.
#[derive(Clone, Debug)]
pub(super) struct Global {
    /// Whether it is below `data`; else below `input`.
    pub(super) is_data: bool,
    /// The path.
    pub(super) path: Vec<Key>,
}

/// The names that a module knows: rules of its package, in whichever file, and its imports.
pub(super) fn globals(
    module: &Module,
    package: &[Key],
    rules: impl Iterator<Item = String>,
) -> BTreeMap<String, Global> {
    let mut all = BTreeMap::new();
    for name in rules {
        let path = package.iter().cloned().chain([Key::String(name.clone())]).collect();
        all.insert(name, Global { is_data: true, path });
    }
    for import in module.imports.iter().filter(|import| !import.is_dialect()) {
        let is_data = import.path.first().is_some_and(|first| first.text == "data");
        let path = import.path.iter().skip(1).map(|name| Key::String(name.text.clone())).collect();
        all.insert(import.name().to_owned(), Global { is_data, path });
    }
    all
}

/// How a variable came into a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    /// It is used.
    Seen,
    /// `:=`.
    Assigned,
    /// `some`, `every`.
    Declared,
    /// A parameter.
    Argument,
}

/// A body, or a rule with its parameters.
#[derive(Default)]
pub(super) struct Frame {
    /// The names that are declared somewhere in it.
    pub(super) declares: Vec<String>,
    /// The names that came so far.
    pub(super) vars: Vec<(String, Var, Came)>,
}

/// The variables of a rule.
#[derive(Default)]
pub(super) struct Scopes {
    /// From the rule inwards.
    pub(super) frames: Vec<Frame>,
    /// Names that nothing declares: they mean the same in the whole rule.
    free: BTreeMap<String, Var>,
    /// All variables.
    pub(super) names: Vec<Name>,
    /// Those that are used after they were declared.
    used: BTreeSet<Var>,
}

/// What was found for a name.
pub(super) enum Found {
    /// A variable.
    Var(Var),
    /// Something outside of the rule may have this name.
    Outside,
}

impl Scopes {
    /// A variable that the compiler makes.
    pub(super) fn fresh(&mut self, at: Span) -> Var {
        self.names.push(Name { text: String::new(), at });
        self.names.len() - 1
    }

    /// A variable for `_`.
    pub(super) fn wildcard(&mut self, at: Span) -> Var {
        self.names.push(Name { text: "_".to_owned(), at });
        self.names.len() - 1
    }

    /// Goes into a body.
    pub(super) fn push(&mut self, declares: Vec<String>) {
        self.frames.push(Frame { declares, vars: Vec::new() });
    }

    /// Leaves a body; gives what `some` and `every` declare in it and nothing uses.
    pub(super) fn pop(&mut self) -> Vec<Name> {
        let vars = self.frames.pop().map_or_else(Vec::new, |frame| frame.vars);
        let unused = vars.iter().filter(|(_, var, came)| *came == Came::Declared && !self.used.contains(var));
        unused.filter_map(|(_, var, _)| self.names.get(*var).cloned()).collect()
    }

    /// The variable that was declared under this name, if one is in sight.
    pub(super) fn declared(&self, name: &str) -> Option<(Var, Came)> {
        let frames = self.frames.iter().rev();
        frames.flat_map(|frame| &frame.vars).find(|(found, ..)| found == name).map(|(_, var, came)| (*var, *came))
    }

    /// Whether a name is declared somewhere in the bodies around.
    pub(super) fn is_local(&self, name: &str) -> bool {
        self.frames.iter().any(|frame| frame.declares.iter().any(|declared| declared == name))
    }

    /// What a name means where it is used.
    pub(super) fn find(&mut self, name: &str, at: Span, is_global: bool) -> Found {
        if let Some((var, _)) = self.declared(name) {
            self.used.insert(var);
            return Found::Var(var);
        }
        if is_global && !self.is_local(name) {
            return Found::Outside;
        }
        let known = self.free.get(name).copied();
        let var = known.unwrap_or_else(|| {
            self.names.push(Name { text: name.to_owned(), at });
            self.names.len() - 1
        });
        self.free.insert(name.to_owned(), var);
        if let Some(frame) = self.frames.last_mut() {
            frame.vars.push((name.to_owned(), var, Came::Seen));
        }
        Found::Var(var)
    }

    /// Declares a name in the innermost body; where it is there already, says how it came.
    pub(super) fn declare(&mut self, name: &str, at: Span, came: Came) -> Result<Var, Came> {
        let there = self.frames.last().and_then(|frame| frame.vars.iter().find(|(found, ..)| found == name));
        if let Some((_, _, before)) = there {
            return Err(*before);
        }
        self.names.push(Name { text: name.to_owned(), at });
        let var = self.names.len() - 1;
        if let Some(frame) = self.frames.last_mut() {
            frame.vars.push((name.to_owned(), var, came));
        }
        Ok(var)
    }
}

/// The names that the statements of a body declare, comprehensions in it left out.
pub(super) fn declared_in(statements: &[Statement]) -> Vec<String> {
    let mut names = Vec::new();
    for statement in statements {
        match &statement.kind {
            StatementKind::Assign { target, .. } => pattern_names(target, &mut |name, _| names.push(name.to_owned())),
            StatementKind::Some { names: declared } => names.extend(declared.iter().map(|name| name.text.clone())),
            StatementKind::SomeIn { key, value, .. } => {
                for pattern in key.iter().chain([value]) {
                    pattern_names(pattern, &mut |name, _| names.push(name.to_owned()));
                }
            }
            StatementKind::Every { body: Body { statements, .. }, .. }
            | StatementKind::Body(Body { statements, .. }) => {
                names.extend(declared_in(statements));
            }
            StatementKind::Logic { operands, .. } => names.extend(declared_in(operands)),
            StatementKind::Expr(_) | StatementKind::Unify { .. } => {}
        }
    }
    names
}

/// The names in a pattern: `x`, `[x, {"k": y}]`.
pub(super) fn pattern_names<'a>(pattern: &'a Expr, each: &mut impl FnMut(&'a str, Span)) {
    match &pattern.kind {
        ExprKind::Var(name) => each(name, pattern.span),
        ExprKind::Array(items) => items.iter().for_each(|item| pattern_names(item, each)),
        ExprKind::Object(items) => items.iter().for_each(|(_, value)| pattern_names(value, each)),
        ExprKind::Paren(inside) => pattern_names(inside, each),
        _ => {}
    }
}
