//! `karat flow`: how changes flow to their users, by the history of a repository.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::args::{Flow, FlowFormat};
use super::{Exit, Failure, Usage, say};
use crate::flow::{self, Clones, Definitions, Window};
use crate::git::landed::Store;

/// Where definitions are looked for below the root of the repository.
const PLACES: [&str; 2] = ["flow.toml", "standards/flow.toml"];

pub(super) fn run(flow: &Flow) -> Result<Exit, Failure> {
    let store = Store::open(&flow.repository)?;
    let root = store.root().unwrap_or(&flow.repository).to_owned();
    let mut definitions = flow::load(&flow.config.clone().unwrap_or_else(|| config(&root)))?;
    let now = flow.now.unwrap_or_else(now);
    let until = flow.until.unwrap_or(now);
    let since = flow.since.unwrap_or(until - flow.window);
    if since >= until {
        return Err(Usage::new("measure a window that ends before it begins", "give --since before --until").into());
    }
    choose(&mut definitions, flow, &store)?;
    let window = Window { since, until, now };
    let report = flow::measure(&store, &clones(&flow.sources)?, &definitions, &flow.envs, window)?;
    say(&match flow.format {
        FlowFormat::Text => flow::text(&report),
        FlowFormat::Json => flow::json(&report),
        FlowFormat::Csv => flow::csv(&report),
    })?;
    Ok(Exit::Clean)
}

fn config(root: &Path) -> PathBuf {
    let found = PLACES.iter().map(|place| root.join(place)).find(|path| path.is_file());
    found.unwrap_or_else(|| root.join("flow.toml"))
}

#[expect(clippy::disallowed_methods, reason = "the time of the question; --now replaces it")]
fn now() -> i64 {
    let passed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    passed.ok().and_then(|passed| i64::try_from(passed.as_secs()).ok()).unwrap_or(0)
}

/// Leaves the definitions that are about this repository: those that are named, else those whose `repo` a remote has, else all where
/// they are about one repository only.
fn choose(definitions: &mut Definitions, flow: &Flow, store: &Store) -> Result<(), Failure> {
    let ids: Vec<String> = definitions.deploys.iter().map(|deploy| deploy.id.clone()).collect();
    if let Some(unknown) = flow.deploys.iter().find(|id| !ids.contains(id)) {
        let help = format!("the file has: {}", ids.join(", "));
        return Err(Usage::new(format!("find the deploy `{unknown}`"), help).into());
    }
    if !flow.deploys.is_empty() {
        definitions.deploys.retain(|deploy| flow.deploys.contains(&deploy.id));
        return Ok(());
    }
    let mut repositories: Vec<String> = definitions.deploys.iter().filter_map(|deploy| deploy.repo.clone()).collect();
    repositories.sort();
    repositories.dedup();
    let remotes = store.remotes();
    let is_own = |repo: &str| remotes.iter().any(|url| is_of(url, repo));
    if repositories.iter().any(|repo| is_own(repo)) {
        definitions.deploys.retain(|deploy| deploy.repo.as_deref().is_none_or(is_own));
    } else if repositories.len() > 1 {
        let message = format!("tell which definitions are about {}: no remote of it is named there", store.shown());
        let help = format!("name them with --deploy; the file has: {}", ids.join(", "));
        return Err(Usage::new(message, help).into());
    }
    Ok(())
}

/// Whether the address of a remote ends in `owner/name`, however it is written.
fn is_of(url: &str, repo: &str) -> bool {
    let url = url.trim_end_matches('/').trim_end_matches(".git");
    url.strip_suffix(repo).is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', ':']))
}

/// `SERVICE=PATH` or `SERVICE=PATH//FOLDER`.
fn clones(sources: &[String]) -> Result<Clones, Failure> {
    let mut clones = BTreeMap::new();
    for source in sources {
        let Some((service, path)) =
            source.split_once('=').filter(|(service, path)| !service.is_empty() && !path.is_empty())
        else {
            let help = "write --source SERVICE=PATH, or SERVICE=PATH//FOLDER for a service of a monorepo";
            return Err(Usage::new(format!("read --source {source}"), help).into());
        };
        let (path, folder) = path.split_once("//").map_or((path, None), |(path, folder)| (path, Some(folder)));
        let folder = folder.map(|folder| folder.trim_matches('/').to_owned()).filter(|folder| !folder.is_empty());
        clones.insert(service.to_owned(), (Store::open(Path::new(path))?, folder));
    }
    Ok(clones)
}

/// A moment: Unix seconds, a date (its first second in UTC) or a time with its offset.
pub(super) fn moment(word: &str) -> Result<i64, String> {
    let seconds = word.parse::<i64>().ok();
    let date = || word.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(0, 0, 0).map(|time| time.and_utc().timestamp());
    let time = || chrono::DateTime::parse_from_rfc3339(word).ok().map(|time| time.timestamp());
    let found = seconds.or_else(date).or_else(time);
    found.ok_or_else(|| "write 2026-11-26, 2026-11-26T10:00:00Z or Unix seconds".to_owned())
}

/// A length of time in seconds.
pub(super) fn window(word: &str) -> Result<i64, String> {
    flow::seconds(word).ok_or_else(|| "write 90d, 12w or 24h".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_dates_times_and_seconds() {
        assert_eq!(moment("2026-08-17"), Ok(1_786_924_800));
        assert_eq!(moment("2026-08-17T02:00:00+02:00"), Ok(1_786_924_800));
        assert_eq!(moment("12"), Ok(12));
        assert!(moment("yesterday").is_err() && window("3").is_err());
    }

    #[test]
    fn remotes_are_compared_however_they_are_written() {
        for url in ["https://github.com/acme/gitops", "git@github.com:acme/gitops.git", "ssh://x/acme/gitops/"] {
            assert!(is_of(url, "acme/gitops"), "{url}");
        }
        assert!(!is_of("https://github.com/not-acme/gitops", "acme/gitops"));
    }
}
