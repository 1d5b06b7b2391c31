//! Safe variables: each must get a value from a statement that can run before it is needed, in whatever order they stand.
//!
//! The order is OPA's: statements go in as soon as all that they need is there; what is left at the end is unsafe.

mod outputs;

use std::collections::BTreeMap;

use super::ir::{Base, Branch, Comprehension, Expr, ExprKind, Makes, Name, Rule, Term, TermKind, Var, Vars};
use crate::model::words::nearest;
use crate::rego::ast::Span;
use crate::rego::parse::Fault;
pub(crate) use outputs::{Skip, vars_in};
use outputs::{outputs, pure_targets};

/// In what order the statements of bodies can run.
#[derive(Default)]
pub(crate) struct Orders(BTreeMap<*const Expr, Vec<usize>>);

impl Orders {
    /// The order of a body: indices of its statements. Nothing where they run as they stand.
    pub(crate) fn of(&self, body: &[Expr]) -> Option<&[usize]> {
        self.0.get(&body.as_ptr()).map(Vec::as_slice)
    }
}

/// Checks a rule; gives the order in which its statements can run.
pub(crate) fn check(rule: &Rule, faults: &mut Vec<Fault>) -> Orders {
    if !rule.is_clear {
        return Orders::default();
    }
    let mut parameters = Vars::default();
    for arg in &rule.args {
        vars_in(arg, Skip::Closures, &mut |var| parameters.add(var));
    }
    let mut check = Check { names: &rule.vars, faults, told: Vars::default(), orders: Orders::default() };
    for branch in &rule.branches {
        check.body(&branch.body, &parameters);
    }
    for (index, branch) in rule.branches.iter().enumerate() {
        let parts = if index == 0 { rule.parts.as_slice() } else { &[] };
        check.head(branch, parts, &parameters);
    }
    check.orders
}

struct Check<'a> {
    names: &'a [Name],
    faults: &'a mut Vec<Fault>,
    /// Variables that are told already.
    told: Vars,
    orders: Orders,
}

