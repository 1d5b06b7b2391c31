//! Golden paths in runs and in a history, by the program over real repositories.

use serde_json::{Value, json};

use crate::adoption::{CARD, PATH, commit_signals};
use crate::harness::Folder;

/// Nobody is on this one, by the same rule.
const OTHER: &str = r#"schema = 1
id = "other"
title = "Other"
version = "1.0.0"
on_path = { at_least = 1, of = ["signal:ci"] }

[signals.ci]
rule = "build.unpaved_pipeline"
params = { workflows = ["acme/nobody/**"] }
"#;

/// The scorecard asks the rule of a signal with another parameter than the path.
fn card() -> String {
    CARD.replace("acme/ci/**", "elsewhere/**")
}

/// A company with definitions and no repository yet.
fn company() -> Folder {
    Folder::with(&[
        ("standards/scorecards/base.toml", &card()),
        ("standards/paths/service.toml", PATH),
        ("standards/paths/other.toml", OTHER),
        (
            "karat.toml",
            "schema = 1\nstandards = \"standards\"\n[history]\nstore = \"kept.db\"\n[serve]\nanonymous_read = true\n",
        ),
    ])
}

/// A service as it is from a day on: which of the two signals it has.
fn commit(folder: &Folder, name: &str, day: &str, signals: [bool; 2]) {
    let catalog = format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {{ name: {name} }}\n\
         spec: {{ type: service, lifecycle: production, owner: team-{} }}\n",
        &name[..1]
    );
    commit_signals(folder, &format!("repositories/{name}"), day, catalog, signals);
}

const ON: [bool; 2] = [true, true];
const OFF: [bool; 2] = [false, false];

pub(crate) fn record(folder: &Folder, day: &str) {
    let run = folder.karat(&["check", "repositories", "--config", "karat.toml", "--record", "--now", day, "-q"]);
    assert!(run.stderr.contains("recorded in"), "{}{}", run.stdout, run.stderr);
}

