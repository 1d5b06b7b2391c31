//! A pattern in Go's syntax (RE2) in, the same pattern in the `regex` crate's syntax out.
//!
//! What Go takes literally is escaped, its ASCII classes are spelled out, groups lose their names, and what Go refuses
//! is refused, in its words. The depth of groups is bounded by the `regex` crate.
use std::fmt::Write as _;

use super::class;

/// The largest repetition, nested ones multiplied.
const REPEAT_LIMIT: u32 = 1000;

/// A translated pattern.
pub(super) struct Translated {
    /// The pattern for the `regex` crate.
    pub(super) pattern: String,
    /// The names of the groups, from group 1 on.
    pub(super) names: Vec<Option<String>>,
}

/// Why a pattern is refused: `missing closing )`, and the part of the pattern that is wrong.
pub(super) struct Refusal(pub(super) String);

pub(super) fn refuse<T>(what: &str, part: &str) -> Result<T, Refusal> {
    Err(Refusal(format!("error parsing regexp: {what}: `{part}`")))
}

/// Translates a pattern.
pub(super) fn translate(pattern: &str) -> Result<Translated, Refusal> {
    let mut translator = Translator {
        cursor: Cursor { text: pattern, at: 0 },
        out: String::with_capacity(pattern.len() + 16),
        flags: String::new(),
        names: Vec::new(),
        groups: Vec::new(),
        last: Last::Nothing,
        most: 1,
    };
    translator.run()?;
    Ok(Translated { pattern: translator.out, names: translator.names })
}

/// A place in the pattern.
pub(super) struct Cursor<'p> {
    pub(super) text: &'p str,
    pub(super) at: usize,
}

impl<'p> Cursor<'p> {
    pub(super) fn rest(&self) -> &'p str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub(super) fn eat(&mut self, prefix: &str) -> bool {
        let found = self.rest().starts_with(prefix);
        self.at += if found { prefix.len() } else { 0 };
        found
    }

    pub(super) fn since(&self, start: usize) -> &'p str {
        self.text.get(start..self.at).unwrap_or_default()
    }
}

/// What a repetition would repeat.
#[derive(Clone, Copy)]
enum Last {
    Nothing,
    /// Something, with the product of the repetitions in it.
    Atom(u32),
    /// Something that is repeated already; where its repetition starts.
    Repeated(usize, u32),
}

struct Translator<'p> {
    cursor: Cursor<'p>,
    out: String,
    /// Flags to set before the next atom: a repetition behind them is one of the atom before them.
    flags: String,
    names: Vec<Option<String>>,
    /// The largest repetition outside of each open group.
    groups: Vec<u32>,
    last: Last,
    /// The largest repetition in the open group.
    most: u32,
}

/// Appends a character that stands for itself, in or outside of a class.
pub(super) fn push_literal(out: &mut String, c: char) {
    if c.is_ascii_alphanumeric() || !c.is_ascii() {
        out.push(c);
    } else {
        // Writing to a String cannot fail.
        let _ = write!(out, "\\x{{{:x}}}", u32::from(c));
    }
}

