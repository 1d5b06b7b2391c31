//! `karat schema` and `karat scorecard lint`, the latter in real git histories.

use crate::harness::{Folder, Run, root};

const CARD: &str = r#"schema = 1
id = "base"
title = "Base"
version = "1.0.0"
[[level]]
id = "bronze"
rank = 1
[[check]]
id = "readme"
level = "bronze"
weight = 2
rule = "repository.missing_readme"
"#;

const FILE: &str = "standards/scorecards/base.toml";

fn commit(folder: &Folder, text: &str) {
    folder.write(FILE, text);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "card"]);
}

fn repository() -> Folder {
    let folder = Folder::empty();
    folder.git(&["init", "-q"]);
    commit(&folder, CARD);
    folder
}

/// The scorecard of the standards themselves, of two nights over two repositories.
#[test]
fn the_standards_are_scored_by_what_earlier_runs_left_behind() {
    let folder = Folder::with(&[("work/a/README.md", "# A\n"), ("work/b/main.py", "print(1)\n"), (FILE, CARD)]);
    for name in ["a", "b"] {
        folder.git(&["init", "-q", &format!("work/{name}")]);
    }
    folder.git(&["init", "-q"]);
    let facts = "schema = 1\n[[source]]\nid = \"scores\"\npath = \"facts/scores/*.csv\"\nkey = \"entity\"\nmax_age = \"8d\"\n\
                 [source.fields]\nday = \"date\"\n";
    folder.write("standards/facts.toml", facts);
    folder.write("standards/facts/scores/.keep", "");
    for day in ["2026-08-01", "2026-11-20"] {
        let to = format!("csv=standards/facts/scores/{day}.csv");
        let run = folder.karat(&["score", "work", "--standards", "standards", "--now", day, "-o", &to]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let table = std::fs::read_to_string(folder.path().join(format!("standards/facts/scores/{day}.csv"))).unwrap();
        assert!(
            table.lines().next().unwrap().ends_with(",tier,day") && table.trim_end().ends_with(&format!(",{day}")),
            "{table}"
        );
    }
    folder.write("karat.toml", "[rules.\"standards.red_check\"]\nparameters = { percent = 40, least_entities = 2 }\n");
    let score = |day: &str| {
        let run = folder.karat(&[
            "score",
            ".",
            "--standards",
            "standards",
            "--scorecard",
            "platform-maturity",
            "--now",
            day,
            "-o",
            "json",
        ]);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let cards = report["scorecards"].as_array().unwrap();
        let card = cards.iter().find(|card| card["id"] == "platform-maturity").unwrap();
        let outcome = |id: &str| {
            let check = card["checks"].as_array().unwrap().iter().find(|check| check["id"] == id).unwrap();
            check["outcome"].as_str().unwrap().to_owned()
        };
        ["red-check", "card-without-owner", "expired-waiver", "weak-adoption"].map(outcome)
    };
    assert_eq!(score("2026-11-21"), ["fail", "fail", "not_applicable", "unknown"]);
    assert_eq!(score("2026-12-21"), ["unknown", "fail", "not_applicable", "unknown"], "the last table is too old");
    let run =
        folder.karat(&["score", "work/a", "--scorecard", "platform-maturity", "--now", "2026-11-21", "-o", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let card = &report["scorecards"][0];
    assert_eq!(
        (&card["level"], &card["score"]),
        (&serde_json::Value::Null, &serde_json::Value::Null),
        "no definitions, no level"
    );
}

fn said(run: &Run) -> (i32, &str) {
    (run.status, run.stdout.as_str())
}

#[test]
fn schemas_are_printed_as_they_are_shipped() {
    let folder = Folder::empty();
    for name in ["scorecard", "waiver", "waiver-policy", "campaign", "facts", "path"] {
        let shipped = root().join(format!("src/standards/schema/karat-{name}-1.schema.json"));
        assert_eq!(said(&folder.karat(&["schema", name])), (0, std::fs::read_to_string(shipped).unwrap().as_str()));
    }
    assert_eq!(folder.karat(&["schema", "nothing"]).status, 2);
}

#[test]
fn a_scorecard_is_compared_with_what_is_committed() {
    let folder = repository();
    let new = "standards/scorecards/base.toml: nothing stood there before\n";
    assert_eq!(said(&folder.karat(&["scorecard", "lint"])), (0, new));
    let lighter = CARD.replace("weight = 2", "weight = 1");
    folder.write(FILE, &lighter);
    let told = "\
standards/scorecards/base.toml:4: `weight` of check `readme` differs: version 1.0.0 does not say so
    help: set `version = \"1.1.0\"` or higher
standards/scorecards/base.toml:11: `weight` of check `readme` differs, and no new `[[change]]` says so
    help: add a [[change]] with version = \"1.1.0\", kind = \"reweight\", checks = [\"readme\"]
";
    let work = format!("{told}standards/scorecards/base.toml: 2 mistakes since HEAD\n");
    assert_eq!(said(&folder.karat(&["scorecard", "lint"])), (1, work.as_str()));
    commit(&folder, &lighter);
    folder.write("other.txt", "x");
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "other"]);
    let run = folder.karat(&["scorecard", "lint", FILE]);
    assert!(run.stdout.starts_with(told), "the version before the last change: {}", run.stdout);
    let run = folder.karat(&["scorecard", "lint", "--against", "HEAD~2"]);
    assert_eq!(run.stdout, format!("{told}standards/scorecards/base.toml: 2 mistakes since HEAD~2\n"));
    let entry =
        "[[change]]\nversion = \"1.1.0\"\ndate = 2026-11-01\nkind = \"reweight\"\nchecks = [\"readme\"]\nwhy = \"x\"\n";
    folder.write(FILE, lighter.replace("1.0.0", "1.1.0") + entry);
    let good = "standards/scorecards/base.toml: says what changed since HEAD~2\n";
    assert_eq!(said(&folder.karat(&["scorecard", "lint", "--against", "HEAD~2"])), (0, good));
}

#[test]
fn a_scorecard_whose_file_is_renamed_is_known_by_its_id() {
    let folder = repository();
    let renamed = "standards/scorecards/renamed.toml";
    folder.git(&["mv", FILE, renamed]);
    let moved = format!("{renamed} (before: {FILE}): says what changed since HEAD\n");
    assert_eq!(said(&folder.karat(&["scorecard", "lint"])), (0, moved.as_str()));
    folder.write(renamed, CARD.replace("weight = 2", "weight = 9"));
    let check = |arguments: &[&str], since: &str| {
        let run = folder.karat(arguments);
        assert_eq!(run.status, 1, "{arguments:?}: {}", run.stdout);
        let changed = format!("{renamed}:11: `weight` of check `readme` differs, and no new `[[change]]` says so\n");
        assert!(run.stdout.contains(&changed), "{}", run.stdout);
        let last = format!("{renamed} (before: {FILE}): 2 mistakes since {since}");
        assert!(run.stdout.contains(&last), "{}", run.stdout);
        assert!(!run.stdout.contains("is gone"), "{}", run.stdout);
    };
    check(&["scorecard", "lint"], "HEAD");
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "renamed"]);
    check(&["scorecard", "lint"], "");
    check(&["scorecard", "lint", "--against", "HEAD~1"], "HEAD~1");
    // One of another id is a new one.
    folder.write("standards/scorecards/other.toml", CARD.replace("id = \"base\"", "id = \"other\""));
    let run = folder.karat(&["scorecard", "lint", "standards/scorecards/other.toml"]);
    assert_eq!(said(&run), (0, "standards/scorecards/other.toml: nothing stood there before\n"));
}

