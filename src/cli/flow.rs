//! `karat flow`: how changes flow to their users, by the history of a repository.

use std::collections::BTreeMap;
use std::path::Path;

use super::args::{Flow, FlowFormat};
use super::{Exit, Failure, Usage, history, output};
use crate::facts;
use crate::flow::{self, Clones, Definitions, Inputs, Rows, Window};
use crate::git::landed::Store;

pub(super) fn run(flow: &Flow) -> Result<Exit, Failure> {
    output::check(&flow.outputs)?;
    let store = Store::open(&flow.repository)?;
    let root = store.root().unwrap_or(&flow.repository).to_owned();
    let config = flow.config.clone().or_else(|| flow::find(&root)).unwrap_or_else(|| root.join("flow.toml"));
    let mut definitions = flow::load(&config)?;
    let now = flow.now.unwrap_or_else(now);
    let until = flow.until.unwrap_or(now);
    let since = flow.since.unwrap_or(until - flow.window);
    if since >= until {
        return Err(Usage::new("measure a window that ends before it begins", "give --since before --until").into());
    }
    choose(&mut definitions, flow, &store)?;
    let window = Window { since, until, now };
    let (clones, rows) = (clones(&flow.sources)?, rows(&definitions, &config, now)?);
    let inputs = Inputs { store: &store, clones: &clones, rows: &rows };
    let report = match &flow.record {
        None => flow::measure(inputs, &definitions, &flow.envs, window)?,
        Some(named) => {
            let place = history::prepared(named, &flow.repository)?;
            let mut report = flow::measure(inputs, &definitions, &[], window)?;
            history::record_flow(&place, &store.name(), &definitions, &report)?;
            report.keep(&flow.envs);
            report
        }
    };
    for to in &output::chosen(&flow.outputs, FlowFormat::Text) {
        let text = match to.format {
            FlowFormat::Text => flow::text(&report),
            FlowFormat::Json => flow::json(&report),
            FlowFormat::Csv => flow::csv(&report),
        };
        output::write(to, |out| out.write_all(text.as_bytes()))?;
    }
    Ok(Exit::Clean)
}

/// What is imported for the definitions of a file.
fn rows(definitions: &Definitions, config: &Path, now: i64) -> Result<Rows, Failure> {
    let folder = config.parent().unwrap_or(Path::new(""));
    facts::deployments::rows(definitions, folder, now).map_err(|facts::Unknown(reason)| {
        let help = "`path` and `fields` of the definition say what is read";
        Usage::new(format!("read the deployments: {reason}"), help).into()
    })
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
    if !definitions.keep_own(&store.remotes()) {
        let message = format!("tell which definitions are about {}: no remote of it is named there", store.shown());
        let help = format!("name them with --deploy; the file has: {}", ids.join(", "));
        return Err(Usage::new(message, help).into());
    }
    Ok(())
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
}
