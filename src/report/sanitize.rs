//! Text from scanned files → text that a terminal or a build log takes for nothing but text.
//!
//! Control characters, escape sequences and characters that turn the direction of writing are spelled out; workflow commands
//! are broken. Nothing is dropped: what was there can still be read.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Openings of workflow commands that are read wherever they stand in a line (old GitHub Actions, Azure Pipelines).
const INLINE_COMMANDS: [&str; 2] = ["##[", "##vso["];

/// A text as one line that can stand anywhere within a line.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        if acts(c) {
            spell(c, &mut clean);
            continue;
        }
        let so_far = text.get(..at).unwrap_or("");
        let opens = |command: &&str| c == '[' && so_far.ends_with(command.trim_end_matches('['));
        if INLINE_COMMANDS.iter().any(opens) {
            clean.push('\\');
        }
        clean.push(c);
    }
    Cow::Owned(clean)
}

/// A text of several lines, none of which a runner takes for a command.
pub(crate) fn lines(text: &str) -> String {
    broken(&text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

/// Lines whose parts are clean, none of which a runner takes for a command: one may have come about where they were wrapped.
pub(crate) fn broken(lines: &str) -> String {
    let line = |own: &str| if is_command(own) { format!("\\{own}") } else { own.to_owned() };
    lines.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Whether nothing in a text does anything besides being shown.
pub(super) fn is_clean(text: &str) -> bool {
    is_plain(text) || (!text.chars().any(acts) && !text.contains("##"))
}

/// Whether a text has nothing but ASCII characters that are shown as themselves and open no command, as nearly all have. All are
/// looked at, many at once, which takes less time than to stop at the first other one.
fn is_plain(text: &str) -> bool {
    let others = |found: u8, byte: u8| found | u8::from(!matches!(byte, b' '..=b'"' | b'$'..=b'~'));
    text.bytes().fold(0, others) == 0
}

/// Whether a runner takes a whole line of output for a command (`::error …` at its start).
pub(crate) fn is_command(line: &str) -> bool {
    line.trim_start().starts_with("::")
}

/// A character as it is shown: itself, or spelled out.
pub(crate) fn push(c: char, out: &mut String) {
    if acts(c) {
        spell(c, out);
    } else {
        out.push(c);
    }
}

/// Whether a text has nothing but ASCII characters that are shown as themselves, as nearly all have.
pub(super) fn is_ascii_shown(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// Whether a character does something besides being shown.
pub(super) fn acts(c: char) -> bool {
    c.is_control()
        || is_none(c)
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether Unicode says of a character that it is none (the 66 noncharacters): XML does not take all of them, HTML takes none.
const fn is_none(c: char) -> bool {
    (c as u32) & 0xFFFE == 0xFFFE || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

fn spell(c: char, out: &mut String) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ => {
            let code = u32::from(c);
            let _ = if code < 0x100 { write!(out, "\\x{code:02x}") } else { write!(out, "\\u{{{code:x}}}") };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_spelled_out_and_all_else_stays() {
        let cases = [
            ("plain text, é 漢字 🦀 a::b s3:::bucket", "plain text, é 漢字 🦀 a::b s3:::bucket"),
            ("one\ntwo\r\nthree\tfour", "one\\ntwo\\r\\nthree\\tfour"),
            ("\u{1b}[31mred\u{1b}[0m", "\\x1b[31mred\\x1b[0m"),
            ("\u{1b}]8;;https://evil\u{7}link", "\\x1b]8;;https://evil\\x07link"),
            ("\u{9b}31m\u{7f}\0", "\\x9b31m\\x7f\\x00"),
            ("user\u{202e}gpj.exe\u{2066}x\u{2069}", "user\\u{202e}gpj.exe\\u{2066}x\\u{2069}"),
            ("a\u{200b}b\u{2028}c\u{feff}\u{e0041}", "a\\u{200b}b\\u{2028}c\\u{feff}\\u{e0041}"),
            ("\u{fffe}\u{ffff}\u{fdd0}\u{fffd}", "\\u{fffe}\\u{ffff}\\u{fdd0}\u{fffd}"),
            ("##[error]x ##vso[task.setvariable]y", "##\\[error]x ##vso\\[task.setvariable]y"),
            ("###[group]z #[derive] [#]", "###\\[group]z #[derive] [#]"),
            ("👩\u{200d}💻 joined", "👩\u{200d}💻 joined"),
        ];
        for (text, expected) in cases {
            assert_eq!(line(text), expected);
        }
    }

    #[test]
    fn what_unicode_says_is_no_character_acts() {
        let all = ('\0'..=char::MAX).filter(|c| is_none(*c));
        assert_eq!(all.filter(|c| acts(*c)).count(), 66);
        let planes = (0..=16).flat_map(|plane| [plane << 16 | 0xfffe, plane << 16 | 0xffff]);
        assert!(planes.chain(0xfdd0..=0xfdef).filter_map(char::from_u32).all(acts));
    }

    #[test]
    fn a_workflow_command_is_known_by_the_start_of_its_line() {
        let cases = [
            ("::error file=a::b", true),
            ("   ::set-output name=a::b", true),
            ("arn:aws:s3:::bucket", false),
            ("open to ::/0", false),
        ];
        for (line, expected) in cases {
            assert_eq!(is_command(line), expected, "{line}");
        }
    }

    #[test]
    fn of_several_lines_none_is_a_command() {
        assert_eq!(lines("a ::b\n::error::c\r\n  ::d\n"), "a ::b\n\\::error::c\\r\n\\  ::d\n");
    }

    #[test]
    fn a_long_text_takes_time_in_proportion() {
        let text = "##\u{1b}[".repeat(50_000);
        assert_eq!(line(&text).len(), text.len() + 3 * 50_000);
    }
}
