//! One argument and one directive in, its text appended.
use num_bigint::{BigInt, Sign};

use super::float::{self, Precision};
use super::quote::{self, Alphabet};
use super::{Arg, Flags};

/// The case of hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Lower,
    Upper,
}

/// Prints `arg` by the verb `letter`.
pub(super) fn print(out: &mut String, flags: Flags, arg: &Arg<'_>, letter: char) {
    match (letter, arg) {
        ('T', _) => text(out, flags, arg.type_name()),
        ('v' | 's', Arg::Text(value)) if !flags.sharp_v => text(out, flags, value),
        ('p', Arg::Int(_) | Arg::Float(_) | Arg::Text(_)) => bad(out, flags, arg, letter),
        (_, Arg::Int(value)) => integer(out, flags, *value, arg, letter),
        (_, Arg::Float(value)) => number(out, flags, *value, arg, letter),
        (_, Arg::Text(value)) => string(out, flags, value, arg, letter),
        (_, Arg::Big(value)) => big(out, flags, value, letter),
    }
}

/// `%!d(string=x)`: the verb does not fit the argument. The directive's flags still hold, as in Go.
fn bad(out: &mut String, flags: Flags, arg: &Arg<'_>, letter: char) {
    out.push_str("%!");
    out.push(letter);
    out.push('(');
    out.push_str(arg.type_name());
    out.push('=');
    print(out, flags, arg, 'v');
    out.push(')');
}

fn fill(out: &mut String, flags: Flags, count: usize) {
    let filler = if flags.zero && !flags.minus { '0' } else { ' ' };
    out.extend(std::iter::repeat_n(filler, count));
}

/// Appends `value`, padded to the width.
fn pad(out: &mut String, flags: Flags, value: &str) {
    let Some(width) = flags.width.filter(|width| *width > 0) else {
        out.push_str(value);
        return;
    };
    let missing = width.saturating_sub(value.chars().count());
    if flags.minus {
        out.push_str(value);
        fill(out, flags, missing);
    } else {
        fill(out, flags, missing);
        out.push_str(value);
    }
}

/// The first characters of `value`, as many as the precision says.
fn truncate(flags: Flags, value: &str) -> &str {
    flags
        .precision
        .and_then(|precision| value.char_indices().nth(precision))
        .and_then(|(end, _)| value.get(..end))
        .unwrap_or(value)
}

fn text(out: &mut String, flags: Flags, value: &str) {
    pad(out, flags, truncate(flags, value));
}

fn string(out: &mut String, flags: Flags, value: &str, arg: &Arg<'_>, letter: char) {
    match letter {
        'v' | 'q' => quoted(out, flags, truncate(flags, value)),
        's' => text(out, flags, value),
        'x' => bytes(out, flags, value.as_bytes(), Case::Lower),
        'X' => bytes(out, flags, value.as_bytes(), Case::Upper),
        _ => bad(out, flags, arg, letter),
    }
}

fn alphabet(flags: Flags) -> Alphabet {
    if flags.plus { Alphabet::Ascii } else { Alphabet::Unicode }
}

fn quoted(out: &mut String, flags: Flags, value: &str) {
    if flags.sharp && quote::can_backquote(value) {
        pad(out, flags, &format!("`{value}`"));
        return;
    }
    let mut literal = String::new();
    quote::append_string(&mut literal, value, alphabet(flags));
    pad(out, flags, &literal);
}

fn bytes(out: &mut String, flags: Flags, value: &[u8], case: Case) {
    let value = flags.precision.and_then(|precision| value.get(..precision)).unwrap_or(value);
    if value.is_empty() {
        fill(out, flags, flags.width.unwrap_or(0));
        return;
    }
    let prefix = match (flags.sharp, case) {
        (false, _) => "",
        (true, Case::Lower) => "0x",
        (true, Case::Upper) => "0X",
    };
    let each = if flags.space { 2 + prefix.len() } else { 2 };
    let size = each * value.len() + if flags.space { value.len() - 1 } else { prefix.len() };
    let missing = flags.width.unwrap_or(0).saturating_sub(size);
    if !flags.minus {
        fill(out, flags, missing);
    }
    out.push_str(prefix);
    for (i, byte) in value.iter().enumerate() {
        if flags.space && i > 0 {
            out.push(' ');
            out.push_str(prefix);
        }
        out.push(digit(u64::from(byte >> 4), case));
        out.push(digit(u64::from(byte & 15), case));
    }
    if flags.minus {
        fill(out, flags, missing);
    }
}

