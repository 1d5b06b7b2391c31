//! Resources of the Kubernetes provider in a Terraform file → the objects that they make, each part at its place in the file.
//!
//! What the file's own locals and resources say is filled in, and so is what the whole module says, where that is known. The rest stays
//! as its source, `"${…}"`, and so is unknown to the rules. `kubernetes_manifest` has the object as it is.

mod names;
mod place;
mod references;
mod schema;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use regorus::Value;

pub(crate) use self::names::Names;
pub(in crate::parse) use self::names::names;
pub(crate) use self::place::{Standing, body, standing, written};
use self::references::Resources;
use self::schema::Written;
use super::eval::is_template;
use super::module::{Module, is_override};
use super::tree::object;
use super::value::Failure;
use crate::model::document::{Document, Origin};
use crate::model::field::field;
use crate::model::spans::{NodeId, NodeKind, Span, SpanBuilder, Spans};
use crate::parse::kinds::Item;

/// Deeper than any schema of Kubernetes.
const MAX_DEPTH: usize = 64;

/// What the resources of a Terraform file make.
#[derive(Default)]
pub(in crate::parse) struct Made {
    /// Objects with the addresses of their resources; none where a resource makes none, so that the others keep their places among
    /// the documents of the file whatever is known of the module.
    pub(in crate::parse) objects: Vec<(String, Option<Item>)>,
    /// Resources whose object is not seen: the address, where it stands, and why.
    pub(in crate::parse) unseen: Vec<(String, u32, Unseen)>,
}

/// Why the object of a resource is not seen.
#[derive(Clone, Copy, Debug)]
pub(in crate::parse) struct Unseen {
    /// The reason.
    pub(in crate::parse) why: &'static str,
    /// What to do.
    pub(in crate::parse) help: &'static str,
}

const WORKED_OUT: Unseen = Unseen {
    why: "its manifest is worked out when Terraform runs",
    help: "write the manifest out, or keep it in a file of YAML, which is judged by itself",
};

const OF_OLD: Unseen = Unseen {
    why: "its pod stands in `template` itself, as in version 1 of the provider",
    help: "write `metadata` and `spec` into `template`, as version 2 has them",
};

/// The objects of Kubernetes that the resources of a Terraform file make, by what is known of its module. What a file lays over others is
/// no resource of its own.
pub(in crate::parse) fn objects(document: &Document, names: Option<&Names>) -> Made {
    if !document.kind.has("terraform") || is_override(document.file.file_name()) {
        return Made::default();
    }
    let is_made = |(name, _): (&Value, &Value)| name.as_string().is_ok_and(|name| is_of_kubernetes(name));
    let has_any = document.value["resource"].as_object().is_ok_and(|types| types.iter().any(is_made));
    let module = has_any.then(|| Module::alone(document)).flatten();
    let Some(module) = module.map(|mut module| {
        let variables = module.scope.variables.values_mut();
        variables.for_each(|variable| variable.given = Some(Err(Failure::Unknown)));
        if let Some(names) = names {
            names.fill(&mut module.scope);
        }
        module.written()
    }) else {
        return Made::default();
    };
    let Origin::Text { sources, spans } = &module.origin else { return Made::default() };
    let [source] = sources.as_slice() else { return Made::default() };
    let file = File { spans, text: &source.text, resources: Resources { own: &module.value["resource"], names } };
    file.objects()
}

fn is_of_kubernetes(resource: &str) -> bool {
    resource == MANIFEST || schema::made(resource).is_some()
}

/// The resource that has its object as it is.
const MANIFEST: &str = "kubernetes_manifest";

/// A file whose blocks are put together, and what is static in them worked out.
struct File<'m> {
    spans: &'m Spans,
    text: &'m str,
    resources: Resources<'m>,
}

/// A value and its place, where that is known.
#[derive(Clone, Copy)]
struct Part<'m> {
    value: &'m Value,
    node: Option<NodeId>,
}

impl<'m> File<'m> {
    fn objects(&self) -> Made {
        let mut made = Made::default();
        let node = self.spans.children(0).find(|id| self.spans.name(*id, self.text) == Some("resource"));
        for (resource, named) in self.entries(Part { value: self.resources.own, node }) {
            for (name, blocks) in self.entries(named).into_iter().filter(|_| is_of_kubernetes(resource)) {
                for block in self.items(blocks) {
                    let address = format!("{resource}.{name}");
                    let object = (!makes_none(block.value)).then(|| self.object(resource, blocks, block)).flatten();
                    if let Some(Err(why)) = object {
                        made.unseen.push((address.clone(), self.span(block, Span::default()).start, why));
                    }
                    made.objects.push((address, object.and_then(Result::ok)));
                }
            }
        }
        made
    }

