//! References: whether there can be something where they lead to. Variables in brackets take the type of the keys.

use super::unify::Mode;
use super::{Env, Known};
use crate::rego::check::ir::{Base, Term, TermKind};
use crate::rego::types::{Key, Type};

impl Env<'_, '_> {
    /// Checks the references in a value, those in comprehensions left out.
    pub(super) fn check_refs(&mut self, term: &Term) {
        match &term.kind {
            TermKind::Ref(base, parts) => {
                for part in parts {
                    self.check_refs(part);
                }
                self.check_ref(term, *base, parts);
            }
            TermKind::Array(items) | TermKind::Set(items) => items.iter().for_each(|item| self.check_refs(item)),
            TermKind::Object(items) => items.iter().for_each(|(key, value)| {
                self.check_refs(key);
                self.check_refs(value);
            }),
            _ => {}
        }
    }

    fn check_ref(&mut self, term: &Term, base: Base, parts: &[Term]) {
        if base == Base::Data && !self.relaxed && self.is_function(parts) {
            self.fault(term.at, "a function is no value".to_owned(), Some("call it: f(x)"));
            return;
        }
        let (mut of, rest) = self.start(base, parts);
        // What stands before the start of a rule's value are names of packages: variables there are not followed.
        for part in rest {
            let Some(next) = self.step(&of, part) else { return };
            of = next;
        }
    }

    fn is_function(&self, parts: &[Term]) -> bool {
        let path: Option<Vec<Key>> = parts.iter().map(Term::key).collect();
        let place = path.and_then(|path| self.types.tree.place(&path));
        place.and_then(|place| self.types.known.get(&place)).is_some_and(|known| matches!(known, Known::Function(..)))
    }

    /// What is found under a part; nothing where there is nothing to follow.
    fn step(&mut self, of: &Type, part: &Term) -> Option<Type> {
        if of.is_empty() {
            return self.step_into_empty(part);
        }
        let Some(keys) = of.keys() else {
            self.fault(part.at, format!("{of} has no parts"), None);
            return None;
        };
        if let Some(key) = part.key() {
            let found = of.part(&key);
            if found.is_none() {
                self.missing(of, &key, &keys, part);
            }
            return found;
        }
        let fits = match &part.kind {
            TermKind::Var(_) => {
                self.infer(part).is_none_or(|have| have.meets(&keys)) && self.unify(part, &keys, Mode::One)
            }
            TermKind::Ref(..) => self.infer(part).is_none_or(|have| have.meets(&keys)),
            _ => self.unify(part, &keys, Mode::One),
        };
        if !fits {
            let message = format!("each key is {keys}, and this is {}", self.infer(part).unwrap_or_else(Type::any));
            self.fault(part.at, message, None);
            return None;
        }
        of.parts()
    }

    /// To go through what is empty gives nothing; a key in it is a mistake.
    fn step_into_empty(&mut self, part: &Term) -> Option<Type> {
        if part.key().is_some() {
            self.fault(part.at, "there is nothing in this value".to_owned(), None);
        } else if let TermKind::Var(_) = part.kind {
            self.unify(part, &Type::any(), Mode::OneOf);
        }
        None
    }

    fn missing(&mut self, of: &Type, key: &Key, keys: &Type, part: &Term) {
        let shown = match key {
            Key::String(text) => format!("`{text}`"),
            Key::Number(text) | Key::Other(text) => format!("[{text}]"),
        };
        let known = match of {
            Type::Object(known, _) => known
                .iter()
                .filter_map(|(key, _)| if let Key::String(name) = key { Some(name.as_str()) } else { None })
                .collect::<Vec<_>>()
                .join(", "),
            _ => String::new(),
        };
        let help = if known.is_empty() { format!("each key is {keys}") } else { format!("it has: {known}") };
        self.fault(part.at, format!("there is no {shown} here: this is {of}"), Some(&help));
    }
}
