//! A file on its way: its text and the documents in it. Edits → the file afterwards, or why not. What comes out was read again and is
//! exactly what is meant; what is outside of the splices is what it was, byte for byte.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::lock::Lock;
use super::page::Page;
use super::refusal::Refusal;
use super::splice::{Splice, spliced};
use super::{hcl, json, plain, resource, toml as tables, value, yaml};
use crate::model::document::{Document, Origin, Step, ValuePath};
use crate::model::fix::{Change, Edit};
use crate::model::format::Format;
use crate::model::source::SourceFile;
use crate::model::spans::NodeId;
use crate::parse::{self, ChartIndex};

/// A file with the documents of its text.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    file: Arc<SourceFile>,
    /// Without a byte order mark.
    text: Arc<str>,
    documents: Arc<[Document]>,
    /// The last of the documents are parts of others: of which, and where in it.
    parts: Arc<[(usize, ValuePath)]>,
    /// How many of them come before these and before what resources of the file make.
    own: usize,
    problems: usize,
}

impl Draft {
    /// A text that stands, or would stand, in a file.
    pub(super) fn of(file: Arc<SourceFile>, text: Arc<str>) -> Self {
        let parsed = parse::of_text(&file, text.clone(), &ChartIndex::default());
        let parts: Arc<[_]> = parts(&parsed.documents).into();
        let whole = parsed.documents.iter().take(parsed.documents.len() - parts.len());
        let own = whole.take_while(|document| !resource::is_made(document)).count();
        Self { file, text, documents: parsed.documents.into(), parts, own, problems: parsed.problems.len() }
    }

    /// The documents that are parts of no other, and that no resource makes.
    fn own(&self) -> &[Document] {
        self.documents.get(..self.own).unwrap_or_default()
    }

