//! Calls and operators: what is called, whether there is such a function, and whether it takes these arguments.

use super::Lower;
use crate::rego::ast::{self, Operator, Span};
use crate::rego::builtins::{self, Builtin, State};
use crate::rego::check::ir::{Callee, Term, TermKind};
use crate::rego::check::scope::{Came, Global};
use crate::rego::check::tree::shown;
use crate::rego::types::Key;

/// Where a call stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is a statement: one more argument takes the result.
    Statement,
    /// Its result is used.
    Nested,
}

/// What an operator is called as a function.
fn operator_name(operator: Operator) -> &'static str {
    match operator {
        Operator::Plus => "plus",
        Operator::Minus => "minus",
        Operator::Times => "mul",
        Operator::Divide => "div",
        Operator::Remainder => "rem",
        Operator::And => "and",
        Operator::Or => "or",
        Operator::Equal => "equal",
        Operator::NotEqual => "neq",
        Operator::Less => "lt",
        Operator::LessOrEqual => "lte",
        Operator::Greater => "gt",
        Operator::GreaterOrEqual => "gte",
    }
}

impl Lower<'_, '_> {
    /// A call or operator as a function with arguments; nothing for another expression.
    pub(super) fn call(&mut self, expr: &ast::Expr, place: Place) -> Option<(Callee, Vec<Term>)> {
        let (name, operands): (&str, Vec<&ast::Expr>) = match &expr.kind {
            ast::ExprKind::Call(call) => return Some(self.named(call, expr.span, place)),
            ast::ExprKind::Binary { operator, left, right, .. } => (operator_name(*operator), vec![left, right]),
            ast::ExprKind::In { key: None, value, domain, .. } => ("internal.member_2", vec![value, domain]),
            ast::ExprKind::In { key: Some(key), value, domain, .. } => ("internal.member_3", vec![key, value, domain]),
            ast::ExprKind::Minus(operand) => ("minus", vec![operand]),
            _ => return None,
        };
        let mut args: Vec<Term> = operands.into_iter().map(|operand| self.term(operand)).collect();
        if matches!(expr.kind, ast::ExprKind::Minus(_)) {
            args.insert(0, Term { at: expr.span, kind: TermKind::Number("0".to_owned()) });
        }
        let callee = self.operator(name, expr.span);
        Some((self.with_arity(callee, name, args.len(), Place::Nested, expr.span), args))
    }

    /// What an operator calls. To OPA it is a call by name, so that a rule or an import of this name takes its place.
    pub(super) fn operator(&mut self, name: &str, at: Span) -> Callee {
        let is_function = |global: &Global| global.is_data && self.tree.arity(&global.path).is_some();
        if !self.is_variable(name) && self.names.globals.get(name).is_some_and(is_function) {
            return self.callee(&[name], false, at);
        }
        if self.refuse_taken(name, at) {
            return Callee::Unknown;
        }
        builtins::find(name).map_or(Callee::Unknown, Callee::Builtin)
    }

    /// Refuses an operator where what it calls is called by the name of something else; whether that is so.
    pub(super) fn refuse_taken(&mut self, name: &str, at: Span) -> bool {
        let name = name.split('.').next().unwrap_or_default();
        let is_taken = self.is_variable(name) || self.names.globals.contains_key(name);
        if is_taken {
            let message = format!("the operator here is a call of `{name}`, which is something else in this module");
            self.fault(at, message, Some("give what is called so another name"));
        }
        is_taken
    }

    fn is_variable(&self, name: &str) -> bool {
        self.scopes.is_local(name) || self.scopes.declared(name).is_some()
    }

    fn named(&mut self, call: &ast::Call, at: Span, place: Place) -> (Callee, Vec<Term>) {
        // What is printed may be undefined.
        let is_print = call.function.path().is_some_and(|path| path == ["print"]);
        let args = call.args.iter().map(|arg| if is_print { self.as_set(arg, &[]) } else { self.term(arg) });
        let args: Vec<Term> = args.collect();
        let callee = if let Some(path) = call.function.path() {
            self.callee(&path, call.args.is_empty(), call.function.span)
        } else {
            self.fault(call.function.span, "a function is called by its name", Some("x[y](z) is no call in Rego"));
            Callee::Unknown
        };
        if let Callee::Builtin(builtin) = &callee {
            self.state(builtin, call.function.span);
            if place == Place::Nested && builtin.result.is_none() {
                self.fault(at, format!("`{}` gives no value", builtin.name), None);
            }
        }
        let name = call.function.path().unwrap_or_default().join(".");
        (self.with_arity(callee, &name, args.len(), place, at), args)
    }

