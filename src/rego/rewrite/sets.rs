//! A set with many definitions becomes one rule, the union of as many comprehensions: regorus does so much around each definition
//! that this saves a third of the time of a policy with sixty. Only where one rule is wanted as fast as can be: what the engine
//! says of coverage speaks of single definitions. Definitions in, definitions out.

use crate::rego::ast::{Call, Expr, ExprKind, Head, HeadKind, HeadValue, Rule};

/// The function that unites sets, which the engine is given.
pub(crate) const UNION: &str = "karat__union";

/// Joins neighbours that define the same set. `is_whole` says of a name whether all of its definitions are such neighbours of
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
            [first, _, ..] if is_whole(name(first), run.len()) => out.extend(union(run)),
            _ => out.append(&mut run),
        }
    }
    out
}

/// Whether a definition is one of a set by a plain name.
fn is_part(rule: &Rule) -> bool {
    rule.head.kind == HeadKind::PartialSet
        && !rule.is_default
        && rule.head.parts.is_empty()
        && rule.head.key.is_some()
        && rule.elses.is_empty()
}

fn name(rule: &Rule) -> &str {
    &rule.head.name.text
}

/// `s := karat__union([{k | …}, …])`
fn union(run: Vec<Rule>) -> Option<Rule> {
    let (first, last) = (run.first()?, run.last()?);
    let span = first.span.to(last.span);
    let start = first.head.clone();
    let sets = run.into_iter().flat_map(sets).collect();
    let args = vec![Expr::new(span, ExprKind::Array(sets))];
    let function = Box::new(Expr::new(start.name.span, ExprKind::Var(UNION.to_owned())));
    let value = Expr::new(start.name.span, ExprKind::Call(Call { function, args }));
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
    if rule.bodies.is_empty() {
        return vec![Expr::new(key.span, ExprKind::Set(vec![key]))];
    }
    let set = |body| {
        let value = Box::new(key.clone());
        Expr::new(key.span, ExprKind::SetComprehension { value, body: Box::new(body) })
    };
    rule.bodies.into_iter().map(set).collect()
}