#[test]
fn a_scorecard_does_not_go_without_a_word() {
    let folder = repository();
    folder.write("standards/scorecards/other.toml", CARD.replace("id = \"base\"", "id = \"other\""));
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "two"]);
    assert_eq!(folder.karat(&["scorecard", "lint"]).status, 0);
    let all = |arguments: &[&str]| {
        let run = folder.karat(arguments);
        (run.status, run.stdout.lines().skip(1).collect::<Vec<_>>().join("\n"))
    };
    let gone = |revision: &str| {
        format!(
            "{FILE}: scorecard `base` is gone since {revision}, and nothing says so\n    help: ids are permanent: put the file back \
             with `stage = \"retired\"`, and delete it in a later change"
        )
    };
    std::fs::remove_file(folder.path().join(FILE)).unwrap();
    assert_eq!(all(&["scorecard", "lint"]), (1, gone("HEAD")));
    folder.git(&["commit", "-qam", "without a word"]);
    assert_eq!(all(&["scorecard", "lint"]).0, 1, "the folder before its last change");
    assert_eq!(all(&["scorecard", "lint", "--against", "HEAD~1"]), (1, gone("HEAD~1")));
    assert_eq!(all(&["scorecard", "lint", "--against", "HEAD"]), (0, String::new()));
    // It is retired with a word, and goes in a later change.
    let word = "[[change]]\nversion = \"1.1.0\"\ndate = 2026-11-01\nkind = \"remove\"\nwhy = \"x\"\n";
    let retired = CARD.replace("version = \"1.0.0\"", "version = \"1.1.0\"\nstage = \"retired\"");
    folder.write(FILE, format!("{retired}{word}"));
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "retired"]);
    assert_eq!(folder.karat(&["scorecard", "lint", "--against", "HEAD~2"]).status, 0);
    std::fs::remove_file(folder.path().join(FILE)).unwrap();
    let told = format!("{FILE}: gone since HEAD, where scorecard `base` was retired");
    assert_eq!(all(&["scorecard", "lint"]), (0, told));
}

#[test]
fn what_cannot_be_compared_is_wrong_use() {
    let folder = repository();
    for (arguments, complaint) in [
        (&["scorecard", "lint", "nothing.toml"][..], "failed to read nothing.toml"),
        (&["scorecard", "lint", "--against", "nowhere"], "there is no revision `nowhere`"),
    ] {
        let run = folder.karat(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains(complaint), "{}", run.stderr);
    }
    folder.write(FILE, CARD.replace("missing_readme", "missing_readmee"));
    let run = folder.karat(&["scorecard", "lint"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("did you mean `repository.missing_readme`?"), "{}", run.stderr);
    let empty = Folder::empty();
    assert_eq!(empty.karat(&["scorecard", "lint"]).status, 2);
    empty.write("a.toml", CARD);
    let run = empty.karat(&["scorecard", "lint", "a.toml"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("it is in no git repository"), "{}", run.stderr);
}
