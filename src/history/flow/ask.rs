//! Deployments that were recorded → tallies of any window, by service, environment or owner.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::database::{Reason, Value};
use super::super::error::Error;
use super::super::store::Store;
use super::look::{self, Look};
use super::rows::{self, Chosen, Home};
use crate::flow::{Basis, Content, Deployed, Deployment, Tally, Window, monday};
use crate::model::selector::Facets;

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct FlowWanted {
    /// One environment.
    pub(crate) environment: Option<String>,
    /// One service.
    pub(crate) service: Option<String>,
    /// The first moment of all windows that will be asked for.
    pub(crate) since: i64,
    /// The moment after the last one.
    pub(crate) until: i64,
    /// The moment of the question.
    pub(crate) now: i64,
}

/// What services are taken together by. Events of two sorts, or of two definitions, never are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum FlowBy {
    /// Each by itself.
    #[default]
    Service,
    /// All of an environment.
    Environment,
    /// Those of an owner in an environment: who owns the entity that is called as the service is.
    Owner,
}

impl FlowBy {
    /// The word for it.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Environment => "environment",
            Self::Owner => "owner",
        }
    }
}

/// What is known of deployments, for any window.
#[derive(Debug)]
pub(crate) struct FlowKept {
    now: i64,
    series: Vec<Kept>,
}

/// Owners by the names of entities; none where several entities of a name have different ones.
type Owners = BTreeMap<Arc<str>, Option<Arc<str>>>;

/// A service in an environment.
#[derive(Debug)]
struct Kept {
    repository: Arc<str>,
    owner: Option<Arc<str>>,
    looks: Arc<[Look]>,
    deployed: Deployed,
}

/// What services have in common, by which they stand in a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FlowKey {
    /// The environment.
    pub(crate) environment: Arc<str>,
    /// The service, where each stands by itself.
    pub(crate) service: Option<Arc<str>>,
    /// The owner, where not all of an environment are taken together; none for those of which it is not known.
    pub(crate) owner: Option<Arc<str>>,
    /// The id of the definition that sees them.
    pub(crate) deploy: Arc<str>,
    /// What events are derived from.
    pub(crate) basis: Basis,
    /// The repository in which they are seen.
    pub(crate) repository: Arc<str>,
}

/// Services in a window.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flowed {
    /// The share of the window that was looked at, in basis points.
    pub(crate) looked: u32,
    /// What is counted and timed of what was looked at.
    pub(crate) tally: Tally,
    /// How many deployments are known by what they brought.
    pub(crate) traced: usize,
}

impl Store {
    /// Whether any deployments were looked for.
    #[cfg(feature = "serve")]
    pub(crate) fn has_flow(&mut self) -> Result<bool, Error> {
        Ok(!self.query("SELECT id FROM flow_look LIMIT 1", &[])?.is_empty())
    }

    /// Whether deployments of a service of this name were recorded.
    #[cfg(feature = "serve")]
    pub(crate) fn is_deployed(&mut self, service: &str) -> Result<bool, Error> {
        let sql =
            "SELECT own.id FROM flow_series AS own JOIN word ON word.id = own.service WHERE word.content = $1 LIMIT 1";
        Ok(!self.query(sql, &[Value::from(service)])?.is_empty())
    }

    /// What is known of deployments; none where nobody looked for any.
    pub(crate) fn flow(&mut self, wanted: &FlowWanted) -> Result<Option<FlowKept>, Error> {
        let looks = rows::all_looks(&mut *self.database).map_err(|reason| self.refused("read", reason))?;
        if looks.is_empty() {
            return Ok(None);
        }
        let owners = self.owners()?;
        let series = self.kept_flow(wanted, &looks, &owners).map_err(|reason| self.refused("read", reason))?;
        Ok(Some(FlowKept { now: wanted.now, series }))
    }

    fn kept_flow(
        &mut self,
        wanted: &FlowWanted,
        looks: &BTreeMap<Home, Arc<[Look]>>,
        owners: &Owners,
    ) -> Result<Vec<Kept>, Reason> {
        let chosen = Chosen::of(wanted.environment.as_deref(), wanted.service.as_deref());
        let series = chosen.series(&mut *self.database)?;
        let mut lives = chosen.lives(&mut *self.database)?;
        let mut deployments = chosen.deployments(&mut *self.database, [wanted.since, wanted.until])?;
        let kept = series.into_iter().map(|own| {
            let looks = looks.get(&own.home).cloned().unwrap_or_default();
            let deployments = deployments.remove(&own.id).unwrap_or_default();
            let deployed = Deployed {
                lives: lives.remove(&own.id).unwrap_or_default(),
                deployments: settled(deployments, &looks, wanted.now),
                ..own.deployed
            };
            let owner = owners.get(&deployed.service).cloned().flatten();
            Kept { repository: own.repository, owner, looks, deployed }
        });
        Ok(kept.collect())
    }

