//! Variables that can only have a few constant values: `some kind in ["a", "b"]` makes `data.p[kind]` mean `data.p.a` and
//! `data.p.b` alone, so that it is no recursion where it would be one otherwise.

use std::collections::BTreeMap;

use super::ir::{Base, Expr, ExprKind, Term, TermKind, Var};
use crate::rego::types::Key;

/// More than this many are not followed.
const MOST: usize = 64;

/// The variables of a body that have constant values, and from which statement on.
pub(super) struct Known {
    values: BTreeMap<Var, (usize, Vec<Term>)>,
}

impl Known {
    /// Those of a body.
    pub(super) fn of(body: &[Expr]) -> Known {
        let mut known = Known { values: BTreeMap::new() };
        for (at, expr) in body.iter().enumerate() {
            let ExprKind::Equal { left, right, .. } = &expr.kind else { continue };
            if expr.negated || !expr.with.is_empty() {
                continue;
            }
            for (var, value) in [(left, right), (right, left)] {
                let TermKind::Var(var) = var.kind else { continue };
                if !known.values.contains_key(&var)
                    && let Some(values) = known.constants(value)
                {
                    known.values.insert(var, (at, values));
                    break;
                }
            }
        }
        known
    }

    fn constants(&self, term: &Term) -> Option<Vec<Term>> {
        match &term.kind {
            TermKind::Var(var) => self.values.get(var).map(|(_, values)| values.clone()),
            TermKind::Ref(Base::Var(var), parts) => {
                let mut values = self.values.get(var)?.1.clone();
                for part in parts {
                    let members = values.iter().map(|value| members(value, part.key().as_ref()));
                    values = members.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
                    if values.len() > MOST {
                        return None;
                    }
                }
                Some(values)
            }
            _ => is_constant(term).then(|| vec![term.clone()]),
        }
    }

    /// The paths that a reference can mean in a statement.
    pub(super) fn expand(&self, parts: &[Term], at: usize) -> Vec<Vec<Option<Key>>> {
        let mut paths: Vec<Vec<Option<Key>>> = vec![Vec::new()];
        for part in parts {
            let mut keys = vec![part.key()];
            if let TermKind::Var(var) = &part.kind
                && let Some((since, values)) = self.values.get(var)
                && *since < at
                && !values.is_empty()
                && paths.len() * values.len() <= MOST
            {
                keys = values.iter().map(Term::key).collect();
            }
            let longer = |path: &Vec<Option<Key>>| {
                keys.iter().map(|key| path.iter().cloned().chain([key.clone()]).collect()).collect::<Vec<_>>()
            };
            paths = paths.iter().flat_map(longer).collect();
        }
        paths
    }
}

/// The parts of a constant: all, or the one under a key.
fn members(value: &Term, key: Option<&Key>) -> Option<Vec<Term>> {
    let all = match &value.kind {
        TermKind::Array(items) => {
            let index = |key: &Key| if let Key::Number(text) = key { text.parse::<usize>().ok() } else { None };
            return Some(match key {
                Some(key) => index(key).and_then(|index| items.get(index)).cloned().into_iter().collect(),
                None => items.clone(),
            });
        }
        TermKind::Set(items) => {
            items.iter().filter(|item| key.is_none() || item.key().as_ref() == key).cloned().collect()
        }
        TermKind::Object(items) => {
            let fits = |(name, _): &&(Term, Term)| key.is_none() || name.key().as_ref() == key;
            items.iter().filter(fits).map(|(_, value)| value.clone()).collect()
        }
        _ if key.is_some() => Vec::new(),
        _ => return None,
    };
    Some(all)
}

fn is_constant(term: &Term) -> bool {
    match &term.kind {
        TermKind::Null | TermKind::Bool(_) | TermKind::Number(_) | TermKind::String(_) => true,
        TermKind::Array(items) | TermKind::Set(items) => items.iter().all(is_constant),
        TermKind::Object(items) => items.iter().all(|(key, value)| is_constant(key) && is_constant(value)),
        _ => false,
    }
}
