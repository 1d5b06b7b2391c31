//! Numbers of bytes for people to read.

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

#[cfg(test)]
mod tests {
    use super::*;

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
