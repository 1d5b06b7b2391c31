//! `go.mod` → one tree in the shape of `go mod edit -json`.
//!
//! `{"Module": {"Path"}, "Go", "Toolchain"?, "Require": [{"Path", "Version", "Indirect"?}], "Exclude"?, "Replace"?: [{"Old", "New"}],
//! "Retract"?: [{"Low", "High", "Rationale"?}], "Tool"?, "Ignore"?, "Godebug"?}`. A line that is none of this is a fault.

use std::collections::BTreeMap;

use regorus::Value;

use super::faults::{Faults, quoted};
use super::keys::Keys;
use super::part::{Entry, Part, span};
use super::pieces::{between, lines, place, start_of};
use super::{Fault, Key, Parsed};

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let mut reader =
        Reader { text, keys: Keys::new(), faults: Faults::default(), entries: Vec::new(), names: BTreeMap::new() };
    let mut block: Option<(&str, &str)> = None;
    for line in lines(text) {
        let (content, comment) = line.split_once("//").unwrap_or((line, ""));
        let (content, comment) = (content.trim(), comment.trim());
        match block {
            _ if content.is_empty() => {}
            Some(_) if content == ")" => block = None,
            Some((verb, _)) => reader.line(verb, content, comment),
            None => {
                let (verb, rest) = content.split_once([' ', '\t', '(']).unwrap_or((content, ""));
                let opens = content.get(verb.len()..).is_some_and(|rest| rest.trim() == "(");
                if opens {
                    block = Some((verb, content));
                } else {
                    reader.line(verb, rest.trim(), comment);
                }
            }
        }
    }
    if let Some((_, open)) = block {
        reader.faults.push(Fault::syntax(start_of(text, open), "the block that opens here has no )"));
    }
    let tree = Part::Object(reader.entries, span(0, text.len())).into_tree(text);
    Parsed { trees: vec![tree], faults: reader.faults.finish() }
}

/// A word without its quotes.
struct Word<'t> {
    piece: &'t str,
    text: &'t str,
}

struct Reader<'t> {
    text: &'t str,
    keys: Keys,
    faults: Faults,
    entries: Vec<Entry>,
    names: BTreeMap<Key, usize>,
}

impl<'t> Reader<'t> {
    /// Reads one directive, or one line of a block of them.
    fn line(&mut self, verb: &'t str, content: &'t str, comment: &'t str) {
        let words = words(content);
        let read = match (verb, words.as_slice()) {
            ("module", [path]) => {
                let path = self.string("Path", path);
                Some(("Module", Part::Object(vec![path], place(self.text, content)), false))
            }
            ("go", [version]) => Some(("Go", self.part(version), false)),
            ("toolchain", [name]) => Some(("Toolchain", self.part(name), false)),
            ("require", [path, version]) => Some(("Require", self.require(content, path, version, comment), true)),
            ("exclude", [path, version]) => Some(("Exclude", self.module(path, Some(version)), true)),
            ("replace", words) => self.replace(words).map(|part| ("Replace", part, true)),
            ("retract", [_, ..]) => self.retract(content, comment).map(|part| ("Retract", part, true)),
            ("tool", [path]) => Some(("Tool", self.module(path, None), true)),
            ("ignore", [path]) => Some(("Ignore", self.module(path, None), true)),
            ("godebug", [pair]) => self.godebug(pair).map(|part| ("Godebug", part, true)),
            _ => None,
        };
        if let Some((name, part, is_list)) = read {
            self.add(name, part, is_list);
        } else {
            let line = if content.is_empty() { verb } else { content };
            let message = format!("{} is no line of go.mod", quoted(&format!("{verb} {content}")));
            self.faults.push(Fault::syntax(start_of(self.text, line), message));
        }
    }

    fn require(&mut self, content: &'t str, path: &Word<'t>, version: &Word<'t>, comment: &'t str) -> Part {
        let mut entries = vec![self.string("Path", path), self.string("Version", version)];
        let mut whole = place(self.text, content);
        if comment == "indirect" || comment.starts_with("indirect;") {
            whole = between(self.text, content, comment);
            let place = place(self.text, comment);
            entries.push(Entry {
                key: self.keys.get("Indirect"),
                span: place,
                part: Part::Scalar(Value::Bool(true), place),
            });
        }
        Part::Object(entries, whole)
    }

    fn module(&mut self, path: &Word<'t>, version: Option<&Word<'t>>) -> Part {
        let mut entries = vec![self.string("Path", path)];
        let mut last = path.piece;
        if let Some(version) = version {
            entries.push(self.string("Version", version));
            last = version.piece;
        }
        Part::Object(entries, between(self.text, path.piece, last))
    }

