//! A text of settings or answers → its keys and values, with numbers as they are written.
//!
//! Engines put an answer into a text as it was read by their own parser; only a number that all read alike is taken as text. Others stay
//! numbers, so that whoever fills something in sees them.

use std::collections::BTreeMap;

use regorus::Value;

use super::Unknown;
use crate::model::spans::NodeId;
use crate::parse::{Parsed, Tree};

/// Answers are no deeper: `context.cookiecutter.name`, `name.default`.
const DEPTH: usize = 3;

/// Which numbers are read alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Whole ones.
    Whole,
    /// Those too that are none for `PyYAML`: `0123456789`, since 8 and 9 are not octal, and `12e4567`, such as hashes may be.
    Yaml,
}

/// The keys and values of a text; a fault is told with its line, and with the name of the file as it is given.
pub(super) fn tree(shown: &str, text: &str, parsed: Parsed, numbers: Numbers) -> Result<Value, Unknown> {
    if let Some(fault) = parsed.faults.first() {
        let before = text.get(..fault.offset as usize).unwrap_or(text);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        return Err(wrong(shown, &format!("line {line}: {}", fault.message)));
    }
    let tree = parsed.trees.into_iter().next().filter(|tree| tree.value.as_object().is_ok());
    let tree = tree.ok_or_else(|| wrong(shown, "it holds no keys"))?;
    let reading = Reading { tree: &tree, text, numbers };
    Ok(reading.exact(&tree.value, 0, DEPTH))
}

/// A file that cannot be used, and why.
pub(super) fn wrong(shown: &str, what: &str) -> Unknown {
    Unknown::new(format!("{shown} cannot be used: {what}"))
}

struct Reading<'t> {
    tree: &'t Tree,
    text: &'t str,
    numbers: Numbers,
}

impl Reading<'_> {
    fn exact(&self, value: &Value, node: NodeId, depth: usize) -> Value {
        let spans = &self.tree.spans;
        match value {
            Value::Number(_) => {
                let span = spans.value(node);
                let written = self.text.get(span.start as usize..span.end as usize).unwrap_or_default();
                if is_plain(written, self.numbers) { Value::from(written) } else { value.clone() }
            }
            Value::Object(entries) if depth > 0 => {
                let named = spans.children(node).filter_map(|child| Some((spans.name(child, self.text)?, child)));
                let nodes: BTreeMap<&str, NodeId> = named.collect();
                let exact = entries.iter().map(|(key, value)| {
                    let node = key.as_string().ok().and_then(|name| nodes.get(name.as_ref()));
                    let value = node.map_or_else(|| value.clone(), |node| self.exact(value, *node, depth - 1));
                    (key.clone(), value)
                });
                Value::from(exact.collect::<BTreeMap<_, _>>())
            }
            _ => value.clone(),
        }
    }
}

fn is_plain(written: &str, numbers: Numbers) -> bool {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let is_whole = digits == "0" || !digits.starts_with('0');
    let is_decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = (written.starts_with('0') && written.contains(['8', '9'])) || written.contains('e');
    let is_hash = written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'e');
    (is_decimal && is_whole) || (numbers == Numbers::Yaml && is_hash && is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::json;
    use crate::parse::yaml::{Dialect, parse};

    #[test]
    fn numbers_that_are_read_alike_everywhere_are_text() {
        let table = [
            ("8080", true),
            ("0", true),
            ("-5", true),
            ("0123456789", true),
            ("12e4567", true),
            ("0123", false),
            ("0x1f", false),
            ("1.0", false),
            ("1_000", false),
            ("1.5e3", false),
            ("-0.5", false),
        ];
        for (written, expected) in table {
            let text = format!("a: 1\nb:\n  c: {written}\n");
            let value = tree("x", &text, parse(&text, Dialect::Kubernetes), Numbers::Yaml).unwrap();
            assert_eq!(value["b"]["c"] == Value::from(written), expected, "{written}");
        }
        let text = r#"{"a": 12e3, "b": 7}"#;
        let value = tree("x", text, json::parse(text, json::Syntax::Json), Numbers::Whole).unwrap();
        assert!(value["a"] != Value::from("12e3") && value["b"] == Value::from("7"));
    }
}
