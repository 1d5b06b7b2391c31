//! A pattern in the `regex` crate's syntax in, what matches texts by it out.
//!
//! To make all that finds matches fast takes several times as long as to make something that finds them, and most patterns
//! of policies see a few short texts, all of them ASCII. So a matcher begins with the least, and makes the rest once it pays.
use std::cell::{Cell, OnceCell};
use std::sync::{Arc, OnceLock};

use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;

use super::super::call::Error;

/// The largest compiled pattern, in bytes.
const SIZE_LIMIT: usize = 10 << 20;

/// The memory of the automaton that is made while a text is read, in bytes: what the `regex` crate gives it.
const LAZY_LIMIT: usize = 2 << 20;

/// From how many bytes of text on it pays to make what is fast.
const MUCH: usize = 4096;

/// Matches by one pattern. A clone is for another thread.
#[derive(Clone)]
pub(in super::super) struct Matcher {
    /// For texts that are ASCII: without the many ranges of bytes that other characters are made of.
    ascii: Option<Regex>,
    /// For all texts.
    plain: OnceCell<Result<Regex, Error>>,
    /// This thread's copies of what is fast: for texts that are ASCII, and for all.
    fast_ascii: OnceCell<Option<Regex>>,
    fast: OnceCell<Option<Regex>>,
    /// The bytes of text seen so far.
    seen: Cell<usize>,
    shared: Arc<Shared>,
}

/// What the threads make once for all.
struct Shared {
    pattern: String,
    fast_ascii: OnceLock<Option<Regex>>,
    fast: OnceLock<Option<Regex>>,
}

impl Matcher {
    /// Compiles a pattern.
    pub(in super::super) fn new(pattern: String) -> Result<Self, Error> {
        // What has a part that is none without Unicode (`\pL`) is compiled with it.
        let ascii = is_of_ascii(&pattern).then(|| build(least(), bytes(), &pattern).ok()).flatten();
        let plain = match ascii {
            Some(_) => OnceCell::new(),
            None => OnceCell::from(Ok(build(least(), syntax::Config::new(), &pattern)?)),
        };
        let shared = Arc::new(Shared { pattern, fast_ascii: OnceLock::new(), fast: OnceLock::new() });
        Ok(Self { ascii, plain, fast_ascii: OnceCell::new(), fast: OnceCell::new(), seen: Cell::new(0), shared })
    }

    /// What to match a text with; all find the same. An error where that gets too large.
    pub(in super::super) fn on(&self, text: &str) -> Result<&Regex, Error> {
        let seen = self.seen.get().saturating_add(text.len());
        self.seen.set(seen);
        let ascii = self.ascii.as_ref().filter(|_| text.is_ascii());
        if seen >= MUCH {
            let own = if ascii.is_some() { &self.fast_ascii } else { &self.fast };
            if let Some(fast) = own.get_or_init(|| self.shared.fast(ascii.is_some()).cloned()) {
                return Ok(fast);
            }
        }
        ascii.map_or_else(|| self.plain().as_ref().map_err(Clone::clone), Ok)
    }

    fn plain(&self) -> &Result<Regex, Error> {
        self.plain.get_or_init(|| build(least(), syntax::Config::new(), &self.shared.pattern))
    }
}

impl Shared {
    /// None where it gets too large, as the same backwards may.
    fn fast(&self, is_ascii: bool) -> Option<&Regex> {
        let config = Config::new().hybrid_cache_capacity(LAZY_LIMIT);
        let (own, syntax) = if is_ascii { (&self.fast_ascii, bytes()) } else { (&self.fast, syntax::Config::new()) };
        own.get_or_init(|| build(config, syntax, &self.pattern).ok()).as_ref()
    }
}

/// Whether a pattern names ASCII characters alone, which others may be like where case is of no matter: `(?i)ſ` finds "s".
fn is_of_ascii(pattern: &str) -> bool {
    let is_near = |rest: &str| {
        let digits = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
        digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).is_some_and(|code| code < 0x80)
    };
    pattern.is_ascii() && pattern.split(r"\x").skip(1).all(is_near)
}

/// For texts that are ASCII, where a character is a byte.
fn bytes() -> syntax::Config {
    syntax::Config::new().unicode(false).utf8(false)
}

/// What is made in the least time.
fn least() -> Config {
    Config::new().hybrid(false).dfa(false).onepass(false).auto_prefilter(false)
}

fn build(config: Config, syntax: syntax::Config, pattern: &str) -> Result<Regex, Error> {
    let mut builder = Regex::builder();
    builder.configure(config.nfa_size_limit(Some(SIZE_LIMIT))).syntax(syntax);
    builder.build(pattern).map_err(|error| {
        if error.size_limit().is_some() {
            return Error("error parsing regexp: expression too large".to_owned());
        }
        let why = error.syntax_error().map_or_else(|| error.to_string(), ToString::to_string);
        Error(format!("error parsing regexp: {why}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dice::Dice;

    /// Parts that patterns are made of at random.
    const PARTS: &[&str] = &[
        "a",
        "b",
        "é",
        ".",
        "[^a]",
        "[a-c]+",
        "(a|ab)",
        "(b+?)",
        "x*",
        "^",
        "$",
        r"(?-u:\b)",
        r"(?-u:\B)",
        "(?i:B)",
        "(?i:ſ)",
        r"(?i:\x{17F})",
        r"\pL",
        "|",
        "(c){1,2}",
        "",
    ];

    #[test]
    fn what_is_cheap_finds_what_is_fast_finds() {
        let mut dice = Dice(7);
        let mut compared = 0;
        for _ in 0..2_000 {
            let pattern: String = (0..=dice.below(5)).map(|_| PARTS[dice.below(PARTS.len())]).collect();
            let Ok(matcher) = Matcher::new(pattern.clone()) else { continue };
            let most = 6 + dice.below(2);
            let text: String =
                (0..dice.below(12)).map(|_| ["a", "b", "c", "B", " ", "x", "é"][dice.below(most)]).collect();
            let groups = |regex: &Regex| -> Vec<Vec<_>> {
                regex.captures_iter(&text).map(|captures| captures.iter().collect()).collect()
            };
            let cheap = matcher.on(&text).unwrap();
            matcher.on(&"-".repeat(MUCH)).unwrap();
            let fast = matcher.on(&text).unwrap();
            assert!(!std::ptr::eq(cheap, fast), "{pattern}");
            for own in [cheap, matcher.plain().as_ref().unwrap(), matcher.shared.fast(false).unwrap()] {
                assert_eq!(groups(own), groups(fast), "{pattern} in {text:?}");
                assert_eq!(own.is_match(&text), fast.is_match(&text), "{pattern} in {text:?}");
            }
            compared += 1;
        }
        assert!(compared > 1_000, "{compared}");
    }
}
