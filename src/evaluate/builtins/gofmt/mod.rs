//! A Go format string and OPA values in, the text Go's `fmt.Sprintf` makes of them out.
//!
//! Follows Go to the letter, wrong use included (`%!d(string=x)`, `%!v(MISSING)`, `%!(EXTRA …)`). Never fails on a bad
//! format; fails only when the text would be larger than a policy may make.
pub(crate) mod float;
pub(crate) mod quote;
mod verb;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use num_bigint::BigInt;

use super::call::{Error, OUTPUT_LIMIT, too_large};

/// Go's bound on a width or precision.
const LARGEST_WIDTH: i64 = 1_000_000;

/// One argument, converted as OPA converts terms for Go's `fmt`.
#[derive(Clone, Debug)]
pub(crate) enum Arg<'a> {
    /// An integer of 64 bits.
    Int(i64),
    /// A larger integer.
    Big(BigInt),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// A string, or the term form of any other value.
    Text(Cow<'a, str>),
}

impl Arg<'_> {
    fn type_name(&self) -> &'static str {
        match self {
            Self::Int(_) => "int64",
            Self::Big(_) => "*big.Int",
            Self::Float(_) => "float64",
            Self::Text(_) => "string",
        }
    }
}

/// The flags, width and precision of one directive.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "these are the flag characters of a directive")]
struct Flags {
    minus: bool,
    plus: bool,
    sharp: bool,
    space: bool,
    zero: bool,
    plus_v: bool,
    sharp_v: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

/// Formats `args` by `format`.
pub(crate) fn sprintf(format: &str, args: &[Arg<'_>]) -> Result<String, Error> {
    let mut printer = Printer {
        out: String::with_capacity(format.len() + 16 * args.len()),
        format,
        args,
        at: 0,
        next: 0,
        reordered: false,
    };
    printer.run()?;
    Ok(printer.out)
}

struct Printer<'f, 'a> {
    out: String,
    format: &'f str,
    args: &'f [Arg<'a>],
    /// The byte of the format to read next.
    at: usize,
    /// The argument to print next.
    next: usize,
    /// Whether an explicit index was used, which silences the check for arguments left over.
    reordered: bool,
}

/// How a directive's explicit argument indexes turned out.
#[derive(Clone, Copy)]
struct Indexes {
    /// Whether all of them named an argument.
    good: bool,
    /// Whether the item just read was an index.
    after: bool,
}

impl Printer<'_, '_> {
    fn peek(&self) -> Option<u8> {
        self.format.as_bytes().get(self.at).copied()
    }

    fn run(&mut self) -> Result<(), Error> {
        while let Some(rest) = self.format.get(self.at..).filter(|rest| !rest.is_empty()) {
            let Some(percent) = rest.find('%') else {
                self.out.push_str(rest);
                break;
            };
            self.out.push_str(rest.get(..percent).unwrap_or_default());
            self.at += percent + 1;
            self.directive();
            if self.out.len() > OUTPUT_LIMIT {
                return Err(too_large("the text"));
            }
        }
        if !self.reordered && self.next < self.args.len() {
            self.leftover();
        }
        Ok(())
    }

    fn directive(&mut self) {
        let mut flags = self.read_flags();
        let mut indexes = Indexes { good: true, after: false };
        self.argument_index(&mut indexes);
        self.read_width(&mut flags, &mut indexes);
        // A point that ends the format is a verb, as in Go.
        if self.peek() == Some(b'.') && self.at + 1 < self.format.len() {
            self.read_precision(&mut flags, &mut indexes);
        }
        if !indexes.after {
            self.argument_index(&mut indexes);
        }
        let Some(letter) = self.format.get(self.at..).and_then(|rest| rest.chars().next()) else {
            self.out.push_str("%!(NOVERB)");
            return;
        };
        self.at += letter.len_utf8();
        if letter == '%' {
            self.out.push('%');
        } else if !indexes.good {
            self.complain(letter, "(BADINDEX)");
        } else if let Some(arg) = self.args.get(self.next) {
            if matches!(letter, 'v' | 'w') {
                flags.sharp_v = std::mem::take(&mut flags.sharp);
                flags.plus_v = std::mem::take(&mut flags.plus);
            }
            verb::print(&mut self.out, flags, arg, letter);
            self.next += 1;
        } else {
            self.complain(letter, "(MISSING)");
        }
    }

