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
fn a_tag_called_like_the_default_branch_is_not_taken_for_it() {
    let folder = branch();
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Debug"]);
    for name in ["main", "master"] {
        folder.git(&["tag", name, "HEAD"]);
    }
    let new = open(&folder.check(&["--now", "2026-11-26", "--render", "never", "--since"]));
    assert!(!new.is_empty(), "{new:?}");
}

#[test]
fn a_branch_that_brings_nothing_passes_and_the_work_tree_stays_as_it_is() {
    let folder = branch();
    folder.write("deploy/debug.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: debug, namespace: shop}\n");
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
    let run = folder.karat(&["check", "--since", "nowhere"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("find the revision `nowhere`") && run.stderr.contains("git fetch origin"),
        "{}",
        run.stderr
    );
    folder.git(&["checkout", "-q", "--orphan", "other"]);
    folder.git(&["commit", "-qm", "Anew", "-a"]);
    assert_eq!(
        told(&["--since", "main"]),
        [json!("the commit cannot be looked at: it has no history in common with `main`")]
    );
}

/// A clone of the branch as a pipeline makes it, and the text of a run in it.
fn cloned(arguments: &[&str], since: &[&str]) -> (i32, String) {
    let origin = branch();
    origin.git(&["add", "-A", "-f"]);
    origin.git(&["commit", "-qm", "Change"]);
    origin.git(&["switch", "-q", "main"]);
    origin.git(&["commit", "-qm", "Meanwhile", "--allow-empty"]);
    let clone = Folder::named("webshop");
    let url = format!("file://{}", origin.path().display());
    clone.git(&[&["clone", "-q"], arguments, &[&url, "."]].concat());
    let run =
        clone.karat(&[&["check", "--now", "2026-11-26", "--fail-on", "never", "--strict", "--since"], since].concat());
    let text: Vec<_> = run.stdout.split_whitespace().collect();
    (run.status, text.join(" "))
}

#[test]
fn a_shallow_clone_says_what_it_lacks_and_how_to_fetch_it() {
    // Both tips are there, and not where they parted.
    let (status, text) = cloned(&["--depth", "1", "--no-single-branch", "--branch", "change"], &["origin/main"]);
    assert_eq!(status, 4, "{text}");
    assert!(
        text.contains("the clone is shallow, and the commit at which HEAD left the other revision was not fetched"),
        "{text}"
    );
    assert!(text.contains("`git fetch --deepen=100`") && text.contains("`git fetch --unshallow`"), "{text}");
    assert!(text.contains("`fetch-depth: 0`"), "{text}");
    // Deep enough is enough.
    let (status, text) = cloned(&["--depth", "2", "--no-single-branch", "--branch", "change"], &["origin/main"]);
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("1 mended"), "{text}");
}

#[test]
fn a_clone_of_one_branch_does_not_take_it_for_the_default_one() {
    let (status, text) = cloned(&["--depth", "1", "--single-branch", "--branch", "change"], &[]);
    assert_eq!(status, 4, "{text}");
    assert!(text.contains("nothing says which is the default branch"), "{text}");
    assert!(text.contains("name the revision to compare with, such as `--since origin/main`"), "{text}");
    let (status, text) = cloned(&["--depth", "1", "--single-branch", "--branch", "change"], &["origin/main"]);
    assert_eq!(status, 4, "{text}");
    assert!(text.contains("there is no revision `origin/main`") && text.contains("`git fetch origin NAME`"), "{text}");
    let (status, text) = cloned(&["--branch", "change"], &[]);
    assert_eq!(status, 0, "{text}");
}

#[test]
fn a_checkout_as_pipelines_make_it_is_told_to_name_a_revision() {
    let origin = branch();
    origin.git(&["add", "-A", "-f"]);
    origin.git(&["commit", "-qm", "Change"]);
    let checkout = Folder::named("webshop");
    let url = format!("file://{}", origin.path().display());
    checkout.git(&["init", "-q"]);
    checkout.git(&["fetch", "-q", "--depth=1", &url, "+refs/heads/change:refs/remotes/pull/7/merge"]);
    checkout.git(&["checkout", "-q", "--detach", "refs/remotes/pull/7/merge"]);
    let report = checkout.check(&["--now", "2026-11-26", "--since"]);
    let told = report["problems"].as_array().unwrap().iter().find(|problem| problem["path"] == ".").unwrap();
    assert_eq!(told["message"], "the commit cannot be looked at: nothing says which is the default branch");
    assert!(told["help"].as_str().unwrap().contains("`--since origin/main`"), "{told}");
    checkout.git(&["fetch", "-q", "--unshallow", &url, "+refs/heads/*:refs/remotes/origin/*"]);
    let report = checkout.check(&["--now", "2026-11-26", "--since"]);
    assert!(open(&report).iter().all(|(path, _)| path == "deploy/debug.yaml"), "{report}");
}
