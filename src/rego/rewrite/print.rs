//! A tree, written out: every expression on the line where the author wrote it, or below where the order forbids that.
//! Tree in, text out; decides nothing.

use crate::rego::ast::{Body, Expr, ExprKind, Name, Operator, Part, PartKind, Span, Statement, StatementKind};

/// The text that is being written.
pub(super) struct Printer<'a> {
    source: &'a str,
    starts: Vec<usize>,
    text: String,
    line: usize,
}

impl<'a> Printer<'a> {
    /// For a tree of this source.
    pub(super) fn new(source: &'a str) -> Self {
        let starts = source.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { source, starts, text: String::with_capacity(source.len()), line: 0 }
    }

    /// What was written.
    pub(super) fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    /// Words of the language, or names.
    pub(super) fn word(&mut self, word: &str) {
        self.text.push_str(word);
        self.line += word.bytes().filter(|byte| *byte == b'\n').count();
    }

    /// Goes to the line where a span of the source starts, unless it is behind.
    pub(super) fn go(&mut self, span: Span) {
        let line = self.starts.partition_point(|start| *start <= span.start);
        if self.line < line {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        while self.line < line {
            self.text.push('\n');
            self.line += 1;
        }
    }

    /// Starts a rule on its line, which is a new one.
    pub(super) fn start(&mut self, span: Span) {
        self.go(span);
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.word("\n");
        }
    }

    /// ` { … }`
    pub(super) fn block(&mut self, body: &Body) {
        self.word("{ ");
        self.statements(body);
        self.word(" }");
    }

    fn statements(&mut self, body: &Body) {
        for (number, statement) in body.statements.iter().enumerate() {
            if number > 0 {
                self.word("; ");
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Statement) {
        self.go(statement.span);
        if statement.not.is_some() {
            self.word("not ");
        }
        match &statement.kind {
            StatementKind::Expr(expr) => self.expr(expr),
            StatementKind::Assign { target, value, .. } => self.both(target, " := ", value),
            StatementKind::Unify { left, right, .. } => self.both(left, " = ", right),
            StatementKind::Some { names } => {
                let names: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
                self.word("some ");
                self.word(&names.join(", "));
            }
            StatementKind::SomeIn { key, value, domain } => {
                self.word("some ");
                if let Some(key) = key {
                    self.both(key, ", ", value);
                } else {
                    self.expr(value);
                }
                self.word(" in ");
                self.expr(domain);
            }
            StatementKind::Every { key, value, domain, body } => {
                self.word("every ");
                if let Some(key) = key {
                    self.word(&key.text);
                    self.word(", ");
                }
                self.word(&value.text);
                self.word(" in ");
                self.expr(domain);
                self.word(" ");
                self.block(body);
            }
            StatementKind::Body(body) => self.block(body),
        }
        for with in &statement.with {
            self.word(" with ");
            self.expr(&with.target);
            self.word(" as ");
            self.expr(&with.value);
        }
    }

    fn both(&mut self, left: &Expr, between: &str, right: &Expr) {
        self.expr(left);
        self.word(between);
        self.expr(right);
    }

    /// An expression.
    pub(super) fn expr(&mut self, expr: &Expr) {
        if expr.span != Span::default() {
            self.go(expr.span);
        }
        match &expr.kind {
            // Templates are gone by now.
            ExprKind::Null | ExprKind::Template(_) => self.word("null"),
            ExprKind::Bool(value) => self.word(if *value { "true" } else { "false" }),
            ExprKind::Number(text) | ExprKind::Var(text) => self.word(text),
            ExprKind::String(text) => self.string(expr.span, text),
            ExprKind::Wildcard => self.word("_"),
            ExprKind::Ref(reference) => {
                self.expr(&reference.head);
                self.parts(&reference.parts);
            }
            ExprKind::Call(call) => {
                self.expr(&call.function);
                self.list("(", &call.args, ")");
            }
            ExprKind::Array(items) => self.list("[", items, "]"),
            ExprKind::Set(items) if items.is_empty() => self.word("set()"),
            ExprKind::Set(items) => self.list("{", items, "}"),
            ExprKind::Object(items) => self.object(items),
            ExprKind::ArrayComprehension { value, body } => self.comprehension("[", None, value, body, "]"),
            ExprKind::SetComprehension { value, body } => self.comprehension("{", None, value, body, "}"),
            ExprKind::ObjectComprehension { key, value, body } => {
                self.comprehension("{", Some(key), value, body, "}");
            }
            ExprKind::Binary { operator, left, right, .. } => self.both(left, sign(*operator), right),
            ExprKind::Minus(inner) => {
                self.word("-");
                self.expr(inner);
            }
            ExprKind::In { key, value, domain, .. } => {
                if let Some(key) = key {
                    self.expr(key);
                    self.word(", ");
                }
                self.both(value, " in ", domain);
            }
            ExprKind::Paren(inner) => {
                self.word("(");
                self.expr(inner);
                self.word(")");
            }
        }
    }

    /// What follows the head of a reference.
    pub(super) fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            match &part.kind {
                PartKind::Dot(name) => {
                    self.word(".");
                    self.word(&name.text);
                }
                PartKind::Bracket(Expr { kind: ExprKind::String(text), .. }) if is_name(text) => {
                    self.word(".");
                    self.word(text);
                }
                PartKind::Bracket(index) => {
                    self.word("[");
                    self.expr(index);
                    self.word("]");
                }
            }
        }
    }

