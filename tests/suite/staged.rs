//! `karat check --staged`: what a commit would bring, judged from git's index.

use serde_json::{Value, json};

use crate::harness::{Folder, files_below};

const NOW: [&str; 2] = ["--now", "2026-11-26"];
const GOOD: &str = "FROM debian:12.5@sha256:0000000000000000000000000000000000000000000000000000000000000000\nUSER 1000\nHEALTHCHECK CMD true\n";
const BAD: &str = "FROM debian:latest\nUSER 1000\nHEALTHCHECK CMD true\n";
const BUCKET: &str = "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n";
const VERSIONS: &str = "resource \"aws_s3_bucket_versioning\" \"logs\" {\n  bucket = aws_s3_bucket.logs.id\n  versioning_configuration {\n    status = \"Enabled\"\n  }\n}\n";

/// A repository with these files in its first commit.
fn committed(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files);
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A", "-f"]);
    folder.git(&["commit", "-qm", "Start", "--allow-empty"]);
    folder
}

/// Open findings of what is staged, by these rules.
fn found(folder: &Folder, rules: &str) -> Vec<String> {
    open(&folder.check(&[&NOW[..], &["--staged", "--select", rules]].concat()))
}

fn open(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter().filter(|own| own["status"] == "open");
    findings
        .map(|own| format!("{}: {}", own["location"]["path"].as_str().unwrap(), own["rule"].as_str().unwrap()))
        .collect()
}

fn silent(folder: &Folder, arguments: &[&str]) {
    let run = folder.karat(&[&["check", "--staged"], &NOW[..], arguments].concat());
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
}

#[test]
fn what_is_staged_is_judged_and_not_the_work_tree() {
    let folder = committed(&[("Dockerfile", GOOD)]);
    folder.write("Dockerfile", BAD);
    folder.write("untracked.Dockerfile", BAD);
    silent(&folder, &["--select", "dockerfile"]);
    folder.git(&["add", "Dockerfile"]);
    folder.write("Dockerfile", GOOD);
    let run = folder.karat(&["check", "--staged", "--select", "dockerfile", "-q"]);
    assert_eq!(run.status, 1);
    assert!(run.stdout.starts_with("Dockerfile:1:"), "{}", run.stdout);
    assert!(found(&folder, "dockerfile").iter().all(|own| own.starts_with("Dockerfile: ")));
}

