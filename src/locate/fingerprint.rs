//! What keeps a finding the same when something else changes. Two hashes, each for what the other one cannot bear:
//!
//! * the *fingerprint* (design §8): the rule, the path inside the document with items of lists named by their natural key, else by
//!   their index, the normalised value there, and the file. It stays when lines move and when what is around the finding is edited.
//! * the one *anywhere*: without the file, and with items that have no natural key not named at all, but with all that stands where
//!   the path ends. It stays when files are renamed, and when items are put in another order or between others.
//!
//! Both take in the message without its numbers: "step 2", "3 of 6" and "924 days" change with what stands elsewhere, and with time.
//!
//! FNV-1a of 128 bits (Fowler, Noll, Vo; draft-eastlake-fnv-21 §5): the same on every machine, and not for secrets.

use std::borrow::Cow;

use regorus::Value;

use crate::model::document::{Document, Origin, Step};
use crate::model::field::{child, field};
use crate::model::finding::Fingerprint;

/// Fields that name an item of a list, the best first.
const NATURAL_KEYS: [&str; 9] = ["name", "id", "key", "uses", "path", "containerPort", "host", "run", "image"];

/// How items of lists are named where they have no natural key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unnamed {
    /// Each by its index.
    Index,
    /// Not at all.
    Alike,
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
    let message = without_numbers(message);
    let hashed = |unnamed| {
        let mut hash = Unplaced { path, hash: Fnv::new() };
        hash.hash.field(rule);
        hash.field(resource.filter(|own| !is_ordinal(own)).unwrap_or(""));
        let here = hash.steps(&document.value, at, unnamed);
        // A chart may make up a value, such as a password, anew whenever it is rendered.
        let is_lasting = !matches!(document.origin, Origin::Rendered(_));
        match (here, at.last()) {
            (Some(Value::Object(_) | Value::Array(_)), _) if unnamed == Unnamed::Index => {}
            (Some(Value::String(text)), Some(Step::Key(key))) if is_lasting => hash.field(versionless(key, text)),
            (Some(here), _) if is_lasting || matches!(here, Value::Object(_) | Value::Array(_)) => {
                let mut left = MOST_PARTS;
                hash.field(&whole(here, &mut left).unwrap_or_default());
            }
            _ => {}
        }
        hash.field(&message);
        hash.hash
    };
    let mut here = hashed(Unnamed::Index);
    let anywhere = if has_unnamed(&document.value, at) { hashed(Unnamed::Alike) } else { Fnv(here.0) };
    here.field(path);
    (Fingerprint(here.0), Fingerprint(anywhere.0))
}

/// Larger values are left out: to look at all of one for each finding would take the square of its size.
const MOST_PARTS: usize = 1_000;

/// Whether an item on a path has no name.
fn has_unnamed(value: &Value, at: &[Step]) -> bool {
    let mut here = Some(value);
    at.iter().any(|step| {
        let is_list = matches!(here, Some(Value::Array(_)));
        here = here.and_then(|value| child(value, step));
        is_list && here.is_some_and(|item| name(item).is_none())
    })
}

/// Whether a resource is known by its number alone: a stage of a Dockerfile without a name.
fn is_ordinal(resource: &str) -> bool {
    resource.strip_prefix("stage ").is_some_and(|own| own.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A message with a 0 for each word that is a number, and without versions behind names. What belongs to a name or an address stays.
fn without_numbers(message: &str) -> Cow<'_, str> {
    if !message.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(message);
    }
    let one = |word| {
        let bare = |text: &str| text.trim_matches(|c: char| c.is_ascii_punctuation()).to_owned();
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        let own = bare(word);
        if own.starts_with(|c: char| c.is_ascii_digit()) && is_number(&own) {
            return "0".to_owned();
        }
        let version = |text: &str| bare(text).trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
        match word.rsplit_once(['@', ':']) {
            Some((name, behind)) if version(behind) && !behind.contains('/') => name.to_owned(),
            _ => word.to_owned(),
        }
    };
    Cow::Owned(message.split(' ').map(one).collect::<Vec<_>>().join(" "))
}

/// What names an item, wherever in its list it stands: itself where it is a string, else its first natural key.
fn name(item: &Value) -> Option<String> {
    match item {
        Value::String(text) => Some(format!("={text}")),
        Value::Object(_) => NATURAL_KEYS.iter().find_map(|key| match field(item, key)? {
            Value::String(text) => Some(format!("{key}={}", versionless(key, text))),
            Value::Number(number) => Some(format!("{key}={}", number.format_decimal())),
            _ => None,
        }),
        _ => None,
    }
}

/// What an action or an image is called, which stays the same in another version; other texts as they are.
fn versionless<'t>(key: &str, text: &'t str) -> &'t str {
    let undigested = || text.split('@').next().unwrap_or(text);
    match key {
        "uses" => undigested(),
        "image" => match undigested().rsplit_once(':') {
            Some((name, tag)) if !tag.contains('/') => name,
            _ => undigested(),
        },
        _ => text,
    }
}

/// All of a value, whatever the order of its lists; none where it has more parts than are left.
fn whole(value: &Value, left: &mut usize) -> Option<String> {
    *left = left.checked_sub(1)?;
    Some(match value {
        Value::Object(object) => {
            let mut fields = Vec::new();
            // Where a stage stands among the others is no part of it.
            let is_place =
                |key: &Value| object.len() > 1 && matches!(key, Value::String(key) if key.as_ref() == "index");
            for (key, value) in object.iter().filter(|(key, _)| !is_place(key)) {
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
                Step::Index(index) => match here.and_then(name) {
                    Some(name) => self.field(&name),
                    None if unnamed == Unnamed::Index => self.field(&index.to_string()),
                    None => self.field(""),
                },
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
    fn numbers_of_a_message_are_left_out_and_names_stay() {
        for (message, expected) in [
            ("job \"a\", step 2 uses a/b@v4", "job \"a\", step 0 uses a/b"),
            ("image \"nginx:1.25\" of a:b", "image \"nginx of a:b"),
            ("3 of 6 files (12.5 %) in 1,204 days.", "0 of 0 files 0 %) in 0 days."),
            ("CVE-2024-1 in web-1 10.0.0.0/8 on 2026-11-28", "CVE-2024-1 in web-1 10.0.0.0/8 on 2026-11-28"),
            ("no number", "no number"),
        ] {
            assert_eq!(without_numbers(message), expected);
        }
    }

    #[test]
    fn the_hash_is_fnv_1a_128() {
        let mut hash = Fnv::new();
        for byte in b"a" {
            hash.0 = (hash.0 ^ u128::from(*byte)).wrapping_mul(Fnv::PRIME);
        }
        assert_eq!(hash.0, 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
