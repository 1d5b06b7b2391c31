//! `karat init`: what it writes is read without a mistake, fails nothing, and leaves alone what is there.

use crate::harness::{Folder, root};

const FILES: [&str; 3] = ["karat.toml", "standards/scorecards/baseline.toml", "standards/waiver-policy.toml"];
const NOW: [&str; 2] = ["--now", "2026-11-26"];

fn read(folder: &Folder, path: &str) -> String {
    std::fs::read_to_string(folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn init(folder: &Folder, arguments: &[&str]) -> crate::harness::Run {
    folder.karat(&[&["init"], &NOW[..], arguments].concat())
}

/// Begins, and takes every command that is told of then.
fn begin(folder: &Folder) -> String {
    let run = init(folder, &[]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    for command in [&["check"][..], &["score"], &["check", "--strict", "-q"]] {
        let run = folder.karat(&[command, &NOW[..]].concat());
        // What cannot be judged stays so; no finding fails the run.
        let expected: &[i32] = if command.contains(&"--strict") { &[0, 4] } else { &[0] };
        assert!(expected.contains(&run.status), "{command:?}: {}{}", run.stdout, run.stderr);
        assert!(!run.stdout.contains("needs an eye"), "{}", run.stdout);
    }
    folder.git(&["init", "-q"]);
    let lint = folder.karat(&["scorecard", "lint"]);
    assert_eq!((lint.status, lint.stderr.as_str()), (0, ""), "{}", lint.stdout);
    run.stdout
}

/// Level and score, as `init` and `score` tell them.
fn standing(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("  level ") || line.starts_with("  score ")).collect()
}

#[test]
fn what_it_writes_for_each_repository_is_read_without_a_mistake_and_fails_nothing() {
    for entry in std::fs::read_dir(root().join("testdata/repos")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let folder = Folder::copy(&format!("testdata/repos/{name}"));
        let begun = folder.path().join("karat.toml");
        if begun.exists() {
            std::fs::remove_file(begun).unwrap();
        }
        let told = begin(&folder);
        let scored = folder.karat(&["score", "--now", "2026-11-26"]).stdout;
        assert!(!standing(&told).is_empty(), "{told}");
        assert_eq!(standing(&told), standing(&scored), "{name}: where it stands is what `karat score` says");
    }
}

#[test]
fn only_checks_that_speak_of_something_are_proposed() {
    let folder = Folder::with(&[("README.md", "# Shop\n"), ("Dockerfile", "FROM alpine:3.20\nUSER 1000\n")]);
    begin(&folder);
    let card = read(&folder, FILES[1]);
    assert!(card.contains("rule = \"dockerfile.") && card.contains("rule = \"repository.missing_readme\""), "{card}");
    assert!(!card.contains("rule = \"kubernetes.") && !card.contains("rule = \"terraform."), "{card}");
    let report: serde_json::Value = serde_json::from_str(&folder.karat(&["score", "--format", "json"]).stdout).unwrap();
    let checks = report["scorecards"][0]["checks"].as_array().unwrap();
    assert!(checks.len() > 5 && checks.iter().all(|check| check["outcome"] != "not_applicable"), "{report:#}");
}

#[test]
fn the_first_level_is_near() {
    let folder = Folder::copy("testdata/repos/webshop");
    begin(&folder);
    let report: serde_json::Value = serde_json::from_str(&folder.karat(&["score", "--format", "json"]).stdout).unwrap();
    let card = &report["scorecards"][0];
    let open: Vec<_> = card["checks"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["level"] == "bronze" && check["required"] == true && check["outcome"] != "pass")
        .collect();
    assert!(!open.is_empty() && open.len() <= 8, "a day's work: {open:#?}");
    let text = read(&folder, FILES[1]);
    assert!(text.contains("asks it for bronze"), "what takes longer is put off: {text}");
}

#[test]
fn what_is_there_is_never_overwritten_unless_forced() {
    let folder = Folder::copy("testdata/repos/webshop");
    folder.write("karat.toml", "fail_on = \"high\"\n");
    let run = init(&folder, &[]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("karat.toml is there already") && run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(read(&folder, "karat.toml"), "fail_on = \"high\"\n");
    assert!(!folder.path().join("standards").exists(), "all of it or nothing");
    let shown = init(&folder, &["--dry-run"]);
    assert_eq!(shown.status, 0, "{}", shown.stderr);
    assert!(!folder.path().join("standards").exists());
    assert_eq!(init(&folder, &["--force"]).status, 0);
    let told = format!("{}, {} and {} are there already", FILES[0], FILES[1], FILES[2]);
    assert!(init(&folder, &[]).stderr.contains(&told));
    for path in FILES {
        assert!(shown.stdout.contains(&read(&folder, path)), "--dry-run shows what is written: {path}");
    }
}

#[test]
fn what_is_left_of_the_steps_is_shown_by_a_command_that_shows_it() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: web}]}\n";
    let told = begin(&Folder::with(&[("web.yaml", pod)]));
    assert!(told.contains("; `karat score` shows all") && !told.contains("-v shows"), "{told}");
}

