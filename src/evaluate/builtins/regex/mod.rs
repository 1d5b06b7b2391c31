//! Patterns in Go's syntax and texts in, matches out, with Go's rules for empty matches and replacements.
//!
//! Compiled patterns are kept, up to a number: each thread has its own copy, since to match takes memory that only one can use.
mod class;
mod matcher;
mod syntax;
mod template;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{LazyLock, Mutex, PoisonError};

use regorus::Value;

use super::Entry;
use super::call::{Answer, ELEMENT_LIMIT, Error, OUTPUT_LIMIT, Operands, too_large};
pub(super) use matcher::Matcher;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("regex.match", 2, is_match),
    ("re_match", 2, is_match),
    ("regex.is_valid", 1, |operands| Ok(Value::from(operands.fits(1, |pattern| compiled(pattern).is_ok())))),
    ("regex.split", 2, split),
    ("regex.replace", 3, replace),
    ("regex.find_n", 3, find_n),
    ("regex.find_all_string_submatch_n", 3, find_all_string_submatch_n),
    ("regex.template_match", 4, template_match),
];

/// The most patterns that are kept.
const KEPT: usize = 256;

/// A compiled pattern.
#[derive(Clone)]
pub(super) struct Pattern {
    matcher: Matcher,
    /// Of each group, from the first one on.
    names: Vec<Option<String>>,
}

impl Pattern {
    /// Whether a part of the text matches; an error where what matches gets too large.
    pub(super) fn is_match(&self, text: &str) -> Result<bool, Error> {
        Ok(self.matcher.on(text)?.is_match(text))
    }
}

thread_local! {
    static PATTERNS: RefCell<HashMap<String, Rc<Pattern>>> = RefCell::new(HashMap::new());
}

/// What some thread compiled.
static COMPILED: LazyLock<Mutex<HashMap<String, Pattern>>> = LazyLock::new(Mutex::default);

/// The pattern of a text in Go's syntax, which is compiled once.
pub(super) fn compiled(pattern: &str) -> Result<Rc<Pattern>, Error> {
    if let Some(known) = PATTERNS.with_borrow(|patterns| patterns.get(pattern).cloned()) {
        return Ok(known);
    }
    let all = || COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = all().get(pattern).cloned();
    let own = if let Some(known) = known {
        known
    } else {
        let translated = syntax::translate(pattern).map_err(|refusal| Error(refusal.0))?;
        let made = Pattern { matcher: Matcher::new(translated.pattern)?, names: translated.names };
        keep(&mut all(), pattern, made.clone());
        made
    };
    let own = Rc::new(own);
    PATTERNS.with_borrow_mut(|patterns| keep(patterns, pattern, Rc::clone(&own)));
    Ok(own)
}

fn keep<T>(patterns: &mut HashMap<String, T>, pattern: &str, own: T) {
    if patterns.len() >= KEPT {
        patterns.clear();
    }
    patterns.insert(pattern.to_owned(), own);
}

fn is_match(operands: Operands<'_>) -> Answer {
    let (pattern, text) = (operands.string(1)?, operands.string(2)?);
    compiled(pattern)?.is_match(text).map(Value::from)
}

fn split(operands: Operands<'_>) -> Answer {
    let (pattern, text) = (operands.string(1)?, operands.string(2)?);
    let compiled = compiled(pattern)?;
    if text.is_empty() && !pattern.is_empty() {
        return Ok(Value::from(vec![Value::from("")]));
    }
    let (mut parts, mut start, mut end) = (Vec::new(), 0, 0);
    for found in compiled.matcher.on(text)?.find_iter(text) {
        end = found.start();
        // A match of nothing at the very start parts nothing.
        if found.end() != 0 {
            parts.push(Value::from(text.get(start..end).unwrap_or_default()));
        }
        start = found.end();
    }
    if end != text.len() {
        parts.push(Value::from(text.get(start..).unwrap_or_default()));
    }
    Ok(Value::from(parts))
}

/// How many matches are wanted: all when the operand is negative.
fn wanted(operands: Operands<'_>) -> Result<usize, Error> {
    Ok(usize::try_from(operands.int(3)?).unwrap_or(usize::MAX))
}

fn find_n(operands: Operands<'_>) -> Answer {
    let (pattern, text) = (operands.string(1)?, operands.string(2)?);
    let wanted = wanted(operands)?;
    let found = compiled(pattern)?;
    let found = found.matcher.on(text)?.find_iter(text).take(wanted);
    Ok(Value::from(found.map(|one| Value::from(text.get(one.range()).unwrap_or_default())).collect::<Vec<_>>()))
}

fn find_all_string_submatch_n(operands: Operands<'_>) -> Answer {
    let (pattern, text) = (operands.string(1)?, operands.string(2)?);
    let wanted = wanted(operands)?;
    let compiled = compiled(pattern)?;
    let regex = compiled.matcher.on(text)?;
    // The matcher knows nothing of a last group that is repeated `{0}`.
    let groups = compiled.names.len() + 1;
    let mut all = Vec::new();
    for captures in regex.captures_iter(text).take(wanted) {
        let group = |at| captures.get_group(at).and_then(|span| text.get(span.range())).unwrap_or_default();
        let one: Vec<Value> = (0..groups).map(|at| Value::from(group(at))).collect();
        all.push(Value::from(one));
        if all.len().saturating_mul(groups) > ELEMENT_LIMIT {
            return Err(too_large("the list of matches"));
        }
    }
    Ok(Value::from(all))
}

fn replace(operands: Operands<'_>) -> Answer {
    let (text, pattern, by) = (operands.string(1)?, operands.string(2)?, operands.string(3)?);
    let compiled = compiled(pattern)?;
    let regex = compiled.matcher.on(text)?;
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let parts = template::parse(by);
    for captures in regex.captures_iter(text) {
        let Some(whole) = captures.get_match() else { continue };
        out.push_str(text.get(done..whole.start()).unwrap_or_default());
        let group = |at| captures.get_group(at).and_then(|span| text.get(span.range()));
        template::expand(&mut out, &parts, group, &compiled.names);
        done = whole.end();
        if out.len() > OUTPUT_LIMIT {
            return Err(too_large("the text"));
        }
    }
    if done == 0 && out.is_empty() && !regex.is_match(text) {
        return Ok(operands.value(1).clone());
    }
    out.push_str(text.get(done..).unwrap_or_default());
    super::call::text(out)
}

fn template_match(operands: Operands<'_>) -> Answer {
    let (pattern, text) = (operands.string(1)?, operands.string(2)?);
    let (open, close) = (operands.string(3)?, operands.string(4)?);
    let pattern = template::delimited(pattern, open, close)?;
    compiled(&pattern)?.is_match(text).map(Value::from)
}
