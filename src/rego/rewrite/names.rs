//! Which name means what: locals get names that nothing else has, imports are written out. Never looks at values.
//!
//! regorus confuses a local with a rule, an import or another local of the same name. After this, a name of
//! [`Names::locals`] is one local of the rule, and every other name is a rule of the package, `input` or `data`.

use std::collections::{BTreeMap, BTreeSet};

use super::load::Load;
use super::mock;
use super::numbers;
use super::visit::{self, ChildMut};
use crate::rego::ast::{
    Body, Expr, ExprKind, Head, HeadValue, Import, Name, Part, PartKind, Ref, Span, Statement, StatementKind, With,
};

/// Names that cannot be those of a local, since regorus reads them as words of the language.
const WORDS: [&str; 16] = [
    "as", "contains", "data", "default", "else", "every", "false", "if", "import", "in", "input", "not", "null",
    "some", "true", "with",
];

/// The names of one definition of a rule.
pub(super) struct Names<'a> {
    load: &'a Load,
    package: &'a [String],
    rules: &'a BTreeSet<String>,
    imports: &'a [Import],
    frames: Vec<BTreeMap<String, String>>,
    free: BTreeMap<String, String>,
    /// The locals, by the names that they have now.
    pub(super) locals: BTreeSet<String>,
    made: usize,
}

impl<'a> Names<'a> {
    /// Of a definition in a package with these rules, in a module with these imports.
    pub(super) fn new(load: &'a Load, package: &'a [String], imports: &'a [Import]) -> Self {
        let rules = load.rules(package);
        let (frames, free, locals) = (vec![BTreeMap::new()], BTreeMap::new(), BTreeSet::new());
        Self { load, package, rules, imports, frames, free, locals, made: 0 }
    }

    /// A local that the author does not know of.
    pub(super) fn make(&mut self) -> String {
        self.made += 1;
        self.fresh(&format!("__{}", self.made))
    }

    /// Opens a scope.
    pub(super) fn open(&mut self) {
        self.frames.push(BTreeMap::new());
    }

    /// Closes the innermost scope.
    pub(super) fn close(&mut self) {
        self.frames.pop();
    }

    /// The parameters of a function are locals of the whole definition.
    pub(super) fn parameters(&mut self, head: &mut Head) {
        for arg in head.args.iter_mut().flatten() {
            self.declare_all(arg);
            self.expr(arg);
        }
    }

    /// What a head takes from the body, whose scope is open.
    pub(super) fn head(&mut self, head: &mut Head) {
        for part in &mut head.parts {
            self.part(part);
        }
        if let Some(key) = &mut head.key {
            self.expr(key);
        }
        if let Some(value) = &mut head.value {
            self.value(value);
        }
    }

    /// What a rule or an `else` gives.
    pub(super) fn value(&mut self, value: &mut HeadValue) {
        self.expr(&mut value.value);
    }

    /// The statements of a body, whose scope is open.
    pub(super) fn body(&mut self, body: &mut Body) {
        for statement in &mut body.statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &mut Statement) {
        for with in &mut statement.with {
            self.replacement(&mut with.value);
        }
        // Taken out until the rest is done: a name must not be resolved twice.
        let with = std::mem::take(&mut statement.with);
        let with = with.into_iter().flat_map(|with| self.target(with)).collect();
        match &mut statement.kind {
            StatementKind::Assign { target, value, .. } => {
                self.expr(value);
                self.declare_all(target);
                self.expr(target);
            }
            StatementKind::Some { names } => names.iter().for_each(|name| self.declare(&name.text)),
            StatementKind::SomeIn { key, value, domain } => {
                self.expr(domain);
                for pattern in key.iter_mut().chain([value]) {
                    self.declare_all(pattern);
                    self.expr(pattern);
                }
            }
            StatementKind::Every { key, value, domain, body } => {
                self.expr(domain);
                self.open();
                for name in key.iter_mut().chain([value]) {
                    if name.text != "_" {
                        self.declare(&name.text);
                        name.text = self.resolve(&name.text);
                    }
                }
                self.body(body);
                self.close();
            }
            StatementKind::Body(body) => {
                self.open();
                self.body(body);
                self.close();
            }
            StatementKind::Expr(expr) => self.expr(expr),
            StatementKind::Unify { left, right, .. } => {
                self.expr(left);
                self.expr(right);
            }
        }
        statement.with = with;
    }

