//! `karat simulate` over a few services.

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::harness::Folder;
use crate::reports::{assert_follows_schema, assert_refuses};

const SCHEMA: &str = "src/report/schema/karat-what-if-1.schema.json";

const CARD: &str = r#"schema = 1
id = "base"
title = "Base"
version = "1.0.0"
[[level]]
id = "bronze"
rank = 1
[[level]]
id = "silver"
rank = 2
[[check]]
id = "readme"
level = "bronze"
rule = "repository.missing_readme"
[[check]]
id = "license"
level = "silver"
weight = 3
rule = "repository.missing_license"
"#;

const LICENSE: &str =
    "MIT License\n\nCopyright (c) 2026 Acme\n\nPermission is hereby granted, free of charge, to any person\n";

/// Four services: one has all, one no owners, one an image without a tag, one nothing.
fn company() -> Folder {
    let folder = Folder::empty();
    folder.git(&["init", "-q"]);
    folder.write("standards/scorecards/base.toml", CARD);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Card"]);
    for (name, files) in [
        ("all", &["README.md", "LICENSE", "CODEOWNERS"][..]),
        ("ownerless", &["README.md", "LICENSE"]),
        ("loose", &["README.md", "LICENSE", "CODEOWNERS", "Dockerfile", "web/Dockerfile"]),
        ("bare", &[]),
    ] {
        folder.write(&format!("services/{name}/.git/HEAD"), "ref: refs/heads/main\n");
        folder.write(&format!("services/{name}/src/main.rs"), "fn main() {}\n");
        for file in files {
            let text = match *file {
                "README.md" => "# Service\n\nWhat it is for, and how it is run.\n",
                "LICENSE" => LICENSE,
                "CODEOWNERS" => "* @acme/shop\n",
                _ => "FROM debian\nUSER 1000\n",
            };
            folder.write(&format!("services/{name}/{file}"), text);
        }
    }
    folder
}

/// The card with what comes in its place.
fn tightened(folder: &Folder) {
    let more = r#"[[check]]
id = "owners"
level = "bronze"
rule = "repository.missing_codeowners"
[[check]]
id = "tags"
level = "silver"
rule = "dockerfile.latest_tag"
"#;
    let text = CARD.replace("1.0.0", "2.0.0").replace("weight = 3", "weight = 1");
    folder.write("standards/scorecards/base.toml", format!("{text}{more}"));
}

const ARGUMENTS: [&str; 6] =
    ["simulate", "--scorecard", "standards/scorecards/base.toml", "--now", "2026-11-26", "services"];

fn simulated(folder: &Folder, more: &[&str]) -> Value {
    let run = folder.karat(&[&ARGUMENTS[..], &["-o", "json"], more].concat());
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let told = serde_json::from_str(&run.stdout).unwrap();
    assert_follows_schema(SCHEMA, &told);
    told
}

