//! Which variables a statement gives values to, once others have theirs.

use std::collections::BTreeMap;

use crate::rego::check::ir::{Base, Expr, ExprKind, Term, TermKind, Var, Vars};

/// What is left out when variables are gathered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Skip {
    /// Nothing but bodies.
    Nothing,
    /// Comprehensions.
    Closures,
    /// Comprehensions, starts of references, keys of objects: what cannot get a value by being matched.
    Unmatched,
    /// As before, and sets.
    UnmatchedAndSets,
    /// Starts of references.
    Heads,
}

/// Calls back for each variable in a value.
pub(crate) fn vars_in(term: &Term, skip: Skip, each: &mut impl FnMut(Var)) {
    let heads = matches!(skip, Skip::Nothing | Skip::Closures);
    match &term.kind {
        TermKind::Var(var) => each(*var),
        TermKind::Ref(base, parts) => {
            if let (Base::Var(var), true) = (base, heads) {
                each(*var);
            }
            for part in parts {
                vars_in(part, skip, each);
            }
        }
        TermKind::Set(_) if skip == Skip::UnmatchedAndSets => {}
        TermKind::Array(items) | TermKind::Set(items) => {
            for item in items {
                vars_in(item, skip, each);
            }
        }
        TermKind::Object(items) => items.iter().for_each(|(key, value)| {
            if !matches!(skip, Skip::Unmatched | Skip::UnmatchedAndSets) {
                vars_in(key, skip, each);
            }
            vars_in(value, skip, each);
        }),
        _ => {}
    }
}

/// Variables that get values by a statement, when those in `safe` have theirs.
pub(super) fn outputs(expr: &Expr, safe: &Vars) -> Vars {
    let mut out = Vars::default();
    if expr.negated {
        return out;
    }
    for with in &expr.with {
        for term in [&with.target, &with.value] {
            let mut is_safe = true;
            vars_in(term, Skip::Closures, &mut |var| is_safe &= safe.has(var));
            if !is_safe {
                return out;
            }
        }
    }
    match &expr.kind {
        ExprKind::Term(term) | ExprKind::Every { domain: term, .. } => by_references(term, safe, &mut out),
        ExprKind::Not { .. } => {}
        ExprKind::Equal { left, right, assign } => {
            by_references(left, safe, &mut out);
            by_references(right, safe, &mut out);
            let mut basis = safe.clone();
            basis.add_all(&out);
            if *assign {
                // What is assigned to gives nothing to the right side.
                vars_in(left, Skip::Nothing, &mut |var| basis.remove(var));
            }
            let mut unifier = Unifier { safe: &basis, unified: Vars::default(), waiting: BTreeMap::new() };
            unifier.unify(left, right);
            out.add_all(&unifier.unified);
        }
        ExprKind::Call { args, out: result, .. } => {
            args.iter().chain(result).for_each(|term| by_references(term, safe, &mut out));
            if let Some(result) = result {
                let mut is_safe = true;
                let known = |var| out.has(var) || safe.has(var);
                for arg in args {
                    vars_in(arg, Skip::UnmatchedAndSets, &mut |var| is_safe &= known(var));
                }
                if !is_safe {
                    return Vars::default();
                }
                vars_in(result, Skip::UnmatchedAndSets, &mut |var| out.add(var));
            }
        }
    }
    out
}

/// The variables in the brackets of references whose start is there.
fn by_references(term: &Term, safe: &Vars, out: &mut Vars) {
    match &term.kind {
        TermKind::Ref(base, parts) if is_safe_base(*base, safe) => {
            for part in parts {
                vars_in(part, Skip::Heads, &mut |var| out.add(var));
                by_references(part, safe, out);
            }
        }
        TermKind::Array(items) | TermKind::Set(items) => {
            for item in items {
                by_references(item, safe, out);
            }
        }
        TermKind::Object(items) => items.iter().for_each(|(key, value)| {
            by_references(key, safe, out);
            by_references(value, safe, out);
        }),
        _ => {}
    }
}

