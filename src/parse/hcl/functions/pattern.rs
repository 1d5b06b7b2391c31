//! Functions on regular expressions, in the syntax that Go and Rust share: RE2's, which never takes exponential time. Where the
//! two could differ (letters beyond ASCII), the call is unknown.

use std::collections::BTreeMap;
use std::sync::Arc;

use regex::{Captures, Regex, RegexBuilder};

use super::super::convert::text;
use super::super::mixed::MAX_TEXT;
use super::super::value::{Answer, Failure, Val};
use super::argument;

/// Largest compiled expression, in bytes.
const MAX_SIZE: usize = 1 << 18;

/// Calls a function of this family.
pub(super) fn call(name: &str, arguments: &[Val]) -> Option<Answer> {
    if !matches!(name, "regex" | "regexall") {
        return None;
    }
    let parts = argument(arguments, 0).and_then(text).and_then(|pattern| Ok((pattern, text(argument(arguments, 1)?)?)));
    Some(parts.and_then(|(pattern, within)| {
        let regex = compiled(&pattern, &within)?;
        let mut all = regex.captures_iter(&within).map(|found| value(&regex, &found));
        if name == "regex" { all.next().unwrap_or(Err(Failure::Wrong)) } else { Val::list(all.collect::<Answer<_>>()?) }
    }))
}

/// `replace` with an expression between slashes.
pub(super) fn replace(within: &str, pattern: &str, by: &str) -> Answer {
    let regex = compiled(pattern, within)?;
    let mut replaced = String::new();
    let mut end = 0;
    for found in regex.captures_iter(within) {
        let Some(whole) = found.get(0) else { continue };
        replaced.push_str(within.get(end..whole.start()).unwrap_or_default());
        found.expand(by, &mut replaced);
        end = whole.end();
        if replaced.len() > MAX_TEXT {
            return Err(Failure::Limit);
        }
    }
    replaced.push_str(within.get(end..).unwrap_or_default());
    Val::text(replaced)
}

fn compiled(pattern: &str, within: &str) -> Answer<Regex> {
    if !pattern.is_ascii() || !within.is_ascii() {
        return Err(Failure::Unknown);
    }
    RegexBuilder::new(pattern).size_limit(MAX_SIZE).nest_limit(64).build().map_err(|_| Failure::Unknown)
}

/// What an expression finds: the text, or its groups by place or by name.
fn value(regex: &Regex, found: &Captures<'_>) -> Answer {
    let group = |at: usize| found.get(at).map_or(Ok(Val::Null), |group| Val::text(group.as_str()));
    let names: Vec<Option<&str>> = regex.capture_names().skip(1).collect();
    if names.is_empty() {
        return group(0);
    }
    if names.iter().all(Option::is_none) {
        return Val::list((1..=names.len()).map(group).collect::<Answer<_>>()?);
    }
    let places: Option<BTreeMap<Arc<str>, usize>> =
        names.iter().enumerate().map(|(at, name)| Some((Arc::from((*name)?), at + 1))).collect();
    let places = places.ok_or(Failure::Wrong)?;
    Val::map(places.into_iter().map(|(name, at)| Ok((name, group(at)?))).collect::<Answer<_>>()?)
}
