//! `karat demo`: the same day gives the same history, which is sound, goes on as any other, and tells of what happened.

use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::Value;

use crate::harness::{Folder, Run, command, files_below};

const NOW: &str = "2026-11-26";
/// One of ten services, among them one that is given up and one that a template breaks.
const SERVICES: &str = "6";

fn path() -> PathBuf {
    std::env::var_os("PATH").unwrap_or_default().into()
}

fn made() -> Folder {
    let folder = Folder::empty();
    let run = folder.karat_with(&path(), &["demo", "set", "--now", NOW, "--services", SERVICES]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    for part in ["set: 6 services of 6 teams, judged in 57 runs from 2025-11-26 to 2026-11-26", "cd set\n"] {
        assert!(run.stdout.contains(part), "{}", run.stdout);
    }
    assert_eq!(run.stderr, "");
    folder
}

/// One for all tests that only ask.
fn set() -> &'static Folder {
    static SET: OnceLock<Folder> = OnceLock::new();
    SET.get_or_init(made)
}

/// Runs karat in the set.
fn karat(folder: &Folder, arguments: &[&str]) -> Run {
    let output = command(folder.path()).current_dir(folder.path().join("set")).args(arguments).output().unwrap();
    Run::from(output)
}

fn rows(arguments: &[&str]) -> Vec<Value> {
    let run = karat(set(), &[&["history"], arguments, &["--now", NOW, "--format", "json"]].concat());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    serde_json::from_str::<Value>(&run.stdout).unwrap()["rows"].as_array().unwrap().clone()
}

fn text<'v>(row: &'v Value, field: &str) -> &'v str {
    row[field].as_str().unwrap_or_else(|| panic!("{field} of {row}"))
}

#[test]
fn the_history_is_sound_the_same_wherever_it_is_made_and_goes_on_like_any_other() {
    let run = karat(set(), &["history", "verify"]);
    assert!(run.status == 0 && run.stdout.ends_with("all is well\n"), "{}{}", run.stdout, run.stderr);
    let again = made();
    let exported = |folder: &Folder| {
        assert_eq!(karat(folder, &["history", "export", "../out", "--format", "jsonl"]).status, 0);
        let files = files_below(&folder.path().join("out")).into_iter();
        files.map(|file| (file.file_name().unwrap().to_owned(), std::fs::read(file).unwrap())).collect::<Vec<_>>()
    };
    let (one, other) = (exported(set()), exported(&again));
    assert!(!one.is_empty() && one == other);
    // What was judged anew only where something had changed is what a run over everything finds.
    let arguments = ["check", "--record", "repositories", "--now", NOW, "-q", "--fail-on", "never"];
    let run = karat(&again, &arguments);
    assert!(run.stderr.ends_with("as of 2026-11-26: 6 repositories, 0 changed\n"), "{}", run.stderr);
}

#[test]
fn the_stricter_scorecard_is_why_scores_fell_on_its_day() {
    let arguments = ["score", "--since", "2026-07-28", "--scorecard", "shop-golden-path"];
    let run = karat(set(), &[&["history"], &arguments[..], &["--now", "2026-07-30", "--format", "json"]].concat());
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    let moved = answer["rows"].as_array().unwrap();
    let by_definition = moved.iter().filter(|row| row["definition"].as_i64().unwrap() < 0).count();
    assert!(by_definition >= 3, "{}", run.stdout);
    let asked = rows(&["checks", "--since", "2026-07-01"]);
    assert!(asked.iter().any(|row| row["check"] == "on-call" && row["scorecard"] == "shop-golden-path"), "{asked:?}");
}

