//! Whole histories → figures.

use serde_json::{Value, json};

use super::window::Window;
use super::*;
use crate::git::landed::Store;
use crate::git::landed::testing::History;

const DAY: i64 = 86_400;
const HOUR: i64 = 3600;
/// A Monday, at midnight.
const MONDAY: i64 = 1_786_924_800;

const GITOPS: &str = r#"
schema = 1
environments = ["stage", "prod"]
stuck_after = "2d"
[[deploy]]
id = "gitops"
files = "env/*/*.yaml"
env = "{1}"
service = "{2}"
field = "tag"
fail_window = "24h"
"#;

/// Measures four weeks from the Monday on, at their end.
fn measured(history: &History, definition: &str, sources: &[(&str, &History, &str)]) -> Value {
    within(history, definition, sources, Window { since: MONDAY, until: MONDAY + 28 * DAY, now: MONDAY + 28 * DAY })
}

fn within(history: &History, definition: &str, sources: &[(&str, &History, &str)], window: Window) -> Value {
    let folder = history.make();
    let clones: Vec<_> = sources.iter().map(|(service, history, below)| (*service, history.make(), *below)).collect();
    let opened = clones.iter().map(|(service, folder, below)| {
        let below = Some((*below).to_owned()).filter(|below| !below.is_empty());
        ((*service).to_owned(), (Store::open(folder.path()).unwrap(), below))
    });
    let opened: Clones = opened.collect();
    let definitions = read("flow.toml", definition).unwrap();
    let store = Store::open(folder.path()).unwrap();
    let report =
        measure(Inputs { store: &store, clones: &opened, rows: &Rows::new() }, &definitions, &[], window).unwrap();
    assert!(text(&report).lines().all(|line| line.chars().count() <= 80), "{}", text(&report));
    assert!(!csv(&report).is_empty());
    serde_json::from_str(&json(&report)).unwrap()
}

/// The figures of a service in production.
fn row<'v>(report: &'v Value, service: &str) -> &'v Value {
    let groups = report["groups"].as_array().unwrap();
    let group = groups.iter().find(|group| group["env"] == "prod").unwrap();
    group["services"].as_array().unwrap().iter().find(|row| row["service"] == service).unwrap()
}

/// A history of one service in production: hours after the Monday, the message, and its version; `-` is gone.
fn history(steps: &[(i64, &str, &str)]) -> History {
    let mut history = History::new();
    for (hours, message, version) in steps {
        step(&mut history, *hours, message, version);
    }
    history
}

fn step(history: &mut History, hours: i64, message: &str, version: &str) -> usize {
    let content = format!("tag: {version}\nreplicas: {}\n", message.len());
    let content = (version != "-").then_some(content.as_str());
    history.commit(MONDAY + hours * HOUR, message, &[("env/prod/shop.yaml", content)])
}

/// `n count` of a share.
fn shares(row: &Value) -> [String; 3] {
    ["change_fail_rate", "rework_rate", "rollback_success"]
        .map(|name| format!("{}/{}", row[name]["count"], row[name]["n"]))
}

#[test]
fn every_kind_of_event_is_counted_once() {
    let history = history(&[
        (-500, "first", "v1"),
        (1, "up", "v2"),
        (2, "replicas only", "v2"),
        (3, "back", "v1"),
        (100, "again", "v2"),
        (200, "gone", "-"),
        (300, "is back", "v2"),
        (400, "new", "v3"),
    ]);
    let report = measured(&history, GITOPS, &[]);
    let shop = row(&report, "shop");
    assert_eq!(shop["events"], json!({"deploy": 2, "rollback": 1, "reapply": 2, "removal": 1, "config_only": 1}));
    assert_eq!((&shop["first"], &shop["last"]), (&json!(MONDAY + HOUR), &json!(MONDAY + 400 * HOUR)));
    assert_eq!(shares(shop), ["1/4", "1/5", "1/1"]);
    assert_eq!(
        shop["change_fail_rate"],
        json!({"basis": "gitops", "lower_bound": true, "n": 4, "count": 1, "basis_points": 2500,
               "by": {"rollback": 1, "revert": 0, "hotfix": 0}, "open": 0})
    );
    assert_eq!(
        shop["failed_deployment_recovery_time"],
        json!({"basis": "gitops", "lower_bound": false, "n": 1, "median_seconds": 2 * HOUR, "p90_seconds": 2 * HOUR})
    );
}