#[test]
fn who_falls_and_which_check_does_it_is_told_against_the_version_in_git() {
    let folder = company();
    tightened(&folder);
    let told = simulated(&folder, &[]);
    assert_eq!(told["versions"], json!({"before": "1.0.0", "before_of": null, "after": "2.0.0"}));
    assert_eq!(told["levels"][2], json!({"level": null, "before": 1, "after": 2}));
    let entity = |name: &str| {
        let all = told["entities"].as_array().unwrap();
        all.iter().find(|own| own["entity"] == format!("repository:default/{name}")).unwrap()
    };
    let moved = |name: &str| {
        let own = entity(name);
        (own["way"].clone(), own["before"]["level"].clone(), own["after"]["level"].clone(), own["because"].clone())
    };
    assert_eq!(moved("all"), (json!("same"), json!("silver"), json!("silver"), json!([])));
    assert_eq!(moved("ownerless"), (json!("falls"), json!("silver"), Value::Null, json!(["owners"])));
    assert_eq!(moved("loose"), (json!("falls"), json!("silver"), json!("bronze"), json!(["tags"])));
    assert_eq!(moved("bare"), (json!("same"), Value::Null, Value::Null, json!([])));
    assert_eq!(entity("ownerless")["points"], json!(6666 - 10_000));
    let check = |id: &str| told["checks"].as_array().unwrap().iter().find(|own| own["id"] == id).unwrap().clone();
    let line = |id: &str| {
        let own = check(id);
        ["edit", "newly_failing", "falls", "rises", "files"].map(|field| own[field].clone())
    };
    assert_eq!(line("owners"), [json!("added"), json!(2), json!(1), json!(0), json!(2)]);
    assert_eq!(line("tags"), [json!("added"), json!(1), json!(1), json!(0), json!(2)]);
    assert_eq!(line("license"), [json!("changed"), json!(0), json!(0), json!(0), json!(1)]);
    assert_eq!(told["to_change"], json!({"files": 3, "repositories": 2, "lacking": []}));
    assert_refuses(SCHEMA, &told, "/entities/0/way", json!("sideways"));
}

#[test]
fn a_card_that_was_not_there_before_is_for_all_that_join_it() {
    let folder = company();
    folder.write("standards/scorecards/new.toml", CARD.replace("\"base\"", "\"new\""));
    let arguments = ["simulate", "--scorecard", "standards/scorecards/new.toml", "--now", "2026-11-26", "-o", "json"];
    let run = folder.karat(&[&arguments[..], &["services"]].concat());
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_follows_schema(SCHEMA, &told);
    assert_eq!((&told["versions"]["before"], &told["median_score"]["before"]), (&Value::Null, &Value::Null));
    let entity = &told["entities"][0];
    assert_eq!((&entity["way"], &entity["before"], &entity["points"]), (&json!("joins"), &Value::Null, &Value::Null));
}

#[test]
fn a_history_tells_the_same_as_a_scan_does_of_what_was_judged() {
    let folder = company();
    // What the new checks ask was asked by another scorecard.
    let other = CARD.replace("\"base\"", "\"other\"").replace("missing_license", "missing_codeowners");
    folder
        .write("standards/scorecards/other.toml", other.replace("repository.missing_readme", "dockerfile.latest_tag"));
    let record = ["check", "--standards", "standards", "--now", "2026-11-26", "-q", "--fail-on", "never"];
    let run = folder.karat(&[&record[..], &["--record=kept.db", "services"]].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    tightened(&folder);
    let scanned = simulated(&folder, &[]);
    let kept = || folder.karat(&[&ARGUMENTS[..5], &["--store=kept.db", "-o", "json"]].concat());
    let run = kept();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_follows_schema(SCHEMA, &told);
    for list in ["versions", "levels", "checks", "to_change", "later"] {
        assert_eq!(told[list], scanned[list], "{list}");
    }
    let entities = |told: &Value| -> Vec<Value> {
        let all = told["entities"].as_array().unwrap().iter();
        all.map(|own| json!([own["entity"], own["way"], own["before"], own["after"], own["because"]])).collect()
    };
    assert_eq!(entities(&told), entities(&scanned));
    let slow = "[[check]]\nid = \"slow\"\nlevel = \"bronze\"\nrule = \"build.slow_ci\"\n";
    folder.write("standards/scorecards/base.toml", format!("{}{slow}", CARD.replace("1.0.0", "1.1.0")));
    let run = kept();
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("so they are unknown: `slow`"), "{}", run.stderr);
}

#[test]
fn what_cannot_be_judged_is_no_new_fail() {
    let folder = company();
    let slow = "[[check]]\nid = \"slow\"\nlevel = \"bronze\"\nrule = \"build.slow_ci\"\n";
    folder.write("standards/scorecards/base.toml", format!("{}{slow}", CARD.replace("1.0.0", "1.1.0")));
    let told = simulated(&folder, &[]);
    let check = &told["checks"][0];
    assert_eq!((&check["newly_failing"], &check["unknown"]), (&json!(0), &json!(4)), "{check}");
}

