//! What the checks look at: rules with names resolved, variables numbered, and calls within calls taken out, as OPA's compiler has
//! them. Made by `lower`; never changed afterwards.

use crate::rego::ast::{HeadKind, Span};
use crate::rego::builtins::Builtin;
use crate::rego::types::Key;

/// The number of a variable in its rule.
pub(crate) type Var = usize;

/// A definition of a rule or function.
pub(crate) struct Rule {
    /// The index of its module.
    pub(crate) module: usize,
    /// Its path below `data`; nothing for a part that is no constant.
    pub(crate) path: Vec<Option<Key>>,
    /// Those parts of its name that are no constants.
    pub(crate) parts: Vec<Term>,
    /// What it defines.
    pub(crate) kind: HeadKind,
    /// The parameters of a function.
    pub(crate) args: Vec<Term>,
    /// Its body, and those of each `else`.
    pub(crate) branches: Vec<Branch>,
    /// Whether its names are in order: what is declared twice has no value to look for.
    pub(crate) is_clear: bool,
    /// The names of its variables, and where each is first.
    pub(crate) vars: Vec<Name>,
}

/// A variable's name.
#[derive(Clone)]
pub(crate) struct Name {
    /// Empty where the compiler made it.
    pub(crate) text: String,
    /// Where it is first.
    pub(crate) at: Span,
}

/// A body with what it gives.
pub(crate) struct Branch {
    /// The head or the `else`.
    pub(crate) at: Span,
    /// What must hold; the head's calls and references are at its end.
    pub(crate) body: Vec<Expr>,
    /// The element of a set.
    pub(crate) key: Option<Term>,
    /// The value; nothing means `true`.
    pub(crate) value: Option<Term>,
}

/// A statement, or a part of one that was taken out.
pub(crate) struct Expr {
    /// The statement.
    pub(crate) at: Span,
    /// Whether it must not hold.
    pub(crate) negated: bool,
    /// What it says.
    pub(crate) kind: ExprKind,
    /// What is replaced meanwhile.
    pub(crate) with: Vec<With>,
}

/// What a statement says.
pub(crate) enum ExprKind {
    /// The value is there and not false.
    Term(Term),
    /// Both sides are equal.
    Equal {
        /// The one side.
        left: Term,
        /// The other side.
        right: Term,
        /// Whether the left side is assigned.
        assign: bool,
    },
    /// A call.
    Call {
        /// What is called.
        callee: Callee,
        /// With what.
        args: Vec<Term>,
        /// Where the result goes; nothing where it is only tested.
        out: Option<Term>,
    },
    /// `every`.
    Every {
        /// The variable of the key.
        key: Var,
        /// The variable of the value.
        value: Var,
        /// What is gone through.
        domain: Term,
        /// What must hold for each.
        body: Vec<Expr>,
    },
    /// `not` as a body of its own.
    Not {
        /// What must not hold.
        body: Vec<Expr>,
        /// Whether it stands in braces.
        explicit: bool,
    },
}

/// What is called.
#[derive(Clone)]
pub(crate) enum Callee {
    /// A built-in function.
    Builtin(&'static Builtin),
    /// A function of a policy, by its path below `data`.
    Path(Vec<Key>),
    /// One that there is not; the fault is told already.
    Unknown,
}

/// `with target as value`.
#[derive(Clone)]
pub(crate) struct With {
    /// A reference or a function.
    pub(crate) target: Term,
    /// What stands there instead.
    pub(crate) value: Term,
}

/// A value.
#[derive(Clone)]
pub(crate) struct Term {
    /// Where it is.
    pub(crate) at: Span,
    /// What it is.
    pub(crate) kind: TermKind,
}

/// What a value is.
#[derive(Clone)]
pub(crate) enum TermKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// As it is written.
    Number(String),
    /// A string.
    String(String),
    /// A variable.
    Var(Var),
    /// A reference; without parts for `input` and `data` alone.
    Ref(Base, Vec<Term>),
    /// A built-in function, in `with`.
    Function(&'static Builtin),
    /// An array.
    Array(Vec<Term>),
    /// A set.
    Set(Vec<Term>),
    /// An object.
    Object(Vec<(Term, Term)>),
    /// A comprehension.
    Comprehension(std::rc::Rc<Comprehension>),
    /// A template string: its texts, and each expression in it as a set that is empty where it is undefined.
    Template(Vec<Term>),
}

/// What a reference starts from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// `input`.
    Input,
    /// `data`.
    Data,
    /// A variable.
    Var(Var),
}

