//! What modules of a repository give to the variables of those that they call: known where all calls agree.
//!
//! A call is a `module` block whose source is a literal local path. Callers come before those that they call, so that a value
//! goes down through any number of them; of modules that call each other in a circle nothing is known. Never touches the disk.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use super::convert;
use super::eval::{Evaluator, is_template};
use super::module::{Folder, Module};
use super::scope::Variable;
use super::value::{Answer, Failure, Number, Val};
use crate::model::paths::joined;

/// Folders of which nothing runs: what is called from there says nothing of what lies outside of them.
const UNUSED: [&str; 6] = ["example", "examples", "fixture", "fixtures", "test", "tests"];

/// The folders that a text in a folder may call: where a quoted text in it would lead to as a source.
pub(crate) fn called(folder: &str, text: &str) -> BTreeSet<String> {
    if !(text.contains("module") && text.contains("source")) {
        return BTreeSet::new();
    }
    let quoted = text.split('"').skip(1).filter(|quoted| quoted.starts_with(['.', '\\']));
    let decoded = quoted.filter(|quoted| !quoted.contains('\n')).filter_map(|quoted| {
        let is_plain = !quoted.contains('\\');
        if is_plain { Some(quoted.into()) } else { serde_json::from_str(&format!("\"{quoted}\"")).ok() }
    });
    decoded.filter_map(|source: Cow<'_, str>| callee(folder, &source)).collect()
}

/// The folder that a source leads to from another one; none where it is no literal local path, or leads out of the repository.
fn callee(folder: &str, source: &str) -> Option<String> {
    if is_template(source) || !(source.starts_with("./") || source.starts_with("../")) {
        return None;
    }
    joined(folder, source)
}

/// Whether a call from a folder says what another one is used with.
fn counts(from: &str, to: &str) -> bool {
    let unused = from.split('/').position(|part| UNUSED.contains(&part));
    unused.is_none_or(|at| from.split('/').take(at + 1).eq(to.split('/').take(at + 1)))
}

/// A `module` block.
struct Call<'d> {
    /// The module that it calls, as an index.
    callee: usize,
    arguments: Vec<(Arc<str>, &'d Value)>,
}

impl<'d> Call<'d> {
    fn argument(&self, wanted: &str) -> Option<&'d Value> {
        self.arguments.iter().find(|(name, _)| name.as_ref() == wanted).map(|(_, value)| *value)
    }

    /// Whether it is known to make nothing.
    fn is_none(&self, evaluator: &mut Evaluator<'_>) -> bool {
        let mut is = |name, is_none: fn(&Val) -> bool| {
            let value = self.argument(name).map(|value| evaluator.raw(value));
            matches!(value, Some(Ok(value)) if is_none(&value))
        };
        is("count", |value| matches!(convert::number(value), Ok(Number::Int(0))))
            || is("for_each", |value| match value {
                Val::List(list) => list.items.is_empty(),
                Val::Map(map) => map.entries.is_empty(),
                _ => false,
            })
    }
}

/// What calls of a module give to its variables.
#[derive(Clone, Default)]
struct Given {
    calls: usize,
    /// What those that name a variable give it.
    values: BTreeMap<Arc<str>, Vec<Answer>>,
}

/// Gives the variables of modules, which are in the order of their folders, what the calls of these agree on.
pub(super) fn give(modules: &mut [(Folder<'_>, Module<'_>)]) {
    let calls: Vec<Vec<Call<'_>>> = modules.iter().map(|(at, module)| calls(*at, module, modules)).collect();
    let mut open = vec![0_usize; modules.len()];
    for call in calls.iter().flatten() {
        open.get_mut(call.callee).into_iter().for_each(|open| *open += 1);
    }
    let mut given = vec![Given::default(); modules.len()];
    let mut ready: Vec<usize> = (0..).zip(&open).filter(|(_, open)| **open == 0).map(|(at, _)| at).collect();
    while let Some(at) = ready.pop() {
        if let Some(((_, module), own)) = modules.get_mut(at).zip(given.get_mut(at)) {
            settle(module, std::mem::take(own));
        }
        let own = calls.get(at).map(Vec::as_slice).unwrap_or_default();
        for (call, values) in own.iter().zip(arguments(modules, at, own)) {
            if let Some((values, given)) = values.zip(given.get_mut(call.callee)) {
                given.calls += 1;
                for (name, value) in values {
                    given.values.entry(name).or_default().push(value);
                }
            }
            if let Some(open) = open.get_mut(call.callee) {
                *open -= 1;
                ready.extend((*open == 0).then_some(call.callee));
            }
        }
    }
    // What is left calls itself in the end, or is called by such a module.
    let left = modules.iter_mut().zip(open).filter(|(_, open)| *open > 0);
    let variables = left.flat_map(|((_, module), _)| module.scope.variables.values_mut());
    variables.for_each(|variable| variable.given = Some(Err(Failure::Unknown)));
}