#[test]
fn a_commit_that_no_rule_speaks_of_passes_in_silence_and_says_so_when_asked() {
    let folder = committed(&[("Dockerfile", BAD)]);
    silent(&folder, &["--select", "ALL"]);
    folder.write("src/main.rs", "fn main() {}\n");
    folder.git(&["add", "-A"]);
    silent(&folder, &["--select", "dockerfile"]);
    let run = folder.karat(&["check", "--staged", "--select", "dockerfile", "-v"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("Nothing was checked"), "{}", run.stdout);
}

#[test]
fn no_rule_is_said_to_be_of_no_matter_that_was_not_asked_about_the_change() {
    let folder = committed(&[("Dockerfile", BAD), ("deploy.yaml", "kind: Deployment\n")]);
    folder.write("Dockerfile", format!("{BAD}# touched\n"));
    folder.git(&["add", "-A"]);
    let rules = |arguments: &[&str]| {
        let report = folder.check(&[&NOW[..], arguments, &["--select", "dockerfile,kubernetes"]].concat());
        let outcomes = report["outcomes"].as_array().unwrap().iter();
        outcomes.map(|own| own["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let is_of_kubernetes = |rule: &String| rule.starts_with("kubernetes.");
    let staged = rules(&["--staged"]);
    assert!(
        staged.iter().any(|rule| rule == "dockerfile.latest_tag") && !staged.iter().any(is_of_kubernetes),
        "{staged:?}"
    );
    assert!(rules(&[]).iter().any(is_of_kubernetes));
}

#[test]
fn a_finding_on_a_changed_file_is_shown_whatever_its_age() {
    let folder = committed(&[("Dockerfile", BAD), ("other.Dockerfile", BAD)]);
    folder.write("Dockerfile", format!("{BAD}# touched\n"));
    folder.git(&["add", "-A"]);
    let found = found(&folder, "dockerfile");
    assert!(!found.is_empty() && found.iter().all(|own| own.starts_with("Dockerfile: ")), "{found:?}");
}

#[test]
fn a_renamed_file_is_judged_under_its_new_name_and_a_removed_one_not_at_all() {
    let folder = committed(&[("a/Dockerfile", BAD), ("b/Dockerfile", BAD)]);
    folder.git(&["mv", "a", "c"]);
    folder.git(&["rm", "-rq", "b"]);
    let found = found(&folder, "dockerfile");
    assert!(!found.is_empty() && found.iter().all(|own| own.starts_with("c/Dockerfile: ")), "{found:?}");
}

#[test]
fn a_mode_is_a_change_and_an_announced_file_is_none() {
    let folder = committed(&[("Dockerfile", BAD)]);
    folder.write("new.Dockerfile", BAD);
    folder.git(&["add", "-N", "new.Dockerfile"]);
    silent(&folder, &["--select", "ALL"]);
    folder.git(&["update-index", "--chmod=+x", "Dockerfile"]);
    let found = found(&folder, "dockerfile");
    assert!(!found.is_empty() && found.iter().all(|own| own.starts_with("Dockerfile: ")), "{found:?}");
}

#[test]
fn a_module_sees_all_staged_files_of_its_folder_and_what_a_removed_one_breaks_is_told_where_it_is() {
    let rule = "terraform.aws.s3_versioning";
    let folder =
        committed(&[("infra/bucket.tf", BUCKET), ("infra/versions.tf", VERSIONS), ("other/bucket.tf", BUCKET)]);
    folder.write("infra/bucket.tf", format!("{BUCKET}# touched\n"));
    folder.git(&["add", "-A"]);
    assert_eq!(found(&folder, rule), [""; 0]);
    folder.git(&["commit", "-qm", "Touch"]);
    folder.git(&["rm", "-q", "infra/versions.tf"]);
    assert_eq!(found(&folder, rule), [format!("infra/bucket.tf: {rule}")]);
    // A comment there excuses it, though the file is not in the change.
    folder.git(&["reset", "-q", "--hard"]);
    folder.write(
        "infra/bucket.tf",
        format!("# karat:ignore[{rule}] until=2027-01-31 because versions are kept elsewhere\n{BUCKET}"),
    );
    folder.git(&["commit", "-qam", "Excuse"]);
    folder.git(&["rm", "-q", "infra/versions.tf"]);
    silent(&folder, &["--select", rule]);
    // What was found there before is nothing that this commit did.
    folder.git(&["commit", "-qm", "Remove"]);
    folder.write("infra/more.tf", "locals {}\n");
    folder.git(&["add", "-A"]);
    assert_eq!(found(&folder, rule), [""; 0]);
}

/// A module whose bucket is as public as its callers want it, and a module that hands on what it is given.
const STORE: &str = "variable \"acl\" { default = \"private\" }\nresource \"aws_s3_bucket\" \"own\" {\n  bucket = \"own\"\n  acl    = var.acl\n}\n";
const SHELF: &str =
    "variable \"acl\" { default = \"private\" }\nmodule \"store\" {\n  source = \"../store\"\n  acl    = var.acl\n}\n";

/// A call of a module.
fn call(name: &str, acl: &str) -> String {
    format!("module \"{name}\" {{\n  source = \"./modules/{name}\"\n  acl    = \"{acl}\"\n}}\n")
}

#[test]
fn a_call_answers_for_what_it_makes_of_the_modules_that_it_reaches() {
    let rule = "terraform.aws.s3_public_acl";
    let told = [format!("modules/store/main.tf: {rule}")];
    let folder = committed(&[
        ("modules/store/main.tf", STORE),
        ("modules/shelf/main.tf", SHELF),
        ("main.tf", &call("shelf", "private")),
    ]);
    let whole = || open(&folder.check(&[&NOW[..], &["--select", rule]].concat()));
    let staged = || {
        folder.git(&["add", "-A"]);
        // With what an earlier run kept, and once more with what this one kept.
        let first = found(&folder, rule);
        assert_eq!(found(&folder, rule), first);
        first
    };
    folder.write("main.tf", call("shelf", "public-read"));
    assert_eq!((staged(), whole()), (told.to_vec(), told.to_vec()));
    folder.git(&["commit", "-qm", "Open"]);
    // It was so before.
    folder.write("more.tf", "locals {}\n");
    assert_eq!((staged(), whole()), (Vec::new(), told.to_vec()));
    folder.git(&["commit", "-qm", "More"]);
    // Where callers do not agree, each is told of by itself.
    folder.write("live/main.tf", call("shelf", "private").replace("./", "../"));
    assert_eq!((staged(), whole()), (Vec::new(), told.to_vec()));
    folder.git(&["commit", "-qm", "Live"]);
    let report = folder.check(&[&NOW[..], &["--select", rule]].concat());
    assert_eq!(report["findings"][0]["message"].as_str().unwrap().split_once(" (").unwrap().1, "with module.shelf)");
    folder.git(&["rm", "-q", "live/main.tf"]);
    assert_eq!((staged(), whole()), (Vec::new(), told.to_vec()));
    folder.git(&["commit", "-qm", "Leave"]);
    // Without a call the default counts.
    folder.git(&["rm", "-q", "main.tf"]);
    assert_eq!((staged(), whole()), (Vec::new(), Vec::new()));
    folder.write("modules/store/main.tf", STORE.replace("private", "public-read"));
    folder.git(&["add", "-A"]);
    assert_eq!((staged(), whole()), (Vec::new(), Vec::new()));
    folder.git(&["rm", "-q", "modules/shelf/main.tf"]);
    assert_eq!((staged(), whole()), (told.to_vec(), told.to_vec()));
}

#[test]
fn an_object_of_terraform_changes_with_what_other_files_say_of_its_module() {
    let rule = "kubernetes.host_pid";
    let told = [format!("modules/pod/main.tf: {rule}")];
    let pod = "resource \"kubernetes_pod\" \"a\" {\n  spec {\n    host_pid = var.host_pid\n  }\n}\n";
    let variable = |default: bool| format!("variable \"host_pid\" {{ default = {default} }}\n");
    let call = |given: bool| format!("module \"pod\" {{\n  source   = \"./modules/pod\"\n  host_pid = {given}\n}}\n");
    let folder = committed(&[("modules/pod/main.tf", pod), ("modules/pod/variables.tf", &variable(false))]);
    let both = || {
        folder.git(&["add", "-A"]);
        let staged = found(&folder, rule);
        assert_eq!(found(&folder, rule), staged);
        (staged, open(&folder.check(&[&NOW[..], &["--select", rule]].concat())))
    };
    folder.write("modules/pod/variables.tf", variable(true));
    assert_eq!(both(), (told.to_vec(), told.to_vec()));
    folder.git(&["commit", "-qm", "Default"]);
    folder.write("main.tf", call(false));
    assert_eq!(both(), (Vec::new(), Vec::new()));
    folder.git(&["commit", "-qm", "Call"]);
    folder.write("main.tf", call(true));
    assert_eq!(both(), (told.to_vec(), told.to_vec()));
}

#[test]
fn a_rule_on_the_repository_counts_where_the_change_brought_the_finding() {
    let folder = committed(&[("README.md", "# Shop\n"), ("src/main.go", "package main\n")]);
    // No licence was there before: that is nothing that this commit did.
    folder.write("src/other.go", "package main\n");
    folder.git(&["add", "-A"]);
    assert_eq!(found(&folder, "repository"), [""; 0]);
    folder.git(&["rm", "-q", "README.md"]);
    assert_eq!(found(&folder, "repository"), [".: repository.missing_readme"]);
    folder.write("README.rst", "Shop\n====\n");
    folder.git(&["add", "-A"]);
    assert_eq!(found(&folder, "repository"), [""; 0]);
}

#[test]
fn files_that_are_as_they_were_are_as_large_as_they_were() {
    let policy = "# METADATA\n# title: Holds something\n# description: It is empty.\n# related_resources:\n#   - ref: https://example.com\n# custom:\n#   severity: low\n#   remediation: Fill it.\n#   kinds: [repository]\npackage own.empty\n\ndeny contains {\"message\": path, \"at\": [\"files\", path]} if {\n\tsome path, file in input.files\n\tfile.size == 0\n}\n";
    let folder = committed(&[("policies/empty.rego", policy), ("a.txt", "a\n"), ("b.txt", "b\n"), ("c.txt", "")]);
    let found = || open(&folder.check(&[&NOW[..], &["--staged", "--policy", "policies", "--select", "own"]].concat()));
    folder.write("a.txt", "");
    folder.git(&["add", "-A"]);
    assert_eq!(found(), ["a.txt: own.empty"]);
    folder.write("a.txt", "more\n");
    folder.git(&["add", "-A"]);
    assert_eq!(found(), [""; 0]);
}

#[test]
fn a_file_that_another_ones_rule_needs_is_seen_when_it_is_staged_only() {
    let page = "# Shop\n\nSee [how to run it](docs/run.md).\n";
    let folder = committed(&[("README.md", page), ("docs/run.md", "# Run\n")]);
    folder.git(&["rm", "-q", "--cached", "docs/run.md"]);
    assert_eq!(found(&folder, "documentation.broken_link"), ["README.md: documentation.broken_link"]);
    folder.git(&["add", "-A"]);
    assert_eq!(found(&folder, "documentation.broken_link"), [""; 0]);
    std::fs::remove_file(folder.path().join("docs/run.md")).unwrap();
    assert_eq!(found(&folder, "documentation.broken_link"), [""; 0]);
}

#[test]
fn what_compose_fills_in_is_seen_when_it_is_staged() {
    let compose = "services:\n  web:\n    image: example.com/web:${TAG}\n";
    let folder = committed(&[("compose.yaml", compose), (".env", "TAG=1.2\n"), ("other/.env", "TAG=latest\n")]);
    let rule = "compose.latest_tag";
    folder.write(".env", "TAG=latest\n");
    assert_eq!(found(&folder, rule), [""; 0]);
    folder.git(&["add", "-A", "-f"]);
    assert_eq!(found(&folder, rule), [format!("compose.yaml: {rule}")]);
    folder.git(&["commit", "-qm", "Take the latest"]);
    folder.write(".env", "TAG=1.3\n");
    folder.git(&["add", "-A", "-f"]);
    assert_eq!(found(&folder, rule), [""; 0]);
    let report = |arguments: &[&str]| folder.check(&[&NOW[..], &["--select", rule], arguments].concat());
    assert_eq!(open(&report(&[])), [""; 0]);
    folder.write(".env", "TAG=latest\n");
    assert_eq!(open(&report(&[])), [format!("compose.yaml: {rule}")]);
}

/// What a fact says of a line is the line alone; where the words stand on it is read from the file, which may have moved them.
#[test]
fn what_a_rule_says_of_a_line_stands_at_its_words() {
    let folder = committed(&[("README.md", "# Shop\n")]);
    let placed = |page: &str| {
        folder.write("README.md", page);
        folder.git(&["add", "-A"]);
        let report = folder.check(&[&NOW[..], &["--staged", "--select", "documentation.broken_link"]].concat());
        let place = &report["findings"][0]["location"];
        (place["start"].clone(), place["end"]["column"].clone())
    };
    for (line, start) in [("See [how](run.md).", 11), ("So see [how](run.md)!", 14), ("  é [how](run.md)", 11)] {
        let expected = (json!({"line": 3, "column": start}), json!(start + 6));
        assert_eq!(placed(&format!("# Shop\r\n\r\n{line}\r\n")), expected);
    }
}

#[test]
fn the_first_commit_has_everything_to_answer_for() {
    let folder = Folder::with(&[("Dockerfile", BAD)]);
    folder.git(&["init", "-q"]);
    silent(&folder, &[]);
    folder.git(&["add", "-A"]);
    let found = found(&folder, "dockerfile,repository.missing_readme");
    assert!(found.contains(&".: repository.missing_readme".to_owned()), "{found:?}");
    assert!(found.iter().any(|own| own.starts_with("Dockerfile: ")), "{found:?}");
}

#[test]
fn a_file_in_conflict_is_told_of_and_not_judged() {
    let folder = committed(&[("Dockerfile", GOOD)]);
    folder.git(&["switch", "-qc", "other"]);
    folder.write("Dockerfile", format!("{BAD}# theirs\n"));
    folder.write("their.Dockerfile", BAD);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Theirs"]);
    folder.git(&["switch", "-q", "main"]);
    folder.write("Dockerfile", format!("{BAD}# ours\n"));
    folder.git(&["commit", "-qam", "Ours"]);
    fails(&folder, &["merge", "-q", "other"]);
    let report = folder.check(&["--staged", "--select", "dockerfile", "--strict"]);
    assert!(open(&report).iter().all(|own| own.starts_with("their.Dockerfile: ")), "{report}");
    let told = report["problems"].as_array().unwrap();
    assert_eq!(
        (told.len(), &told[0]["path"], &told[0]["message"]),
        (1, &"Dockerfile".into(), &"the file is in conflict, and not judged".into())
    );
    // Once it is resolved, the merge is a commit like any other.
    folder.write("Dockerfile", BAD);
    folder.git(&["add", "-A"]);
    let found = found(&folder, "dockerfile");
    assert!(found.iter().any(|own| own.starts_with("Dockerfile: ")), "{found:?}");
}

fn fails(folder: &Folder, arguments: &[&str]) {
    let mut git = std::process::Command::new("git");
    git.args(["-c", "user.name=Amira", "-c", "user.email=amira@acme.dev"]).args(arguments).current_dir(folder.path());
    assert!(!git.output().unwrap().status.success(), "git {arguments:?}");
}

#[test]
fn where_nothing_can_be_staged_it_is_wrong_use() {
    let folder = Folder::with(&[("Dockerfile", BAD)]);
    let run = folder.karat(&["check", "--staged"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("see what is staged in .: it is in no git repository"), "{}", run.stderr);
    folder.git(&["init", "-q", "--bare", "store.git"]);
    let run = folder.karat(&["check", "--staged", "store.git"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("see what is staged in store.git: the repository is bare"), "{}", run.stderr);
    for other in [["--at", "HEAD"], ["--since", "main"]] {
        assert_eq!(folder.karat(&["check", "--staged", other[0], other[1]]).status, 2);
    }
}

/// Runs git in a folder, with a hook that runs karat as git's own environment says and keeps what it prints.
fn hooked(folder: &Folder, below: &str, arguments: &[&str]) -> (bool, String) {
    let printed = folder.path().join("../printed");
    let karat = env!("CARGO_BIN_EXE_karat");
    let hook =
        format!("#!/bin/sh\nexec '{karat}' check --staged --select dockerfile -q >'{}' 2>&1\n", printed.display());
    let hooks = folder.path().join("../hooks");
    std::fs::create_dir_all(&hooks).unwrap();
    std::fs::write(hooks.join("pre-commit"), hook).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(hooks.join("pre-commit"), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut git = std::process::Command::new("git");
    git.args(["-c", "user.name=Amira", "-c", "user.email=amira@acme.dev"]);
    git.arg("-c").arg(format!("core.hooksPath={}", hooks.display())).args(arguments);
    let run = git.current_dir(folder.path().join(below)).output().unwrap();
    (run.status.success(), std::fs::read_to_string(printed).unwrap_or_default())
}

#[cfg(unix)]
#[test]
fn hooks_judge_the_index_that_git_makes_the_commit_from() {
    let folder = committed(&[("Dockerfile", GOOD), ("a/Dockerfile", GOOD), ("b/Dockerfile", GOOD)]);
    for path in ["a/Dockerfile", "b/Dockerfile"] {
        folder.write(path, BAD);
    }
    folder.git(&["add", "a"]);
    let named = |(passed, printed): (bool, String)| {
        let paths: std::collections::BTreeSet<_> =
            printed.lines().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect();
        (passed, paths.into_iter().collect::<Vec<_>>().join(" "))
    };
    assert_eq!(named(hooked(&folder, "", &["commit", "-qm", "x"])), (false, "a/Dockerfile".to_owned()));
    assert_eq!(named(hooked(&folder, "", &["commit", "-qam", "x"])), (false, "a/Dockerfile b/Dockerfile".to_owned()));
    assert_eq!(named(hooked(&folder, "", &["commit", "-qm", "x", "b/Dockerfile"])), (false, "b/Dockerfile".to_owned()));
    assert_eq!(named(hooked(&folder, "b", &["commit", "-qm", "x", "Dockerfile"])), (false, "b/Dockerfile".to_owned()));
    folder.write("Dockerfile", format!("{GOOD}# as good\n"));
    assert_eq!(named(hooked(&folder, "", &["commit", "-qm", "x", "Dockerfile"])), (true, String::new()));
    // In a linked working tree git names the repository, too.
    folder.git(&["worktree", "add", "-q", "../linked", "HEAD"]);
    std::fs::write(folder.path().join("../linked/b/Dockerfile"), BAD).unwrap();
    assert_eq!(named(hooked(&folder, "../linked", &["commit", "-qam", "x"])), (false, "b/Dockerfile".to_owned()));
}

/// The fixture, all of it staged behind an empty commit, and a clone of what the commit of it would be.
fn all_staged(of: &str) -> (Folder, Folder) {
    let folder = Folder::copy(of);
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A", "-f"]);
    let clone = Folder::named(of.rsplit('/').next().unwrap());
    folder.git(&["commit", "-qm", "All"]);
    clone.git(&["clone", "-q", &folder.path().display().to_string(), "."]);
    folder.git(&["update-ref", "-d", "HEAD"]);
    (folder, clone)
}

#[test]
fn where_everything_is_added_what_is_staged_is_judged_as_its_checkout_is() {
    for fixture in ["testdata/repos/webshop", "testdata/repos/golden", "testdata/repos/helmshop"] {
        let (folder, clone) = all_staged(fixture);
        let arguments = ["--select", "ALL", "--render", "never", "--now", "2026-11-26"];
        let staged = folder.check(&[&arguments[..], &["--staged"]].concat());
        let checkout = clone.check(&arguments);
        // Nothing is committed yet, so that no history tells anything.
        let past: Vec<&Value> = checkout["rules"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|rule| hangs_on_history(rule))
            .map(|rule| &rule["id"])
            .collect();
        let findings = |report: &Value| {
            let all = report["findings"].as_array().unwrap().iter();
            all.filter(|own| !past.contains(&&own["rule"])).cloned().collect::<Vec<_>>()
        };
        let (staged, checkout) = (findings(&staged), findings(&checkout));
        for (staged, checkout) in staged.iter().zip(&checkout) {
            assert_eq!(staged, checkout, "{fixture}");
        }
        assert_eq!(staged.len(), checkout.len(), "{fixture}");
        assert!(staged.len() > 10, "{fixture}");
    }
}

fn hangs_on_history(rule: &Value) -> bool {
    let policy = crate::harness::root().join(format!("policies/{}", rule["id"].as_str().unwrap().replace('.', "/")));
    let name = policy.file_name().unwrap().to_str().unwrap().to_owned();
    let text = std::fs::read_to_string(policy.join(format!("{name}.rego"))).unwrap();
    ["git_", "deployments"]
        .iter()
        .any(|fact| text.lines().any(|line| line.starts_with("#   facts:") && line.contains(fact)))
}

#[test]
fn two_runs_at_once_leave_the_repository_as_it_was() {
    let folder = committed(&[("Dockerfile", GOOD), ("src/a.go", "package a\n")]);
    folder.write("Dockerfile", BAD);
    folder.git(&["add", "-A"]);
    folder.write("Dockerfile", GOOD);
    let state = || {
        let files = files_below(folder.path()).into_iter();
        files.map(|path| (std::fs::read(&path).unwrap(), path)).collect::<Vec<_>>()
    };
    let before = state();
    let run = || folder.karat(&[&["check", "--staged", "--select", "ALL"], &NOW[..]].concat());
    let outputs: Vec<_> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        runs.into_iter().map(|run| run.join().unwrap()).map(|run| (run.status, run.stdout, run.stderr)).collect()
    });
    assert!(outputs.iter().all(|own| *own == outputs[0] && own.0 == 1), "{outputs:?}");
    assert!(before == state(), "something was written");
}

#[test]
fn a_folder_or_some_files_of_a_repository_may_be_judged_alone() {
    let folder = committed(&[("a/Dockerfile", GOOD), ("b/c/Dockerfile", GOOD), ("b/Dockerfile", GOOD)]);
    for path in ["a/Dockerfile", "b/c/Dockerfile", "b/Dockerfile"] {
        folder.write(path, BAD);
    }
    folder.git(&["add", "-A"]);
    let named = |targets: &[&str]| {
        let report = folder.check(&[&NOW[..], &["--staged", "--select", "dockerfile.latest_tag"], targets].concat());
        let findings = report["findings"].as_array().unwrap().iter();
        let place = |own: &Value| {
            format!("{}/{}", own["repository"].as_str().unwrap(), own["location"]["path"].as_str().unwrap())
        };
        findings.map(place).collect::<Vec<_>>()
    };
    assert_eq!(named(&["b"]), ["b/Dockerfile", "b/c/Dockerfile"]);
    assert_eq!(named(&["b", "b/c", "a"]), ["a/Dockerfile", "b/Dockerfile", "b/c/Dockerfile"]);
    assert_eq!(named(&["b/c/Dockerfile", "a/Dockerfile"]), ["./a/Dockerfile", "./b/c/Dockerfile"]);
}

#[test]
fn where_a_folder_is_judged_alone_it_is_said_how_much_is_staged_elsewhere() {
    let folder = committed(&[("a/Dockerfile", GOOD), ("b/Dockerfile", GOOD)]);
    for path in ["a/Dockerfile", "a/c/Dockerfile"] {
        folder.write(path, BAD);
    }
    folder.git(&["add", "-A"]);
    let told = |from: &str, targets: &[&str]| {
        let mut command = crate::harness::command(&folder.path().join(from));
        command.args(["check", "--staged", "--select", "dockerfile.latest_tag", "-q"]).args(NOW).args(targets);
        let run = crate::harness::Run::from(command.output().unwrap());
        (run.status, run.stdout, run.stderr)
    };
    let others = "karat: 2 staged files elsewhere in the repository are not judged: run at its root\n";
    let nothing = (0, String::new(), others.to_owned());
    assert_eq!((told("b", &[]), told("", &["b"])), (nothing.clone(), nothing));
    let one = "karat: 1 staged file elsewhere in the repository is not judged: run at its root\n";
    let (status, _, complaint) = told("a/c", &[]);
    assert_eq!((status, complaint.as_str()), (1, one));
    for (from, targets) in [("a", &[][..]), ("", &[]), ("", &["a/c", "a"]), ("", &["a/Dockerfile"])] {
        assert_eq!(told(from, targets).2, "", "{from} {targets:?}");
    }
}

#[test]
fn a_clone_that_cannot_be_read_is_named_and_the_others_are_judged() {
    let folder = Folder::empty();
    for (name, more) in [("one", &["--object-format=sha256"][..]), ("two", &[])] {
        folder.write(&format!("{name}/Dockerfile"), BAD);
        folder.git_at(name, "2026-11-26T08:00:00Z", &[&["init", "-q"], more].concat());
        folder.git_at(name, "2026-11-26T08:00:00Z", &["add", "-A"]);
    }
    let reason =
        "what is staged cannot be looked at: the git repository cannot be read: its objects are named by SHA-256";
    let judged = |targets: &[&str]| {
        let rules = ["check", "--staged", "--select", "dockerfile.latest_tag", "-q"];
        folder.karat(&[&rules[..], &NOW, targets].concat())
    };
    for targets in [&["one", "two"][..], &["."]] {
        let run = judged(targets);
        assert_eq!(run.status, 1, "{}", run.stderr);
        assert!(run.stdout.starts_with("two/Dockerfile:1:"), "{}", run.stdout);
        assert!(run.stdout.contains(&format!("one: problem unreadable: {reason}\n")), "{}", run.stdout);
        assert_eq!(judged(&[targets, &["--strict"]].concat()).status, 4);
    }
    // Where nothing can be judged no commit is said to be good.
    let alone = judged(&["one"]);
    assert_eq!(alone.status, 2);
    assert!(
        alone
            .stderr
            .contains("see what is staged in one: the git repository cannot be read: its objects are named by SHA-256"),
        "{}",
        alone.stderr
    );
}

#[test]
fn every_repository_of_a_folder_has_an_index_of_its_own_and_a_submodule_is_one() {
    let folder = Folder::empty();
    for name in ["one", "two"] {
        folder.write(&format!("{name}/Dockerfile"), BAD);
        folder.git_at(name, "2026-11-26T08:00:00Z", &["init", "-q"]);
    }
    folder.write("README.md", "Clones\n");
    folder.git_at("two", "2026-11-26T08:00:00Z", &["add", "-A"]);
    let rules = ["--staged", "--select", "dockerfile.latest_tag"];
    let report = folder.check(&[&NOW[..], &rules].concat());
    let findings: Vec<_> = report["findings"].as_array().unwrap().iter().map(|own| own["repository"].clone()).collect();
    assert_eq!(findings, ["two"]);
    // What is staged in a repository is which commit of the submodule it goes with, and none of its files.
    folder.git_at("two", "2026-11-26T08:00:00Z", &["commit", "-qm", "Two"]);
    folder.git_at(
        "one",
        "2026-11-26T08:00:00Z",
        &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../two", "two"],
    );
    let report = folder.check(&[&NOW[..], &rules, &["one"]].concat());
    assert_eq!(open(&report), [""; 0]);
}

#[test]
fn what_the_work_tree_leaves_out_is_in_view_all_the_same() {
    let rule = "terraform.aws.s3_versioning";
    let folder = committed(&[
        ("infra/bucket.tf", BUCKET),
        ("infra/versions.tf", VERSIONS),
        ("app/Dockerfile", GOOD),
        ("docs/a/b.md", "# B\n"),
        ("README.md", "# A\n\n[b](docs/a/b.md)\n"),
    ]);
    folder.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "app"]);
    assert!(!folder.path().join("infra").exists());
    silent(&folder, &["--select", "ALL"]);
    folder.write("app/Dockerfile", BAD);
    folder.git(&["add", "app/Dockerfile"]);
    assert_eq!(found(&folder, "dockerfile.latest_tag"), ["app/Dockerfile: dockerfile.latest_tag"]);
    folder.write("README.md", "# A\n\n[b](docs/a/b.md), [c](docs/a/c.md)\n");
    folder.git(&["add", "README.md"]);
    let report = folder.check(&[&NOW[..], &["--staged", "--select", "documentation.broken_link"]].concat());
    assert_eq!(report["findings"].as_array().unwrap().len(), 1, "{report}");
    folder.git(&["rm", "-q", "--cached", "--sparse", "infra/versions.tf"]);
    assert_eq!(found(&folder, rule), [format!("infra/bucket.tf: {rule}")]);
}

/// What is kept of `HEAD` while one change is judged holds for no other state: behind a link to a file of that change, `HEAD` has
/// something else than the files that the change leaves alone seem to say.
#[test]
fn what_head_has_behind_a_link_is_not_taken_for_what_a_later_change_has_there() {
    let folder = committed(&[(".node-version", "14.0.0\n"), ("README.md", "# Shop\n")]);
    std::os::unix::fs::symlink(".node-version", folder.path().join(".nvmrc")).unwrap();
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Link"]);
    let judged = |rest: &[&str]| {
        let report = folder.check(&[&NOW[..], &["--staged", "--select", "build.stale_toolchain"], rest].concat());
        let findings = report["findings"].as_array().unwrap().iter();
        findings.map(|own| format!("{} {}", own["location"]["path"], own["message"])).collect::<Vec<_>>()
    };
    folder.write(".node-version", "16.0.0\n");
    folder.git(&["add", "-A"]);
    let first = judged(&[]);
    assert!(first.iter().any(|own| own.starts_with("\".nvmrc\"") && own.contains("16.0.0")), "{first:?}");
    folder.git(&["reset", "-q", "--hard"]);
    std::fs::remove_file(folder.path().join(".nvmrc")).unwrap();
    folder.write(".nvmrc", "16.0.0\n");
    folder.git(&["add", "-A"]);
    let second = judged(&[]);
    assert!(second.iter().any(|own| own.starts_with("\".nvmrc\"") && own.contains("16.0.0")), "{second:?}");
    assert_eq!(second, judged(&["--no-cache"]));
}

#[test]
fn the_same_change_asked_again_is_told_without_a_look_into_a_file() {
    let folder = committed(&[("Dockerfile", GOOD), ("other.Dockerfile", BAD)]);
    folder.write("Dockerfile", BAD);
    folder.git(&["add", "-A"]);
    let judged = |rules: &str| folder.check(&[&NOW[..], &["--staged", "--select", rules]].concat());
    let first = judged("dockerfile");
    assert!(!open(&first).is_empty());
    lose_contents(&folder);
    assert_eq!(judged("dockerfile"), first);
    let other = judged("dockerfile,build");
    assert!(!other["problems"].as_array().unwrap().is_empty(), "other rules are asked anew: {other}");
}

/// Nobody can read any more what is staged.
fn lose_contents(folder: &Folder) {
    for object in files_below(&folder.path().join(".git/objects")) {
        let is_read = object.parent().is_some_and(|folder| folder.file_name().is_some_and(|name| name.len() == 2));
        let text = std::process::Command::new("git")
            .args(["cat-file", "-t", &object_id(&object)])
            .current_dir(folder.path())
            .output()
            .unwrap();
        if is_read && text.stdout == b"blob\n" {
            std::fs::remove_file(&object).unwrap();
        }
    }
}

#[test]
fn a_new_file_asked_again_is_told_without_a_look_into_a_file_later_on_the_same_day() {
    let folder = committed(&[("README.md", "# Shop\n"), ("Dockerfile", GOOD)]);
    folder.write("docs/start.md", "# Start\n\n[Away](gone.md)\n");
    folder.git(&["add", "-A"]);
    // Tags may move between two runs; those two rules ask for them.
    let ignored = "documentation.missing_changelog,documentation.stale_changelog";
    let judged = |now: &str| {
        let mut report = folder.check(&["--now", now, "--staged", "--select", "ALL", "--ignore", ignored]);
        report["moment"].take();
        report
    };
    let first = judged("2026-11-26T08:00:00Z");
    assert!(open(&first).contains(&"docs/start.md: documentation.broken_link".to_owned()), "{first}");
    lose_contents(&folder);
    assert_eq!(judged("2026-11-26T18:30:00Z"), first);
}

#[test]
fn a_page_is_not_blamed_for_its_age_where_the_change_mends_it() {
    let folder = Folder::with(&[("README.md", "# Shop\n\nIt sells.\n"), ("main.go", "package main\n")]);
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A"]);
    folder.git_at("", "2025-01-10T12:00:00Z", &["commit", "-qm", "Start"]);
    folder.write("main.go", "package main\n\nfunc main() {}\n");
    folder.git_at("", "2026-11-20T12:00:00Z", &["commit", "-qam", "Run"]);
    let rules = ["--select", "documentation.stale_docs"];
    let open_of = |arguments: &[&str]| open(&folder.check(&[&NOW[..], &rules, arguments].concat()));
    assert_eq!(open_of(&[]), ["README.md: documentation.stale_docs"]);
    folder.write("README.md", "# Shop\n\nIt sells, and runs.\n");
    folder.git(&["add", "-A"]);
    assert!(open_of(&["--staged"]).is_empty());
}

#[test]
fn a_file_that_a_kustomization_no_longer_applies_as_a_patch_is_new_though_it_is_as_it_was() {
    let deployment = |image: &str| {
        format!(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n  template:\n    spec:\n      containers: [{{name: web, image: {image}}}]\n"
        )
    };
    let policy = "# METADATA\n# title: Runs\n# description: It runs.\n# related_resources:\n#   - ref: https://example.com\n# custom:\n#   severity: low\n#   remediation: Stop it.\n#   kinds: [repository]\n#   documents: [kubernetes]\npackage own.runs\n\ndeny contains {\"message\": \"runs\", \"at\": [\"documents\", \"kubernetes\", index, \"value\"]} if {\n\tsome index, document in input.documents.kubernetes\n\t\"kubernetes/workload\" in document.labels\n}\n";
    let plain = "resources: [other.yaml]\n";
    let folder = committed(&[
        ("deploy/other.yaml", &deployment("web:1")),
        ("deploy/web.yaml", &deployment("web:1")),
        ("deploy/kustomization.yaml", plain),
        ("policies/runs.rego", policy),
    ]);
    let judged = || {
        folder.git(&["add", "-A"]);
        let found = open(&folder.check(&[&NOW[..], &["--staged", "--policy", "policies", "--select", "own"]].concat()));
        folder.git(&["commit", "-qm", "Next"]);
        found
    };
    folder.write("deploy/other.yaml", deployment("web:2"));
    assert_eq!(judged(), ["deploy/other.yaml: own.runs"]);
    folder.write("deploy/kustomization.yaml", "resources: [other.yaml]\npatches:\n- path: web.yaml\n");
    assert!(judged().is_empty());
    folder.write("deploy/kustomization.yaml", plain);
    folder.write("deploy/other.yaml", format!("# again\n{}", deployment("web:2")));
    assert_eq!(judged(), ["deploy/other.yaml: own.runs", "deploy/web.yaml: own.runs"]);
}

#[test]
fn a_kustomization_or_skaffold_that_changes_what_other_files_are_answers_for_what_is_found_there() {
    let workload = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers: [{name: web, image: web}]\n";
    let patched = "resources: [other.yaml]\npatches:\n- path: web.yaml\n";
    let skaffold = |image: &str| {
        format!("apiVersion: skaffold/v4beta11\nkind: Config\nbuild:\n  artifacts:\n  - image: {image}\n")
    };
    let folder = committed(&[
        ("deploy/web.yaml", workload),
        ("deploy/kustomization.yaml", patched),
        ("skaffold.yaml", &skaffold("web")),
        ("other/web.yaml", workload),
    ]);
    let rules = "kubernetes.liveness_probe,kubernetes.image_tag";
    let judged = || {
        folder.git(&["add", "-A"]);
        let found = found(&folder, rules);
        folder.git(&["commit", "-qm", "Next"]);
        found
    };
    // A patch is no workload; once it is none, it is.
    folder.write("deploy/kustomization.yaml", "resources: [other.yaml]\n");
    assert_eq!(judged(), ["deploy/web.yaml: kubernetes.liveness_probe"]);
    folder.write("deploy/kustomization.yaml", patched);
    assert_eq!(judged(), [""; 0]);
    // What Skaffold builds gets its tag from it; what it no longer builds has none. That nothing probes it is not new.
    folder.write("skaffold.yaml", skaffold("api"));
    assert_eq!(judged(), ["deploy/web.yaml", "other/web.yaml"].map(|path| format!("{path}: kubernetes.image_tag")));
}

/// The id of an object that lies alone in a file.
fn object_id(path: &std::path::Path) -> String {
    let names: Vec<_> = path.iter().rev().take(2).map(|part| part.to_str().unwrap()).collect();
    names.into_iter().rev().collect()
}

#[test]
fn a_hook_that_runs_over_a_range_or_over_all_files_judges_them() {
    let folder = committed(&[("Dockerfile", GOOD), ("old/Dockerfile", BAD)]);
    folder.write("new/Dockerfile", BAD);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "New"]);
    let judged = |variables: &[(&str, &str)]| {
        let mut command = crate::harness::command(folder.path());
        command.args(["check", "--staged", "--select", "dockerfile.latest_tag"]).args(NOW);
        let run = command.envs(variables.iter().copied()).output().unwrap();
        let text = String::from_utf8(run.stdout).unwrap();
        let told = ["old/Dockerfile:1", "new/Dockerfile:1"].map(|place| text.contains(place));
        (run.status.code().unwrap(), told)
    };
    let range = [("PRE_COMMIT", "1"), ("PRE_COMMIT_FROM_REF", "HEAD~1"), ("PRE_COMMIT_TO_REF", "HEAD")];
    assert_eq!(judged(&range), (1, [false, true]));
    assert_eq!(judged(&[("PRE_COMMIT", "1"), ("CI", "true")]), (1, [true, true]));
    assert_eq!(judged(&[("PRE_COMMIT", "1"), ("CI", "")]), (0, [false, false]), "a commit that changes no file");
    folder.write("Dockerfile", format!("{GOOD}# more\n"));
    folder.git(&["add", "-A"]);
    assert_eq!(judged(&[("PRE_COMMIT", "1"), ("CI", "true")]), (0, [false, false]), "a commit of a pipeline");
}

#[test]
fn a_merge_of_the_default_branch_is_not_asked_for_what_others_brought_there() {
    let folder = committed(&[("Dockerfile", GOOD)]);
    folder.git(&["branch", "-M", "main"]);
    folder.git(&["switch", "-qc", "topic"]);
    let commit = |path: &str| {
        folder.write(path, BAD);
        folder.git(&["add", path]);
        folder.git(&["commit", "-qm", path]);
    };
    commit("own/Dockerfile");
    folder.git(&["switch", "-q", "main"]);
    commit("theirs/Dockerfile");
    folder.git(&["merge", "-q", "--no-ff", "--no-commit", "topic"]);
    assert_eq!(found(&folder, "dockerfile.latest_tag"), ["own/Dockerfile: dockerfile.latest_tag"]);
    folder.git(&["merge", "--abort"]);
    folder.git(&["switch", "-q", "topic"]);
    folder.git(&["merge", "-q", "--no-ff", "--no-commit", "main"]);
    assert_eq!(found(&folder, "dockerfile.latest_tag"), [""; 0]);
    folder.write("theirs/Dockerfile", format!("{BAD}# more\n"));
    folder.git(&["add", "theirs/Dockerfile"]);
    assert_eq!(found(&folder, "dockerfile.latest_tag"), ["theirs/Dockerfile: dockerfile.latest_tag"]);
}
