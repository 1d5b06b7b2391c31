//! Deployments that `karat flow --record` leaves in a history: the same numbers as `karat flow` has for every window, what is new
//! later, what nobody looked at, and what `karat history flow` makes of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::dice::Dice;
use crate::flow::git;
use crate::harness::Folder;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// 2026-08-17, a Monday.
pub(crate) const MONDAY: i64 = 1_786_924_800;

pub(crate) const DEFINITION: &str = "schema = 1\n[[deploy]]\nid = \"gitops\"\nfiles = \"env/*/*.yaml\"\nenv = \"{1}\"\nservice = \"{2}\"\nfield = \"tag\"\n";

/// A repository while it is told.
#[derive(Default)]
pub(crate) struct Stream(String);

impl Stream {
    pub(crate) fn commit(&mut self, at: i64, message: &str, files: &[(&str, Option<&str>)]) {
        let _ = writeln!(self.0, "commit refs/heads/main\ncommitter Ada <ada@example.com> {at} +0000");
        let _ = writeln!(self.0, "data {}\n{message}", message.len());
        for (path, content) in files {
            let _ = match content {
                Some(content) => writeln!(self.0, "M 100644 inline {path}\ndata {}\n{content}", content.len()),
                None => writeln!(self.0, "D {path}"),
            };
        }
    }

    pub(crate) fn make(&self, folder: &Folder, below: &str) {
        std::fs::create_dir_all(folder.path().join(below)).unwrap();
        if !folder.path().join(below).join(".git").is_dir() {
            git(folder, &["-C", below, "init", "--quiet", "--initial-branch=main"], "");
        }
        git(folder, &["-C", below, "fast-import", "--quiet", "--force", "--date-format=raw"], &self.0);
    }
}

/// Ten weeks of three services in two environments: new versions, rollbacks, hotfixes, removals and other changes.
fn gitops(dice: &mut Dice, hours: i64) -> Stream {
    let mut stream = Stream::default();
    let mut latest: BTreeMap<String, usize> = BTreeMap::new();
    let (mut at, mut path) = (MONDAY - 300 * HOUR, String::new());
    while at < MONDAY + hours * HOUR {
        let env = ["prod", "stage"][dice.below(2)];
        let service = ["cart", "pay", "shop"][dice.below(3)];
        // Often the same service is seen to again soon.
        let is_soon = dice.below(2) == 0 && !path.is_empty();
        if !is_soon {
            path = format!("env/{env}/{service}.yaml");
        }
        let own = latest.entry(path.clone()).or_default();
        let back = dice.below(6) == 0 && *own > 1;
        let version = if back { *own - 1 } else { *own + 1 };
        *own = (*own).max(version);
        let content = format!("tag: v1.{version}.0\nnote: {at}\n");
        let gone = dice.below(25) == 0;
        let message = ["more", "more", "more", "hotfix: mend it"][dice.below(4)];
        stream.commit(at, message, &[(&path, Some(content.as_str()).filter(|_| !gone))]);
        at += HOUR * i64::try_from(1 + dice.below(if is_soon { 6 } else { 30 })).unwrap();
    }
    stream
}

/// The clone of a service with a commit or two for each version.
fn clone(dice: &mut Dice) -> Stream {
    let mut stream = Stream::default();
    for version in 1..60 {
        let at = MONDAY - 400 * HOUR + i64::from(version) * 26 * HOUR;
        for part in 0..=dice.below(2) {
            let message = ["one", "Title (#7)", "hotfix"][dice.below(3)];
            let back = HOUR * i64::try_from(dice.below(40)).unwrap();
            stream.commit(at - back, message, &[("a", Some(&format!("{version}.{part}")))]);
        }
        // Of some versions nobody knows what is in them.
        if dice.below(12) > 0 {
            let _ = writeln!(stream.0, "reset refs/tags/v1.{version}.0\nfrom refs/heads/main\n");
        }
    }
    stream
}

fn folder() -> Folder {
    Folder::with(&[("ops/flow.toml", DEFINITION), ("karat.toml", "schema = 1\n[history]\nstore = \"kept.db\"\n")])
}

fn karat(folder: &Folder, arguments: &[&str]) -> (String, String) {
    let run = folder.karat(arguments);
    assert_eq!(run.status, 0, "{arguments:?}: {}{}", run.stdout, run.stderr);
    (run.stdout, run.stderr)
}

fn record(folder: &Folder, since: i64, until: i64, more: &[&str]) -> String {
    let when = [since, until, until].map(|moment| moment.to_string());
    let own = ["flow", "ops", "--record=kept.db", "--since", &when[0], "--until", &when[1], "--now", &when[2]];
    karat(folder, &[&own, more].concat()).1
}

