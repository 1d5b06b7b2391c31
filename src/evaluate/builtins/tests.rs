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

/// The answer as a term, `undefined`, or `error: …`.
fn ask(engine: &mut Engine, expression: &str) -> String {
    let asked = catch_unwind(AssertUnwindSafe(|| engine.eval_query(expression.to_owned(), false)));
    match asked {
        Err(_) => "panic".to_owned(),
        Ok(Err(error)) => format!("error: {}", error.to_string().rsplit("error: ").next().unwrap_or_default().trim()),
        Ok(Ok(results)) => match results.result.first().and_then(|row| row.expressions.first()) {
            Some(expression) if expression.value != Value::Undefined => term::text(&expression.value),
            _ => "undefined".to_owned(),
        },
    }
}

#[test]
fn explore() {
    let mut strict = engine(true);
    let mut lenient = engine(false);
    let mut count: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    std::panic::set_hook(Box::new(|_| {}));
    for case in recorded() {
        let want = match (&case.result, &case.error) {
            (Some(result), _) => result.clone(),
            (_, Some(error)) => format!("error: {error}"),
            _ => "undefined".to_owned(),
        };
        let got = ask(&mut strict, &case.expression);
        let same = if want.starts_with("error: ") { got.starts_with("error: ") } else { got == want };
        let want_lenient = case.result.clone().unwrap_or("undefined".to_owned());
        let got_lenient = leniently(|| ask(&mut lenient, &case.expression));
        let name = case.expression.split('(').next().unwrap().to_owned();
        let entry = count.entry(name).or_default();
        entry.0 += 1;
        if !same || got_lenient != want_lenient {
            entry.1 += 1;
            println!("DIFF {}\n   want {want}\n   got  {got}", case.expression);
            if got_lenient != want_lenient {
                println!("   lenient {got_lenient}");
            }
        } else if want.starts_with("error: ") && got != want {
            println!("MESSAGE {}\n   want {want}\n   got  {got}", case.expression);
        }
    }
    for (name, (all, wrong)) in count {
        println!("COUNT {name} {wrong}/{all}");
    }
}
