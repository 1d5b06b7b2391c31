//! Lines of a file as edits left it → those of the same file before them, so that a list of many rounds speaks of one text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::diff::{Hunk, hunks};
use super::files::Changed;
use super::refusal::Refusal;
use super::rounds::Mend;
use crate::model::finding::Finding;

/// Where the lines of a text were before.
pub(super) struct Trace(Vec<Hunk>);

impl Trace {
    /// Between a text and what became of it.
    pub(super) fn between(before: &str, after: &str) -> Self {
        let (old, new): (Vec<&str>, Vec<&str>) =
            (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
        Self(hunks(&old, &new))
    }

    /// The line that a line of the text afterwards was, both from 1. One that is new is told by the line before it.
    fn line(&self, line: u32) -> u32 {
        let at = line.saturating_sub(1);
        let Some(hunk) = self.0.iter().take_while(|hunk| hunk.new.0 <= at).last() else { return line };
        let (old, new) = (hunk.old, hunk.new);
        if at >= new.1 {
            return old.1 + (at - new.1) + 1;
        }
        (old.0 + (at - new.0) + 1).min(old.1).max(1)
    }

    /// A finding of the text afterwards where it was before.
    pub(super) fn back(&self, finding: &Arc<Finding>) -> Arc<Finding> {
        let mut location = finding.location.clone();
        location.start.line = self.line(location.start.line);
        location.end.line = self.line(location.end.line).max(location.start.line);
        if location == finding.location {
            finding.clone()
        } else {
            Arc::new(Finding { location, ..(**finding).clone() })
        }
    }
}

/// Tells fixes that were not made by the lines of files as they were before these changes.
pub(crate) fn as_before(refused: &mut [(Mend, Refusal)], changed: &[Changed]) {
    let mut traces: BTreeMap<(&str, &str), Trace> = BTreeMap::new();
    for file in changed {
        let Some(before) = &file.before else { continue };
        let trace = Trace::between(&String::from_utf8_lossy(before), &String::from_utf8_lossy(&file.after));
        traces.insert((&file.repository, &file.path), trace);
    }
    for (mend, _) in refused {
        let place = (&*mend.finding.repository, &*mend.finding.location.path);
        if let Some(trace) = traces.get(&place) {
            mend.finding = trace.back(&mend.finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_told_as_it_was_before_and_a_new_one_by_the_one_above_it() {
        let before = "a\nb\nc\nd\ne\n";
        for (after, expected) in [
            (before, [1, 2, 3, 4, 5].as_slice()),
            ("new\na\nb\nc\nd\ne\n", &[1, 1, 2, 3, 4, 5]),
            ("a\nb\nnew\nnewer\nc\nd\ne\n", &[1, 2, 2, 2, 3, 4, 5]),
            ("a\nB\nc\nd\ne\n", &[1, 2, 3, 4, 5]),
            ("a\nB\nBB\nc\nD\ne\n", &[1, 2, 2, 3, 4, 5]),
            ("c\nd\ne\n", &[3, 4, 5]),
            ("a\nd\ne\nnew\n", &[1, 4, 5, 5]),
        ] {
            let trace = Trace::between(before, after);
            let told: Vec<u32> = (1..).take(expected.len()).map(|line| trace.line(line)).collect();
            assert_eq!(told, expected, "{after}");
        }
    }
}
