//! `karat baseline` and `karat check --baseline`: what is known is not told again, whatever moves, and what is new is.

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::harness::Folder;

const RULES: [&str; 4] = ["--select", "kubernetes,dockerfile,github_actions,terraform", "--now", "2026-11-26"];
const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: { name: debug, namespace: tools }\nspec:\n  hostPID: true\n  containers: []\n";

fn karat(folder: &Folder, command: &[&str]) -> crate::harness::Run {
    folder.karat(&[command, &RULES].concat())
}

/// Findings that count: file and rule.
fn open(report: &Value) -> Vec<(String, String)> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|own| own["status"] == "open");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    findings.map(|own| (text(&own["location"]["path"]), text(&own["rule"]))).collect()
}

fn entries(folder: &Folder) -> Vec<Value> {
    let text = std::fs::read_to_string(folder.path().join("karat-baseline.json")).unwrap();
    let baseline: Value = serde_json::from_str(&text).unwrap();
    baseline["findings"].as_array().unwrap().clone()
}

#[test]
fn only_what_is_new_fails_and_what_is_gone_is_told_and_pruned() {
    let folder = Folder::copy("testdata/repos/webshop");
    let written = karat(&folder, &["baseline"]);
    assert_eq!(written.status, 0, "{}", written.stderr);
    assert!(written.stdout.contains("say `baseline = \"karat-baseline.json\"`"), "{}", written.stdout);
    let known = entries(&folder);
    assert!(known.len() > 5, "{known:?}");

    let with = ["--baseline", "karat-baseline.json"];
    let clean = karat(&folder, &[&["check"], &with[..]].concat());
    assert_eq!(clean.status, 0, "{}", clean.stdout);
    assert!(clean.stdout.contains(&format!("No findings ({} in the baseline).", known.len())), "{}", clean.stdout);

    folder.write("deploy/debug.yaml", POD);
    let report = folder.check(&[&with[..], &RULES].concat());
    let new = open(&report);
    assert!(new.iter().all(|(path, _)| path == "deploy/debug.yaml") && !new.is_empty(), "{new:?}");
    assert_eq!(report["totals"]["baselined"], json!(known.len()));
    assert_eq!(karat(&folder, &[&["check"], &with[..]].concat()).status, 1);

    std::fs::remove_file(folder.path().join("deploy/debug.yaml")).unwrap();
    std::fs::remove_file(folder.path().join("deploy/agent.yaml")).unwrap();
    let gone = known.iter().filter(|own| own["path"] == "deploy/agent.yaml").count();
    let told = karat(&folder, &[&["check"], &with[..]].concat());
    assert_eq!(told.status, 0, "what is gone fails nothing");
    let sentence = format!("in deploy/agent.yaml and {} more is no more, and still in the baseline", gone - 1);
    let flat = told.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&sentence), "{}", told.stdout);
    let one = karat(&folder, &[&["check", "deploy"], &with[..]].concat());
    assert_eq!(one.status, 0, "{}", one.stdout);

    folder.write("deploy/debug.yaml", POD);
    let pruned = karat(&folder, &["baseline", "--prune"]);
    assert!(pruned.stdout.contains(&format!("({gone} taken out, 0 followed)")), "{}", pruned.stdout);
    assert_eq!(entries(&folder).len(), known.len() - gone);
    assert!(entries(&folder).iter().all(|own| own["path"] != "deploy/debug.yaml"), "nothing is taken in");
}

#[test]
fn a_copy_is_new_and_a_renamed_file_is_not() {
    let folder = Folder::with(&[("a.yaml", POD)]);
    karat(&folder, &["baseline"]);
    let with = ["--baseline", "karat-baseline.json"];
    folder.write("b.yaml", POD);
    let new = open(&folder.check(&[&with[..], &RULES].concat()));
    assert!(new.iter().all(|(path, _)| path == "b.yaml") && !new.is_empty(), "{new:?}");
    std::fs::remove_file(folder.path().join("a.yaml")).unwrap();
    let report = folder.check(&[&with[..], &RULES].concat());
    assert_eq!((open(&report), &report["problems"]), (Vec::new(), &json!([])));
    let pruned = karat(&folder, &["baseline", "--prune"]);
    let number = entries(&folder).len();
    assert!(
        pruned.stdout.contains(&format!("{number} known findings (0 taken out, {number} followed)")),
        "{}",
        pruned.stdout
    );
    assert!(entries(&folder).iter().all(|own| own["path"] == "b.yaml"));
}

