//! Repositories and files found in folders made for the test.

#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the trees that are searched stand on the disk")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::*;
use crate::model::{Format, Problem, ProblemKind, Repository};

const COMMIT: &str = "1111111111111111111111111111111111111111";

/// Paths and texts.
type Files<'a> = &'a [(&'a str, &'a str)];

/// Repositories, relative to the tree, with their files.
type Scanned = Vec<(String, Vec<String>)>;

/// A folder to find things in; a path that ends in `/` is made as a folder.
struct Tree(TempDir);

impl Tree {
    fn new(files: &[(&str, &str)]) -> Self {
        let tree = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            tree.add(path, text);
        }
        tree
    }

    fn root(&self) -> PathBuf {
        self.0.path().canonicalize().unwrap()
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    fn add(&self, path: &str, text: &str) {
        if path.ends_with('/') {
            return fs::create_dir_all(self.at(path)).unwrap();
        }
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn found(&self, targets: &[&str]) -> Found {
        self.found_with(targets, &options())
    }

    fn found_with(&self, targets: &[&str], options: &Options) -> Found {
        let targets: Vec<_> = targets.iter().map(|target| self.at(target)).collect();
        repositories(&targets, options).unwrap()
    }

    /// Each repository (relative to the tree) with its files, and all problems.
    fn scan_with(&self, targets: &[&str], options: &Options) -> (Scanned, Vec<Problem>) {
        let found = self.found_with(targets, options);
        let mut problems = found.problems;
        let mut scanned = Vec::new();
        for (repository, scope) in found.repositories {
            let (listed, more) = files(&repository, &scope, options);
            problems.extend(more);
            let root = names::below(&self.root(), &repository.root);
            scanned.push((root, listed.iter().map(|file| file.path.to_string()).collect()));
        }
        (scanned, problems)
    }

    fn scan(&self, targets: &[&str]) -> Scanned {
        self.scan_with(targets, &options()).0
    }

    /// The files of the tree as one repository, ignore files left out.
    fn files(&self) -> Vec<String> {
        let scanned = self.scan(&[""]);
        assert_eq!(scanned.len(), 1, "{scanned:?}");
        let files = scanned.into_iter().flat_map(|(_, files)| files);
        files.filter(|path| !path.ends_with("ignore")).collect()
    }

    fn problems(&self) -> Vec<(String, ProblemKind, String)> {
        let problems = self.scan_with(&[""], &options()).1;
        problems.into_iter().map(|problem| (problem.path.to_string(), problem.kind, problem.message)).collect()
    }
}

fn options() -> Options {
    Options { global_ignore: None, ..Options::default() }
}

fn of(repositories: &[(&str, &[&str])]) -> Scanned {
    let owned = |files: &[&str]| files.iter().map(ToString::to_string).collect();
    repositories.iter().map(|(root, files)| (root.to_string(), owned(files))).collect()
}

#[test]
fn ignore_files_have_gits_precedence() {
    let table: [(&str, Files<'_>, &[&str]); 13] = [
        ("a pattern holds at any depth", &[(".gitignore", "*.log"), ("a.log", ""), ("b/c.log", ""), ("d", "")], &["d"]),
        (
            "a deeper file goes first",
            &[(".gitignore", "*.log"), ("b/.gitignore", "!keep.log"), ("b/keep.log", ""), ("keep.log", "")],
            &["b/keep.log"],
        ),
        ("the last line decides", &[(".gitignore", "*.log\n!a.log\na.*"), ("a.log", "")], &[]),
        (
            "a slash anchors",
            &[(".gitignore", "/a\nb/c"), ("a", ""), ("x/a", ""), ("b/c", ""), ("x/b/c", "")],
            &["x/a", "x/b/c"],
        ),
        ("a slash at the end means folders", &[(".gitignore", "out/"), ("out/a", ""), ("x/out", "")], &["x/out"]),
        (
            "nothing comes back from a folder that is left out",
            &[(".gitignore", "out/\n!out/keep"), ("out/keep", ""), ("a", "")],
            &["a"],
        ),
        (
            "exclude goes after gitignore",
            &[(".git/info/exclude", "*.log\n*.tmp"), (".gitignore", "!a.log"), ("a.log", ""), ("a.tmp", "")],
            &["a.log"],
        ),
        (
            "our own goes before all of git's",
            &[
                (".karatignore", "!keep.log\nsecret.yaml"),
                ("b/.gitignore", "*.log\n!secret.yaml"),
                ("b/keep.log", ""),
                ("b/secret.yaml", ""),
            ],
            &["b/keep.log"],
        ),
        ("our own holds without git", &[(".karatignore", "fixtures/"), ("fixtures/a", ""), ("a", "")], &["a"]),
        ("git's hold without git", &[(".gitignore", "*.log"), ("a.log", ""), ("a", "")], &["a"]),
        (
            "hidden files are in, git's own folder is out",
            &[(".git/HEAD", ""), (".github/a", ""), (".b", "")],
            &[".b", ".github/a"],
        ),
        (
            "nothing else is special",
            &[("node_modules/a", ""), ("vendor/b", ""), ("target/c", "")],
            &["node_modules/a", "target/c", "vendor/b"],
        ),
        ("braces are plain", &[(".gitignore", "{a,b}"), ("a", ""), ("{a,b}", "")], &["a"]),
    ];
    for (name, files, expected) in table {
        assert_eq!(Tree::new(files).files(), expected, "{name}");
    }
}

#[test]
fn the_users_own_ignore_file_comes_last_and_is_relative_to_each_repository() {
    let tree = Tree::new(&[("global", "*.swp\n/top\n"), ("a/.git/HEAD", ""), ("a/.gitignore", "!b.swp")]);
    for path in ["a/a.swp", "a/b.swp", "a/top", "a/x/top", "c/top", "c/.git/HEAD"] {
        tree.add(path, "");
    }
    let options = Options { global_ignore: Some(tree.at("global")), ..options() };
    let scanned = tree.scan_with(&["a", "c"], &options).0;
    assert_eq!(scanned, of(&[("a", &[".gitignore", "b.swp", "x/top"]), ("c", &[])]));
}

#[test]
fn an_ignore_file_that_is_a_link_is_not_read() {
    let tree = Tree::new(&[("a", ""), ("patterns", "a")]);
    symlink("/dev/zero", tree.at(".gitignore")).unwrap();
    symlink("patterns", tree.at(".karatignore")).unwrap();
    assert_eq!(tree.files(), ["a", "patterns"]);
}

#[test]
fn a_target_inside_a_git_repository_is_its_own_root_under_the_rules_above_it() {
    let tree = Tree::new(&[
        (".git/HEAD", COMMIT),
        (".gitignore", "*.log\n/a/out"),
        (".karatignore", "*.tmp"),
        (".git/info/exclude", "*.bak"),
        ("a/.gitignore", "!keep.log"),
    ]);
    for path in ["a/b/x.log", "a/b/keep.log", "a/b/c.yaml", "a/b/c.tmp", "a/b/c.bak", "a/out/d.yaml"] {
        tree.add(path, "");
    }
    assert_eq!(tree.scan(&["a/b"]), of(&[("a/b", &["c.yaml", "keep.log"])]));
    assert_eq!(tree.scan(&["a/out"]), of(&[("a/out", &["d.yaml"])]), "what is named is scanned");
    let found = tree.found(&["a/b"]);
    assert_eq!(found.repositories[0].0.revision.as_deref(), Some(COMMIT));
}

#[test]
fn rules_end_at_the_root_of_a_repository() {
    let tree = Tree::new(&[(".gitignore", "*.yaml"), (".karatignore", "*.tmp"), ("a/.git/HEAD", ""), ("a/b.yaml", "")]);
    tree.add("a/c.tmp", "");
    assert_eq!(tree.scan(&["a"]), of(&[("a", &["b.yaml", "c.tmp"])]), "what lies above the repository has no say");
    let all = of(&[("", &[".gitignore", ".karatignore"]), ("a", &["b.yaml"])]);
    assert_eq!(tree.scan(&[""]), all, "our own holds below the target, git's do not reach into another repository");
}

#[test]
fn a_folder_of_clones_is_told_apart_at_any_depth() {
    let tree =
        Tree::new(&[("one/.git/HEAD", COMMIT), ("one/a", ""), ("group/two/.git/HEAD", ""), ("group/two/b/c", "")]);
    assert_eq!(tree.scan(&[""]), of(&[("group/two", &["b/c"]), ("one", &["a"])]));
    tree.add("notes/todo", "");
    assert_eq!(tree.scan(&[""]), of(&[("", &["notes/todo"]), ("group/two", &["b/c"]), ("one", &["a"])]));
    let found = tree.found(&[""]);
    let targets: Vec<_> = found.repositories.iter().map(|(repository, _)| repository.target.clone()).collect();
    let root = tree.root().display().to_string();
    assert_eq!(targets, [root.clone(), format!("{root}/group/two"), format!("{root}/one")]);
    assert_eq!(found.repositories[2].0.name, "one");
    assert_eq!(found.repositories[2].0.revision.as_deref(), Some(COMMIT));
}

#[test]
fn a_repository_in_another_is_no_part_of_it() {
    let tree = Tree::new(&[
        (".git/HEAD", ""),
        ("a", ""),
        ("nested/.git/HEAD", ""),
        ("nested/b", ""),
        ("nested/deep/er/.git/HEAD", ""),
        ("nested/deep/er/c", ""),
    ]);
    let expected = of(&[("", &["a"]), ("nested", &["b"]), ("nested/deep/er", &["c"])]);
    assert_eq!(tree.scan(&[""]), expected);
}

#[test]
fn a_repository_that_is_left_out_is_scanned_only_where_it_is_named() {
    let tree = Tree::new(&[
        (".git/HEAD", ""),
        (".gitignore", "/.terraform"),
        (".terraform/m/.git/HEAD", ""),
        (".terraform/m/a", ""),
    ]);
    assert_eq!(tree.scan(&[""]), of(&[("", &[".gitignore"])]));
    assert_eq!(tree.scan(&["", ".terraform/m"]), of(&[("", &[".gitignore"]), (".terraform/m", &["a"])]));
}

#[test]
fn submodules_are_repositories_of_their_own() {
    let tree = Tree::new(&[
        (".git/HEAD", ""),
        (".git/modules/libs/HEAD", COMMIT),
        (
            ".gitmodules",
            "[submodule \"libs\"]\n\tpath = libs\n[submodule \"plain\"]\n\tpath = plain/x\n[submodule \"e\"]\npath = empty",
        ),
        ("libs/.git", "gitdir: ../.git/modules/libs\n"),
        ("libs/a", ""),
        ("plain/x/b", ""),
        ("plain/c", ""),
        ("empty/", ""),
    ]);
    let expected = of(&[("", &[".gitmodules", "plain/c"]), ("libs", &["a"]), ("plain/x", &["b"])]);
    assert_eq!(tree.scan(&[""]), expected);
    assert_eq!(tree.found(&[""]).repositories[1].0.revision.as_deref(), Some(COMMIT));
}

#[test]
fn a_working_tree_of_git_is_a_repository() {
    let tree = Tree::new(&[
        ("main/.git/HEAD", "ref: refs/heads/main"),
        ("main/.git/refs/heads/x", COMMIT),
        ("main/.git/info/exclude", "*.bak"),
        ("main/.git/worktrees/x/HEAD", "ref: refs/heads/x\n"),
        ("main/.git/worktrees/x/commondir", "../..\n"),
        ("x/a", ""),
        ("x/b.bak", ""),
    ]);
    tree.add("x/.git", &format!("gitdir: {}\n", tree.at("main/.git/worktrees/x").display()));
    let found = tree.found(&[""]);
    assert_eq!(found.repositories[1].0.revision.as_deref(), Some(COMMIT));
    assert_eq!(tree.scan(&["x"]), of(&[("x", &["a"])]), "the exclude file is shared by all working trees");
}

#[test]
fn what_git_itself_made_is_read() {
    let tree = Tree::new(&[("repo/a.yaml", "")]);
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=a", "-c", "user.email=a@example.com"]).args(arguments);
        command.current_dir(tree.at("repo")).env("GIT_CONFIG_GLOBAL", "/dev/null");
        command.output().ok().filter(|output| output.status.success())
    };
    if git(&["init", "--quiet"]).is_none() {
        return;
    }
    git(&["add", "."]).unwrap();
    git(&["commit", "--quiet", "-m", "one"]).unwrap();
    git(&["worktree", "add", "--quiet", "../beside", "-b", "other"]).unwrap();
    let head = git(&["rev-parse", "HEAD"]).unwrap();
    let head = String::from_utf8(head.stdout).unwrap().trim().to_owned();
    for packed in [false, true] {
        if packed {
            git(&["pack-refs", "--all"]).unwrap();
        }
        let found = tree.found(&[""]);
        let revisions: Vec<_> = found.repositories.iter().map(|(found, _)| found.revision.clone()).collect();
        assert_eq!(revisions, [Some(head.clone()), Some(head.clone())], "packed: {packed}");
    }
}

#[test]
fn nothing_is_scanned_twice() {
    let tree =
        Tree::new(&[("a/.git/HEAD", ""), ("a/b/c.yaml", ""), ("a/b/d.yaml", ""), ("a/e.yaml", ""), ("f/g/h.yaml", "")]);
    let a = ("a", &["b/c.yaml", "b/d.yaml", "e.yaml"] as &[&str]);
    let table: [(&[&str], Scanned); 9] = [
        (&["a", "a/b"], of(&[a])),
        (&["a/b", "a"], of(&[a])),
        (&["a", "a", "a/../a"], of(&[a])),
        (&["a", "a/b/c.yaml"], of(&[a])),
        (&["a/b/c.yaml", "a/e.yaml"], of(&[("a", &["b/c.yaml", "e.yaml"])])),
        (&["a/b", "a/b/c.yaml"], of(&[("a/b", &["c.yaml", "d.yaml"])])),
        (&["a/b", "a/e.yaml"], of(&[("a", &["e.yaml"]), ("a/b", &["c.yaml", "d.yaml"])])),
        (&["f", "f/g/h.yaml", "f/g"], of(&[("f", &["g/h.yaml"])])),
        (&["f/g/h.yaml"], of(&[("f/g", &["h.yaml"])])),
    ];
    for (targets, expected) in table {
        assert_eq!(tree.scan(targets), expected, "{targets:?}");
    }
}

#[test]
fn a_file_that_is_named_is_scanned_though_it_is_ignored() {
    let tree = Tree::new(&[(".git/HEAD", ""), (".gitignore", "out/"), ("out/a.yaml", ""), ("b.yaml", "")]);
    assert_eq!(tree.scan(&["out/a.yaml"]), of(&[("", &["out/a.yaml"])]));
    assert_eq!(tree.scan(&["", "out/a.yaml"]), of(&[("", &[".gitignore", "b.yaml", "out/a.yaml"])]));
}

#[test]
fn a_file_that_is_named_is_left_out_where_that_is_wanted() {
    let tree = Tree::new(&[
        (".git/HEAD", ""),
        (".gitignore", "built/"),
        (".karatignore", "/generated/"),
        ("deploy/.karatignore", "*.tmp.yaml"),
        ("vendor/deep/a.yaml", ""),
        ("generated/a.yaml", ""),
        ("deploy/a.tmp.yaml", ""),
        ("deploy/vendor/a.yaml", ""),
        ("built/a.yaml", ""),
        ("a.yaml", ""),
    ]);
    let named = [
        "vendor/deep/a.yaml",
        "generated/a.yaml",
        "deploy/a.tmp.yaml",
        "deploy/vendor/a.yaml",
        "built/a.yaml",
        "a.yaml",
    ];
    let exclude = vec!["/vendor/".to_owned()];
    let forced = Options { exclude, force_exclude: true, ..options() };
    assert_eq!(tree.scan_with(&named, &forced).0, of(&[("", &["a.yaml", "built/a.yaml", "deploy/vendor/a.yaml"])]));
    assert_eq!(tree.scan_with(&["generated/a.yaml"], &forced).0, of(&[]));
    let all = Options { force_exclude: false, ..forced };
    assert_eq!(tree.scan_with(&named, &all).0[0].1.len(), named.len());
}

#[test]
fn a_target_that_cannot_be_scanned_is_an_error_that_names_it() {
    let tree = Tree::new(&[("a", "")]);
    assert!(Command::new("mkfifo").arg(tree.at("pipe")).status().unwrap().success());
    let fail = |path: &str| repositories(&[tree.at(path)], &options()).unwrap_err();
    let missing = fail("nowhere/at/all/");
    assert!(matches!(&missing, Error::Missing { target } if target.ends_with("nowhere/at/all")), "{missing}");
    assert!(matches!(fail("a/b"), Error::Missing { .. }), "a file has nothing inside");
    assert!(matches!(fail("pipe"), Error::NotAFile { .. }));
    assert!(matches!(repositories(&[PathBuf::new()], &options()), Err(Error::Missing { .. })));
}

#[test]
fn an_empty_target_is_a_repository_without_files() {
    assert_eq!(Tree::new(&[]).scan(&[""]), of(&[("", &[])]));
    assert!(repositories(&[], &options()).unwrap().repositories.is_empty());
}

#[test]
fn links_are_not_followed() {
    let tree = Tree::new(&[("repo/docs/README.md", "four"), ("repo/.git/HEAD", ""), ("outside/secret.yaml", "")]);
    let link = |to: &str, at: &str| symlink(to, tree.at("repo").join(at)).unwrap();
    link("docs/README.md", "README.md");
    link("docs", "manual");
    link("../outside/secret.yaml", "secret.yaml");
    link("/etc", "etc");
    link("nowhere", "broken.yaml");
    link("loop.yaml", "loop.yaml");
    link("..", "docs/around");
    let (scanned, problems) = tree.scan_with(&["repo"], &options());
    assert_eq!(scanned, of(&[("repo", &["README.md", "docs/README.md"])]));
    let told: Vec<_> =
        problems.iter().map(|problem| (&*problem.path, problem.kind, problem.message.as_str())).collect();
    let kind = ProblemKind::Link;
    assert_eq!(told.len(), 5, "{told:?}");
    assert_eq!(told[0], ("broken.yaml", kind, "a broken link: there is no nowhere"));
    assert_eq!(told[1], ("docs/around", kind, "a link to .., a folder around it: it leads round in a circle"));
    assert_eq!(told[2], ("etc", kind, "a link to /etc, which is outside of the repository; it is not followed"));
    assert!(told[3].0 == "loop.yaml" && told[3].2.starts_with("a link to loop.yaml that leads nowhere: "), "{told:?}");
    assert_eq!(told[4].0, "secret.yaml");
    let found = tree.found(&["repo"]);
    let (listed, _) = files(&found.repositories[0].0, &found.repositories[0].1, &options());
    assert_eq!((listed[0].format, listed[0].size), (Format::Other, 4), "listed, not parsed twice");
}

#[test]
fn a_link_in_a_folder_of_clones_is_told_of() {
    let tree = Tree::new(&[("all/one/.git/HEAD", ""), ("two/.git/HEAD", "")]);
    symlink("../two", tree.at("all/two")).unwrap();
    let (scanned, problems) = tree.scan_with(&["all"], &options());
    assert_eq!(scanned, of(&[("all/one", &[])]));
    assert_eq!((&*problems[0].path, problems[0].kind), ("two", ProblemKind::Link));
}

#[test]
fn a_target_that_is_a_link_is_followed() {
    let tree = Tree::new(&[("real/a.yaml", "")]);
    symlink("real", tree.at("link")).unwrap();
    assert_eq!(tree.scan(&["link"]), of(&[("real", &["a.yaml"])]));
}

#[test]
fn what_is_no_regular_file_is_told_of_and_never_opened() {
    let tree = Tree::new(&[("a", "")]);
    assert!(Command::new("mkfifo").args([tree.at("pipe.yaml"), tree.at(".gitignore")]).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(tree.at("s")).unwrap();
    assert_eq!(tree.files(), ["a"]);
    let expected = [(".gitignore", "a named pipe"), ("pipe.yaml", "a named pipe"), ("s", "a socket")]
        .map(|(path, what)| (path.to_owned(), ProblemKind::Unreadable, format!("not a regular file: {what}")));
    assert_eq!(tree.problems(), expected);
}

#[test]
fn names_that_are_no_utf_8_survive() {
    let tree = Tree::new(&[]);
    let name = OsStr::from_bytes(b"caf\xe9.yaml");
    let folder = tree.root().join(OsStr::from_bytes(b"\xff"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(name), "a: 1").unwrap();
    let found = tree.found(&[""]);
    let (listed, _) = files(&found.repositories[0].0, &found.repositories[0].1, &options());
    assert_eq!(&*listed[0].path, "\\xff/caf\\xe9.yaml");
    assert_eq!(listed[0].format, Format::Yaml);
    assert_eq!(fs::read(listed[0].on_disk().unwrap()).unwrap(), b"a: 1");
}

#[test]
fn a_file_above_the_limit_is_listed_and_told_of_where_it_would_be_parsed() {
    let tree = Tree::new(&[("big.yaml", "12345678901"), ("big.bin", "12345678901"), ("small.yaml", "1234567890")]);
    let options = Options { max_file_size: 10, ..options() };
    let (scanned, problems) = tree.scan_with(&[""], &options);
    assert_eq!(scanned, of(&[("", &["big.bin", "big.yaml", "small.yaml"])]));
    assert_eq!(problems.len(), 1);
    assert_eq!((&*problems[0].path, problems[0].kind), ("big.yaml", ProblemKind::TooLarge));
}

#[test]
fn a_folder_that_cannot_be_read_is_told_of() {
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::new(&[("a", ""), ("shut/b", "")]);
    fs::set_permissions(tree.at("shut"), fs::Permissions::from_mode(0o000)).unwrap();
    let is_shut = fs::read_dir(tree.at("shut")).is_err();
    let problems = tree.problems();
    fs::set_permissions(tree.at("shut"), fs::Permissions::from_mode(0o755)).unwrap();
    // Root reads everything.
    let expected: &[&str] = if is_shut { &["shut"] } else { &[] };
    assert_eq!(problems.iter().map(|(path, ..)| path).collect::<Vec<_>>(), expected);
}

#[test]
#[cfg(unix)]
fn what_is_named_and_cannot_be_read_ends_the_run() {
    use std::os::unix::fs::PermissionsExt;
    let tree = Tree::new(&[("a.yaml", ""), ("b/c.yaml", "")]);
    let permit = |path: &str, mode| fs::set_permissions(tree.at(path), fs::Permissions::from_mode(mode)).unwrap();
    permit("a.yaml", 0o000);
    permit("b", 0o000);
    // Root reads everything.
    let is_shut = fs::read(tree.at("a.yaml")).is_err();
    let found = ["a.yaml", "b"].map(|path| targets::find(&tree.at(path)));
    permit("b", 0o755);
    for found in found {
        assert_eq!(matches!(found, Err(Error::Unreadable { .. })), is_shut, "{found:?}");
    }
}

#[test]
fn a_folder_that_vanished_is_told_of() {
    let tree = Tree::new(&[("gone/a", "")]);
    let found = tree.found(&["gone"]);
    fs::remove_dir_all(tree.at("gone")).unwrap();
    let (listed, problems) = files(&found.repositories[0].0, &found.repositories[0].1, &options());
    assert!(listed.is_empty());
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].kind, ProblemKind::Unreadable);
}

#[test]
fn the_order_does_not_depend_on_threads() {
    let tree = Tree::new(&[]);
    for folder in 0..120 {
        for file in ["b.yaml", "a.yaml", "sub/c.yaml"] {
            tree.add(&format!("d{folder}/{file}"), "");
        }
    }
    let scan = |threads| tree.scan_with(&[""], &Options { threads, ..options() }).0;
    let one = scan(1);
    assert_eq!(one[0].1.len(), 360);
    assert!(one[0].1.is_sorted());
    for threads in [2, 7] {
        assert_eq!(scan(threads), one);
    }
}

#[test]
fn a_file_is_called_after_the_root_of_its_repository() {
    let here = std::env::current_dir().unwrap();
    let found = repositories(&[PathBuf::from("src/lib.rs")], &options()).unwrap();
    let repository = &found.repositories[0].0;
    assert!(here.starts_with(&repository.root));
    let expected = if here == repository.root { "." } else { ".." };
    assert!(repository.target.starts_with(expected), "{}", repository.target);
    let (listed, _) = files(repository, &found.repositories[0].1, &options());
    assert!(listed[0].path.ends_with("src/lib.rs"));
    assert_eq!(repository.root.join(Path::new(&*listed[0].path)), listed[0].on_disk().unwrap());
}

#[test]
fn patterns_of_the_configuration_go_before_every_ignore_file() {
    let files = [
        (".git/HEAD", ""),
        (".karatignore", "!vendor/\n*.log"),
        ("vendor/a.yaml", ""),
        ("keep.log", ""),
        ("b.yaml", ""),
    ];
    let tree = Tree::new(&files);
    let options = Options { exclude: vec!["/vendor/".to_owned(), "!keep.log".to_owned()], ..options() };
    assert_eq!(tree.scan_with(&["."], &options).0, of(&[("", &[".karatignore", "b.yaml", "keep.log"])]));
}

#[test]
fn what_a_package_manager_put_there_is_listed_and_not_judged() {
    let tree = Tree::new(&[
        ("go/vendor/modules.txt", ""),
        ("go/vendor/a/ci.yml", "a: 1\n"),
        ("own/vendor/ci.yml", "a: 1\n"),
        ("web/node_modules/b/package.json", "{}"),
    ]);
    let found = tree.found(&["."]);
    let (listed, problems) = files(&found.repositories[0].0, &found.repositories[0].1, &options());
    let formats: Vec<_> = listed.iter().map(|file| (file.path.as_ref(), file.format)).collect();
    assert_eq!(
        formats,
        [
            ("go/vendor/a/ci.yml", Format::Other),
            ("go/vendor/modules.txt", Format::Other),
            ("own/vendor/ci.yml", Format::Yaml),
            ("web/node_modules/b/package.json", Format::Other),
        ]
    );
    let said: Vec<_> = problems.iter().map(|own| (own.path.as_ref(), own.kind)).collect();
    assert_eq!(said, [("go/vendor", ProblemKind::Skipped), ("web/node_modules", ProblemKind::Skipped)]);
    let inside = tree.found(&["go/vendor"]);
    let (listed, _) = files(&inside.repositories[0].0, &inside.repositories[0].1, &options());
    assert_eq!(listed[0].format, Format::Yaml, "who names it wants it judged");
}

#[test]
fn a_repository_that_is_named_and_met_on_the_way_is_judged_once() {
    let tree = Tree::new(&[
        ("shop/.git/HEAD", COMMIT),
        ("shop/deploy/a.yaml", ""),
        ("shop/.gitignore", "made.yaml\n"),
        ("shop/made.yaml", ""),
        ("billing/.git/HEAD", COMMIT),
        ("billing/b.yaml", ""),
    ]);
    let found = |targets: &[&str]| {
        let targets: Vec<_> = targets.iter().map(|target| tree.at(target)).collect();
        let found = around(&targets, &options(), |_| false).unwrap();
        let root = |repository: &Repository| names::below(&tree.root(), &repository.root);
        let each = found.repositories.iter().map(|(own, scope)| (root(own), scope.is_whole(), scope.files.len()));
        each.collect::<Vec<_>>()
    };
    let both = [("billing".to_owned(), true, 0), ("shop".to_owned(), true, 0)];
    assert_eq!(found(&["", "shop"]), both);
    assert_eq!(found(&["shop", ""]), both);
    assert_eq!(found(&["shop/deploy", ""]), both);
    // What is named is judged, also where an ignore file leaves it out.
    assert_eq!(found(&["", "shop/made.yaml"]), [("billing".to_owned(), true, 0), ("shop".to_owned(), true, 1)]);
    assert_eq!(found(&["billing", "shop"]), both);
}
