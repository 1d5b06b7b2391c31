//! Parts of the syntax tree → text: expressions as they stand in the file, templates as hcl2json prints them (decoded, `${` of
//! literals doubled). What comes out is a template again, so it can be read back. Never evaluates.

use std::fmt::Write as _;
use std::ops::Range;

use hcl_edit::Span as _;
use hcl_edit::expr::Expression;
use regorus::Value;

use super::template::{self, Token, escaped};

/// Prints the parts of one text.
#[derive(Clone, Copy)]
pub(super) struct Printer<'a> {
    /// The text that spans point into.
    pub text: &'a str,
}

impl<'a> Printer<'a> {
    /// A number as it is written, where it can be kept so.
    pub(super) fn number(self, number: &hcl_edit::Number, expression: &Expression) -> Value {
        const DIGITS: usize = 400;
        if let Some(number) = number.as_u64() {
            return Value::from(number);
        }
        if let Some(number) = number.as_i64() {
            return Value::from(number);
        }
        let digits = self.source(expression);
        let whole = digits.len() < DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        match Value::from_numeric_string(digits) {
            Ok(value) if whole => value,
            _ => number.as_f64().map_or(Value::Null, Value::from),
        }
    }

    /// A template's text.
    pub(super) fn template(self, tokens: &[Token<'_>]) -> String {
        let mut text = String::new();
        self.tokens(tokens, &mut text);
        text
    }

    /// Appends a template's text.
    pub(super) fn tokens(self, tokens: &[Token<'_>], text: &mut String) {
        for token in tokens {
            match token {
                Token::Literal(literal) => text.push_str(&escaped(literal)),
                Token::Value(expression) => self.part(expression, text),
                Token::If { condition, yes, no } => {
                    let _ = write!(text, "%{{if {}}}", self.source(condition));
                    self.tokens(yes, text);
                    self.otherwise(text, |printer, text| printer.tokens(no, text));
                    text.push_str("%{endif}");
                }
                Token::For { key, value, collection, body } => {
                    text.push_str("%{for ");
                    if let Some(key) = key {
                        let _ = write!(text, "{key}, ");
                    }
                    let _ = write!(text, "{value} in {}}}", self.source(collection));
                    self.tokens(body, text);
                    text.push_str("%{endfor}");
                }
            }
        }
    }

    /// `%{else}` and what follows it, where anything does.
    fn otherwise(self, text: &mut String, write: impl FnOnce(Self, &mut String)) {
        const ELSE: &str = "%{else}";
        let before = text.len();
        text.push_str(ELSE);
        write(self, text);
        if text.len() == before + ELSE.len() {
            text.truncate(before);
        }
    }

    /// An expression in the middle of a string.
    pub(super) fn part(self, expression: &Expression, text: &mut String) {
        match expression {
            Expression::Null(_) => text.push_str("null"),
            Expression::Bool(bool) => text.push_str(if *bool.value() { "true" } else { "false" }),
            Expression::Number(number) => text.push_str(&self.number(number.value(), expression).to_string()),
            Expression::String(string) => text.push_str(&escaped(string.as_str())),
            Expression::StringTemplate(string) => self.tokens(&template::quoted(string), text),
            Expression::HeredocTemplate(heredoc) => self.tokens(&template::heredoc(heredoc, self.text), text),
            Expression::Conditional(conditional) => {
                let _ = write!(text, "%{{if {}}}", self.source(&conditional.cond_expr));
                self.part(&conditional.true_expr, text);
                self.otherwise(text, |printer, text| printer.part(&conditional.false_expr, text));
                text.push_str("%{endif}");
            }
            _ => {
                let _ = write!(text, "${{{}}}", self.source(expression));
            }
        }
    }

    /// An expression as `${…}`.
    pub(super) fn code(self, expression: &Expression) -> String {
        format!("${{{}}}", self.source(expression))
    }

    /// An expression as it stands in the text.
    pub(super) fn source(self, expression: &Expression) -> &'a str {
        self.source_of(expression.span())
    }

    /// What stands in a range of the text.
    pub(super) fn source_of(self, range: Option<Range<usize>>) -> &'a str {
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }
}
