//! Two texts, or several, in; whether one holds, begins or ends with the other out.
use std::cmp::Ordering;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, as_str, each, wrong_element, wrong_type};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("contains", 2, |operands| compare(operands, |text, part| text.contains(part))),
    ("startswith", 2, |operands| compare(operands, START.fits)),
    ("endswith", 2, |operands| compare(operands, END.fits)),
    ("strings.any_prefix_match", 2, |operands| any_match(operands, &START)),
    ("strings.any_suffix_match", 2, |operands| any_match(operands, &END)),
];

/// How many texts are tried one by one; from there on it pays to sort them.
const FEW: usize = 8;

/// One end of a text.
struct End {
    /// Whether the text has the affix there.
    fits: fn(&str, &str) -> bool,
    /// Puts texts that share an affix side by side, behind the affix itself.
    order: fn(&str, &str) -> Ordering,
}

const START: End = End { fits: |text, affix| text.starts_with(affix), order: Ord::cmp };
const END: End = End { fits: |text, affix| text.ends_with(affix), order: |a, b| a.bytes().rev().cmp(b.bytes().rev()) };

fn compare(operands: Operands<'_>, fits: fn(&str, &str) -> bool) -> Answer {
    Ok(Value::Bool(fits(operands.string(1)?, operands.string(2)?)))
}

fn any_match(operands: Operands<'_>, end: &End) -> Answer {
    let (mut texts, mut affixes) = (texts(operands, 1)?, texts(operands, 2)?);
    if size(operands.value(1)).min(size(operands.value(2))) <= FEW {
        let found = |text| affixes.clone().any(|affix| (end.fits)(text, affix));
        return Ok(Value::Bool(texts.any(found)));
    }
    let mut sorted: Vec<&str> = texts.collect();
    sorted.sort_unstable_by(|a, b| (end.order)(a, b));
    let found = |affix| {
        let place = sorted.partition_point(|text| (end.order)(text, affix).is_lt());
        sorted.get(place).is_some_and(|text| (end.fits)(text, affix))
    };
    Ok(Value::Bool(affixes.any(found)))
}

/// The texts of an operand that is one or a collection of them.
fn texts(operands: Operands<'_>, position: usize) -> Result<impl Iterator<Item = &str> + Clone, Error> {
    let value = operands.value(position);
    if !matches!(value, Value::String(_) | Value::Array(_) | Value::Set(_)) {
        return Err(wrong_type(position, value, &["string", "set", "array"]));
    }
    if let Some(other) = each(value).find(|member| as_str(member).is_none()) {
        return Err(wrong_element(position, value, other, &["string"]));
    }
    Ok(as_str(value).into_iter().chain(each(value).filter_map(as_str)))
}

fn size(value: &Value) -> usize {
    match value {
        Value::Array(array) => array.len(),
        Value::Set(set) => set.len(),
        _ => 1,
    }
}
