//! What a run remembers of those before it: levels that unknown checks do not take away yet, and outcomes that waivers hold.

use serde_json::{Value, json};

use crate::harness::{Folder, Run, command};

const CARD: &str = r#"schema = 1
id = "base"
title = "Base"
version = "1.0.0"
[scoring]
unknown_grace = "14d"
[[level]]
id = "bronze"
rank = 1
[[level]]
id = "silver"
rank = 2
[[target]]
level = "silver"
[[check]]
id = "readme"
level = "bronze"
rule = "repository.missing_readme"
[[check]]
id = "host"
level = "silver"
rule = "kubernetes.host_network"
"#;

const CATALOG: &str = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\nspec:\n  type: service\n  \
                       lifecycle: production\n  owner: pay\n";

const WAIVER: &str = r#"schema = 1
id = "W-1"
scorecard = "base"
checks = [{ id = "host", rev = 1 }]
reason = "The agent needs it until the move"
requested_by = "user:default/amira"
approved_by = ["user:default/jonas"]
created = 2026-11-26
expires = 2027-02-01
effect = "hold"
[scope]
entities = ["component:default/shop"]
"#;

/// A pod that passes, one that fails, and one that cannot be read.
const PODS: [&str; 3] = ["", "  hostNetwork: true\n", "  broken: [\n"];

fn pod(folder: &Folder, at: usize) {
    let head = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n    - name: shop\n      image: shop\n";
    folder.write("pod.yaml", format!("{head}{}", PODS[at]));
}

/// A repository that passes both checks of its scorecard.
fn shop() -> Folder {
    let folder = Folder::with(&[
        ("standards/scorecards/base.toml", CARD),
        ("catalog-info.yaml", CATALOG),
        ("README.md", "# Shop\n\nWhat it is for, and how it is run.\n"),
        (
            "karat.toml",
            "schema = 1\nstandards = \"standards\"\n[history]\nstore = \"kept.db\"\n[serve]\nanonymous_read = true\n",
        ),
    ]);
    pod(&folder, 0);
    folder.git(&["init", "-q"]);
    folder
}

/// The report of a day, with so many arguments.
fn report(folder: &Folder, day: &str, arguments: &[&str]) -> Value {
    folder.check(&[&["--now", day, "--fail-on", "never"], arguments].concat())
}

/// Level, score, and what became of the check.
fn told(report: &Value) -> (Value, Value, String) {
    let card = &report["scorecards"][0];
    let host = card["checks"].as_array().unwrap().iter().find(|own| own["id"] == "host").unwrap();
    let was = host.get("remembered").map_or_else(String::new, |own| format!(", {} on {}", own["outcome"], own["on"]));
    (card["level"].clone(), card["score"].clone(), format!("{}{was}", host["outcome"]).replace('"', ""))
}

fn verified(folder: &Folder, store: &str) {
    let run = folder.karat(&["history", "verify", "--store", store]);
    assert_eq!(run.status, 0, "{}", run.stdout);
}

#[test]
fn a_level_is_kept_for_the_days_of_grace_and_no_day_more() {
    let folder = shop();
    let mut days = vec!["2026-11-24".to_owned(), "2026-11-25".to_owned()];
    days.extend((26..=30).map(|day| format!("2026-11-{day}")));
    days.extend((1..=12).map(|day| format!("2026-12-{day:02}")));
    for day in &days {
        pod(&folder, if day.as_str() > "2026-11-25" { 2 } else { 0 });
        // What nothing is known of takes the level at once.
        let alone = told(&report(&folder, day, &[]));
        let noted = told(&report(&folder, day, &["--record"]));
        let asked = told(&report(&folder, day, &["--history"]));
        assert_eq!(asked, noted, "{day}: to read a history is enough");
        let (level, score, host) = if day.as_str() <= "2026-11-25" {
            ("silver", 10_000, "pass")
        } else if day.as_str() <= "2026-12-09" {
            ("silver", 5000, "unknown, pass on 2026-11-25")
        } else {
            ("bronze", 5000, "unknown")
        };
        assert_eq!(noted, (json!(level), json!(score), host.to_owned()), "{day}");
        let bare = if day.as_str() > "2026-11-25" { ("bronze", "unknown") } else { ("silver", "pass") };
        assert_eq!((alone.0, alone.2), (json!(bare.0), bare.1.to_owned()), "{day}");
        let gate = folder.karat(&["check", "--gate", "target", "--history", "--now", day, "-q"]);
        assert_eq!(gate.status, i32::from(level != "silver"), "{day}: {}", gate.stdout);
    }
    verified(&folder, "kept.db");
    let levels = folder.karat(&[
        "history",
        "level",
        "--since",
        "2026-11-24",
        "--now",
        "2026-12-12",
        "--daily",
        "--format",
        "json",
    ]);
    let rows: Value = serde_json::from_str(&levels.stdout).unwrap();
    let silver: Vec<_> = rows["rows"].as_array().unwrap().iter().filter(|row| row["level"] == "silver").collect();
    assert!(
        silver.iter().all(|row| (row["entities"] == 1) == (row["day"].as_str() < Some("2026-12-10"))),
        "{silver:?}"
    );
    assert!(!silver.is_empty(), "{}", levels.stdout);
}

