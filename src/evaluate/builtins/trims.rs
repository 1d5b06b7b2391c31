//! A text in, what is left of it without what stands at its ends out.
use super::Entry;
use super::call::{Answer, Operands, part};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("trim", 2, |operands| trimmed(operands, |text, set| text.trim_matches(|c| set.contains(c)))),
    ("trim_left", 2, |operands| trimmed(operands, |text, set| text.trim_start_matches(|c| set.contains(c)))),
    ("trim_right", 2, |operands| trimmed(operands, |text, set| text.trim_end_matches(|c| set.contains(c)))),
    ("trim_prefix", 2, |operands| trimmed(operands, |text, prefix| text.strip_prefix(prefix).unwrap_or(text))),
    ("trim_suffix", 2, |operands| trimmed(operands, |text, suffix| text.strip_suffix(suffix).unwrap_or(text))),
    ("trim_space", 1, |operands| Ok(part(operands.value(1), operands.string(1)?.trim()))),
];

fn trimmed(operands: Operands<'_>, trim: for<'t> fn(&'t str, &str) -> &'t str) -> Answer {
    let (text, what) = (operands.string(1)?, operands.string(2)?);
    Ok(part(operands.value(1), trim(text, what)))
}