fn json(folder: &Folder, arguments: &[&str]) -> Value {
    serde_json::from_str(&karat(folder, &[arguments, &["--format", "json"]].concat()).0).unwrap()
}

/// A moment as `karat history` takes it.
fn shown(moment: i64) -> String {
    let run = std::process::Command::new("date").args(["-u", "-d", &format!("@{moment}"), "+%FT%TZ"]).output().unwrap();
    String::from_utf8(run.stdout).unwrap().trim().to_owned()
}

fn asked(folder: &Folder, since: i64, until: i64, more: &[&str]) -> Vec<Value> {
    let (since, until) = (shown(since), shown(until));
    let own = ["history", "flow", "--store", "kept.db", "--since", &since, "--now", &until];
    json(folder, &[&own, more].concat())["rows"].as_array().unwrap().clone()
}

/// Each figure as `n value p90`, by environment, service and name; those that nobody has a number for are left out.
type Figures = BTreeMap<String, String>;

fn of_history(rows: &[Value], [n, value, p90]: [&str; 3]) -> Figures {
    let rows =
        rows.iter().filter(|row| !["looked_at", "traced_deployments"].contains(&row["figure"].as_str().unwrap()));
    let cell = |row: &Value| {
        let name = format!("{} {} {}", row["environment"], row["service"], row["figure"]);
        (name, format!("{} {} {}", row[n], row[value], row[p90]))
    };
    rows.map(cell).filter(|(_, own)| own != "null null null").collect()
}

fn of_flow(report: &Value) -> Figures {
    let mut figures = Figures::new();
    for group in report["groups"].as_array().unwrap() {
        for row in group["services"].as_array().unwrap().iter().filter(|row| row["present"] == true) {
            let mut add = |name: &str, n: &Value, value: &Value, p90: &Value| {
                let name = format!("{} {} \"{name}\"", group["env"], row["service"]);
                figures.insert(name, format!("{n} {value} {p90}"));
            };
            let frequency = &row["deployment_frequency"];
            add("deployments", &frequency["n"], &frequency["n"], &Value::Null);
            add("deployments_per_week", &frequency["weeks"], &frequency["median_per_week"], &Value::Null);
            for name in ["change_lead_time", "failed_deployment_recovery_time"] {
                if row[name].is_object() {
                    add(name, &row[name]["n"], &row[name]["median_seconds"], &row[name]["p90_seconds"]);
                }
            }
            for name in ["change_fail_rate", "rework_rate"] {
                add(name, &row[name]["n"], &row[name]["basis_points"], &Value::Null);
            }
        }
    }
    figures
}

fn measured(folder: &Folder, since: i64, until: i64, more: &[&str]) -> Figures {
    let when = [since, until, until].map(|moment| moment.to_string());
    let own = ["flow", "ops", "--since", &when[0], "--until", &when[1], "--now", &when[2]];
    of_flow(&json(folder, &[&own, more].concat()))
}

#[test]
fn a_history_has_the_numbers_of_flow_for_every_window_in_what_was_recorded() {
    let mut dice = Dice(20);
    for _ in 0..3 {
        let folder = folder();
        gitops(&mut dice, 70 * 24).make(&folder, "ops");
        clone(&mut dice).make(&folder, "shop");
        let source = ["--source", "shop=shop"];
        let (start, end) = (MONDAY, MONDAY + 60 * DAY);
        let told = record(&folder, start, end, &source);
        assert!(told.contains("recorded in kept.db as of 2026-10-16: ") && told.contains(" new"), "{told}");
        let mut windows = vec![(start, end), (start + 14 * DAY, end - 14 * DAY)];
        windows.extend((0..6).map(|_| {
            let since = start + HOUR * i64::try_from(dice.below(900)).unwrap();
            (since, since + HOUR * i64::try_from(1 + dice.below(500)).unwrap())
        }));
        for (since, until) in windows {
            let rows = asked(&folder, since, until, &[]);
            let own = of_history(&rows, ["n", "now", "p90"]);
            assert_eq!(own, measured(&folder, since, until, &source), "{since} {until}");
            if until - since == end - start {
                let all = |name: &str| {
                    let own = rows.iter().filter(|row| row["figure"] == name);
                    own.filter_map(|row| row["n"].as_i64()).sum::<i64>()
                };
                assert!(all("change_lead_time") > 9 && all("failed_deployment_recovery_time") > 5, "{own:#?}");
            }
            if since - (until - since) >= start {
                let before = of_history(&rows, ["n_before", "before", "p90_before"]);
                let expected = measured(&folder, since - (until - since), since, &source);
                let is_same = |(name, own): (&String, &String)| before.get(name) == Some(own);
                assert!(expected.iter().all(is_same), "before {since}: {before:#?} {expected:#?}");
            }
            assert!(rows.iter().filter(|row| row["figure"] == "looked_at").all(|row| row["now"] == 10_000));
        }
    }
}

