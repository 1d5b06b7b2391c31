//! The files of one folder → the blocks of a module: merged by type and labels, override files laid over them as Terraform does.
//!
//! Borrows values and arenas of the files, and keeps with each part the file and node that it came from. Never evaluates.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::mem;
use std::sync::Arc;

use regorus::Value;

use crate::model::document::SourceText;
use crate::model::spans::{NodeId, Spans};

/// Labels of a block; Terraform has no block with more than two.
const MAX_LABELS: usize = 6;

/// A file of a module.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'d> {
    /// Its text.
    pub source: &'d SourceText,
    /// Where the text stands in the module's address space.
    pub base: u32,
    /// Where its parts are, in its own text.
    pub spans: &'d Spans,
    /// Its value.
    pub value: &'d Value,
}

/// A node of one of the files.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The file, as an index into the module's parts.
    pub part: usize,
    /// The node; none where the arena does not know it.
    pub node: Option<NodeId>,
}

/// A block.
#[derive(Clone, Debug)]
pub(super) struct Block<'d> {
    /// Where it is.
    pub place: Place,
    /// Its arguments and inner blocks.
    pub entries: Vec<Entry<'d>>,
    /// Its `dynamic` blocks by the type that they make, and where the first one is.
    pub dynamic: Option<(Place, Vec<Entry<'d>>)>,
}

/// An argument of a block, or its inner blocks of one type.
#[derive(Clone, Debug)]
pub(super) struct Entry<'d> {
    /// Its name.
    pub name: Arc<str>,
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub content: Content<'d>,
}

impl<'d> Entry<'d> {
    /// The value that stands in the file.
    pub(super) fn value(&self) -> Option<&'d Value> {
        match &self.content {
            Content::Value(value) => Some(value),
            Content::Merged(_) => None,
        }
    }
}

/// What an entry is.
#[derive(Clone, Debug)]
pub(super) enum Content<'d> {
    /// As it stands in the file.
    Value(&'d Value),
    /// One block that was merged out of two.
    Merged(Box<Block<'d>>),
}

/// Blocks with the same type and labels, and where each of these words stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Group<'d> {
    /// The places of type and labels.
    pub names: Vec<Place>,
    /// The blocks in the order of the files.
    pub blocks: Vec<Block<'d>>,
}

/// The blocks of a module by type and labels.
pub(super) type Groups<'d> = BTreeMap<Vec<Arc<str>>, Group<'d>>;

/// Gathers the blocks of a file.
pub(super) fn collect<'d>(parts: &[Part<'d>], part: usize, groups: &mut Groups<'d>) {
    if let Some(own) = parts.get(part) {
        let mut collector = Collector { own: *own, part, groups, labels: Vec::new(), names: Vec::new() };
        collector.level(own.value, (!own.spans.is_empty()).then_some(0));
    }
}

struct Collector<'d, 'g> {
    own: Part<'d>,
    part: usize,
    groups: &'g mut Groups<'d>,
    labels: Vec<Arc<str>>,
    names: Vec<Place>,
}

impl<'d> Collector<'d, '_> {
    fn level(&mut self, value: &'d Value, node: Option<NodeId>) {
        match value {
            Value::Object(entries) if self.labels.len() < MAX_LABELS => {
                let nodes = children(&self.own, node);
                for (key, value) in entries.iter_sorted() {
                    let Value::String(key) = key else { continue };
                    let node = nodes.get(key.as_ref()).copied();
                    self.labels.push(key.clone());
                    self.names.push(Place { part: self.part, node });
                    self.level(value, node);
                    self.labels.pop();
                    self.names.pop();
                }
            }
            Value::Array(bodies) if !self.labels.is_empty() => {
                let nodes: Vec<NodeId> = node.map(|node| self.own.spans.children(node).collect()).unwrap_or_default();
                let bodies = bodies.iter().enumerate();
                let blocks = bodies.filter_map(|(at, body)| block(&self.own, self.part, nodes.get(at).copied(), body));
                let names = &self.names;
                let group = self.groups.entry(self.labels.clone());
                group.or_insert_with(|| Group { names: names.clone(), blocks: Vec::new() }).blocks.extend(blocks);
            }
            _ => {}
        }
    }
}

/// The nodes of a mapping of a file by name.
pub(super) fn children<'d>(part: &Part<'d>, node: Option<NodeId>) -> HashMap<&'d str, NodeId> {
    named(part.spans, &part.source.text, node)
}

/// The nodes of a mapping by name, the last one where a name stands twice.
pub(super) fn named<'d>(spans: &'d Spans, text: &'d str, node: Option<NodeId>) -> HashMap<&'d str, NodeId> {
    let Some(node) = node else { return HashMap::new() };
    spans.children(node).filter_map(|id| spans.name(id, text).map(|name| (name, id))).collect()
}

fn block<'d>(own: &Part<'d>, part: usize, node: Option<NodeId>, body: &'d Value) -> Option<Block<'d>> {
    let place = Place { part, node };
    let mut entries = entries(own, place, body)?;
    let at = entries.iter().position(|entry| {
        entry.name.as_ref() == "dynamic" && matches!(entry.content, Content::Value(Value::Object(_)))
    });
    let dynamic = at
        .map(|at| entries.remove(at))
        .and_then(|entry| Some((entry.place, self::entries(own, entry.place, entry.value()?)?)));
    Some(Block { place, entries, dynamic })
}

