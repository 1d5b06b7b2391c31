//! The documents of the files that a commit lies between. A file that is the same in both states is parsed once for both; one whose
//! documents are known by their sums from an earlier run, only when somebody wants to see them.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::cache::record::{self, Sum};
use crate::cache::{Key, Recipe};
use crate::model::document::{Document, Kind, ParsedFile};
use crate::model::source::{Content, SourceFile};
use crate::parse;
use crate::pipeline::memory::{Recall, seen};

/// Documents by the file that they were read from.
pub(super) struct Library<'r> {
    recall: Option<&'r Recall<'r>>,
    parsed: Mutex<BTreeMap<Key, Documents>>,
}

type Documents = Arc<[Arc<Document>]>;

/// A document, by what is in it.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) file: Arc<SourceFile>,
    /// Its place among the documents of its file, from 0.
    pub(super) index: u32,
    pub(super) kind: Kind,
    /// The sum of its value.
    pub(super) sum: Sum,
}

impl<'r> Library<'r> {
    /// One that knows what an earlier run kept.
    pub(super) fn new(recall: Option<&'r Recall<'r>>) -> Self {
        Self { recall, parsed: Mutex::default() }
    }

    /// Takes in files that were read anyway.
    pub(super) fn take_in(&self, files: &[ParsedFile], reading: &parse::ReadOptions<'_>) {
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        for file in files {
            let documents = || file.documents.iter().cloned().map(Arc::new).collect();
            parsed.extend(name(&file.file, reading).map(|name| (name, documents())));
        }
    }

    /// What an earlier run kept.
    pub(super) fn recall(&self) -> Option<&'r Recall<'r>> {
        self.recall
    }

    /// The documents of a file. One that makes karat fail has none, which is told of when it is judged.
    pub(super) fn documents(&self, file: &Arc<SourceFile>, reading: &parse::ReadOptions<'_>) -> Documents {
        let read = || {
            let documents = catch_unwind(AssertUnwindSafe(|| parse::read(file, reading).documents)).unwrap_or_default();
            documents.into_iter().map(Arc::new).collect::<Documents>()
        };
        let Some(key) = name(file, reading) else { return read() };
        let parsed = || self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        let known = parsed().get(&key).cloned();
        known.unwrap_or_else(|| {
            let documents = read();
            parsed().insert(key, documents.clone());
            documents
        })
    }

    /// The document that an entry speaks of.
    pub(super) fn document(&self, entry: &Entry, reading: &parse::ReadOptions<'_>) -> Option<Arc<Document>> {
        let documents = self.documents(&entry.file, reading);
        documents.get(usize::try_from(entry.index).ok()?).cloned()
    }

    /// What is in some files, in their order.
    pub(super) fn entries(&self, files: &[Arc<SourceFile>], reading: &parse::ReadOptions<'_>) -> Vec<Entry> {
        let of = |file: &Arc<SourceFile>| {
            let entry = |(index, (kind, sum))| Entry { file: file.clone(), index, kind, sum };
            (0..).zip(self.sums(file, reading)).map(entry).collect::<Vec<_>>()
        };
        files.par_iter().flat_map_iter(of).collect()
    }

    fn sums(&self, file: &Arc<SourceFile>, reading: &parse::ReadOptions<'_>) -> Vec<(Kind, Sum)> {
        let place = self.recall.map(Recall::shelf).zip(name(file, reading));
        let known = place.and_then(|(shelf, name)| record::sums_of(&shelf.get(&name)?));
        known.unwrap_or_else(|| {
            let documents = self.documents(file, reading);
            let sum = |own: &Arc<Document>| (own.kind.clone(), Recipe::of("value").value(&own.value).key().0);
            let sums: Vec<_> = documents.par_iter().map(sum).collect();
            if let Some((shelf, name)) = place
                && let Some(bytes) = record::sums(&sums)
            {
                shelf.put(name, &bytes);
            }
            sums
        })
    }
}

/// All that the documents of a file follow from.
fn name(file: &SourceFile, reading: &parse::ReadOptions<'_>) -> Option<Key> {
    let Content::Stored(stored) = &file.content else { return None };
    Some(seen(Recipe::of("documents").bytes(&stored.id), file, reading).key())
}
