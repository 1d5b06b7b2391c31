//! `KEY=value` files → one tree of strings.
//!
//! As docker compose and the dotenv libraries read them: `export`, quotes, values over several lines in quotes, comments behind
//! a blank, references to what stands above. A name that the file does not set stays as it is written: nothing is taken from
//! the environment. A name alone is passed on with whatever value the environment has, and is null here
//! (<https://docs.docker.com/reference/cli/docker/container/run/#env>). A line that is none of this is a fault.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::faults::{Faults, quoted};
use super::keys::Keys;
use super::part::{Entry, Part, span};
use super::pieces::{lines, place, start_of};
use super::{Fault, Key, Parsed};

/// Bytes that references may add to one file.
const MAX_GROWTH: usize = 1024 * 1024;

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let mut reader = Reader { text, keys: Keys::new(), faults: Faults::default(), known: BTreeMap::new(), growth: 0 };
    let mut entries = Vec::new();
    // Where a value over several lines ended: the lines up to there are read.
    let mut resume = 0;
    for line in lines(text) {
        let start = start_of(text, line);
        let content = line.trim();
        if start < resume || content.is_empty() || content.starts_with('#') {
            continue;
        }
        if let Some((entry, end)) = reader.pair(content) {
            entries.push(entry);
            resume = end;
        }
    }
    let tree = Part::Object(entries, span(0, text.len())).into_tree(text);
    Parsed { trees: vec![tree], faults: reader.faults.finish() }
}

struct Reader<'t> {
    text: &'t str,
    keys: Keys,
    faults: Faults,
    known: BTreeMap<Key, Arc<str>>,
    growth: usize,
}

impl<'t> Reader<'t> {
    /// Reads a pair, and says where it ends.
    fn pair(&mut self, content: &'t str) -> Option<(Entry, usize)> {
        let body = match content.strip_prefix("export") {
            Some(rest) if rest.starts_with([' ', '\t']) => rest.trim_start(),
            _ => content,
        };
        let end = body.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.' | '-')).unwrap_or(body.len());
        let (name, rest) = body.split_at_checked(end)?;
        let value = rest.trim_start();
        let value =
            value.strip_prefix('=').or_else(|| value.strip_prefix(':').filter(|rest| rest.starts_with([' ', '\t'])));
        if rest.is_empty() && !name.is_empty() && body.len() == content.len() {
            let (key, end) = (self.keys.get(name), start_of(self.text, name) + name.len());
            let part = Part::Scalar(Value::Null, span(end, end));
            return Some((Entry { key, span: place(self.text, name), part }, end));
        }
        let Some(value) = value.filter(|_| !name.is_empty()) else {
            let message = format!("{} is no NAME=value", quoted(content));
            self.faults.push(Fault::syntax(start_of(self.text, content), message));
            return None;
        };
        // A comment stands behind a blank, so `COLOR=#fff` has a value.
        let (read, piece) = if value.starts_with('#') {
            let bare = bare(value);
            (self.expanded(bare), bare)
        } else {
            self.value(value.trim_start())
        };
        let key = self.keys.get(name);
        let read: Arc<str> = read.into();
        if self.known.insert(key.clone(), read.clone()).is_some() {
            self.faults.duplicate(start_of(self.text, name), &key);
        }
        let part = Part::Scalar(Value::String(read), place(self.text, piece));
        Some((Entry { key, span: place(self.text, name), part }, start_of(self.text, piece) + piece.len()))
    }

    /// The value that starts with `value`, and the piece of the text that it is.
    fn value(&mut self, value: &'t str) -> (String, &'t str) {
        let start = start_of(self.text, value);
        if value.starts_with('#') {
            return (String::new(), value.get(..0).unwrap_or(""));
        }
        let quote = value.chars().next().filter(|first| matches!(first, '"' | '\'' | '`'));
        let Some(quote) = quote else {
            let bare = bare(value);
            return (self.expanded(bare), bare);
        };
        let rest = self.text.get(start + 1..).unwrap_or("");
        let Some(end) = quote_end(rest, quote) else {
            let fault = Fault::syntax(start, "the quotes that open here do not close");
            self.faults.push(fault);
            return (value.to_owned(), value);
        };
        let inner = rest.get(..end).unwrap_or("");
        let piece = self.text.get(start..start + end + 2).unwrap_or(value);
        let read = if quote == '"' { self.expanded(inner) } else { inner.to_owned() };
        (read, piece)
    }

