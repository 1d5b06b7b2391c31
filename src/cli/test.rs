//! `karat test`: what the tests of policies say, expected and found side by side.

use std::fmt::Write as _;

use super::args::Test;
use super::output::Color;
use super::{Exit, Failure, say};
use crate::testing::{self, Case, CaseResult, Expectation, Outcome};

pub(super) fn run(test: &Test, color: Color) -> Result<Exit, Failure> {
    let expectation = if test.write_fixed { Expectation::Written } else { Expectation::Compared };
    let outcome = testing::run((&test.paths, &test.data), test.coverage, expectation)?;
    let paint = Paint { color: color.on_stdout() };
    let mut shown = String::new();
    for case in &outcome.cases {
        show(&mut shown, case, test.verbose, paint);
    }
    let count = |wanted: fn(&CaseResult) -> bool| outcome.cases.iter().filter(|case| wanted(&case.result)).count();
    let passed = count(|result| matches!(result, CaseResult::Pass));
    let skipped = count(|result| matches!(result, CaseResult::Skipped));
    let failed = outcome.cases.len() - passed - skipped;
    let is_covered = !test.coverage || coverage(&mut shown, &outcome, test.min_coverage);
    let _ = writeln!(shown, "{passed} passed, {failed} failed, {skipped} skipped");
    say(&shown)?;
    Ok(if failed == 0 && is_covered { Exit::Clean } else { Exit::Findings })
}

#[derive(Clone, Copy)]
struct Paint {
    color: bool,
}

impl Paint {
    fn red(self, text: &str) -> String {
        if self.color { format!("\x1b[1;31m{text}\x1b[0m") } else { text.to_owned() }
    }
}

fn show(text: &mut String, case: &Case, verbose: bool, paint: Paint) {
    let place = if case.line == 0 { case.path.clone() } else { format!("{}:{}", case.path, case.line) };
    let title = |word: &str| format!("{word} {place} {}", case.name);
    match &case.result {
        CaseResult::Pass if verbose => drop(writeln!(text, "{}", title("pass"))),
        CaseResult::Skipped if verbose => drop(writeln!(text, "{}", title("skip"))),
        CaseResult::Pass | CaseResult::Skipped => {}
        CaseResult::Error(message) => drop(writeln!(text, "{}\n    {message}", paint.red(&title("ERROR")))),
        CaseResult::Fail(differences) => {
            let _ = writeln!(text, "{}", paint.red(&title("FAIL")));
            for difference in differences {
                if !difference.place.is_empty() {
                    let _ = writeln!(text, "    {}", difference.place);
                }
                let _ = writeln!(text, "      expected  {}", difference.expected);
                let _ = writeln!(text, "      found     {}", difference.found);
            }
        }
    }
}

/// Writes the coverage; says whether it is enough.
fn coverage(text: &mut String, outcome: &Outcome, least: Option<u8>) -> bool {
    let (mut covered, mut all) = (0, 0);
    for file in &outcome.coverage {
        covered += file.covered;
        all += file.covered + file.missed.len() as u64;
        if !file.missed.is_empty() {
            let share = file.share();
            let lines = ranges(&file.missed);
            let _ = writeln!(text, "{:>3}.{}% {} not reached: {lines}", share / 100, share / 10 % 10, file.path);
        }
    }
    let share = (covered * 1000_u64).checked_div(all).unwrap_or(1000);
    let _ = writeln!(text, "coverage {}.{}% of {all} lines", share / 10, share % 10);
    least.is_none_or(|least| share >= u64::from(least) * 10)
}

/// `3, 7-9`
fn ranges(lines: &[u32]) -> String {
    let mut parts: Vec<(u32, u32)> = Vec::new();
    for line in lines {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            _ => parts.push((*line, *line)),
        }
    }
    let part = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_in_a_row_are_one_range() {
        assert_eq!(ranges(&[3, 7, 8, 9, 11]), "3, 7-9, 11");
    }
}
