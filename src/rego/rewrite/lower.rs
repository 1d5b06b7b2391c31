//! A body, ready for regorus: its statements expanded, in an order in which each can be evaluated, and the bodies within it
//! likewise.

use super::expand::plain;
use super::load::Load;
use super::names::Names;
use super::scan::{Scope, Vars};
use super::visit::{self, ChildMut};
use crate::rego::ast::{Body, Expr, ExprKind, Name, Operator, PartKind, Statement, StatementKind};
use crate::rego::parse::Fault;

/// What the lowering of one definition knows.
pub(super) struct Lower<'a> {
    pub(super) load: &'a Load,
    pub(super) package: Vec<String>,
    pub(super) names: Names<'a>,
    /// The locals that the parameters give.
    pub(super) parameters: Vars,
    /// `import future.keywords.not`: a negation evaluates its operands itself.
    pub(super) is_modern_not: bool,
    /// What cannot be mended.
    pub(super) faults: Vec<Fault>,
}

impl Lower<'_> {
    /// Lowers a body in place and gives the locals that have a value after it.
    pub(super) fn body(&mut self, body: &mut Body, bound: &Vars, outer: &Vars) -> Vars {
        let mut open = Vec::new();
        for statement in std::mem::take(&mut body.statements) {
            self.expand(statement, &mut open);
        }
        body.statements = open;
        let locals = self.names.locals.clone();
        let own = Scope { locals: &locals, outer }.own(body);
        let outer: Vars = outer.union(&own).cloned().collect();
        let mut bound = bound.clone();
        let mut open = std::mem::take(&mut body.statements);
        while !open.is_empty() {
            let scope = Scope { locals: &self.names.locals.clone(), outer: &outer };
            let ready = open.iter().enumerate().find_map(|(at, next)| Some((at, scope.ready(next, &bound)?)));
            if ready.is_none() {
                let at = open.first().map_or(body.span, |statement| statement.span);
                self.faults.push(Fault::new(at, "this cannot be put in an order in which it can be evaluated", None));
            }
            let (at, gives) = ready.unwrap_or((0, Vars::new()));
            let next = open.remove(at);
            self.settle(next, &bound, &outer, &mut body.statements);
            bound.extend(gives);
        }
        self.keep_order(&mut body.statements);
        if body.statements.is_empty() {
            let always = Expr::new(body.span, ExprKind::Bool(true));
            body.statements.push(plain(body.span, StatementKind::Expr(always)));
        }
        bound
    }

    /// The last form of a statement, where these locals have a value.
    fn settle(&mut self, mut statement: Statement, bound: &Vars, outer: &Vars, out: &mut Vec<Statement>) {
        if let StatementKind::Every { key, value, domain, body } = &mut statement.kind {
            let names = key.iter().chain([&*value]).map(|name| name.text.clone());
            let inside: Vars = bound.iter().cloned().chain(names).collect();
            let outer: Vars = outer.union(&inside).cloned().collect();
            self.body(body, &inside, &outer);
            if body.statements.iter().any(|statement| statement.not.is_some()) {
                for name in key.iter_mut().chain([value]).filter(|name| name.text != "_") {
                    self.take(name, body);
                }
            }
            self.bodies(domain, bound, &outer);
        } else {
            visit::of_statement_mut(&mut statement, &mut |child| {
                if let ChildMut::Expr(expr) = child {
                    self.bodies(expr, bound, outer);
                }
            });
        }
        if let StatementKind::Body(body) = &mut statement.kind {
            self.body(body, bound, outer);
            statement = none_of(statement);
        }
        self.bind(statement, bound, out);
    }

    /// Gives a variable of `every` its name inside of the body only: under a `not` regorus takes `a[name]` for all of `a`, if `name`
    /// is a variable of the `every` itself.
    fn take(&mut self, name: &mut Name, body: &mut Body) {
        let var = |text: &str| Expr::new(name.span, ExprKind::Var(text.to_owned()));
        let made = self.names.make();
        let kind = StatementKind::Assign { target: var(&name.text), operator: name.span, value: var(&made) };
        body.statements.insert(0, plain(name.span, kind));
        name.text = made;
    }

    /// Lowers the bodies within an expression.
    pub(super) fn bodies(&mut self, expr: &mut Expr, bound: &Vars, outer: &Vars) {
        if !visit::is_comprehension(expr) {
            visit::parts_mut(expr, &mut |child| {
                if let ChildMut::Expr(child) = child {
                    self.bodies(child, bound, outer);
                }
            });
            return;
        }
        let mut heads: Vec<&mut Expr> = Vec::new();
        let body = match &mut expr.kind {
            ExprKind::ArrayComprehension { value, body } | ExprKind::SetComprehension { value, body } => {
                heads.push(value);
                body
            }
            ExprKind::ObjectComprehension { key, value, body } => {
                heads.push(key);
                heads.push(value);
                body
            }
            _ => return,
        };
        for head in &mut heads {
            self.result(head, false, &mut body.statements);
        }
        // The names in the result are the comprehension's, unless a body around it has them.
        let after = self.body(body, bound, outer);
        let inside: Vars = outer.union(&after).cloned().collect();
        for head in heads {
            self.bodies(head, &after, &inside);
        }
    }

    /// Moves what regorus cannot evaluate in the result of a rule or comprehension to the end of its body; with `must_have` also
    /// all that may have no value.
    pub(super) fn result(&mut self, result: &mut Expr, must_have: bool, body: &mut Vec<Statement>) {
        if visit::is_comprehension(result) {
            return;
        }
        self.flatten(result, body);
        if self.is_plain(result) {
            return;
        }
        let mut must_move = must_have;
        visit::every(result, false, &mut |expr| {
            must_move |= match &expr.kind {
                ExprKind::In { .. } | ExprKind::Template(_) => true,
                ExprKind::Call(_) => super::scan::is_walk(expr),
                ExprKind::Ref(reference) => reference.parts.iter().any(|part| match &part.kind {
                    PartKind::Bracket(index) => !matches!(index.kind, ExprKind::String(_) | ExprKind::Number(_)),
                    PartKind::Dot(_) => false,
                }),
                _ => false,
            };
            true
        });
        if must_move {
            *result = self.moved(result.clone(), body);
        }
    }

    /// Whether evaluating it twice, or not at all, makes no difference: constants and locals.
    pub(super) fn is_plain(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) => true,
            ExprKind::Var(name) => self.names.locals.contains(name),
            ExprKind::Array(items) | ExprKind::Set(items) => items.iter().all(|item| self.is_plain(item)),
            ExprKind::Object(items) => items.iter().all(|(key, value)| self.is_plain(key) && self.is_plain(value)),
            ExprKind::Paren(inner) => self.is_plain(inner),
            _ => false,
        }
    }

    /// Whether the last argument of a `walk` is something that regorus binds as OPA does.
    pub(super) fn is_simple_walk(&self, walk: &Expr) -> bool {
        let ExprKind::Call(call) = &walk.kind else { return false };
        let is_name = |expr: &Expr| match &expr.kind {
            ExprKind::Var(name) => self.names.locals.contains(name),
            ExprKind::Wildcard => true,
            _ => false,
        };
        call.args.last().is_some_and(|out| match &out.kind {
            ExprKind::Array(items) => items.len() == 2 && items.iter().all(is_name),
            _ => is_name(out),
        })
    }
}

/// `not { … }` holds where the body gives nothing.
fn none_of(statement: Statement) -> Statement {
    let span = statement.span;
    let StatementKind::Body(body) = statement.kind else { return statement };
    let expr = |kind| Box::new(Expr::new(span, kind));
    let found = ExprKind::ArrayComprehension { value: expr(ExprKind::Bool(true)), body: Box::new(body) };
    let (left, right) = (expr(found), expr(ExprKind::Array(Vec::new())));
    let none = ExprKind::Binary { operator: Operator::Equal, at: span, left, right };
    Statement { kind: StatementKind::Expr(*expr(none)), not: None, ..statement }
}
