//! The parts of an expression and of a statement, one level down; nothing is changed or decided here.

use crate::rego::ast::{Body, Expr, ExprKind, Module, Part, PartKind, Statement, StatementKind, TemplatePart, With};

/// What an expression or a statement is made of.
pub(super) enum Child<'a> {
    /// An expression.
    Expr(&'a Expr),
    /// Statements with locals of their own.
    Body(&'a Body),
}

/// As [`Child`], to be changed.
pub(super) enum ChildMut<'a> {
    /// An expression.
    Expr(&'a mut Expr),
    /// Statements with locals of their own.
    Body(&'a mut Body),
}

/// Gives every direct part of an expression. The function of a call is not one; in a comprehension the body comes first.
pub(super) fn parts<'a>(expr: &'a Expr, each: &mut dyn FnMut(Child<'a>)) {
    match &expr.kind {
        ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Number(_)
        | ExprKind::String(_)
        | ExprKind::Var(_)
        | ExprKind::Wildcard => {}
        ExprKind::Template(parts) => {
            for part in parts {
                if let TemplatePart::Expr(expr) = part {
                    each(Child::Expr(expr));
                }
            }
        }
        ExprKind::Ref(reference) => {
            each(Child::Expr(&reference.head));
            for part in &reference.parts {
                if let PartKind::Bracket(expr) = &part.kind {
                    each(Child::Expr(expr));
                }
            }
        }
        ExprKind::Call(call) => call.args.iter().for_each(|arg| each(Child::Expr(arg))),
        ExprKind::Array(items) | ExprKind::Set(items) => items.iter().for_each(|item| each(Child::Expr(item))),
        ExprKind::Object(items) => items.iter().for_each(|(key, value)| {
            each(Child::Expr(key));
            each(Child::Expr(value));
        }),
        ExprKind::ArrayComprehension { value, body } | ExprKind::SetComprehension { value, body } => {
            each(Child::Body(body));
            each(Child::Expr(value));
        }
        ExprKind::ObjectComprehension { key, value, body } => {
            each(Child::Body(body));
            each(Child::Expr(key));
            each(Child::Expr(value));
        }
        ExprKind::Binary { left, right, .. } => {
            each(Child::Expr(left));
            each(Child::Expr(right));
        }
        ExprKind::Minus(expr) | ExprKind::Paren(expr) => each(Child::Expr(expr)),
        ExprKind::In { key, value, domain, .. } => {
            if let Some(key) = key {
                each(Child::Expr(key));
            }
            each(Child::Expr(value));
            each(Child::Expr(domain));
        }
    }
}

/// As [`parts`], to change them.
pub(super) fn parts_mut(expr: &mut Expr, each: &mut dyn FnMut(ChildMut<'_>)) {
    match &mut expr.kind {
        ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Number(_)
        | ExprKind::String(_)
        | ExprKind::Var(_)
        | ExprKind::Wildcard => {}
        ExprKind::Template(parts) => {
            for part in parts {
                if let TemplatePart::Expr(expr) = part {
                    each(ChildMut::Expr(expr));
                }
            }
        }
        ExprKind::Ref(reference) => {
            each(ChildMut::Expr(&mut reference.head));
            for part in &mut reference.parts {
                if let PartKind::Bracket(expr) = &mut part.kind {
                    each(ChildMut::Expr(expr));
                }
            }
        }
        ExprKind::Call(call) => call.args.iter_mut().for_each(|arg| each(ChildMut::Expr(arg))),
        ExprKind::Array(items) | ExprKind::Set(items) => items.iter_mut().for_each(|item| each(ChildMut::Expr(item))),
        ExprKind::Object(items) => items.iter_mut().for_each(|(key, value)| {
            each(ChildMut::Expr(key));
            each(ChildMut::Expr(value));
        }),
        ExprKind::ArrayComprehension { value, body } | ExprKind::SetComprehension { value, body } => {
            each(ChildMut::Body(body));
            each(ChildMut::Expr(value));
        }
        ExprKind::ObjectComprehension { key, value, body } => {
            each(ChildMut::Body(body));
            each(ChildMut::Expr(key));
            each(ChildMut::Expr(value));
        }
        ExprKind::Binary { left, right, .. } => {
            each(ChildMut::Expr(left));
            each(ChildMut::Expr(right));
        }
        ExprKind::Minus(expr) | ExprKind::Paren(expr) => each(ChildMut::Expr(expr)),
        ExprKind::In { key, value, domain, .. } => {
            if let Some(key) = key {
                each(ChildMut::Expr(key));
            }
            each(ChildMut::Expr(value));
            each(ChildMut::Expr(domain));
        }
    }
}

/// Gives the expressions and bodies of a statement. The targets of its `with` are none.
pub(super) fn of_statement<'a>(statement: &'a Statement, each: &mut dyn FnMut(Child<'a>)) {
    match &statement.kind {
        StatementKind::Expr(expr) => each(Child::Expr(expr)),
        StatementKind::Assign { target: left, value: right, .. } | StatementKind::Unify { left, right, .. } => {
            each(Child::Expr(left));
            each(Child::Expr(right));
        }
        StatementKind::Some { .. } => {}
        StatementKind::SomeIn { key, value, domain } => {
            if let Some(key) = key {
                each(Child::Expr(key));
            }
            each(Child::Expr(value));
            each(Child::Expr(domain));
        }
        StatementKind::Every { domain, body, .. } => {
            each(Child::Expr(domain));
            each(Child::Body(body));
        }
        StatementKind::Body(body) => each(Child::Body(body)),
    }
    statement.with.iter().for_each(|with| each(Child::Expr(&with.value)));
}

/// As [`of_statement`], to change them.
pub(super) fn of_statement_mut(statement: &mut Statement, each: &mut dyn FnMut(ChildMut<'_>)) {
    match &mut statement.kind {
        StatementKind::Expr(expr) => each(ChildMut::Expr(expr)),
        StatementKind::Assign { target: left, value: right, .. } | StatementKind::Unify { left, right, .. } => {
            each(ChildMut::Expr(left));
            each(ChildMut::Expr(right));
        }
        StatementKind::Some { .. } => {}
        StatementKind::SomeIn { key, value, domain } => {
            if let Some(key) = key {
                each(ChildMut::Expr(key));
            }
            each(ChildMut::Expr(value));
            each(ChildMut::Expr(domain));
        }
        StatementKind::Every { domain, body, .. } => {
            each(ChildMut::Expr(domain));
            each(ChildMut::Body(body));
        }
        StatementKind::Body(body) => each(ChildMut::Body(body)),
    }
    statement.with.iter_mut().for_each(|with| each(ChildMut::Expr(&mut with.value)));
}

/// Gives every expression of a tree, from the outside in; with `into_bodies`, those in comprehensions too. What `each` refuses
/// is not looked into.
pub(super) fn every<'a>(expr: &'a Expr, into_bodies: bool, each: &mut dyn FnMut(&'a Expr) -> bool) {
    if !each(expr) {
        return;
    }
    let is_comprehension = is_comprehension(expr);
    parts(expr, &mut |child| match child {
        Child::Expr(expr) if into_bodies || !is_comprehension => every(expr, into_bodies, each),
        Child::Body(body) if into_bodies => every_in(body, each),
        Child::Expr(_) | Child::Body(_) => {}
    });
}

/// Gives every expression of a body, also those of the bodies in it.
pub(super) fn every_in<'a>(body: &'a Body, each: &mut dyn FnMut(&'a Expr) -> bool) {
    for statement in &body.statements {
        of_statement(statement, &mut |child| match child {
            Child::Expr(expr) => every(expr, true, each),
            Child::Body(body) => every_in(body, each),
        });
    }
}

/// Whether an expression has a body of its own.
pub(super) fn is_comprehension(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::ArrayComprehension { .. } | ExprKind::SetComprehension { .. } | ExprKind::ObjectComprehension { .. }
    )
}

/// Gives every expression and every `with` of a module.
pub(super) fn module<'a>(module: &'a Module, expr: &mut dyn FnMut(&'a Expr), with: &mut dyn FnMut(&'a With)) {
    for rule in &module.rules {
        let head = &rule.head;
        let indices = head.parts.iter().filter_map(|part: &Part| match &part.kind {
            PartKind::Bracket(index) => Some(index),
            PartKind::Dot(_) => None,
        });
        let values = head.value.iter().chain(rule.elses.iter().filter_map(|other| other.value.as_ref()));
        for root in indices.chain(head.args.iter().flatten()).chain(&head.key).chain(values.map(|value| &value.value)) {
            tree(root, expr, with);
        }
        for body in rule.bodies.iter().chain(rule.elses.iter().filter_map(|other| other.body.as_ref())) {
            body_tree(body, expr, with);
        }
    }
}

fn tree<'a>(root: &'a Expr, expr: &mut dyn FnMut(&'a Expr), with: &mut dyn FnMut(&'a With)) {
    expr(root);
    parts(root, &mut |child| match child {
        Child::Expr(child) => tree(child, expr, with),
        Child::Body(body) => body_tree(body, expr, with),
    });
}

fn body_tree<'a>(body: &'a Body, expr: &mut dyn FnMut(&'a Expr), with: &mut dyn FnMut(&'a With)) {
    for statement in &body.statements {
        statement.with.iter().for_each(&mut *with);
        of_statement(statement, &mut |child| match child {
            Child::Expr(child) => tree(child, expr, with),
            Child::Body(body) => body_tree(body, expr, with),
        });
    }
}
