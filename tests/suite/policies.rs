//! Our own policies: their unit tests and fixtures, and the conventions that hold them together.

use std::collections::BTreeSet;
use std::path::PathBuf;

use karat::catalog::{self, Options};

use crate::harness::{Folder, Run, command, root};

#[test]
fn every_policy_passes_its_tests_and_fixtures() {
    // The histories of fixtures are made by git.
    let path = std::env::var_os("PATH").unwrap();
    let output = command(&root()).env("PATH", path).args(["test", "policies"]).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    let passed: usize = text.lines().last().and_then(|line| line.split(' ').next()?.parse().ok()).unwrap();
    assert!(passed >= 200, "{passed} tests ran");
}

/// Folders of rules: those with METADATA in a policy of their own name.
fn rules() -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let policies = root().join("policies");
    let mut open = vec![policies.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !["pass", "fail", "fixed"].iter().any(|name| path.ends_with(name)) {
                open.push(path);
            }
        }
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let id = folder.strip_prefix(&policies).unwrap().to_string_lossy().replace('/', ".");
        if folder.join(format!("{name}.rego")).exists() && !id.starts_with("lib") {
            found.push((id, folder));
        }
    }
    found.sort();
    found
}

#[test]
fn every_rule_is_complete() {
    let rules = rules();
    assert!(rules.len() >= 30, "{}", rules.len());
    for (id, folder) in &rules {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(folder.join(format!("{name}_test.rego")).exists(), "{id} has tests");
        for side in ["pass", "fail"] {
            let has = std::fs::read_dir(folder.join(side)).is_ok_and(|entries| entries.count() > 0);
            assert!(has, "{id} has a {side}/ fixture");
        }
    }
    let kinds = Folder::empty().karat(&["rules", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&kinds.stdout).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), rules.len(), "every folder is a rule and every rule a folder");
}

#[test]
fn a_rule_that_overlaps_others_names_rules_and_is_asked_by_its_name_or_with_all() {
    let catalog = catalog::load(&Options { built_in: true, ..Options::default() }).unwrap();
    let ids: BTreeSet<&str> = catalog.rules().map(|rule| &*rule.id).collect();
    let overlapping: Vec<_> = catalog.rules().filter(|rule| !rule.overlaps.is_empty()).collect();
    assert!(overlapping.len() > 10, "{}", overlapping.len());
    for rule in &overlapping {
        let others = rule.overlaps.iter().filter(|other| !ids.contains(other.as_str()) || **other == *rule.id);
        assert_eq!(others.collect::<Vec<_>>(), [""; 0], "{}", rule.id);
        let is_told = |other: &String| !overlapping.iter().any(|rule| *rule.id == **other);
        assert!(rule.overlaps.iter().any(is_told), "{}: no rule of the domain says it", rule.id);
    }
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}\nspec:\n  containers:\n  - {name: c, image: d, securityContext: {privileged: true}}\n";
    let folder = Folder::with(&[("pod.yaml", pod)]);
    let own = "kubernetes.privileged_or_sysadmin";
    for (words, is_asked) in [("kubernetes", false), ("ALL", true), (own, true), ("kubernetes,ALL", true)] {
        let report = folder.check(&["--select", words, "--no-cache"]);
        let found = report["findings"].as_array().unwrap().iter().any(|finding| finding["rule"] == own);
        assert_eq!(found, is_asked, "{words}");
    }
}

#[test]
fn the_rules_speak_of_at_least_eight_kinds() {
    let run = Folder::empty().karat(&["rules", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let kinds: BTreeSet<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|rule| rule["kinds"].as_array().unwrap())
        .map(|kind| kind.as_str().unwrap().split('/').next().unwrap().to_owned())
        .collect();
    assert!(kinds.len() >= 8, "{kinds:?}");
}

#[test]
fn a_failing_test_shows_what_was_expected_and_found() {
    let folder = Folder::with(&[
        ("p/a.rego", "package a\n\ndeny contains \"x\" if input.bad\n"),
        (
            "p/a_test.rego",
            "package a_test\n\nimport data.a\n\ntest_finds_it if a.deny == {\"y\"} with input as {\"bad\": true}\n",
        ),
    ]);
    let run = folder.karat(&["test", "p"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.contains("FAIL p/a_test.rego:5 a_test.test_finds_it"), "{}", run.stdout);
    assert!(run.stdout.contains("0 passed, 1 failed, 0 skipped"), "{}", run.stdout);
}

#[test]
fn a_fixture_with_a_wrong_mark_fails_on_its_line() {
    let rule = "# METADATA\n# title: Bad thing\n# description: It is bad.\n# related_resources:\n# - ref: https://example.com\n# custom:\n#   severity: low\n#   kinds: [yaml]\n#   remediation: Remove it.\npackage a.bad\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"]} if input.bad\n";
    let folder = Folder::with(&[
        ("p/a/bad/bad.rego", rule),
        ("p/a/bad/fail/x.yaml", "ok: 1 # finding: a.bad\nbad: true\n"),
        ("p/a/bad/pass/x.yaml", "bad: false\n"),
    ]);
    let run = folder.karat(&["test", "p"]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("x.yaml:1\n      expected  a finding\n      found     nothing"), "{}", run.stdout);
    assert!(run.stdout.contains("x.yaml:2\n      expected  nothing\n      found     a finding"), "{}", run.stdout);
}

