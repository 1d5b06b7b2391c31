//! Numbers of documents and schemas in, how they compare and divide exactly out.
use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::Signed as _;

use super::super::call::{Error, too_large};
use super::super::number::{self, Num};
use super::super::wide;

/// The most digits of a number in a text.
const DIGITS_LIMIT: usize = 100_000;

/// An exact number, which knows whether it was spelled as an integer.
#[derive(Clone, Debug)]
pub(super) enum Decimal {
    /// Spelled as an integer of 64 bits.
    Int(i64),
    /// Any other: `digits * 10^exponent`, where the digits have no zeros at their end, and the nearest binary64.
    Scaled {
        /// The digits with their sign.
        digits: BigInt,
        /// The power of ten they are multiplied with.
        exponent: i64,
        /// The nearest binary64, which knows a negative zero.
        float: f64,
    },
}

/// Ten to a power, which is never large: both sides of a comparison have as many digits before the point.
fn power(exponent: u64) -> BigInt {
    BigInt::from(10).pow(u32::try_from(exponent).unwrap_or(u32::MAX))
}

/// Takes the zeros at the end of the digits into the exponent.
fn without_zeros(digits: BigInt, exponent: i64) -> (BigInt, i64) {
    if digits == BigInt::ZERO {
        return (digits, 0);
    }
    let text = digits.to_string();
    let kept = text.trim_end_matches('0');
    let zeros = i64::try_from(text.len() - kept.len()).unwrap_or(0);
    if zeros == 0 { (digits, exponent) } else { (kept.parse().unwrap_or_default(), exponent + zeros) }
}

fn scaled(digits: BigInt, exponent: i64, float: f64) -> Decimal {
    let (digits, exponent) = without_zeros(digits, exponent);
    Decimal::Scaled { digits, exponent, float }
}

impl Decimal {
    /// The number of a value.
    pub(super) fn of(number: Num) -> Self {
        let float = number.to_float();
        match number {
            Num::Int(value) => Self::Int(value),
            Num::Big(value) => scaled(value, 0, float),
            Num::Float(value) => {
                let (digits, exponent) = number::decimal_of(value);
                scaled(digits, i64::from(exponent), float)
            }
        }
    }

    /// The number that a JSON text spells.
    pub(super) fn of_text(text: &str) -> Result<Self, Error> {
        if text.len() > DIGITS_LIMIT {
            return Err(too_large("a number"));
        }
        let float: f64 = text.parse().unwrap_or(f64::NAN);
        if let Ok(value) = text.parse()
            && text != "-0"
        {
            return Ok(Self::Int(value));
        }
        let read = number::parse_decimal(text).ok_or_else(|| Error(format!("{text} is no number")))?;
        Ok(scaled(read.digits, read.exponent, float))
    }

