//! The findings that a fixture says it has: `# finding: <rule>` behind the line, or above it where the format has no comments
//! at the end of a line; `<file>.expected` or `.expected` where it has none at all. Reads texts, opens no file.

use std::collections::BTreeSet;

use crate::model::rule::ExampleLine;

/// The word that starts a mark, after a comment sign.
const WORD: &str = "finding:";

/// A place where a rule must find something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    /// The file, relative to the fixture's root.
    pub(crate) path: String,
    /// The line, from 1.
    pub(crate) line: u32,
    /// The rule's id.
    pub(crate) rule: String,
}

/// The marks in a text. A mark alone on its line speaks of the next line that is no mark.
pub(crate) fn in_text(path: &str, text: &str) -> BTreeSet<Mark> {
    let mut marks = BTreeSet::new();
    let mut waiting: Vec<String> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        let found = on_line(content);
        let is_alone = found.as_ref().is_some_and(|(before, _)| before.trim().is_empty());
        match found {
            Some((_, rules)) if is_alone => waiting.extend(rules),
            found => {
                let own = found.map(|(_, rules)| rules).unwrap_or_default();
                let rules = own.into_iter().chain(std::mem::take(&mut waiting));
                marks.extend(rules.map(|rule| Mark { path: path.to_owned(), line, rule }));
            }
        }
    }
    marks
}

/// The lines of a text as people read them: without marks, and with those bad at which a rule finds something.
pub(super) fn without(text: &str, rule: &str) -> Vec<ExampleLine> {
    let (mut lines, mut is_next_bad) = (Vec::new(), false);
    for content in text.lines() {
        let Some((before, rules)) = on_line(content) else {
            lines.push(ExampleLine { text: content.to_owned(), is_bad: std::mem::take(&mut is_next_bad) });
            continue;
        };
        let is_named = rules.iter().any(|own| own == rule);
        if before.trim().is_empty() {
            is_next_bad |= is_named;
        } else {
            let text = before.trim_end().to_owned();
            lines.push(ExampleLine { text, is_bad: is_named | std::mem::take(&mut is_next_bad) });
        }
    }
    lines
}

/// What stands before the mark on a line, and its rules.
fn on_line(line: &str) -> Option<(&str, Vec<String>)> {
    let at = line.find(WORD)?;
    let before = line.get(..at)?.trim_end();
    let before = ["#", "//", "<!--", ";"].iter().find_map(|sign| before.strip_suffix(sign))?;
    let rules = line.get(at + WORD.len()..)?.trim().trim_end_matches("-->").trim();
    let rules: Vec<_> = rules.split(',').map(|rule| rule.trim().to_owned()).filter(|rule| !rule.is_empty()).collect();
    (!rules.is_empty()).then_some((before, rules))
}

/// The marks of an `.expected` file: `line[:column] rule` beside the file `of`, or `path:line rule` for a whole fixture.
pub(crate) fn in_expected(of: Option<&str>, text: &str) -> BTreeSet<Mark> {
    let entry = |line: &str| {
        let (place, rule) = line.split_once(char::is_whitespace)?;
        let (path, number) = match of {
            Some(path) => (path, place.split(':').next()?),
            None => place.rsplit_once(':')?,
        };
        Some(Mark { path: path.to_owned(), line: number.parse().ok()?, rule: rule.trim().to_owned() })
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(u32, String)> {
        in_text("f", text).into_iter().map(|mark| (mark.line, mark.rule)).collect()
    }

    #[test]
    fn a_mark_speaks_of_its_line_or_of_the_next_one() {
        assert_eq!(places("a: 1 # finding: x.y\nb: 2\n"), [(1, "x.y".to_owned())]);
        assert_eq!(places("# finding: x.y, z\nUSER root\n"), [(2, "x.y".to_owned()), (2, "z".to_owned())]);
        assert_eq!(places("# finding: a\n# finding: b\nFROM x\n"), [(3, "a".to_owned()), (3, "b".to_owned())]);
        assert_eq!(places("// finding: a\nx = 1 // finding: b\n"), [(2, "a".to_owned()), (2, "b".to_owned())]);
        assert_eq!(places("a finding: nothing\n"), []);
    }

    #[test]
    fn marks_are_taken_out_and_their_lines_are_bad() {
        let text =
            "a: 1 # finding: x.y\n# finding: x.y, x.z\nb: 2\nc: 3\n<!-- finding: x.z -->\nd: 4 // finding: x.y\n";
        let lines = without(text, "x.y");
        let lines: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.is_bad)).collect();
        assert_eq!(lines, [("a: 1", true), ("b: 2", true), ("c: 3", false), ("d: 4", true)]);
        assert_eq!(without("description: the finding: x.y", "x.y")[0].text, "description: the finding: x.y");
    }

    #[test]
    fn expected_files_name_line_and_rule() {
        let of_file: Vec<_> = in_expected(Some("a.json"), "3:7 x.y\n").into_iter().collect();
        assert_eq!(of_file, [Mark { path: "a.json".to_owned(), line: 3, rule: "x.y".to_owned() }]);
        let of_folder: Vec<_> = in_expected(None, "# why\n.:1 r.s\n").into_iter().collect();
        assert_eq!(of_folder, [Mark { path: ".".to_owned(), line: 1, rule: "r.s".to_owned() }]);
    }
}
