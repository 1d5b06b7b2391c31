//! Expressions: operators by precedence, terms, references and calls. Statements are next door.

use super::lexer::{Kind, Sign};
use super::{Parsed, Parser};
use crate::rego::ast::{Call, Expr, ExprKind, Name, Operator, Part, PartKind, Ref};

/// Whether `key, value in domain` may stand at a place: not in a list, where a comma parts the items.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pairs {
    Allowed,
    No,
}

/// How tightly an operator binds; the lowest is 1.
fn precedence(sign: Sign) -> Option<(Operator, u8)> {
    Some(match sign {
        Sign::Equal => (Operator::Equal, 1),
        Sign::NotEqual => (Operator::NotEqual, 1),
        Sign::Less => (Operator::Less, 1),
        Sign::LessOrEqual => (Operator::LessOrEqual, 1),
        Sign::Greater => (Operator::Greater, 1),
        Sign::GreaterOrEqual => (Operator::GreaterOrEqual, 1),
        Sign::Or => (Operator::Or, 2),
        Sign::And => (Operator::And, 3),
        Sign::Plus => (Operator::Plus, 4),
        Sign::Minus => (Operator::Minus, 4),
        Sign::Times => (Operator::Times, 5),
        Sign::Divide => (Operator::Divide, 5),
        Sign::Remainder => (Operator::Remainder, 5),
        _ => return None,
    })
}

