//! The files of a folder → one document: all blocks together, what is static worked out, each part still at its own place.
//!
//! Takes the documents of `.tf`, `.tf.json` and `.tfvars` files of any number of folders. A value that cannot be known stays as
//! its source, `"${…}"`; nothing is expanded (`count`, `for_each` and `dynamic` stay) and nothing is read from the disk.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use regorus::Value;

use super::blocks::{self, Block, Content, Entry, Group, Groups, Part, Place};
use super::calls::{self, Way};
use super::eval::{Evaluator, is_template};
use super::scope::{Scope, Variable};
use super::tree::object;
use crate::model::document::{Document, Kind, Origin, SourceText};
use crate::model::source::SourceFile;
use crate::model::spans::{NodeId, Span, SpanBuilder};

/// What a file is to its module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    Blocks,
    Override,
    Values,
}

/// A folder: the target of its repository, and its path in there.
pub(super) type Folder<'d> = (&'d str, &'d str);

/// The modules that these documents make in the folders that are wanted; the others may call them.
pub(crate) fn modules(documents: &[Arc<Document>], is_wanted: impl Fn(&str) -> bool) -> Vec<Called> {
    let wanted = put_together(documents).into_iter().filter(|((_, folder), _)| is_wanted(folder));
    wanted.map(|(_, module)| module.called()).collect()
}

/// The modules that these documents make, in the order of their folders, with what they give each other.
pub(super) fn put_together(documents: &[Arc<Document>]) -> Vec<(Folder<'_>, Module<'_>)> {
    let mut folders: BTreeMap<Folder<'_>, Vec<(Role, &Document)>> = BTreeMap::new();
    for document in documents {
        let file = &document.file;
        if let Some(role) = role(file.file_name()).filter(|_| super::super::is_module_part(&document.kind)) {
            let folder = folders.entry((file.repository.target.as_str(), file.folder())).or_default();
            folder.push((role, document));
        }
    }
    let mut modules: Vec<(Folder<'_>, Module<'_>)> =
        folders.into_iter().filter_map(|(at, files)| Some((at, Module::of(files)?))).collect();
    calls::give(&mut modules);
    modules
}

/// What a file of this name is; none where Terraform does not read it by itself.
fn role(name: &str) -> Option<Role> {
    let plain = name.strip_suffix(".json").unwrap_or(name);
    if let Some(stem) = plain.strip_suffix(".tf").or_else(|| plain.strip_suffix(".tofu")) {
        let is_override = stem == "override" || stem.ends_with("_override");
        return Some(if is_override { Role::Override } else { Role::Blocks });
    }
    (plain == "terraform.tfvars" || plain.ends_with(".auto.tfvars")).then_some(Role::Values)
}

/// Whether a file of this name is laid over the others of its folder.
pub(super) fn is_override(name: &str) -> bool {
    role(name) == Some(Role::Override)
}

/// The files of a folder, put together.
pub(super) struct Module<'d> {
    parts: Vec<Part<'d>>,
    /// The file that it is reported under.
    home: Arc<SourceFile>,
    /// Its blocks.
    pub groups: Groups<'d>,
    /// How long its texts are.
    pub bytes: u32,
    /// Whether there are files that give values to its variables: it is run as it stands, whoever calls it besides.
    pub has_values: bool,
    /// What its names stand for.
    pub scope: Scope,
    /// The ways in which it is called, where these give it different values.
    pub ways: Vec<Way>,
}

/// A Terraform module as documents, of which exactly the ways are judged where there are any.
#[derive(Debug)]
pub struct Called {
    /// The module by what all of its calls agree on.
    pub document: Document,
    /// It in each of the ways in which it is called, where these give it different values, with the calls.
    pub ways: Vec<(BTreeSet<Arc<str>>, Document)>,
}

impl<'d> Module<'d> {
    /// What one file is by itself.
    pub(super) fn alone(document: &'d Document) -> Option<Self> {
        Self::of(vec![(Role::Blocks, document)])
    }

