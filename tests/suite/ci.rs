//! `karat ci github`: what a step of GitHub Actions leaves behind, for each event that it runs on.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Folder, Run, command};

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: { name: debug, namespace: tools }\nspec:\n  hostPID: true\n  containers: []\n";

/// A step: the files that a runner gives it.
struct Step {
    files: TempDir,
}

impl Step {
    fn new() -> Self {
        Self { files: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.files.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn run(&self, checkout: &Path, event: (&str, &Value), inputs: &[(&str, &str)]) -> Run {
        Run::from(self.command(checkout, event, inputs).output().unwrap())
    }

    /// A run whose log GitHub reads.
    fn on_github(&self, checkout: &Path, event: (&str, &Value), inputs: &[(&str, &str)]) -> Run {
        Run::from(self.command(checkout, event, inputs).env("GITHUB_ACTIONS", "true").output().unwrap())
    }

    fn command(&self, checkout: &Path, (name, event): (&str, &Value), inputs: &[(&str, &str)]) -> Command {
        std::fs::write(self.path("event.json"), event.to_string()).unwrap();
        let mut step = command(checkout);
        step.args(["ci", "github", "--now", "2026-11-26"])
            .env("GITHUB_WORKSPACE", checkout)
            .env("GITHUB_EVENT_NAME", name)
            .env("GITHUB_EVENT_PATH", self.path("event.json"))
            .env("GITHUB_OUTPUT", self.path("output"))
            .env("GITHUB_STEP_SUMMARY", self.path("summary"))
            .env("RUNNER_TEMP", self.path("temp"))
            .envs(inputs.iter().map(|(name, value)| (format!("KARAT_INPUT_{name}"), *value)));
        step
    }

    /// An output of the step, as GitHub reads its file.
    fn output(&self, name: &str) -> String {
        let text = self.read("output");
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let (own, end) = line.split_once("<<").unwrap();
            let value: Vec<&str> = lines.by_ref().take_while(|line| *line != end).collect();
            if own == name {
                return value.join("\n");
            }
        }
        panic!("no output {name} in {text}");
    }
}

/// A repository whose branch `change` brings a Pod, checked out as GitHub does for a pull request: the merge into `main`, which has
/// moved on meanwhile.
fn pull_request() -> Folder {
    let folder = Folder::copy("testdata/repos/webshop");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A", "-f"]);
    folder.git(&["commit", "-qm", "Start"]);
    folder.git(&["switch", "-qc", "change"]);
    folder.write("deploy/debug.yaml", POD);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Debug"]);
    folder.git(&["switch", "-q", "main"]);
    folder.write("NOTES.md", "# Notes\n");
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Notes"]);
    folder.git(&["switch", "-qc", "merged"]);
    folder.git(&["merge", "-q", "--no-ff", "-m", "Merge", "change"]);
    folder
}

fn commit(folder: &Path, revision: &str) -> String {
    let run = Command::new("git").args(["rev-parse", revision]).current_dir(folder).output().unwrap();
    String::from_utf8(run.stdout).unwrap().trim().to_owned()
}

/// The event of a pull request. Its base is that of the time when it was opened, as GitHub has it.
fn event(folder: &Folder, repository: &str) -> Value {
    let side = |name: &str, commit: &str, repository: &str| json!({"ref": name, "sha": commit, "repo": {"full_name": repository}});
    let head = side("change", &commit(folder.path(), "change"), repository);
    json!({"pull_request": {"number": 7, "head": head, "base": side("main", &commit(folder.path(), "main~1"), "acme/shop")}})
}

/// A clone with so many commits.
fn shallow(of: &Folder, depth: &str) -> Folder {
    let folder = Folder::empty();
    let origin = format!("file://{}", of.path().display());
    folder.git(&["clone", "-q", "--depth", depth, "--branch", "merged", &origin, "clone"]);
    folder
}

#[test]
fn a_pull_request_is_told_of_what_it_brings_even_where_only_two_commits_were_fetched() {
    let origin = pull_request();
    let clone = shallow(&origin, "2");
    let step = Step::new();
    let run =
        step.run(&clone.path().join("clone"), ("pull_request", &event(&origin, "acme/shop")), &[("SARIF", "upload")]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    let annotation = run.stdout.lines().find(|line| line.starts_with("::error")).unwrap();
    assert!(annotation.contains("file=deploy/debug.yaml,line=5"), "{annotation}");
    assert!(!run.stdout.contains("::notice title=karat::"), "{}", run.stdout);
    let number = |name| step.output(name).parse::<f64>().unwrap();
    assert!(number("new-findings") >= 1.0 && number("findings") > number("new-findings") + 20.0);
    assert!(number("score") > 0.0 && number("score") < 100.0);
    assert_eq!((step.output("level").as_str(), step.output("upload-sarif").as_str()), ("none", "true"));
    let report: Value = serde_json::from_str(&std::fs::read_to_string(step.output("report-file")).unwrap()).unwrap();
    crate::reports::assert_valid(&report);
    assert_eq!(report["since"]["revision"], "main");
    let sarif: Value = serde_json::from_str(&std::fs::read_to_string(step.output("sarif-file")).unwrap()).unwrap();
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), report["findings"].as_array().unwrap().len());
    let comment = std::fs::read_to_string(step.output("comment-file")).unwrap();
    let summary = step.read("summary");
    assert_eq!(comment, format!("<!-- karat:karat -->\n{summary}"));
    assert!(
        summary.contains("deploy/debug.yaml:5:12") && summary.contains("| Security baseline · webshop |"),
        "{summary}"
    );
}

