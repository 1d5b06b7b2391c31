//! Which locals a statement needs and which it binds, as OPA's safety rules have it. Nothing is changed here.

use std::collections::BTreeSet;

use super::visit::{self, Child};
use crate::rego::ast::{Body, Expr, ExprKind, PartKind, Statement, StatementKind};

/// Names of locals.
pub(super) type Vars = BTreeSet<String>;

/// What is known of the names around a statement.
pub(super) struct Scope<'a> {
    /// All locals of the definition.
    pub(super) locals: &'a Vars,
    /// Those that a nested body shares with the bodies around it.
    pub(super) outer: &'a Vars,
}

/// What evaluating something needs and gives.
#[derive(Default)]
pub(super) struct Effect {
    /// Locals that must have a value before.
    pub(super) needs: Vars,
    /// Locals that have one afterwards.
    pub(super) gives: Vars,
}

impl Scope<'_> {
    /// Adds what evaluating an expression needs and, by going through collections, gives.
    pub(super) fn expr(&self, expr: &Expr, bound: &Vars, effect: &mut Effect) {
        match &expr.kind {
            ExprKind::Var(name) => {
                if self.locals.contains(name) {
                    effect.needs.insert(name.clone());
                }
            }
            ExprKind::Ref(reference) => {
                self.expr(&reference.head, bound, effect);
                for part in &reference.parts {
                    if let PartKind::Bracket(index) = &part.kind {
                        self.pattern(index, bound, effect);
                    }
                }
            }
            ExprKind::Call(call) if is_walk(expr) && call.args.len() == 2 => {
                for (number, arg) in call.args.iter().enumerate() {
                    if number == 0 {
                        self.expr(arg, bound, effect);
                    } else {
                        self.pattern(arg, bound, effect);
                    }
                }
            }
            _ => visit::parts(expr, &mut |child| match child {
                Child::Expr(child) if !visit::is_comprehension(expr) => self.expr(child, bound, effect),
                Child::Expr(child) => visit::every(child, true, &mut self.closed_over(effect)),
                Child::Body(body) => visit::every_in(body, &mut self.closed_over(effect)),
            }),
        }
    }

    /// What a nested body takes from the bodies around it.
    fn closed_over<'e>(&'e self, effect: &'e mut Effect) -> impl FnMut(&Expr) -> bool + 'e {
        |expr| {
            if let ExprKind::Var(name) = &expr.kind
                && self.outer.contains(name)
            {
                effect.needs.insert(name.clone());
            }
            true
        }
    }

    /// A pattern gives its locals that have no value yet; the rest is evaluated.
    pub(super) fn pattern(&self, pattern: &Expr, bound: &Vars, effect: &mut Effect) {
        match &pattern.kind {
            ExprKind::Var(name) if self.locals.contains(name) => {
                if !bound.contains(name) {
                    effect.gives.insert(name.clone());
                }
            }
            ExprKind::Array(items) => items.iter().for_each(|item| self.pattern(item, bound, effect)),
            ExprKind::Object(items) => items.iter().for_each(|(key, value)| {
                self.expr(key, bound, effect);
                self.pattern(value, bound, effect);
            }),
            ExprKind::Paren(inner) => self.pattern(inner, bound, effect),
            _ => self.expr(pattern, bound, effect),
        }
    }

    /// What a statement needs and gives, in the one way in which it can be evaluated now; `None` where it cannot yet.
    pub(super) fn ready(&self, statement: &Statement, bound: &Vars) -> Option<Vars> {
        let mut effect = Effect::default();
        statement.with.iter().for_each(|with| self.expr(&with.value, bound, &mut effect));
        match &statement.kind {
            StatementKind::Expr(expr) => self.expr(expr, bound, &mut effect),
            StatementKind::Assign { target, value, .. } => return self.binds(target, value, bound, effect),
            StatementKind::Unify { left, right, .. } if statement.not.is_none() => {
                let shared = || Effect { needs: effect.needs.clone(), gives: Vars::new() };
                return self.binds(left, right, bound, shared()).or_else(|| self.binds(right, left, bound, shared()));
            }
            StatementKind::Unify { left, right, .. } => {
                self.expr(left, bound, &mut effect);
                self.expr(right, bound, &mut effect);
            }
            StatementKind::Some { .. } => {}
            StatementKind::SomeIn { key, value, domain } => {
                self.expr(domain, bound, &mut effect);
                key.iter().chain([value]).for_each(|pattern| self.pattern(pattern, bound, &mut effect));
            }
            StatementKind::Every { domain, body, .. } => {
                self.expr(domain, bound, &mut effect);
                visit::every_in(body, &mut self.closed_over(&mut effect));
            }
            StatementKind::Body(body) => visit::every_in(body, &mut self.closed_over(&mut effect)),
        }
        if statement.not.is_some() {
            let all = effect.needs.iter().chain(&effect.gives).all(|name| bound.contains(name));
            return all.then(Vars::new);
        }
        holds(effect, bound)
    }

    /// `pattern = value` can be evaluated where all of the value has one.
    fn binds(&self, pattern: &Expr, value: &Expr, bound: &Vars, mut effect: Effect) -> Option<Vars> {
        self.expr(value, bound, &mut effect);
        let mut gives = holds(effect, bound)?;
        let known: Vars = bound.union(&gives).cloned().collect();
        let mut effect = Effect::default();
        self.pattern(pattern, &known, &mut effect);
        gives.extend(holds(effect, &known)?);
        Some(gives)
    }

    /// The locals that stand in a body itself, not in the bodies within it.
    pub(super) fn own(&self, body: &Body) -> Vars {
        let mut own = Vars::new();
        let mut each = |expr: &Expr| {
            if let ExprKind::Var(name) = &expr.kind
                && self.locals.contains(name)
            {
                own.insert(name.clone());
            }
            true
        };
        for statement in &body.statements {
            visit::of_statement(statement, &mut |child| {
                if let Child::Expr(expr) = child {
                    visit::every(expr, false, &mut each);
                }
            });
        }
        own
    }
}

fn holds(effect: Effect, bound: &Vars) -> Option<Vars> {
    let Effect { needs, gives } = effect;
    needs.iter().all(|name| bound.contains(name) || gives.contains(name)).then_some(gives)
}

/// Whether an expression is a call of `walk`.
pub(super) fn is_walk(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Call(call) if matches!(&call.function.kind, ExprKind::Var(name) if name == "walk"))
}
