//! What a policy says, as a tree: Rego v1 and v0, as they are written.
//!
//! Nothing is simplified: parentheses, one-line bodies, `some … in` and operators are kept as the author wrote them, and every
//! node has its bytes in the source, so that a rewriter can replace just these. The tree is at most [`MAX_DEPTH`] levels deep,
//! so that plain recursion over it is safe.

/// The most levels of nesting that the parser accepts.
pub const MAX_DEPTH: u16 = 200;

/// Bytes of the source: from `start` up to `end`, without it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// From one byte up to another.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// From the start of this to the end of another.
    #[must_use]
    pub fn to(self, last: Span) -> Span {
        Span { start: self.start, end: last.end }
    }

    /// The text at the span.
    pub fn text(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or("")
    }
}

/// Which Rego a file is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Today's, where `if` and `contains` are required.
    #[default]
    V1,
    /// OPA's before 1.0.
    V0,
}

/// A file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Module {
    /// How it had to be read. A file that says `import rego.v1` is [`Dialect::V1`].
    pub dialect: Dialect,
    /// Whether `import future.keywords` or `import future.keywords.not` is there: `not` then holds wherever the statement behind
    /// it does not, whatever in it is undefined.
    pub not_bodies: bool,
    /// `package a.b["c-d"]`.
    pub package: Package,
    /// In the order of the text.
    pub imports: Vec<Import>,
    /// In the order of the text.
    pub rules: Vec<Rule>,
    /// All comments, in the order of the text: from `#` to the end of the line, without the line break.
    pub comments: Vec<Span>,
}

/// The package clause.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    /// From `package` to the end of the path.
    pub span: Span,
    /// Its parts, without `data`.
    pub path: Vec<Name>,
}

/// A name, or a constant part of a path, such as `b` of `a.b` or of `a["b"]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// The name itself, without a dot before it; for `["b"]` the string with its quotes, without the brackets.
    pub span: Span,
    /// What it says.
    pub text: String,
}

/// `import data.lib.k8s as k`.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// From `import` to its end.
    pub span: Span,
    /// `data`, `lib`, `k8s`. The first part is `data`, `input`, `rego` or `future`.
    pub path: Vec<Name>,
    /// The name after `as`.
    pub alias: Option<Name>,
}

impl Import {
    /// The name that it defines: the alias, else the last part of the path.
    pub fn name(&self) -> &str {
        self.alias.as_ref().or(self.path.last()).map_or("", |name| &name.text)
    }

    /// Whether it is `import rego.v1` or `import future.keywords…`, which define no name.
    pub fn is_dialect(&self) -> bool {
        self.path.first().is_some_and(|first| first.text == "rego" || first.text == "future")
    }
}

/// A rule or function, or one of several definitions of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// From `default` or the head to the end of the last body or `else`.
    pub span: Span,
    /// `default allow := false`.
    pub is_default: bool,
    /// What it is called and what it defines.
    pub head: Head,
    /// The first is the rule's own; further ones (`p { … } { … }`) are more definitions with the same head. Empty for
    /// `x := 1` and for `p contains 1`.
    pub bodies: Vec<Body>,
    /// `else := 2 if { … }`, in order. Only where there is one body.
    pub elses: Vec<Else>,
}

/// The part of a rule before its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// From the name to the end of the value, key or arguments.
    pub span: Span,
    /// What kind of rule it defines.
    pub kind: HeadKind,
    /// The first part of the name.
    pub name: Name,
    /// What follows: `.b["c"][x]` of `a.b["c"][x] := 1`. For a partial set of v0 (`p[x] { … }`) the last part is **not** here but
    /// in `key`; for a partial object (`p[k] := v`) it is here.
    pub parts: Vec<Part>,
    /// The parameters of a function; `Some` for [`HeadKind::Function`] alone.
    pub args: Option<Vec<Expr>>,
    /// Where `contains` is, in a partial set that has it.
    pub contains: Option<Span>,
    /// The element of a partial set.
    pub key: Option<Expr>,
    /// The value after `:=` or `=`. Without one it is `true`.
    pub value: Option<HeadValue>,
}

/// What kind of rule a head defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadKind {
    /// One value: `p := 1`, `p if …`, `a.b.c := 1`.
    Complete,
    /// `f(x) := y`.
    Function,
    /// `p contains x`; in v0 also `p[x] { … }`.
    PartialSet,
    /// `p[k] := v`, `p[k] if …`, `a.b[x].c := v`: its parts hold something else than names and strings.
    PartialObject,
}

/// `:= value`.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadValue {
    /// `:=` or `=`.
    pub operator: Span,
    /// What is assigned.
    pub value: Expr,
}

/// `else := 2 if { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Else {
    /// From `else` to the end of its body.
    pub span: Span,
    /// Without one it is `true`.
    pub value: Option<HeadValue>,
    /// Without one it holds always.
    pub body: Option<Body>,
}