    /// What is called, if it takes so many arguments.
    fn with_arity(&mut self, callee: Callee, name: &str, given: usize, place: Place, at: Span) -> Callee {
        let takes = match &callee {
            Callee::Builtin(builtin) => (!builtin.variadic).then_some(builtin.args.len()),
            Callee::Path(path) => self.tree.arity(path),
            Callee::Unknown => None,
        };
        let fits = |takes| given == takes || (place == Place::Statement && given == takes + 1);
        let Some(takes) = takes.filter(|takes| !fits(*takes)) else { return callee };
        let arguments = if takes == 1 { "argument" } else { "arguments" };
        self.fault(at, format!("`{name}` takes {takes} {arguments}, not {given}"), None);
        Callee::Unknown
    }

    /// What a path means as a function. Without arguments it may be a rule.
    fn callee(&mut self, path: &[&str], is_empty: bool, at: Span) -> Callee {
        let [first, rest @ ..] = path else { return Callee::Unknown };
        if let Some((_, came)) = self.scopes.declared(first)
            && came != Came::Seen
        {
            let message = format!("`{first}` is a variable here, and variables cannot be called");
            self.fault(at, message, Some("rename the variable"));
            return Callee::Unknown;
        }
        let mut target: Option<Vec<Key>> = None;
        if !self.scopes.is_local(first) {
            if let Some(global) = self.names.globals.get(*first) {
                target = global.is_data.then(|| global.path.clone());
            } else if *first == "data" {
                target = Some(Vec::new());
            }
        }
        let Some(mut target) = target else {
            let name = path.join(".");
            return match builtins::find(&name).filter(|builtin| !builtin.name.starts_with("internal.")) {
                Some(builtin) => Callee::Builtin(builtin),
                None => self.unknown(&name, at),
            };
        };
        target.extend(rest.iter().map(|name| Key::String((*name).to_owned())));
        let wanted: Vec<Option<Key>> = target.iter().cloned().map(Some).collect();
        self.need(&wanted, at);
        if self.tree.arity(&target).is_none() && !(is_empty && self.tree.is_rule(&target)) {
            return self.unknown(&shown(&wanted), at);
        }
        Callee::Path(target)
    }

    pub(super) fn unknown(&mut self, name: &str, at: Span) -> Callee {
        let help = self.tree.guess(name, &self.names.package).map_or_else(
            || "define it, import its package, or load the file that has it".to_owned(),
            |guess| format!("did you mean `{guess}`?"),
        );
        self.fault(at, format!("there is no function `{name}`"), Some(&help));
        Callee::Unknown
    }

    /// Refuses functions that are not evaluated.
    pub(super) fn state(&mut self, builtin: &Builtin, at: Span) {
        let name = builtin.name;
        match builtin.state {
            State::Supported | State::Relation => {}
            State::Old if !self.is_v1 => {}
            State::Old => {
                self.fault(at, format!("`{name}` was removed from Rego"), Some(instead_of(name)));
            }
            State::Refused(reason) => {
                let help =
                    format!("a verdict depends on the document alone, not on the {reason}; pass what is needed in it");
                self.fault(at, format!("`{name}` is not evaluated"), Some(&help));
            }
            State::Missing => {
                self.fault(
                    at,
                    format!("`{name}` is not evaluated yet"),
                    Some("leave the policy out, or do without it"),
                );
            }
        }
    }
}

/// What to write instead of a function that was removed.
fn instead_of(name: &str) -> &'static str {
    match name {
        "any" => "write: some x in xs; x",
        "all" => "write: every x in xs { x }",
        "re_match" => "it is called regex.match now",
        "net.cidr_overlap" => "it is called net.cidr_contains now",
        "set_diff" => "write: a - b",
        _ => "test with is_string, is_array … and use the value itself",
    }
}
