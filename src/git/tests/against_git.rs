//! What is compared with the git program, and histories that stand for what people do.

use std::collections::{BTreeMap, BTreeSet};

use super::Scratch;
use crate::git::{Repository, Trailer};

/// Compares all that is read of a repository; `folders` are asked for what changed them.
pub(super) fn compare(scratch: &Scratch, name: &str, folders: &[&str]) {
    let repository = scratch.open();
    commits(scratch, &repository, name);
    last_changes(scratch, &repository, name);
    touched(scratch, &repository, name, folders);
    refs(scratch, &repository, name);
    files(scratch, &repository, name);
}

fn commits(scratch: &Scratch, repository: &Repository, name: &str) {
    let history = repository.history().unwrap();
    let format = "--format=%H %T %at %ct %aN <%aE> %cN <%cE> %P";
    let expected = scratch.git(&["log", "--date-order", "--use-mailmap", format]);
    let found = history.commits().iter().map(|commit| {
        let [author, committer] = [commit.author, commit.committer].map(|number| history.person(number).unwrap());
        let parents = history.parents(commit).iter().map(|parent| history.commit(*parent).unwrap().id.to_string());
        let parents = parents.collect::<Vec<_>>().join(" ");
        let times = format!("{} {}", commit.authored, commit.committed);
        let who = format!("{} <{}> {} <{}>", author.name, author.email, committer.name, committer.email);
        format!("{} {} {times} {who} {parents}", commit.id, commit.tree)
    });
    assert_eq!(found.collect::<Vec<_>>(), expected.lines().collect::<Vec<_>>(), "{name}");
    let count = history.commits().len().to_string();
    assert_eq!(count, scratch.git(&["rev-list", "--count", "HEAD"]), "{name}");
    let first: Vec<_> = history.first_parents().map(|commit| commit.id.to_string()).collect();
    assert_eq!(first.join("\n"), scratch.git(&["rev-list", "--first-parent", "HEAD"]), "{name}");
}

fn last_changes(scratch: &Scratch, repository: &Repository, name: &str) {
    let listed = scratch.git(&["ls-tree", "-r", "-z", "HEAD"]);
    let blobs = listed.split_terminator('\0').filter(|entry| !entry.contains(" commit "));
    let expected: BTreeMap<String, i64> = blobs
        .map(|entry| {
            let path = entry.split_once('\t').unwrap().1;
            let time = scratch.git(&["--literal-pathspecs", "log", "-1", "--format=%ct", "--", path]);
            (path.to_owned(), time.parse().unwrap())
        })
        .collect();
    assert_eq!(repository.last_changes().unwrap(), expected, "{name}");
}

fn touched(scratch: &Scratch, repository: &Repository, name: &str, folders: &[&str]) {
    let asked: Vec<String> = folders.iter().map(|folder| (*folder).to_owned()).collect();
    let found = repository.touched(&asked).unwrap();
    let history = repository.history().unwrap();
    let (ids, is_merge): (Vec<_>, Vec<_>) =
        history.commits().iter().map(|commit| (commit.id.to_string(), history.parents(commit).len() > 1)).unzip();
    for (folder, commits) in folders.iter().zip(found) {
        // The obvious way: what is there in each commit, compared with what is there in its parents.
        let questions: Vec<_> = ids.iter().map(|id| format!("{id}:{folder}\n")).collect();
        let answers = scratch.feed(&["cat-file", "--batch-check=%(objectname)"], questions.concat().as_bytes());
        let there: Vec<_> = answers.lines().map(|line| if line.ends_with(" missing") { "" } else { line }).collect();
        let parents = |number: usize| history.parents(&history.commits()[number]);
        let differs = |number: &usize| match parents(*number) {
            [] => !there[*number].is_empty(),
            parents => parents.iter().all(|parent| there[*parent as usize] != there[*number]),
        };
        let expected: Vec<_> = (0..ids.len()).filter(differs).collect();
        let found: Vec<_> = commits.iter().map(|number| *number as usize).collect();
        assert_eq!(found, expected, "{name}: {folder}");
        let listed = scratch.git(&["rev-list", "--full-history", "--no-merges", "HEAD", "--", folder]);
        let listed: BTreeSet<_> = listed.lines().collect();
        let found: BTreeSet<_> =
            found.into_iter().filter(|number| !is_merge[*number]).map(|number| ids[number].as_str()).collect();
        assert_eq!(found, listed, "{name}: {folder}");
    }
}

