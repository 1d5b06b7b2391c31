//! Questions to policies: a path below `data` and an input in, the value there out. For tests and tools; what one question
//! does is not seen by the next.

use std::collections::BTreeSet;
use std::time::Duration;

use regorus::{Engine, Value};

use crate::evaluate::{Limits, engine, leniently, plain};
use crate::rego;

const LIMITS: Limits = Limits { timeout: Duration::from_secs(20), memory: 4 << 30 };

/// Policies that can be asked. Each question is put to both layouts of the policies, where both can hold them.
pub struct Asker {
    engine: Engine,
    /// All packages as one, as scans have them; none where a policy asks for a package as a value.
    flat: Option<Engine>,
    /// The questions that the flat layout knows: those for a whole rule.
    in_flat: BTreeSet<usize>,
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
        let loaded = rego::load(sources.to_vec(), options, rego::Trust::None).map_err(Refusal::Load)?;
        let numbers = 0..loaded.modules.len();
        let texts: Result<Vec<_>, _> = numbers.clone().map(|number| loaded.rewritten(number)).collect();
        let asked = paths.iter().map(|path| Some((*path).to_owned())).collect::<Vec<_>>();
        let engine = prepared(&loaded, texts.map_err(Refusal::Load)?, "karat_entry", &asked)?;
        let texts: Result<Option<Vec<_>>, _> = numbers.map(|number| loaded.flattened(number)).collect();
        let names: Vec<Option<String>> = paths.iter().map(|path| flat_name(&loaded, path)).collect();
        let flat =
            texts.map_err(Refusal::Load)?.map(|texts| prepared(&loaded, texts, rego::FLAT, &names)).transpose()?;
        let in_flat = names.iter().enumerate().filter(|(_, name)| name.is_some()).map(|(number, _)| number).collect();
        Ok(Self { engine, flat, in_flat })
    }

    /// The value of a path, by its number.
    pub fn ask(&mut self, number: usize, input: Value) -> Answer {
        let answer = answer(&mut self.engine, &format!("data.karat_entry.q{number}"), input.clone())?;
        if let Some(flat) = self.flat.as_mut().filter(|_| self.in_flat.contains(&number)) {
            let other = self::answer(flat, &format!("data.{}.q{number}", rego::FLAT), input)?;
            if other != answer {
                return Err(Refusal::Engine(format!("the layouts differ: {answer:?} in packages, {other:?} as one")));
            }
        }
        Ok(answer)
    }
}

fn prepared(
    loaded: &rego::Loaded,
    texts: Vec<String>,
    package: &str,
    asked: &[Option<String>],
) -> Result<Engine, Refusal> {
    let mut engine = engine(LIMITS).map_err(Refusal::Engine)?;
    for (module, text) in loaded.modules.iter().zip(texts) {
        engine.add_policy(module.path.clone(), text).map_err(raised)?;
    }
    let rules =
        asked.iter().enumerate().filter_map(|(number, path)| Some(format!("\nq{number} := {}\n", path.as_ref()?)));
    let questions = format!("package {package}\n{}", rules.collect::<String>());
    engine.add_policy("karat/ask".to_owned(), questions).map_err(raised)?;
    // As OPA has it by default.
    engine.set_strict_builtin_errors(false);
    Ok(engine)
}

/// The name in the flat layout of `data.<package>.<rule>`.
fn flat_name(loaded: &rego::Loaded, path: &str) -> Option<String> {
    let all = loaded.modules.iter().enumerate();
    all.flat_map(|(number, module)| module.rules.iter().map(move |rule| (number, module, rule)))
        .find(|(_, module, rule)| rego::reference(&module.package, &rule.name) == path)
        .and_then(|(number, _, rule)| loaded.flat_name(number, &rule.name))
}

fn answer(engine: &mut Engine, path: &str, input: Value) -> Answer {
    engine.set_input(input);
    match leniently(|| engine.eval_rule(path.to_owned())).map_err(raised)? {
        Value::Undefined => Ok(None),
        value => value.to_json_str().map(Some).map_err(raised),
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
