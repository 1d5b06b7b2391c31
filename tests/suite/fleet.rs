//! Many repositories: whole and in parts, stopped and gone on with, with what cannot be judged among them.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::harness::{Folder, Run, command};

const NOW: &str = "2026-11-26";
const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostNetwork: true\n";

/// Programs of the system, git among them.
fn path() -> PathBuf {
    std::env::var_os("PATH").unwrap().into()
}

/// A fleet of repositories with and without a work tree, by folder and by address.
fn fleet(number: usize) -> Folder {
    let folder = Folder::empty();
    let mut list = "schema = 1\nprotocols = [\"file\"]\n".to_owned();
    for at in 0..number {
        let name = format!("acme/s{at}");
        folder.write(&format!("{name}/deploy/web.yaml"), POD.replace("web", &format!("web{at}")));
        folder.write(&format!("{name}/README.md"), format!("# Service {at}\n"));
        for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "Start"]] {
            folder.git_at(&name, "2026-11-20T08:00:00Z", arguments);
        }
        let own = match at % 3 {
            0 => format!("[[repository]]\npath = \"{name}\"\n"),
            1 => {
                folder.git(&["clone", "-q", "--bare", &name, &format!("bare/{name}.git")]);
                format!("[[repository]]\npath = \"bare/{name}.git\"\nname = \"{name}\"\n")
            }
            _ => {
                let url = format!("file://{}", folder.path().join(&name).display());
                format!("[[repository]]\nurl = \"{url}\"\nname = \"{name}\"\n")
            }
        };
        list.push_str(&own);
    }
    folder.write("fleet.toml", list);
    folder
}

fn karat(folder: &Folder, arguments: &[&str]) -> Run {
    folder.karat_with(&path(), &[&["fleet"], arguments].concat())
}

