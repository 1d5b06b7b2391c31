//! What OPA answered, recorded in `testdata/rego` by `tests/record_builtins`, against an engine with our built-ins.
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use regorus::{Engine, Value};
use serde::Deserialize;

use super::{install, leniently, provided, term, unsupported};

const ANSWERS: &str = include_str!("../../../testdata/rego/builtins.jsonl");
const CAPABILITIES: &str = include_str!("../../../testdata/rego/capabilities.txt");

/// One recorded answer: exactly one of the last three is there.
#[derive(Deserialize)]
struct Recorded {
    expression: String,
    result: Option<String>,
    error: Option<String>,
    #[serde(default)]
    undefined: bool,
}

fn recorded() -> Vec<Recorded> {
    ANSWERS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
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

/// Whether the outcome is the recorded answer. Numbers may be spelled otherwise, since regorus keeps only their value.
fn agrees(case: &Recorded, got: &Outcome, reader: &mut Engine) -> bool {
    match (got, &case.result) {
        (Outcome::Is(value), Some(term)) => {
            term::text(value) == *term || ask(reader, term) == Outcome::Is(value.clone())
        }
        (Outcome::Undefined, None) => case.undefined,
        (Outcome::Error(_), None) => case.error.is_some(),
        _ => false,
    }
}

#[test]
fn explore() {
    let mut strict = engine(true);
    let mut lenient = engine(false);
    let mut reader = Engine::new();
    let mut count: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    std::panic::set_hook(Box::new(|_| {}));
    for case in recorded() {
        let want = case.result.clone().or(case.error.clone()).unwrap_or("undefined".to_owned());
        let got = ask(&mut strict, &case.expression);
        let same = agrees(&case, &got, &mut reader);
        let got_lenient = leniently(|| ask(&mut lenient, &case.expression));
        let same_lenient = if case.result.is_some() {
            agrees(&case, &got_lenient, &mut reader)
        } else {
            got_lenient == Outcome::Undefined
        };
        let name = case.expression.split('(').next().unwrap().to_owned();
        let entry = count.entry(name).or_default();
        entry.0 += 1;
        let shown = |outcome: &Outcome| match outcome {
            Outcome::Is(value) => term::text(value),
            Outcome::Error(e) => e.clone(),
            o => format!("{o:?}"),
        };
        if !same || !same_lenient {
            entry.1 += 1;
            println!("DIFF {}\n   want {want}\n   got  {}", case.expression, shown(&got));
            if !same_lenient {
                println!("   lenient {}", shown(&got_lenient));
            }
        } else if case.error.is_some() && shown(&got) != want {
            println!("MESSAGE {}\n   want {want}\n   got  {}", case.expression, shown(&got));
        }
    }
    for (name, (all, wrong)) in count {
        println!("COUNT {name} {wrong}/{all}");
    }
}
