//! All packages as one: every rule gets a name of its own in [`PACKAGE`], and references to rules become these names.
//!
//! regorus looks through all modules for every reference below `data`, so that a rule costs the more the more packages there are;
//! a name of the own package it finds at once. Works on statements that are settled (locals told apart from rules, imports
//! written out). Gives up, rather than guess, where a package is asked for as a value, by a computed name or in a `with`.

use super::load::Load;
use super::visit::{self, ChildMut};
use crate::rego::ast::{Body, Expr, ExprKind, Head, HeadValue, Part, PartKind, Ref};

/// The package of all rules.
pub(crate) const PACKAGE: &str = "karat_all";

/// The name of a rule in the one package.
pub(crate) fn name(package: usize, rule: &str) -> String {
    format!("p{package}__{rule}")
}

/// The names of such rules in a text.
pub(crate) fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| word.starts_with('p') && word.contains("__"))
}

/// Renames what one definition refers to.
pub(super) struct Flat<'a> {
    load: &'a Load,
    package: &'a [String],
    /// Whether some reference has no such name.
    pub(super) has_failed: bool,
}

impl<'a> Flat<'a> {
    /// For the definitions of a package.
    pub(super) fn new(load: &'a Load, package: &'a [String]) -> Self {
        Self { load, package, has_failed: false }
    }

    /// The head of a definition, its own name too.
    pub(super) fn head(&mut self, head: &mut Head) {
        match self.own(&head.name.text) {
            Some(name) => head.name.text = name,
            None => self.has_failed = true,
        }
        let indices = head.parts.iter_mut().filter_map(|part| match &mut part.kind {
            PartKind::Bracket(index) => Some(index),
            PartKind::Dot(_) => None,
        });
        for expr in indices.chain(head.args.iter_mut().flatten()).chain(&mut head.key) {
            self.expr(expr);
        }
        if let Some(value) = &mut head.value {
            self.value(value);
        }
    }

    /// What a rule or an `else` gives.
    pub(super) fn value(&mut self, value: &mut HeadValue) {
        self.expr(&mut value.value);
    }

    /// The statements of a body.
    pub(super) fn body(&mut self, body: &mut Body) {
        for statement in &mut body.statements {
            let is_of_rules = |target: &Expr| {
                let path = target.path();
                let path = path.as_deref();
                path.is_none_or(|path| path.first() != Some(&"input") && !path.starts_with(&["data", "karat"]))
            };
            if statement.with.iter().any(|with| is_of_rules(&with.target)) {
                self.has_failed = true;
            }
            visit::of_statement_mut(statement, &mut |child| match child {
                ChildMut::Expr(expr) => self.expr(expr),
                ChildMut::Body(body) => self.body(body),
            });
        }
    }

    fn expr(&mut self, expr: &mut Expr) {
        match &mut expr.kind {
            ExprKind::Var(name) => {
                if let Some(own) = self.own(name) {
                    match self.load.constant(self.package, name) {
                        Some(constant) => *expr = constant.clone(),
                        None => *name = own,
                    }
                } else if name == "data" {
                    self.has_failed = true;
                }
                return;
            }
            ExprKind::Ref(reference) if matches!(&reference.head.kind, ExprKind::Var(name) if name == "data") => {
                let constant = self.below_data(reference);
                self.indices(&mut reference.parts);
                match constant.filter(|_| reference.parts.is_empty()) {
                    Some(constant) => *expr = constant,
                    None if reference.parts.is_empty() => {
                        expr.kind = std::mem::replace(&mut reference.head.kind, ExprKind::Null);
                    }
                    None => {}
                }
                return;
            }
            ExprKind::Ref(reference) if matches!(&reference.head.kind, ExprKind::Var(_)) => {
                if let ExprKind::Var(name) = &mut reference.head.kind
                    && let Some(own) = self.own(name)
                {
                    *name = own;
                }
                self.indices(&mut reference.parts);
                return;
            }
            ExprKind::Call(call) => self.function(&mut call.function),
            _ => {}
        }
        visit::parts_mut(expr, &mut |child| match child {
            ChildMut::Expr(expr) => self.expr(expr),
            ChildMut::Body(body) => self.body(body),
        });
    }

    fn indices(&mut self, parts: &mut [Part]) {
        for part in parts {
            if let PartKind::Bracket(index) = &mut part.kind {
                self.expr(index);
            }
        }
    }

    /// A function of the load is called by its new name; built-ins keep theirs.
    fn function(&mut self, function: &mut Expr) {
        match &mut function.kind {
            ExprKind::Ref(reference) if matches!(&reference.head.kind, ExprKind::Var(name) if name == "data") => {
                self.below_data(reference);
                if reference.parts.is_empty() {
                    function.kind = std::mem::replace(&mut reference.head.kind, ExprKind::Null);
                }
            }
            ExprKind::Var(name) => {
                if let Some(own) = self.own(name) {
                    *name = own;
                }
            }
            _ => {}
        }
    }

    fn own(&self, rule: &str) -> Option<String> {
        self.load
            .rules(self.package)
            .contains(rule)
            .then(|| self.load.number(self.package))
            .flatten()
            .map(|number| name(number, rule))
    }

    /// `data.a.b.rule.rest` → `p7__rule.rest`. What no module of the load defines stays below `data`. Gives the rule's value
    /// where that is a constant.
    fn below_data(&mut self, reference: &mut Ref) -> Option<Expr> {
        let constants = reference.parts.iter().map_while(|part| match &part.kind {
            PartKind::Dot(name) => Some(name.text.clone()),
            PartKind::Bracket(index) => match &index.kind {
                ExprKind::String(text) => Some(text.clone()),
                _ => None,
            },
        });
        let path: Vec<String> = constants.collect();
        if path.first().is_some_and(|first| first == "karat") {
            return None;
        }
        for length in (1..path.len()).rev() {
            let (Some(package), Some(rule)) = (path.get(..length), path.get(length)) else { continue };
            if self.load.rules(package).contains(rule.as_str())
                && let Some(number) = self.load.number(package)
            {
                reference.head.kind = ExprKind::Var(name(number, rule));
                reference.parts.drain(..=length);
                return self.load.constant(package, rule).cloned();
            }
        }
        // Part of a package, a package or a tree of them; or data that no module has, which is undefined either way.
        if self.load.packages().any(|package| package.starts_with(&path) || path.starts_with(package)) {
            self.has_failed = true;
        }
        None
    }
}
