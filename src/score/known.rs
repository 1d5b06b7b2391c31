//! Findings of now and those that were known before → which of now were known, and which of before are no more. Pure.
//!
//! A finding is known by its file and what it is anywhere; where that was edited, by its fingerprint; where the file was renamed, by
//! what it is anywhere alone. That counts only if the file it was known in is gone: a second file with the same
//! fault is new.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::finding::{Finding, Fingerprint, Status};
use crate::model::report::{Report, RepositoryReport};

/// A finding that was known before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// The target of its repository.
    pub(crate) repository: Arc<str>,
    /// The file's path.
    pub(crate) path: Arc<str>,
    /// What keeps it the same when lines move.
    pub(crate) fingerprint: Fingerprint,
    /// What keeps it the same when files are renamed.
    pub(crate) anywhere: Fingerprint,
}

impl Known {
    /// What is known of a finding.
    pub(crate) fn of(finding: &Finding) -> Self {
        Self {
            repository: finding.repository.clone(),
            path: finding.location.path.clone(),
            fingerprint: finding.fingerprint,
            anywhere: finding.anywhere,
        }
    }
}

/// Files and folders of which a report does not say all.
pub(super) struct Unjudged<'r>(BTreeSet<(&'r str, &'r str)>);

impl<'r> Unjudged<'r> {
    /// Those of a report.
    pub(super) fn of(report: &'r Report) -> Self {
        let whole = report.problems.iter().filter(|own| own.kind.is_incomplete() && own.rule.is_none());
        Self(whole.map(|own| (own.repository.as_ref(), own.path.as_ref())).collect())
    }

    /// Whether one of them is a file, or a folder around it.
    pub(super) fn has(&self, repository: &str, path: &str) -> bool {
        let folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        folders.chain([path, ""]).any(|path| self.0.contains(&(repository, path)))
    }

    /// Files by the targets of their repositories.
    pub(super) fn files(&self) -> impl Iterator<Item = (&'r str, &'r str)> {
        self.0.iter().copied().filter(|(_, path)| !matches!(*path, "" | "."))
    }
}

/// What became of known findings.
#[derive(Debug, PartialEq, Eq)]
struct Matched {
    /// Of each finding of now, whether it was known.
    now: Vec<bool>,
    /// Of each known one, which finding it is now, if it is still there.
    before: Vec<Option<usize>>,
}

/// Known findings that are open count no longer. Gives for each known one which finding it is now, if it is still there.
pub(crate) fn set_aside(
    findings: &mut [Box<Finding>],
    known: &[Known],
    repositories: &[RepositoryReport],
) -> Vec<Option<usize>> {
    let Matched { now, before } = matched(findings, known, repositories);
    for (finding, is_known) in findings.iter_mut().zip(now) {
        if is_known && finding.status == Status::Open {
            finding.status = Status::Baselined;
        }
    }
    before
}

/// Finds the known ones again, each at most once.
fn matched(findings: &[Box<Finding>], known: &[Known], repositories: &[RepositoryReport]) -> Matched {
    let mut found = Matched { now: vec![false; findings.len()], before: vec![None; known.len()] };
    // Of several in one file the same one, then one that says the same, then one at the same place.
    let of = |own: &Finding| (own.repository.clone(), own.fingerprint, own.anywhere);
    found.pair((findings, of), (known, |own| Some((own.repository.clone(), own.fingerprint, own.anywhere))));
    let of = |own: &Finding| (own.repository.clone(), own.location.path.clone(), own.anywhere);
    found.pair((findings, of), (known, |own| Some((own.repository.clone(), own.path.clone(), own.anywhere))));
    let of = |own: &Finding| (own.repository.clone(), own.fingerprint);
    found.pair((findings, of), (known, |own| Some((own.repository.clone(), own.fingerprint))));
    let by_target: BTreeMap<&str, &RepositoryReport> =
        repositories.iter().map(|own| (own.repository.target.as_str(), own)).collect();
    let is_gone = |own: &Known| by_target.get(own.repository.as_ref()).is_some_and(|now| now.lacks(&own.path));
    let of = |own: &Finding| (own.repository.clone(), own.anywhere);
    found.pair((findings, of), (known, |own| is_gone(own).then(|| (own.repository.clone(), own.anywhere))));
    found
}

