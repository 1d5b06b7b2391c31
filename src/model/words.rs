//! Words that are near to each other, for "did you mean", and several things in one sentence.

use std::collections::BTreeSet;
use std::fmt::Display;

/// The known word nearest to what was written, where one is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known.filter_map(|candidate| Some((far(word, candidate)?, candidate))).min().map(|(_, near)| near)
}

/// How far two words are from each other, where one may be meant by the other: as for each part of names like `domain.rule`, so that
/// a long domain does not make up for another rule.
fn far(word: &str, candidate: &str) -> Option<usize> {
    if word.matches('.').count() != candidate.matches('.').count() {
        return near(word, candidate);
    }
    word.split('.').zip(candidate.split('.')).map(|(own, other)| near(own, other)).sum()
}

fn near(word: &str, candidate: &str) -> Option<usize> {
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    if candidate.chars().count().abs_diff(length) > limit {
        return None;
    }
    Some(distance(word, candidate)).filter(|far| *far <= limit)
}

/// Levenshtein's distance: insertions, deletions and substitutions between two words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut last = i + 1;
        for (slot, right) in row.iter_mut().skip(1).zip(&b) {
            let cost = diagonal + usize::from(left != *right);
            diagonal = *slot;
            last = cost.min(*slot + 1).min(last + 1);
            *slot = last;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Things that are named in a sentence; the others are counted.
const MOST_NAMED: usize = 2;

/// `a`, `a and b`, `a, b and 3 more`.
pub(crate) fn some_of<T: Display>(all: &BTreeSet<T>) -> String {
    let names: Vec<String> = all.iter().take(MOST_NAMED).map(ToString::to_string).collect();
    match all.len().saturating_sub(names.len()) {
        0 => names.join(" and "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_domain_does_not_make_up_for_another_rule() {
        let known = ["kubernetes.pdb", "kubernetes.host_network", "policies"];
        let guess = |word| nearest(word, known.into_iter());
        assert_eq!(guess("kubernetes.hst"), None);
        assert_eq!(guess("kubernets.host_netwrk"), Some("kubernetes.host_network"));
        assert_eq!(guess("kubernetes.pbd"), None, "two of three letters are others");
        assert_eq!(guess("kubernetes.pd"), Some("kubernetes.pdb"));
        assert_eq!(guess("kubernetes_host_network"), Some("kubernetes.host_network"));
        assert_eq!(guess("polices"), Some("policies"));
    }
}
