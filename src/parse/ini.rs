//! INI and what is like it (`.editorconfig`, git and npm settings, `setup.cfg`) → one tree.
//!
//! `{"section": {"key": value}}`, keys above the first section at the top. Numbers and booleans are read as conftest reads them.
//! Dialects differ, so the common ground is taken: `#` and `;` start a comment at the head of a line or after a blank, a line
//! that ends in `\` goes on, so does a deeper one under a key without a value, and a word alone is `true`.

use std::collections::{BTreeMap, BTreeSet};

use regorus::Value;

use super::faults::{Faults, quoted};
use super::keys::Keys;
use super::part::{Entry, Part, span};
use super::pieces::{between, cut_at, lines, place, start_of};
use super::{Fault, Key, Parsed};
use crate::model::Span;
use crate::model::problem::ProblemKind;

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let mut reader = Reader {
        text,
        keys: Keys::new(),
        faults: Faults::default(),
        sections: Vec::new(),
        names: BTreeMap::new(),
        said_strange: false,
    };
    reader.section("", span(0, 0), span(0, 0));
    reader.read();
    let mut sections = reader.sections.into_iter();
    let mut entries = sections.next().map(|top| top.entries).unwrap_or_default();
    let top: BTreeSet<Key> = entries.iter().map(|entry| entry.key.clone()).collect();
    // Where that is how a file is made, the first speaks for all.
    if let Some(section) = sections.as_slice().iter().find(|section| top.contains(&section.name)) {
        let message = format!("{} is a key and a section; only the section is seen", quoted(&section.name));
        let fault = Fault::syntax(section.place.start as usize, message);
        reader.faults.push(Fault { kind: ProblemKind::DuplicateKey, ..fault });
    }
    for section in sections {
        entries.push(Entry {
            key: section.name,
            span: section.place,
            part: Part::Object(section.entries, section.header),
        });
    }
    let tree = Part::Object(entries, span(0, text.len())).into_tree(text);
    Parsed { trees: vec![tree], faults: reader.faults.finish() }
}

/// A section on its way; one that stands twice is one.
struct Section {
    name: Key,
    /// Its name in its first header, and that header.
    place: Span,
    header: Span,
    entries: Vec<Entry>,
    names: BTreeSet<Key>,
}

/// The value that is being read, as lines may still come.
struct Open<'t> {
    name: &'t str,
    indent: usize,
    /// What stands behind the `=`; none where there is none.
    first: Option<&'t str>,
    /// The text and its last piece, where it has several lines.
    lines: Option<(String, &'t str)>,
}

struct Reader<'t> {
    text: &'t str,
    keys: Keys,
    faults: Faults,
    sections: Vec<Section>,
    names: BTreeMap<Key, usize>,
    said_strange: bool,
}

impl<'t> Reader<'t> {
    fn read(&mut self) {
        let mut current = 0;
        let mut open: Option<Open<'t>> = None;
        let mut rest = lines(self.text);
        while let Some(line) = rest.next() {
            let content = line.trim();
            if content.is_empty() || content.starts_with(['#', ';']) {
                continue;
            }
            let indent = line.len() - line.trim_start().len();
            if let Some(value) = open.as_mut()
                && value.first == Some("")
                && indent > value.indent
            {
                let content = without_comment(content);
                let (text, last) = value.lines.get_or_insert_with(|| (String::new(), content));
                text.push('\n');
                text.push_str(content);
                *last = content;
                continue;
            }
            self.finish(current, open.take());
            if content.starts_with('[') {
                current = self.header(content).unwrap_or(current);
                continue;
            }
            let Some((name, first)) = self.pair(content) else { continue };
            let lines = first.and_then(|first| Self::goes_on(first, &mut rest));
            open = Some(Open { name, indent, first, lines });
        }
        self.finish(current, open);
    }

    /// Reads the lines that a value takes in, by quotes of three or by a backslash at their ends.
    fn goes_on(first: &'t str, rest: &mut impl Iterator<Item = &'t str>) -> Option<(String, &'t str)> {
        let mut last = first;
        if let Some(inner) = first.strip_prefix(THREE).filter(|inner| !inner.contains(THREE)) {
            let mut text = inner.to_owned();
            for line in rest {
                text.push('\n');
                let end = line.find(THREE);
                text.push_str(line.get(..end.unwrap_or(line.len())).unwrap_or(""));
                last = line.get(..end.map_or(line.len(), |end| end + THREE.len())).unwrap_or(line);
                if end.is_some() {
                    break;
                }
            }
            return Some((text, last));
        }
        let mut text = first.strip_suffix('\\')?.trim_end().to_owned();
        for line in rest {
            last = line.trim();
            let before = last.strip_suffix('\\');
            text.push(' ');
            text.push_str(before.map_or_else(|| without_comment(last), str::trim_end));
            if before.is_none() {
                break;
            }
        }
        Some((text, last))
    }

