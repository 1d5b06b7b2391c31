//! `copier.yml` → the layout of a template of copier's.
//!
//! `_skip_if_exists` is not heeded: what a path owns, its definition says, not the template. Tasks are not run; a file that they name
//! may be absent.

use regorus::Value;

use super::{Layout, Root, environment};
use crate::drift::Unknown;
use crate::drift::answers::Answers;
use crate::drift::fill::{Syntax, fill};
use crate::drift::patterns::Patterns;
use crate::drift::snapshot::Snapshot;
use crate::drift::written::{Numbers, tree};
use crate::git::Entry;
use crate::parse::yaml::{Dialect, parse};

const NAMES: [&str; 2] = ["copier.yml", "copier.yaml"];
/// What copier leaves out where nothing is said.
const USUAL: [&str; 8] = ["copier.yaml", "copier.yml", "~*", "*.py[co]", "__pycache__", ".git", ".DS_Store", ".svn"];

/// The file with the settings, and whether it stands above the folder of the template.
pub(super) fn settings<'s>(snapshot: &'s Snapshot<'_>) -> Option<(&'s Entry, bool)> {
    let own = NAMES.iter().find_map(|name| snapshot.file(name)).map(|entry| (entry, false));
    own.or_else(|| NAMES.iter().find_map(|name| snapshot.above(name)).map(|entry| (entry, true)))
}

pub(super) fn read(snapshot: &Snapshot<'_>, answers: &Answers) -> Result<Layout, Unknown> {
    let (value, is_above) = match settings(snapshot) {
        None => (Value::new_object(), false),
        Some((entry, is_above)) => {
            let text = snapshot.text(entry)?.unwrap_or_default();
            let name = format!("the template's `{}`", entry.path);
            // Settings may be spread over several documents and files: `!include`.
            let value = if text.trim().is_empty() {
                Value::new_object()
            } else {
                tree(&name, &text, parse(&text, Dialect::Kubernetes), Numbers::Yaml)?
            };
            (value, is_above)
        }
    };
    let mut syntax = Syntax::jinja("");
    environment(&mut syntax, &value["_envops"]);
    let answers = answers.or(defaults(&value, &syntax, answers));
    let folder = match value["_subdirectory"].as_string() {
        // A folder that the path names stands for the subdirectory.
        Ok(folder) if !is_above => fill(folder, &syntax, &answers)
            .map_err(|reason| Unknown::new(format!("the template's `_subdirectory` is not known: {reason}")))?,
        _ => String::new(),
    };
    let folder = folder.trim_start_matches("./").trim_matches('/').to_owned();
    let folder = if folder == "." { String::new() } else { folder };
    let is_root = folder.is_empty() && !is_above;
    let (excluded, unsure) = excluded(&value["_exclude"], is_root, &syntax, &answers);
    let suffix = value["_templates_suffix"].as_string().map_or_else(|_| ".jinja".to_owned(), ToString::to_string);
    let scripts = value["_tasks"].to_json_str().unwrap_or_default();
    Ok(Layout {
        roots: vec![Root { from: folder, to: String::new(), is_filled: true }],
        syntax: Some(syntax),
        suffix,
        excluded,
        keeps_links: value["_preserve_symlinks"] == Value::Bool(true),
        unsure,
        scripts,
        answers,
        ..Layout::default()
    })
}

/// Patterns of files that are left out, and why they may not be all.
fn excluded(value: &Value, is_root: bool, syntax: &Syntax, answers: &Answers) -> (Patterns, Option<String>) {
    let (mut patterns, mut unsure) = (Patterns::default(), None);
    match value.as_array() {
        Ok(list) => {
            for item in list.iter().filter_map(|item| item.as_string().ok()) {
                match fill(item, syntax, answers) {
                    Ok(lines) => lines.lines().for_each(|line| patterns.add(line)),
                    Err(reason) => {
                        unsure.get_or_insert(format!("the template's `_exclude` may leave it out: {reason}"));
                    }
                }
            }
        }
        Err(_) if is_root => USUAL.iter().for_each(|line| patterns.add(line)),
        Err(_) => {}
    }
    (patterns, unsure)
}

/// What copier takes for questions that nobody was asked. Secrets are never written down, so theirs are none.
fn defaults(value: &Value, syntax: &Syntax, answers: &Answers) -> Vec<(String, Value)> {
    let Ok(questions) = value.as_object() else { return Vec::new() };
    let named = questions.iter().filter_map(|(name, question)| Some((name.as_string().ok()?.to_string(), question)));
    let asked = named.filter(|(name, _)| !name.starts_with('_'));
    let default = asked.filter_map(|(name, question)| {
        let value = match question.as_object() {
            Ok(_) if question["secret"] == Value::Bool(true) => return None,
            Ok(_) => question["default"].clone(),
            Err(_) => question.clone(),
        };
        let value = match &value {
            Value::Undefined => return None,
            Value::String(text) => Value::from(fill(text, syntax, answers).ok()?),
            _ => value,
        };
        Some((name, value))
    });
    default.collect()
}
