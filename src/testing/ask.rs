//! One question to policies: a path below `data` and an input in, the value there out. For tests and tools; never shares an
//! engine between questions.

use std::time::Duration;

use regorus::Value;

use crate::evaluate::{Limits, engine, leniently, plain};
use crate::rego;

const LIMITS: Limits = Limits { timeout: Duration::from_secs(20), memory: 4 << 30 };

/// The value, as JSON, of a path such as `data.p.allow`, as OPA gives it when built-ins that fail are undefined; `None` where
/// the path has none.
pub fn ask(sources: &[rego::Source], options: &rego::Options<'_>, path: &str, input: Option<&str>) -> Answer {
    let program = rego::compile(sources, options).map_err(Refusal::Load)?;
    answer(&program, path, input).map_err(Refusal::Engine)
}

/// What a question gets.
pub type Answer = Result<Option<String>, Refusal>;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A policy was refused when it was loaded.
    Load(Vec<rego::Error>),
    /// The engine raised this.
    Engine(String),
}

fn answer(program: &rego::Program, path: &str, input: Option<&str>) -> Result<Option<String>, String> {
    let mut engine = engine(LIMITS)?;
    for (module, text) in program.modules.iter().zip(&program.texts) {
        engine.add_policy(module.path.clone(), text.clone()).map_err(|error| plain(&error.to_string()))?;
    }
    let question = format!("package karat_entry.ask\n\nanswer := {path}\n");
    engine.add_policy("karat/ask".to_owned(), question).map_err(|error| plain(&error.to_string()))?;
    engine.set_strict_builtin_errors(false);
    engine.set_input(match input {
        Some(json) => Value::from_json_str(json).map_err(|error| error.to_string())?,
        None => Value::Undefined,
    });
    let value = leniently(|| engine.eval_rule("data.karat_entry.ask.answer".to_owned()));
    match value.map_err(|error| plain(&error.to_string()))? {
        Value::Undefined => Ok(None),
        value => value.to_json_str().map(Some).map_err(|error| error.to_string()),
    }
}
