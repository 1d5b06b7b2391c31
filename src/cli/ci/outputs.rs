//! What later steps read: names and values in the file that GitHub gives a step for them. Values may have several lines.

use std::fmt::Write as _;
use std::hash::{BuildHasher as _, RandomState};
use std::path::Path;

use super::environment::Environment;
use crate::cli::Failure;
use crate::model::Report;
use crate::model::scorecard::ScorecardResult;
use crate::report::hundredths;

/// Names and values, in the order in which they are written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outputs(Vec<(&'static str, String)>);

impl Outputs {
    /// The numbers of a report. Of several scorecards the one with the lowest score speaks.
    pub(super) fn of(report: &Report) -> Self {
        let mut outputs = Self::default();
        let card = report.scorecards.iter().min_by_key(|card| card.score.unwrap_or(0));
        let points = |of: fn(&ScorecardResult) -> Option<u32>| card.and_then(of).map(hundredths).unwrap_or_default();
        outputs.add("score", points(|card| card.score));
        outputs.add("level", card.map(|card| card.level.as_deref().unwrap_or("none").to_owned()).unwrap_or_default());
        outputs.add("coverage", points(|card| card.coverage));
        let new = report.totals.findings();
        outputs.add("findings", (new + report.totals.baselined).to_string());
        outputs.add("new-findings", new.to_string());
        outputs
    }

    /// One more.
    pub(super) fn add(&mut self, name: &'static str, value: impl Into<String>) {
        self.0.push((name, value.into()));
    }

    /// One more, a file.
    pub(super) fn file(&mut self, name: &'static str, path: Option<&Path>) {
        self.add(name, path.map(|path| path.display().to_string()).unwrap_or_default());
    }

    /// Appends them to the file; outside of GitHub there is none.
    pub(super) fn write(&self, environment: &Environment) -> Result<(), Failure> {
        let Some(path) = environment.path("GITHUB_OUTPUT") else { return Ok(()) };
        super::files::append(path, &self.text(&delimiter()))
    }

    /// Each value stands between two lines that nobody can know before, so that none can name further outputs.
    fn text(&self, delimiter: &str) -> String {
        let mut text = String::new();
        for (name, value) in &self.0 {
            let _ = writeln!(text, "{name}<<{delimiter}\n{value}\n{delimiter}");
        }
        text
    }
}

/// A line that is another one in every run.
fn delimiter() -> String {
    let random = || RandomState::new().hash_one(0);
    format!("karat_{:016x}{:016x}", random(), random())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_of_several_lines_stays_one_value() {
        let mut outputs = Outputs::default();
        outputs.add("level", "a\nEOF\nscore=100");
        outputs.file("sarif-file", None);
        assert_eq!(outputs.text("END"), "level<<END\na\nEOF\nscore=100\nEND\nsarif-file<<END\n\nEND\n");
        assert_ne!(delimiter(), delimiter());
    }
}
