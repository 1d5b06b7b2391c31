//! Catalog entities, good and bad, by karat's rules and by Backstage's own `@backstage/catalog-model`: no difference.
//!
//! Each document under `testdata/catalog` says in its first line which it is. `KARAT_CATALOG_MODEL`, which `tests/run` sets, names
//! the folder that the package is installed in; without it only what the documents say is compared.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use karat::catalog::{self, Options};
use karat::model::document::Document;
use karat::model::verdict::Outcome;
use karat::{discover, parse};

use crate::harness::{files_below, installed, root};

/// What is wrong with each document of a file, by the file's path from the root; nothing with a good one.
type Judged = BTreeMap<String, Vec<Vec<String>>>;

#[test]
fn entities_are_good_or_bad_as_backstage_has_it() {
    let (marked, ours) = (marked(), ours());
    assert!(marked.values().map(Vec::len).sum::<usize>() >= 60);
    assert_eq!(differences(&ours, |path, index| marked[path][index]), [""; 0], "what the documents say");
    if let Some(installed) = installed("KARAT_CATALOG_MODEL") {
        let theirs = theirs(&installed, marked.keys());
        assert!(theirs.keys().eq(ours.keys()));
        assert_eq!(differences(&ours, |path, index| theirs[path][index].is_none()), [""; 0], "what Backstage says");
    }
}

/// Every document that karat judges otherwise.
fn differences(ours: &Judged, is_good: impl Fn(&str, usize) -> bool) -> Vec<String> {
    let all = ours.iter().flat_map(|(path, judged)| judged.iter().enumerate().map(move |one| (path, one)));
    let differing = all.filter(|(path, (index, found))| found.is_empty() != is_good(path, *index));
    differing.map(|(path, (index, found))| format!("{path} document {index}: {found:?}")).collect()
}

fn files() -> Vec<PathBuf> {
    files_below(&root().join("testdata/catalog"))
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string().replace('\\', "/")
}

/// Whether each document says of itself that it is good.
fn marked() -> BTreeMap<String, Vec<bool>> {
    let is_good = |document: &str| {
        let is_good = document.starts_with("# good: ");
        assert!(is_good || document.starts_with("# bad: "), "{document}");
        is_good
    };
    let of_file = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (relative(&path), text.split("---\n").map(is_good).collect())
    };
    files().into_iter().map(of_file).collect()
}

/// What the rules on the catalog find.
fn ours() -> Judged {
    let catalog = catalog::load(&Options { built_in: true, ..Options::default() }).unwrap();
    let rules: Vec<_> = catalog.rules().map(|rule| rule.id.clone()).collect();
    let documents = documents();
    let mut judged = Judged::new();
    for (document, verdicts) in documents.iter().zip(karat::verdicts(&catalog, &documents).unwrap()) {
        let of_catalog = verdicts.into_iter().filter(|verdict| rules[verdict.rule].starts_with("catalog."));
        let found = of_catalog.flat_map(|verdict| {
            assert_eq!(verdict.problems, [], "{} of {}", document.index, document.file.path);
            match verdict.outcome {
                Outcome::Fail { violations, .. } => violations.into_iter().map(|own| own.message.to_string()).collect(),
                _ => Vec::new(),
            }
        });
        let path = format!("testdata/catalog/{}", document.file.path);
        judged.entry(path).or_default().push(found.collect());
    }
    judged
}

fn documents() -> Vec<Document> {
    let options = discover::Options { threads: 1, ..discover::Options::default() };
    let found = discover::repositories(&[root().join("testdata/catalog")], &options).unwrap();
    let [(repository, scope)] = found.repositories.as_slice() else { panic!("one folder is one repository") };
    let base = "testdata/catalog/";
    let (files, _) = discover::files(repository, scope, &options);
    let charts = parse::ChartIndex::of(&files);
    let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
    let mut documents = Vec::new();
    for file in files {
        let parsed = parse::read(&file, &reading);
        assert_eq!(parsed.problems, [], "{}", file.path);
        documents.extend(parsed.documents.into_iter().map(|document| {
            let path = file.path.strip_prefix(base).unwrap_or(&file.path);
            let file = karat::model::SourceFile { path: Arc::from(path), ..file.as_ref().clone() };
            Document { file: Arc::new(file), ..document }
        }));
    }
    documents
}

/// What Backstage finds: one thing a document, or nothing.
fn theirs<'p>(installed: &Path, paths: impl Iterator<Item = &'p String>) -> BTreeMap<String, Vec<Option<String>>> {
    let judge = root().join("tests/catalog/judge.cjs");
    let modules = installed.join("node_modules");
    let output = Command::new("node").current_dir(root()).env("NODE_PATH", modules).arg(judge).args(paths).output();
    let output = output.expect("node runs; https://nodejs.org");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}
