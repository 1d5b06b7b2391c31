//! An `f64` and a Go format letter in, the text Go's `strconv.FormatFloat` gives out.
//!
//! Digits are exact (correctly rounded from the binary value). Precision is bounded by the caller, and digits a
//! binary64 cannot have are zeros that are appended, never computed.

/// The decimals beyond which every binary64 has only zeros.
const LONGEST_FRACTION: usize = 1100;

/// The shortest digits that give the number back, or a number of decimals.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Precision {
    /// The fewest digits that parse back to the same number.
    Shortest,
    /// So many digits, counted as the verb counts them.
    Digits(usize),
}

/// Appends `value` in the form `verb` (one of `e E f g G b x X`), with a leading `-` when negative.
pub(crate) fn append(out: &mut String, value: f64, verb: char, precision: Precision) {
    if value.is_nan() {
        out.push_str("NaN");
        return;
    }
    if value.is_sign_negative() {
        out.push('-');
    }
    let value = value.abs();
    if value.is_infinite() {
        if !out.ends_with('-') {
            out.push('+');
        }
        out.push_str("Inf");
        return;
    }
    match verb {
        'f' => append_plain(out, value, precision),
        'e' | 'E' => append_exponent(out, value, precision, verb),
        'b' => append_binary(out, value),
        'x' | 'X' => append_hexadecimal(out, value, precision, verb),
        'G' => append_general(out, value, precision, 'E'),
        _ => append_general(out, value, precision, 'e'),
    }
}

fn append_plain(out: &mut String, value: f64, precision: Precision) {
    use std::fmt::Write as _;
    // Writing to a String cannot fail.
    let _ = match precision {
        Precision::Shortest => write!(out, "{value}"),
        Precision::Digits(wanted) => {
            let real = wanted.min(LONGEST_FRACTION);
            let done = write!(out, "{value:.real$}");
            out.extend(std::iter::repeat_n('0', wanted - real));
            done
        }
    };
}

/// Splits `{:e}` into digits (without the point) and the decimal exponent.
fn digits_of(value: f64, precision: Precision) -> (String, i32) {
    let text = match precision {
        Precision::Shortest => format!("{value:e}"),
        Precision::Digits(wanted) => {
            let real = wanted.min(LONGEST_FRACTION);
            format!("{value:.real$e}")
        }
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = mantissa.chars().filter(char::is_ascii_digit).collect();
    (digits, exponent.parse().unwrap_or(0))
}

fn append_exponent(out: &mut String, value: f64, precision: Precision, letter: char) {
    let (mut digits, exponent) = digits_of(value, precision);
    if let Precision::Digits(wanted) = precision {
        let missing = (wanted + 1).saturating_sub(digits.len());
        digits.extend(std::iter::repeat_n('0', missing));
    }
    push_exponent_form(out, &digits, exponent, letter);
}

fn push_exponent_form(out: &mut String, digits: &str, exponent: i32, letter: char) {
    use std::fmt::Write as _;
    let (first, rest) = digits.split_at(digits.len().min(1));
    out.push_str(first);
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    let _ = write!(out, "{letter}{sign}{:02}", exponent.unsigned_abs());
}

/// `%g`: plain between 1e-4 and the precision, else with an exponent; zeros at the end are dropped.
fn append_general(out: &mut String, value: f64, precision: Precision, letter: char) {
    let shortest = precision == Precision::Shortest;
    let asked = match precision {
        Precision::Shortest => Precision::Shortest,
        Precision::Digits(wanted) => Precision::Digits(wanted.max(1) - 1),
    };
    let (digits, exponent) = digits_of(value, asked);
    let kept = digits.trim_end_matches('0');
    let (kept, exponent) = if kept.is_empty() { ("0", 0) } else { (kept, exponent) };
    let count = i32::try_from(kept.len()).unwrap_or(i32::MAX);
    let wanted = match precision {
        Precision::Shortest => count,
        Precision::Digits(wanted) => i32::try_from(wanted.max(1)).unwrap_or(i32::MAX),
    };
    let point = exponent + 1;
    let threshold = if shortest {
        // Go decides with six digits when the form is the shortest.
        6
    } else if wanted > count && count >= point {
        count
    } else {
        wanted
    };
    if exponent < -4 || exponent >= threshold {
        push_exponent_form(out, kept, exponent, letter);
    } else {
        push_plain_form(out, kept, point);
    }
}

/// Writes digits with the decimal point after `point` of them.
fn push_plain_form(out: &mut String, digits: &str, point: i32) {
    let zeros = |out: &mut String, count: usize| out.extend(std::iter::repeat_n('0', count));
    match usize::try_from(point) {
        Ok(point) if point > 0 => {
            let (whole, fraction) = digits.split_at(point.min(digits.len()));
            out.push_str(whole);
            zeros(out, point - whole.len());
            if !fraction.is_empty() {
                out.push('.');
                out.push_str(fraction);
            }
        }
        _ => {
            out.push('0');
            if digits != "0" {
                out.push('.');
                zeros(out, usize::try_from(-point).unwrap_or(0));
                out.push_str(digits);
            }
        }
    }
}

/// Mantissa and binary exponent with `value = mantissa * 2^exponent`.
fn binary_parts(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let biased = i32::try_from((bits >> 52) & 0x7ff).unwrap_or(0);
    if biased == 0 { (fraction, -1074) } else { (fraction | (1 << 52), biased - 1075) }
}

fn append_binary(out: &mut String, value: f64) {
    use std::fmt::Write as _;
    let (mantissa, exponent) = binary_parts(value);
    let _ = write!(out, "{mantissa}p{exponent:+}");
}

fn append_hexadecimal(out: &mut String, value: f64, precision: Precision, verb: char) {
    use std::fmt::Write as _;
    let (mut mantissa, mut exponent) = binary_parts(value);
    exponent = if mantissa == 0 { 0 } else { exponent + 52 };
    mantissa <<= 8;
    while mantissa != 0 && mantissa & (1 << 60) == 0 {
        mantissa <<= 1;
        exponent -= 1;
    }
    if let Precision::Digits(digits @ 0..15) = precision {
        let shift = digits * 4;
        let extra = (mantissa << shift) & ((1 << 60) - 1);
        mantissa >>= 60 - shift;
        if extra | (mantissa & 1) > 1 << 59 {
            mantissa += 1;
        }
        mantissa <<= 60 - shift;
        if mantissa & (1 << 61) != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let upper = verb == 'X';
    let _ = write!(out, "0{verb}{}", (mantissa >> 60) & 1);
    mantissa <<= 4;
    let count = match precision {
        Precision::Shortest => (16 - (mantissa.trailing_zeros() as usize / 4)).min(16),
        Precision::Digits(digits) => digits,
    };
    if count > 0 {
        out.push('.');
    }
    for _ in 0..count {
        let digit = char::from_digit(u32::try_from((mantissa >> 60) & 15).unwrap_or(0), 16).unwrap_or('0');
        out.push(if upper { digit.to_ascii_uppercase() } else { digit });
        mantissa <<= 4;
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    let letter = if upper { 'P' } else { 'p' };
    let _ = write!(out, "{letter}{sign}{:02}", exponent.unsigned_abs());
}
