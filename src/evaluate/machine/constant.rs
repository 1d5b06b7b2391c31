//! Which rules have the same value for every document: they look at nothing but constants, other such rules, and functions of
//! their arguments. Such a value is worked out once a machine. One of a rule that looks besides at what the documents of a
//! repository have in common is worked out once as long as that is the same.

use std::collections::BTreeSet;

use regorus::Value;

use super::Machine;
use super::code::{Base, Branch, Call, Definition, Function, Give, Op, Part, Pattern, Place};
use crate::evaluate::builtins;

/// Entries that the documents of the entities of a repository, thousands of them, have in common.
const COMMON: [&str; 2] = ["entities", "repository"];

impl Machine {
    /// The entries that documents have in common from which, with the policies, follows what is at a place, for a function from its
    /// arguments besides; nothing where it follows from something else, too.
    pub(super) fn follows_from(&self, place: Place) -> Option<&BTreeSet<Value>> {
        Search { machine: self, open: Vec::new(), entries: BTreeSet::new() }.place(place);
        self.constant.get(place)?.get()?.as_ref()
    }
}

struct Search<'m> {
    machine: &'m Machine,
    /// The places on the way here.
    open: Vec<Place>,
    /// What the place looks at so far.
    entries: BTreeSet<Value>,
}

impl Search<'_> {
    fn place(&mut self, place: Place) -> bool {
        let Some(known) = self.machine.constant.get(place) else { return false };
        if let Some(known) = known.get() {
            self.entries.extend(known.iter().flatten().cloned());
            return known.is_some();
        }
        if self.open.contains(&place) {
            return false;
        }
        self.open.push(place);
        let outer = std::mem::take(&mut self.entries);
        let plan = self.machine.plan(place);
        // A package is not worth it, nor a rule that has others below it.
        let is_leaf = self.machine.linked.tree.nodes.get(place).is_some_and(|node| node.children.is_empty());
        let is_constant = plan.filter(|_| is_leaf).is_some_and(|plan| {
            let has_rules = !plan.definitions.is_empty() || plan.default.is_some();
            has_rules && plan.definitions.iter().chain(&plan.default).all(|own| self.definition(own))
        });
        self.open.pop();
        let own = std::mem::replace(&mut self.entries, outer);
        self.entries.extend(own.iter().cloned());
        known.get_or_init(|| is_constant.then_some(own)).is_some()
    }

    fn definition(&mut self, definition: &Definition) -> bool {
        let Definition { args, branches, .. } = definition;
        args.iter().all(|(_, pattern)| self.pattern(pattern)) && branches.iter().all(|branch| self.branch(branch))
    }

    fn branch(&mut self, Branch { ops, path, value, .. }: &Branch) -> bool {
        self.ops(ops) && self.all(path) && self.give(value)
    }

    fn ops(&mut self, ops: &[Op]) -> bool {
        ops.iter().all(|op| match op {
            Op::Test(give) | Op::Bind(_, give) => self.give(give),
            Op::Match(pattern, give)
            | Op::Each { of: give, key: pattern, .. }
            | Op::Walk { of: give, pair: pattern } => self.pattern(pattern) && self.give(give),
            Op::Equal(left, right) => self.give(left) && self.give(right),
            Op::Not(ops) => self.ops(ops),
            Op::Every { of, ops, .. } => self.give(of) && self.ops(ops),
            Op::Fail => true,
            Op::Descend { .. } | Op::With(..) | Op::Mark(_) | Op::Case(..) => false,
        })
    }

    fn all(&mut self, gives: &[Give]) -> bool {
        gives.iter().all(|give| self.give(give))
    }

    fn give(&mut self, give: &Give) -> bool {
        match give {
            Give::Constant(_) | Give::Slot(_) => true,
            Give::At(base, parts) => match base {
                Base::Slot(_) => true,
                Base::Rule(place) => self.place(*place),
                Base::Input => parts.first().is_some_and(|part| self.entry(part)),
                Base::Package(_) | Base::Data | Base::Parameters => false,
            },
            Give::Call(call) => self.call(call),
            Give::Array(items) | Give::Set(items) | Give::Template(items, _) => self.all(items),
            Give::Object(items, _) => items.iter().all(|(key, value)| self.give(key) && self.give(value)),
            Give::Collect(collect) => {
                self.ops(&collect.ops) && collect.key.iter().chain([&collect.value]).all(|give| self.give(give))
            }
        }
    }

    /// Whether an entry of the document is one that documents have in common.
    fn entry(&mut self, part: &Part) -> bool {
        let Part::Constant(key) = part else { return false };
        let is_common = matches!(key, Value::String(name) if COMMON.contains(&name.as_ref()));
        if is_common {
            self.entries.insert(key.clone());
        }
        is_common
    }

    fn call(&mut self, Call { function, args, .. }: &Call) -> bool {
        let is_constant = match function {
            // A machine may outlive the run.
            Function::Builtin(name, _) => *name != builtins::NOW,
            Function::Policy(place) => self.place(*place),
        };
        is_constant && self.all(args)
    }

    fn pattern(&mut self, pattern: &Pattern) -> bool {
        match pattern {
            Pattern::Any | Pattern::Bind(_) => true,
            Pattern::Is(give) => self.give(give),
            Pattern::Array(parts) => parts.iter().all(|part| self.pattern(part)),
            Pattern::Object(parts) => parts.iter().all(|(key, part)| self.give(key) && self.pattern(part)),
        }
    }
}
