//! When a repository took up which version.

use super::super::{Adoption, adoptions};
use super::*;

/// `time version` of each adoption.
fn adopted(clone: &TempDir, history: &History, folder: &str, markers: &[&str]) -> Vec<String> {
    let repository = history.make();
    let checkout = tempfile::tempdir().unwrap();
    let from = repository.path().display().to_string();
    crate::git::landed::testing::git(checkout.path(), &["clone", "--quiet", &from, "."], "");
    let markers: Vec<String> = markers.iter().map(|marker| (*marker).to_owned()).collect();
    let found = adoptions(&open(clone, ""), &checkout.path().join(folder), &markers).unwrap();
    found.iter().map(|Adoption { version, time, .. }| format!("{time} {}", version.name)).collect()
}

fn clone() -> TempDir {
    template(&[&[("a", Some("1"))], &[("a", Some("2"))], &[("a", Some("3"))]])
}

#[test]
fn a_version_is_taken_up_when_it_lands() {
    let mut history = History::new();
    let answers = |version: &str| format!("_commit: {version}\nname: pay\n");
    let marker = ".copier-answers.yml";
    let commit = |history: &mut History, time, text: &str| history.commit(time, "x", &[(marker, Some(text))]);
    history.commit(10, "before the template", &[("a", Some("1"))]);
    let one = commit(&mut history, 20, &answers("v1.0.0"));
    // Only an answer changed.
    commit(&mut history, 30, &answers("v1.0.0").replace("pay", "paid"));
    history.on("side", 40, "tried elsewhere", &[one], &[(marker, Some(&answers("v1.1.0")))]);
    let side = history.on("side", 50, "and more", &[], &[("b", Some("1"))]);
    let main = commit(&mut history, 60, "_commit: [\n");
    history.on("main", 70, "merge", &[main, side], &[(marker, Some(&answers("v1.1.0")))]);
    history.commit(80, "gone", &[(marker, None)]);
    commit(&mut history, 90, &answers("v1.2.0"));
    commit(&mut history, 95, &answers("v1.0.0"));
    assert_eq!(adopted(&clone(), &history, "", &[]), ["20 v1.0.0", "70 v1.1.0", "90 v1.2.0", "95 v1.0.0"]);
}

#[test]
fn the_first_marker_of_the_list_counts_and_folders_have_their_own() {
    let mut history = History::new();
    let (one, two, three) = (lock("1.0.0"), lock("1.1.0"), lock("1.2.0"));
    history.commit(10, "one", &[("svc/.karat/path.lock", Some(&one)), (".karat/path.lock", Some(&three))]);
    history.commit(20, "two", &[("svc/.copier-answers.yml", Some("_commit: v1.0.0"))]);
    history.commit(
        30,
        "three",
        &[("svc/.karat/path.lock", Some(&two)), ("svc/.copier-answers.yml", Some("_commit: v1.2.0"))],
    );
    assert_eq!(
        adopted(&clone(), &history, "svc", &[".karat/path.lock", ".copier-answers.yml"]),
        ["10 v1.0.0", "30 v1.1.0"]
    );
    assert_eq!(adopted(&clone(), &history, "svc", &[".copier-answers.yml"]), ["20 v1.0.0", "30 v1.2.0"]);
    assert_eq!(adopted(&clone(), &history, "svc", &["catalog-info.yaml"]), Vec::<String>::new());
    assert_eq!(adopted(&clone(), &history, "", &[]), ["10 v1.2.0"]);
}

#[test]
fn without_all_of_the_history_nothing_is_said() {
    let mut history = History::new();
    history.commit(10, "one", &[("a", Some("1"))]);
    history.commit(20, "two", &[("a", Some("2"))]);
    let repository = history.make();
    let shallow = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.path().display());
    crate::git::landed::testing::git(shallow.path(), &["clone", "--quiet", "--depth=1", &from, "."], "");
    let reason = adoptions(&open(&clone(), ""), shallow.path(), &[]).unwrap_err();
    assert!(reason.to_string().contains("the clone is shallow"), "{reason}");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(adoptions(&open(&clone(), ""), empty.path(), &[]).unwrap_err().to_string(), "there is no git history");
}
