//! The text of an instruction → words: at blanks, with or without regard to quotes.
//!
//! Takes texts, gives ranges in them; quotes and escapes stay, `variables` takes them away. Never copies.

/// A range of the text it was made for.
pub(super) type Range = std::ops::Range<usize>;

/// What stands between words that know no quotes.
pub(super) const BLANKS: [char; 5] = ['\t', '\u{b}', '\u{c}', '\r', ' '];

/// Splits at blanks, quotes or not.
pub(super) fn plain(text: &str, within: Range) -> Vec<Range> {
    let mut words = Vec::new();
    let mut at = within.start;
    while let Some(rest) = text.get(at..within.end).filter(|rest| !rest.is_empty()) {
        let end = rest.find(BLANKS).unwrap_or(rest.len());
        if end > 0 {
            words.push(at..at + end);
        }
        at += end + rest.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    words
}

/// Splits at blanks that are not in quotes and not escaped.
pub(super) fn quoted(text: &str, within: Range, escape: char) -> Vec<Range> {
    let mut words = Vec::new();
    let mut at = within.start;
    while let Some(word) = next_word(text, at..within.end, escape) {
        at = word.end;
        words.push(word);
    }
    words
}

/// The next word, quotes and escapes respected.
fn next_word(text: &str, within: Range, escape: char) -> Option<Range> {
    let rest = text.get(within.clone())?;
    let start = within.start + (rest.len() - rest.trim_start().len());
    let mut quote = None;
    let mut chars = text.get(start..within.end)?.char_indices();
    while let Some((at, found)) = chars.next() {
        match quote {
            None if found.is_whitespace() => return Some(start..start + at),
            None if matches!(found, '\'' | '"') => quote = Some(found),
            Some(open) if found == open => quote = None,
            _ if found == escape && quote != Some('\'') => {
                chars.next();
            }
            _ => {}
        }
    }
    (start < within.end).then_some(start..within.end)
}

/// The flags at the head of an instruction's arguments, and where the rest starts.
pub(super) fn flags(text: &str, within: Range) -> (Vec<Range>, usize) {
    let mut flags = Vec::new();
    let mut at = within.start;
    while let Some(word) = next_word(text, at..within.end, '\\') {
        match text.get(word.clone()) {
            Some("--") => return (flags, word.end),
            Some(flag) if flag.starts_with("--") => {
                at = word.end;
                flags.push(word);
            }
            _ => return (flags, word.start),
        }
    }
    (flags, within.end)
}

/// A range without the blanks at its ends.
pub(super) fn trim(text: &str, within: Range) -> Range {
    let inner = text.get(within.clone()).unwrap_or("");
    let start = within.start + (inner.len() - inner.trim_start().len());
    start..(start + inner.trim().len())
}