/// Records three deployments in a folder, one of them taken back, one with two commits.
pub(crate) fn deployed(folder: &Folder) {
    let (mut service, mut stream) = (Stream::default(), Stream::default());
    for (number, tag) in [(1, "v1"), (2, ""), (3, "v2")] {
        service.commit(MONDAY + number * HOUR, "x", &[("a", Some(&number.to_string()))]);
        if !tag.is_empty() {
            let _ = writeln!(service.0, "reset refs/tags/{tag}\nfrom refs/heads/main\n");
        }
    }
    for (hours, version) in [(5, "v1"), (30, "v2"), (31, "v1")] {
        stream.commit(MONDAY + hours * HOUR, "x", &[("env/prod/shop.yaml", Some(&format!("tag: {version}\n")))]);
    }
    folder.write("ops/flow.toml", DEFINITION);
    service.make(folder, "source");
    stream.make(folder, "ops");
    record(folder, MONDAY, MONDAY + 14 * DAY, &["--source", "shop=source"]);
}

#[test]
fn what_is_recorded_piece_by_piece_is_what_is_recorded_at_once() {
    let mut dice = Dice(7);
    let folder = folder();
    let whole = gitops(&mut dice, 40 * 24);
    whole.make(&folder, "ops");
    record(&folder, MONDAY, MONDAY + 40 * DAY, &["--env", "prod"]);
    let all = asked(&folder, MONDAY + 20 * DAY, MONDAY + 40 * DAY, &[]);
    assert!(all.iter().any(|row| row["environment"] == "stage"), "all environments are recorded, whatever is shown");
    std::fs::rename(folder.path().join("kept.db"), folder.path().join("whole.db")).unwrap();
    for (since, until) in [(0, 10), (5, 20), (18, 33), (30, 40)] {
        record(&folder, MONDAY + since * DAY, MONDAY + until * DAY, &[]);
    }
    let again = record(&folder, MONDAY + 30 * DAY, MONDAY + 40 * DAY, &[]);
    assert!(again.contains("all of this was there already"), "{again}");
    assert_eq!(asked(&folder, MONDAY + 20 * DAY, MONDAY + 40 * DAY, &[]), all);
    assert_eq!(karat(&folder, &["history", "verify", "--store", "kept.db"]).0, "kept.db: all is well\n");
}

#[test]
fn a_failure_that_became_known_later_is_corrected() {
    let folder = folder();
    let mut stream = Stream::default();
    let put = |stream: &mut Stream, hours: i64, version: &str| {
        stream.commit(MONDAY + hours * HOUR, "x", &[("env/prod/shop.yaml", Some(&format!("tag: {version}\n")))]);
    };
    put(&mut stream, -500, "v1");
    put(&mut stream, 30, "v2");
    stream.make(&folder, "ops");
    record(&folder, MONDAY, MONDAY + 2 * DAY, &[]);
    let figure = |since, until, name: &str| {
        let rows = asked(&folder, since, until, &[]);
        let row = rows.iter().find(|row| row["figure"] == name).unwrap().clone();
        [row["n"].as_i64(), row["now"].as_i64()]
    };
    assert_eq!(figure(MONDAY, MONDAY + 2 * DAY, "change_fail_rate"), [Some(1), Some(0)]);
    put(&mut stream, 50, "v1");
    stream.make(&folder, "ops");
    let told = record(&folder, MONDAY, MONDAY + 7 * DAY, &[]);
    assert!(told.contains("2 deployments, 1 new, 1 corrected"), "{told}");
    assert_eq!(figure(MONDAY, MONDAY + 7 * DAY, "change_fail_rate"), [Some(1), Some(10_000)]);
    assert_eq!(figure(MONDAY, MONDAY + 7 * DAY, "failed_deployment_recovery_time"), [Some(1), Some(20 * HOUR)]);
    // Nobody looked at the second week, and nobody says that nothing was deployed in it.
    assert_eq!(figure(MONDAY + 7 * DAY, MONDAY + 14 * DAY, "looked_at"), [None, Some(0)]);
    assert_eq!(figure(MONDAY + 7 * DAY, MONDAY + 14 * DAY, "deployments"), [None, None]);
    record(&folder, MONDAY + 7 * DAY, MONDAY + 14 * DAY, &[]);
    assert_eq!(figure(MONDAY + 7 * DAY, MONDAY + 14 * DAY, "deployments"), [Some(0), Some(0)]);
    assert_eq!(figure(MONDAY + 7 * DAY, MONDAY + 14 * DAY, "deployments_per_week"), [Some(1), Some(0)]);
    assert_eq!(figure(MONDAY + 7 * DAY, MONDAY + 21 * DAY, "looked_at"), [None, Some(5000)]);
}

