//! Operands that OPA evaluates before a statement, moved before it; statements that regorus lacks, in terms of those that it
//! has. Statements in, statements out, in the order of the text; bodies within expressions are left as they are.

use super::lower::Lower;
use super::scan;
use super::unify::pairs;
use super::visit::{self, ChildMut};
use crate::rego::ast::{
    Body, Call, Expr, ExprKind, Name, Operator, Part, PartKind, Ref, Span, Statement, StatementKind, TemplatePart, With,
};

impl Lower<'_> {
    /// The statements that stand for one.
    pub(super) fn expand(&mut self, mut statement: Statement, out: &mut Vec<Statement>) {
        self.values_of_with(&mut statement, out);
        let with = statement.with.clone();
        let mut before = Vec::new();
        if statement.not.is_some() {
            self.negated(&mut statement, &mut before);
        }
        self.operands(&mut statement, &mut before);
        match statement.kind {
            StatementKind::Some { .. } => {}
            StatementKind::SomeIn { key, value, domain } => {
                let value = through(&domain, key, value, &mut |domain| self.moved(domain, &mut before));
                before.push(Statement { kind: value, with: Vec::new(), not: None, span: statement.span });
            }
            kind => {
                let kind = self.out_argument(kind);
                before.push(Statement { kind, with: Vec::new(), ..statement });
            }
        }
        for mut made in before {
            made.with.clone_from(&with);
            pairs(made, out);
        }
    }

    /// OPA evaluates what a `with` puts in before anything else.
    fn values_of_with(&mut self, statement: &mut Statement, out: &mut Vec<Statement>) {
        for with in &mut statement.with {
            let names_function = self.load.arity(&self.package, &with.value).is_some();
            if !names_function && !self.is_plain(&with.value) {
                with.value = self.moved(with.value.clone(), out);
            }
            self.flatten(&mut with.value, out);
        }
    }

    /// What OPA's compiler evaluates before a negation: everything below its outermost operation.
    fn negated(&mut self, statement: &mut Statement, before: &mut Vec<Statement>) {
        if self.is_modern_not {
            return;
        }
        match &mut statement.kind {
            StatementKind::Expr(expr) => {
                let expr = innermost(expr);
                match &mut expr.kind {
                    ExprKind::Binary { operator: Operator::Equal, left, right, .. } => {
                        self.in_term(left, before);
                        self.in_term(right, before);
                    }
                    ExprKind::Call(call) if !is_print(call) => {
                        call.args.iter_mut().for_each(|arg| self.before(arg, before));
                    }
                    ExprKind::Binary { left, right, .. } => {
                        self.before(left, before);
                        self.before(right, before);
                    }
                    ExprKind::In { key, value, domain, .. } => {
                        if let Some(key) = key {
                            self.before(key, before);
                        }
                        self.before(value, before);
                        self.before(domain, before);
                    }
                    _ => self.in_term(expr, before),
                }
            }
            StatementKind::Unify { left, right, .. } => {
                self.in_term(left, before);
                self.in_term(right, before);
            }
            _ => {}
        }
    }

    /// A reference stays, its parts go; all else goes.
    fn in_term(&mut self, expr: &mut Expr, before: &mut Vec<Statement>) {
        let expr = innermost(expr);
        match &mut expr.kind {
            ExprKind::Ref(reference) => {
                if !matches!(reference.head.kind, ExprKind::Var(_)) {
                    self.before(&mut reference.head, before);
                }
                for part in &mut reference.parts {
                    if let PartKind::Bracket(index) = &mut part.kind {
                        self.before(index, before);
                    }
                }
            }
            ExprKind::Var(_) | ExprKind::Wildcard => {}
            _ => self.before(expr, before),
        }
    }

    /// Moves an operand before the statement, unless it has a value for sure.
    fn before(&mut self, expr: &mut Expr, before: &mut Vec<Statement>) {
        let expr = innermost(expr);
        if !self.is_plain(expr) && !visit::is_comprehension(expr) && !matches!(expr.kind, ExprKind::Wildcard) {
            *expr = self.moved(expr.clone(), before);
        }
    }

    /// A local in place of an expression, and the statement that gives it its value.
    pub(super) fn moved(&mut self, value: Expr, before: &mut Vec<Statement>) -> Expr {
        let span = value.span;
        let local = Expr::new(span, ExprKind::Var(self.names.make()));
        let kind = StatementKind::Assign { target: local.clone(), operator: span, value };
        let mut made = plain(span, kind);
        self.operands(&mut made, before);
        before.push(made);
        local
    }

    /// As [`Lower::moved`], of something whose operands are looked after.
    pub(super) fn moved_as_is(&mut self, value: Expr, before: &mut Vec<Statement>) -> Expr {
        let span = value.span;
        let local = Expr::new(span, ExprKind::Var(self.names.make()));
        before.push(plain(span, StatementKind::Assign { target: local.clone(), operator: span, value }));
        local
    }

    /// Parts of a statement that regorus evaluates otherwise than OPA where they stand.
    pub(super) fn operands(&mut self, statement: &mut Statement, before: &mut Vec<Statement>) {
        let is_top = matches!(statement.kind, StatementKind::Expr(_));
        visit::of_statement_mut(statement, &mut |child| {
            if let ChildMut::Expr(expr) = child {
                self.operand(expr, is_top, before);
            }
        });
        // Patterns stay as they are.
        if let StatementKind::Expr(value)
        | StatementKind::Assign { value, .. }
        | StatementKind::SomeIn { domain: value, .. }
        | StatementKind::Every { domain: value, .. } = &mut statement.kind
        {
            self.flatten(value, before);
        }
    }

    fn operand(&mut self, expr: &mut Expr, is_top: bool, before: &mut Vec<Statement>) {
        if visit::is_comprehension(expr) {
            return;
        }
        let stays_top = is_top && matches!(expr.kind, ExprKind::Paren(_));
        let is_walk = scan::is_walk(expr);
        visit::parts_mut(expr, &mut |child| {
            if let ChildMut::Expr(child) = child {
                self.operand(child, stays_top, before);
            }
        });
        match &mut expr.kind {
            // regorus says `false` where an operand is undefined.
            ExprKind::In { key, value, domain, .. } if !is_top || key.is_some() => {
                self.before(value, before);
                self.before(domain, before);
                if let Some(key) = key {
                    self.before(key, before);
                    expr.kind = at_key(expr.span, (**key).clone(), (**value).clone(), (**domain).clone());
                }
            }
            ExprKind::Call(call) if is_walk && !(is_top && call.args.len() == 2) => {
                let local = Expr::new(expr.span, ExprKind::Var(self.names.make()));
                let mut args = std::mem::take(&mut call.args);
                args.push(local.clone());
                let function = call.function.clone();
                let walk = Expr::new(expr.span, ExprKind::Call(Call { function, args }));
                before.push(plain(expr.span, StatementKind::Expr(walk)));
                *expr = local;
            }
            ExprKind::Template(parts) => {
                let parts = std::mem::take(parts);
                *expr = self.template(expr.span, parts);
            }
            _ => {}
        }
    }

    /// `f(x, y)` where `f` has one parameter is `y = f(x)`.
    fn out_argument(&mut self, kind: StatementKind) -> StatementKind {
        let StatementKind::Expr(mut expr) = kind else { return kind };
        let span = expr.span;
        let inner = innermost(&mut expr);
        if let ExprKind::Call(call) = &mut inner.kind
            && !is_print(call)
            && self.load.arity(&self.package, &call.function).is_some_and(|arity| call.args.len() == arity + 1)
            && !(scan::is_walk(inner) && self.is_simple_walk(inner))
            && let ExprKind::Call(call) = &mut inner.kind
            && let Some(left) = call.args.pop()
        {
            return StatementKind::Unify { left, operator: span, right: inner.clone() };
        }
        StatementKind::Expr(expr)
    }

    /// `text{x}text` as a call of `sprintf`; a part without a value prints as `<undefined>`.
    fn template(&mut self, span: Span, parts: Vec<TemplatePart>) -> Expr {
        let mut format = String::new();
        let mut args = Vec::new();
        for part in parts {
            match part {
                TemplatePart::Text(text) => format.push_str(&text.text.replace('%', "%%")),
                TemplatePart::Expr(value) => {
                    format.push_str("%v");
                    args.push(self.or_undefined(value));
                }
            }
        }
        let call = |name: &str, args| {
            let function = Box::new(Expr::new(span, ExprKind::Var(name.to_owned())));
            Expr::new(span, ExprKind::Call(Call { function, args }))
        };
        let format = Expr::new(Span::default(), ExprKind::String(format));
        call("sprintf", vec![format, Expr::new(span, ExprKind::Array(args))])
    }

    /// `array.concat([v | v := value], ["<undefined>"])[0]`
    fn or_undefined(&mut self, value: Expr) -> Expr {
        let span = value.span;
        let expr = |kind| Expr::new(span, kind);
        let name = self.names.make();
        let local = || expr(ExprKind::Var(name.clone()));
        let assign = StatementKind::Assign { target: local(), operator: span, value };
        let body = Body { span, if_keyword: None, braces: false, statements: vec![plain(span, assign)] };
        let found = expr(ExprKind::ArrayComprehension { value: Box::new(local()), body: Box::new(body) });
        let none = Expr::new(Span::default(), ExprKind::String("<undefined>".to_owned()));
        let none = expr(ExprKind::Array(vec![none]));
        let part = |kind| Part { span, kind };
        let concat = Ref {
            head: Box::new(expr(ExprKind::Var("array".to_owned()))),
            parts: vec![part(PartKind::Dot(Name { span, text: "concat".to_owned() }))],
        };
        let call = Call { function: Box::new(expr(ExprKind::Ref(concat))), args: vec![found, none] };
        let first = part(PartKind::Bracket(expr(ExprKind::Number("0".to_owned()))));
        expr(ExprKind::Ref(Ref { head: Box::new(expr(ExprKind::Call(call))), parts: vec![first] }))
    }
}

