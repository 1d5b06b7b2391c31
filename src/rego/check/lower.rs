//! A module's tree → rules with names resolved. Finds what is wrong with names, calls and `with` on the way; evaluates nothing.

mod call;
mod statement;
mod term;

use std::collections::{BTreeMap, BTreeSet};

use super::ir::{Branch, Expr, ExprKind, Name, Rule, Term, TermKind};
use super::scope::{Came, Global, Scopes, declared_in, globals, pattern_names};
use super::tree::{Tree, package};
use crate::model::words::nearest;
use crate::rego::annotations::Annotations;
use crate::rego::ast::{self, Body, Dialect, HeadValue, Module, PartKind, Span, StatementKind};
use crate::rego::builtins;
use crate::rego::parse::Fault;
use crate::rego::types::Key;
use crate::rego::{Given, NOTHING};

/// A module's rules.
pub(super) struct Lowered {
    /// One a body of the text.
    pub(super) rules: Vec<Rule>,
    /// Paths below `data` that it refers to. One into its own package may lead into a package below that.
    pub(super) needs: BTreeSet<Vec<Key>>,
}

/// A module among others, and what its names mean.
pub(crate) struct Context<'a> {
    tree: &'a Tree,
    index: usize,
    module: &'a Module,
    names: &'a Names,
}

/// What the names of a module mean, in all of its rules.
pub(crate) struct Names {
    package: Vec<Key>,
    globals: BTreeMap<String, Global>,
}

impl Names {
    /// Those of a module.
    pub(crate) fn of(tree: &Tree, module: &Module) -> Self {
        let package = package(module);
        Self { globals: globals(module, &package, exports(tree, &package)), package }
    }
}

impl<'a> Context<'a> {
    /// The module at an index.
    pub(crate) const fn of(tree: &'a Tree, (index, module): (usize, &'a Module), names: &'a Names) -> Self {
        Self { tree, index, module, names }
    }

    /// Resolves all of the module.
    pub(super) fn all(&self, given: Given<'_>, faults: &mut Vec<Fault>) -> Lowered {
        let mut lower = self.lower(None, given, faults);
        lower.imports(self.module);
        let rules = self.module.rules.iter().enumerate().flat_map(|rule| self.bodies(rule, &mut lower)).collect();
        Lowered { rules, needs: lower.needs }
    }

    /// Resolves one of its rules, which is at this place; one a body of the text.
    pub(super) fn one(
        &self,
        rule: (usize, &'a ast::Rule),
        annotations: &'a Annotations,
        faults: &mut Vec<Fault>,
    ) -> Vec<Rule> {
        self.bodies(rule, &mut self.lower(Some(annotations), NOTHING, faults))
    }

    fn bodies(&self, (place, rule): (usize, &'a ast::Rule), lower: &mut Lower<'a, '_>) -> Vec<Rule> {
        let Some(definition) = self.tree.of_module(self.index).get(place) else { return Vec::new() };
        // A rule without a body is lowered once, too.
        (0..rule.bodies.len().max(1)).map(|body| lower.rule(&definition.path, rule, body)).collect()
    }

    fn lower<'f>(
        &self,
        annotations: Option<&'a Annotations>,
        given: Given<'f>,
        faults: &'f mut Vec<Fault>,
    ) -> Lower<'a, 'f> {
        Lower {
            tree: self.tree,
            given,
            annotations,
            rule: None,
            module: self.index,
            is_v1: self.module.dialect == Dialect::V1,
            not_bodies: self.module.not_bodies,
            names: self.names,
            scopes: Scopes::default(),
            out: Vec::new(),
            needs: BTreeSet::new(),
            is_clear: true,
            faults,
        }
    }
}

/// The name of a rule as it is written, with dots alone.
fn dotted(head: &ast::Head) -> Option<String> {
    head.parts.iter().try_fold(head.name.text.clone(), |name, part| match &part.kind {
        PartKind::Dot(next) => Some(format!("{name}.{}", next.text)),
        PartKind::Bracket(_) => None,
    })
}

/// The first parts of the names of all rules of a package.
fn exports(tree: &Tree, package: &[Key]) -> impl Iterator<Item = String> {
    let node = tree.find(package);
    let children = node.into_iter().flat_map(|node| &node.children);
    let is_rule = |(key, index): (&Key, &usize)| {
        let Key::String(name) = key else { return None };
        let mut open = vec![*index];
        while let Some(node) = open.pop().and_then(|index| tree.nodes.get(index)) {
            if tree.at(node).any(|definition| in_package(tree, definition.module, package)) {
                return Some(name.clone());
            }
            open.extend(node.children.values());
        }
        None
    };
    children.filter_map(is_rule).collect::<Vec<_>>().into_iter()
}

