//! A repository and one `[[deploy]]` → every service's events, oldest first.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::classify::{Happened, Now, State};
use super::definition::{Deploy, Seen};
use super::event::{Event, Kind, Marks, Series};
use super::field::Field;
use super::glob::{Glob, Template};
use super::import::Row;
use super::marks;
use super::order::{Direction, release};
use super::source::Source;
use crate::git::landed::{self as git, Change, Id, Landed, Store, changes, first_parents};

/// Services' own clones, by service.
pub(crate) type Sources<'s> = BTreeMap<String, Source<'s>>;

/// Digits of an id that stand for a version.
const SHORT: usize = 12;

/// A repository while its history is read: the first-parent line of a branch is walked once, whoever asks.
pub(crate) struct History<'s> {
    store: &'s Store,
    lines: BTreeMap<Option<String>, Vec<Landed>>,
}

/// What one definition gives.
pub(crate) struct Found {
    /// The services' events.
    pub(crate) series: Vec<Series>,
    /// Whether anything matched the patterns at all.
    pub(crate) is_any: bool,
}

impl<'s> History<'s> {
    /// A repository, of which nothing is read yet.
    pub(crate) const fn new(store: &'s Store) -> Self {
        Self { store, lines: BTreeMap::new() }
    }

    /// The events of the definition at `place` of the file; `rows` are what was imported for it.
    pub(crate) fn series(
        &mut self,
        place: usize,
        deploy: &Deploy,
        rows: &[Row],
        sources: &Sources<'_>,
    ) -> Result<Found, git::Error> {
        let steps = match &deploy.seen {
            Seen::Gitops { files, field } => self.gitops(deploy, files, field)?,
            Seen::Tag { tags, version } => self.tags(deploy, tags, version)?,
            Seen::Versions => self.versions(deploy)?,
            Seen::Merge { files } => self.merges(deploy, files.as_ref())?,
            Seen::Import(_) => rows.iter().map(Step::imported).collect(),
        };
        let is_any = !steps.is_empty();
        let events = collect(deploy, steps, sources);
        let mut commits: Vec<Id> = events
            .values()
            .flatten()
            .filter(|event| event.kind.is_deployment())
            .filter_map(|event| event.commit)
            .collect();
        // In the order of the history, which is the one in which objects lie close together.
        commits.dedup();
        let marks = marks::of(self.store, &commits, &deploy.hotfix)?;
        let series = events.into_iter().map(|((env, service), mut events)| {
            for event in &mut events {
                let told = event.commit.and_then(|commit| marks.get(&commit)).cloned().unwrap_or_default();
                let is_named = event.to.as_deref().is_some_and(|version| deploy.hotfix.is_match(version));
                event.marks = Marks { is_hotfix: told.is_hotfix || is_named, ..told };
            }
            Series { deploy: place, id: deploy.id.clone(), basis: deploy.basis(), env, service, events }
        });
        Ok(Found { series: series.collect(), is_any })
    }

    fn line(&mut self, branch: Option<&str>) -> Result<&[Landed], git::Error> {
        let key = branch.map(str::to_owned);
        if !self.lines.contains_key(&key) {
            let line = first_parents(self.store, self.store.tip(branch)?)?;
            self.lines.insert(key.clone(), line);
        }
        Ok(self.lines.get(&key).map_or(&[], Vec::as_slice))
    }

    /// Files whose field changed, by commit of the first-parent line.
    fn gitops(&mut self, deploy: &Deploy, files: &Glob, field: &Field) -> Result<Vec<Step>, git::Error> {
        let store = self.store;
        let line = self.line(deploy.branch.as_deref())?;
        let changes = changes(store, line, files)?;
        let versions = versions(store, &changes, field)?;
        let landed = |change: &Change| line.get(change.commit).copied();
        let mut steps = Vec::with_capacity(changes.len());
        for commit in changes.chunk_by(|a, b| a.commit == b.commit).rev() {
            for change in commit {
                let Some((landed, place)) = landed(change).zip(place(deploy, files, &change.path)) else { continue };
                let now = change.new.map_or(Now::Gone, |id| Now::There(versions.get(&id).cloned().flatten()));
                steps.push(Step {
                    at: landed.time,
                    commit: Some(landed.id),
                    place,
                    path: change.path.clone(),
                    now,
                    revision: None,
                });
            }
        }
        Ok(steps)
    }

    /// Tags, by time.
    fn tags(&self, deploy: &Deploy, tags: &Glob, version: &Template) -> Result<Vec<Step>, git::Error> {
        let mut found = self.store.tags()?;
        found.sort_by(|a, b| (a.time, &a.name).cmp(&(b.time, &b.name)));
        let steps = found.into_iter().filter_map(|tag| {
            let captures = tags.captures(&tag.name)?;
            let place = (deploy.env.fill(&captures), deploy.service.fill(&captures));
            let now = Now::There(Some(Arc::from(version.fill(&captures))));
            Some(Step::whole(tag.time, tag.commit, place, now))
        });
        Ok(steps.collect())
    }

