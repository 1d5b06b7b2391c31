//! Statements of bodies: declarations, assignments, `every`, `not`, `with`.

use super::Lower;
use super::call::Place;
use crate::rego::ast::{self, Body, Logic, Name, Span, Statement, StatementKind};
use crate::rego::builtins::{self, Builtin, State};
use crate::rego::check::ir::{Base, Callee, Expr, ExprKind, Term, TermKind, With};
use crate::rego::check::scope::{Came, pattern_names};
use crate::rego::check::tree::shown;
use crate::rego::types::Key;

impl Lower<'_, '_> {
    pub(super) fn statement(&mut self, statement: &Statement) {
        let with: Vec<With> = statement.with.iter().map(|with| self.with(with)).collect();
        let negated = statement.not.is_some();
        let first = self.out.len();
        if negated && self.not_bodies {
            let not = self.negated(statement);
            self.out.push(Expr { with, ..not });
            return;
        }
        if let Some(kind) = self.kind(statement) {
            self.out.push(Expr { at: statement.span, negated, kind, with: Vec::new() });
        }
        for expr in self.out.iter_mut().skip(first) {
            expr.with.clone_from(&with);
        }
    }

    /// What stands behind a `not` that is a body of its own, negated.
    fn negated(&mut self, statement: &Statement) -> Expr {
        self.none_of(statement.span, |own| {
            if let StatementKind::Body(body) = &statement.kind {
                return own.operand_body(body);
            }
            if let Some(kind) = own.kind(statement) {
                own.out.push(Expr { at: statement.span, negated: false, kind, with: Vec::new() });
            }
            false
        })
    }

    /// A body of its own that must not hold. What makes it says whether it stands in braces.
    fn none_of(&mut self, at: Span, make: impl FnOnce(&mut Self) -> bool) -> Expr {
        let outer = std::mem::take(&mut self.out);
        let explicit = make(self);
        let body = std::mem::replace(&mut self.out, outer);
        not(at, body, explicit)
    }

    /// A body that is negated or joined; says whether it has braces, and with them names of its own.
    fn operand_body(&mut self, body: &Body) -> bool {
        if body.braces {
            self.scopes.push(Vec::new());
        }
        self.statements(Some(body));
        if body.braces {
            self.leave();
        }
        body.braces
    }

    /// Operands that are joined, by what they are the same as: `a or b` is `not { not a; not b }`, and of `and` each holds where not
    /// nothing of it does, since it holds once, whatever it holds for.
    fn logic(&mut self, operator: Logic, operands: &[Statement], at: Span) {
        let none = operands.iter().map(|operand| self.none_of_operand(operator, operand)).collect::<Vec<_>>();
        let groups = match operator {
            Logic::Or => vec![none],
            Logic::And => none.into_iter().map(|one| vec![one]).collect(),
        };
        self.out.extend(groups.into_iter().map(|body| not(at, body, false)));
    }

    /// An operand, negated.
    fn none_of_operand(&mut self, operator: Logic, operand: &Statement) -> Expr {
        let word = if operator == Logic::And { "and" } else { "or" };
        if let StatementKind::Assign { .. } = operand.kind {
            self.is_clear = false;
            let help = "compare with `==`, or put the operand into braces: { x := …; … }";
            self.fault(operand.span, format!("an operand of `{word}` assigns nothing"), Some(help));
        }
        let none = self.none_of(operand.span, |own| match &operand.kind {
            StatementKind::Body(body) if operand.not.is_none() => own.operand_body(body),
            _ => {
                own.statement(operand);
                false
            }
        });
        let is_void = |expr: &Expr| matches!(&expr.kind, ExprKind::Call { callee: Callee::Builtin(builtin), .. } if builtin.result.is_none());
        if let ExprKind::Not { body, .. } = &none.kind
            && body.iter().all(|expr| !expr.negated && is_void(expr))
        {
            let help = "it always holds: put it into a statement of its own, or beside one that can fail";
            self.fault(operand.span, format!("an operand of `{word}` does more than print"), Some(help));
        }
        none
    }

