//! The faults of one text, at most so many: a hostile text has one on every line, and nobody reads the hundredth.
//!
//! Takes faults, gives the first ones and, where there were more, one that counts the rest.

use super::Fault;
use crate::model::ProblemKind;

/// Faults that are kept of one text.
const KEPT: usize = 20;

/// What is wrong in one text.
#[derive(Debug, Default)]
pub(super) struct Faults {
    kept: Vec<Fault>,
    more: usize,
}

impl Faults {
    /// Adds one.
    pub(super) fn push(&mut self, fault: Fault) {
        if self.kept.len() < KEPT {
            self.kept.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// Says that a key stands twice, at the later one.
    pub(super) fn duplicate(&mut self, offset: usize, key: &str) {
        if self.kept.len() < KEPT {
            let message = format!("the key {} stands twice; the last one holds", quoted(key));
            self.kept.push(Fault { kind: ProblemKind::DuplicateKey, ..Fault::syntax(offset, message) });
        } else {
            self.more += 1;
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether no more will be kept.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() >= KEPT
    }

    /// Them all, in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Fault> {
        self.kept.sort_by_key(|fault| fault.offset);
        if let Some(last) = self.kept.last().filter(|_| self.more > 0) {
            let message = format!("{} more like this", self.more);
            self.kept.push(Fault { message, help: None, ..last.clone() });
        }
        self.kept
    }
}

/// A piece of the text in a message: short, in quotes, nothing in it that a terminal obeys.
pub(super) fn quoted(piece: &str) -> String {
    const SHOWN: usize = 40;
    let shown: String = piece.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if piece.chars().nth(SHOWN).is_some() { format!("`{shown}…`") } else { format!("`{shown}`") }
}

/// Another's message with nothing in it that a terminal obeys.
pub(super) fn harmless(message: &str) -> String {
    let shown = |c: char| if c.is_control() { c.escape_debug().collect() } else { String::from(c) };
    message.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_faults_is_counted_and_not_kept() {
        let mut faults = Faults::default();
        for at in 0..1_000 {
            faults.duplicate(at, "a");
        }
        let kept = faults.finish();
        assert_eq!(kept.len(), KEPT + 1);
        assert_eq!(kept[KEPT].message, "980 more like this");
        assert_eq!(kept[KEPT].kind, ProblemKind::DuplicateKey);
    }

    #[test]
    fn what_is_quoted_is_short_and_harmless() {
        assert_eq!(quoted("a\u{1b}[31m\n"), "`a\\u{1b}[31m\\n`");
        assert_eq!(quoted(&"é".repeat(60)), format!("`{}…`", "é".repeat(40)));
    }
}
