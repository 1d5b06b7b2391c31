//! Findings + the files that they are in → what GitHub knows their lines by. Reads these files once more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::finding::Findings;
use crate::model::report::LineHashes;
use crate::model::source::SourceFile;
use crate::{locate, parse};

/// The hashes of the lines that findings of a repository start on; none where a file is gone by now. `files` are sorted by path.
pub(super) fn of(findings: &Findings, files: &[Arc<SourceFile>], max_file_size: u64) -> LineHashes {
    let mut lines: BTreeMap<(Arc<str>, Arc<str>), BTreeSet<u32>> = BTreeMap::new();
    for finding in findings {
        let place = (finding.repository.clone(), finding.location.path.clone());
        lines.entry(place).or_default().insert(finding.location.start.line);
    }
    let hashes = lines.into_par_iter().filter_map(|(place, lines)| {
        let at = files.binary_search_by(|file| file.path.cmp(&place.1)).ok()?;
        let bytes = parse::bytes(files.get(at)?, max_file_size).ok()?;
        Some((place, locate::line_hashes(&String::from_utf8_lossy(&bytes), &lines)))
    });
    hashes.collect()
}
