//! `karat adoption` over real git histories.

use serde_json::{Value, json};

use crate::harness::{Folder, Run};
use crate::reports::{assert_follows_schema, assert_refuses};

const SCHEMA: &str = "src/adoption/schema/karat-adoption-report-1.schema.json";

/// A path of two signals, and who has both is on it.
pub(crate) const PATH: &str = r#"schema = 1
id = "service"
title = "Service"
version = "2.0.0"
alternative_allowed = true
applies = { any = [{ type = ["service"] }] }
on_path = { at_least = 2, of = ["signal:ci", "signal:image"] }

[signals.ci]
rule = "build.unpaved_pipeline"
params = { workflows = ["acme/ci/**"] }

[signals.image]
rule = "build.unapproved_base_image"
params = { registries = ["ghcr.io/acme"] }
"#;

pub(crate) const CARD: &str = r#"schema = 1
id = "base"
title = "Base"
version = "1.0.0"
[[level]]
id = "bronze"
rank = 1
[[check]]
id = "ci"
level = "bronze"
rule = "build.unpaved_pipeline"
params = { workflows = ["acme/ci/**"] }
"#;

const CAMPAIGN: &str = r#"schema = 1
id = "pave"
title = "Everybody on the paved pipeline"
owner = "group:default/platform"
scorecard = "base"
checks = ["ci"]
start = 2026-09-01
deadline = 2026-12-31
"#;

const PAVED: &str = "on: push\njobs:\n  ship:\n    uses: acme/ci/.github/workflows/service.yml@v4\n";
const OWN: &str = "on: push\njobs:\n  ship:\n    runs-on: ubuntu-24.04\n    steps: [{ run: make }]\n";

