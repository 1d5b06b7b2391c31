//! Templates and repositories that are edited at random, compared with a slow and obvious reference.

use std::collections::BTreeMap;

use super::*;
use crate::model::dice::Dice;

const PATHS: [&str; 8] = ["a", "b", "c/d", "c/e", "f/g/h", "i.yml", "j", "k/l"];
const LINES: [&str; 5] = ["x\n", "y\n", "z\n", "\n", "no end"];

fn text(dice: &mut Dice) -> String {
    let mut text: String = (0..dice.below(7)).map(|_| LINES[dice.below(4)]).collect();
    text.push_str(["", LINES[4]][dice.below(2)]);
    text
}

type Tree = BTreeMap<&'static str, String>;

/// Some of the files, each as it was, with a line more or less, or anew.
fn edited(dice: &mut Dice, before: &Tree) -> Tree {
    let mut tree = Tree::new();
    for path in PATHS {
        let text = match (before.get(path), dice.below(6)) {
            (Some(text), 0..=2) => text.clone(),
            (Some(text), 3) => {
                let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
                lines.insert(dice.below(lines.len() + 1), LINES[dice.below(4)]);
                lines.concat()
            }
            (_, 0 | 4) => text(dice),
            _ => continue,
        };
        tree.insert(path, text);
    }
    tree
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The length of the longest common subsequence, by the table that defines it.
fn common(one: &str, other: &str) -> u64 {
    let (one, other) = (lines(one), lines(other));
    let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (i, a) in one.iter().enumerate() {
        for (j, b) in other.iter().enumerate() {
            table[i + 1][j + 1] = if a == b { table[i][j] + 1 } else { table[i][j + 1].max(table[i + 1][j]) };
        }
    }
    table[one.len()][other.len()]
}

/// What a file's status is by the words of its definition.
fn status(base: Option<&String>, latest: Option<&String>, ours: Option<&String>) -> Option<Status> {
    let is_edited = ours != base;
    let has_moved = latest != base;
    Some(match (base, latest, ours) {
        (None, None, _) | (_, None, None) => return None,
        _ if ours == latest => Status::InStep,
        (Some(_), Some(_), None) => Status::Missing,
        (None, Some(_), None) => Status::New,
        _ if is_edited && has_moved => Status::Conflicting,
        _ if is_edited => Status::Edited,
        _ => Status::Outdated,
    })
}

/// No line is told to be the same that is not, and none to differ beyond what a block makes longer.
fn check(found: super::super::Lines, one: &str, other: &str, about: &str) {
    let (first, second) = (lines(one).len() as u64, lines(other).len() as u64);
    let same = found.all - found.differing;
    assert!(same <= common(one, other), "{about}");
    assert!(found.differing >= first.max(second) - common(one, other), "{about}");
    assert!(found.differing <= (first - same) + (second - same), "{about}");
    assert_eq!(found.differing == 0, one == other, "{about}");
}

#[test]
fn random_edits_are_told_as_their_definitions_say() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut seen = BTreeMap::new();
    for round in 0..30 {
        let base = edited(&mut dice, &Tree::new());
        let latest = edited(&mut dice, &base);
        let from = if dice.below(3) == 0 { &latest } else { &base };
        let ours = edited(&mut dice, from);
        let mut history = History::new();
        let files = |tree: &Tree| tree.iter().map(|(path, text)| (*path, Some(text.clone()))).collect::<Vec<_>>();
        for (number, tree) in [&base, &latest].into_iter().enumerate() {
            let mut files = files(tree);
            files.extend(base.keys().filter(|path| !tree.contains_key(*path)).map(|path| (*path, None)));
            files.push(("settings", Some(String::new())));
            let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_deref())).collect();
            let commit = history.commit(i64::try_from(number).unwrap(), "x", &files);
            history.tag(&format!("v1.{number}.0"), commit, None);
        }
        let clone = history.make();
        let lock = lock("1.0.0");
        let mut own: Vec<_> = ours.iter().map(|(path, text)| (*path, Some(text.as_str()))).collect();
        own.push((".karat/path.lock", Some(&lock)));
        let owned: Vec<&str> = PATHS.to_vec();
        let expected: BTreeMap<&str, Status> = PATHS
            .iter()
            .filter_map(|path| Some((*path, status(base.get(path), latest.get(path), ours.get(path))?)))
            .collect();
        let drift = match measured(&clone, "", &own, &owned) {
            Ok(drift) => drift,
            Err(reason) => {
                assert!(expected.is_empty(), "round {round}: {reason}");
                continue;
            }
        };
        let found: BTreeMap<&str, Status> =
            drift.files.iter().map(|file| (file.path.as_str(), file.status.clone())).collect();
        assert_eq!(found, expected, "round {round}");
        for file in &drift.files {
            *seen.entry(file.status.clone()).or_insert(0) += 1;
            let at = |tree: &Tree| tree.get(file.path.as_str()).cloned();
            let about = format!("round {round}: {file:?}");
            if let (Some(base), Some(ours)) = (at(&base), at(&ours))
                && file.status != Status::InStep
            {
                check(file.edited, &base, &ours, &about);
            }
            if let (Some(latest), Some(ours)) = (at(&latest), at(&ours)) {
                check(file.distance, &latest, &ours, &about);
            }
        }
    }
    assert_eq!(seen.len(), 6, "every status was met: {seen:?}");
}