#[test]
fn an_edit_beside_a_finding_keeps_it_known() {
    let bucket = "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"acme-logs\"\n  acl    = \"public-read\"\n}\n";
    let folder = Folder::with(&[("Dockerfile", DOCKERFILE), ("main.tf", bucket), ("a.yaml", POD)]);
    karat(&folder, &["baseline"]);
    assert!(entries(&folder).iter().any(|own| own["rule"] == "terraform.aws.s3_public_acl"), "{:?}", entries(&folder));
    folder.write("Dockerfile", format!("# syntax=docker/dockerfile:1\n{DOCKERFILE}ENV MODE=x\n"));
    folder.write("main.tf", bucket.replace("  acl ", "  force_destroy = true\n  acl "));
    folder.write("a.yaml", POD.replace("containers: []", "terminationGracePeriodSeconds: 5\n  containers: []"));
    let report = folder.check(&[&["--baseline", "karat-baseline.json"], &RULES[..]].concat());
    assert_eq!((open(&report), &report["problems"]), (Vec::new(), &json!([])));
}

#[test]
fn numbers_that_change_with_time_or_with_other_files_make_nothing_new() {
    let owned = "/a/ @acme/a\n";
    let folder = Folder::with(&[(".github/CODEOWNERS", owned), ("a/x.go", "package a\n"), ("b/y.go", "package b\n")]);
    let rule = ["--select", "repository.codeowners_uncovered"];
    folder.karat(&[&["baseline"], &rule[..]].concat());
    assert_eq!(entries(&folder).len(), 1, "{:?}", entries(&folder));
    folder.write("a/z.go", "package a\n");
    let report = folder.check(&[&["--baseline", "karat-baseline.json"], &rule[..]].concat());
    assert_eq!((open(&report), &report["problems"]), (Vec::new(), &json!([])));
}

#[test]
fn what_is_used_in_another_version_is_known_again() {
    let folder = Folder::with(&[(".github/workflows/ci.yml", WORKFLOW)]);
    karat(&folder, &["baseline"]);
    folder.write(".github/workflows/ci.yml", WORKFLOW.replace("checkout@v4", "checkout@v5"));
    let report = folder.check(&[&["--baseline", "karat-baseline.json"], &RULES[..]].concat());
    assert_eq!((open(&report), &report["problems"]), (Vec::new(), &json!([])));
}

#[test]
fn what_could_not_be_judged_stays_in_the_baseline() {
    let folder = Folder::with(&[("a.yaml", POD), ("deploy/b.yaml", POD)]);
    karat(&folder, &["baseline"]);
    let all = entries(&folder);
    folder.write("a.yaml", "kind: [\n");
    for command in [&["baseline", "--prune"][..], &["baseline"]] {
        let run = karat(&folder, command);
        assert!(run.stdout.contains("(0 "), "{}", run.stdout);
        assert_eq!(entries(&folder), all, "{command:?}");
    }
    let told = karat(&folder, &["check", "--baseline", "karat-baseline.json"]);
    assert_eq!(told.status, 0, "{}", told.stdout);
    assert!(!told.stdout.contains("is no more"), "{}", told.stdout);
}