impl Parser<'_> {
    /// An expression with everything in it but `:=`, `=` and `with`.
    pub(super) fn expr(&mut self, pairs: Pairs) -> Parsed<Expr> {
        self.enter()?;
        let expr = self.membership(None, pairs);
        self.leave();
        expr
    }

    /// An expression whose first term may have been read already.
    pub(super) fn membership(&mut self, first: Option<Expr>, pairs: Pairs) -> Parsed<Expr> {
        let mut left = self.relation(first)?;
        if pairs == Pairs::Allowed
            && self.is(Sign::Comma)
            && let Some(pair) = self.pair(&left)?
        {
            left = pair;
        }
        while let Some(at) = self.eat_keyword("in") {
            let domain = self.relation(None)?;
            let kind = ExprKind::In { key: None, value: Box::new(left), at, domain: Box::new(domain) };
            left = self.make_from(kind)?;
        }
        Ok(left)
    }

    /// `, value in domain` behind a key, or nothing where the comma has another meaning.
    fn pair(&mut self, key: &Expr) -> Parsed<Option<Expr>> {
        let (before, faults, depth) = (self.at, self.faults.len(), self.depth);
        self.bump();
        if let Ok(value) = self.relation(None)
            && let Some(at) = self.eat_keyword("in")
        {
            let domain = Box::new(self.relation(None)?);
            let kind = ExprKind::In { key: Some(Box::new(key.clone())), value: Box::new(value), at, domain };
            return self.make_from(kind).map(Some);
        }
        self.at = before;
        self.depth = depth;
        self.faults.truncate(faults);
        Ok(None)
    }

    /// Operators that bind tighter than `in`.
    pub(super) fn relation(&mut self, first: Option<Expr>) -> Parsed<Expr> {
        self.binary(first, 1)
    }

    fn binary(&mut self, first: Option<Expr>, lowest: u8) -> Parsed<Expr> {
        let mut left = match first {
            Some(expr) => expr,
            None => self.term()?,
        };
        while let Kind::Sign(sign) = self.peek().kind
            && let Some((operator, tightness)) = precedence(sign)
            && tightness >= lowest
        {
            let at = self.bump().span();
            let right = self.binary(None, tightness + 1)?;
            let kind = ExprKind::Binary { operator, at, left: Box::new(left), right: Box::new(right) };
            left = self.make_from(kind)?;
        }
        Ok(left)
    }

    /// An expression that starts with its left operand.
    fn make_from(&mut self, kind: ExprKind) -> Parsed<Expr> {
        let start = match &kind {
            ExprKind::Binary { left, .. } => left.span,
            ExprKind::In { key: Some(first), .. } | ExprKind::In { value: first, .. } => first.span,
            _ => self.peek().span(),
        };
        self.make(start, kind)
    }

    /// A literal, variable, call or reference.
    pub(super) fn term(&mut self) -> Parsed<Expr> {
        let token = self.peek();
        let head = match token.kind {
            Kind::Word => self.word()?,
            Kind::Number | Kind::Sign(Sign::Dot) => self.number(token.span())?,
            Kind::String | Kind::Raw => self.string()?,
            Kind::TemplatePart { .. } | Kind::TemplateEnd { .. } => self.template()?,
            Kind::Sign(Sign::Minus) => return self.minus(),
            Kind::Sign(Sign::OpenBracket) => self.array()?,
            Kind::Sign(Sign::OpenBrace) => self.set_or_object()?,
            Kind::Sign(Sign::OpenParen) => self.paren()?,
            _ => return self.expected("an expression", None),
        };
        self.postfix(head)
    }

    fn word(&mut self) -> Parsed<Expr> {
        let token = self.peek();
        let text = self.text_of(token);
        let kind = match text {
            "null" if !self.is_name(self.at) => ExprKind::Null,
            "true" | "false" if !self.is_name(self.at) => ExprKind::Bool(text == "true"),
            "_" => ExprKind::Wildcard,
            // `contains` is a keyword in heads alone.
            _ if self.is_name(self.at) || text == "contains" => ExprKind::Var(text.to_owned()),
            // Before a parenthesis these are the set operators by name.
            "and" | "or" if self.token(self.at + 1).kind == Kind::Sign(Sign::OpenParen) => {
                ExprKind::Var(text.to_owned())
            }
            _ => {
                let help = format!("`{text}` is a keyword and cannot be a name here");
                return self.expected("an expression", Some(&help));
            }
        };
        self.bump();
        self.make(token.span(), kind)
    }

    fn minus(&mut self) -> Parsed<Expr> {
        let start = self.bump().span();
        let next = self.peek();
        if next.kind == Kind::Word && (self.is_name(self.at) || self.text_of(next) == "contains") {
            let head = self.word()?;
            let operand = self.postfix(head)?;
            return self.make(start, ExprKind::Minus(Box::new(operand)));
        }
        match next.kind {
            Kind::Number | Kind::Sign(Sign::Dot) => {
                let number = self.number(start)?;
                self.postfix(number)
            }
            _ => self.expected("a number or a name after the minus sign", None),
        }
    }

    fn paren(&mut self) -> Parsed<Expr> {
        let start = self.bump().span();
        let inside = self.expr(Pairs::Allowed)?;
        self.need(Sign::CloseParen, "`)`")?;
        self.make(start, ExprKind::Paren(Box::new(inside)))
    }

    /// The dots, brackets and arguments that follow at once.
    fn postfix(&mut self, head: Expr) -> Parsed<Expr> {
        let mut head = head;
        let mut parts = Vec::new();
        loop {
            let token = self.peek();
            let Kind::Sign(sign) = token.kind else { break };
            if token.spaced || !matches!(sign, Sign::Dot | Sign::OpenBracket | Sign::OpenParen) {
                break;
            }
            if let Some(kind) = no_reference(&head) {
                let message = format!("there is nothing inside of {kind}");
                return self.fault(head.span, message, Some("only objects, arrays, sets and documents have parts"));
            }
            if sign == Sign::OpenParen {
                let function = self.reference(head, std::mem::take(&mut parts))?;
                head = self.call(function)?;
            } else {
                parts.push(self.part()?);
            }
        }
        self.reference(head, parts)
    }

    fn reference(&mut self, head: Expr, parts: Vec<Part>) -> Parsed<Expr> {
        if parts.is_empty() {
            return Ok(head);
        }
        let start = head.span;
        self.make(start, ExprKind::Ref(Ref { head: Box::new(head), parts }))
    }

    /// `.name` or `[x]`.
    pub(super) fn part(&mut self) -> Parsed<Part> {
        let start = self.bump();
        if start.kind == Kind::Sign(Sign::Dot) {
            let name = self.peek();
            if name.kind != Kind::Word || name.spaced {
                return self.expected("a name after the dot", Some("other keys stand in brackets: x[\"a-b\"]"));
            }
            self.bump();
            let text = self.text_of(name).to_owned();
            let kind = PartKind::Dot(Name { span: name.span(), text });
            return Ok(Part { span: start.span().to(name.span()), kind });
        }
        let inside = self.expr(Pairs::Allowed)?;
        let end = self.need(Sign::CloseBracket, "`]`")?;
        Ok(Part { span: start.span().to(end), kind: PartKind::Bracket(inside) })
    }

    fn call(&mut self, function: Expr) -> Parsed<Expr> {
        let is_named = match &function.kind {
            ExprKind::Var(_) => true,
            ExprKind::Ref(reference) => matches!(reference.head.kind, ExprKind::Var(_)),
            _ => false,
        };
        if !is_named {
            return self.fault(function.span, "only a function can be called, by its name", None);
        }
        self.bump();
        let args = self.list(Vec::new(), Sign::CloseParen, "`,` or `)`")?;
        let start = function.span;
        if args.is_empty() && matches!(&function.kind, ExprKind::Var(name) if name == "set") {
            return self.make(start, ExprKind::Set(Vec::new()));
        }
        self.make(start, ExprKind::Call(Call { function: Box::new(function), args }))
    }

    /// Items up to a closing bracket, which is read, too. A comma may stand before it.
    pub(super) fn list(&mut self, mut items: Vec<Expr>, close: Sign, what: &str) -> Parsed<Vec<Expr>> {
        while self.eat(close).is_none() {
            items.push(self.expr(Pairs::No)?);
            if self.eat(Sign::Comma).is_none() && !self.is(close) {
                return self.expected(what, None);
            }
        }
        Ok(items)
    }
}

/// What an expression is called, if no reference can start with it.
fn no_reference(head: &Expr) -> Option<&'static str> {
    match &head.inner().kind {
        ExprKind::String(_) | ExprKind::Template(_) => Some("a string"),
        ExprKind::Number(_) => Some("a number"),
        ExprKind::Bool(_) => Some("a boolean"),
        ExprKind::Null => Some("null"),
        _ => None,
    }
}
