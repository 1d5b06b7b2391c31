//! A policy in the layout of `opa fmt` as far as the heads of its rules: what is behind a head is read when somebody asks for the
//! rule. For the policies that are built in, of which a run asks few rules; that each is read as when all of its file is read at once is
//! tested.

use super::lexer::{self, Lexed, Token};
use super::{Keywords, Parser};
use crate::rego::ast::{Dialect, Module, Rule};

/// What is behind the heads of a policy's rules.
#[derive(Debug)]
pub(crate) struct Unread {
    tokens: Vec<Token>,
    /// The token that each rule begins with.
    starts: Vec<usize>,
    keywords: Keywords,
    dialect: Dialect,
}

/// Reads a policy as far as the heads of its rules: every rule begins a line, nothing else outside of brackets that does is a word.
/// None where there are mistakes.
pub(crate) fn heads(text: &str) -> Option<(Module, Unread)> {
    let Lexed { tokens, comments, faults } = lexer::lex(text);
    let mut parser = Parser::of(text, &tokens, Dialect::V1, faults);
    let (module, starts) = parser.heads().ok().filter(|_| parser.faults.is_empty())?;
    let Parser { keywords, dialect, .. } = parser;
    Some((Module { comments, ..module }, Unread { tokens, starts, keywords, dialect }))
}

impl Unread {
    /// The rule at a place of the policy, whose text is given again.
    pub(crate) fn rule(&self, text: &str, place: usize) -> Option<Rule> {
        let at = *self.starts.get(place)?;
        let parser = Parser::of(text, &self.tokens, self.dialect, Vec::new());
        let mut parser = Parser { at, keywords: self.keywords, ..parser };
        parser.rule().ok().filter(|_| parser.faults.is_empty())
    }
}