#[test]
fn the_incident_shows_in_one_team_and_is_over_two_weeks_later() {
    let fell = rows(&["regressions", "--since", "2026-09-21"]);
    let broken: Vec<_> = fell.iter().filter(|row| row["check"] == "escalation").collect();
    assert!(!broken.is_empty(), "{fell:?}");
    assert!(broken.iter().all(|row| text(row, "owner").ends_with("fulfilment")), "{broken:?}");
    let levels = |now| {
        let arguments = ["history", "level", "--since", "2026-09-21", "--scorecard", "shop-security"];
        let run = karat(set(), &[&arguments[..], &["--group-by", "owner", "--now", now, "--format", "json"]].concat());
        let answer: Value = serde_json::from_str(&run.stdout).unwrap();
        let none = answer["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| text(row, "owner").ends_with("fulfilment") && row["level"] == "none");
        none.map_or(0, |row| row["now"].as_i64().unwrap())
    };
    assert!(levels("2026-09-24") > 0);
    assert_eq!(levels("2026-10-09"), 0);
}

#[test]
fn the_paved_road_fills_over_the_year_and_is_told_as_the_commits_tell_it() {
    let days = rows(&["adoption", "--since", "2025-11-27", "--daily"]);
    let shares: Vec<i64> = days.iter().filter_map(|row| row["share"].as_i64()).collect();
    assert!(shares.len() > 2 && shares.last() > shares.first(), "{days:?}");
    let told = rows(&["adoption", "--since", "2025-11-27"]);
    assert_eq!((told.len(), text(&told[0], "path")), (1, "paved-road"));
    assert!(told[0]["came"].as_i64().unwrap() > 0, "{told:?}");
    let asked = ["adoption", "repositories", "--now", NOW, "-o", "json"];
    let measured: Value = serde_json::from_str(&karat(set(), &asked).stdout).unwrap();
    let now = &measured["paths"][0]["adoption"];
    for field in ["on", "off", "unknown", "share"] {
        assert_eq!(told[0][field], now[field], "{field}");
    }
}

#[test]
fn who_is_given_up_is_no_longer_counted() {
    let counted = |now| {
        let arguments = ["history", "level", "--scorecard", "shop-security", "--since", "2025-11-26"];
        let run = karat(set(), &[&arguments[..], &["--now", now, "--format", "json"]].concat());
        let answer: Value = serde_json::from_str(&run.stdout).unwrap();
        answer["rows"].as_array().unwrap().iter().map(|row| row["now"].as_i64().unwrap()).sum::<i64>()
    };
    assert_eq!(counted("2026-07-20"), counted("2026-07-24") + 1);
}

#[test]
fn a_folder_with_something_in_it_and_a_missing_git_are_refused() {
    let folder = Folder::empty();
    folder.write("set/notes.txt", "mine");
    let full = folder.karat_with(&path(), &["demo", "set"]);
    assert_eq!(full.status, 2);
    assert!(full.stderr.contains("something is in it") && full.stderr.contains("help:"), "{}", full.stderr);
    let without = folder.karat_with(folder.path(), &["demo", "other", "--services", "1"]);
    assert_eq!(without.status, 2);
    assert!(without.stderr.contains("start git") && without.stderr.contains("install it"), "{}", without.stderr);
}

#[test]
fn its_definitions_are_as_they_should_be_and_a_stricter_card_can_be_supposed() {
    let lint = karat(set(), &["scorecard", "lint"]);
    assert_eq!(lint.status, 0, "{}{}", lint.stdout, lint.stderr);
    let files = files_below(&set().path().join("set/standards"));
    assert!(files.iter().any(|file| file.ends_with("waiver-policy.toml")));
    let by_path = "standards/scorecards/golden-path.toml";
    let absolute = set().path().join("set").join(by_path);
    for card in [by_path, absolute.to_str().unwrap(), "shop-golden-path"] {
        let run = karat(set(), &["simulate", "--scorecard", card, "--now", NOW, "-o", "json", "repositories"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{card}");
        let told: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!((text(&told["versions"], "before"), text(&told["versions"], "after")), ("1.0.0", "2.0.0"), "{card}");
    }
    let waivers = karat(set(), &["waivers", "--now", NOW]);
    assert_eq!(waivers.status, 0, "{}", waivers.stderr);
}
