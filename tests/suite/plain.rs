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
fn a_tree_of_packages_has_those_of_the_user_where_karats_are_left_out() {
    let lib = "package lib.mine\nx := 1\n";
    let own = "package main\ndeny contains name if { input.kind == \"Pod\"; some name, _ in data.lib }\n";
    let report =
        folder(&[("lib.rego", lib), ("main.rego", own)]).check(&["pod.yaml", "--policy", "policy", "--no-built-in"]);
    let findings = report["findings"].as_array().unwrap();
    let messages: Vec<&str> = findings.iter().map(|own| own["message"].as_str().unwrap()).collect();
    assert_eq!(messages, ["mine"]);
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

#[test]
fn a_policy_may_ask_for_the_moment_of_the_run() {
    let own = "package main\ndeny contains time.format(time.now_ns()) if input.kind\n";
    let folder = folder(&[("a.rego", own)]);
    let message = |now: &str| {
        let report = folder.check(&["pod.yaml", "--select", "main", "--policy", "policy", "--now", now]);
        report["findings"][0]["message"].as_str().unwrap().to_owned()
    };
    for now in ["2026-11-26T08:00:00Z", "2026-11-26T08:00:01Z", "2026-11-26T08:00:00Z"] {
        assert_eq!(message(now), now);
    }
    folder.write(
        "policy/a_test.rego",
        "package main\ntest_a if deny == {\"1970-01-01T00:00:05Z\"} with time.now_ns as 5000000000 with input as {\"kind\": 1}
test_b if time.now_ns() > time.parse_rfc3339_ns(\"2026-01-01T00:00:00Z\")\n",
    );
    let run = folder.karat(&["test", "policy"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
}

/// What OPA 1.22.2 says of each.
const TESTS: [(&str, &str, &[&str]); 20] = [
    ("test_ok[name] if { some name, tc in {\"a\": 1, \"b\": 2}; tc > 0 }", "pass", &[]),
    ("test_all[name] := ok if { some name, tc in {\"a\": 1, \"b\": 2}; ok := tc > 0 }", "pass", &[]),
    ("test_one[name] := ok if { some name, tc in {\"a\": 1, \"b\": 2}; ok := tc > 1 }", "FAIL", &["a"]),
    ("test_lost[name] if { some name, tc in {\"a\": 1, \"b\": 2}; tc > 1 }", "FAIL", &["a"]),
    (
        "test_deep[a][b] if { some a in [\"p\", \"q\"]; a == \"q\"; some b in [\"r\", \"s\"]; b == \"r\" }",
        "FAIL",
        &["q / s"],
    ),
    ("test_early[a] if { false; some a in [\"x\"] }", "pass", &[]),
    ("test_made[sprintf(\"%s\", [a])] if { some a in [\"p\"]; a == \"q\" }", "FAIL", &["p"]),
    ("test_field[tc.note] if { some tc in [{\"note\": \"n\", \"is\": 1}]; tc.is == 2 }", "FAIL", &["n"]),
    ("test_after[a].ok if { some a in [\"x\"]; false }", "FAIL", &["x / ok"]),
    ("test_item[a] if { some i; a := [\"m\", \"n\"][i]; i > 0 }", "FAIL", &["m"]),
    ("test_with[a] if { some a in [\"x\"]; not input.foo with input as {\"foo\": 1} }", "FAIL", &["x"]),
    ("test_every[a] if { some a, tc in {\"c\": 1, \"d\": 2}; every z in [1] { z == tc } }", "FAIL", &["d"]),
    ("test_none[name] if { some name in []; true }", "pass", &[]),
    ("test_text[name] := \"s\" if some name in [\"a\"]", "FAIL", &["a"]),
    ("test_inside[name] := {\"x\": false} if some name in [\"a\"]", "FAIL", &["a / x"]),
    ("test_number[k] := true if some k in [1, 2]", "pass", &[]),
    ("test_object := {\"a\": true}", "FAIL", &[]),
    ("test_set contains \"x\"", "FAIL", &[]),
    ("test_absent if not input", "pass", &[]),
    ("test_no_object if not is_object(input)", "FAIL", &[]),
];

#[test]
fn tests_say_what_opa_says_of_each_of_their_cases() {
    for (rule, word, cases) in TESTS {
        let folder = Folder::with(&[("p.rego", "package p\nx := 1\n")]);
        folder.write("p_test.rego", format!("package p_test\n{rule}\n"));
        let run = folder.karat(&["test", ".", "-v"]);
        assert_eq!(run.status, i32::from(word == "FAIL"), "{rule}: {}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains(&format!("{word} ./p_test.rego:2")), "{rule}: {}", run.stdout);
        let named =
            run.stdout.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| !line.starts_with(' '));
        assert_eq!(named.collect::<Vec<_>>(), cases, "{rule}: {}", run.stdout);
    }
}

/// A policy with a list of what is denied and a list of what is allowed, in data.
const LISTS: &str = "package main
import rego.v1
import data.cfg
deny contains \"denied by data\" if cfg.denied[input.kind]
deny contains \"not allowed\" if not data.lists.allowed[input.kind]
";

#[test]
fn data_files_are_what_opa_and_conftest_make_of_them() {
    let folder = folder(&[("a.rego", LISTS)]);
    folder.write("policy/data.json", "{\"cfg\": {\"denied\": {\"Pod\": true}}}");
    folder.write("policy/lists/known.yaml", "allowed:\n  Pod: true\n");
    let select = ["pod.yaml", "--select", "main", "--policy", "policy"];
    let messages = |more: &[&str]| -> Vec<String> {
        let report = folder.check(&[&select, more].concat());
        let findings = report["findings"].as_array().unwrap().iter();
        findings.map(|own| own["message"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(messages(&[]), ["not allowed"]);
    assert_eq!(messages(&["--data", "policy"]), ["denied by data"]);
    // What is kept of earlier runs is of other data.
    folder.write("policy/data.json", "{\"cfg\": {\"denied\": {\"Job\": true}}}");
    assert_eq!(messages(&["--data", "policy"]), [] as [&str; 0]);
    assert_eq!(messages(&["--data", "policy/data.json"]), ["not allowed"]);
    folder.write("karat.toml", "data = [\"policy/lists/known.yaml\", \"policy/data.json\"]\n");
    assert_eq!(messages(&[]), ["not allowed"]);
}

#[test]
fn data_that_is_not_read_is_told_of() {
    let folder = folder(&[("a.rego", LISTS)]);
    let select = ["check", "pod.yaml", "--select", "main", "--policy", "policy"];
    let told = |more: &[&str]| folder.karat(&[&select, more].concat()).stderr;
    assert_eq!(told(&[]), "");
    folder.write("policy/cfg/data.json", "{\"denied\": {}}");
    let expected = "karat: policy/a.rego refers to `data.cfg`, which no policy has, and policy/cfg/data.json is not read: give it with \
                    `--data policy`, or as `data` in karat.toml\n";
    assert_eq!(told(&[]), expected);
    assert_eq!(told(&["--data", "policy"]), "");
}

#[test]
fn what_is_named_like_a_rule_and_is_none_is_told_of() {
    let policy = "package main\nimport rego.v1\ndeny contains \"a\" if input.kind == \"Pod\"\n";
    let folder = folder(&[("a.rego", policy)]);
    let select = ["check", "pod.yaml", "--select", "main", "--policy", "policy"];
    assert_eq!(folder.karat(&select).stderr, "");
    folder.write("policy/b.rego", "package other\nwarn_of(x) := x\ndeny_it(_) := true\n");
    folder.write(
        "policy/c_test.rego",
        "package main\nwarn contains \"b\"\ndeny_of(x) := x\ntest_a if count(deny) == 0\n",
    );
    let run = folder.karat(&select);
    let expected = "karat: policy/b.rego:2: `warn_of` is a function, and never asked: a rule takes no arguments\n\
                    karat: policy/b.rego:3: `deny_it` is a function, and never asked: a rule takes no arguments\n\
                    karat: policy/c_test.rego:2: `warn` is never asked: files that end in _test.rego hold unit tests\n";
    assert_eq!(run.stderr, expected);
    assert!(!folder.karat(&["rules", "--policy", "policy"]).stdout.contains("other."));
}

#[test]
fn data_in_the_place_of_a_rule_or_of_other_data_is_a_mistake() {
    let folder = folder(&[("a.rego", LISTS)]);
    folder.write("policy/a.json", "{\"main\": {\"deny\": 1}, \"cfg\": 1}");
    folder.write("policy/b.yaml", "cfg: 1\n");
    let run = folder.karat(&["check", "pod.yaml", "--policy", "policy", "--data", "policy"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    for expected in ["`data.main.deny` is a rule, and a value in policy/a.json", "`data.cfg` is in policy/a.json, too"]
    {
        assert!(run.stderr.contains(expected), "{}", run.stderr);
    }
}

#[test]
fn tests_see_the_data_of_their_folder() {
    let tests = "package main_test
import rego.v1
import data.main
test_denied if \"denied by data\" in main.deny with input.kind as \"Pod\"
test_other if not \"denied by data\" in main.deny with input.kind as \"Pod\" with data.cfg as {}
";
    let folder = folder(&[("a.rego", LISTS), ("a_test.rego", tests)]);
    folder.write("policy/data.json", "{\"cfg\": {\"denied\": {\"Pod\": true}}}");
    let run = folder.karat(&["test", "policy"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    folder.write("policy/data.json", "{}");
    assert_eq!(folder.karat(&["test", "policy"]).status, 1);
    folder.write("more.yml", "cfg: {denied: {Pod: true}}\n");
    assert_eq!(folder.karat(&["test", "policy", "--data", "more.yml"]).status, 0);
}

#[test]
fn exceptions_of_conftest_are_shown_and_do_not_count() {
    let policy = "package main
import rego.v1
deny_root contains \"root\" if input.kind == \"Pod\"
exception contains [\"root\"] if input.metadata.name == \"x\"
";
    let folder = folder(&[("a.rego", policy)]);
    let select = ["pod.yaml", "--select", "main", "--policy", "policy"];
    // The second run is as the first, whatever is kept.
    for _ in 0..2 {
        let report = folder.check(&select);
        let finding = &report["findings"][0];
        assert_eq!((&finding["rule"], &finding["status"]), (&"main.deny_root".into(), &"waived".into()), "{report}");
        assert_eq!(finding["waiver"]["reason"], "an exception of the policy", "{report}");
    }
    assert_eq!(folder.karat(&[&["check"], select.as_slice()].concat()).status, 0);
    folder.write("pod.yaml", POD.replace("name: x", "name: y"));
    assert_eq!(folder.karat(&[&["check"], select.as_slice()].concat()).status, 1);
}