#[test]
fn what_is_not_looked_at_stays_in_the_baseline() {
    let folder = Folder::with(&[("a/p.yaml", POD), ("b/Dockerfile", "FROM scratch\n")]);
    karat(&folder, &["baseline"]);
    let all = entries(&folder);
    let part = ["--select", "kubernetes", "--now", "2026-11-26"];
    for command in [&["baseline"][..], &["baseline", "--prune"], &["baseline", "a/p.yaml"]] {
        let run = folder.karat(&[command, &part].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert_eq!(entries(&folder), all, "{command:?}");
    }
}

#[test]
fn a_baseline_holds_wherever_karat_is_started() {
    let folder = Folder::with(&[
        ("one/a.yaml", POD),
        ("two/a.yaml", POD),
        ("one/.git/HEAD", "ref: x"),
        ("two/.git/HEAD", "ref: x"),
    ]);
    karat(&folder, &["baseline"]);
    folder.write("one/karat.toml", "baseline = \"../karat-baseline.json\"\n");
    let homes: Vec<_> = entries(&folder).iter().map(|own| own["repository"].as_str().unwrap().to_owned()).collect();
    assert!(homes.contains(&"one".to_owned()) && homes.contains(&"two".to_owned()), "{homes:?}");
    let path = folder.path().join("one");
    let mut inside = crate::harness::command(&path);
    let run = inside.args(["check"]).args(RULES).output().unwrap();
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn a_baseline_that_cannot_be_read_stops_the_run_and_says_what_to_do() {
    let folder = Folder::with(&[("a.yaml", POD)]);
    let cases = [
        (None, "failed to read the baseline b.json: No such file", "write it with `karat baseline`"),
        (Some("{\"schema\": 1,\n<<<<<<< HEAD\n"), "failed to read the baseline b.json:2: ", "after a merge"),
        (Some("{\"schema\": 9, \"findings\": []}"), "its schema is 9", "use the karat that wrote it"),
    ];
    for (text, message, help) in cases {
        if let Some(text) = text {
            folder.write("b.json", text);
        }
        let run = folder.karat(&["check", "--baseline", "b.json"]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{text:?}");
        assert!(run.stderr.contains(message) && run.stderr.contains(help), "{}", run.stderr);
    }
}

fn shuffle<T>(dice: &mut Dice, items: &mut [T]) {
    for last in (1..items.len()).rev() {
        items.swap(last, dice.below(last + 1));
    }
}

/// All lists inside in another order.
fn reordered(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Array(items) => {
            for item in items.iter_mut() {
                reordered(item, dice);
            }
            shuffle(dice, items);
        }
        Value::Object(fields) => {
            for field in fields.values_mut() {
                reordered(field, dice);
            }
        }
        _ => {}
    }
}

/// Manifests with many faults, some of them the same in two files or twice in one.
fn manifests() -> Vec<Vec<Value>> {
    let container = |name: &str, image: &str| {
        json!({
            "name": name,
            "image": image,
            "securityContext": { "privileged": true, "capabilities": { "add": ["SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE"] } },
            "ports": [{ "containerPort": 80, "hostPort": 80 }, { "containerPort": 81, "hostPort": 81 }],
            "env": [{ "name": "PASSWORD", "value": "hunter2hunter2" }, { "name": "MODE", "value": "x" }]
        })
    };
    let deployment = |name: &str, namespace: &str| {
        json!({
            "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": name, "namespace": namespace },
            "spec": { "selector": { "matchLabels": { "app": name } }, "template": {
                "metadata": { "labels": { "app": name } },
                "spec": {
                    "hostNetwork": true,
                    "containers": [container("web", "nginx"), container("log", "fluentd:latest")],
                    "initContainers": [container("init", "busybox")],
                    "volumes": [
                        { "name": "docker", "hostPath": { "path": "/var/run/docker.sock" } },
                        { "name": "root", "hostPath": { "path": "/" } }
                    ]
                }
            } }
        })
    };
    let role = json!({
        "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": { "name": "all" },
        "rules": [
            { "apiGroups": ["*"], "resources": ["*"], "verbs": ["*"] },
            { "apiGroups": [""], "resources": ["secrets"], "verbs": ["get", "list"] },
            { "apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"] }
        ]
    });
    vec![
        vec![deployment("shop", "prod"), role],
        vec![deployment("shop", "staging")],
        vec![deployment("billing", "prod"), deployment("mail", "prod")],
    ]
}