fn digit(value: u64, case: Case) -> char {
    let digit = u32::try_from(value & 15).ok().and_then(|value| char::from_digit(value, 16)).unwrap_or('0');
    if case == Case::Upper { digit.to_ascii_uppercase() } else { digit }
}

fn integer(out: &mut String, flags: Flags, value: i64, arg: &Arg<'_>, letter: char) {
    // A cast on purpose: Go hands characters over as the bits of the integer.
    let code = u32::try_from(value).ok().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
    match letter {
        'v' | 'd' | 'b' | 'o' | 'O' | 'x' | 'X' => based(out, flags, value, letter),
        'c' => pad(out, flags, code.encode_utf8(&mut [0; 4])),
        'q' => {
            let mut literal = String::new();
            quote::append_char(&mut literal, code, alphabet(flags));
            pad(out, flags, &literal);
        }
        'U' => unicode(out, flags, value),
        _ => bad(out, flags, arg, letter),
    }
}

fn based(out: &mut String, flags: Flags, value: i64, letter: char) {
    use std::fmt::Write as _;
    let size = value.unsigned_abs();
    let plain = !(flags.plus || flags.space || flags.sharp) && flags.width.is_none() && flags.precision.is_none();
    if plain && matches!(letter, 'd' | 'v') {
        let _ = write!(out, "{value}");
        return;
    }
    let spaces = Flags { zero: false, ..flags };
    if flags.precision == Some(0) && value == 0 {
        fill(out, spaces, flags.width.unwrap_or(0));
        return;
    }
    let digits = match letter {
        'b' => format!("{size:b}"),
        'o' | 'O' => format!("{size:o}"),
        'x' => format!("{size:x}"),
        'X' => format!("{size:X}"),
        _ => size.to_string(),
    };
    let signed = value < 0 || flags.plus || flags.space;
    let least = match (flags.precision, flags.width) {
        (Some(precision), _) => precision,
        (None, Some(width)) if flags.zero && !flags.minus => width.saturating_sub(usize::from(signed)),
        _ => 0,
    };
    let zeros = least.saturating_sub(digits.len());
    let prefix = match letter {
        'b' if flags.sharp => "0b",
        'o' if flags.sharp && zeros == 0 && !digits.starts_with('0') => "0",
        'O' if flags.sharp && zeros == 0 && !digits.starts_with('0') => "0o0",
        'O' => "0o",
        'x' if flags.sharp => "0x",
        'X' if flags.sharp => "0X",
        _ => "",
    };
    let mut whole = String::with_capacity(digits.len() + zeros + 4);
    whole.push_str(sign(flags, value < 0));
    whole.push_str(prefix);
    whole.extend(std::iter::repeat_n('0', zeros));
    whole.push_str(&digits);
    pad(out, spaces, &whole);
}

fn sign(flags: Flags, negative: bool) -> &'static str {
    match (negative, flags.plus, flags.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (.., true) => " ",
        _ => "",
    }
}

#[expect(clippy::cast_sign_loss, reason = "Go prints the bits of a negative integer")]
fn unicode(out: &mut String, flags: Flags, value: i64) {
    let value = value as u64;
    let least = flags.precision.unwrap_or(4).max(4);
    let mut whole = format!("U+{:0>4}", format!("{value:X}"));
    let zeros = least.saturating_sub(whole.len() - 2);
    whole.insert_str(2, &"0".repeat(zeros));
    if flags.sharp
        && let Some(c) = u32::try_from(value).ok().and_then(char::from_u32).filter(|c| quote::is_printable(*c))
    {
        whole.push_str(" '");
        whole.push(c);
        whole.push('\'');
    }
    pad(out, Flags { zero: false, ..flags }, &whole);
}