/// The card with the owners asked from days to come on.
fn announced(folder: &Folder) {
    let more = "[[check]]\nid = \"owners\"\nlevel = \"bronze\"\nrule = \"repository.missing_codeowners\"\n\
        announce = 2026-11-30\nwarn_from = 2026-12-10\nenforce_from = 2027-01-01\n";
    folder.write("standards/scorecards/base.toml", format!("{}{more}", CARD.replace("1.0.0", "1.1.0")));
}

#[test]
fn what_is_announced_is_told_by_the_days_on_which_it_counts_and_blocks() {
    let folder = company();
    announced(&folder);
    let told = simulated(&folder, &[]);
    assert_eq!((&told["falls"], &told["rises"]), (&json!(0), &json!(0)));
    let check = &told["checks"][0];
    let fields = ["id", "newly_failing", "falls", "files", "counts_from", "blocks_from"].map(|own| check[own].clone());
    let expected = [json!("owners"), json!(2), json!(0), json!(2), json!("2026-12-10"), json!("2027-01-01")];
    assert_eq!(fields, expected);
    let later = told["later"].as_array().unwrap();
    let day = |own: &Value| ["from", "counts", "blocks", "ends", "falls", "rises"].map(|field| own[field].clone());
    let expected = [
        [json!("2026-12-10"), json!(["owners"]), json!([]), json!([]), json!(0), json!(0)],
        [json!("2027-01-01"), json!([]), json!(["owners"]), json!([]), json!(1), json!(0)],
    ];
    assert_eq!(later.iter().map(day).collect::<Vec<_>>(), expected);
    assert_eq!(later[1]["to_change"], json!({"files": 1, "repositories": 1, "lacking": []}));
    let entity = &later[1]["entities"][0];
    assert_eq!(entity["entity"], json!("repository:default/ownerless"));
    assert_eq!((&entity["before"]["level"], &entity["after"]["level"]), (&json!("silver"), &Value::Null));
    assert_eq!(entity["because"], json!(["owners"]));
    // On the day itself it is as it was told, and nothing is left to come.
    let arguments = ["simulate", "--scorecard", "standards/scorecards/base.toml", "-o", "json", "services", "--now"];
    let run = folder.karat(&[&arguments[..], &["2027-01-01"]].concat());
    let then: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&then["falls"], &then["later"]), (&json!(1), &json!([])));
    assert_eq!(then["to_change"], later[1]["to_change"]);
    assert_eq!(then["checks"][0]["blocks_from"], Value::Null);
}

#[test]
fn people_read_from_which_day_on_who_falls() {
    let folder = company();
    announced(&folder);
    let text = folder.karat(&ARGUMENTS).stdout;
    let expected = "
  check, by itself                   new fails  falls  rises  unknown  files
  owners (added)                             2      0      0        0      2  blocks from 2027-01-01

  Nobody would fall today.

  From 2026-12-10, when owners counts: nobody would fall

  From 2027-01-01, when owners blocks: 1 would fall
    ownerless                    silver 100 % → no level 80 %
      by owners
    So that nobody falls, 1 file in 1 repository would have to change.

  what_if = ";
    assert!(text.contains(expected), "{text}");
    let md = folder.karat(&[&ARGUMENTS[..], &["-o", "md"]].concat()).stdout;
    for line in [
        "Of 4 entities, 0 would fall and 0 would rise.",
        "| `owners` | added | 2 | 0 | 0 | 0 | 2 | blocks from 2027-01-01 |",
        "**From 2027-01-01, when owners blocks: 1 would fall.** So that nobody falls, 1 file in 1 repository would have to change.",
        "| ownerless | silver 100 % | no level 80 % | `owners` |",
    ] {
        assert!(md.contains(&format!("\n{line}\n")), "{line}: {md}");
    }
    let csv = folder.karat(&[&ARGUMENTS[..], &["-o", "csv"]].concat()).stdout;
    assert!(csv.lines().next().unwrap().ends_with(",because,short_of,falls_from,falls_by"), "{csv}");
    let of = |name: &str| csv.lines().find(|line| line.contains(&format!("default/{name},"))).unwrap();
    assert!(of("ownerless").ends_with(",,,2027-01-01,owners"), "{csv}");
    assert!(of("all").ends_with(",,,,"), "{csv}");
}

