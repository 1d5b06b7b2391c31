//! Types: what OPA's type checker refuses, such as `count(1)`, `"a" == 1` or `{"a": 1}.b`.
//!
//! Types flow forwards: through bodies in the order in which they run, through rules from those that are referred to. What is not
//! known is never refused; documents are not known, nor is what `with` may replace.

mod refs;
mod unify;

use std::collections::BTreeMap;

use super::ir::{Branch, Callee, Comprehension, Expr, ExprKind, Makes, Rule, Term, TermKind};
use super::safety::{Orders, each_comprehension, each_term};
use super::tree::{Tree, shown};
use crate::rego::ast::{HeadKind, Span};
use crate::rego::builtins::Builtin;
use crate::rego::parse::Fault;
use crate::rego::types::{Key, Type};

/// What is known of the rules at one place.
#[derive(Clone)]
enum Known {
    /// Rules with a value.
    Value(Type),
    /// A function: its parameters, its result.
    Function(Vec<Type>, Type),
}

/// The types of rules, by the place in the tree.
pub(super) struct Types<'a> {
    tree: &'a Tree,
    known: BTreeMap<usize, Known>,
}

impl<'a> Types<'a> {
    /// Nothing is known yet.
    pub(super) fn new(tree: &'a Tree) -> Types<'a> {
        Types { tree, known: BTreeMap::new() }
    }

    /// Checks a rule, after those that it refers to.
    pub(super) fn rule(&mut self, rule: &Rule, orders: &Orders, faults: &mut Vec<Fault>) {
        let before = faults.len();
        let mut result: Option<Type> = None;
        let mut args: Vec<Type> = Vec::new();
        for (index, branch) in rule.branches.iter().enumerate() {
            let mut env = Env {
                types: self,
                vars: vec![None; rule.vars.len()],
                made: BTreeMap::new(),
                orders,
                relaxed: false,
                faults,
            };
            env.body(&branch.body);
            let given = env.given(rule, branch);
            result = Some(result.map_or_else(|| given.clone(), |result| result.or(given.clone())));
            let own: Vec<Type> = rule.args.iter().map(|arg| env.argument(arg)).collect();
            args = if index == 0 { own } else { args.into_iter().zip(own).map(|(a, b)| a.or(b)).collect() };
        }
        let is_wrong = faults.len() > before;
        let result = result.filter(|_| !is_wrong).unwrap_or_else(Type::any);
        if is_wrong {
            args.fill(Type::any());
        }
        self.insert(rule, args, result);
    }

    fn insert(&mut self, rule: &Rule, args: Vec<Type>, result: Type) {
        let Some(place) = self.tree.place(rule.path.iter().map_while(Option::as_ref)) else { return };
        let new = if rule.kind == HeadKind::Function { Known::Function(args, result) } else { Known::Value(result) };
        let merged = match (self.known.remove(&place), new) {
            (None, new) => new,
            (Some(Known::Value(a)), Known::Value(b)) => Known::Value(merged(a, b)),
            (Some(Known::Function(args, a)), Known::Function(more, b)) => {
                Known::Function(args.into_iter().zip(more).map(|(a, b)| a.or(b)).collect(), a.or(b))
            }
            (Some(_), _) => Known::Value(Type::any()),
        };
        self.known.insert(place, merged);
    }
}

/// What two rules give together: the elements of both for sets and objects.
fn merged(a: Type, b: Type) -> Type {
    match (a, b) {
        (Type::Set(a), Type::Set(b)) => Type::set_of((*a).clone().or((*b).clone())),
        (a, b) => a.or(b),
    }
}

/// The variables of a branch.
struct Env<'a, 'b> {
    types: &'b Types<'a>,
    vars: Vec<Option<Type>>,
    /// The types of comprehensions, by their address.
    made: BTreeMap<*const Comprehension, Type>,
    orders: &'b Orders,
    /// Whether documents and rules may be replaced by `with`.
    relaxed: bool,
    faults: &'b mut Vec<Fault>,
}

impl Env<'_, '_> {
    fn fault(&mut self, at: Span, message: String, help: Option<&str>) {
        self.faults.push(Fault::new(at, message, help));
    }

    fn body(&mut self, body: &[Expr]) {
        let orders = self.orders;
        match orders.of(body) {
            None => body.iter().for_each(|expr| self.expr(expr)),
            Some(order) => order.iter().filter_map(|index| body.get(*index)).for_each(|expr| self.expr(expr)),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        let outer = self.relaxed;
        self.relaxed |= !expr.with.is_empty();
        let before = self.faults.len();
        each_term(expr, &mut |term| each_comprehension(term, &mut |found| self.comprehension(found)));
        each_term(expr, &mut |term| self.check_refs(term));
        if self.faults.len() == before {
            self.statement(expr);
        }
        self.relaxed = outer;
    }

    /// What is learned of variables in there is not known outside.
    fn comprehension(&mut self, found: &Comprehension) {
        let outside = self.vars.clone();
        self.body(&found.body);
        let of = |env: &Self, term: &Term| env.infer(term).unwrap_or_else(Type::any);
        let made = match found.makes {
            Makes::Array => Type::array_of(of(self, &found.value)),
            Makes::Set | Makes::Piece => Type::set_of(of(self, &found.value)),
            Makes::Object => {
                let key = found.key.as_ref().map_or_else(Type::any, |key| of(self, key));
                Type::object_of(key, of(self, &found.value))
            }
        };
        self.made.insert(std::ptr::from_ref(found), made);
        self.vars = outside;
    }

    fn statement(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Equal { left, right, .. } => self.equal(left, right, expr.at),
            ExprKind::Call { callee: Callee::Builtin(builtin), args, out } => {
                match (builtin.name, args.as_slice()) {
                    ("equal", [left, right]) if out.is_none() => self.equal(left, right, expr.at),
                    ("internal.member_2", [value, domain]) => self.member(None, value, domain),
                    ("internal.member_3", [key, value, domain]) => self.member(Some(key), value, domain),
                    _ => {}
                }
                self.builtin(builtin, args, out.as_ref());
            }
            ExprKind::Call { callee: Callee::Path(path), args, out } => self.call(path, args, out.as_ref()),
            _ => {}
        }
    }

