//! A template at one commit: its files, as they stand in its folder, nothing filled in.

use crate::git::{Entry, EntryKind, Id, Objects};

use super::Unknown;
use super::content::LIMIT;

/// The files of a template.
pub(super) struct Snapshot<'o> {
    objects: &'o Objects,
    /// Below the folder of the template, by path relative to it.
    pub(super) files: Vec<Entry>,
    /// Right at the root of its repository, where the template has a folder of its own.
    above: Vec<Entry>,
}

impl<'o> Snapshot<'o> {
    /// Lists a commit; an error where it has no file of the template.
    pub(super) fn read(objects: &'o Objects, commit: Id, folder: &str) -> Result<Self, Unknown> {
        let files = objects.files(commit, folder)?;
        if files.is_empty() {
            let shown = commit.to_hex_with_len(12);
            return Err(Unknown::new(format!("the template has no files in `{folder}` at its commit {shown}")));
        }
        let above = if folder.is_empty() { Vec::new() } else { objects.folder(commit, "")? };
        Ok(Self { objects, files, above })
    }

    /// A file of the template.
    pub(super) fn file(&self, path: &str) -> Option<&Entry> {
        let at = self.files.binary_search_by(|entry| entry.path.as_ref().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// A file at the root of the template's repository, above its folder.
    pub(super) fn above(&self, name: &str) -> Option<&Entry> {
        self.above.iter().find(|entry| *entry.path == *name)
    }

    /// The text of a file; none where it is no text that is read.
    pub(super) fn text(&self, entry: &Entry) -> Result<Option<String>, Unknown> {
        if !matches!(entry.kind, EntryKind::File | EntryKind::Program) {
            return Ok(None);
        }
        let bytes = self.objects.blob(entry.id, LIMIT)?;
        Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
    }
}
