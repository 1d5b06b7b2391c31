//! Byte ranges and the texts that take their place.

/// A range of a text, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Splice {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// The new text.
    pub(crate) text: String,
}

impl Splice {
    /// Puts a text in place of a range.
    pub(super) fn new(start: usize, end: usize, text: impl Into<String>) -> Self {
        Self { start, end: end.max(start), text: text.into() }
    }

    /// Puts a text between two bytes.
    pub(super) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::new(at, at, text)
    }

    /// Whether a text is taken away and none put in its place.
    pub(super) const fn takes_away(&self) -> bool {
        self.text.is_empty() && self.start < self.end
    }
}

/// The text with all splices made; none where they overlap or lie outside of it.
pub(crate) fn spliced(text: &str, splices: &[Splice]) -> Option<String> {
    let mut sorted: Vec<&Splice> = splices.iter().collect();
    sorted.sort_by_key(|splice| (splice.start, splice.end));
    let mut made = String::with_capacity(text.len() + splices.iter().map(|splice| splice.text.len()).sum::<usize>());
    let mut at = 0;
    for splice in sorted {
        made.push_str(text.get(at..splice.start)?);
        made.push_str(&splice.text);
        at = splice.end;
    }
    made.push_str(text.get(at..)?);
    Some(made)
}

/// The one splice that makes a text of another; none where they are the same.
pub(crate) fn between(before: &str, after: &str) -> Option<Splice> {
    let common = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum::<usize>()
    };
    let start = common(&mut before.chars(), &mut after.chars());
    let (old, new) = (before.get(start..)?, after.get(start..)?);
    let end = common(&mut old.chars().rev(), &mut new.chars().rev());
    let (old, new) = (old.get(..old.len() - end)?, new.get(..new.len() - end)?);
    (before != after).then(|| Splice::new(start, start + old.len(), new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splices_are_made_in_the_order_of_the_text_and_never_over_one_another() {
        let two = [Splice::new(4, 5, "X"), Splice::insert(0, "<")];
        assert_eq!(spliced("abcdef", &two).as_deref(), Some("<abcdXf"));
        assert_eq!(spliced("abcdef", &[Splice::new(0, 3, ""), Splice::new(2, 4, "")]), None);
        assert_eq!(spliced("é", &[Splice::insert(1, "x")]), None);
        assert_eq!(between("abcd", "aXd"), Some(Splice::new(1, 3, "X")));
        assert_eq!(between("aa", "aaa"), Some(Splice::insert(2, "a")));
        assert_eq!(between("a", "a"), None);
    }
}
