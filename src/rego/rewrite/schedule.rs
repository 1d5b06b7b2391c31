//! The order of statements. regorus puts them in an order of its own: it takes `coll[x]` for something that can give `x`, and
//! a mere copy (`x := y`) for something that can wait. Then `x := y` meets an `x` that is bound, which it refuses. Where a body
//! has an index that is a name, its copies are written so that nothing is put before them.

use super::lower::Lower;
use super::visit::{self, Child};
use crate::rego::ast::{Expr, ExprKind, Part, PartKind, Ref, Statement, StatementKind};

impl Lower<'_> {
    /// Writes the copies of a body, whose statements are in order, such that they stay there.
    pub(super) fn keep_order(&self, statements: &mut [Statement]) {
        if !statements.iter().any(|statement| self.has_index(statement)) {
            return;
        }
        for statement in statements {
            if let StatementKind::Assign { value, .. } | StatementKind::Unify { right: value, .. } = &mut statement.kind
                && self.is_copy(value)
            {
                let copy = std::mem::replace(value, Expr::new(value.span, ExprKind::Null));
                *value = first_of(copy);
            }
        }
    }

    /// Whether a name stands in the brackets of a reference.
    fn has_index(&self, statement: &Statement) -> bool {
        let mut found = false;
        visit::of_statement(statement, &mut |child| {
            if let Child::Expr(expr) = child {
                visit::every(expr, false, &mut |expr| {
                    if let ExprKind::Ref(reference) = &expr.kind {
                        found |= reference.parts.iter().any(|part| match &part.kind {
                            PartKind::Bracket(index) => self.is_copy(index),
                            PartKind::Dot(_) => false,
                        });
                    }
                    true
                });
            }
        });
        found
    }

    /// Whether regorus takes an expression for a pattern: a local, or a literal with one.
    fn is_copy(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Var(name) => self.names.locals.contains(name),
            ExprKind::Array(items) => items.iter().any(|item| self.is_copy(item)),
            ExprKind::Object(items) => items.iter().any(|(key, value)| self.is_copy(key) || self.is_copy(value)),
            ExprKind::Paren(inner) => self.is_copy(inner),
            _ => false,
        }
    }
}

/// `[value][0]`
fn first_of(value: Expr) -> Expr {
    let span = value.span;
    let zero = Expr::new(span, ExprKind::Number("0".to_owned()));
    let head = Box::new(Expr::new(span, ExprKind::Array(vec![value])));
    let parts = vec![Part { span, kind: PartKind::Bracket(zero) }];
    Expr::new(span, ExprKind::Ref(Ref { head, parts }))
}
