//! A small cache of keys: while one text is parsed, equal keys share one allocation.
//!
//! Takes names, gives [`Key`]s. A fixed number of slots, so a text with a million different keys costs no more than its keys
//! and cannot make the look-up slow. Never holds on to anything after the parse.

use super::Key;

/// Number of slots, a power of two.
const SLOTS: usize = 1024;

/// The cache.
#[derive(Debug)]
pub(super) struct Keys {
    slots: Vec<Option<Key>>,
}

impl Keys {
    /// An empty cache.
    pub(super) fn new() -> Self {
        Self { slots: Vec::new() }
    }

    /// The key of this name, shared with an earlier equal one where that is still known.
    pub(super) fn get(&mut self, name: &str) -> Key {
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, None);
        }
        let Some(slot) = self.slots.get_mut(slot_of(name.as_bytes())) else { return Key::from(name) };
        match slot {
            Some(key) if **key == *name => key.clone(),
            _ => {
                let key = Key::from(name);
                *slot = Some(key.clone());
                key
            }
        }
    }
}

/// Mixes the length, the first and the last eight bytes.
fn slot_of(name: &[u8]) -> usize {
    let (first, last) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (name.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)), 0),
    };
    let mixed = (first ^ last.rotate_left(29) ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // The upper bits of the product depend on all bits of the input.
    usize::try_from(mixed >> 54).unwrap_or(0) % SLOTS
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn equal_keys_share_an_allocation_and_different_ones_never_do() {
        let mut keys = Keys::new();
        let first = keys.get("metadata");
        assert!(Arc::ptr_eq(&first, &keys.get("metadata")));
        for number in 0..100_000 {
            let name = format!("key-{number}");
            assert_eq!(*keys.get(&name), *name);
        }
        assert_eq!(&*keys.get(""), "");
    }
}