#[test]
fn coverage_names_the_lines_that_no_test_reached() {
    let folder = Folder::with(&[
        (
            "p/a.rego",
            "package a\n\ndeny contains \"x\" if input.bad\n\ndeny contains \"z\" if {\n\tinput.worse\n\tinput.worst\n}\n",
        ),
        (
            "p/a_test.rego",
            "package a_test\n\nimport data.a\n\ntest_finds_it if \"x\" in a.deny with input as {\"bad\": true}\n",
        ),
    ]);
    let run = folder.karat(&["test", "p", "--coverage"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("p/a.rego not reached: 5, 7"), "{}", run.stdout);
}

/// What is built in is tested where it is made: it is no part of what the tests of other policies have to reach.
#[test]
fn coverage_counts_the_policies_that_are_tested_alone() {
    let folder = Folder::with(&[
        ("p/a.rego", "package a\n\nimport data.lib.fix\n\ndeny contains fix.remove([\"x\"]) if input.bad\n"),
        (
            "p/a_test.rego",
            "package a_test\n\nimport data.a\n\ntest_finds_it if count(a.deny) == 1 with input as {\"bad\": true}\n",
        ),
    ]);
    let run = folder.karat(&["test", "p", "--coverage", "--min-coverage", "100"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stdout, "coverage 100.0% of 1 lines\n1 passed, 0 failed, 0 skipped\n");
    // Nor are helpers beside what is tested.
    let folder = Folder::with(&[
        (
            "own/lib/names/names.rego",
            "package lib.names\n\nis_bad(name) if name == \"x\"\n\nis_worse(name) if name == \"y\"\n",
        ),
        ("own/a/b/b.rego", "package a.b\n\nimport data.lib.names\n\ndeny contains \"x\" if names.is_bad(input.name)\n"),
        (
            "own/a/b/b_test.rego",
            "package a.b_test\n\nimport data.a.b\n\ntest_finds_it if count(b.deny) == 1 with input as {\"name\": \"x\"}\n",
        ),
    ]);
    for (path, told) in [
        ("own/a", "coverage 100.0% of 1 lines\n1 passed, 0 failed, 0 skipped\n"),
        ("./own/a/b", "coverage 100.0% of 1 lines\n1 passed, 0 failed, 0 skipped\n"),
        ("own", "coverage 66.6% of 3 lines\n1 passed, 0 failed, 0 skipped\n"),
    ] {
        let run = folder.karat(&["test", path, "--coverage"]);
        assert!(run.stdout.ends_with(told), "{path}: {}{}", run.stdout, run.stderr);
    }
}

/// A rule is tested with the helpers of the tree that it stands in, not with those that are built in.
#[test]
fn a_rule_alone_finds_the_helpers_of_its_tree() {
    let rule = "# METADATA\n# title: Bad thing\n# description: It is bad.\n# related_resources:\n# - ref: https://example.com\n# custom:\n#   severity: low\n#   kinds: [yaml]\n#   remediation: Remove it.\npackage a.bad\n\nimport data.lib.own\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"]} if own.is_bad\n";
    let folder = Folder::with(&[
        ("p/a/bad/bad.rego", rule),
        ("p/a/bad/fail/x.yaml", "bad: true # finding: a.bad\n"),
        ("p/lib/own/own.rego", "package lib.own\n\nis_bad if input.bad\n"),
    ]);
    for (at, path) in [("", "p/a/bad"), ("", "./p/a"), ("p/a", "bad"), ("p/a/bad", "."), ("p/lib", "../a/bad")] {
        let run = Run::from(command(&folder.path().join(at)).args(["test", path]).output().unwrap());
        assert_eq!(run.status, 0, "{at} {path}: {}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains("1 passed"), "{at} {path}: {}", run.stdout);
    }
}

/// However the folder is named that is tested, what fixes make of a fixture is compared with what stands beside it.
#[test]
fn fixed_fixtures_are_found_by_any_path() {
    let rule = "# METADATA\n# title: Bad thing\n# description: It is bad.\n# related_resources:\n# - ref: https://example.com\n# custom:\n#   severity: low\n#   kinds: [yaml]\n#   remediation: Remove it.\npackage a.bad\n\nimport data.lib.fix\n\ndeny contains {\"message\": \"bad\", \"at\": [\"bad\"], \"fix\": fix.safe(\"Remove it\", [fix.remove([\"bad\"])])} if input.bad\n";
    let folder = Folder::with(&[
        ("p/a/bad/bad.rego", rule),
        ("p/a/bad/fail/x/deep/x.yaml", "good: 1\nbad: true # finding: a.bad\n"),
        ("p/b/note.txt", ""),
    ]);
    let written = folder.karat(&["test", "p", "--write-fixed"]);
    assert_eq!(written.status, 0, "{}{}", written.stdout, written.stderr);
    for (at, path) in [("p/b", "../a"), ("p/b", "../../p"), ("p/a", "bad/../bad")] {
        let run = Run::from(command(&folder.path().join(at)).args(["test", path]).output().unwrap());
        assert_eq!(run.status, 0, "{at} {path}: {}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains("2 passed"), "{at} {path}: {}", run.stdout);
    }
}