fn in_package(tree: &Tree, module: usize, package: &[Key]) -> bool {
    tree.find(package).is_some_and(|node| node.modules.contains(&module))
}

struct Lower<'a, 'f> {
    tree: &'a Tree,
    given: Given<'f>,
    /// What METADATA says; of no matter for the checks, which do not hold policies to what it says today.
    annotations: Option<&'a Annotations>,
    /// The rule that is resolved.
    rule: Option<&'a ast::Rule>,
    module: usize,
    is_v1: bool,
    not_bodies: bool,
    names: &'a Names,
    scopes: Scopes,
    /// The body that is being made.
    out: Vec<Expr>,
    needs: BTreeSet<Vec<Key>>,
    /// Whether the names of the rule are in order.
    is_clear: bool,
    faults: &'f mut Vec<Fault>,
}

impl<'a> Lower<'a, '_> {
    fn fault(&mut self, at: Span, message: impl Into<String>, help: Option<&str>) {
        let fault = Fault::new(at, message, help);
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// Leaves a body, in which nothing may be declared that is not used.
    fn leave(&mut self) {
        // A name that is declared twice is a mistake of its own.
        let unused = Some(self.scopes.pop()).filter(|_| self.is_clear);
        for Name { text, at } in unused.into_iter().flatten() {
            self.fault(at, format!("`{text}` is declared and never used"), Some("leave it out, or write `_`"));
        }
    }

    fn imports(&mut self, module: &Module) {
        let mut names: Vec<&str> = Vec::new();
        for import in &module.imports {
            if self.is_v1 && names.contains(&import.name()) {
                let message = format!("there is an import `{}` already", import.name());
                self.fault(import.span, message, Some("give it another name: import … as name"));
            }
            names.push(import.name());
            if import.is_dialect() {
                continue;
            }
            let path: Vec<Key> = import.path.iter().skip(1).map(|name| Key::String(name.text.clone())).collect();
            if import.path.first().is_some_and(|first| first.text == "data") {
                self.need(&path.into_iter().map(Some).collect::<Vec<_>>(), import.span);
            }
        }
    }

    fn rule(&mut self, path: &[Option<Key>], rule: &'a ast::Rule, body: usize) -> Rule {
        self.rule = Some(rule);
        self.scopes = Scopes::default();
        self.out = Vec::new();
        self.is_clear = true;
        let head = &rule.head;
        let own = rule.bodies.get(body);
        let mut declares = own.map_or_else(Vec::new, |body| declared_in(&body.statements));
        for arg in head.args.iter().flatten() {
            pattern_names(arg, &mut |name, _| declares.push(name.to_owned()));
        }
        if self.is_v1 && matches!(head.name.text.as_str(), "input" | "data") {
            self.fault(head.name.span, format!("a rule cannot be called `{}`", head.name.text), None);
        }
        let is_bare = rule.bodies.is_empty() && head.value.is_none();
        if is_bare
            && head.args.is_some()
            && let Some(builtin) = dotted(head).and_then(|name| builtins::find(&name))
        {
            let help = "a call stands in the body of a rule; a function of your own needs another name";
            self.fault(head.span, format!("`{}` is a built-in function", builtin.name), Some(help));
        }
        self.scopes.push(declares);
        let args = self.arguments(head.args.as_deref().unwrap_or(&[]));
        let parameters = self.scopes.frames.last().map_or_else(Vec::new, |frame| frame.vars.clone());
        self.statements(own);
        let before = self.out.len();
        let parts = head.parts.iter().filter_map(|part| match &part.kind {
            PartKind::Bracket(expr) => Some(expr),
            PartKind::Dot(_) => None,
        });
        let parts: Vec<Term> = parts.map(|expr| self.value(expr)).collect();
        let key = head.key.as_ref().map(|key| self.value(key));
        let value = head.value.as_ref().map(|HeadValue { value, .. }| self.value(value));
        self.refuse_dropped(own, before);
        let mut branches = vec![Branch { at: head.span, body: std::mem::take(&mut self.out), key, value }];
        self.leave();
        for branch in &rule.elses {
            branches.push(self.else_branch(branch, head.args.as_deref().unwrap_or(&[]), &parameters));
        }
        let vars = std::mem::take(&mut self.scopes.names);
        Rule {
            module: self.module,
            path: path.to_vec(),
            parts: parts.into_iter().filter(|part| part.key().is_none()).collect(),
            kind: head.kind,
            args,
            branches,
            is_clear: self.is_clear,
            vars,
        }
    }

    fn else_branch(&mut self, branch: &ast::Else, args: &[ast::Expr], parameters: &[(String, usize, Came)]) -> Branch {
        let mut declares = branch.body.as_ref().map_or_else(Vec::new, |body| declared_in(&body.statements));
        for arg in args {
            pattern_names(arg, &mut |name, _| declares.push(name.to_owned()));
        }
        self.scopes.push(declares);
        if let Some(frame) = self.scopes.frames.last_mut() {
            frame.vars.extend_from_slice(parameters);
        }
        self.statements(branch.body.as_ref());
        let before = self.out.len();
        let value = branch.value.as_ref().map(|HeadValue { value, .. }| self.value(value));
        self.refuse_dropped(branch.body.as_ref(), before);
        self.leave();
        Branch { at: branch.span, body: std::mem::take(&mut self.out), key: None, value }
    }

    /// Refuses a body that is `true` alone with `not` or `with` where what is given was worked out after it, of which there were so
    /// many statements before: OPA puts those in the body's place.
    fn refuse_dropped(&mut self, body: Option<&Body>, before: usize) {
        let Some([only]) = body.map(|body| body.statements.as_slice()) else { return };
        let is_true = matches!(&only.kind, StatementKind::Expr(expr) if matches!(expr.kind, ast::ExprKind::Bool(true)));
        if is_true && (only.not.is_some() || !only.with.is_empty()) && self.out.len() > before {
            let help = "leave the rule out, or compare with something";
            self.fault(only.span, "OPA takes no notice of this body", Some(help));
        }
    }

    fn statements(&mut self, body: Option<&Body>) {
        for statement in body.iter().flat_map(|body| &body.statements) {
            self.statement(statement);
        }
    }

    /// The patterns that a function takes.
    fn arguments(&mut self, args: &[ast::Expr]) -> Vec<Term> {
        for arg in args {
            let mut names = Vec::new();
            pattern_names(arg, &mut |name, at| names.push((name, at)));
            for (name, at) in names {
                if matches!(name, "input" | "data") {
                    self.fault(at, format!("a parameter cannot be called `{name}`"), None);
                }
                // The same name may stand twice: then both are equal.
                let _ = self.scopes.declare(name, at, Came::Argument);
            }
            if has_call(arg) {
                self.is_clear = false;
                self.fault(arg.span, "a parameter cannot be computed", Some("compare in the body instead"));
            }
        }
        args.iter().map(|arg| self.term(arg)).collect()
    }

    /// The value of a head or comprehension: what has to be computed for it goes into the body.
    fn value(&mut self, expr: &ast::Expr) -> Term {
        let term = self.term(expr);
        if term.is_computed() { self.name(term, expr.span) } else { term }
    }

    /// Gives a value to a new variable.
    fn name(&mut self, term: Term, at: Span) -> Term {
        let var = self.scopes.fresh(term.at);
        let left = Term { at: term.at, kind: TermKind::Var(var) };
        let kind = ExprKind::Equal { left: left.clone(), right: term, assign: false };
        self.out.push(Expr { at, negated: false, kind, with: Vec::new() });
        left
    }

    /// Notes that the module refers to a path below `data`.
    fn need(&mut self, path: &[Option<Key>], at: Span) {
        let prefix: Vec<Key> = path.iter().map_while(Clone::clone).collect();
        let in_lib = match prefix.as_slice() {
            [Key::String(lib), Key::String(name), ..] => lib == "lib" && (self.given)(&[lib, name]).is_none(),
            [Key::String(lib), _, ..] => lib == "lib",
            _ => false,
        };
        if in_lib && self.tree.find(prefix.iter().take(2)).is_none() {
            let missing = super::tree::shown(&path.iter().take(2).cloned().collect::<Vec<_>>());
            let known = self.tree.find(&[Key::String("lib".to_owned())]);
            let names = known.into_iter().flat_map(|node| node.children.keys());
            let names = names.filter_map(|key| if let Key::String(name) = key { Some(name.as_str()) } else { None });
            let wanted = prefix.get(1).map_or("", |key| if let Key::String(name) = key { name } else { "" });
            let help = nearest(wanted, names).map_or_else(
                || "load the file that has this package, too".to_owned(),
                |name| format!("did you mean data.lib.{name}?"),
            );
            self.fault(at, format!("there is no `{missing}`"), Some(&help));
        }
        self.needs.insert(prefix);
    }
}

fn has_call(expr: &ast::Expr) -> bool {
    match &expr.kind {
        ast::ExprKind::Call(_) | ast::ExprKind::Binary { .. } | ast::ExprKind::In { .. } | ast::ExprKind::Minus(_) => {
            true
        }
        ast::ExprKind::Array(items) => items.iter().any(has_call),
        ast::ExprKind::Object(items) => items.iter().any(|(_, value)| has_call(value)),
        ast::ExprKind::Paren(inside) => has_call(inside),
        _ => false,
    }
}
