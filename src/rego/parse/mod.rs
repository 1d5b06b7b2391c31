//! Text in; a tree, or every mistake of spelling and grammar that can be told apart, out.
//!
//! One pass over the tokens without going back, so that time is linear; nesting is bounded, so that the stack is. After a mistake
//! reading goes on at the next line that starts a statement. A file is read as Rego v1; one that is not v1 but is v0 is v0.

mod body;
mod collection;
mod expr;
mod fault;
mod head;
mod lexer;
mod logic;
mod module;
mod scalar;
mod unread;

pub use fault::Fault;
pub(crate) use unread::{Unread, heads};

use super::ast::{Dialect, Expr, ExprKind, MAX_DEPTH, Module, Span};
use lexer::{Kind, Lexed, Sign, Token};

/// Reads a policy.
pub fn parse(text: &str) -> Result<Module, Vec<Fault>> {
    let lexed = lexer::lex(text);
    let first = match read(text, &lexed, Dialect::V1) {
        Ok(module) => return Ok(Module { comments: lexed.comments, ..module }),
        Err(failed) => failed,
    };
    if first.says_v1 {
        return Err(first.faults);
    }
    match read(text, &lexed, Dialect::V0) {
        Ok(module) => Ok(Module { comments: lexed.comments, ..module }),
        // Today's Rego is meant, unless its first fault is a form of the old one and the old one gets further.
        Err(second) if first.is_old && starts(&second.faults) > starts(&first.faults) => Err(second.faults),
        Err(_) => Err(first.faults),
    }
}

fn starts(faults: &[Fault]) -> usize {
    faults.first().map_or(0, |fault| fault.at.start)
}

/// Why a text is no module of a dialect.
struct Failed {
    faults: Vec<Fault>,
    /// Whether it imports `rego.v1`.
    says_v1: bool,
    /// Whether the first fault is a form that the old dialect has.
    is_old: bool,
}

fn read(text: &str, lexed: &Lexed, dialect: Dialect) -> Result<Module, Failed> {
    let mut parser = Parser::of(text, &lexed.tokens, dialect, lexed.faults.clone());
    let module = parser.module();
    let says_v1 = module.imports.iter().any(module::is_v1);
    if parser.faults.is_empty() {
        return Ok(module);
    }
    parser.faults.sort_by_key(|fault| fault.at);
    parser.faults.dedup();
    let is_old = parser.old == parser.faults.first().map(|fault| fault.at.start);
    Err(Failed { faults: parser.faults, says_v1, is_old })
}

/// A statement that could not be read; its fault is in the list.
#[derive(Debug)]
struct Stop;

type Parsed<T> = Result<T, Stop>;

/// Words that are keywords in some dialects, or once they are imported.
#[derive(Clone, Copy, Debug)]
struct Keywords {
    future: [(&'static str, bool); 6],
    /// `not { … }`.
    not_bodies: bool,
}

impl Keywords {
    fn of(dialect: Dialect) -> Keywords {
        let known = dialect == Dialect::V1;
        let future =
            [("if", known), ("contains", known), ("in", known), ("every", known), ("and", false), ("or", false)];
        Keywords { future, not_bodies: false }
    }

    fn add(&mut self, word: &str) {
        for (name, known) in &mut self.future {
            // `every` brings `in` with it.
            *known |= *name == word || (word == "every" && *name == "in");
        }
        self.not_bodies |= word == "not";
    }

    fn has(&self, word: &str) -> bool {
        ALWAYS.contains(&word) || self.future.iter().any(|(name, known)| *known && *name == word)
    }

    /// Whether statements can be joined.
    fn is_logical(&self) -> bool {
        self.has("and") || self.has("or")
    }
}

/// Words that are keywords everywhere.
const ALWAYS: [&str; 11] =
    ["package", "import", "as", "default", "else", "not", "some", "with", "null", "true", "false"];

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    depth: u16,
    /// The index of a keyword's token that is to be read as a name.
    forced: usize,
    keywords: Keywords,
    dialect: Dialect,
    faults: Vec<Fault>,
    /// Where the first form of the old dialect is, in a file that is read as today's.
    old: Option<usize>,
}

impl<'a> Parser<'a> {
    /// At the start of a text; `faults` are those of its tokens.
    fn of(text: &'a str, tokens: &'a [Token], dialect: Dialect, faults: Vec<Fault>) -> Self {
        let keywords = Keywords::of(dialect);
        Self { text, tokens, at: 0, depth: 0, forced: usize::MAX, keywords, dialect, faults, old: None }
    }