#[test]
fn weeks_without_a_deployment_are_there_and_weeks_without_the_service_are_not() {
    // Of four weeks the service is there in the last three: three days, none, one.
    let steps =
        [(7 * 24, "a", "v1"), (7 * 24 + 1, "b", "v2"), (9 * 24, "c", "v3"), (10 * 24, "d", "v4"), (25 * 24, "e", "v5")];
    let report = measured(&history(&steps), GITOPS, &[]);
    assert_eq!(
        row(&report, "shop")["deployment_frequency"],
        json!({"basis": "gitops", "lower_bound": false, "n": 5, "weeks": 3, "median_per_week": 1, "median_days_per_week": 1})
    );
    let gone = history(&[(1, "a", "v1"), (8 * 24, "gone", "-")]);
    assert_eq!(row(&measured(&gone, GITOPS, &[]), "shop")["deployment_frequency"]["weeks"], 2);
}

#[test]
fn the_window_takes_its_first_second_and_leaves_the_one_after_its_last() {
    let end = 28 * 24;
    let mut history = history(&[(0, "at the start", "v2"), (end, "at the end", "v4")]);
    let mut early = History::new();
    early.commit(MONDAY - 1, "before", &[("env/prod/shop.yaml", Some("tag: v1"))]);
    for (second, version) in [(0, "v2"), (end * HOUR - 1, "v3"), (end * HOUR, "v4")] {
        early.commit(MONDAY + second, "x", &[("env/prod/shop.yaml", Some(&format!("tag: {version}")))]);
    }
    let report = measured(&early, GITOPS, &[]);
    assert_eq!(row(&report, "shop")["events"]["deploy"], 2);
    step(&mut history, end + 1, "after", "v5");
    assert_eq!(row(&measured(&history, GITOPS, &[]), "shop")["events"]["deploy"], 1);
}

#[test]
fn a_rollback_after_the_fail_window_is_no_failure_and_one_at_its_end_is() {
    let at = |hours: i64| {
        let report = measured(&history(&[(-99, "a", "v1"), (1, "b", "v2"), (1 + hours, "c", "v1")]), GITOPS, &[]);
        shares(row(&report, "shop"))
    };
    assert_eq!(at(24), ["1/1", "1/2", "1/1"]);
    assert_eq!(at(25), ["0/1", "1/2", "1/1"]);
    assert_eq!(at(0), ["1/1", "1/2", "1/1"], "in the same second");
    let between = [(-99, "a", "v1"), (1, "b", "v2"), (2, "c", "v3"), (3, "d", "v2")];
    assert_eq!(
        shares(row(&measured(&history(&between), GITOPS, &[]), "shop")),
        ["1/2", "1/3", "1/1"],
        "only v3 failed"
    );
}

#[test]
fn a_rollback_holds_unless_another_one_or_the_bad_version_follows() {
    let start = [(-99, "a", "v1"), (-98, "b", "v2"), (1, "c", "v3")];
    let with = |more: &[(i64, &str, &str)]| {
        let steps = [start.as_slice(), more].concat();
        row(&measured(&history(&steps), GITOPS, &[]), "shop")["rollback_success"].clone()
    };
    let of = |n: usize, count: usize, points: u32| json!({"basis": "gitops", "lower_bound": false, "n": n, "count": count, "basis_points": points});
    assert_eq!(with(&[(2, "d", "v2")]), of(1, 1, 10_000));
    assert_eq!(with(&[(2, "d", "v2"), (3, "e", "v1")]), of(2, 1, 5000));
    assert_eq!(with(&[(2, "d", "v2"), (3, "e", "v3")]), of(1, 0, 0));
    assert_eq!(with(&[(2, "d", "v2"), (3, "e", "v4")]), of(1, 1, 10_000));
}

#[test]
fn reverts_and_hotfixes_are_failures_where_versions_have_no_order() {
    let mut history = history(&[(-99, "a", "2c6f1d0"), (1, "b", "91f0a3b")]);
    let bad = history.id(2);
    step(&mut history, 2, &format!("Revert \"b\"\n\nThis reverts commit {bad}."), "2c6f1d0");
    let revert = history.id(3);
    let report = measured(&history, GITOPS, &[]);
    assert_eq!(row(&report, "shop")["change_fail_rate"]["by"], json!({"rollback": 0, "revert": 1, "hotfix": 0}));
    assert_eq!(shares(row(&report, "shop")), ["1/1", "1/2", "1/1"]);
    // The revert of the revert brings the bad version back: the way back did not hold, and is no change that failed.
    step(&mut history, 3, &format!("Reapply \"b\"\n\nThis reverts commit {revert}."), "91f0a3b");
    let report = measured(&history, GITOPS, &[]);
    assert_eq!(shares(row(&report, "shop")), ["1/1", "2/3", "1/2"]);
    step(&mut history, 200, "new", "aaaaaaa");
    step(&mut history, 201, "Merge branch 'hotfix/login'", "bbbbbbb");
    let report = measured(&history, GITOPS, &[]);
    assert_eq!(row(&report, "shop")["change_fail_rate"]["by"], json!({"rollback": 0, "revert": 1, "hotfix": 1}));
    assert_eq!(shares(row(&report, "shop")), ["2/3", "3/5", "1/2"]);
}

