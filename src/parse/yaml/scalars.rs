//! Plain scalars → what they mean in a [`Dialect`], and that as a value or as a key.
//!
//! Takes the text of a scalar as the YAML parser gives it, without quotes. Never fails on a text: what is nothing else is a
//! string. What JSON has no word for (infinity, a null key) is an error with its reason.

use std::borrow::Cow;

use regorus::Value;

use super::Dialect;
use super::numbers;

/// What a scalar means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Scalar<'a> {
    Null,
    Bool(bool),
    Int(i64),
    UInt(u64),
    /// Decimal digits of a whole number that 64 bits do not hold.
    Big(String),
    Float(f64),
    Str(&'a str),
}

impl Scalar<'_> {
    /// The same number without the text it was read from; a string becomes null.
    pub(super) fn into_static(self) -> Scalar<'static> {
        match self {
            Self::Null | Self::Str(_) => Scalar::Null,
            Self::Bool(word) => Scalar::Bool(word),
            Self::Int(number) => Scalar::Int(number),
            Self::UInt(number) => Scalar::UInt(number),
            Self::Big(digits) => Scalar::Big(digits),
            Self::Float(number) => Scalar::Float(number),
        }
    }

    /// The same number as a float where it is a whole one that is too long for 64 bits.
    fn in_64_bits(self) -> Self {
        match self {
            Self::Big(digits) => digits.parse().map_or(Self::Big(digits), Self::Float),
            other => other,
        }
    }

    /// The value that Kubernetes' parser makes JSON of.
    pub(super) fn value(&self) -> Result<Value, String> {
        Ok(match self {
            Self::Null => Value::Null,
            Self::Bool(word) => Value::Bool(*word),
            Self::Int(number) => Value::from(*number),
            Self::UInt(number) => Value::from(*number),
            Self::Big(digits) => Value::from_numeric_string(digits).map_err(|error| error.to_string())?,
            Self::Float(number) => float_value(*number)?,
            Self::Str(text) => Value::String((*text).into()),
        })
    }

    /// The key that Kubernetes' parser makes of it.
    pub(super) fn key(&self) -> Result<Cow<'_, str>, String> {
        Ok(match self {
            Self::Null => return Err("a key is missing before `:` (it reads as null)".to_owned()),
            Self::Bool(word) => Cow::Borrowed(if *word { "true" } else { "false" }),
            Self::Int(number) => Cow::Owned(number.to_string()),
            Self::UInt(number) => Cow::Owned(number.to_string()),
            Self::Big(digits) => Cow::Borrowed(digits),
            Self::Float(number) => Cow::Owned(float_key(*number)),
            Self::Str(text) => Cow::Borrowed(text),
        })
    }
}

/// What a plain scalar means.
pub(super) fn plain(text: &str, dialect: Dialect) -> Scalar<'_> {
    let Some(first) = text.as_bytes().first() else { return Scalar::Null };
    let found = match first {
        b'0'..=b'9' | b'+' | b'-' | b'.' => special_float(text).or_else(|| match dialect {
            Dialect::Kubernetes | Dialect::Compose => numbers::go(text),
            Dialect::Opa => numbers::go(text).map(Scalar::in_64_bits),
            Dialect::GitHub => numbers::core(text),
        }),
        b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~' => word(text, dialect),
        _ => None,
    };
    found.unwrap_or(Scalar::Str(text))
}

fn word(text: &str, dialect: Dialect) -> Option<Scalar<'static>> {
    Some(match text {
        "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "true" | "True" | "TRUE" => Scalar::Bool(true),
        "false" | "False" | "FALSE" => Scalar::Bool(false),
        _ if !matches!(dialect, Dialect::Kubernetes | Dialect::Compose) => return None,
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Scalar::Bool(true),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Scalar::Bool(false),
        _ => return None,
    })
}

fn special_float(text: &str) -> Option<Scalar<'static>> {
    Some(Scalar::Float(match text {
        ".nan" | ".NaN" | ".NAN" => f64::NAN,
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => f64::INFINITY,
        "-.inf" | "-.Inf" | "-.INF" => f64::NEG_INFINITY,
        _ => return None,
    }))
}

/// A float as it comes back from JSON: a whole one is a whole number.
fn float_value(number: f64) -> Result<Value, String> {
    if !number.is_finite() {
        return Err("neither infinity nor NaN can be a value: JSON, and so Kubernetes, has no such number".to_owned());
    }
    if number.fract() == 0.0 {
        // The shortest digits that mean this float, then zeros: what JSON's `1e+23` means when it is read again.
        return Value::from_numeric_string(&number.to_string()).map_err(|error| error.to_string());
    }
    Ok(Value::from(number))
}

/// Go's `FormatFloat(number, 'g', -1, 32)`, which is what a float key becomes.
#[expect(clippy::cast_possible_truncation, reason = "the key is what a 32 bit float prints as")]
fn float_key(number: f64) -> String {
    let number = number as f32;
    if number.is_nan() {
        return ".nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { ".inf" } else { "-.inf" }.to_owned();
    }
    let shortest = format!("{number:e}");
    let (digits, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..6).contains(&exponent) {
        return number.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opa_reads_words_as_github_and_numbers_as_kubernetes() {
        for (text, expected) in [("yes", "\"yes\""), ("on", "\"on\""), ("True", "true"), ("017", "15"), ("1_0", "10")] {
            assert_eq!(json(text, Dialect::Opa), expected, "{text}");
        }
    }

    fn json(text: &str, dialect: Dialect) -> String {
        plain(text, dialect).value().map_or_else(|error| error, |value| value.to_json_str().unwrap_or_default())
    }

    #[test]
    fn words_are_read_as_the_dialect_reads_them() {
        for (text, kubernetes, github) in [
            ("yes", "true", "\"yes\""),
            ("on", "true", "\"on\""),
            ("Off", "false", "\"Off\""),
            ("n", "false", "\"n\""),
            ("true", "true", "true"),
            ("FALSE", "false", "false"),
            ("tRue", "\"tRue\"", "\"tRue\""),
            ("~", "null", "null"),
            ("Null", "null", "null"),
            ("", "null", "null"),
            ("0777", "511", "777"),
            ("1_0", "10", "\"1_0\""),
            ("1.50", "1.5", "1.5"),
            ("1e3", "1000", "1000"),
            ("1e21", "1000000000000000000000", "1000000000000000000000"),
            ("2001-12-14", "\"2001-12-14\"", "\"2001-12-14\""),
            ("<<", "\"<<\"", "\"<<\""),
            ("nan", "\"nan\"", "\"nan\""),
            ("+Infinity", "\"+Infinity\"", "\"+Infinity\""),
        ] {
            assert_eq!(json(text, Dialect::Kubernetes), kubernetes, "{text}");
            assert_eq!(json(text, Dialect::GitHub), github, "{text}");
        }
        assert!(plain(".inf", Dialect::Kubernetes).value().is_err());
    }

    #[test]
    fn keys_become_what_kubernetes_makes_of_them() {
        for (text, key) in [
            ("on", "true"),
            ("0x10", "16"),
            ("1.0", "1"),
            ("1.50", "1.5"),
            ("1e3", "1000"),
            ("1000000.0", "1e+06"),
            ("1e21", "1e+21"),
            ("0.00001", "1e-05"),
            ("1.23456789", "1.2345679"),
            (".inf", ".inf"),
            ("plain", "plain"),
        ] {
            assert_eq!(plain(text, Dialect::Kubernetes).key().unwrap(), key, "{text}");
        }
        assert!(plain("~", Dialect::Kubernetes).key().is_err());
    }
}
