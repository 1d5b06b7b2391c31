//! Arrays, sets, objects and comprehensions.
//!
//! `[a | b]` is a comprehension, `[a | b, c]` an array with a union in it. Which one it is shows in the tokens ahead: looking
//! there instead of trying keeps the time linear.

use super::expr::Pairs;
use super::lexer::{Kind, Sign};
use super::{Parsed, Parser};
use crate::rego::ast::{Body, Expr, ExprKind, Span};

impl Parser<'_> {
    pub(super) fn array(&mut self) -> Parsed<Expr> {
        let open = self.at;
        let start = self.bump().span();
        if self.eat(Sign::CloseBracket).is_some() {
            return self.make(start, ExprKind::Array(Vec::new()));
        }
        let plain = self.eat(Sign::Comma).is_some();
        self.enter()?;
        let head = self.term()?;
        if !plain && self.is_comprehension(open) {
            let body = Box::new(self.comprehension_body(Sign::CloseBracket)?);
            self.leave();
            return self.make(start, ExprKind::ArrayComprehension { value: Box::new(head), body });
        }
        let first = self.membership(Some(head), Pairs::No)?;
        let items = self.items(first, Sign::CloseBracket, "`,` or `]`")?;
        self.leave();
        self.make(start, ExprKind::Array(items))
    }

    pub(super) fn set_or_object(&mut self) -> Parsed<Expr> {
        let open = self.at;
        let start = self.bump().span();
        if self.eat(Sign::CloseBrace).is_some() {
            return self.make(start, ExprKind::Object(Vec::new()));
        }
        let plain = self.eat(Sign::Comma).is_some();
        self.enter()?;
        let head = self.term()?;
        let kind = if !plain && self.is_comprehension(open) {
            let body = Box::new(self.comprehension_body(Sign::CloseBrace)?);
            ExprKind::SetComprehension { value: Box::new(head), body }
        } else {
            let first = self.membership(Some(head), Pairs::No)?;
            if self.eat(Sign::Colon).is_some() {
                self.object(first, open, plain)?
            } else {
                ExprKind::Set(self.items(first, Sign::CloseBrace, "`,`, `:` or `}`")?)
            }
        };
        self.leave();
        self.make(start, kind)
    }

    /// What follows the first key and its colon.
    fn object(&mut self, key: Expr, open: usize, plain: bool) -> Parsed<ExprKind> {
        let value = self.term()?;
        if !plain && self.is_comprehension(open) {
            let body = Box::new(self.comprehension_body(Sign::CloseBrace)?);
            return Ok(ExprKind::ObjectComprehension { key: Box::new(key), value: Box::new(value), body });
        }
        let value = self.membership(Some(value), Pairs::No)?;
        let mut items = vec![(key, value)];
        loop {
            if self.eat(Sign::CloseBrace).is_some() {
                return Ok(ExprKind::Object(items));
            }
            self.need(Sign::Comma, "`,` or `}`")?;
            if self.eat(Sign::CloseBrace).is_some() {
                return Ok(ExprKind::Object(items));
            }
            let key = self.expr(Pairs::No)?;
            self.need(Sign::Colon, "`:`")?;
            items.push((key, self.expr(Pairs::No)?));
        }
    }

    /// The items behind the first one, up to the closing bracket.
    fn items(&mut self, first: Expr, close: Sign, what: &str) -> Parsed<Vec<Expr>> {
        if self.eat(close).is_some() {
            return Ok(vec![first]);
        }
        match self.eat(Sign::Comma) {
            Some(_) => self.list(vec![first], close, what),
            None => self.expected(what, None),
        }
    }

    fn comprehension_body(&mut self, close: Sign) -> Parsed<Body> {
        self.bump();
        let start = self.peek().span();
        let statements = self.statements(close)?;
        let span = Span::new(start.start, statements.last().map_or(start.end, |last| last.span.end));
        self.bump();
        Ok(Body { span, if_keyword: None, braces: false, statements })
    }

    /// Whether `|` is next and starts the body of a comprehension that was opened at this token.
    fn is_comprehension(&self, open: usize) -> bool {
        if !self.is(Sign::Or) {
            return false;
        }
        let close = self.token(open).pair();
        let mut index = self.at + 1;
        while index < close {
            let token = self.token(index);
            match token.kind {
                Kind::Sign(Sign::Semicolon | Sign::Assign | Sign::Unify) => return true,
                // A list's items are parted by commas; so are `key, value in domain` and what `some` declares.
                Kind::Sign(Sign::Comma) => return self.has_in(index + 1, close),
                Kind::Word if matches!(self.text_of(token), "some" | "every" | "not" | "with") => return true,
                _ => index = token.pair().max(index) + 1,
            }
        }
        true
    }

    /// Whether `in` comes before the next comma.
    fn has_in(&self, from: usize, close: usize) -> bool {
        let mut index = from;
        while index < close {
            let token = self.token(index);
            match token.kind {
                Kind::Sign(Sign::Comma | Sign::Semicolon | Sign::Colon) => return false,
                Kind::Word if self.text_of(token) == "in" => return true,
                _ => index = token.pair().max(index) + 1,
            }
        }
        false
    }
}
