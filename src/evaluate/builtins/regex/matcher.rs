//! A pattern in the `regex` crate's syntax in, what matches texts by it out.
//!
//! To make all that finds matches fast takes several times as long as to make something that finds them, and most patterns
//! of policies see a few short texts. So a matcher begins with the least, and makes the rest once it pays.
use std::cell::{Cell, OnceCell};
use std::sync::{Arc, OnceLock};

use regex_automata::meta::{Config, Regex};

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
    plain: Regex,
    /// This thread's copy of what is fast.
    fast: OnceCell<Option<Regex>>,
    /// The bytes of text seen so far.
    seen: Cell<usize>,
    shared: Arc<Shared>,
}

/// What the threads make once for all.
struct Shared {
    pattern: String,
    fast: OnceLock<Option<Regex>>,
}

impl Matcher {
    /// Compiles a pattern.
    pub(in super::super) fn new(pattern: String) -> Result<Self, Error> {
        let plain = Config::new().hybrid(false).dfa(false).onepass(false).auto_prefilter(false);
        let plain = build(plain, &pattern)?;
        let shared = Arc::new(Shared { pattern, fast: OnceLock::new() });
        Ok(Self { plain, fast: OnceCell::new(), seen: Cell::new(0), shared })
    }

    /// What to match a text with. All give the same.
    pub(in super::super) fn on(&self, text: &str) -> &Regex {
        let seen = self.seen.get().saturating_add(text.len());
        self.seen.set(seen);
        if seen < MUCH {
            return &self.plain;
        }
        self.fast.get_or_init(|| self.shared.fast().cloned()).as_ref().unwrap_or(&self.plain)
    }
}

impl Shared {
    /// None where it gets too large, as the same backwards may.
    fn fast(&self) -> Option<&Regex> {
        let made = || build(Config::new().hybrid_cache_capacity(LAZY_LIMIT), &self.pattern).ok();
        self.fast.get_or_init(made).as_ref()
    }
}

fn build(config: Config, pattern: &str) -> Result<Regex, Error> {
    Regex::builder().configure(config.nfa_size_limit(Some(SIZE_LIMIT))).build(pattern).map_err(|error| {
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
    const PARTS: &[&str] =
        &["a", "b", "é", ".", "[^a]", "[a-c]+", "(a|ab)", "(b+?)", "x*", "^", "$", r"", "(?i:B)", "|", "(c){1,2}", ""];

    #[test]
    fn what_is_cheap_finds_what_is_fast_finds() {
        let mut dice = Dice(7);
        let mut compared = 0;
        for _ in 0..2_000 {
            let pattern: String = (0..=dice.below(5)).map(|_| PARTS[dice.below(PARTS.len())]).collect();
            let Ok(matcher) = Matcher::new(pattern.clone()) else { continue };
            let text: String =
                (0..dice.below(12)).map(|_| ["a", "b", "c", "é", "B", " ", "x"][dice.below(7)]).collect();
            let groups = |regex: &Regex| -> Vec<Vec<_>> {
                regex.captures_iter(&text).map(|captures| captures.iter().collect()).collect()
            };
            let cheap = matcher.on(&text);
            let fast = matcher.on(&"-".repeat(MUCH));
            assert!(!std::ptr::eq(cheap, fast), "{pattern}");
            let fast = matcher.on(&text);
            assert_eq!(groups(&matcher.plain), groups(fast), "{pattern} in {text:?}");
            assert_eq!(matcher.plain.is_match(&text), fast.is_match(&text), "{pattern} in {text:?}");
            compared += 1;
        }
        assert!(compared > 1_000, "{compared}");
    }
}
