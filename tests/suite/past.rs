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
fn a_revision_that_no_repository_has_is_refused_and_told_of_where_one_has_it() {
    let folder = Folder::empty();
    for name in ["one", "two"] {
        folder.write(&format!("{name}/Dockerfile"), "FROM debian\n");
        folder.git(&["init", "-q", name]);
        folder.git_at(name, "2026-11-26T08:00:00Z", &["add", "-A"]);
        folder.git_at(name, "2026-11-26T08:00:00Z", &["commit", "-qm", "Start"]);
    }
    for arguments in [&["one"][..], &["one", "two"], &["one", "--allow-nothing"]] {
        let Run { status, stdout, stderr } = folder.karat(&[&["check", "--at", "v1"], arguments].concat());
        assert_eq!((status, stdout.as_str()), (2, ""), "{stderr}");
        assert!(stderr.contains("find the revision `v1`: no repository here has it"), "{stderr}");
    }
    folder.git_at("two", "2026-11-26T08:00:00Z", &["tag", "v1"]);
    let Run { status, stdout, .. } = folder.karat(&["check", "--at", "v1", "--strict", "-q", "one", "two"]);
    assert!(stdout.contains("the commit cannot be looked at: there is no revision `v1`"), "{stdout}");
    assert_eq!(status, 4);
}

#[test]
fn what_git_follows_is_judged_whatever_its_ignore_files_say() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostNetwork: true\n  containers: []\n";
    let folder = Folder::with(&[
        (".gitignore", "*.yaml\n/old/\n"),
        ("a.yaml", pod),
        ("old/b.yml", pod),
        ("old/deep/c.yml", pod),
        ("deploy/d.yml", pod),
    ]);
    folder.git(&["init", "-q"]);
    folder.write(".git/info/exclude", "deploy\n");
    folder.git(&["add", "-A", "-f"]);
    for untracked in ["u.yaml", "old/u.yml", "old/deep/u.yml", "deploy/u.yml", "new/u.yaml"] {
        folder.write(untracked, pod);
    }
    let found = |arguments: &[&str]| {
        let report = folder.check(&[arguments, &["--select", "kubernetes.host_network", "--no-cache"]].concat());
        let paths = report["findings"].as_array().unwrap().iter().map(|own| own["location"]["path"].as_str().unwrap());
        paths.map(str::to_owned).collect::<Vec<_>>()
    };
    let all = ["a.yaml", "deploy/d.yml", "old/b.yml", "old/deep/c.yml"];
    assert_eq!(found(&["--staged"]), all);
    assert_eq!(found(&["."]), all);
    // What is named is meant.
    assert_eq!(found(&["old"]), ["b.yml", "deep/c.yml", "deep/u.yml", "u.yml"]);
    folder.git(&["commit", "-qm", "Start"]);
    assert_eq!(found(&["--at", "HEAD"]), all);
}

#[test]
fn what_an_ignore_file_of_our_own_leaves_out_is_counted() {
    let folder = Folder::with(&[(".karatignore", "old/\n*.tmp.yaml\n"), ("old/a.yaml", ""), ("old/b.yaml", "")]);
    for path in ["c.tmp.yaml", "new/d.tmp.yaml", "new/e.yaml"] {
        folder.write(path, "a: 1\n");
    }
    folder.git(&["init", "-q"]);
    folder.git(&["add", "-A"]);
    folder.git(&["commit", "-qm", "Start"]);
    let own = ("3 files and folders are left out by .karatignore", "skipped");
    let configured = ("1 file or folder is left out by `exclude`", "skipped");
    for (configuration, expected) in [("", &[own][..]), ("exclude = [\"e.yaml\"]\n", &[configured, own][..])] {
        folder.write("karat.toml", configuration);
        for arguments in [&["."][..], &["--at", "HEAD"]] {
            let report = folder.check(&[arguments, &["--select", "kubernetes", "--allow-nothing"]].concat());
            let told = report["problems"].as_array().unwrap().iter();
            let told = told.map(|own| (own["message"].as_str().unwrap(), own["kind"].as_str().unwrap()));
            assert_eq!(told.collect::<Vec<_>>(), expected, "{arguments:?}");
        }
    }
}
