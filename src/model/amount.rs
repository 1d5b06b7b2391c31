//! Numbers of bytes for people to read, and shares of numbers.

/// A number of bytes as people say it: 812 bytes, 1.4 MB.
pub(crate) fn amount(bytes: u64) -> String {
    let (unit, name) = match bytes {
        1_000_000.. => (1_000_000, "MB"),
        1_000.. => (1_000, "kB"),
        _ => return format!("{bytes} bytes"),
    };
    let tenths = (u128::from(bytes) * 10 + unit / 2) / unit;
    match tenths % 10 {
        0 => format!("{} {name}", tenths / 10),
        tenth => format!("{}.{tenth} {name}", tenths / 10),
    }
}

/// A share in basis points, rounded half up, but only all is all; none of nothing.
pub(crate) fn share(part: usize, all: usize) -> Option<u32> {
    if all == 0 {
        return None;
    }
    let share = u32::try_from((part * 20_000 + all) / (2 * all)).ok()?;
    Some(if part < all { share.min(9_999) } else { share })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!([share(0, 0), share(0, 3), share(1, 3), share(2, 3)], [None, Some(0), Some(3333), Some(6667)]);
        assert_eq!([share(3, 3), share(1, 20_000), share(1, 20_001)], [Some(10_000), Some(1), Some(0)]);
        assert_eq!(share(20_000, 20_001), Some(9_999));
    }

    #[test]
    fn an_amount_has_a_unit_and_at_most_one_place() {
        let table = [
            (0, "0 bytes"),
            (812, "812 bytes"),
            (1_000, "1 kB"),
            (1_440, "1.4 kB"),
            (2_000_000, "2 MB"),
            (1_250_000_000, "1250 MB"),
        ];
        for (bytes, expected) in table {
            assert_eq!(amount(bytes), expected);
        }
    }
}