fn refs(scratch: &Scratch, repository: &Repository, name: &str) {
    assert_eq!(repository.head().unwrap().to_string(), scratch.git(&["rev-parse", "HEAD"]), "{name}");
    let format = "--format=%(creatordate:unix) %(refname:short) %(if)%(*objectname)%(then)%(*objectname) tag%(else)%(objectname) commit%(end)";
    let expected = scratch.git(&["for-each-ref", "--sort=refname", "--sort=creatordate", format, "refs/tags"]);
    let found = repository.tags().unwrap().into_iter().map(|tag| {
        let kind = if tag.annotated { "tag" } else { "commit" };
        format!("{} {} {} {kind}", tag.time, tag.name, tag.commit)
    });
    assert_eq!(found.collect::<Vec<_>>().join("\n"), expected, "{name}");
}

fn files(scratch: &Scratch, repository: &Repository, name: &str) {
    let found = repository.files("HEAD").unwrap();
    let listed = found.iter().map(|entry| format!("{} {}", entry.id, entry.path));
    let expected = scratch.git(&["ls-tree", "-r", "--format=%(objectname) %(path)", "HEAD"]);
    let sorted = |lines: Vec<String>| lines.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(sorted(listed.collect()), sorted(expected.lines().map(str::to_owned).collect()), "{name}");
}

/// What teams do in a year: branches, merges, renames, files that go and come again, an empty commit, a revert.
fn ordinary() -> Scratch {
    let mut scratch = Scratch::new();
    scratch.write(".mailmap", "Ada Lovelace <ada@acme.dev> <ada@old.dev>\n<bob@acme.dev> Bobby <robert@acme.dev>\n");
    scratch.change("README.md", "# shop\n");
    scratch.change("services/billing/main.go", "package main\n");
    scratch.change("services/billing/go.mod", "module billing\n");
    scratch.git(&["tag", "v0.1.0"]);
    scratch.git(&["checkout", "--quiet", "-b", "web"]);
    scratch.change("services/web/main.go", "package main\n");
    scratch.write("services/web/go.mod", "module web\n");
    scratch.commit_as("ada <ada@old.dev>", "web\n\nSigned-off-by: ada <ada@old.dev>");
    scratch.git(&["checkout", "--quiet", "main"]);
    scratch.change("services/billing/main.go", "package main\n// paid\n");
    scratch.merge(&["web"]);
    scratch.git(&["tag", "--annotate", "--message", "first", "v0.2.0"]);
    scratch.git(&["mv", "services/billing", "services/payments"]);
    scratch.commit("rename");
    scratch.commit("nothing");
    std::fs::remove_file(scratch.path().join("services/web/go.mod")).unwrap();
    scratch.commit("delete");
    scratch.change("services/web/go.mod", "module web\n");
    for branch in ["one", "two", "three"] {
        scratch.git(&["checkout", "--quiet", "-b", branch, "main"]);
        scratch.write(&format!("docs/{branch}.md"), branch);
        scratch.commit_as("Bobby <robert@acme.dev>", branch);
    }
    scratch.git(&["checkout", "--quiet", "main"]);
    scratch.merge(&["one", "two", "three"]);
    scratch.git(&["checkout", "--quiet", "-b", "lost", "HEAD~2"]);
    scratch.change("README.md", "# lost\n");
    scratch.git(&["checkout", "--quiet", "main"]);
    scratch.git(&["merge", "--quiet", "--strategy=ours", "--message", "ours", "lost"]);
    scratch.commit_as("renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>", "bot");
    scratch
}