    /// What a block of a type makes, or why that is not seen; its name stands at the node of `named`.
    fn object(&self, resource: &str, named: Part<'_>, block: Part<'m>) -> Option<Result<Item, Unseen>> {
        let mut maker = Maker { file: self, kind: "", spans: SpanBuilder::new() };
        let value = if resource == MANIFEST {
            let manifest = self.entry(block, "manifest")?;
            if manifest.value.as_object().is_err() {
                return Some(Err(WORKED_OUT));
            }
            maker.copied(manifest, self.span(block, Span::default()), 0)
        } else {
            let (api_version, kind) = schema::made(resource)?;
            if is_of_old(block.value) {
                return Some(Err(OF_OLD));
            }
            maker.kind = kind;
            let label = named.node.and_then(|node| self.spans.key(node)).unwrap_or_default();
            maker.made(&api_version, label, block)
        };
        Some(Ok(Item { value, spans: maker.spans.finish() }))
    }

    fn entries(&self, part: Part<'m>) -> Vec<(&'m str, Part<'m>)> {
        let Value::Object(entries) = part.value else { return Vec::new() };
        let nodes: HashMap<&str, NodeId> = part.node.map_or_else(HashMap::new, |node| {
            let named = |id| Some((self.spans.name(id, self.text)?, id));
            self.spans.children(node).filter_map(named).collect()
        });
        let entry = |(name, value): (&'m Value, &'m Value)| {
            let Value::String(name) = name else { return None };
            Some((name.as_ref(), Part { value, node: nodes.get(name.as_ref()).copied() }))
        };
        entries.iter_sorted().filter_map(entry).collect()
    }

    fn items(&self, part: Part<'m>) -> Vec<Part<'m>> {
        let Value::Array(items) = part.value else { return Vec::new() };
        let mut nodes = part.node.into_iter().flat_map(|node| self.spans.children(node));
        items.iter().map(|value| Part { value, node: nodes.next() }).collect()
    }

    fn entry(&self, part: Part<'m>, name: &str) -> Option<Part<'m>> {
        let value = field(part.value, name)?;
        let named = |id: &NodeId| self.spans.name(*id, self.text) == Some(name);
        Some(Part { value, node: part.node.and_then(|node| self.spans.children(node).find(named)) })
    }

    /// Where the name of an entry stands, of one without a place where what is around it begins.
    fn key(&self, part: Part<'_>, around: Span) -> Span {
        let own = part.node.and_then(|node| self.spans.key(node));
        own.unwrap_or(Span::new(around.start, around.start))
    }

    fn span(&self, part: Part<'_>, around: Span) -> Span {
        part.node.map_or(Span::new(around.start, around.start), |node| self.spans.value(node))
    }
}

/// Whether the pod stands in the template itself, as the provider had it before 2.0; its labels were those of the selector.
fn is_of_old(block: &Value) -> bool {
    let first =
        |value: &Value, name: &str| field(value, name).and_then(|blocks| blocks.as_array().ok()?.get(0).cloned());
    let template = first(block, "spec").and_then(|spec| first(&spec, "template"));
    template.is_some_and(|template| field(&template, "container").is_some())
}

/// Whether a resource is known to be there no times.
fn makes_none(block: &Value) -> bool {
    let none_of = |name| {
        field(block, name).is_some_and(|each| match each {
            Value::Array(items) => items.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            each => *each == Value::from(0_u64),
        })
    };
    none_of("count") || none_of("for_each")
}

/// Writes an object, value and arena in one pass.
struct Maker<'f, 'm> {
    file: &'f File<'m>,
    /// What it is; empty for a manifest, which says it itself.
    kind: &'static str,
    spans: SpanBuilder,
}

/// An entry of an object on its way: its name, where that stands, and what it is made of.
struct Field<'m> {
    name: Cow<'m, str>,
    key: Span,
    content: Content<'m>,
}

enum Content<'m> {
    /// Blocks that are items of a list.
    List(&'m str, Vec<Part<'m>>),
    /// A block that is an object.
    Object(&'m str, Part<'m>),
    /// An argument, or what has keys of anybody.
    Argument(&'m str, Part<'m>),
}

