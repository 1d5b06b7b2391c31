//! Numbers in, numbers out: rounding, ranges, parsing.
use num_bigint::BigInt;
use num_traits::{Signed as _, ToPrimitive as _};
use regorus::Value;

use super::Entry;
use super::call::{Answer, ELEMENT_LIMIT, Error, Operands, error, too_large, wrong_type};
use super::number::{self, Num};
use super::wide::Wide;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("abs", 1, abs),
    ("ceil", 1, ceil),
    ("floor", 1, floor),
    ("round", 1, round),
    ("numbers.range", 2, range),
    ("numbers.range_step", 3, range_step),
    ("to_number", 1, to_number),
    ("format_int", 2, format_int),
];

/// OPA rounds integers beyond 32 bits through its floats, which matters beyond 64.
fn rounded(operands: Operands<'_>, round: fn(&Wide) -> BigInt) -> Answer {
    Ok(match operands.number(1)? {
        Num::Int(_) => operands.value(1).clone(),
        number => number::big_value(&round(&Wide::of(&number))),
    })
}

fn abs(operands: Operands<'_>) -> Answer {
    Ok(match operands.number(1)? {
        Num::Int(value) => Value::from(i128::from(value).abs()),
        number => Wide::of(&number).abs().value(),
    })
}

/// As OPA has it, `-0.5` is rounded up to one: the sign of its whole part is lost.
fn ceil(operands: Operands<'_>) -> Answer {
    rounded(operands, |wide| {
        let whole = wide.truncated();
        if whole.is_negative() || wide.is_integer() { whole } else { whole + 1 }
    })
}

fn floor(operands: Operands<'_>) -> Answer {
    rounded(operands, |wide| {
        let whole = wide.truncated();
        if !whole.is_negative() || wide.is_integer() { whole } else { whole - 1 }
    })
}

fn round(operands: Operands<'_>) -> Answer {
    rounded(operands, |wide| {
        let half = Wide::from_decimal(&BigInt::from(if wide.is_negative() { -5 } else { 5 }), -1);
        wide.plus(&half).truncated()
    })
}

fn range(operands: Operands<'_>) -> Answer {
    steps(&operands.big(1)?, &operands.big(2)?, &BigInt::from(1))
}

fn range_step(operands: Operands<'_>) -> Answer {
    let (from, to, step) = (operands.big(1)?, operands.big(2)?, operands.big(3)?);
    if !step.is_positive() {
        return error("numbers.range_step: step must be a positive integer");
    }
    steps(&from, &to, &step)
}

fn steps(from: &BigInt, to: &BigInt, step: &BigInt) -> Answer {
    let count = ((to - from).abs() / step).to_usize().filter(|count| *count < ELEMENT_LIMIT);
    let count = count.ok_or_else(|| too_large("the range"))? + 1;
    let signed = if from <= to { step.clone() } else { -step };
    let small = from.to_i64().zip(signed.to_i64()).filter(|_| to.to_i64().is_some());
    let values: Vec<Value> = match small {
        Some((from, step)) => {
            let next = |last: &i64| last.checked_add(step);
            std::iter::successors(Some(from), next).take(count).map(Value::from).collect()
        }
        None => std::iter::successors(Some(from.clone()), |last| Some(last + &signed))
            .take(count)
            .map(|value| number::big_value(&value))
            .collect(),
    };
    Ok(Value::from(values))
}

fn to_number(operands: Operands<'_>) -> Answer {
    match operands.value(1) {
        Value::Null | Value::Bool(false) => Ok(Value::from(0i64)),
        Value::Bool(true) => Ok(Value::from(1i64)),
        number @ Value::Number(_) => Ok(number.clone()),
        Value::String(text) => parse_number(text),
        other => Err(wrong_type(1, other, &["null", "boolean", "number", "string"])),
    }
}

fn parse_number(text: &str) -> Answer {
    if let Ok(small) = text.parse::<i64>() {
        return Ok(Value::from(small));
    }
    let bare = text.trim_start_matches(['+', '-']).to_lowercase();
    if matches!(bare.as_str(), "inf" | "infinity" | "nan") {
        return Err(wrong_type(1, &Value::from(text), &["valid number string"]));
    }
    let invalid = |why: &str| Error(format!("strconv.ParseFloat: parsing {text:?}: {why}"));
    let digits = without_underscores(text).ok_or_else(|| invalid("invalid syntax"))?;
    let decimal = number::parse_decimal(&digits).ok_or_else(|| invalid("invalid syntax"))?;
    let float: f64 = digits.parse().map_err(|_| invalid("invalid syntax"))?;
    if float.is_infinite() {
        return Err(invalid("value out of range"));
    }
    let whole = (0..400).contains(&decimal.exponent);
    if whole {
        let power = BigInt::from(10).pow(u32::try_from(decimal.exponent).unwrap_or(0));
        return Ok(number::big_value(&(decimal.digits * power)));
    }
    Ok(Value::from(float))
}

/// Drops underscores, which must stand between digits.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let fits = |(at, _)| digit(usize::checked_sub(at, 1)) && digit(Some(at + 1));
    text.match_indices('_').all(fits).then(|| text.replace('_', ""))
}

fn format_int(operands: Operands<'_>) -> Answer {
    let number = operands.number(1)?;
    let radix = match operands.number(2)? {
        Num::Int(radix @ (2 | 8 | 10 | 16)) => u32::try_from(radix).unwrap_or(10),
        _ => return error("operand 2 must be one of {2, 8, 10, 16}"),
    };
    let text = match number {
        Num::Int(value) if radix == 10 => value.to_string(),
        Num::Int(value) => BigInt::from(value).to_str_radix(radix),
        Num::Big(value) => value.to_str_radix(radix),
        float @ Num::Float(_) => Wide::of(&float).truncated().to_str_radix(radix),
    };
    Ok(Value::from(text))
}
