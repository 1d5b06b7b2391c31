//! Rules that are a word, a pattern or a short list of such stand where their names do, where all packages are one: regorus works
//! out every rule anew for each document, and does as much around a rule as a list of a hundred words costs. Modules in, values
//! out.

use std::collections::BTreeMap;

use crate::rego::ast::{Expr, ExprKind, HeadKind, Module, Span};

/// Longer lists are worked out once a document.
const MOST: usize = 20;

/// Values, by package and name.
pub(super) type Constants = BTreeMap<(Vec<String>, String), Expr>;

/// The values of such rules.
pub(super) fn of(modules: &[&Module]) -> Constants {
    let mut found: BTreeMap<(Vec<String>, String), Option<Expr>> = BTreeMap::new();
    for module in modules {
        let package: Vec<String> = module.package.path.iter().map(|name| name.text.clone()).collect();
        for rule in &module.rules {
            let head = &rule.head;
            let is_plain = head.kind == HeadKind::Complete && head.parts.is_empty() && !rule.is_default;
            let value = head.value.as_ref().filter(|_| is_plain && rule.bodies.is_empty() && rule.elses.is_empty());
            let value = value.and_then(|head| literal(&head.value, &mut 0));
            // What has several definitions is left alone.
            let key = (package.clone(), head.name.text.clone());
            found.entry(key).and_modify(|known| *known = None).or_insert(value);
        }
    }
    found.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// A copy that stands nowhere, of a value that is written out.
fn literal(value: &Expr, size: &mut usize) -> Option<Expr> {
    *size += 1;
    let mut all = |items: &[Expr]| items.iter().map(|item| literal(item, size)).collect::<Option<Vec<_>>>();
    let kind = match &value.kind {
        ExprKind::Null | ExprKind::Bool(_) | ExprKind::String(_) => value.kind.clone(),
        ExprKind::Number(text) if text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            value.kind.clone()
        }
        ExprKind::Array(items) => ExprKind::Array(all(items)?),
        ExprKind::Set(items) => ExprKind::Set(all(items)?),
        _ => return None,
    };
    (*size <= MOST).then(|| Expr::new(Span::default(), kind))
}
