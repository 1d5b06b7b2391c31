//! What of its document a rule may read: code in, places of the document out.
//!
//! The code is followed once, whichever way it may run, with what each value may be made of in place of values. What is only handed on
//! (put into a list, given to a function of a policy, bound to a name) is not read yet; what is compared, given to a built-in or
//! said is. Where that cannot be told, all is read. Whoever sees a document that is the same in what is read says the same of it:
//! each step finds what it found before.

mod call;
mod shape;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::Machine;
use super::code::{
    Base, Branch, Collect, Collected, Definition, Function, Give, Made, Op, Part, Pattern, Place, Plan, Slot,
};
use crate::model::reads::Reads;
use shape::{DOCUMENT, Shape, Spots, Way, item};

/// Functions that are called with more sorts of values than these are not followed any more.
const MOST_CALLS: usize = 20_000;

impl Machine {
    /// What of the document it takes to work out what is at some places.
    pub(crate) fn reads(&self, places: impl IntoIterator<Item = Place>) -> Reads {
        let mut search =
            Search { machine: self, spots: Spots::new(), known: BTreeMap::new(), slots: Vec::new(), wider: Vec::new() };
        for place in places {
            let value = search.rule(place);
            search.spots.read(&value);
        }
        search.spots.reads(DOCUMENT)
    }
}

struct Search<'m> {
    machine: &'m Machine,
    spots: Spots,
    /// What rules give, and functions for some arguments.
    known: BTreeMap<(Place, Vec<Shape>), Shape>,
    /// The slots of the definition that is followed.
    slots: Vec<Shape>,
    /// Slots of which more is known by the steps so far, with what they may hold elsewhere.
    wider: Vec<(Slot, Shape)>,
}

impl<'m> Search<'m> {
    /// What a rule gives.
    fn rule(&mut self, place: Place) -> Shape {
        self.given(place, Vec::new())
    }

    /// What a rule or a function gives for some arguments.
    fn given(&mut self, place: Place, args: Vec<Shape>) -> Shape {
        let machine = self.machine;
        let is_leaf = machine.linked.tree.nodes.get(place).is_some_and(|node| node.children.is_empty());
        let plan =
            machine.plan(place).filter(|plan| is_leaf && (!plan.definitions.is_empty() || plan.default.is_some()));
        let Some(plan) = plan else { return self.lost() };
        let call = (place, args);
        if let Some(known) = self.known.get(&call) {
            return known.clone();
        }
        if self.known.len() >= MOST_CALLS {
            return self.lost();
        }
        let mut given = Shape::none();
        for definition in plan.definitions.iter().chain(&plan.default) {
            given.join(self.definition(definition, plan, &call.1));
        }
        if plan.makes == Made::Value && may_differ(plan) {
            // Whatever they give is compared.
            self.spots.read(&given);
        }
        self.known.insert(call, given.clone());
        given
    }

    fn definition(&mut self, definition: &'m Definition, plan: &Plan, args: &[Shape]) -> Shape {
        let mut slots = args.to_vec();
        slots.resize(definition.slots.max(args.len()), Shape::default());
        let outer = std::mem::replace(&mut self.slots, slots);
        let wider = std::mem::take(&mut self.wider);
        for (slot, pattern) in &definition.args {
            let value = self.slot(*slot);
            self.matches(pattern, value);
        }
        let given = definition.branches.iter().map(|branch| self.branch(branch, plan)).fold(Shape::none(), Shape::or);
        (self.slots, self.wider) = (outer, wider);
        given
    }

    fn branch(&mut self, branch: &'m Branch, plan: &Plan) -> Shape {
        self.apart(|own| own.in_branch(branch, plan))
    }

    /// Follows steps after which nothing is known of what they ask for.
    fn apart<T>(&mut self, steps: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.wider.len();
        let given = steps(self);
        while self.wider.len() > before {
            if let Some((slot, shape)) = self.wider.pop() {
                self.set(slot, shape);
            }
        }
        given
    }

    fn in_branch(&mut self, branch: &'m Branch, plan: &Plan) -> Shape {
        let Branch { ops, path, value, is_element } = branch;
        self.ops(ops);
        for key in path {
            self.read(key);
        }
        let value = self.give(value);
        if *is_element || plan.makes != Made::Value {
            // Elements are sorted, and what is put under one key twice is compared.
            self.spots.read(&value);
        }
        let is_set = plan.makes == Made::Set;
        let value = if *is_element && !is_set { Shape::of_items(value) } else { value };
        match plan.makes {
            Made::Value => value,
            Made::Set => Shape::of_items(value),
            Made::Object => path.iter().fold(value, |inner, _| Shape::of_items(inner)),
        }
    }

