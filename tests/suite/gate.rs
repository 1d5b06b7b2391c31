//! `karat check --gate`: what a run must show to pass.

use serde_json::{Value, json};

use crate::harness::Folder;

const CARD: &str = r#"schema = 1
id = "base"
title = "Base"
version = "1.0.0"
owner = "group:default/platform"
[[level]]
id = "bronze"
rank = 1
[[target]]
level = "bronze"
by = 2026-12-01
[[check]]
id = "no-host-pid"
rev = 1
level = "bronze"
required = true
weight = 1
rule = "kubernetes.host_pid"
announce = 2026-11-01
warn_from = 2026-12-01
enforce_from = 2027-02-01
"#;
const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: { name: debug, namespace: tools }\nspec:\n  hostPID: true\n  containers: []\n";

/// A repository with a fault, and a card whose only check is about it.
fn shop() -> Folder {
    Folder::with(&[("pod.yaml", POD), ("base.toml", CARD)])
}

fn run(folder: &Folder, day: &str, more: &[&str]) -> (i32, String) {
    let run = folder.karat(&[&["check", "--scorecard", "base.toml", "--now", day], more].concat());
    assert!(run.status < 2, "{}", run.stderr);
    (run.status, run.stdout.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_new_rule_is_announced_then_warns_then_fails_by_its_dates() {
    let folder = shop();
    let cases = [
        ("2026-11-30", 0, "(announced, fails from 2027-02-01)"),
        ("2026-12-01", 0, "(warns, fails from 2027-02-01)"),
        ("2027-01-31", 0, "1 finding does not fail a run yet: kubernetes.host_pid (warns, fails from 2027-02-01)"),
        ("2027-02-01", 1, "1 finding: 1 high."),
    ];
    for (day, status, told) in cases {
        let (found, text) = run(&folder, day, &[]);
        assert_eq!(found, status, "{day}: {text}");
        assert!(text.contains(told), "{day}: {text}");
    }
}

#[test]
fn each_gate_fails_by_what_it_speaks_of_only() {
    let folder = shop();
    let cases = [
        ("report", "2027-02-01", 0, "Gate report: passed."),
        ("absolute", "2027-02-01", 1, "1 finding: 1 high."),
        ("target", "2026-12-01", 0, "Gate target: passed."),
        ("target", "2027-02-01", 1, "Base · shop: bronze was due by 2026-12-01, none is reached; open: `no-host-pid`"),
        ("target,absolute", "2027-02-01", 1, "Gate target, absolute: not passed, by 1 finding:"),
    ];
    for (gate, day, status, told) in cases {
        let (found, text) = run(&folder, day, &["--gate", gate]);
        assert_eq!(found, status, "{gate} {day}: {text}");
        assert!(text.contains(told), "{gate} {day}: {text}");
    }
    let (status, text) = run(&folder, "2027-02-01", &["--gate", "target", "--quiet"]);
    assert_eq!(status, 1);
    assert!(text.contains("gate target: Base · shop: bronze was due"), "{text}");
}

#[test]
fn a_regression_is_what_is_worse_than_before() {
    let folder = shop();
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Start"]);
    let day = "2027-02-01";
    let gate = ["--since", "HEAD", "--gate", "no-regression"];
    let (status, text) = run(&folder, day, &gate);
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("Gate no-regression: passed."), "{text}");
    folder.write("other.yaml", POD.replace("debug", "other"));
    let (status, text) = run(&folder, day, &gate);
    assert_eq!(status, 1, "{text}");
    assert!(text.contains("Gate no-regression: not passed, by 1 finding."), "{text}");

    folder.git(&["rm", "-q", "pod.yaml"]);
    std::fs::remove_file(folder.path().join("other.yaml")).unwrap();
    folder.write("pod.yaml", POD.replace("true", "false"));
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Mend"]);
    folder.write("pod.yaml", POD);
    let (status, text) = run(&folder, day, &gate);
    assert_eq!(status, 1, "{text}");
    assert!(text.contains("Base · shop: the change takes it from bronze to no level: `no-host-pid`"), "{text}");
}

#[test]
fn what_can_no_longer_be_judged_is_neither_mended_nor_let_pass() {
    let folder = shop();
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Start"]);
    let gate = ["--since", "HEAD", "--gate", "no-regression", "--select", "kubernetes.host_pid"];
    // A file that was never judged is no step back.
    folder.write("new.yaml", "a: [\n");
    let (status, text) = run(&folder, "2027-02-01", &gate);
    assert_eq!(status, 0, "{text}");
    folder.write("pod.yaml", format!("{POD}x: [\n"));
    let (status, text) = run(&folder, "2027-02-01", &gate);
    assert_eq!(status, 1, "{text}");
    assert!(text.contains("0 new findings, 0 mended, 1 no longer known, 0 as before"), "{text}");
    assert!(text.contains("pod.yaml could be judged before, and no longer can"), "{text}");
}

#[test]
fn a_regression_needs_a_state_before() {
    let folder = shop();
    let run = folder.karat(&["check", "--gate", "no-regression"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("--baseline FILE") && run.stderr.contains("--since"), "{}", run.stderr);
    folder.write("karat.toml", "gate = [\"no-regresion\"]\n");
    let run = folder.karat(&["check"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("`no-regresion` is no gate") && run.stderr.contains("karat.toml"), "{}", run.stderr);
}

#[test]
fn the_report_says_what_the_gate_found() {
    let folder = shop();
    let gate = |day: &str| -> Value {
        folder.check(&["--scorecard", "base.toml", "--gate", "target,absolute", "--now", day])["gate"].clone()
    };
    assert_eq!(
        gate("2026-11-30"),
        json!({
            "modes": ["target", "absolute"], "passed": true, "fail_on": "low", "failing": 0,
            "later": [{ "rule": "kubernetes.host_pid", "phase": "announced", "from": "2027-02-01" }],
            "later_findings": 1, "missed": []
        })
    );
    let late = gate("2027-02-01");
    assert_eq!((&late["passed"], &late["failing"], &late["later"]), (&json!(false), &json!(1), &json!([])));
    assert_eq!(late["missed"][0]["gate"], "target");
}
