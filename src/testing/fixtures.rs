//! `pass/` and `fail/` beside a rule → what the rule finds in them, against the marks.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::fixed::{self, Expectation};
use super::setup::Setup;
use super::{Case, CaseResult, Difference, Error};
use crate::catalog::marks::{self, Mark};
use crate::catalog::{self, Catalog, Selection};
use crate::model::paths::slashed;
use crate::model::report::Report;
use crate::model::rule::RuleInfo;
use crate::pipeline;

/// A file, or a folder that is a repository of its own.
struct Fixture {
    path: PathBuf,
    is_pass: bool,
}

/// Runs the fixtures of every rule under `paths`.
pub(super) fn run((paths, data): (&[PathBuf], &[PathBuf]), expectation: Expectation) -> Result<Vec<Case>, Error> {
    let folders: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
    let with_rules: Vec<PathBuf> = folders.into_iter().filter(|folder| has_fixtures(folder)).collect();
    if with_rules.is_empty() {
        return Ok(Vec::new());
    }
    let data = data.to_vec();
    let options = catalog::Options { policies: with_rules, data, data_beside: true, ..catalog::Options::default() };
    let catalog = catalog::load(&options)?;
    let rules: Vec<_> = catalog.rules().cloned().collect();
    let of_rules: Vec<_> = rules.par_iter().map(|info| of_rule(&catalog, info, expectation)).collect();
    let mut cases = Vec::new();
    for own in of_rules {
        cases.extend(own?);
    }
    Ok(cases)
}

/// Runs the fixtures of a rule.
fn of_rule(catalog: &Catalog, info: &RuleInfo, expectation: Expectation) -> Result<Vec<Case>, Error> {
    let folder = Path::new(&info.source).parent().unwrap_or(Path::new(""));
    let fixtures = fixtures_of(folder);
    if fixtures.is_empty() {
        return Ok(Vec::new());
    }
    let mut own = catalog.clone();
    catalog::select(&mut own, &Selection { select: vec![info.id.to_string()], ignore: Vec::new() });
    own.scorecards.clear();
    let mut cases = Vec::new();
    for fixture in fixtures {
        cases.extend(case(&own, &info.id, &fixture, expectation)?);
    }
    Ok(cases)
}

fn has_fixtures(folder: &Path) -> bool {
    let walk = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    walk.into_iter()
        .any(|entry| entry.file_type().is_dir() && ["pass", "fail"].iter().any(|name| entry.file_name() == *name))
}

fn fixtures_of(folder: &Path) -> Vec<Fixture> {
    let mut fixtures = Vec::new();
    for (name, is_pass) in [("fail", false), ("pass", true)] {
        let inside = WalkDir::new(folder.join(name)).min_depth(1).max_depth(1).sort_by_file_name();
        let entries = inside.into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
        let is_fixture = |path: &PathBuf| path.extension().is_none_or(|extension| extension != "expected");
        fixtures.extend(entries.filter(is_fixture).map(|path| Fixture { path, is_pass }));
    }
    fixtures
}

fn case(catalog: &Catalog, rule: &str, fixture: &Fixture, expectation: Expectation) -> Result<Vec<Case>, Error> {
    let setup = Setup::of(&fixture.path)?;
    let (now, imports) = (setup.now, setup.imports.clone());
    let settings = pipeline::Settings { jobs: 1, now, imports, ..pipeline::Settings::default() };
    let targets = [setup.folder(&fixture.path)];
    let [target] = &targets;
    let mut own;
    let catalog = if setup.parameters.is_empty() {
        catalog
    } else {
        own = catalog.clone();
        own.give(rule, &setup.parameters);
        &own
    };
    let report = pipeline::scan(&targets, catalog, &settings, &AtomicU64::new(0))?;
    let expected: BTreeSet<Mark> = expected(&fixture.path).into_iter().filter(|mark| mark.rule == rule).collect();
    let found = found(&report, fixture);
    let mut differences = differences(&expected, &found);
    let blind = report.problems.iter().filter(|problem| problem.kind.is_incomplete());
    differences.extend(blind.map(|problem| Difference {
        place: problem.path.to_string(),
        expected: "a file that can be judged".to_owned(),
        found: problem.message.clone(),
    }));
    if report.totals.verdicts == 0 {
        differences.push(Difference {
            place: "fixture".to_owned(),
            expected: "a document that the rule speaks of".to_owned(),
            found: "none".to_owned(),
        });
    }
    if fixture.is_pass != expected.is_empty() {
        differences.push(Difference {
            place: "fixture".to_owned(),
            expected: if fixture.is_pass { "no mark in pass/" } else { "at least one mark in fail/" }.to_owned(),
            found: format!("{} marks", expected.len()),
        });
    }
    let result = if differences.is_empty() { CaseResult::Pass } else { CaseResult::Fail(differences) };
    let path = slashed(&fixture.path);
    let mut cases = vec![Case { path, line: 0, name: rule.to_owned(), result }];
    if !fixture.is_pass {
        let own = fixed::Scanned { catalog, settings: &settings, target, fixture: &fixture.path, rule };
        cases.extend(fixed::case(report, &own, expectation)?);
    }
    Ok(cases)
}

/// The marks of a fixture.
#[expect(clippy::disallowed_methods, reason = "testing owns the fixtures")]
fn expected(fixture: &Path) -> BTreeSet<Mark> {
    let mut marks = BTreeSet::new();
    for entry in WalkDir::new(fixture).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        let path = entry.path();
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let inside = slashed(path.strip_prefix(fixture).unwrap_or(path));
        let name = if inside.is_empty() { file_name(path) } else { inside.clone() };
        match name.strip_suffix(".expected") {
            Some("") => marks.extend(marks::in_expected(None, &text)),
            Some(of) => marks.extend(marks::in_expected(Some(of), &text)),
            None => marks.extend(marks::in_text(&name, &text)),
        }
    }
    let beside = PathBuf::from(format!("{}.expected", fixture.display()));
    if let Ok(text) = std::fs::read_to_string(beside) {
        marks.extend(marks::in_expected(Some(&file_name(fixture)), &text));
    }
    marks
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn found(report: &Report, fixture: &Fixture) -> BTreeSet<Mark> {
    let is_file = fixture.path.is_file();
    let mark = |finding: &crate::model::Finding| Mark {
        // A file's path is relative to the repository around it: only the name counts.
        path: match finding.location.path.as_ref() {
            path if is_file => path.rsplit('/').next().unwrap_or(path).to_owned(),
            path => path.to_owned(),
        },
        line: finding.location.start.line,
        rule: finding.rule.to_string(),
    };
    report.findings.iter().map(|finding| mark(finding)).collect()
}

fn differences(expected: &BTreeSet<Mark>, found: &BTreeSet<Mark>) -> Vec<Difference> {
    let mut differences: Vec<_> = expected
        .symmetric_difference(found)
        .map(|mark| {
            let (finding, nothing) = ("a finding".to_owned(), "nothing".to_owned());
            let place = format!("{}:{}", mark.path, mark.line);
            if expected.contains(mark) {
                Difference { place, expected: finding, found: nothing }
            } else {
                Difference { place, expected: nothing, found: finding }
            }
        })
        .collect();
    differences.sort();
    differences
}
