//! Text in; tokens, comments and faults of spelling out. Knows no keywords: these depend on the dialect. Never fails as a whole:
//! what cannot be read is a token of its own, with a fault.

use super::fault::Fault;
use crate::rego::ast::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or keyword.
    Word,
    /// Digits, with fraction and exponent; no sign.
    Number,
    /// `"…"`.
    String,
    /// `` `…` ``.
    Raw,
    /// `$"…{` or `…{`: a piece of a template with an expression behind it.
    TemplatePart {
        /// Whether it is in backquotes.
        raw: bool,
    },
    /// `$"…"` or `…"`: the last piece of a template.
    TemplateEnd {
        /// Whether it is in backquotes.
        raw: bool,
    },
    /// Punctuation.
    Sign(Sign),
    /// Cannot be read; there is a fault for it.
    Illegal,
    /// The end of the file.
    End,
}

/// Punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    OpenParen,
    CloseParen,
    Comma,
    Colon,
    Semicolon,
    Dot,
    Assign,
    Unify,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Remainder,
    And,
    Or,
}

/// A piece of the text, which is shorter than 4 GiB.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    start: u32,
    end: u32,
    pair: u32,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether white space or a comment is before it.
    pub(super) spaced: bool,
    /// Whether a line break is between it and the token before.
    pub(super) newline: bool,
}

impl Token {
    /// One that stands apart; `pair` as [`Self::pair`] gives it.
    pub(super) fn at(span: Span, kind: Kind, pair: usize) -> Self {
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let (start, end) = (short(span.start), short(span.end));
        Self { start, end, pair: short(pair), kind, spaced: true, newline: true }
    }

    /// Where it is.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// For an opening bracket: the index of the token that closes it, or the last token. Else its own.
    pub(super) fn pair(&self) -> usize {
        self.pair as usize
    }
}

/// A text in pieces.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    /// The last one is [`Kind::End`].
    pub(super) tokens: Vec<Token>,
    /// All comments, from `#` to the end of the line.
    pub(super) comments: Vec<Span>,
    /// What could not be read.
    pub(super) faults: Vec<Fault>,
}

/// Reads a whole text.
pub(super) fn lex(text: &str) -> Lexed {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lexer = Lexer { text, bytes: text.as_bytes(), at: start, ..Lexer::default() };
    lexer.out.tokens.reserve(text.len() / BYTES_OF_TOKEN);
    lexer.run();
    lexer.out
}

/// A token takes so many bytes of a policy with few comments, the white space before it included.
const BYTES_OF_TOKEN: usize = 5;

/// Faults after which the rest of a file is not worth telling.
const MANY: usize = 20;

