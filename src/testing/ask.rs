//! Questions to policies: a path below `data` and an input in, the value there out. For tests and tools; what one question
//! does is not seen by the next.

use std::time::Duration;

use regorus::{Engine, Value};

use crate::evaluate::{Limits, engine, leniently, plain};
use crate::rego;

const LIMITS: Limits = Limits { timeout: Duration::from_secs(20), memory: 4 << 30 };

/// Policies that can be asked.
pub struct Asker {
    engine: Engine,
}

/// What a question gets: the value as JSON, or `None` where the path has none.
pub type Answer = Result<Option<String>, Refusal>;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A policy was refused when it was loaded.
    Load(Vec<rego::Error>),
    /// The engine raised this.
    Engine(String),
}

impl Asker {
    /// Loads policies together, with one more rule for each path that will be asked for: its number is that of the path.
    pub fn new(sources: &[rego::Source], options: &rego::Options<'_>, paths: &[&str]) -> Result<Self, Refusal> {
        let program = rego::compile(sources, options).map_err(Refusal::Load)?;
        let mut engine = engine(LIMITS).map_err(Refusal::Engine)?;
        for (module, text) in program.modules.into_iter().zip(program.texts) {
            engine.add_policy(module.path, text).map_err(raised)?;
        }
        let rules = paths.iter().enumerate().map(|(number, path)| format!("\nq{number} := {path}\n"));
        let questions = format!("package karat_entry.ask\n{}", rules.collect::<String>());
        engine.add_policy("karat/ask".to_owned(), questions).map_err(raised)?;
        // As OPA has it by default.
        engine.set_strict_builtin_errors(false);
        Ok(Self { engine })
    }

    /// The value of a path, by its number.
    pub fn ask(&mut self, number: usize, input: Value) -> Answer {
        self.engine.set_input(input);
        let engine = &mut self.engine;
        let value = leniently(|| engine.eval_rule(format!("data.karat_entry.ask.q{number}")));
        match value.map_err(raised)? {
            Value::Undefined => Ok(None),
            value => value.to_json_str().map(Some).map_err(raised),
        }
    }
}

/// The value, as JSON, of a path such as `data.p.allow`, as OPA gives it when built-ins that fail are undefined.
pub fn ask(sources: &[rego::Source], options: &rego::Options<'_>, path: &str, input: Option<&str>) -> Answer {
    let input = match input {
        Some(json) => Value::from_json_str(json).map_err(raised)?,
        None => Value::Undefined,
    };
    Asker::new(sources, options, &[path])?.ask(0, input)
}

fn raised(error: impl std::fmt::Display) -> Refusal {
    Refusal::Engine(plain(&error.to_string()))
}
