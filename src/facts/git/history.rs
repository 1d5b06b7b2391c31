//! `git_history`: how many commits, when, by whom: of the repository and of each scope.
//!
//! ```text
//! {"scopes": {"services/billing": {"commits": 12, "first": 1704067200, "last": 1767225600, "commits_90d": 3,
//!     "authors": [{"name": "Ada", "email": "ada@acme.dev", "commits": 9, "recent": 2, "last": 1767225600, "bot": false}]}},
//!  "total": 4210, "merges": 812, "signed": 3990, "signed_off": 17}
//! ```
//!
//! The scope `""` counts every commit that can be reached from `HEAD`, merges and empty ones too; another scope counts the
//! commits that changed it, see [`git::Repository::touched`]. Times are those of committing, when a change came in, not when
//! it was written. `commits_90d` and `recent` (180 days) reach back from the `now` that is passed in. Authors are told apart
//! by address after `.mailmap`, most commits first. `first` and `last` are absent where there is no commit.

use std::collections::BTreeMap;

use regorus::Value;

use super::committed;
use crate::facts::Unknown;
use crate::facts::value::map;
use crate::git::{self, Commit, History, Person, Trailer};

const DAY: i64 = 24 * 60 * 60;

/// The fact, or why it is not known. `scopes` are folders relative to the one that was opened.
///
/// # Errors
///
/// There is no history, not all of it, or it is damaged.
pub fn gather(repository: &git::Repository, scopes: &[String], now: i64) -> Result<Value, Unknown> {
    committed(repository)?;
    let history = repository.history()?;
    let is_whole = |scope: &String| scope.is_empty() && repository.prefix().is_empty();
    let folders: Vec<String> = scopes.iter().filter(|scope| !is_whole(scope)).cloned().collect();
    let mut counted = BTreeMap::new();
    if folders.len() < scopes.len() {
        counted.insert(String::new(), scope(history, history.commits().iter(), now));
    }
    if !folders.is_empty() {
        let touched = repository.touched(&folders)?;
        for (folder, commits) in folders.into_iter().zip(touched) {
            let commits = commits.into_iter().filter_map(|number| history.commit(number));
            counted.insert(folder, scope(history, commits, now));
        }
    }
    let count =
        |is: &dyn Fn(&Commit) -> bool| Value::from(history.commits().iter().filter(|commit| is(commit)).count());
    let is_signed_off = |commit: &Commit| commit.trailers.iter().any(|(trailer, _)| *trailer == Trailer::SignedOff);
    Ok(map([
        ("scopes", map(counted.iter().map(|(scope, counts)| (scope.as_str(), counts.clone())))),
        ("total", Value::from(history.commits().len())),
        ("merges", count(&|commit| history.parents(commit).len() > 1)),
        ("signed", count(&|commit| commit.signed)),
        ("signed_off", count(&is_signed_off)),
    ]))
}

/// What is counted of somebody.
struct Author<'h> {
    person: &'h Person,
    commits: u64,
    recent: u64,
    last: i64,
}

fn scope<'h>(history: &'h History, commits: impl Iterator<Item = &'h Commit>, now: i64) -> Value {
    let (mut count, mut recent) = (0_u64, 0_u64);
    let mut span: Option<(i64, i64)> = None;
    let mut by_number: BTreeMap<u32, Author<'h>> = BTreeMap::new();
    for commit in commits {
        let time = commit.committed;
        count += 1;
        recent += u64::from(time >= now - 90 * DAY);
        span = Some(span.map_or((time, time), |(first, last)| (first.min(time), last.max(time))));
        let Some(person) = history.person(commit.author) else { continue };
        let author = by_number.entry(commit.author).or_insert(Author { person, commits: 0, recent: 0, last: time });
        author.commits += 1;
        author.recent += u64::from(time >= now - 180 * DAY);
        author.last = author.last.max(time);
    }
    let mut entries = vec![
        ("commits", Value::from(count)),
        ("commits_90d", Value::from(recent)),
        ("authors", authors(by_number.into_values())),
    ];
    if let Some((first, last)) = span {
        entries.extend([("first", Value::from(first)), ("last", Value::from(last))]);
    }
    map(entries)
}

/// One entry for each address: some write their name in more than one way. The name is that of the last commit.
fn authors<'h>(found: impl Iterator<Item = Author<'h>>) -> Value {
    let mut by_key: BTreeMap<String, Author<'h>> = BTreeMap::new();
    for author in found {
        let Some(known) = by_key.get_mut(&author.person.key()) else {
            by_key.insert(author.person.key(), author);
            continue;
        };
        if (author.last, &author.person.name) > (known.last, &known.person.name) {
            known.person = author.person;
        }
        known.commits += author.commits;
        known.recent += author.recent;
        known.last = known.last.max(author.last);
    }
    let mut authors: Vec<_> = by_key.into_iter().collect();
    authors.sort_by(|(a_key, a), (b_key, b)| b.commits.cmp(&a.commits).then_with(|| a_key.cmp(b_key)));
    let values = authors.into_iter().map(|(_, author)| {
        map([
            ("name", Value::from(author.person.name.as_str())),
            ("email", Value::from(author.person.email.as_str())),
            ("commits", Value::from(author.commits)),
            ("recent", Value::from(author.recent)),
            ("last", Value::from(author.last)),
            ("bot", Value::Bool(author.person.bot)),
        ])
    });
    Value::from(values.collect::<Vec<_>>())
}
