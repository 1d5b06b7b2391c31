//! Arrays, sets and objects in, what they add up to or a part of them out.
use num_bigint::BigInt;
use regorus::Value;
use regorus::value::Set;

use super::call::{Answer, ELEMENT_LIMIT, Error, Operands, error, too_large, wrong_element, wrong_type};
use super::number::{self, Num};
use super::wide::Wide;
use super::{Entry, term};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("count", 1, count),
    ("sum", 1, sum),
    ("product", 1, product),
    ("max", 1, max),
    ("min", 1, min),
    ("sort", 1, sort),
    ("all", 1, all),
    ("any", 1, any),
    ("array.concat", 2, concat),
    ("array.reverse", 1, reverse),
    ("array.slice", 3, slice),
    ("array.flatten", 1, flatten),
    ("set_diff", 2, set_diff),
    ("object.subset", 2, subset),
    ("cast_array", 1, cast_array),
    ("cast_set", 1, cast_set),
    ("cast_string", 1, cast_string),
    ("cast_boolean", 1, cast_boolean),
    ("cast_null", 1, cast_null),
    ("cast_object", 1, cast_object),
];

fn count(operands: Operands<'_>) -> Answer {
    let size = match operands.value(1) {
        Value::Array(array) => array.len(),
        Value::Object(object) => object.len(),
        Value::Set(set) => set.len(),
        Value::String(text) => text.chars().count(),
        other => return Err(wrong_type(1, other, &["array", "object", "set", "string"])),
    };
    Ok(Value::from(size))
}

/// The numbers of a collection: exactly when all are integers; as soon as there is a fraction, all as OPA's floats.
enum Numbers {
    Exact(Vec<BigInt>),
    Rough(Vec<Wide>),
}

fn numbers(operands: Operands<'_>) -> Result<Numbers, Error> {
    let collection = operands.value(1);
    let members = operands.members(1, &["set", "array"])?;
    let numbers: Vec<Num> = members
        .into_iter()
        .map(|member| number::of(member).ok_or_else(|| wrong_element(1, collection, member, &["number"])))
        .collect::<Result<_, Error>>()?;
    if let Some(integers) = numbers.iter().map(Num::to_big).collect::<Option<Vec<BigInt>>>() {
        return Ok(Numbers::Exact(integers));
    }
    Ok(Numbers::Rough(numbers.iter().map(Wide::of).collect()))
}

fn sum(operands: Operands<'_>) -> Answer {
    Ok(match numbers(operands)? {
        Numbers::Exact(numbers) => number::big_value(&numbers.into_iter().sum()),
        Numbers::Rough(numbers) => {
            let start = Wide::from_int(&BigInt::ZERO);
            numbers.iter().fold(start, |so_far, number| so_far.plus(number)).value()
        }
    })
}

fn product(operands: Operands<'_>) -> Answer {
    Ok(match numbers(operands)? {
        Numbers::Exact(numbers) => number::big_value(&numbers.into_iter().product()),
        Numbers::Rough(numbers) => {
            let start = Wide::from_int(&BigInt::from(1));
            numbers.iter().fold(start, |so_far, number| so_far.product(number)).product_value()
        }
    })
}

fn max(operands: Operands<'_>) -> Answer {
    let members = operands.members(1, &["set", "array"])?;
    Ok(members.into_iter().max_by(|a, b| term::compare(a, b)).cloned().unwrap_or(Value::Undefined))
}

fn min(operands: Operands<'_>) -> Answer {
    let members = operands.members(1, &["set", "array"])?;
    // Of equal ones, `1` and `1.0`, the last.
    Ok(members.into_iter().rev().min_by(|a, b| term::compare(a, b)).cloned().unwrap_or(Value::Undefined))
}

fn sort(operands: Operands<'_>) -> Answer {
    let mut members = operands.members(1, &["set", "array"])?;
    members.sort_by(|a, b| term::compare(a, b));
    Ok(Value::from(members.into_iter().cloned().collect::<Vec<_>>()))
}

fn all(operands: Operands<'_>) -> Answer {
    let members = operands.members(1, &["array", "set"])?;
    Ok(Value::from(members.into_iter().all(|member| *member == Value::Bool(true))))
}

fn any(operands: Operands<'_>) -> Answer {
    let members = operands.members(1, &["array", "set"])?;
    Ok(Value::from(members.contains(&&Value::Bool(true))))
}

