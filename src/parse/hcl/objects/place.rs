//! Where a part of an object stands in the resource that makes it, and how what is not there yet would be written there.

use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::{MANIFEST, schema};
use crate::model::document::{Document, Origin, Step, ValuePath};
use crate::model::spans::{NodeId, NodeKind, Spans};

/// A part of a resource.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Its place in the file.
    pub(crate) path: ValuePath,
    /// The block whose body it is, or whose bodies are its items, empty for the resource's own: names in there are Terraform's. None
    /// where it is an expression, with the names of Kubernetes or anybody's.
    pub(crate) block: Option<Arc<str>>,
}

/// Where a node of an object stands in the file whose resource makes it: the node there with the same place in the text.
pub(crate) fn standing(file: &Document, object: &Document, node: NodeId) -> Option<Standing> {
    let Origin::Text { spans: made, .. } = &object.origin else { return None };
    let Origin::Text { sources, spans } = &file.origin else { return None };
    let [source] = sources.as_slice() else { return None };
    let mut search = Search { spans, text: &source.text, made, wanted: node, path: Vec::new() };
    if !search.finds(0) {
        return None;
    }
    let path = search.path;
    let block = block(&path, made.kind(node), &file.value);
    Some(Standing { path, block })
}

struct Search<'d> {
    spans: &'d Spans,
    text: &'d str,
    made: &'d Spans,
    wanted: NodeId,
    path: ValuePath,
}

impl Search<'_> {
    /// Whether the node stands at or below another one, to which the path leads; it leads to it then. What stands at one place with
    /// what is around it is the inner one.
    fn finds(&mut self, here: NodeId) -> bool {
        for (index, child) in self.spans.children(here).enumerate() {
            let step = match self.spans.kind(here) {
                NodeKind::Sequence => Step::Index(index),
                _ => Step::Key(Arc::from(self.spans.name(child, self.text).unwrap_or_default())),
            };
            self.path.push(step);
            if self.finds(child) {
                return true;
            }
            self.path.pop();
        }
        self.is_same(here)
    }

    fn is_same(&self, own: NodeId) -> bool {
        let (made, wanted) = (self.made, self.wanted);
        let is_kind = self.spans.kind(own) == made.kind(wanted);
        is_kind
            && match made.kind(wanted) {
                // The blocks of a list stand apart from each other: only the first one's name says where it begins.
                NodeKind::Sequence if made.key(wanted).is_some() => self.spans.key(own) == made.key(wanted),
                NodeKind::Scalar => {
                    self.spans.value(own) == made.value(wanted) && self.spans.key(own) == made.key(wanted)
                }
                _ => self.spans.value(own) == made.value(wanted),
            }
    }
}

fn block(path: &[Step], kind: NodeKind, file: &Value) -> Option<Arc<str>> {
    let [Step::Key(_), Step::Key(resource), Step::Key(_), Step::Index(_), inner @ ..] = path else { return None };
    if resource.as_ref() == MANIFEST {
        return None;
    }
    match (inner, kind) {
        ([], _) => Some(Arc::from("")),
        ([.., Step::Key(block), Step::Index(_)], NodeKind::Mapping) => Some(block.clone()),
        ([.., Step::Key(block)], NodeKind::Sequence) => {
            let items = path.iter().try_fold(file, |here, step| match step {
                Step::Key(key) => here.as_object().ok()?.get(&Value::String(key.clone())),
                Step::Index(index) => here.as_array().ok()?.get(*index),
            });
            let is_body = |item: &Value| item.as_object().is_ok();
            items
                .and_then(|items| items.as_array().ok())
                .is_some_and(|items| items.iter().all(is_body))
                .then(|| block.clone())
        }
        _ => None,
    }
}

/// An entry of an object as it is written in the body of the block `around`: its name, and its value, in which blocks are lists of
/// their bodies.
pub(crate) fn written(around: &str, name: &str, value: &Value) -> (String, Value) {
    let is_body = |item: &Value| item.as_object().is_ok();
    match value {
        Value::Array(items) if !items.is_empty() && items.iter().all(is_body) => {
            let block = schema::block(around, name).map_or_else(|| schema::snake(name), str::to_owned);
            let bodies: Vec<Value> = items.iter().map(|item| body(&block, item)).collect();
            (block, Value::from(bodies))
        }
        Value::Object(_) => {
            let block = schema::snake(name);
            let is_map = schema::is_map(&block);
            let value = if is_map { value.clone() } else { Value::from(vec![body(&block, value)]) };
            (block, value)
        }
        value => (schema::snake(name), value.clone()),
    }
}

/// An object as the body of a block.
pub(crate) fn body(block: &str, value: &Value) -> Value {
    let Value::Object(entries) = value else { return value.clone() };
    let entry = |(name, value): (&Value, &Value)| {
        let (name, value) = written(block, name.as_string().ok()?, value);
        Some((Value::from(name), value))
    };
    Value::from(entries.iter().filter_map(entry).collect::<BTreeMap<_, _>>())
}
