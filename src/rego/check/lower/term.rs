//! Expressions → values; calls in them become statements before.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Lower;
use crate::rego::ast::{self, Body, Part, PartKind, Span, TemplatePart};
use crate::rego::check::ir::{Base, Comprehension, Expr, ExprKind, Makes, Term, TermKind};
use crate::rego::check::scope::{Found, declared_in};
use crate::rego::types::Key;

impl Lower<'_, '_> {
    pub(super) fn term(&mut self, expr: &ast::Expr) -> Term {
        let at = expr.span;
        let kind = match &expr.kind {
            ast::ExprKind::Paren(inside) => return self.term(inside),
            ast::ExprKind::Null => TermKind::Null,
            ast::ExprKind::Bool(value) => TermKind::Bool(*value),
            ast::ExprKind::Number(text) => {
                self.number(text, at);
                TermKind::Number(text.clone())
            }
            ast::ExprKind::String(text) => TermKind::String(text.clone()),
            ast::ExprKind::Template(parts) => self.template(parts),
            ast::ExprKind::Wildcard => TermKind::Var(self.scopes.wildcard(at)),
            ast::ExprKind::Var(name) => self.variable(name, at, Vec::new()),
            ast::ExprKind::Ref(reference) => self.reference(reference, at),
            ast::ExprKind::Array(items) => TermKind::Array(items.iter().map(|item| self.term(item)).collect()),
            ast::ExprKind::Set(items) => TermKind::Set(items.iter().map(|item| self.term(item)).collect()),
            ast::ExprKind::Object(items) => {
                let items = last_of_each(items).into_iter();
                TermKind::Object(items.map(|(key, value)| (self.term(key), self.term(value))).collect())
            }
            ast::ExprKind::ArrayComprehension { value, body } => self.comprehension(Makes::Array, None, value, body),
            ast::ExprKind::SetComprehension { value, body } => self.comprehension(Makes::Set, None, value, body),
            ast::ExprKind::ObjectComprehension { key, value, body } => {
                self.comprehension(Makes::Object, Some(key), value, body)
            }
            ast::ExprKind::Call(call) => self.annotation(call, at).unwrap_or_else(|| self.result(expr)),
            ast::ExprKind::Binary { .. } | ast::ExprKind::In { .. } | ast::ExprKind::Minus(_) => self.result(expr),
        };
        Term { at, kind }
    }

    /// Refuses numbers that are too near to 0 to be told from it.
    fn number(&mut self, text: &str, at: Span) {
        let digits = text.split(['e', 'E']).next().unwrap_or_default();
        let is_zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.' | b'-'));
        if !is_zero && text.parse::<f64>().is_ok_and(|value| value == 0.0) {
            self.fault(at, format!("`{text}` is not evaluated"), Some("numbers are 0 or at least 1e-308 from it"));
        }
    }

    /// What a call says of the rule's METADATA, if it asks for it.
    pub(super) fn annotation(&self, call: &ast::Call, at: Span) -> Option<TermKind> {
        let (annotations, rule) = (self.annotations?, self.rule?);
        let package = || {
            self.names.package.iter().map(|key| if let Key::String(name) = key { name.clone() } else { String::new() })
        };
        let value = match *call.function.path()? {
            ["rego", "metadata", "rule"] => annotations.of_rule(self.module, rule),
            ["rego", "metadata", "chain"] => annotations.chain(self.module, &package().collect::<Vec<_>>(), rule),
            _ => return None,
        };
        Some(json(&value, at).kind)
    }

    /// Takes a call out and leaves its result.
    fn result(&mut self, expr: &ast::Expr) -> TermKind {
        let Some((callee, args)) = self.call(expr, super::call::Place::Nested) else {
            return TermKind::Var(self.scopes.fresh(expr.span));
        };
        let var = self.scopes.fresh(expr.span);
        let out = Some(Term { at: expr.span, kind: TermKind::Var(var) });
        let kind = ExprKind::Call { callee, args, out };
        self.out.push(Expr { at: expr.span, negated: false, kind, with: Vec::new() });
        TermKind::Var(var)
    }

    /// A name with what follows it.
    pub(super) fn variable(&mut self, name: &str, at: Span, mut rest: Vec<Term>) -> TermKind {
        let is_root = matches!(name, "input" | "data");
        let global = self.names.globals.get(name);
        match self.scopes.find(name, at, is_root || global.is_some()) {
            Found::Var(var) if rest.is_empty() => TermKind::Var(var),
            Found::Var(var) => TermKind::Ref(Base::Var(var), rest),
            Found::Outside => {
                let mut base = if name == "input" { Base::Input } else { Base::Data };
                if let Some(global) = global {
                    base = if global.is_data { Base::Data } else { Base::Input };
                    rest.splice(0..0, global.path.iter().map(|key| constant(key, at)));
                }
                if base == Base::Data {
                    let path: Vec<Option<Key>> = rest.iter().map(Term::key).collect();
                    self.need(&path, at);
                }
                TermKind::Ref(base, rest)
            }
        }
    }