fn concat(operands: Operands<'_>) -> Answer {
    let (first, second) = (operands.array(1)?, operands.array(2)?);
    if first.is_empty() {
        return Ok(operands.value(2).clone());
    }
    if second.is_empty() {
        return Ok(operands.value(1).clone());
    }
    if first.len().saturating_add(second.len()) > ELEMENT_LIMIT {
        return Err(too_large("the array"));
    }
    Ok(Value::from([first.as_slice(), second.as_slice()].concat()))
}

fn reverse(operands: Operands<'_>) -> Answer {
    let array = operands.array(1)?;
    if array.len() < 2 {
        return Ok(operands.value(1).clone());
    }
    Ok(Value::from(array.iter().rev().cloned().collect::<Vec<_>>()))
}

fn slice(operands: Operands<'_>) -> Answer {
    let array = operands.array(1)?;
    let clamped = |at: i64| usize::try_from(at.max(0)).unwrap_or(usize::MAX).min(array.len());
    let (start, stop) = (operands.int(2)?, operands.int(3)?);
    let (start, stop) = (clamped(start), clamped(stop));
    Ok(Value::from(array.as_slice().get(start.min(stop)..stop).unwrap_or_default().to_vec()))
}

fn flatten(operands: Operands<'_>) -> Answer {
    let mut flat = Vec::new();
    for member in operands.array(1)? {
        match member {
            Value::Array(inner) => flat.extend(inner.iter().cloned()),
            other => flat.push(other.clone()),
        }
    }
    Ok(Value::from(flat))
}

fn set_diff(operands: Operands<'_>) -> Answer {
    let (set, without) = (operands.set(1)?, operands.set(2)?);
    let left: Set = set.iter().filter(|member| !without.contains(member)).cloned().collect();
    Ok(Value::Set(left.into()))
}

fn subset(operands: Operands<'_>) -> Answer {
    let contained = match (operands.value(1), operands.value(2)) {
        (Value::Array(whole), Value::Set(part)) => scattered_in(whole.as_slice(), part),
        (whole, part) => match contains(whole, part) {
            Some(contained) => contained,
            None => return error("both arguments object.subset must be of the same type or array and set"),
        },
    };
    Ok(Value::from(contained))
}

/// Whether OPA finds the set in the array: it counts matching members, repeated ones too, and looks only when there
/// is a member.
fn scattered_in(whole: &[Value], part: &Set) -> bool {
    !whole.is_empty() && whole.iter().filter(|member| part.contains(member)).count() >= part.len()
}

/// Whether `part` is in `whole`, for collections of the same type.
fn contains(whole: &Value, part: &Value) -> Option<bool> {
    Some(match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => part.iter().all(|(key, part)| {
            whole.get(key).is_some_and(|whole| whole == part || contains(whole, part).unwrap_or(false))
        }),
        (Value::Set(whole), Value::Set(part)) => part.iter().all(|member| whole.contains(member)),
        (Value::Array(whole), Value::Array(part)) => {
            part.is_empty() || whole.as_slice().windows(part.len()).any(|window| window == part.as_slice())
        }
        _ => return None,
    })
}

fn cast_array(operands: Operands<'_>) -> Answer {
    if let array @ Value::Array(_) = operands.value(1) {
        return Ok(array.clone());
    }
    let mut members = operands.members(1, &["array", "set"])?;
    members.sort_by(|a, b| term::compare(a, b));
    Ok(Value::from(members.into_iter().cloned().collect::<Vec<_>>()))
}

fn cast_set(operands: Operands<'_>) -> Answer {
    let members: Set = operands.members(1, &["array", "set"])?.into_iter().cloned().collect();
    Ok(Value::Set(members.into()))
}

fn cast_string(operands: Operands<'_>) -> Answer {
    operands.string(1).map(|_| operands.value(1).clone())
}

fn cast_boolean(operands: Operands<'_>) -> Answer {
    operands.boolean(1).map(Value::from)
}

fn cast_null(operands: Operands<'_>) -> Answer {
    match operands.value(1) {
        Value::Null => Ok(Value::Null),
        other => Err(wrong_type(1, other, &["null"])),
    }
}

fn cast_object(operands: Operands<'_>) -> Answer {
    operands.object(1).map(|_| operands.value(1).clone())
}
