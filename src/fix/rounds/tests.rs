//! Rounds over one file and rules that are written here: what is mended together, what waits, what is refused in the end.

#![expect(clippy::disallowed_methods, reason = "the test makes the file that is mended")]

use std::convert::Infallible;
use std::path::Path;

use regorus::Value;

use super::*;
use crate::fix::tests::{edit, file};
use crate::model::finding::{Location, Position};
use crate::model::fix::Edit;
use crate::model::report::RepositoryReport;
use crate::model::rule::Severity;
use crate::model::source::Repository;
use crate::parse::{self, ChartIndex};

/// A finding: the rule, what it is about, the words of its edit.
type Found = (&'static str, String, String);

struct Mended {
    text: String,
    refused: Vec<(String, Refusal)>,
    fixed: usize,
    scans: usize,
}

fn finding((rule, about, words): Found, path: &str) -> Box<Finding> {
    let start = Position { line: 1, column: 1 };
    let fingerprint = about.bytes().fold(7, |sum: u128, byte| sum * 257 + u128::from(byte));
    let edits = vec![Edit { file: Some(path.into()), ..edit(&words) }];
    Box::new(Finding {
        rule: rule.into(),
        severity: Severity::Low,
        status: Status::Open,
        waiver: None,
        message: about.into(),
        repository: ".".into(),
        resource: None,
        location: Location { path: path.into(), start, end: start, snippet: None },
        at: Box::default(),
        variants: None,
        fingerprint: Fingerprint(fingerprint),
        anywhere: Fingerprint(fingerprint),
        fix: Some(Arc::new(Fix { title: "t".into(), safety: Safety::Safe, edits })),
    })
}

/// What rounds make of a file.
fn mended(path: &str, text: &str, rules: impl Fn(&Value) -> Vec<Found>) -> Mended {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(path), text).unwrap();
    let root = folder.path().to_owned();
    let repository = Arc::new(Repository {
        target: ".".to_owned(),
        name: "r".to_owned(),
        root: root.clone(),
        revision: None,
        past: false,
    });
    let report = |text: &str| {
        let value = parse::of_text(&file(path), text.into(), &ChartIndex::default()).documents[0].value.clone();
        let own =
            RepositoryReport { repository: repository.clone(), files: 1, documents: 1, listed: None, is_whole: true };
        let findings = rules(&value).into_iter().map(|found| finding(found, path)).collect();
        Report { repositories: vec![own], findings, ..Report::default() }
    };
    let mut scans = 0;
    let options =
        Options { unsafe_fixes: false, wanted: &|_| true, lock: &Lock::default(), is_staged: None, is_in_use: true };
    let outcome = mend(report(text), &options, |overlay| {
        scans += 1;
        let after = overlay.get(Path::new(&root), path).map_or_else(Vec::new, |bytes| bytes.to_vec());
        Ok::<_, Infallible>(report(&String::from_utf8(after).unwrap()))
    });
    let outcome = outcome.unwrap();
    let after = outcome.changed.first().map_or_else(|| text.as_bytes().to_vec(), |changed| changed.after.to_vec());
    let refused = outcome.refused.into_iter().map(|(mend, why)| (mend.finding.message.to_string(), why));
    Mended { text: String::from_utf8(after).unwrap(), refused: refused.collect(), fixed: outcome.fixed.len(), scans }
}

fn strings(value: &Value, key: &str) -> Vec<String> {
    let items = value[key].as_array().map(|items| items.iter().cloned().collect::<Vec<_>>()).unwrap_or_default();
    items.iter().map(|item| item.as_string().unwrap().to_string()).collect()
}

/// Finds the items of a list that begin with a capital letter, and takes them away.
fn capitals(value: &Value) -> Vec<Found> {
    let items = strings(value, "a").into_iter().enumerate().filter(|(_, item)| item.starts_with(char::is_uppercase));
    items.map(|(at, item)| ("a.capital", item, format!("remove a/{at}"))).collect()
}