    fn ops(&mut self, ops: &'m [Op]) {
        for op in ops {
            match op {
                Op::Test(give) => {
                    self.give(give);
                    self.holds(give);
                }
                Op::Bind(slot, give) => {
                    let value = self.give(give);
                    self.set(*slot, value);
                }
                Op::Match(pattern, give) => {
                    let value = self.give(give);
                    self.matches(pattern, value);
                }
                Op::Equal(left, right) => self.compare(left, right),
                Op::Each { of, key, item } => {
                    let of = self.give(of);
                    let inner = self.each(&of, key);
                    self.set(*item, inner);
                }
                Op::Walk { of, pair } => {
                    let of = self.give(of);
                    let inner = self.spots.within(&of);
                    self.matches(pair, Shape::of_fields([(Way::Item(1), inner)]));
                }
                Op::Not(ops) => self.apart(|own| own.ops(ops)),
                Op::Every { of, key, item, ops } => {
                    let of = self.give(of);
                    let inner = self.spots.any(&of);
                    self.set(*key, Shape::default());
                    self.set(*item, inner);
                    self.apart(|own| own.ops(ops));
                }
                Op::Descend { item, .. } => {
                    let value = self.lost();
                    self.set(*item, value);
                }
                Op::With(..) => drop(self.lost()),
                Op::Mark(_) | Op::Case(..) | Op::Fail => {}
            }
        }
    }

    /// The items of a collection whose key fits.
    fn each(&mut self, of: &Shape, key: &'m Pattern) -> Shape {
        match key {
            Pattern::Is(Give::Constant(key)) => self.at_key(of, key),
            Pattern::Is(key) => {
                let key = self.give(key);
                self.at(of, &key)
            }
            Pattern::Any => self.spots.any(of),
            key => {
                // The keys of a set are its items, all of which were read when it was made.
                self.matches(key, Shape::default());
                self.spots.any(of)
            }
        }
    }

    /// What is under a key that is worked out.
    fn at(&mut self, of: &Shape, key: &Shape) -> Shape {
        let Some(keys) = key.constants().cloned() else {
            self.spots.read(key);
            return self.spots.any(of);
        };
        keys.iter().map(|key| self.at_key(of, key)).fold(Shape::none(), Shape::or)
    }

    fn at_key(&mut self, of: &Shape, key: &Value) -> Shape {
        match Way::of(key) {
            Some(way) => self.spots.step(of, &way),
            None => self.spots.any(of),
        }
    }

    /// Takes a value apart.
    fn matches(&mut self, pattern: &'m Pattern, value: Shape) {
        match pattern {
            Pattern::Any => {}
            Pattern::Bind(slot) => self.set(*slot, value),
            Pattern::Is(Give::Constant(own)) => self.compare_with(own, &value),
            Pattern::Is(give) => {
                self.read(give);
                self.spots.read(&value);
            }
            Pattern::Array(parts) => {
                self.spots.read_keys(&value);
                for (index, part) in (0..).zip(parts) {
                    let inner = self.spots.step(&value, &Way::Item(index));
                    self.matches(part, inner);
                }
            }
            Pattern::Object(parts) => {
                self.spots.read_keys(&value);
                for (key, part) in parts {
                    let inner = match key {
                        Give::Constant(key) => self.at_key(&value, key),
                        key => {
                            let key = self.give(key);
                            self.at(&value, &key)
                        }
                    };
                    self.matches(part, inner);
                }
            }
        }
    }

    fn compare(&mut self, left: &'m Give, right: &'m Give) {
        match (left, right) {
            (Give::Constant(own), give) | (give, Give::Constant(own)) => {
                let value = self.give(give);
                self.compare_with(own, &value);
                self.narrow(give, &BTreeSet::from([own.clone()]));
            }
            _ => {
                self.read(left);
                self.read(right);
            }
        }
    }

    fn compare_with(&mut self, own: &Value, value: &Shape) {
        match own {
            Value::Array(_) | Value::Object(_) | Value::Set(_) => self.spots.read(value),
            _ => self.spots.read_scalar(value),
        }
    }

    /// What follows is looked at only where something holds.
    fn holds(&mut self, give: &'m Give) {
        let Give::Call(call) = give else { return };
        match (call.function, call.args.as_slice()) {
            (Function::Builtin("equal" | "eq", _), [Give::Constant(own), other] | [other, Give::Constant(own)]) => {
                self.narrow(other, &BTreeSet::from([own.clone()]));
            }
            (Function::Builtin("internal.member_2", _), [value, Give::Constant(domain)]) => {
                self.narrow(value, &item(domain, None).into_iter().collect());
            }
            _ => {}
        }
    }

    /// What follows is looked at only where a field of a variable is one of some constants.
    fn narrow(&mut self, give: &'m Give, constants: &BTreeSet<Value>) {
        let Give::At(Base::Slot(slot), parts) = give else { return };
        let [Part::Constant(Value::String(field))] = parts.as_slice() else { return };
        if constants.iter().all(|own| matches!(own, Value::String(_))) {
            let wide = self.slot(*slot);
            let narrow = self.spots.only(&wide, field, constants);
            self.wider.push((*slot, wide));
            self.set(*slot, narrow);
        }
    }