/// Statements that must all hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// With its braces, without an `if` before it. In a comprehension: from the first statement to the last.
    pub span: Span,
    /// Where the `if` before it is, in a rule or an `else`.
    pub if_keyword: Option<Span>,
    /// Whether it stands in braces: `if x > 1` does not, nor does that of a comprehension.
    pub braces: bool,
    /// At least one.
    pub statements: Vec<Statement>,
}

/// A line of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// From `not`, `some` or the expression to the end of the last `with`.
    pub span: Span,
    /// Where the `not` is.
    pub not: Option<Span>,
    /// What must hold.
    pub kind: StatementKind,
    /// `with input as x`, in order.
    pub with: Vec<With>,
}

/// What a statement says.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementKind {
    /// An expression that must not be false or undefined.
    Expr(Expr),
    /// `target := value`.
    Assign {
        /// A variable, or an array or object of them.
        target: Expr,
        /// Where `:=` is.
        operator: Span,
        /// What is assigned.
        value: Expr,
    },
    /// `left = right`.
    Unify {
        /// The one side.
        left: Expr,
        /// Where `=` is.
        operator: Span,
        /// The other side.
        right: Expr,
    },
    /// `some x, y`.
    Some {
        /// The names it declares.
        names: Vec<Name>,
    },
    /// `some value in domain`, `some key, value in domain`.
    SomeIn {
        /// A pattern for the key.
        key: Option<Expr>,
        /// A pattern for the value.
        value: Expr,
        /// What is gone through.
        domain: Expr,
    },
    /// `every value in domain { … }`, `every key, value in domain { … }`.
    Every {
        /// The name of the key.
        key: Option<Name>,
        /// The name of the value.
        value: Name,
        /// What is gone through.
        domain: Expr,
        /// What must hold for each.
        body: Body,
    },
    /// `not { … }` of `import future.keywords.not`: the body as a whole must not hold. The `not` itself is in
    /// [`Statement::not`]. Also an operand in braces, and without braces what a `not` before parentheses negates.
    Body(Body),
    /// `a and b`, `a or b` of `import rego.v2` or `import future.keywords.and`, `….or`.
    Logic {
        /// Whether all or one of them must hold.
        operator: Logic,
        /// At least two, without modifiers unless they stand in parentheses.
        operands: Vec<Statement>,
    },
}

/// What joins statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logic {
    /// `and`: each must hold, once, whatever values the others hold for.
    And,
    /// `or`: one must hold.
    Or,
}

/// `with target as value`.
#[derive(Clone, Debug, PartialEq)]
pub struct With {
    /// From `with` to the end of the value.
    pub span: Span,
    /// A variable or a reference: `input`, `data.a.b`, `http.send`.
    pub target: Expr,
    /// What stands there instead.
    pub value: Expr,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Its bytes. Those of an expression in parentheses do not have the parentheses: these are in [`ExprKind::Paren`].
    pub span: Span,
    /// How many levels it has, itself among them.
    pub depth: u16,
    /// What it is.
    pub kind: ExprKind,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it is written; a minus sign before it is part of it.
    Number(String),
    /// `"…"` or `` `…` ``: what it says, escapes resolved.
    String(String),
    /// `$"… {x} …"` or `` $`… {x} …` ``.
    Template(Vec<TemplatePart>),
    /// A variable, `input`, `data`, or the name of a rule or an import. Never `_`.
    Var(String),
    /// `_`.
    Wildcard,
    /// `head.part["part"][x]`; at least one part.
    Ref(Ref),
    /// `f(x)`, `a.b.f(x)`. `f(x).y` is a reference whose head is a call.
    Call(Call),
    /// `[a, b]`.
    Array(Vec<Expr>),
    /// `{a, b}`, `set()`.
    Set(Vec<Expr>),
    /// `{k: v}`, `{}`.
    Object(Vec<(Expr, Expr)>),
    /// `[value | body]`.
    ArrayComprehension {
        /// What is collected.
        value: Box<Expr>,
        /// For what.
        body: Box<Body>,
    },
    /// `{value | body}`.
    SetComprehension {
        /// What is collected.
        value: Box<Expr>,
        /// For what.
        body: Box<Body>,
    },
    /// `{key: value | body}`.
    ObjectComprehension {
        /// Under what it is collected.
        key: Box<Expr>,
        /// What is collected.
        value: Box<Expr>,
        /// For what.
        body: Box<Body>,
    },
    /// `left + right`.
    Binary {
        /// Which operation.
        operator: Operator,
        /// Where its sign is.
        at: Span,
        /// The left operand.
        left: Box<Expr>,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `-x`, of something that is no number.
    Minus(Box<Expr>),
    /// `value in domain`, `key, value in domain`.
    In {
        /// With two operands: the first.
        key: Option<Box<Expr>>,
        /// What is looked for.
        value: Box<Expr>,
        /// Where `in` is.
        at: Span,
        /// Where it is looked for.
        domain: Box<Expr>,
    },
    /// `(x)`: the span has the parentheses.
    Paren(Box<Expr>),
}

/// A piece of a template string.
#[derive(Clone, Debug, PartialEq)]
pub enum TemplatePart {
    /// Text, escapes resolved.
    Text(Name),
    /// `{x}`: the span is that of the expression, without the braces and its modifiers.
    Expr(Expr, Vec<With>),
}

/// A reference into a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Ref {
    /// A variable, a call, a literal or a comprehension.
    pub head: Box<Expr>,
    /// What follows; at least one.
    pub parts: Vec<Part>,
}