/// A comprehension.
pub(crate) struct Comprehension {
    /// For an object.
    pub(crate) key: Option<Term>,
    /// What is collected.
    pub(crate) value: Term,
    /// For what.
    pub(crate) body: Vec<Expr>,
    /// What it makes.
    pub(crate) makes: Makes,
}

/// What a comprehension makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Makes {
    /// An array.
    Array,
    /// A set.
    Set,
    /// An object.
    Object,
    /// A set with the value of an expression, or with none: what is put into a text. It gives no variable a value.
    Piece,
}

impl Term {
    /// The key that it is, where it is a constant.
    pub(crate) fn key(&self) -> Option<Key> {
        match &self.kind {
            TermKind::String(text) => Some(Key::String(text.clone())),
            TermKind::Number(text) => Some(Key::number(text)),
            TermKind::Bool(value) => Some(Key::Other(value.to_string())),
            TermKind::Null => Some(Key::Other("null".to_owned())),
            _ => None,
        }
    }

    /// Whether it is the same as another one whatever its variables are. Of what is computed that is not known.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        let among = |item: &Self, others: &[Self]| others.iter().any(|other| other.is_alike(item));
        match (&self.kind, &other.kind) {
            (TermKind::Var(own), TermKind::Var(other)) => own == other,
            (TermKind::Array(own), TermKind::Array(others)) => {
                own.len() == others.len() && own.iter().zip(others).all(|(own, other)| own.is_alike(other))
            }
            (TermKind::Set(own), TermKind::Set(others)) => {
                own.iter().all(|item| among(item, others)) && others.iter().all(|item| among(item, own))
            }
            (TermKind::Object(own), TermKind::Object(others)) => {
                let is_among = |(key, value): &(Self, Self)| {
                    others.iter().any(|(other, item)| other.is_alike(key) && item.is_alike(value))
                };
                own.len() == others.len() && own.iter().all(is_among)
            }
            _ => self.key().is_some() && self.key() == other.key(),
        }
    }

    /// Whether it has references or comprehensions in it.
    pub(crate) fn is_computed(&self) -> bool {
        match &self.kind {
            TermKind::Ref(..) | TermKind::Comprehension(_) | TermKind::Template(_) => true,
            TermKind::Array(items) | TermKind::Set(items) => items.iter().any(Term::is_computed),
            TermKind::Object(items) => items.iter().any(|(key, value)| key.is_computed() || value.is_computed()),
            _ => false,
        }
    }
}

impl ExprKind {
    /// Calls back for each value of a statement, not for those of bodies in it.
    pub(crate) fn each_operand<'t>(&'t self, each: &mut impl FnMut(&'t Term)) {
        match self {
            Self::Term(term) | Self::Every { domain: term, .. } => each(term),
            Self::Equal { left, right, .. } => {
                each(left);
                each(right);
            }
            Self::Call { args, out, .. } => args.iter().chain(out).for_each(each),
            Self::Not { .. } => {}
        }
    }

    /// The references in a statement, not those of bodies in it, in the order in which they get values: those in brackets first, and
    /// the sides of an equation last.
    pub(crate) fn references(&self) -> Vec<&Term> {
        let mut found = Vec::new();
        let mut sides = Vec::new();
        let is_equation = match self {
            Self::Call { callee: Callee::Builtin(builtin), out: None, .. } => builtin.is_equality(),
            Self::Equal { .. } => true,
            _ => false,
        };
        self.each_operand(&mut |term| {
            term.references(&mut found);
            if is_equation && let TermKind::Ref(..) = term.kind {
                sides.extend(found.pop());
            }
        });
        found.extend(sides);
        found
    }
}

impl Term {
    /// The references in it, and at last itself where it is one.
    pub(crate) fn references<'t>(&'t self, found: &mut Vec<&'t Self>) {
        match &self.kind {
            TermKind::Ref(_, parts) => {
                for part in parts {
                    part.references(found);
                }
                found.push(self);
            }
            TermKind::Array(items) | TermKind::Set(items) => {
                for item in items {
                    item.references(found);
                }
            }
            TermKind::Object(items) => items.iter().for_each(|(key, value)| {
                key.references(found);
                value.references(found);
            }),
            _ => {}
        }
    }
}