    /// A part in brackets, however the author wrote it.
    pub(super) fn bracketed(&mut self, part: &Part) {
        self.word("[");
        match &part.kind {
            PartKind::Dot(name) => self.string(Span::default(), &name.text),
            PartKind::Bracket(index) => self.expr(index),
        }
        self.word("]");
    }

    /// `a.b["c-d"]`
    pub(super) fn path(&mut self, names: &[Name]) {
        for (number, name) in names.iter().enumerate() {
            if is_name(&name.text) {
                self.word(if number > 0 { "." } else { "" });
                self.word(&name.text);
            } else {
                self.word("[");
                self.string(name.span, &name.text);
                self.word("]");
            }
        }
    }

    /// Expressions between two signs.
    pub(super) fn list(&mut self, open: &str, items: &[Expr], close: &str) {
        self.word(open);
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                self.word(", ");
            }
            self.expr(item);
        }
        self.word(close);
    }

    fn object(&mut self, items: &[(Expr, Expr)]) {
        self.word("{");
        for (number, (key, value)) in items.iter().enumerate() {
            if number > 0 {
                self.word(", ");
            }
            self.both(key, ": ", value);
        }
        self.word("}");
    }

    fn comprehension(&mut self, open: &str, key: Option<&Expr>, value: &Expr, body: &Body, close: &str) {
        self.word(open);
        if let Some(key) = key {
            self.both(key, ": ", value);
        } else {
            self.expr(value);
        }
        self.word(" | ");
        self.statements(body);
        self.word(close);
    }

    /// As the author wrote it, where the author did.
    fn string(&mut self, span: Span, text: &str) {
        let written = span.text(self.source);
        if written.starts_with('"') || written.starts_with('`') {
            self.word(written);
        } else {
            self.word(&serde_json::Value::from(text).to_string());
        }
    }
}

fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Plus => " + ",
        Operator::Minus => " - ",
        Operator::Times => " * ",
        Operator::Divide => " / ",
        Operator::Remainder => " % ",
        Operator::And => " & ",
        Operator::Or => " | ",
        Operator::Equal => " == ",
        Operator::NotEqual => " != ",
        Operator::Less => " < ",
        Operator::LessOrEqual => " <= ",
        Operator::Greater => " > ",
        Operator::GreaterOrEqual => " >= ",
    }
}