#[test]
fn all_items_that_have_to_go_from_a_list_go_in_one_round() {
    for (path, before, after) in [
        ("a.yaml", "a:\n- A\n- B # why\n- C\n- D\n- E\n- F\nb: 1\n", "a: []\nb: 1\n"),
        ("a.yaml", "a:\n  - A\n  - b # why\n  - C\n  - D\n  - e\n  - F\n", "a:\n  - b # why\n  - e\n"),
        ("a.yaml", "a: [A, b, C, D, e, F]\n", "a: [b, e]\n"),
        ("a.json", "{\"a\": [\"A\", \"B\", \"c\", \"D\", \"E\"]}\n", "{\"a\": [\"c\"]}\n"),
        ("a.json", "{\n  \"a\": [\n    \"b\",\n    \"C\",\n    \"D\"\n  ]\n}\n", "{\n  \"a\": [\n    \"b\"\n  ]\n}\n"),
        ("a.toml", "a = [\"A\", \"B\", \"c\", \"D\"]\n", "a = [\"c\"]\n"),
    ] {
        let mended = mended(path, before, capitals);
        assert_eq!(mended.text, after, "{before}");
        assert_eq!((mended.scans, mended.refused), (1, Vec::new()), "{before}");
        assert_eq!(mended.fixed, before.matches(|c| ('A'..='F').contains(&c)).count(), "{before}");
    }
}

#[test]
fn items_of_one_rule_are_added_together_and_those_of_others_only_if_they_are_still_missed() {
    let rules = |value: &Value| {
        let (tags, dropped) = (strings(value, "tags"), strings(value, "drop"));
        let all = dropped.iter().any(|own| own == "ALL");
        let missed = ["x", "y", "z"].into_iter().filter(|tag| !tags.iter().any(|own| own == tag));
        let mut found: Vec<Found> =
            missed.map(|tag| ("a.tags", tag.to_owned(), format!("add tags/- \"{tag}\""))).collect();
        for (rule, name) in [("a.drop_all", "ALL"), ("b.restricted", "ALL"), ("c.drop_raw", "NET_RAW")] {
            if !all && !dropped.iter().any(|own| own == name) {
                found.push((rule, rule.to_owned(), format!("add drop/- \"{name}\"")));
            }
        }
        found
    };
    for (before, after) in [
        ("a: 1\n", "a: 1\ndrop:\n  - ALL\ntags:\n  - x\n  - \"y\"\n  - z\n"),
        ("drop:\n- KILL\ntags:\n- \"y\"\n", "drop:\n- KILL\n- ALL\ntags:\n- \"y\"\n- x\n- z\n"),
    ] {
        let mended = mended("a.yaml", before, rules);
        assert_eq!((mended.text.as_str(), mended.scans, mended.refused), (after, 1, Vec::new()), "{before}");
    }
}

#[test]
fn what_still_waits_when_rounds_end_is_told() {
    let rules = |value: &Value| {
        let number = value["a"].as_u64().unwrap();
        (0..number).map(|at| ("a.many", at.to_string(), format!("replace a {}", number - 1))).collect()
    };
    let all = mended("a.yaml", "a: 3\n", rules);
    assert_eq!((all.text.as_str(), all.fixed, all.refused), ("a: 0\n", 3, Vec::new()));
    let some = mended("a.yaml", "a: 20\n", rules);
    assert_eq!((some.text.as_str(), some.fixed, some.refused.len()), ("a: 8\n", MOST_ROUNDS, 20 - MOST_ROUNDS));
    assert!(some.refused.iter().all(|(_, why)| *why == Refusal::Touched), "{:?}", some.refused);
}

#[test]
fn a_refusal_is_told_once_and_only_while_its_finding_is_there() {
    let rules = |value: &Value| {
        let number = value["a"].as_u64().unwrap();
        let mut found = vec![("a.stays", format!("stays {number}"), "remove none".to_owned())];
        if number == 1 {
            found.push(("a.one", "one".to_owned(), "replace a 2".to_owned()));
            found.push(("a.goes", "goes".to_owned(), "remove none".to_owned()));
        }
        found
    };
    let mended = mended("a.yaml", "a: 1\n", rules);
    assert_eq!((mended.text.as_str(), mended.fixed), ("a: 2\n", 1));
    assert_eq!(mended.refused, [("stays 2".to_owned(), Refusal::Missing("/none".to_owned()))]);
}
