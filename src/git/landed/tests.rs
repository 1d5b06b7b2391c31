//! Walks over histories that git itself made.

use super::testing::{History, git};
use super::*;

/// Files below one folder.
struct Below(&'static str);

impl Wanted for Below {
    fn below(&self, folder: &str) -> bool {
        self.0.starts_with(&format!("{folder}/")) || format!("{folder}/").starts_with(self.0)
    }

    fn file(&self, path: &str) -> bool {
        path.starts_with(self.0)
    }
}

/// `commit path old→new` of each change; blobs are `-` or their text.
fn told(store: &Store, wanted: &dyn Wanted) -> Vec<String> {
    let line = first_parents(store, store.tip(None).unwrap()).unwrap();
    let reader = store.reader();
    let text = |id: Option<Id>| id.map_or("-".to_owned(), |id| String::from_utf8(reader.blob(id).unwrap()).unwrap());
    let changes = changes(store, &line, wanted).unwrap();
    changes.iter().map(|c| format!("{} {} {}→{}", line[c.commit].time, c.path, text(c.old), text(c.new))).collect()
}

#[test]
fn each_commit_gives_the_wanted_files_that_it_changed_newest_first() {
    let mut history = History::new();
    history.commit(10, "one", &[("env/prod/b", Some("1")), ("env/prod/a", Some("1")), ("docs/x", Some("1"))]);
    history.commit(20, "docs", &[("docs/x", Some("2"))]);
    history.commit(20, "same second", &[("env/prod/a", Some("2")), ("env/stage/a", Some("9"))]);
    history.commit(30, "a file becomes a folder", &[("env/prod/b", None), ("env/prod/b/c", Some("1"))]);
    history.commit(40, "all gone", &[("env/prod", None)]);
    let folder = history.make();
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(
        told(&store, &Below("env/prod/")),
        [
            "40 env/prod/a 2→-",
            "40 env/prod/b/c 1→-",
            "30 env/prod/b 1→-",
            "30 env/prod/b/c -→1",
            "20 env/prod/a 1→2",
            "10 env/prod/a -→1",
            "10 env/prod/b -→1",
        ]
    );
}

#[test]
fn a_merge_counts_when_it_lands_and_its_branch_does_not() {
    let mut history = History::new();
    let root = history.commit(10, "root", &[("a", Some("1"))]);
    let side = history.on("side", 20, "side", &[root], &[("a", Some("2"))]);
    history.on("side", 25, "side again", &[], &[("a", Some("3"))]);
    let main = history.on("main", 30, "main", &[root], &[("b", Some("1"))]);
    history.on("main", 40, "merge", &[main, side + 1], &[("a", Some("3"))]);
    let folder = history.make();
    let store = Store::open(folder.path()).unwrap();
    assert_eq!(told(&store, &Below("a")), ["40 a 1→3", "10 a -→1"]);
}

#[test]
fn long_lines_are_compared_in_runs_that_meet() {
    let mut history = History::new();
    for number in 0..5000 {
        history.commit(number, "x", &[("a", Some(&(number / 2).to_string()))]);
    }
    let folder = history.make();
    let store = Store::open(folder.path()).unwrap();
    let expected: Vec<String> = (0..2500)
        .rev()
        .map(|n: i64| {
            let before = if n == 0 { "-".to_owned() } else { (n - 1).to_string() };
            format!("{} a {before}→{n}", n * 2)
        })
        .collect();
    assert_eq!(told(&store, &Below("a")), expected);
}

#[test]
fn branches_tags_and_names_are_found() {
    let mut history = History::new();
    let one = history.commit(10, "one\n\nbody", &[("a", Some("1"))]);
    let two = history.on("release/2", 20, "two", &[one], &[("a", Some("2"))]);
    history.tag("v1", one, None);
    history.tag("v2", two, Some(99));
    let folder = history.make();
    let store = Store::open(folder.path()).unwrap();
    let id = |name: &str| Id::from_hex(git(folder.path(), &["rev-parse", name], "").as_bytes()).unwrap();
    let (one, two) = (id("main"), id("release/2"));
    assert_eq!((store.tip(None).unwrap(), store.tip(Some("release/2")).unwrap()), (one, two));
    assert_eq!(
        store.tags().unwrap(),
        [Tag { name: "v1".into(), commit: one, time: 10 }, Tag { name: "v2".into(), commit: two, time: 99 }]
    );
    let reader = store.reader();
    assert_eq!(reader.resolve("v2"), Some(two));
    assert_eq!(reader.resolve(&two.to_string()[..8]), Some(two));
    assert_eq!(reader.resolve("v3"), None);
    let commit = reader.commit(two).unwrap();
    assert_eq!((commit.parents, commit.author.as_str()), (vec![one], "Ada <ada@example.com>"));
    assert_eq!(reader.entry(commit.tree, "a/b").unwrap(), None);
    assert!(reader.entry(commit.tree, "a").unwrap().is_some());
}

#[test]
fn what_cannot_be_walked_is_told_with_what_to_do() {
    use miette::Diagnostic as _;
    let empty = tempfile::tempdir().unwrap();
    let said = |error: Error| error.to_string().replace(&empty.path().display().to_string(), "X");
    assert_eq!(Store::open(empty.path()).err().map(said).unwrap(), "read the history of X: it is no git repository");

    let mut history = History::new();
    history.commit(10, "one", &[("a", Some("1"))]);
    history.commit(20, "two", &[("a", Some("2"))]);
    let folder = history.make();
    let error = Store::open(folder.path()).unwrap().tip(Some("prod")).unwrap_err();
    assert!(error.to_string().ends_with("there is no branch `prod`"), "{error}");
    assert_eq!(error.help().unwrap().to_string(), "the branches are: main");

    let from = format!("file://{}", folder.path().display());
    git(empty.path(), &["clone", "--quiet", "--depth=1", &from, "shallow"], "");
    let shallow = Store::open(&empty.path().join("shallow")).unwrap();
    let error = shallow.complete().unwrap_err();
    assert!(error.to_string().contains("the clone is shallow"), "{error}");
    assert!(error.help().unwrap().to_string().contains("git fetch --unshallow"));
    assert_eq!(shallow.remotes(), [from]);
}