#[test]
fn a_merged_revert_is_read_from_the_commit_that_was_merged() {
    let mut history = history(&[(-99, "a", "2c6f1d0"), (1, "b", "91f0a3b")]);
    let message = format!("Revert \"b\"\n\nThis reverts commit {}.", history.id(2));
    let file = [("env/prod/shop.yaml", Some("tag: 2c6f1d0\n"))];
    history.on("revert-b", MONDAY + 2 * HOUR, &message, &[2], &file);
    history.on("main", MONDAY + 3 * HOUR, "Merge pull request #2 from acme/revert-b", &[2, 3], &file);
    let report = measured(&history, GITOPS, &[]);
    assert_eq!(shares(row(&report, "shop")), ["1/1", "1/2", "1/1"]);
    assert_eq!(row(&report, "shop")["failed_deployment_recovery_time"]["median_seconds"], 2 * HOUR);
}

#[test]
fn what_may_still_fail_is_counted_as_open() {
    let history = history(&[(-99, "a", "v1"), (27 * 24, "b", "v2"), (27 * 24 + 1, "c", "v3")]);
    let report = measured(&history, GITOPS, &[]);
    // The first of them ends its window in the very second of the question.
    assert_eq!(row(&report, "shop")["change_fail_rate"]["open"], 1);
}

#[test]
fn promotion_is_from_the_first_time_in_one_environment_to_the_first_in_the_next() {
    let mut history = History::new();
    let mut put = |hours: i64, env: &str, service: &str, version: &str| {
        let (path, content) = (format!("env/{env}/{service}.yaml"), format!("tag: {version}\n"));
        history.commit(MONDAY + hours * HOUR, "x", &[(path.as_str(), Some(content.as_str()))])
    };
    put(-90, "stage", "shop", "v1");
    put(-80, "prod", "shop", "v1");
    put(1, "stage", "shop", "v2");
    put(3, "prod", "shop", "v2");
    put(4, "prod", "shop", "v3");
    put(5, "stage", "shop", "v3");
    put(6, "stage", "shop", "v4");
    put(600, "stage", "shop", "v5");
    put(600, "stage", "only-stage", "v1");
    let report = measured(&history, GITOPS, &[]);
    let spread = json!({"service": "shop", "n": 1, "median_seconds": 2 * HOUR, "p90_seconds": 2 * HOUR});
    assert_eq!(
        report["promotions"],
        json!([{"from": "stage", "to": "prod", "basis": "same version", "lower_bound": false, "n": 1,
                "median_seconds": 2 * HOUR, "p90_seconds": 2 * HOUR, "out_of_order": 1, "services": [spread],
                "stuck": [{"service": "shop", "version": "v5", "since": MONDAY + 600 * HOUR}]}])
    );
}

/// A service's clone: `v1` with one commit, then for `v2` a branch of two by people, one of a bot, and a merge.
fn service() -> History {
    let mut history = History::new();
    history.by(("Ada <a@example.com>", 0, 0), "main", "root", &[], &[("src/a", Some("1"))]);
    history.tag("v1", 1, None);
    let start = MONDAY - 10 * HOUR;
    history.by(("Ada <a@example.com>", start, start + 5 * HOUR), "side", "one", &[1], &[("src/a", Some("2"))]);
    history.by(("x[bot] <b@example.com>", start, start), "side", "two (#7)", &[2], &[("docs/a", Some("2"))]);
    history.by(("Ada <a@example.com>", start, start + 8 * HOUR), "main", "Merge", &[1, 3], &[("src/a", Some("2"))]);
    history.tag("v2", 4, None);
    history
}

#[test]
fn three_clocks_time_the_commits_that_a_deployment_brought_first() {
    let steps = [(-99, "a", "v1"), (0, "b", "v2"), (1, "back", "v1"), (2, "again", "v2")];
    let report = measured(&history(&steps), GITOPS, &[("shop", &service(), "")]);
    let shop = row(&report, "shop");
    let clock = |median: i64, p90: i64, people: i64| {
        json!({"basis": "clone", "lower_bound": false, "n": 2, "median_seconds": median, "p90_seconds": p90,
               "without_bots": {"n": 1, "median_seconds": people, "p90_seconds": people},
               "squashed": 1, "dropped": 0, "unresolved_deployments": 0})
    };
    assert_eq!(shop["change_lead_time"], clock(5 * HOUR, 10 * HOUR, 5 * HOUR));
    assert_eq!(shop["delivery_time"], clock(2 * HOUR, 2 * HOUR, 2 * HOUR));
    assert_eq!(shop["authored_to_prod"], clock(10 * HOUR, 10 * HOUR, 10 * HOUR));
    let below = measured(&history(&steps), GITOPS, &[("shop", &service(), "src")]);
    assert_eq!(row(&below, "shop")["change_lead_time"]["n"], 1, "one of them touches the folder");
}