impl Check<'_> {
    fn head(&mut self, branch: &Branch, parts: &[Term], parameters: &Vars) {
        let mut bound = parameters.clone();
        for expr in &branch.body {
            open_vars(expr, &mut bound);
        }
        let mut used = Vars::default();
        for term in parts.iter().chain(&branch.key).chain(&branch.value) {
            vars_in(term, Skip::Nothing, &mut |var| used.add(var));
        }
        self.tell(&used.without(&bound), branch.at);
    }

    fn tell(&mut self, unsafe_vars: &Vars, at: Span) {
        for var in unsafe_vars.each() {
            if self.told.has(var) {
                continue;
            }
            self.told.add(var);
            let Some(name) = self.names.get(var) else { continue };
            let fault = match name.text.as_str() {
                "" => Fault::new(at, "this cannot be computed: what it needs has no value", None),
                "_" => {
                    let help = "`not` and functions need values: bind the element before, with `some x in xs`";
                    Fault::new(name.at, "`_` is unsafe: nothing gives it a value", Some(help))
                }
                text => {
                    let others = self.names.iter().map(|name| name.text.as_str()).chain(["input", "data"]);
                    let guess = nearest(text, others.filter(|other| other.len() > 1 && *other != text));
                    let help = guess.map_or_else(
                        || {
                            format!(
                                "give it a value (`{text} := …`, `some {text} in …`); a negated statement gives none"
                            )
                        },
                        |guess| format!("did you mean `{guess}`?"),
                    );
                    Fault::new(name.at, format!("`{text}` is unsafe: nothing gives it a value"), Some(&help))
                }
            };
            self.faults.push(fault);
        }
    }

    /// Orders a body; what is bound outside of it is in `outer`.
    fn body(&mut self, body: &[Expr], outer: &Vars) {
        let open: Vec<Vars> = body.iter().map(|expr| collected(|vars| open_vars(expr, vars))).collect();
        let mut all = Vars::default();
        for vars in &open {
            all.add_all(vars);
        }
        let mut safe = all.both(outer);
        let closed: Vec<Vars> =
            body.iter().map(|expr| collected(|vars| closed_vars(expr, vars)).both(&all).without(outer)).collect();
        let mut order: Vec<usize> = Vec::with_capacity(body.len());
        let mut waiting: Vec<usize> = (0..body.len()).collect();
        loop {
            let before = waiting.len();
            waiting.retain(|index| {
                let (Some(expr), Some(open), Some(closed)) = (body.get(*index), open.get(*index), closed.get(*index))
                else {
                    return false;
                };
                let gives = outputs(expr, &safe);
                let missing = open.without(&safe).without(&gives);
                // OPA takes what comprehensions need for not there where their statement gives just that, whether it is there or not.
                let needs_own = !closed.is_empty() && closed.is_within(&gives) && gives.is_within(closed);
                let is_ready = missing.is_empty() && closed.is_within(&safe) && !needs_own;
                if is_ready {
                    self.in_time(expr, &safe);
                    safe.add_all(&gives);
                    order.push(*index);
                }
                !is_ready
            });
            if waiting.len() == before || waiting.is_empty() {
                break;
            }
        }
        self.left_over(body, &waiting, &open, &closed, &safe);
        self.closures(body, &order, &open, outer);
        order.extend(waiting);
        if !order.is_sorted() {
            self.orders.0.insert(body.as_ptr(), order);
        }
    }

    /// Tells what a reference starts from whose value only one to its right would give: in OPA it is undefined, whatever there is.
    fn in_time(&mut self, expr: &Expr, safe: &Vars) {
        let mut known = safe.clone();
        for term in expr.kind.references() {
            let TermKind::Ref(base, parts) = &term.kind else { continue };
            if let Base::Var(var) = base
                && !known.has(*var)
                && !self.told.has(*var)
            {
                self.told.add(*var);
                let name = self.names.get(*var).map_or("", |name| &name.text);
                let message = format!("`{name}` has no value yet where this needs it");
                let help = "what gives it one stands to the right: put it into a statement before";
                self.faults.push(Fault::new(term.at, message, Some(help)));
            }
            for part in parts {
                vars_in(part, Skip::Unmatched, &mut |var| known.add(var));
            }
        }
        if let ExprKind::Equal { left, right, .. } = &expr.kind {
            self.comparable(left, right, &known);
        }
    }

    /// Tells two objects that give each other values and of whose keys is known only when they have theirs which belong together.
    fn comparable(&mut self, left: &Term, right: &Term, known: &Vars) {
        match (&left.kind, &right.kind) {
            (TermKind::Array(a), TermKind::Array(b)) => {
                a.iter().zip(b).for_each(|(a, b)| self.comparable(a, b, known));
            }
            (TermKind::Object(a), TermKind::Object(b)) if [left, right].iter().all(|side| is_open(side, known)) => {
                let alike = |key: &Term| b.iter().find(|(other, _)| other.is_alike(key));
                let mut is_sure = a.iter().chain(b).all(|(key, _)| key.key().is_some());
                is_sure |= a.iter().all(|(key, _)| alike(key).is_some());
                if !is_sure {
                    let message = "these objects give each other values, and their keys are known only later";
                    let help = "take the values out with references, one by one";
                    self.faults.push(Fault::new(left.at, message, Some(help)));
                }
                for (key, value) in a {
                    if let Some((_, other)) = alike(key) {
                        self.comparable(value, other, known);
                    }
                }
            }
            _ => {}
        }
    }

    /// Tells what is unsafe in the statements that could not go in.
    fn left_over(&mut self, body: &[Expr], waiting: &[usize], open: &[Vars], closed: &[Vars], safe: &Vars) {
        let missing = |index: &usize| {
            let mut vars = open.get(*index).cloned().unwrap_or_default();
            vars.add_all(&closed.get(*index).cloned().unwrap_or_default());
            vars.without(safe)
        };
        // What another statement would give, if it could run, is not the cause.
        let mut targets = Vars::default();
        waiting.iter().filter_map(|index| body.get(*index)).for_each(|expr| pure_targets(expr, &mut targets));
        let mut causes = Vars::default();
        for index in waiting {
            causes.add_all(&missing(index).without(&targets));
        }
        for index in waiting {
            let Some(expr) = body.get(*index) else { continue };
            let own = missing(index);
            if own.is_empty() {
                self.needs_own(closed.get(*index).and_then(|closed| closed.each().next()), expr.at);
                continue;
            }
            let own = if causes.is_empty() { own } else { own.both(&causes) };
            let named = collected(|vars| {
                own.each().filter(|var| self.names.get(*var).is_some_and(|name| !name.text.is_empty())).for_each(
                    |var| {
                        vars.add(var);
                    },
                );
            });
            self.tell(if named.is_empty() { &own } else { &named }, expr.at);
        }
    }

    fn needs_own(&mut self, var: Option<Var>, at: Span) {
        let name = var.and_then(|var| self.names.get(var)).map_or("", |name| &name.text);
        let message = format!("a comprehension needs `{name}`, and the statement that it stands in gives it");
        self.faults.push(Fault::new(at, message, Some("put the comprehension into a statement of its own")));
    }

    /// Checks what stands in comprehensions and other bodies of their own.
    fn closures(&mut self, body: &[Expr], order: &[usize], open: &[Vars], outer: &Vars) {
        let mut known = outer.clone();
        for index in order {
            let (Some(expr), Some(own)) = (body.get(*index), open.get(*index)) else { continue };
            match &expr.kind {
                ExprKind::Every { key, value, body: inside, .. } => {
                    known.add(*key);
                    known.add(*value);
                    self.body(inside, &known);
                }
                ExprKind::Not { body: inside, .. } => {
                    self.body(inside, &known);
                }
                _ => {}
            }
            each_term(expr, &mut |term| self.comprehensions(term, &known));
            known.add_all(own);
        }
    }

    fn comprehensions(&mut self, term: &Term, known: &Vars) {
        each_comprehension(term, &mut |found| {
            let mut bound = known.clone();
            for expr in &found.body {
                open_vars(expr, &mut bound);
            }
            let mut used = Vars::default();
            for term in found.key.iter().chain([&found.value]) {
                vars_in(term, Skip::Nothing, &mut |var| used.add(var));
            }
            self.tell(&used.without(&bound), found.value.at);
            self.body(&found.body, known);
            if found.makes == Makes::Piece {
                self.piece(&bound.without(known), found.value.at);
            }
        });
    }

    /// Tells variables that a text would give values to.
    fn piece(&mut self, own: &Vars, at: Span) {
        let names = self.names;
        for (var, name) in own.each().filter_map(|var| Some((var, names.get(var)?))) {
            if !name.text.is_empty() && !self.told.has(var) {
                self.told.add(var);
                let message = format!("`{}` has no value outside of this text", name.text);
                let help = "give it one in a statement before: a text takes values, and gives none";
                self.faults.push(Fault::new(at, message, Some(help)));
            }
        }
    }
}

