//! The type of a value as far as it is known, and variables that take a type.

use std::sync::Arc;

use super::{Env, Known};
use crate::rego::check::ir::{Base, Term, TermKind};
use crate::rego::types::{Key, Type};

/// Whether a type is the only one that is tried.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// It is.
    One,
    /// It is one of several: variables take all that fit.
    OneOf,
}

impl Env<'_, '_> {
    /// What is known of a value: nothing where a variable in it has no type yet.
    pub(super) fn infer(&self, term: &Term) -> Option<Type> {
        Some(match &term.kind {
            TermKind::Null => Type::Null,
            TermKind::Bool(_) => Type::Boolean,
            TermKind::Number(_) => Type::Number,
            TermKind::String(_) | TermKind::Template(_) => Type::String,
            TermKind::Var(var) => return self.vars.get(*var)?.clone(),
            TermKind::Ref(base, parts) => self.reference(*base, parts),
            TermKind::Function(_) => Type::any(),
            TermKind::Array(items) => {
                Type::Array(items.iter().map(|item| self.infer(item)).collect::<Option<Arc<[Type]>>>()?, None)
            }
            TermKind::Set(items) => {
                let of = items.iter().map(|item| self.infer(item)).collect::<Option<Vec<Type>>>()?;
                Type::set_of(of.into_iter().reduce(Type::or).unwrap_or_else(Type::any))
            }
            TermKind::Object(items) => self.object(items)?,
            TermKind::Comprehension(found) => {
                self.made.get(&std::rc::Rc::as_ptr(found)).cloned().unwrap_or_else(Type::any)
            }
        })
    }

    fn object(&self, items: &[(Term, Term)]) -> Option<Type> {
        let mut known: Vec<(Key, Type)> = Vec::new();
        let mut rest: Option<(Type, Type)> = None;
        for (key, value) in items {
            let of = self.infer(value)?;
            if let Some(key) = key.key() {
                known.push((key, of));
            } else {
                let key = self.infer(key)?;
                rest = Some(rest.map_or((key.clone(), of.clone()), |(a, b)| (a.or(key), b.or(of))));
            }
        }
        Some(Type::Object(known.into(), rest.map(Arc::new)))
    }

    /// The type of what a reference leads to; what cannot be there counts as unknown.
    fn reference(&self, base: Base, parts: &[Term]) -> Type {
        let (start, rest) = self.start(base, parts);
        let part = |of: &Type, part: &Term| {
            if of.is_empty() {
                return None;
            }
            match part.key() {
                Some(key) => of.part(&key),
                None => of.parts(),
            }
        };
        rest.iter().try_fold(start, |of, next| part(&of, next)).unwrap_or_else(Type::any)
    }