    /// Tags that are released versions, by time.
    fn versions(&self, deploy: &Deploy) -> Result<Vec<Step>, git::Error> {
        let mut found = self.store.tags()?;
        found.sort_by(|a, b| (a.time, &a.name).cmp(&(b.time, &b.name)));
        let steps = found.into_iter().filter_map(|tag| {
            let (service, version) = release(&tag.name)?;
            let service = if service.is_empty() { deploy.service.fill(&[]) } else { service.to_owned() };
            let now = Now::There(Some(Arc::from(version)));
            let place = (deploy.env.fill(&[]), service);
            let revision = Some(Arc::from(tag.name.as_str()));
            Some(Step { revision, ..Step::whole(tag.time, tag.commit, place, now) })
        });
        Ok(steps.collect())
    }

    /// Merges on the first-parent line, of those that changed the files.
    fn merges(&mut self, deploy: &Deploy, files: Option<&Glob>) -> Result<Vec<Step>, git::Error> {
        let store = self.store;
        let line = self.line(deploy.branch.as_deref())?;
        let mut steps = Vec::new();
        let mut push = |landed: &Landed, place: (String, String)| {
            let version = landed.id.to_string().chars().take(SHORT).collect::<String>();
            let now = Now::There(Some(Arc::from(version)));
            steps.push(Step::whole(landed.time, landed.id, place, now));
        };
        let Some(files) = files else {
            let place = (deploy.env.fill(&[]), deploy.service.fill(&[]));
            line.iter().rev().filter(|landed| landed.is_merge).for_each(|landed| push(landed, place.clone()));
            return Ok(steps);
        };
        let changes = changes(store, line, files)?;
        for commit in changes.chunk_by(|a, b| a.commit == b.commit).rev() {
            let landed = commit.first().and_then(|change| line.get(change.commit)).filter(|landed| landed.is_merge);
            let Some(landed) = landed else { continue };
            let places: BTreeSet<_> = commit.iter().filter_map(|change| place(deploy, files, &change.path)).collect();
            for place in places {
                push(landed, place);
            }
        }
        Ok(steps)
    }
}

/// A file of a service at one commit.
struct Step {
    at: i64,
    /// None of what was imported.
    commit: Option<Id>,
    /// Environment and service.
    place: (String, String),
    path: Arc<str>,
    now: Now,
    /// What tells the commit that was deployed better than the version does.
    revision: Option<Arc<str>>,
}

impl Step {
    /// A step of a service as a whole, not of a file.
    fn whole(at: i64, commit: Id, place: (String, String), now: Now) -> Self {
        Self { at, commit: Some(commit), place, path: Arc::from(""), now, revision: None }
    }

    fn imported(row: &Row) -> Self {
        Self {
            at: row.at,
            commit: None,
            place: (row.env.clone(), row.service.clone()),
            path: Arc::from(""),
            now: Now::There(Some(row.version.clone())),
            revision: row.commit.clone(),
        }
    }
}

fn place(deploy: &Deploy, files: &Glob, path: &str) -> Option<(String, String)> {
    let captures = files.captures(path)?;
    Some((deploy.env.fill(&captures), deploy.service.fill(&captures)))
}

/// The version in each blob, where there is one.
type Versions = HashMap<Id, Option<Arc<str>>>;

/// The version in every blob that is there after a change.
fn versions(store: &Store, changes: &[Change], field: &Field) -> Result<Versions, git::Error> {
    let blobs: HashMap<Id, &str> =
        changes.iter().filter_map(|change| change.new.map(|id| (id, change.path.as_ref()))).collect();
    let mut blobs: Vec<(Id, &str)> = blobs.into_iter().collect();
    blobs.sort_unstable();
    let read: Vec<Result<_, git::Error>> = blobs
        .into_par_iter()
        .with_min_len(64)
        .map_init(|| store.reader(), |reader, (id, path)| Ok((id, field.read(path, &reader.blob(id)?).map(Arc::from))))
        .collect();
    read.into_iter().collect()
}

/// Events of each environment and service: what one commit did to the files of a service is one event.
fn collect(deploy: &Deploy, steps: Vec<Step>, sources: &Sources<'_>) -> BTreeMap<(String, String), Vec<Event>> {
    let mut by_place: BTreeMap<(String, String), Vec<Step>> = BTreeMap::new();
    for step in steps {
        by_place.entry(step.place.clone()).or_default().push(step);
    }
    let of_place = |((env, service), steps): ((String, String), Vec<Step>)| {
        let source = sources.get(&service);
        let ancestry =
            |from: &str, to: &str| source.and_then(|source| source.ancestry(from, to, deploy.revision.as_ref()));
        let mut state = State::default();
        let mut events = Vec::new();
        // Two tags on one commit are two releases.
        let is_together = |a: &Step, b: &Step| a.commit == b.commit && a.path != b.path;
        for commit in steps.chunk_by(is_together) {
            let Some(first) = commit.first() else { continue };
            let files = commit.iter().map(|step| (step.path.clone(), step.now.clone())).collect();
            events.push(event(first, state.take(files, &deploy.orders, ancestry)));
        }
        ((env, service), events)
    };
    by_place.into_iter().map(of_place).collect()
}

fn event(step: &Step, happened: Happened) -> Event {
    let Happened { kind, from, to, direction } = happened;
    debug_assert!(kind != Kind::Rollback || direction == Direction::Down, "a rollback goes down");
    let revision = step.revision.clone();
    Event { at: step.at, commit: step.commit, kind, from, to, revision, direction, marks: Marks::default() }
}
