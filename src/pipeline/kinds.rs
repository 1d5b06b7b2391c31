//! A few files → the kinds of all their documents, so that a hook on a handful of them prepares few rules. What was remembered or read
//! of a file on the way is handed on to those who judge it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::file;
use super::memory::Recall;
use super::view::Listed;
use crate::model::document::Kind;
use crate::{discover, parse};

/// Up to so many files and bytes it is cheaper to look first at what is there than to prepare every rule.
const FEW_FILES: usize = 48;
const FEW_BYTES: u64 = 1_000_000;

/// The kinds of all documents, where there are only a few. `None` where there are more.
pub(super) fn of(
    listed: &Listed,
    scope: &discover::Scope,
    options: &discover::Options,
    recall: Option<&Recall<'_>>,
) -> Option<BTreeSet<Kind>> {
    let files = &listed.files;
    if files.len() > FEW_FILES || files.iter().map(|file| file.size).sum::<u64>() > FEW_BYTES {
        return None;
    }
    let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &listed.charts };
    let whole = [Kind::of("repository"), Kind(["entity", "entity/*"].map(Cow::Borrowed).into())];
    let mut kinds: BTreeSet<Kind> = whole.iter().cloned().collect();
    for file in files {
        let known = recall.and_then(|recall| Some((recall, recall.known(file, &reading)?)));
        if let Some(own) = known.as_ref().and_then(|(recall, known)| recall.read(known, file)) {
            kinds.extend(own.kinds.into_iter().chain(own.unjudged));
        } else {
            let bytes = known.as_ref().and_then(|(_, known)| known.bytes.clone());
            let parsed = catch_unwind(AssertUnwindSafe(|| file::parse(file, bytes, &reading))).ok()?;
            kinds.extend(parsed.documents.into_iter().map(|document| document.kind));
            kinds.extend(parsed.unjudged);
        }
        if let Some((recall, known)) = known {
            recall.hand_on(file, known);
        }
    }
    if !scope.is_whole() {
        for kind in &whole {
            kinds.remove(kind);
        }
    }
    if kinds.iter().any(parse::is_module_part) {
        kinds.insert(Kind(parse::MODULE.map(Cow::Borrowed).into()));
    }
    Some(kinds)
}