    fn reference(&mut self, reference: &ast::Ref, at: Span) -> TermKind {
        let head = reference.head.inner();
        if let ast::ExprKind::Var(name) = &head.kind {
            let rest = self.parts(&reference.parts);
            return self.variable(name, at, rest);
        }
        let head_at = head.span;
        let head = self.term(head);
        let head = if let TermKind::Var(_) = head.kind { head } else { self.name(head, head_at) };
        let rest = self.parts(&reference.parts);
        match head.kind {
            TermKind::Var(var) => TermKind::Ref(Base::Var(var), rest),
            other => other,
        }
    }

    fn parts(&mut self, parts: &[Part]) -> Vec<Term> {
        let part = |part: &Part| match &part.kind {
            PartKind::Dot(name) => Term { at: name.span, kind: TermKind::String(name.text.clone()) },
            PartKind::Bracket(expr) => self.term(expr),
        };
        parts.iter().map(part).collect()
    }

    fn comprehension(&mut self, makes: Makes, key: Option<&ast::Expr>, value: &ast::Expr, body: &Body) -> TermKind {
        self.scopes.push(declared_in(&body.statements));
        let outer = std::mem::take(&mut self.out);
        self.statements(Some(body));
        let before = self.out.len();
        let key = key.map(|key| self.value(key));
        let value = self.value(value);
        self.refuse_dropped(Some(body), before);
        let body = std::mem::replace(&mut self.out, outer);
        self.leave();
        TermKind::Comprehension(Rc::new(Comprehension { key, value, body, makes }))
    }

    fn template(&mut self, parts: &[TemplatePart]) -> TermKind {
        let mut sets = Vec::new();
        for part in parts {
            sets.push(match part {
                TemplatePart::Text(text) => Term { at: text.span, kind: TermKind::String(text.text.clone()) },
                TemplatePart::Expr(expr, with) => self.as_set(expr, with),
            });
        }
        TermKind::Template(sets)
    }

    /// A value as a set, which is empty where the value is undefined.
    pub(super) fn as_set(&mut self, expr: &ast::Expr, with: &[ast::With]) -> Term {
        self.scopes.push(Vec::new());
        let outer = std::mem::take(&mut self.out);
        let with: Vec<_> = with.iter().map(|with| self.with(with)).collect();
        let first = self.out.len();
        let term = self.term(expr);
        let value = self.name(term, expr.span);
        for expr in self.out.iter_mut().skip(first) {
            expr.with.clone_from(&with);
        }
        let body = std::mem::replace(&mut self.out, outer);
        self.leave();
        let set = Comprehension { key: None, value, body, makes: Makes::Piece };
        Term { at: expr.span, kind: TermKind::Comprehension(Rc::new(set)) }
    }
}

/// The entries of an object without those that a later one with the same key takes the place of: they are as if not written.
fn last_of_each(items: &[(ast::Expr, ast::Expr)]) -> Vec<&(ast::Expr, ast::Expr)> {
    let mut later = BTreeSet::new();
    let is_last = |(key, _): &&(ast::Expr, ast::Expr)| match &key.kind {
        ast::ExprKind::Var(name) => later.insert((true, Key::Other(name.clone()))),
        _ => constant_key(key).is_none_or(|key| later.insert((false, key))),
    };
    let mut last: Vec<_> = items.iter().rev().filter(is_last).collect();
    last.reverse();
    last
}

/// The key that an expression is, where it is a constant.
fn constant_key(expr: &ast::Expr) -> Option<Key> {
    Some(match &expr.kind {
        ast::ExprKind::String(text) => Key::String(text.clone()),
        ast::ExprKind::Number(text) => Key::number(text),
        ast::ExprKind::Bool(value) => Key::Other(value.to_string()),
        ast::ExprKind::Null => Key::Other("null".to_owned()),
        _ => return None,
    })
}

/// JSON as a value.
fn json(value: &serde_json::Value, at: Span) -> Term {
    use serde_json::Value;
    let string = |text: &str| Term { at, kind: TermKind::String(text.to_owned()) };
    let kind = match value {
        Value::Null => TermKind::Null,
        Value::Bool(value) => TermKind::Bool(*value),
        Value::Number(number) => TermKind::Number(number.to_string()),
        Value::String(text) => TermKind::String(text.clone()),
        Value::Array(items) => TermKind::Array(items.iter().map(|item| json(item, at)).collect()),
        Value::Object(fields) => {
            TermKind::Object(fields.iter().map(|(key, value)| (string(key), json(value, at))).collect())
        }
    };
    Term { at, kind }
}

/// A key as a value.
pub(super) fn constant(key: &Key, at: Span) -> Term {
    let kind = match key {
        Key::String(text) | Key::Other(text) => TermKind::String(text.clone()),
        Key::Number(text) => TermKind::Number(text.clone()),
    };
    Term { at, kind }
}
