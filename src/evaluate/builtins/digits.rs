//! The decimal digits of a number of two's powers, and how Go writes them.

use num_bigint::BigInt;

/// `0.digits * 10^point`, without zeros at the end.
pub(super) struct Digits {
    pub(super) text: Vec<u8>,
    point: i64,
}

impl Digits {
    /// All digits of `mantissa * 2^exponent`.
    pub(super) fn of(mantissa: &BigInt, exponent: i64) -> Self {
        let size = exponent.unsigned_abs();
        let whole = if exponent < 0 {
            mantissa * BigInt::from(5).pow(u32::try_from(size).unwrap_or(u32::MAX))
        } else {
            mantissa << size
        };
        let text = whole.to_string().into_bytes();
        let point = i64::try_from(text.len()).unwrap_or(i64::MAX).saturating_add(exponent.min(0));
        let mut digits = Self { text, point };
        digits.trim();
        digits
    }

    fn trim(&mut self) {
        while self.text.last() == Some(&b'0') {
            self.text.pop();
        }
    }

    /// Keeps the first digits.
    pub(super) fn cut(&mut self, count: usize) {
        self.text.truncate(count);
        self.trim();
    }

    /// Keeps the first digits, with one more in the last place.
    pub(super) fn raise(&mut self, count: usize) {
        self.text.truncate(count);
        while self.text.last() == Some(&b'9') {
            self.text.pop();
        }
        if let Some(last) = self.text.last_mut() {
            *last += 1;
        } else {
            self.text.push(b'1');
            self.point = self.point.saturating_add(1);
        }
    }

    /// Keeps the first digits, rounded to nearest, ties to even.
    pub(super) fn round(&mut self, count: usize) {
        let Some(next) = self.text.get(count).copied() else { return };
        let is_tie = next == b'5' && count + 1 == self.text.len();
        let is_odd = count.checked_sub(1).and_then(|at| self.text.get(at)).is_some_and(|digit| digit % 2 == 1);
        let is_up = if is_tie { is_odd } else { next >= b'5' };
        if is_up { self.raise(count) } else { self.cut(count) }
    }

    fn digits(&self, from: usize, to: usize) -> String {
        let digit = |at: usize| char::from(self.text.get(at).copied().unwrap_or(b'0'));
        (from..to).map(digit).collect()
    }

    /// With an exponent where the number is far from one, as Go's `%g` without a precision.
    pub(super) fn general(&self) -> String {
        let exponent = self.point.saturating_sub(1);
        if (-4..6).contains(&exponent) {
            return self.plain();
        }
        let (first, rest) = (self.digits(0, 1), self.digits(1, self.text.len().max(1)));
        let point = if rest.is_empty() { "" } else { "." };
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{first}{point}{rest}e{sign}{:02}", exponent.unsigned_abs())
    }

    /// With a point and no exponent, as Go's `%f`.
    pub(super) fn plain(&self) -> String {
        let Ok(whole) = usize::try_from(self.point) else {
            let zeros = usize::try_from(self.point.unsigned_abs()).unwrap_or(0);
            return format!("0.{}{}", "0".repeat(zeros), self.digits(0, self.text.len()));
        };
        let before = if whole == 0 { "0".to_owned() } else { self.digits(0, whole) };
        if whole >= self.text.len() { before } else { format!("{before}.{}", self.digits(whole, self.text.len())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_written_as_go_writes_them() {
        let cases = [(1, 0, "1"), (5, -1, "2.5"), (1, -14, "0.00006103515625"), (1, 70, "1180591620717411303424")];
        for (mantissa, exponent, plain) in cases {
            assert_eq!(Digits::of(&BigInt::from(mantissa), exponent).plain(), plain);
        }
        let mut nines = Digits::of(&BigInt::from(9_996), 0);
        nines.round(3);
        assert_eq!(nines.plain(), "10000");
    }
}