impl Matched {
    /// Pairs what is not paired yet and has the same key, in the order in which they stand. A known one without a key stays alone.
    fn pair<K: Ord>(
        &mut self,
        (findings, of): (&[Box<Finding>], impl Fn(&Finding) -> K),
        (known, key): (&[Known], impl Fn(&Known) -> Option<K>),
    ) {
        let mut open: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        let waiting = known.iter().zip(&self.before).enumerate().rev().filter(|(_, (_, found))| found.is_none());
        for (at, key) in waiting.filter_map(|(at, (own, _))| Some((at, key(own)?))) {
            open.entry(key).or_default().push(at);
        }
        if open.is_empty() {
            return;
        }
        let unknown = findings.iter().zip(&mut self.now).enumerate().filter(|(_, (_, is_known))| !**is_known);
        for (here, (own, is_known)) in unknown {
            let same = open.get_mut(&of(own)).and_then(Vec::pop);
            if let Some(at) = same.and_then(|at| self.before.get_mut(at)) {
                (*is_known, *at) = (true, Some(here));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::source::Repository;
    use crate::score::testing::finding;

    fn found(path: &str, what: u128) -> Box<Finding> {
        let mut own = finding(path, 1);
        own.fingerprint = Fingerprint(what * 1000 + path.bytes().map(u128::from).sum::<u128>());
        own.anywhere = Fingerprint(what);
        Box::new(own)
    }

    fn files(paths: Option<&[&str]>) -> RepositoryReport {
        let repository = Repository {
            target: ".".to_owned(),
            name: "shop".to_owned(),
            root: "/shop".into(),
            revision: None,
            past: false,
        };
        let listed = paths.map(|all| all.iter().map(|path| Arc::from(*path)).collect());
        RepositoryReport {
            repository: Arc::new(repository),
            files: 0,
            documents: 0,
            is_whole: listed.is_some(),
            listed,
        }
    }

    #[test]
    fn a_renamed_file_is_known_and_a_second_file_with_the_same_fault_is_new() {
        type Found<'a> = &'a [(&'a str, u128)];
        type Case<'a> = (Found<'a>, Found<'a>, Option<&'a [&'a str]>, &'a [bool], &'a [bool]);
        let cases: [Case<'_>; 8] = [
            // The same place.
            (&[("a", 1)], &[("a", 1)], Some(&["a"]), &[true], &[true]),
            // The file has another name.
            (&[("a", 1)], &[("b", 1)], Some(&["b"]), &[true], &[true]),
            // It was copied: the copy is new.
            (&[("a", 1)], &[("a", 1), ("b", 1)], Some(&["a", "b"]), &[true, false], &[true]),
            // It was mended, and another file has the fault.
            (&[("a", 1)], &[("b", 1)], Some(&["a", "b"]), &[false], &[false]),
            // One of two was renamed, and a third came.
            (
                &[("a", 1), ("b", 1)],
                &[("b", 1), ("c", 1), ("d", 1)],
                Some(&["b", "c", "d"]),
                &[true, true, false],
                &[true, true],
            ),
            // The file is gone, and so is its fault.
            (&[("a", 1)], &[("b", 2)], Some(&["b"]), &[false], &[false]),
            // Only some files were looked at: nothing says that the old one is gone.
            (&[("a", 1)], &[("b", 1)], None, &[false], &[false]),
            // The repository as a whole is never renamed.
            (&[(".", 1)], &[("b", 1)], Some(&["b"]), &[false], &[false]),
        ];
        for (number, (before, now, listed, expected_now, expected_before)) in cases.into_iter().enumerate() {
            let known: Vec<_> = before.iter().map(|(path, what)| Known::of(&found(path, *what))).collect();
            let now: Vec<_> = now.iter().map(|(path, what)| found(path, *what)).collect();
            let matched = matched(&now, &known, &[files(listed)]);
            let is_there: Vec<_> = matched.before.iter().map(Option::is_some).collect();
            assert_eq!((&*matched.now, &*is_there), (expected_now, expected_before), "case {number}");
        }
    }
}