/// A service of a company, put there or changed on a day: on the path, or off it.
fn commit(folder: &Folder, name: &str, day: &str, on: bool) {
    let catalog = format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {{ name: {name}, annotations: {{ karat.dev/tier: \"1\" }} }}\n\
         spec: {{ type: service, lifecycle: production, owner: team-{name} }}\n"
    );
    commit_signals(folder, name, day, catalog, [on, on]);
}

/// A service in a folder with its catalog file as it is from a day on: which of the two signals of [`PATH`] it has.
pub(crate) fn commit_signals(folder: &Folder, below: &str, day: &str, catalog: String, [ci, image]: [bool; 2]) {
    let is_new = !folder.path().join(below).join(".git").exists();
    folder.write(&format!("{below}/catalog-info.yaml"), catalog);
    folder.write(&format!("{below}/.github/workflows/ship.yaml"), if ci { PAVED } else { OWN });
    let image = if image { "ghcr.io/acme/jre:21" } else { "docker.io/library/openjdk:8" };
    folder.write(&format!("{below}/Dockerfile"), format!("FROM {image}\n"));
    folder.write(&format!("{below}/day"), day);
    let moment = format!("{day}T12:00:00Z");
    if is_new {
        folder.git_at(below, &moment, &["init", "-q"]);
    }
    folder.git_at(below, &moment, &["add", "-A"]);
    folder.git_at(below, &moment, &["commit", "-qm", day]);
}

/// Services with lives of every sort; days in between bring commits that change nothing of it.
fn company() -> Folder {
    let folder = Folder::empty();
    let lives: [(&str, &[(&str, bool)]); 6] = [
        ("billing", &[("2025-01-10", false), ("2026-03-01", false), ("2026-03-10", true), ("2026-03-12", true)]),
        ("cart", &[("2026-02-05", true), ("2026-07-07", true)]),
        ("search", &[("2024-04-01", true), ("2026-08-20", false), ("2026-08-21", false)]),
        ("orders", &[("2026-05-01", false), ("2026-06-20", true)]),
        ("mail", &[("2025-02-02", false), ("2026-10-01", true)]),
        ("legacy", &[("2023-01-01", false)]),
    ];
    for (name, life) in lives {
        for (day, on) in life {
            commit(&folder, name, day, *on);
        }
    }
    folder.write("standards/paths/service.toml", PATH);
    folder.write("standards/scorecards/base.toml", CARD);
    folder.write("standards/campaigns/pave.toml", CAMPAIGN);
    folder
}

const SERVICES: [&str; 6] = ["billing", "cart", "legacy", "mail", "orders", "search"];

fn measured(folder: &Folder, targets: &[&str]) -> Value {
    let arguments = ["adoption", "--standards", "standards", "--now", "2026-11-26", "-o", "json"];
    let run = folder.karat(&[&arguments[..], targets].concat());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let report = serde_json::from_str(&run.stdout).unwrap();
    assert_follows_schema(SCHEMA, &report);
    report
}

fn seconds(day: &str) -> i64 {
    let day: chrono::NaiveDate = day.parse().unwrap();
    day.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp()
}

#[test]
fn who_is_on_the_path_and_how_that_came_about_is_told_from_behaviour_and_history() {
    let report = measured(&company(), &SERVICES);
    let path = &report["paths"][0];
    let share =
        |on: u32, off: u32, share: u32| json!({"on": on, "off": off, "unknown": 0, "share": share, "up_to": share});
    assert_eq!(path["adoption"], share(4, 2, 6667));
    assert_eq!(path["tiers"][0]["tier"], "1");
    assert_eq!(path["moves"], json!({"onto": 3, "by_campaign": 1, "reentries": 1, "off": 1}));
    let voluntary = &path["voluntary"];
    assert_eq!(
        (&voluntary["alternative_allowed"], &voluntary["on"], &voluntary["off"]),
        (&json!(true), &json!(1), &json!(1))
    );
    // 2026-08-28: search had left a week before, the others stayed.
    let last = path["stickiness"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["on"], &last["still"], &last["left"], &last["share"]),
        (&json!(3), &json!(3), &json!(0), &json!(10_000))
    );
    let before = path["stickiness"].as_array().unwrap().iter().rev().nth(1).unwrap();
    assert_eq!(
        (&before["on"], &before["still"], &before["left"], &before["share"]),
        (&json!(3), &json!(2), &json!(1), &json!(6667))
    );
    // cart came with the path, orders fifty days later.
    let times = &path["time_to_adopt"];
    assert_eq!(
        (&times["n"], &times["median_seconds"], &times["p90_seconds"]),
        (&json!(2), &json!(0), &json!(50 * 86_400))
    );
}

#[test]
fn each_step_is_dated_by_the_commit_that_made_it() {
    let report = measured(&company(), &SERVICES);
    let entities = report["paths"][0]["entities"].as_array().unwrap();
    let steps = |name: &str| -> Vec<(i64, bool, bool, Value)> {
        let entity = entities.iter().find(|own| own["entity"] == format!("component:default/{name}")).unwrap();
        let each = entity["moves"].as_array().unwrap().iter();
        each.map(|step| {
            (step["at"].as_i64().unwrap(), step["onto"] == true, step["first"] == true, step["campaign"].clone())
        })
        .collect()
    };
    assert_eq!(steps("billing"), [(seconds("2026-03-10"), true, false, Value::Null)]);
    assert_eq!(steps("cart"), [(seconds("2026-02-05"), true, true, Value::Null)]);
    assert_eq!(steps("search"), [(seconds("2026-08-20"), false, false, Value::Null)]);
    assert_eq!(steps("orders"), [(seconds("2026-06-20"), true, false, Value::Null)]);
    assert_eq!(steps("mail"), [(seconds("2026-10-01"), true, false, json!("pave"))]);
    assert_eq!(steps("legacy"), []);
}

#[test]
fn a_past_that_is_not_there_is_told_and_never_counted_as_off_the_path() {
    let folder = company();
    let origin = format!("file://{}", folder.path().join("billing").display());
    folder.git(&["clone", "-q", "--depth", "1", &origin, "shallow"]);
    let report = measured(&folder, &["shallow"]);
    let path = &report["paths"][0];
    assert_eq!(path["notes"], json!(["shallow: its past is not known: the clone is shallow"]));
    assert_eq!(path["adoption"], json!({"on": 1, "off": 0, "unknown": 0, "share": 10_000, "up_to": 10_000}));
    assert_eq!(path["trend"][0]["unknown"], 1);
    assert_eq!(path["moves"], json!({"onto": 0, "by_campaign": 0, "reentries": 0, "off": 0}));
    assert_eq!(path["voluntary"]["on"], 0);
    let run = folder.karat(&["adoption", "--standards", "standards", "--now", "2026-11-26", "shallow"]);
    assert!(run.stdout.contains(" 2026-03-01 0–100 % → 2026-05-30 100 % "), "{}", run.stdout);
}

#[test]
fn people_read_the_figures_with_who_is_near_to_the_path() {
    let folder = company();
    let Run { status, stdout, .. } =
        folder.karat(&[&["adoption", "--standards", "standards", "--now", "2026-11-26"], &SERVICES[..]].concat());
    let expected = "\
Service · service 2.0.0, 2025-12-01 to 2026-11-26

  on the path      4 of 6 (66.67 %)
    by tier        1: 4 of 6
  trend            2026-03-01 40 % → 2026-05-30 50 % → 2026-08-28 50 % →
                   2026-11-26 66.67 %
  voluntary        1 of 2 (50 %) of what is new
  stayed 90 days   3 of 3 (100 %), of those on it on 2026-08-28
  moved onto it    2 by themselves (1 after 90 days or more), 1 by a campaign; 1 left
  time to adopt    median 0 days, p90 50 days (2 that came in this time)

  steps, the latest first
    2026-10-01 onto mail                                     COMMIT  campaign pave
    2026-08-20 off  search                                   COMMIT
    2026-06-20 onto orders                                   COMMIT
    2026-03-10 onto billing                                  COMMIT

  not on the path, the nearest first (signals that are seen)
    legacy                                   0 of 2, lacks ci, image
    search                                   0 of 2, lacks ci, image
";
    let is_hash = |word: &&str| word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hashes = stdout.split_whitespace().filter(is_hash).map(str::to_owned).collect::<Vec<_>>();
    let stdout = hashes.iter().fold(stdout, |text, hash| text.replace(hash.as_str(), "COMMIT"));
    assert_eq!((status, stdout.as_str()), (0, expected));
}

#[test]
fn a_path_that_is_not_there_is_refused_with_those_that_are() {
    let folder = company();
    let run = folder.karat(&["adoption", "--standards", "standards", "--path", "servce", "cart"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("find the golden path `servce`\n  help: there are: service"), "{}", run.stderr);
    let run = Folder::empty().karat(&["adoption"]);
    assert!(run.stderr.contains("--standards DIR"), "{}", run.stderr);
}

/// A service that was made from the template, or took up a version of it, on a day.
fn made(folder: &Folder, name: &str, day: &str, (version, dockerfile): (&str, &str)) {
    folder.write(&format!("{name}/.copier-answers.yml"), format!("_commit: {version}\n_src_path: acme/templates\n"));
    commit(folder, name, day, true);
    folder.write(&format!("{name}/Dockerfile"), dockerfile);
    let moment = format!("{day}T12:00:00Z");
    folder.git_at(name, &moment, &["add", "-A"]);
    folder.git_at(name, &moment, &["commit", "-q", "--amend", "--no-edit"]);
}

#[test]
fn how_far_services_are_from_their_template_and_who_took_up_a_release_is_told() {
    let (old, new) = ("FROM ghcr.io/acme/jre:20\nUSER app\n", "FROM ghcr.io/acme/jre:21\nUSER app\n");
    let folder = Folder::empty();
    let template =
        "template = { repo = \"acme/templates\", marker = [\".copier-answers.yml\"] }\nowned = [\"Dockerfile\"]\n";
    folder.write("standards/paths/service.toml", PATH.replace("on_path =", &format!("{template}on_path =")));
    folder.write("templates/copier.yml", "name: { type: str }\n");
    for (version, day, text) in [("v1.0.0", "2026-01-05", old), ("v2.0.0", "2026-06-01", new)] {
        let moment = format!("{day}T12:00:00Z");
        folder.write("templates/Dockerfile", text);
        if version == "v1.0.0" {
            folder.git_at("templates", &moment, &["init", "-q"]);
        }
        folder.git_at("templates", &moment, &["add", "-A"]);
        folder.git_at("templates", &moment, &["commit", "-qm", version]);
        folder.git_at("templates", &moment, &["tag", version]);
    }
    made(&folder, "cart", "2026-02-05", ("v1.0.0", old));
    made(&folder, "cart", "2026-07-07", ("v2.0.0", new));
    made(&folder, "orders", "2026-05-01", ("v1.0.0", "FROM ghcr.io/acme/jre:20\nUSER root\n"));
    made(&folder, "late", "2026-08-01", ("v2.0.0", new));
    let report = measured(&folder, &["--template", "service=templates", "cart", "orders", "late"]);
    assert_refuses(SCHEMA, &report, "/paths/0/template/repositories/0/drift/edited/share", json!(0.5));
    let template = &report["paths"][0]["template"];
    let releases = template["releases"].as_array().unwrap();
    let second = releases.iter().find(|own| own["name"] == "v2.0.0").unwrap();
    assert_eq!(
        (&second["n"], &second["median_seconds"], &second["not_yet"]),
        (&json!(1), &json!(36 * 86_400), &json!(1))
    );
    let of =
        |name: &str| template["repositories"].as_array().unwrap().iter().find(|own| own["repository"] == name).unwrap();
    let told = |name: &str| {
        assert_eq!(of(name)["reason"], Value::Null);
        let own = &of(name)["drift"];
        let status = own["files"][0]["status"].clone();
        (own["recorded"].clone(), own["versions_behind"].clone(), status, own["edited"]["differing"].clone())
    };
    assert_eq!(told("cart"), (json!("v2.0.0"), json!(0), json!("in_step"), json!(0)));
    assert_eq!(told("orders"), (json!("v1.0.0"), json!(1), json!("conflicting"), json!(1)));
    let arguments = ["adoption", "--standards", "standards", "--now", "2026-11-26", "--template", "service=templates"];
    let run = folder.karat(&[&arguments[..], &["cart", "orders", "late"]].concat());
    let text = run.stdout.split("  template  ").nth(1).unwrap();
    let expected = "       acme/templates: drift of 3 of 3 repositories is known
    edited         median 0 %, p90 50 % of the lines that it owns
    behind         median 0, p90 1 release
    v2.0.0         2026-06-01, taken up by 1 of 2 in 36 days (median), 36 (p90)
    v1.0.0         2026-01-05, nobody was on an earlier one

  away from the template, the furthest first
    orders is at v1.0.0, 1 release and 147 days behind: 1 of 2 owned lines edited, 1 conflicting
";
    assert_eq!(text, expected);
    // A version that the clone does not have.
    made(&folder, "stray", "2026-05-01", ("v9.0.0", old));
    let report = measured(&folder, &["--template", "service=templates", "stray"]);
    let stray = &report["paths"][0]["template"]["repositories"][0];
    assert_eq!((&stray["repository"], &stray["drift"]), (&json!("stray"), &Value::Null));
    assert!(stray["reason"].as_str().unwrap().contains("v9.0.0"), "{stray}");
}
