//! `and` and `or` between statements, with their operands: an expression, a body in braces, a group in parentheses.

use super::expr::Pairs;
use super::lexer::{Kind, Sign};
use super::{Parsed, Parser};
use crate::rego::ast::{Body, ExprKind, Logic, Operator, Span, Statement, StatementKind};

impl Parser<'_> {
    /// One statement with its modifiers.
    pub(super) fn statement(&mut self) -> Parsed<Statement> {
        let mut statement = self.unjoined(true)?;
        self.join_and_modify(&mut statement)?;
        Ok(statement)
    }

    /// Goes on behind what a statement starts with.
    fn join_and_modify(&mut self, statement: &mut Statement) -> Parsed<()> {
        if is_declaration(statement) {
            return self.modifiers(statement);
        }
        if self.at_logic() {
            self.join(statement)?;
        }
        if self.is_keyword("with") && !statement.with.is_empty() {
            let help = "put all modifiers into the parentheses, or all behind them";
            return self.fault(self.peek().span(), "there are modifiers in the parentheses already", Some(help));
        }
        self.modifiers(statement)?;
        if self.at_logic() {
            let help =
                "put the operand into parentheses or braces, or the modifier behind the whole: a and b with input as x";
            return self.fault(self.peek().span(), "an operand has no modifier of its own", Some(help));
        }
        Ok(())
    }

    /// Joins a statement with the operands behind it.
    fn join(&mut self, first: &mut Statement) -> Parsed<()> {
        self.enter()?;
        let nothing = StatementKind::Some { names: Vec::new() };
        let nothing = Statement { span: first.span, not: None, kind: nothing, with: Vec::new() };
        let mut all = vec![std::mem::replace(first, nothing)];
        let mut alternatives = Vec::new();
        loop {
            if self.eat_keyword("and").is_some() {
                all.push(self.operand()?);
            } else if self.eat_keyword("or").is_some() {
                alternatives.push(joined(Logic::And, std::mem::take(&mut all)));
                all.push(self.operand()?);
            } else {
                break;
            }
        }
        alternatives.push(joined(Logic::And, all));
        *first = joined(Logic::Or, alternatives);
        self.leave();
        Ok(())
    }

    /// An operand behind `and`, `or` or the parenthesis of a group.
    fn operand(&mut self) -> Parsed<Statement> {
        let operand = self.unjoined(false)?;
        if is_declaration(&operand) {
            let help = "put it into braces: { some x in xs; … }";
            return self.fault(operand.span, "a declaration is no operand", Some(help));
        }
        Ok(operand)
    }

    /// `{ … }` as an operand.
    fn body_operand(&mut self) -> Parsed<Statement> {
        let body = self.operand_body()?;
        Ok(Statement { span: body.span, not: None, kind: StatementKind::Body(body), with: Vec::new() })
    }

    /// A body in braces that is negated or joined. What could also be a comprehension is refused.
    pub(super) fn operand_body(&mut self) -> Parsed<Body> {
        let body = self.braced(None)?;
        if let Some(Statement { kind: StatementKind::Expr(expr), .. }) = body.statements.first()
            && let ExprKind::Binary { operator: Operator::Or, .. } = expr.kind
        {
            let help = "write ({ … | … }) for the comprehension, { (… | …) } for the union of sets";
            return self.fault(expr.span, "this may be a comprehension or a union of sets", Some(help));
        }
        Ok(body)
    }

    /// A statement without modifiers and without operands behind it, or an operand.
    fn unjoined(&mut self, starts: bool) -> Parsed<Statement> {
        let start = self.peek();
        let is_body = !starts || (self.keywords.is_logical() && self.is_logic(start.pair() + 1));
        if is_body && self.is(Sign::OpenBrace) {
            return self.body_operand();
        }
        if starts {
            self.force_name();
        }
        let not = self.eat_keyword("not");
        if self.at_group() {
            return self.group(start.span(), not, starts);
        }
        let kind = self.statement_kind(not)?;
        let span = self.span_from(start.span());
        if start.kind == Kind::Sign(Sign::OpenBrace) && self.at_logic() {
            let help = "put it into parentheses: ({1, 2} == xs) and …";
            return self.fault(span, "an operand in braces is a body", Some(help));
        }
        Ok(Statement { span, not, kind, with: Vec::new() })
    }

    /// `(a or b)`, with what it may be negated by; at the start of a statement or behind an operator.
    fn group(&mut self, start: Span, not: Option<Span>, starts: bool) -> Parsed<Statement> {
        if let Some(not) = not.filter(|_| !self.keywords.not_bodies) {
            return self.fault(not, "a group is not negated without `import future.keywords.not`", None);
        }
        self.enter()?;
        self.bump();
        let mut inside = self.operand()?;
        self.join(&mut inside)?;
        self.modifiers(&mut inside)?;
        self.need(Sign::CloseParen, "`)`")?;
        self.leave();
        let span = self.span_from(start);
        if not.is_none() {
            let is_joined = matches!(inside.kind, StatementKind::Logic { .. }) || self.at_logic();
            if starts && !is_joined && !inside.with.is_empty() {
                let help = "leave the parentheses out: they are for operands of `and` and `or`";
                return self.fault(span, "a statement with modifiers stands in no parentheses", Some(help));
            }
            return Ok(Statement { span, ..inside });
        }
        let body = Body { span: inside.span, if_keyword: None, braces: false, statements: vec![inside] };
        Ok(Statement { span, not, kind: StatementKind::Body(body), with: Vec::new() })
    }

    /// Whether a group of operands begins at the next token: parentheses in which, outside of other brackets, something is joined,
    /// negated or modified.
    fn at_group(&self) -> bool {
        if !self.is(Sign::OpenParen) || !self.keywords.is_logical() {
            return false;
        }
        let end = self.peek().pair();
        let mut index = self.at + 1;
        while index < end {
            let token = self.token(index);
            match token.kind {
                Kind::Sign(Sign::OpenBrace | Sign::OpenBracket) => index = token.pair(),
                Kind::Word if self.is_logic(index) => return true,
                Kind::Word if matches!(self.text_of(token), "not" | "with") && !self.is_part(index) => return true,
                _ => {}
            }
            index += 1;
        }
        false
    }

    fn at_logic(&self) -> bool {
        self.is_logic(self.at)
    }

    /// Whether a token is the operator `and` or `or`: behind a value, where the functions of these names cannot stand.
    fn is_logic(&self, index: usize) -> bool {
        let token = self.token(index);
        let is_word = token.kind == Kind::Word && matches!(self.text_of(token), "and" | "or");
        if !is_word || !self.keywords.has(self.text_of(token)) {
            return false;
        }
        let before = index.checked_sub(1).map_or(Kind::End, |index| self.token(index).kind);
        matches!(
            before,
            Kind::Word
                | Kind::Number
                | Kind::String
                | Kind::Raw
                | Kind::TemplateEnd { .. }
                | Kind::Sign(Sign::CloseBrace | Sign::CloseBracket | Sign::CloseParen)
        )
    }

    /// Whether a token is a part of a reference, behind a dot, or the start of one.
    fn is_part(&self, index: usize) -> bool {
        let after = self.token(index + 1);
        let is_dot = |index: usize| self.token(index).kind == Kind::Sign(Sign::Dot);
        index.checked_sub(1).is_some_and(is_dot) || (is_dot(index + 1) && !after.spaced)
    }

    fn modifiers(&mut self, statement: &mut Statement) -> Parsed<()> {
        // What `some` declares takes no modifier.
        while !matches!(statement.kind, StatementKind::Some { .. }) && self.is_keyword("with") {
            statement.with.push(self.with()?);
            statement.span = self.span_from(statement.span);
        }
        Ok(())
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
            return self.operand_body().map(StatementKind::Body);
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
}

/// Whether a statement can be no operand outside of braces.
fn is_declaration(statement: &Statement) -> bool {
    matches!(statement.kind, StatementKind::Some { .. } | StatementKind::SomeIn { .. } | StatementKind::Every { .. })
}

/// Several operands as one statement; a single one as it is.
fn joined(operator: Logic, mut operands: Vec<Statement>) -> Statement {
    let span = operands.iter().map(|operand| operand.span).reduce(Span::to).unwrap_or_default();
    match operands.pop() {
        Some(only) if operands.is_empty() => only,
        last => {
            operands.extend(last);
            Statement { span, not: None, kind: StatementKind::Logic { operator, operands }, with: Vec::new() }
        }
    }
}