#[derive(Default)]
struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    spaced: bool,
    newline: bool,
    /// Brackets that are open: their token's index, and whether a template goes on behind them.
    open: Vec<(usize, Option<bool>)>,
    out: Lexed,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn run(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            match byte {
                b' ' | b'\t' | b'\r' => {
                    self.spaced = true;
                    self.at += 1;
                }
                b'\n' => {
                    self.spaced = true;
                    self.newline = true;
                    self.at += 1;
                }
                b'#' => self.comment(),
                _ => self.token(byte),
            }
        }
        let last = self.out.tokens.len();
        while let Some((index, _)) = self.open.pop() {
            self.close(index, last);
        }
        let end = self.bytes.len();
        self.push(Kind::End, end);
    }

    fn comment(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or("");
        let line = rest.split('\n').next().unwrap_or("");
        let line = line.strip_suffix('\r').unwrap_or(line);
        let span = Span::new(self.at, self.at + line.len());
        self.out.comments.push(span);
        self.at = span.end;
        self.spaced = true;
    }

    fn push(&mut self, kind: Kind, start: usize) {
        let span = Span::new(start, self.at.max(start));
        let token = Token::at(span, kind, self.out.tokens.len());
        self.out.tokens.push(Token { spaced: self.spaced, newline: self.newline, ..token });
        self.spaced = false;
        self.newline = false;
    }

    fn close(&mut self, open: usize, close: usize) {
        if let Some(token) = self.out.tokens.get_mut(open) {
            token.pair = u32::try_from(close).unwrap_or(u32::MAX);
        }
    }

    fn fault(&mut self, start: usize, message: &str, help: Option<&str>) {
        if self.out.faults.len() < MANY {
            self.out.faults.push(Fault::new(Span::new(start, self.at.max(start + 1)), message, help));
        }
    }

    fn token(&mut self, byte: u8) {
        let start = self.at;
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                while self.peek(0).is_ascii_alphanumeric() || self.peek(0) == b'_' {
                    self.at += 1;
                }
                self.push(Kind::Word, start);
            }
            b'0'..=b'9' => self.number(start),
            b'"' => {
                self.at += 1;
                let ok = self.quoted(start);
                self.push(if ok { Kind::String } else { Kind::Illegal }, start);
            }
            b'`' => self.raw(start),
            b'$' if matches!(self.peek(1), b'"' | b'`') => {
                let raw = self.peek(1) == b'`';
                self.at += 2;
                self.template(start, raw);
            }
            _ => match sign(byte, self.peek(1)) {
                Some((sign, length)) => {
                    self.at += length;
                    self.sign(sign, start);
                }
                None => self.illegal(start),
            },
        }
    }

    fn sign(&mut self, sign: Sign, start: usize) {
        let index = self.out.tokens.len();
        self.push(Kind::Sign(sign), start);
        match sign {
            Sign::OpenBracket | Sign::OpenBrace | Sign::OpenParen => self.open.push((index, None)),
            Sign::CloseBracket | Sign::CloseBrace | Sign::CloseParen => {
                if let Some((open, template)) = self.open.pop() {
                    self.close(open, index);
                    if let (Sign::CloseBrace, Some(raw)) = (sign, template) {
                        let start = self.at;
                        self.template(start, raw);
                    }
                }
            }
            _ => {}
        }
    }

    fn illegal(&mut self, start: usize) {
        let char = self.text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        self.at += char.len_utf8();
        let help = match char {
            '\u{a0}' => Some("use a plain space"),
            '\u{201c}' | '\u{201d}' | '\u{2018}' | '\u{2019}' | '\'' => Some("strings stand in \"…\" or `…`"),
            '!' => Some("negation is `not`, inequality `!=`"),
            _ => None,
        };
        self.fault(start, &format!("unexpected character {}", shown(char)), help);
        self.push(Kind::Illegal, start);
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek(0).is_ascii_digit() {
            self.at += 1;
        }
        self.at > start
    }

    fn number(&mut self, start: usize) {
        self.digits();
        let mut ok = !(self.bytes.get(start) == Some(&b'0') && self.at - start > 1);
        if self.peek(0) == b'.' {
            self.at += 1;
            ok &= self.digits();
        }
        if matches!(self.peek(0), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(0), b'+' | b'-') {
                self.at += 1;
            }
            let exponent = self.at;
            ok &= self.digits() && self.at - exponent <= 5;
        }
        while self.peek(0).is_ascii_alphanumeric() || self.peek(0) == b'_' {
            self.at += 1;
            ok = false;
        }
        if !ok {
            self.fault(start, "not a number", Some("numbers are written as in JSON: 10, 0.5, 1e3"));
        }
        self.push(if ok { Kind::Number } else { Kind::Illegal }, start);
    }

    fn raw(&mut self, start: usize) {
        self.at += 1;
        if let Some(length) = self.text.get(self.at..).unwrap_or("").find('`') {
            self.at += length + 1;
            self.push(Kind::Raw, start);
        } else {
            self.fault(start, "the string does not end", Some("a raw string ends with another `"));
            self.at = self.bytes.len();
            self.push(Kind::Illegal, start);
        }
    }

    /// Reads on behind an opening quote; says whether it was in order.
    fn quoted(&mut self, start: usize) -> bool {
        let mut ok = true;
        loop {
            match self.bytes.get(self.at).copied() {
                None | Some(b'\n') => {
                    self.fault(start, "the string does not end", Some("write \\n for a line break, or use `…`"));
                    return false;
                }
                Some(b'"') => {
                    self.at += 1;
                    return ok;
                }
                Some(b'\\') => ok &= self.escape(false),
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self, template: bool) -> bool {
        let start = self.at;
        let ok = match self.peek(1) {
            b'\\' | b'"' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => true,
            b'{' => template,
            b'u' => (2..6).all(|ahead| self.peek(ahead).is_ascii_hexdigit()),
            _ => false,
        };
        let length = match self.peek(1) {
            b'u' if ok => 6,
            // The character behind may have several bytes; it is read as usual.
            _ if ok => 2,
            _ => 1,
        };
        self.at += length;
        if !ok {
            let help = "escapes are those of JSON; in a raw string `…` a backslash means itself";
            self.fault(start, "unknown escape", Some(help));
        }
        ok
    }

    /// Reads a piece of a template, up to `{` or the quote.
    fn template(&mut self, start: usize, raw: bool) {
        let quote = if raw { b'`' } else { b'"' };
        let mut ok = true;
        loop {
            match self.bytes.get(self.at).copied() {
                Some(byte) if byte == quote => {
                    self.at += 1;
                    self.push(if ok { Kind::TemplateEnd { raw } } else { Kind::Illegal }, start);
                    return;
                }
                Some(b'{') => {
                    self.at += 1;
                    self.open.push((self.out.tokens.len(), Some(raw)));
                    self.push(if ok { Kind::TemplatePart { raw } } else { Kind::Illegal }, start);
                    return;
                }
                Some(b'\\') if !raw => ok &= self.escape(true),
                Some(b'\\') if self.peek(1) == b'{' => self.at += 2,
                Some(byte) if raw || byte != b'\n' => self.at += 1,
                _ => {
                    self.fault(start, "the string does not end", None);
                    self.push(Kind::Illegal, start);
                    return;
                }
            }
        }
    }
}

/// A character as a message may show it.
fn shown(char: char) -> String {
    if char.is_control() || char.is_whitespace() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
        format!("U+{:04X}", u32::from(char))
    } else {
        format!("`{char}`")
    }
}