    /// The integer of 64 bits that it is spelled as.
    pub(super) fn spelled_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => Some(*value),
            Self::Scaled { .. } => None,
        }
    }

    fn parts(&self) -> (BigInt, i64) {
        match self {
            Self::Int(value) => without_zeros(BigInt::from(*value), 0),
            Self::Scaled { digits, exponent, .. } => (digits.clone(), *exponent),
        }
    }

    /// Whether its value is an integer, however it is spelled.
    pub(super) fn is_integer(&self) -> bool {
        match self {
            Self::Int(_) => true,
            Self::Scaled { exponent, .. } => *exponent >= 0,
        }
    }

    /// Whether it is above zero.
    pub(super) fn is_positive(&self) -> bool {
        match self {
            Self::Int(value) => *value > 0,
            Self::Scaled { digits, .. } => digits.is_positive(),
        }
    }

    /// The nearest binary64, which is infinite where it is beyond all of them.
    #[expect(clippy::cast_precision_loss, reason = "the nearest float is what is asked for")]
    pub(super) fn float(&self) -> f64 {
        match self {
            Self::Int(value) => *value as f64,
            Self::Scaled { float, .. } => *float,
        }
    }

    /// The exact order of two numbers.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        if let (Self::Int(a), Self::Int(b)) = (self, other) {
            return a.cmp(b);
        }
        let ((a, a_exponent), (b, b_exponent)) = (self.parts(), other.parts());
        let by_sign = a.sign().cmp(&b.sign());
        if by_sign.is_ne() || a == BigInt::ZERO {
            return by_sign;
        }
        let length = |digits: &BigInt| i64::try_from(digits.abs().to_string().len()).unwrap_or(i64::MAX);
        let by_length = (length(&a) + a_exponent).cmp(&(length(&b) + b_exponent));
        let by_size = by_length.then_with(|| {
            let least = a_exponent.min(b_exponent);
            let aligned = |digits: &BigInt, exponent: i64| digits.abs() * power(exponent.abs_diff(least));
            aligned(&a, a_exponent).cmp(&aligned(&b, b_exponent))
        });
        if a.is_negative() { by_size.reverse() } else { by_size }
    }

    /// Whether it is an integer times a number above zero.
    pub(super) fn is_multiple_of(&self, unit: &Self) -> bool {
        if let (Self::Int(value), Self::Int(unit)) = (self, unit) {
            return value.checked_rem(*unit).is_none_or(|rest| rest == 0);
        }
        let ((value, exponent), (unit, unit_exponent)) = (self.parts(), unit.parts());
        // Digits without zeros at their end are no multiple of ten.
        let Some(shift) = u64::try_from(exponent - unit_exponent).ok().filter(|_| unit != BigInt::ZERO) else {
            return value == BigInt::ZERO;
        };
        (value * BigInt::from(10).modpow(&BigInt::from(shift), &unit)) % unit == BigInt::ZERO
    }

    /// The text that Go gives a float as precise as the number.
    pub(super) fn text(&self) -> String {
        let (mut digits, exponent) = self.parts();
        let size = exponent.unsigned_abs();
        if exponent >= 0 {
            return wide::fraction_text(&(digits * power(size)), &BigInt::from(1));
        }
        // In lowest terms: what divides both can only be twos or fives.
        let twos = digits.trailing_zeros().unwrap_or(0).min(size);
        digits >>= twos;
        let (mut fives, five) = (0, BigInt::from(5));
        while fives < size && &digits % &five == BigInt::ZERO {
            digits /= &five;
            fives += 1;
        }
        let left = u32::try_from(size - fives).unwrap_or(u32::MAX);
        wide::fraction_text(&digits, &(BigInt::from(5).pow(left) << (size - twos)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::of_text(text).unwrap()
    }

    #[test]
    fn numbers_compare_by_their_exact_value() {
        let ordered =
            ["-1e400", "-10.5", "-10", "-0.001", "0", "1e-400", "0.1", "1", "1.5", "9007199254740993.5", "1e9000"];
        for (at, a) in ordered.iter().enumerate() {
            for (other, b) in ordered.iter().enumerate() {
                assert_eq!(number(a).compare(&number(b)), at.cmp(&other), "{a} {b}");
            }
        }
        for (a, b) in [("1", "1.0"), ("100", "1e2"), ("-0.0", "0"), ("12e-1", "1.2")] {
            assert_eq!(number(a).compare(&number(b)), Ordering::Equal, "{a} {b}");
        }
    }

    #[test]
    fn multiples_are_exact() {
        for (value, unit, expected) in [
            ("0.3", "0.1", true),
            ("0.35", "0.1", false),
            ("1e9000", "3", false),
            ("3e9000", "3", true),
            ("0", "0.7", true),
            ("-9", "4.5", true),
            ("1", "1e1", false),
            ("100", "1e1", true),
            ("-9223372036854775808", "3", false),
        ] {
            assert_eq!(number(value).is_multiple_of(&number(unit)), expected, "{value} {unit}");
        }
    }

    #[test]
    fn texts_are_those_of_go() {
        for (number_text, expected) in [
            ("0", "0"),
            ("3", "3"),
            ("-3.50", "-3.5"),
            ("100000", "100000"),
            ("1000000", "1e+06"),
            ("123456789", "1.23456789e+08"),
            ("0.1", "0.1"),
            ("0.00001", "1e-05"),
            ("0.12345", "0.12345"),
            ("1e100", "1e+100"),
            ("1e-100", "1e-100"),
        ] {
            assert_eq!(number(number_text).text(), expected);
        }
    }
}
