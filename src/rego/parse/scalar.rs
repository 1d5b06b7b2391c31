//! Numbers, strings and template strings.

use super::expr::Pairs;
use super::lexer::{Kind, Sign, Token};
use super::{Parsed, Parser};
use crate::rego::ast::{Expr, ExprKind, Name, Span, TemplatePart};

impl Parser<'_> {
    /// A number; `start` is the minus sign before it, or itself.
    pub(super) fn number(&mut self, start: Span) -> Parsed<Expr> {
        let mut text = String::new();
        if start != self.peek().span() {
            text.push('-');
        }
        if self.eat(Sign::Dot).is_some() {
            text.push('.');
        }
        let token = self.peek();
        if token.kind != Kind::Number {
            return self.expected("a number", None);
        }
        self.bump();
        text.push_str(self.text_of(token));
        self.make(start, ExprKind::Number(text))
    }

    pub(super) fn string(&mut self) -> Parsed<Expr> {
        let token = self.bump();
        let text = self.string_text(token)?;
        self.make(token.span(), ExprKind::String(text))
    }

    fn string_text(&mut self, token: Token) -> Parsed<String> {
        let inside = inside(self.text_of(token), 1);
        if token.kind == Kind::Raw {
            return Ok(inside.to_owned());
        }
        self.unescaped(token, inside)
    }

    fn unescaped(&mut self, token: Token, inside: &str) -> Parsed<String> {
        if !inside.contains('\\') {
            return Ok(inside.to_owned());
        }
        if inside.bytes().any(|byte| byte < 0x20) {
            let help = "write \\t for a tab, or use a raw string `…`";
            return self.fault(token.span(), "a control character in a string with escapes", Some(help));
        }
        Ok(unescape(inside))
    }

    pub(super) fn template(&mut self) -> Parsed<Expr> {
        let start = self.peek().span();
        let mut parts = Vec::new();
        let mut skip = 2;
        loop {
            let token = self.bump();
            let (raw, last) = match token.kind {
                Kind::TemplatePart { raw } => (raw, false),
                Kind::TemplateEnd { raw } => (raw, true),
                _ => return Err(super::Stop),
            };
            let piece = inside(self.text_of(token), skip);
            if !piece.is_empty() {
                let span = Span::new(token.span().start + skip, token.span().end.saturating_sub(1));
                let plain = piece.replace("\\{", "{");
                let text = if raw { plain } else { self.unescaped(token, &plain)? };
                parts.push(TemplatePart::Text(Name { span, text }));
            }
            if last {
                return self.make(start, ExprKind::Template(parts));
            }
            parts.push(self.template_expr()?);
            skip = 0;
        }
    }

    fn template_expr(&mut self) -> Parsed<TemplatePart> {
        self.force_name();
        let expr = self.expr(Pairs::Allowed)?;
        let mut with = Vec::new();
        while self.is_keyword("with") {
            with.push(self.with()?);
        }
        self.need(Sign::CloseBrace, "`}` at the end of the template's expression")?;
        Ok(TemplatePart::Expr(expr, with))
    }
}

/// The text without its first bytes and its closing quote or brace.
fn inside(text: &str, skip: usize) -> &str {
    text.get(skip..text.len().saturating_sub(1)).unwrap_or("")
}

/// Resolves the escapes of a string that the lexer found to be in order.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        if char != '\\' {
            out.push(char);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('u') => {
                let first = hex(&mut chars);
                out.push(char::from_u32(first).unwrap_or_else(|| pair(first, &mut chars)));
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

fn hex(chars: &mut std::str::Chars<'_>) -> u32 {
    chars.by_ref().take(4).filter_map(|char| char.to_digit(16)).fold(0, |sum, digit| sum * 16 + digit)
}

/// The character of a surrogate pair; one that is alone is U+FFFD.
fn pair(first: u32, chars: &mut std::str::Chars<'_>) -> char {
    let mut ahead = chars.clone();
    if first < 0xdc00 && ahead.next() == Some('\\') && ahead.next() == Some('u') {
        let second = hex(&mut ahead);
        if (0xdc00..0xe000).contains(&second) {
            *chars = ahead;
            let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            return char::from_u32(code).unwrap_or('\u{fffd}');
        }
    }
    '\u{fffd}'
}
