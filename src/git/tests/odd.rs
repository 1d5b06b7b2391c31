//! Repositories of which something cannot be known: it is said which, and nothing panics.

use std::fs;

use super::Scratch;
use super::against_git::compare;
use crate::git::{EntryKind, Id, Refs, Repository, Unavailable};

fn id(text: &str) -> Id {
    Id::from_hex(text.as_bytes()).unwrap()
}

/// A clone of a repository with four commits, made with more arguments.
fn cloned(arguments: &[&str]) -> (Scratch, Repository) {
    let mut scratch = Scratch::new();
    for number in ["1", "2", "3", "4"] {
        scratch.change("docs/a.md", number);
        scratch.change("b.md", number);
    }
    scratch.git(&["tag", "v1"]);
    scratch.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", scratch.path().display());
    scratch.git(&[&["clone", "--quiet"], arguments, &[&url, "clone"]].concat());
    let repository = Repository::open(&scratch.path().join("clone")).unwrap();
    (scratch, repository)
}

#[test]
fn a_shallow_clone_says_so_and_what_is_right_all_the_same() {
    let (scratch, repository) = cloned(&["--depth=2"]);
    assert!(repository.is_shallow());
    assert_eq!(repository.history().unwrap_err(), Unavailable::Shallow);
    assert_eq!(repository.last_changes().unwrap_err(), Unavailable::Shallow);
    assert_eq!(repository.touched(&["docs".to_owned()]).unwrap_err(), Unavailable::Shallow);
    assert_eq!(repository.tags().unwrap_err(), Unavailable::Shallow);
    let main = Some("main".to_owned());
    let head = Some(id(&scratch.git(&["rev-parse", "HEAD"])));
    assert_eq!(repository.refs().unwrap(), Refs { head, branch: main.clone(), default_branch: main });
    assert_eq!(repository.blob("HEAD", "b.md").unwrap().unwrap(), b"4");
    assert_eq!(repository.merge_base("HEAD", "HEAD~1").unwrap(), Some(id(&scratch.git(&["rev-parse", "HEAD~1"]))));
    scratch.git_in("clone", &["checkout", "--quiet", "--orphan", "other"]);
    scratch.git_in("clone", &["commit", "--quiet", "--message", "other"]);
    assert_eq!(repository.merge_base("HEAD", "origin/main").unwrap_err(), Unavailable::Shallow);
}

#[test]
fn a_partial_clone_knows_what_it_fetched() {
    let (scratch, repository) = cloned(&["--filter=blob:none", "--no-checkout"]);
    assert!(repository.reader_once().is_partial);
    assert_eq!(repository.history().unwrap().commits().len(), 8);
    assert_eq!(repository.last_changes().unwrap(), scratch.open().last_changes().unwrap());
    let blob = id(&scratch.git(&["rev-parse", "HEAD:b.md"]));
    assert_eq!(repository.blob("HEAD", "b.md").unwrap_err(), Unavailable::Partial(blob));

    let (scratch, repository) = cloned(&["--filter=tree:0", "--no-checkout"]);
    let tree = id(&scratch.git(&["rev-parse", "HEAD^{tree}"]));
    assert_eq!(repository.last_changes().unwrap_err(), Unavailable::Partial(tree));
}

#[test]
fn no_repository_and_no_commit_are_told_apart() {
    let scratch = Scratch::empty();
    assert_eq!(Repository::open(&scratch.path()).unwrap_err(), Unavailable::NoRepository);
    scratch.write(".git", "gitdir: nowhere\n");
    assert_eq!(Repository::open(&scratch.path()).unwrap_err(), Unavailable::NoRepository);

    let scratch = Scratch::new();
    let repository = scratch.open();
    assert_eq!(repository.head().unwrap_err(), Unavailable::NoCommits);
    assert_eq!(repository.history().unwrap_err(), Unavailable::NoCommits);
    assert_eq!(repository.tags().unwrap(), []);
    assert_eq!(repository.refs().unwrap(), Refs { head: None, branch: Some("main".to_owned()), default_branch: None });
}

