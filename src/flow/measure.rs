//! Definitions and clones → a [`Report`]. The only file that knows the order of this room.

use std::collections::BTreeMap;

use super::definition::{Basis, Definitions, Deploy};
use super::deployed::Deployed;
use super::event::Series;
use super::import::{self, Rows};
use super::promotion::{self, Promotion};
use super::series::{History, Sources};
use super::source::Source;
use super::tally::{Attempts, Tally};
use super::window::Window;
use crate::git::landed::{self as git, Store};

/// What was measured.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    /// The time that it is about.
    pub(crate) window: Window,
    /// What each definition gave, in the order of the file.
    pub(crate) groups: Vec<Group>,
    /// Between environments.
    pub(crate) promotions: Vec<Promotion>,
    /// From how many seconds on a version is stuck.
    pub(crate) stuck_after: i64,
    /// What a reader must know: one sentence each.
    pub(crate) notes: Vec<String>,
    /// What groups were tallied from.
    pub(crate) deployed: Vec<Deployed>,
}

impl Report {
    /// Leaves these environments; all where none is named.
    pub(crate) fn keep(&mut self, envs: &[String]) {
        let is_known = |env: &&String| self.groups.iter().any(|group| group.env == **env);
        self.notes.extend(envs.iter().filter(|env| !is_known(env)).map(|env| unknown(env)));
        self.groups.retain(|group| shows(envs, &group.env));
        self.promotions.retain(|promotion| shows(envs, &promotion.to));
        self.deployed.retain(|own| shows(envs, &own.env));
    }
}

/// The services of one definition in one environment.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// The id of the definition.
    pub(crate) id: String,
    /// The environment.
    pub(crate) env: String,
    /// What events are derived from.
    pub(crate) basis: Basis,
    /// Seconds within which a failure is seen.
    pub(crate) fail_window: i64,
    /// Each service.
    pub(crate) services: BTreeMap<String, Tally>,
    /// All of them.
    pub(crate) all: Tally,
}

/// A clone of a service that the caller opened, and the folder of the service in it.
pub(crate) type Clones = BTreeMap<String, (Store, Option<String>)>;

/// What is measured.
#[derive(Clone, Copy)]
pub(crate) struct Inputs<'s> {
    /// The repository that definitions are about.
    pub(crate) store: &'s Store,
    /// Clones of services.
    pub(crate) clones: &'s Clones,
    /// What was imported for the definitions that ask for it.
    pub(crate) rows: &'s Rows,
}

/// Measures, and keeps of the result these environments; all where there are none. Where all definitions
/// are imported, how much of its history the repository has does not matter.
pub(crate) fn measure(
    Inputs { store, clones, rows }: Inputs<'_>,
    definitions: &Definitions,
    envs: &[String],
    window: Window,
) -> Result<Report, super::Error> {
    let own = own(store, definitions)?;
    for (clone, _) in clones.values() {
        clone.complete()?;
    }
    let sources: Sources<'_> =
        clones.iter().map(|(service, (store, folder))| (service.clone(), Source::new(store, folder.clone()))).collect();
    let (mut history, mut series, mut notes) = (History::new(store), Vec::new(), Vec::new());
    let mut attempts: BTreeMap<(usize, String, String), Attempts> = BTreeMap::new();
    for (place, deploy) in definitions.deploys.iter().enumerate() {
        let rows = import::rows(deploy, rows.get(&deploy.id).map_or(&[], Vec::as_slice));
        let rows = rows.map_err(|message| super::Error::Rows { id: deploy.id.clone(), message })?;
        for own in rows.attempts.into_iter().filter(|own| window.has(own.at)) {
            let one = Attempts { failed: usize::from(!own.is_stopped), cancelled: usize::from(own.is_stopped) };
            attempts.entry((place, own.env, own.service)).or_default().add(one);
        }
        let found = history.series(place, deploy, &rows.rows, &sources)?;
        if !found.is_any {
            return Err(super::Error::nothing(deploy));
        }
        series.extend(found.series);
        notes.extend(note(deploy));
    }
    let promotions = promotion::of(&definitions.environments, &series, &window, definitions.stuck_after);
    let mut groups: BTreeMap<(usize, &str), Group> = BTreeMap::new();
    let mut deployed = Vec::new();
    for series in series.iter().filter(|series| shows(envs, &series.env)) {
        let Some(deploy) = definitions.deploys.get(series.deploy) else { continue };
        let found = seen(series, deploy, sources.get(&series.service), own.as_ref(), &window)?;
        let tally = Tally::of(&found, &window);
        let group = groups.entry((series.deploy, &series.env)).or_insert_with(|| Group::new(&series.env, deploy));
        group.all.add(&tally);
        group.services.insert(series.service.clone(), tally);
        deployed.push(found);
    }
    for ((place, env, service), own) in attempts.iter().filter(|((_, env, _), _)| shows(envs, env)) {
        let Some(deploy) = definitions.deploys.get(*place) else { continue };
        let group = groups.entry((*place, env)).or_insert_with(|| Group::new(env, deploy));
        group.all.attempts.add(*own);
        group.services.entry(service.clone()).or_default().attempts.add(*own);
    }
    let is_known = |env: &&String| series.iter().any(|series| series.env == **env);
    notes.extend(envs.iter().filter(|env| !is_known(env)).map(|env| unknown(env)));
    let promotions = promotions.into_iter().filter(|promotion| shows(envs, &promotion.to)).collect();
    Ok(Report {
        window,
        groups: groups.into_values().collect(),
        promotions,
        stuck_after: definitions.stuck_after,
        notes,
        deployed,
    })
}

fn unknown(env: &str) -> String {
    format!("no service was ever deployed to {env}")
}

/// The repository as the clone of a service, where all of its history is there; that must be, unless everything is imported.
fn own<'s>(store: &'s Store, definitions: &Definitions) -> Result<Option<Source<'s>>, git::Error> {
    let is_imported = definitions.deploys.iter().all(|deploy| deploy.basis() == Basis::Import);
    match store.complete() {
        Ok(()) => Ok(Some(Source::new(store, None))),
        Err(_) if is_imported => Ok(None),
        Err(error) => Err(error),
    }
}

/// Tags and merges are of the service's own repository, so that one tells what they brought. Rows may be of any: where none of their
/// commits is there, nothing is known of what they brought.
fn seen(
    series: &Series,
    deploy: &Deploy,
    source: Option<&Source<'_>>,
    own: Option<&Source<'_>>,
    window: &Window,
) -> Result<Deployed, git::Error> {
    let is_here = |own: &&Source<'_>| match series.basis {
        Basis::Gitops => false,
        Basis::Tag | Basis::Merge => true,
        Basis::Import => series.events.iter().any(|event| own.deployed(event, deploy).is_some()),
    };
    let source = source.or(own.filter(is_here));
    Deployed::of(series, deploy, source, window)
}

fn shows(envs: &[String], env: &str) -> bool {
    envs.is_empty() || envs.iter().any(|own| own == env)
}

fn note(deploy: &Deploy) -> Option<String> {
    let fact = deploy.confirm.as_ref()?;
    Some(format!("{}: `{fact}` is not imported, so nothing confirms that the cluster followed", deploy.id))
}

impl Group {
    fn new(env: &str, deploy: &Deploy) -> Self {
        Self {
            id: deploy.id.clone(),
            env: env.to_owned(),
            basis: deploy.basis(),
            fail_window: deploy.fail_window,
            services: BTreeMap::new(),
            all: Tally::default(),
        }
    }
}
