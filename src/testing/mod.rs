//! Policies → what their own tests say: Rego unit tests, and `pass/` and `fail/` fixtures with marks.
//!
//! Sits beside the road: uses `catalog`, `evaluate` and `pipeline`, gives an [`Outcome`] that `cli` prints. Never prints.

mod ask;
mod coverage;
mod fixed;
mod fixtures;
mod setup;
mod unit;
mod verdicts;

pub use ask::{Answer, Asker, Refusal, ask};
pub use verdicts::verdicts;

use std::path::PathBuf;

use miette::Diagnostic;
use thiserror::Error;

pub(crate) use coverage::FileCoverage;
pub(crate) use fixed::Expectation;

use crate::{catalog, config, pipeline};

/// What the tests of some policies said.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// Unit tests and fixtures, by file and name.
    pub(crate) cases: Vec<Case>,
    /// Lines that unit tests reached, where it was asked for.
    pub(crate) coverage: Vec<FileCoverage>,
}

/// One test.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Case {
    /// The test's file, or the fixture.
    pub(crate) path: String,
    /// The line of the unit test; 0 for a fixture.
    pub(crate) line: u32,
    /// The test's or the rule's name.
    pub(crate) name: String,
    /// What it said.
    pub(crate) result: CaseResult,
}

/// What a test said.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CaseResult {
    /// As expected.
    Pass,
    /// Marked as not finished (`todo_test_…`).
    Skipped,
    /// Not as expected.
    Fail(Vec<Difference>),
    /// The test itself raised.
    Error(String),
}

/// What was expected and what was found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Difference {
    /// Where, such as `line 7`.
    pub(crate) place: String,
    /// What was expected.
    pub(crate) expected: String,
    /// What was found.
    pub(crate) found: String,
}

/// Why no tests could be run.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// The policies have mistakes.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Catalog(#[from] catalog::Error),
    /// The known digests of a fixture have mistakes.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Config(#[from] config::Error),
    /// A fixture could not be scanned.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Pipeline(#[from] pipeline::Error),
    /// The engine refused the policies.
    #[error("prepare the tests: {message}")]
    #[diagnostic(code(testing::refused))]
    Engine {
        /// What it said.
        message: String,
    },
    /// The history of a fixture could not be made.
    #[error("make the history of {path}: {message}")]
    #[diagnostic(code(testing::history), help("the git program has to be installed; see `.fixture.toml`"))]
    History {
        /// The fixture.
        path: String,
        /// What went wrong.
        message: String,
    },
    /// There is nothing to run.
    #[error("find a test in {path}")]
    #[diagnostic(
        code(testing::empty),
        help("unit tests are rules test_… in *_test.rego; fixtures stand in pass/ and fail/ beside a rule")
    )]
    Empty {
        /// The folder.
        path: String,
    },
}

/// Runs the tests of the policies under `paths`, with the data that is there and elsewhere.
pub(crate) fn run(
    (paths, data): (&[PathBuf], &[PathBuf]),
    with_coverage: bool,
    expectation: Expectation,
) -> Result<Outcome, Error> {
    let pool = rayon::ThreadPoolBuilder::new().stack_size(pipeline::STACK).build();
    let pool = pool.map_err(|error| Error::Engine { message: error.to_string() })?;
    let mut outcome = pool.install(|| unit::run((paths, data), with_coverage))?;
    outcome.cases.extend(pool.install(|| fixtures::run((paths, data), expectation))?);
    outcome.cases.sort();
    if outcome.cases.is_empty() {
        let shown: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        return Err(Error::Empty { path: shown.join(", ") });
    }
    Ok(outcome)
}
