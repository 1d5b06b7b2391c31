//! Rules to which a change shows nothing: they read nothing of the changed files that is other than before, and say what they said.
//!
//! What a rule may read of the documents that it asks for was worked out from its policy when it was asked last. The state before
//! is thought of as the one of now, with what the changed files held: who was asked about that one is looked up by its key.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::inputs::{self, Inputs};
use super::library::{Entry, Library};
use super::side::Side;
use super::sums::Sums;
use crate::cache::Key;
use crate::catalog::Rule;
use crate::model::document::{Document, ParsedFile};
use crate::model::reads::Reads;
use crate::model::source::SourceFile;
use crate::{facts, parse};

/// The files of a change, as they were and as they are, sorted by path.
#[derive(Clone, Copy)]
pub(super) struct Edit<'s> {
    pub(super) side: &'s Side<'s>,
    /// What is known of the state before.
    pub(super) sums: &'s Sums<'s>,
    /// Where something is other than before.
    pub(super) paths: &'s BTreeSet<&'s str>,
    /// Whether rules may see nothing of the change but documents and facts that they ask for.
    pub(super) is_of_documents: bool,
    pub(super) was: &'s [ParsedFile],
    pub(super) is: &'s [ParsedFile],
}

impl<'s> Edit<'s> {
    /// The sum of the documents with a label, where it is the one from before.
    pub(super) fn sum_as_before(&self, label: &str) -> Option<Key> {
        self.sums.label(label).filter(|_| !self.has(label))
    }

    /// What is in files that say what they said before; `each` in the order of their paths.
    pub(super) fn untouched<T>(
        &self,
        each: impl Iterator<Item = T>,
        file: impl Fn(&T) -> &Arc<SourceFile>,
    ) -> impl Iterator<Item = T> {
        let mut touched = self.is.iter().map(|own| own.file.path.as_ref()).peekable();
        each.filter(move |own| {
            let path = file(own).path.as_ref();
            while touched.next_if(|touched| *touched < path).is_some() {}
            touched.peek() != Some(&path)
        })
    }

    /// Whether a fact may be made from other things than before.
    pub(super) fn feeds(&self, fact: &str) -> bool {
        let paths = |files: &'s [ParsedFile]| files.iter().map(|own| &own.file.path);
        (facts::lists_files(fact) && !paths(self.was).eq(paths(self.is)))
            || facts::labels(fact).iter().any(|label| self.has(label))
            || self.paths.iter().any(|path| facts::feeds(fact, path))
    }

    /// Whether one of the files has or had a document with a label.
    fn has(&self, label: &str) -> bool {
        let mut files = self.was.iter().chain(self.is);
        files.any(|file| file.documents.iter().any(|own| own.kind.has(label)))
    }

    /// The Terraform modules of some folders, as they were.
    pub(super) fn modules(
        &self,
        now: &[Arc<SourceFile>],
        (folders, around): (&BTreeSet<String>, &BTreeSet<String>),
        library: &Library<'_>,
    ) -> Vec<parse::Called> {
        let now = now.iter().filter(|file| around.contains(file.folder()));
        let now = self.untouched(now, |file| file);
        let mut files: Vec<_> = now.chain(self.was.iter().map(|own| &own.file)).cloned().collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.side.modules(&files, (folders, around), library)
    }

    /// The documents of the state before, as far as they have some of these labels: those of now, with what the files of the change
    /// held.
    pub(super) fn before<'l>(
        &self,
        now: &[Entry],
        labels: &(impl Iterator<Item = &'l str> + Clone),
        library: &Library<'_>,
    ) -> Vec<Entry> {
        let reading = self.side.reading();
        let holders = self.was.iter().map(|own| own.file.clone());
        let holders: Vec<_> = holders.filter(|file| parse::may_hold(file, reading.charts, labels.clone())).collect();
        let mut entries: Vec<Entry> = self.untouched(now.iter(), |entry| &entry.file).cloned().collect();
        entries.extend(library.entries(&holders, &reading));
        entries.sort_by(|a, b| (&a.file.path, a.index).cmp(&(&b.file.path, b.index)));
        entries
    }
}

/// What the documents with each label were before a change.
pub(super) struct Before<'s> {
    edit: Edit<'s>,
    labels: BTreeMap<String, Key>,
    /// Facts that said what they say now.
    facts: BTreeSet<String>,
}

impl<'s> Before<'s> {
    /// Those that rules with these inputs look at.
    pub(super) fn of(edit: Edit<'s>, inputs: &Inputs<'_>, facts: BTreeSet<String>, library: &Library<'_>) -> Self {
        let entries = LazyCell::new(|| edit.before(&inputs.entries, &inputs.labels(), library));
        let sum = |label: &str| edit.sums.label(label).unwrap_or_else(|| inputs::documents(&entries, label));
        Self { edit, labels: inputs.labels().map(|label| (label.to_owned(), sum(label))).collect(), facts }
    }

    /// Where something is other than before.
    pub(super) fn paths(&self) -> &'s BTreeSet<&'s str> {
        self.edit.paths
    }

    /// Whether rules may see nothing of the change but documents and facts that they ask for.
    pub(super) fn is_of_documents(&self) -> bool {
        self.edit.is_of_documents
    }

    /// The key of what a rule said before, if all that it looks at besides documents is the same.
    pub(super) fn key(&self, rule: &Rule, inputs: &Inputs<'_>) -> Option<Key> {
        let has_same_facts = rule.info.facts.iter().all(|fact| self.facts.contains(fact));
        if has_same_facts { inputs.key_of(rule, &self.labels) } else { None }
    }

    /// A document of a changed file, as it was.
    pub(super) fn document(&self, path: &str, index: u32) -> Option<&Document> {
        let was = self.edit.was.iter().find(|own| own.file.path.as_ref() == path)?;
        was.documents.get(usize::try_from(index).ok()?)
    }

    /// Whether what a rule reads of its documents is as it was.
    pub(super) fn is_unread(&self, rule: &Rule, reads: &Reads) -> bool {
        rule.info.documents.iter().all(|label| {
            let (was, is) = (with(self.edit.was, label), with(self.edit.is, label));
            let read = reads.field(label).any_item().field("value");
            let is_same = |((was, now), (is, own)): ((Place<'_>, &Document), (Place<'_>, &Document))| {
                was == is && now.kind == own.kind && read.is_same(&now.value, &own.value)
            };
            was.len() == is.len() && was.into_iter().zip(is).all(is_same)
        })
    }
}

/// The path of a document's file, and its place in there.
type Place<'d> = (&'d str, usize);

/// The documents with a label.
fn with<'d>(files: &'d [ParsedFile], label: &str) -> Vec<(Place<'d>, &'d Document)> {
    let of = |file: &'d ParsedFile| {
        let each = file.documents.iter().enumerate().filter(|(_, own)| own.kind.has(label));
        each.map(|(index, own)| ((file.file.path.as_ref(), index), own))
    };
    files.iter().flat_map(of).collect()
}