#[test]
fn a_folder_that_is_not_committed_is_not_part_of_the_history() {
    let mut scratch = Scratch::new();
    scratch.change("a", "a");
    scratch.write("unpacked/b", "b");
    let repository = Repository::open(&scratch.path().join("unpacked")).unwrap();
    assert_eq!(repository.tracked().unwrap_err(), Unavailable::Untracked);
    assert_eq!(scratch.open().tracked(), Ok(()));
}

#[test]
fn worktrees_bare_repositories_and_submodules_are_read() {
    let mut scratch = Scratch::new();
    scratch.change("a", "1");
    scratch.change("a", "2");
    scratch.git(&["worktree", "add", "--quiet", "-b", "side", "tree", "HEAD~1"]);
    let side = Repository::open(&scratch.path().join("tree")).unwrap();
    assert_eq!((side.prefix(), side.history().unwrap().commits().len()), ("", 1));
    assert_eq!(side.refs().unwrap().branch.as_deref(), Some("side"));

    scratch.git(&["clone", "--quiet", "--bare", ".", "bare.git"]);
    let bare = Repository::open(&scratch.path().join("bare.git")).unwrap();
    assert_eq!(bare.last_changes().unwrap(), scratch.open().last_changes().unwrap());
    assert_eq!(bare.refs().unwrap().default_branch.as_deref(), Some("main"));

    let mut outer = Scratch::new();
    let url = scratch.path().display().to_string();
    outer.change("x", "x");
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "libs/inner"]);
    outer.commit("submodule");
    compare(&outer, "submodule", &["libs"]);
    let kinds = outer.open().files("HEAD").unwrap().into_iter().map(|entry| (entry.path, entry.kind));
    let expected = [(".gitmodules", EntryKind::File), ("libs/inner", EntryKind::Submodule), ("x", EntryKind::File)];
    assert_eq!(kinds.collect::<Vec<_>>(), expected.map(|(path, kind)| (path.into(), kind)));
    let inner = Repository::open(&outer.path().join("libs/inner")).unwrap();
    assert_eq!(inner.history().unwrap().commits().len(), 2);
}

#[test]
fn what_is_not_supported_is_said() {
    let scratch = Scratch::empty();
    scratch.git(&["init", "--quiet", "--object-format=sha256", "."]);
    let reason = "its objects are named by SHA-256".to_owned();
    assert_eq!(Repository::open(&scratch.path()).unwrap_err(), Unavailable::Unsupported(reason));

    let mut scratch = Scratch::new();
    scratch.change("a", "1");
    scratch.write(".git/config", "[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\trefStorage = reftable\n");
    scratch.write(".git/HEAD", "ref: refs/heads/.invalid\n");
    let reason = "its refs are kept in a reftable".to_owned();
    assert_eq!(Repository::open(&scratch.path()).unwrap_err(), Unavailable::Unsupported(reason));
}

#[test]
fn damage_is_said_with_the_object_that_has_it() {
    let mut scratch = Scratch::new();
    let first = scratch.change("docs/a", "1");
    let tree = scratch.git(&["rev-parse", "HEAD:docs"]);
    scratch.change("docs/a", "2");
    let object = |id: &str| scratch.path().join(".git/objects").join(&id[..2]).join(&id[2..]);
    fs::remove_file(object(&tree)).unwrap();
    assert_eq!(scratch.open().last_changes().unwrap_err(), Unavailable::Object(id(&tree)));
    assert_eq!(scratch.open().history().unwrap().commits().len(), 2);
    fs::remove_file(object(&first)).unwrap();
    fs::write(object(&first), b"no zlib stream").unwrap();
    assert_eq!(scratch.open().history().unwrap_err(), Unavailable::Object(id(&first)));
    scratch.write(".git/HEAD", "0123456789012345678901234567890123456789\n");
    let gone = id("0123456789012345678901234567890123456789");
    assert_eq!(scratch.open().history().unwrap_err(), Unavailable::Object(gone));
    scratch.write(".git/HEAD", "\u{0}\n");
    assert_eq!(scratch.open().history().unwrap_err(), Unavailable::Damaged("HEAD cannot be read".to_owned()));
}

