//! Objects that reach a cluster only as kustomizations change them. What rules say of them as their files have them does not count:
//! the rendered objects are judged. Where those have the same trouble at the same place, it is told as that of the file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::file::{self, Around};
use super::share::Share;
use super::{Run, Worker, speaks_of};
use crate::model::document::{Document, Kind};
use crate::model::finding::{Finding, Fingerprint, Position};
use crate::model::source::SourceFile;
use crate::render::Root;

/// Objects that every kustomization which takes them in was rendered with, and that none gives to anybody as they are.
#[derive(Debug, Default)]
pub(super) struct Replaced(BTreeMap<Arc<str>, BTreeSet<u32>>);

impl Replaced {
    /// By what each of the roots replaces.
    pub(super) fn of<'r>(roots: &[Root], each: impl Iterator<Item = &'r BTreeSet<(Arc<str>, u32)>>) -> Self {
        let mut takers: BTreeMap<String, usize> = BTreeMap::new();
        for path in roots.iter().flat_map(|root| root.taken().into_iter().collect::<BTreeSet<_>>()) {
            *takers.entry(path).or_default() += 1;
        }
        let mut changers: BTreeMap<&(Arc<str>, u32), usize> = BTreeMap::new();
        for object in each.flatten() {
            *changers.entry(object).or_default() += 1;
        }
        let mut replaced = Self::default();
        for ((path, index), changers) in changers {
            if takers.get(path.as_ref()) == Some(&changers) {
                replaced.0.entry(path.clone()).or_default().insert(*index);
            }
        }
        replaced
    }

    /// Those in a file.
    pub(super) fn in_file(&self, path: &str) -> Option<&BTreeSet<u32>> {
        self.0.get(path)
    }
}

impl Run<'_> {
    /// Reads and judges a file in which some objects are replaced.
    pub(super) fn beside(
        &self,
        worker: &mut Worker<'_>,
        file: &Arc<SourceFile>,
        replaced: &BTreeSet<u32>,
        around: Around<'_>,
    ) -> Share {
        let (read, mut documents) = file::read(file::parse(file, None, &self.reading(around)));
        let mut judged = Share::default();
        for document in &mut documents {
            if replaced.contains(&document.index) {
                judged = judged.merged(self.judge_replaced(worker, document, around));
                document.kind = rest(&document.kind);
            } else {
                judged = judged.merged(self.judge(worker, document, around.scopes));
            }
        }
        self.told(file, around, read, judged, documents)
    }

    /// Of what is said of an object as its file has it, that counts which nobody says of the rendered one.
    fn judge_replaced(&self, worker: &mut Worker<'_>, document: &Document, around: Around<'_>) -> Share {
        let object = BTreeSet::from([document.kind.without_format()]);
        let (of_object, of_text) = worker.judge.judge(document).into_iter().partition(|verdict| {
            self.catalog.rules.get(verdict.rule).is_some_and(|rule| speaks_of(&rule.info, &object))
        });
        let own = self.said(worker, document, of_text, around.scopes);
        let replaced = self.said(worker, document, of_object, around.scopes).findings;
        Share { documents: 1, replaced, ..own }
    }
}

/// What a document is besides an object.
fn rest(kind: &Kind) -> Kind {
    let object = kind.without_format();
    Kind(kind.0.iter().filter(|label| !object.0.contains(label)).cloned().collect())
}

/// Findings on objects as their files have them that kustomizations mend, by repository, path and fingerprint.
pub(super) type Mended = BTreeSet<(Arc<str>, Arc<str>, Fingerprint)>;

/// Adds those findings on replaced objects that the rendered ones have too: they stand for these. Gives the others.
pub(super) fn confirmed(share: &mut Share) -> Mended {
    let replaced = std::mem::take(&mut share.replaced);
    if replaced.is_empty() {
        return Mended::new();
    }
    let rendered = share.findings.iter().filter(|finding| finding.variants.is_some());
    let rendered: BTreeSet<_> = rendered.map(|finding| place(finding)).collect();
    let (confirmed, mended): (Vec<_>, Vec<_>) =
        replaced.into_iter().partition(|finding| rendered.contains(&place(finding)));
    share.findings.extend(confirmed);
    mended.iter().map(|finding| known_as(finding)).collect()
}

/// What a mended finding is known by.
pub(super) fn known_as(finding: &Finding) -> (Arc<str>, Arc<str>, Fingerprint) {
    (finding.repository.clone(), finding.location.path.clone(), finding.fingerprint)
}

fn place(finding: &Finding) -> (Arc<str>, Arc<str>, Position) {
    (finding.rule.clone(), finding.location.path.clone(), finding.location.start)
}
