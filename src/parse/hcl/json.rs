//! Terraform's JSON syntax → the same shape as its native one: blocks by type and labels, bodies in lists, strings as templates.
//!
//! JSON does not tell inner blocks from arguments, so what a provider defines stays as it is written; Terraform's own inner
//! blocks (`lifecycle`, `dynamic` …) become lists. Strings that Terraform reads as references (`depends_on`) or as plain text
//! (the default of a variable) are written so that they are read as such. Never evaluates.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use regorus::Value;

use super::super::json::{self, Syntax};
use super::super::{Fault, Parsed, Tree};
use super::template::escaped;
use super::tree::object;
use crate::model::spans::{NodeId, Span, SpanBuilder, Spans};

/// Values inside of each other; the native syntax allows fewer.
const MAX_DEPTH: usize = 200;

/// Parses a file of the JSON syntax: one with blocks, or one with values of variables (`.tfvars.json`).
pub(crate) fn parse(text: &str, name: &str) -> Parsed {
    let mut parsed = json::parse(text, Syntax::Json);
    parsed.trees.truncate(1);
    let is_values = name.ends_with(".tfvars.json");
    let mut faults = Vec::new();
    let shaped = parsed.trees.iter().filter_map(|tree| {
        let mut shaper = Shaper { text, spans: &tree.spans, out: SpanBuilder::new(), depth: 0, faults: Vec::new() };
        let root = Item { value: &tree.value, node: (!tree.spans.is_empty()).then_some(0) };
        let value = match (&tree.value, is_values) {
            (Value::Object(_), true) => shaper.copy(root, Strings::Literal),
            (Value::Object(_) | Value::Array(_), false) => shaper.file(root),
            _ => {
                faults.push(Fault::syntax(0, "expected an object at the root of the file"));
                return None;
            }
        };
        faults.append(&mut shaper.faults);
        Some(Tree { value, spans: shaper.out.finish() })
    });
    let trees = shaped.collect();
    faults.extend(parsed.faults);
    faults.sort_by_key(|fault| fault.offset);
    Parsed { trees, faults }
}

/// How a string is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strings {
    /// `${…}` is an expression.
    Template,
    /// Plain text, whatever stands in it.
    Literal,
    /// An expression without the brackets.
    Reference,
}

/// A value of the file and its node.
#[derive(Clone, Copy)]
struct Item<'v> {
    value: &'v Value,
    node: Option<NodeId>,
}

/// A block: its type and labels, where they stand, and its body.
struct Found<'v> {
    names: Vec<Item<'v>>,
    body: Item<'v>,
}

struct Shaper<'t> {
    text: &'t str,
    spans: &'t Spans,
    out: SpanBuilder,
    depth: usize,
    faults: Vec<Fault>,
}

/// Labels of a block of this type.
fn labels(kind: &str) -> usize {
    match kind {
        "resource" | "data" | "ephemeral" | "action" | "list" => 2,
        "module" | "variable" | "output" | "provider" | "check" => 1,
        _ => 0,
    }
}

impl<'t> Shaper<'t> {
    fn file(&mut self, root: Item<'t>) -> Value {
        let mut found: BTreeMap<Vec<Arc<str>>, Vec<Found<'t>>> = BTreeMap::new();
        for (kind, item) in self.objects(root).into_iter().flat_map(|object| self.entries(object)) {
            let count = labels(&kind);
            self.collect(item, count, &mut vec![kind], &mut vec![item], &mut found);
        }
        let groups: Vec<_> = found.into_iter().collect();
        let at = self.span(root);
        self.level(&groups, 0, at)
    }

    fn collect(
        &self,
        item: Item<'t>,
        count: usize,
        path: &mut Vec<Arc<str>>,
        names: &mut Vec<Item<'t>>,
        found: &mut BTreeMap<Vec<Arc<str>>, Vec<Found<'t>>>,
    ) {
        for object in self.objects(item) {
            if count == 0 {
                found.entry(path.clone()).or_default().push(Found { names: names.clone(), body: object });
                continue;
            }
            for (label, inner) in self.entries(object) {
                path.push(label);
                names.push(inner);
                self.collect(inner, count - 1, path, names, found);
                names.pop();
                path.pop();
            }
        }
    }

