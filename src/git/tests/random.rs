//! Histories that nobody would make: every merge takes its files from where it likes, files become folders, clocks go wrong.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::against_git::compare;
use super::{START, Scratch};
use crate::model::dice::Dice;

const PATHS: [&str; 13] =
    ["a", "b", "a.b", "d", "d/a", "d/b", "d/e/a", "d/e/b", "d.x/f", "dx/g", "lib/x/y/z", "lib/x/y/w", "lib/v"];

fn one_in(dice: &mut Dice, chances: usize) -> bool {
    dice.below(chances) == 0
}

/// Paths with mode and content.
pub(super) type Files = BTreeMap<&'static str, (&'static str, usize)>;

/// Writes a file; what stands in its way goes: a file where a folder must be, a folder where a file must be.
fn put(files: &mut Files, path: &'static str, what: (&'static str, usize)) {
    files.retain(|other, _| !other.starts_with(&format!("{path}/")) && !path.starts_with(&format!("{other}/")));
    files.insert(path, what);
}

pub(super) fn edit(dice: &mut Dice, files: &mut Files) {
    for _ in 0..dice.below(4) {
        let path = PATHS[dice.below(PATHS.len())];
        if one_in(dice, 4) {
            files.remove(path);
        } else {
            // `d` is asked for as a folder too, by what it holds: its mode is not seen there.
            let mode = if path != "d" && one_in(dice, 5) { "100755" } else { "100644" };
            put(files, path, (mode, dice.below(3)));
        }
    }
}

/// The commands of `git fast-import` for a history.
fn stream(dice: &mut Dice, commits: usize) -> String {
    let mut text = String::new();
    let mut made: Vec<Files> = Vec::new();
    for number in 0..commits {
        let mut parents: Vec<usize> = Vec::new();
        let count = if number == 0 || one_in(dice, 40) { 0 } else { [1, 1, 1, 2, 2, 3][dice.below(6)] };
        for _ in 0..count {
            let back = 1 + dice.below(number.min(6));
            if !parents.contains(&(number - back)) {
                parents.push(number - back);
            }
        }
        let mut files = parents.first().map_or_else(Files::new, |parent| made[*parent].clone());
        for parent in parents.iter().skip(1) {
            for (path, what) in made[*parent].clone() {
                if one_in(dice, 2) {
                    put(&mut files, path, what);
                }
            }
        }
        if parents.len() < 2 || one_in(dice, 3) {
            edit(dice, &mut files);
        }
        let skew = if one_in(dice, 8) { i64::try_from(dice.below(40_000)).unwrap() - 20_000 } else { 0 };
        let time = START + i64::try_from(number / 2).unwrap() * 1000 + skew;
        let who = ["Ada <ada@acme.dev>", "Bob <bob@acme.dev>", "renovate[bot] <renovate@acme.dev>"][dice.below(3)];
        let branch = if number + 1 == commits { "main" } else { "side" };
        if parents.is_empty() && number > 0 {
            // Without this the commit would go on from the branch.
            writeln!(text, "reset refs/heads/{branch}").unwrap();
        }
        writeln!(text, "commit refs/heads/{branch}\nmark :{}\nauthor {who} {} +0000", number + 1, time - 50).unwrap();
        writeln!(text, "committer Ada <ada@acme.dev> {time} +0100\ndata 1\nx").unwrap();
        for (place, parent) in parents.iter().enumerate() {
            writeln!(text, "{} :{}", if place == 0 { "from" } else { "merge" }, parent + 1).unwrap();
        }
        writeln!(text, "deleteall").unwrap();
        for (path, (mode, content)) in &files {
            writeln!(text, "M {mode} inline {path}\ndata 1\n{content}").unwrap();
        }
        made.push(files);
    }
    text
}

#[test]
fn random_histories_are_told_as_git_tells_them() {
    for seed in 1..=12 {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (seed << 20));
        let scratch = Scratch::new();
        let commits = 20 + dice.below(60);
        let text = stream(&mut dice, commits);
        scratch.feed(&["fast-import", "--quiet", "--force"], text.as_bytes());
        compare(&scratch, &format!("seed {seed}"), &["d", "d/e", "lib", "lib/x/y", "d.x", "no"]);
    }
}
