//! Tests that have cases: a rule `test_…` that finds its keys. Each case is noted as soon as its keys have values, since one that
//! does not hold leaves nothing behind.

use super::Compiler;
use crate::evaluate::machine::code::{Op, Place};
use crate::rego::Linked;
use crate::rego::ast::Span;
use crate::rego::ir::{Expr, ExprKind, Rule, Term, TermKind, Vars, Visitor};
use crate::rego::types::Key;

/// Whether a rule is a test that has cases.
pub(super) fn is_test(linked: &Linked, rule: &Rule) -> bool {
    let package = linked.package(rule.module);
    let name = rule.path.get(package).and_then(Option::as_ref);
    !rule.parts.is_empty() && matches!(name, Some(Key::String(name)) if name.starts_with("test_"))
}

impl Compiler<'_> {
    /// The statements of a body, in the order in which they can run, and the note of the case where its keys have values.
    pub(super) fn body_with_cases(&mut self, test: Place, rule: &Rule, body: &[Expr]) {
        let order = self.orders.of(body).map_or_else(|| (0..body.len()).collect(), <[usize]>::to_vec);
        let all = order.into_iter().filter_map(|index| body.get(index));
        // What computes a key stands at the end, and may run as soon as it can.
        let (mut of_keys, others): (Vec<&Expr>, Vec<&Expr>) = all.partition(|expr| is_of_key(rule, expr.at));
        let mut keys = Named::default();
        rule.parts.iter().for_each(|part| part.accept(&mut keys));
        let mut others = others.into_iter();
        let mut is_noted = false;
        loop {
            while let Some(at) = of_keys.iter().position(|expr| !is_noted && self.can_run(expr)) {
                self.statement(of_keys.remove(at));
            }
            if !is_noted && keys.0.is_within(&self.bound) {
                let keys = self.keys(rule);
                self.ops.push(Op::Case(test, keys));
                is_noted = true;
            }
            let Some(expr) = others.next() else { break };
            self.statement(expr);
        }
        for expr in of_keys {
            self.statement(expr);
        }
    }

    /// Whether all that a computation needs has a value.
    fn can_run(&self, expr: &Expr) -> bool {
        let (ExprKind::Call { out: Some(out), .. } | ExprKind::Equal { left: out, .. }) = &expr.kind else {
            return false;
        };
        let mut named = Named::default();
        expr.accept(&mut named);
        let mut made = Named::default();
        made.term(out);
        named.0.without(&made.0).is_within(&self.bound)
    }
}

/// Whether a statement stands in a key of the rule's head.
fn is_of_key(rule: &Rule, at: Span) -> bool {
    rule.parts.iter().any(|part| part.at.start <= at.start && at.end <= part.at.end)
}

/// The variables that are named.
#[derive(Default)]
struct Named(Vars);

impl Visitor for Named {
    fn term(&mut self, term: &Term) {
        if let TermKind::Var(var) | TermKind::Ref(crate::rego::ir::Base::Var(var), _) = term.kind {
            self.0.add(var);
        }
    }
}
