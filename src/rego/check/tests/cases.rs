//! The recorded cases: what OPA refuses when it compiles is refused, what it evaluates is not.

use serde_json::Value;

use crate::rego::NOTHING;
use crate::rego::ast::Module;
use crate::rego::check::check;
use crate::rego::parse::parse;

const CASES: &str = include_str!("../../../../testdata/rego/cases.jsonl");

/// What OPA finds only when it evaluates: the check cannot know.
const WHEN_EVALUATED: &[&str] = &["produced conflicting values", "object keys must be unique"];

/// Evaluated by OPA, not by us, and refused by name.
const REFUSED: &[&str] = &[
    "uuid.rfc4122",
    "io.jwt.decode",
    "opa.runtime",
    "http.send",
    "strings.render_template",
    "crypto.x509.parse_certificates",
];

#[test]
fn recorded_cases_are_refused_where_opa_refuses_them() {
    for line in CASES.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["module"].as_str().unwrap();
        let found = parse(text).map(|module: Module| check(&[&module], NOTHING).faults);
        let faults: Vec<String> = match found {
            Ok(faults) => faults.into_iter().map(|(_, fault)| fault.message).collect(),
            Err(faults) => faults.into_iter().map(|fault| fault.message).collect(),
        };
        let error = case["error"].as_str();
        // As v0 this is a rule like any other.
        let is_v0 = text == "package p\ncontains := 1";
        let is_refused = error.is_some_and(|error| !WHEN_EVALUATED.iter().any(|words| error.contains(words))) && !is_v0;
        if REFUSED.iter().any(|name| text.contains(name)) {
            assert!(faults[0].contains("is not evaluated"), "{case}: {faults:?}");
        } else {
            assert_eq!(!faults.is_empty(), is_refused, "{case}: {faults:?}");
        }
    }
}
