//! Bodies, and the statements that declare.

use super::expr::Pairs;
use super::lexer::{Kind, Sign};
use super::{Parsed, Parser};
use crate::rego::ast::{Body, Expr, ExprKind, Name, Span, Statement, StatementKind, With};

impl Parser<'_> {
    /// A body in braces.
    pub(super) fn braced(&mut self, if_keyword: Option<Span>) -> Parsed<Body> {
        let start = self.need(Sign::OpenBrace, "`{`")?;
        self.enter()?;
        let statements = self.statements(Sign::CloseBrace)?;
        self.leave();
        let end = self.bump().span();
        Ok(Body { span: start.to(end), if_keyword, braces: true, statements })
    }

    /// Statements up to a closing bracket, which is not read.
    pub(super) fn statements(&mut self, close: Sign) -> Parsed<Vec<Statement>> {
        if self.is(close) {
            return self.fault(self.peek().span(), "the body is empty", Some("a body that always holds is { true }"));
        }
        let mut statements = Vec::new();
        loop {
            statements.push(self.statement()?);
            if self.eat(Sign::Semicolon).is_some() {
                continue;
            }
            if self.is(close) {
                return Ok(statements);
            }
            if !self.peek().newline || self.peek().kind == Kind::End {
                let shown = if close == Sign::CloseBracket { "`]`" } else { "`}`" };
                let what = format!("{shown}, `;` or a new line");
                return self.expected(&what, Some("each statement stands on a line of its own, or after `;`"));
            }
        }
    }

    /// What is behind `some`.
    pub(super) fn some(&mut self) -> Parsed<StatementKind> {
        if let Some(names) = self.names() {
            return Ok(StatementKind::Some { names });
        }
        let help = "the forms are: some x, y · some x in xs · some k, v in xs";
        let expr = self.expr(Pairs::Allowed)?;
        match expr.kind {
            ExprKind::In { key, value, domain, .. } if !matches!(value.kind, ExprKind::In { .. }) => {
                Ok(StatementKind::SomeIn { key: key.map(|key| *key), value: *value, domain: *domain })
            }
            _ => self.fault(expr.span, "expected `in` after `some`", Some(help)),
        }
    }

    /// `x, y` behind `some`; nothing where it goes on with `in` or is no list of names.
    fn names(&mut self) -> Option<Vec<Name>> {
        let mut names = Vec::new();
        let mut index = self.at;
        loop {
            if !self.is_name(index) {
                return None;
            }
            let token = self.token(index);
            names.push(Name { span: token.span(), text: self.text_of(token).to_owned() });
            index += 1;
            if self.token(index).kind != Kind::Sign(Sign::Comma) {
                break;
            }
            index += 1;
        }
        let next = self.token(index);
        let goes_on = match next.kind {
            Kind::Word => self.text_of(next) == "in" && self.keywords.has("in"),
            Kind::Sign(Sign::Semicolon | Sign::CloseBrace | Sign::CloseBracket) | Kind::End => false,
            _ => !next.newline,
        };
        if goes_on {
            return None;
        }
        self.at = index;
        Some(names)
    }

    /// What is behind `every`.
    pub(super) fn every(&mut self) -> Parsed<StatementKind> {
        let help = "the forms are: every x in xs { … } · every k, v in xs { … }";
        let expr = self.expr(Pairs::Allowed)?;
        let ExprKind::In { key, value, domain, .. } = expr.kind else {
            return self.fault(expr.span, "expected `in` after `every`", Some(help));
        };
        let key = match key {
            Some(key) => Some(self.every_name(&key)?),
            None => None,
        };
        let value = self.every_name(&value)?;
        let body = self.braced(None)?;
        Ok(StatementKind::Every { key, value, domain: *domain, body })
    }

    fn every_name(&mut self, expr: &Expr) -> Parsed<Name> {
        match &expr.kind {
            ExprKind::Var(name) => Ok(Name { span: expr.span, text: name.clone() }),
            ExprKind::Wildcard => Ok(Name { span: expr.span, text: "_".to_owned() }),
            _ => self.fault(expr.span, "`every` takes names, not patterns", None),
        }
    }

    /// `with target as value`.
    pub(super) fn with(&mut self) -> Parsed<With> {
        let start = self.bump().span();
        let target = self.term()?;
        if !matches!(target.kind, ExprKind::Var(_) | ExprKind::Ref(_)) {
            let help = "`with` replaces input, data or a function: with input as x";
            return self.fault(target.span, "this cannot be replaced", Some(help));
        }
        if self.eat_keyword("as").is_none() {
            return self.expected("`as`", None);
        }
        let value = self.expr(Pairs::Allowed)?;
        Ok(With { span: self.span_from(start), target, value })
    }
}
