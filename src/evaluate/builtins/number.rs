//! Numbers of regorus in, numbers as OPA's built-ins see them out, and the text OPA gives them.
//!
//! regorus keeps integers exactly and all else as binary64; the spelling of a literal (`1e3`, `1.50`) is lost before
//! a built-in can see it.
use num_bigint::BigInt;
use num_traits::{FromPrimitive as _, ToPrimitive as _};
use regorus::Value;

/// A number, told apart as Go's `fmt` would see it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Num {
    /// An integer of 64 bits.
    Int(i64),
    /// Any other integer.
    Big(BigInt),
    /// A number written or computed with a fraction (which may be zero).
    Float(f64),
}

/// The number a value holds.
pub(crate) fn of(value: &Value) -> Option<Num> {
    let Value::Number(number) = value else { return None };
    let float = Value::from(0.5f64);
    // regorus does not name its number type; a float is known by its variant.
    if let Value::Number(sample) = &float
        && std::mem::discriminant(sample) == std::mem::discriminant(number)
    {
        return Some(Num::Float(number.as_f64().unwrap_or(f64::NAN)));
    }
    if let Some(int) = number.as_i64() {
        return Some(Num::Int(int));
    }
    number.as_big().map(|big| Num::Big(big.as_ref().clone()))
}

impl Num {
    /// The integer it is, when it fits 64 bits.
    pub(crate) fn to_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            Self::Big(value) => value.to_i64(),
            Self::Float(value) if value.fract() == 0.0 => BigInt::from_f64(*value)?.to_i64(),
            Self::Float(_) => None,
        }
    }

    /// The integer it is.
    pub(crate) fn to_big(&self) -> Option<BigInt> {
        match self {
            Self::Int(value) => Some(BigInt::from(*value)),
            Self::Big(value) => Some(value.clone()),
            Self::Float(value) if value.fract() == 0.0 => BigInt::from_f64(*value),
            Self::Float(_) => None,
        }
    }

    /// Whether it is an integer of 64 bits without a sign.
    pub(crate) fn fits_unsigned(&self) -> bool {
        match self {
            Self::Int(value) => *value >= 0,
            Self::Big(value) => value.to_u64().is_some(),
            Self::Float(_) => false,
        }
    }

    /// The nearest binary64.
    #[expect(clippy::cast_precision_loss, reason = "the nearest float is what is asked for")]
    pub(crate) fn to_float(&self) -> f64 {
        match self {
            Self::Int(value) => *value as f64,
            Self::Big(value) => value.to_f64().unwrap_or(f64::NAN),
            Self::Float(value) => *value,
        }
    }
}

/// The value of an integer.
pub(crate) fn big_value(value: &BigInt) -> Value {
    if let Some(small) = value.to_i64() {
        return Value::from(small);
    }
    Value::from_numeric_string(&value.to_string()).unwrap_or(Value::Undefined)
}

/// Appends the number as OPA writes it in a term or in JSON.
pub(crate) fn append(out: &mut String, number: &Num) {
    use std::fmt::Write as _;
    // Writing to a String cannot fail.
    let _ = match number {
        Num::Int(value) => write!(out, "{value}"),
        Num::Big(value) => write!(out, "{value}"),
        Num::Float(value) => {
            let size = value.abs();
            if size != 0.0 && !(1e-6..1e21).contains(&size) {
                write!(out, "{value:e}")
            } else if value.fract() == 0.0 {
                write!(out, "{value:.1}")
            } else {
                write!(out, "{value}")
            }
        }
    };
}

/// Digits and exponent with `value = digits * 10^exponent`, from the shortest text of a float.
pub(crate) fn decimal_of(value: f64) -> (BigInt, i32) {
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let fraction = mantissa.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let digits = mantissa.replace('.', "").parse().unwrap_or_default();
    let exponent: i32 = exponent.parse().unwrap_or(0);
    (digits, exponent - i32::try_from(fraction).unwrap_or(0))
}

/// A decimal text, taken apart.
pub(crate) struct Decimal {
    /// All digits with their sign.
    pub(crate) digits: BigInt,
    /// The power of ten the digits are multiplied with.
    pub(crate) exponent: i64,
}

/// Reads `[+-]digits[.digits][e[+-]digits]`; a digit is needed on one side of the point.
pub(crate) fn parse_decimal(text: &str) -> Option<Decimal> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (unsigned.get(..at)?, unsigned.get(at + 1..)?),
        None => (unsigned, "0"),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let plain = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
    let exponent_digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if (whole.is_empty() && fraction.is_empty()) || !plain(whole) || !plain(fraction) {
        return None;
    }
    if exponent_digits.is_empty() || !plain(exponent_digits) {
        return None;
    }
    let written: i64 = exponent.parse().unwrap_or(if exponent.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 });
    let digits: BigInt = format!("{whole}{fraction}").parse().ok()?;
    Some(Decimal {
        digits: if negative { -digits } else { digits },
        exponent: written - i64::try_from(fraction.len()).unwrap_or(0),
    })
}
