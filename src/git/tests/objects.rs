//! What one thread reads much of: folders, blobs, what came before a commit.

use super::Scratch;
use crate::git::{EntryKind, Id};

fn id(text: &str) -> Id {
    Id::from_hex(text.as_bytes()).unwrap()
}

#[test]
fn folders_files_and_blobs_are_read_from_the_root_whichever_folder_was_opened() {
    let mut scratch = Scratch::new();
    scratch.write("a/b/c", "12345");
    scratch.write("a/d", "1");
    scratch.write("e", "");
    let commit = id(&scratch.commit("one"));
    let repository = crate::git::Repository::open(&scratch.path().join("a/b")).unwrap();
    let objects = repository.objects();
    let names =
        |entries: Vec<crate::git::Entry>| entries.into_iter().map(|entry| entry.path.to_string()).collect::<Vec<_>>();
    assert_eq!(names(objects.files(commit, "").unwrap()), ["a/b/c", "a/d", "e"]);
    assert_eq!(names(objects.files(commit, "a").unwrap()), ["b/c", "d"]);
    assert_eq!(names(objects.folder(commit, "a").unwrap()), ["d"]);
    assert_eq!(names(objects.folder(commit, "e").unwrap()), Vec::<String>::new());
    let file = objects.folder(commit, "a/b").unwrap().remove(0);
    assert_eq!(file.kind, EntryKind::File);
    assert_eq!(objects.blob(file.id, 5).unwrap().as_deref(), Some(b"12345".as_slice()));
    assert_eq!(objects.blob(file.id, 4).unwrap(), None);
    assert_eq!(objects.time(commit).unwrap(), super::START);
}

#[test]
fn what_a_commit_contains_is_what_git_says() {
    let mut scratch = Scratch::new();
    let mut all = vec![scratch.change("a", "1")];
    scratch.git(&["checkout", "--quiet", "-b", "side"]);
    all.push(scratch.change("b", "1"));
    scratch.git(&["checkout", "--quiet", "main"]);
    all.push(scratch.change("a", "2"));
    scratch.merge(&["side"]);
    all.push(scratch.git(&["rev-parse", "HEAD"]));
    scratch.git(&["checkout", "--quiet", "side"]);
    all.push(scratch.change("b", "2"));
    let objects = scratch.open().objects();
    let ids: Vec<Id> = all.iter().map(|text| id(text)).collect();
    for from in &ids {
        let found = objects.contained(*from, &ids.iter().copied().collect()).unwrap();
        let listed = scratch.git(&["rev-list", &from.to_string()]);
        let expected = ids.iter().copied().filter(|id| listed.contains(&id.to_string())).collect();
        assert_eq!(found, expected, "{from}");
    }
}