const WORKFLOW: &str = "on: pull_request_target\npermissions: write-all\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: echo ${{ github.event.pull_request.title }}\n";
const DOCKERFILE: &str =
    "FROM node\nADD . /app\nRUN apt-get update && apt-get install curl\nRUN curl https://x.test/i.sh | sh\n";

/// The files of a round: their contents mean the same in each, their names, lines and order differ.
fn files(dice: &mut Dice, moved: bool) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let blank = |dice: &mut Dice| "# moved\n".repeat(if moved { dice.below(4) } else { 0 });
    for (number, mut documents) in manifests().into_iter().enumerate() {
        if moved {
            for own in &mut documents {
                reordered(own, dice);
            }
            shuffle(dice, &mut documents);
        }
        let texts: Vec<_> = documents
            .iter()
            .map(|own| {
                let text = if moved && dice.below(2) == 0 {
                    own.to_string()
                } else {
                    serde_json::to_string_pretty(own).unwrap()
                };
                format!("{}{text}\n", blank(dice))
            })
            .collect();
        let folder = if moved { format!("k8s/{}", dice.below(3)) } else { "deploy".to_owned() };
        let name = if moved { format!("{folder}/renamed-{number}.yaml") } else { format!("{folder}/{number}.yaml") };
        files.push((name, texts.join("---\n")));
    }
    for (number, own) in ["one", "two"].into_iter().enumerate() {
        let name = if moved && dice.below(2) == 0 {
            format!("images/{number}/Dockerfile")
        } else {
            format!("{own}/Dockerfile")
        };
        let text = if moved { grown(dice, DOCKERFILE, "FROM node\n", "LABEL a=b\n") } else { DOCKERFILE.to_owned() };
        let before = if moved && dice.below(2) == 0 { STAGE } else { "" };
        files.push((name, format!("{}{before}{text}", blank(dice))));
    }
    let name = if moved { format!("ci-{}", dice.below(9)) } else { "ci".to_owned() };
    let text =
        if moved { grown(dice, WORKFLOW, "    steps:\n", "      - run: echo hi\n") } else { WORKFLOW.to_owned() };
    files.push((format!(".github/workflows/{name}.yml"), format!("{}{text}", blank(dice))));
    files
}

/// A stage that nothing is wrong with, and which is no part of the image.
const STAGE: &str = "FROM scratch AS notes\nCOPY --chown=1000 NOTES /\nUSER 1000\n";

/// A text with some more lines behind a place.
fn grown(dice: &mut Dice, text: &str, behind: &str, more: &str) -> String {
    text.replacen(behind, &format!("{behind}{}", more.repeat(dice.below(3))), 1)
}

#[test]
fn findings_are_known_again_after_random_moves_of_lines_lists_and_files() {
    let first = Folder::empty();
    for (path, text) in files(&mut Dice(1), false) {
        first.write(&path, text);
    }
    karat(&first, &["baseline"]);
    let baseline = std::fs::read(first.path().join("karat-baseline.json")).unwrap();
    let known = entries(&first).len();
    assert!(known > 100, "{known} findings are few for this");
    for round in 1..=16 {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (round << 7));
        let folder = Folder::empty();
        for (path, text) in files(&mut dice, true) {
            folder.write(&path, text);
        }
        folder.write("karat-baseline.json", &baseline);
        let with = ["--baseline", "karat-baseline.json"];
        let report = folder.check(&[&with[..], &RULES].concat());
        assert_eq!((open(&report), &report["problems"]), (Vec::new(), &json!([])), "round {round}");
        folder.write("k8s/new.yaml", POD);
        let new = open(&folder.check(&[&with[..], &RULES].concat()));
        assert!(!new.is_empty() && new.iter().all(|(path, _)| path == "k8s/new.yaml"), "round {round}: {new:?}");
    }
}
