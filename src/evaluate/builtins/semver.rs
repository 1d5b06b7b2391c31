//! Version texts in, their order out, as Semantic Versioning 2.0.0 has it; a leading `v` is allowed.
use std::cmp::Ordering;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Operands, error};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("semver.compare", 2, compare),
    ("semver.is_valid", 1, |operands| Ok(Value::from(operands.fits(1, |text| parse(text).is_some())))),
];

struct Version<'t> {
    numbers: [i64; 3],
    pre_release: &'t str,
}

/// Reads a version, or says nothing of what is wrong with it.
fn parse(text: &str) -> Option<Version<'_>> {
    let text = text.strip_prefix('v').unwrap_or(text);
    let (text, build) = cut(text, '+');
    let (numbers, pre_release) = cut(text, '-');
    if build.is_some_and(|build| !identifiers_fit(build)) {
        return None;
    }
    if pre_release.is_some_and(|pre| !identifiers_fit(pre) || pre.split('.').any(has_leading_zero)) {
        return None;
    }
    let mut parts = numbers.split('.');
    let mut next = || parts.next().and_then(numeric);
    let numbers = [next()?, next()?, next()?];
    parts.next().is_none().then_some(Version { numbers, pre_release: pre_release.unwrap_or("") })
}

fn cut(text: &str, at: char) -> (&str, Option<&str>) {
    text.split_once(at).map_or((text, None), |(before, after)| (before, Some(after)))
}

fn identifiers_fit(text: &str) -> bool {
    text.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

fn is_numeric(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn has_leading_zero(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && is_numeric(text)
}

fn numeric(text: &str) -> Option<i64> {
    if text.is_empty() || !is_numeric(text) || has_leading_zero(text) { None } else { text.parse().ok() }
}

fn order(a: &Version<'_>, b: &Version<'_>) -> Ordering {
    a.numbers.cmp(&b.numbers).then_with(|| match (a.pre_release, b.pre_release) {
        (a, b) if a == b => Ordering::Equal,
        ("", _) => Ordering::Greater,
        (_, "") => Ordering::Less,
        (a, b) => pre_release_order(a, b),
    })
}

fn pre_release_order(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.split('.'), b.split('.'));
    loop {
        let unequal = match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(a), Some(b)) => identifier_order(a, b),
        };
        if unequal.is_ne() {
            return unequal;
        }
    }
}

/// Numbers before words; numbers by size, words by their bytes.
fn identifier_order(a: &str, b: &str) -> Ordering {
    match (is_numeric(a), is_numeric(b)) {
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        (false, false) => a.cmp(b),
        (true, true) => clamped(a).cmp(&clamped(b)),
    }
}

fn clamped(digits: &str) -> i64 {
    digits.parse().unwrap_or(i64::MAX)
}

fn compare(operands: Operands<'_>) -> Answer {
    let (first, second) = (operands.string(1)?, operands.string(2)?);
    let Some(a) = parse(first) else { return error(format!("operand 1: string {first} is not a valid SemVer")) };
    let Some(b) = parse(second) else { return error(format!("operand 2: string {second} is not a valid SemVer")) };
    Ok(Value::from(order(&a, &b) as i64))
}
