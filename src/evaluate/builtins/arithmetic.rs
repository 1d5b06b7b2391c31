//! `plus`, `minus`, `mul`, `div`, `rem`, `and` and `or`, which the operators `+ - * / % & |` are calls of: integers exactly, fractions with OPA's
//! mantissa of 64 bits, where regorus' operators have binary64.
use num_bigint::BigInt;
use regorus::Value;

use super::Entry;
use super::call::{Answer, Operands, error, wrong_type};
use super::number::{self, Num};
use super::wide::Wide;

pub(super) const ENTRIES: &[Entry] = &[
    ("plus", 2, plus),
    ("minus", 2, minus),
    ("mul", 2, times),
    ("div", 2, divide),
    ("rem", 2, remainder),
    ("and", 2, and),
    ("or", 2, or),
];

/// An operation on integers and the same on fractions.
fn operate(
    operands: Operands<'_>,
    small: fn(i64, i64) -> Option<i64>,
    big: fn(BigInt, BigInt) -> BigInt,
    wide: fn(&Wide, &Wide) -> Wide,
) -> Answer {
    let (left, right) = (operands.number(1)?, operands.number(2)?);
    if let (Num::Int(left), Num::Int(right)) = (&left, &right)
        && let Some(value) = small(*left, *right)
    {
        return Ok(Value::from(value));
    }
    if let (Some(left), Some(right)) = (whole(&left), whole(&right)) {
        return Ok(number::big_value(&big(left, right)));
    }
    Ok(wide(&Wide::of(&left), &Wide::of(&right)).value())
}

fn plus(operands: Operands<'_>) -> Answer {
    operate(operands, i64::checked_add, |left, right| left + right, Wide::plus)
}

/// Of numbers, or of sets.
fn minus(operands: Operands<'_>) -> Answer {
    match (operands.value(1), operands.value(2)) {
        (Value::Set(left), Value::Set(right)) => Ok(Value::Set(left.difference(right).into())),
        (left @ Value::Set(_), right) => Err(wrong_type(2, right, &[super::call::type_name(left)])),
        _ => operate(operands, i64::checked_sub, |left, right| left - right, Wide::minus),
    }
}

/// Of sets.
fn and(operands: Operands<'_>) -> Answer {
    Ok(Value::Set(operands.set(1)?.intersection(operands.set(2)?).into()))
}

/// Of sets.
fn or(operands: Operands<'_>) -> Answer {
    Ok(Value::Set(operands.set(1)?.union(operands.set(2)?).into()))
}

fn times(operands: Operands<'_>) -> Answer {
    operate(operands, i64::checked_mul, |left, right| left * right, Wide::times)
}

fn divide(operands: Operands<'_>) -> Answer {
    let (left, right) = (operands.number(1)?, operands.number(2)?);
    if is_zero(&right) {
        return error("divide by zero");
    }
    if let (Num::Int(left), Num::Int(right)) = (&left, &right)
        && is_small(*left)
        && is_small(*right)
        && left % right == 0
    {
        return Ok(Value::from(left / right));
    }
    Ok(Wide::of(&left).over(&Wide::of(&right)).value())
}

fn remainder(operands: Operands<'_>) -> Answer {
    let (left, right) = (operands.number(1)?, operands.number(2)?);
    let (Some(left), Some(right)) = (whole(&left), whole(&right)) else {
        return error("modulo on floating-point number");
    };
    if right == BigInt::ZERO {
        return error("modulo by zero");
    }
    Ok(number::big_value(&(left % right)))
}

/// The integer that a number is, by its digits: `1e23` is that, not the binary64 beside it.
fn whole(number: &Num) -> Option<BigInt> {
    let Num::Float(value) = number else { return number.to_big() };
    if value.fract() != 0.0 {
        return None;
    }
    let (digits, exponent) = number::decimal_of(*value);
    let power = BigInt::from(10).pow(exponent.unsigned_abs());
    Some(if exponent >= 0 { digits * power } else { digits / power })
}

/// Whether OPA divides by an integer exactly, where it can; larger ones are floats.
fn is_small(value: i64) -> bool {
    i32::try_from(value).is_ok()
}

fn is_zero(number: &Num) -> bool {
    match number {
        Num::Int(value) => *value == 0,
        Num::Big(_) => false,
        Num::Float(value) => *value == 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::call::Error;
    use super::*;

    type Function = fn(Operands<'_>) -> Answer;

    fn call(function: Function, left: &str, right: &str) -> String {
        let operands = [Value::from_json_str(left).unwrap(), Value::from_json_str(right).unwrap()];
        function(Operands(&operands))
            .map_or_else(|error: Error| error.to_string(), |value| value.to_json_str().unwrap())
    }

    #[test]
    fn fractions_are_computed_with_more_bits_than_they_have() {
        let cases: [(Function, &str, &str, &str); 14] = [
            (plus, "0.1", "0.2", "0.3"),
            (plus, "9223372036854775807", "1", "9223372036854775808"),
            (minus, "1", "0.9", "0.1"),
            (minus, "1.1", "1", "0.1"),
            (times, "3", "0.1", "0.3"),
            (times, "4294967296", "4294967296", "18446744073709551616"),
            (divide, "10", "4", "2.5"),
            (divide, "0.3", "0.1", "3"),
            (divide, "1", "3", "0.3333333333333333"),
            (divide, "1", "0", "divide by zero"),
            // Go sees no half below a power of two.
            (divide, "3689348814741910323300", "100", "36893488147419103230"),
            (divide, "12345678901234567890123", "1", "12345678901234567890000"),
            (remainder, "-7", "3", "-1"),
            (remainder, "5", "2.5", "modulo on floating-point number"),
        ];
        for (function, left, right, expected) in cases {
            assert_eq!(call(function, left, right), expected, "{left} {right}");
        }
    }
}
