//! A reference beside a variable that it gives a value: `f(i, input.xs[i])`, `[i, input.xs[i]]`. Operands get their values from left to
//! right, so that the reference is taken out of the statement and stands before it, as OPA's compiler does it with every reference.

use super::Lower;
use crate::rego::ast::Span;
use crate::rego::check::ir::{Base, Callee, Expr, ExprKind, Term, TermKind, Vars, Visitor};

/// The variables of a statement.
#[derive(Default)]
struct Seen {
    /// Those that must have a value.
    needed: Vars,
    /// Those in brackets of references, which give them values.
    given: Vars,
}

impl Lower<'_, '_> {
    /// Adds a statement to the body, behind the references that have to stand before it.
    pub(super) fn add(&mut self, mut expr: Expr) {
        let mut seen = Seen::default();
        for term in operands(&mut expr.kind) {
            seen.operand(term, false);
        }
        let beside = seen.needed.both(&seen.given);
        if !beside.is_empty() {
            // References on the sides of an equation give their values first, and a `not` holds where they are undefined.
            let are_sides = is_equation(&expr.kind);
            for term in operands(&mut expr.kind) {
                self.part(term, &beside, are_sides, expr.at);
            }
        }
        self.out.push(expr);
    }

    /// Takes the references out of a value that give one of these variables its value.
    fn part(&mut self, term: &mut Term, beside: &Vars, is_side: bool, at: Span) {
        match &mut term.kind {
            TermKind::Array(items) | TermKind::Set(items) => {
                for item in items {
                    self.part(item, beside, false, at);
                }
            }
            TermKind::Object(items) => {
                for (key, value) in items {
                    self.part(key, beside, false, at);
                    self.part(value, beside, false, at);
                }
            }
            TermKind::Ref(_, parts) => {
                let gives = parts.iter().any(|part| matches!(part.kind, TermKind::Var(var) if beside.has(var)));
                for part in parts {
                    self.part(part, beside, false, at);
                }
                if gives && !is_side {
                    let var = Term { at: term.at, kind: TermKind::Var(self.scopes.fresh(term.at)) };
                    let right = std::mem::replace(term, var.clone());
                    let kind = ExprKind::Equal { left: var, right, assign: false };
                    self.out.push(Expr { at, negated: false, kind, with: Vec::new() });
                }
            }
            _ => {}
        }
    }
}

impl Seen {
    fn operand(&mut self, term: &Term, is_key: bool) {
        match &term.kind {
            TermKind::Var(var) if is_key => self.given.add(*var),
            TermKind::Var(var) => self.needed.add(*var),
            TermKind::Ref(base, parts) => {
                if let Base::Var(var) = base {
                    self.needed.add(*var);
                }
                for part in parts {
                    self.operand(part, true);
                }
            }
            TermKind::Array(items) | TermKind::Set(items) | TermKind::Template(items) => {
                for item in items {
                    self.operand(item, false);
                }
            }
            TermKind::Object(items) => {
                for (key, value) in items {
                    self.operand(key, false);
                    self.operand(value, false);
                }
            }
            // It needs what it uses.
            TermKind::Comprehension(_) => term.accept(self),
            _ => {}
        }
    }
}

impl Visitor for Seen {
    fn term(&mut self, term: &Term) {
        match &term.kind {
            TermKind::Var(var) | TermKind::Ref(Base::Var(var), _) => self.needed.add(*var),
            _ => {}
        }
    }
}

/// The values of a statement, without those in its bodies.
fn operands(kind: &mut ExprKind) -> Vec<&mut Term> {
    match kind {
        ExprKind::Term(term) | ExprKind::Every { domain: term, .. } => vec![term],
        ExprKind::Equal { left, right, .. } => vec![left, right],
        ExprKind::Call { args, out, .. } => args.iter_mut().chain(out).collect(),
        ExprKind::Not { .. } => Vec::new(),
    }
}

/// Whether a statement is an equation, or no more than a value.
fn is_equation(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Call { callee: Callee::Builtin(builtin), out: None, .. } => {
            matches!(builtin.name, "eq" | "assign" | "equal")
        }
        ExprKind::Call { .. } | ExprKind::Every { .. } => false,
        ExprKind::Term(_) | ExprKind::Equal { .. } | ExprKind::Not { .. } => true,
    }
}