#[test]
fn every_way_to_show_a_level_says_by_what_it_is_kept() {
    let folder = shop();
    report(&folder, "2026-11-25", &["--record"]);
    pod(&folder, 2);
    let kept = "kept until 2026-12-10: host is unknown, last known on 2026-11-25";
    let flowing = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let check = |format: &str, history: &str| {
        flowing(&folder.karat(&["check", "-o", format, "--now", "2026-11-26", history, "--fail-on", "never"]).stdout)
    };
    for format in ["text", "md", "html"] {
        assert!(check(format, "--history").contains(kept), "{format}: {}", check(format, "--history"));
        assert!(!check(format, "--render=auto").contains("kept until"), "{format}");
    }
    let explained = folder.karat(&["score", "--explain", "--history", "--now", "2026-11-26"]);
    assert!(flowing(&explained.stdout).contains(&format!("silver reached: {kept}")), "{}", explained.stdout);
    let report = report(&folder, "2026-11-26", &["--history"]);
    let card = &report["scorecards"][0];
    assert_eq!((&card["kept_until"], &card["ladder"][1]["kept_by"]), (&json!("2026-12-10"), &json!(["host"])));
    let absent = folder.karat(&["check", "--history=none.db", "--now", "2026-11-26"]);
    assert_eq!(absent.status, 2, "{}", absent.stderr);
}

#[test]
fn what_is_compared_with_is_remembered_alike() {
    let folder = shop();
    folder.git(&["remote", "add", "origin", "https://git.acme.dev/acme/shop.git"]);
    report(&folder, "2026-11-25", &["--record"]);
    pod(&folder, 2);
    folder.git(&["add", "-A", ":!*.db*"]);
    folder.git(&["commit", "-qm", "Break it"]);
    folder.write("NOTES.md", "More\n");
    let since = report(&folder, "2026-11-26", &["--history", "--since", "HEAD"]);
    let moved = &since["since"]["scorecards"][0];
    assert_eq!((&moved["before"]["level"], &moved["after"]["level"]), (&json!("silver"), &json!("silver")), "{moved}");
    let arguments = ["check", "-o", "vsa", "--history", "--at", "HEAD", "--now", "2026-11-26", "--fail-on", "critical"];
    let run = folder.karat(&arguments);
    let vouched = format!("{}{}", run.stdout, run.stderr);
    // What is remembered is no proof of what is there now.
    assert!(vouched.contains("\"verifiedLevels\":[\"FAILED\"]") && !vouched.contains("BASE_SILVER"), "{vouched}");
}

