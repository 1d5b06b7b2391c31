//! Rego unit tests: rules `test_…`, true or not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;
use regorus::Value;

use super::coverage;
use super::{Case, CaseResult, Difference, Error, Outcome};
use crate::catalog::{self, Data, Policy};
use crate::config::Mistakes;
use crate::evaluate::{Failure, Machine, Place, Scratch, Session};
use crate::rego;

/// Longest evaluation of a test, and most memory of the process meanwhile, in bytes.
const LIMITS: (Duration, u64) = (Duration::from_secs(20), 4 << 30);

/// Runs the unit tests of the policies under `paths`.
pub(super) fn run((paths, data): (&[PathBuf], &[PathBuf]), with_coverage: bool) -> Result<Outcome, Error> {
    let policies = catalog::with_helpers(paths)?;
    let mut mistakes = Vec::new();
    let data = Data::load(data, paths, &mut mistakes)?;
    let sources: Vec<_> = policies.iter().map(source).collect();
    let loaded = rego::load(sources, &catalog::rego_options(&|path| data.file_with(path)));
    if let Err(errors) = &loaded {
        let mistake = |error: &rego::Error| {
            let policy = policies.iter().find(|policy| policy.path == error.path)?;
            Some(catalog::mistake(policy, error.clone()))
        };
        mistakes.extend(errors.iter().filter_map(mistake));
    }
    Mistakes::check("the policies", mistakes).map_err(catalog::Error::from)?;
    let Ok(loaded) = loaded else {
        return Err(Error::Engine { message: "a policy was refused without a reason".to_owned() });
    };
    let machine =
        if with_coverage { Machine::with_marks(loaded.linked()) } else { Machine::new(loaded.linked(), Vec::new()) };
    let session = || Session::new(&machine, LIMITS, Scratch::default()).in_run(now());
    let mut outcome = Outcome::default();
    let mut whole = with_coverage.then(session);
    let cases = |session: &mut Session<'_>, module| cases(session, module, (&machine, data.value()));
    let of_modules: Vec<Vec<Case>> = match &mut whole {
        // Which lines ran is known of all tests together.
        Some(session) => loaded.modules.iter().map(|module| cases(session, module)).collect(),
        None => loaded.modules.par_iter().map_init(session, cases).collect(),
    };
    outcome.cases = of_modules.into_iter().flatten().collect();
    outcome.cases.dedup_by(|a, b| a.name == b.name);
    if let Some(session) = whole {
        // Helpers beside them have tests of their own, and so has what is built in.
        let is_given = |policy: &Policy| paths.iter().any(|own| Path::new(&policy.path).starts_with(own));
        let is_tested = |policy: &&Policy| !policy.is_built_in() && !policy.is_test() && is_given(policy);
        let tested = |path: &str| policies.iter().filter(is_tested).find(|policy| policy.path == path);
        let files = session.lines().into_iter().filter_map(|(path, covered, missed)| {
            let policy = tested(&path)?;
            Some(coverage::of_file(&path, &policy.text, &covered, &missed))
        });
        outcome.coverage = files.collect();
    }
    Ok(outcome)
}

/// What the tests of a module say.
fn cases(session: &mut Session<'_>, module: &rego::Module, (machine, data): (&Machine, &Value)) -> Vec<Case> {
    let tests = module.rules.iter().filter(|rule| is_test(&rule.name));
    let of_test = tests.map(|test| {
        let path = || module.package.iter().chain([&test.name]).map(String::as_str);
        let result = match machine.place(path()) {
            Some(place) if !test.name.starts_with("todo_") => ask(session, place, data),
            _ => CaseResult::Skipped,
        };
        let name = path().collect::<Vec<_>>().join(".");
        Case { path: module.path.clone(), line: test.line, name, result }
    });
    of_test.collect()
}

fn source(policy: &Policy) -> rego::Source {
    rego::Source { path: policy.path.clone(), text: policy.text.clone() }
}

fn is_test(name: &str) -> bool {
    name.starts_with("test_") || name.starts_with("todo_test_")
}

/// Seconds since 1970.
#[expect(clippy::disallowed_methods, reason = "a test that gives no moment means this one, as in OPA")]
fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

fn ask(session: &mut Session<'_>, place: Place, data: &Value) -> CaseResult {
    session.begin(Value::Undefined, data.clone());
    let value = match session.value(place) {
        Ok(value) => value,
        Err(Failure::Raised(message)) => return CaseResult::Error(message),
        Err(Failure::Limit) => return CaseResult::Error("it took too long, or too much memory".to_owned()),
    };
    let mut differences = Vec::new();
    if let (Some(cases), Some(value @ Value::Object(_))) = (session.cases(place), &value) {
        let lacking = cases.filter(|keys| keys.iter().try_fold(value, |at, key| entry(at, key)).is_none());
        let lacking: BTreeSet<String> = lacking.map(shown).collect();
        differences.extend(lacking.into_iter().map(|case| difference(case, None)));
        failed(value, &mut Vec::new(), &mut differences);
    } else if value != Some(Value::Bool(true)) {
        differences.push(difference(String::new(), value.as_ref()));
    }
    if differences.is_empty() { CaseResult::Pass } else { CaseResult::Fail(differences) }
}

fn entry<'v>(value: &'v Value, key: &Value) -> Option<&'v Value> {
    value.as_object().ok()?.get(key)
}

/// The entries of a test with cases that are not true, by their keys.
fn failed(value: &Value, keys: &mut Vec<Value>, differences: &mut Vec<Difference>) {
    match value {
        Value::Bool(true) => {}
        Value::Object(entries) => {
            for (key, value) in entries.iter_sorted() {
                keys.push(key.clone());
                failed(value, keys, differences);
                keys.pop();
            }
        }
        _ => differences.push(difference(shown(keys), Some(value))),
    }
}

/// The keys of a case.
fn shown(keys: &[Value]) -> String {
    let key = |key: &Value| key.as_string().map_or_else(|_| json(key), ToString::to_string);
    keys.iter().map(key).collect::<Vec<_>>().join(" / ")
}

fn json(value: &Value) -> String {
    value.to_json_str().unwrap_or_else(|_| "a value".to_owned())
}

fn difference(place: String, found: Option<&Value>) -> Difference {
    // A body that does not hold leaves its rule undefined.
    let found = found.map_or_else(|| "undefined (a line of the body does not hold)".to_owned(), json);
    Difference { place, expected: "true".to_owned(), found }
}
