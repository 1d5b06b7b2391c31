//! Plain scalars that are numbers, as Go's `strconv` and go-yaml read them (Kubernetes), or as YAML 1.2's core schema does (GitHub).
//!
//! Takes the text of a scalar, gives a [`Scalar`] or nothing. Never gives a number that JSON cannot hold.

use super::scalars::Scalar;

/// As go-yaml: base prefixes and a leading zero for octal, `_` between digits, floats, all of them in 64 bits; a decimal
/// integer that is too long for that stays exact.
pub(super) fn go(text: &str) -> Option<Scalar<'_>> {
    if text.starts_with('.') {
        return float(text);
    }
    let plain: &str = &if text.contains('_') { text.replace('_', "") } else { text.to_owned() };
    if let Some(whole) = integer(plain) {
        return Some(whole);
    }
    if !is_float(plain) {
        return None;
    }
    match plain.strip_prefix(['-', '+']).unwrap_or(plain) {
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0') => {
            Some(Scalar::Big(plain.strip_prefix('+').unwrap_or(plain).to_owned()))
        }
        _ => float(plain).map(Scalar::into_static),
    }
}

/// As YAML 1.2's core schema: decimal, `0x` and `0o` integers, floats; no `_`, and a leading zero means nothing.
pub(super) fn core(text: &str) -> Option<Scalar<'_>> {
    let unsigned = |digits: &str, base| u64::from_str_radix(digits, base).ok().map(whole);
    if let Some(digits) = text.strip_prefix("0x") {
        return unsigned(digits, 16).filter(|_| !digits.starts_with('+'));
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return unsigned(digits, 8).filter(|_| !digits.starts_with('+'));
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(match text.parse::<i64>() {
            Ok(number) => Scalar::Int(number),
            Err(_) => Scalar::Big(text.strip_prefix('+').unwrap_or(text).to_owned()),
        });
    }
    if is_float(text) { float(text) } else { None }
}

/// `strconv.ParseInt` and `ParseUint` with base 0; the underscores are gone already.
fn integer(text: &str) -> Option<Scalar<'static>> {
    let (is_negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    let (base, digits) = match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => (16, digits.get(2..)?),
        [b'0', b'o' | b'O', ..] => (8, digits.get(2..)?),
        [b'0', b'b' | b'B', ..] => (2, digits.get(2..)?),
        [b'0', _, ..] => (8, digits.get(1..)?),
        _ => (10, digits),
    };
    if digits.starts_with(['-', '+']) {
        return None;
    }
    let number = u64::from_str_radix(digits, base).ok()?;
    if is_negative {
        return 0_i64.checked_sub_unsigned(number).map(Scalar::Int);
    }
    Some(whole(number)).filter(|_| !text.starts_with('+') || i64::try_from(number).is_ok())
}

fn whole(number: u64) -> Scalar<'static> {
    i64::try_from(number).map_or(Scalar::UInt(number), Scalar::Int)
}

/// `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text.strip_prefix(['-', '+']).unwrap_or(text);
    let before = digits(rest);
    rest = rest.get(before..).unwrap_or("");
    if let Some(fraction) = rest.strip_prefix('.') {
        let after = digits(fraction);
        if before == 0 && after == 0 {
            return false;
        }
        rest = fraction.get(after..).unwrap_or("");
    } else if before == 0 {
        return false;
    }
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else { return rest.is_empty() };
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    !exponent.is_empty() && digits(exponent) == exponent.len()
}

/// A float that 64 bits hold; Rust reads the same as Go here, but also words.
fn float(text: &str) -> Option<Scalar<'_>> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite())?;
    text.bytes().any(|byte| byte.is_ascii_digit()).then_some(Scalar::Float(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_go_reads_them() {
        use Scalar::{Big, Float, Int, UInt};
        let cases: &[(&str, Option<Scalar<'static>>)] = &[
            ("0", Some(Int(0))),
            ("-0", Some(Int(0))),
            ("+12", Some(Int(12))),
            ("0777", Some(Int(511))),
            ("0o17", Some(Int(15))),
            ("0X1f", Some(Int(31))),
            ("-0b101", Some(Int(-5))),
            ("1_000", Some(Int(1_000))),
            ("08", Some(Float(8.0))),
            ("1.", Some(Float(1.0))),
            ("-.5", Some(Float(-0.5))),
            (".5e3", Some(Float(500.0))),
            ("1e3", Some(Float(1_000.0))),
            ("18446744073709551615", Some(UInt(u64::MAX))),
            ("-9223372036854775808", Some(Int(i64::MIN))),
            ("123456789012345678901234567890", Some(Big("123456789012345678901234567890".to_owned()))),
            ("1e400", None),
            ("0x", None),
            ("0x-1", None),
            ("-", None),
            (".", None),
            ("1.2.3", None),
            ("12:30", None),
            ("2001-01-01", None),
            ("0xffffffffffffffffff", None),
            ("1e", None),
            ("5m", None),
        ];
        for (text, expected) in cases {
            assert_eq!(&go(text), expected, "{text}");
        }
    }

    #[test]
    fn the_core_schema_knows_neither_octal_zeros_nor_underscores() {
        use Scalar::{Float, Int};
        let cases: &[(&str, Option<Scalar<'static>>)] = &[
            ("0777", Some(Int(777))),
            ("0o17", Some(Int(15))),
            ("0x1F", Some(Int(31))),
            ("-7", Some(Int(-7))),
            ("3.10", Some(Float(3.1))),
            ("1_000", None),
            ("0b1", None),
            ("+0x1", None),
            ("0x+1", None),
            ("1e3", Some(Float(1_000.0))),
        ];
        for (text, expected) in cases {
            assert_eq!(&core(text), expected, "{text}");
        }
    }
}