    fn equal(&mut self, left: &Term, right: &Term, at: Span) {
        if !self.unify_both(left, right) {
            let (a, b) = (self.shown(left), self.shown(right));
            let message = if a == b {
                format!("this is never true: the parts of these two are of different types ({a})")
            } else {
                format!("this is never true: the one is {a}, the other is {b}")
            };
            self.fault(at, message, None);
        }
    }

    fn member(&mut self, key: Option<&Term>, value: &Term, domain: &Term) {
        let Some(of) = self.infer(domain) else { return };
        let pairs = [(key, of.keys()), (Some(value), of.parts())];
        for (term, wanted) in pairs {
            let (Some(term), Some(wanted)) = (term, wanted) else { continue };
            if !self.fits(term, &wanted) {
                let message = format!("this is never in there: it is {}, not {wanted}", self.shown(term));
                self.fault(term.at, message, None);
            }
        }
    }

    fn builtin(&mut self, builtin: &Builtin, args: &[Term], out: Option<&Term>) {
        let wanted = builtin.args.iter().cloned().chain(builtin.variadic.then(Type::any).into_iter().cycle());
        self.arguments(builtin.name, args, &wanted.take(args.len()).collect::<Vec<_>>());
        if let (Some(out), Some(result)) = (out, &builtin.result) {
            self.result(builtin.name, out, result);
        }
    }

    fn call(&mut self, path: &[Key], args: &[Term], out: Option<&Term>) {
        let Some(Known::Function(wanted, result)) =
            self.types.tree.place(path).and_then(|place| self.types.known.get(&place))
        else {
            return;
        };
        let (wanted, result) = if self.relaxed {
            (vec![Type::any(); wanted.len()], Type::any())
        } else {
            (wanted.clone(), result.clone())
        };
        let name = shown(&path.iter().cloned().map(Some).collect::<Vec<_>>());
        self.arguments(&name, args, &wanted);
        if let Some(out) = out {
            self.result(&name, out, &result);
        }
    }

    fn arguments(&mut self, name: &str, args: &[Term], wanted: &[Type]) {
        for (arg, wanted) in args.iter().zip(wanted) {
            if !self.fits(arg, wanted) {
                let message = format!("`{name}` takes {wanted} here, not {}", self.shown(arg));
                self.fault(arg.at, message, None);
                return;
            }
        }
    }

    fn result(&mut self, name: &str, out: &Term, result: &Type) {
        if !self.fits(out, result) {
            let message = format!("`{name}` gives {result}, never {}", self.shown(out));
            self.fault(out.at, message, None);
        }
    }

    /// Whether a value can be of a type; variables of which nothing is known yet take it.
    fn fits(&mut self, term: &Term, wanted: &Type) -> bool {
        let fits = self.infer(term).is_none_or(|have| have.meets(wanted));
        fits && self.unify(term, wanted, unify::Mode::One)
    }

    fn shown(&self, term: &Term) -> String {
        self.infer(term).map_or_else(|| "something else".to_owned(), |of| of.to_string())
    }

    /// What a branch gives.
    fn given(&mut self, rule: &Rule, branch: &Branch) -> Type {
        let of = |env: &Self, term: Option<&Term>, or: Type| {
            term.map_or(or, |term| env.infer(term).unwrap_or_else(Type::any))
        };
        let mut given = if rule.kind == HeadKind::PartialSet {
            Type::set_of(of(self, branch.key.as_ref(), Type::any()))
        } else {
            of(self, branch.value.as_ref(), Type::Boolean)
        };
        let mut parts: Vec<Type> = Vec::new();
        let mut open = rule.parts.iter();
        let mut is_open = false;
        for part in &rule.path {
            is_open |= part.is_none();
            match part {
                Some(key) if is_open => parts.push(key.as_type()),
                None => parts.push(of(self, open.next(), Type::any())),
                Some(_) => {}
            }
        }
        for key in parts.into_iter().rev() {
            given = Type::object_of(key, given);
        }
        given
    }

    /// What a parameter takes, after the body.
    fn argument(&self, arg: &Term) -> Type {
        match &arg.kind {
            TermKind::Array(items) => Type::Array(items.iter().map(|item| self.argument(item)).collect(), None),
            TermKind::Object(items) => {
                let known = items.iter().filter_map(|(key, value)| Some((key.key()?, self.argument(value))));
                Type::Object(known.collect(), None)
            }
            _ => self.infer(arg).unwrap_or_else(Type::any),
        }
    }
}
