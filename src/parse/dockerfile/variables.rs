//! Quotes, escapes and variables of a Dockerfile's words.
//!
//! Takes a word and what is known of the variables, gives the word as BuildKit would see it; a variable whose value comes from
//! outside of the file (the command line, the base image) stays as it is written. Bounded in depth and in size.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::parse::Key;

/// `${a:-${b:-…}}` inside of each other; what is deeper stays as it is written.
const MAX_DEPTH: usize = 16;

/// A word grows by no more than this, else it stays as it is written: variables that double each other fill any memory.
const MAX_GROWTH: usize = 4 * 1024;

/// What is known of the variables at one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// A name that was declared without a value has none.
    names: BTreeMap<Key, Option<Arc<str>>>,
    /// Whether other names may have a value all the same: the base image has variables, too.
    pub(super) is_open: bool,
}

impl Scope {
    pub(super) fn set(&mut self, name: Key, value: Option<Arc<str>>) {
        self.names.insert(name, value);
    }

    pub(super) fn get(&self, name: &str) -> Option<&Option<Arc<str>>> {
        self.names.get(name)
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The word without quotes and escapes, its variables filled in where they are known.
    pub(super) fn expand<'w>(&self, word: &'w str, escape: char) -> Cow<'w, str> {
        if !word.contains(['$', '\'', '"', escape]) {
            return Cow::Borrowed(word);
        }
        let limit = word.len() + MAX_GROWTH;
        let mut expansion = Expansion { scope: self, escape, built: String::new(), limit, is_whole: true };
        expansion.word(word, 0);
        if expansion.built.len() > limit { Cow::Borrowed(word) } else { Cow::Owned(expansion.built) }
    }
}

struct Expansion<'s> {
    scope: &'s Scope,
    escape: char,
    built: String,
    limit: usize,
    /// False once a brace without an end was met: the rest is no variable.
    is_whole: bool,
}

impl Expansion<'_> {
    fn word(&mut self, word: &str, depth: usize) {
        let mut at = 0;
        let mut is_quoted = false;
        while let Some(found) = word.get(at..).and_then(|rest| rest.chars().next()) {
            let next = at + found.len_utf8();
            if self.built.len() > self.limit {
                return;
            }
            match found {
                '\'' if !is_quoted => {
                    let rest = word.get(next..).unwrap_or("");
                    let end = rest.find('\'').unwrap_or(rest.len());
                    self.built.push_str(rest.get(..end).unwrap_or(""));
                    at = (next + end + 1).min(word.len());
                }
                '"' => {
                    is_quoted = !is_quoted;
                    at = next;
                }
                '$' if self.is_whole => at += self.dollar(word.get(at..).unwrap_or(""), depth),
                _ if found == self.escape => at = self.escaped(word, next, is_quoted),
                _ => {
                    self.built.push(found);
                    at = next;
                }
            }
        }
    }

    /// What stands behind an escape character; gives where to go on.
    fn escaped(&mut self, word: &str, next: usize, is_quoted: bool) -> usize {
        let Some(found) = word.get(next..).and_then(|rest| rest.chars().next()) else { return next };
        if is_quoted && !matches!(found, '"' | '$') && found != self.escape {
            self.built.push(self.escape);
        }
        self.built.push(found);
        next + found.len_utf8()
    }

    /// A variable at the start of `rest`; gives its length.
    fn dollar(&mut self, rest: &str, depth: usize) -> usize {
        let braced = rest.starts_with("${");
        let body = rest.get(if braced { 2 } else { 1 }..).unwrap_or("");
        let name = name(body);
        if !braced {
            let length = 1 + name.len();
            match self.scope.get(name) {
                Some(Some(value)) => self.built.push_str(value),
                _ => self.built.push_str(rest.get(..length).unwrap_or("")),
            }
            return length;
        }
        let Some(end) = brace_end(rest, self.escape) else {
            self.is_whole = false;
            self.built.push('$');
            return 1;
        };
        let written = rest.get(..=end).unwrap_or("");
        let operator = rest.get(2 + name.len()..end).unwrap_or("");
        if name.is_empty() || depth >= MAX_DEPTH || !self.braced(name, operator, depth) {
            self.built.push_str(written);
        }
        end + 1
    }

    /// `${name…}`: whether its value is known, which is then written.
    fn braced(&mut self, name: &str, operator: &str, depth: usize) -> bool {
        let known = self.scope.get(name);
        let value = known.and_then(Option::as_deref).map(ToOwned::to_owned);
        let is_open = known.is_none() && self.scope.is_open;
        let (counts_empty, operator) = match operator.strip_prefix(':') {
            Some(rest) => (true, rest),
            None => (false, operator),
        };
        let is_set = value.as_ref().is_some_and(|value| !counts_empty || !value.is_empty());
        let mut chars = operator.chars();
        let kind = chars.next();
        let word = chars.as_str();
        match (kind, value) {
            (None, Some(value)) if !counts_empty => self.built.push_str(&value),
            (Some('-'), Some(value)) if is_set => self.built.push_str(&value),
            (Some('?'), Some(value)) if is_set => self.built.push_str(&value),
            (Some('-'), _) if !is_open => self.word(word, depth + 1),
            (Some('+'), _) if is_set => self.word(word, depth + 1),
            (Some('+'), _) if !is_open => {}
            _ => return false,
        }
        true
    }
}

