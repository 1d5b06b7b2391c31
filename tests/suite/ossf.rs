//! `karat score --format ossf` over small trees: each folder of `testdata/ossf` has its result in `NAME.expected`.
//!
//! `UPDATE_GOLDEN=1` rewrites them. `tests/ossf/compare.py` compares with Scorecard itself, on real repositories.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use crate::harness::{Folder, root};

const TODAY: &str = "2026-11-26T23:59:59Z";

fn score(folder: &Folder, more: &[&str]) -> Value {
    let mut arguments = vec!["score", "--format", "ossf", "--now", TODAY];
    arguments.extend(more);
    let run = folder.karat(&arguments);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert_eq!(run.stdout.lines().count(), 1, "one repository, one line");
    serde_json::from_str(&run.stdout).unwrap()
}

/// The result for people: checks that say nothing but that they are outside of a clone are left out.
fn shown(result: &Value) -> String {
    let mut text = format!("score {}, coverage {}\n", result["score"], result["karat"]["coverage"]);
    for check in result["checks"].as_array().unwrap() {
        let reason = check["reason"].as_str().unwrap();
        if reason.starts_with("not in ") && check["name"] != "Fuzzing" {
            continue;
        }
        let name = check["name"].as_str().unwrap();
        let basis = result["karat"]["basis"][name].as_str().unwrap();
        writeln!(text, "{name} {} ({basis}): {reason}", check["score"]).unwrap();
        for detail in check["details"].as_array().unwrap() {
            writeln!(text, "  {}", detail.as_str().unwrap()).unwrap();
        }
    }
    text
}

#[test]
fn small_trees_have_the_scores_that_scorecard_gives_them() {
    let folder = root().join("testdata/ossf");
    let mut wrong = Vec::new();
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.is_dir());
    names.sort();
    assert!(names.len() >= 15, "{names:?}");
    for path in names {
        let name = path.file_name().unwrap().to_str().unwrap();
        let given = shown(&score(&Folder::copy(&format!("testdata/ossf/{name}")), &[]));
        let expected = folder.join(format!("{name}.expected"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&expected, &given).unwrap();
        }
        if std::fs::read_to_string(&expected).ok().as_deref() != Some(&given) {
            wrong.push(format!("{}:\n{given}", expected.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 rewrites them", wrong.join("\n"));
}

#[test]
fn the_result_has_the_shape_of_json_v2() {
    let result = score(&Folder::with(&[("README.md", "# Shop\n")]), &[]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let sorted = |value: &Value| keys(value).into_iter().collect::<BTreeSet<_>>();
    let names = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(sorted(&result), names(&["date", "repo", "scorecard", "score", "checks", "metadata", "karat"]));
    assert_eq!(result["date"], "2026-11-26T23:59:59Z");
    assert_eq!(result["repo"], serde_json::json!({"name": "shop", "commit": "unknown"}));
    assert_eq!(result["metadata"], serde_json::json!([]));
    let checks = result["checks"].as_array().unwrap();
    assert_eq!(checks.len(), 18);
    assert!(checks.is_sorted_by_key(|check| check["name"].as_str().unwrap()));
    for check in checks {
        assert_eq!(sorted(check), names(&["details", "score", "reason", "name", "documentation"]));
        assert!(check["details"].is_array() && (-1..=10).contains(&check["score"].as_i64().unwrap()), "{check}");
        assert_eq!(sorted(&check["documentation"]), names(&["url", "short"]));
        assert_ne!(check["documentation"]["short"], "");
    }
}

#[test]
fn results_go_to_files_and_several_repositories_to_several_lines() {
    let folder = Folder::with(&[("a/.git/HEAD", "ref: refs/heads/main\n"), ("b/.git/HEAD", "ref: refs/heads/main\n")]);
    folder.write("a/LICENSE", "MIT");
    let run = folder.karat(&["score", "-o", "ossf=all.jsonl", "--now", TODAY]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let text = std::fs::read_to_string(folder.path().join("all.jsonl")).unwrap();
    let names: Vec<_> =
        text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["repo"]["name"].clone()).collect();
    assert_eq!(names, ["a", "b"]);
}

#[test]
fn the_history_of_a_clone_tells_whether_somebody_is_at_work() {
    let folder = Folder::empty();
    let commits = [
        ("2025-01-01T00:00:00Z", "49699333+dependabot[bot]@users.noreply.github.com"),
        ("2026-08-28T12:00:00Z", "a@shop.example"),
        ("2026-10-01T00:00:00Z", "a@shop.example"),
        ("2026-11-01T00:00:00Z", "a@shop.example"),
        ("2026-11-02T00:00:00Z", "b@shop.example"),
    ];
    let git = |arguments: &[&str], time: &str, mail: &str| {
        let mut command = std::process::Command::new("git");
        command.current_dir(folder.path()).args(["-c", "commit.gpgsign=false"]).args(arguments);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "somebody").env(format!("GIT_{who}_EMAIL"), mail);
            command.env(format!("GIT_{who}_DATE"), time);
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "-q", "-b", "main"], "", "");
    git(&["remote", "add", "origin", "git@github.com:acme/shop.git"], "", "");
    for (time, mail) in commits {
        git(&["commit", "-q", "--allow-empty", "-m", "work"], time, mail);
    }
    let of = |result: &Value, name: &str| {
        let check = result["checks"].as_array().unwrap().iter().find(|check| check["name"] == name).unwrap().clone();
        (check["score"].as_i64().unwrap(), check["reason"].as_str().unwrap().to_owned())
    };
    let result = score(&folder, &[]);
    assert_eq!(result["repo"]["name"], "github.com/acme/shop");
    assert_eq!(result["repo"]["commit"].as_str().unwrap().len(), 40);
    let reason = "3 commit(s) in the last 90 days, and issue activity that a clone does not show";
    assert_eq!(of(&result, "Maintained"), (2, reason.to_owned()));
    assert_eq!(result["karat"]["basis"]["Maintained"], "lower bound");
    assert_eq!(of(&result, "Dependency-Update-Tool"), (10, "update tool detected".to_owned()));
    let early = folder.karat(&["score", "--format", "ossf", "--now", "2025-03-01T23:59:59Z"]);
    let early: Value = serde_json::from_str(&early.stdout).unwrap();
    let (score, reason) = of(&early, "Maintained");
    assert_eq!(score, 0);
    assert!(reason.starts_with("project was created within the last 90 days"), "{reason}");
}