    fn replace(&mut self, words: &[Word<'t>]) -> Option<Part> {
        let arrow = words.iter().position(|word| word.piece == "=>")?;
        let (old, new) = words.split_at_checked(arrow)?;
        let mut side = |words: &[Word<'t>]| match words {
            [path] => Some(self.module(path, None)),
            [path, version] => Some(self.module(path, Some(version))),
            _ => None,
        };
        let (old, new) = (side(old)?, side(new.get(1..)?)?);
        let whole = between(self.text, words.first()?.piece, words.last()?.piece);
        let entries = [("Old", old), ("New", new)];
        let entries = entries.map(|(name, part)| Entry { key: self.keys.get(name), span: part.span(), part });
        Some(Part::Object(entries.into(), whole))
    }

    /// `v1` or `[v1, v2]`.
    fn retract(&mut self, content: &'t str, comment: &'t str) -> Option<Part> {
        let (low, high) = match content.strip_prefix('[') {
            Some(rest) => rest.strip_suffix(']')?.split_once(',')?,
            None => (content, content),
        };
        let word = |piece: &'t str| Word { piece: piece.trim(), text: piece.trim() };
        let mut entries = vec![self.string("Low", &word(low)), self.string("High", &word(high))];
        let mut last = content;
        if !comment.is_empty() {
            entries.push(self.string("Rationale", &word(comment)));
            last = comment;
        }
        Some(Part::Object(entries, between(self.text, content, last)))
    }

    fn godebug(&mut self, pair: &Word<'t>) -> Option<Part> {
        let (key, value) = pair.text.split_once('=')?;
        let entries = vec![
            self.string("Key", &Word { piece: key, text: key }),
            self.string("Value", &Word { piece: value, text: value }),
        ];
        Some(Part::Object(entries, place(self.text, pair.piece)))
    }

    fn part(&self, word: &Word<'t>) -> Part {
        Part::text(word.text, place(self.text, word.piece))
    }

    fn string(&mut self, name: &str, word: &Word<'t>) -> Entry {
        let part = self.part(word);
        Entry { key: self.keys.get(name), span: part.span(), part }
    }

    fn add(&mut self, name: &str, part: Part, is_list: bool) {
        let key = self.keys.get(name);
        let place = part.span();
        let known = self.names.get(&key).and_then(|index| self.entries.get_mut(*index));
        match known {
            Some(Entry { part: Part::Array(items, _), .. }) => items.push(part),
            Some(_) => {
                let message = format!("{} stands twice", name.to_ascii_lowercase());
                self.faults.push(Fault::syntax(place.start as usize, message));
            }
            None => {
                self.names.insert(key.clone(), self.entries.len());
                let part = if is_list { Part::Array(vec![part], place) } else { part };
                self.entries.push(Entry { key, span: place, part });
            }
        }
    }
}

/// Words at blanks; quotes keep a word together.
fn words(content: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = content.trim_start();
    while !rest.is_empty() {
        let quote = rest.chars().next().filter(|first| matches!(first, '"' | '`'));
        let quoted = quote.and_then(|quote| rest.get(1..).and_then(|rest| rest.split_once(quote)));
        let bare = rest.split(char::is_whitespace).next().unwrap_or(rest);
        let (piece, text) =
            quoted.map_or((bare, bare), |(inner, _)| (rest.get(..inner.len() + 2).unwrap_or(rest), inner));
        words.push(Word { piece, text });
        rest = rest.get(piece.len()..).unwrap_or("").trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_go_prints() {
        let text = "module example.com/m // c\n\ngo 1.24\ntoolchain go1.24.1\n\nrequire (\n\ta.org/b v1.0.0\n\t\"c.org/d\" v2.0.0+incompatible // indirect\n)\n\
            require e.org/f v0.1.0\nexclude a.org/b v0.9.0\nreplace a.org/b v1.0.0 => ../b\nreplace (\n c.org/d => x.org/d v1.1.1\n)\n\
            retract [v1.0.0, v1.0.5] // broken\nretract v1.1.0\ntool x.org/t\ngodebug default=go1.21\nignore ./node_modules\n";
        let parsed = parse(text);
        assert_eq!(parsed.faults, []);
        let expected = r#"{"Module": {"Path": "example.com/m"}, "Go": "1.24", "Toolchain": "go1.24.1",
            "Require": [{"Path": "a.org/b", "Version": "v1.0.0"},
                {"Path": "c.org/d", "Version": "v2.0.0+incompatible", "Indirect": true}, {"Path": "e.org/f", "Version": "v0.1.0"}],
            "Exclude": [{"Path": "a.org/b", "Version": "v0.9.0"}],
            "Replace": [{"Old": {"Path": "a.org/b", "Version": "v1.0.0"}, "New": {"Path": "../b"}},
                {"Old": {"Path": "c.org/d"}, "New": {"Path": "x.org/d", "Version": "v1.1.1"}}],
            "Retract": [{"Low": "v1.0.0", "High": "v1.0.5", "Rationale": "broken"}, {"Low": "v1.1.0", "High": "v1.1.0"}],
            "Tool": [{"Path": "x.org/t"}], "Godebug": [{"Key": "default", "Value": "go1.21"}],
            "Ignore": [{"Path": "./node_modules"}]}"#;
        assert_eq!(parsed.trees[0].value, Value::from_json_str(expected).unwrap());
    }

    #[test]
    fn mistakes_are_said() {
        let text = "module a\nmodule b\nrequire x\nwhat is this\nrequire (\n a v1\n";
        let found: Vec<_> = parse(text).faults.into_iter().map(|fault| (fault.offset, fault.message)).collect();
        let expected = [
            (16, "module stands twice"),
            (26, "`require x` is no line of go.mod"),
            (33, "`what is this` is no line of go.mod"),
            (41, "the block that opens here has no )"),
        ];
        assert_eq!(found, expected.map(|(offset, message)| (offset, message.to_owned())));
    }
}
