//! Indexes that nobody would make, and where git itself sees that they differ from `HEAD`.

use std::fmt::Write as _;

use super::Scratch;
use super::random::{Files, edit};
use crate::git::{Change, EntryKind, Environment, Id};
use crate::model::dice::Dice;

/// Puts blobs of these names into the repository.
fn blobs(scratch: &Scratch) -> Vec<String> {
    (0..3)
        .map(|number| scratch.feed(&["hash-object", "-w", "--stdin"], format!("text {number}\n").as_bytes()))
        .collect()
}

fn index_info(before: &Files, files: &Files, blobs: &[String]) -> String {
    let mut text = String::new();
    for path in before.keys().filter(|path| !files.contains_key(*path)) {
        writeln!(text, "0 {}\t{path}", "0".repeat(40)).unwrap();
    }
    for (path, (mode, content)) in files {
        writeln!(text, "{mode} {}\t{path}", blobs[*content]).unwrap();
    }
    text
}

/// A change as `git diff --raw` writes it.
fn raw(change: &Change) -> String {
    let side = |side: Option<(EntryKind, Id)>| match side {
        Some((EntryKind::Program, id)) => ("100755", id.to_string()),
        Some((_, id)) => ("100644", id.to_string()),
        None => ("000000", "0".repeat(40)),
    };
    let ((old_mode, old), (new_mode, new)) = (side(change.before), side(change.now));
    let word = match (change.before, change.now) {
        (None, _) => "A",
        (_, None) => "D",
        _ => "M",
    };
    format!(":{old_mode} {new_mode} {old} {new} {word}\t{}", change.path)
}

#[test]
fn an_index_differs_from_head_where_git_says_so() {
    let scratch = Scratch::new();
    let blobs = blobs(&scratch);
    let mut dice = Dice(0x5eed);
    let mut files = Files::new();
    for round in 0..60 {
        let before = files.clone();
        edit(&mut dice, &mut files);
        scratch.feed(&["update-index", "--index-info"], index_info(&before, &files, &blobs).as_bytes());
        for folder in ["", "d", "lib/x"] {
            std::fs::create_dir_all(scratch.path().join(folder)).unwrap();
            let staged = Environment::default().staged(&scratch.path().join(folder)).unwrap();
            let found: Vec<_> = staged.changes.iter().map(raw).collect();
            let relative = format!("--relative={folder}/");
            let listed = ["diff", "--cached", "--raw", "--abbrev=40", "--no-renames", "--ita-invisible-in-index"];
            let arguments = if folder.is_empty() { listed.to_vec() } else { [&listed[..], &[&relative]].concat() };
            let expected = if round == 0 { String::new() } else { scratch.git(&arguments) };
            let mut expected: Vec<_> = expected.lines().collect();
            expected.sort_by_key(|line| line.split_once('\t').map(|(_, path)| path.to_owned()));
            assert!(round == 0 || found == expected, "round {round}, {folder}: {found:#?} {expected:#?}");
            let paths: Vec<_> = staged.files.iter().map(|file| file.path.as_ref()).collect();
            let inside = |path: &&'static str| path.strip_prefix(folder).map(|rest| rest.trim_start_matches('/'));
            let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
            let known: Vec<_> = files.keys().filter(|path| path.starts_with(&start)).filter_map(inside).collect();
            assert_eq!(paths, known, "round {round}, {folder}");
        }
        if round == 0 || dice.below(3) == 0 {
            // The tree that is written is remembered in the index.
            let tree = scratch.git(&["write-tree"]);
            let parents = if round == 0 { Vec::new() } else { vec!["-p", "HEAD"] };
            let commit = scratch.git(&[&["commit-tree", "-m", "x"], parents.as_slice(), &[&tree]].concat());
            scratch.git(&["update-ref", "refs/heads/main", &commit]);
        }
    }
}
