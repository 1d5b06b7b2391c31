//! Words of `flow` ↔ the small numbers and lines that stand for them in a history. A number is never given to another word.

use crate::flow::{Basis, Content, Kind, Sign, Way};

/// What events are derived from; numbers count from 1, in this order.
pub(in super::super) const BASES: [Basis; 4] = [Basis::Gitops, Basis::Tag, Basis::Merge, Basis::Import];

/// Sorts of deployments; numbers count from 1, in this order.
pub(in super::super) const KINDS: [Kind; 3] = [Kind::Deploy, Kind::Rollback, Kind::Reapply];

/// What shows a failure; numbers count from 1, in this order.
pub(in super::super) const SIGNS: [Sign; 3] = [Sign::Rollback, Sign::Revert, Sign::Hotfix];

/// The number of one of them.
pub(super) fn number<T: Copy + PartialEq>(all: &[T], own: T) -> i64 {
    (1..).zip(all).find(|(_, other)| **other == own).map_or(0, |(number, _)| number)
}

/// The one of a number.
pub(in super::super) fn numbered<T: Copy>(all: &[T], number: i64) -> Option<T> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    all.get(at).copied()
}

/// What a deployment brought as columns: whether it is known, how many commits look squashed, a line a commit.
pub(super) fn of_content(content: Option<&Content>) -> (Option<i64>, Option<i64>, Option<String>) {
    match content {
        None => (None, None, None),
        Some(Content::Unresolved) => (Some(0), None, None),
        Some(Content::Known { ways, squashed }) => {
            let lines: Vec<String> = ways.iter().map(line).collect();
            (Some(1), i64::try_from(*squashed).ok(), Some(lines.join("\n")))
        }
    }
}

/// What a deployment brought, by its columns; or which line of them is wrong.
pub(super) fn content(
    traced: Option<i64>,
    squashed: Option<i64>,
    commits: Option<&str>,
) -> Result<Option<Content>, String> {
    match traced {
        None => Ok(None),
        Some(0) => Ok(Some(Content::Unresolved)),
        Some(_) => {
            let read = |line| {
                way(line)
                    .ok_or_else(|| format!("`{line}` is none of seconds, seconds, seconds or `-`, and perhaps `bot`"))
            };
            let ways = commits.unwrap_or_default().lines().map(read).collect::<Result<Vec<_>, _>>()?;
            let squashed = squashed.and_then(|number| usize::try_from(number).ok()).unwrap_or_default();
            Ok(Some(Content::Known { ways, squashed }))
        }
    }
}

fn line(way: &Way) -> String {
    let landed = way.landed.map_or_else(|| "-".to_owned(), |seconds| seconds.to_string());
    let bot = if way.is_bot { " bot" } else { "" };
    format!("{} {} {landed}{bot}", way.committed, way.authored)
}

fn way(line: &str) -> Option<Way> {
    let mut words = line.split(' ');
    let mut word = || words.next();
    let (committed, authored) = (word()?.parse().ok()?, word()?.parse().ok()?);
    let landed = match word()? {
        "-" => None,
        seconds => Some(seconds.parse().ok()?),
    };
    let is_bot = match word() {
        None => false,
        Some("bot") => true,
        Some(_) => return None,
    };
    word().is_none().then_some(Way { committed, authored, landed, is_bot })
}

#[cfg(test)]
mod tests {
    use super::super::super::wire::named;
    use super::*;

    #[test]
    fn every_word_comes_back_from_its_number() {
        fn check<T: Copy + PartialEq + std::fmt::Debug, const N: usize>(all: [T; N], word: fn(T) -> &'static str) {
            for own in all {
                assert_eq!(numbered(&all, number(&all, own)), Some(own));
                assert_eq!(named(all, word, word(own)), Ok(own));
            }
        }
        check(BASES, Basis::as_str);
        check(KINDS, Kind::as_str);
        check(SIGNS, Sign::as_str);
        assert!(numbered(&SIGNS, 0).is_none() && numbered(&SIGNS, 4).is_none());
    }

    #[test]
    fn commits_come_back_from_their_lines() {
        let way = |landed, is_bot| Way { committed: -3, authored: 90_000, landed, is_bot };
        let ways = vec![way(Some(7), false), way(None, true)];
        for own in [None, Some(Content::Unresolved), Some(Content::Known { ways, squashed: 1 })] {
            let (traced, squashed, commits) = of_content(own.as_ref());
            assert_eq!(content(traced, squashed, commits.as_deref()), Ok(own));
        }
        for wrong in ["1", "1 2", "1 2 x", "1 2 3 robot", "1 2 3 bot 4", "1  2 3"] {
            assert!(content(Some(1), Some(0), Some(wrong)).is_err(), "{wrong}");
        }
    }
}
