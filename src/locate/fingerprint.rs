//! What keeps a finding the same when something else changes. Two hashes, each for what the other one cannot bear:
//!
//! * the *fingerprint* (design §8): the rule, the path inside the document with items of lists named by their natural key, else by
//!   their index, the normalised value there, and the file. It stays when lines move and when what is around the finding is edited.
//! * the one *anywhere*: without the file, and with the item that is meant named by all of its content where it has no natural key.
//!   It stays when files are renamed and lists are put in another order.
//!
//! FNV-1a of 128 bits (Fowler, Noll, Vo; draft-eastlake-fnv-21 §5): the same on every machine, and not for secrets.

use std::borrow::Cow;

use regorus::Value;

use crate::model::document::{Document, Origin, Step};
use crate::model::finding::Fingerprint;

/// Fields that name an item of a list, the best first.
const NATURAL_KEYS: [&str; 8] = ["name", "id", "key", "uses", "path", "containerPort", "host", "run"];

/// How the item of a list that a path ends in is named where it has no natural key.
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
    let anywhere = if ends_unnamed(&document.value, at) { hashed(Unnamed::Content) } else { Fnv(here.0) };
    here.field(path);
    (Fingerprint(here.0), Fingerprint(anywhere.0))
}

/// Whether the last item of a list on a path has no name, and others beside it that it could change places with.
fn ends_unnamed(value: &Value, at: &[Step]) -> bool {
    let Some(last) = at.iter().rposition(|step| matches!(step, Step::Index(_))) else { return false };
    let mut here = Some(value);
    for step in at.iter().take(last) {
        here = here.and_then(|value| child(value, step));
    }
    let Some(Value::Array(items)) = here else { return false };
    let item = here.zip(at.get(last)).and_then(|(list, step)| child(list, step));
    items.len() > 1 && item.is_some_and(|item| name(item).is_none())
}

fn child<'a>(value: &'a Value, step: &Step) -> Option<&'a Value> {
    match (value, step) {
        (Value::Object(object), Step::Key(key)) => object.get(&Value::from(key.as_ref())),
        (Value::Object(object), Step::Index(index)) => object.get(&Value::from(*index)),
        (Value::Array(array), Step::Index(index)) => array.get(*index),
        _ => None,
    }
}

/// What names an item, wherever in its list it stands: itself where it is a string, else its first natural key.
fn name(item: &Value) -> Option<String> {
    match item {
        Value::String(text) => Some(format!("={text}")),
        Value::Object(object) => NATURAL_KEYS.iter().find_map(|key| match object.get(&Value::from(*key))? {
            Value::String(text) => Some(format!("{key}={text}")),
            Value::Number(number) => Some(format!("{key}={}", number.format_decimal())),
            _ => None,
        }),
        _ => None,
    }
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

    /// Takes in a path inside of a value, and gives what is there.
    fn steps<'a>(&mut self, value: &'a Value, at: &[Step], unnamed: Unnamed) -> Option<&'a Value> {
        let last = at.iter().rposition(|step| matches!(step, Step::Index(_)));
        let mut here = Some(value);
        for (place, step) in at.iter().enumerate() {
            here = here.and_then(|value| child(value, step));
            match step {
                Step::Key(key) => self.field(key),
                Step::Index(index) => {
                    let content = || here.filter(|_| unnamed == Unnamed::Content && Some(place) == last).map(whole);
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
