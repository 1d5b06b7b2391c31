//! Files by path, their texts, and their documents as nodes that know their line.
//!
//! A document that was kept while the repository was scanned is used as it is; any other is read here, once for each fact,
//! by the same parser. What is larger than [`MOST`] is taken for what nobody can read.

#[cfg(test)]
pub(super) mod tests;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use regorus::Value;

use super::Source;
use crate::model::field::field;
use crate::model::paths::joined;
use crate::model::spans::{NodeId, NodeKind};
use crate::model::{Document, Lines, Origin, SourceFile, Spans};
use crate::parse::{self, ChartIndex, ReadOptions};

/// Bytes of a file that is read: the largest lockfiles of public repositories are below it.
const MOST: u64 = 32_000_000;
/// Aliases that lead to aliases.
const MAX_HOPS: usize = 16;
/// Entries of one mapping, with those that merge keys bring.
const MAX_ENTRIES: usize = 100_000;

/// The files of a repository.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// Sorted by path.
    files: &'a [Arc<SourceFile>],
    documents: BTreeMap<&'a str, Vec<&'a Arc<Document>>>,
    charts: ChartIndex,
    pages: Memo<Vec<Rc<Page>>>,
}

impl<'a> Reading<'a> {
    /// The files of a source.
    pub(super) fn of(source: &Source<'a>) -> Self {
        let mut documents: BTreeMap<&str, Vec<&Arc<Document>>> = BTreeMap::new();
        for document in source.documents {
            // Of a stream of objects some may be kept, of a module all files are one.
            let is_whole =
                !document.kind.has("kubernetes") && !parse::MODULE.iter().any(|label| document.kind.has(label));
            if let Origin::Text { sources, .. } = &document.origin
                && sources.len() == 1
                && is_whole
            {
                documents.entry(&document.file.path).or_default().push(document);
            }
        }
        Self { files: source.files, documents, charts: ChartIndex::default(), pages: Memo::default() }
    }

    /// Whether there is a file at a path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.file(path).is_some()
    }

    /// Whether there is a file at a path that others did not write.
    pub(super) fn has_own(&self, path: &str) -> bool {
        self.has(path) && !is_foreign(path)
    }

    fn file(&self, path: &str) -> Option<&'a Arc<SourceFile>> {
        let at = self.files.binary_search_by(|file| file.path.as_ref().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// The paths of all files, in their order; what others wrote (`vendor/`, `node_modules/` …) is left out.
    pub(super) fn paths(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.files.iter().map(|file| file.path.as_ref()).filter(|path| !is_foreign(path))
    }

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> Option<Arc<str>> {
        parse::text(self.file(path)?, &self.options())
    }

    /// The first document of a file.
    pub(super) fn page(&self, path: &str) -> Option<Rc<Page>> {
        self.pages(path).first().cloned()
    }

    /// The documents of a file; none where it cannot be read.
    pub(super) fn pages(&self, path: &str) -> Rc<Vec<Rc<Page>>> {
        self.pages.get(path, || {
            let kept = self.documents.get(path).map_or(&[][..], Vec::as_slice);
            if !kept.is_empty() {
                return kept.iter().filter_map(|document| Page::of(document)).map(Rc::new).collect();
            }
            let Some(file) = self.file(path) else { return Vec::new() };
            parse::read(file, &self.options()).documents.iter().filter_map(Page::of).map(Rc::new).collect()
        })
    }

    fn options(&self) -> ReadOptions<'_> {
        ReadOptions { max_file_size: MOST, charts: &self.charts }
    }
}

/// What was made for a path and is asked for again: the lockfile of a workspace is read once for all of its packages.
#[derive(Debug)]
pub(super) struct Memo<T>(RefCell<BTreeMap<String, Rc<T>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T> Memo<T> {
    /// What belongs to a path, made at the first time.
    pub(super) fn get(&self, path: &str, make: impl FnOnce() -> T) -> Rc<T> {
        if let Some(known) = self.0.borrow().get(path) {
            return known.clone();
        }
        let value = Rc::new(make());
        self.0.borrow_mut().insert(path.to_owned(), value.clone());
        value
    }
}

/// Whether a file belongs to somebody else's project, or to the samples of tests.
fn is_foreign(path: &str) -> bool {
    let mut folders = path.rsplit_once('/').map_or("", |(folder, _)| folder).split('/');
    folders.any(|part| matches!(part, "node_modules" | "vendor" | "third_party" | "site-packages" | "testdata"))
}

/// One document with the lines of its text.
#[derive(Debug)]
pub(super) struct Page {
    text: Arc<str>,
    value: Value,
    spans: Spans,
    lines: Lines,
}

impl Page {
    fn of(document: &Document) -> Option<Self> {
        let Origin::Text { sources, spans } = &document.origin else { return None };
        let text = sources.first()?.text.clone();
        Some(Self { lines: Lines::of(&text), text, value: document.value.clone(), spans: spans.clone() })
    }

    /// Its outermost value.
    pub(super) fn root(&self) -> Node<'_> {
        Node { page: self, value: &self.value, id: 0 }
    }

    /// Its value without places.
    pub(super) fn value(&self) -> &Value {
        &self.value
    }
}

/// A value in a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'p> {
    page: &'p Page,
    value: &'p Value,
    id: NodeId,
}

