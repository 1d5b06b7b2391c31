//! The definitions of a rule: each body becomes one of its own, its names are settled, its body is lowered, and it is
//! written. Rule in, text out.

use super::Layout;
use super::expand::plain;
use super::flat::Flat;
use super::load::Load;
use super::lower::Lower;
use super::names::Names;
use super::nesting;
use super::print::Printer;
use super::scan::Vars;
use super::visit::{self, Child};
use crate::rego::ast::{
    Body, Expr, ExprKind, Head, HeadKind, HeadValue, Import, PartKind, Rule, Span, Statement, StatementKind,
};
use crate::rego::parse::Fault;

/// What the rules of a module share.
pub(super) struct Module<'a> {
    pub(super) load: &'a Load,
    pub(super) package: Vec<String>,
    pub(super) imports: &'a [Import],
    pub(super) is_modern_not: bool,
    pub(super) layout: Layout,
}

impl Module<'_> {
    /// Writes all definitions of a rule. Says whether the layout can hold them.
    pub(super) fn rule(&self, rule: &Rule, printer: &mut Printer<'_>, faults: &mut Vec<Fault>) -> bool {
        let mut is_held = true;
        if rule.bodies.is_empty() {
            is_held &= self.definition(rule, None, rule.span, printer, faults);
        }
        for (number, body) in rule.bodies.iter().enumerate() {
            let span = if number == 0 { rule.span } else { body.span };
            is_held &= self.definition(rule, Some(body), span, printer, faults);
        }
        is_held
    }

    fn definition(
        &self,
        rule: &Rule,
        body: Option<&Body>,
        span: Span,
        printer: &mut Printer<'_>,
        faults: &mut Vec<Fault>,
    ) -> bool {
        let mut flat = (self.layout == Layout::Flat).then(|| Flat::new(self.load, &self.package));
        let names = Names::new(self.load, &self.package, self.imports);
        let mut lower = Lower {
            load: self.load,
            package: self.package.clone(),
            names,
            parameters: Vars::new(),
            is_modern_not: self.is_modern_not,
            faults: Vec::new(),
        };
        let mut head = rule.head.clone();
        let mut first = Vec::new();
        let mut body = body.cloned();
        let has_else = !rule.elses.is_empty();
        if rule.is_default {
            lower.names.head(&mut head);
            if let Some(value) = &mut head.value {
                lower.bodies(&mut value.value, &Vars::new(), &Vars::new());
            }
        } else {
            lower.names.parameters(&mut head);
            lower.arguments(&mut head, &mut first);
            let own = body.take().unwrap_or_else(|| empty(rule.head.span));
            let own = lower.clause(Some(&mut head), None, own, std::mem::take(&mut first), has_else);
            body = (!own.statements.is_empty()).then_some(own);
        }
        let values: Vec<&Expr> = head.value.iter().map(|value| &value.value).chain(&head.key).collect();
        faults.extend(nesting::check(rule, body.as_ref(), &values));
        if let Some(flat) = &mut flat {
            flat.head(&mut head);
            if let Some(body) = &mut body {
                flat.body(body);
            }
        }
        printer.start(span);
        if rule.is_default {
            printer.word("default ");
        }
        write_head(&head, rule.is_default, body.is_some(), printer);
        if let Some(body) = &body {
            printer.word(" if ");
            printer.block(body);
        }
        elses(rule, &mut lower, flat.as_mut(), printer, faults);
        printer.word("\n");
        faults.append(&mut lower.faults);
        flat.is_none_or(|flat| !flat.has_failed)
    }
}

/// Writes what a rule has after each `else`.
fn elses(
    rule: &Rule,
    lower: &mut Lower<'_>,
    mut flat: Option<&mut Flat<'_>>,
    printer: &mut Printer<'_>,
    faults: &mut Vec<Fault>,
) {
    for other in &rule.elses {
        let mut value = other.value.clone();
        let own = other.body.clone().unwrap_or_else(|| empty(other.span));
        let mut own = lower.clause(None, value.as_mut(), own, Vec::new(), true);
        let values: Vec<&Expr> = value.iter().map(|value| &value.value).collect();
        faults.extend(nesting::check(rule, Some(&own), &values));
        if let Some(flat) = flat.as_deref_mut() {
            if let Some(value) = &mut value {
                flat.value(value);
            }
            flat.body(&mut own);
        }
        printer.word(" ");
        printer.go(other.span);
        printer.word("else");
        // Without a value regorus gives that of the head, where OPA gives `true`.
        write_value(value.as_ref(), true, printer);
        if !own.statements.is_empty() {
            printer.word(" if ");
            printer.block(&own);
        }
    }
}

