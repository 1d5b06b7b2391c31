//! What a file holds, as far as it is compared; and how many lines two contents differ by.

use std::sync::Arc;

use gix_imara_diff::{Algorithm, Diff, InternedInput};

/// Larger files are not read.
pub(super) const LIMIT: u64 = 1 << 20;
/// A NUL among so many first bytes makes a file binary, as git has it.
const HEAD: usize = 8000;

/// What a file holds. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Lines, with `\n` at their ends: what line ends a checkout has is no drift.
    Text(Arc<[u8]>),
    /// Compared as a whole.
    Binary(Arc<[u8]>),
    /// Where a symbolic link leads to.
    Link(Arc<[u8]>),
    /// Larger than what is read.
    Large,
    /// A folder, another repository, a device.
    Other,
}

impl Content {
    /// Of a file's bytes.
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        if bytes.iter().take(HEAD).any(|byte| *byte == 0) {
            return Self::Binary(bytes.into());
        }
        if !bytes.contains(&b'\r') {
            return Self::Text(bytes.into());
        }
        let mut lines = Vec::with_capacity(bytes.len());
        let mut rest = bytes.iter().copied().peekable();
        while let Some(byte) = rest.next() {
            if byte != b'\r' || rest.peek() != Some(&b'\n') {
                lines.push(byte);
            }
        }
        Self::Text(lines.into())
    }

    /// Its lines; one where it has none to count.
    pub(super) fn lines(&self) -> u64 {
        match self {
            Self::Text(bytes) => count(lines(bytes).count()),
            _ => 1,
        }
    }
}

/// The lines of a text, with their ends.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n')
}

/// Lines that are not as they should be, of all lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    /// Those that differ.
    pub(crate) differing: u64,
    /// All that were compared.
    pub(crate) all: u64,
}

impl Lines {
    /// The share of those that differ in basis points; none where nothing was compared.
    pub(crate) fn basis_points(self) -> Option<u32> {
        let share = u128::from(self.differing) * 10_000 / u128::from(self.all.max(1));
        (self.all > 0).then(|| u32::try_from(share).unwrap_or(10_000))
    }

    /// All lines of a content that the other side lacks, or has too much.
    pub(super) fn whole(content: &Content) -> Self {
        Self { differing: content.lines(), all: content.lines() }
    }

    /// By how many lines two contents differ. A block of lines that became another one counts as the longer of both; a content without
    /// lines counts as one.
    pub(super) fn between(one: &Content, other: &Content) -> Self {
        if one == other {
            return Self { differing: 0, all: one.lines() };
        }
        let (Content::Text(before), Content::Text(after)) = (one, other) else {
            let all = one.lines().max(other.lines());
            return Self { differing: all, all };
        };
        let mut input = InternedInput::default();
        input.update_before(lines(before));
        input.update_after(lines(after));
        let diff = Diff::compute(Algorithm::Histogram, &input);
        let (mut differing, mut removed) = (0, 0);
        for hunk in diff.hunks() {
            removed += count(hunk.before.len());
            differing += count(hunk.before.len().max(hunk.after.len()));
        }
        let same = count(lines(before).count()).saturating_sub(removed);
        Self { differing, all: same + differing }
    }
}

impl std::ops::AddAssign for Lines {
    fn add_assign(&mut self, other: Self) {
        self.differing += other.differing;
        self.all += other.all;
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(one: &str, other: &str) -> (u64, u64) {
        let content = |text: &str| Content::of(text.as_bytes().to_vec());
        let lines = Lines::between(&content(one), &content(other));
        (lines.differing, lines.all)
    }

    #[test]
    fn a_block_that_became_another_one_counts_as_the_longer() {
        let table = [
            ("a\nb\nc\n", "a\nb\nc\n", (0, 3)),
            ("a\nb\nc\n", "a\nx\nc\n", (1, 3)),
            ("a\nb\nc\n", "a\nx\ny\nc\n", (2, 4)),
            ("a\nb\nc\n", "a\n", (2, 3)),
            ("a\n", "a\nb\nc\n", (2, 3)),
            ("a\nb\n", "x\ny\n", (2, 2)),
            ("", "a\n", (1, 1)),
            ("a\n", "", (1, 1)),
            ("", "", (0, 0)),
            ("a\n", "a", (1, 1)),
            ("\n", "", (1, 1)),
        ];
        for (one, other, expected) in table {
            assert_eq!(between(one, other), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn line_ends_do_not_count_and_binary_files_are_one_line() {
        assert_eq!(between("a\r\nb\rc\r\n", "a\nb\rc\n"), (0, 2));
        assert_eq!(between("\0a\n\n\n", "\0b"), (1, 1));
        assert_eq!(between("\0a", "a\nb\n"), (2, 2));
        let link = Content::Link(b"a".as_slice().into());
        assert_eq!(Lines::between(&link, &Content::of(b"a".to_vec())), Lines { differing: 1, all: 1 });
    }

    #[test]
    fn shares_are_basis_points_of_what_was_compared() {
        assert_eq!(Lines { differing: 1, all: 3 }.basis_points(), Some(3333));
        assert_eq!(Lines { differing: 3, all: 3 }.basis_points(), Some(10_000));
        assert_eq!(Lines::default().basis_points(), None);
    }
}