/// A part of a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// With its dot or brackets.
    pub span: Span,
    /// What it says.
    pub kind: PartKind,
}

/// What a part of a reference says.
#[derive(Clone, Debug, PartialEq)]
pub enum PartKind {
    /// `.name`.
    Dot(Name),
    /// `[x]`.
    Bracket(Expr),
}

/// A call.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What is called: a variable, or a reference.
    pub function: Box<Expr>,
    /// With what.
    pub args: Vec<Expr>,
}

/// An operator between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`, of numbers or sets
    Minus,
    /// `*`
    Times,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `&`
    And,
    /// `|`
    Or,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Expr {
    /// An expression, with its depth.
    pub fn new(span: Span, kind: ExprKind) -> Expr {
        let depth = kind.depth_below().saturating_add(1);
        Expr { span, depth, kind }
    }

    /// Without the parentheses around it.
    pub fn inner(&self) -> &Expr {
        let mut expr = self;
        while let ExprKind::Paren(inside) = &expr.kind {
            expr = inside;
        }
        expr
    }

    /// `a.b["c"]` as `["a", "b", "c"]`, where it is a variable or a reference with constant parts alone.
    pub fn path(&self) -> Option<Vec<&str>> {
        match &self.inner().kind {
            ExprKind::Var(name) => Some(vec![name]),
            ExprKind::Ref(reference) => {
                let ExprKind::Var(head) = &reference.head.kind else { return None };
                let parts = reference.parts.iter().map(Part::constant);
                std::iter::once(Some(head.as_str())).chain(parts).collect()
            }
            _ => None,
        }
    }
}

impl Part {
    /// The name, or the string in the brackets.
    pub fn constant(&self) -> Option<&str> {
        match &self.kind {
            PartKind::Dot(name) => Some(&name.text),
            PartKind::Bracket(Expr { kind: ExprKind::String(text), .. }) => Some(text),
            PartKind::Bracket(_) => None,
        }
    }

    fn depth(&self) -> u16 {
        match &self.kind {
            PartKind::Dot(_) => 0,
            PartKind::Bracket(expr) => expr.depth,
        }
    }
}

/// What modifiers name.
fn replaced(with: &[With]) -> impl Iterator<Item = &Expr> {
    with.iter().flat_map(|with| [&with.target, &with.value])
}

fn deepest<'a>(exprs: impl IntoIterator<Item = &'a Expr>) -> u16 {
    exprs.into_iter().map(|expr| expr.depth).max().unwrap_or(0)
}

impl ExprKind {
    fn depth_below(&self) -> u16 {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) | Self::Var(_) | Self::Wildcard => 0,
            Self::Template(parts) => deepest(parts.iter().flat_map(|part| match part {
                TemplatePart::Text(_) => Vec::new(),
                TemplatePart::Expr(expr, with) => replaced(with).chain([expr]).collect(),
            })),
            Self::Ref(reference) => {
                reference.parts.iter().map(Part::depth).max().unwrap_or(0).max(reference.head.depth)
            }
            Self::Call(call) => deepest(&call.args).max(call.function.depth),
            Self::Array(items) | Self::Set(items) => deepest(items),
            Self::Object(items) => items.iter().map(|(key, value)| key.depth.max(value.depth)).max().unwrap_or(0),
            Self::ArrayComprehension { value, body } | Self::SetComprehension { value, body } => {
                value.depth.max(body.depth())
            }
            Self::ObjectComprehension { key, value, body } => key.depth.max(value.depth).max(body.depth()),
            Self::Binary { left, right, .. } => left.depth.max(right.depth),
            Self::Minus(expr) | Self::Paren(expr) => expr.depth,
            Self::In { key, value, domain, .. } => {
                key.as_ref().map_or(0, |key| key.depth).max(value.depth).max(domain.depth)
            }
        }
    }
}

impl Body {
    /// How many levels its expressions have.
    pub fn depth(&self) -> u16 {
        self.statements.iter().map(Statement::depth).max().unwrap_or(0)
    }
}

impl Statement {
    fn depth(&self) -> u16 {
        let own = match &self.kind {
            StatementKind::Expr(expr) => expr.depth,
            StatementKind::Assign { target: left, value: right, .. } | StatementKind::Unify { left, right, .. } => {
                left.depth.max(right.depth)
            }
            StatementKind::Some { .. } => 0,
            StatementKind::SomeIn { key, value, domain } => deepest(key.iter().chain([value, domain])),
            StatementKind::Every { domain, body, .. } => domain.depth.max(body.depth()).saturating_add(1),
            StatementKind::Body(body) => body.depth().saturating_add(1),
            StatementKind::Logic { operands, .. } => {
                operands.iter().map(Statement::depth).max().unwrap_or(0).saturating_add(1)
            }
        };
        deepest(replaced(&self.with)).max(own)
    }
}