    /// Every variable of a pattern becomes a local of the innermost scope.
    fn declare_all(&mut self, pattern: &Expr) {
        match &pattern.kind {
            ExprKind::Var(name) => self.declare(name),
            ExprKind::Array(_) | ExprKind::Object(_) | ExprKind::Set(_) | ExprKind::Paren(_) => {
                visit::parts(pattern, &mut |child| {
                    if let visit::Child::Expr(expr) = child {
                        self.declare_all(expr);
                    }
                });
            }
            _ => {}
        }
    }

    fn declare(&mut self, name: &str) {
        if name == "_" || name == "input" || name == "data" {
            return;
        }
        if self.frames.last().is_some_and(|frame| frame.contains_key(name)) {
            return;
        }
        let fresh = self.fresh(name);
        if let Some(frame) = self.frames.last_mut() {
            frame.insert(name.to_owned(), fresh);
        }
    }

    fn fresh(&mut self, base: &str) -> String {
        let mut name = base.to_owned();
        let mut number = 1_u32;
        while self.locals.contains(&name)
            || self.rules.contains(&name)
            || WORDS.contains(&name.as_str())
            || self.imports.iter().any(|import| import.name() == name)
        {
            number += 1;
            name = format!("{base}__{number}");
        }
        self.locals.insert(name.clone());
        name
    }

    fn resolve(&mut self, name: &str) -> String {
        for frame in self.frames.iter().rev() {
            if let Some(local) = frame.get(name) {
                return local.clone();
            }
        }
        if let Some(local) = self.free.get(name) {
            return local.clone();
        }
        let local = self.fresh(name);
        self.free.insert(name.to_owned(), local.clone());
        local
    }

    fn is_local(&self, name: &str) -> bool {
        self.frames.iter().any(|frame| frame.contains_key(name))
    }

