//! Quantities with a unit in (`1.5Gi`, `10MB`), plain numbers out.
use num_bigint::BigInt;
use regorus::Value;

use super::Entry;
use super::call::{Answer, Error, Operands, error, too_large};
use super::number;
use super::wide::Wide;

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[("units.parse", 1, parse), ("units.parse_bytes", 1, parse_bytes)];

/// The most decimal places or zeros of an amount: what is beyond would only exhaust memory.
const EXPONENT_LIMIT: i64 = 20_000;

/// OPA refuses exponents with more digits.
const EXPONENT_DIGITS: usize = 6;

/// The amount and the unit of a text without quotes.
fn split<'t>(text: &'t str, name: &str) -> Result<(&'t str, &'t str), Error> {
    let bad = |what: &str| Error(format!("{name}: {what}"));
    if text.contains(' ') {
        return Err(bad("spaces not allowed in resource strings"));
    }
    let end = amount_end(text).ok_or_else(|| bad("exponent too large"))?;
    let (amount, unit) = text.split_at(end);
    let amount_name = if name == "units.parse" { "no amount provided" } else { "no byte amount provided" };
    if amount.is_empty() { Err(bad(amount_name)) } else { Ok((amount, unit)) }
}

/// Where the unit starts; nothing when the exponent has too many digits.
fn amount_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let sign = |at: usize| matches!(bytes.get(at), Some(b'+' | b'-'));
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' | b'.' | b'+' | b'-' => {}
            // An `e` that no exponent follows is a unit.
            b'e' | b'E' if digit(at + 1) || sign(at + 1) => {
                at += usize::from(sign(at + 1));
                let digits = bytes.iter().skip(at + 1).take_while(|b| b.is_ascii_digit()).count();
                if digits > EXPONENT_DIGITS {
                    return None;
                }
            }
            _ => return Some(at),
        }
        at += 1;
    }
    Some(text.len())
}

/// The exact amount as digits and a power of ten.
fn amount(text: &str, failure: &str) -> Result<(BigInt, i32), Error> {
    let decimal = number::parse_decimal(text).ok_or_else(|| Error(failure.to_owned()))?;
    match i32::try_from(decimal.exponent) {
        Ok(exponent) if decimal.exponent.abs() <= EXPONENT_LIMIT => Ok((decimal.digits, exponent)),
        _ => Err(too_large("the number")),
    }
}

/// Powers of ten and of two behind the unit names, from kilo to exa.
fn power(letter: char) -> Option<u8> {
    "kmgtpe".find(letter.to_ascii_lowercase()).and_then(|at| u8::try_from(at + 1).ok())
}

fn parse(operands: Operands<'_>) -> Answer {
    let text = operands.string(1)?.replace('"', "");
    let (number, unit) = split(&text, "units.parse")?;
    let mut letters = unit.chars();
    let first = letters.next();
    let rest = letters.as_str().to_lowercase();
    let (doublings, scale) = match (first, first.and_then(power), rest.as_str()) {
        (None, _, _) => (0, 0),
        (Some('m'), _, "") => (0, -3),
        // Only milli needs a lower case letter; `k`, `g`, `t` … are as good as their capitals.
        (Some(_), Some(power), "") => (0, 3 * i32::from(power)),
        (Some(_), Some(power), "i") => (10 * u32::from(power), 0),
        (Some(letter), _, rest) => return error(format!("units.parse: unit {letter}{rest} not recognized")),
    };
    let (digits, exponent) = amount(number, "units.parse: could not parse amount to a number")?;
    Ok(exact(&(digits << doublings), exponent + scale))
}

/// `digits * 10^exponent`: an integer where it is one, else rounded to ten decimals as OPA prints it.
fn exact(digits: &BigInt, exponent: i32) -> Value {
    let ten = BigInt::from(10);
    if exponent >= 0 {
        return number::big_value(&(digits * ten.pow(exponent.unsigned_abs())));
    }
    let power = ten.pow(exponent.unsigned_abs());
    if digits % &power == BigInt::ZERO {
        return number::big_value(&(digits / power));
    }
    let scaled: BigInt = digits * ten.pow(10) * 2 + if *digits < BigInt::ZERO { -&power } else { power.clone() };
    let rounded: BigInt = scaled / (power * 2);
    format!("{rounded}e-10").parse::<f64>().map_or(Value::Undefined, Value::from)
}

fn parse_bytes(operands: Operands<'_>) -> Answer {
    let text = operands.string(1)?.to_lowercase().replace('"', "");
    let (number, unit) = split(&text, "units.parse_bytes")?;
    let mut letters = unit.chars();
    let first = letters.next();
    let factor = match (first, first.and_then(power), letters.as_str()) {
        (None, _, _) => BigInt::from(1),
        (_, Some(power), "" | "b") => BigInt::from(1000).pow(u32::from(power)),
        (_, Some(power), "i" | "ib") => BigInt::from(1) << (10 * u32::from(power)),
        _ => return error(format!("units.parse_bytes: byte unit {unit} not recognized")),
    };
    let (digits, exponent) = amount(number, "units.parse_bytes: could not parse byte amount to a number")?;
    let total = Wide::from_decimal(&digits, exponent).times(&Wide::from_int(&factor));
    Ok(number::big_value(&total.truncated()))
}
