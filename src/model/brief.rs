//! Texts that quote what was scanned, no longer than somebody reads: what a file holds has no end, and hosts have limits.

use std::borrow::Cow;
use std::sync::Arc;

/// Characters of a message.
pub(crate) const MESSAGE: usize = 1_000;

/// A text of at most so many characters, the last of them `…` where it is cut.
pub(crate) fn cut(text: &str, characters: usize) -> Cow<'_, str> {
    // No text has more characters than bytes.
    if text.len() <= characters || text.chars().nth(characters).is_none() {
        return text.into();
    }
    let kept: String = text.chars().take(characters.saturating_sub(1)).collect();
    format!("{kept}…").into()
}

/// A text as part of a message.
pub(crate) fn message(text: Arc<str>) -> Arc<str> {
    match cut(&text, MESSAGE) {
        Cow::Borrowed(_) => text,
        Cow::Owned(cut) => cut.into(),
    }
}

/// The same of a text that nobody else has.
pub(crate) fn line(text: String) -> String {
    match cut(&text, MESSAGE) {
        Cow::Borrowed(_) => text,
        Cow::Owned(cut) => cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters_and_only_where_it_is_too_long() {
        for (text, most, expected) in
            [("漢字", 2, "漢字"), ("漢字漢字", 3, "漢字…"), ("", 0, ""), ("abc", 3, "abc"), ("abcd", 3, "ab…")]
        {
            assert_eq!(cut(text, most), expected);
        }
        let whole: Arc<str> = Arc::from("é".repeat(MESSAGE));
        assert!(Arc::ptr_eq(&message(whole.clone()), &whole));
        assert_eq!(message(Arc::from(format!("{whole}x"))).chars().count(), MESSAGE);
    }
}