/// Sees the statements of a rule and the values in them, from the outside inwards.
pub(crate) trait Visitor {
    /// A statement.
    fn expr(&mut self, _: &Expr) {}

    /// A value.
    fn term(&mut self, term: &Term);
}

impl Expr {
    /// Shows a visitor this statement and all that is in it.
    pub(crate) fn accept(&self, visitor: &mut dyn Visitor) {
        visitor.expr(self);
        match &self.kind {
            ExprKind::Term(term) => term.accept(visitor),
            ExprKind::Equal { left, right, .. } => {
                left.accept(visitor);
                right.accept(visitor);
            }
            ExprKind::Call { args, out, .. } => args.iter().chain(out).for_each(|term| term.accept(visitor)),
            ExprKind::Every { domain, body, .. } => {
                domain.accept(visitor);
                for expr in body {
                    expr.accept(visitor);
                }
            }
            ExprKind::Not { body, .. } => {
                for expr in body {
                    expr.accept(visitor);
                }
            }
        }
        for With { target, value } in &self.with {
            target.accept(visitor);
            value.accept(visitor);
        }
    }
}

impl Term {
    /// Shows a visitor this value and all that is in it.
    pub(crate) fn accept(&self, visitor: &mut dyn Visitor) {
        visitor.term(self);
        match &self.kind {
            TermKind::Ref(_, items) | TermKind::Array(items) | TermKind::Set(items) | TermKind::Template(items) => {
                for item in items {
                    item.accept(visitor);
                }
            }
            TermKind::Object(items) => items.iter().for_each(|(key, value)| {
                key.accept(visitor);
                value.accept(visitor);
            }),
            TermKind::Comprehension(found) => {
                for expr in &found.body {
                    expr.accept(visitor);
                }
                found.key.iter().chain([&found.value]).for_each(|term| term.accept(visitor));
            }
            _ => {}
        }
    }
}

/// A set of variables. Most rules have fewer than 64: these take no memory of their own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vars {
    first: u64,
    more: Vec<u64>,
}

impl Vars {
    fn word(&self, index: usize) -> u64 {
        match index.checked_sub(1) {
            None => self.first,
            Some(index) => self.more.get(index).copied().unwrap_or(0),
        }
    }

    fn word_mut(&mut self, index: usize) -> &mut u64 {
        let Some(index) = index.checked_sub(1) else { return &mut self.first };
        if self.more.len() <= index {
            self.more.resize(index + 1, 0);
        }
        self.more.get_mut(index).unwrap_or(&mut self.first)
    }

    fn combined(&self, other: &Vars, with: impl Fn(u64, u64) -> u64) -> Vars {
        let more = (1..=self.more.len()).map(|index| with(self.word(index), other.word(index)));
        Vars { first: with(self.first, other.first), more: more.collect() }
    }

    /// Adds one.
    pub(crate) fn add(&mut self, var: Var) {
        *self.word_mut(var / 64) |= 1 << (var % 64);
    }

    /// Whether one is in it.
    pub(crate) fn has(&self, var: Var) -> bool {
        self.word(var / 64) & (1 << (var % 64)) != 0
    }

    /// Takes one out.
    pub(crate) fn remove(&mut self, var: Var) {
        if self.has(var) {
            *self.word_mut(var / 64) &= !(1 << (var % 64));
        }
    }

    /// Adds all of another set.
    pub(crate) fn add_all(&mut self, other: &Vars) {
        self.first |= other.first;
        for (index, word) in (1..).zip(&other.more) {
            *self.word_mut(index) |= word;
        }
    }

    /// Those that are not in another set.
    pub(crate) fn without(&self, other: &Vars) -> Vars {
        self.combined(other, |mine, theirs| mine & !theirs)
    }

    /// Those that are in both.
    pub(crate) fn both(&self, other: &Vars) -> Vars {
        self.combined(other, |mine, theirs| mine & theirs)
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.first == 0 && self.more.iter().all(|word| *word == 0)
    }

    /// Whether all are in another set.
    pub(crate) fn is_within(&self, other: &Vars) -> bool {
        self.without(other).is_empty()
    }

    /// Each, in order.
    pub(crate) fn each(&self) -> impl Iterator<Item = Var> + '_ {
        let bits = |index: usize| {
            let word = self.word(index);
            (0..64).filter(move |bit| word & (1 << bit) != 0).map(move |bit| index * 64 + bit)
        };
        (0..=self.more.len()).flat_map(bits)
    }
}
