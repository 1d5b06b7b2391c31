//! `template.yaml` → the layout of a template of Backstage's scaffolder: what its `fetch:…` steps copy from its own folder.
//!
//! The scaffolder writes down no answers; where a `.karat/path.lock` has them, they are filled in.

use regorus::Value;

use super::{Layout, Root};
use crate::drift::Unknown;
use crate::drift::answers::Answers;
use crate::drift::fill::Syntax;
use crate::drift::snapshot::Snapshot;
use crate::parse::yaml::{Dialect, parse};

const NAMES: [&str; 2] = ["template.yaml", "template.yml"];
/// Where skeletons are by custom.
const CUSTOM: &str = "skeleton";

/// The layout; none where it is no such template.
pub(super) fn read(snapshot: &Snapshot<'_>, answers: &Answers) -> Result<Option<Layout>, Unknown> {
    let Some(entry) = NAMES.iter().find_map(|name| snapshot.file(name)) else { return Ok(None) };
    let text = snapshot.text(entry)?.unwrap_or_default();
    let trees = parse(&text, Dialect::GitHub).trees;
    let Some(tree) = trees.into_iter().find(|tree| tree.value["kind"] == Value::from("Template")) else {
        return Ok(None);
    };
    let mut layout = Layout { answers: answers.clone(), ..Layout::default() };
    let mut syntax = Syntax::backstage();
    if let Ok(steps) = tree.value["spec"]["steps"].as_array() {
        steps.iter().for_each(|step| add(&mut layout, &mut syntax, step));
    }
    if layout.roots.is_empty() {
        let has_custom = snapshot.files.iter().any(|entry| entry.path.starts_with("skeleton/"));
        let from = if has_custom { CUSTOM } else { "" }.to_owned();
        layout.roots.push(Root { from, to: String::new(), is_filled: true });
    }
    layout.syntax = Some(syntax);
    Ok(Some(layout))
}

/// Adds what a step copies.
fn add(layout: &mut Layout, syntax: &mut Syntax, step: &Value) {
    let action = step["action"].as_string().map_or("", |action| action);
    let is_filled = action == "fetch:template";
    let input = &step["input"];
    let Ok(url) = input["url"].as_string() else { return };
    let is_own = url.as_ref() == "." || url.starts_with("./") || !url.contains([':', '$']);
    if !(is_filled || action == "fetch:plain") || !is_own {
        return;
    }
    let to = input["targetPath"].as_string().map_or("", |path| path);
    let to = to.trim_start_matches("./").trim_matches('/');
    let to = if to == "." { "" } else { to };
    let from = url.trim_start_matches("./").trim_matches('/');
    let from = if from == "." { "" } else { from };
    if step["if"] != Value::Undefined || step["each"] != Value::Undefined {
        layout.unsure = Some("a step of the template may not have run, or more than once".to_owned());
    }
    layout.roots.push(Root { from: from.to_owned(), to: to.to_owned(), is_filled });
    for list in ["copyWithoutTemplating", "copyWithoutRender"] {
        for item in input[list].as_array().into_iter().flatten().filter_map(|item| item.as_string().ok()) {
            layout.verbatim.patterns.add(&format!("/{item}"));
        }
    }
    match &input["templateFileExtension"] {
        Value::Bool(true) => ".njk".clone_into(&mut layout.suffix),
        Value::String(suffix) => layout.suffix = suffix.to_string(),
        _ => {}
    }
    syntax.trims |= input["trimBlocks"] == Value::Bool(true) || input["lstripBlocks"] == Value::Bool(true);
    if input["cookiecutterCompat"] == Value::Bool(true) {
        syntax.unsupported = Some("it is filled in with both of Backstage's and cookiecutter's marks".to_owned());
    }
}