#[test]
fn a_version_without_a_commit_hides_what_it_brought_and_the_next_one_too() {
    let steps = [(-99, "a", "v1"), (0, "b", "v1.5"), (1, "c", "v2")];
    let report = measured(&history(&steps), GITOPS, &[("shop", &service(), "")]);
    let clock = &row(&report, "shop")["change_lead_time"];
    assert_eq!((&clock["n"], &clock["unresolved_deployments"]), (&json!(0), &json!(2)));
}

#[test]
fn ancestry_in_the_clone_orders_versions_that_have_no_order_of_their_own() {
    let mut clone = History::new();
    for number in 0..3 {
        clone.commit(number, "x", &[("a", Some(&number.to_string()))]);
    }
    let ids: Vec<String> = (1..=3).map(|commit| clone.id(commit)[..8].to_owned()).collect();
    let mut history = History::new();
    for (hours, id) in [(-9, &ids[0]), (1, &ids[2]), (2, &ids[0])] {
        step(&mut history, hours, "x", &format!("main-{id}"));
    }
    let with = measured(&history, GITOPS, &[("shop", &clone, "")]);
    assert_eq!(row(&with, "shop")["events"]["rollback"], 1);
    let without = measured(&history, GITOPS, &[]);
    assert_eq!(row(&without, "shop")["events"]["rollback"], 0);
}

#[test]
fn a_revert_in_the_service_is_a_failure_of_the_deployment_that_brought_the_commit() {
    let mut clone = History::new();
    clone.commit(MONDAY - 9, "root", &[("a", Some("1"))]);
    clone.tag("v1", 1, None);
    clone.commit(MONDAY - 8, "bad", &[("a", Some("2"))]);
    clone.tag("v2", 2, None);
    let message = format!("Revert \"bad\"\n\nThis reverts commit {}.", clone.id(2));
    clone.commit(MONDAY - 7, &message, &[("a", Some("1"))]);
    clone.tag("v3", 3, None);
    let report =
        measured(&history(&[(-9, "a", "v1"), (1, "b", "v2"), (2, "c", "v3")]), GITOPS, &[("shop", &clone, "")]);
    let shop = row(&report, "shop");
    assert_eq!(shop["change_fail_rate"]["by"], json!({"rollback": 0, "revert": 1, "hotfix": 0}));
    assert_eq!(shares(shop), ["1/2", "1/2", "0/0"]);
}

#[test]
fn tags_and_merges_are_series_of_their_own() {
    let definition = r#"
schema = 1
[[deploy]]
id = "releases"
basis = "tag"
env = "prod"
tags = "*/v*"
service = "{1}"
version = "{2}"
[[deploy]]
id = "merges"
basis = "merge"
env = "prod"
service = "shop"
"#;
    let mut history = History::new();
    history.commit(MONDAY - 9 * HOUR, "root", &[("a", Some("1"))]);
    history.on("side", MONDAY + HOUR, "side", &[1], &[("a", Some("2"))]);
    history.on("main", MONDAY + 3 * HOUR, "Merge side", &[1, 2], &[("a", Some("2"))]);
    history.commit(MONDAY + 4 * HOUR, "no merge", &[("a", Some("3"))]);
    history.tag("shop/v1.0.0", 1, None);
    history.tag("shop/v1.1.0", 3, Some(MONDAY + 5 * HOUR));
    history.tag("other", 3, None);
    let report = measured(&history, definition, &[]);
    let told: Vec<_> = report["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| {
            let row = &group["services"][0];
            let lead = &row["change_lead_time"];
            (
                group["basis"].as_str().unwrap(),
                row["events"]["deploy"].as_u64(),
                lead["n"].as_u64(),
                lead["median_seconds"].as_i64(),
            )
        })
        .collect();
    assert_eq!(told, [("tag", Some(1), Some(0), None), ("merge", Some(1), Some(0), None)]);
}

#[test]
fn patterns_that_match_nothing_are_told() {
    let folder = history(&[(1, "a", "v1")]).make();
    let definitions = read("flow.toml", &GITOPS.replace("env/*/*.yaml", "enw/*/*.yaml")).unwrap();
    let window = Window { since: 0, until: 1, now: 1 };
    let store = Store::open(folder.path()).unwrap();
    let error =
        measure(Inputs { store: &store, clones: &Clones::new(), rows: &Rows::new() }, &definitions, &[], window)
            .unwrap_err();
    let expected =
        "find deployments of `gitops`: files = \"enw/*/*.yaml\" matches nothing in the history of the branch";
    assert_eq!(error.to_string(), expected);
}