impl<'p> Node<'p> {
    /// The value.
    pub(super) fn value(self) -> &'p Value {
        self.value
    }

    /// The line that it starts on, or that its key stands on.
    pub(super) fn line(self) -> u64 {
        let spans = &self.page.spans;
        let span = spans.key(self.id).unwrap_or_else(|| spans.value(self.id));
        u64::from(self.page.lines.position(&self.page.text, span.start).line)
    }

    /// The line that its own text starts on, below its key.
    pub(super) fn value_line(self) -> u64 {
        let span = self.page.spans.value(self.id);
        u64::from(self.page.lines.position(&self.page.text, span.start).line)
    }

    /// It as a text.
    pub(super) fn text(self) -> Option<&'p str> {
        text(self.value)
    }

    /// The entry of a mapping.
    pub(super) fn get(self, name: &str) -> Option<Self> {
        // A mapping without the entry is not searched for its place.
        field(self.value, name)?;
        self.entries().into_iter().find(|(own, _)| own == name).map(|(_, node)| node)
    }

    /// What several keys lead to.
    pub(super) fn at(self, names: &[&str]) -> Option<Self> {
        names.iter().try_fold(self, |node, name| node.get(name))
    }

    /// The text of an entry.
    pub(super) fn text_of(self, name: &str) -> Option<&'p str> {
        field(self.value, name).and_then(text)
    }

    /// The entries of a mapping, in the order of the text.
    pub(super) fn entries(self) -> Vec<(String, Self)> {
        let Ok(object) = self.value.as_object() else { return Vec::new() };
        let mut ids = Vec::with_capacity(object.len());
        self.children(self.id, &mut ids, 0);
        let mut last = BTreeMap::new();
        for (at, (name, _)) in ids.iter().enumerate() {
            last.insert(name.clone(), at);
        }
        let one = |(at, (name, id)): (usize, (String, NodeId))| {
            let value = field(self.value, &name).filter(|_| last.get(&name) == Some(&at))?;
            Some((name, Node { page: self.page, value, id }))
        };
        ids.into_iter().enumerate().filter_map(one).collect()
    }

    /// The items of a list.
    pub(super) fn items(self) -> Vec<Self> {
        let Ok(items) = self.value.as_array() else { return Vec::new() };
        let children = self.page.spans.children(self.resolved(self.id));
        items.iter().zip(children).map(|(value, id)| Node { page: self.page, value, id }).collect()
    }

    /// It alone, or each of its items where it is a list.
    pub(super) fn each(self) -> Vec<Self> {
        if self.value.as_array().is_ok() { self.items() } else { vec![self] }
    }

    fn children(self, id: NodeId, found: &mut Vec<(String, NodeId)>, hops: usize) {
        let spans = &self.page.spans;
        let id = self.resolved(id);
        for child in spans.children(id) {
            if found.len() >= MAX_ENTRIES {
                return;
            }
            if !spans.is_merge(child) {
                found.extend(spans.name(child, &self.page.text).map(|name| (name.to_owned(), child)));
            } else if hops < MAX_HOPS {
                // What is merged in gives way to the mapping's own entries: those are told apart by what stands last.
                let mut merged = Vec::new();
                let target = self.resolved(child);
                if spans.kind(target) == NodeKind::Sequence {
                    let parts: Vec<_> = spans.children(target).collect();
                    parts.into_iter().rev().for_each(|part| self.children(part, &mut merged, hops + 1));
                } else {
                    self.children(target, &mut merged, hops + 1);
                }
                found.splice(0..0, merged);
            }
        }
    }

    fn resolved(self, id: NodeId) -> NodeId {
        let mut here = id;
        for _ in 0..MAX_HOPS {
            match self.page.spans.alias_target(here) {
                Some(target) => here = target,
                None => break,
            }
        }
        here
    }
}

/// What several keys lead to.
pub(super) fn deep<'v>(value: &'v Value, names: &[&str]) -> Option<&'v Value> {
    names.iter().try_fold(value, |value, name| field(value, name))
}

/// The entries of an object whose keys are texts.
pub(super) fn fields(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().into_iter().flatten().filter_map(|(key, value)| Some((text(key)?, value)))
}

/// The items of a list.
pub(super) fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], |items| items.as_slice())
}

/// A text.
pub(super) fn text(value: &Value) -> Option<&str> {
    value.as_string().ok().map(AsRef::as_ref)
}

/// A text, or a number or boolean as it is written.
pub(super) fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.to_string()),
        Value::Number(_) | Value::Bool(_) => value.to_json_str().ok(),
        _ => None,
    }
}

/// The folder of a path and its last part; the root's folder is the empty one.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// What stands behind the last dot of a name.
pub(super) fn extension(name: &str) -> &str {
    split(name).1.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether a name is that of a YAML file.
pub(super) fn is_yaml(name: &str) -> bool {
    matches!(extension(name), "yml" | "yaml")
}

/// A name in a folder.
pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A path from a folder, with `.` and `..` resolved; none where it leads out of the repository.
pub(super) fn resolve(folder: &str, path: &str) -> Option<String> {
    if Path::new(path).is_absolute() { None } else { joined(folder, path) }
}

/// A folder and those around it, from the inside out; the last one is the root.
pub(super) fn upwards(folder: &str) -> impl Iterator<Item = &str> {
    let mut next = Some(folder);
    std::iter::from_fn(move || {
        let here = next?;
        next = (!here.is_empty()).then(|| split(here).0);
        Some(here)
    })
}