#[test]
fn a_report_that_is_read_into_a_history_gets_what_that_knows_and_keeps_what_it_says() {
    let folder = shop();
    let write = |name: &str, day: &str, arguments: &[&str]| {
        folder.write(name, report(&folder, day, arguments).to_string());
        let run = folder.karat(&["history", "import", name, "--store", "other.db"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
    };
    write("one.json", "2026-11-25", &["--record"]);
    pod(&folder, 2);
    write("two.json", "2026-11-26", &[]);
    write("three.json", "2026-11-27", &["--history"]);
    verified(&folder, "other.db");
    let rows = folder.karat(&[
        "history",
        "level",
        "--store",
        "other.db",
        "--since",
        "2026-11-25",
        "--now",
        "2026-12-20",
        "--format",
        "json",
    ]);
    let rows: Value = serde_json::from_str(&rows.stdout).unwrap();
    let silver = rows["rows"].as_array().unwrap().iter().find(|row| row["level"] == "silver").unwrap();
    assert_eq!((&silver["before"], &silver["now"]), (&json!(1), &json!(1)));
}

#[test]
fn a_step_of_a_pipeline_remembers_what_the_history_that_it_is_given_knows() {
    let folder = shop();
    assert_eq!(told(&report(&folder, "2026-11-25", &["--record"])).0, json!("silver"));
    pod(&folder, 2);
    let step = |history: &str| {
        let kept = tempfile::tempdir().unwrap();
        std::fs::write(kept.path().join("event.json"), "{}").unwrap();
        let mut step = command(folder.path());
        step.args(["ci", "github", "--now", "2026-11-26"])
            .env("GITHUB_WORKSPACE", folder.path())
            .env("GITHUB_EVENT_NAME", "push")
            .env("GITHUB_EVENT_PATH", kept.path().join("event.json"))
            .env("GITHUB_OUTPUT", kept.path().join("output"))
            .env("RUNNER_TEMP", kept.path())
            .env("KARAT_INPUT_SINCE", "none")
            .env("KARAT_INPUT_HISTORY", history);
        let run = Run::from(step.output().unwrap());
        let text = std::fs::read_to_string(kept.path().join("karat/karat/karat.json"));
        (run, text.ok().map(|text| told(&serde_json::from_str(&text).unwrap()).0))
    };
    let (run, level) = step("");
    assert_eq!(level, Some(json!("bronze")), "{}{}", run.stdout, run.stderr);
    assert_eq!(step("kept.db").1, Some(json!("silver")));
    let (run, report) = step("none.db");
    assert!(run.status == 2 && report.is_none() && run.stderr.contains("none.db"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn a_waiver_holds_what_was_known_before_it_and_ends() {
    let folder = shop();
    report(&folder, "2026-11-25", &["--record"]);
    folder.write("standards/waivers/host.toml", WAIVER);
    for (day, at) in [("2026-11-26", 1), ("2026-11-27", 2), ("2026-12-24", 1), ("2027-01-31", 2)] {
        pod(&folder, at);
        let told = told(&report(&folder, day, &["--record"]));
        assert_eq!(told, (json!("silver"), json!(10_000), "pass, pass on 2026-11-25".to_owned()), "{day}");
    }
    let shown = folder.karat(&["score", "--history", "--now", "2027-01-31"]).stdout;
    assert!(shown.contains("a waiver holds what was last known on 2026-11-25"), "{shown}");
    let ended = told(&report(&folder, "2027-02-01", &["--record"]));
    assert_eq!(ended, (json!("bronze"), json!(5000), "unknown".to_owned()), "it failed when it was last known");
    verified(&folder, "kept.db");
}

#[test]
#[cfg(unix)]
fn the_lines_of_a_fleet_that_is_recorded_tell_what_is_kept() {
    let folder = shop();
    folder.write("fleet.toml", "schema = 1\n[[repository]]\npath = \"acme/web\"\n");
    folder.write("acme/web/README.md", "# Web\n\nWhat it is for, and how it is run.\n");
    folder.write("acme/web/catalog-info.yaml", CATALOG);
    let run = |day: &str| {
        folder.write("acme/web/pod.yaml", std::fs::read(folder.path().join("pod.yaml")).unwrap());
        for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "Change"]] {
            folder.git_at("acme/web", &format!("{day}T08:00:00Z"), arguments);
        }
        let path = std::path::PathBuf::from(std::env::var_os("PATH").unwrap());
        let own = folder.karat_with(&path, &["fleet", "run", "--fresh", "--record", "--now", day]);
        assert_eq!(own.status, 0, "{}{}", own.stdout, own.stderr);
        let text = std::fs::read_to_string(folder.path().join("fleet.jsonl")).unwrap();
        let line: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        crate::reports::assert_valid(&line["report"]);
        told(&line["report"])
    };
    assert_eq!(run("2026-11-25").0, json!("silver"));
    pod(&folder, 2);
    let kept = (json!("silver"), json!(5000), "unknown, pass on 2026-11-25".to_owned());
    assert_eq!(run("2026-11-26"), kept);
    verified(&folder, "kept.db");
}

#[test]
#[cfg(feature = "serve")]
fn a_server_lays_what_it_knows_over_the_reports_that_it_gets() {
    let folder = shop();
    let first = report(&folder, "2026-10-25", &["--record"]);
    let token = folder.karat(&["token", "create", "ci", "--write", "--all"]).stdout;
    pod(&folder, 2);
    let [second, third] = ["2026-10-26", "2026-11-09"].map(|day| report(&folder, day, &[]));
    assert_eq!(told(&second).0, json!("bronze"), "the pipeline knows of no history");
    let server = crate::server::Server::start(folder.path(), "127.0.0.1:0", &["--now", "2026-11-09"]);
    let send = |report: &Value| {
        let request = ureq::post(format!("{}/api/v1/runs", server.address)).header("content-type", "application/json");
        let sent =
            request.header("authorization", format!("Bearer {}", token.trim())).send(report.to_string().as_bytes());
        sent.unwrap().status().as_u16()
    };
    assert_eq!([&first, &second, &second].map(send), [200, 201, 200], "a report is known by what it says itself");
    let (_, page) = server.get("/entities/component%3Adefault/shop");
    assert!(page.contains("The level is kept until 2026-11-09: host is unknown, last known on 2026-10-25."), "{page}");
    let entity =
        || -> Value { serde_json::from_str(&server.get("/api/v1/entities/component%3Adefault%2Fshop").1).unwrap() };
    let own = &entity()["standings"][0];
    let was = json!({"outcome": "pass", "value": 10_000, "on": "2026-10-25", "until": "2026-11-09", "level": "silver"});
    assert_eq!((&own["level"], &own["score"], &own["checks"][0]["remembered"]), (&json!("silver"), &json!(5000), &was));
    assert_eq!(send(&third), 201);
    assert_eq!(entity()["standings"][0]["level"], "bronze");
    verified(&folder, "kept.db");
}
