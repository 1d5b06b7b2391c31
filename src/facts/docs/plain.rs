//! AsciiDoc, reStructuredText and plain text → words, title and headings. Their links are not looked at.

use super::html::one_line;
use super::{Heading, Page, words};

/// Plain text has words only.
pub(super) fn text(content: &str) -> Page {
    Page { words: words(content), ..Page::default() }
}

/// AsciiDoc: `= Title`, `== Section`, fences of `----` and `....`, comments behind `//`, attributes `:name: value`.
pub(super) fn asciidoc(content: &str) -> Page {
    let mut page = Page::default();
    let mut fence: Option<&str> = None;
    for (index, line) in content.lines().enumerate() {
        let line = line.trim_end();
        if let Some(open) = fence {
            fence = fence.filter(|_| line != open);
            continue;
        }
        if is_fence(line) {
            page.code_blocks += usize::from(!line.starts_with('/'));
            fence = Some(line);
            continue;
        }
        let level = line.bytes().take_while(|byte| *byte == b'=').count();
        let heading = line.get(level..).and_then(|rest| rest.strip_prefix(' ')).filter(|_| (1..=6).contains(&level));
        if let Some(heading) = heading {
            page.words += words(heading);
            page.headings.push(Heading { level, text: one_line(heading), line: index + 1 });
        } else if !line.starts_with("//") && !is_attribute(line) {
            page.words += words(line);
        }
    }
    page.title = page.headings.iter().find(|heading| heading.level == 1).map(|heading| heading.text.clone());
    page
}

/// What stands between two of these is code, or a comment.
fn is_fence(line: &str) -> bool {
    let first = line.chars().next().unwrap_or(' ');
    let is_known = matches!(first, '-' | '.' | '+' | '/') && line.len() >= 4 || line.starts_with("```");
    is_known && (first == '`' || line.chars().all(|c| c == first))
}

fn is_attribute(line: &str) -> bool {
    let name = line.strip_prefix(':').and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace))
}

/// reStructuredText: titles with a line of punctuation below them, and maybe above; the order of the styles is that of the levels.
pub(super) fn restructured(content: &str) -> Page {
    let mut page = Page::default();
    let mut styles: Vec<(char, bool)> = Vec::new();
    let mut is_code = false;
    let lines: Vec<&str> = content.lines().map(str::trim_end).collect();
    for (index, line) in lines.iter().enumerate() {
        is_code &= line.is_empty() || line.starts_with([' ', '\t']);
        if is_code {
            continue;
        }
        let at = |index: Option<usize>| index.and_then(|index| lines.get(index)).copied().unwrap_or("");
        let (above, below) = (rule(at(index.checked_sub(1))), rule(at(Some(index + 1))));
        let is_title = below.is_some_and(|(_, length)| length >= line.trim().chars().count());
        if is_title && rule(line).is_none() && !line.is_empty() {
            let style =
                (below.map_or(' ', |(c, _)| c), above.is_some_and(|above| Some(above.0) == below.map(|(c, _)| c)));
            let known = styles.iter().position(|own| *own == style);
            let level = known.unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            page.headings.push(Heading { level: level + 1, text: one_line(line), line: index + 1 });
        }
        let directive = line.trim_start().strip_prefix(".. ").map(str::trim_start);
        let starts_code = match directive {
            Some(name) => ["code-block::", "code::", "sourcecode::"].iter().any(|own| name.starts_with(own)),
            None => line.ends_with("::"),
        };
        if starts_code {
            page.code_blocks += 1;
            is_code = true;
        }
        if directive.is_none() {
            page.words += words(line);
        }
    }
    page.title = page.headings.first().map(|heading| heading.text.clone());
    page
}

/// A line of one punctuation mark, and how long it is.
fn rule(line: &str) -> Option<(char, usize)> {
    let first = line.chars().next().filter(char::is_ascii_punctuation)?;
    let is_rule = line.len() >= 2 && line.chars().all(|c| c == first);
    is_rule.then_some((first, line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(page: &Page) -> Vec<(usize, &str, usize)> {
        page.headings.iter().map(|heading| (heading.level, heading.text.as_str(), heading.line)).collect()
    }

    #[test]
    fn asciidoc_has_words_and_headings() {
        let page =
            asciidoc("= The Shop\n:toc: left\n// no words\n\nTwo words.\n\n== Run it\n----\n== no heading\n----\n");
        assert_eq!(headings(&page), [(1, "The Shop", 1), (2, "Run it", 7)]);
        assert_eq!((page.words, page.code_blocks, page.title.as_deref()), (6, 1, Some("The Shop")));
    }

    #[test]
    fn restructured_text_has_words_and_headings() {
        let text = "====\nShop\n====\n\nTwo words::\n\n  code here\n  ====\n\nRun\n---\n.. image:: x.png\n\nMore\n----\nShort\n--\n";
        let page = restructured(text);
        assert_eq!(headings(&page), [(1, "Shop", 2), (2, "Run", 10), (2, "More", 14)]);
        assert_eq!((page.words, page.code_blocks, page.title.as_deref()), (6, 1, Some("Shop")));
    }

    #[test]
    fn languages_without_blanks_have_words_too() {
        assert_eq!(text("これは短い文です。 Rust 1.0 — ok").words, 5 + 3);
    }
}
