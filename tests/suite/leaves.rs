//! Any JSON or TOML text: what stands at the place of a leaf is, parsed alone, the leaf's value.

use std::fmt::Write as _;

use karat::model::{NodeKind, Spans};
use karat::parse::{Parsed, json, toml};
use regorus::Value;

/// Bytes from the fuzzer, as choices.
struct Choices<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl Choices<'_> {
    /// A number below `of`; 0 when the bytes are used up.
    fn pick(&mut self, of: usize) -> usize {
        self.bytes.next().map_or(0, |byte| usize::from(*byte) % of)
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.pick(of.len())]
    }
}

const BLANKS: [&str; 5] = ["", " ", "\n", "\t", "\r\n  "];
const PIECES: [&str; 14] = ["a", "Z", "0", "é", "😀", " ", "\\n", "\\\"", "\\\\", "\\u00e9", "\\u0041", "#", "'", "{}"];
const NUMBERS: [&str; 9] =
    ["0", "-0", "1", "-42", "3.25", "-1e-3", "1e3", "18446744073709551616", "123456789012345678901"];

fn json_string(choices: &mut Choices<'_>, out: &mut String) {
    out.push('"');
    for _ in 0..choices.pick(12) {
        out.push_str(choices.one(&PIECES));
    }
    out.push('"');
}

fn json_value(choices: &mut Choices<'_>, depth: usize, out: &mut String) {
    out.push_str(choices.one(&BLANKS));
    let kinds = if depth > 6 { 4 } else { 6 };
    // The whole is always something with parts.
    let kind = if depth == 0 { 4 + choices.pick(2) } else { choices.pick(kinds) };
    match kind {
        0 => out.push_str(choices.one(&["null", "true", "false"])),
        1 => out.push_str(choices.one(&NUMBERS)),
        2 | 3 => json_string(choices, out),
        4 => {
            out.push('[');
            for index in 0..choices.pick(7) {
                out.push_str(if index > 0 { "," } else { "" });
                json_value(choices, depth + 1, out);
            }
            out.push_str(choices.one(&BLANKS));
            out.push(']');
        }
        _ => {
            out.push('{');
            for index in 0..choices.pick(5) {
                out.push_str(if index > 0 { "," } else { "" });
                out.push_str(choices.one(&BLANKS));
                json_string(choices, out);
                out.push_str(choices.one(&BLANKS));
                out.push(':');
                json_value(choices, depth + 1, out);
            }
            out.push_str(choices.one(&BLANKS));
            out.push('}');
        }
    }
    out.push_str(choices.one(&BLANKS));
}

fn toml_value(choices: &mut Choices<'_>, depth: usize, out: &mut String) {
    let kinds = if depth > 4 { 7 } else { 9 };
    match choices.pick(kinds) {
        0 => out.push_str(choices.one(&["true", "false"])),
        1 => out.push_str(choices.one(&["0", "-17", "1_000", "0xff", "0o17", "0b101", "3.25", "-1e-3", "inf"])),
        2 => out.push_str(choices.one(&["1979-05-27", "07:32:00", "1979-05-27T07:32:00Z"])),
        3 => out.push_str(choices.one(&["'raw \\n'", "''", "'''\nmany\nlines'''", "\"\"\"\nfolded \\\n  é\"\"\""])),
        4..=6 => json_string(choices, out),
        7 => {
            out.push('[');
            for index in 0..choices.pick(4) {
                out.push_str(if index > 0 { ", " } else { "" });
                toml_value(choices, depth + 1, out);
            }
            out.push(']');
        }
        _ => {
            out.push('{');
            for index in 0..choices.pick(4) {
                write!(out, "{} k{index} = ", if index > 0 { "," } else { "" }).unwrap();
                toml_value(choices, depth + 1, out);
            }
            out.push('}');
        }
    }
}

fn toml_text(choices: &mut Choices<'_>) -> String {
    let mut out = String::new();
    for index in 0..=choices.pick(8) {
        match choices.pick(5) {
            0 => writeln!(out, "[t{index}.\"in ner\"] # header").unwrap(),
            1 => out.push_str("[[list]]\n"),
            _ => {}
        }
        let key = choices.one(&["a", "\"b c\"", "'é'", "d.e", "f . \"g\""]);
        write!(out, "k{index}.{key} = ").unwrap();
        toml_value(choices, 0, &mut out);
        out.push_str(choices.one(&["\n", " # comment\n", "\r\n"]));
    }
    out
}

/// Walks value and arena together; gives every leaf to `check`, with the text at its place.
fn leaves(value: &Value, spans: &Spans, id: u32, text: &str, check: &mut impl FnMut(&Value, &str)) {
    let children: Vec<u32> = spans.children(id).collect();
    match spans.kind(id) {
        NodeKind::Mapping => {
            for child in &children {
                let name = spans.name(*child, text).unwrap();
                let last = children.iter().rev().find(|other| spans.name(**other, text) == Some(name)).unwrap();
                if last == child {
                    leaves(&value[name], spans, *child, text, check);
                }
            }
        }
        NodeKind::Sequence => {
            assert_eq!(value.as_array().unwrap().len(), children.len());
            for (index, child) in children.iter().enumerate() {
                leaves(&value[index], spans, *child, text, check);
            }
        }
        NodeKind::Scalar | NodeKind::Alias => {
            let span = spans.value(id);
            check(value, &text[span.start as usize..span.end as usize]);
        }
    }
}

fn check_all(parsed: &Parsed, text: &str, alone: impl Fn(&str) -> Value) {
    assert!(parsed.faults.iter().all(|fault| !fault.kind.is_incomplete()), "{text}\n{:?}", parsed.faults);
    let tree = parsed.trees.first().unwrap();
    leaves(&tree.value, &tree.spans, 0, text, &mut |value, slice| assert_eq!(*value, alone(slice), "{text}\n{slice}"));
}

#[test]
fn what_stands_at_a_leaf_of_json_is_its_value() {
    bolero::check!().with_type::<Vec<u8>>().for_each(|bytes| {
        let mut text = String::new();
        json_value(&mut Choices { bytes: bytes.iter() }, 0, &mut text);
        let parsed = json::parse(&text, json::Syntax::Json);
        assert_eq!(parsed.trees[0].value, Value::from_json_str(&text).unwrap(), "{text}");
        check_all(&parsed, &text, |slice| json::parse(slice, json::Syntax::Json).trees[0].value.clone());
    });
}

#[test]
fn what_stands_at_a_leaf_of_toml_is_its_value() {
    bolero::check!().with_type::<Vec<u8>>().for_each(|bytes| {
        let text = toml_text(&mut Choices { bytes: bytes.iter() });
        let parsed = toml::parse(&text);
        check_all(&parsed, &text, |slice| toml::parse(&format!("alone = {slice}\n")).trees[0].value["alone"].clone());
    });
}
