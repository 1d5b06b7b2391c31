//! Rules to which a change shows nothing: they read nothing of the changed files that is other than before, and say what they said.
//!
//! What a rule may read of the documents that it asks for was worked out from its policy when it was asked last. The state before
//! is thought of as the one of now, with what the changed files held: who was asked about that one is looked up by its key.

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::Inputs;
use super::library::{Entry, Library};
use super::side::Side;
use crate::cache::Key;
use crate::catalog::Rule;
use crate::model::document::{Document, ParsedFile};
use crate::model::reads::Reads;
use crate::model::rule::RuleId;
use crate::model::source::SourceFile;
use crate::parse;

/// The files of a change, as they were and as they are, sorted by path.
#[derive(Clone, Copy)]
pub(super) struct Edit<'s> {
    pub(super) side: &'s Side<'s>,
    /// Where something is other than before.
    pub(super) paths: &'s BTreeSet<&'s str>,
    /// Rules that may see nothing of the change but documents of it.
    pub(super) of_documents: &'s BTreeSet<RuleId>,
    pub(super) was: &'s [ParsedFile],
    pub(super) is: &'s [ParsedFile],
}

impl Edit<'_> {
    /// Whether what a file says may be other than before.
    pub(super) fn touches(&self, file: &SourceFile) -> bool {
        self.is.iter().any(|own| own.file.path == file.path)
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
        let mut entries: Vec<Entry> = now.iter().filter(|entry| !self.touches(&entry.file)).cloned().collect();
        entries.extend(library.entries(&holders, &reading));
        entries.sort_by(|a, b| (&a.file.path, a.index).cmp(&(&b.file.path, b.index)));
        entries
    }
}

/// What the documents with each label were before a change.
pub(super) struct Before<'s> {
    edit: Edit<'s>,
    labels: BTreeMap<String, Key>,
}

impl<'s> Before<'s> {
    /// Those that rules with these inputs look at.
    pub(super) fn of(edit: Edit<'s>, inputs: &Inputs<'_>, library: &Library<'_>) -> Self {
        let entries = edit.before(&inputs.entries, &inputs.labels(), library);
        Self { edit, labels: inputs.sums_of(&entries) }
    }

    /// Where something is other than before.
    pub(super) fn paths(&self) -> &'s BTreeSet<&'s str> {
        self.edit.paths
    }

    /// Whether a rule may see nothing of the change but documents of it.
    pub(super) fn is_of_documents(&self, rule: &Rule) -> bool {
        self.edit.of_documents.contains(&rule.info.id)
    }

    /// The key of what a rule said before, if all that it looks at besides documents is the same.
    pub(super) fn key(&self, rule: &Rule, inputs: &Inputs<'_>) -> Option<Key> {
        inputs.key_of(rule, &self.labels)
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
