//! A text → a number that looks thrown and never changes.

use sha2::{Digest as _, Sha256};

/// A number from 0, below another one, that hangs on nothing but the words.
pub(super) fn roll(words: &[&str], below: i64) -> i64 {
    let digest = Sha256::digest(words.join("\n"));
    let first = digest.first_chunk::<4>().map_or(0, |bytes| u32::from_be_bytes(*bytes));
    i64::from(first) % below.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roll_stays_the_same_and_within_its_bound() {
        assert_eq!(roll(&["checkout", "slip"], 100), roll(&["checkout", "slip"], 100));
        assert_ne!(roll(&["checkout", "slip"], 1 << 30), roll(&["cart", "slip"], 1 << 30));
        assert!((0..100).map(|own: i64| roll(&[&own.to_string()], 6)).all(|own| (0..6).contains(&own)));
    }
}