const CATALOG: &str = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\nspec:\n  type: service\n  owner: pay\n";

/// Two services in production over two weeks, of which one has an owner that is known.
pub(crate) fn told() -> Folder {
    let folder = folder();
    folder.write("home/catalog-info.yaml", CATALOG);
    folder.git_at("home", "2026-08-17T00:00:00Z", &["init", "-q"]);
    let mut stream = Stream::default();
    for (hours, service, version) in [
        (-200, "shop", 1),
        (-199, "cart", 1),
        (30, "shop", 2),
        (31, "shop", 3),
        (40, "cart", 2),
        (200, "shop", 4),
        (201, "shop", 3),
    ] {
        let path = format!("env/prod/{service}.yaml");
        stream.commit(MONDAY + hours * HOUR, "x", &[(&path, Some(&format!("tag: v{version}\n")))]);
    }
    stream.make(&folder, "ops");
    let check = ["check", "home", "--record=kept.db", "--scorecard", "golden-path", "--fail-on", "never", "-q"];
    karat(&folder, &[&check[..], &["--now", "2026-08-30"]].concat());
    record(&folder, MONDAY - 7 * DAY, MONDAY + 14 * DAY, &[]);
    folder
}

#[test]
fn services_are_asked_for_by_name_owner_environment_and_week() {
    let folder = told();
    let (start, end) = (MONDAY, MONDAY + 14 * DAY);
    let short = |rows: &[Value], names: &[&str]| {
        let cells = |row: &Value| {
            names.iter().map(|name| row[*name].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
        };
        rows.iter().map(cells).collect::<Vec<_>>()
    };
    let deployments = |more: &[&str], group: &str| {
        let rows = asked(&folder, start, end, more);
        let rows: Vec<Value> = rows.into_iter().filter(|row| row["figure"] == "deployments").collect();
        short(&rows, &["environment", group, "deploy", "basis", "before", "now"])
    };
    assert_eq!(deployments(&[], "service"), ["prod cart gitops gitops 0 1", "prod shop gitops gitops 0 4"]);
    assert_eq!(deployments(&["--service", "shop"], "service"), ["prod shop gitops gitops 0 4"]);
    assert_eq!(deployments(&["--environment", "nowhere"], "service"), [""; 0]);
    assert_eq!(
        deployments(&["--group-by", "owner"], "owner"),
        ["prod null gitops gitops 0 1", "prod group:default/pay gitops gitops 0 4"]
    );
    assert_eq!(deployments(&["--group-by", "environment"], "service"), ["prod null gitops gitops 0 5"]);
    let weekly = asked(&folder, start - DAY, end + DAY, &["--weekly", "--service", "shop"]);
    assert_eq!(
        short(
            &weekly,
            &["week", "looked_at", "deployments", "changes", "fail_rate", "failures", "recovery", "rework_rate"]
        ),
        ["2026-08-17 10000 2 2 0 0 null 0", "2026-08-24 10000 2 1 10000 1 3600 5000"]
    );
    let csv = karat(
        &folder,
        &["history", "flow", "--store", "kept.db", "--since", "2026-08-17", "--now", "2026-08-31", "--format", "csv"],
    );
    assert!(
        csv.0.contains("\nprod,shop,gitops,gitops,failed_deployment_recovery_time,time,0,,,1,3600,3600\n"),
        "{}",
        csv.0
    );
    let text =
        karat(&folder, &["history", "flow", "--store", "kept.db", "--since", "2026-08-17", "--now", "2026-08-31"]).0;
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let words: Vec<&str> = text.split_whitespace().collect();
    let row = ["prod", "shop", "gitops", "gitops", "change_fail_rate", "share", "0", "-", "-", "3", "33.33", "-"];
    assert!(words.windows(row.len()).any(|own| own == row), "{text}");
}

#[test]
fn a_history_without_deployments_says_how_they_come_there() {
    let folder = folder();
    folder.write("home/README.md", "# Home\n");
    let check = ["check", "home", "--record=kept.db", "--fail-on", "never", "-q", "--now", "2026-08-30"];
    karat(&folder, &check);
    let run = folder.karat(&["history", "flow", "--store", "kept.db"]);
    assert!(run.status == 2 && run.stderr.contains("no deployments were recorded yet"), "{}", run.stderr);
    assert!(run.stderr.contains("`karat flow --record` records what it measures"), "{}", run.stderr);
}
