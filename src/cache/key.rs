//! All that an entry depends on → its key. SHA-256: who writes a scanned file must not be able to make another one that is taken
//! for it.

use regorus::Value;
use sha2::{Digest as _, Sha256};

/// Names an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(pub(crate) [u8; 32]);

/// Which program worked something out: its version, and a sum of its sources with the versions of all that it is built from.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("KARAT_SOURCES"));

/// A key in the making. Each part is taken in with its length, so that `ab` `c` is not `a` `bc`.
#[derive(Clone)]
pub(crate) struct Recipe(Sha256);

impl Recipe {
    /// For one sort of entries of this very program.
    pub(crate) fn of(sort: &str) -> Self {
        Self::whoever(sort).text(PROGRAM)
    }

    /// For one sort of what any version has.
    pub(super) fn whoever(sort: &str) -> Self {
        Self(Sha256::new()).text(sort)
    }

    /// With some bytes.
    #[must_use]
    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// With a text.
    #[must_use]
    pub(crate) fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// With a text that may be missing, which is not the same as an empty one.
    #[must_use]
    pub(crate) fn maybe(self, text: Option<&str>) -> Self {
        let known = self.number(u64::from(text.is_some()));
        known.text(text.unwrap_or_default())
    }

    /// With a number.
    #[must_use]
    pub(crate) fn number(mut self, number: u64) -> Self {
        self.0.update(number.to_le_bytes());
        self
    }

    /// With a value.
    #[must_use]
    pub(crate) fn value(mut self, value: &Value) -> Self {
        take_in(&mut self.0, value);
        self
    }

    /// The key.
    pub(crate) fn key(self) -> Key {
        Key(self.0.finalize().into())
    }
}

/// Takes in a value, each part with what it is and how long.
fn take_in(sum: &mut Sha256, value: &Value) {
    let mut start = |tag: u8, length: usize| {
        sum.update([tag]);
        sum.update((length as u64).to_le_bytes());
    };
    match value {
        Value::Undefined => start(0, 0),
        Value::Null => start(1, 0),
        Value::Bool(own) => start(2, usize::from(*own)),
        Value::Number(_) => {
            let text = value.to_json_str().unwrap_or_default();
            start(3, text.len());
            sum.update(text);
        }
        Value::String(text) => {
            start(4, text.len());
            sum.update(text.as_bytes());
        }
        Value::Array(items) => {
            start(5, items.len());
            items.iter().for_each(|item| take_in(sum, item));
        }
        Value::Set(items) => {
            start(6, items.len());
            items.iter().for_each(|item| take_in(sum, item));
        }
        Value::Object(fields) => {
            start(7, fields.len());
            for (key, value) in fields.iter() {
                take_in(sum, key);
                take_in(sum, value);
            }
        }
    }
}
