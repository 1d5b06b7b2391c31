//! Rules and functions: what their definitions give together.

use std::collections::BTreeSet;

use regorus::Value;
use regorus::value::{Object, Set};

use super::world::Memo;
use super::{Flow, Session, Step};
use crate::evaluate::machine::code::{Branch, Definition, Give, Made, Place, Plan};
use crate::evaluate::machine::compile::value_of;

const NOT_UNIQUE: &str = "object keys must be unique";

impl<'m> Session<'m> {
    /// Works out what is at a place, once.
    pub(super) fn known(&mut self, place: Place) -> Step<()> {
        match self.world.state(place) {
            Some(Memo::Known(_)) | None => return Ok(()),
            Some(Memo::Running) => return self.raise(0, "a rule needs itself"),
            Some(Memo::Open) => {}
        }
        // Where something stands in place of what rules need, they are asked anew.
        let shared = self.machine.values.get(place).filter(|_| self.world.is_plain());
        let value = shared.and_then(|shared| shared.get().or_else(|| self.world.kept(place))).cloned();
        if let Some(value) = value {
            self.world.note(place, Memo::Known(value));
            return Ok(());
        }
        self.world.note(place, Memo::Running);
        let value = self.worked_out(place)?;
        if let Some(shared) = shared.filter(|_| self.fault.is_none())
            && let Some(entries) = self.machine.follows_from(place)
        {
            if entries.is_empty() {
                let _ = shared.set(value.clone());
            } else {
                self.world.keep(place, entries, value.as_ref());
            }
        }
        self.world.note(place, Memo::Known(value));
        Ok(())
    }

    fn worked_out(&mut self, place: Place) -> Step<Option<Value>> {
        if self.is_hidden(place) {
            return Ok(self.data_at(place));
        }
        let machine = self.machine;
        let Some(plan) = machine.plan(place) else { return Ok(None) };
        if plan.definitions.is_empty() && plan.default.is_none() {
            return self.package(place);
        }
        if plan.args > 0 {
            return Ok(None);
        }
        match plan.makes {
            Made::Value => self.one(plan, 0, self.stack.len()),
            Made::Set => self.set_of(plan).map(Some),
            Made::Object => self.object_of(plan, place).map(Some),
        }
    }

    /// The one value of a rule, or of a function whose arguments are on the stack from a place on.
    pub(super) fn one(&mut self, plan: &'m Plan, args: usize, base: usize) -> Step<Option<Value>> {
        let mut found: Option<Value> = None;
        for definition in &plan.definitions {
            self.definition(definition, base, args, &mut |own, branch| {
                let Some(value) = own.give(&branch.value)? else { return Ok(Flow::More) };
                match &found {
                    Some(known) if *known != value => {
                        let what = if args > 0 { "functions" } else { "complete rules" };
                        return own.raise(definition.at, &format!("{what} must not produce multiple outputs"));
                    }
                    Some(_) => {}
                    None => found = Some(value),
                }
                Ok(if matches!(branch.value, Give::Constant(_)) { Flow::Enough } else { Flow::More })
            })?;
            if found.is_some() && plan.is_one_constant {
                break;
            }
        }
        if found.is_none()
            && let Some(default) = &plan.default
        {
            self.definition(default, base, args, &mut |own, branch| {
                found = own.give(&branch.value)?;
                Ok(Flow::Enough)
            })?;
        }
        Ok(found)
    }

    fn set_of(&mut self, plan: &'m Plan) -> Step<Value> {
        let mut set = Set::new();
        for definition in &plan.definitions {
            self.definition(definition, self.stack.len(), 0, &mut |own, branch| {
                if let Some(value) = own.give(&branch.value)? {
                    set.insert(value);
                }
                own.step().map(|()| Flow::More)
            })?;
        }
        Ok(set.into_value())
    }

    fn object_of(&mut self, plan: &'m Plan, place: Place) -> Step<Value> {
        let has_below = self.machine.linked.tree.nodes.get(place).is_some_and(|node| !node.children.is_empty());
        let leaves = (has_below || plan.is_uneven).then(BTreeSet::new);
        let mut found = Found { object: Value::new_object(), leaves };
        self.object_in(plan, &mut Vec::new(), &mut found)?;
        if has_below {
            self.below_in(place, &mut Vec::new(), &mut found)?;
        }
        Ok(found.object)
    }

