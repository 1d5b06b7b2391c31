//! Deployments that were recorded → tallies of any window, by service, environment or owner.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::database::Value;
use super::super::error::Error;
use super::super::store::Store;
use super::code::{self, BASES};
use super::look::{self, Look};
use super::rows;
use crate::flow::{Basis, Content, Deployed, Tally, Window, monday};

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

    /// What is known of deployments.
    pub(crate) fn flow(&mut self, wanted: &FlowWanted) -> Result<FlowKept, Error> {
        if !self.has_flow()? {
            let help = "`karat flow --record` records what it measures";
            return Err(Error::question("no deployments were recorded yet", help));
        }
        let owners = self.owners()?;
        let looks = self.all_looks()?;
        let sql = "SELECT own.id, repository.content, deploy.content, own.basis, environment.content, service.content, own.clone, \
             own.repository, own.deploy FROM flow_series AS own JOIN word AS repository ON repository.id = own.repository \
             JOIN word AS deploy ON deploy.id = own.deploy JOIN word AS environment ON environment.id = own.environment \
             JOIN word AS service ON service.id = own.service";
        let mut series = Vec::new();
        for row in self.query(sql, &[])? {
            let (environment, service) = (row.string(4), row.string(5));
            let is = |asked: &Option<String>, own: &str| asked.as_ref().is_none_or(|asked| asked == own);
            if !is(&wanted.environment, &environment) || !is(&wanted.service, &service) {
                continue;
            }
            let looks = looks.get(&[row.int(7), row.int(8)]).cloned().unwrap_or_default();
            let deployed = Deployed {
                id: row.string(2).to_string(),
                basis: code::numbered(&BASES, row.int(3)).unwrap_or(Basis::Gitops),
                env: environment.to_string(),
                service: service.to_string(),
                has_clone: row.int(6) != 0,
                lives: self.lives_of(row.int(0))?,
                latest: None,
                deployments: Vec::new(),
                others: BTreeMap::new(),
            };
            let deployed = self.with_deployments(deployed, row.int(0), wanted, &looks)?;
            let owner = owners.get(&service).cloned().flatten();
            series.push(Kept { repository: row.string(1), owner, looks, deployed });
        }
        Ok(FlowKept { now: wanted.now, series })
    }

    fn with_deployments(
        &mut self,
        own: Deployed,
        series: i64,
        wanted: &FlowWanted,
        looks: &[Look],
    ) -> Result<Deployed, Error> {
        let found = rows::deployments(&mut *self.database, series, [wanted.since, wanted.until]);
        let found = found.map_err(|reason| self.refused("read", reason))?;
        let deployments = found.into_values().map(|mut deployment| {
            // What nobody has looked at since may have failed all the same.
            let known = look::seen(looks, deployment.at).map_or(wanted.now, |seen| seen.min(wanted.now));
            deployment.outcome.is_settled = deployment.settles <= known;
            deployment
        });
        Ok(Deployed { deployments: deployments.collect(), ..own })
    }

    fn lives_of(&mut self, series: i64) -> Result<Vec<(i64, Option<i64>)>, Error> {
        let sql = "SELECT since, until FROM flow_life WHERE series = $1 ORDER BY since";
        Ok(self.query(sql, &[Value::Int(series)])?.iter().map(|row| (row.int(0), row.number(1))).collect())
    }

    /// The looks for each definition, by the words of its repository and its id.
    fn all_looks(&mut self) -> Result<BTreeMap<[i64; 2], Arc<[Look]>>, Error> {
        let mut looks: BTreeMap<[i64; 2], Vec<Look>> = BTreeMap::new();
        for row in self.query("SELECT repository, deploy, since, until, moment FROM flow_look ORDER BY id", &[])? {
            let look = Look { since: row.int(2), until: row.int(3), moment: row.int(4) };
            looks.entry([row.int(0), row.int(1)]).or_default().push(look);
        }
        Ok(looks.into_iter().map(|(key, looks)| (key, Arc::from(looks))).collect())
    }

    /// Who owns the entities of a name now; none where several do.
    fn owners(&mut self) -> Result<BTreeMap<Arc<str>, Option<Arc<str>>>, Error> {
        let facets = self.facets_now()?;
        let mut owners: BTreeMap<Arc<str>, BTreeSet<Option<Arc<str>>>> = BTreeMap::new();
        for row in self.query("SELECT id, name FROM entity ORDER BY id", &[])? {
            if let Some(facets) = facets.get(&row.int(0)) {
                owners.entry(row.string(1)).or_default().insert(facets.owner.as_deref().map(Arc::from));
            }
        }
        let only = |all: BTreeSet<Option<Arc<str>>>| all.first().cloned().flatten().filter(|_| all.len() == 1);
        Ok(owners.into_iter().map(|(name, all)| (name, only(all))).collect())
    }
}

impl FlowKept {
    /// The environments, in order.
    #[cfg(feature = "serve")]
    pub(crate) fn environments(&self) -> BTreeSet<&str> {
        self.series.iter().map(|own| own.deployed.env.as_str()).collect()
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
}

impl FlowKept {
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
            environment: Arc::from(own.env.as_str()),
            service: (by == FlowBy::Service).then(|| Arc::from(own.service.as_str())),
            owner: self.owner.clone().filter(|_| by != FlowBy::Environment),
            deploy: Arc::from(own.id.as_str()),
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
            let deployments = self.deployed.deployments.iter().filter(|own| part.has(own.at));
            found.traced += deployments.filter(|own| is_traced(&own.content)).count();
        }
        let looked: i64 = parts.iter().map(|part| part.until - part.since).sum();
        let share = looked.saturating_mul(10_000).checked_div(window.until - window.since);
        found.looked = share.and_then(|share| u32::try_from(share).ok()).unwrap_or_default();
        found
    }
}
