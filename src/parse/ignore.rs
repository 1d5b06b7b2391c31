//! `.gitignore` and its kin → one tree: an array with an object for each line, in the shape of conftest's parser.
//!
//! `[{"Kind": "Comment|Empty|Path|NegatedPath", "Original": "!keep.log", "Value": "keep.log"}]`. Every line is something, so
//! there are no faults.

use regorus::Value;

use super::Parsed;
use super::keys::Keys;
use super::part::{Entry, Part, span};
use super::pieces::{lines, place};

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let mut keys = Keys::new();
    let lines = lines(text).map(|line| {
        let (kind, piece, value) = read(line);
        let whole = place(text, line);
        let kind = Part::Scalar(Value::String(keys.get(kind)), whole);
        let original = Part::text(line, whole);
        let value = Part::text(&value, place(text, piece));
        let mut entry = |name, part: Part| Entry { key: keys.get(name), span: part.span(), part };
        Part::Object(vec![entry("Kind", kind), entry("Original", original), entry("Value", value)], whole)
    });
    let part = Part::Array(lines.collect(), span(0, text.len()));
    Parsed { trees: vec![part.into_tree(text)], faults: Vec::new() }
}

/// What a line is, the piece that is its value, and the value itself.
fn read(line: &str) -> (&'static str, &str, String) {
    if line.trim().is_empty() {
        return ("Empty", line, String::new());
    }
    if let Some(comment) = line.strip_prefix('#') {
        return ("Comment", comment, comment.trim().to_owned());
    }
    let (kind, pattern) = line.strip_prefix('!').map_or(("Path", line), |rest| ("NegatedPath", rest));
    let plain = pattern.trim_end_matches([' ', '\t']);
    // A blank behind a backslash belongs to the pattern; so does a first `#` or `!`.
    let is_escaped = plain.ends_with('\\') && (plain.len() - plain.trim_end_matches('\\').len()) % 2 == 1;
    let piece =
        if is_escaped && plain.len() < pattern.len() { pattern.get(..=plain.len()).unwrap_or(plain) } else { plain };
    let mut value = piece.to_owned();
    if piece.len() > plain.len() {
        value.replace_range(plain.len() - 1..plain.len(), "");
    }
    if value.starts_with("\\#") || value.starts_with("\\!") {
        value.remove(0);
    }
    (kind, piece, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_something() {
        let text = "# comment\n\n*.log\r\n!keep.log\n  spaced  \n\\#x\na\\ \n!\\!y\n/z/**\t\nb\\\\ \n#";
        let rows: Vec<String> = parse(text).trees[0]
            .value
            .as_array()
            .unwrap()
            .iter()
            .map(|row| format!("{} {} {}", row["Kind"], row["Original"], row["Value"]))
            .collect();
        assert_eq!(
            rows,
            [
                r##""Comment" "# comment" "comment""##,
                r#""Empty" "" """#,
                r#""Path" "*.log" "*.log""#,
                r#""NegatedPath" "!keep.log" "keep.log""#,
                r#""Path" "  spaced  " "  spaced""#,
                r##""Path" "\\#x" "#x""##,
                r#""Path" "a\\ " "a ""#,
                r#""NegatedPath" "!\\!y" "!y""#,
                r#""Path" "/z/**\t" "/z/**""#,
                r#""Path" "b\\\\ " "b\\\\""#,
                r##""Comment" "#" """##,
            ]
        );
        assert_eq!(parse("").trees[0].value, Value::new_array());
    }
}