    fn import(&self, name: &str) -> Option<&'a Import> {
        self.imports.iter().find(|import| !import.is_dialect() && import.name() == name)
    }

    fn expr(&mut self, expr: &mut Expr) {
        self.resolved(expr);
        numbers::exact(expr);
    }

    fn resolved(&mut self, expr: &mut Expr) {
        match &mut expr.kind {
            ExprKind::Var(name) if name == "input" || name == "data" => {}
            ExprKind::Var(name) => {
                if !self.is_local(name)
                    && let Some(import) = self.import(name)
                {
                    expr.kind = written_out(import, expr);
                } else if self.is_local(name) || !self.rules.contains(name.as_str()) {
                    *name = self.resolve(&name.clone());
                }
            }
            ExprKind::Ref(reference) => {
                self.expr(&mut reference.head);
                reference.parts.iter_mut().for_each(|part| self.part(part));
                flatten(reference);
            }
            // OPA takes a call without arguments for the rule of that name.
            ExprKind::Call(call) if call.args.is_empty() && self.load.arity(self.package, &call.function).is_none() => {
                *expr = (*call.function).clone();
                self.expr(expr);
            }
            ExprKind::Call(call) => {
                self.function(&mut call.function);
                call.args.iter_mut().for_each(|arg| self.expr(arg));
            }
            ExprKind::ArrayComprehension { .. }
            | ExprKind::SetComprehension { .. }
            | ExprKind::ObjectComprehension { .. } => {
                self.open();
                self.children(expr);
                self.close();
            }
            _ => self.children(expr),
        }
    }

    fn children(&mut self, expr: &mut Expr) {
        visit::parts_mut(expr, &mut |child| match child {
            ChildMut::Expr(expr) => self.expr(expr),
            ChildMut::Body(body) => self.body(body),
        });
    }

    fn part(&mut self, part: &mut Part) {
        if let PartKind::Bracket(expr) = &mut part.kind {
            self.expr(expr);
        }
    }

    /// The path of a function is never that of a local. One of the load is written in full, so that `with` finds it.
    fn function(&self, function: &mut Expr) {
        let head = match &mut function.kind {
            ExprKind::Ref(reference) => &mut reference.head,
            _ => &mut *function,
        };
        if let ExprKind::Var(name) = &head.kind
            && let Some(import) = self.import(name)
        {
            head.kind = written_out(import, head);
        }
        if let ExprKind::Ref(reference) = &mut function.kind {
            flatten(reference);
        }
        if let Some(path) = self.load.own(self.package, function) {
            *function = below_data(path, function.span);
        } else if let Some(name) = function.path().map(|path| path.join("."))
            && self.load.mocked(&name).is_some()
        {
            *function = mock::stand_in(self.package, &name, function);
        }
    }

    /// A `with` of a built-in that regorus cannot replace is one for each package that calls it.
    fn target(&self, mut with: With) -> Vec<With> {
        let path = with.target.path().map(|path| path.join("."));
        if let Some(name) = path
            && let Some(packages) = self.load.mocked(&name)
        {
            let one = |package: &Vec<String>| {
                let target = mock::stand_in(package, &name, &with.target);
                With { target, ..with.clone() }
            };
            return packages.iter().map(one).collect();
        }
        self.function(&mut with.target);
        if let Some((first, rest)) = with.target.path().as_deref().and_then(<[&str]>::split_first)
            && self.rules.contains(*first)
        {
            let path = self.package.iter().map(String::as_str).chain([*first]).chain(rest.iter().copied());
            with.target = below_data(path.map(str::to_owned), with.target.span);
        }
        vec![with]
    }

    /// What a `with` puts in: a value, or the name of a function.
    fn replacement(&mut self, value: &mut Expr) {
        if let Some(path) = value.path()
            && path.first().is_some_and(|first| !self.is_local(first))
        {
            let mut function = value.clone();
            self.function(&mut function);
            if self.load.arity(self.package, &function).is_some() {
                *value = function;
                return;
            }
        }
        self.expr(value);
    }
}

/// `data.a.b`
pub(super) fn below_data(path: impl IntoIterator<Item = String>, span: Span) -> Expr {
    let part = |text| {
        let name = Expr::new(Span::default(), ExprKind::String(text));
        Part { span, kind: PartKind::Bracket(name) }
    };
    let head = Box::new(Expr::new(span, ExprKind::Var("data".to_owned())));
    Expr::new(span, ExprKind::Ref(Ref { head, parts: path.into_iter().map(part).collect() }))
}

/// `data.lib.text` for `text`.
fn written_out(import: &Import, at: &Expr) -> ExprKind {
    let mut path = import.path.iter();
    let first = path.next().map_or("data", |name| name.text.as_str());
    let head = ExprKind::Var(first.to_owned());
    let parts: Vec<Part> = path.map(|name| Part { span: at.span, kind: constant(name, at) }).collect();
    if parts.is_empty() {
        return head;
    }
    ExprKind::Ref(Ref { head: Box::new(Expr::new(at.span, head)), parts })
}

fn constant(name: &Name, at: &Expr) -> PartKind {
    PartKind::Bracket(Expr::new(at.span, ExprKind::String(name.text.clone())))
}

/// A reference whose head is a reference becomes one.
fn flatten(reference: &mut Ref) {
    if let ExprKind::Ref(inner) = &mut reference.head.kind {
        let mut parts = std::mem::take(&mut inner.parts);
        parts.append(&mut reference.parts);
        reference.parts = parts;
        let head = std::mem::replace(&mut inner.head.kind, ExprKind::Null);
        reference.head.kind = head;
    }
}
