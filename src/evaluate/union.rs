//! The function that the rewriter of policies unites sets with ([`rego::UNION`]): sets in, one set out. OPA's own `union` takes
//! a set of sets, which would compare them all with each other.

use regorus::value::Set;
use regorus::{Engine, Value};

use crate::rego;

/// Makes it known to an engine.
pub(super) fn install(engine: &mut Engine) -> Result<(), String> {
    let unite = |operands: Vec<Value>| {
        let mut all = Set::new();
        for parts in operands {
            for part in parts.as_array()? {
                all.extend(part.as_set()?.iter().cloned());
            }
        }
        Ok(Value::from(all))
    };
    engine.add_extension(rego::UNION.to_owned(), 1, Box::new(unite)).map_err(|error| error.to_string())
}
