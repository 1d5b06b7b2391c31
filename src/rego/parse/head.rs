//! Rules: heads, what they define, bodies and `else`.

use super::expr::Pairs;
use super::lexer::{Kind, Sign};
use super::{Parsed, Parser};
use crate::rego::ast::{
    Body, Dialect, Else, Expr, ExprKind, Head, HeadKind, HeadValue, Name, Part, PartKind, Rule, Span, StatementKind,
};

/// A head as it is written, before it is clear what it defines.
struct Start {
    name: Name,
    parts: Vec<Part>,
    args: Option<Vec<Expr>>,
    contains: Option<Span>,
    key: Option<Expr>,
    value: Option<HeadValue>,
}

impl Parser<'_> {
    pub(super) fn rule(&mut self) -> Parsed<Rule> {
        let start = self.peek().span();
        self.force_name();
        let is_default = self.eat_keyword("default").is_some();
        let head_start = self.peek().span();
        let from = self.head()?;
        let head_span = self.span_from(head_start);
        if is_default {
            let head = Self::finish(from, head_span, false);
            self.check_default(&head);
            return Ok(Rule { span: self.span_from(start), is_default, head, bodies: Vec::new(), elses: Vec::new() });
        }
        let has_if = self.is_keyword("if");
        let is_fact = !has_if && !self.is(Sign::OpenBrace);
        let head = Self::finish(from, head_span, has_if);
        let mut bodies = Vec::new();
        let mut elses = Vec::new();
        if !is_fact {
            bodies.push(self.body()?);
            while self.is_keyword("else") && !self.is_dotted() {
                elses.push(self.else_branch(&head)?);
            }
            while self.is(Sign::OpenBrace) {
                if !elses.is_empty() {
                    return self.expected("`else` before another body", None);
                }
                let mut body = self.braced(None)?;
                body.if_keyword = None;
                bodies.push(body);
            }
        }
        let rule = Rule { span: self.span_from(start), is_default, head, bodies, elses };
        self.check_rule(&rule);
        Ok(rule)
    }

    /// A rule as far as its value, its element or its body, each of which makes it one.
    pub(super) fn rule_start(&mut self) -> Parsed<Rule> {
        let start = self.peek().span();
        self.force_name();
        let is_default = self.eat_keyword("default").is_some();
        let from = self.head_start()?;
        let span = self.span_from(start);
        let mut head = Self::finish(from, span, true);
        if self.is_keyword("contains") {
            head.kind = HeadKind::PartialSet;
        }
        Ok(Rule { span, is_default, head, bodies: Vec::new(), elses: Vec::new() })
    }

    /// Whether the next word is followed by a dot or bracket at once.
    fn is_dotted(&self) -> bool {
        let next = self.token(self.at + 1);
        matches!(next.kind, Kind::Sign(Sign::Dot | Sign::OpenBracket)) && !next.spaced
    }

    fn head(&mut self) -> Parsed<Start> {
        let mut start = self.head_start()?;
        self.head_value(&mut start)?;
        Ok(start)
    }

    /// The name with its parts, and the parameters.
    fn head_start(&mut self) -> Parsed<Start> {
        self.force_name();
        let token = self.peek();
        if token.kind != Kind::Word {
            return self.expected("a rule, an import or a package", None);
        }
        let text = self.text_of(token);
        if !self.is_name(self.at) {
            let message = format!("`{text}` is a keyword and cannot name a rule");
            return self.fault(token.span(), message, Some("take another name"));
        }
        self.bump();
        let name = Name { span: token.span(), text: text.to_owned() };
        let mut start = Start { name, parts: Vec::new(), args: None, contains: None, key: None, value: None };
        // White space may stand behind the name alone, as in `f (x) = y`.
        while start.args.is_none() && (start.parts.is_empty() || !self.peek().spaced) {
            match self.peek().kind {
                Kind::Sign(Sign::Dot | Sign::OpenBracket) => start.parts.push(self.part()?),
                Kind::Sign(Sign::OpenParen) => {
                    self.bump();
                    start.args = Some(self.list(Vec::new(), Sign::CloseParen, "`,` or `)`")?);
                }
                _ => break,
            }
        }
        Ok(start)
    }

    fn head_value(&mut self, start: &mut Start) -> Parsed<()> {
        if self.is_keyword("contains") {
            let at = self.bump().span();
            if start.args.is_some() {
                return self.fault(at, "a function cannot be a set", Some("let it return a set comprehension"));
            }
            start.contains = Some(at);
            start.key = Some(self.expr(Pairs::Allowed)?);
        } else if let Some(operator) = self.eat(Sign::Assign).or_else(|| self.eat(Sign::Unify)) {
            start.value = Some(HeadValue { operator, value: self.expr(Pairs::Allowed)? });
        }
        Ok(())
    }

    /// Says what kind of rule it is.
    fn finish(from: Start, span: Span, has_if: bool) -> Head {
        let Start { name, mut parts, args, contains, mut key, value } = from;
        // `p[x]` without a value and without `if` is an element of the set `p`.
        if !has_if && key.is_none() && value.is_none() && args.is_none() && parts.len() == 1 {
            key = parts.pop().map(|part| match part.kind {
                PartKind::Bracket(expr) => expr,
                PartKind::Dot(name) => Expr::new(name.span, ExprKind::String(name.text)),
            });
        }
        // `f()` is a rule like any other.
        let args = args.filter(|args| !args.is_empty());
        let kind = if args.is_some() {
            HeadKind::Function
        } else if key.is_some() {
            HeadKind::PartialSet
        } else if parts.iter().any(|part| part.constant().is_none()) {
            HeadKind::PartialObject
        } else {
            HeadKind::Complete
        };
        Head { span, kind, name, parts, args, contains, key, value }
    }

    /// The body behind a head, with or without `if`.
    fn body(&mut self) -> Parsed<Body> {
        let Some(at) = self.eat_keyword("if") else { return self.braced(None) };
        if self.is(Sign::OpenBrace) {
            return self.body_or_expression(at);
        }
        let statement = self.statement()?;
        Ok(Body { span: statement.span, if_keyword: Some(at), braces: false, statements: vec![statement] })
    }

    /// `{…}` behind `if`: an object or a comprehension is an expression, what could be a set is a body.
    fn body_or_expression(&mut self, at: Span) -> Parsed<Body> {
        let (before, faults, depth) = (self.at, self.faults.len(), self.depth);
        if let Ok(statement) = self.statement()
            && !matches!(&statement.kind, StatementKind::Expr(expr) if matches!(expr.kind, ExprKind::Set(_)))
        {
            return Ok(Body { span: statement.span, if_keyword: Some(at), braces: false, statements: vec![statement] });
        }
        self.at = before;
        self.depth = depth;
        self.faults.truncate(faults);
        self.braced(Some(at))
    }

    fn else_branch(&mut self, head: &Head) -> Parsed<Else> {
        let start = self.bump().span();
        let refused = match head.kind {
            HeadKind::PartialSet => Some("a set has no `else`"),
            HeadKind::PartialObject => Some("a rule with variables in its name has no `else`"),
            _ => None,
        };
        if let Some(message) = refused {
            return self.fault(start, message, Some("write another rule of the same name"));
        }
        let operator = self.eat(Sign::Assign).or_else(|| self.eat(Sign::Unify));
        let value = match operator {
            Some(operator) => Some(HeadValue { operator, value: self.expr(Pairs::Allowed)? }),
            None => None,
        };
        let body = if let Some(at) = self.eat_keyword("if") {
            if self.is(Sign::OpenBrace) {
                Some(self.braced(Some(at))?)
            } else {
                let statement = self.statement()?;
                let statements = vec![statement];
                let span = self.span_from(statements.first().map_or(at, |statement| statement.span));
                Some(Body { span, if_keyword: Some(at), braces: false, statements })
            }
        } else if self.is(Sign::OpenBrace) {
            Some(self.braced(None)?)
        } else if value.is_some() {
            None
        } else {
            return self.expected("a value or a body after `else`", None);
        };
        self.check_body(body.as_ref());
        Ok(Else { span: self.span_from(start), value, body })
    }

    fn check_body(&mut self, body: Option<&Body>) {
        if let (Dialect::V1, Some(body)) = (self.dialect, body)
            && body.if_keyword.is_none()
        {
            self.note_old(body.span, "`if` is missing before the body", "write `if {`");
        }
    }

    /// What the grammar allows but the language does not.
    fn check_rule(&mut self, rule: &Rule) {
        let head = &rule.head;
        if rule.bodies.is_empty() && self.is_keyword("with") {
            let help = "write the expression in a body: x := v if { v := … with … }";
            self.note(self.peek().span(), "`with` cannot stand in the head of a rule", Some(help));
            // The modifier is skipped with the rest of the statement.
            self.skip_statement();
        }
        let bare = head.value.is_none() && head.key.is_none() && rule.bodies.is_empty();
        if bare && head.args.is_none() && (self.dialect == Dialect::V1 || head.parts.is_empty()) {
            let name = &head.name.text;
            self.note(head.span, "a rule has a value or a body", Some(&format!("as in: {name} if {{ … }}")));
            return;
        }
        if self.dialect == Dialect::V0 {
            return;
        }
        if head.kind == HeadKind::PartialSet && head.contains.is_none() {
            let help = format!("write `{} contains …`", head.name.text);
            self.note_old(head.span, "`contains` is missing in the head of a set", &help);
        }
        self.check_body(rule.bodies.first());
    }

    fn check_default(&mut self, head: &Head) {
        let Some(HeadValue { value, .. }) = &head.value else {
            self.note(head.span, "a default rule has a value", Some("as in: default allow := false"));
            return;
        };
        if let Some(at) = variable_in(value) {
            self.note(at, "the value of a default rule is constant", Some("compute it in the last `else`"));
        }
        let mut seen: Vec<&str> = Vec::new();
        for arg in head.args.iter().flatten() {
            match &arg.kind {
                ExprKind::Var(name) if !seen.contains(&name.as_str()) => seen.push(name),
                ExprKind::Wildcard => {}
                _ => {
                    self.note(arg.span, "the parameters of a default function are different names", None);
                }
            }
        }
    }
}

/// The first variable, reference or call outside of comprehensions.
fn variable_in(expr: &Expr) -> Option<Span> {
    match &expr.kind {
        ExprKind::Null
        | ExprKind::Bool(_)
        | ExprKind::Number(_)
        | ExprKind::String(_)
        | ExprKind::ArrayComprehension { .. }
        | ExprKind::SetComprehension { .. }
        | ExprKind::ObjectComprehension { .. }
        | ExprKind::Template(_) => None,
        ExprKind::Array(items) | ExprKind::Set(items) => items.iter().find_map(variable_in),
        ExprKind::Object(items) => {
            items.iter().find_map(|(key, value)| variable_in(key).or_else(|| variable_in(value)))
        }
        ExprKind::Paren(inside) => variable_in(inside),
        _ => Some(expr.span),
    }
}
