//! What keeps a finding the same when lines move (design §8): the rule, the file, the path inside the document with list
//! items named by what they are instead of their index, and the normalised value there. Beside it the same without the file, by
//! which a finding is known again when its file is renamed.
//!
//! FNV-1a of 128 bits (Fowler, Noll, Vo; draft-eastlake-fnv-21 §5): the same on every machine, and not for secrets.

use std::borrow::Cow;

use regorus::Value;

use crate::model::document::{Document, Origin, Step};
use crate::model::finding::Fingerprint;

/// Fields that name an item of a list, the best first.
const NATURAL_KEYS: [&str; 8] = ["name", "id", "key", "uses", "path", "containerPort", "host", "run"];

/// The fingerprint of a finding at `at` in a document, and the one that does not depend on what its file is called.
pub(super) fn of(
    rule: &str,
    path: &str,
    document: &Document,
    at: &[Step],
    resource: Option<&str>,
    message: &str,
) -> (Fingerprint, Fingerprint) {
    let mut hash = Unplaced { path, hash: Fnv::new() };
    hash.hash.field(rule);
    hash.field(resource.unwrap_or(""));
    let mut here = Some(&document.value);
    for step in at {
        here = match step {
            Step::Key(key) => {
                hash.field(key);
                here.and_then(|value| child(value, &Value::from(key.as_ref())))
            }
            Step::Index(index) => {
                let item = here.and_then(|value| child(value, &Value::from(*index)));
                hash.field(&item.map_or_else(|| index.to_string(), name));
                item
            }
        };
    }
    match here {
        Some(Value::Object(_) | Value::Array(_)) | None => hash.field(message),
        // A chart may make up a value, such as a password, anew whenever it is rendered.
        Some(_) if matches!(document.origin, Origin::Rendered(_)) => hash.field(message),
        Some(scalar) => {
            hash.field(&scalar.to_json_str().unwrap_or_default());
            hash.field(message);
        }
    }
    let anywhere = hash.hash;
    let mut here = Fnv(anywhere.0);
    here.field(path);
    (Fingerprint(here.0), Fingerprint(anywhere.0))
}

fn child<'a>(value: &'a Value, key: &Value) -> Option<&'a Value> {
    match value {
        Value::Object(object) => object.get(key),
        Value::Array(array) => key.as_u64().ok().and_then(|index| array.get(usize::try_from(index).ok()?)),
        _ => None,
    }
}

/// What names an item, wherever in its list it stands: itself where it is a string, else its first natural key, else all of it.
fn name(item: &Value) -> String {
    let own = match item {
        Value::String(text) => Some(format!("={text}")),
        Value::Object(object) => NATURAL_KEYS.iter().find_map(|key| match object.get(&Value::from(*key))? {
            Value::String(text) => Some(format!("{key}={text}")),
            Value::Number(number) => Some(format!("{key}={}", number.format_decimal())),
            _ => None,
        }),
        _ => None,
    };
    own.unwrap_or_else(|| whole(item))
}

/// All of a value, whatever the order of its lists.
fn whole(value: &Value) -> String {
    match value {
        Value::Object(object) => {
            let fields = object.iter().map(|(key, value)| format!("{}:{}", whole(key), whole(value)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => {
            let mut items: Vec<_> = items.iter().map(whole).collect();
            items.sort_unstable();
            format!("[{}]", items.join(","))
        }
        scalar => scalar.to_json_str().unwrap_or_default(),
    }
}

/// A hash that does not know what the file is called, also where a text names it.
struct Unplaced<'p> {
    path: &'p str,
    hash: Fnv,
}

impl Unplaced<'_> {
    fn field(&mut self, text: &str) {
        let names = self.path.len() > 1 && text.contains(self.path);
        let text = if names { Cow::Owned(text.replace(self.path, "\0")) } else { Cow::Borrowed(text) };
        self.hash.field(&text);
    }
}

struct Fnv(u128);

impl Fnv {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;

    const fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Takes in a text and its end, so that `ab` `c` is not `a` `bc`.
    fn field(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(Self::PRIME);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a_128() {
        let mut hash = Fnv::new();
        for byte in b"a" {
            hash.0 = (hash.0 ^ u128::from(*byte)).wrapping_mul(Fnv::PRIME);
        }
        assert_eq!(hash.0, 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
