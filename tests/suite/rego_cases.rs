//! Rego as OPA answers it: each recorded case is answered like that, or refused when it is loaded, or known with a reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::thread;

use karat::parse::{self, Parsed, yaml::Dialect};
use karat::rego::{NOTHING, Options, Source};
use karat::{Answer, Refusal};
use serde_json::Value;

use crate::harness::root;

/// What OPA answered.
#[derive(Debug, PartialEq)]
enum Expected {
    Value(Value),
    Undefined,
    Error,
}

/// How karat's answer stands to OPA's.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Standing {
    Equal,
    Refused,
    Different,
}

#[test]
fn cases_are_answered_as_opa_does_or_refused_or_known() {
    let known = known();
    let read = |name: &str| fs::read_to_string(root().join("testdata/rego").join(name)).unwrap();
    // The others have variables beside the references that give them their values, and calculate with numbers as far as
    // values hold them: not their spelling, and no more digits than binary64 has. The last join statements.
    let text = read("cases.jsonl") + &read("beside.jsonl") + &read("numbers.jsonl") + &read("joined.jsonl");
    let (mut all, mut equal, mut report) = (0_usize, 0_usize, String::new());
    let mut unused = known.clone();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let name = case["name"].as_str().unwrap();
        let (standing, found) = judge(&case);
        all += 1;
        equal += usize::from(standing == Standing::Equal);
        let is_known = unused.remove(name).is_some() || known.contains_key(name);
        match standing {
            Standing::Different if !is_known => writeln!(report, "{name}: {:?}, not {found}", expected(&case)).unwrap(),
            Standing::Refused if is_known => writeln!(report, "{name}: known as different, but is refused").unwrap(),
            Standing::Equal if is_known => writeln!(report, "{name}: known as different, but is not").unwrap(),
            _ => {}
        }
    }
    for name in unused.keys() {
        writeln!(report, "{name}: known as different, but there is no such case").unwrap();
    }
    assert!(report.is_empty(), "{report}");
    assert!(equal * 100 >= all * 95, "only {equal} of {all} cases are answered as OPA does");
}

/// The names of cases that differ, and why.
fn known() -> BTreeMap<String, String> {
    toml::from_str(&fs::read_to_string(root().join("testdata/rego/known.toml")).unwrap()).unwrap()
}

fn expected(case: &Value) -> Expected {
    match (case.get("error"), case.get("undefined")) {
        (Some(_), _) => Expected::Error,
        (None, Some(_)) => Expected::Undefined,
        (None, None) => Expected::Value(plain(case["result"].clone())),
    }
}

fn judge(case: &Value) -> (Standing, String) {
    let text = |key: &str| case[key].as_str().map(str::to_owned);
    let sources = [Source { path: "case.rego".to_owned(), text: text("module").unwrap().into() }];
    let (query, input) = (text("query").unwrap(), text("input"));
    let ask = move || {
        let options = Options { annotations: &yaml, given: NOTHING };
        karat::ask(&sources, &options, &query, input.as_deref())
    };
    let answer: Answer = thread::Builder::new().stack_size(64 << 20).spawn(ask).unwrap().join().unwrap();
    let expected = expected(case);
    let is_equal = match &answer {
        Ok(Some(json)) => expected == Expected::Value(plain(serde_json::from_str(json).unwrap())),
        Ok(None) => expected == Expected::Undefined,
        Err(_) => expected == Expected::Error,
    };
    let standing = match answer {
        _ if is_equal => Standing::Equal,
        Err(Refusal::Load(_)) => Standing::Refused,
        _ => Standing::Different,
    };
    (standing, format!("{answer:?}"))
}

/// Numbers by their value, however they are written: `1.0` is `1`, `1e3` is `1000`.
pub(crate) fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::from(digits(&number.to_string())),
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, plain(value))).collect(),
        other => other,
    }
}

fn digits(number: &str) -> String {
    let (mantissa, power) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let kept = all.trim_end_matches('0');
    let power: i64 = power.trim_start_matches('+').parse().unwrap();
    let power = power - i64::try_from(fraction.len()).unwrap() + i64::try_from(all.len() - kept.len()).unwrap();
    match kept.trim_start_matches('0') {
        "" => "0".to_owned(),
        kept => format!("{sign}{kept}e{power}"),
    }
}

/// METADATA as JSON.
pub(crate) fn yaml(text: &str) -> Result<Value, (usize, String)> {
    let Parsed { trees, faults } = parse::yaml::parse(text, Dialect::Opa);
    match faults.first() {
        Some(fault) => Err((fault.offset as usize, fault.message.clone())),
        None => Ok(trees.first().map_or(Value::Null, |tree| serde_json::to_value(&tree.value).unwrap())),
    }
}
