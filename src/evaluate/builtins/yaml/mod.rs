//! Values in, YAML texts as Go writes them out, and back.
mod emit;
mod scalar;

use regorus::Value;

use super::Entry;
use super::call::{Answer, Error};
use crate::model::ProblemKind;
use crate::parse::yaml::{self, Dialect};
use crate::parse::{Parsed, Tree};

/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("yaml.marshal", 1, |operands| super::call::text(emit::emit(operands.value(1))?)),
    ("yaml.unmarshal", 1, |operands| read(operands.string(1)?)),
    ("yaml.is_valid", 1, |operands| Ok(Value::from(operands.fits(1, |text| read(text).is_ok())))),
];

/// Reads the first document, as data files are read. The others must be YAML, too.
fn read(text: &str) -> Answer {
    let first = match documents(text).split_first() {
        Some((first, [_, ..])) => {
            parsed(text)?;
            *first
        }
        _ => text,
    };
    Ok(parsed(first)?.into_iter().next().map_or(Value::Null, |tree| tree.value))
}

fn parsed(text: &str) -> Result<Vec<Tree>, Error> {
    let Parsed { trees, faults } = yaml::parse(text, Dialect::Opa);
    match faults.into_iter().find(|fault| fault.kind != ProblemKind::DuplicateKey) {
        Some(fault) => Err(Error(format!("yaml: {}", fault.message))),
        None => Ok(trees),
    }
}

/// The texts of the documents of a stream, each of which `---` starts, with all that is said of it above.
fn documents(text: &str) -> Vec<&str> {
    let (mut documents, mut start, mut offset, mut is_open) = (Vec::new(), 0, 0, false);
    for line in text.split_inclusive('\n') {
        let starts =
            line.strip_prefix("---").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if is_open && starts {
            documents.extend(text.get(start..offset));
            start = offset;
        }
        offset += line.len();
        let says_nothing = line.trim().is_empty() || line.trim_start().starts_with('#') || line.starts_with('%');
        is_open |= starts || !says_nothing;
    }
    documents.extend(text.get(start..).filter(|_| is_open));
    documents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_stream_the_first_document_is_read_and_all_must_be_yaml() {
        let table = [
            ("a: 1\n---\nb: 2\n", true),
            ("---\na: 1\n---\na: 1\na: 2\n", true),
            ("%YAML 1.1\n---\na: 1\n--- b\n", true),
            ("# c\n---\na: 1\n---\n", true),
            ("a: 1\n--- x\n--- y\n", true),
            (" # c\n---\na: 1", true),
            ("a: 1\n...\n---\nb: 2\n", true),
            ("a: 1\n---\n\tb: 2\n", false),
            ("a: 1\n---\nb: [\n", false),
            ("a: 1\n---\nb: *x\n", false),
            ("a: 1\n---\n- b\nc\n", false),
            ("a: 1\n--- b: @", false),
            ("a: 1\n---\n%", false),
            ("a: 1\n---\nb: 1\n---\n\tx", false),
            ("a: 1\n...\n@", false),
        ];
        let first = Value::from_json_str(r#"{"a": 1}"#).unwrap();
        for (text, expected) in table {
            assert_eq!(read(text).ok(), expected.then(|| first.clone()), "{text}");
        }
    }
    #[test]
    fn plain_texts_are_read_as_go_reads_them() {
        for (text, expected) in [
            ("1_000", "1000"),
            ("017", "15"),
            ("-017", "-15"),
            ("08", "8"),
            ("0b1_0", "2"),
            ("!!binary aGVsbG8=", r#""hello""#),
            ("!foo x", r#""x""#),
            ("! 12", "12"),
            ("!Ref x", r#""x""#),
            ("a: !Sub [x]", r#"{"a":["x"]}"#),
            ("{1e3: 2}", r#"{"1000":2}"#),
            ("36893488147419103232", "36893488147419103000"),
            ("a: [\n\tb]", r#"{"a":["b"]}"#),
            ("---\n---\nb: 2", "null"),
            ("", "null"),
        ] {
            assert_eq!(read(text).ok(), Value::from_json_str(expected).ok(), "{text}");
        }
        assert!(read("!!timestamp 2001-01-01").is_err());
    }
}
