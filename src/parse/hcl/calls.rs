//! What modules of a repository give to the variables of those that they call: known where all calls agree, and known of each way
//! of calling where these are few.
//!
//! A call is a `module` block whose source is a literal local path. Callers come before those that they call, so that a value
//! goes down through any number of them; of modules that call each other in a circle nothing is known. Never touches the disk.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use regorus::Value;

use super::convert;
use super::eval::{Evaluator, is_template};
use super::module::{Folder, Module};
use super::scope::{Scope, Variable};
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
    name: Arc<str>,
    /// The module that it calls, as an index.
    callee: usize,
    arguments: Vec<(Arc<str>, &'d Value)>,
}

impl<'d> Call<'d> {
    /// How people name it, of a folder.
    fn named(&self, folder: &str) -> Arc<str> {
        let of = if folder.is_empty() { String::new() } else { format!(" in {folder}") };
        Arc::from(format!("module.{}{of}", self.name))
    }

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

/// Ways of calling a module that are told apart.
const MOST_WAYS: usize = 8;
/// How often a value may be compared for that: with one of each way, with names and without.
const COMPARED: u32 = 16;

/// What calls that give a module the same values give it, where others give it others.
#[derive(Debug)]
pub(super) struct Way {
    /// The calls, as people name them.
    pub from: BTreeSet<Arc<str>>,
    /// What the variables are worth that the calls do not agree on.
    values: Arguments,
}

impl Way {
    /// Gives the variables of a module their values.
    pub(super) fn lay(&self, scope: &mut Scope) {
        for (name, value) in &self.values {
            scope.variables.entry(name.clone()).and_modify(|own| own.given = Some(value.clone()));
        }
    }
}

/// A call that is made, and what it gives.
struct Made {
    from: Arc<str>,
    values: Arguments,
}

/// Gives the variables of modules, which are in the order of their folders, what the calls of these agree on, and the ways in which
/// they are called where they do not.
pub(super) fn give(modules: &mut [(Folder<'_>, Module<'_>)]) {
    let calls: Vec<Vec<Call<'_>>> = modules.iter().map(|(at, module)| calls(*at, module, modules)).collect();
    let mut open = vec![0_usize; modules.len()];
    for call in calls.iter().flatten() {
        open.get_mut(call.callee).into_iter().for_each(|open| *open += 1);
    }
    let mut given: Vec<Vec<Made>> = modules.iter().map(|_| Vec::new()).collect();
    let mut ready: Vec<usize> = (0..).zip(&open).filter(|(_, open)| **open == 0).map(|(at, _)| at).collect();
    while let Some(at) = ready.pop() {
        if let Some(((_, module), own)) = modules.get_mut(at).zip(given.get_mut(at)) {
            settle(module, &std::mem::take(own));
        }
        let own = calls.get(at).map(Vec::as_slice).unwrap_or_default();
        for (callee, made) in made(modules, at, own) {
            if let Some(given) = given.get_mut(callee) {
                given.push(made);
            }
        }
        for call in own {
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

/// What the calls in a module give, in each of the ways that it is called itself, with the modules that they call as indices.
fn made(modules: &mut [(Folder<'_>, Module<'_>)], at: usize, calls: &[Call<'_>]) -> Vec<(usize, Made)> {
    let mut all = Vec::new();
    if calls.is_empty() {
        return all;
    }
    let ways = modules.get_mut(at).map(|(_, module)| std::mem::take(&mut module.ways)).unwrap_or_default();
    let mut each: Vec<Option<&Way>> = ways.iter().map(Some).collect();
    if each.is_empty() {
        each.push(None);
    }
    let folder = modules.get(at).map_or("", |((_, folder), _)| folder);
    for way in each {
        if let Some(((_, module), way)) = modules.get_mut(at).zip(way) {
            way.lay(&mut module.scope);
        }
        for (call, values) in calls.iter().zip(arguments(modules, at, calls)) {
            let Some(values) = values else { continue };
            let from = way.and_then(|way| way.from.first().cloned()).unwrap_or_else(|| call.named(folder));
            all.push((call.callee, Made { from, values }));
        }
    }
    if let Some((_, module)) = modules.get_mut(at) {
        // What is not agreed on is unknown again.
        for (name, _) in ways.iter().flat_map(|way| &way.values) {
            module.scope.variables.entry(name.clone()).and_modify(|own| own.given = Some(Err(Failure::Unknown)));
        }
        module.ways = ways;
    }
    all
}

/// The calls in a module of others that are there.
fn calls<'d>((target, folder): Folder<'_>, module: &Module<'d>, modules: &[(Folder<'_>, Module<'_>)]) -> Vec<Call<'d>> {
    let named = module.groups.iter().filter_map(|(labels, group)| match labels.as_slice() {
        [kind, name] if kind.as_ref() == "module" => Some((name, group)),
        _ => None,
    });
    let blocks = named.flat_map(|(name, group)| group.blocks.iter().map(move |block| (name, block)));
    let call = |(name, block): (&Arc<str>, &super::blocks::Block<'d>)| {
        let arguments = block.entries.iter().filter_map(|entry| Some((entry.name.clone(), entry.value()?)));
        let call = Call { name: name.clone(), callee: 0, arguments: arguments.collect() };
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

/// What the variables of a module are worth in each of its calls, in their order, with how people name the call.
type Worth = Vec<(Arc<str>, Vec<Answer>)>;

/// Sets the variables of a module to what its calls agree on; leaves them alone where there are none. Where they do not agree,
/// the ways are told apart.
fn settle(module: &mut Module<'_>, made: &[Made]) {
    if made.is_empty() {
        return;
    }
    let mut evaluator = Evaluator::new(&module.scope, module.bytes);
    let mut worth = worth(&mut evaluator, module, made);
    let names: Vec<Arc<str>> = module.scope.variables.keys().cloned().collect();
    let agreed: Vec<Answer> = (0..names.len()).map(|at| agreed(&mut evaluator, &worth, at)).collect();
    let open = names.iter().zip(&agreed).filter(|(_, value)| matches!(value, Err(Failure::Unknown)));
    let open: Vec<&Arc<str>> = open.map(|(name, _)| name).collect();
    for (_, values) in &mut worth {
        let of_open = values.drain(..).zip(&agreed).filter(|(_, value)| matches!(value, Err(Failure::Unknown)));
        *values = of_open.map(|(value, _)| value).collect();
    }
    let ways = ways(&mut evaluator, &open, worth).unwrap_or_default();
    module.ways = ways;
    for (name, value) in names.into_iter().zip(agreed) {
        module.scope.variables.entry(name).and_modify(|own| own.given = Some(value));
    }
}

/// What the variables of a module are worth in each of its calls, and where it is run as it stands.
fn worth(evaluator: &mut Evaluator<'_>, module: &Module<'_>, made: &[Made]) -> Worth {
    let mut written = |value: Option<&Value>| known(evaluator.raw(value.ok_or(Failure::Unknown)?));
    let variables = module.scope.variables.iter();
    // With what each one is worth as the module has it, worked out once for all calls.
    let variables: Vec<(&Arc<str>, &Variable, Answer)> =
        variables.map(|(name, variable)| (name, variable, written(variable.default.as_ref()))).collect();
    let answer = |variable: &Variable, default: &Answer, given: Option<Answer>| {
        let is_default = |value: &Answer| variable.refuses_null && matches!(value, Ok(Val::Null));
        let value = given.filter(|value| !is_default(value)).unwrap_or_else(|| default.clone());
        value.and_then(|value| known(variable.typed(value)))
    };
    let called = |made: &Made| {
        let values =
            variables.iter().map(|(name, variable, default)| answer(variable, default, made.value(name).cloned()));
        (made.from.clone(), values.collect())
    };
    let mut all: Worth = made.iter().map(called).collect();
    if module.has_values {
        let own = variables.iter().map(|(_, variable, default)| {
            let set = variable.set.as_ref().map(|value| written(Some(value)));
            answer(variable, default, set)
        });
        all.push((Arc::from("its own values"), own.collect()));
    }
    all
}

/// What the variable at an index is worth in all calls, if that is one value.
fn agreed(evaluator: &mut Evaluator<'_>, worth: &Worth, at: usize) -> Answer {
    let each = worth.iter().filter_map(|(_, values)| values.get(at)).cloned();
    let all: Vec<Val> = each.collect::<Answer<_>>()?;
    // What it costs to compare them must not hang on which one comes first.
    let weight = all.iter().fold(0_u32, |sum, value| sum.saturating_add(value.weight()));
    evaluator.charge(weight)?;
    let mut all = all.into_iter();
    let first = all.next().ok_or(Failure::Unknown)?;
    if all.all(|value| first.equal(&value) == Some(true)) { Ok(first) } else { Err(Failure::Unknown) }
}

impl Made {
    fn value(&self, name: &str) -> Option<&Answer> {
        self.values.iter().find(|(own, _)| own.as_ref() == name).map(|(_, value)| value)
    }
}

/// The ways in which calls give values to some variables that they do not agree on. None where these are too many, also without
/// names and the like, which are others in each call.
fn ways(evaluator: &mut Evaluator<'_>, names: &[&Arc<str>], mut all: Worth) -> Answer<Vec<Way>> {
    let weights = all.iter().flat_map(|(_, values)| values).flatten().map(Val::weight);
    let weight = weights.fold(0_u32, u32::saturating_add);
    evaluator.charge(weight.saturating_mul(COMPARED))?;
    if let Some(ways) = apart(names, &all) {
        return Ok(ways);
    }
    let is_name = |at: usize| {
        let texts = all.iter().filter_map(|(_, values)| match values.get(at) {
            Some(Ok(Val::Text(text))) => Some(text.as_ref()),
            _ => None,
        });
        texts.collect::<BTreeSet<&str>>().len() == all.len()
    };
    let kept: Vec<usize> = (0..names.len()).filter(|at| !is_name(*at)).collect();
    let names: Vec<&Arc<str>> = kept.iter().filter_map(|at| names.get(*at).copied()).collect();
    for (_, values) in &mut all {
        *values = kept.iter().filter_map(|at| values.get(*at).cloned()).collect();
    }
    Ok(apart(&names, &all).unwrap_or_default())
}

/// Calls by what they give; none where there are too many kinds of them. One alone is no way of its own.
fn apart(names: &[&Arc<str>], all: &Worth) -> Option<Vec<Way>> {
    let is_same = |a: &Answer, b: &Answer| match (a, b) {
        (Ok(a), Ok(b)) => a.equal(b) == Some(true),
        (Err(_), Err(_)) => true,
        _ => false,
    };
    let mut ways: Vec<(BTreeSet<Arc<str>>, &Vec<Answer>)> = Vec::new();
    for (from, values) in all {
        let is_known = |known: &[Answer]| known.iter().zip(values).all(|(a, b)| is_same(a, b));
        if let Some((known, _)) = ways.iter_mut().find(|(_, known)| is_known(known)) {
            known.insert(from.clone());
        } else if ways.len() < MOST_WAYS {
            ways.push((BTreeSet::from([from.clone()]), values));
        } else {
            return None;
        }
    }
    if ways.len() < 2 {
        return Some(Vec::new());
    }
    ways.sort_by(|(a, _), (b, _)| a.cmp(b));
    let way = |(from, values): (BTreeSet<Arc<str>>, &Vec<Answer>)| Way {
        from,
        values: names.iter().zip(values).map(|(name, value)| ((*name).clone(), value.clone())).collect(),
    };
    Some(ways.into_iter().map(way).collect())
}