#[test]
fn a_card_that_is_new_is_compared_with_where_it_begins() {
    let folder = company();
    announced(&folder);
    let text = std::fs::read_to_string(folder.path().join("standards/scorecards/base.toml")).unwrap();
    folder.write("new.toml", text.replace("\"base\"", "\"new\""));
    let arguments = ["simulate", "--scorecard", "new.toml", "--now", "2026-11-26", "-o", "json", "services"];
    let told: Value = serde_json::from_str(&folder.karat(&arguments).stdout).unwrap();
    assert_follows_schema(SCHEMA, &told);
    assert_eq!((&told["versions"]["before"], &told["falls"]), (&Value::Null, &json!(0)));
    let falls: Vec<_> = told["later"].as_array().unwrap().iter().map(|own| own["falls"].clone()).collect();
    assert_eq!(falls, [json!(0), json!(1)]);
}

#[test]
fn files_are_counted_where_a_check_moves_to_a_lower_level() {
    let folder = company();
    let owners = |level: &str| {
        format!("{CARD}[[check]]\nid = \"owners\"\nlevel = \"{level}\"\nrule = \"repository.missing_codeowners\"\n")
    };
    folder.write("old.toml", owners("silver"));
    folder.write("standards/scorecards/base.toml", owners("bronze"));
    let told = simulated(&folder, &["--against", "old.toml"]);
    assert_eq!((&told["falls"], &told["checks"][0]["newly_failing"]), (&json!(1), &json!(0)));
    assert_eq!(told["to_change"], json!({"files": 1, "repositories": 1, "lacking": []}));
    // The other way round nobody falls, and nothing has to change.
    folder.write("old.toml", owners("bronze"));
    folder.write("standards/scorecards/base.toml", owners("silver"));
    let told = simulated(&folder, &["--against", "old.toml"]);
    assert_eq!((&told["falls"], &told["rises"]), (&json!(0), &json!(1)));
    assert_eq!(told["to_change"], json!({"files": 0, "repositories": 0, "lacking": []}));
}

#[test]
fn files_are_counted_where_a_level_asks_for_a_higher_score() {
    let folder = company();
    let card = |floor: &str| {
        let levels = CARD.replace("rank = 2\n", &format!("rank = 2\nmin_score = {floor}\n"));
        format!(
            "{levels}[[check]]\nid = \"owners\"\nrequired = false\nlevel = \"silver\"\nrule = \"repository.missing_codeowners\"\n"
        )
    };
    folder.write("old.toml", card("70"));
    folder.write("standards/scorecards/base.toml", card("90"));
    let told = simulated(&folder, &["--against", "old.toml"]);
    assert_eq!((&told["falls"], &told["checks"]), (&json!(1), &json!([])));
    assert_eq!(told["to_change"], json!({"files": 1, "repositories": 1, "lacking": []}));
    let all = told["entities"].as_array().unwrap();
    let fallen = all.iter().find(|own| own["way"] == json!("falls")).unwrap();
    assert_eq!(fallen["short_of"], json!([{"level": "silver", "limit": "min_score"}]));
    let text = folder.karat(&[&ARGUMENTS[..], &["--against", "old.toml"]].concat()).stdout;
    assert!(text.contains("\n      by min_score of silver\n"), "{text}");
    assert!(!text.contains("no check that differs"), "{text}");
}