#[test]
fn an_ordinary_history_is_told_as_git_tells_it() {
    let scratch = ordinary();
    compare(&scratch, "loose", &["services/billing", "services/payments", "services/web", "services", "docs", "none"]);
    scratch.git(&["gc", "--quiet", "--aggressive"]);
    scratch.git(&["pack-refs", "--all"]);
    compare(&scratch, "packed", &["services/payments", "docs"]);
    scratch.git(&["checkout", "--quiet", "--detach", "HEAD~3"]);
    compare(&scratch, "detached", &["services/payments", "docs"]);
}

#[test]
fn a_folder_inside_sees_its_own_part() {
    let scratch = ordinary();
    let repository = Repository::open(&scratch.path().join("services/web")).unwrap();
    assert_eq!(repository.prefix(), "services/web");
    let whole = scratch.open();
    let mut expected = whole.last_changes().unwrap();
    expected.retain(|path, _| path.starts_with("services/web/"));
    let expected: Vec<_> = expected.into_iter().map(|(path, time)| (path.replace("services/web/", ""), time)).collect();
    assert_eq!(repository.last_changes().unwrap().into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(repository.touched(&[String::new()]).unwrap(), whole.touched(&["services/web".to_owned()]).unwrap());
    assert_eq!(repository.blob("HEAD", "go.mod").unwrap().unwrap(), b"module web\n");
    let paths: Vec<_> = repository.files("HEAD").unwrap().into_iter().map(|entry| entry.path.to_string()).collect();
    assert_eq!(paths, ["go.mod", "main.go"]);
}

#[test]
fn files_are_read_as_they_were() {
    let scratch = ordinary();
    let repository = scratch.open();
    let table = [
        ("HEAD", "README.md", Some("# shop\n")),
        ("lost", "README.md", Some("# lost\n")),
        ("v0.2.0", "services/billing/main.go", Some("package main\n// paid\n")),
        ("v0.1.0", "services/billing/main.go", Some("package main\n")),
        ("main~2", "services/billing/main.go", None),
        ("HEAD", "services", None),
        ("HEAD", "README.md/x", None),
    ];
    for (revision, path, expected) in table {
        let found = repository.blob(revision, path).unwrap().map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(found.as_deref(), expected, "{revision}:{path}");
    }
    for (one, two) in [("main", "lost"), ("web", "one"), ("v0.1.0", "main"), ("HEAD", "HEAD")] {
        let found = repository.merge_base(one, two).unwrap().unwrap().to_string();
        assert_eq!(found, scratch.git(&["merge-base", one, two]), "{one} {two}");
    }
}

#[test]
fn trailers_are_those_of_git() {
    let mut scratch = Scratch::new();
    let messages = [
        "one\n\nSigned-off-by: Ada <ada@acme.dev>\nCo-authored-by: Bob <bob@acme.dev>",
        "two\n\nSigned-off-by: Ada <ada@acme.dev>\n\nbut then more text",
        "three\n\nsigned-off-by: Ada <ada@acme.dev>\nReviewed-By: Eve <eve@acme.dev>\nCloses: #3",
        "four: Signed-off-by: nobody",
        "five\n\nSigned-off-by: Ada <ada@acme.dev>\nand a line of text\nand another\nand a third\nand one more",
        "six\n\nText that has\nReviewed-by: in it, and more of it\nand more",
    ];
    for message in messages {
        scratch.commit(message);
    }
    let repository = scratch.open();
    let history = repository.history().unwrap();
    let kinds = [
        (Trailer::SignedOff, "signed-off-by"),
        (Trailer::CoAuthored, "co-authored-by"),
        (Trailer::Reviewed, "reviewed-by"),
    ];
    for commit in history.commits() {
        for (kind, key) in kinds {
            let of_kind = commit.trailers.iter().filter(|(found, _)| *found == kind);
            let people = of_kind.map(|(_, number)| history.person(*number).unwrap());
            let found: Vec<_> = people.map(|person| format!("{} <{}>", person.name, person.email)).collect();
            let format = format!("--format=%(trailers:key={key},valueonly)");
            let expected = scratch.git(&["log", "-1", &format, &commit.id.to_string()]);
            assert_eq!(found.join("\n"), expected, "{key} of {}", commit.id);
        }
    }
}