/// Whether a value has variables in it that being matched would give values to.
fn is_open(term: &Term, known: &Vars) -> bool {
    !collected(|vars| vars_in(term, Skip::UnmatchedAndSets, &mut |var| vars.add(var))).is_within(known)
}

fn collected(fill: impl FnOnce(&mut Vars)) -> Vars {
    let mut vars = Vars::default();
    fill(&mut vars);
    vars
}

/// The terms of a statement itself, not those of bodies in it.
pub(super) fn each_term<'a>(expr: &'a Expr, each: &mut impl FnMut(&'a Term)) {
    expr.kind.each_operand(each);
    for with in &expr.with {
        each(&with.target);
        each(&with.value);
    }
}

/// The outermost comprehensions in a value.
pub(super) fn each_comprehension<'a>(term: &'a Term, each: &mut impl FnMut(&'a Comprehension)) {
    match &term.kind {
        TermKind::Comprehension(found) => each(found),
        TermKind::Ref(_, items) | TermKind::Array(items) | TermKind::Set(items) | TermKind::Template(items) => {
            for item in items {
                each_comprehension(item, each);
            }
        }
        TermKind::Object(items) => items.iter().for_each(|(key, value)| {
            each_comprehension(key, each);
            each_comprehension(value, each);
        }),
        _ => {}
    }
}

/// The variables of a statement outside of comprehensions and bodies in it.
fn open_vars(expr: &Expr, vars: &mut Vars) {
    each_term(expr, &mut |term| vars_in(term, Skip::Closures, &mut |var| vars.add(var)));
    if let ExprKind::Not { body, explicit: false } = &expr.kind {
        implicit_vars(body, vars);
    }
}

/// What a negated statement needs from outside: all variables, but for those that calls taken out of it made.
fn implicit_vars(body: &[Expr], vars: &mut Vars) {
    let mut made = Vars::default();
    let mut used = Vars::default();
    for expr in body {
        open_vars(expr, &mut used);
        match &expr.kind {
            ExprKind::Call { out: Some(Term { kind: TermKind::Var(var), .. }), .. }
            | ExprKind::Equal { left: Term { kind: TermKind::Var(var), .. }, assign: false, .. }
                if body.len() > 1 =>
            {
                made.add(*var);
            }
            _ => {}
        }
    }
    vars.add_all(&used.without(&made));
}

/// All variables in comprehensions and bodies of a statement.
fn closed_vars(expr: &Expr, vars: &mut Vars) {
    each_term(expr, &mut |term| {
        each_comprehension(term, &mut |found| {
            for term in found.key.iter().chain([&found.value]) {
                vars_in(term, Skip::Nothing, &mut |var| vars.add(var));
            }
            for expr in &found.body {
                all_vars(expr, vars);
            }
        });
    });
    match &expr.kind {
        ExprKind::Every { body, .. } | ExprKind::Not { body, .. } => body.iter().for_each(|expr| all_vars(expr, vars)),
        _ => {}
    }
}

fn all_vars(expr: &Expr, vars: &mut Vars) {
    open_vars(expr, vars);
    closed_vars(expr, vars);
}