/// The calls in a module of others that are there.
fn calls<'d>((target, folder): Folder<'_>, module: &Module<'d>, modules: &[(Folder<'_>, Module<'_>)]) -> Vec<Call<'d>> {
    let is_module = |labels: &[Arc<str>]| matches!(labels, [kind, _] if kind.as_ref() == "module");
    let blocks = module.groups.iter().filter(|(labels, _)| is_module(labels)).flat_map(|(_, group)| &group.blocks);
    let call = |block: &super::blocks::Block<'d>| {
        let arguments = block.entries.iter().filter_map(|entry| Some((entry.name.clone(), entry.value()?)));
        let call = Call { callee: 0, arguments: arguments.collect() };
        let Some(Value::String(source)) = call.argument("source") else { return None };
        let callee = callee(folder, source).filter(|callee| counts(folder, callee))?;
        let callee = modules.binary_search_by(|(own, _)| own.cmp(&(target, callee.as_str()))).ok()?;
        Some(Call { callee, ..call })
    };
    blocks.filter_map(call).collect()
}

/// What a call gives to variables, by their names.
type Arguments = Vec<(Arc<str>, Answer)>;

/// What a module gives in each of its calls; nothing in one that is none.
fn arguments(modules: &[(Folder<'_>, Module<'_>)], at: usize, calls: &[Call<'_>]) -> Vec<Option<Arguments>> {
    let Some((_, own)) = modules.get(at) else { return Vec::new() };
    let mut evaluator = Evaluator::new(&own.scope, own.bytes);
    let given = |call: &Call<'_>| {
        if call.is_none(&mut evaluator) {
            return None;
        }
        let (_, callee) = modules.get(call.callee)?;
        let asked = call.arguments.iter().filter(|(name, _)| callee.scope.variables.contains_key(name));
        Some(asked.map(|(name, value)| (name.clone(), known(evaluator.raw(value)))).collect())
    };
    calls.iter().map(given).collect()
}

/// A value of which all is known. What is unknown in it would be taken for a name of the module that it is given to.
fn known(value: Answer) -> Answer {
    value.and_then(|value| if value.is_known() { Ok(value) } else { Err(Failure::Unknown) })
}

/// Sets the variables of a module to what its calls agree on; leaves them alone where there are none.
fn settle(module: &mut Module<'_>, mut given: Given) {
    if given.calls == 0 {
        return;
    }
    let mut evaluator = Evaluator::new(&module.scope, module.bytes);
    let each = module.scope.variables.iter().map(|(name, variable)| {
        let values = given.values.remove(name).unwrap_or_default();
        (name.clone(), agreed(&mut evaluator, variable, values, (given.calls, module.has_values)))
    });
    let each: Vec<_> = each.collect();
    for (name, value) in each {
        module.scope.variables.entry(name).and_modify(|own| own.given = Some(value));
    }
}

/// What a variable is worth in all of so many calls, and where the module is run as it stands, if that is one value.
fn agreed(
    evaluator: &mut Evaluator<'_>,
    variable: &Variable,
    values: Vec<Answer>,
    (calls, has_values): (usize, bool),
) -> Answer {
    let mut written = |value: Option<&Value>| known(evaluator.raw(value.ok_or(Failure::Unknown)?));
    let default = written(variable.default.as_ref());
    let set = variable.set.as_ref().map(|value| written(Some(value)));
    let misses = values.len() < calls || (has_values && set.is_none());
    let mut all: Vec<Val> = Vec::new();
    for value in values.into_iter().chain(set).chain(misses.then(|| default.clone())) {
        let is_default = variable.refuses_null && matches!(value, Ok(Val::Null));
        all.push(if is_default { default.clone()? } else { value? });
    }
    // What it costs to compare them must not hang on which one comes first.
    let weight = all.iter().fold(0_u32, |sum, value| sum.saturating_add(value.weight()));
    evaluator.charge(weight)?;
    let mut all = all.into_iter().map(|value| known(variable.typed(value)));
    let first = all.next().unwrap_or(Err(Failure::Unknown))?;
    for value in all {
        if first.equal(&value?) != Some(true) {
            return Err(Failure::Unknown);
        }
    }
    Ok(first)
}
