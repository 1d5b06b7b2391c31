//! Two globs of letters, `.`, `[…]`, `+` and `*` in, whether some text fits both out.
//!
//! Follows the library OPA uses, whose search gives up earlier than it might (`a.*` and `a` have nothing in common), but
//! remembers what it has tried, so that it takes no exponential time.
use std::collections::HashMap;
use std::iter::Peekable;
use std::str::Chars;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, error, too_large};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[("regex.globs_match", 2, globs_match)];

/// The most tokens of a glob.
const TOKEN_LIMIT: usize = 300;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Flag {
    Once,
    Plus,
    Star,
}

/// What one place of a glob matches.
#[derive(PartialEq, Eq)]
enum Kind {
    Any,
    /// Ranges in order, without overlap.
    Set(Vec<(u32, u32)>),
}

struct Token {
    kind: Kind,
    flag: Flag,
}

fn globs_match(operands: Operands<'_>) -> Answer {
    let (first, second) = (operands.string(1)?, operands.string(2)?);
    let globs = [simplified(tokens(first)?), simplified(tokens(second)?)];
    if globs.iter().any(|glob| glob.len() > TOKEN_LIMIT) {
        return Err(too_large("the search"));
    }
    let [first, second] = globs;
    Ok(Value::from(intersect(&first, &second)))
}

fn invalid<T>(text: &str, why: &str) -> Result<T, Error> {
    error(format!("input:{text}, {why}: the input provided is invalid"))
}

fn tokens(text: &str) -> Result<Vec<Token>, Error> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let one = |c: char| Kind::Set(vec![(u32::from(c), u32::from(c))]);
        let kind = match c {
            '.' => Kind::Any,
            '[' => set(text, &mut rest)?,
            ']' => return invalid(text, "set-close ']' with no preceding '['"),
            '+' | '*' => return invalid(text, &format!("flag '{c}' must be preceded by a non-flag")),
            '\\' => match rest.next() {
                Some(c) => one(c),
                None => return invalid(text, "input ends with a \\ (escape) character"),
            },
            c => one(c),
        };
        let flag = match rest.next_if(|c| matches!(c, '+' | '*')) {
            Some('+') => Flag::Plus,
            Some(_) => Flag::Star,
            None => Flag::Once,
        };
        tokens.push(Token { kind, flag });
    }
    Ok(tokens)
}

fn set(text: &str, rest: &mut Peekable<Chars<'_>>) -> Result<Kind, Error> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    let mut previous = None;
    loop {
        let (c, escaped) = match rest.next() {
            Some('\\') => match rest.next() {
                Some(c) => (c, true),
                None => return invalid(text, "input ends with a \\ (escape) character"),
            },
            Some(c) => (c, false),
            None => return invalid(text, "found [ without matching ]"),
        };
        match c {
            ']' if !escaped => return Ok(Kind::Set(merged(ranges))),
            '-' if !escaped => {
                let Some(low) = previous.take() else {
                    return invalid(text, "range character '-' must be preceded by a Unicode character");
                };
                let high = match rest.next() {
                    Some('\\') => rest.next(),
                    Some(']' | '-') | None => None,
                    plain => plain,
                };
                match high {
                    Some(high) if high >= low && rest.peek().is_some() => {
                        ranges.push((u32::from(low), u32::from(high)));
                    }
                    _ => return invalid(text, "range character '-' must be followed by a Unicode character"),
                }
            }
            c => {
                ranges.push((u32::from(c), u32::from(c)));
                previous = Some(c);
            }
        }
    }
}

fn merged(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for (low, high) in ranges {
        match out.last_mut() {
            Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
            _ => out.push((low, high)),
        }
    }
    out
}

/// Joins repeated tokens of the same kind that follow one another.
fn simplified(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for token in tokens {
        match out.last_mut() {
            Some(last) if token.flag != Flag::Once && last.flag != Flag::Once && token.kind == last.kind => {
                if token.flag == Flag::Plus {
                    last.flag = Flag::Plus;
                }
            }
            _ => out.push(token),
        }
    }
    out
}

