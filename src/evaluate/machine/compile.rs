//! A rule, with names resolved and statements in order → steps with slots.
//!
//! Which variables have a value is known at each statement, so that matching is settled here: a variable is bound where it comes
//! first, and compared from then on. A path with an open variable in it becomes a loop over what it goes through.

mod beside;
mod cases;
mod literal;
mod statement;
mod term;

use std::sync::Arc;

use regorus::Value;

use super::code::{Branch, Definition, Give, Made, Op, Pattern, Place, Plan, Slot};

use crate::rego::ir::{self, Term, TermKind, Vars};
use crate::rego::types::Key;
use crate::rego::{Linked, Orders, tree};

/// The module and byte of each statement so far, where somebody asks which ran.
type Marks<'m> = Option<&'m mut Vec<(usize, usize)>>;

/// Compiles a definition of the rule at a place.
fn rule(linked: &Linked, place: Place, definition: &tree::Definition, mut marks: Marks<'_>) -> Vec<Arc<Definition>> {
    let module = definition.module;
    let compiled = |(rule, orders): (ir::Rule, Orders)| {
        let compiler = Compiler {
            linked,
            orders: &orders,
            slots: 0,
            places: vec![None; rule.vars.len()],
            uses: Uses::of(&rule),
            bound: Vars::default(),
            ops: Vec::new(),
            ahead: Vec::new(),
            late: Vec::new(),
            marks: marks.as_deref_mut(),
            module,
            test: cases::is_test(linked, &rule).then_some(place),
        };
        Arc::new(compiler.definition(&rule))
    };
    linked.lowered(module, definition.rule).into_iter().map(compiled).collect()
}

/// Compiles what is at a place: all definitions of a rule.
pub(super) fn plan(linked: &Linked, place: Place, mut marks: Marks<'_>) -> Plan {
    let mut plan = Plan::default();
    let own = linked.tree.nodes.get(place).map_or(&[][..], |node| node.rules.as_slice());
    let own = own.iter().filter_map(|index| linked.tree.definitions.get(*index));
    for definition in own {
        let compiled = rule(linked, place, definition, marks.as_deref_mut());
        if definition.is_default {
            plan.default = compiled.into_iter().next();
        } else {
            let is_open = compiled.iter().any(|own| own.branches.iter().any(|branch| !branch.path.is_empty()));
            plan.makes = match definition.kind {
                _ if is_open || plan.makes == Made::Object => Made::Object,
                crate::rego::ast::HeadKind::PartialSet => Made::Set,
                _ => Made::Value,
            };
            plan.definitions.extend(compiled);
        }
        plan.args = plan.args.max(definition.args);
    }
    plan.is_one_constant = is_one_constant(&plan.definitions);
    let mut depths = plan.definitions.iter().flat_map(|own| &own.branches).map(|branch| branch.path.len());
    let first = depths.next();
    plan.is_uneven = depths.any(|depth| Some(depth) != first);
    plan
}

fn is_one_constant(definitions: &[Arc<Definition>]) -> bool {
    let mut values = definitions.iter().flat_map(|own| &own.branches).map(|branch| match &branch.value {
        Give::Constant(value) => Some(value),
        _ => None,
    });
    let Some(first) = values.next().flatten() else { return false };
    values.all(|value| value == Some(first))
}

struct Compiler<'c> {
    linked: &'c Linked,
    orders: &'c Orders,
    slots: usize,
    /// The slot of each variable that has one.
    places: Vec<Option<Slot>>,
    /// How often each variable is named.
    uses: Uses,
    /// The variables that have a value here.
    bound: Vars,
    /// The body that is being made.
    ops: Vec<Op>,
    /// References of the statements that are being made whose values are there already, and where.
    ahead: Vec<(*const Term, Slot)>,
    /// Arguments that are compared after the body.
    late: Vec<(Slot, Term)>,
    marks: Marks<'c>,
    module: usize,
    /// The place of a test that has cases.
    test: Option<Place>,
}