impl<'m> Maker<'_, 'm> {
    /// The object that a block makes; `label` is where its name stands, and with it what it is.
    fn made(&mut self, api_version: &str, label: Span, block: Part<'m>) -> Value {
        let at = self.file.span(block, label);
        self.spans.open_mapping(at.start);
        let mut entries = Vec::new();
        for (name, value) in [("apiVersion", api_version), ("kind", self.kind)] {
            self.spans.key(label, Some(Arc::from(name)));
            self.spans.scalar(label);
            entries.push((Value::from(name), Value::from(value)));
        }
        for mut field in self.fields("", block, at) {
            // What Terraform calls the data of a secret are texts as they are.
            match (self.kind, field.name.as_ref()) {
                ("Secret", "data") => field.name = Cow::Borrowed("stringData"),
                ("Secret", "binaryData") => field.name = Cow::Borrowed("data"),
                _ => {}
            }
            entries.push(self.field("", field, 0));
        }
        self.spans.close(at.end);
        object(entries)
    }

    /// The fields that the body of a block makes within the block `around`.
    fn fields(&self, around: &str, body: Part<'m>, at: Span) -> Vec<Field<'m>> {
        let mut fields = Vec::new();
        let mut dynamic = None;
        // What is null is as good as not there.
        for (name, part) in self.file.entries(body).into_iter().filter(|(_, part)| *part.value != Value::Null) {
            if name == "dynamic" {
                dynamic = Some(part);
            } else if !(around.is_empty() && schema::OF_TERRAFORM.contains(&name)) {
                self.add(&mut fields, around, name, self.file.key(part, at), part);
            }
        }
        for (name, blocks) in dynamic.map(|part| self.file.entries(part)).unwrap_or_default() {
            let key = self.file.key(blocks, at);
            for block in self.file.items(blocks).into_iter().filter(|block| !makes_none(block.value)) {
                self.add_dynamic(&mut fields, around, name, key, block);
            }
        }
        fields
    }

    /// Adds what a `dynamic` block makes.
    fn add_dynamic(&self, fields: &mut Vec<Field<'m>>, around: &str, name: &'m str, key: Span, block: Part<'m>) {
        let each = self.file.entry(block, "for_each").filter(|each| each.value.as_string().is_ok());
        match (each, self.file.entry(block, "content")) {
            // Whether the one object is there hangs on what is not known.
            (Some(each), _) if schema::list(around, name).is_none() => {
                fields.push(Field { name: schema::camel(name), key, content: Content::Argument(name, each) });
            }
            (_, Some(content)) => self.add(fields, around, name, key, content),
            _ => {}
        }
    }

    fn add(&self, fields: &mut Vec<Field<'m>>, around: &str, name: &'m str, key: Span, part: Part<'m>) {
        let blocks = if matches!(part.value, Value::Array(items) if items.iter().all(|item| item.as_object().is_ok())) {
            self.file.items(part)
        } else {
            Vec::new()
        };
        let list = schema::list(around, name);
        let content = match (list, blocks.first()) {
            (Some(list), Some(_)) => {
                let own = fields.iter_mut().find(|field| field.name == list);
                if let Some(Field { content: Content::List(_, items), .. }) = own {
                    items.extend(blocks);
                    return;
                }
                fields.push(Field { name: Cow::Borrowed(list), key, content: Content::List(name, blocks) });
                return;
            }
            (None, Some(first)) if name == "persistent_volume_source" => {
                fields.extend(self.fields(name, *first, self.file.span(*first, key)));
                return;
            }
            (None, Some(first)) if schema::is_map(name) && !is_selector(first.value) => Content::Argument(name, *first),
            (None, Some(first)) => Content::Object(name, *first),
            (_, None) if part.value.as_object().is_ok() && !schema::is_map(name) => Content::Object(name, part),
            (_, None) => Content::Argument(name, part),
        };
        let name = schema::camel(name);
        fields.retain(|field| field.name != name);
        fields.push(Field { name, key, content });
    }

    /// A field of the body of the block `around`.
    fn field(&mut self, around: &str, field: Field<'m>, depth: usize) -> (Value, Value) {
        let Field { name, key, content } = field;
        let name: Arc<str> = Arc::from(name.as_ref());
        let slice = self.file.text.get(key.start as usize..key.end as usize);
        self.spans.key(key, (slice != Some(name.as_ref())).then(|| name.clone()));
        let value = match content {
            Content::List(block, items) => {
                let (first, last) = (items.first().copied(), items.last().copied());
                let at = |part: Option<Part<'_>>| part.map_or(key, |part| self.file.span(part, key));
                self.spans.open_sequence(at(first).start);
                let end = at(last).end;
                let items: Vec<Value> =
                    items.into_iter().map(|item| self.body((around, block), item, key, depth + 1)).collect();
                self.spans.close(end);
                Value::from(items)
            }
            Content::Object(block, part) => self.body((around, block), part, key, depth + 1),
            Content::Argument(argument, part) => self.argument(argument, part, key, depth + 1),
        };
        (Value::String(name), value)
    }

    /// The object that the body of a block within another one is, with what the provider fills in.
    fn body(&mut self, (outer, block): (&str, &str), body: Part<'m>, around: Span, depth: usize) -> Value {
        if depth > MAX_DEPTH {
            self.spans.scalar(around);
            return Value::Null;
        }
        let at = self.file.span(body, around);
        self.spans.open_mapping(at.start);
        let fields = self.fields(block, body, at);
        let default = schema::default(self.kind, outer, block);
        let default = default.filter(|(name, _)| !fields.iter().any(|field| field.name == *name));
        let mut entries: Vec<_> = fields.into_iter().map(|field| self.field(block, field, depth)).collect();
        entries.extend(default.map(|(name, value)| (Value::from(name), Value::from(value))));
        self.spans.close(at.end);
        object(entries)
    }

    fn argument(&mut self, name: &str, part: Part<'m>, around: Span, depth: usize) -> Value {
        let Value::String(_) = part.value else { return self.copied(part, around, depth) };
        self.spans.scalar(self.file.span(part, around));
        let value = self.known(part.value);
        let Value::String(text) = &value else { return value };
        match (schema::written(name), text.as_ref()) {
            (Written::Number, text) => text.parse::<i64>().map_or_else(|_| value.clone(), Value::from),
            (Written::Switch, "true") => Value::Bool(true),
            (Written::Switch, "false") => Value::Bool(false),
            _ => value,
        }
    }

    /// A value as it is, with what can be known of it.
    fn copied(&mut self, part: Part<'m>, around: Span, depth: usize) -> Value {
        let at = self.file.span(part, around);
        // What an expression is worth stands where that does, and not item by item.
        let is_written =
            depth <= MAX_DEPTH && part.node.is_some_and(|node| self.file.spans.kind(node) != NodeKind::Scalar);
        match part.value {
            Value::Array(_) if is_written => {
                self.spans.open_sequence(at.start);
                let items = self.file.items(part).into_iter().map(|item| self.copied(item, at, depth + 1));
                let items: Vec<_> = items.collect();
                self.spans.close(at.end);
                Value::from(items)
            }
            Value::Object(_) if is_written => {
                self.spans.open_mapping(at.start);
                let mut entries = Vec::new();
                for (name, part) in self.file.entries(part).into_iter().filter(|(_, part)| *part.value != Value::Null) {
                    self.spans.key(self.file.key(part, at), Some(Arc::from(name)));
                    entries.push((Value::from(name), self.copied(part, at, depth + 1)));
                }
                self.spans.close(at.end);
                object(entries)
            }
            value => {
                self.spans.scalar(at);
                self.known(value)
            }
        }
    }

    /// What a text is where it is an expression that another resource of the file answers; one that stays open is short enough to be
    /// told, and ends at its first brace.
    fn known(&self, value: &Value) -> Value {
        let Value::String(text) = value else { return value.clone() };
        if !is_template(text) {
            return value.clone();
        }
        let known = self.file.resources.answer(text).unwrap_or(value);
        let open = known.as_string().ok().and_then(|text| references::shortened(text));
        open.map_or_else(|| known.clone(), Value::from)
    }
}

/// Whether the body of a block is a selector with terms, and no map of labels.
fn is_selector(body: &Value) -> bool {
    ["match_labels", "match_expressions"].iter().any(|name| field(body, name).is_some())
}
