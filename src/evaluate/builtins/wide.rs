//! Decimal text in, numbers with a binary mantissa of 64 bits out: the arithmetic of OPA's built-ins on fractions.
//!
//! Every operation is exact and then rounded once, to nearest, ties to even. Exponents are bounded by the caller.
use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_traits::Signed as _;
use regorus::Value;

use super::digits::Digits;
use super::number::{self, Num};

/// The bits of a mantissa.
const PRECISION: u64 = 64;

/// The bits of a mantissa of a product: OPA starts it from a binary64.
const PRODUCT_PRECISION: u64 = 53;

/// The text Go gives a fraction as a float that is as precise as its parts, at least of 64 bits. The divisor is above zero.
pub(crate) fn fraction_text(dividend: &BigInt, divisor: &BigInt) -> String {
    if *dividend == BigInt::ZERO {
        return "0".to_owned();
    }
    let precision = PRECISION.max(dividend.bits()).max(divisor.bits());
    let wide = Wide::quotient(precision, dividend, divisor);
    let sign = if wide.is_negative() { "-" } else { "" };
    format!("{sign}{}", wide.shortest(precision).general())
}

/// `mantissa * 2^exponent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wide {
    mantissa: BigInt,
    exponent: i64,
}

impl Wide {
    fn rounded(mantissa: BigInt, exponent: i64) -> Self {
        Self::rounded_to(PRECISION, mantissa, exponent)
    }

    /// Rounds an exact `mantissa * 2^exponent`.
    fn rounded_to(precision: u64, mantissa: BigInt, exponent: i64) -> Self {
        let excess = mantissa.bits().saturating_sub(precision);
        if excess == 0 {
            return Self { mantissa, exponent };
        }
        let negative = mantissa.is_negative();
        let whole = mantissa.abs();
        let mut kept = &whole >> excess;
        let rest: BigInt = &whole - (&kept << excess);
        let half = BigInt::from(1) << (excess - 1);
        let up = match rest.cmp(&half) {
            Ordering::Greater => true,
            Ordering::Equal => kept.bit(0),
            Ordering::Less => false,
        };
        if up {
            kept += 1;
        }
        let mantissa = if negative { -kept } else { kept };
        Self { mantissa, exponent: exponent.saturating_add(i64::try_from(excess).unwrap_or(i64::MAX)) }
    }

    /// An integer, rounded.
    pub(crate) fn from_int(value: &BigInt) -> Self {
        Self::rounded(value.clone(), 0)
    }

    /// `digits * 10^exponent`, rounded.
    pub(crate) fn from_decimal(digits: &BigInt, exponent: i32) -> Self {
        let power = BigInt::from(10).pow(exponent.unsigned_abs());
        if exponent >= 0 {
            return Self::rounded(digits * power, 0);
        }
        Self::quotient(PRECISION, digits, &power)
    }

    /// The quotient of two integers, rounded. The divisor is not zero.
    fn quotient(precision: u64, dividend: &BigInt, divisor: &BigInt) -> Self {
        let size = divisor.abs();
        let shift = (size.bits() + precision + 3).saturating_sub(dividend.bits());
        let whole = dividend.abs() << shift;
        // A bit that says that something was cut off, so that rounding sees it.
        let mut quotient: BigInt = (&whole / &size) << 1_u32;
        if &whole % &size != BigInt::ZERO {
            quotient += 1;
        }
        let is_negative = dividend.is_negative() != divisor.is_negative();
        let exponent = -i64::try_from(shift + 1).unwrap_or(i64::MAX);
        Self::rounded_to(precision, if is_negative { -quotient } else { quotient }, exponent)
    }

    /// A number of regorus, as OPA reads its text.
    pub(crate) fn of(number: &Num) -> Self {
        match number {
            Num::Int(value) => Self::from_int(&BigInt::from(*value)),
            Num::Big(value) => Self::from_int(value),
            Num::Float(value) => {
                let (digits, exponent) = number::decimal_of(*value);
                Self::from_decimal(&digits, exponent)
            }
        }
    }

    /// The sum, rounded.
    pub(crate) fn plus(&self, other: &Self) -> Self {
        let exponent = self.exponent.min(other.exponent);
        let aligned = |one: &Self| &one.mantissa << (one.exponent - exponent).unsigned_abs();
        Self::rounded(aligned(self) + aligned(other), exponent)
    }