impl Translator<'_> {
    fn run(&mut self) -> Result<(), Refusal> {
        loop {
            let start = self.cursor.at;
            let Some(c) = self.cursor.next() else { break };
            if !matches!(c, '*' | '+' | '?' | '{' | '(') {
                self.set_flags();
            }
            match c {
                '(' => self.open(start)?,
                ')' => self.close()?,
                '|' => {
                    self.out.push('|');
                    self.last = Last::Nothing;
                }
                '^' | '$' | '.' => self.atom(c),
                '[' => {
                    class::bracket(&mut self.cursor, &mut self.out, start)?;
                    self.last = Last::Atom(1);
                }
                '*' | '+' | '?' => self.repeat(start, c.encode_utf8(&mut [0; 4]), 1)?,
                '{' => self.braces(start)?,
                '\\' => self.escape(start)?,
                other => self.literal(other),
            }
        }
        if self.groups.is_empty() { Ok(()) } else { refuse("missing closing )", self.cursor.text) }
    }

    fn set_flags(&mut self) {
        self.out.push_str(&self.flags);
        self.flags.clear();
    }

    fn atom(&mut self, c: char) {
        self.out.push(c);
        self.last = Last::Atom(1);
    }

    fn literal(&mut self, c: char) {
        self.set_flags();
        push_literal(&mut self.out, c);
        self.last = Last::Atom(1);
    }

    fn close(&mut self) -> Result<(), Refusal> {
        let Some(outer) = self.groups.pop() else { return refuse("unexpected )", self.cursor.text) };
        self.out.push(')');
        self.last = Last::Atom(self.most);
        self.most = self.most.max(outer);
        Ok(())
    }

    fn enter(&mut self, opening: &str) {
        self.set_flags();
        self.out.push_str(opening);
        self.groups.push(self.most);
        self.most = 1;
        self.last = Last::Nothing;
    }

    fn open(&mut self, start: usize) -> Result<(), Refusal> {
        if !self.cursor.rest().starts_with('?') {
            self.names.push(None);
            self.enter("(");
            return Ok(());
        }
        let named = ["?P<", "?<"].into_iter().find(|prefix| self.cursor.rest().starts_with(prefix));
        if let Some(prefix) = named {
            return self.named_group(start, prefix.len());
        }
        self.cursor.at += 1;
        self.flags(start)
    }

    fn named_group(&mut self, start: usize, prefix: usize) -> Result<(), Refusal> {
        self.cursor.at += prefix;
        let Some(length) = self.cursor.rest().find('>') else {
            return refuse("invalid named capture", self.cursor.text.get(start..).unwrap_or_default());
        };
        let name = self.cursor.rest().get(..length).unwrap_or_default();
        self.cursor.at += length + 1;
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            return refuse("invalid named capture", self.cursor.since(start));
        }
        self.names.push(Some(name.to_owned()));
        self.enter("(");
        Ok(())
    }

    /// `(?i)`, `(?i-s:` and the like, behind the question mark.
    fn flags(&mut self, start: usize) -> Result<(), Refusal> {
        let (mut set, mut cleared, mut negative, mut seen) = (String::new(), String::new(), false, true);
        loop {
            match self.cursor.next() {
                Some(flag @ ('i' | 'm' | 's' | 'U')) => {
                    seen = true;
                    set.retain(|c| c != flag);
                    cleared.retain(|c| c != flag);
                    if negative { cleared.push(flag) } else { set.push(flag) }
                }
                Some('-') if !negative => (negative, seen) = (true, false),
                Some(end @ (':' | ')')) if seen => {
                    let minus = if cleared.is_empty() { "" } else { "-" };
                    let flags = format!("{set}{minus}{cleared}");
                    if end == ':' {
                        self.enter(&format!("(?{flags}:"));
                        return Ok(());
                    }
                    if !flags.is_empty() {
                        let _ = write!(self.flags, "(?{flags})");
                    }
                    if let Last::Repeated(_, product) = self.last {
                        self.last = Last::Atom(product);
                    }
                    return Ok(());
                }
                _ => return refuse("invalid or unsupported Perl syntax", self.cursor.since(start)),
            }
        }
    }

    /// A repetition of what is before it; `times` is the largest number it names.
    fn repeat(&mut self, start: usize, operator: &str, times: u32) -> Result<(), Refusal> {
        let lazy = self.cursor.eat("?");
        let inner = match self.last {
            Last::Nothing => return refuse("missing argument to repetition operator", self.cursor.since(start)),
            Last::Repeated(first, _) => return refuse("invalid nested repetition operator", self.cursor.since(first)),
            Last::Atom(inner) => inner,
        };
        let product = inner.saturating_mul(times.max(1));
        if product > REPEAT_LIMIT {
            return refuse("invalid repeat count", operator);
        }
        self.most = self.most.max(product);
        self.out.push_str(operator);
        if lazy {
            self.out.push('?');
        }
        self.last = Last::Repeated(start, product);
        Ok(())
    }

    /// `{n}`, `{n,}`, `{n,m}`; anything else is a brace.
    fn braces(&mut self, start: usize) -> Result<(), Refusal> {
        let Some((least, most, length)) = bounds(self.cursor.rest()) else {
            self.literal('{');
            return Ok(());
        };
        self.cursor.at += length;
        let operator = self.cursor.since(start).to_owned();
        let too_large = [least, most.flatten()].into_iter().flatten().any(|bound| bound > REPEAT_LIMIT);
        let upside_down = least.zip(most.flatten()).is_some_and(|(least, most)| most < least);
        if too_large || upside_down || least.is_none() {
            return refuse("invalid repeat count", &operator);
        }
        self.repeat(start, &operator, most.flatten().or(least).unwrap_or(1))
    }

    fn escape(&mut self, start: usize) -> Result<(), Refusal> {
        let rest = self.cursor.rest();
        match rest.chars().next() {
            Some('A') => self.assertion("\\A"),
            Some('z') => self.assertion("\\z"),
            Some('b') => self.assertion("(?-u:\\b)"),
            Some('B') => self.assertion("(?-u:\\B)"),
            Some('Q') => {
                self.cursor.at += 1;
                let end = self.cursor.rest().find("\\E");
                let quoted = self.cursor.rest().get(..end.unwrap_or(rest.len() - 1)).unwrap_or_default();
                quoted.chars().for_each(|c| self.literal(c));
                self.cursor.at += quoted.len() + if end.is_some() { 2 } else { 0 };
            }
            _ => {
                if !class::shorthand(&mut self.cursor, &mut self.out, start)? {
                    let c = class::escaped(&mut self.cursor, start)?;
                    push_literal(&mut self.out, c);
                }
                self.last = Last::Atom(1);
            }
        }
        Ok(())
    }

    fn assertion(&mut self, text: &str) {
        self.cursor.at += 1;
        self.out.push_str(text);
        self.last = Last::Atom(1);
    }
}

/// The smallest and largest number of `n}`, `n,}` or `n,m}`, and its length. A number too large to read is `None`.
type Bounds = (Option<u32>, Option<Option<u32>>, usize);

fn bounds(rest: &str) -> Option<Bounds> {
    let length = rest.find('}')?;
    let (least, most) = match rest.get(..length)?.split_once(',') {
        Some((least, most)) => (least, Some(most)),
        None => (rest.get(..length)?, None),
    };
    let number = |digits: &str| {
        let fits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        // Zeros in front make it a text, not a number, in Go too.
        let plain = digits == "0" || !digits.starts_with('0');
        (fits && plain).then(|| digits.parse().unwrap_or(u32::MAX))
    };
    let least = number(least)?;
    let most = match most {
        None => Some(Some(least)),
        Some("") => None,
        Some(digits) => Some(Some(number(digits)?)),
    };
    Some((Some(least), most, length + 1))
}