    fn token(&self, index: usize) -> Token {
        let end = || Token::at(Span::new(self.text.len(), self.text.len()), Kind::End, index);
        self.tokens.get(index).or(self.tokens.last()).copied().unwrap_or_else(end)
    }

    fn peek(&self) -> Token {
        self.token(self.at)
    }

    fn bump(&mut self) -> Token {
        let token = self.peek();
        if token.kind != Kind::End {
            self.at += 1;
        }
        token
    }

    /// The end of the last token that was read.
    fn last_end(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |index| self.token(index).span().end)
    }

    fn span_from(&self, start: Span) -> Span {
        Span::new(start.start, self.last_end().max(start.start))
    }

    fn text_of(&self, token: Token) -> &'a str {
        token.span().text(self.text)
    }

    fn is(&self, sign: Sign) -> bool {
        self.peek().kind == Kind::Sign(sign)
    }

    fn eat(&mut self, sign: Sign) -> Option<Span> {
        self.is(sign).then(|| self.bump().span())
    }

    /// Whether the next token is this word, as a keyword.
    fn is_keyword(&self, word: &str) -> bool {
        let token = self.peek();
        token.kind == Kind::Word
            && self.at != self.forced
            && self.text_of(token) == word
            && self.keywords.has(word)
            && !self.begins_path(self.at)
    }

    fn eat_keyword(&mut self, word: &str) -> Option<Span> {
        self.is_keyword(word).then(|| self.bump().span())
    }

    /// Whether the token is a word that may be used as a name.
    fn is_name(&self, index: usize) -> bool {
        let token = self.token(index);
        token.kind == Kind::Word && (index == self.forced || !self.keywords.has(self.text_of(token)))
    }

    /// Whether a word is followed by a dot and another word at once: `if.x` is a name, at the start of a statement or rule.
    fn begins_path(&self, index: usize) -> bool {
        let (dot, part) = (self.token(index + 1), self.token(index + 2));
        dot.kind == Kind::Sign(Sign::Dot) && !dot.spaced && part.kind == Kind::Word && !part.spaced
    }

    /// Lets a keyword be a name where a dot or bracket follows at once, as in `default.x`.
    fn force_name(&mut self) {
        let next = self.token(self.at + 1);
        let follows = matches!(next.kind, Kind::Sign(Sign::Dot | Sign::OpenBracket)) && !next.spaced;
        if self.peek().kind == Kind::Word && follows {
            self.forced = self.at;
        }
    }

    fn fault<T>(&mut self, at: Span, message: impl Into<String>, help: Option<&str>) -> Parsed<T> {
        self.note(at, message, help);
        Err(Stop)
    }

    /// Keeps a fault after which reading goes on.
    fn note(&mut self, at: Span, message: impl Into<String>, help: Option<&str>) {
        self.faults.push(Fault::new(at, message, help));
    }

    /// Keeps a fault for a form of the old dialect.
    fn note_old(&mut self, at: Span, message: &str, help: &str) {
        self.old.get_or_insert(at.start);
        self.note(at, message, Some(help));
    }

    /// Faults the next token for not being what is needed.
    fn expected<T>(&mut self, what: &str, help: Option<&str>) -> Parsed<T> {
        let token = self.peek();
        let message = match token.kind {
            // Its own fault is there already.
            Kind::Illegal => return Err(Stop),
            Kind::End => format!("expected {what}, but the file ends"),
            _ => format!("expected {what}, not `{}`", shorten(self.text_of(token))),
        };
        self.fault(token.span(), message, help)
    }

    fn need(&mut self, sign: Sign, what: &str) -> Parsed<Span> {
        match self.eat(sign) {
            Some(span) => Ok(span),
            None => self.expected(what, None),
        }
    }

    /// Goes one level down.
    fn enter(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth <= MAX_DEPTH { Ok(()) } else { self.too_deep(self.peek().span()) }
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn too_deep<T>(&mut self, at: Span) -> Parsed<T> {
        let message = format!("nested too deeply: more than {MAX_DEPTH} levels");
        self.fault(at, message, Some("split the expression over several rules or variables"))
    }

    /// An expression from `start` up to what was read last.
    fn make(&mut self, start: Span, kind: ExprKind) -> Parsed<Expr> {
        let expr = Expr::new(self.span_from(start), kind);
        if expr.depth > MAX_DEPTH { self.too_deep(start) } else { Ok(expr) }
    }
}

/// A piece of source as a message may show it.
fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(30).map(|char| if char.is_control() { ' ' } else { char }).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests;