#[test]
fn where_no_file_helps_it_says_which_facts_are_missing() {
    let folder = company();
    let slow = "[[check]]\nid = \"slow\"\nlevel = \"bronze\"\nrule = \"build.slow_ci\"\n";
    folder.write("standards/scorecards/base.toml", format!("{}{slow}", CARD.replace("1.0.0", "1.1.0")));
    let told = simulated(&folder, &[]);
    assert_eq!(told["falls"], json!(3));
    let change = &told["to_change"];
    assert_eq!((&change["files"], &change["repositories"]), (&json!(0), &json!(0)));
    let lacking = &change["lacking"][0];
    assert_eq!((&lacking["check"], &lacking["entities"]), (&json!("slow"), &json!(3)));
    let reason = lacking["reason"].as_str().unwrap();
    let text = folder.karat(&ARGUMENTS).stdout;
    let start = "  No file helps those that fall: facts are missing, for slow of 3 entities\n  (";
    assert!(text.contains(start), "{text}");
    assert!(!reason.is_empty() && !text.contains("0 files"), "{text}");
}

#[test]
fn a_comment_on_a_pull_request_says_what_is_to_be_changed() {
    let folder = company();
    tightened(&folder);
    let run = folder.karat(&[&ARGUMENTS[..5], &["-o", "md", "services/ownerless"]].concat());
    let told = "Of 1 entity, 1 would fall and 0 would rise. So that nobody falls, 1 file in 1 repository would have to change.";
    assert!(run.stdout.contains(&format!("\n{told}\n")), "{}", run.stdout);
    assert_eq!(empty_rows(&run.stdout), [""; 0], "{}", run.stdout);
}

/// The rows that say nothing but 0.
fn empty_rows(text: &str) -> Vec<&str> {
    let is_empty = |line: &&str| {
        let numbers: Vec<u64> = line.split([' ', '|']).filter_map(|word| word.parse().ok()).collect();
        numbers.len() > 1 && numbers.iter().all(|number| *number == 0)
    };
    text.lines().filter(is_empty).collect()
}

#[test]
fn rows_in_which_nothing_is_are_left_out_and_counted_once() {
    let folder = company();
    let against = ["simulate", "--scorecard", "security-baseline", "--against", "golden-path", "services/ownerless"];
    for (format, told) in
        [("text", "more checks differ, and change nothing by themselves\n"), ("md", "change nothing by themselves.\n")]
    {
        let run = folder.karat(&[&against[..], &["--now", "2026-11-26", "-o", format]].concat());
        assert_eq!(
            (empty_rows(&run.stdout), run.stdout.matches(told).count()),
            (Vec::new(), 1),
            "{}{}",
            run.stdout,
            run.stderr
        );
    }
}

#[test]
fn people_read_who_moves_and_what_there_is_to_do() {
    let folder = company();
    tightened(&folder);
    let run = folder.karat(&ARGUMENTS);
    let text = run.stdout.split("  what_if").next().unwrap();
    let expected = "\
Base · base 1.0.0 → 2.0.0

                   before    after
  silver                3        1
  bronze                0        1
  no level              1        2
  median score      100 %  66.66 %

  2 would fall
    ownerless                    silver 100 % → no level 66.66 %
      by owners
    loose                        silver 100 % → bronze 75 %
      by tags

  check, by itself                   new fails  falls  rises  unknown  files
  owners (added)                             2      1      0        0      2
  tags (added)                               1      1      0        0      2
  1 more check differs, and changes nothing by itself

  So that nobody falls, 3 files in 2 repositories would have to change.
";
    assert_eq!((run.status, text), (0, expected));
}

