//! What gives a value, and comparing two of them.

use regorus::Value;
use regorus::value::{Object, Set};

use super::{Flow, Session, Step};
use crate::evaluate::builtins;
use crate::evaluate::machine::code::{Base, Collect, Collected, Give, Part};
use crate::model::field::{entry, field};

impl<'m> Session<'m> {
    /// The value, if there is one.
    pub(super) fn give(&mut self, give: &'m Give) -> Step<Option<Value>> {
        match give {
            Give::Constant(value) => Ok(Some(value.clone())),
            Give::Slot(slot) => Ok(Some(self.slot(*slot)).filter(|value| **value != Value::Undefined).cloned()),
            Give::At(base, parts) => Ok(self.at(*base, parts)?.cloned()),
            Give::Call(call) => self.call(call),
            Give::Array(items) => {
                let mut all = Vec::with_capacity(items.len());
                for item in items {
                    let Some(item) = self.give(item)? else { return Ok(None) };
                    all.push(item);
                }
                Ok(Some(Value::from(all)))
            }
            Give::Set(items) => {
                let mut all = Set::new();
                for item in items {
                    let Some(item) = self.give(item)? else { return Ok(None) };
                    all.insert(item);
                }
                Ok(Some(all.into_value()))
            }
            Give::Object(items, at) => self.object(items, *at),
            Give::Collect(collect) => self.collect(collect),
            Give::Template(items, at) => self.template(items, *at),
        }
    }

    /// What is at a path, where it is kept.
    pub(super) fn at(&mut self, base: Base, parts: &'m [Part]) -> Step<Option<&Value>> {
        if let Base::Rule(place) | Base::Package(place) = base {
            self.known(place)?;
        }
        let start = match base {
            Base::Input => Some(&self.world.input),
            Base::Slot(slot) => Some(self.slot(slot)),
            Base::Rule(place) | Base::Package(place) => self.world.memo(place),
            Base::Data => return Ok(self.data(parts)),
            Base::Parameters => self.parameters(),
        };
        let Some(mut at) = start else { return Ok(None) };
        for part in parts {
            let Some(next) = item(at, self.key(part)) else { return Ok(None) };
            at = next;
        }
        Ok(Some(at).filter(|value| **value != Value::Undefined))
    }

    fn data(&self, parts: &'m [Part]) -> Option<&Value> {
        self.world.data_at(&parts.iter().map(|part| self.key(part))).filter(|value| **value != Value::Undefined)
    }

    pub(super) fn key<'v>(&'v self, part: &'v Part) -> &'v Value {
        match part {
            Part::Constant(key) => key,
            Part::Slot(slot) => self.slot(*slot),
        }
    }

    /// What the module has in place of `data.karat.parameters`, unless something else stands there.
    fn parameters(&self) -> Option<&Value> {
        let given = if self.world.hidden.is_empty() {
            field(&self.world.data, "karat").and_then(|karat| field(karat, "parameters"))
        } else {
            self.world.data_at(&[Value::from("karat"), Value::from("parameters")].iter())
        };
        given.or_else(|| self.machine.parameters.get(self.module))
    }

    /// Whether both are there and equal.
    pub(super) fn are_equal(&mut self, left: &'m Give, right: &'m Give) -> Step<bool> {
        match (left, right) {
            (Give::At(base, parts), Give::Constant(value)) | (Give::Constant(value), Give::At(base, parts)) => {
                Ok(self.at(*base, parts)? == Some(value))
            }
            (Give::Slot(slot), Give::Constant(value)) | (Give::Constant(value), Give::Slot(slot)) => {
                Ok(self.slot(*slot) == value)
            }
            _ => {
                let Some(left) = self.give(left)? else { return Ok(false) };
                Ok(self.give(right)?.is_some_and(|right| left == right))
            }
        }
    }

    /// An object as it is written. Which of two equal keys counts is a matter of chance in OPA: of their order when it is printed,
    /// and of another one when it is asked for the key.
    fn object(&mut self, items: &'m [(Give, Give)], at: usize) -> Step<Option<Value>> {
        let mut all = Object::new();
        let mut is_unclear = false;
        for (key, value) in items {
            let (Some(key), Some(value)) = (self.give(key)?, self.give(value)?) else { return Ok(None) };
            match all.get(&key) {
                Some(known) => is_unclear |= *known != value,
                None => {
                    all.insert(key, value);
                }
            }
        }
        if is_unclear {
            return self.raise(at, "two keys of this object are equal, with different values");
        }
        Ok(Some(all.into_value()))
    }

    fn collect(&mut self, collect: &'m Collect) -> Step<Option<Value>> {
        let value = &collect.value;
        match collect.makes {
            Collected::Array => {
                let mut all = Vec::new();
                self.run(&collect.ops, &mut |own| {
                    all.extend(own.give(value)?);
                    own.step().map(|()| Flow::More)
                })?;
                Ok(Some(Value::from(all)))
            }
            Collected::Set => {
                let mut all = Set::new();
                self.run(&collect.ops, &mut |own| {
                    if let Some(value) = own.give(value)? {
                        all.insert(value);
                    }
                    own.step().map(|()| Flow::More)
                })?;
                Ok(Some(all.into_value()))
            }
            Collected::Object => {
                let mut all = Object::new();
                self.run(&collect.ops, &mut |own| {
                    let key = collect.key.as_ref().map_or(Ok(None), |key| own.give(key))?;
                    if let (Some(key), Some(value)) = (key, own.give(value)?)
                        && let Some(known) = all.insert(key, value.clone())
                        && known != value
                    {
                        return own.raise(collect.at, "object keys must be unique");
                    }
                    own.step().map(|()| Flow::More)
                })?;
                Ok(Some(all.into_value()))
            }
        }
    }

    /// Texts, and sets with what is put between them: nothing where it is undefined.
    fn template(&mut self, items: &'m [Give], at: usize) -> Step<Option<Value>> {
        let mut text = String::new();
        for item in items {
            match self.give(item)? {
                Some(Value::Set(found)) => match found.first() {
                    None => text.push_str("<undefined>"),
                    Some(_) if found.len() > 1 => return self.raise(at, "a template has several values in one place"),
                    Some(Value::String(own)) => text.push_str(own),
                    Some(value) => builtins::append_term(&mut text, value),
                },
                Some(Value::String(own)) => text.push_str(&own),
                _ => {}
            }
        }
        Ok(Some(Value::from(text)))
    }
}

/// What a collection has under a key.
pub(super) fn item<'v>(of: &'v Value, key: &Value) -> Option<&'v Value> {
    match of {
        Value::Object(items) => entry(items, key),
        Value::Array(items) => match key {
            Value::Number(number) => items.get(usize::try_from(number.as_u64()?).ok()?),
            _ => None,
        },
        Value::Set(items) => items.get(key),
        _ => None,
    }
}

/// What a collection of a data file has under a key. OPA asks its store by texts: `data.ports[8080]` is what stands under "8080", and
/// `data.list["1"]` the second item.
pub(super) fn stored<'v>(of: &'v Value, key: &Value) -> Option<&'v Value> {
    match (of, key) {
        (Value::Object(_), Value::Number(_)) => {
            let mut name = String::new();
            builtins::append_term(&mut name, key);
            field(of, &name)
        }
        (Value::Array(items), Value::String(index)) => items.get(index.parse::<usize>().ok()?),
        _ => item(of, key),
    }
}