/// The name at the start of a text.
fn name(text: &str) -> &str {
    let is_first = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    if is_first { text.get(..end).unwrap_or("") } else { "" }
}

/// Where the brace ends that opens with the second byte of `text`.
fn brace_end(text: &str, escape: char) -> Option<usize> {
    let mut depth = 0usize;
    let mut chars = text.char_indices().peekable();
    while let Some((at, found)) = chars.next() {
        match found {
            '$' if chars.next_if(|(_, next)| *next == '{').is_some() => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ if found == escape => {
                chars.next();
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope() -> Scope {
        let mut scope = Scope::default();
        scope.set("a".into(), Some("1".into()));
        scope.set("empty".into(), Some("".into()));
        scope.set("given".into(), None);
        scope
    }

    #[test]
    fn words_are_read_as_the_builder_reads_them() {
        let mut scope = scope();
        for (word, expected) in [
            ("plain", "plain"),
            ("$a${a}x", "11x"),
            ("\"$a b\"'$a'\\$a", "1 b$a$a"),
            ("\"\\x\\\"\\$\"", "\\x\"$"),
            ("${given}", "${given}"),
            ("$unknown", "$unknown"),
            ("${a:-x}${given:-x}${empty:-x}${empty-x}", "1xx"),
            ("${a:+x}${given:+x}${empty:+x}${empty+x}", "xx"),
            ("${given:-${a:-2}-${given}}", "1-${given}"),
            ("${a:?no}${given:?no}", "1${given:?no}"),
            ("${a#x}${a", "${a#x}${a"),
            ("$", "$"),
            ("$1", "$1"),
            ("${}", "${}"),
            ("é$a'", "é1"),
            ("x\\", "x"),
        ] {
            assert_eq!(scope.expand(word, '\\'), expected, "{word}");
        }
        assert_eq!(scope.expand("${other:-x}", '\\'), "x");
        scope.is_open = true;
        assert_eq!(scope.expand("${other:-x}${given:-y}", '\\'), "${other:-x}y");
        assert_eq!(scope.expand("C:\\x`$a", '`'), "C:\\x$a");
    }

    #[test]
    fn hostile_words_take_no_time() {
        let scope = scope();
        let open = "${a:-".repeat(100_000);
        assert_eq!(scope.expand(&open, '\\').len(), open.len());
        let nested = format!("{}{}", "${given:-".repeat(20_000), "}".repeat(20_000));
        assert!(!scope.expand(&nested, '\\').is_empty());
        let mut doubled = Scope::default();
        doubled.set("a".into(), Some("0123456789".repeat(1_000).into()));
        let word = "$a".repeat(1_000);
        assert_eq!(doubled.expand(&word, '\\'), word);
    }
}