    /// The edit of a document that is part of no other which an edit is in the end.
    fn meant<'e>(&self, edit: &'e Edit) -> Result<Cow<'e, Edit>, Refusal> {
        let first = self.documents.len() - self.parts.len();
        let mut meant = Cow::Borrowed(edit);
        while let Some((around, place)) = (meant.document as usize).checked_sub(first).and_then(|at| self.parts.get(at))
        {
            let outer = meant.to_mut();
            outer.document = u32::try_from(*around).unwrap_or(u32::MAX);
            outer.path.splice(..0, place.iter().cloned());
        }
        match (self.documents.get(meant.document as usize), self.documents.first()) {
            (Some(object), Some(file)) if resource::is_made(object) => {
                resource::edit(file, object, &self.text, &meant).map(Cow::Owned)
            }
            _ => Ok(meant),
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// How much of the text cannot be read.
    pub(super) const fn problems(&self) -> usize {
        self.problems
    }

    /// The file with an edit made.
    pub(super) fn edited(&self, edit: &Edit, lock: &Lock) -> Result<Self, Refusal> {
        self.spliced(&[edit], &self.splices(edit, lock)?, lock)
    }

    /// The file with the splices of some edits made.
    pub(super) fn spliced(&self, edits: &[&Edit], splices: &[Splice], lock: &Lock) -> Result<Self, Refusal> {
        let text = spliced(&self.text, splices).ok_or(Refusal::Differs)?;
        let after = Self::of(self.file.clone(), text.into());
        if self.is_meant(&after, edits, lock)? {
            return Ok(after);
        }
        Err(if edits.iter().any(|edit| self.is_shared(edit)) { Refusal::Anchor } else { Refusal::Differs })
    }

    /// Whether aliases stand for what is edited, or for something around it.
    fn is_shared(&self, edit: &Edit) -> bool {
        let Ok(Document { origin: Origin::Text { spans, .. }, value, .. }) = self.document(edit) else { return false };
        let targets: BTreeSet<NodeId> = (0..).take(spans.len()).filter_map(|id| spans.alias_target(id)).collect();
        let way = Page { text: &self.text, spans, value }.way(&edit.path);
        way.is_ok_and(|way| way.nodes.iter().any(|node| targets.contains(node)))
    }

    /// What an edit does to the text.
    pub(super) fn splices(&self, edit: &Edit, lock: &Lock) -> Result<Vec<Splice>, Refusal> {
        let meant = if resource::is_made(self.document(edit)?) { self.meant(edit)? } else { Cow::Borrowed(edit) };
        let edit = meant.as_ref();
        let document = self.document(edit)?;
        let Origin::Text { spans, .. } = &document.origin else { return Err(Refusal::NoDocument) };
        let page = Page { text: &self.text, spans, value: &document.value };
        if let Change::Substitute { find, text, times } = &edit.change {
            return page.substitute(&edit.path, (find, text), *times);
        }
        let make = |change: &Change| match self.file.format {
            Format::Yaml => yaml::splices(page, &edit.path, change),
            Format::Json | Format::Jsonc => json::splices(page, &edit.path, change),
            Format::Toml => tables::splices(page, &edit.path, change),
            Format::Hcl => hcl::splices(page, &edit.path, change),
            Format::Dockerfile | Format::Ignore | Format::Codeowners | Format::Dotenv | Format::Properties => {
                plain::splices(page, &edit.path, change)
            }
            _ => Err(Refusal::Format),
        };
        let Change::Pin { of, reference } = &edit.change else { return make(&edit.change) };
        // What a variable fills in is not written here.
        if !page.way(&edit.path)?.is_written(page, reference) {
            return Err(Refusal::shape(&edit.path));
        }
        let pinned = lock.pinned(*of, reference)?;
        let mut splices = make(&Change::Replace(pinned.value()))?;
        if let (Some(version), Format::Yaml, Some(last)) = (&pinned.comment, self.file.format, splices.last_mut()) {
            // The version stays, for people and for what updates it: in place of the one that stands there, or before what does.
            let rest = page.slice(last.end, page.line_end(last.end));
            let comment = rest.trim_start().strip_prefix('#');
            if rest.trim().is_empty() || comment.is_some() {
                last.text.push_str(" # ");
                last.text.push_str(version);
            }
            if let Some(others) = comment.and_then(behind_version) {
                last.end = page.line_end(last.end) - others.len();
            }
        }
        Ok(splices)
    }

    fn document(&self, edit: &Edit) -> Result<&Document, Refusal> {
        self.documents.get(edit.document as usize).ok_or(Refusal::NoDocument)
    }

    /// Whether another text of the file is read as this one with the edits made.
    fn is_meant(&self, after: &Self, edits: &[&Edit], lock: &Lock) -> Result<bool, Refusal> {
        if after.own().len() != self.own().len() || after.problems > self.problems {
            return Ok(false);
        }
        let meant = edits.iter().map(|edit| self.meant(edit)).collect::<Result<Vec<_>, _>>()?;
        let mut by_document: BTreeMap<usize, Vec<Placed<'_>>> = BTreeMap::new();
        for edit in &meant {
            by_document.entry(edit.document as usize).or_default().push((&edit.path, &edit.change));
        }
        for (index, (old, new)) in self.own().iter().zip(after.own()).enumerate() {
            let mut expected = old.value.clone();
            let mut texts = Vec::new();
            for (path, change) in by_document.remove(&index).unwrap_or_default() {
                match change {
                    Change::Pin { of, reference } => {
                        let change = Change::Replace(lock.pinned(*of, reference)?.value());
                        value::apply(&mut expected, path, &change)?;
                    }
                    change if is_of_text(change) => texts.push((path, change)),
                    change => value::apply(&mut expected, path, change)?,
                }
            }
            if !value::agrees(&expected, &new.value, &texts) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A change and its place in a document.
pub(super) type Placed<'e> = (&'e [Step], &'e Change);

/// Which of the documents of a file are parts of others. Where not all of them fitted in, it is not known.
fn parts(documents: &[Document]) -> Vec<(usize, ValuePath)> {
    let parts = parse::parts(documents);
    let first = documents.len().saturating_sub(parts.len());
    let stands_for = |((index, part), (around, place)): ((usize, &Document), &(usize, ValuePath))| {
        let around = documents.get(*around).filter(|_| *around < index);
        around.and_then(|own| value::get(&own.value, place)) == Some(&part.value)
    };
    let is_each = documents.iter().enumerate().skip(first).zip(&parts).all(stands_for);
    if is_each { parts } else { Vec::new() }
}

/// What stands behind the version that a comment begins with, blanks before it included: ` (node 20)` of ` v4.2.2 (node 20)`.
fn behind_version(comment: &str) -> Option<&str> {
    let text = comment.trim_start();
    let (version, others) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    let number = version.strip_prefix('v').unwrap_or(version);
    // A number with words behind it may be one of theirs.
    let is_sure = number.len() < version.len() || number.contains('.') || others.trim().is_empty();
    (is_sure && number.starts_with(|c: char| c.is_ascii_digit())).then_some(others)
}

/// Whether a change is one of the text, whose value is not known beforehand.
fn is_of_text(change: &Change) -> bool {
    matches!(
        change,
        Change::ReplaceText(_) | Change::Substitute { .. } | Change::InsertBefore(_) | Change::InsertAfter(_)
    )
}

/// Whether an edit, once it is made, leaves something else where another one is to be made: above, at or below its own place, or because
/// items of a list moved up or down.
pub(super) fn clash(done: &Edit, other: &Edit) -> bool {
    if done.document != other.document || done.file != other.file {
        return false;
    }
    let is_shifted = || match (done.path.split_last(), &done.change) {
        (
            Some((Step::Index(index), list)),
            Change::Add(_) | Change::Remove | Change::InsertBefore(_) | Change::InsertAfter(_),
        ) => matches!(other.path.strip_prefix(list), Some([Step::Index(own), ..]) if own >= index),
        _ => false,
    };
    done.path.starts_with(&other.path) || other.path.starts_with(&done.path) || is_shifted()
}

/// The order of two edits of a file that has what is behind in a list first.
pub(super) fn backwards(one: &Edit, other: &Edit) -> Ordering {
    let steps = one.path.iter().zip(&other.path).map(|steps| match steps {
        (Step::Index(a), Step::Index(b)) => b.cmp(a),
        (a, b) => a.cmp(b),
    });
    let by_length = one.path.len().cmp(&other.path.len());
    let by_path = steps.chain([by_length]).find(|order| order.is_ne());
    one.document.cmp(&other.document).then(by_path.unwrap_or(Ordering::Equal))
}

/// Whether two edits have to be made one after the other: where text is put in it is not known what it will be.
pub(super) fn is_alone(one: &Edit, other: &Edit) -> bool {
    one.document == other.document && (value::is_put_in(&one.change) || value::is_put_in(&other.change))
}
