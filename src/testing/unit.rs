//! Rego unit tests: rules `test_…`, true or not.

use std::path::PathBuf;
use std::time::Duration;

use regorus::{Engine, Value};

use super::coverage::{self, FileCoverage};
use super::{Case, CaseResult, Difference, Error, Outcome};
use crate::catalog::{self, Policy};
use crate::config::{Mistake, Mistakes};
use crate::evaluate::{self, Limits};
use crate::rego;

const LIMITS: Limits = Limits { timeout: Duration::from_secs(20), memory: 4 << 30 };

/// Runs the unit tests of the policies under `paths`.
pub(super) fn run(paths: &[PathBuf], with_coverage: bool) -> Result<Outcome, Error> {
    let policies = catalog::with_helpers(paths)?;
    let sources: Vec<_> = policies.iter().map(source).collect();
    let program = rego::compile(&sources, &catalog::rego_options()).map_err(|errors| {
        let mistake = |error: rego::Error| {
            let policy = policies.iter().find(|policy| policy.path == error.path)?;
            Some(catalog::mistake(policy, error))
        };
        let mistakes: Vec<Mistake> = errors.into_iter().filter_map(mistake).collect();
        match Mistakes::check("the policies", mistakes) {
            Err(mistakes) => Error::from(catalog::Error::from(mistakes)),
            Ok(()) => Error::Engine { message: "a policy was refused without a reason".to_owned() },
        }
    })?;
    let mut engine = prepared(&program)?;
    engine.set_enable_coverage(with_coverage);
    let mut outcome = Outcome::default();
    for module in &program.modules {
        for test in module.rules.iter().filter(|rule| is_test(&rule.name)) {
            let package = module.package.join(".");
            let result = if test.name.starts_with("todo_") {
                CaseResult::Skipped
            } else {
                ask(&mut engine, &format!("data.{package}.{}", test.name))
            };
            let (path, line) = (module.path.clone(), test.line);
            outcome.cases.push(Case { path, line, name: format!("{package}.{}", test.name), result });
        }
    }
    outcome.cases.dedup_by(|a, b| a.name == b.name);
    if with_coverage {
        outcome.coverage = report(&engine, &policies);
    }
    Ok(outcome)
}

fn source(policy: &Policy) -> rego::Source {
    rego::Source { path: policy.path.clone(), text: policy.text.clone() }
}

fn is_test(name: &str) -> bool {
    name.starts_with("test_") || name.starts_with("todo_test_")
}

fn prepared(program: &rego::Program) -> Result<Engine, Error> {
    let refused = |message: String| Error::Engine { message };
    let mut engine = evaluate::engine(LIMITS).map_err(refused)?;
    for (module, text) in program.modules.iter().zip(&program.texts) {
        engine.add_policy(module.path.clone(), text.clone()).map_err(|error| refused(error.to_string()))?;
    }
    // OPA runs tests with built-in errors undefined, too.
    engine.set_strict_builtin_errors(false);
    engine.set_input(Value::new_object());
    Ok(engine)
}

fn ask(engine: &mut Engine, path: &str) -> CaseResult {
    let answer = evaluate::leniently(|| engine.eval_rule(path.to_owned()));
    let found = match answer {
        Ok(Value::Bool(true)) => return CaseResult::Pass,
        // A body that does not hold leaves its rule undefined.
        Ok(Value::Undefined) => "undefined (a line of the body does not hold)".to_owned(),
        Ok(value) => value.to_json_str().unwrap_or_else(|_| "a value".to_owned()),
        Err(error) => return CaseResult::Error(evaluate::plain(&error.to_string())),
    };
    CaseResult::Fail(vec![Difference { place: String::new(), expected: "true".to_owned(), found }])
}

fn report(engine: &Engine, policies: &[Policy]) -> Vec<FileCoverage> {
    let Ok(report) = engine.get_coverage_report() else { return Vec::new() };
    let tested = |path: &str| policies.iter().find(|policy| policy.path == path && !policy.is_test());
    let files = report.files.iter().filter_map(|file| {
        let policy = &tested(&file.path)?.text;
        Some(coverage::of_file(&file.path, policy, &file.covered, &file.not_covered))
    });
    files.collect()
}
