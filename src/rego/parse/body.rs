//! Bodies and their statements.

use super::expr::Pairs;
use super::lexer::{Kind, Sign};
use super::module::LOGICAL;
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

    /// One statement with its modifiers.
    pub(super) fn statement(&mut self) -> Parsed<Statement> {
        let start = self.peek().span();
        self.force_name();
        let not = self.eat_keyword("not");
        let kind = self.statement_kind(not)?;
        let mut with = Vec::new();
        // What `some` declares takes no modifier.
        while !matches!(kind, StatementKind::Some { .. }) && self.is_keyword("with") {
            with.push(self.with()?);
        }
        if self.is_keyword("and") || self.is_keyword("or") {
            return self.fault(
                self.peek().span(),
                "the operators `and` and `or` are not evaluated here",
                Some(LOGICAL),
            );
        }
        Ok(Statement { span: self.span_from(start), not, kind, with })
    }

    fn statement_kind(&mut self, not: Option<Span>) -> Parsed<StatementKind> {
        for word in ["some", "every"] {
            if not.is_some() && self.is_keyword(word) {
                let help = "put the statement into a rule of its own and negate that";
                return self.fault(self.peek().span(), format!("`{word}` cannot be negated"), Some(help));
            }
        }
        if self.eat_keyword("some").is_some() {
            return self.some();
        }
        if self.eat_keyword("every").is_some() {
            return self.every();
        }
        if not.is_some() && self.keywords.not_bodies && self.is(Sign::OpenBrace) {
            return self.braced(None).map(StatementKind::Body);
        }
        let left = self.expr(Pairs::Allowed)?;
        if let Some(operator) = self.eat(Sign::Assign) {
            let value = self.expr(Pairs::Allowed)?;
            return Ok(StatementKind::Assign { target: left, operator, value });
        }
        if let Some(operator) = self.eat(Sign::Unify) {
            let right = self.expr(Pairs::Allowed)?;
            return Ok(StatementKind::Unify { left, operator, right });
        }
        Ok(StatementKind::Expr(left))
    }

    fn some(&mut self) -> Parsed<StatementKind> {
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

    fn every(&mut self) -> Parsed<StatementKind> {
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

    fn with(&mut self) -> Parsed<With> {
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
