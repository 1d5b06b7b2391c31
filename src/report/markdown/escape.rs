//! Text → Markdown that shows this text and nothing else, also within a row of a table.

use crate::report::sanitize;

/// Breaks what would become a link or a mention; takes no room.
const NOTHING: &str = "&#8203;";

/// A text as it can stand anywhere within a line.
pub(in crate::report) fn text(text: &str) -> String {
    let clean = sanitize::line(text);
    let mut shown = String::with_capacity(clean.len() + 16);
    let mut rest = clean.chars().peekable();
    let mut last = ' ';
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '$' => shown.extend(['\\', c]),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            _ => shown.push(c),
        }
        let is_mention = c == '@' && next.is_some_and(char::is_alphanumeric);
        let is_issue = matches!((last, c), (_, '#') | ('H' | 'h', '-')) && next.is_some_and(|own| own.is_ascii_digit());
        let is_address = c == ':' && next == Some('/');
        let is_host = c.eq_ignore_ascii_case(&'w') && last.eq_ignore_ascii_case(&'w') && next == Some('.');
        if is_mention || is_issue || is_address || is_host {
            shown.push_str(NOTHING);
        }
        last = c;
    }
    shown
}

/// A text as code: shown letter by letter.
pub(in crate::report) fn code(text: &str) -> String {
    let clean = sanitize::line(text).replace('|', "\\|");
    let longest = clean.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if clean.starts_with('`') || clean.ends_with('`') || clean.is_empty() { " " } else { "" };
    format!("{fence}{gap}{clean}{gap}{fence}")
}

/// Prose of a definition or a policy: what stands between backticks is code.
pub(super) fn prose(prose: &str) -> String {
    let parts: Vec<&str> = prose.split('`').collect();
    // A backtick without its like is one that is meant.
    if parts.len().is_multiple_of(2) {
        return text(prose);
    }
    let part = |(at, part): (usize, &&str)| if at % 2 == 1 && !part.is_empty() { code(part) } else { text(part) };
    parts.iter().enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let cases = [
            ("plain text, é 漢字 🦀", "plain text, é 漢字 🦀"),
            ("a|b\nc", "a\\|b\\\\nc"),
            ("<img src=x onerror=y> & co", "&lt;img src=x onerror=y&gt; &amp; co"),
            ("[here](https://evil.example)", "\\[here\\](https:&#8203;//evil.example)"),
            ("**bold** _it_ `code` ~gone~", "\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\~gone\\~"),
            ("ask @octocat or a@b.c", "ask @&#8203;octocat or a@&#8203;b.c"),
            ("see #12, acme/x#3 and GH-7", "see #&#8203;12, acme/x#&#8203;3 and GH-&#8203;7"),
            ("www.evil.example", "www&#8203;.evil.example"),
            ("costs $x$", "costs \\$x\\$"),
            ("\u{1b}[31m\u{202e}", "\\\\x1b\\[31m\\\\u\\{202e\\}"),
            ("@ alone, # alone, C#", "@ alone, # alone, C#"),
        ];
        for (given, expected) in cases {
            assert_eq!(text(given), expected);
        }
    }

    #[test]
    fn code_is_fenced_by_more_backticks_than_it_has() {
        let cases = [
            ("deploy/web.yaml:3", "`deploy/web.yaml:3`"),
            ("a`b", "``a`b``"),
            ("`a`", "`` `a` ``"),
            ("a|b", "`a\\|b`"),
            ("a\nb", "`a\\nb`"),
            ("", "`  `"),
        ];
        for (given, expected) in cases {
            assert_eq!(code(given), expected);
        }
    }

    #[test]
    fn prose_keeps_its_code() {
        let cases = [
            ("Set `a.b` and <c>.", "Set `a.b` and &lt;c&gt;."),
            ("one ` alone", "one \\` alone"),
            ("`a`", "`a`"),
            ("no code", "no code"),
        ];
        for (given, expected) in cases {
            assert_eq!(prose(given), expected);
        }
    }
    /// What a reader of Markdown sees in the cell of a row, and whether there is nothing but text in it.
    fn seen(cell: &str) -> (String, bool) {
        use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
        let row = format!("| Head | Last |\n|---|---|\n| x{cell}x | last |\n");
        let (mut shown, mut is_plain, mut cells, mut rows) = (String::new(), true, 0, 0);
        for event in
            Parser::new_ext(&row, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH)
        {
            match event {
                Event::Start(Tag::TableRow) => rows += 1,
                Event::Start(Tag::TableCell) => cells += 1,
                Event::Text(text) | Event::Code(text) if rows == 1 && cells == 3 => shown.push_str(&text),
                Event::Start(Tag::Table(_) | Tag::TableHead)
                | Event::End(TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell)
                | Event::Text(_) => {}
                _ => is_plain = false,
            }
        }
        (shown.replace('\u{200b}', ""), is_plain && (rows, cells) == (1, 4))
    }

    #[test]
    fn whatever_is_written_is_what_a_reader_sees() {
        const PIECES: [&str; 32] = [
            "*",
            "**",
            "_",
            "`",
            "``",
            "|",
            "\\",
            "\\|",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "&amp;",
            "&",
            "[x](y)",
            "![",
            "](",
            "~~",
            "$",
            "#",
            "@a",
            "https://a.b",
            "www.a.b",
            "\n",
            "\t",
            "- ",
            "1. ",
            "> ",
            "a",
            "é",
            " ",
            "漢",
        ];
        bolero::check!().with_type::<Vec<u8>>().with_iterations(1000).for_each(|choices| {
            let given: String = choices.iter().map(|own| PIECES[usize::from(*own) % PIECES.len()]).collect();
            let expected = format!("x{}x", sanitize::line(&given));
            assert_eq!(seen(&text(&given)), (expected, true), "{given:?}");
        });
    }
}