    /// Reads all of what something gives.
    fn read(&mut self, give: &'m Give) {
        let value = self.give(give);
        self.spots.read(&value);
    }

    /// What something gives.
    fn give(&mut self, give: &'m Give) -> Shape {
        match give {
            Give::Constant(value) => Shape::constant(value),
            Give::Slot(slot) => self.slot(*slot),
            Give::At(base, parts) => self.below(*base, parts),
            Give::Call(call) => self.call(call),
            Give::Array(items) => {
                let items: Vec<_> = (0..).map(Way::Item).zip(items.iter().map(|item| self.give(item))).collect();
                Shape::of_fields(items)
            }
            Give::Set(items) => {
                let items = items.iter().map(|item| self.give(item)).fold(Shape::none(), Shape::or);
                self.spots.read(&items);
                Shape::of_items(items)
            }
            Give::Object(items, _) => {
                let mut own = Shape::default();
                for (key, value) in items {
                    let value = self.give(value);
                    own.join(match key {
                        Give::Constant(key) if let Some(way) = Way::of(key) => Shape::of_fields([(way, value)]),
                        key => {
                            self.read(key);
                            Shape::of_items(value)
                        }
                    });
                }
                own
            }
            Give::Collect(collect) => self.collect(collect),
            Give::Template(items, _) => {
                for item in items {
                    self.read(item);
                }
                Shape::default()
            }
        }
    }

    fn below(&mut self, base: Base, parts: &'m [Part]) -> Shape {
        let start = match base {
            Base::Input => Shape::spot(DOCUMENT),
            Base::Slot(slot) => self.slot(slot),
            Base::Rule(place) => self.rule(place),
            Base::Package(_) => self.lost(),
            // What is there is the same for every document.
            Base::Data | Base::Parameters => Shape::default(),
        };
        parts.iter().fold(start, |at, part| match part {
            Part::Constant(key) => self.at_key(&at, key),
            Part::Slot(slot) => {
                let key = self.slot(*slot);
                self.at(&at, &key)
            }
        })
    }

    fn collect(&mut self, collect: &'m Collect) -> Shape {
        self.apart(|own| own.collected(collect))
    }

    fn collected(&mut self, collect: &'m Collect) -> Shape {
        self.ops(&collect.ops);
        if let Some(key) = &collect.key {
            self.read(key);
        }
        let value = self.give(&collect.value);
        let is_compared = match collect.makes {
            Collected::Array => false,
            Collected::Set => true,
            Collected::Object => !has_unique_keys(collect),
        };
        if is_compared {
            self.spots.read(&value);
        }
        Shape::of_items(value)
    }

    fn slot(&self, slot: Slot) -> Shape {
        self.slots.get(slot).cloned().unwrap_or_default()
    }

    fn set(&mut self, slot: Slot, value: Shape) {
        if let Some(own) = self.slots.get_mut(slot) {
            *own = value;
        }
    }

    /// Something that may read whatever there is.
    fn lost(&mut self) -> Shape {
        self.spots.read(&Shape::spot(DOCUMENT));
        Shape::default()
    }
}

/// Whether the definitions of a rule may give several values for one document, which are compared.
fn may_differ(plan: &Plan) -> bool {
    let mut branches = plan.definitions.iter().flat_map(|definition| &definition.branches);
    plan.definitions.len() > 1 || branches.any(|branch| branch.ops.iter().any(is_loop))
}

/// Whether an object that is collected has each key once: there is but one loop, and its keys are those of the object.
fn has_unique_keys(collect: &Collect) -> bool {
    let Some(Give::Slot(own)) = &collect.key else { return false };
    match collect.ops.iter().filter(|op| is_loop(op)).collect::<Vec<_>>().as_slice() {
        [Op::Each { key: Pattern::Bind(key), .. }] => key == own,
        [Op::Each { of, key: Pattern::Any, item }] => item == own && is_set(of, &collect.ops),
        _ => false,
    }
}

/// Whether something gives a set, after some steps.
fn is_set(give: &Give, ops: &[Op]) -> bool {
    match give {
        Give::Set(_) | Give::Constant(Value::Set(_)) => true,
        Give::Collect(collect) => collect.makes == Collected::Set,
        Give::Slot(own) => ops.iter().any(|op| matches!(op, Op::Bind(slot, give) if slot == own && is_set(give, &[]))),
        Give::At(Base::Slot(own), parts) if parts.is_empty() => is_set(&Give::Slot(*own), ops),
        _ => false,
    }
}

/// Whether what follows a step may run several times.
fn is_loop(op: &Op) -> bool {
    match op {
        // There is one item under a key that is given.
        Op::Each { key, .. } => !matches!(key, Pattern::Is(_)),
        _ => matches!(op, Op::Walk { .. } | Op::Descend { .. } | Op::With(..)),
    }
}
