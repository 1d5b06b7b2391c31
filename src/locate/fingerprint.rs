//! What keeps a finding the same when something else changes. Two hashes, each for what the other one cannot bear:
//!
//! * the *fingerprint* (design §8): the rule, the path inside the document with items of lists named by their natural key, else by
//!   their index, the normalised value there, and the file. It stays when lines move and when what is around the finding is edited.
//! * the one *anywhere*: without the file, and with items named by all of their content where they have no natural key. It stays
//!   when files are renamed and lists are put in another order.
//!
//! FNV-1a of 128 bits (Fowler, Noll, Vo; draft-eastlake-fnv-21 §5): the same on every machine, and not for secrets.

use std::borrow::Cow;

use regorus::Value;

use crate::model::document::{Document, Origin, Step};
use crate::model::field::{child, field};
use crate::model::finding::Fingerprint;

/// Fields that name an item of a list, the best first.
const NATURAL_KEYS: [&str; 8] = ["name", "id", "key", "uses", "path", "containerPort", "host", "run"];

/// How items of lists are named where they have no natural key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unnamed {
    Index,
    Content,
}

/// The fingerprint of a finding at `at` in a document, and the one that does not depend on what its file is called.
pub(super) fn of(
    rule: &str,
    path: &str,
    document: &Document,
    at: &[Step],
    resource: Option<&str>,
    message: &str,
) -> (Fingerprint, Fingerprint) {
    let hashed = |unnamed| {
        let mut hash = Unplaced { path, hash: Fnv::new() };
        hash.hash.field(rule);
        hash.field(resource.unwrap_or(""));
        let here = hash.steps(&document.value, at, unnamed);
        // A chart may make up a value, such as a password, anew whenever it is rendered.
        let is_lasting = !matches!(document.origin, Origin::Rendered(_));
        if let Some(scalar) = here.filter(|here| is_lasting && !matches!(here, Value::Object(_) | Value::Array(_))) {
            hash.field(&scalar.to_json_str().unwrap_or_default());
        }
        hash.field(message);
        hash.hash
    };
    let mut here = hashed(Unnamed::Index);
    let anywhere = if has_unnamed(&document.value, at) { hashed(Unnamed::Content) } else { Fnv(here.0) };
    here.field(path);
    (Fingerprint(here.0), Fingerprint(anywhere.0))
}

/// Larger items are named by their index: to look at all of one for each finding inside would take the square of its size.
const MOST_PARTS: usize = 1_000;

/// Whether an item on a path has no name, and others beside it that it could change places with.
fn has_unnamed(value: &Value, at: &[Step]) -> bool {
    let mut here = Some(value);
    at.iter().any(|step| {
        let list = here;
        here = here.and_then(|value| child(value, step));
        let is_list = matches!(list, Some(Value::Array(items)) if items.len() > 1);
        is_list && here.is_some_and(|item| name(item).is_none())
    })
}

/// What names an item, wherever in its list it stands: itself where it is a string, else its first natural key.
fn name(item: &Value) -> Option<String> {
    match item {
        Value::String(text) => Some(format!("={text}")),
        Value::Object(_) => NATURAL_KEYS.iter().find_map(|key| match field(item, key)? {
            Value::String(text) => Some(format!("{key}={text}")),
            Value::Number(number) => Some(format!("{key}={}", number.format_decimal())),
            _ => None,
        }),
        _ => None,
    }
}

/// All of a value, whatever the order of its lists; none where it has more parts than are left.
fn whole(value: &Value, left: &mut usize) -> Option<String> {
    *left = left.checked_sub(1)?;
    Some(match value {
        Value::Object(object) => {
            let mut fields = Vec::new();
            for (key, value) in object.iter() {
                fields.push(format!("{}:{}", key.to_json_str().unwrap_or_default(), whole(value, left)?));
            }
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => {
            let mut items = items.iter().map(|item| whole(item, left)).collect::<Option<Vec<_>>>()?;
            items.sort_unstable();
            format!("[{}]", items.join(","))
        }
        scalar => scalar.to_json_str().unwrap_or_default(),
    })
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

    /// Takes in a path inside of a value, and gives what is there.
    fn steps<'a>(&mut self, value: &'a Value, at: &[Step], unnamed: Unnamed) -> Option<&'a Value> {
        let mut here = Some(value);
        for step in at {
            here = here.and_then(|value| child(value, step));
            match step {
                Step::Key(key) => self.field(key),
                Step::Index(index) => {
                    let content = || {
                        let item = here.filter(|_| unnamed == Unnamed::Content)?;
                        let mut left = MOST_PARTS;
                        whole(item, &mut left)
                    };
                    let named = here.and_then(name).or_else(content);
                    self.field(&named.unwrap_or_else(|| index.to_string()));
                }
            }
        }
        here
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