    /// Escapes and references read.
    fn expanded(&mut self, piece: &str) -> String {
        let mut built = String::new();
        let mut rest = piece;
        while let Some(at) = rest.find(['\\', '$']) {
            built.push_str(rest.get(..at).unwrap_or(""));
            rest = rest.get(at..).unwrap_or("");
            let next = rest.chars().nth(1);
            let length = match (rest.as_bytes().first(), next) {
                (Some(b'\\'), Some(next)) => {
                    match next {
                        'n' => built.push('\n'),
                        'r' => built.push('\r'),
                        't' => built.push('\t'),
                        '"' | '\\' | '$' | '\'' => built.push(next),
                        other => built.extend(['\\', other]),
                    }
                    1 + next.len_utf8()
                }
                (Some(b'$'), Some(_)) => self.reference(rest, &mut built),
                _ => {
                    built.push_str(rest);
                    rest.len()
                }
            };
            rest = rest.get(length..).unwrap_or("");
        }
        built.push_str(rest);
        built
    }

    /// Writes what `$NAME` or `${NAME}` at the start of `rest` stands for; gives its length.
    fn reference(&mut self, rest: &str, built: &mut String) -> usize {
        let braced = rest.starts_with("${");
        let body = rest.get(if braced { 2 } else { 1 }..).unwrap_or("");
        let end = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(body.len());
        let name = body.get(..end).unwrap_or("");
        let closes = body.get(end..).is_some_and(|rest| rest.starts_with('}'));
        let length = if braced { 2 + end + usize::from(closes) } else { 1 + end };
        let value = self.known.get(name).filter(|_| !braced || closes);
        match value.filter(|value| self.growth + value.len() <= MAX_GROWTH) {
            Some(value) => {
                self.growth += value.len();
                built.push_str(value);
            }
            None => built.push_str(rest.get(..length).unwrap_or("")),
        }
        length
    }
}

/// A value without quotes: up to a comment behind a blank.
fn bare(value: &str) -> &str {
    let comment = value
        .match_indices('#')
        .map(|(at, _)| at)
        .find(|at| value.get(..*at).is_some_and(|before| before.ends_with([' ', '\t'])));
    value.get(..comment.unwrap_or(value.len())).unwrap_or(value).trim_end()
}

/// Where the quotes close.
fn quote_end(rest: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    rest.find(|c: char| {
        let ends = c == quote && !is_escaped;
        is_escaped = c == '\\' && quote == '"' && !is_escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_libraries() {
        let text = "# c\nA=1\nexport B=\"two $A ${A}\"\nC='single $A'\nD=x y # comment\nE: v\nF=\nG=\"multi\nline\"\nH=a#b\n\
                    I = spaced\nJ=\"esc\\n\\\"x\"\nK=$A$UNKNOWN${ALSO}\nL=it's # c\nM= #\nP=#fff #\nQ\nN.x-y=\"a\\$A\" # c\r\nO=`raw`\n";
        let parsed = parse(text);
        assert_eq!(parsed.faults, []);
        let expected = r##"{"A": "1", "B": "two 1 1", "C": "single $A", "D": "x y", "E": "v", "F": "", "G": "multi\nline",
            "H": "a#b", "I": "spaced", "J": "esc\n\"x", "K": "1$UNKNOWN${ALSO}", "L": "it's", "M": "", "P": "#fff", "N.x-y": "a$A",
            "O": "raw", "Q": null}"##;
        assert_eq!(parsed.trees[0].value, Value::from_json_str(expected).unwrap());
    }

    #[test]
    fn values_are_found_and_mistakes_said() {
        let text = "A=\"x\ny\"\nwo rd\nA=2\nB=\"open\n";
        let parsed = parse(text);
        let spans = &parsed.trees[0].spans;
        let slices: Vec<_> = spans
            .children(0)
            .map(|id| {
                (spans.name(id, text).unwrap(), &text[spans.value(id).start as usize..spans.value(id).end as usize])
            })
            .collect();
        assert_eq!(slices, [("A", "\"x\ny\""), ("A", "2"), ("B", "\"open")]);
        let found: Vec<_> = parsed.faults.iter().map(|fault| (fault.offset, fault.message.as_str())).collect();
        assert_eq!(
            found,
            [
                (8, "`wo rd` is no NAME=value"),
                (14, "the key `A` stands twice; the last one holds"),
                (20, "the quotes that open here do not close"),
            ]
        );
    }

    #[test]
    fn hostile_files_take_no_time() {
        let doubled: Vec<String> = (0..20_000).map(|at| format!("A{}=$A{at}$A{at}$A{at}\n", at + 1)).collect();
        assert_eq!(parse(&format!("A0=0123456789\n{}", doubled.concat())).faults, []);
        let quotes = "A=\"\n".repeat(100_001);
        assert!(parse(&quotes).faults.len() < 25);
        let braces = format!("A={}", "${".repeat(200_000));
        assert_eq!(parse(&braces).faults, []);
    }
}