    fn header(&mut self, content: &'t str) -> Option<usize> {
        let content = without_comment(content);
        let Some(name) = content.strip_suffix(']').and_then(|rest| rest.strip_prefix('[')).map(str::trim) else {
            let fault = Fault::syntax(start_of(self.text, content), "the section's name has no end");
            self.faults.push(Fault { help: Some("close it with ]".to_owned()), ..fault });
            return None;
        };
        Some(self.section(name, place(self.text, name), place(self.text, content)))
    }

    /// The index of a section, which is made if it is new.
    fn section(&mut self, name: &str, place: Span, header: Span) -> usize {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let name = self.keys.get(name);
        // The top has no name; a section without one is another.
        if !self.sections.is_empty() {
            self.names.insert(name.clone(), self.sections.len());
        }
        self.sections.push(Section { name, place, header, entries: Vec::new(), names: BTreeSet::new() });
        self.sections.len() - 1
    }

    /// Name and value of a line; none where it is neither.
    fn pair(&mut self, content: &'t str) -> Option<(&'t str, Option<&'t str>)> {
        if let Some(quote @ ('"' | '`')) = content.chars().next()
            && let Some((name, rest)) = content.get(1..).and_then(|rest| rest.split_once(quote))
            && let Some(value) = rest.trim_start().strip_prefix(['=', ':'])
        {
            return Some((name, Some(value.trim())));
        }
        if let Some(at) = delimiter(content) {
            let (name, value) = cut_at(content, at);
            return Some((name.trim(), value.get(1..).map(str::trim)));
        }
        let word = without_comment(content);
        if word.contains(char::is_whitespace) {
            // Other languages have the same endings: the first such line speaks for all.
            if !std::mem::replace(&mut self.said_strange, true) {
                let message = format!("{} is no section and has no =", quoted(content));
                self.faults.push(Fault::syntax(start_of(self.text, content), message));
            }
            return None;
        }
        Some((word, None))
    }

    fn finish(&mut self, section: usize, open: Option<Open<'t>>) {
        let Some(open) = open else { return };
        let key_place = place(self.text, open.name);
        let (value, place) = match (open.first, &open.lines) {
            (Some(first), Some((text, last))) => (Value::from(text.as_str()), between(self.text, first, last)),
            (Some(first), None) => {
                let (inner, whole) = unquoted(first);
                (typed(inner), place(self.text, whole))
            }
            (None, _) => (Value::Bool(true), key_place),
        };
        let key = self.keys.get(open.name);
        let Some(section) = self.sections.get_mut(section) else { return };
        // `name[]`, as npm writes it, puts one more into a list.
        if !section.names.insert(key.clone()) && !open.name.ends_with("[]") {
            self.faults.duplicate(key_place.start as usize, &key);
        }
        section.entries.push(Entry { key, span: key_place, part: Part::Scalar(value, place) });
    }
}

/// Opens and closes a value of several lines.
const THREE: &str = "\"\"\"";

/// Where the name ends: the first `=`, or a `:` before it that a blank follows.
fn delimiter(content: &str) -> Option<usize> {
    let equals = content.find('=');
    let colon = content.match_indices(':').map(|(at, _)| at).find(|at| {
        equals.is_none() || content.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    });
    match (equals, colon) {
        (Some(equals), Some(colon)) => Some(equals.min(colon)),
        (equals, colon) => equals.or(colon),
    }
}

/// A piece without the comment that a blank and `#` or `;` start.
fn without_comment(piece: &str) -> &str {
    let end = piece
        .match_indices(['#', ';'])
        .map(|(at, _)| at)
        .find(|at| piece.get(..*at).is_some_and(|before| before.ends_with([' ', '\t'])));
    end.map_or(piece, |end| piece.get(..end).unwrap_or(piece).trim_end())
}

/// A value without its comment and its quotes, and the same with its quotes.
fn unquoted(value: &str) -> (&str, &str) {
    for quote in [THREE, "\"", "'", "`"] {
        let inner = value.strip_prefix(quote).and_then(|rest| rest.split_once(quote));
        if let Some((inner, rest)) = inner
            && without_comment(rest).trim().is_empty()
        {
            return (inner, value.get(..inner.len() + 2 * quote.len()).unwrap_or(value));
        }
    }
    let bare = if value.starts_with(['#', ';']) { value.get(..0).unwrap_or("") } else { without_comment(value) };
    (bare, bare)
}

