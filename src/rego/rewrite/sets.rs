//! A set becomes one rule, a comprehension, or the union of as many as it has definitions: regorus does so much around each
//! definition, and each member of it, that this saves a third of the time of a policy with sixty. Only where one rule is wanted as fast as can be: what the engine
//! says of coverage speaks of single definitions. Definitions in, definitions out.

use crate::rego::ast::{Body, Call, Expr, ExprKind, Head, HeadKind, HeadValue, Rule, Span, Statement, StatementKind};

/// The function that unites sets, which the engine is given.
pub(crate) const UNION: &str = "karat__union";

/// Makes one of neighbours that define the same set. `is_whole` says of a name whether all of its definitions are such neighbours of
/// this module.
pub(super) fn joined(rules: Vec<Rule>, is_whole: impl Fn(&str, usize) -> bool) -> Vec<Rule> {
    let mut out: Vec<Rule> = Vec::with_capacity(rules.len());
    let mut rules = rules.into_iter().peekable();
    while let Some(first) = rules.next() {
        if !is_part(&first) {
            out.push(first);
            continue;
        }
        let mut run = vec![first];
        while let Some(next) = rules.next_if(|next| is_part(next) && run.iter().all(|own| name(own) == name(next))) {
            run.push(next);
        }
        match run.as_slice() {
            // regorus takes the first proof of a constant and looks for no other.
            [only] if only.head.key.as_ref().is_some_and(is_constant) => out.append(&mut run),
            [first, ..] if is_whole(name(first), run.len()) => out.extend(union(run)),
            _ => out.append(&mut run),
        }
    }
    out
}

/// Whether a definition is one of a set by a plain name.
pub(crate) fn is_part(rule: &Rule) -> bool {
    rule.head.kind == HeadKind::PartialSet
        && !rule.is_default
        && rule.head.parts.is_empty()
        && rule.head.key.is_some()
        && rule.elses.is_empty()
}

fn is_constant(key: &Expr) -> bool {
    matches!(key.kind, ExprKind::String(_) | ExprKind::Number(_) | ExprKind::Bool(_) | ExprKind::Null)
}

fn name(rule: &Rule) -> &str {
    &rule.head.name.text
}

/// `s := {k | …}`, `s := karat__union([{k | …}, …])`
fn union(run: Vec<Rule>) -> Option<Rule> {
    let (first, last) = (run.first()?, run.last()?);
    let span = first.span.to(last.span);
    let start = first.head.clone();
    let mut sets: Vec<Expr> = run.into_iter().flat_map(sets).collect();
    let value = match (sets.pop(), sets.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            sets.extend(last);
            let args = vec![Expr::new(span, ExprKind::Array(sets))];
            let function = Box::new(Expr::new(start.name.span, ExprKind::Var(UNION.to_owned())));
            Expr::new(start.name.span, ExprKind::Call(Call { function, args }))
        }
    };
    let head = Head {
        kind: HeadKind::Complete,
        contains: None,
        key: None,
        value: Some(HeadValue { operator: start.name.span, value }),
        ..start
    };
    Some(Rule { span, is_default: false, head, bodies: Vec::new(), elses: Vec::new() })
}

/// The sets that a definition has, one a body.
fn sets(rule: Rule) -> Vec<Expr> {
    let Some(key) = rule.head.key else { return Vec::new() };
    if rule.bodies.is_empty() && is_constant(&key) {
        return vec![Expr::new(key.span, ExprKind::Set(vec![key]))];
    }
    let set = |body| {
        let value = Box::new(key.clone());
        Expr::new(key.span, ExprKind::SetComprehension { value, body: Box::new(body) })
    };
    // A member without a value is none, and leaves the others.
    let bodies = if rule.bodies.is_empty() { vec![always(key.span)] } else { rule.bodies };
    bodies.into_iter().map(set).collect()
}

fn always(span: Span) -> Body {
    let kind = StatementKind::Expr(Expr::new(span, ExprKind::Bool(true)));
    let statements = vec![Statement { span, not: None, kind, with: Vec::new() }];
    Body { span, if_keyword: None, braces: false, statements }
}

/// Whether a rule is nothing but a set that every input has: it can stand wherever its name does.
pub(super) fn is_expression(rule: &Rule) -> bool {
    let is_set = |value: &Expr| match &value.kind {
        ExprKind::SetComprehension { .. } => true,
        ExprKind::Call(call) => matches!(&call.function.kind, ExprKind::Var(name) if name == UNION),
        _ => false,
    };
    let is_alone = rule.head.parts.is_empty() && rule.bodies.is_empty() && rule.elses.is_empty() && !rule.is_default;
    rule.head.kind == HeadKind::Complete && is_alone && rule.head.value.as_ref().is_some_and(|head| is_set(&head.value))
}
