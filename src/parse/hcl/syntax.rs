//! HCL text → hcl-edit's syntax tree, guarded before (depth, sizes that cost too much) and mended where hcl-edit is stricter
//! than Terraform: line breaks inside `for` brackets, keys that stand twice in one object, a byte order mark. A mend never
//! moves an offset. Gives one readable fault where a text is no HCL; never recurses itself, never builds values.

use std::borrow::Cow;

use hcl_edit::parser::{parse_body, parse_template};
use hcl_edit::structure::Body;
use hcl_edit::template::Template;

use super::super::Fault;
use super::offset;
use super::scan::{Bracket, Kind, Scanner};
use crate::model::ProblemKind;

/// Terraform's own files stay far below; hcl-edit refuses at 64 by itself, this keeps absurd texts from it.
const MAX_DEPTH: usize = 250;
/// hcl-edit compares each key of an object with all before it; this is the sum of the squares (about half a second).
const MAX_KEY_WORK: usize = 400_000_000;
/// How many keys that stand twice are mended in one file.
const MAX_RENAMED: usize = 64;
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A parsed text and what was done to read it.
pub(super) struct Source<'t> {
    /// The text as it stands in the file.
    pub text: &'t str,
    /// The syntax tree; its spans are right for `text`, its object keys at `renamed` are not.
    pub body: Body,
    /// Where the keys start that were renamed to be read.
    pub renamed: Vec<usize>,
    /// What was noticed on the way.
    pub faults: Vec<Fault>,
}

/// Parses a file.
pub(super) fn body(text: &str) -> Result<Source<'_>, Fault> {
    guard(Scanner::new(text))?;
    let first = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => Cow::Owned(format!("   {rest}")),
        None => Cow::Borrowed(text),
    };
    match parse_body(&first) {
        Ok(body) => Ok(Source { text, body, renamed: Vec::new(), faults: Vec::new() }),
        Err(_) => mend(text, &first),
    }
}

/// Parses the text of a template: what stands between the quotes of a string in Terraform's JSON syntax.
pub(super) fn template(text: &str) -> Option<(Template, Cow<'_, str>)> {
    guard(Scanner::template(text)).ok()?;
    if let Ok(template) = parse_template(text) {
        return Some((template, Cow::Borrowed(text)));
    }
    let mended = join_lines(text, Scanner::template(text))?;
    parse_template(&mended).ok().map(|template| (template, Cow::Owned(mended)))
}

/// Refuses what hcl-edit would need too long for.
fn guard(scanner: Scanner<'_>) -> Result<(), Fault> {
    let mut open: Vec<(Bracket, usize, usize)> = Vec::new();
    let mut work = 0_usize;
    for token in scanner {
        match token.kind {
            Kind::Open(bracket) => {
                if open.len() >= MAX_DEPTH {
                    return Err(Fault::syntax(token.start, format!("nested more than {MAX_DEPTH} levels deep")));
                }
                open.push((bracket, 0, token.start));
            }
            Kind::Close => {
                open.pop();
            }
            Kind::Comma | Kind::Newline => {
                if let Some((Bracket::Object, entries, start)) = open.last_mut() {
                    work = work.saturating_add(2 * *entries);
                    *entries += 1;
                    if work > MAX_KEY_WORK {
                        let mut fault = Fault::syntax(*start, "the file's objects have too many entries to be read");
                        fault.kind = ProblemKind::TooLarge;
                        return Err(fault);
                    }
                }
            }
            Kind::Comment => {}
        }
    }
    Ok(())
}

/// Tries again with the mends, as long as each of them gets further.
fn mend<'t>(text: &'t str, first: &str) -> Result<Source<'t>, Fault> {
    let mut source = join_lines(first, Scanner::new(first)).unwrap_or_else(|| first.to_owned());
    let mut renamed: Vec<usize> = Vec::new();
    let mut faults = Vec::new();
    for attempt in 0..=MAX_RENAMED {
        let error = match parse_body(&source) {
            Ok(body) => return Ok(Source { text, body, renamed, faults }),
            Err(error) => error,
        };
        let at = error.location().offset();
        let redefined = attempt < MAX_RENAMED && error.message().contains("found redefined object key");
        let Some(name) = redefined.then(|| rename_key(&mut source, at, attempt)).flatten() else {
            return Err(readable(&error, text));
        };
        if !renamed.contains(&at) {
            renamed.push(at);
            let name = text.get(name).unwrap_or_default();
            faults.push(Fault {
                kind: ProblemKind::DuplicateKey,
                offset: offset(at),
                message: format!("the key {name} stands twice in one object; the last one counts"),
                help: None,
            });
        }
    }
    Err(Fault::syntax(0, "the file's objects name too many keys twice"))
}

/// Replaces line breaks and line comments that mean nothing to HCL by spaces; none where there are none.
fn join_lines(text: &str, scanner: Scanner<'_>) -> Option<String> {
    let mut open: Vec<Bracket> = Vec::new();
    let mut bytes = text.as_bytes().to_vec();
    let mut changed = false;
    for token in scanner {
        match token.kind {
            Kind::Open(bracket) => open.push(bracket),
            Kind::Close => {
                open.pop();
            }
            Kind::Comma => {}
            Kind::Newline | Kind::Comment => {
                let inside =
                    matches!(open.last(), Some(Bracket::For | Bracket::Paren | Bracket::List | Bracket::Template));
                if inside && let Some(range) = bytes.get_mut(token.start..token.end) {
                    range.fill(b' ');
                    changed = true;
                }
            }
        }
    }
    changed.then(|| String::from_utf8(bytes).ok()).flatten()
}