fn lines(folder: &Folder, file: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(folder.path().join(file)).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn parts_put_together_are_one_undivided_run_byte_for_byte() {
    let folder = fleet(7);
    folder.write("acme/s0/deploy/web.yaml", POD.replace("true", "false"));
    let list = std::fs::read_to_string(folder.path().join("fleet.toml")).unwrap();
    folder.write("acme/empty/README.md", "nothing is committed\n");
    folder.git_at("acme/empty", "2026-11-20T08:00:00Z", &["init", "-q"]);
    let list = format!("{list}[[repository]]\npath = \"acme/empty\"\n[[repository]]\npath = \"acme/gone\"\n");
    folder.write("fleet.toml", list);

    let whole = karat(&folder, &["run", "--now", NOW, "-o", "whole.jsonl"]);
    assert_eq!(whole.status, 0, "{}{}", whole.stdout, whole.stderr);
    assert!(whole.stdout.starts_with("9 repositories: 7 judged, 2 not\n  acme/empty: "), "{}", whole.stdout);
    assert!(whole.stdout.contains("\ngolden-path: none 7\n"), "{}", whole.stdout);
    assert!(whole.stderr.contains("karat: acme/gone: there is no folder"), "{}", whole.stderr);
    let all = lines(&folder, "whole.jsonl");
    let names: Vec<&str> = all.iter().map(|line| line["repository"].as_str().unwrap()).collect();
    assert_eq!(names[..3], ["acme/empty", "acme/gone", "acme/s0"]);
    crate::reports::assert_valid(&all[2]["report"]);
    let found = |line: &Value| line["report"]["findings"].to_string().contains("kubernetes.host_network");
    assert!(found(&all[2]), "what is committed is judged, not what lies there");
    assert!(all[2..].iter().all(found));

    let plan = karat(&folder, &["plan", "--shards", "3", "--now", NOW]);
    assert_eq!(plan.status, 0, "{}", plan.stderr);
    for index in ["2", "0", "1"] {
        let run = karat(&folder, &["run-shard", "--index", index, "--jobs", "1"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(run.stdout.contains(": written"), "{}", run.stdout);
    }
    let again = karat(&folder, &["run-shard", "--index", "1"]);
    assert!(again.status == 0 && again.stdout.contains("it was there already"), "{}", again.stdout);
    let merged = karat(&folder, &["merge", "-o", "merged.jsonl"]);
    assert_eq!(merged.status, 0, "{}", merged.stderr);
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(text("whole.jsonl") == text("merged.jsonl"));
    assert_eq!(karat(&folder, &["merge", "--strict"]).status, 4);
}

#[test]
fn one_run_at_a_time_keeps_its_state_in_a_folder() {
    let folder = fleet(2);
    std::fs::create_dir(folder.path().join("karat-fleet")).unwrap();
    let held = std::fs::File::create(folder.path().join("karat-fleet/run.lock")).unwrap();
    held.lock().unwrap();
    let refused = karat(&folder, &["run", "--now", NOW]);
    assert_eq!(refused.status, 2, "{}", refused.stdout);
    let told = "failed to run in karat-fleet: another run is at work there";
    assert!(refused.stderr.contains(told), "{}", refused.stderr);
    held.unlock().unwrap();
    assert_eq!(karat(&folder, &["run", "--now", NOW]).status, 0);
}

#[test]
fn a_report_is_that_of_a_check_of_the_same_commit() {
    let folder = fleet(2);
    karat(&folder, &["run", "--now", NOW]);
    let all = lines(&folder, "fleet.jsonl");
    let alone = folder.check(&["acme/s0", "--at", "HEAD", "--now", NOW, "--fail-on", "never"]);
    for field in ["outcomes", "findings"] {
        let without_names = |report: &Value| report[field].to_string().replace("acme/s0", "s0");
        assert_eq!(without_names(&all[0]["report"]), without_names(&alone), "{field}");
    }
    assert_eq!(all[0]["commit"], alone["repositories"][0]["revision"]);
    let bare = all[1]["report"]["findings"].to_string();
    assert!(bare.contains("kubernetes.host_network"), "{bare}");
}

#[test]
fn what_is_recorded_as_it_is_judged_is_what_an_import_would_record() {
    let folder = fleet(4);
    let run = karat(&folder, &["run", "--now", NOW, "--record=kept.db"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.ends_with("fleet.jsonl: 4 repositories, 4 changed; 0 known, 0 not judged\n"), "{}", run.stdout);
    let known = |store: &str| folder.karat(&["history", "import", "fleet.jsonl", "--store", store]).stdout;
    assert!(known("kept.db").contains("0 repositories, 0 changed; 4 known"), "{}", known("kept.db"));

    karat(&folder, &["plan", "--shards", "2", "--now", NOW]);
    for index in ["0", "1"] {
        let part = karat(&folder, &["run-shard", "--index", index, "--record=parts.db"]);
        assert_eq!(part.status, 0, "{}", part.stderr);
    }
    assert!(known("parts.db").contains("4 known"), "{}", known("parts.db"));
    let merged = karat(&folder, &["merge", "-o", "merged.json", "--record=merged.db"]);
    assert!(merged.stdout.contains("merged.json: 4 repositories, 4 changed"), "{}{}", merged.stdout, merged.stderr);
    assert!(known("merged.db").contains("4 known"));

    folder.write(
        "broken.db",
        "no database at all, and longer than the head of one would be, so that it is read as what it is not",
    );
    let refused = karat(&folder, &["run", "--now", NOW, "--fresh", "-o", "again.jsonl", "--record=broken.db"]);
    assert_eq!(refused.status, 2, "what cannot be recorded is said before anything is judged: {}", refused.stdout);
}

#[test]
fn a_fleet_is_recorded_in_a_history_by_the_names_that_it_gives() {
    let folder = fleet(3);
    folder.write(
        "fleet.toml",
        std::fs::read_to_string(folder.path().join("fleet.toml")).unwrap() + "[[repository]]\npath = \"gone\"\n",
    );
    karat(&folder, &["run", "--now", "2026-11-01"]);
    let import = || folder.karat(&["history", "import", "fleet.jsonl", "--store", "kept.db"]);
    let first = import();
    assert!(
        first.stdout.contains("3 repositories, 3 changed; 0 known, 1 not judged"),
        "{}{}",
        first.stdout,
        first.stderr
    );
    let again = import();
    assert!(again.stdout.contains("0 repositories, 0 changed; 3 known, 1 not judged"), "{}", again.stdout);
    folder.write("acme/s0/LICENSE", "Apache License\nVersion 2.0, January 2004\n");
    folder.git_at("acme/s0", "2026-11-20T09:00:00Z", &["add", "-A"]);
    folder.git_at("acme/s0", "2026-11-20T09:00:00Z", &["commit", "-qm", "Licence"]);
    karat(&folder, &["run", "--now", "2026-11-25"]);
    import();
    let asked =
        ["history", "findings", "--store", "kept.db", "--since", "2026-11-02", "--now", NOW, "--format", "json"];
    let told = folder.karat(&asked);
    assert!(told.status == 0 && told.stdout.contains("repository.missing_license"), "{}{}", told.stdout, told.stderr);
    assert_eq!(folder.karat(&["history", "verify", "--store", "kept.db"]).status, 0);
}

#[test]
fn what_is_missing_or_damaged_is_named_and_the_rest_is_there() {
    let folder = fleet(6);
    karat(&folder, &["plan", "--shards", "3", "--now", NOW]);
    karat(&folder, &["run-shard", "--index", "0"]);
    let variable = command(folder.path())
        .env("PATH", path())
        .env("JOB_COMPLETION_INDEX", "1")
        .args(["fleet", "run-shard"])
        .output()
        .unwrap();
    assert!(variable.status.success(), "{}", String::from_utf8_lossy(&variable.stderr));
    let objects: Vec<_> =
        std::fs::read_dir(folder.path().join("objects")).unwrap().map(|own| own.unwrap().path()).collect();
    let second = objects.iter().find(|path| path.to_string_lossy().contains("shard-1-")).unwrap();
    let text = std::fs::read_to_string(second).unwrap();
    std::fs::write(second, &text[..text.len() - 9]).unwrap();
    let merged = karat(&folder, &["merge"]);
    assert_eq!(merged.status, 4, "{}", merged.stderr);
    assert!(merged.stdout.starts_with("6 repositories: 2 judged\n"), "{}", merged.stdout);
    assert!(merged.stdout.contains("part 1 is missing: shard-1-of-3-"), "{}", merged.stdout);
    assert!(merged.stdout.contains("is damaged: it has no line for `acme/s4`"), "{}", merged.stdout);
    assert!(merged.stdout.contains("part 2 is missing: "), "{}", merged.stdout);
    assert_eq!(lines(&folder, "fleet.jsonl").len(), 2);

    let plan = std::fs::read_to_string(folder.path().join("plan.json")).unwrap();
    folder.write("plan.json", plan.replace("acme/s5", "acme/s6"));
    let changed = karat(&folder, &["run-shard", "--index", "2"]);
    assert!(changed.status == 2 && changed.stderr.contains("its digest does not fit"), "{}", changed.stderr);
    folder.write("plan.json", plan);
    let other = karat(&folder, &["run-shard", "--index", "2", "--select", "kubernetes"]);
    assert!(other.status == 2 && other.stderr.contains("made by other rules"), "{}", other.stderr);
    let beyond = karat(&folder, &["run-shard", "--index", "3"]);
    assert!(beyond.status == 2 && beyond.stderr.contains("judge part 3 of 3"), "{}", beyond.stderr);
    let none = karat(&folder, &["run-shard"]);
    assert!(none.status == 2 && none.stderr.contains("know which part"), "{}", none.stderr);
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_was() {
    let folder = fleet(6);
    // A git that notes what it fetches, and does not come to an end for one repository while a file is there.
    let programs = Folder::empty();
    let script = format!(
        "#!/bin/sh\ncase \" $* \" in *\" fetch \"*) echo \"$*\" >> {0}/log; while [ -e {0}/wait ] && case \"$*\" in *s5*) true;; *) false;; esac; do sleep 0.05; done;; esac\nexec {1} \"$@\"\n",
        programs.path().display(),
        String::from_utf8_lossy(&Command::new("sh").args(["-c", "command -v git"]).output().unwrap().stdout).trim(),
    );
    programs.write("git", script);
    std::fs::set_permissions(programs.path().join("git"), std::fs::Permissions::from_mode(0o755)).unwrap();
    programs.write("wait", "");
    let path = format!("{}:{}", programs.path().display(), path().display());
    let mut run = command(folder.path())
        .env("PATH", &path)
        .args(["fleet", "run", "--jobs", "1"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let log = || std::fs::read_to_string(programs.path().join("log")).unwrap_or_default();
    let start = Instant::now();
    while !log().contains("s5") {
        assert!(start.elapsed() < Duration::from_mins(2) && run.try_wait().unwrap().is_none(), "{}", log());
        std::thread::sleep(Duration::from_millis(20));
    }
    run.kill().unwrap();
    run.wait().unwrap();
    assert!(!folder.path().join("fleet.jsonl").exists());
    std::fs::remove_file(programs.path().join("wait")).unwrap();
    let again = folder.karat_with(path.as_ref(), &["fleet", "run"]);
    assert_eq!(again.status, 0, "{}{}", again.stdout, again.stderr);
    assert!(again.stderr.contains("going on with the run that was stopped"), "{}", again.stderr);
    assert_eq!(lines(&folder, "fleet.jsonl").len(), 6);
    let fetches = |name: &str| log().matches(&format!("{name} ")).count();
    assert_eq!((fetches("acme/s2"), fetches("acme/s5")), (1, 2), "{}", log());
    assert!(!folder.path().join("karat-fleet/run.json").exists());
}

#[test]
fn nothing_of_a_repository_runs_and_no_protocol_is_spoken_that_is_not_allowed() {
    let folder = Folder::empty();
    let marker = folder.path().join("ran");
    let touch = format!("touch {}", marker.display());
    folder.write("evil/.gitattributes", "* filter=evil\n");
    folder.write("evil/.gitmodules", format!("[submodule \"x\"]\n\tpath = x\n\turl = ext::sh -c \"{touch}\"\n"));
    folder.write("evil/deploy/web.yaml", POD);
    for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-qm", "Start"]] {
        folder.git_at("evil", "2026-11-20T08:00:00Z", arguments);
    }
    for hook in ["post-checkout", "reference-transaction", "pre-auto-gc", "post-index-change"] {
        let path = format!("evil/.git/hooks/{hook}");
        folder.write(&path, format!("#!/bin/sh\n{touch}\n"));
        std::fs::set_permissions(folder.path().join(&path), std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder.git_at("evil", "", &["config", "filter.evil.smudge", &touch]);
    // What would run in the clone, too, were it not forbidden.
    folder.write("hooks/reference-transaction", format!("#!/bin/sh\n{touch}\n"));
    std::fs::set_permissions(folder.path().join("hooks/reference-transaction"), std::fs::Permissions::from_mode(0o755))
        .unwrap();
    folder.write(".gitconfig", format!("[core]\n\thooksPath = {}\n", folder.path().join("hooks").display()));
    let url = format!("file://{}", folder.path().join("evil").display());
    let list = |protocols: &str| {
        format!(
            "schema = 1\n{protocols}[[repository]]\nurl = \"{url}\"\nname = \"evil\"\n[[repository]]\npath = \"evil\"\nname = \"here\"\n"
        )
    };
    folder.write("fleet.toml", list("protocols = [\"file\"]\n"));
    let run = karat(&folder, &["run", "--now", NOW, "--strict"]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    assert!(!marker.exists());
    assert!(
        !folder.path().join("karat-fleet/clones").read_dir().unwrap().any(|own| own
            .unwrap()
            .path()
            .join("deploy")
            .exists())
    );
    folder.write("fleet.toml", list(""));
    let refused = karat(&folder, &["run", "--now", NOW]);
    assert_eq!(refused.status, 2);
    assert!(
        refused.stderr.contains("`file` is not among the protocols that are allowed: https, ssh"),
        "{}",
        refused.stderr
    );
}

#[test]
fn each_branch_of_a_repository_is_judged_as_it_is() {
    let folder = fleet(1);
    folder.git_at("acme/s0", "2026-11-20T09:00:00Z", &["switch", "-qc", "mended"]);
    folder.write("acme/s0/deploy/web.yaml", POD.replace("true", "false"));
    folder.git_at("acme/s0", "2026-11-20T09:00:00Z", &["commit", "-qam", "Mend"]);
    folder.git_at("acme/s0", "2026-11-20T09:00:00Z", &["switch", "-q", "main"]);
    let mut list = "schema = 1\nprotocols = [\"file\"]\n".to_owned();
    let url = format!("url = \"file://{}\"", folder.path().join("acme/s0").display());
    for (place, how) in [("path = \"acme/s0\"", "path"), (url.as_str(), "url")] {
        for branch in ["main", "mended"] {
            list += &["[[repository]]\n", place, "\nbranch = \"", branch, "\"\nname = \"", how, "-", branch, "\"\n"]
                .concat();
        }
    }
    folder.write("fleet.toml", list);
    let run = karat(&folder, &["run", "--strict", "--now", NOW]);
    assert_eq!(run.status, 0, "{}{}", run.stdout, run.stderr);
    let found: Vec<(String, bool)> = lines(&folder, "fleet.jsonl")
        .iter()
        .map(|line| {
            let has = line["report"]["findings"].to_string().contains("kubernetes.host_network");
            (line["repository"].as_str().unwrap().to_owned(), has)
        })
        .collect();
    let expected = [("path-main", true), ("path-mended", false), ("url-main", true), ("url-mended", false)];
    assert_eq!(found, expected.map(|(name, has)| (name.to_owned(), has)));
}

#[test]
fn what_cannot_be_merged_leaves_what_was_there() {
    let folder = fleet(2);
    karat(&folder, &["plan", "--now", NOW]);
    karat(&folder, &["run-shard", "--index", "0"]);
    folder.write("fleet.jsonl", "before\n");
    let full = "ulimit -f 1; exec \"$0\" fleet merge";
    let run =
        Command::new("sh").args(["-c", full, env!("CARGO_BIN_EXE_karat")]).current_dir(folder.path()).output().unwrap();
    assert!(!run.status.success());
    assert_eq!(std::fs::read_to_string(folder.path().join("fleet.jsonl")).unwrap(), "before\n");
}

#[test]
fn a_fleet_of_which_nothing_could_be_judged_is_no_success() {
    let folder = Folder::with(&[("fleet.toml", "schema = 1\n[[repository]]\npath = \"gone\"\n")]);
    let run = karat(&folder, &["run", "--now", NOW]);
    assert!(run.stdout.starts_with("1 repository: 0 judged, 1 not\n"), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.status, 3, "{}", run.stdout);
    assert_eq!(karat(&folder, &["run", "--now", NOW, "--strict"]).status, 4);
}

#[test]
fn every_mistake_of_a_fleet_is_told_on_its_line() {
    let folder = Folder::with(&[
        (
            "fleet.toml",
            "schema = 1\nprotocols = [\"ext\"]\njobs = 0\n[[repository]]\nurl = \"ext::sh -c x\"\n[[repository]]\npath = \"a\"\nname = \"one\"\n\
             [[repository]]\npath = \"b\"\nname = \"one\"\n[[repository]]\npth = \"c\"\n[[dump]]\nfile = \"repos.json\"\n",
        ),
        (
            "repos.json",
            "[{\"full_name\": \"acme/cart\", \"clone_url\": \"https://me:secret@github.com/acme/cart.git\"}]",
        ),
    ]);
    let run = karat(&folder, &["plan"]);
    assert_eq!(run.status, 2);
    for told in [
        "fleet.toml:2:",
        "`ext` is no protocol that may be allowed",
        "`jobs` is at least 1",
        "fleet.toml:5:",
        "another repository has the name `one`: line 7",
        "a repository has a `path` or a `url`",
        "did you mean `path`?",
        "repos.json:1:",
        "an address with a user or a password",
    ] {
        assert!(run.stderr.contains(told), "{told}: {}", run.stderr);
    }
}

#[test]
fn of_two_clones_of_one_repository_the_first_is_recorded_and_the_other_told() {
    let folder = fleet(1);
    folder.git(&["-C", "acme/s0", "remote", "add", "origin", "https://github.com/acme/d.git"]);
    folder.git(&["clone", "-q", "acme/s0", "acme/copy"]);
    folder.git(&["-C", "acme/copy", "remote", "set-url", "origin", "git@github.com:acme/d.git"]);
    folder.write("acme/copy/LICENSE", "Apache\n");
    folder.git_at("acme/copy", "2026-11-21T08:00:00Z", &["add", "-A"]);
    folder.git_at("acme/copy", "2026-11-21T08:00:00Z", &["commit", "-qm", "Another"]);
    folder
        .write("fleet.toml", "schema = 1\n[[repository]]\npath = \"acme/s0\"\n[[repository]]\npath = \"acme/copy\"\n");
    let told =
        "karat: acme/s0 is not recorded: another clone of https://github.com/acme/d is, and a repository has one state";
    for (day, changed) in [("2026-11-26", 1), ("2026-11-27", 0), ("2026-11-28", 0)] {
        let run = karat(&folder, &["run", "--now", day, "--record=kept.db"]);
        assert!(run.stderr.contains(told), "{day}: {}", run.stderr);
        let brought = format!("1 repository, {changed} changed; 0 known, 0 not judged");
        assert!(run.stdout.contains(&brought), "{day}: {}", run.stdout);
        assert_eq!(lines(&folder, "fleet.jsonl").len(), 2, "both are judged");
    }
    // Without the clones themselves the addresses in the reports tell.
    let import = folder.karat(&["history", "import", "fleet.jsonl", "--store", "other.db"]);
    assert!(import.stderr.contains(told), "{}{}", import.stdout, import.stderr);
    let level = |store: &str| {
        folder.karat(&["history", "level", "--store", store, "--now", "2026-11-29", "--format", "csv"]).stdout
    };
    assert_eq!(level("other.db").lines().count(), level("kept.db").lines().count());
}