#[test]
fn a_clone_without_the_base_is_told_of_once_and_everything_counts() {
    let origin = pull_request();
    let clone = shallow(&origin, "1");
    let step = Step::new();
    let checkout = clone.path().join("clone");
    let run = step.run(&checkout, ("pull_request", &event(&origin, "acme/shop")), &[("FAIL_ON", "never")]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let notices: Vec<_> = run.stdout.lines().filter(|line| line.starts_with("::notice title=karat::")).collect();
    assert_eq!(
        notices,
        ["::notice title=karat::Nothing is compared with main, and all findings count: the clone is shallow. Give \
          actions/checkout `fetch-depth: 2` to see only what is new."]
    );
    assert_eq!(step.output("findings"), step.output("new-findings"));
    for strict in ["false", "true"] {
        let inputs = [("GATE", "no-regression"), ("STRICT", strict)];
        let run = Step::new().run(&checkout, ("pull_request", &event(&origin, "acme/shop")), &inputs);
        assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_gate_that_compares_says_so_where_an_event_has_nothing_before_it() {
    let origin = pull_request();
    let inputs = [("GATE", "no-regression"), ("COMMENT", "none"), ("SARIF", "none")];
    let run = Step::new().run(origin.path(), ("workflow_dispatch", &json!({})), &inputs);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("::notice title=karat::`no-regression` asks nothing here: "), "{}", run.stdout);
}

#[test]
fn a_fork_has_everything_but_what_a_token_that_may_only_read_cannot_do() {
    let origin = pull_request();
    let step = Step::new();
    let inputs = [("SARIF", "upload"), ("COMMENT", "post"), ("FAIL_ON", "never")];
    let run = step.run(origin.path(), ("pull_request", &event(&origin, "eve/shop")), &inputs);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(step.output("upload-sarif"), "false");
    assert!(run.stdout.contains("::notice title=karat::SARIF is not uploaded: "), "{}", run.stdout);
    assert!(run.stdout.contains("::notice title=karat::The comment is not posted: "), "{}", run.stdout);
    assert!(Path::new(&step.output("sarif-file")).is_file() && Path::new(&step.output("comment-file")).is_file());
}

#[test]
fn pushes_and_merge_groups_are_compared_with_what_was_there() {
    let origin = pull_request();
    let (before, old) = (commit(origin.path(), "main"), commit(origin.path(), "main~1"));
    let new = "0000000000000000000000000000000000000000";
    let cases = [
        ("push", json!({ "before": before }), Some("the commit before")),
        ("merge_group", json!({"merge_group": {"base_sha": old, "base_ref": "refs/heads/main"}}), Some("main")),
        ("push", json!({ "before": new }), None),
        ("workflow_dispatch", json!({}), None),
    ];
    for (name, event, expected) in cases {
        let step = Step::new();
        let run = step.run(
            origin.path(),
            (name, &event),
            &[("ANNOTATIONS", "false"), ("COMMENT", "none"), ("SARIF", "none")],
        );
        assert_eq!(run.status, 1, "{name}: {}", run.stdout);
        assert!(!run.stdout.contains("::error") && !run.stdout.contains("::notice"), "{}", run.stdout);
        let report: Value =
            serde_json::from_str(&std::fs::read_to_string(step.output("report-file")).unwrap()).unwrap();
        assert_eq!(report["since"]["revision"].as_str(), expected, "{name}");
        assert_eq!((step.output("comment-file"), step.output("sarif-file")), (String::new(), String::new()));
    }
}

#[test]
fn a_wrong_input_is_an_annotation_and_a_wrong_use() {
    let folder = Folder::with(&[("a.yaml", POD)]);
    let step = Step::new();
    let wrong = [("STRICT", "yes")];
    let elsewhere = step.run(folder.path(), ("push", &json!({})), &wrong);
    assert_eq!((elsewhere.status, elsewhere.stdout.as_str()), (2, ""));
    assert!(elsewhere.stderr.starts_with("karat: failed to understand the input `strict`"), "{}", elsewhere.stderr);
    let run = step.on_github(folder.path(), ("push", &json!({})), &wrong);
    assert_eq!((run.status, run.stderr.as_str()), (2, ""));
    assert_eq!(
        run.stdout,
        "::error title=karat::failed to understand the input `strict`: `yes`%0A  help: it is one of: true, false\n"
    );
}

/// GitHub shows the text of an annotation in the log: a mistake stands there once, with its place.
#[test]
fn a_mistake_in_the_configuration_stands_in_the_log_of_github_once() {
    let folder = Folder::with(&[("a.yaml", POD), ("karat.toml", "fail_on = \"severe\"\n")]);
    let run = Step::new().on_github(folder.path(), ("push", &json!({})), &[]);
    assert_eq!((run.status, run.stderr.as_str()), (2, ""));
    assert!(
        run.stdout.starts_with("::error title=karat::failed to read the configuration: 1 mistake%0A"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("karat.toml:1:11]") && run.stdout.lines().count() == 1, "{}", run.stdout);
}