    /// Who owns the entities of each name now: as scorecards tell it, or golden paths where no scorecard has the name.
    fn owners(&mut self) -> Result<Owners, Error> {
        let (standing, on_paths) = (self.facets_now()?, self.facets_on_paths()?);
        let names = self.query("SELECT id, name FROM entity ORDER BY id", &[])?;
        let names: BTreeMap<i64, Arc<str>> = names.iter().map(|row| (row.int(0), row.string(1))).collect();
        let mut owners = owned(&names, on_paths);
        owners.extend(owned(&names, standing));
        Ok(owners)
    }
}

/// The owners of entities by their names.
fn owned(names: &BTreeMap<i64, Arc<str>>, all: impl IntoIterator<Item = (i64, Arc<Facets>)>) -> Owners {
    let mut owners: BTreeMap<Arc<str>, BTreeSet<Option<Arc<str>>>> = BTreeMap::new();
    for (entity, facets) in all {
        if let Some(name) = names.get(&entity) {
            owners.entry(name.clone()).or_default().insert(facets.owner.as_deref().map(Arc::from));
        }
    }
    let only = |all: BTreeSet<Option<Arc<str>>>| all.first().cloned().flatten().filter(|_| all.len() == 1);
    owners.into_iter().map(|(name, all)| (name, only(all))).collect()
}

/// Deployments with what is known of each: what nobody has looked at since may have failed all the same.
fn settled(mut all: Vec<Deployment>, looks: &[Look], now: i64) -> Vec<Deployment> {
    for own in &mut all {
        let known = look::seen(looks, own.at).map_or(now, |seen| seen.min(now));
        own.outcome.is_settled = own.settles <= known;
    }
    all
}

impl FlowKept {
    /// The environments, in order.
    #[cfg(feature = "serve")]
    pub(crate) fn environments(&self) -> BTreeSet<&str> {
        self.series.iter().map(|own| own.deployed.env.as_ref()).collect()
    }

    /// What is known of one environment alone.
    #[cfg(feature = "serve")]
    pub(crate) fn only(mut self, environment: &str) -> Self {
        self.series.retain(|own| own.deployed.env.as_ref() == environment);
        self
    }

    /// Each group in a window, also those that were not there, or that nobody looked at then.
    pub(crate) fn within(&self, [since, until]: [i64; 2], by: FlowBy) -> BTreeMap<FlowKey, Flowed> {
        let window = Window { since, until, now: self.now };
        let mut groups: BTreeMap<FlowKey, Flowed> = BTreeMap::new();
        for own in &self.series {
            let found = own.within(&window);
            let group =
                groups.entry(own.key(by)).or_insert_with(|| Flowed { looked: found.looked, ..Flowed::default() });
            group.tally.add(&found.tally);
            group.traced += found.traced;
        }
        groups
    }

    /// The whole weeks of a stretch of time by their first moments, each with its groups.
    pub(crate) fn weeks(&self, [since, until]: [i64; 2], by: FlowBy) -> Vec<(i64, BTreeMap<FlowKey, Flowed>)> {
        let weeks = Window { since, until, now: self.now }.weeks();
        weeks.map(|week| (monday(week), self.within([monday(week), monday(week + 1)], by))).collect()
    }
}

impl Flowed {
    /// Whether something is to be said, here or in another window: it was there at some time, or nobody looked.
    pub(crate) fn is_told(&self, other: Option<&Self>) -> bool {
        !self.is_known() || self.tally.is_present || other.is_some_and(|other| other.tally.is_present)
    }
}

impl Kept {
    fn key(&self, by: FlowBy) -> FlowKey {
        let own = &self.deployed;
        FlowKey {
            environment: own.env.clone(),
            service: (by == FlowBy::Service).then(|| own.service.clone()),
            owner: self.owner.clone().filter(|_| by != FlowBy::Environment),
            deploy: own.id.clone(),
            basis: own.basis,
            repository: self.repository.clone(),
        }
    }

    /// All series of a definition were looked for at once, so that they have the same share.
    fn within(&self, window: &Window) -> Flowed {
        let parts = look::parts(&self.looks, window);
        let mut found = Flowed::default();
        for part in &parts {
            found.tally.add(&Tally::of(&self.deployed, part));
            let is_traced = |content: &Option<Content>| matches!(content, Some(Content::Known { .. }));
            let deployments = self.deployed.within(part).iter();
            found.traced += deployments.filter(|own| is_traced(&own.content)).count();
        }
        let looked: i64 = parts.iter().map(|part| part.until - part.since).sum();
        let share = looked.saturating_mul(10_000).checked_div(window.until - window.since);
        found.looked = share.and_then(|share| u32::try_from(share).ok()).unwrap_or_default();
        found
    }
}
