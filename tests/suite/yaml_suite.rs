//! The cases of yaml-test-suite that Kubernetes' own parser accepts give the same JSON.
//!
//! `KARAT_YAML_TEST_SUITE` names the suite's `src` folder; without it nothing is run. What sigs.k8s.io/yaml (go-yaml v2.4.2) makes of
//! each case stands in `testdata/yaml/kubernetes.jsonl`, and what we do differently, with the reason, in `exceptions.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use karat::model::ProblemKind;
use karat::parse::yaml::{Dialect, parse};
use serde_json::Value;

use crate::harness::root;

/// A case's input, its signs for what cannot be seen made real.
fn visible(text: &str) -> String {
    let mut text =
        text.replace('␣', " ").replace('⇔', "\u{feff}").replace('↵', "").replace('←', "\r").replace("∎\n", "");
    for tab in ["————»", "———»", "——»", "—»", "»"] {
        text = text.replace(tab, "\t");
    }
    text
}

/// The inputs of a file of the suite, by the case's name.
fn cases(path: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(path).unwrap();
    let parsed = parse(&text, Dialect::Kubernetes);
    assert!(parsed.faults.is_empty(), "{}: {:?}", path.display(), parsed.faults);
    let entries = parsed.trees[0].value.as_array().unwrap().clone();
    let file = path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut input = String::new();
    let mut found = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        // A case that does not say otherwise has the input of the one before it.
        if let Ok(text) = entry["yaml"].as_string() {
            input = visible(text);
        }
        let name = if entries.len() > 1 { format!("{file}/{index}") } else { file.clone() };
        found.push((name, input.clone()));
    }
    found
}

/// What Kubernetes' parser makes of each case that it accepts.
fn accepted() -> BTreeMap<String, Vec<Value>> {
    let record = fs::read_to_string(root().join("testdata/yaml/kubernetes.jsonl")).unwrap();
    let mut accepted = BTreeMap::new();
    for line in record.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        if let Some(documents) = line["documents"].as_array() {
            accepted.insert(line["case"].as_str().unwrap().to_owned(), documents.clone());
        }
    }
    assert!(accepted.len() > 200, "the record is whole");
    accepted
}

fn exceptions() -> BTreeSet<String> {
    let listed = fs::read_to_string(root().join("testdata/yaml/exceptions.txt")).unwrap();
    let lines = listed.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let names = lines.map(|line| {
        let (name, reason) = line.split_once(' ').unwrap_or((line, ""));
        assert!(!reason.trim().is_empty(), "{name}: say why");
        name.to_owned()
    });
    names.collect()
}

/// What we make of an input: its documents, or what is wrong with it.
fn own(input: &str) -> Result<Vec<Value>, String> {
    let parsed = parse(input, Dialect::Kubernetes);
    if let Some(fault) = parsed.faults.iter().find(|fault| fault.kind != ProblemKind::DuplicateKey) {
        return Err(format!("{}: {}", fault.offset, fault.message));
    }
    Ok(parsed.trees.iter().map(|tree| serde_json::from_str(&tree.value.to_json_str().unwrap()).unwrap()).collect())
}

#[test]
fn what_kubernetes_reads_is_read_alike() {
    let Some(folder) = std::env::var_os("KARAT_YAML_TEST_SUITE") else { return };
    let folder = Path::new(&folder);
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    assert!(files.len() > 300, "{} holds {} files of the suite", folder.display(), files.len());
    let (accepted, exceptions) = (accepted(), exceptions());
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, input) in files.iter().flat_map(|path| cases(path)) {
        let Some(expected) = accepted.get(&name) else { continue };
        let read = own(&input);
        if (read.as_ref() == Ok(expected)) == exceptions.contains(&name) {
            let listed = if exceptions.contains(&name) { "listed as an exception, and is none: " } else { "" };
            wrong.push(format!("{name}: {listed}{input:?}\n  {read:?}\n  not {}", Value::from(expected.clone())));
        }
        seen.insert(name);
    }
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
    let missing: Vec<_> = accepted.keys().filter(|name| !seen.contains(*name)).collect();
    assert!(missing.is_empty(), "the suite lacks {missing:?}");
}