/// A service and which of the two signals it has.
type Changed = (&'static str, [bool; 2]);

/// Half a year in which some come onto the path, one leaves it, and two are new.
pub(crate) fn told() -> Folder {
    let folder = company();
    let steps: [(&str, &[Changed]); 4] = [
        ("2026-05-02", &[("billing", OFF), ("cart", ON), ("mail", ON)]),
        ("2026-08-20", &[("cart", ON), ("billing", [true, false])]),
        ("2026-09-10", &[("billing", ON), ("search", ON), ("stock", OFF)]),
        ("2026-11-20", &[("mail", [true, false])]),
    ];
    for (day, changed) in steps {
        for (name, signals) in changed {
            commit(&folder, name, day, *signals);
        }
        record(&folder, day);
    }
    folder
}

fn ask(folder: &Folder, arguments: &[&str]) -> String {
    let run = folder.karat(&[&["history"], arguments].concat());
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    run.stdout
}

fn rows(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let asked = ["adoption", "--since", "2026-08-25", "--now", "2026-11-26", "--format", "json"];
    let answer: Value = serde_json::from_str(&ask(folder, &[&asked[..], arguments].concat())).unwrap();
    answer["rows"].as_array().unwrap().clone()
}

#[test]
fn a_report_says_who_is_on_golden_paths_and_their_rules_leave_no_trace_in_it() {
    let folder = company();
    commit(&folder, "billing", "2026-11-01", [true, false]);
    commit(&folder, "cart", "2026-11-01", ON);
    let asked = ["repositories", "--config", "karat.toml", "--now", "2026-11-26", "--fail-on", "never"];
    let report = folder.check(&asked);
    let paths = report["adoption"].as_array().unwrap();
    let told: Vec<_> = paths.iter().map(|own| [&own["id"], &own["version"], &own["at_least"]]).collect();
    assert_eq!(told, [[&json!("other"), &json!("1.0.0"), &json!(1)], [&json!("service"), &json!("2.0.0"), &json!(2)]]);
    let of = |path: &Value| -> Vec<Value> {
        let own = path["entities"].as_array().unwrap().iter();
        own.map(|own| json!([own["name"], own["owner"], own["state"], own["signals"]])).collect()
    };
    let signals = |ci, image| json!([{"id": "ci", "outcome": ci}, {"id": "image", "outcome": image}]);
    assert_eq!(
        of(&paths[1]),
        [
            json!(["billing", "group:default/team-b", "off", signals("pass", "fail")]),
            json!(["cart", "group:default/team-c", "on", signals("pass", "pass")]),
        ]
    );
    assert!(of(&paths[0]).iter().all(|own| own[2] == "off"));
    // The rule of the scorecard fails by its own parameter, that of the path alone is nowhere.
    let rules: Vec<&str> = report["rules"].as_array().unwrap().iter().map(|own| own["id"].as_str().unwrap()).collect();
    assert_eq!(rules, ["build.unpaved_pipeline"]);
    assert!(report["findings"].as_array().unwrap().iter().all(|own| own["rule"] == "build.unpaved_pipeline"));
    assert_eq!(report["scorecards"][1]["checks"][0]["outcome"], "fail");
    folder.write("without/scorecards/base.toml", card());
    let without = folder.check(&[&asked[..], &["--standards", "without"]].concat());
    assert_eq!(without.get("adoption"), None);
}

#[test]
fn who_came_left_and_stayed_is_told_from_what_was_recorded() {
    let folder = told();
    let all = rows(&folder, &["--path", "service"]);
    let expected = json!([{
        "path": "service", "entities": 5, "on": 3, "off": 2, "unknown": 0,
        "share_before": 6667, "share": 6000, "up_to": null, "came": 1, "left": 1,
        "new": 2, "new_on": 1, "new_share": 5000,
        "on_90d_before": 2, "stayed": 1, "stayed_share": 5000
    }]);
    assert_eq!(Value::from(all), expected);
    let steps = rows(&folder, &["--path", "service", "--moves"]);
    let told: Vec<_> =
        steps.iter().map(|own| json!([own["moment"], own["step"], own["entity"], own["because"]])).collect();
    assert_eq!(
        told,
        [
            json!(["2026-09-10T00:00:00Z", "onto", "component:default/billing", "image fail → pass"]),
            json!(["2026-11-20T00:00:00Z", "off", "component:default/mail", "image pass → fail"]),
        ]
    );
    let owners = rows(&folder, &["--group-by", "owner", "--path", "service"]);
    let told: Vec<_> =
        owners.iter().map(|own| json!([own["owner"], own["on"], own["entities"], own["share_before"]])).collect();
    assert_eq!(
        told,
        [
            json!(["group:default/team-b", 1, 1, 0]),
            json!(["group:default/team-c", 1, 1, 10_000]),
            json!(["group:default/team-m", 0, 1, 10_000]),
            json!(["group:default/team-s", 1, 2, null]),
        ]
    );
    let days = rows(&folder, &["--daily", "--path", "service"]);
    let told: Vec<_> = days.iter().map(|own| json!([own["day"], own["on"], own["entities"]])).collect();
    assert_eq!(
        told,
        [
            json!(["2026-08-25", 2, 3]),
            json!(["2026-09-10", 4, 5]),
            json!(["2026-11-20", 3, 5]),
            json!(["2026-11-26", 3, 5]),
        ]
    );
    assert!(ask(&folder, &["verify"]).ends_with("kept.db: all is well\n"));
}

#[test]
fn people_read_who_came_and_who_left() {
    let folder = told();
    let asked = ["adoption", "--since", "2026-08-25", "--now", "2026-11-26"];
    let text = ask(&folder, &asked);
    let expected = "\
Golden paths, 2026-08-25 to 2026-11-26

path     entities  on  off  unknown  share before  share  up to  came  left  new
  new on  new share  on 90d before  stayed  stayed share
other           5   0    5        0             0      0      -     0     0    2
       0          0              0       0             -
service         5   3    2        0         66.67     60      -     1     1    2
       1         50              2       1            50

Came onto service: component:default/billing.

Left service: component:default/mail.

";
    assert!(text.starts_with(expected), "{text}");
    let csv = ask(&folder, &[&asked[..], &["--format", "csv"]].concat());
    assert_eq!(csv.lines().nth(2), Some("service,5,3,2,0,6667,6000,,1,1,2,1,5000,2,1,5000"), "{csv}");
    let unknown = folder.karat(&["history", "adoption", "--path", "servce"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("no run asked the golden path `servce`"), "{}", unknown.stderr);
    assert!(unknown.stderr.contains("there are: other, service"), "{}", unknown.stderr);
    let by_path = folder.karat(&["history", "adoption", "--group-by", "path"]);
    assert!(by_path.status == 2 && by_path.stderr.contains("ask by owner"), "{}", by_path.stderr);
}

#[test]
fn reports_and_fleets_bring_the_same_adoption_as_a_run_that_is_recorded() {
    let folder = company();
    for (name, signals) in [("billing", OFF), ("cart", ON)] {
        commit(&folder, name, "2026-11-01", signals);
        folder.git_at(
            &format!("repositories/{name}"),
            "2026-11-01T06:00:00Z",
            &["remote", "add", "origin", &format!("https://git.acme.dev/acme/{name}.git")],
        );
    }
    record(&folder, "2026-11-02");
    let exported = |store: &str| {
        ask(&folder, &["export", "out", "--format", "jsonl", "--store", store]);
        let text = |name: &str| std::fs::read_to_string(folder.path().join("out").join(name)).unwrap();
        (text("adoption.jsonl"), text("paths.jsonl"))
    };
    let recorded = exported("kept.db");
    assert_eq!((recorded.0.lines().count(), recorded.1.lines().count()), (4, 2), "{}", recorded.0);
    let asked = ["repositories", "--config", "karat.toml", "--now", "2026-11-02", "--fail-on", "never"];
    folder.write("report.json", folder.check(&asked).to_string());
    assert_eq!(ask(&folder, &["import", "report.json"]), "report.json: was there already\n");
    let list =
        "schema = 1\n[[repository]]\npath = \"repositories/billing\"\n[[repository]]\npath = \"repositories/cart\"\n";
    folder.write("fleet.toml", list);
    let path = std::env::var_os("PATH").unwrap();
    let run = folder.karat_with(path.as_ref(), &["fleet", "run", "--now", "2026-11-02"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    ask(&folder, &["import", "fleet.jsonl", "--store", "fleet.db"]);
    assert_eq!(exported("fleet.db"), recorded);
    // What was exported is read back.
    ask(&folder, &["import", "out", "--store", "again.db"]);
    assert_eq!(exported("again.db"), recorded);
    // An export of before there were golden paths is read back, too.
    for file in ["paths.jsonl", "adoption.jsonl"] {
        std::fs::remove_file(folder.path().join("out").join(file)).unwrap();
    }
    let snapshots = std::fs::read_to_string(folder.path().join("out/snapshots.jsonl")).unwrap();
    let older = snapshots.lines().map(|line| {
        let mut row: Value = serde_json::from_str(line).unwrap();
        row.as_object_mut().unwrap().remove("paths");
        format!("{row}\n")
    });
    folder.write("out/snapshots.jsonl", older.collect::<String>());
    assert!(ask(&folder, &["import", "out", "--store", "older.db"]).contains("2 repositories new"));
    assert_eq!(exported("older.db"), (String::new(), String::new()));
}
