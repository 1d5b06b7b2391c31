//! The fact of small histories.
#![expect(clippy::disallowed_methods, reason = "the tests make the files that are read")]

use std::fs;
use std::path::Path;

use regorus::Value;

use super::*;
use crate::facts::imported::Imported;
use crate::git::landed::testing::{History, git};
use crate::model::source::Repository;

const DAY: i64 = 86_400;
/// 2026-11-26
const NOW: i64 = 1_795_651_200;

fn told(folder: &Path) -> Result<Value, String> {
    told_at(folder, None)
}

/// What is told of a commit, or of what is checked out.
fn told_at(folder: &Path, commit: Option<&str>) -> Result<Value, String> {
    let repository = Repository {
        target: ".".to_owned(),
        name: "shop".to_owned(),
        root: folder.to_owned(),
        revision: commit.map(str::to_owned),
        past: commit.is_some(),
    };
    let source = Source {
        repository: &repository,
        files: &[],
        documents: &[],
        heads: None,
        scopes: &[String::new()],
        now: NOW,
        imported: &Imported::default(),
    };
    let history = git::Repository::open(folder).map_err(|none| none.to_string())?;
    let history = match commit {
        Some(commit) => history.commit_of(commit).map(|commit| history.at(commit)).map_err(|none| none.to_string())?,
        None => history,
    };
    gather(&source, &history).map_err(|Unknown(reason)| reason)
}

/// `deploy env basis: service present deployments`, one a service.
fn services(fact: &Value) -> Vec<String> {
    let text = |value: &Value| value.to_string().trim_matches('"').to_owned();
    let groups = fact["groups"].as_array().unwrap().iter();
    let rows = groups.flat_map(|group| {
        let head = format!("{} {} {}", text(&group["deploy"]), text(&group["env"]), text(&group["basis"]));
        let services = group["services"].as_array().unwrap().iter();
        let row = |row: &Value| {
            format!("{head}: {} {} {}", text(&row["service"]), row["present"], row["deployment_frequency"]["n"])
        };
        services.map(row).collect::<Vec<_>>()
    });
    rows.collect()
}

/// Commits so many days before now.
fn commits(days: &[i64]) -> History {
    let mut history = History::new();
    for (number, days) in days.iter().enumerate() {
        history.commit(NOW - days * DAY, "work", &[("a.txt", Some(&number.to_string()))]);
    }
    history
}

#[test]
fn tags_that_are_versions_are_releases() {
    let mut history = commits(&[400, 95, 40, 2]);
    history.tag("v1.0.0", 1, None);
    history.tag("latest", 2, None);
    history.tag("v1.1.0", 3, Some(NOW - 30 * DAY));
    history.tag("v1.2.0-rc.1", 4, None);
    history.tag("worker-v0.3.0", 2, None);
    let fact = told(history.make().path()).unwrap();
    assert_eq!(services(&fact), ["versions released tag: shop true 1", "versions released tag: worker true 0"]);
    let [shop, worker] = [0_usize, 1].map(|place| fact["groups"][0_usize]["services"][place].clone());
    assert_eq!(shop["latest"], Value::from(NOW - 30 * DAY));
    assert_eq!(worker["latest"], Value::from(NOW - 95 * DAY));
    // The commits of 95 and of 40 days ago came with the release of 30 days ago.
    assert_eq!(shop["change_lead_time"]["n"], Value::from(2_u64));
    assert_eq!(shop["change_lead_time"]["median_seconds"], Value::from(10 * DAY));
    assert_eq!(shop["change_fail_rate"]["lower_bound"], Value::Bool(true));
    assert_eq!(worker["first"], Value::Undefined, "what is not known is absent");
    assert_eq!((&fact["definition"], &fact["window"]["since"]), (&Value::Undefined, &Value::from(NOW - 90 * DAY)));
}

#[test]
fn merges_count_where_there_is_no_version() {
    let mut history = commits(&[50]);
    history.on("work", NOW - 40 * DAY, "one", &[1], &[("b.txt", Some("1"))]);
    history.on("main", NOW - 39 * DAY, "Merge work", &[1, 2], &[("b.txt", Some("1"))]);
    assert_eq!(services(&told(history.make().path()).unwrap()), ["merges merged merge: shop true 1"]);
    assert_eq!(told(commits(&[3, 2]).make().path()), Ok(Value::Undefined), "nothing tells of deployments");
}

#[test]
fn a_commit_is_measured_as_if_it_were_checked_out() {
    let mut history = commits(&[50]);
    for (number, days) in [(1, 40), (3, 20)] {
        history.on("work", NOW - days * DAY, "work", &[number], &[("b.txt", Some(&days.to_string()))]);
        history.on("main", NOW - days * DAY, "Merge", &[number, number + 1], &[("b.txt", Some(&days.to_string()))]);
    }
    let folder = history.make();
    assert_eq!(services(&told(folder.path()).unwrap()), ["merges merged merge: shop true 2"]);
    let earlier = told_at(folder.path(), Some(&history.id(3))).unwrap();
    assert_eq!(services(&earlier), ["merges merged merge: shop true 1"]);
}