fn fits(a: &Token, b: &Token) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Set(a), Kind::Set(b)) => a.iter().any(|a| b.iter().any(|b| a.0 <= b.1 && b.0 <= a.1)),
        _ => true,
    }
}

/// Compares the plain tokens at both ends, and searches in what is left.
fn intersect(first: &[Token], second: &[Token]) -> bool {
    let plain = |pair: &(&Token, &Token)| pair.0.flag == Flag::Once && pair.1.flag == Flag::Once;
    let front = first.iter().zip(second).take_while(plain).count();
    if first.iter().zip(second).take(front).any(|(a, b)| !fits(a, b)) {
        return false;
    }
    // One plain token is left at each end.
    let front = front.saturating_sub(1);
    let (first, second) = (first.get(front..).unwrap_or_default(), second.get(front..).unwrap_or_default());
    let back = first.iter().rev().zip(second.iter().rev()).take_while(plain).count();
    if first.iter().rev().zip(second.iter().rev()).take(back).any(|(a, b)| !fits(a, b)) {
        return false;
    }
    let back = back.saturating_sub(1);
    let first = first.get(..first.len() - back).unwrap_or_default();
    let second = second.get(..second.len() - back).unwrap_or_default();
    Search { globs: [first, second], tried: HashMap::new() }.normal(Side::First, 0, 0)
}

/// Which of the globs leads: when both repeat, it is tried first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    First,
    Second,
}

impl Side {
    fn other(self) -> Self {
        if self == Self::First { Self::Second } else { Self::First }
    }
}

struct Search<'g> {
    globs: [&'g [Token]; 2],
    tried: HashMap<(Side, usize, usize), bool>,
}

impl<'g> Search<'g> {
    fn glob(&self, side: Side) -> &'g [Token] {
        let [first, second] = self.globs;
        if side == Side::First { first } else { second }
    }

    /// Whether the rest of the leading glob from `i` and that of the other from `j` have a text in common.
    fn normal(&mut self, lead: Side, mut i: usize, mut j: usize) -> bool {
        let (leading, other) = (self.glob(lead), self.glob(lead.other()));
        while let (Some(a), Some(b)) = (leading.get(i), other.get(j)) {
            if a.flag != Flag::Once {
                return self.repeated(lead, i, j, a.flag);
            }
            if b.flag != Flag::Once {
                return self.repeated(lead.other(), j, i, b.flag);
            }
            if !fits(a, b) {
                return false;
            }
            (i, j) = (i + 1, j + 1);
        }
        i == leading.len() && j == other.len()
    }

    fn repeated(&mut self, lead: Side, i: usize, j: usize, flag: Flag) -> bool {
        if let Some(known) = self.tried.get(&(lead, i, j)) {
            return *known;
        }
        let found = if flag == Flag::Plus { self.plus(lead, i, j) } else { self.star(lead, i, j) };
        self.tried.insert((lead, i, j), found);
        found
    }

    fn plus(&mut self, lead: Side, i: usize, j: usize) -> bool {
        let (Some(repeated), Some(met)) = (self.glob(lead).get(i), self.glob(lead.other()).get(j)) else {
            return false;
        };
        if !fits(repeated, met) {
            return false;
        }
        self.star(lead, i, j + 1) || (met.flag != Flag::Once && self.normal(lead, i + 1, j))
    }

    fn star(&mut self, lead: Side, i: usize, j: usize) -> bool {
        let (leading, other) = (self.glob(lead), self.glob(lead.other()));
        let Some(repeated) = leading.get(i) else { return false };
        let next = leading.get(i + 1);
        for (at, met) in other.iter().enumerate().skip(j) {
            if next.is_some_and(|next| fits(met, next)) && self.normal(lead, i + 1, at) {
                return true;
            }
            if !fits(met, repeated) {
                return false;
            }
        }
        next.is_none()
    }
}
