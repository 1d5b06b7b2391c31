//! `karat check --since`: what a branch brought, and how the scores moved.

use serde_json::{Value, json};

use crate::harness::Folder;

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: { name: debug, namespace: tools }\nspec:\n  hostPID: true\n  containers: []\n";

/// The fixture on its default branch, and a branch that mends one thing and brings another.
fn branch() -> Folder {
    let folder = Folder::copy("testdata/repos/webshop");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A", "-f"]);
    folder.git(&["commit", "-qm", "Start"]);
    folder.git(&["switch", "-qc", "change"]);
    let path = folder.path().join("deploy/agent.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("hostPort: 9100"));
    folder.write("deploy/agent.yaml", text.replace("hostPort: 9100", ""));
    folder.write("deploy/debug.yaml", POD);
    folder
}

fn open(report: &Value) -> Vec<(String, String)> {
    let findings = report["findings"].as_array().unwrap().iter();
    let open = findings.filter(|own| own["status"] == "open");
    open.map(|own| (own["location"]["path"].as_str().unwrap().to_owned(), own["rule"].as_str().unwrap().to_owned()))
        .collect()
}

#[test]
fn only_what_the_branch_brought_counts_and_the_score_says_why_it_moved() {
    let folder = branch();
    let arguments = ["--now", "2026-11-26", "--render", "never"];
    let whole = folder.check(&arguments);
    let report = folder.check(&[&arguments[..], &["--since"]].concat());
    let new = open(&report);
    assert!(new.contains(&("deploy/debug.yaml".to_owned(), "kubernetes.host_pid".to_owned())), "{new:?}");
    assert!(new.iter().all(|(path, _)| path == "deploy/debug.yaml"), "{new:?}");
    assert_eq!(report["findings"].as_array().unwrap().len(), whole["findings"].as_array().unwrap().len());
    let since = &report["since"];
    assert_eq!((&since["revision"], since["mended"].as_u64()), (&json!("the default branch"), Some(1)));
    assert_eq!(report["totals"]["baselined"].as_u64().unwrap() + new.len() as u64, open(&whole).len() as u64);
    let cards = report["scorecards"].as_array().unwrap();
    let moves = since["scorecards"].as_array().unwrap();
    assert_eq!(moves.len(), cards.len());
    for (moved, card) in moves.iter().zip(cards) {
        assert_eq!((&moved["id"], &moved["after"]["score"]), (&card["id"], &card["score"]));
        let points = moved["after"]["score"].as_i64().unwrap() - moved["before"]["score"].as_i64().unwrap();
        let parts = moved["parts"].as_array().unwrap().iter();
        assert_eq!(
            (moved["points"].as_i64(), parts.map(|part| part["points"].as_i64().unwrap()).sum::<i64>()),
            (Some(points), points)
        );
    }
    let baseline = moves.iter().find(|own| own["id"] == "security-baseline").unwrap();
    let behaviour = baseline["parts"].as_array().unwrap().iter().find(|part| part["part"] == "behaviour").unwrap();
    assert_eq!(behaviour["points"], baseline["points"]);
    let mended = json!({"id": "k8s-host-port", "from": "fail", "to": "pass"});
    assert!(behaviour["checks"].as_array().unwrap().contains(&mended), "{behaviour}");
}

#[test]
fn a_branch_that_brings_nothing_passes_and_the_work_tree_stays_as_it_is() {
    let folder = branch();
    folder.write("deploy/debug.yaml", "");
    let status = || {
        let run = std::process::Command::new("git").args(["status", "--porcelain"]).current_dir(folder.path()).output();
        String::from_utf8(run.unwrap().stdout).unwrap()
    };
    let before = status();
    let run = folder.karat(&["check", "--since", "main", "--now", "2026-11-26"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    assert!(run.stdout.contains("0 new findings, 1 mended, "), "{}", run.stdout);
    assert_eq!(status(), before);
}

#[test]
fn a_state_that_cannot_be_looked_at_is_told_and_everything_is_new() {
    let folder = branch();
    let told = |arguments: &[&str]| {
        let report = folder.check(&[&["--now", "2026-11-26"], arguments].concat());
        assert_eq!(report["totals"]["baselined"], 0);
        let problems = report["problems"].as_array().unwrap().iter();
        let own = problems.filter(|problem| problem["path"] == ".").map(|problem| problem["message"].clone());
        own.collect::<Vec<_>>()
    };
    assert_eq!(
        told(&["--since", "nowhere"]),
        [json!("the commit cannot be looked at: there is no revision `nowhere`")]
    );
    folder.git(&["checkout", "-q", "--orphan", "other"]);
    folder.git(&["commit", "-qm", "Anew", "-a"]);
    assert_eq!(
        told(&["--since", "main"]),
        [json!("the commit cannot be looked at: it has no history in common with `main`")]
    );
}
