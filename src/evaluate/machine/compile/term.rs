//! Values and patterns.

use regorus::Value;
use regorus::value::{Object, Set};

use super::Compiler;
use super::literal;
use crate::evaluate::machine::code::{Base, Collect, Collected, Give, Op, Part, Pattern, Place, Slot};
use crate::rego::ir::{self, Makes, Term, TermKind};
use crate::rego::types::Key;

impl Compiler<'_> {
    /// Whether a value has variables in it that it can give values to.
    pub(super) fn is_open(&self, term: &Term) -> bool {
        match &term.kind {
            TermKind::Var(var) => !self.bound.has(*var),
            TermKind::Array(items) => items.iter().any(|item| self.is_open(item)),
            TermKind::Object(items) => items.iter().any(|(_, value)| self.is_open(value)),
            _ => false,
        }
    }

    /// What gives a value; loops that it needs come before.
    pub(super) fn operand(&mut self, term: &Term) -> Give {
        match &term.kind {
            // Only `with` names functions.
            TermKind::Null | TermKind::Function(_) => Give::Constant(Value::Null),
            TermKind::Bool(value) => Give::Constant(Value::Bool(*value)),
            TermKind::Number(text) => Give::Constant(literal::number(text)),
            TermKind::String(text) => Give::Constant(Value::from(text.as_str())),
            TermKind::Var(var) => Give::Slot(self.place_of(*var)),
            TermKind::Ref(base, parts) => match self.known(term) {
                Some(slot) => Give::Slot(slot),
                None => self.reference(*base, parts),
            },
            TermKind::Array(items) => array(items.iter().map(|item| self.operand(item)).collect()),
            TermKind::Set(items) => set(items.iter().map(|item| self.operand(item)).collect()),
            TermKind::Object(items) => {
                let items = items.iter().map(|(key, value)| (self.operand(key), self.operand(value)));
                object(items.collect(), term.at.start)
            }
            TermKind::Comprehension(found) => self.comprehension(found, term.at.start),
            TermKind::Template(items) => {
                Give::Template(items.iter().map(|item| self.operand(item)).collect(), term.at.start)
            }
        }
    }

    /// The slot of a variable that has a value: the checks saw to it that something before gives it one.
    fn place_of(&mut self, var: ir::Var) -> Slot {
        let known = self.places.get(var).copied().flatten();
        debug_assert!(known.is_some(), "a variable is used before it has a value");
        known.unwrap_or_else(|| self.bind(var))
    }

    fn comprehension(&mut self, found: &ir::Comprehension, at: usize) -> Give {
        let (mut key, mut value) = (None, Give::default());
        let ops = self.inside(|own| {
            own.body(&found.body);
            key = found.key.as_ref().map(|key| own.operand(key));
            value = own.operand(&found.value);
        });
        let makes = match found.makes {
            Makes::Array => Collected::Array,
            Makes::Set | Makes::Piece => Collected::Set,
            Makes::Object => Collected::Object,
        };
        Give::Collect(Box::new(Collect { makes, ops, key, value, at }))
    }

    fn reference(&mut self, base: ir::Base, parts: &[Term]) -> Give {
        let (mut base, parts) = match base {
            ir::Base::Input => (Base::Input, parts),
            ir::Base::Var(var) => (Base::Slot(self.place_of(var)), parts),
            ir::Base::Data => match self.below_data(parts) {
                Ok(found) => found,
                Err((from, parts)) => return self.descend(from, parts),
            },
        };
        let mut path = Vec::new();
        for part in parts {
            if self.is_open(part) {
                let of = Give::At(base, std::mem::take(&mut path));
                let key = self.pattern(part);
                let item = self.fresh();
                self.ops.push(Op::Each { of, key, item });
                base = Base::Slot(item);
            } else {
                path.push(self.part(part));
            }
        }
        match base {
            Base::Slot(slot) if path.is_empty() => Give::Slot(slot),
            base => Give::At(base, path),
        }
    }

    fn part(&mut self, part: &Term) -> Part {
        let give = self.operand(part);
        match self.simple(give) {
            Give::Constant(value) => Part::Constant(value),
            Give::Slot(slot) => Part::Slot(slot),
            _ => Part::Constant(Value::Undefined),
        }
    }

    /// Where a path below `data` leads, as far as that is settled, and what is left of it; as an error, the package from which an
    /// open part leads on, and what is left from there.
    fn below_data<'t>(&self, parts: &'t [Term]) -> Result<Path<'t, Base>, Path<'t, Place>> {
        let nodes = &self.linked.tree.nodes;
        let mut at = 0;
        let mut rest = parts;
        while let Some(node) = nodes.get(at) {
            if !node.rules.is_empty() {
                return Ok((Base::Rule(at), rest));
            }
            let [part, more @ ..] = rest else { return Ok((Base::Package(at), rest)) };
            let next = match part.key() {
                Some(key) => node.children.get(&key).copied(),
                None if node.children.is_empty() => None,
                None => return Err((at, rest)),
            };
            let Some(next) = next else { break };
            (at, rest) = (next, more);
        }
        let is =
            |part: Option<&Term>, name: &str| part.is_some_and(|part| part.key() == Some(Key::String(name.to_owned())));
        if is(parts.first(), "karat") && is(parts.get(1), "parameters") {
            return Ok((Base::Parameters, parts.get(2..).unwrap_or_default()));
        }
        Ok((Base::Data, parts))
    }

    fn descend(&mut self, from: Place, parts: &[Term]) -> Give {
        let part = |part: &Term| {
            if self.is_open(part) {
                return self.pattern(part);
            }
            // Within a `not`, what it needs must be there all the same.
            let give = self.operand(part);
            Pattern::Is(self.simple(give))
        };
        let parts = parts.iter().map(part).collect();
        let item = self.fresh();
        self.ops.push(Op::Descend { from, parts, item });
        Give::Slot(item)
    }

    /// What a value must be; its open variables have values from then on.
    pub(super) fn pattern(&mut self, term: &Term) -> Pattern {
        match &term.kind {
            TermKind::Var(var) if !self.bound.has(*var) => {
                if self.uses.0.get(*var).is_some_and(|uses| *uses <= 1) {
                    self.bound.add(*var);
                    return Pattern::Any;
                }
                Pattern::Bind(self.bind(*var))
            }
            TermKind::Array(items) if self.is_open(term) => {
                Pattern::Array(items.iter().map(|item| self.pattern(item)).collect())
            }
            TermKind::Object(items) if self.is_open(term) => {
                let keys: Vec<Give> = items.iter().map(|(key, _)| self.operand(key)).collect();
                let values = items.iter().map(|(_, value)| self.pattern(value));
                Pattern::Object(keys.into_iter().zip(values).collect())
            }
            _ => Pattern::Is(self.operand(term)),
        }
    }
}

/// Where a path starts, and what is left of it from there.
type Path<'t, Start> = (Start, &'t [Term]);

fn constant(give: &Give) -> Option<Value> {
    match give {
        Give::Constant(value) => Some(value.clone()),
        _ => None,
    }
}

fn array(items: Vec<Give>) -> Give {
    let all: Option<Vec<Value>> = items.iter().map(constant).collect();
    all.map_or(Give::Array(items), |all| Give::Constant(Value::from(all)))
}

fn set(items: Vec<Give>) -> Give {
    let mut set = Set::new();
    for item in &items {
        let Some(item) = constant(item) else { return Give::Set(items) };
        set.insert(item);
    }
    Give::Constant(set.into_value())
}

fn object(items: Vec<(Give, Give)>, at: usize) -> Give {
    let mut object = Object::new();
    for (key, value) in &items {
        let (Some(key), Some(value)) = (constant(key), constant(value)) else {
            return Give::Object(items, at);
        };
        object.insert(key, value);
    }
    Give::Constant(object.into_value())
}
