//! Literals within literals. regorus reads the first item of a literal twice, so that its time doubles with every level:
//! inner literals become locals, and what would still take too long is refused. Trees in, trees or a fault out.

use super::lower::Lower;
use super::visit::{self, Child, ChildMut};
use crate::rego::ast::{Body, Expr, ExprKind, Rule, Statement, StatementKind};
use crate::rego::parse::Fault;

/// Levels of literals that stay as they are.
const LEVELS: u32 = 4;

/// The most steps of regorus' parser for one rule, about half a second.
const STEPS: u64 = 2_000_000;

/// The most levels of parentheses and bodies that regorus reads.
const DEPTH: u32 = 30;

impl Lower<'_> {
    /// Makes locals of the literals of an expression that are nested too deeply, and gives the levels that are left.
    pub(super) fn flatten(&mut self, expr: &mut Expr, before: &mut Vec<Statement>) -> u32 {
        if visit::is_comprehension(expr) {
            return 0;
        }
        let is_literal = matches!(expr.kind, ExprKind::Array(_) | ExprKind::Set(_) | ExprKind::Object(_));
        let mut levels = 0;
        visit::parts_mut(expr, &mut |child| {
            if let ChildMut::Expr(child) = child {
                let mut inner = self.flatten(child, before);
                if is_literal && inner >= LEVELS {
                    *child = self.moved_as_is(child.clone(), before);
                    inner = 0;
                }
                levels = levels.max(inner);
            }
        });
        levels + u32::from(is_literal)
    }
}

/// Refuses a rule that regorus could not read, or only after a long time.
pub(super) fn check(rule: &Rule, body: Option<&Body>, values: &[&Expr]) -> Option<Fault> {
    let mut total = Cost::default();
    for value in values {
        total.add(of_expr(value));
    }
    if let Some(body) = body {
        total.add(of_body(body));
    }
    (total.steps > STEPS || total.depth > DEPTH).then(|| {
        let message = "expressions are nested too deeply to be evaluated";
        Fault::new(rule.head.span, message, Some("give inner expressions names of their own"))
    })
}

/// What reading something takes.
#[derive(Clone, Copy, Default)]
struct Cost {
    steps: u64,
    depth: u32,
}

impl Cost {
    fn add(&mut self, other: Cost) {
        self.steps = self.steps.saturating_add(other.steps);
        self.depth = self.depth.max(other.depth);
    }

    fn add_twice(&mut self, other: Cost) {
        self.add(other);
        self.add(other);
    }
}

fn of_expr(expr: &Expr) -> Cost {
    let mut cost = Cost { steps: 1, depth: 0 };
    match &expr.kind {
        ExprKind::Array(items) | ExprKind::Set(items) => {
            for (number, item) in items.iter().enumerate() {
                let inner = of_expr(item);
                if number == 0 { cost.add_twice(inner) } else { cost.add(inner) }
            }
        }
        ExprKind::Object(items) => {
            for (number, item) in items.iter().flat_map(|(key, value)| [key, value]).enumerate() {
                let inner = of_expr(item);
                if number < 2 { cost.add_twice(inner) } else { cost.add(inner) }
            }
        }
        _ => visit::parts(expr, &mut |child| match child {
            Child::Expr(expr) => cost.add(of_expr(expr)),
            Child::Body(body) => cost.add(of_body(body)),
        }),
    }
    let opens = visit::is_comprehension(expr) || matches!(expr.kind, ExprKind::Paren(_));
    cost.depth += u32::from(opens);
    cost
}

fn of_body(body: &Body) -> Cost {
    let mut cost = Cost::default();
    for statement in &body.statements {
        let mut own = Cost::default();
        visit::of_statement(statement, &mut |child| match child {
            Child::Expr(expr) => own.add(of_expr(expr)),
            Child::Body(body) => own.add(of_body(body)),
        });
        own.depth += 1;
        // regorus first looks for a `:=` after it.
        if matches!(statement.kind, StatementKind::Expr(_)) { cost.add_twice(own) } else { cost.add(own) }
    }
    cost
}