fn number(out: &mut String, flags: Flags, value: f64, arg: &Arg<'_>, letter: char) {
    let (form, default) = match letter {
        'v' => ('g', Precision::Shortest),
        'b' | 'g' | 'G' | 'x' | 'X' => (letter, Precision::Shortest),
        'f' | 'e' | 'E' => (letter, Precision::Digits(6)),
        'F' => ('f', Precision::Digits(6)),
        _ => return bad(out, flags, arg, letter),
    };
    let precision = flags.precision.map_or(default, Precision::Digits);
    let mut body = String::new();
    float::append(&mut body, value, form, precision);
    let negative = body.starts_with('-');
    let body = body.trim_start_matches(['-', '+']);
    let finite = value.is_finite();
    let shown = if flags.sharp && form != 'b' && finite { with_point(body, form, precision) } else { body.to_owned() };
    let infinite_sign = if value.is_infinite() && !negative && flags.plus { "+" } else { "" };
    let sign = match (negative, infinite_sign) {
        (false, "+") => "+",
        _ => sign(flags, negative),
    };
    let size = sign.len() + shown.len();
    if finite && flags.zero && !flags.minus && !sign.is_empty() && flags.width.is_some_and(|width| width > size) {
        out.push_str(sign);
        fill(out, flags, flags.width.unwrap_or(0) - size);
        out.push_str(&shown);
        return;
    }
    let flags = if finite { flags } else { Flags { zero: false, ..flags } };
    pad(out, flags, &format!("{sign}{shown}"));
}

/// The `#` flag: a decimal point always, and the zeros that `%g` drops.
fn with_point(body: &str, form: char, precision: Precision) -> String {
    let mut wanted = match (form, precision) {
        ('g' | 'G' | 'x', Precision::Digits(digits)) => i64::try_from(digits).unwrap_or(i64::MAX),
        ('g' | 'G' | 'x', Precision::Shortest) => 6,
        _ => 0,
    };
    let hexadecimal = matches!(form, 'x' | 'X');
    let tail = body.find(|c| matches!(c, 'p' | 'P') || (!hexadecimal && matches!(c, 'e' | 'E')));
    let (head, tail) = body.split_at(tail.unwrap_or(body.len()));
    let mut seen = false;
    for c in head.chars().filter(|c| *c != '.') {
        seen |= c != '0';
        wanted -= i64::from(seen);
    }
    let mut whole = head.to_owned();
    if !head.contains('.') {
        if head == "0" {
            wanted -= 1;
        }
        whole.push('.');
    }
    whole.extend(std::iter::repeat_n('0', usize::try_from(wanted).unwrap_or(0)));
    whole.push_str(tail);
    whole
}

fn big(out: &mut String, flags: Flags, value: &BigInt, letter: char) {
    use std::fmt::Write as _;
    let radix = match letter {
        'b' => 2,
        'o' | 'O' => 8,
        'd' | 's' | 'v' => 10,
        'x' | 'X' => 16,
        'w' => {
            let words: Vec<String> = value.iter_u64_digits().map(|word| word.to_string()).collect();
            let negative = value.sign() == Sign::Minus;
            let _ = write!(out, "%!w(*big.Int=&{{{negative} [{}]}})", words.join(" "));
            return;
        }
        _ => {
            let _ = write!(out, "%!{letter}(big.Int={value})");
            return;
        }
    };
    let mut digits = value.magnitude().to_str_radix(radix);
    if letter == 'X' {
        digits.make_ascii_uppercase();
    }
    let flags = Flags { plus: flags.plus || flags.plus_v, sharp: flags.sharp || flags.sharp_v, ..flags };
    let sign = sign(flags, value.sign() == Sign::Minus);
    let prefix = match letter {
        'O' => "0o",
        'b' if flags.sharp => "0b",
        'o' if flags.sharp => "0",
        'x' if flags.sharp => "0x",
        'X' if flags.sharp => "0X",
        _ => "",
    };
    let mut zeros = flags.precision.unwrap_or(0).saturating_sub(digits.len());
    let missing = flags.width.unwrap_or(0).saturating_sub(sign.len() + prefix.len() + zeros + digits.len());
    let (mut left, mut right) = (0, 0);
    match (flags.minus, flags.zero && flags.precision.is_none()) {
        (true, _) => right = missing,
        (false, true) => zeros = zeros.max(missing),
        (false, false) => left = missing,
    }
    out.extend(std::iter::repeat_n(' ', left));
    out.push_str(sign);
    out.push_str(prefix);
    out.extend(std::iter::repeat_n('0', zeros));
    out.push_str(&digits);
    out.extend(std::iter::repeat_n(' ', right));
}