    fn complain(&mut self, letter: char, what: &str) {
        self.out.push_str("%!");
        self.out.push(letter);
        self.out.push_str(what);
    }

    fn read_flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        while let Some(byte) = self.peek() {
            match byte {
                b'#' => flags.sharp = true,
                b'0' => flags.zero = true,
                b'+' => flags.plus = true,
                b'-' => flags.minus = true,
                b' ' => flags.space = true,
                _ => break,
            }
            self.at += 1;
        }
        flags
    }

    fn read_width(&mut self, flags: &mut Flags, indexes: &mut Indexes) {
        if self.peek() == Some(b'*') {
            self.at += 1;
            let width = self.integer_argument();
            if width.is_none() {
                self.out.push_str("%!(BADWIDTH)");
            }
            if width.is_some_and(|width| width < 0) {
                flags.minus = true;
                flags.zero = false;
            }
            flags.width = width.and_then(|width| usize::try_from(width.unsigned_abs()).ok());
            indexes.after = false;
        } else {
            flags.width = self.number();
            if indexes.after && flags.width.is_some() {
                indexes.good = false;
            }
        }
    }

    fn read_precision(&mut self, flags: &mut Flags, indexes: &mut Indexes) {
        self.at += 1;
        if indexes.after {
            indexes.good = false;
        }
        self.argument_index(indexes);
        if self.peek() == Some(b'*') {
            self.at += 1;
            flags.precision = self.integer_argument().and_then(|precision| usize::try_from(precision).ok());
            if flags.precision.is_none() {
                self.out.push_str("%!(BADPREC)");
            }
            indexes.after = false;
        } else {
            flags.precision = Some(self.number().unwrap_or(0));
        }
    }

    /// A decimal number at the cursor. One that is too large swallows the rest of the format, as in Go.
    fn number(&mut self) -> Option<usize> {
        let mut value = None;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let so_far: i64 = value.unwrap_or(0);
            if so_far > LARGEST_WIDTH {
                self.at = self.format.len();
                return None;
            }
            value = Some(so_far * 10 + i64::from(digit - b'0'));
            self.at += 1;
        }
        value.and_then(|value| usize::try_from(value).ok())
    }

    /// The next argument as a width or precision, taking it even when it is none.
    fn integer_argument(&mut self) -> Option<i64> {
        let arg = self.args.get(self.next)?;
        self.next += 1;
        match arg {
            Arg::Int(value) => Some(*value).filter(|value| value.unsigned_abs() <= LARGEST_WIDTH.unsigned_abs()),
            _ => None,
        }
    }

    /// Reads `[n]` at the cursor, if there is one.
    fn argument_index(&mut self, indexes: &mut Indexes) {
        indexes.after = false;
        if self.peek() != Some(b'[') {
            return;
        }
        self.reordered = true;
        let rest = self.format.get(self.at + 1..).unwrap_or_default();
        // Go asks for at least the three bytes of `[n]`.
        let close = rest.find(']').filter(|_| rest.len() >= 2);
        let Some(close) = close else {
            self.at += 1;
            indexes.good = false;
            return;
        };
        let digits = rest.get(..close).unwrap_or_default();
        let readable = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && digits.len() < 18;
        let index = if readable { digits.parse::<usize>().ok() } else { None };
        // Go stops reading a number once it is past the largest width.
        let index = index.filter(|_| leading_is_small(digits));
        self.at += close + 2;
        let place = index.and_then(|index| index.checked_sub(1)).filter(|place| *place < self.args.len());
        if let Some(place) = place {
            self.next = place;
            indexes.after = true;
        } else {
            indexes.good = false;
            indexes.after = index.is_some();
        }
    }

    fn leftover(&mut self) {
        self.out.push_str("%!(EXTRA ");
        for (i, arg) in self.args.iter().skip(self.next).enumerate() {
            if i > 0 {
                self.out.push_str(", ");
            }
            self.out.push_str(arg.type_name());
            self.out.push('=');
            verb::print(&mut self.out, Flags::default(), arg, 'v');
        }
        self.out.push(')');
    }
}

/// Whether all digits but the last make a number Go still reads on from.
fn leading_is_small(digits: &str) -> bool {
    digits
        .get(..digits.len().saturating_sub(1))
        .is_some_and(|lead| lead.is_empty() || lead.parse::<i64>().is_ok_and(|lead| lead <= LARGEST_WIDTH))
}