    fn kind(&mut self, statement: &Statement) -> Option<ExprKind> {
        match &statement.kind {
            StatementKind::Expr(expr) => Some(self.expression(expr.inner())),
            StatementKind::Unify { left, right, .. } => {
                let (left, right) = (self.term(left), self.term(right));
                self.refuse_taken("eq", statement.span);
                Some(ExprKind::Equal { left, right, assign: false })
            }
            StatementKind::Assign { target, value, .. } => {
                if statement.not.is_some() {
                    self.is_clear = false;
                    self.fault(statement.span, "an assignment cannot be negated", Some("compare with `==`"));
                }
                let right = self.term(value);
                self.refuse_taken("assign", statement.span);
                let left = self.target(target);
                Some(ExprKind::Equal { left, right, assign: true })
            }
            StatementKind::Some { names } => {
                for Name { span, text } in names {
                    if text != "_" {
                        self.declare(text, *span, Came::Declared);
                    }
                }
                None
            }
            StatementKind::SomeIn { key, value, domain } => Some(self.some_in(key.as_ref(), value, domain)),
            StatementKind::Every { key, value, domain, body } => Some(self.every(key.as_ref(), value, domain, body)),
            StatementKind::Body(body) => {
                self.statements(Some(body));
                None
            }
            StatementKind::Logic { operator, operands } => {
                self.logic(*operator, operands, statement.span);
                None
            }
        }
    }

    fn expression(&mut self, expr: &ast::Expr) -> ExprKind {
        if let ast::ExprKind::Call(call) = &expr.kind
            && let Some(kind) = self.annotation(call, expr.span)
        {
            return ExprKind::Term(Term { at: expr.span, kind });
        }
        let Some((callee, mut args)) = self.call(expr, Place::Statement) else {
            return ExprKind::Term(self.term(expr));
        };
        let takes = match &callee {
            Callee::Builtin(builtin) if !builtin.variadic => Some(builtin.args.len()),
            Callee::Path(path) => self.tree.arity(path),
            _ => None,
        };
        let out = if takes.is_some_and(|takes| args.len() > takes) { args.pop() } else { None };
        ExprKind::Call { callee, args, out }
    }

    /// Declares a name, or says why it cannot be.
    fn declare(&mut self, name: &str, at: Span, came: Came) -> usize {
        match self.scopes.declare(name, at, came) {
            Ok(var) => var,
            Err(before) => {
                self.is_clear = false;
                let (what, help) = match before {
                    Came::Seen => ("used above", "declare it before it is used"),
                    Came::Assigned => ("assigned above", "compare with `==`, or take another name"),
                    Came::Declared => ("declared above", "take another name, or leave out one declaration"),
                    Came::Argument => ("a parameter", "compare with `==`, or take another name"),
                };
                self.fault(at, format!("`{name}` is {what}"), Some(help));
                self.scopes.fresh(at)
            }
        }
    }

    /// Refuses a variable that is called as a document is.
    fn refuse_document(&mut self, name: &str, at: Span) {
        if self.is_v1 && matches!(name, "input" | "data") {
            self.is_clear = false;
            self.fault(at, format!("nothing can be assigned to `{name}`"), Some("take another name"));
        }
    }

    /// What is assigned to.
    fn target(&mut self, target: &ast::Expr) -> Term {
        let at = target.span;
        let kind = match &target.kind {
            ast::ExprKind::Paren(inside) => return self.target(inside),
            ast::ExprKind::Wildcard => TermKind::Var(self.scopes.wildcard(at)),
            ast::ExprKind::Var(name) => {
                self.refuse_document(name, at);
                TermKind::Var(self.declare(name, at, Came::Assigned))
            }
            ast::ExprKind::Array(items) => TermKind::Array(items.iter().map(|item| self.target(item)).collect()),
            ast::ExprKind::Object(items) => {
                let item = |(key, value): &(ast::Expr, ast::Expr)| (self.target_key(key), self.target(value));
                TermKind::Object(items.iter().map(item).collect())
            }
            _ => {
                let help = "the left side of `:=` is a name, or an array or object of names; compare with `==`";
                self.fault(at, "nothing can be assigned to this", Some(help));
                TermKind::Var(self.scopes.fresh(at))
            }
        };
        Term { at, kind }
    }

    /// A key of what is assigned to. OPA gives it no value, not even where the variable has one.
    fn target_key(&mut self, key: &ast::Expr) -> Term {
        if !is_settled(key) {
            self.is_clear = false;
            let help = "look the value up instead: v := object[key]";
            self.fault(key.span, "the keys of what is assigned to must be constant", Some(help));
            return Term { at: key.span, kind: TermKind::Var(self.scopes.fresh(key.span)) };
        }
        self.term(key)
    }