    fn of(mut files: Vec<(Role, &'d Document)>) -> Option<Self> {
        // `terraform.tfvars` comes before all `*.auto.tfvars`.
        let order = |name: &str| (!name.starts_with("terraform.tfvars"), name.to_owned());
        files.sort_by_key(|(role, document)| (*role, order(document.file.file_name())));
        let mut parts: Vec<Part<'d>> = Vec::new();
        let mut roles = Vec::new();
        let mut bytes = 0_u32;
        for (role, document) in files {
            let Origin::Text { sources, spans } = &document.origin else { continue };
            let ([source], Value::Object(_)) = (sources.as_slice(), &document.value) else { continue };
            parts.push(Part { source, base: bytes, spans, value: &document.value });
            roles.push(role);
            // One byte between the texts, so that the end of one is not the start of the next.
            bytes =
                u32::try_from(source.text.len()).ok().and_then(|length| bytes.checked_add(length)?.checked_add(1))?;
        }
        let mut groups = Groups::new();
        for at in of(&roles, Role::Blocks) {
            blocks::collect(&parts, at, &mut groups);
        }
        for at in of(&roles, Role::Override) {
            let mut over = Groups::new();
            blocks::collect(&parts, at, &mut over);
            blocks::lay_over(&parts, &mut groups, over);
        }
        let home = home(&parts, &roles)?;
        let has_values = roles.contains(&Role::Values);
        let scope = scope(&groups, of(&roles, Role::Values).filter_map(|at| parts.get(at)));
        Some(Self { parts, home, groups, bytes, has_values, scope, ways: Vec::new() })
    }

    /// The documents of the module.
    fn called(mut self) -> Called {
        let document = self.written();
        let ways = std::mem::take(&mut self.ways);
        let each = ways.into_iter().map(|way| {
            way.lay(&mut self.scope);
            (way.from, self.written())
        });
        Called { document, ways: each.collect() }
    }

    /// The module as it is with the values that its variables have.
    pub(super) fn written(&self) -> Document {
        let Self { parts, home, groups, bytes, scope, .. } = self;
        let mut writer = Writer { parts, spans: SpanBuilder::new(), evaluator: Evaluator::new(scope, *bytes) };
        let groups: Vec<_> = groups.iter().filter(|(_, group)| !group.blocks.is_empty()).collect();
        let value = writer.level(&groups, 0, Span::default());
        let spans = writer.spans.finish();
        let sources = parts.iter().map(|part| SourceText { base: part.base, ..part.source.clone() }).collect();
        let origin = Origin::Text { sources, spans };
        Document { file: home.clone(), index: 1, kind: kind(&value), value, origin }
    }
}

/// A module is labelled with the types of its resources and data sources, and with their providers.
fn kind(value: &Value) -> Kind {
    let mut labels = BTreeSet::new();
    for group in ["resource", "data"] {
        let types = value[group].as_object().into_iter().flat_map(regorus::value::Object::keys);
        for name in types.filter_map(|name| name.as_string().ok()) {
            labels.insert(format!("terraform_module/{name}"));
            labels.insert(format!("terraform_module/{}", name.split('_').next().unwrap_or(name)));
        }
    }
    let labels = labels.into_iter().map(Cow::Owned);
    Kind(std::iter::once(Cow::Borrowed("terraform_module")).chain(labels).collect())
}

fn of(roles: &[Role], wanted: Role) -> impl Iterator<Item = usize> {
    roles.iter().enumerate().filter(move |(_, role)| **role == wanted).map(|(at, _)| at)
}

/// The file that the module is reported under: `main.tf` where there is one.
fn home(parts: &[Part<'_>], roles: &[Role]) -> Option<Arc<SourceFile>> {
    let files: Vec<_> = parts.iter().zip(roles).filter(|(_, role)| **role != Role::Values).collect();
    let main = files.iter().find(|(part, _)| part.source.file.file_name().starts_with("main."));
    main.or(files.first()).map(|(part, _)| part.source.file.clone())
}

fn scope<'p, 'd: 'p>(groups: &Groups<'d>, values: impl Iterator<Item = &'p Part<'d>>) -> Scope {
    let mut scope = Scope::default();
    let plain = |entry: &Entry<'d>| entry.value().cloned();
    for (labels, group) in groups {
        match labels.as_slice() {
            [kind] if kind.as_ref() == "locals" => {
                let entries = group.blocks.iter().flat_map(|block| &block.entries);
                scope.locals.extend(entries.filter_map(|entry| Some((entry.name.clone(), plain(entry)?))));
            }
            [kind, name] if kind.as_ref() == "variable" => {
                let Some(block) = group.blocks.last() else { continue };
                let entry = |wanted: &str| block.entries.iter().find(|entry| entry.name.as_ref() == wanted);
                let value = |wanted: &str| entry(wanted).and_then(plain);
                let (default, wanted) = (value("default"), value("type"));
                let refuses_null = value("nullable") == Some(Value::Bool(false));
                let variable = Variable { default, wanted, refuses_null, ..Variable::default() };
                scope.variables.insert(name.clone(), variable);
            }
            _ => {}
        }
    }
    for part in values {
        let Value::Object(entries) = part.value else { continue };
        for (name, value) in entries.iter_sorted() {
            if let Value::String(name) = name
                && let Some(variable) = scope.variables.get_mut(name)
            {
                variable.set = Some(value.clone());
            }
        }
    }
    scope
}

type Labelled<'g, 'd> = (&'g Vec<Arc<str>>, &'g Group<'d>);

/// Writes the module's value and arena in one pass.
struct Writer<'p, 'd, 's> {
    parts: &'p [Part<'d>],
    spans: SpanBuilder,
    evaluator: Evaluator<'s>,
}

