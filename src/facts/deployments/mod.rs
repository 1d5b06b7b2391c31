//! `deployments`: how changes of a repository came to their users in the last 90 days.
//!
//! ```text
//! {"definition": "flow.toml",                     absent where the repository has none
//!  "environments": ["staging", "production"],     in the order in which a version passes through them, as the definition has it
//!  "window": {"since": 1787875200, "until": 1795651200},
//!  "groups": [{"deploy": "prod", "env": "production", "basis": "gitops", "all": {…}, "services": [{"service": "billing",
//!      "present": true, "latest": 1795560000, "deployment_frequency": {"n": 31, …}, "change_lead_time": {"n": 112, …}, …}]}],
//!  "promotions": […], "notes": […]}
//! ```
//!
//! It is the report of `karat flow --format json`, without what is unknown; its schema says what each figure is. Deployments are
//! seen where `flow.toml` or `standards/flow.toml` says. Without one they are tags that are versions (`v1.4.0`, `billing-v1.4.0`:
//! environment `released`), and where there are none, merges on the branch that is checked out (environment `merged`). Every
//! group has its `basis`, and none has two. Absent where nothing of the three is there; unknown without all of the history.

#[cfg(test)]
mod tests;

use std::path::Path;

use regorus::Value;

use super::value::{list, map};
use super::{Source, Unknown, imported};
use crate::flow::{self, Clones, Definitions, Inputs, Rows, Window};
use crate::git;
use crate::git::landed::{self, Store};
use crate::model::paths::slashed;

/// How far back deployments are counted, in seconds.
const WINDOW: i64 = 90 * 24 * 60 * 60;

/// The fact, or why it is not known.
pub(super) fn gather(source: &Source<'_>, git: &git::Repository) -> Result<Value, Unknown> {
    git.tracked()?;
    if !git.prefix().is_empty() {
        return Err(Unknown("only a folder of the repository is looked at".to_owned()));
    }
    let store = Store::open(&source.repository.root).map_err(|error| unknown(&error))?;
    let commit = if source.repository.past { git.refs()?.head } else { None };
    let store = match commit {
        Some(commit) => store.at(commit),
        None => store,
    };
    let Some((name, mut definitions)) = defined(source)? else { return usual(source, &store) };
    if !definitions.keep_own(&store.remotes()) {
        return Err(Unknown(format!("{name} is about several repositories, and no remote is one of them")));
    }
    let rows = rows_of(source, &name, &definitions)?;
    let value = measured(source, &store, &definitions, &rows).map_err(|error| failed(&error))?;
    Ok(with(&value, &[("definition", Value::from(name))]))
}

/// Whether the file at a path may change the fact.
pub(super) fn feeds(path: &str) -> bool {
    flow::PLACES.contains(&path)
}

/// The definitions of the repository and their file; none where it has none.
fn defined(source: &Source<'_>) -> Result<Option<(String, Definitions)>, Unknown> {
    let wrong = |name: &str| Unknown(format!("{name} has mistakes: see `karat flow`"));
    if source.repository.past {
        let Some(file) = flow::PLACES.iter().find_map(|place| source.file(place)) else { return Ok(None) };
        let Some(text) = source.text(file)? else { return Err(wrong(&file.path)) };
        return match flow::read(&file.path, &text) {
            Ok(definitions) => Ok(Some((file.path.to_string(), definitions))),
            Err(_) => Err(wrong(&file.path)),
        };
    }
    let root = &source.repository.root;
    let Some(file) = flow::find(root) else { return Ok(None) };
    let name = slashed(file.strip_prefix(root).unwrap_or(&file));
    match flow::load(&file) {
        Ok(definitions) => Ok(Some((name, definitions))),
        Err(_) => Err(wrong(&name)),
    }
}

fn rows_of(source: &Source<'_>, name: &str, definitions: &Definitions) -> Result<Rows, Unknown> {
    let file = source.repository.root.join(name);
    let folder = file.parent().unwrap_or(&source.repository.root);
    let is_imported = definitions.deploys.iter().any(|deploy| flow::wanted(deploy, folder).is_some());
    if source.repository.past && is_imported {
        return Err(Unknown("exported deployments are known only of what is checked out".to_owned()));
    }
    rows(definitions, folder, source.now)
}

/// What versions in tags tell, or else merges.
fn usual(source: &Source<'_>, store: &Store) -> Result<Value, Unknown> {
    for definitions in flow::usual(&source.repository.name).into_iter().flatten() {
        match measured(source, store, &definitions, &Rows::new()) {
            Err(flow::Error::Nothing { .. }) => {}
            found => return found.map_err(|error| failed(&error)),
        }
    }
    Ok(Value::Undefined)
}

fn measured(source: &Source<'_>, store: &Store, definitions: &Definitions, rows: &Rows) -> Result<Value, flow::Error> {
    let window = Window { since: source.now - WINDOW, until: source.now, now: source.now };
    let inputs = Inputs { store, clones: &Clones::new(), rows };
    let report = flow::measure(inputs, definitions, &[], window)?;
    let told = Value::from_json_str(&flow::json(&report)).unwrap_or(Value::Undefined);
    let parts = ["window", "groups", "promotions", "notes"];
    let known = map(parts.map(|name| (name, known(&told[name]))));
    let environments = list(definitions.environments.iter().map(|name| Value::from(name.as_str())));
    Ok(with(&known, &[("environments", environments)]))
}

/// The rows that definitions in a folder import.
pub(crate) fn rows(definitions: &Definitions, folder: &Path, now: i64) -> Result<Rows, Unknown> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let imports: Vec<_> = definitions.deploys.iter().filter_map(|deploy| flow::wanted(deploy, folder)).collect();
    let tables = imported::load(&imports, now);
    let mut rows = Rows::new();
    for import in &imports {
        let table = tables.gather(&import.id)?;
        let own = table["rows"].as_array().map_or_else(|_| Vec::new(), |rows| rows.iter().cloned().collect());
        rows.insert(import.id.clone(), own);
    }
    Ok(rows)
}

/// A value without entries that are null: what is not known is absent.
fn known(value: &Value) -> Value {
    match value {
        Value::Array(items) => list(items.iter().map(known)),
        Value::Object(entries) => {
            let entries = entries.iter().filter(|(_, value)| **value != Value::Null);
            map(entries.filter_map(|(key, value)| Some((key.as_string().ok()?.as_ref(), known(value)))))
        }
        other => other.clone(),
    }
}

fn with(value: &Value, further: &[(&str, Value)]) -> Value {
    let own = value.as_object().ok();
    let own = own.iter().flat_map(|entries| entries.iter());
    let own = own.filter_map(|(key, value)| Some((key.as_string().ok()?.as_ref(), value.clone())));
    map(own.chain(further.iter().map(|(key, value)| (*key, value.clone()))))
}

fn failed(error: &flow::Error) -> Unknown {
    match error {
        flow::Error::Git(error) => unknown(error),
        other => Unknown(other.to_string()),
    }
}

/// In the words that other facts of git have, without the path of the machine.
fn unknown(error: &landed::Error) -> Unknown {
    match error {
        landed::Error::NoGit { .. } => git::Unavailable::NoRepository.into(),
        landed::Error::Shallow { .. } => git::Unavailable::Shallow.into(),
        landed::Error::NoBranch { branch, .. } => git::Unavailable::NoRevision(branch.clone()).into(),
        landed::Error::Object { message, .. } => git::Unavailable::Damaged(message.clone()).into(),
    }
}