    fn some_in(&mut self, key: Option<&ast::Expr>, value: &ast::Expr, domain: &ast::Expr) -> ExprKind {
        let mut names = Vec::new();
        for pattern in key.into_iter().chain([value]) {
            pattern_names(pattern, &mut |name, at| names.push((name.to_owned(), at)));
        }
        if let Some((name, at)) = names.iter().find(|(name, _)| uses(domain, name)) {
            self.is_clear = false;
            let message = format!("`{name}` is declared here and used on the right side");
            self.fault(*at, message, Some("take another name"));
            names.clear();
        }
        let place = domain.inner().span;
        let domain = self.term(domain);
        for (name, at) in &names {
            self.refuse_document(name, *at);
            self.declare(name, *at, Came::Declared);
        }
        let key = match key {
            Some(key) => self.term(key),
            None => Term { at: place, kind: TermKind::Var(self.scopes.fresh(place)) },
        };
        let value = self.term(value);
        let (base, mut parts) = match domain.kind {
            TermKind::Ref(base, parts) => (base, parts),
            TermKind::Var(var) => (Base::Var(var), Vec::new()),
            _ => match self.name(domain, place).kind {
                TermKind::Var(var) => (Base::Var(var), Vec::new()),
                _ => (Base::Input, Vec::new()),
            },
        };
        parts.push(key);
        let right = Term { at: place, kind: TermKind::Ref(base, parts) };
        ExprKind::Equal { left: value, right, assign: false }
    }

    fn every(&mut self, key: Option<&Name>, value: &Name, domain: &ast::Expr, body: &Body) -> ExprKind {
        let place = domain.inner().span;
        let domain = self.term(domain);
        // It gets its value before, and gives other variables theirs.
        let domain = self.name(domain, place);
        key.into_iter().chain([value]).for_each(|name| self.refuse_document(&name.text, name.span));
        let names = key.into_iter().chain([value]).map(|name| name.text.clone());
        self.scopes.push(names.collect());
        let mut declare = |name: &Name| {
            if name.text == "_" {
                self.scopes.wildcard(name.span)
            } else {
                self.declare(&name.text, name.span, Came::Declared)
            }
        };
        let key = key.map(&mut declare);
        let value_var = declare(value);
        let key = key.unwrap_or_else(|| self.scopes.fresh(value.span));
        let outer = std::mem::take(&mut self.out);
        self.statements(Some(body));
        let body = std::mem::replace(&mut self.out, outer);
        self.leave();
        ExprKind::Every { key, value: value_var, domain, body }
    }

    pub(super) fn with(&mut self, with: &ast::With) -> With {
        let target = self.with_target(&with.target);
        let value = match self.function(&with.value) {
            Some(function) => function,
            None => self.term(&with.value),
        };
        self.check_stand_in(&target, &value);
        // What gives several values does so outside of the statement.
        let is_open = |part: &Term| matches!(part.kind, TermKind::Var(_));
        let value = match &value.kind {
            TermKind::Ref(_, parts) if parts.iter().any(is_open) => self.name(value, with.value.span),
            TermKind::Array(_) | TermKind::Object(_) | TermKind::Set(_) if value.is_computed() => {
                self.name(value, with.value.span)
            }
            _ => value,
        };
        With { target, value }
    }

    /// Refuses what cannot stand in place of a function.
    fn check_stand_in(&mut self, target: &Term, value: &Term) {
        if let TermKind::Function(builtin) = &value.kind {
            self.state(builtin, value.at);
            if !can_be_replaced(builtin) {
                self.fault(value.at, format!("`{}` cannot stand in for another function", builtin.name), None);
                return;
            }
        }
        let (Some(takes), Some(given)) = (self.arity(target), self.arity(value)) else { return };
        if takes != given {
            let message = format!("this function takes another number of arguments: {given}, not {takes}");
            self.fault(value.at, message, None);
        }
    }

    /// How many arguments a function takes that is named, not called.
    fn arity(&self, function: &Term) -> Option<usize> {
        match &function.kind {
            TermKind::Function(builtin) => Some(builtin.args.len()),
            TermKind::Ref(Base::Data, parts) => {
                let path = parts.iter().map(Term::key).collect::<Option<Vec<Key>>>()?;
                self.tree.arity(&path)
            }
            _ => None,
        }
    }

    /// A built-in function that is named, not called.
    fn function(&mut self, expr: &ast::Expr) -> Option<Term> {
        let path = expr.path()?;
        let first = *path.first()?;
        if self.names.globals.contains_key(first)
            || self.scopes.declared(first).is_some()
            || self.scopes.is_local(first)
        {
            return None;
        }
        let builtin = builtins::find(&path.join("."))?;
        Some(Term { at: expr.span, kind: TermKind::Function(builtin) })
    }