impl Writer<'_, '_, '_> {
    /// Blocks that share their first `depth` words.
    fn level(&mut self, groups: &[Labelled<'_, '_>], depth: usize, at: Span) -> Value {
        self.spans.open_mapping(at.start);
        let mut entries = Vec::new();
        for same in groups.chunk_by(|(a, _), (b, _)| a.get(depth) == b.get(depth)) {
            let Some((labels, group)) = same.first() else { continue };
            let Some(name) = labels.get(depth) else { continue };
            let places = same.iter().filter_map(|(_, group)| group.names.get(depth));
            let Some(place) = places.min_by_key(|place| (place.part, place.node)) else { continue };
            let key = self.key(name, *place, at);
            let value = if labels.len() == depth + 1 {
                self.blocks(&group.blocks, key)
            } else {
                self.level(same, depth + 1, Span::new(key.start, key.start))
            };
            entries.push((Value::String(name.clone()), value));
        }
        self.spans.close(at.start);
        object(entries)
    }

    fn blocks(&mut self, blocks: &[Block<'_>], around: Span) -> Value {
        let first = blocks.first().map_or(around, |block| self.span(block.place, around));
        self.spans.open_sequence(first.start);
        let bodies: Vec<Value> = blocks.iter().map(|block| self.block(block, around)).collect();
        self.spans.close(first.end);
        Value::from(bodies)
    }

    fn block(&mut self, block: &Block<'_>, around: Span) -> Value {
        let at = self.span(block.place, around);
        self.spans.open_mapping(at.start);
        let mut entries = self.entries(&block.entries, at);
        if let Some((place, dynamic)) = &block.dynamic
            && !dynamic.is_empty()
        {
            let key = self.key(&Arc::from("dynamic"), *place, at);
            self.spans.open_mapping(key.start);
            let values = self.entries(dynamic, key);
            self.spans.close(key.start);
            entries.push((Value::from("dynamic"), object(values)));
        }
        self.spans.close(at.end);
        object(entries)
    }

    fn entries(&mut self, entries: &[Entry<'_>], around: Span) -> Vec<(Value, Value)> {
        let write = |entry: &Entry<'_>| {
            let key = self.key(&entry.name, entry.place, around);
            let value = match &entry.content {
                Content::Value(value) => self.value(value, entry.place, key),
                Content::Merged(block) => self.blocks(std::slice::from_ref(block), key),
            };
            (Value::String(entry.name.clone()), value)
        };
        entries.iter().map(write).collect()
    }

    /// A value of a file, resolved; its strings are templates.
    fn value(&mut self, value: &Value, place: Place, around: Span) -> Value {
        let at = self.span(place, around);
        match value {
            Value::Array(items) => {
                let nodes: Vec<NodeId> = self.nodes(place);
                self.spans.open_sequence(at.start);
                let items = items.iter().enumerate().map(|(index, item)| {
                    let place = Place { node: nodes.get(index).copied(), ..place };
                    self.value(item, place, at)
                });
                let items: Vec<Value> = items.collect();
                self.spans.close(at.end);
                Value::from(items)
            }
            Value::Object(entries) => {
                let nodes =
                    self.parts.get(place.part).map(|part| blocks::children(part, place.node)).unwrap_or_default();
                self.spans.open_mapping(at.start);
                let mut resolved = Vec::with_capacity(entries.len());
                for (key, value) in entries.iter_sorted() {
                    let Value::String(name) = key else { continue };
                    let place = Place { node: nodes.get(name.as_ref()).copied(), ..place };
                    let name = self.evaluator.key(name);
                    self.key(&name, place, at);
                    resolved.push((Value::String(name), self.value(value, place, at)));
                }
                self.spans.close(at.end);
                object(resolved)
            }
            Value::String(text) if is_template(text) => {
                self.spans.scalar(at);
                match self.evaluator.template(text) {
                    Ok(known) if self.evaluator.spend(known.weight()) => known.to_value(),
                    _ => value.clone(),
                }
            }
            other => {
                self.spans.scalar(at);
                other.clone()
            }
        }
    }

    fn nodes(&self, place: Place) -> Vec<NodeId> {
        let part = self.parts.get(place.part).zip(place.node);
        part.map(|(part, node)| part.spans.children(node).collect()).unwrap_or_default()
    }

    /// Announces a key to the arena and says where it stands.
    fn key(&mut self, name: &Arc<str>, place: Place, around: Span) -> Span {
        let found = self.parts.get(place.part).zip(place.node).and_then(|(part, node)| {
            let span = part.spans.key(node)?;
            let text = part.source.text.get(span.start as usize..span.end as usize);
            Some((span.shifted(part.base), text == Some(name.as_ref())))
        });
        let (span, is_plain) = found.unwrap_or((Span::new(around.start, around.start), false));
        self.spans.key(span, (!is_plain).then(|| name.clone()));
        span
    }

    fn span(&self, place: Place, around: Span) -> Span {
        let found = self.parts.get(place.part).zip(place.node);
        found.map_or(around, |(part, node)| part.spans.value(node).shifted(part.base))
    }
}
