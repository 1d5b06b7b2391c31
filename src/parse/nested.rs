//! Documents that stand in others: values of Helm charts in objects of Flux and Argo CD that install a chart and in kustomizations
//! that inflate one, and objects in what brings them to a cluster.

use std::sync::Arc;

use regorus::Value;

use super::kinds::{self, Item};
use crate::model::document::{Document, Origin, Step, ValuePath};
use crate::model::field::field;
use crate::model::spans::{NodeId, NodeKind, Spans};

/// The label of a document, and where it has values; `*` is every entry of a list.
const PLACES: [(&str, &[&str]); 6] = [
    ("kubernetes/HelmRelease", &["spec", "values"]),
    ("kubernetes/Application", &["spec", "source", "helm", "valuesObject"]),
    ("kubernetes/Application", &["spec", "sources", "*", "helm", "valuesObject"]),
    ("kubernetes/ApplicationSet", &["spec", "template", "spec", "source", "helm", "valuesObject"]),
    ("kubernetes/ApplicationSet", &["spec", "template", "spec", "sources", "*", "helm", "valuesObject"]),
    ("kustomization", &["helmCharts", "*", "valuesInline"]),
];
/// Aliases of aliases that are followed.
const MAX_HOPS: usize = 16;

/// The values in a document that stands in a text, each with its place there.
pub(super) fn values(document: &Document) -> Vec<(ValuePath, Item)> {
    if !is_installed(document) {
        return Vec::new();
    }
    standing(document, PLACES.iter().filter(|(label, _)| document.kind.has(label)).map(|(_, path)| *path))
}

/// The objects that a document brings to a cluster, each with its place there.
pub(super) fn carried(document: &Document) -> Vec<(ValuePath, Item)> {
    let text = |name| field(&document.value, name).and_then(|value| value.as_string().ok());
    let (Some(api_version), Some(kind)) = (text("apiVersion"), text("kind")) else { return Vec::new() };
    standing(document, kinds::carries(api_version, kind).into_iter())
}

/// The objects that stand at some places of a document.
fn standing(document: &Document, places: impl Iterator<Item = &'static [&'static str]>) -> Vec<(ValuePath, Item)> {
    let mut found = Vec::new();
    let Origin::Text { sources, spans } = &document.origin else { return found };
    let [source] = sources.as_slice() else { return found };
    for names in places {
        let start = Start { value: &document.value, id: 0, path: Vec::new() };
        follow(start, spans, names, &source.text, &mut found);
    }
    found
}

/// Which documents the last of a file's are parts of, and where in these: in the order in which they are behind the others.
pub(crate) fn parts(documents: &[Document]) -> Vec<(usize, ValuePath)> {
    let mut parts = Vec::new();
    for find in [carried, values] {
        for (index, document) in documents.iter().enumerate() {
            parts.extend(find(document).into_iter().map(|(place, _)| (index, place)));
        }
    }
    parts
}

/// Whether objects of its kind are those of Flux or Argo CD, where others have kinds of the same names.
fn is_installed(document: &Document) -> bool {
    ["flux", "argocd", "kustomization"].iter().any(|label| document.kind.has(label))
}

/// A value on the way, the node that it stands at and its place in the document.
struct Start<'v> {
    value: &'v Value,
    id: NodeId,
    path: ValuePath,
}

fn follow(here: Start<'_>, spans: &Spans, names: &[&str], text: &str, found: &mut Vec<(ValuePath, Item)>) {
    let Start { value, id, path } = here;
    let Some(id) = resolved(spans, id) else { return };
    let below = |step: Step| path.iter().cloned().chain([step]).collect();
    match (names.split_first(), value) {
        (None, Value::Object(entries)) if !entries.is_empty() => {
            found.push((path, Item { value: value.clone(), spans: spans.subtree(id) }));
        }
        (Some((&"*", rest)), Value::Array(items)) if spans.kind(id) == NodeKind::Sequence => {
            for (index, (value, id)) in items.iter().zip(spans.children(id)).enumerate() {
                follow(Start { value, id, path: below(Step::Index(index)) }, spans, rest, text, found);
            }
        }
        (Some((name, rest)), Value::Object(_)) => {
            let own = spans.children(id).filter(|id| spans.name(*id, text) == Some(name)).last();
            if let (Some(value), Some(id)) = (field(value, name), own) {
                follow(Start { value, id, path: below(Step::Key(Arc::from(*name))) }, spans, rest, text, found);
            }
        }
        _ => {}
    }
}

fn resolved(spans: &Spans, mut id: NodeId) -> Option<NodeId> {
    for _ in 0..MAX_HOPS {
        match spans.alias_target(id) {
            Some(target) => id = target,
            None => return Some(id),
        }
    }
    None
}