/// Numbers and booleans by their looks.
fn typed(text: &str) -> Value {
    const LONGEST: usize = 40;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = text.len() <= LONGEST
        && digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-'));
    if is_number && let Ok(number) = text.parse::<f64>() {
        let exact = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| Value::from_numeric_string(text).ok());
        let float = || if number == 0.0 { Value::from(0u64) } else { Value::from(number) };
        return exact.flatten().unwrap_or_else(|| if number.is_finite() { float() } else { Value::from(text) });
    }
    match text {
        "t" | "T" | "true" | "TRUE" | "True" => Value::Bool(true),
        "f" | "F" | "false" | "FALSE" | "False" => Value::Bool(false),
        _ => Value::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        let mut parsed = parse(text);
        assert_eq!(parsed.faults, [], "{text}");
        parsed.trees.remove(0).value
    }

    #[test]
    fn values_are_those_of_conftest() {
        let text = "top = 1\n[sec]\nk = v\nn = 1.5\nb = true\nt = t\nno = no\nq = \"quoted value\"\nq2 = 'x' ; c\n\
            semi = a ; comment\nhash = a # comment\nurl = http://x/#y\nempty =\nmulti = one \\\n  two\ncolon: x\n\
            tri = \"\"\"a\nb\"\"\"\nesc = a\\nb\n\"a = b\" = 1\nx=`raw # ;`\nl = 12345678901234567890\nh = 0x10\ni = inf\n\
            z = -0\ne = 1e3\n[sec.sub]\nx = yes\n[ ]\ny = 1\n";
        let expected = r#"{"top": 1, "sec": {"k": "v", "n": 1.5, "b": true, "t": true, "no": "no", "q": "quoted value",
            "q2": "x", "semi": "a", "hash": "a", "url": "http://x/#y", "empty": "", "multi": "one two", "colon": "x",
            "tri": "a\nb", "esc": "a\\nb", "a = b": 1, "x": "raw # ;", "l": 12345678901234567890, "h": "0x10", "i": "inf",
            "z": 0, "e": 1000}, "sec.sub": {"x": "yes"}, "": {"y": 1}}"#;
        assert_eq!(value(text), Value::from_json_str(expected).unwrap());
    }

    #[test]
    fn dialects_are_read() {
        for (text, expected) in [
            ("[core]\n\tbare = false\n\tx = y\n", r#"{"core": {"bare": false, "x": "y"}}"#),
            ("[a]\nlist =\n  one>=1\n\n  two: x\nnext = 1\n", r#"{"a": {"list": "\none>=1\ntwo: x", "next": 1}}"#),
            ("[mysqld]\nskip-networking\nport=1\n", r#"{"mysqld": {"skip-networking": true, "port": 1}}"#),
            ("//r.org/:_authToken=ab\n", r#"{"//r.org/:_authToken": "ab"}"#),
            ("root = true\n[*.{js,[ab]}]\nx = 1\n", r#"{"root": true, "*.{js,[ab]}": {"x": 1}}"#),
            ("[a]\r\nb = 1\r\n[a]\r\nc = 2", r#"{"a": {"b": 1, "c": 2}}"#),
        ] {
            assert_eq!(value(text), Value::from_json_str(expected).unwrap(), "{text}");
        }
    }

    #[test]
    fn values_are_found() {
        let text = "[a]\nb = \"x y\" # c\nc = 1 \\\n 2\n";
        let tree = parse(text).trees.remove(0);
        let rows: Vec<_> = (1..4u32)
            .map(|id| {
                let span = tree.spans.value(id);
                (tree.spans.name(id, text).unwrap(), text.get(span.start as usize..span.end as usize).unwrap())
            })
            .collect();
        assert_eq!(rows, [("a", "[a]\nb = \"x y\" # c\nc = 1 \\\n 2"), ("b", "\"x y\""), ("c", "1 \\\n 2")]);
    }

    #[test]
    fn a_key_that_is_a_section_too_is_told_of_once_a_file() {
        let parsed = parse("home = Home\nnews = News\n[home]\nx = y\n[news]\nx = z\n");
        let found: Vec<_> = parsed.faults.iter().map(|fault| (fault.offset, fault.message.as_str())).collect();
        assert_eq!(found, [(25, "`home` is a key and a section; only the section is seen")]);
        let expected = Value::from_json_str(r#"{"home": {"x": "y"}, "news": {"x": "z"}}"#).unwrap();
        assert_eq!(parsed.trees[0].value, expected);
    }

    #[test]
    fn mistakes_are_said() {
        assert!(parse("public-hoist-pattern[]=*a*\npublic-hoist-pattern[]=*b*\n").faults.is_empty());
        let parsed = parse("[a\nthese are words\nx = 1\nx = 2\n[b]\nb = 1\n[b]\nb = 2\n");
        let found: Vec<_> = parsed.faults.iter().map(|fault| (fault.offset, fault.message.as_str())).collect();
        assert_eq!(
            found,
            [
                (0, "the section's name has no end"),
                (3, "`these are words` is no section and has no ="),
                (25, "the key `x` stands twice; the last one holds"),
                (45, "the key `b` stands twice; the last one holds"),
            ]
        );
        assert_eq!(parsed.trees[0].value, Value::from_json_str(r#"{"x": 2, "b": {"b": 2}}"#).unwrap());
    }
}
