//! `fixed/` beside `fail/`: what a rule's fixes make of each of its bad fixtures. A fixture without fixes has none.
//!
//! A file in `fail/` becomes the file of its name in `fixed/`; of a folder, `fixed/` holds the files that differ or are new. Digests that
//! are known stand in `fixed/karat.lock.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use walkdir::WalkDir;

use super::{Case, CaseResult, Difference, Error};
use crate::catalog::Catalog;
use crate::config;
use crate::fix::{self, Lock};
use crate::model::fix::LOCK_FILE;
use crate::model::paths::slashed;
use crate::model::{Finding, Report};
use crate::pipeline;

/// What is known of the texts that fixes give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expectation {
    /// They are compared with what is there.
    Compared,
    /// They are written down.
    Written,
}

/// A bad fixture that was scanned.
pub(super) struct Scanned<'s> {
    pub(super) catalog: &'s Catalog,
    pub(super) settings: &'s pipeline::Settings,
    /// What was scanned: the fixture, or a copy of it.
    pub(super) target: &'s Path,
    pub(super) fixture: &'s Path,
    pub(super) rule: &'s str,
}

/// What a rule's fixes make of a fixture, where it has some.
pub(super) fn case(report: Report, own: &Scanned<'_>, expectation: Expectation) -> Result<Option<Case>, Error> {
    let folder = own.fixture.parent().and_then(Path::parent).unwrap_or(Path::new("")).join("fixed");
    let place = folder.join(own.fixture.file_name().unwrap_or_default());
    if report.findings.iter().all(|finding| finding.fix.is_none()) {
        let left_over = vec![difference(&place, "a fix of the rule", "none")];
        return Ok(place.exists().then(|| told(&place, own.rule, left_over)));
    }
    let lock = lock(&folder)?;
    let options =
        fix::Options { unsafe_fixes: true, wanted: &|_| true, lock: &lock, is_staged: None, is_in_use: false };
    let outcome = fix::mend(report, &options, |overlay| {
        let settings = pipeline::Settings { overlay: Some(overlay), ..own.settings.clone() };
        pipeline::scan(&[own.target.to_owned()], own.catalog, &settings, &AtomicU64::new(0))
    })?;
    let mut differences = Vec::new();
    // What comes from an anchor is mended where that stands.
    let (by_alias, refused): (Vec<_>, Vec<_>) =
        outcome.refused.iter().partition(|(_, why)| *why == fix::Refusal::Alias);
    let is_by_alias = |own: &Finding| by_alias.iter().any(|(mend, _)| mend.finding.fingerprint == own.fingerprint);
    for (mend, why) in refused {
        let line = mend.finding.location.start.line;
        differences.push(difference(Path::new(&format!("line {line}")), &mend.fix.title, &why.to_string()));
    }
    for finding in outcome.report.findings.iter().filter(|own| own.fix.is_some() && !is_by_alias(own)) {
        let line = finding.location.start.line;
        differences.push(difference(Path::new(&format!("line {line}")), "nothing after the fix", &finding.message));
    }
    let base = own.target.canonicalize().unwrap_or_else(|_| own.target.to_owned());
    let made: BTreeMap<PathBuf, Arc<[u8]>> = outcome
        .changed
        .iter()
        .map(|file| {
            let path = file.root.join(file.path.as_ref());
            (path.strip_prefix(&base).map(Path::to_owned).unwrap_or_default(), file.after.clone())
        })
        .collect();
    if expectation == Expectation::Written && differences.is_empty() {
        write(&place, &made);
    }
    differences.extend(compared(&place, &made));
    Ok(Some(told(&place, own.rule, differences)))
}

fn told(place: &Path, rule: &str, differences: Vec<Difference>) -> Case {
    let result = if differences.is_empty() { CaseResult::Pass } else { CaseResult::Fail(differences) };
    Case { path: slashed(place), line: 0, name: rule.to_owned(), result }
}

fn difference(place: &Path, expected: &str, found: &str) -> Difference {
    Difference { place: place.display().to_string(), expected: expected.to_owned(), found: found.to_owned() }
}

fn lock(folder: &Path) -> Result<Lock, Error> {
    let path = folder.join(LOCK_FILE);
    Ok(if path.is_file() { config::load_lock(&path)?.into_iter().collect() } else { Lock::default() })
}

/// The files below `fixed/<fixture>` by their path in it; the path of a fixture that is a file is empty.
#[expect(clippy::disallowed_methods, reason = "testing owns the fixtures")]
fn expected(place: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = WalkDir::new(place).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    let read = |path: &Path| Some((path.strip_prefix(place).ok()?.to_owned(), std::fs::read(path).ok()?));
    files.filter_map(|entry| read(entry.path())).collect()
}

fn compared(place: &Path, made: &BTreeMap<PathBuf, Arc<[u8]>>) -> Vec<Difference> {
    let expected = expected(place);
    let mut differences = Vec::new();
    for (path, bytes) in made {
        let at = if path.as_os_str().is_empty() { place.to_owned() } else { place.join(path) };
        match expected.get(path) {
            None => differences.push(difference(&at, "a file, which `karat test --write-fixed` makes", "none")),
            Some(own) => differences.extend(first_difference(&at, own, bytes)),
        }
    }
    let more = expected.keys().filter(|path| !made.contains_key(*path));
    differences
        .extend(more.map(|path| difference(&place.join(path), "a file that fixes change", "one that they leave")));
    differences
}

/// The first line that differs.
fn first_difference(at: &Path, expected: &[u8], found: &[u8]) -> Option<Difference> {
    if expected == found {
        return None;
    }
    let (expected, found) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(found));
    let mut pairs =
        (1..).zip(expected.split('\n').map(Some).chain([None]).zip(found.split('\n').map(Some).chain([None])));
    let (line, (expected, found)) = pairs.find(|(_, (expected, found))| expected != found)?;
    let shown = |line: Option<&str>| line.map_or_else(|| "the end".to_owned(), |line| format!("{line:?}"));
    Some(difference(Path::new(&format!("{}:{line}", at.display())), &shown(expected), &shown(found)))
}

/// Writes down what fixes give. What cannot be written shows when it is compared.
#[expect(clippy::disallowed_methods, reason = "testing owns the fixtures")]
fn write(place: &Path, made: &BTreeMap<PathBuf, Arc<[u8]>>) {
    let _ = if place.is_dir() { std::fs::remove_dir_all(place) } else { std::fs::remove_file(place) };
    for (path, bytes) in made {
        let at = if path.as_os_str().is_empty() { place.to_owned() } else { place.join(path) };
        let _ = at.parent().map(std::fs::create_dir_all);
        let _ = std::fs::write(at, bytes);
    }
}
