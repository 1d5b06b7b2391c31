//! Runs that are recorded by the program, one after the other, at once, and killed in the middle; and what is asked of them.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use crate::dice::Dice;
use crate::harness::{Folder, command};

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
rule = "repository.missing_readme"
[[check]]
id = "license"
level = "bronze"
rule = "repository.missing_license"
"#;

const CATALOG: &str = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\nspec:\n  type: service\n  \
                       lifecycle: production\n  owner: pay\n";

/// A repository with a scorecard of two checks, of which it passes one.
fn shop() -> Folder {
    let folder = Folder::with(&[
        ("standards/scorecards/base.toml", CARD),
        ("catalog-info.yaml", CATALOG),
        ("README.md", "# Shop\n\nWhat it is for, and how it is run.\n"),
        ("karat.toml", "schema = 1\nstandards = \"standards\"\n[history]\nstore = \"kept.db\"\n"),
    ]);
    commit(&folder, "2026-11-01T08:00:00Z");
    folder
}

fn commit(folder: &Folder, moment: &str) {
    folder.git_at("", moment, &["init", "-q"]);
    folder.git_at("", moment, &["add", "-A", ":!*.db*"]);
    folder.git_at("", moment, &["commit", "-qm", "Change"]);
}

fn record(folder: &Folder, day: &str) -> String {
    let run = folder.karat(&["check", "--record", "--now", day, "-q", "--fail-on", "never"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    run.stderr
}

fn ask(folder: &Folder, arguments: &[&str]) -> String {
    let mut all = vec!["history"];
    all.extend(arguments);
    let run = folder.karat(&all);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    run.stdout
}

fn rows(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    let answer: Value = serde_json::from_str(&ask(folder, &all)).unwrap();
    answer["rows"].as_array().unwrap().clone()
}

/// A licence came, then the card asked for more, then the licence went.
pub(crate) fn told() -> Folder {
    let folder = shop();
    record(&folder, "2026-11-01");
    folder.write(
        "LICENSE",
        "MIT License\n\nCopyright (c) 2026 Acme\n\nPermission is hereby granted, free of charge, to any person\n",
    );
    commit(&folder, "2026-11-03T08:00:00Z");
    record(&folder, "2026-11-04");
    let stricter = CARD.replace("1.0.0", "1.1.0")
        + "[[check]]\nid = \"owners\"\nlevel = \"bronze\"\nrule = \"repository.missing_codeowners\"\n\
           [[change]]\nversion = \"1.1.0\"\ndate = 2026-11-06\nkind = \"add\"\nchecks = [\"owners\"]\nwhy = \"Somebody answers\"\n";
    folder.write("standards/scorecards/base.toml", stricter);
    commit(&folder, "2026-11-06T08:00:00Z");
    record(&folder, "2026-11-07");
    std::fs::remove_file(folder.path().join("LICENSE")).unwrap();
    commit(&folder, "2026-11-08T08:00:00Z");
    record(&folder, "2026-11-09");
    folder
}

#[test]
fn what_was_recorded_is_told_with_its_causes() {
    let folder = told();
    let now = ["--now", "2026-11-10"];
    let score = |since| rows(&folder, &[&["score", "--since", since], &now[..]].concat());
    let moved = &score("2026-11-02")[0];
    let parts =
        |row: &Value| ["definition", "waiver", "data", "behaviour", "change"].map(|part| row[part].as_i64().unwrap());
    assert_eq!(moved["entity"], "component:default/shop");
    // 1 of 2 became 1 of 3: the third check is new with all that it does, and of the first two nothing changed in the end.
    assert_eq!(
        (parts(moved), moved["before"].as_i64(), moved["now"].as_i64()),
        ([-1667, 0, 0, 0, -1667], Some(5000), Some(3333))
    );
    let steps = rows(&folder, &[&["score", "--since", "2026-11-01", "--entity", "shop"], &now[..]].concat());
    let causes: Vec<_> = steps.iter().skip(1).map(parts).collect();
    assert_eq!(causes, [[0, 0, 0, 5000, 5000], [-3334, 0, 0, 0, -3334], [0, 0, 0, -3333, -3333]]);
    assert_eq!(steps[3]["because"], "license pass → fail");
    let steps = rows(&folder, &[&["score", "--since", "2026-11-08", "--entity", "shop"], &now[..]].concat());
    let changes: Vec<_> = steps.iter().map(|row| [&row["moment"], &row["change"], &row["because"]]).collect();
    let stood = [&json!("2026-11-07T00:00:00Z"), &Value::Null, &json!("stood so before")];
    let fell = [&json!("2026-11-09T00:00:00Z"), &json!(-3333), &json!("license pass → fail")];
    assert_eq!(changes, [stood, fell]);
    let fell = rows(&folder, &[&["regressions"], &now[..]].concat());
    assert_eq!(fell.iter().map(|row| [&row["check"], &row["repository"]]).collect::<Vec<_>>(), [["license", "shop"]]);
    let levels = rows(&folder, &[&["level", "--since", "2026-11-05", "--group-by", "owner"], &now[..]].concat());
    assert_eq!(
        levels.iter().map(|row| [&row["owner"], &row["level"], &row["before"], &row["now"]]).collect::<Vec<_>>(),
        [
            [&json!("group:default/pay"), &json!("bronze"), &json!(1), &json!(0)],
            [&json!("group:default/pay"), &json!("none"), &json!(0), &json!(1)],
        ]
    );
    let findings = rows(&folder, &[&["findings", "--since", "2026-11-02"], &now[..]].concat());
    let of_license = findings.iter().find(|row| row["rule"] == "repository.missing_license").unwrap();
    assert_eq!(
        [&of_license["before"], &of_license["resolved"], &of_license["reopened"], &of_license["open"]],
        [1, 1, 1, 1]
    );
    let took = rows(&folder, &[&["mttr"], &now[..]].concat());
    let of_license = took.iter().find(|row| row["rule"] == "repository.missing_license").unwrap();
    assert_eq!((&of_license["median"], &of_license["open"]), (&json!(3 * 86_400), &json!(1)));
    assert_eq!(
        ask(&folder, &["verify"]),
        "kept.db: all is well\n".replace("kept.db", &folder.path().join("kept.db").display().to_string())
    );
}

#[test]
fn a_finding_is_known_by_the_same_whatever_else_is_judged_with_it() {
    let folder = Folder::empty();
    for name in ["cart", "shop"] {
        folder.write(&format!("{name}/Dockerfile"), "FROM alpine:latest\n");
        folder.git_at(name, "2026-11-01T08:00:00Z", &["init", "-q"]);
    }
    let known = |target| {
        let report = folder.check(&[target, "--now", "2026-11-02", "--fail-on", "never"]);
        let findings = report["findings"].as_array().unwrap().iter();
        let own = findings.filter(|own| own["repository"].as_str().is_some_and(|name| name.ends_with("shop")));
        own.map(|own| own["fingerprint"].clone()).collect::<Vec<_>>()
    };
    let alone = known("shop");
    assert!(!alone.is_empty() && alone == known("."));
}

#[test]
fn of_several_clones_of_a_repository_one_is_recorded() {
    let folder = Folder::with(&[("standards/scorecards/base.toml", CARD)]);
    folder.write("karat.toml", "schema = 1\nstandards = \"standards\"\n[history]\nstore = \"kept.db\"\n");
    for name in ["repos/d", "repos/other", "repos/dcopy"] {
        folder.write(&format!("{name}/README.md"), "# D\n\nWhat it is for, and how it is run.\n");
        folder.git_at(name, "2026-11-01T08:00:00Z", &["init", "-q"]);
        let address = if name.contains("other") { "https://github.com/acme/o" } else { "https://github.com/acme/d" };
        folder.git_at(name, "2026-11-01T08:00:00Z", &["remote", "add", "origin", address]);
    }
    let record = |day| folder.karat(&["check", "repos", "--record", "--now", day, "-q", "--fail-on", "never"]).stderr;
    let told = record("2026-11-02");
    assert!(told.contains("repos/dcopy is not recorded: another clone of https://github.com/acme/d is"), "{told}");
    std::fs::remove_dir_all(folder.path().join("repos/dcopy")).unwrap();
    let told = record("2026-11-03");
    assert!(told.contains("2 repositories, 0 changed") && !told.contains("clone"), "{told}");
}

#[test]
fn a_history_that_lies_among_what_is_judged_is_not_judged() {
    let folder = Folder::empty();
    for name in ["cart", "shop"] {
        folder.write(&format!("{name}/README.md"), format!("# {name}\n\nWhat it is for, and how it is run.\n"));
        folder.git_at(name, "2026-11-01T08:00:00Z", &["init", "-q"]);
    }
    for place in ["--record", "--record=other.db"] {
        let record = || folder.karat(&["check", place, "--now", "2026-11-02", "-q", "--fail-on", "never"]).stderr;
        let first = record();
        assert!(first.contains("2 repositories"), "{first}");
        assert!(record().contains("was there already"));
    }
    folder.write("shop/other.db", "not a history, though it is called like one\n");
    let listed = folder.check(&["shop", "--record=other.db", "--now", "2026-11-02", "--fail-on", "never"]);
    let all = folder.check(&["shop", "--now", "2026-11-02", "--fail-on", "never"]);
    assert_eq!(listed["repositories"][0]["files"], all["repositories"][0]["files"]);
}

#[test]
fn every_question_has_an_answer_in_every_format() {
    let folder = told();
    for question in ["score", "level", "checks", "findings", "regressions", "mttr", "waivers"] {
        let now = &["--now", "2026-11-10"][..];
        for format in ["text", "json", "csv"] {
            let text = ask(&folder, &[&[question, "--format", format], now].concat());
            assert!(!text.is_empty(), "{question} {format}");
        }
        for by in ["owner", "system", "domain", "tier", "language", "path"] {
            let run = folder.karat(&[&["history", question, "--group-by", by], now].concat());
            let is_heeded = !["checks", "waivers"].contains(&question);
            let is_kept = question != "level" || !["language", "path"].contains(&by);
            assert_eq!(run.status, if is_heeded && is_kept { 0 } else { 2 }, "{question} {by}: {}", run.stderr);
        }
    }
    for (question, flag) in
        [("mttr", "--scorecard"), ("level", "--entity"), ("checks", "--entity"), ("waivers", "--since")]
    {
        let run = folder.karat(&["history", question, flag, "shop"]);
        assert_eq!(run.status, 2, "{question} {flag}");
        assert!(run.stderr.contains(&format!("unexpected argument '{flag}'")), "{}", run.stderr);
    }
}

#[test]
fn a_repository_is_forgotten_by_its_name_and_the_log_says_so() {
    let folder = told();
    let levels: Vec<Value> = rows(&folder, &["level", "--now", "2026-11-10"]);
    assert_eq!(levels[0]["entities_now"], 1);
    let export = |name: &str| {
        ask(&folder, &["export", name]);
        std::fs::read_to_string(folder.path().join(name).join("snapshots.csv")).unwrap()
    };
    let all = export("out");
    let name = all.lines().nth(1).and_then(|line| line.split(',').next()).unwrap().to_owned();
    let run = folder.karat(&["history", "forget", "nobody"]);
    assert!(run.status == 2 && run.stderr.contains("no run looked at a repository `nobody`"), "{}", run.stderr);
    let said = ask(&folder, &["forget", &name, "--now", "2026-11-10"]);
    assert!(said.starts_with(&format!("{name}: 1 entity and ")) && said.ends_with(" count no more\n"), "{said}");
    let level = ["level", "--now", "2026-11-12", "--since", "2026-11-09"];
    assert_eq!(rows(&folder, &level), Vec::<Value>::new(), "nobody stands on it any more");
    assert!(ask(&folder, &["verify"]).ends_with("kept.db: all is well\n"));
    let log = folder.karat(&["token", "audit", "--since", "2026-11-01", "--format", "csv"]).stdout;
    assert!(log.contains(&format!("forgot,{name}")), "{log}");
}

#[cfg(unix)]
#[test]
fn a_history_is_read_where_nothing_can_be_written() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    let folder = told();
    let place = folder.path().join("archive");
    std::fs::create_dir(&place).unwrap();
    std::fs::copy(folder.path().join("kept.db"), place.join("kept.db")).unwrap();
    let modes = |folder, file| {
        std::fs::set_permissions(place.join("kept.db"), std::fs::Permissions::from_mode(file)).unwrap();
        std::fs::set_permissions(&place, std::fs::Permissions::from_mode(folder)).unwrap();
    };
    modes(0o555, 0o444);
    let mut run = command(Path::new("/"));
    if std::fs::metadata(folder.path()).unwrap().uid() == 0 {
        // The folder that karat was built in may be closed to others.
        let program = folder.path().join("karat");
        std::fs::copy(run.get_program(), &program).unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        run = Command::new(program);
        run.current_dir("/").env_clear().uid(NOBODY).gid(NOBODY);
    }
    run.args(["history", "level", "--now", "2026-11-10", "--store"]).arg(place.join("kept.db"));
    let run = run.output().unwrap();
    modes(0o755, 0o644);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(String::from_utf8_lossy(&run.stdout).contains("base"), "{}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn what_cannot_be_read_is_found_wrong() {
    let folder = told();
    let path = folder.path().join("kept.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    // What the file is, and what tables it has, can be read; most of what is in them cannot.
    for page in 40.min(pages / 2)..pages {
        bytes[page * 4096..page * 4096 + 64].fill(0xff);
    }
    std::fs::write(&path, bytes).unwrap();
    let run = folder.karat(&["history", "verify"]);
    assert_eq!(run.status, 1, "{}{}", run.stdout, run.stderr);
    assert!(!run.stderr.contains("karat history verify"), "{}", run.stderr);
}

#[test]
fn a_campaign_is_told_from_what_was_recorded() {
    let folder = told();
    let campaign = "schema = 1\nid = \"licences\"\ntitle = \"Licences\"\nowner = \"group:default/pay\"\nscorecard = \"base\"\n\
                    checks = [\"license\"]\nstart = 2026-11-01\ndeadline = 2026-11-30\n\
                    [[stage]]\nat = 2026-11-15\nshare = 0.5\n";
    folder.write("standards/campaigns/licences.toml", campaign);
    let now = ["--since", "2026-11-05", "--now", "2026-11-10"];
    let told = rows(&folder, &[&["campaigns"], &now[..]].concat());
    let shown = |row: &Value| ["by", "share", "needed", "before", "done", "open"].map(|name| row[name].clone());
    assert_eq!(shown(&told[0]), [json!("2026-11-15"), json!(5000), json!(1), json!(1), json!(0), json!(1)]);
    assert_eq!(shown(&told[1]), [json!("2026-11-30"), json!(10_000), json!(1), json!(1), json!(0), json!(1)]);
    let days = rows(&folder, &["campaigns", "licences", "--daily", "--since", "2026-11-01", "--now", "2026-11-10"]);
    let done: Vec<_> = days.iter().map(|row| row["done"].as_i64().unwrap()).collect();
    assert_eq!(done, [0, 0, 0, 1, 1, 1, 1, 1, 0, 0]);
    let unknown = folder.karat(&["history", "campaigns", "licenses"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("there are: licences"), "{}", unknown.stderr);
}

#[test]
fn exports_are_read_alike_by_duckdb_and_pandas_as_csv_and_as_parquet() {
    // One has findings that come and go and deployments, the other golden paths.
    let first = told();
    crate::flow_history::deployed(&first);
    for folder in [first, crate::history_adoption::told()] {
        ask(&folder, &["export", "csv.db"]);
        ask(&folder, &["export", "parquet.db", "--format", "parquet"]);
        let [csv, parquet] = ["csv.db", "parquet.db"].map(|name| folder.path().join(name));
        let files = std::fs::read_dir(&csv).unwrap().map(|file| file.unwrap().path());
        for file in files.filter(|file| file.extension().is_some_and(|own| own == "csv")) {
            let name = file.with_extension("parquet");
            let bytes = std::fs::read(parquet.join(name.file_name().unwrap())).unwrap();
            assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{}", name.display());
        }
        let Some(installed) = crate::harness::installed("KARAT_OUTPUTS") else { return };
        let read = Command::new(installed.join("venv/bin/python"))
            .args(["-B".into(), crate::harness::root().join("tests/outputs/tables.py"), csv, parquet])
            .output()
            .unwrap();
        assert!(
            read.status.success(),
            "{}{}",
            String::from_utf8_lossy(&read.stdout),
            String::from_utf8_lossy(&read.stderr)
        );
    }
}

#[test]
fn an_export_says_what_it_wrote_and_replaces_nothing_of_others() {
    let folder = told();
    folder.write("mine/findings.csv", "mine\n");
    let run = folder.karat(&["history", "export", "mine"]);
    assert_eq!(run.status, 2, "{}", run.stdout);
    assert!(run.stderr.contains("write the export to mine: it is not empty"), "{}", run.stderr);
    let read = |path: &str| std::fs::read_to_string(folder.path().join(path)).unwrap();
    assert_eq!(read("mine/findings.csv"), "mine\n");
    let said = ask(&folder, &["export", "out"]);
    assert!(said.starts_with("out: ") && said.contains(" tables of ") && said.ends_with("kept.db as csv\n"), "{said}");
    assert_eq!(ask(&folder, &["export", "out"]), said, "the next one takes its place");
    folder.write("out/findings.jsonl", "mine\n");
    let run = folder.karat(&["history", "export", "out", "--format", "jsonl"]);
    assert!(run.status == 2 && run.stderr.contains("findings.jsonl is there already"), "{}", run.stderr);
    assert_eq!(read("out/findings.jsonl"), "mine\n");
    std::fs::remove_file(folder.path().join("out/findings.jsonl")).unwrap();
    ask(&folder, &["export", "out", "--format", "jsonl"]);
    assert!(read("out/findings.jsonl").starts_with('{') && !read("out/findings.csv").is_empty(), "beside each other");
}

#[test]
fn what_is_recorded_of_a_folder_is_asked_where_it_was_recorded() {
    let folder =
        Folder::with(&[("code/README.md", "# Shop\n\nWhat it is for.\n"), ("code/catalog-info.yaml", CATALOG)]);
    let moment = "2026-11-01T08:00:00Z";
    for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "Change"]] {
        folder.git_at("code", moment, arguments);
    }
    let run = folder.karat(&["check", "--record", "code", "--now", "2026-11-01", "-q", "--fail-on", "never"]);
    assert!(run.status == 0 && run.stderr.contains("recorded in "), "{}{}", run.stdout, run.stderr);
    assert_eq!(rows(&folder, &["level", "--scorecard", "golden-path", "--now", "2026-11-02"])[0]["entities_now"], 1);
    assert!(!folder.path().join("code/karat-history.db").exists());
}

#[test]
fn a_report_is_imported_as_the_run_that_it_was_made_by() {
    let folder = shop();
    folder.git(&["remote", "add", "origin", "https://git.acme.dev/acme/shop.git"]);
    record(&folder, "2026-11-01");
    let report = folder.check(&["--now", "2026-11-01", "--fail-on", "never"]);
    folder.write("report.db.json", report.to_string());
    let told = ask(&folder, &["import", "report.db.json"]);
    assert_eq!(told, "report.db.json: was there already\n");
    ask(&folder, &["export", "out.db", "--format", "jsonl"]);
    let snapshots = std::fs::read_to_string(folder.path().join("out.db/snapshots.jsonl")).unwrap();
    assert!(snapshots.contains("\"repository\":\"https://git.acme.dev/acme/shop\""), "{snapshots}");
    folder.write("bad.db.json", "{\"version\": 1}");
    let refused = folder.karat(&["history", "import", "bad.db.json"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("failed to read bad.db.json: missing field"), "{}", refused.stderr);
}

#[test]
fn what_cannot_be_recorded_is_refused_and_says_what_to_do() {
    let folder = shop();
    folder.write("src/a.yaml", "a: 1\n");
    let part = folder.karat(&["check", "src", "--record", "--config", "karat.toml"]);
    assert_eq!(part.status, 2, "{}", part.stderr);
    assert!(part.stderr.contains("of src only a part was judged"), "{}", part.stderr);
    let report = folder.karat(&["check", "src", "-o", "json", "--config", "karat.toml"]);
    folder.write("part.db.json", report.stdout);
    let part = folder.karat(&["history", "import", "part.db.json", "--store", "part.db"]);
    assert_eq!(part.status, 2, "{}", part.stderr);
    assert!(part.stderr.contains("of src only a part was judged"), "{}", part.stderr);
    let compared = folder.karat(&["check", "--since", "HEAD", "-o", "json"]);
    folder.write("compared.db.json", compared.stdout);
    let compared = folder.karat(&["history", "import", "compared.db.json", "--store", "part.db"]);
    assert!(
        compared.status == 2 && compared.stderr.contains("it is compared with another state"),
        "{}",
        compared.stderr
    );
    let ossf = folder.karat(&["score", "--format", "ossf", "--record"]);
    assert_eq!(ossf.status, 2, "{}", ossf.stderr);
    assert!(ossf.stderr.contains("record what OpenSSF Scorecard would say"), "{}", ossf.stderr);
    let file = folder.karat(&["check", "README.md", "--record", "--config", "karat.toml"]);
    assert_eq!(file.status, 2, "{}", file.stderr);
    assert!(file.stderr.contains("only a part was judged"), "{}", file.stderr);
    let nowhere = folder.karat(&["check", "--record=none/at/all.db", "-q", "--fail-on", "never"]);
    assert_eq!(nowhere.status, 2);
    assert!(nowhere.stderr.contains("failed to open the history none/at/all.db"), "{}", nowhere.stderr);
    let other = folder.karat(&["check", "--record=README.md", "-q", "--fail-on", "never"]);
    assert_eq!(other.status, 2);
    assert!(other.stderr.contains("README.md: file is not a database"), "{}", other.stderr);
    let none = folder.karat(&["history", "level"]);
    assert_eq!(none.status, 2);
    assert!(none.stderr.contains("there is none") && none.stderr.contains("--record"), "{}", none.stderr);
    folder.write("karat.toml", "schema = 1\n[history]\nstore = \"postgres://karat:s3cret@db/karat\"\n");
    let secret = folder.karat(&["check", "--record"]);
    assert!(secret.stderr.contains("a password stands in a file that is shared"), "{}", secret.stderr);
}

/// A report with many repositories, each day a bit otherwise.
fn report(base: &Value, day: u32) -> Value {
    let mut report = base.clone();
    report["moment"] = json!(format!("2026-11-{day:02}T00:00:00Z"));
    for list in ["repositories", "findings", "outcomes", "scorecards"] {
        let one = base[list].as_array().unwrap().clone();
        let mut all = Vec::new();
        for number in 0..60 {
            for item in &one {
                let mut item = item.clone();
                let name = format!("r{number:02}");
                let key = if list == "repositories" { "target" } else { "repository" };
                item[key] = json!(name);
                if list == "repositories" {
                    item["name"] = json!(name);
                }
                if list == "scorecards" && (number + day).is_multiple_of(3) {
                    item["checks"][1]["outcome"] = json!("pass");
                    item["checks"][1]["unwaived"] = json!("pass");
                    item["score"] = json!(10_000);
                }
                all.push(item);
            }
        }
        report[list] = json!(all);
    }
    report
}

/// A folder with the reports of some days.
fn reports(days: u32) -> Folder {
    let folder = shop();
    let base = folder.check(&["--now", "2026-11-01", "--fail-on", "never", "--select", "repository"]);
    let base = {
        let mut base = base;
        base["problems"] = json!([]);
        base
    };
    for day in 1..=days {
        folder.write(&format!("{day}.json"), report(&base, day).to_string());
    }
    folder
}

fn importing(folder: &Folder, store: &str, day: u32) -> Command {
    let mut run = command(folder.path());
    run.args(["history", "import", "--store", store, &format!("{day}.json")])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    run
}

/// Kills processes that record, at any moment, and tells whether what is kept is what was kept before, or all of the run.
fn killed(folder: &Folder, store: &str, rounds: u32) {
    let begun = Instant::now();
    assert!(importing(folder, store, 1).status().unwrap().success());
    // How long a run takes, as far as is known: it hangs on what is there already, and on what else the machine does.
    let mut pace = begun.elapsed();
    let mut dice = Dice(17);
    let mut kept = vec!["2026-11-01".to_owned()];
    let mut deaths = 0;
    for round in 0..rounds {
        // Runs come again until they are there, as a pipeline that is started anew.
        let day = 2 + round % 8;
        let mut child = importing(folder, store, day).spawn().unwrap();
        let share = u32::try_from(dice.below(1000)).unwrap();
        std::thread::sleep(pace * share / 900);
        let is_under_way = child.try_wait().unwrap().is_none();
        pace = if is_under_way { pace * 11 / 10 } else { pace * 4 / 5 };
        deaths += u32::from(is_under_way);
        child.kill().unwrap();
        child.wait().unwrap();
        let verified = folder.karat(&["history", "verify", "--store", store]);
        assert_eq!(verified.status, 0, "round {round}: {}{}", verified.stdout, verified.stderr);
        let to = folder.path().join("out");
        let run = folder.karat(&["history", "export", "out", "--store", store]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let text = std::fs::read_to_string(to.join("runs.csv")).unwrap();
        let now: Vec<String> =
            text.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()[..10].to_owned()).collect();
        let snapshots = std::fs::read_to_string(to.join("snapshots.csv")).unwrap();
        assert_eq!(
            snapshots.lines().count() - 1,
            now.len() * 60,
            "round {round}: a run is there as a whole or not at all"
        );
        assert!(kept.iter().all(|day| now.contains(day)), "round {round}: what was kept is kept");
        kept = now;
    }
    assert!(deaths > rounds / 4, "{deaths} of {rounds} were killed while they ran");
}

#[test]
fn a_process_that_is_killed_leaves_what_was_kept_before() {
    killed(&reports(9), "killed.db", 100);
}

#[test]
fn a_process_that_is_killed_leaves_what_was_kept_before_in_postgresql() {
    if let Some(database) = crate::cluster::database() {
        killed(&reports(9), &database, 20);
    }
}

#[test]
fn a_full_disk_is_an_error_and_leaves_what_was_kept_before() {
    let folder = reports(2);
    assert!(importing(&folder, "full.db", 1).status().unwrap().success());
    let run = Command::new("/bin/sh")
        .current_dir(folder.path())
        .args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" history import --store full.db 2.json"])
        .arg(env!("CARGO_BIN_EXE_karat"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(2), "{told}");
    assert!(told.contains("failed to write to the history full.db:") && told.contains("as it was before"), "{told}");
    let verified = folder.karat(&["history", "verify", "--store", "full.db"]);
    assert_eq!(verified.status, 0, "{}{}", verified.stdout, verified.stderr);
    assert!(importing(&folder, "full.db", 2).status().unwrap().success());
}

#[test]
fn many_processes_that_record_at_once_lose_nothing() {
    let folder = reports(9);
    let mut stores = vec!["many.db".to_owned()];
    stores.extend(crate::cluster::database());
    for day in 1..=9 {
        assert!(importing(&folder, "one.db", day).status().unwrap().success());
    }
    for store in stores {
        at_once(&folder, &store);
    }
}

/// Records nine days at once, and compares with what they give one after the other.
fn at_once(folder: &Folder, many: &str) {
    let mut all: Vec<_> = (1..=9).map(|day| importing(folder, many, day).spawn().unwrap()).collect();
    for child in &mut all {
        assert!(child.wait().unwrap().success(), "{many}");
    }
    for (store, to) in [(many, "many"), ("one.db", "one")] {
        assert_eq!(folder.karat(&["history", "export", to, "--store", store]).status, 0);
    }
    for table in ["runs", "snapshots", "standings", "judged", "findings", "levels_by_day", "checks_by_day"] {
        let read = |store: &str| std::fs::read_to_string(folder.path().join(format!("{store}/{table}.csv"))).unwrap();
        assert!(read("many") == read("one"), "{table} is the same as if they had come one after the other");
    }
}
