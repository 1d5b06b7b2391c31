//! Statements → steps.

use super::Compiler;
use crate::evaluate::builtins;
use crate::evaluate::machine::code::{Base, Call, Function, Give, Op, Pattern, Place, Slot, Stand, Target, With};
use crate::rego::State;
use crate::rego::ir::{self, Callee, Expr, ExprKind, Term, TermKind};

impl Compiler<'_> {
    pub(super) fn statement(&mut self, expr: &Expr) {
        if expr.with.is_empty() {
            self.mark(expr.at.start);
            return self.plain(expr);
        }
        let with: Vec<With> = expr.with.iter().filter_map(|with| self.with(with)).collect();
        let outer = std::mem::take(&mut self.ops);
        self.mark(expr.at.start);
        self.plain(expr);
        let ops = std::mem::replace(&mut self.ops, outer);
        self.ops.push(Op::With(with, ops));
    }

    fn plain(&mut self, expr: &Expr) {
        let known = self.ahead.len();
        if !expr.negated {
            self.ahead(&expr.kind);
        }
        self.holds(expr);
        self.ahead.truncate(known);
    }

    fn holds(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Term(term) => {
                if expr.negated {
                    let mut steps = Vec::new();
                    let give = self.negated(term, &mut steps);
                    steps.push(Op::Test(give));
                    self.ops.push(Op::Not(steps));
                } else {
                    let give = self.operand(term);
                    self.ops.push(Op::Test(give));
                }
            }
            ExprKind::Equal { left, right, .. } => self.equal(left, right, expr.negated),
            ExprKind::Call { callee, args, out } => self.call(callee, args, out.as_ref(), expr),
            ExprKind::Every { key, value, domain, body } => {
                let of = self.operand(domain);
                let (mut key_slot, mut item) = (0, 0);
                let ops = self.inside(|own| {
                    (key_slot, item) = (own.bind(*key), own.bind(*value));
                    own.body(body);
                });
                self.test(Op::Every { of, key: key_slot, item, ops }, expr.negated);
            }
            ExprKind::Not { body, .. } => {
                let ops = self.inside(|own| own.body(body));
                self.test(Op::Not(ops), expr.negated);
            }
        }
    }

    /// A step that holds or does not.
    fn test(&mut self, op: Op, is_negated: bool) {
        self.ops.push(if is_negated { Op::Not(vec![op]) } else { op });
    }

    fn call(&mut self, callee: &Callee, args: &[Term], out: Option<&Term>, expr: &Expr) {
        if let Callee::Builtin(builtin) = callee {
            match (builtin.name, builtin.state, args) {
                ("print", ..) => return,
                (_, State::Relation, [of]) => return self.walk(of, out, expr.negated),
                // Equality is no call: its references are undefined within a `not`.
                (_, _, [left, right]) if out.is_none() && builtin.is_equality() => {
                    return self.equal(left, right, expr.negated);
                }
                _ => {}
            }
        }
        // The operands of a negated call must be there; and before what the call is to give is computed, they are.
        let is_ahead = expr.negated || out.is_some_and(|out| out.is_computed() && !self.is_open(out));
        let mut given = Vec::with_capacity(args.len());
        for arg in args {
            let give = self.operand(arg);
            given.push(if is_ahead { self.simple(give) } else { give });
        }
        let Some(give) = self.called(callee, given, expr.at.start) else {
            self.ops.push(Op::Fail);
            return;
        };
        match out {
            None => self.test(Op::Test(give), expr.negated),
            Some(out) if self.is_open(out) => {
                let pattern = self.pattern(out);
                self.ops.push(matching(pattern, give));
            }
            Some(out) => {
                let out = self.operand(out);
                self.test(Op::Equal(out, give), expr.negated);
            }
        }
    }

    /// What a call gives; none where there is no such function.
    fn called(&self, callee: &Callee, args: Vec<Give>, at: usize) -> Option<Give> {
        let function = match callee {
            Callee::Builtin(builtin) => Function::Builtin(builtin.name, builtins::find(builtin.name)?),
            Callee::Path(path) => {
                let place = self.linked.tree.place(path)?;
                if self.linked.tree.arity(path).is_none() {
                    // A rule may be called without arguments.
                    return Some(Give::At(Base::Rule(place), Vec::new()));
                }
                Function::Policy(place)
            }
            Callee::Unknown => return None,
        };
        Some(Give::Call(Box::new(Call { function, args, at })))
    }

    fn walk(&mut self, of: &Term, out: Option<&Term>, is_negated: bool) {
        let of = self.operand(of);
        let step = |own: &mut Self| {
            let pair = out.map_or(Pattern::Any, |out| own.pattern(out));
            own.ops.push(Op::Walk { of, pair });
        };
        if is_negated {
            let ops = self.inside(step);
            self.ops.push(Op::Not(ops));
        } else {
            step(self);
        }
    }

    /// A value that is simple to have: in a slot, where it is not.
    pub(super) fn simple(&mut self, give: Give) -> Give {
        if matches!(give, Give::Constant(_) | Give::Slot(_)) {
            return give;
        }
        let slot = self.fresh();
        self.ops.push(Op::Bind(slot, give));
        Give::Slot(slot)
    }

    /// An operand within a `not`, where it needs some of these steps: a reference may be undefined in there, but not what holds
    /// one.
    fn negated(&mut self, term: &Term, steps: &mut Vec<Op>) -> Give {
        match self.operand(term) {
            give @ (Give::Array(_) | Give::Set(_) | Give::Object(..)) => self.simple(give),
            Give::Slot(slot) => {
                let is_own = |op: &mut Op| matches!(op, Op::Descend { item, .. } if *item == slot);
                steps.extend(self.ops.pop_if(is_own));
                Give::Slot(slot)
            }
            give => give,
        }
    }

    fn equal(&mut self, left: &Term, right: &Term, is_negated: bool) {
        if is_negated {
            // What parts of references need is there outside of the `not`.
            let mut steps = Vec::new();
            let (left, right) = (self.negated(left, &mut steps), self.negated(right, &mut steps));
            steps.push(Op::Equal(left, right));
            self.ops.push(Op::Not(steps));
        } else {
            self.unify(left, right);
        }
    }

    fn unify(&mut self, left: &Term, right: &Term) {
        let mut open = vec![(left, right)];
        // `[x, y] = [y, 1]`: what has no value yet may get one from another pair.
        while !open.is_empty() {
            let mut is_done = false;
            for (left, right) in std::mem::take(&mut open) {
                match (self.is_open(left), self.is_open(right)) {
                    (false, false) => {
                        let (left, right) = (self.operand(left), self.operand(right));
                        self.ops.push(Op::Equal(left, right));
                    }
                    (true, false) => self.matched(left, right),
                    (false, true) => self.matched(right, left),
                    (true, true) => {
                        let Some(pairs) = self.pairs(left, right) else {
                            open.push((left, right));
                            continue;
                        };
                        open.extend(pairs);
                    }
                }
                is_done = true;
            }
            if !is_done {
                debug_assert!(false, "two variables are equal and neither has a value");
                self.ops.push(Op::Fail);
                return;
            }
        }
    }

    /// The parts of two values that must be equal; none where one of them is a variable.
    fn pairs<'t>(&mut self, left: &'t Term, right: &'t Term) -> Option<Vec<(&'t Term, &'t Term)>> {
        let pairs = match (&left.kind, &right.kind) {
            (TermKind::Var(_), _) | (_, TermKind::Var(_)) => return None,
            (TermKind::Array(a), TermKind::Array(b)) if a.len() == b.len() => Some(a.iter().zip(b).collect()),
            (TermKind::Object(a), TermKind::Object(b)) if a.len() == b.len() => {
                let other = |key: &Term| b.iter().find(|(other, _)| other.is_alike(key));
                a.iter().map(|(key, value)| Some((value, &other(key)?.1))).collect()
            }
            _ => None,
        };
        Some(pairs.unwrap_or_else(|| {
            self.ops.push(Op::Fail);
            // Nothing comes after it, yet what stands there is made.
            for side in [left, right] {
                self.pattern(side);
            }
            Vec::new()
        }))
    }

    fn matched(&mut self, open: &Term, known: &Term) {
        let give = self.operand(known);
        if let (TermKind::Var(var), Give::Slot(slot)) = (&open.kind, &give)
            && self.is_open(open)
            && self.is_item(*slot)
        {
            // The item of a loop has its slot for itself.
            return self.give_place(*var, *slot);
        }
        let pattern = self.pattern(open);
        self.ops.push(matching(pattern, give));
    }

    /// Whether the last step is the loop that gives a slot its value.
    fn is_item(&self, slot: Slot) -> bool {
        matches!(self.ops.last(), Some(Op::Each { item, .. } | Op::Descend { item, .. }) if *item == slot)
    }

    fn with(&mut self, with: &ir::With) -> Option<With> {
        let target = match &with.target.kind {
            TermKind::Function(builtin) => Target::Builtin(builtin.name),
            TermKind::Ref(ir::Base::Input, parts) => Target::Input(self.operands(parts)),
            TermKind::Ref(ir::Base::Data, parts) => match self.function(parts) {
                Some(place) => Target::Function(place),
                None => Target::Data(self.operands(parts)),
            },
            _ => return None,
        };
        let is_of_function = matches!(target, Target::Builtin(_) | Target::Function(_));
        let by = match &with.value.kind {
            TermKind::Function(builtin) => Stand::Builtin(builtin.name),
            TermKind::Ref(ir::Base::Data, parts) if is_of_function => match self.function(parts) {
                Some(place) => Stand::Function(place),
                None => Stand::Value(self.operand(&with.value)),
            },
            _ => Stand::Value(self.operand(&with.value)),
        };
        Some(With { target, by })
    }

    fn operands(&mut self, terms: &[Term]) -> Vec<Give> {
        terms.iter().map(|term| self.operand(term)).collect()
    }

    /// The function at a path.
    fn function(&self, parts: &[Term]) -> Option<Place> {
        let path: Vec<_> = parts.iter().map(Term::key).collect::<Option<_>>()?;
        self.linked.tree.arity(&path)?;
        self.linked.tree.place(&path)
    }
}

/// The step that takes a value apart, which must be there whatever it is.
fn matching(pattern: Pattern, give: Give) -> Op {
    match pattern {
        Pattern::Bind(slot) => Op::Bind(slot, give),
        pattern => Op::Match(pattern, give),
    }
}
