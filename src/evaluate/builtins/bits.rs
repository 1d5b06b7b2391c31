//! Integers in, what their bits make out: together, apart, the other way round, shifted. Negative ones go on with ones for ever.
use num_bigint::BigInt;
use num_traits::{Signed as _, ToPrimitive as _};
use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, error, too_large};
use super::number::{self, Num};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("bits.and", 2, |operands| joined(operands, |a, b| a & b, |a, b| a & b)),
    ("bits.or", 2, |operands| joined(operands, |a, b| a | b, |a, b| a | b)),
    ("bits.xor", 2, |operands| joined(operands, |a, b| a ^ b, |a, b| a ^ b)),
    ("bits.negate", 1, negate),
    ("bits.lsh", 2, shift_left),
    ("bits.rsh", 2, shift_right),
];

/// The most bits of an integer that a built-in makes.
const BITS_LIMIT: u64 = 1_000_000;

/// An operation on small integers, and the same on large ones.
fn joined(operands: Operands<'_>, small: fn(i64, i64) -> i64, big: fn(BigInt, BigInt) -> BigInt) -> Answer {
    if let (Some(Num::Int(a)), Some(Num::Int(b))) = (number::of(operands.value(1)), number::of(operands.value(2))) {
        return Ok(Value::from(small(a, b)));
    }
    Ok(number::big_value(&big(operands.big(1)?, operands.big(2)?)))
}

fn negate(operands: Operands<'_>) -> Answer {
    Ok(match number::of(operands.value(1)) {
        Some(Num::Int(value)) => Value::from(!value),
        _ => number::big_value(&!operands.big(1)?),
    })
}

fn shift(operands: Operands<'_>) -> Result<(BigInt, BigInt), Error> {
    let (value, by) = (operands.big(1)?, operands.big(2)?);
    if by.is_negative() {
        return error("operand 2 must be an unsigned integer number but got a negative integer");
    }
    Ok((value, by))
}

fn shift_left(operands: Operands<'_>) -> Answer {
    let (value, by) = shift(operands)?;
    if value == BigInt::ZERO {
        return Ok(Value::from(0i64));
    }
    let by = by.to_u64().filter(|by| value.bits().saturating_add(*by) <= BITS_LIMIT);
    Ok(number::big_value(&(value << by.ok_or_else(|| too_large("the number"))?)))
}

fn shift_right(operands: Operands<'_>) -> Answer {
    let (value, by) = shift(operands)?;
    let nothing_left = if value.is_negative() { BigInt::from(-1) } else { BigInt::ZERO };
    let shifted = by.to_u64().map_or(nothing_left, |by| value >> by);
    Ok(number::big_value(&shifted))
}