    /// Blocks that share their first `depth` words.
    fn level(&mut self, groups: &[(Vec<Arc<str>>, Vec<Found<'t>>)], depth: usize, at: Span) -> Value {
        self.out.open_mapping(at.start);
        let mut entries = Vec::new();
        for same in groups.chunk_by(|(a, _), (b, _)| a.get(depth) == b.get(depth)) {
            let Some((path, found)) = same.first() else { continue };
            let Some((name, place)) = path.get(depth).zip(found.first().and_then(|first| first.names.get(depth)))
            else {
                continue;
            };
            self.key(name, *place);
            let inside = self.span(*place);
            let value = if path.len() == depth + 1 {
                let kind = path.first().map_or("", AsRef::as_ref);
                let bodies = found.iter().map(|found| found.body).collect();
                self.bodies(bodies, inside, kind)
            } else {
                self.level(same, depth + 1, inside)
            };
            entries.push((Value::String(name.clone()), value));
        }
        self.out.close(at.end);
        object(entries)
    }

    /// The bodies of blocks as a list.
    fn bodies(&mut self, bodies: Vec<Item<'t>>, at: Span, kind: &str) -> Value {
        self.out.open_sequence(at.start);
        let bodies: Vec<Value> = bodies.into_iter().map(|body| self.body(body, kind)).collect();
        self.out.close(at.end);
        Value::from(bodies)
    }

    fn body(&mut self, body: Item<'t>, kind: &str) -> Value {
        let at = self.span(body);
        self.out.open_mapping(at.start);
        let mut entries = Vec::new();
        for (name, item) in self.entries(body) {
            self.key(&name, item);
            let value = self.argument(kind, &name, item);
            entries.push((Value::String(name), value));
        }
        self.out.close(at.end);
        object(entries)
    }

    fn argument(&mut self, kind: &str, name: &str, item: Item<'t>) -> Value {
        let strings = match (kind, name) {
            ("variable", "type")
            | (_, "depends_on" | "provider" | "providers")
            | ("lifecycle", "ignore_changes" | "replace_triggered_by")
            | ("moved" | "removed" | "import", "from" | "to") => Strings::Reference,
            ("variable", "default" | "description") | ("terraform", _) => Strings::Literal,
            _ => Strings::Template,
        };
        let own = match (kind, name) {
            ("resource" | "data" | "module" | "removed", "lifecycle") => "lifecycle",
            ("lifecycle" | "output", "precondition" | "postcondition")
            | ("variable", "validation")
            | ("check", "assert") => "condition",
            ("terraform", "required_providers" | "cloud") => "terraform",
            ("resource", "connection") => "connection",
            ("dynamic", "content") => "content",
            ("resource" | "data" | "provider" | "content", "dynamic")
            | ("resource", "provisioner")
            | ("terraform", "backend" | "provider_meta") => return self.labelled(item, name),
            _ => return self.copy(item, strings),
        };
        let (bodies, at) = (self.objects(item), self.span(item));
        self.bodies(bodies, at, own)
    }

    /// Inner blocks with one label.
    fn labelled(&mut self, item: Item<'t>, kind: &str) -> Value {
        let at = self.span(item);
        self.out.open_mapping(at.start);
        let mut entries = Vec::new();
        for (label, inner) in self.objects(item).into_iter().flat_map(|object| self.entries(object)).collect::<Vec<_>>()
        {
            self.key(&label, inner);
            let (bodies, at) = (self.objects(inner), self.span(inner));
            entries.push((Value::String(label), self.bodies(bodies, at, kind)));
        }
        self.out.close(at.end);
        object(entries)
    }

    fn copy(&mut self, item: Item<'t>, strings: Strings) -> Value {
        let at = self.span(item);
        if self.depth >= MAX_DEPTH && matches!(item.value, Value::Array(_) | Value::Object(_)) {
            if self.faults.is_empty() {
                self.faults.push(Fault::syntax(at.start as usize, format!("nested more than {MAX_DEPTH} levels deep")));
            }
            self.out.scalar(at);
            return Value::Null;
        }
        self.depth += 1;
        let value = match item.value {
            Value::Array(_) => {
                self.out.open_sequence(at.start);
                let items: Vec<Value> = self.items(item).into_iter().map(|item| self.copy(item, strings)).collect();
                self.out.close(at.end);
                Value::from(items)
            }
            Value::Object(_) => {
                self.out.open_mapping(at.start);
                let mut entries = Vec::new();
                for (name, inner) in self.entries(item) {
                    self.key(&name, inner);
                    entries.push((Value::String(name), self.copy(inner, strings)));
                }
                self.out.close(at.end);
                object(entries)
            }
            Value::String(text) => {
                self.out.scalar(at);
                string(text, strings)
            }
            other => {
                self.out.scalar(at);
                other.clone()
            }
        };
        self.depth -= 1;
        value
    }

    /// The objects that an object or a list of objects is.
    fn objects(&self, item: Item<'t>) -> Vec<Item<'t>> {
        match item.value {
            Value::Object(_) => vec![item],
            Value::Array(_) => {
                self.items(item).into_iter().filter(|item| matches!(item.value, Value::Object(_))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn items(&self, item: Item<'t>) -> Vec<Item<'t>> {
        let Value::Array(items) = item.value else { return Vec::new() };
        let nodes: Vec<NodeId> = item.node.map(|node| self.spans.children(node).collect()).unwrap_or_default();
        items.iter().enumerate().map(|(at, value)| Item { value, node: nodes.get(at).copied() }).collect()
    }

    /// The entries of an object without its comments.
    fn entries(&self, item: Item<'t>) -> Vec<(Arc<str>, Item<'t>)> {
        let Value::Object(entries) = item.value else { return Vec::new() };
        let nodes = super::blocks::named(self.spans, self.text, item.node);
        let entries = entries.iter_sorted().filter_map(|(key, value)| match key {
            Value::String(key) if key.as_ref() != "//" => {
                Some((key.clone(), Item { value, node: nodes.get(key.as_ref()).copied() }))
            }
            _ => None,
        });
        entries.collect()
    }

    fn key(&mut self, name: &Arc<str>, item: Item<'t>) {
        let span = item.node.and_then(|node| self.spans.key(node)).unwrap_or_default();
        let is_plain = self.text.get(span.start as usize..span.end as usize) == Some(name.as_ref());
        self.out.key(span, (!is_plain).then(|| name.clone()));
    }

    fn span(&self, item: Item<'t>) -> Span {
        item.node.map_or_else(Span::default, |node| self.spans.value(node))
    }
}

fn string(text: &Arc<str>, strings: Strings) -> Value {
    match strings {
        Strings::Template => Value::String(text.clone()),
        Strings::Literal => match escaped(text) {
            Cow::Borrowed(_) => Value::String(text.clone()),
            Cow::Owned(text) => Value::from(text),
        },
        Strings::Reference if super::eval::is_template(text) => Value::String(text.clone()),
        Strings::Reference => Value::from(format!("${{{text}}}")),
    }
}