impl Lower<'_> {
    /// A body with the head or the `else` value that it gives.
    fn clause(
        &mut self,
        mut head: Option<&mut Head>,
        mut value: Option<&mut HeadValue>,
        mut body: Body,
        first: Vec<Statement>,
        has_else: bool,
    ) -> Body {
        self.names.open();
        self.names.body(&mut body);
        if let Some(head) = &mut head {
            self.names.head(head);
        }
        if let Some(value) = &mut value {
            self.names.value(value);
        }
        self.names.close();
        body.statements.splice(0..0, first);
        let is_rule = head.as_ref().is_some_and(|head| head.kind != HeadKind::Function);
        let mut results: Vec<&mut Expr> = Vec::new();
        let mut bound = Vars::new();
        if let Some(head) = head {
            bound = names_of(head.args.iter().flatten());
            for part in &mut head.parts {
                if let PartKind::Bracket(index) = &mut part.kind {
                    self.index(index, &mut body.statements);
                }
            }
            results.extend(head.key.as_mut());
            results.extend(head.value.as_mut().map(|value| &mut value.value));
        } else {
            bound.extend(self.parameters.iter().cloned());
            results.extend(value.map(|value| &mut value.value));
        }
        if self.parameters.is_empty() {
            self.parameters.clone_from(&bound);
        }
        // Where a result has no value, regorus forgets those of the rounds before it, and does not come to the else.
        let must_have = has_else || (is_rule && iterates(&body));
        for result in &mut results {
            self.result(result, must_have, &mut body.statements);
        }
        if body.statements.is_empty() {
            for result in results {
                self.bodies(result, &bound, &bound);
            }
            return body;
        }
        let outer = bound.clone();
        let after = self.body(&mut body, &bound, &outer);
        for result in results {
            self.bodies(result, &after, &after);
        }
        body
    }

    /// A part of the name of a rule is a constant or a local.
    fn index(&mut self, index: &mut Expr, body: &mut Vec<Statement>) {
        let is_simple =
            matches!(index.kind, ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_))
                || self.is_plain(index);
        if !is_simple {
            *index = self.moved(index.clone(), body);
        }
    }

    /// regorus takes objects with more keys for an object pattern: such parameters are matched in the body.
    fn arguments(&mut self, head: &mut Head, first: &mut Vec<Statement>) {
        for arg in head.args.iter_mut().flatten() {
            let mut is_object = false;
            visit::every(arg, false, &mut |expr| {
                is_object |= matches!(expr.kind, ExprKind::Object(_));
                true
            });
            if is_object {
                let local = Expr::new(arg.span, ExprKind::Var(self.names.make()));
                let left = std::mem::replace(arg, local.clone());
                let kind = StatementKind::Unify { left, operator: arg.span, right: local };
                first.push(plain(arg.span, kind));
            }
        }
    }
}

fn write_head(head: &Head, is_default: bool, has_body: bool, printer: &mut Printer<'_>) {
    printer.word(&head.name.text);
    match head.parts.split_last() {
        // In brackets the name before it has a value even where the rule has none, as in OPA.
        Some((last, parts)) if !is_default && matches!(head.kind, HeadKind::Complete | HeadKind::PartialObject) => {
            printer.parts(parts);
            printer.bracketed(last);
        }
        _ => printer.parts(&head.parts),
    }
    if let Some(args) = &head.args {
        printer.list("(", args, ")");
    }
    if let Some(key) = &head.key {
        printer.word(" contains ");
        printer.expr(key);
    }
    write_value(head.value.as_ref(), !has_body && !is_default && head.kind != HeadKind::PartialSet, printer);
}

fn write_value(value: Option<&HeadValue>, needs_one: bool, printer: &mut Printer<'_>) {
    if let Some(value) = value {
        printer.word(" := ");
        printer.expr(&value.value);
    } else if needs_one {
        printer.word(" := true");
    }
}

/// Whether a body may hold more than once.
fn iterates(body: &Body) -> bool {
    let mut found = false;
    for statement in &body.statements {
        found |= matches!(statement.kind, StatementKind::SomeIn { .. });
        visit::of_statement(statement, &mut |child| {
            if let Child::Expr(expr) = child {
                visit::every(expr, false, &mut |expr| {
                    found |= super::scan::is_walk(expr);
                    if let ExprKind::Ref(reference) = &expr.kind {
                        found |= reference.parts.iter().any(|part| part.constant().is_none());
                    }
                    true
                });
            }
        });
    }
    found
}

fn names_of<'a>(args: impl Iterator<Item = &'a Expr>) -> Vars {
    let mut names = Vars::new();
    for arg in args {
        visit::every(arg, false, &mut |expr| {
            if let ExprKind::Var(name) = &expr.kind {
                names.insert(name.clone());
            }
            true
        });
    }
    names
}

fn empty(span: Span) -> Body {
    Body { span, if_keyword: None, braces: true, statements: Vec::new() }
}
