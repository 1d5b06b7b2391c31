//! Which folders with Terraform modules call which others: what a change of one matters to, and what is to be known to judge one.
//! Told by their texts, so that none is parsed; at times too many.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::prelude::*;

use super::memory::Recall;
use crate::cache::{Key, Recipe, record};
use crate::model::format::Format;
use crate::model::source::{Content, SourceFile};
use crate::parse;

/// Calls from folder to folder, some of which may come to nothing.
#[derive(Clone, Default)]
pub(super) struct Calls(BTreeSet<(String, String)>);

impl Calls {
    /// Those that the texts of some files may hold. What an earlier run kept of a file of a commit is not read again.
    pub(super) fn of(
        files: &[&Arc<SourceFile>],
        reading: &parse::ReadOptions<'_>,
        recall: Option<&Recall<'_>>,
    ) -> Self {
        let parts = files.par_iter().filter(|file| may_call(file.format));
        let calls = |file: &&Arc<SourceFile>| {
            let callees = callees(file, reading, recall).into_iter();
            callees.map(|callee| (file.folder().to_owned(), callee)).collect::<Vec<_>>()
        };
        Self(parts.flat_map_iter(calls).collect())
    }

    /// With others.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// Some folders, with all that they call, and that these call.
    pub(super) fn below(&self, folders: &BTreeSet<String>) -> BTreeSet<String> {
        reached(folders, self.0.iter().map(|(from, to)| (from.as_str(), to.as_str())))
    }

    /// Some folders, with all that call them, and that call these.
    pub(super) fn above(&self, folders: &BTreeSet<String>) -> BTreeSet<String> {
        reached(folders, self.0.iter().map(|(from, to)| (to.as_str(), from.as_str())))
    }
}

/// Whether files of a format may be parts of a Terraform module, and call others.
pub(super) fn may_call(format: Format) -> bool {
    matches!(format, Format::Hcl | Format::TerraformJson)
}

fn callees(file: &SourceFile, reading: &parse::ReadOptions<'_>, recall: Option<&Recall<'_>>) -> BTreeSet<String> {
    let place = recall.map(Recall::shelf).zip(name(file, reading));
    let known = place.and_then(|(shelf, name)| record::read(&shelf.get(&name)?));
    known.unwrap_or_else(|| {
        let text = catch_unwind(AssertUnwindSafe(|| parse::text(file, reading))).ok().flatten();
        let Some(text) = text else { return BTreeSet::new() };
        let callees = parse::called_modules(file.folder(), &text);
        if let Some((shelf, name)) = place
            && let Some(bytes) = record::written(&callees)
        {
            shelf.put(name, &bytes);
        }
        callees
    })
}

/// All that the calls of a file follow from, where that is known without reading it.
fn name(file: &SourceFile, reading: &parse::ReadOptions<'_>) -> Option<Key> {
    let Content::Stored(stored) = &file.content else { return None };
    Some(Recipe::of("calls").bytes(&stored.id).text(file.folder()).number(reading.max_file_size).key())
}

fn reached<'s>(folders: &BTreeSet<String>, steps: impl Iterator<Item = (&'s str, &'s str)>) -> BTreeSet<String> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in steps {
        next.entry(from).or_default().push(to);
    }
    let mut reached = folders.clone();
    let mut open: Vec<&str> = folders.iter().map(String::as_str).collect();
    while let Some(folder) = open.pop() {
        for to in next.get(folder).into_iter().flatten() {
            if reached.insert((*to).to_owned()) {
                open.push(to);
            }
        }
    }
    reached
}
