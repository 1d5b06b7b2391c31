//! What the whole of the folder does: texts in, values and places out.

mod calls;
mod expressions;
mod json;
mod merging;
mod objects;
mod shape;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use regorus::Value;

use super::{modules, parse, parse_json};
use crate::model::document::{Document, Kind, Origin, SourceText};
use crate::model::source::{Content, Repository, SourceFile};
use crate::model::spans::{NodeId, Spans, unquoted};
use crate::model::{Format, Span};

/// The document of a file.
fn document(path: &str, text: &str) -> Arc<Document> {
    let parsed = if Path::new(path).extension().is_some_and(|extension| extension == "json") {
        parse_json(text, path)
    } else {
        parse(text)
    };
    assert_eq!(parsed.faults, [], "{path}");
    let tree = parsed.trees.into_iter().next().unwrap();
    let repository = Arc::new(Repository {
        target: "repo".to_owned(),
        name: "repo".to_owned(),
        root: PathBuf::from("/repo"),
        revision: None,
        past: false,
    });
    let file = Arc::new(SourceFile {
        repository,
        path: Arc::from(path),
        content: Content::Disk(PathBuf::from("/repo").join(path)),
        format: Format::Hcl,
        size: text.len() as u64,
    });
    let source = SourceText { file: file.clone(), text: Arc::from(text), base: 0 };
    let kind = Kind::of(if path.contains(".tfvars") { "tfvars" } else { "terraform" });
    let origin = Origin::Text { sources: vec![source], spans: tree.spans };
    Arc::new(Document { file, index: 0, kind, value: tree.value, origin })
}

/// The one module of these files.
fn module(files: &[(&str, &str)]) -> Document {
    let documents: Vec<_> = files.iter().map(|(path, text)| document(path, text)).collect();
    let mut modules = modules(&documents, |_| true);
    assert_eq!(modules.len(), 1);
    modules.remove(0).document
}

fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap()
}

/// What a path leads to, as text.
fn at<'v>(value: &'v Value, path: &[&str]) -> &'v Value {
    path.iter().fold(value, |value, step| match step.parse::<usize>() {
        Ok(index) if matches!(value, Value::Array(_)) => &value[index],
        _ => &value[*step],
    })
}

/// `file: text` at the key and at the value that a path leads to, as far as the arena knows it.
fn place(document: &Document, path: &[&str]) -> (String, String) {
    let Origin::Text { sources, spans } = &document.origin else { panic!("a text") };
    let mut here: NodeId = 0;
    for step in path {
        let next = match step.parse::<usize>() {
            Ok(index) => spans.children(here).nth(index),
            Err(_) => spans.children(here).find(|id| name(sources, spans, *id).as_deref() == Some(*step)),
        };
        match next {
            Some(next) => here = next,
            None => break,
        }
    }
    let key = spans.key(here).map(|key| text(sources, key)).unwrap_or_default();
    (key, text(sources, spans.value(here)))
}

fn name(sources: &[SourceText], spans: &Spans, id: NodeId) -> Option<String> {
    let key = spans.key(id)?;
    let written = text(sources, key);
    let name = spans.override_name(id).unwrap_or_else(|| unquoted(written.split(": ").nth(1).unwrap()));
    Some(name.to_owned())
}

fn text(sources: &[SourceText], span: Span) -> String {
    let source = sources.iter().rev().find(|source| source.base <= span.start).unwrap();
    let range = (span.start - source.base) as usize..(span.end - source.base) as usize;
    format!("{}: {}", source.file.path, source.text.get(range).unwrap())
}
