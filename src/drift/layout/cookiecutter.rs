//! `cookiecutter.json` → the layout of a template of cookiecutter's. Hooks are not run; a file that they name may be absent.

use regorus::Value;

use super::{Layout, Root, Verbatim, environment, folders};
use crate::drift::Unknown;
use crate::drift::answers::Answers;
use crate::drift::fill::{Syntax, fill};
use crate::drift::snapshot::Snapshot;
use crate::drift::written::{Numbers, tree};
use crate::parse::json;

const NAME: &str = "cookiecutter.json";

/// The layout; none where it is no such template.
pub(super) fn read(snapshot: &Snapshot<'_>, answers: &Answers) -> Result<Option<Layout>, Unknown> {
    let Some(entry) = snapshot.file(NAME) else { return Ok(None) };
    let text = snapshot.text(entry)?.unwrap_or_default();
    let value =
        tree(&format!("the template's `{NAME}`"), &text, json::parse(&text, json::Syntax::Json), Numbers::Whole)?;
    let mut syntax = Syntax::jinja("cookiecutter.");
    environment(&mut syntax, &value["_jinja2_env_vars"]);
    let is_project = |folder: &&str| {
        let marks = [syntax.value.0.as_str(), syntax.value.1.as_str(), "cookiecutter"];
        marks.iter().all(|mark| folder.contains(mark))
    };
    let folder = folders(snapshot.files.iter().map(|entry| entry.path.as_ref())).into_iter().find(is_project);
    let folder = folder.ok_or_else(|| Unknown::new("the template has no folder `{{ cookiecutter.… }}`"))?.to_owned();
    let shell = value["_copy_without_render"].as_array().map_or_else(
        |_| Vec::new(),
        |list| list.iter().filter_map(|item| item.as_string().ok()).map(ToString::to_string).collect(),
    );
    let mut scripts = String::new();
    for entry in snapshot.files.iter().filter(|entry| entry.path.starts_with("hooks/")) {
        scripts.push_str(&snapshot.text(entry)?.unwrap_or_default());
    }
    let answers = answers.or(defaults(&value, &syntax, answers));
    Ok(Some(Layout {
        roots: vec![Root { from: folder, to: String::new(), is_filled: true }],
        syntax: Some(syntax),
        verbatim: Verbatim { shell, ..Verbatim::default() },
        scripts,
        answers,
        ..Layout::default()
    }))
}

/// What cookiecutter takes where nothing is said: the value, or the first of a list.
fn defaults(value: &Value, syntax: &Syntax, answers: &Answers) -> Vec<(String, Value)> {
    let Ok(questions) = value.as_object() else { return Vec::new() };
    let default = questions.iter().filter_map(|(name, default)| {
        let first = default.as_array().ok().and_then(|list| list.first());
        let value = match first.unwrap_or(default) {
            Value::String(text) => Value::from(fill(text, syntax, answers).ok()?),
            other => other.clone(),
        };
        Some((name.as_string().ok()?.to_string(), value))
    });
    default.collect()
}
