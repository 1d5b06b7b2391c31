//! `left = right` and `target := value`, as assignments and comparisons that regorus answers as OPA does: patterns on both
//! sides are taken apart, and an object only matches an object with just its keys.

use super::expand::plain;
use super::lower::Lower;
use super::scan::Vars;
use super::visit;
use crate::rego::ast::{Call, Expr, ExprKind, Operator, Part, PartKind, Ref, Span, Statement, StatementKind};

impl Lower<'_> {
    /// The form that binds or compares, where these locals have a value.
    pub(super) fn bind(&mut self, statement: Statement, bound: &Vars, out: &mut Vec<Statement>) {
        let (left, right) = match &statement.kind {
            StatementKind::Unify { left, right, .. } | StatementKind::Assign { target: left, value: right, .. } => {
                (left.inner().clone(), right.clone())
            }
            _ => return out.push(statement),
        };
        let as_ = |kind| Statement { kind, ..statement.clone() };
        if statement.not.is_some() {
            return out.push(as_(equal(statement.span, left, right)));
        }
        let (pattern, value) = match (self.is_open(&left, bound), self.is_open(&right, bound)) {
            (false, false) => return out.push(as_(equal(statement.span, left, right))),
            (true, _) => (left, right),
            (false, true) => (right.inner().clone(), left),
        };
        match &pattern.kind {
            ExprKind::Var(_) => {
                out.push(as_(StatementKind::Assign { target: pattern, operator: statement.span, value }));
            }
            ExprKind::Wildcard => {
                out.push(as_(StatementKind::Unify { left: pattern, operator: statement.span, right: value }));
            }
            ExprKind::Object(items) => {
                let object = self.held(value, &as_, out);
                self.fields(items.clone(), &object, statement.span, bound, out);
            }
            _ => {
                let (mut pattern, mut others, mut known) = (pattern, Vec::new(), bound.clone());
                self.take_others(&mut pattern, &mut known, &mut others);
                out.push(as_(StatementKind::Assign { target: pattern, operator: statement.span, value }));
                for (local, other) in others {
                    let kind = StatementKind::Unify { left: other, operator: statement.span, right: local };
                    let mut gives = Vars::new();
                    if let StatementKind::Unify { left, .. } = &kind {
                        self.opens(left, &known, &mut gives);
                    }
                    self.bind(plain(statement.span, kind), &known, out);
                    known.extend(gives);
                }
            }
        }
    }

    /// Whether a pattern binds something.
    fn is_open(&self, pattern: &Expr, bound: &Vars) -> bool {
        match &pattern.kind {
            ExprKind::Wildcard => true,
            ExprKind::Var(name) => self.names.locals.contains(name) && !bound.contains(name),
            ExprKind::Array(items) => items.iter().any(|item| self.is_open(item, bound)),
            ExprKind::Object(items) => items.iter().any(|(_, value)| self.is_open(value, bound)),
            ExprKind::Paren(inner) => self.is_open(inner, bound),
            _ => false,
        }
    }

    /// The value, in a local.
    fn held(&mut self, value: Expr, as_: &dyn Fn(StatementKind) -> Statement, out: &mut Vec<Statement>) -> Expr {
        if matches!(value.kind, ExprKind::Var(_)) && self.is_plain(&value) {
            return value;
        }
        let span = value.span;
        let local = Expr::new(span, ExprKind::Var(self.names.make()));
        out.push(as_(StatementKind::Assign { target: local.clone(), operator: span, value }));
        local
    }

    /// The object has these keys and no more.
    fn fields(&mut self, items: Vec<(Expr, Expr)>, object: &Expr, span: Span, bound: &Vars, out: &mut Vec<Statement>) {
        let call = |name: &str| {
            let function = Box::new(Expr::new(span, ExprKind::Var(name.to_owned())));
            Expr::new(span, ExprKind::Call(Call { function, args: vec![object.clone()] }))
        };
        out.push(plain(span, StatementKind::Expr(call("is_object"))));
        let size = Expr::new(span, ExprKind::Number(items.len().to_string()));
        out.push(plain(span, equal(span, call("count"), size)));
        let mut bound = bound.clone();
        for (key, value) in items {
            let part = Part { span, kind: PartKind::Bracket(key) };
            let field = ExprKind::Ref(Ref { head: Box::new(object.clone()), parts: vec![part] });
            let mut gives = Vars::new();
            self.opens(&value, &bound, &mut gives);
            let kind = StatementKind::Unify { left: value, operator: span, right: Expr::new(span, field) };
            self.bind(plain(span, kind), &bound, out);
            bound.extend(gives);
        }
    }

    fn opens(&self, pattern: &Expr, bound: &Vars, gives: &mut Vars) {
        visit::every(pattern, false, &mut |expr| {
            if let ExprKind::Var(name) = &expr.kind
                && self.is_open(expr, bound)
            {
                gives.insert(name.clone());
            }
            true
        });
    }

    /// Puts locals in the places of all parts of a pattern but names that it binds: regorus would bind what has a value
    /// already, and takes objects that have more keys.
    fn take_others(&mut self, pattern: &mut Expr, known: &mut Vars, others: &mut Vec<(Expr, Expr)>) {
        match &mut pattern.kind {
            ExprKind::Array(items) => items.iter_mut().for_each(|item| self.take_others(item, known, others)),
            ExprKind::Paren(inner) => self.take_others(inner, known, others),
            ExprKind::Wildcard => {}
            ExprKind::Var(name) if self.names.locals.contains(name) && !known.contains(name) => {
                known.insert(name.clone());
            }
            _ => {
                let name = self.names.make();
                known.insert(name.clone());
                let local = Expr::new(pattern.span, ExprKind::Var(name));
                others.push((local.clone(), std::mem::replace(pattern, local)));
            }
        }
    }
}

