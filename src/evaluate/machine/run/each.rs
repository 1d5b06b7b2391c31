//! Steps that hold in several ways: loops over collections, over all that is in a value; and `every`.

use regorus::Value;

use super::give::item as item_of;
use super::{Flow, Session, Sink, Step};
use crate::evaluate::machine::code::{Base, Give, Op, Pattern, Slot};

impl<'m> Session<'m> {
    /// Runs what follows for each item of a collection whose key fits.
    pub(super) fn each(
        &mut self,
        of: &'m Give,
        (key, item): (&'m Pattern, Slot),
        rest: &'m [Op],
        sink: Sink<'_, 'm>,
    ) -> Step<Flow> {
        let Some(mut collection) = self.give(of)? else { return Ok(Flow::More) };
        if let Give::At(Base::Data, parts) = of {
            self.world.put_stand_ins(&parts.iter().map(|part| self.key(part)), &mut collection);
        }
        self.each_of(&collection, key, &mut |own, value| {
            own.set(item, value.clone());
            own.run(rest, sink)
        })
    }

    /// Calls back for each item of a collection whose key fits.
    pub(super) fn each_of(
        &mut self,
        collection: &Value,
        key: &'m Pattern,
        then: &mut dyn FnMut(&mut Self, &Value) -> Step<Flow>,
    ) -> Step<Flow> {
        if let Pattern::Is(give) = key {
            let Some(key) = self.give(give)? else { return Ok(Flow::More) };
            return item_of(collection, &key).map_or(Ok(Flow::More), |value| then(self, value));
        }
        match collection {
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    self.step()?;
                    let fits = matches!(key, Pattern::Any) || self.matches(key, &Value::from(index))?;
                    if fits && then(self, value)? == Flow::Enough {
                        return Ok(Flow::Enough);
                    }
                }
            }
            Value::Object(items) => {
                for (name, value) in items.iter() {
                    self.step()?;
                    if self.matches(key, name)? && then(self, value)? == Flow::Enough {
                        return Ok(Flow::Enough);
                    }
                }
            }
            Value::Set(items) => {
                for value in items.iter() {
                    self.step()?;
                    if self.matches(key, value)? && then(self, value)? == Flow::Enough {
                        return Ok(Flow::Enough);
                    }
                }
            }
            _ => {}
        }
        Ok(Flow::More)
    }

    /// Whether steps hold for each item of a collection.
    pub(super) fn every(&mut self, of: &'m Give, (key, item): (Slot, Slot), ops: &'m [Op]) -> Step<bool> {
        let Some(collection) = self.give(of)? else { return Ok(false) };
        let fails = |own: &mut Self, name: &Value, value: &Value| {
            own.step()?;
            own.set(key, name.clone());
            own.set(item, value.clone());
            own.holds(ops).map(|holds| !holds)
        };
        match &collection {
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    if fails(self, &Value::from(index), value)? {
                        return Ok(false);
                    }
                }
            }
            Value::Object(items) => {
                for (name, value) in items.iter() {
                    if fails(self, name, value)? {
                        return Ok(false);
                    }
                }
            }
            Value::Set(items) => {
                for value in items.iter() {
                    if fails(self, value, value)? {
                        return Ok(false);
                    }
                }
            }
            // No collection has no items of which that could be said.
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Runs what follows for a value and each value in it.
    pub(super) fn walk(&mut self, of: &'m Give, pair: &'m Pattern, rest: &'m [Op], sink: Sink<'_, 'm>) -> Step<Flow> {
        let Some(value) = self.give(of)? else { return Ok(Flow::More) };
        self.walk_on(&mut Vec::new(), &value, pair, &mut |own| own.run(rest, sink))
    }

    fn walk_on(
        &mut self,
        path: &mut Vec<Value>,
        value: &Value,
        pair: &'m Pattern,
        then: &mut dyn FnMut(&mut Self) -> Step<Flow>,
    ) -> Step<Flow> {
        self.step()?;
        let path_of = |path: &Vec<Value>| Value::from(path.clone());
        let fits = match pair {
            Pattern::Any => true,
            Pattern::Array(parts) => match parts.as_slice() {
                [Pattern::Any, second] => self.matches(second, value)?,
                // Most values are not the one that is looked for, and need no path.
                [_, Pattern::Is(Give::Constant(wanted))] if wanted != value => false,
                [first, second] => self.matches(first, &path_of(path))? && self.matches(second, value)?,
                _ => false,
            },
            pair => self.matches(pair, &Value::from(vec![path_of(path), value.clone()]))?,
        };
        if fits && then(self)? == Flow::Enough {
            return Ok(Flow::Enough);
        }
        let mut on = |own: &mut Self, key: Value, value: &Value| {
            path.push(key);
            let flow = own.walk_on(path, value, pair, then)?;
            path.pop();
            Ok(flow)
        };
        match value {
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    if on(self, Value::from(index), value)? == Flow::Enough {
                        return Ok(Flow::Enough);
                    }
                }
            }
            Value::Object(items) => {
                for (key, value) in items.iter() {
                    if on(self, key.clone(), value)? == Flow::Enough {
                        return Ok(Flow::Enough);
                    }
                }
            }
            Value::Set(items) => {
                for value in items.iter() {
                    if on(self, value.clone(), value)? == Flow::Enough {
                        return Ok(Flow::Enough);
                    }
                }
            }
            _ => {}
        }
        Ok(Flow::More)
    }
}
