//! Java properties → one tree of strings.
//!
//! As `java.util.Properties` reads them: `=`, `:` or a blank ends the key, an odd number of backslashes at the end of a line
//! lets it go on, `\uXXXX` is a character. References such as `${a}` stay as they are written.

use std::collections::BTreeSet;

use regorus::Value;

use super::faults::Faults;
use super::keys::Keys;
use super::part::{Entry, Part, span};
use super::pieces::{between, lines, place, start_of};
use super::{Fault, Key, Parsed};

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    let mut keys = Keys::new();
    let mut faults = Faults::default();
    let mut seen: BTreeSet<Key> = BTreeSet::new();
    let mut entries = Vec::new();
    let mut rest = lines(text);
    while let Some(line) = rest.next() {
        let content = line.trim_start_matches(BLANKS);
        if content.is_empty() || content.starts_with(['#', '!']) {
            // Spring Boot takes what follows for another document (Features > Externalized Configuration > Multi-Document Files).
            if matches!(line.trim_end(), "#---" | "!---") {
                seen.clear();
            }
            continue;
        }
        let (name, value) = cut(content);
        let mut last = value;
        let mut whole = String::new();
        while goes_on(last) {
            whole.push_str(last.get(..last.len() - 1).unwrap_or(""));
            let Some(next) = rest.next() else { break };
            last = next.trim_start_matches(BLANKS);
        }
        if !goes_on(last) {
            whole.push_str(last);
        }
        let key = keys.get(&unescaped(text, name, name, &mut faults));
        if !seen.insert(key.clone()) {
            faults.duplicate(start_of(text, name), &key);
        }
        let value = Part::Scalar(Value::from(unescaped(text, value, &whole, &mut faults)), between(text, value, last));
        entries.push(Entry { key, span: place(text, name), part: value });
    }
    let tree = Part::Object(entries, span(0, text.len())).into_tree(text);
    Parsed { trees: vec![tree], faults: faults.finish() }
}

const BLANKS: [char; 3] = [' ', '\t', '\u{c}'];

/// Key and value of a line.
fn cut(content: &str) -> (&str, &str) {
    let mut is_escaped = false;
    let end = content.find(|c: char| {
        let ends = !is_escaped && (BLANKS.contains(&c) || matches!(c, '=' | ':'));
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    let (name, rest) = content.split_at_checked(end.unwrap_or(content.len())).unwrap_or((content, ""));
    let value = rest.trim_start_matches(BLANKS);
    let value = value.strip_prefix(['=', ':']).unwrap_or(value);
    // A key alone at the end of a line that goes on takes the backslash along.
    match end {
        None if goes_on(content) => content.split_at_checked(content.len() - 1).unwrap_or((content, "")),
        _ => (name, value.trim_start_matches(BLANKS)),
    }
}

/// Whether a line ends in an odd number of backslashes.
fn goes_on(line: &str) -> bool {
    let plain = line.trim_end_matches('\\').len();
    (line.len() - plain) % 2 == 1
}

/// A piece with its escapes read; `piece` says where it stands.
fn unescaped(text: &str, piece: &str, raw: &str, faults: &mut Faults) -> String {
    let mut built = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((plain, escaped)) = rest.split_once('\\') {
        built.push_str(plain);
        let mut chars = escaped.chars();
        match chars.next() {
            Some('t') => built.push('\t'),
            Some('n') => built.push('\n'),
            Some('r') => built.push('\r'),
            Some('f') => built.push('\u{c}'),
            Some('u') => {
                if let Some((found, length)) = unicode(escaped) {
                    built.push(found);
                    rest = escaped.get(length..).unwrap_or("");
                    continue;
                }
                faults.push(Fault::syntax(start_of(text, piece), "\\u is followed by four hexadecimal digits"));
            }
            Some(other) => built.push(other),
            None => {}
        }
        rest = chars.as_str();
    }
    built.push_str(rest);
    built
}

/// `uXXXX`, or two of them joined by a backslash where they are halves of one character, and their length.
fn unicode(escaped: &str) -> Option<(char, usize)> {
    let hex = |from: usize| {
        let digits =
            escaped.get(from..from + 4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let first = hex(1)?;
    if let Some(found) = char::from_u32(first) {
        return Some((found, 5));
    }
    let second = escaped.get(5..7).filter(|mark| *mark == "\\u").and_then(|_| hex(7));
    match second.filter(|second| first < 0xDC00 && (0xDC00..0xE000).contains(second)) {
        Some(second) => {
            char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)).map(|found| (found, 11))
        }
        None => Some((char::REPLACEMENT_CHARACTER, 5)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_java_reads_them() {
        let text = "# c\n! c2\na=1\nb : two\nc three\nd=con\\\n   tinued\\\n\ne=${a}z\nf\\ g=h\nu=\\u00e9\\uD83D\\uDE00\\t\nemptykey\n\
                    k=a=b\\\\\n  i   =   v w  \nd\\:e : f\nh:\nl\\\n  m = 1\r\n";
        let parsed = parse(text);
        assert_eq!(parsed.faults, []);
        let expected = r#"{"a": "1", "b": "two", "c": "three", "d": "continued", "e": "${a}z", "f g": "h", "u": "é😀\t",
            "emptykey": "", "k": "a=b\\", "i": "v w  ", "d:e": "f", "h": "", "l": "m = 1"}"#;
        assert_eq!(parsed.trees[0].value, Value::from_json_str(expected).unwrap());
    }

    #[test]
    fn values_are_found_and_mistakes_said() {
        let text = "a = one \\\n  two\nb\\ c: x\na=2\nd=\\u12\n";
        let parsed = parse(text);
        let spans = &parsed.trees[0].spans;
        let slices: Vec<_> = spans
            .children(0)
            .map(|id| {
                (spans.name(id, text).unwrap(), &text[spans.value(id).start as usize..spans.value(id).end as usize])
            })
            .collect();
        assert_eq!(slices, [("a", "one \\\n  two"), ("b c", "x"), ("a", "2"), ("d", "\\u12")]);
        let found: Vec<_> = parsed.faults.iter().map(|fault| (fault.offset, fault.message.as_str())).collect();
        let expected =
            [(24, "the key `a` stands twice; the last one holds"), (30, "\\u is followed by four hexadecimal digits")];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_key_may_stand_in_each_of_several_documents() {
        let faults = |text: &str| parse(text).faults.len();
        assert_eq!(faults("a=1\n#---\na=2\n!---\na=3\n"), 0);
        assert_eq!(faults("a=1\n#----\na=2\n"), 1);
        assert_eq!(faults("a=1\n#---\na=2\na=3\n"), 1);
    }
}
