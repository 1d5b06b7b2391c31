//! `karat score`: evidence, reasons, next steps, groups and formats, on repositories as they are; what is shown adds up.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::{Folder, Run};
use crate::reports::assert_valid;

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: true\n  containers: []\n";

/// A card with a check for each of these: id, rule, level, weight, further lines.
fn card(head: &str, checks: &[(&str, &str, &str, u32, &str)]) -> String {
    let level = |(rank, id): (usize, &str)| format!("[[level]]\nid = \"{id}\"\nrank = {rank}\n");
    let levels: String = [(1, "bronze"), (2, "silver")].map(level).concat();
    let check = |(id, rule, level, weight, more): &(&str, &str, &str, u32, &str)| {
        format!("[[check]]\nid = \"{id}\"\nrule = \"{rule}\"\nlevel = \"{level}\"\nweight = {weight}\n{more}")
    };
    let checks: String = checks.iter().map(check).collect();
    format!("schema = 1\nid = \"own\"\ntitle = \"Own\"\nversion = \"1.0.0\"\n{head}{levels}{checks}")
}

fn component(name: &str, owner: &str) -> String {
    format!(
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\n\
         spec:\n  type: service\n  lifecycle: production\n  owner: {owner}\n"
    )
}

fn score(folder: &Folder, arguments: &[&str]) -> Run {
    let run = folder.karat(&[&["score", "--standards", "standards", "--now", "2026-11-26"], arguments].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    run
}

fn report(folder: &Folder) -> Value {
    let report = serde_json::from_str(&score(folder, &["-o", "json"]).stdout).unwrap();
    assert_valid(&report);
    report
}

/// A text without its line breaks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The checks of the first card, by their ids.
fn checks(report: &Value) -> BTreeMap<String, Value> {
    let checks = report["scorecards"][0]["checks"].as_array().unwrap().iter();
    checks.map(|own| (own["id"].as_str().unwrap().to_owned(), own.clone())).collect()
}

/// The cheapest thing that can be unknown in a folder: facts of git.
const UNKNOWN: &str = "supply_chain.unmaintained";

#[test]
fn every_check_says_where_why_by_which_waiver_or_from_when() {
    let waiver = "schema = 1\nid = \"W-7\"\nrules = [\"repository.missing_readme\"]\nreason = \"The handbook is being written\"\n\
                  requested_by = \"user:default/ana\"\ncreated = 2026-11-10\nexpires = 2026-12-24\n\
                  [scope]\nentities = [\"component:default/web\"]\n";
    let dates = "announce = 2026-11-01\nwarn_from = 2026-12-01\nenforce_from = 2027-02-01\n";
    let needs = "needs = [{ source = \"incidents\", max_age = \"7d\" }]\n";
    let comment =
        "  # karat: ignore[kubernetes.host_pid] until=2027-02-28 because the agent needs it\n  hostPID: true\n";
    let facts = "schema = 1\n[[source]]\nid = \"incidents\"\npath = \"facts/*.jsonl\"\nkey = \"entity\"\n[source.fields]\nopened = \"datetime\"\n";
    let folder = Folder::with(&[
        ("catalog-info.yaml", &component("web", "team-a")),
        ("a.yaml", POD),
        ("b.yaml", &POD.replace("web", "other").replace("  containers", &format!("{comment}  containers"))),
        (".github/workflows/ci.yaml", "on: [push\n"),
        ("standards/facts.toml", facts),
        ("standards/facts/old.jsonl", "{\"entity\": \"web\", \"opened\": \"2026-11-01T08:00:00Z\"}\n"),
        ("standards/waivers/w.toml", waiver),
        (
            "standards/scorecards/own.toml",
            &card(
                "",
                &[
                    ("network", "kubernetes.host_network", "bronze", 1, ""),
                    ("pid", "kubernetes.host_pid", "bronze", 1, ""),
                    ("readme", "repository.missing_readme", "bronze", 1, ""),
                    ("actions", "github_actions.unpinned_action", "bronze", 1, ""),
                    ("licence", "repository.missing_license", "silver", 1, dates),
                    ("incidents", "kubernetes.privileged", "silver", 1, needs),
                ],
            ),
        ),
    ]);
    let report = report(&folder);
    let checks = checks(&report);
    let network = &checks["network"];
    assert_eq!((&network["outcome"], &network["places"]), (&json!("fail"), &json!(2)));
    let places: Vec<_> =
        network["evidence"].as_array().unwrap().iter().map(|own| (&own["path"], &own["line"])).collect();
    assert_eq!(places, [(&json!("a.yaml"), &json!(6)), (&json!("b.yaml"), &json!(6))]);
    let pid = &checks["pid"];
    assert_eq!((&pid["outcome"], &pid["unwaived"]), (&json!("waived"), &json!("fail")));
    let expected =
        json!({"id": "b.yaml:7", "effect": "exclude", "until": "2027-02-28", "reason": "the agent needs it"});
    assert_eq!(pid["waiver"], expected);
    assert_eq!(checks["readme"]["waiver"]["reason"], "The handbook is being written");
    let actions = &checks["actions"];
    assert_eq!((&actions["outcome"], &actions["reason"]["kind"]), (&json!("unknown"), &json!("file")), "{actions}");
    assert_eq!(actions["reason"]["path"], ".github/workflows/ci.yaml");
    let licence = &checks["licence"];
    assert_eq!((&licence["phase"], &licence["counts_from"]), (&json!("announced"), &json!("2026-12-01")));
    assert_eq!(licence["due"], "2027-02-01");
    let incidents = &checks["incidents"];
    assert_eq!((&incidents["outcome"], &incidents["reason"]["kind"]), (&json!("unknown"), &json!("import")));
    let text = words(&score(&folder, &[]).stdout);
    for line in [
        "a.yaml:6, b.yaml:6",
        "waived by b.yaml:7 until 2027-02-28: the agent needs it",
        "waived by W-7 until 2026-12-24: The handbook is being written",
        ".github/workflows/ci.yaml:1:",
        "announced: counts from 2026-12-01, blocks silver from 2027-02-01",
        "imported facts `incidents`: 24d old, where the check takes 7d at most",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_file_that_can_no_longer_be_read_raises_no_score() {
    let definition = card(
        "",
        &[
            ("network", "kubernetes.host_network", "bronze", 3, ""),
            ("actions", "github_actions.unpinned_action", "bronze", 2, "partial = true\n"),
            ("readme", "repository.missing_readme", "silver", 1, ""),
        ],
    );
    let sha = "3df4ab11eba7bda6032a0b82a6bb43b11571feac";
    let workflow = |uses: &[&str]| {
        let steps: Vec<_> = uses.iter().map(|own| format!("      - uses: actions/{own}\n")).collect();
        format!("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n{}", steps.concat())
    };
    let pinned = format!("checkout@{sha}");
    let good = [("README.md", "# Shop\n"), ("standards/scorecards/own.toml", definition.as_str())];
    let folder = Folder::with(&good);
    folder.write("pod.yaml", POD);
    folder.write(".github/workflows/a.yaml", workflow(&["checkout@v4", "setup-go@v5"]));
    folder.write(".github/workflows/b.yaml", workflow(&[&pinned, &pinned, "cache@v4"]));
    let number = |report: &Value, name: &str| report["scorecards"][0][name].as_u64().unwrap_or(0);
    let whole = report(&folder);
    assert_eq!(checks(&whole)["actions"]["outcome"], "partial", "{whole}");
    assert_eq!(checks(&whole)["actions"]["measure"], json!({"value": 2, "of": 5}));
    for path in ["pod.yaml", ".github/workflows/a.yaml", ".github/workflows/b.yaml"] {
        let kept = std::fs::read_to_string(folder.path().join(path)).unwrap();
        folder.write(path, format!("{kept}  - [\n"));
        let less = report(&folder);
        for name in ["score", "coverage"] {
            assert!(number(&less, name) <= number(&whole, name), "{path}: {name} {less}");
        }
        folder.write(path, kept);
    }
    // What is left of a share is not a better one.
    folder.write(".github/workflows/a.yaml", "on: [\n");
    let less = report(&folder);
    let actions = &checks(&less)["actions"];
    assert_eq!((&actions["outcome"], &actions["unjudged"]), (&json!("fail"), &json!(1)), "{actions}");
    let text = words(&score(&folder, &[]).stdout);
    assert!(text.contains("1 document could not be judged: .github/workflows/a.yaml:"), "{text}");
}

/// A rule on the whole that finds nothing to speak of cannot know while a file of that kind cannot be read.
#[test]
fn what_cannot_be_read_may_be_what_a_rule_on_the_whole_speaks_of() {
    let definition = card("", &[("budget", "kubernetes.pdb", "bronze", 1, "")]);
    let files = [("README.md", "# Shop\n"), ("standards/scorecards/own.toml", definition.as_str())];
    let folder = Folder::with(&files);
    assert_eq!(checks(&report(&folder))["budget"]["outcome"], "not_applicable");
    folder.write("web.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec: [\n");
    let broken = report(&folder);
    let budget = &checks(&broken)["budget"];
    assert_eq!((&budget["outcome"], &budget["reason"]["path"]), (&json!("unknown"), &json!("web.yaml")), "{budget}");
    assert_eq!((&broken["scorecards"][0]["score"], &broken["scorecards"][0]["coverage"]), (&Value::Null, &json!(0)));
}

#[test]
fn the_sums_that_are_explained_are_those_of_the_report() {
    let folder = Folder::with(&[
        ("pod.yaml", POD),
        ("README.md", "# Shop\n"),
        (
            "standards/scorecards/own.toml",
            &card(
                "[scoring]\nmin_coverage = 0.8\ncategory_weights = { safety = 3, docs = 1 }\n",
                &[
                    ("network", "kubernetes.host_network", "bronze", 1, "category = \"safety\"\n"),
                    ("privileged", "kubernetes.privileged", "silver", 2, "category = \"safety\"\n"),
                    ("age", UNKNOWN, "silver", 1, "category = \"docs\"\n"),
                    ("readme", "repository.missing_readme", "silver", 1, "category = \"docs\"\n"),
                ],
            ),
        ),
    ]);
    let report = report(&folder);
    let own = &report["scorecards"][0];
    // Safety: 2 of 3 by weight; docs: 1 of 2, the other one unknown. Then 3 and 1.
    assert_eq!(
        (&own["score"], &own["score_up_to"]),
        (&json!((3 * 6666 + 5000) / 4), &json!((3 * 6666 + 10_000) / 4)),
        "{own}"
    );
    let text = words(&score(&folder, &["--explain"]).stdout);
    for line in [
        "20000 ÷ 3 = 6666 of 10000",
        "10000 ÷ 2 = 5000 of 10000",
        "3 × 6666 = 19998",
        "score 24998 ÷ 4 = 6249 of 10000",
        "29998 ÷ 4 = 7499, if all that is unknown passes",
        "coverage 4 ÷ 5 by weight = 8000 of 10000",
        "bronze not reached: 1 required check: network;",
        "silver not reached: 2 required checks: network, age;",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn steps_say_what_they_gain_and_doing_one_gains_it() {
    let folder = Folder::with(&[
        ("pod.yaml", POD),
        (
            "standards/scorecards/own.toml",
            &card(
                "",
                &[
                    ("readme", "repository.missing_readme", "silver", 2, "effort = \"S\"\n"),
                    ("network", "kubernetes.host_network", "bronze", 1, "effort = \"S\"\n"),
                    ("licence", "repository.missing_license", "silver", 5, "effort = \"L\"\n"),
                ],
            ),
        ),
    ]);
    let before = report(&folder);
    let steps = before["scorecards"][0]["next_steps"].as_array().unwrap();
    let told: Vec<_> =
        steps.iter().map(|own| (&own["check"], &own["points"], &own["toward"], &own["reaches"])).collect();
    let none = Value::Null;
    assert_eq!(
        told,
        [
            (&json!("network"), &json!(1250), &json!("bronze"), &json!("bronze")),
            (&json!("readme"), &json!(2500), &json!("silver"), &none),
            (&json!("licence"), &json!(6250), &json!("silver"), &none),
        ]
    );
    folder.write("pod.yaml", POD.replace("true", "false"));
    let after = report(&folder);
    let number = |report: &Value| report["scorecards"][0]["score"].as_u64().unwrap_or(0);
    assert_eq!(number(&after) - number(&before), 1250);
    assert_eq!(after["scorecards"][0]["level"], "bronze");
}

#[test]
fn groups_spread_over_levels_in_every_format() {
    let of = |name: &str| format!("services/{name}/catalog-info.yaml");
    let target = "[[target]]\nlevel = \"silver\"\n";
    let folder = Folder::with(&[
        (of("cart").as_str(), &component("cart", "team-a")),
        ("services/cart/README.md", "# Cart\n"),
        ("services/cart/main.go", "package main\n"),
        (of("billing").as_str(), &component("billing", "team-a")),
        ("services/billing/pod.yaml", POD),
        ("services/billing/main.go", "package main\n"),
        ("services/billing/tool.py", "\n"),
        (of("mail").as_str(), &component("mail", "team|b")),
        (
            "standards/scorecards/own.toml",
            &card(
                &format!("{target}[applies]\nany = [{{ kind = [\"component\"] }}]\n"),
                &[
                    ("network", "kubernetes.host_network", "bronze", 1, ""),
                    ("readme", "documentation.missing_component_readme", "silver", 1, ""),
                ],
            ),
        ),
    ]);
    let grouped = |by: &str, format: &str| score(&folder, &["--group-by", by, "-o", format]).stdout;
    let report: Value = serde_json::from_str(&grouped("owner", "json")).unwrap();
    assert_valid(&report);
    let groups = report["groups"].as_array().unwrap();
    assert_eq!(groups.len(), 2, "{groups:?}");
    let expected = json!({
        "scorecard": "own", "by": "owner", "key": "group:default/team-a", "entities": 2,
        "levels": [
            {"level": null, "entities": 1}, {"level": "bronze", "entities": 0}, {"level": "silver", "entities": 1}
        ],
        "median": 0, "coverage": 10_000, "expected": 2, "at_target": 1,
    });
    assert_eq!(groups[0], expected);
    let text = grouped("language", "text");
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    let row =
        |key: &str| lines.iter().find(|line| line.first() == Some(&key)).unwrap_or_else(|| panic!("{key}: {text}"));
    assert_eq!((row("go")[1], row("python")[1], row("(none)")[1]), ("2", "1", "1"), "in each of its languages");
    assert!(grouped("owner", "md").contains("| `group:default/team\\|b` | 1 |"), "{}", grouped("owner", "md"));
    assert!(grouped("tier", "csv").contains("own,tier,,3,none=1; bronze=1; silver=1,"), "{}", grouped("tier", "csv"));
}

#[test]
fn scores_are_the_same_by_any_number_of_threads_and_in_every_format() {
    let folder = Folder::copy("testdata/repos/webshop");
    for format in ["text", "json", "md", "csv"] {
        let run = |jobs: &str| {
            folder.karat(&["score", "--explain", "--now", "2026-11-26", "--jobs", jobs, "-o", format]).stdout
        };
        let one = run("1");
        assert!(!one.is_empty(), "{format}");
        assert_eq!(one, run("5"), "{format}");
    }
    for format in ["md", "csv"] {
        let run = folder.karat(&["check", "--fail-on", "never", "-o", format]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(run.stdout.contains("kubernetes.privileged"), "{}", run.stdout);
    }
}

/// What cannot be read is no reason to take a rule for one that has nothing to say.
#[test]
fn a_manifest_that_cannot_be_read_leaves_rules_on_its_facts_unknown() {
    let folder = Folder::copy("policies/build/stale_lockfile/fail/shop");
    let outcome = |rule: &str| {
        let report = folder.check(&["--select", rule]);
        report["outcomes"][0]["outcome"].as_str().unwrap().to_owned()
    };
    assert_eq!(outcome("build.stale_lockfile"), "fail");
    let lock = std::fs::read_to_string(folder.path().join("package-lock.json")).unwrap();
    folder.write("package-lock.json", &lock[..60]);
    assert_eq!(outcome("build.stale_lockfile"), "unknown");
    folder.write("package-lock.json", lock);
    folder.write("package.json", "{\"name\": ");
    assert_eq!(outcome("build.stale_lockfile"), "unknown");
    assert_eq!(outcome("build.unpinned_toolchain"), "unknown");
}

#[test]
fn entities_of_one_name_are_told_apart_by_their_repositories() {
    let entity = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: web}\nspec: {type: service, lifecycle: production, owner: a}\n";
    let folder = Folder::empty();
    for name in ["a", "b"] {
        folder.write(&format!("all/{name}/catalog-info.yaml"), entity);
        folder.git_at(&format!("all/{name}"), "2026-11-26T08:00:00Z", &["init", "-q"]);
    }
    let check = ["check", "--scorecard", "golden-path", "--now", "2026-11-26"];
    for (format, told) in [
        ("text", ["Golden path 1.1.0 · web (all/a)\n", "Golden path 1.1.0 · web (all/b)\n"]),
        ("md", ["| `component:default/web` in `all/a` |", "| `component:default/web` in `all/b` |"]),
        ("html", ["Golden path 1.1.0 · web (all/a)", "Golden path 1.1.0 · web (all/b)"]),
    ] {
        let run = folder.karat(&[&check[..], &["-o", format, "all"]].concat());
        assert!(told.iter().all(|own| run.stdout.contains(own)), "{}{}", run.stdout, run.stderr);
        let alone = folder.karat(&[&check[..], &["-o", format, "all/a"]].concat());
        assert!(!alone.stdout.contains("(all/a)") && !alone.stdout.contains("in `all/a`"), "{}", alone.stdout);
    }
}