#[test]
fn the_same_repository_and_day_give_the_same_bytes() {
    let told = ["1", "4"].map(|jobs| {
        let folder = Folder::copy("testdata/repos/webshop");
        let run = init(&folder, &["--jobs", jobs]);
        (run.stdout, FILES.map(|path| read(&folder, path)))
    });
    assert_eq!(told[0], told[1]);
    assert!(told[0].1[1].contains("since = 2026-11-26\nreview_by = 2027-02-24"), "{}", told[0].1[1]);
}

#[test]
fn the_owner_is_the_one_of_the_catalog_else_of_codeowners() {
    let entity = "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\nspec:\n  type: service\n  \
                  lifecycle: production\n  owner: payments\n";
    let table: [(&[(&str, &str)], &str); 3] = [
        (&[("catalog-info.yaml", entity), ("CODEOWNERS", "* @acme/core\n")], "owner = \"group:default/payments\""),
        (&[("CODEOWNERS", "* @acme/core\n"), ("README.md", "# Shop\n")], "owner = \"group:default/core\""),
        (&[("README.md", "# Shop\n")], "# owner = "),
    ];
    for (files, expected) in table {
        let folder = Folder::with(files);
        begin(&folder);
        let card = read(&folder, FILES[1]);
        assert!(card.contains(&format!("\n{expected}")), "{expected}: {card}");
        assert_eq!(read(&folder, FILES[2]).contains("\n[[approver]]"), expected.starts_with("owner"), "{expected}");
    }
}

#[test]
fn folders_of_test_data_that_drown_the_rest_are_left_out_with_the_reason() {
    let bad = "FROM ubuntu:latest\nADD . /\nRUN curl http://x | sh\n";
    let folder = Folder::with(&[
        ("README.md", "# Shop\n"),
        (
            "Dockerfile",
            "FROM alpine:3.20@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d\nUSER 1000\n",
        ),
        ("pkg [a]/testdata/one/Dockerfile", bad),
        ("pkg [a]/testdata/two/Dockerfile", bad),
        ("pkg [a]/testdata/three/Dockerfile", bad),
    ]);
    let told = begin(&folder);
    let config = read(&folder, FILES[0]);
    assert!(config.contains("\"/pkg \\\\[a\\\\]/testdata/\", # data for tests: "), "{config}");
    assert!(told.contains("leaves out /pkg"), "{told}");
    assert!(!folder.karat(&["check"]).stdout.contains("testdata/one"), "it is left out");
    let examples =
        Folder::with(&[("README.md", "# Shop\n"), ("examples/a/Dockerfile", bad), ("examples/b/Dockerfile", bad)]);
    begin(&examples);
    assert!(!read(&examples, FILES[0]).contains("\nexclude = ["), "a repository of examples is there for them");
}

#[test]
fn a_monorepo_has_one_scorecard_and_every_component_its_own_standing() {
    let entity = |name: &str| {
        format!(
            "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\nspec:\n  type: service\n  \
             lifecycle: production\n  owner: {name}-team\n"
        )
    };
    let folder = Folder::with(&[("README.md", "# Shop\n"), ("a/Dockerfile", "FROM alpine:3.20\n")]);
    for name in ["a", "b", "c", "d"] {
        folder.write(&format!("{name}/catalog-info.yaml"), entity(name));
    }
    let told = begin(&folder);
    assert!(told.contains("Where they stand") && told.contains("component:default/a"), "{told}");
    assert!(told.contains("owner: not known"), "four owners are no owner of the card: {told}");
}

#[test]
fn where_there_is_nothing_to_judge_nothing_is_written() {
    let folder = Folder::empty();
    let run = init(&folder, &["nowhere"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("find the folder nowhere"), "{}", run.stderr);
}
