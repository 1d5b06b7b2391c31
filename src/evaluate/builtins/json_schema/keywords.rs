//! The keywords that ask something of a value itself: numbers, texts, counts and the values that may be.
use std::collections::{BTreeSet, HashSet};

use super::Fault;
use super::compile::{invalid_type, list};
use super::decimal::Decimal;
use super::json::{Fields, Json, field};
use super::pool::Draft;
use super::schema::Rules;

/// The number of a keyword, if it is there; of anything else it is said why it is wrong.
fn number<'f>(fields: &'f Fields<'_>, key: &str, wrong: &str) -> Result<Option<&'f Decimal>, Fault> {
    match field(fields, key) {
        None => Ok(None),
        Some(Json::Number(number)) => Ok(Some(number)),
        Some(_) => Err(Fault::invalid(wrong)),
    }
}

/// Reads `multipleOf` and the bounds of numbers.
pub(super) fn numbers(fields: &Fields<'_>, draft: Draft, rules: &mut Rules) -> Result<(), Fault> {
    let unit = number(fields, "multipleOf", "Invalid type. Expected: Number, given: multipleOf")?;
    if unit.is_some_and(|unit| !unit.is_positive()) {
        return Err(Fault::invalid("multipleOf must be strictly greater than 0"));
    }
    rules.multiple_of = unit.cloned();
    (rules.minimum, rules.exclusive_minimum) = bound(fields, draft, ["minimum", "exclusiveMinimum"])?;
    (rules.maximum, rules.exclusive_maximum) = bound(fields, draft, ["maximum", "exclusiveMaximum"])?;
    Ok(())
}

/// A bound and one that is excluded. Up to draft 4, a boolean says which of both the number is.
fn bound(
    fields: &Fields<'_>,
    draft: Draft,
    [key, exclusive]: [&str; 2],
) -> Result<(Option<Decimal>, Option<Decimal>), Fault> {
    let included = number(fields, key, &format!("{key} must be of a Number"))?.cloned();
    match field(fields, exclusive) {
        None => Ok((included, None)),
        Some(Json::Bool(excludes)) if matches!(draft, Draft::Four | Draft::Hybrid) => {
            if included.is_none() {
                return Err(Fault::Invalid(format!("{exclusive} cannot be used without {key}")));
            }
            Ok(if *excludes { (None, included) } else { (included, None) })
        }
        Some(Json::Number(number)) if draft != Draft::Four => Ok((included, Some(number.clone()))),
        Some(_) => match draft {
            Draft::Four => invalid_type("boolean", exclusive),
            Draft::Hybrid => invalid_type("boolean/number", exclusive),
            Draft::Six | Draft::Seven => invalid_type("number", exclusive),
        },
    }
}

/// A count that a keyword names.
fn count(fields: &Fields<'_>, key: &str) -> Result<Option<usize>, Fault> {
    let wrong = format!("{key} must be of an integer");
    let Some(number) = number(fields, key, &wrong)? else { return Ok(None) };
    let count = number.spelled_int().ok_or(Fault::Invalid(wrong))?;
    match usize::try_from(count) {
        Ok(count) => Ok(Some(count)),
        Err(_) => Err(Fault::Invalid(format!("{key} must be greater than or equal to 0"))),
    }
}

fn are_upside_down(least: Option<usize>, most: Option<usize>) -> bool {
    least.zip(most).is_some_and(|(least, most)| least > most)
}

/// Reads the lengths of texts and their pattern.
pub(super) fn texts(fields: &Fields<'_>, rules: &mut Rules) -> Result<(), Fault> {
    rules.min_length = count(fields, "minLength")?;
    rules.max_length = count(fields, "maxLength")?;
    if are_upside_down(rules.min_length, rules.max_length) {
        return Err(Fault::invalid("minLength cannot be greater than maxLength"));
    }
    rules.pattern = match field(fields, "pattern") {
        None => None,
        Some(Json::Text(text)) => match super::super::regex::compiled(text) {
            Ok(pattern) => Some((pattern, text.clone().into_owned())),
            Err(_) => return Err(Fault::invalid("pattern must be a valid regex")),
        },
        Some(_) => return invalid_type("string", "pattern"),
    };
    Ok(())
}

/// Reads the counts of properties and elements, and which properties must be there.
pub(super) fn counts(fields: &Fields<'_>, rules: &mut Rules) -> Result<(), Fault> {
    rules.min_properties = count(fields, "minProperties")?;
    rules.max_properties = count(fields, "maxProperties")?;
    if are_upside_down(rules.min_properties, rules.max_properties) {
        return Err(Fault::invalid("minProperties cannot be greater than maxProperties"));
    }
    let mut seen = BTreeSet::new();
    for name in list(fields, "required")?.unwrap_or_default() {
        let Json::Text(name) = name else { return invalid_type("string", "required") };
        if !seen.insert(name) {
            return Err(Fault::invalid("required items must be unique"));
        }
        rules.required.push(name.clone().into_owned());
    }
    rules.min_items = count(fields, "minItems")?;
    rules.max_items = count(fields, "maxItems")?;
    rules.unique_items = match field(fields, "uniqueItems") {
        None => false,
        Some(Json::Bool(are_unique)) => *are_unique,
        Some(_) => return Err(Fault::invalid("uniqueItems must be of a boolean")),
    };
    Ok(())
}

/// Reads `const` and `enum`.
pub(super) fn values(fields: &Fields<'_>, draft: Draft, rules: &mut Rules) -> Result<(), Fault> {
    if let Some(value) = field(fields, "const").filter(|_| draft >= Draft::Six) {
        rules.constant = Some(value.view().canonical().map_err(Fault::Refused)?);
    }
    let Some(listed) = list(fields, "enum")? else { return Ok(()) };
    let (mut texts, mut seen) = (Vec::with_capacity(listed.len()), HashSet::new());
    for value in listed {
        let text = value.view().canonical().map_err(Fault::Refused)?;
        if !seen.insert(text.clone()) {
            return Err(Fault::invalid("enum items must be unique"));
        }
        texts.push(text);
    }
    rules.enumeration = Some(texts);
    Ok(())
}