/// `[true | domain[key] == value] == [true]` for `key, value in domain`, which regorus denies for sets.
fn at_key(span: Span, key: Expr, value: Expr, domain: Expr) -> ExprKind {
    let expr = |kind| Expr::new(span, kind);
    let part = Part { span, kind: PartKind::Bracket(key) };
    let item = expr(ExprKind::Ref(Ref { head: Box::new(domain), parts: vec![part] }));
    let equal = |left, right| {
        let (left, right) = (Box::new(left), Box::new(right));
        expr(ExprKind::Binary { operator: Operator::Equal, at: span, left, right })
    };
    let holds = || expr(ExprKind::Bool(true));
    let statements = vec![plain(span, StatementKind::Expr(equal(item, value)))];
    let body = Box::new(Body { span, if_keyword: None, braces: false, statements });
    let found = expr(ExprKind::ArrayComprehension { value: Box::new(holds()), body });
    ExprKind::Paren(Box::new(equal(found, expr(ExprKind::Array(vec![holds()])))))
}

/// `value = domain[key]` for `some key, value in domain`.
fn through(domain: &Expr, key: Option<Expr>, value: Expr, moved: &mut dyn FnMut(Expr) -> Expr) -> StatementKind {
    let span = domain.span;
    let key = key.unwrap_or_else(|| Expr::new(span, ExprKind::Wildcard));
    let part = Part { span, kind: PartKind::Bracket(key) };
    let inner = domain.inner().clone();
    let right = match inner.kind {
        ExprKind::Ref(mut reference) => {
            reference.parts.push(part);
            reference
        }
        ExprKind::Binary { .. }
        | ExprKind::In { .. }
        | ExprKind::Number(_)
        | ExprKind::String(_)
        | ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Minus(_)
        | ExprKind::Template(_) => Ref { head: Box::new(moved(inner)), parts: vec![part] },
        _ => Ref { head: Box::new(inner), parts: vec![part] },
    };
    StatementKind::Unify { left: value, operator: span, right: Expr::new(span, ExprKind::Ref(right)) }
}

/// A statement without `not` and `with`.
pub(super) fn plain(span: Span, kind: StatementKind) -> Statement {
    Statement { span, not: None, kind, with: Vec::<With>::new() }
}

/// What stands in the parentheses.
fn innermost(expr: &mut Expr) -> &mut Expr {
    if matches!(expr.kind, ExprKind::Paren(_)) {
        *expr = expr.inner().clone();
    }
    expr
}

fn is_print(call: &Call) -> bool {
    matches!(&call.function.kind, ExprKind::Var(name) if name == "print")
}