    /// What a reference starts from, and the parts that lead on from there.
    pub(super) fn start<'t>(&self, base: Base, parts: &'t [Term]) -> (Type, &'t [Term]) {
        match base {
            Base::Input => (Type::any(), parts),
            Base::Var(var) => (self.vars.get(var).cloned().flatten().unwrap_or_else(Type::any), parts),
            Base::Data => self.rule(parts),
        }
    }

    fn rule<'t>(&self, parts: &'t [Term]) -> (Type, &'t [Term]) {
        let unknown = (Type::any(), parts);
        let tree = self.types.tree;
        let mut place = 0;
        for (index, part) in parts.iter().enumerate() {
            let Some(next) = part.key().and_then(|key| tree.nodes.get(place)?.children.get(&key)) else {
                return unknown;
            };
            place = *next;
            let Some(node) = tree.nodes.get(place) else { return unknown };
            if node.rules.is_empty() {
                continue;
            }
            // Rules inside of rules, and what `with` replaces, are not followed.
            if !node.children.is_empty() || self.relaxed {
                return unknown;
            }
            let Some(Known::Value(of)) = self.types.known.get(&place) else { return unknown };
            return (of.clone(), parts.get(index + 1..).unwrap_or(&[]));
        }
        unknown
    }

    /// Makes two values equal; false where they never are.
    pub(super) fn unify_both(&mut self, left: &Term, right: &Term) -> bool {
        match (self.infer(left), self.infer(right)) {
            (Some(a), Some(b)) => a.meets(&b),
            (None, Some(of)) => self.unify(left, &of, Mode::One),
            (Some(of), None) => self.unify(right, &of, Mode::One),
            (None, None) => match (&left.kind, &right.kind) {
                (TermKind::Array(a), TermKind::Array(b)) => {
                    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.unify_both(a, b))
                }
                (TermKind::Object(a), TermKind::Object(b)) => self.unify_objects(a, b),
                _ => {
                    self.unify(left, &Type::any(), Mode::OneOf);
                    self.unify(right, &Type::any(), Mode::OneOf);
                    true
                }
            },
        }
    }

    fn unify_objects(&mut self, a: &[(Term, Term)], b: &[(Term, Term)]) -> bool {
        a.iter().all(|(key, value)| {
            let Some(key) = key.key() else { return true };
            let other = b.iter().find(|(other, _)| other.key().as_ref() == Some(&key));
            other.is_none_or(|(_, other)| self.unify_both(value, other))
        })
    }

    /// Makes a value be of a type; false where it never is.
    pub(super) fn unify(&mut self, term: &Term, of: &Type, mode: Mode) -> bool {
        match (&term.kind, of) {
            (TermKind::Var(var), _) => self.take(*var, of, mode),
            (TermKind::Array(items), Type::Array(first, rest)) => {
                if items.len() != first.len() && rest.is_none() {
                    return false;
                }
                let rest = rest.as_deref();
                items
                    .iter()
                    .enumerate()
                    .all(|(index, item)| first.get(index).or(rest).is_some_and(|of| self.unify(item, of, mode)))
            }
            (TermKind::Object(items), Type::Object(known, rest)) => {
                if items.len() != known.len() && rest.is_none() {
                    return false;
                }
                items.iter().all(|(key, value)| {
                    let of = key.key().map_or_else(|| Some(Type::any()), |key| of.part(&key));
                    // The value under a key that is not known may be anything.
                    of.is_some_and(|of| self.unify(value, &of, mode) || key.key().is_none())
                })
            }
            (TermKind::Set(items), Type::Set(of)) => items.iter().all(|item| self.unify(item, of, mode)),
            (TermKind::Array(_) | TermKind::Object(_) | TermKind::Set(_), Type::Any(all)) => self.unify_any(term, all),
            (TermKind::Array(_) | TermKind::Object(_) | TermKind::Set(_), _) => false,
            _ => self.infer(term).is_none_or(|have| have.meets(of)),
        }
    }

    fn unify_any(&mut self, term: &Term, all: &[Type]) -> bool {
        if !all.is_empty() {
            // Each is tried, so that variables take all that fit.
            let mut fits = false;
            for of in all {
                fits |= self.unify(term, of, Mode::OneOf);
            }
            return fits;
        }
        let any = Type::any();
        match &term.kind {
            TermKind::Array(items) | TermKind::Set(items) => items.iter().for_each(|item| {
                self.unify(item, &any, Mode::OneOf);
            }),
            TermKind::Object(items) => items.iter().for_each(|(key, value)| {
                self.unify(key, &any, Mode::OneOf);
                self.unify(value, &any, Mode::OneOf);
            }),
            _ => {}
        }
        true
    }

    fn take(&mut self, var: usize, of: &Type, mode: Mode) -> bool {
        let Some(slot) = self.vars.get_mut(var) else { return true };
        match slot {
            None => {
                *slot = Some(of.clone());
                true
            }
            Some(have) if mode == Mode::One => have.meets(of),
            Some(have) => {
                *slot = Some(have.clone().or(of.clone()));
                true
            }
        }
    }
}
