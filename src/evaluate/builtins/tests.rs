//! What OPA answered, recorded in `testdata/rego` by `tests/record_builtins`, against an engine with our built-ins.
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use regorus::{Engine, Value};
use serde::Deserialize;

use super::{FAMILIES, Operands, find, install, leniently, term};
use crate::rego;

const ANSWERS: &str = include_str!("../../../testdata/rego/builtins.jsonl");
const CAPABILITIES: &str = include_str!("../../../testdata/rego/capabilities.txt");

/// Calls that do not get OPA's answer, and why.
const DIFFERENT: &[(&str, &str)] = &[
    ("0.1 + 0.2", "operators are the engine's, in binary64"),
    (r#"base64.decode("/+8=")"#, "a value holds text, not bytes"),
    (r#"base64.decode("/w==")"#, "a value holds text, not bytes"),
    (r#"hex.decode("ff")"#, "a value holds text, not bytes"),
    (r#"urlquery.decode("%ff")"#, "a value holds text, not bytes"),
    (r#"replace("日本", "", "-")"#, "a value holds text, not bytes"),
    ("ceil(123456789012345678.5)", "the engine reads literals as binary64"),
    ("floor(123456789012345678.5)", "the engine reads literals as binary64"),
    ("round(123456789012345678.5)", "the engine reads literals as binary64"),
    ("json.marshal(1.50)", "the engine keeps the value of a literal, not its spelling"),
    ("json.marshal(1e100)", "the engine keeps the value of a literal, not its spelling"),
    ("yaml.marshal(1e15)", "the engine keeps the value of a literal, not its spelling"),
    (r#"sprintf("%g", [1e21])"#, "the engine keeps the value of a literal, not its spelling"),
    (r#"sprintf("%v", [1e100])"#, "the engine keeps the value of a literal, not its spelling"),
    (r#"to_number("0x1p4")"#, "OPA makes a number of a spelling that it cannot compute with"),
    (r#"rand.intn("x", -1)"#, "the engine's own; chance has no place in a policy here"),
    (r#"rand.intn("x", 1.5)"#, "the engine's own; chance has no place in a policy here"),
    ("time.add_date(0, 9223372036854775807, 0, 0)", "OPA's year overflows"),
    (r#"time.clock([-5000000000000000000, "Europe/Amsterdam"])"#, "the database's local times before zones differ"),
    (r#"time.format([-5000000000000000000, "Europe/Amsterdam", "RFC3339"])"#, "as above"),
    (r#"yaml.unmarshal("a: !!binary aGk=")"#, "the engine's reader drops tags"),
    (r#"yaml.unmarshal("a: !!str 1\nb: !!int \"1\"\nc: !x y")"#, "the engine's reader knows no own tags"),
    (r#"yaml.unmarshal("a: 0x10\nb: 0o17\nc: 017\nd: 1_000\ne: 0b11")"#, "the engine reads YAML 1.2 numbers only"),
];

/// What OPA has and the engine has not; policies that call it are refused when they are loaded, which the tests hold to this
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
    "json.match_schema",
    "json.verify_schema",
    "net.lookup_ip_addr",
    "opa.runtime",
    "providers.aws.sign_req",
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

/// Name and arity of every built-in that [`install`] adds.
fn provided() -> impl Iterator<Item = (&'static str, u8)> {
    FAMILIES.iter().flat_map(|family| family.iter().map(|(name, arity, _)| (*name, *arity)))
}

fn recorded() -> Vec<Recorded> {
    let read = |line| serde_json::from_str(line).unwrap();
    ANSWERS.lines().map(read).filter(|case: &Recorded| !UNSUPPORTED.contains(&case.name())).collect()
}

fn engine(strict: bool) -> Engine {
    let mut engine = Engine::new();
    engine.set_strict_builtin_errors(strict);
    install(&mut engine).unwrap();
    engine
}

/// What came of an evaluation.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Is(Value),
    Undefined,
    Error(String),
    Panic,
}

fn ask(engine: &mut Engine, expression: &str) -> Outcome {
    let asked = catch_unwind(AssertUnwindSafe(|| engine.eval_query(expression.to_owned(), false)));
    match asked {
        Err(_) => Outcome::Panic,
        Ok(Err(error)) => {
            Outcome::Error(error.to_string().rsplit("error: ").next().unwrap_or_default().trim().to_owned())
        }
        Ok(Ok(results)) => match results.result.first().and_then(|row| row.expressions.first()) {
            Some(expression) if expression.value != Value::Undefined => Outcome::Is(expression.value.clone()),
            _ => Outcome::Undefined,
        },
    }
}

/// Whether a value is the recorded term. Numbers may be spelled otherwise, since the engine keeps only their value.
fn is_term(value: &Value, expected: &str, reader: &mut Engine) -> bool {
    let number = || match value {
        Value::Number(number) => number.as_f64() == expected.replace('_', "").parse().ok(),
        _ => false,
    };
    term::text(value) == *expected || ask(reader, expected) == Outcome::Is(value.clone()) || number()
}

#[test]
fn built_ins_give_opas_answers_and_fail_where_opa_fails() {
    let (mut strict, mut lenient, mut reader) = (engine(true), engine(false), Engine::new());
    let mut different = BTreeMap::new();
    for case in recorded() {
        let got = ask(&mut strict, &case.expression);
        let got_leniently = leniently(|| ask(&mut lenient, &case.expression));
        let mut same = |got: &Outcome, lenient: bool| match (got, &case.result, &case.error) {
            (Outcome::Is(value), Some(expected), _) => is_term(value, expected, &mut reader),
            (Outcome::Undefined, None, error) => case.undefined || (lenient && error.is_some()),
            (Outcome::Error(_), None, Some(_)) => !lenient,
            _ => false,
        };
        if !(same(&got, false) && same(&got_leniently, true)) {
            let wanted = case.result.or(case.error).unwrap_or_else(|| "undefined".to_owned());
            different.insert(case.expression, format!("OPA: {wanted}, here: {got:?} {got_leniently:?}"));
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
fn every_built_in_of_opa_is_callable_or_said_to_be_unsupported() {
    let mut engine = engine(true);
    for (name, arity) in capabilities() {
        let operands = vec!["null"; usize::from(arity)].join(", ");
        let outcome = ask(&mut engine, &format!("{name}({operands})"));
        let missing = matches!(outcome, Outcome::Error(error) if error.contains("could not find function"));
        assert!(!missing || UNSUPPORTED.contains(&name), "{name}");
        assert!(!UNSUPPORTED.contains(&name) || provided().all(|(known, _)| known != name), "{name}");
    }
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

/// What a policy that calls this built-in is rewritten to; `None` where it is refused.
fn rewritten(name: &str, arity: u8) -> Option<String> {
    let operands: Vec<_> = (0..arity).map(|number| format!("input.x{number}")).collect();
    let text = format!("package p\n\nq if {name}({})\n", operands.join(", "));
    let options = rego::Options { annotations: &|_| None };
    let program = rego::compile(&[rego::Source { path: "p.rego".to_owned(), text: text.into() }], &options).ok()?;
    Some(program.texts.concat())
}

#[test]
fn a_policy_is_refused_when_it_is_loaded_where_it_calls_what_the_engine_does_not_have() {
    let mut replaced = Vec::new();
    for (name, arity) in capabilities().into_iter().filter(|(name, _)| UNSUPPORTED.contains(name)) {
        let Some(text) = rewritten(name, arity) else { continue };
        assert!(!text.contains(&format!("{name}(")), "`{name}` is let through: {text}");
        replaced.push(name);
    }
    assert_eq!(replaced, ["rego.metadata.chain", "rego.metadata.rule"]);
    assert!(rewritten("count", 1).is_some_and(|text| text.contains("count(")));
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
    let (mut strict, mut lenient) = (engine(true), engine(false));
    for call in calls {
        match ask(&mut strict, &call) {
            Outcome::Error(error) => assert!(error.contains("too large"), "{call}: {error}"),
            other => panic!("{call}: {other:?}"),
        }
        assert_eq!(leniently(|| ask(&mut lenient, &call)), Outcome::Undefined, "{call}");
    }
}

#[test]
fn texts_of_values_that_share_their_parts_are_bounded() {
    let leaf = Value::from("x".repeat(1_000_000));
    let shared = (0..40).fold(leaf, |inner, _| Value::from(vec![inner.clone(), inner]));
    let mut engine = engine(true);
    engine.set_input(shared);
    let long = r#"sprintf("%010000d", [0])"#;
    let indented = format!(r#"json.marshal_with_options(input, {{"indent": {long}}})"#);
    for call in [indented.as_str(), "yaml.marshal(input)"] {
        match ask(&mut engine, call) {
            Outcome::Error(error) => assert!(error.contains("too large"), "{call}: {error}"),
            other => panic!("{call}: {other:?}"),
        }
    }
}

#[test]
fn the_lenient_mode_ends_with_the_work_even_when_it_panics() {
    let mut lenient = engine(false);
    let fails = r#"to_number("x")"#;
    assert_eq!(leniently(|| ask(&mut lenient, fails)), Outcome::Undefined);
    assert!(matches!(ask(&mut lenient, fails), Outcome::Error(_)));
    let panicked = catch_unwind(|| leniently(|| panic!("work fails")));
    assert!(panicked.is_err());
    assert!(matches!(ask(&mut lenient, fails), Outcome::Error(_)));
}
