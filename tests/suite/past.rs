//! `--at REV`: a commit is judged from git's objects as its checkout would be.

use crate::harness::{Folder, Run};

/// The repository of a fixture, with links and ignore files besides, and everything changed after the commit.
fn changed_since(of: &str) -> (Folder, Folder) {
    let folder = Folder::copy(of);
    folder.write(".karatignore", "left-out/\n");
    folder.write("left-out/deploy.yaml", "kind: Broken: yes\n");
    folder.write("vendor/modules.txt", "# x\n");
    folder.write("vendor/x/Dockerfile", "FROM scratch:latest\n");
    folder.write("docs/caf\u{e9}.md", "# Caf\u{e9}\n\n[broken](nowhere.md) and [there](../README.md)\n");
    #[cfg(unix)]
    for (to, link) in [("../README.md", "docs/readme.md"), ("nowhere", "broken"), ("docs", "pages")] {
        std::os::unix::fs::symlink(to, folder.path().join(link)).unwrap();
    }
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A", "-f"]);
    folder.git(&["commit", "-qm", "Start"]);
    let clone = Folder::named(of.rsplit('/').next().unwrap());
    clone.git(&["clone", "-q", &folder.path().display().to_string(), "."]);
    for entry in std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        let is_folder = entry.file_type().unwrap().is_dir();
        match entry.file_name().to_str() {
            // The configuration is the present one.
            Some(".git" | "karat.toml") => {}
            _ if is_folder => std::fs::remove_dir_all(entry.path()).unwrap(),
            _ => std::fs::remove_file(entry.path()).unwrap(),
        }
    }
    folder.write("Dockerfile", "FROM debian:latest\n");
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Change"]);
    (folder, clone)
}

#[test]
fn a_commit_is_judged_as_its_checkout_is() {
    for fixture in ["testdata/repos/webshop", "testdata/repos/golden", "testdata/repos/helmshop"] {
        let (folder, clone) = changed_since(fixture);
        let arguments = ["--select", "ALL", "--render", "never", "--now", "2026-11-26"];
        let past = folder.check(&[&arguments[..], &["--at", "HEAD~1"]].concat());
        let checkout = clone.check(&arguments);
        for part in ["findings", "outcomes", "scorecards", "repositories"] {
            let (past, checkout) = (past[part].as_array().unwrap(), checkout[part].as_array().unwrap());
            assert_eq!(past.len(), checkout.len(), "{fixture}: {part}");
            for (past, checkout) in past.iter().zip(checkout) {
                assert_eq!(past, checkout, "{fixture}: {part}");
            }
        }
        let told = |report: &serde_json::Value| {
            let problems = report["problems"].as_array().unwrap().iter();
            // Where a link leads is told in other words.
            problems.filter(|problem| problem["kind"] != "link").cloned().collect::<Vec<_>>()
        };
        assert_eq!(told(&past), told(&checkout), "{fixture}");
        assert!(past["findings"].as_array().unwrap().len() > 10, "{fixture}");
    }
}

#[test]
fn a_revision_that_is_not_there_is_told() {
    let folder = Folder::copy("testdata/repos/webshop");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Start"]);
    let Run { status, stdout, .. } = folder.karat(&["check", "--at", "nowhere", "--strict", "-q"]);
    let told = ".: problem unreadable: the commit cannot be looked at: there is no revision `nowhere`\n";
    assert_eq!((status, stdout.as_str()), (4, told));
}
