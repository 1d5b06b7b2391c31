//! Policies as others write them: without METADATA, in many files and packages, with names that karat has, too, and with tests.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::Folder;

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec:\n  hostNetwork: true\n  containers: [{name: a, image: \"a:latest\"}]\n";

fn folder(policies: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(&[("pod.yaml", POD)]);
    for (path, text) in policies {
        folder.write(&format!("policy/{path}"), text);
    }
    folder
}

/// Rule and message of each finding of these policies; there are no problems.
fn found(policies: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    let report = folder(policies).check(&["pod.yaml", "--policy", "policy"]);
    assert_eq!(report["problems"].as_array().unwrap().as_slice(), [] as [Value; 0], "{policies:?}");
    let built_in: BTreeSet<&str> = report["rules"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|rule| rule["source"].as_str().is_some_and(|source| source.starts_with("policies/")))
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap().iter();
    let own = findings.map(|own| (text(&own["rule"]), text(&own["message"])));
    own.filter(|(rule, _)| !built_in.contains(rule.as_str()) && !rule.starts_with("kubernetes.")).collect()
}

fn pairs(expected: &[(&str, &str)]) -> BTreeSet<(String, String)> {
    expected.iter().map(|(rule, message)| ((*rule).to_owned(), (*message).to_owned())).collect()
}

#[test]
fn packages_below_the_rules_own_and_packages_without_a_fixed_name_are_there() {
    let own = "package main\nimport data.main.util\ndeny contains \"pod\" if util.is_kind(\"Pod\")\n";
    let util = "package main.util\nis_kind(kind) if input.kind == kind\n";
    assert_eq!(found(&[("main.rego", own), ("util.rego", util)]), pairs(&[("main.deny", "pod")]));
    let own = "package other\nviolation contains \"outer\" if count(data.other.sub.x) > 0\n";
    let sub = "package other.sub\nx contains input.kind\n";
    assert_eq!(found(&[("o.rego", own), ("p.rego", sub)]), pairs(&[("other.violation", "outer")]));
    let team = "package team.a\nlimits contains \"from a\" if input.kind == \"Pod\"\n";
    let own = "package main\nviolation contains data[team].a.limits[_] if some team\n";
    assert_eq!(found(&[("a.rego", team), ("main.rego", own)]), pairs(&[("main.violation", "from a")]));
}

#[test]
fn the_files_of_a_package_make_one_rule_together() {
    let part = |word: &str| format!("package main\ndeny contains \"{word}\" if input.kind == \"Pod\"\n");
    let found = found(&[("a.rego", &part("a")), ("b.rego", &part("b"))]);
    assert_eq!(found, pairs(&[("main.deny", "a"), ("main.deny", "b")]));
}

#[test]
fn a_package_that_karat_has_too_is_the_users_for_the_user_and_karats_for_karat() {
    let lib = "package lib.kubernetes\nname := input.metadata.name\npods contains input if input.kind == \"Pod\"\n";
    let own = "package main\nimport data.lib.kubernetes\ndeny contains kubernetes.name if count(kubernetes.pods) > 0\n";
    let folder = folder(&[("lib.rego", lib), ("main.rego", own)]);
    let rules = |report: &Value| -> Vec<String> {
        assert_eq!(report["problems"].as_array().unwrap().as_slice(), [] as [Value; 0]);
        let findings = report["findings"].as_array().unwrap().iter();
        findings.map(|own| own["rule"].as_str().unwrap().to_owned()).collect()
    };
    let plain = rules(&folder.check(&["pod.yaml", "--select", "kubernetes"]));
    assert!(plain.len() > 5, "{plain:?}");
    let mut with = plain.clone();
    with.push("main.deny".to_owned());
    with.sort();
    let mut own = rules(&folder.check(&["pod.yaml", "--select", "kubernetes,main", "--policy", "policy"]));
    own.sort();
    assert_eq!(own, with);

    folder.write(
        "policy/main_test.rego",
        "package main\ntest_a if deny == {\"y\"} with input as {\"kind\": \"Pod\", \"metadata\": {\"name\": \"y\"}}\n",
    );
    let run = folder.karat(&["test", "policy"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
}

#[test]
fn rules_without_metadata_are_held_to_conftests_form_alone() {
    let helpers = "package main
applies if input.kind == \"Deployment\"
unknown := input.kind
measure := 3
deny contains \"a\" if input.kind == \"Pod\"
deny contains \"b\" if applies
deny contains {\"msg\": \"c\", \"value\": input.kind, \"line\": \"12\", \"at\": \"spec\", \"of\": 3, \"fix\": \"it\"} if true
";
    assert_eq!(found(&[("a.rego", helpers)]), pairs(&[("main.deny", "a"), ("main.deny", "c")]));
    let konstraint = "# METADATA
# title: Pods must not exist
# custom:
#   matchers:
#     kinds:
#     - apiGroups: [\"\"]
#       kinds: [Pod]
package pod_bad
violation contains {\"msg\": \"bad\"} if input.kind == \"Pod\"
";
    assert_eq!(found(&[("a.rego", konstraint)]), pairs(&[("pod_bad.violation", "bad")]));
}