fn is_safe_base(base: Base, safe: &Vars) -> bool {
    match base {
        Base::Input | Base::Data => true,
        Base::Var(var) => safe.has(var),
    }
}

/// Variables that a statement would give values to, whatever it needs.
pub(super) fn pure_targets(expr: &Expr, targets: &mut Vars) {
    let mut target = |term: &Term| vars_in(term, Skip::UnmatchedAndSets, &mut |var| targets.add(var));
    match &expr.kind {
        _ if expr.negated => {}
        ExprKind::Equal { left, right, assign } => {
            target(left);
            if !assign && matches!(right.kind, TermKind::Var(_)) {
                target(right);
            }
        }
        ExprKind::Call { out: Some(out), .. } => target(out),
        _ => {}
    }
}

/// Matches two values against each other.
struct Unifier<'a> {
    safe: &'a Vars,
    unified: Vars,
    /// Variables that get their value when others have theirs.
    waiting: BTreeMap<Var, Vars>,
}

impl Unifier<'_> {
    fn is_safe(&self, var: Var) -> bool {
        self.safe.has(var) || self.unified.has(var)
    }

    fn unify(&mut self, left: &Term, right: &Term) {
        use TermKind::{Array, Comprehension, Object, Ref, Var};
        for side in [left, right] {
            if let Ref(base, _) = &side.kind
                && !is_safe_base(*base, self.safe)
            {
                return;
            }
        }
        match (&left.kind, &right.kind) {
            (Var(a), Var(b)) => {
                if self.is_safe(*b) {
                    self.mark(*a);
                } else if self.is_safe(*a) {
                    self.mark(*b);
                } else {
                    self.waiting.entry(*a).or_default().add(*b);
                    self.waiting.entry(*b).or_default().add(*a);
                }
            }
            (Var(var), Array(_) | Object(_)) => self.all(*var, right),
            (Array(_) | Object(_), Var(var)) => self.all(*var, left),
            (Var(var), _) | (_, Var(var)) => self.mark(*var),
            (Ref(..) | Comprehension(_), Array(_) | Object(_)) => self.mark_all(right),
            (Array(_) | Object(_), Ref(..)) | (Array(_), Comprehension(_)) => self.mark_all(left),
            (Array(a), Array(b)) if a.len() == b.len() => a.iter().zip(b).for_each(|(a, b)| self.unify(a, b)),
            (Object(a), Object(b)) if a.len() == b.len() => self.objects(a, b),
            _ => {}
        }
    }

    fn objects(&mut self, a: &[(Term, Term)], b: &[(Term, Term)]) {
        for (key, value) in a {
            if let Some((_, other)) = b.iter().find(|(other, _)| other.is_alike(key)) {
                self.unify(value, other);
            }
        }
    }

    fn all(&mut self, var: Var, term: &Term) {
        if self.is_safe(var) {
            self.mark_all(term);
            return;
        }
        let mut missing = Vars::default();
        vars_in(term, Skip::Unmatched, &mut |inside| {
            if !self.is_safe(inside) {
                missing.add(inside);
            }
        });
        if missing.is_empty() {
            self.mark(var);
        } else {
            self.waiting.entry(var).or_default().add_all(&missing);
        }
    }

    fn mark_all(&mut self, term: &Term) {
        let mut vars = Vars::default();
        vars_in(term, Skip::Unmatched, &mut |var| vars.add(var));
        vars.each().for_each(|var| self.mark(var));
    }

    /// Gives a variable its value, and with it those that depend on it or that it depends on.
    fn mark(&mut self, var: Var) {
        let mut open = vec![var];
        while let Some(var) = open.pop() {
            self.unified.add(var);
            if let Some(others) = self.waiting.remove(&var) {
                open.extend(others.each());
            }
            let mut done = Vec::new();
            for (other, needs) in &mut self.waiting {
                if needs.has(var) {
                    needs.remove(var);
                    if needs.is_empty() {
                        done.push(*other);
                    }
                }
            }
            for other in done {
                self.waiting.remove(&other);
                open.push(other);
            }
        }
    }
}
