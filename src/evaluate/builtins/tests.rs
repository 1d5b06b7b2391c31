//! What OPA answered, recorded in `testdata/rego` by `tests/record_builtins`.
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use regorus::Value;
use serde::Deserialize;

use super::{FAMILIES, Operands, find, term};
use crate::evaluate::machine::{Machine, Scratch, Session};
use crate::rego;

const ANSWERS: &str = include_str!("../../../testdata/rego/builtins.jsonl");
const CAPABILITIES: &str = include_str!("../../../testdata/rego/capabilities.txt");

/// Calls that do not get OPA's answer, and why.
const DIFFERENT: &[(&str, &str)] = &[
    (r#"base64.decode("/+8=")"#, "a value holds text, not bytes"),
    (r#"base64.decode("/w==")"#, "a value holds text, not bytes"),
    (r#"hex.decode("ff")"#, "a value holds text, not bytes"),
    (r#"urlquery.decode("%ff")"#, "a value holds text, not bytes"),
    (r#"replace("日本", "", "-")"#, "a value holds text, not bytes"),
    ("ceil(123456789012345678.5)", "literals are read as binary64"),
    ("floor(123456789012345678.5)", "literals are read as binary64"),
    ("round(123456789012345678.5)", "literals are read as binary64"),
    ("json.marshal(1.50)", "the value of a literal is kept, not its spelling"),
    (r#"to_number("0x1p4")"#, "OPA makes a number of a spelling that it cannot compute with"),
    ("time.add_date(0, 9223372036854775807, 0, 0)", "OPA's year overflows"),
    (r#"time.clock([-5000000000000000000, "Europe/Amsterdam"])"#, "the database's local times before zones differ"),
    (r#"time.format([-5000000000000000000, "Europe/Amsterdam", "RFC3339"])"#, "as above"),
    (r#"yaml.unmarshal("a: 123456789012345678901234567890")"#, "only the value of a number is kept, not its spelling"),
];

/// What OPA has and karat has not; policies that call it are refused when they are loaded, which the tests hold to this
/// list. Operators by their names, what only OPA's compiler writes, what reaches out of the evaluation, and families that no
/// policy was seen to need.
const UNSUPPORTED: &[&str] = &[
    "assign",
    "crypto.parse_private_keys",
    "crypto.x509.parse_and_verify_certificates",
    "crypto.x509.parse_and_verify_certificates_with_options",
    "crypto.x509.parse_certificate_request",
    "crypto.x509.parse_certificates",
    "crypto.x509.parse_keypair",
    "crypto.x509.parse_rsa_private_key",
    "graphql.is_valid",
    "graphql.parse",
    "graphql.parse_and_verify",
    "graphql.parse_query",
    "graphql.parse_schema",
    "graphql.schema_is_valid",
    "http.send",
    "internal.print",
    "internal.template_string",
    "internal.test_case",
    "io.jwt.decode",
    "io.jwt.decode_verify",
    "io.jwt.encode_sign",
    "io.jwt.encode_sign_raw",
    "io.jwt.verify_eddsa",
    "io.jwt.verify_es256",
    "io.jwt.verify_es384",
    "io.jwt.verify_es512",
    "io.jwt.verify_hs256",
    "io.jwt.verify_hs384",
    "io.jwt.verify_hs512",
    "io.jwt.verify_ps256",
    "io.jwt.verify_ps384",
    "io.jwt.verify_ps512",
    "io.jwt.verify_rs256",
    "io.jwt.verify_rs384",
    "io.jwt.verify_rs512",
    "net.lookup_ip_addr",
    "opa.runtime",
    "providers.aws.sign_req",
    "rand.intn",
    "rego.metadata.chain",
    "rego.metadata.rule",
    "rego.parse_module",
    "strings.render_template",
];

/// One recorded answer: exactly one of the last three is there.
#[derive(Deserialize)]
struct Recorded {
    expression: String,
    result: Option<String>,
    error: Option<String>,
    #[serde(default)]
    undefined: bool,
}

impl Recorded {
    fn name(&self) -> &str {
        self.expression.split('(').next().unwrap_or_default()
    }
}

/// Name and arity of every built-in that there is.
fn provided() -> impl Iterator<Item = (&'static str, u8)> {
    FAMILIES.iter().flat_map(|family| family.iter().map(|(name, arity, _)| (*name, *arity)))
}

/// Whether a function is called by an operator alone, `in`.
fn is_operator(name: &str) -> bool {
    name.starts_with("internal.")
}

fn recorded() -> Vec<Recorded> {
    let read = |line| serde_json::from_str(line).unwrap();
    ANSWERS
        .lines()
        .map(read)
        .filter(|case: &Recorded| !UNSUPPORTED.contains(&case.name()) && !is_operator(case.name()))
        .collect()
}

/// What came of an evaluation.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Is(Value),
    Undefined,
    Error(String),
    Panic,
}

/// What a call gives, where a built-in that fails is an error.
fn ask(expression: &str) -> Outcome {
    ask_with(expression, Value::Undefined)
}

fn ask_with(expression: &str, input: Value) -> Outcome {
    let source = rego::Source { path: "p.rego".to_owned(), text: format!("package p\n\nq := {expression}\n").into() };
    // Operands of a wrong type come through.
    let options = rego::Options { annotations: &|_| Ok(serde_json::json!({})), given: rego::NOTHING };
    let linked = match rego::link(vec![source], |_| rego::Layout::Any, &options) {
        Ok(linked) => Arc::new(linked),
        Err(errors) => return Outcome::Error(errors[0].message.clone()),
    };
    let machine = Machine::new(linked, Vec::new());
    let mut session = Session::new(&machine, (Duration::from_mins(1), 4 << 30), Scratch::default());
    session.begin(input, Value::new_object());
    let place = machine.place(["p", "q"]).unwrap();
    match catch_unwind(AssertUnwindSafe(|| session.value(place))) {
        Err(_) => Outcome::Panic,
        Ok(Err(failure)) => Outcome::Error(format!("{failure:?}")),
        Ok(Ok(None)) => session.fault().map_or(Outcome::Undefined, |fault| Outcome::Error(fault.to_owned())),
        Ok(Ok(Some(value))) => Outcome::Is(value),
    }
}

/// Whether a value is the recorded term. Numbers may be spelled otherwise, since only their value is kept.
fn is_term(value: &Value, expected: &str) -> bool {
    let number = || match value {
        Value::Number(number) => number.as_f64() == expected.replace('_', "").parse().ok(),
        _ => false,
    };
    term::text(value) == *expected || ask(expected) == Outcome::Is(value.clone()) || number()
}

#[test]
fn built_ins_give_opas_answers_and_fail_where_opa_fails() {
    let mut different = BTreeMap::new();
    for case in recorded() {
        let got = ask(&case.expression);
        let same = match (&got, &case.result, &case.error) {
            (Outcome::Is(value), Some(expected), _) => is_term(value, expected),
            (Outcome::Undefined, None, _) => case.undefined,
            (Outcome::Error(_), None, error) => error.is_some(),
            _ => false,
        };
        if !same {
            let wanted = case.result.or(case.error).unwrap_or_else(|| "undefined".to_owned());
            different.insert(case.expression, format!("OPA: {wanted}, here: {got:?}"));
        }
    }
    let known: BTreeMap<&str, &str> = DIFFERENT.iter().copied().collect();
    let new: Vec<_> = different.iter().filter(|(call, _)| !known.contains_key(call.as_str())).collect();
    assert!(new.is_empty(), "{new:#?}");
    let gone: Vec<_> = known.keys().filter(|call| !different.contains_key(**call)).collect();
    assert!(gone.is_empty(), "these agree by now: {gone:#?}");
}

/// The names and arities of OPA's built-ins.
fn capabilities() -> BTreeMap<&'static str, u8> {
    let pair = |line: &'static str| line.split_once(' ').map(|(name, arity)| (name, arity.parse().unwrap()));
    CAPABILITIES.lines().map(|line| pair(line).unwrap()).collect()
}

#[test]
fn every_built_in_that_can_be_called_is_found_by_its_name() {
    /// What is no function of operands alone, or what the compiler writes something else for.
    const ELSEWHERE: [&str; 8] = [
        "internal.print",
        "internal.template_string",
        "internal.test_case",
        "print",
        "rego.metadata.chain",
        "rego.metadata.rule",
        "walk",
        "assign",
    ];
    for line in include_str!("../../rego/builtins.tsv").lines() {
        let mut fields = line.split('\t');
        let (name, state) = (fields.next().unwrap(), fields.next().unwrap());
        let called = matches!(state, "ok" | "old" | "relation");
        assert_eq!(find(name).is_some(), called && !ELSEWHERE.contains(&name), "{name}");
    }
    let answer = find("count").unwrap()(Operands(&[Value::from("abc")]));
    assert_eq!(answer, Ok(Value::from(3u64)));
    assert!(find("nope").is_none());
}

#[test]
fn provided_and_unsupported_built_ins_are_opas_with_its_arity() {
    let known = capabilities();
    for (name, arity) in provided() {
        assert_eq!(known.get(name), Some(&arity), "{name}");
    }
    for name in UNSUPPORTED {
        assert!(known.contains_key(name), "{name}");
    }
}

#[test]
fn a_policy_is_refused_when_it_is_loaded_where_it_calls_what_there_is_not() {
    let is_refused = |name: &str, arity: u8| {
        let operands: Vec<_> = (0..arity).map(|number| format!("input.x{number}")).collect();
        let text = format!("package p\n\nq if {name}({})\n", operands.join(", "));
        let source = rego::Source { path: "p.rego".to_owned(), text: text.into() };
        rego::load(vec![source], &rego::Options { annotations: &|_| Ok(serde_json::json!({})), given: rego::NOTHING })
            .is_err()
    };
    let unsupported = capabilities().into_iter().filter(|(name, _)| UNSUPPORTED.contains(name));
    let taken: Vec<&str> =
        unsupported.filter(|(name, arity)| !is_refused(name, *arity)).map(|(name, _)| name).collect();
    // These are constants.
    assert_eq!(taken, ["rego.metadata.chain", "rego.metadata.rule"]);
    assert!(!is_refused("count", 1));
}

#[test]
fn answers_that_would_exhaust_memory_are_errors() {
    let long = r#"sprintf("%0100000d", [0])"#;
    let calls = [
        "numbers.range(1, 1000000000)".to_owned(),
        "numbers.range(0, 100000000000000000000000)".to_owned(),
        "numbers.range_step(0, 1000000000, 2)".to_owned(),
        "bits.lsh(1, 1000000000000)".to_owned(),
        "bits.lsh(1, 100000000000000000000000)".to_owned(),
        r#"units.parse("1e999999")"#.to_owned(),
        r#"units.parse_bytes("1e999999")"#.to_owned(),
        r#"net.cidr_expand("0.0.0.0/0")"#.to_owned(),
        r#"net.cidr_expand("::/0")"#.to_owned(),
        r#"json.unmarshal("{\"a\\\\\": [1e-1, 1E+0099999]}")"#.to_owned(),
        format!(r#"replace({long}, "0", {long})"#),
        format!(r#"replace({long}, "", {long})"#),
        format!(r#"regex.replace({long}, "0", {long})"#),
        format!(r#"strings.replace_n({{"0": {long}}}, {long})"#),
        format!(r#"concat({long}, split({long}, ""))"#),
    ];
    for call in calls {
        match ask(&call) {
            Outcome::Error(error) => assert!(error.contains("too large"), "{call}: {error}"),
            other => panic!("{call}: {other:?}"),
        }
    }
}

#[test]
fn texts_of_values_that_share_their_parts_are_bounded() {
    let leaf = Value::from("x".repeat(1_000_000));
    let shared = (0..40).fold(leaf, |inner, _| Value::from(vec![inner.clone(), inner]));
    let long = r#"sprintf("%010000d", [0])"#;
    let indented = format!(r#"json.marshal_with_options(input, {{"indent": {long}}})"#);
    for call in [indented.as_str(), "yaml.marshal(input)"] {
        match ask_with(call, shared.clone()) {
            Outcome::Error(error) => assert!(error.contains("too large"), "{call}: {error}"),
            other => panic!("{call}: {other:?}"),
        }
    }
}