impl Compiler<'_> {
    fn definition(mut self, rule: &ir::Rule) -> Definition {
        self.slots = rule.args.len();
        let args = (0..).zip(&rule.args).map(|(slot, arg)| (slot, self.argument(slot, arg)));
        let args: Vec<_> = args.filter(|(_, pattern)| !matches!(pattern, Pattern::Any)).collect();
        let bound = self.bound.clone();
        let mut branches = Vec::new();
        for branch in &rule.branches {
            self.bound = bound.clone();
            branches.push(self.branch(rule, branch));
        }
        let at = rule.branches.first().map_or(0, |branch| branch.at.start);
        Definition { module: self.module, at, slots: self.slots, args, branches }
    }

    fn argument(&mut self, slot: Slot, arg: &Term) -> Pattern {
        if let TermKind::Var(var) = arg.kind
            && !self.bound.has(var)
        {
            self.give_place(var, slot);
            return Pattern::Any;
        }
        self.parameter(arg)
    }

    /// What an argument must be. What needs the body to have a value is compared after it.
    fn parameter(&mut self, arg: &Term) -> Pattern {
        match &arg.kind {
            TermKind::Array(items) if arg.is_computed() => {
                Pattern::Array(items.iter().map(|item| self.parameter(item)).collect())
            }
            TermKind::Object(items) if arg.is_computed() && !items.iter().any(|(key, _)| key.is_computed()) => {
                let parts = items.iter().map(|(key, value)| (self.operand(key), self.parameter(value)));
                Pattern::Object(parts.collect())
            }
            _ if arg.is_computed() => {
                let slot = self.fresh();
                self.late.push((slot, arg.clone()));
                Pattern::Bind(slot)
            }
            _ => self.pattern(arg),
        }
    }

    fn branch(&mut self, rule: &ir::Rule, branch: &ir::Branch) -> Branch {
        match self.test {
            Some(test) => self.body_with_cases(test, rule, &branch.body),
            None => self.body(&branch.body),
        }
        for (slot, arg) in self.late.clone() {
            let own = self.operand(&arg);
            self.ops.push(Op::Equal(Give::Slot(slot), own));
        }
        self.mark(branch.at.start);
        let path = self.keys(rule);
        let value = branch.key.as_ref().or(branch.value.as_ref());
        let value = value.map_or_else(Give::default, |value| self.operand(value));
        Branch { ops: std::mem::take(&mut self.ops), path, value, is_element: branch.key.is_some() }
    }

    /// Where what a rule gives goes below it.
    fn keys(&mut self, rule: &ir::Rule) -> Vec<Give> {
        let mut open = rule.parts.iter();
        let ends = rule.path.iter().position(Option::is_none).unwrap_or(rule.path.len());
        let mut path = Vec::new();
        for part in rule.path.iter().skip(ends) {
            path.push(match part {
                Some(key) => Give::Constant(value_of(key)),
                None => open.next().map_or_else(Give::default, |part| self.operand(part)),
            });
        }
        path
    }

    /// The statements of a body, in the order in which they can run.
    fn body(&mut self, body: &[ir::Expr]) {
        match self.orders.of(body) {
            Some(order) => order.iter().filter_map(|index| body.get(*index)).for_each(|expr| self.statement(expr)),
            None => body.iter().for_each(|expr| self.statement(expr)),
        }
    }

    /// Steps by themselves: what gets a value in them has none outside.
    fn inside(&mut self, make: impl FnOnce(&mut Self)) -> Vec<Op> {
        let (outer, bound) = (std::mem::take(&mut self.ops), self.bound.clone());
        make(self);
        self.bound = bound;
        std::mem::replace(&mut self.ops, outer)
    }

    fn mark(&mut self, at: usize) {
        if let Some(marks) = self.marks.as_deref_mut() {
            self.ops.push(Op::Mark(marks.len()));
            marks.push((self.module, at));
        }
    }

    const fn fresh(&mut self) -> Slot {
        self.slots += 1;
        self.slots - 1
    }

    /// The slot of a variable, which gets a value there.
    fn bind(&mut self, var: ir::Var) -> Slot {
        let known = self.places.get(var).copied().flatten();
        let slot = known.unwrap_or_else(|| self.fresh());
        self.give_place(var, slot);
        slot
    }

    /// Says where the value of a variable is from now on.
    fn give_place(&mut self, var: ir::Var, slot: Slot) {
        if let Some(place) = self.places.get_mut(var) {
            *place = Some(slot);
        }
        self.bound.add(var);
    }
}

/// The value that a key is.
pub(super) fn value_of(key: &Key) -> Value {
    match key {
        Key::String(text) => Value::from(text.as_str()),
        Key::Number(text) => literal::number(text),
        Key::Other(text) if text == "null" => Value::Null,
        Key::Other(text) => Value::Bool(text == "true"),
    }
}

/// How often a rule names each of its variables.
struct Uses(Vec<usize>);

impl Uses {
    fn of(rule: &ir::Rule) -> Self {
        let mut uses = Self(vec![0; rule.vars.len()]);
        rule.args.iter().chain(&rule.parts).for_each(|term| term.accept(&mut uses));
        for branch in &rule.branches {
            branch.body.iter().for_each(|expr| expr.accept(&mut uses));
            branch.key.iter().chain(&branch.value).for_each(|term| term.accept(&mut uses));
        }
        uses
    }
}

impl ir::Visitor for Uses {
    fn term(&mut self, term: &Term) {
        if let TermKind::Var(var) | TermKind::Ref(ir::Base::Var(var), _) = term.kind {
            self.0.get_mut(var).into_iter().for_each(|count| *count += 1);
        }
    }
}