/// Gives the key at an offset another name of the same length; returns where the key stands.
fn rename_key(source: &mut String, at: usize, attempt: usize) -> Option<std::ops::Range<usize>> {
    let rest = source.get(at..)?;
    let (skip, length) = if let Some(quoted) = rest.strip_prefix('"') {
        let length = quoted.find(['"', '\n'])?;
        let plain = quoted.get(length..)?.starts_with('"') && !quoted.get(..length)?.contains(['\\', '{']);
        (1, plain.then_some(length)?)
    } else {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        (0, rest.find(|c| !is_name(c)).unwrap_or(rest.len()))
    };
    let first = rest.get(skip..)?.chars().next()?;
    if length == 0 || (skip == 0 && first.is_ascii_digit()) {
        return None;
    }
    let mut name = vec![b'z'; length];
    let mut number = attempt;
    for byte in name.iter_mut().rev() {
        *byte = b'a' + u8::try_from(number % 26).unwrap_or(0);
        number /= 26;
    }
    let start = at + skip;
    source.replace_range(start..start + length, std::str::from_utf8(&name).ok()?);
    Some(at..start + length + skip)
}

/// What hcl-edit says, in words for somebody who did not write the parser.
fn readable(error: &hcl_edit::parser::Error, text: &str) -> Fault {
    let mut at = error.location().offset().min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let message = error.message();
    let found = text.get(at..).and_then(|rest| rest.chars().next());
    let at_end = at + 1 >= text.len() && found.is_none_or(char::is_whitespace);
    let found = match found {
        _ if at_end => "the end of the file".to_owned(),
        None => "something else".to_owned(),
        Some('\n' | '\r') => "a line break".to_owned(),
        Some(c) => format!("`{}`", c.escape_debug()),
    };
    let message = if message.contains("nested levels") {
        "nested more than 64 levels deep".to_owned()
    } else if message.contains("chained binary operators") {
        "an expression of more than 128 operators".to_owned()
    } else if message.contains("redefined attribute") {
        let is_name = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let name: String = text.get(at..).unwrap_or_default().chars().take_while(is_name).collect();
        format!("the attribute `{name}` stands twice in one block")
    } else if message.contains("redefined object key") {
        "a key stands twice in one object".to_owned()
    } else if message.contains("invalid expression") {
        format!("expected an expression, found {found}")
    } else if let Some(expected) = message.split("expected ").nth(1).filter(|_| !message.contains("unexpected token")) {
        let what = message.strip_prefix("invalid ").and_then(|rest| rest.split_once(';')).map(|(what, _)| what);
        let expected = expected.replace("`\n`", "a line break").replace("newline", "a line break");
        let expected = expected.replace("eof", "the end of the file");
        match what {
            Some(what) => format!("invalid {what}: expected {expected}, found {found}"),
            None => format!("expected {expected}, found {found}"),
        }
    } else {
        format!("unexpected {found}")
    };
    Fault::syntax(at, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (u32, String) {
        match body(text) {
            Ok(_) => (0, "no fault".to_owned()),
            Err(fault) => (fault.offset, fault.message),
        }
    }

    #[test]
    fn reads_what_terraform_reads() {
        let table = [
            "\u{feff}a = 1\n",
            "a = { for k, v in x : k => v ?\n 1 :\n 2 }\n",
            "a = { for k, v in x : k => # why\n v +\n 1 if v ==\n 2 }\n",
            "a = [for v in\n x ?\n y : z : v]\n",
            "a = \"${{ for k in x : k =>\n k ?\n 1 : 2 }}\"\n",
            "a = { b = 1, b = 2, \"c\" = 1, \"c\" = 3, b = 4 }\n",
            "a {}\r\nb = <<X\r\ntext\r\nX\r\n",
            "",
            "# only a comment",
        ];
        for text in table {
            assert_eq!(fault(text), (0, "no fault".to_owned()), "{text}");
        }
    }

    #[test]
    fn a_fault_says_where_and_what() {
        let table = [
            ("a = \n", 4, "expected an expression, found the end of the file"),
            ("a = ]\nb = 1\n", 4, "expected an expression, found `]`"),
            (
                "a \"b\" {\n c = 1\n",
                14,
                "invalid block body: expected `}`, a line break or identifier, found the end of the file",
            ),
            ("a = 1 b = 2\n", 6, "expected a line break or the end of the file, found `b`"),
            ("a = 1\na = 2\n", 6, "the attribute `a` stands twice in one block"),
            ("a = 1\na=u\0\n", 6, "the attribute `a` stands twice in one block"),
            ("a ? 1\n", 2, "invalid structure: expected `{`, `=`, `\"` or identifier, found `?`"),
        ];
        for (text, offset, message) in table {
            assert_eq!(fault(text), (offset, message.to_owned()), "{text}");
        }
    }

    #[test]
    fn depth_and_size_are_faults_and_not_crashes() {
        for open in ["(", "[", "{a=", "a {\n", "\"${", "-", "!", "[for x in ", "x ? ", "1+"] {
            let text = format!("a = {}", open.repeat(100_000));
            assert!(body(&text).is_err(), "{open}");
            let text = open.repeat(100_000);
            assert!(body(&text).is_err(), "{open}");
        }
        let entries: String = (0..60_000).map(|i| format!("k{i} = 1\n")).collect::<Vec<_>>().concat();
        let error = body(&format!("a = {{\n{entries}}}\n")).err().map(|fault| fault.kind);
        assert_eq!(error, Some(ProblemKind::TooLarge));
        assert!(body(&entries).is_ok());
    }
}
