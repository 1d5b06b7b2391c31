//! An example → the files and lines of it that are shown: what lies around its bad lines. Chooses, draws nothing.

use crate::model::rule::{Example, ExampleFile, ExampleLine};

/// So many files are shown of an example, at most.
const FILES: usize = 6;

/// A row of a file that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row<'e> {
    /// A line, with its number from 1.
    Line(usize, &'e ExampleLine),
    /// Lines that are left out.
    Gap,
}

/// The files that are shown, and how many more there are.
pub(super) fn files(example: &Example) -> (&[ExampleFile], usize) {
    let shown = example.files.len().min(FILES);
    (example.files.get(..shown).unwrap_or(&example.files), example.files.len() - shown)
}

/// The rows of a file: all that is within so many lines of a bad one, or its first lines, three times as many, where none is bad.
pub(super) fn rows(file: &ExampleFile, around: usize) -> Vec<Row<'_>> {
    let bad: Vec<usize> = (0..).zip(&file.lines).filter(|(_, line)| line.is_bad).map(|(at, _)| at).collect();
    let is_near = |at: usize| bad.iter().any(|bad| bad.abs_diff(at) <= around) || bad.is_empty() && at < 3 * around;
    let mut rows = Vec::new();
    for (at, line) in file.lines.iter().enumerate() {
        if is_near(at) {
            rows.push(Row::Line(at + 1, line));
        } else if rows.last() != Some(&Row::Gap) {
            rows.push(Row::Gap);
        }
    }
    rows
}

/// The numbers of the bad lines of a file, from 1.
pub(super) fn bad_lines(file: &ExampleFile) -> Vec<usize> {
    (1..).zip(&file.lines).filter(|(_, line)| line.is_bad).map(|(number, _)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lines: usize, bad: &[usize]) -> String {
        let line = |number| ExampleLine { text: String::new(), is_bad: bad.contains(&number) };
        let file = ExampleFile { path: String::new(), lines: (1..=lines).map(line).collect() };
        let row = |row: &Row<'_>| match row {
            Row::Line(number, _) => number.to_string(),
            Row::Gap => "…".to_owned(),
        };
        rows(&file, 1).iter().map(row).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn lines_around_bad_ones_are_shown_and_gaps_once() {
        let cases: [(usize, &[usize], &str); 5] = [
            (3, &[2], "1 2 3"),
            (9, &[5], "… 4 5 6 …"),
            (9, &[1, 9], "1 2 … 8 9"),
            (3, &[], "1 2 3"),
            (5, &[], "1 2 3 …"),
        ];
        for (lines, bad, expected) in cases {
            assert_eq!(shown(lines, bad), expected);
        }
    }
}
