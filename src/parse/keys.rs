//! Interns the keys of one text: equal keys share one allocation, and finding one again costs a hash and a comparison.
//!
//! Takes key texts, gives [`Key`]s. A text made so that its keys collide only loses the sharing: a search looks at a few
//! places and then gives up.

use std::sync::Arc;

use super::Key;

/// Places looked at for one key before it is left out of the table.
const REACH: usize = 16;

/// The keys seen so far.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    /// Open addressing; the length is a power of two, at most half of it is taken.
    slots: Vec<Option<(u64, Key)>>,
    taken: usize,
}

impl Keys {
    /// No keys yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The shared copy of a key.
    pub(crate) fn get(&mut self, text: &str) -> Key {
        if self.taken * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(text.as_bytes());
        let mask = self.slots.len() - 1;
        let start = slot(hash, mask);
        for step in 0..REACH {
            match self.slots.get_mut((start + step) & mask) {
                Some(Some((known, key))) if *known == hash && **key == *text => return key.clone(),
                Some(Some(_)) => {}
                Some(empty) => {
                    let key: Key = Arc::from(text);
                    *empty = Some((hash, key.clone()));
                    self.taken += 1;
                    return key;
                }
                None => break,
            }
        }
        Arc::from(text)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let old = std::mem::replace(&mut self.slots, vec![None; size]);
        self.taken = 0;
        for entry in old.into_iter().flatten() {
            let start = slot(entry.0, size - 1);
            let free = (0..REACH).map(|step| (start + step) & (size - 1));
            let free = free.into_iter().find(|at| self.slots.get(*at).is_some_and(Option::is_none));
            if let Some(place) = free.and_then(|at| self.slots.get_mut(at)) {
                *place = Some(entry);
                self.taken += 1;
            }
        }
    }
}

/// The upper bits of the hash are the well mixed ones.
const fn slot(hash: u64, mask: usize) -> usize {
    (hash >> 32) as usize & mask
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0x9e37_79b9_7f4a_7c15 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        hash = mix(hash ^ chunk.try_into().map_or(0, u64::from_le_bytes));
    }
    let rest = chunks.remainder().iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
    mix(hash ^ rest)
}

#[expect(clippy::cast_possible_truncation, reason = "both halves of the product are used")]
fn mix(word: u64) -> u64 {
    let product = u128::from(word) * 0x2d35_8dcc_aa6c_78a5;
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_share_one_allocation_through_growth() {
        let mut keys = Keys::default();
        let first = keys.get("name");
        for number in 0..1_000 {
            assert_eq!(&*keys.get(&number.to_string()), number.to_string());
        }
        assert!(Arc::ptr_eq(&first, &keys.get("name")));
        assert!(Arc::ptr_eq(&keys.get("a longer key than a word"), &keys.get("a longer key than a word")));
        assert!(!Arc::ptr_eq(&keys.get("names"), &first));
    }

    #[test]
    fn keys_that_collide_are_still_told_apart() {
        let mut keys = Keys::default();
        let (one, two) = (keys.get("one"), keys.get("two"));
        for slot in keys.slots.iter_mut().flatten() {
            slot.0 = 7;
        }
        assert_eq!((&*one, &*two), ("one", "two"));
        assert_eq!(&*keys.get("one"), "one");
    }
}