    fn with_target(&mut self, target: &ast::Expr) -> Term {
        if let Some(function) = self.function(target) {
            if let TermKind::Function(builtin) = &function.kind
                && !can_be_replaced(builtin)
            {
                self.fault(target.span, format!("`{}` cannot be replaced", builtin.name), None);
            }
            return function;
        }
        if let Some(path) = target.path()
            && let Some(first) = path.first()
            && !matches!(*first, "input" | "data")
            && !self.names.globals.contains_key(*first)
            && self.scopes.declared(first).is_none()
        {
            // What is no document must be a function.
            self.unknown(&path.join("."), target.span);
            return Term { at: target.span, kind: TermKind::Ref(Base::Input, Vec::new()) };
        }
        // `with input` means the document even where a variable has this name.
        let root = target.path().and_then(|path| path.first().copied().map(str::to_owned));
        let term = match (&target.kind, root.as_deref()) {
            (ast::ExprKind::Var(name), Some("input")) if name == "input" => {
                Term { at: target.span, kind: TermKind::Ref(Base::Input, Vec::new()) }
            }
            _ => self.term(target),
        };
        if let TermKind::Ref(Base::Data | Base::Input, parts) = &term.kind
            && !parts.iter().all(|part| matches!(part.kind, TermKind::String(_)))
        {
            let help = "replace the document above it, with `object.union` or `json.patch`";
            self.fault(target.span, "`with` replaces what has texts alone in its path", Some(help));
        }
        match &term.kind {
            TermKind::Ref(Base::Data, parts) => self.check_partial(parts, target.span),
            TermKind::Ref(Base::Input, _) => {}
            _ => self.fault(
                target.span,
                "`with` cannot replace this",
                Some("it replaces input, data, rules by their path, and functions by their name"),
            ),
        }
        term
    }

    /// Refuses to replace a part of what a rule gives.
    fn check_partial(&mut self, parts: &[Term], at: Span) {
        let path: Vec<Option<Key>> = parts.iter().map(Term::key).collect();
        for length in 1..path.len() {
            let Some(prefix) = path.iter().take(length).cloned().collect::<Option<Vec<Key>>>() else { return };
            if self.tree.find(&prefix).is_some_and(|node| !node.rules.is_empty()) {
                let rule = shown(&path.iter().take(length).cloned().collect::<Vec<_>>());
                self.fault(at, "`with` cannot replace a part of a rule", Some(&format!("replace {rule} as a whole")));
                return;
            }
        }
    }
}

fn not(at: Span, body: Vec<Expr>, explicit: bool) -> Expr {
    Expr { at, negated: false, kind: ExprKind::Not { body, explicit }, with: Vec::new() }
}

/// Whether a function can be replaced by another one, and replace it.
fn can_be_replaced(builtin: &Builtin) -> bool {
    builtin.state != State::Relation && builtin.result.is_some() && !builtin.name.starts_with("rego.metadata")
}

/// Whether a key needs no variable: a constant, or a path below `data`.
fn is_settled(key: &ast::Expr) -> bool {
    match &key.kind {
        ast::ExprKind::Null | ast::ExprKind::Bool(_) | ast::ExprKind::Number(_) | ast::ExprKind::String(_) => true,
        ast::ExprKind::Array(items) | ast::ExprKind::Set(items) => items.iter().all(is_settled),
        ast::ExprKind::Object(items) => items.iter().all(|(key, value)| is_settled(key) && is_settled(value)),
        ast::ExprKind::Paren(inside) => is_settled(inside),
        ast::ExprKind::Ref(_) => key.path().is_some_and(|path| path.first() == Some(&"data")),
        _ => false,
    }
}

/// Whether an expression uses a name, comprehensions in it left out.
fn uses(expr: &ast::Expr, name: &str) -> bool {
    match &expr.kind {
        ast::ExprKind::Var(found) => found == name,
        ast::ExprKind::Ref(reference) => {
            let in_part = |part: &ast::Part| match &part.kind {
                ast::PartKind::Bracket(inside) => uses(inside, name),
                ast::PartKind::Dot(_) => false,
            };
            uses(&reference.head, name) || reference.parts.iter().any(in_part)
        }
        ast::ExprKind::Call(call) => call.args.iter().any(|arg| uses(arg, name)),
        ast::ExprKind::Array(items) | ast::ExprKind::Set(items) => items.iter().any(|item| uses(item, name)),
        ast::ExprKind::Object(items) => items.iter().any(|(key, value)| uses(key, name) || uses(value, name)),
        ast::ExprKind::Binary { left, right, .. } => uses(left, name) || uses(right, name),
        ast::ExprKind::In { value, domain, .. } => uses(value, name) || uses(domain, name),
        ast::ExprKind::Paren(inside) | ast::ExprKind::Minus(inside) => uses(inside, name),
        _ => false,
    }
}