fn entries<'d>(own: &Part<'d>, place: Place, body: &'d Value) -> Option<Vec<Entry<'d>>> {
    let Value::Object(body) = body else { return None };
    let nodes = children(own, place.node);
    let entries = body.iter_sorted().filter_map(|(key, value)| match key {
        Value::String(key) => {
            let place = Place { node: nodes.get(key.as_ref()).copied(), ..place };
            Some(Entry { name: key.clone(), place, content: Content::Value(value) })
        }
        _ => None,
    });
    Some(entries.collect())
}

/// Lays the blocks of an override file over those of the other files.
pub(super) fn lay_over<'d>(parts: &[Part<'d>], groups: &mut Groups<'d>, over: Groups<'d>) {
    for (labels, Group { names, blocks }) in over {
        let kind = labels.first().cloned().unwrap_or_else(|| Arc::from(""));
        let base = groups.entry(labels).or_insert_with(|| Group { names, blocks: Vec::new() });
        let new = match kind.as_ref() {
            "locals" => lay_locals(&mut base.blocks, blocks),
            "provider" => lay_providers(parts, &mut base.blocks, blocks),
            _ => {
                let first = &mut base.blocks;
                blocks.into_iter().filter_map(|block| merge(parts, first.first_mut(), block)).collect()
            }
        };
        base.blocks.extend(new);
    }
}

/// Locals replace each other one by one, in whichever block they stand; gives back those that are new.
fn lay_locals<'d>(base: &mut [Block<'d>], over: Vec<Block<'d>>) -> Vec<Block<'d>> {
    let mut own: HashMap<Arc<str>, &mut Entry<'d>> = HashMap::new();
    for entry in base.iter_mut().flat_map(|block| &mut block.entries) {
        own.insert(entry.name.clone(), entry);
    }
    let mut new = Vec::new();
    for mut block in over {
        let entries = mem::take(&mut block.entries).into_iter().filter_map(|entry| match own.get_mut(&entry.name) {
            Some(own) => {
                **own = entry;
                None
            }
            None => Some(entry),
        });
        block.entries = entries.collect();
        new.extend((!block.entries.is_empty()).then_some(block));
    }
    new
}

/// Providers are merged by their alias; gives back those that are new.
fn lay_providers<'d>(parts: &[Part<'d>], base: &mut [Block<'d>], over: Vec<Block<'d>>) -> Vec<Block<'d>> {
    let aliases: BTreeMap<Option<&Value>, usize> =
        base.iter().enumerate().rev().map(|(at, block)| (alias(block), at)).collect();
    let same = |block: &Block<'d>| aliases.get(&alias(block)).copied();
    over.into_iter()
        .filter_map(|block| {
            let own = same(&block).and_then(|at| base.get_mut(at));
            merge(parts, own, block)
        })
        .collect()
}

fn alias<'d>(block: &Block<'d>) -> Option<&'d Value> {
    block.entries.iter().find(|entry| entry.name.as_ref() == "alias").and_then(Entry::value)
}

/// Lays a block over another; gives it back where there is none.
fn merge<'d>(parts: &[Part<'d>], base: Option<&mut Block<'d>>, over: Block<'d>) -> Option<Block<'d>> {
    let Some(base) = base else { return Some(over) };
    let (written, made) = (over.entries, over.dynamic);
    let (place, made) = made.map_or((over.place, Vec::new()), |made| made);
    // Blocks of one type replace all of that type, however they are written.
    let names: HashSet<Arc<str>> = made.iter().map(|entry| entry.name.clone()).collect();
    base.entries.retain(|own| !names.contains(&own.name));
    if let Some((_, own)) = &mut base.dynamic {
        let names: HashSet<&Arc<str>> = written.iter().chain(&made).map(|entry| &entry.name).collect();
        own.retain(|own| !names.contains(&own.name));
    }
    let at: HashMap<Arc<str>, usize> =
        base.entries.iter().enumerate().map(|(at, entry)| (entry.name.clone(), at)).collect();
    for mut entry in written {
        let Some(own) = at.get(&entry.name).and_then(|at| base.entries.get_mut(*at)) else {
            base.entries.push(entry);
            continue;
        };
        if matches!(entry.name.as_ref(), "lifecycle" | "required_providers")
            && let (Some(mut inner), Some(over)) = (only(parts, own), only(parts, &entry))
        {
            // These blocks are merged one argument at a time.
            merge(parts, Some(&mut inner), over);
            entry.place = own.place;
            entry.content = Content::Merged(Box::new(inner));
        }
        *own = entry;
    }
    if !made.is_empty() {
        base.dynamic.get_or_insert_with(|| (place, Vec::new())).1.extend(made);
    }
    None
}

/// The one block that an entry is.
fn only<'d>(parts: &[Part<'d>], entry: &Entry<'d>) -> Option<Block<'d>> {
    match &entry.content {
        Content::Merged(block) => Some(block.as_ref().clone()),
        Content::Value(Value::Array(bodies)) if bodies.len() == 1 => {
            let part = parts.get(entry.place.part)?;
            let node = entry.place.node.and_then(|node| part.spans.children(node).next());
            block(part, entry.place.part, node, bodies.first()?)
        }
        Content::Value(_) => None,
    }
}