#[test]
fn a_definition_is_used_alone() {
    let mut history = commits(&[200]);
    history.tag("v1.0.0", 1, None);
    for (days, version) in [(120, "1.0.0"), (20, "1.1.0")] {
        history.commit(NOW - days * DAY, "up", &[("env/prod/api.yaml", Some(&format!("tag: {version}\n")))]);
    }
    let folder = history.make();
    let definition = "schema = 1\nenvironments = [\"prod\"]\n[[deploy]]\nid = \"gitops\"\nfiles = \"env/*/*.yaml\"\nenv = \"{1}\"\nservice = \"{2}\"\nfield = \"tag\"\n";
    fs::create_dir(folder.path().join("standards")).unwrap();
    fs::write(folder.path().join("standards/flow.toml"), definition).unwrap();
    let fact = told(folder.path()).unwrap();
    assert_eq!(services(&fact), ["gitops prod gitops: api true 1"]);
    assert_eq!(fact["definition"], Value::from("standards/flow.toml"));
    assert_eq!(fact["environments"], Value::from_json_str("[\"prod\"]").unwrap());
    fs::write(folder.path().join("standards/flow.toml"), definition.replace("env/", "enw/")).unwrap();
    let error = told(folder.path()).unwrap_err();
    assert!(error.contains("`gitops`: files = \"enw/*/*.yaml\" matches nothing"), "{error}");
    fs::write(folder.path().join("standards/flow.toml"), "schema = 7\n").unwrap();
    assert_eq!(told(folder.path()).unwrap_err(), "standards/flow.toml has mistakes: see `karat flow`");
}

const IMPORT: &str = "schema = 1\n[[deploy]]\nid = \"cd\"\nbasis = \"import\"\npath = \"deployments/*.csv\"\nenv = \"production\"\nfields = { service = \"app\" }\n";

#[test]
fn exported_deployments_need_no_history_and_say_what_is_wrong_with_them() {
    let mut history = commits(&[50, 30, 20]);
    history.tag("v1.0.0", 1, None);
    history.tag("v1.1.0", 3, None);
    let folder = history.make();
    let file = folder.path().join("deployments/2026.csv");
    fs::create_dir(folder.path().join("deployments")).unwrap();
    fs::write(folder.path().join("flow.toml"), IMPORT).unwrap();
    let rows = "app,env,version,at,result\nshop,,1.0.0,2026-10-10T10:00:00Z,success\nshop,,1.1.0,2026-11-10T10:00:00Z,\n\
                shop,,1.0.0,2026-11-10T11:00:00Z,\nshop,,1.2.0,2026-11-11T10:00:00Z,failure\nmail,staging,7,2026-11-12,success\n";
    fs::write(&file, rows).unwrap();
    let fact = told(folder.path()).unwrap();
    assert_eq!(services(&fact), ["cd production import: shop true 3", "cd staging import: mail true 1"]);
    let shop = &fact["groups"][0_usize]["services"][0_usize];
    // 1.1.0 was taken back after an hour; it brought two commits of this repository.
    assert_eq!(shop["change_fail_rate"]["count"], Value::from(1_u64));
    assert_eq!(shop["failed_deployment_recovery_time"]["median_seconds"], Value::from(3600_u64));
    assert_eq!(shop["change_lead_time"]["n"], Value::from(2_u64));
    assert_eq!(fact["groups"][1_usize]["services"][0_usize]["change_lead_time"], Value::Undefined);

    let shallow = folder.path().join("shallow");
    let from = format!("file://{}", folder.path().display());
    git(folder.path(), &["clone", "--quiet", "--depth=1", &from, "shallow"], "");
    assert_eq!(told(&shallow).unwrap_err(), "the clone is shallow");
    fs::write(shallow.join("flow.toml"), IMPORT.replace("deployments/", "")).unwrap();
    fs::copy(&file, shallow.join("2026.csv")).unwrap();
    assert_eq!(services(&told(&shallow).unwrap()).len(), 2);

    for (from, to, expected) in [
        ("2026-11-12", "soon", "deployments/2026.csv: a mistake on line 6: `at` is `soon`, not a date"),
        ("shop,,1.0.0", ",,1.0.0", "a mistake on line 2: `app` is missing"),
        ("failure", "red", "a mistake on line 5: `result` is `red`, not one of success, failure, cancelled"),
        ("staging,7", "staging,", "the row of 1794441600 (Unix seconds) says neither `version` nor `commit`"),
    ] {
        fs::write(&file, rows.replacen(from, to, 1)).unwrap();
        let error = told(folder.path()).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
    fs::write(&file, "app,version,at,result\nshop,1,2026-11-01,failure\n").unwrap();
    let none = "read the deployments of `cd`: no row is a deployment that came to its environment";
    assert_eq!(told(folder.path()).unwrap_err(), none);
    fs::remove_file(&file).unwrap();
    assert_eq!(told(folder.path()).unwrap_err(), "imported facts `cd`: no file fits `deployments/*.csv`");
}
