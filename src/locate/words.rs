//! Words in a text: where they stand in their order, as close together as can be.

use std::ops::Range;
use std::sync::Arc;

/// From the first of some words to the last: where they are first all there, and of several places of the first words the last.
pub(super) fn find(text: &str, words: &[Arc<str>]) -> Option<Range<usize>> {
    let end = words.iter().try_fold(0, |from, word| {
        let at = places(text, word, from..text.len()).next()?;
        Some(at + word.len())
    })?;
    let start = words.iter().rev().try_fold(end, |until, word| places(text, word, 0..until).last())?;
    (start < end).then_some(start..end)
}

/// Where a word stands by itself in a part of a text.
fn places<'t>(text: &'t str, word: &'t str, part: Range<usize>) -> impl Iterator<Item = usize> + 't {
    let is_inner = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let is_own = move |at: &usize| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + word.len()..).and_then(|behind| behind.chars().next());
        let is_joined = |one, other| is_inner(one) && is_inner(other);
        !is_joined(before, word.chars().next()) && !is_joined(word.chars().next_back(), behind)
    };
    let start = part.start;
    let matches = text.get(part).unwrap_or("").match_indices(word);
    matches.map(move |(at, _)| start + at).filter(is_own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_themselves_and_close_together() {
        let text = "apk add curl; \\\n  curl  -k \\\n  https://x; curl -k y";
        let cases: [(&[&str], Option<&str>); 6] = [
            (&["curl", "-k"], Some("curl  -k")),
            (&["curl", "-k", "https://x"], Some("curl  -k \\\n  https://x")),
            (&["curl", "-k", "y"], Some("curl -k y")),
            (&["apk"], Some("apk")),
            (&["cur"], None),
            (&[], None),
        ];
        for (words, expected) in cases {
            let words: Vec<Arc<str>> = words.iter().map(|word| Arc::from(*word)).collect();
            assert_eq!(find(text, &words).and_then(|found| text.get(found)), expected, "{words:?}");
        }
    }
}