    /// Adds what a rule gives that finds its keys, at a path.
    fn object_in(&mut self, plan: &'m Plan, at: &mut Vec<Value>, found: &mut Found) -> Step<()> {
        for definition in &plan.definitions {
            self.definition(definition, self.stack.len(), 0, &mut |own, branch| {
                let length = at.len();
                let mut is_there = true;
                for part in &branch.path {
                    match own.give(part)? {
                        Some(key) => at.push(key),
                        None => is_there = false,
                    }
                }
                if is_there
                    && let Some(value) = own.give(&branch.value)?
                    && !found.add(at, value, branch.is_element)
                {
                    return own.raise(definition.at, NOT_UNIQUE);
                }
                at.truncate(length);
                own.step().map(|()| Flow::More)
            })?;
        }
        Ok(())
    }

    /// Adds what rules give that have their keys in their names, below a rule that finds its keys.
    fn below_in(&mut self, place: Place, at: &mut Vec<Value>, found: &mut Found) -> Step<()> {
        let machine = self.machine;
        let children = machine.linked.tree.nodes.get(place).into_iter().flat_map(|node| &node.children);
        for (key, child) in children {
            at.push(value_of(key));
            let plan = machine.plan(*child).filter(|plan| plan.args == 0 && !plan.definitions.is_empty());
            match plan {
                Some(plan) if plan.makes == Made::Object => self.object_in(plan, at, found)?,
                Some(plan) => {
                    self.known(*child)?;
                    let is_added = match self.world.memo(*child) {
                        Some(Value::Set(items)) if plan.makes == Made::Set => {
                            items.iter().all(|item| found.add(at, item.clone(), true))
                        }
                        value => value.cloned().is_none_or(|value| found.add(at, value, false)),
                    };
                    if !is_added {
                        let at = plan.definitions.first().map_or(0, |definition| definition.at);
                        return self.raise(at, NOT_UNIQUE);
                    }
                }
                None => {}
            }
            self.below_in(*child, at, found)?;
            at.pop();
        }
        Ok(())
    }

    /// Runs a definition whose arguments are on the stack from a place on; calls back in its frame for each way in which it holds.
    pub(super) fn definition(
        &mut self,
        definition: &'m Definition,
        base: usize,
        args: usize,
        each: &mut dyn FnMut(&mut Self, &'m Branch) -> Step<Flow>,
    ) -> Step<()> {
        self.step()?;
        let outer = (self.frame, self.module);
        (self.frame, self.module) = (base, definition.module);
        self.stack.truncate(base + args);
        self.stack.resize(base + definition.slots.max(args), Value::Undefined);
        if self.takes(definition)? {
            for branch in &definition.branches {
                let mut holds = false;
                self.run(&branch.ops, &mut |own| {
                    holds = true;
                    each(own, branch)
                })?;
                if holds {
                    break;
                }
            }
        }
        (self.frame, self.module) = outer;
        self.stack.truncate(base + args);
        Ok(())
    }

    /// Whether the arguments are what they must be.
    fn takes(&mut self, definition: &'m Definition) -> Step<bool> {
        for (slot, pattern) in &definition.args {
            let value = self.slot(*slot).clone();
            if !self.matches(pattern, &value)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What was found of an object.
struct Found {
    object: Value,
    /// Where values are, not what holds them: nothing goes into these. None where no path leads through another one's value.
    leaves: Option<BTreeSet<Vec<Value>>>,
}

impl Found {
    /// Adds a value at a path, or an element of the set there. Whether there is room for it.
    fn add(&mut self, path: &[Value], value: Value, is_element: bool) -> bool {
        if let Some(leaves) = &mut self.leaves {
            if (1..path.len()).any(|length| leaves.contains(path.get(..length).unwrap_or_default())) {
                return false;
            }
            if !is_element {
                leaves.insert(path.to_vec());
            }
        }
        put(&mut self.object, path, value, is_element)
    }
}

/// Puts a value at a path in an object, or an element into the set there. Whether there is room for it.
fn put(object: &mut Value, path: &[Value], value: Value, is_element: bool) -> bool {
    let [key, rest @ ..] = path else {
        if is_element {
            return match object.as_set_mut() {
                Ok(set) => {
                    set.insert(value);
                    true
                }
                Err(_) => false,
            };
        }
        return *object == value;
    };
    let Ok(own) = object.as_object_mut() else { return false };
    if !own.contains_key(key) {
        let fresh = match rest {
            [] if is_element => Set::new().into_value(),
            [] => value.clone(),
            _ => Object::new().into_value(),
        };
        own.insert(key.clone(), fresh);
    }
    own.get_mut(key).is_some_and(|below| put(below, rest, value, is_element))
}
