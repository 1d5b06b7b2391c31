//! Which rules have the same value for every document: they look at nothing but constants, other such rules, and functions of
//! their arguments. Such a value is worked out once a machine.

use super::Machine;
use super::code::{Base, Branch, Call, Definition, Function, Give, Op, Pattern, Place};
use crate::evaluate::builtins;

impl Machine {
    /// Whether what is at a place follows from the policies alone, for a function from its arguments besides.
    pub(super) fn is_constant(&self, place: Place) -> bool {
        Search { machine: self, open: Vec::new() }.place(place)
    }
}

struct Search<'m> {
    machine: &'m Machine,
    /// The places on the way here.
    open: Vec<Place>,
}

impl Search<'_> {
    fn place(&mut self, place: Place) -> bool {
        let Some(known) = self.machine.constant.get(place) else { return false };
        if let Some(known) = known.get() {
            return *known;
        }
        if self.open.contains(&place) {
            return false;
        }
        self.open.push(place);
        let plan = self.machine.plan(place);
        // A package is not worth it, nor a rule that has others below it.
        let is_leaf = self.machine.linked.tree.nodes.get(place).is_some_and(|node| node.children.is_empty());
        let is_constant = plan.filter(|_| is_leaf).is_some_and(|plan| {
            let has_rules = !plan.definitions.is_empty() || plan.default.is_some();
            has_rules && plan.definitions.iter().chain(&plan.default).all(|own| self.definition(own))
        });
        self.open.pop();
        *known.get_or_init(|| is_constant)
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
            Give::At(base, _) => match base {
                Base::Slot(_) => true,
                Base::Rule(place) => self.place(*place),
                Base::Input | Base::Package(_) | Base::Data | Base::Parameters => false,
            },
            Give::Call(call) => self.call(call),
            Give::Array(items) | Give::Set(items) | Give::Template(items, _) => self.all(items),
            Give::Object(items, _) => items.iter().all(|(key, value)| self.give(key) && self.give(value)),
            Give::Collect(collect) => {
                self.ops(&collect.ops) && collect.key.iter().chain([&collect.value]).all(|give| self.give(give))
            }
        }
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
