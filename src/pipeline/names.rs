//! What names are worth in the files of the Terraform modules that bring objects to a cluster: an object hangs on all files of its module
//! and on those who call it.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::prelude::*;

use super::calls::{Calls, may_call};
use crate::model::source::SourceFile;
use crate::parse;

/// What the files of those modules among some files say, in the folders that are wanted, by folder. No other module is read.
pub(super) fn names(
    files: &[Arc<SourceFile>],
    is_wanted: impl Fn(&str) -> bool + Sync,
    reading: &parse::ReadOptions<'_>,
) -> BTreeMap<String, Arc<parse::Names>> {
    let parts: Vec<_> = files.iter().filter(|file| may_call(file.format)).collect();
    let holders = parts.par_iter().filter(|file| is_wanted(file.folder()) && parse::may_make_objects(file, reading));
    let holders: BTreeSet<String> = holders.map(|file| file.folder().to_owned()).collect();
    if holders.is_empty() {
        return BTreeMap::new();
    }
    let around = Calls::of(&parts, reading, None).above(&holders);
    let near = parts.par_iter().filter(|file| around.contains(file.folder()));
    // What makes karat fail is told when the file is judged.
    let read = |file: &&Arc<SourceFile>| {
        let documents = catch_unwind(AssertUnwindSafe(|| parse::read(file, reading).documents)).unwrap_or_default();
        documents.into_iter().map(Arc::new).collect::<Vec<_>>()
    };
    let documents: Vec<_> = near.flat_map_iter(read).collect();
    parse::names(&documents, |folder| holders.contains(folder))
}
