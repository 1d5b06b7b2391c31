//! Questions to policies: a path below `data` and an input in, the value there out. For tests and tools; what one question
//! does is not seen by the next.

use std::time::Duration;

use regorus::Value;

use crate::evaluate::{Failure, Machine, Scratch, Session};
use crate::rego;

/// Longest evaluation, and most memory of the process meanwhile, in bytes.
const LIMITS: (Duration, u64) = (Duration::from_secs(20), 4 << 30);

/// Policies that can be asked.
pub struct Asker {
    machine: Machine,
    paths: Vec<Vec<String>>,
}

/// What a question gets: the value as JSON, or `None` where the path has none.
pub type Answer = Result<Option<String>, Refusal>;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A policy was refused when it was loaded.
    Load(Vec<rego::Error>),
    /// The evaluation failed.
    Engine(String),
}

impl Asker {
    /// Loads policies together, and paths such as `data.p.allow` that will be asked for by their number.
    pub fn new(sources: &[rego::Source], options: &rego::Options<'_>, paths: &[&str]) -> Result<Self, Refusal> {
        let loaded = rego::load(sources.to_vec(), options).map_err(Refusal::Load)?;
        let parts = |path: &&str| path.split('.').skip(1).map(str::to_owned).collect();
        Ok(Self { machine: Machine::new(loaded.linked(), Vec::new()), paths: paths.iter().map(parts).collect() })
    }

    /// The value of a path, by its number.
    pub fn ask(&mut self, number: usize, input: Value) -> Answer {
        self.ask_on(number, input, Value::new_object()).0
    }

    /// The value of a path, by its number, with data besides the rules; and what the first built-in said that failed.
    pub fn ask_on(&mut self, number: usize, input: Value, data: Value) -> (Answer, Option<String>) {
        let path = self.paths.get(number).map(Vec::as_slice).unwrap_or_default();
        let mut session = Session::new(&self.machine, LIMITS, Scratch::default());
        session.begin(input, data);
        let answer = session.at_path(path).map_err(raised).and_then(|value| {
            let json = value.map(|value| value.to_json_str()).transpose();
            json.map_err(|error| Refusal::Engine(error.to_string()))
        });
        (answer, session.fault().map(str::to_owned))
    }
}

/// The value, as JSON, of a path such as `data.p.allow`, as OPA gives it when built-ins that fail are undefined.
pub fn ask(sources: &[rego::Source], options: &rego::Options<'_>, path: &str, input: Option<&str>) -> Answer {
    let input = match input {
        Some(json) => Value::from_json_str(json).map_err(|error| Refusal::Engine(error.to_string()))?,
        None => Value::Undefined,
    };
    Asker::new(sources, options, &[path])?.ask(0, input)
}

fn raised(failure: Failure) -> Refusal {
    Refusal::Engine(match failure {
        Failure::Raised(message) => message,
        Failure::Limit => "it took too long, or too much memory".to_owned(),
    })
}