#[test]
fn a_configuration_that_runs_programs_runs_none() {
    let mut scratch = Scratch::new();
    scratch.change("a", "1");
    let canary = scratch.path().join("ran");
    let run = format!("touch {}", canary.display());
    let keys = ["core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "gpg.program", "filter.x.clean"];
    for key in keys.into_iter().chain(["filter.x.smudge", "filter.x.process", "diff.x.textconv", "diff.external"]) {
        scratch.git(&["config", key, &run]);
    }
    scratch.git(&["config", "include.path", "/etc/passwd"]);
    scratch.write(".gitattributes", "* filter=x diff=x\n");
    let repository = scratch.open();
    assert_eq!(repository.last_changes().unwrap().len(), 1);
    assert_eq!(repository.tags().unwrap(), []);
    assert!(repository.blob("HEAD", "a").unwrap().is_some());
    assert!(!canary.exists());
}

#[test]
fn the_default_branch_is_what_origin_says_or_what_is_usual() {
    let mut scratch = Scratch::new();
    scratch.change("a", "1");
    let default = |scratch: &Scratch| scratch.open().refs().unwrap().default_branch;
    scratch.git(&["branch", "--move", "release"]);
    assert_eq!(default(&scratch).as_deref(), Some("release"));
    scratch.git(&["branch", "feature"]);
    assert_eq!(default(&scratch), None);
    scratch.git(&["branch", "master"]);
    assert_eq!(default(&scratch).as_deref(), Some("master"));
    scratch.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    assert_eq!(default(&scratch).as_deref(), Some("main"));
    scratch.git(&["config", "init.defaultBranch", "feature"]);
    assert_eq!(default(&scratch).as_deref(), Some("feature"));
    scratch.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk/next"]);
    assert_eq!(default(&scratch).as_deref(), Some("trunk/next"));
    scratch.git(&["checkout", "--quiet", "--detach"]);
    assert_eq!(scratch.open().refs().unwrap().branch, None);
}

#[test]
fn tags_of_other_things_are_left_out_and_signatures_are_seen() {
    let mut scratch = Scratch::new();
    let commit = scratch.change("a", "1");
    scratch.git(&["tag", "file", "HEAD:a"]);
    scratch.git(&["tag", "--annotate", "--message", "tree", "tree", "HEAD^{tree}"]);
    scratch.git(&["tag", "--annotate", "--message", "inner", "inner", "HEAD"]);
    scratch.git(&["tag", "--annotate", "--message", "outer", "outer", "inner"]);
    let head = format!("object {commit}\ntype commit\ntag v1\ntagger Ada <ada@acme.dev> 1700000100 +0000\n\nv1\n");
    for (name, kind) in [("pgp", "PGP"), ("ssh", "SSH")] {
        let text = format!("{head}-----BEGIN {kind} SIGNATURE-----\n\nxyz\n-----END {kind} SIGNATURE-----\n");
        let object = scratch.feed(&["hash-object", "-t", "tag", "-w", "--stdin"], text.as_bytes());
        scratch.git(&["update-ref", &format!("refs/tags/{name}"), &object]);
    }
    let tags = scratch.open().tags().unwrap();
    let found: Vec<_> = tags.iter().map(|tag| (tag.name.as_str(), tag.annotated, tag.signed)).collect();
    let expected = [("pgp", true, true), ("ssh", true, true), ("inner", true, false), ("outer", true, false)];
    assert_eq!(found, expected);
    assert!(tags.iter().all(|tag| tag.commit == id(&commit)));
    let raw = scratch.git(&["cat-file", "commit", "HEAD"]);
    let signed =
        raw.replacen("\n\n", "\ngpgsig -----BEGIN SSH SIGNATURE-----\n xyz\n -----END SSH SIGNATURE-----\n\n", 1);
    let object = scratch.feed(&["hash-object", "-t", "commit", "-w", "--stdin"], signed.as_bytes());
    scratch.git(&["update-ref", "HEAD", &object]);
    assert!(scratch.open().history().unwrap().commits()[0].signed);
}
