//! Packages as values: all that is below a place, and paths that go through them by open parts.

use regorus::Value;
use regorus::value::Object;

use super::{Flow, Session, Sink, Step};
use crate::evaluate::machine::code::{Op, Pattern, Place, Slot};
use crate::evaluate::machine::compile::value_of;

impl<'m> Session<'m> {
    /// All that is below a package, rules and other data.
    pub(super) fn package(&mut self, place: Place) -> Step<Option<Value>> {
        let own = self.data_at(place).filter(|own| own.as_object().is_ok()).unwrap_or_else(Value::new_object);
        self.with_below(own, place).map(Some)
    }

    /// An object, with what the places below a place have.
    pub(super) fn with_below(&mut self, mut own: Value, place: Place) -> Step<Value> {
        let machine = self.machine;
        let Some(node) = machine.linked.tree.nodes.get(place) else { return Ok(own) };
        for (key, child) in &node.children {
            self.known(*child)?;
            if let Some(value) = self.world.memo(*child).cloned()
                && let Ok(object) = own.as_object_mut()
            {
                object.insert(value_of(key), value);
            }
        }
        Ok(own)
    }

    /// Whether something else stands at a place instead of what is there.
    pub(super) fn is_hidden(&self, place: Place) -> bool {
        let hidden = &self.world.hidden;
        !hidden.is_empty() && {
            let path = self.path_of(place);
            hidden.iter().any(|hidden| path.starts_with(hidden))
        }
    }

    /// What there is at a place besides rules.
    pub(super) fn data_at(&self, place: Place) -> Option<Value> {
        self.world.data_at(&self.path_of(place).iter()).cloned()
    }

    fn path_of(&self, place: Place) -> &'m [Value] {
        self.machine.paths().get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// Runs what follows for each place below a package that a path can mean.
    pub(super) fn descend(
        &mut self,
        from: Place,
        parts: &'m [Pattern],
        item: Slot,
        rest: &'m [Op],
        sink: Sink<'_, 'm>,
    ) -> Step<Flow> {
        self.descend_on(from, parts, &mut |own, value| {
            own.set(item, value.clone());
            own.run(rest, sink)
        })
    }

    fn descend_on(
        &mut self,
        place: Place,
        parts: &'m [Pattern],
        then: &mut dyn FnMut(&mut Self, &Value) -> Step<Flow>,
    ) -> Step<Flow> {
        let machine = self.machine;
        let Some(node) = machine.linked.tree.nodes.get(place) else { return Ok(Flow::More) };
        let is_open = node.rules.is_empty() && !self.is_hidden(place);
        let (Some((first, more)), true) = (parts.split_first(), is_open) else {
            self.known(place)?;
            let value = self.world.memo(place).cloned();
            return value.map_or(Ok(Flow::More), |value| self.inside(&value, parts, then));
        };
        // What is there besides rules comes first, as in OPA.
        let mut others = Object::new();
        if let Some(Value::Object(data)) = &self.data_at(place) {
            let is_rule = |name: &Value| node.children.keys().any(|key| value_of(key) == *name);
            let own = data.iter().filter(|(name, _)| !is_rule(name));
            own.for_each(|(name, value)| drop(others.insert(name.clone(), value.clone())));
        }
        if self.inside(&others.into_value(), parts, then)? == Flow::Enough {
            return Ok(Flow::Enough);
        }
        for (key, child) in &node.children {
            self.step()?;
            if self.matches(first, &value_of(key))? && self.descend_on(*child, more, then)? == Flow::Enough {
                return Ok(Flow::Enough);
            }
        }
        Ok(Flow::More)
    }

    /// Calls back for each value in a value that a path can mean.
    fn inside(
        &mut self,
        value: &Value,
        parts: &'m [Pattern],
        then: &mut dyn FnMut(&mut Self, &Value) -> Step<Flow>,
    ) -> Step<Flow> {
        match parts {
            [] => then(self, value),
            [first, more @ ..] => self.each_of(value, first, &mut |own, value| own.inside(value, more, then)),
        }
    }
}