/// Takes two literals that are unified apart.
pub(super) fn pairs(statement: Statement, out: &mut Vec<Statement>) {
    let is_negated = statement.not.is_some();
    let (StatementKind::Unify { left, right, .. } | StatementKind::Assign { target: left, value: right, .. }) =
        &statement.kind
    else {
        out.push(statement);
        return;
    };
    let apart = match (&left.inner().kind, &right.inner().kind) {
        (ExprKind::Array(left), ExprKind::Array(right)) if left.len() == right.len() && !is_negated => {
            left.iter().cloned().zip(right.iter().cloned()).collect()
        }
        (ExprKind::Array(_), ExprKind::Array(_)) if !is_negated => {
            let never = Expr::new(statement.span, ExprKind::Bool(false));
            return out.push(Statement { kind: StatementKind::Expr(never), ..statement });
        }
        (ExprKind::Object(left), ExprKind::Object(right)) if !is_negated => match by_key(left, right) {
            Some(apart) => apart,
            None => return out.push(statement),
        },
        _ => return out.push(statement),
    };
    if apart.is_empty() {
        return;
    }
    for (left, right) in apart {
        let kind = StatementKind::Unify { left, operator: statement.span, right };
        pairs(Statement { kind, ..statement.clone() }, out);
    }
}

/// `left == right`
fn equal(span: Span, left: Expr, right: Expr) -> StatementKind {
    let side = |expr: Expr| match expr.kind {
        ExprKind::Binary { .. } | ExprKind::In { .. } => Expr::new(expr.span, ExprKind::Paren(Box::new(expr))),
        _ => expr,
    };
    let (left, right) = (Box::new(side(left)), Box::new(side(right)));
    StatementKind::Expr(Expr::new(span, ExprKind::Binary { operator: Operator::Equal, at: span, left, right }))
}

/// The values of two objects with the same constant keys.
fn by_key(left: &[(Expr, Expr)], right: &[(Expr, Expr)]) -> Option<Vec<(Expr, Expr)>> {
    if left.len() != right.len() {
        return None;
    }
    left.iter()
        .map(|(key, value)| {
            let ExprKind::String(key) = &key.kind else { return None };
            let other = right.iter().find(|(other, _)| matches!(&other.kind, ExprKind::String(other) if other == key));
            Some((value.clone(), other?.1.clone()))
        })
        .collect()
}