#[test]
fn definitions_that_hold_the_card_themselves_are_no_hindrance() {
    let folder = company();
    folder.write("karat.toml", "standards = \"standards\"\n");
    folder.write(
        "standards/waivers/readme.toml",
        "schema = 1\nid = \"W-1\"\nscorecard = \"base\"\nchecks = [{ id = \"readme\", rev = 1 }]\nreason = \"Soon.\"\n\
         requested_by = \"user:default/tom\"\napproved_by = [\"user:default/ann\"]\ncreated = 2026-11-01\nexpires = 2026-12-01\n\
         scope = { entities = [\"repository:default/bare\"] }\n",
    );
    folder.write("draft.toml", CARD.replace("1.0.0", "3.0.0").replace("weight = 3", "weight = 5"));
    tightened(&folder);
    let absolute = folder.path().join("standards/scorecards/base.toml");
    for (card, more, before, after) in [
        ("standards/scorecards/base.toml", &[][..], "1.0.0", "2.0.0"),
        ("standards/scorecards/base.toml", &["--standards", "standards"], "1.0.0", "2.0.0"),
        (absolute.to_str().unwrap(), &[], "1.0.0", "2.0.0"),
        ("base", &[], "1.0.0", "2.0.0"),
        ("draft.toml", &[], "2.0.0", "3.0.0"),
    ] {
        let arguments = ["simulate", "--scorecard", card, "--now", "2026-11-26", "-o", "json", "services"];
        let run = folder.karat(&[&arguments[..], more].concat());
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{card} {more:?}");
        let told: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(told["versions"], json!({"before": before, "before_of": null, "after": after}), "{card} {more:?}");
    }
}

#[test]
fn the_other_side_may_be_a_file_a_revision_or_a_built_in_card() {
    let folder = company();
    folder.git(&["tag", "first"]);
    tightened(&folder);
    folder.git(&["add", "standards"]);
    folder.git(&["commit", "-qm", "More"]);
    folder.write("old.toml", CARD.replace("1.0.0", "0.9.0"));
    for (against, version) in [("first", "1.0.0"), ("HEAD", "2.0.0"), ("old.toml", "0.9.0"), ("golden-path", "1.1.0")] {
        let versions = simulated(&folder, &["--against", against])["versions"].clone();
        assert_eq!(versions["before"], json!(version), "{against}");
        let other = if against == "golden-path" { json!("golden-path") } else { Value::Null };
        assert_eq!(versions["before_of"], other, "{against}");
    }
    let run = folder.karat(&[&ARGUMENTS[..], &["--against", "nothing"]].concat());
    assert_eq!(run.status, 2);
    let told = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("failed to compare with `nothing`, which is neither a scorecard nor a file"), "{told}");
}

#[test]
fn other_parameters_of_a_rule_are_a_change_and_the_report_has_a_digest_that_holds() {
    let folder = company();
    let text = CARD.replace("repository.missing_license", "build.unapproved_base_image");
    let with = |registry: &str| text.replace("weight = 3", &format!("params = {{ registries = [\"{registry}\"] }}"));
    folder.write("old.toml", with("docker.io/library"));
    folder.write("new.toml", with("ghcr.io/acme"));
    let arguments = [
        "simulate",
        "--scorecard",
        "new.toml",
        "--against",
        "old.toml",
        "--now",
        "2026-11-26",
        "-o",
        "json",
        "services",
    ];
    let run = folder.karat(&arguments);
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&told["falls"], &told["to_change"]["files"]), (&json!(1), &json!(2)));
    assert_eq!(run.stdout, folder.karat(&[&arguments[..], &["--jobs", "1"]].concat()).stdout);
    assert_follows_schema(SCHEMA, &told);
    // The sum of the same document without the digest, in its shortest form.
    let lines = run.stdout.lines().filter(|line| !line.starts_with("  \"digest\""));
    let short: String = lines.map(|line| line.trim_start().replacen("\": ", "\":", 1)).collect();
    assert_eq!(told["digest"], format!("sha256:{}", data_encoding::HEXLOWER.encode(&Sha256::digest(short))));
}