fn sign(first: u8, second: u8) -> Option<(Sign, usize)> {
    let (sign, length) = match (first, second) {
        (b':', b'=') => (Sign::Assign, 2),
        (b'=', b'=') => (Sign::Equal, 2),
        (b'!', b'=') => (Sign::NotEqual, 2),
        (b'<', b'=') => (Sign::LessOrEqual, 2),
        (b'>', b'=') => (Sign::GreaterOrEqual, 2),
        (b'[', _) => (Sign::OpenBracket, 1),
        (b']', _) => (Sign::CloseBracket, 1),
        (b'{', _) => (Sign::OpenBrace, 1),
        (b'}', _) => (Sign::CloseBrace, 1),
        (b'(', _) => (Sign::OpenParen, 1),
        (b')', _) => (Sign::CloseParen, 1),
        (b',', _) => (Sign::Comma, 1),
        (b':', _) => (Sign::Colon, 1),
        (b';', _) => (Sign::Semicolon, 1),
        (b'.', _) => (Sign::Dot, 1),
        (b'=', _) => (Sign::Unify, 1),
        (b'<', _) => (Sign::Less, 1),
        (b'>', _) => (Sign::Greater, 1),
        (b'+', _) => (Sign::Plus, 1),
        (b'-', _) => (Sign::Minus, 1),
        (b'*', _) => (Sign::Times, 1),
        (b'/', _) => (Sign::Divide, 1),
        (b'%', _) => (Sign::Remainder, 1),
        (b'&', _) => (Sign::And, 1),
        (b'|', _) => (Sign::Or, 1),
        _ => return None,
    };
    Some((sign, length))
}