    /// The product, rounded.
    pub(crate) fn times(&self, other: &Self) -> Self {
        Self::rounded(&self.mantissa * &other.mantissa, self.exponent.saturating_add(other.exponent))
    }

    /// The product so far, and one number more, as OPA's `product` rounds it.
    pub(crate) fn product(&self, other: &Self) -> Self {
        let exponent = self.exponent.saturating_add(other.exponent);
        Self::rounded_to(PRODUCT_PRECISION, &self.mantissa * &other.mantissa, exponent)
    }

    /// The difference, rounded.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.plus(&Self { mantissa: -&other.mantissa, exponent: other.exponent })
    }

    /// The quotient, rounded. The divisor is not zero.
    pub(crate) fn over(&self, other: &Self) -> Self {
        if other.mantissa == BigInt::ZERO {
            return self.clone();
        }
        let quotient = Self::quotient(PRECISION, &self.mantissa, &other.mantissa);
        let exponent = self.exponent.saturating_sub(other.exponent).saturating_add(quotient.exponent);
        Self { exponent, ..quotient }
    }

    /// The same without its sign.
    pub(crate) fn abs(&self) -> Self {
        Self { mantissa: self.mantissa.abs(), exponent: self.exponent }
    }

    /// The integer towards zero.
    pub(crate) fn truncated(&self) -> BigInt {
        let shift = self.exponent.unsigned_abs();
        if self.exponent >= 0 {
            return &self.mantissa << shift;
        }
        let whole = self.mantissa.abs() >> shift;
        if self.mantissa.is_negative() { -whole } else { whole }
    }

    /// Whether it is an integer.
    pub(crate) fn is_integer(&self) -> bool {
        self.exponent >= 0 || (self.truncated() << self.exponent.unsigned_abs()) == self.mantissa
    }

    /// Whether it is below zero.
    pub(crate) fn is_negative(&self) -> bool {
        self.mantissa.sign() == Sign::Minus
    }

    /// The value, as OPA writes the number.
    pub(crate) fn value(&self) -> Value {
        self.value_of(PRECISION)
    }

    /// The value of a product.
    pub(crate) fn product_value(&self) -> Value {
        self.value_of(PRODUCT_PRECISION)
    }

    fn value_of(&self, precision: u64) -> Value {
        let is_integer = self.is_integer();
        if is_integer {
            let exact = self.truncated();
            if exact.bits() <= precision {
                return number::big_value(&exact);
            }
        }
        let digits = self.shortest(precision).plain();
        let text = if self.is_negative() { format!("-{digits}") } else { digits };
        if is_integer {
            return Value::from_numeric_string(&text).unwrap_or(Value::Undefined);
        }
        // The binary64 that is nearest to what OPA writes.
        text.parse().map_or(Value::Undefined, |float: f64| Value::from(float))
    }

    /// The digits that Go prints of a number that is not zero: the shortest within half a bit of it, as far as Go sees it.
    fn shortest(&self, precision: u64) -> Digits {
        let mantissa = self.mantissa.abs();
        let mut digits = Digits::of(&mantissa, self.exponent);
        // With one bit more than there are: half of the last bit.
        let shift = (precision + 1).saturating_sub(mantissa.bits());
        let bits: BigInt = mantissa << shift;
        let exponent = self.exponent.saturating_sub(i64::try_from(shift).unwrap_or(i64::MAX));
        let (lower, upper) = (Digits::of(&(&bits - 1), exponent), Digits::of(&(&bits + 1), exponent));
        let is_even = !bits.bit(1);
        for (at, digit) in digits.text.clone().into_iter().enumerate() {
            let here = |bound: &Digits| bound.text.get(at).copied().unwrap_or(b'0');
            let (least, most) = (here(&lower), here(&upper));
            let down = least != digit || (is_even && at + 1 == lower.text.len());
            let up = most != digit && (is_even || digit + 1 < most || at + 1 < upper.text.len());
            match (down, up) {
                (true, true) => digits.round(at + 1),
                (true, false) => digits.cut(at + 1),
                (false, true) => digits.raise(at + 1),
                (false, false) => continue,
            }
            break;
        }
        digits
    }
}
