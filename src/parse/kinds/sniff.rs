//! What a text looks like before, or instead of, parsing it: line by line, nothing nested.

use std::borrow::Cow;

use super::{Labels, kubernetes, names};
use crate::model::source::SourceFile;

/// Whether a YAML text is a GitHub workflow, wherever it lies: GitHub reads `on` as a word, Kubernetes as a boolean.
pub(in crate::parse) fn is_workflow(text: &str) -> bool {
    has_key(text, "jobs") && has_key(text, "on")
}

/// Whether a text declares an entity of the software catalog.
pub(in crate::parse) fn is_entity(file: &SourceFile, text: &str) -> bool {
    let declares = |line: &str| after_plain(line, "apiVersion").is_some_and(|rest| rest.contains("backstage.io/"));
    names::is_catalog(file.file_name()) || (text.contains("backstage.io/") && text.lines().any(declares))
}

/// The parts of a YAML stream with the offsets at which they start.
pub(in crate::parse) fn sections(text: &str) -> Vec<(usize, &str)> {
    let mut starts = vec![0];
    starts.extend(text.match_indices("\n---").map(|(at, _)| at + 1));
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| Some((*start, text.get(*start..end)?))).collect()
}

/// The labels of a text that looks like a Kubernetes object or a workflow.
pub(super) fn labels(text: &str) -> Labels {
    if let (Some(api_version), Some(kind)) = (value_of(text, "apiVersion"), value_of(text, "kind")) {
        let mut labels = kubernetes::labels(api_version, kind, None);
        if labels.iter().any(|label| label == "kubernetes/workload") {
            // What it runs is not known.
            labels.push(Cow::Borrowed("kubernetes/control_plane"));
        }
        return labels;
    }
    if is_workflow(text) { vec![Cow::Borrowed("github_workflow")] } else { Labels::new() }
}

/// The scalar behind a top key, in YAML or JSON.
fn value_of<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let is_json = text.trim_start().starts_with('{');
    let rest = if is_json { after_quoted(text, key) } else { text.lines().find_map(|line| after_plain(line, key)) };
    let value = rest?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split([' ', ',', '#', '\r', '\n', '}']).next()?,
    };
    (!value.is_empty() && value.len() < 254).then_some(value)
}

fn has_key(text: &str, key: &str) -> bool {
    // Without the key anywhere no line has it: the common case, answered without a look at the lines.
    text.contains(key) && text.lines().any(|line| after_plain(line, key).is_some())
}

/// What stands behind `key:` at the start of a line, quoted or not.
fn after_plain<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let bare = line.strip_prefix(['"', '\'']).unwrap_or(line);
    let rest = bare.strip_prefix(key)?;
    let rest = if bare.len() < line.len() { rest.strip_prefix(['"', '\''])? } else { rest };
    rest.trim_start().strip_prefix(':')
}

/// What stands behind the first `"key":` of a JSON text.
fn after_quoted<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let quoted = format!("\"{key}\"");
    let rest = text.split_once(&quoted).map(|(_, rest)| rest)?;
    rest.trim_start().strip_prefix(':')
}
