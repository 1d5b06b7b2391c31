//! What `karat flow` measured into the history: what is new, what is known better now, and what was looked at, in one transaction.
//!
//! Looks are in the order of the moments that they speak of, whenever they arrive: one that comes late adds what no later one looked
//! for. What a clone of a service told stays where a later look had none: that it is not known again does not make it unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::database::{Reason, Value};
use super::super::error::Error;
use super::super::kept::insert;
use super::super::store::Store;
use super::code::{self, BASES};
use super::look::{self, Look};
use super::rows::{self, Key};
use crate::flow::{Content, Deployed, Deployment};

/// What was measured of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FlowSeen {
    /// What the repository is known by.
    pub(crate) repository: Arc<str>,
    /// The first moment that was looked at.
    pub(crate) since: i64,
    /// The moment after the last one.
    pub(crate) until: i64,
    /// The moment of the question: what became of deployments is as it was known then.
    pub(crate) moment: i64,
    /// The definitions that were looked for, by id; each is here, whether or not it has a series.
    pub(crate) deploys: BTreeSet<Arc<str>>,
    /// The services in their environments, with the deployments of that time.
    pub(crate) series: Vec<Deployed>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FlowRecorded {
    /// Deployments that were looked at.
    pub(crate) deployments: u64,
    /// Of those, the ones that were not there before.
    pub(crate) new: u64,
    /// Those of which something else is known than before.
    pub(crate) corrected: u64,
    /// Those that were there before, and are not seen any more.
    pub(crate) gone: u64,
    /// Whether this time was looked at at this moment before, and nothing is otherwise.
    pub(crate) is_known: bool,
}

impl Store {
    /// Records what was measured. The same a second time changes nothing.
    pub(crate) fn record_flow(&mut self, seen: &FlowSeen) -> Result<FlowRecorded, Error> {
        self.write("write to", |store| store.flow_seen(seen))
    }

    pub(super) fn flow_seen(&mut self, seen: &FlowSeen) -> Result<FlowRecorded, Reason> {
        // What is before the cutoff is no longer kept.
        let since = self.cutoff()?.map_or(seen.since, |cutoff| seen.since.max(cutoff));
        let mut told = FlowRecorded { is_known: true, ..FlowRecorded::default() };
        if since >= seen.until {
            return Ok(told);
        }
        let repository = self.words.word(&mut *self.database, &seen.repository)?;
        let new = Look { since, until: seen.until, moment: seen.moment };
        for deploy in &seen.deploys {
            let number = self.words.word(&mut *self.database, deploy)?;
            let known = rows::looks(&mut *self.database, [repository, number])?;
            let looks = known.iter().map(|(_, look)| *look).collect();
            let mut looking = Looking { store: self, home: [repository, number], new, looks, told, is_changed: false };
            looking.series(seen.series.iter().filter(|own| own.id == *deploy))?;
            told = looking.told;
            if looking.is_changed || !known.iter().any(|(_, look)| look.covers(&new)) {
                told.is_known = false;
                self.looked([repository, number], new, &known)?;
            }
        }
        Ok(told)
    }

    /// Remembers a look. Those that tell no more than it go; its number is a new one, so that whoever looks sees that something changed.
    fn looked(&mut self, home: rows::Home, new: Look, known: &[(i64, Look)]) -> Result<(), Reason> {
        // Before the last one goes, so that its number is not given again.
        let id = self.words.number(&mut *self.database, "flow_look")?;
        let mut new = new;
        for (old, look) in known {
            if new.covers(look) || (look.since, look.until) == (new.since, new.until) {
                new.moment = new.moment.max(look.moment);
                self.database.execute("DELETE FROM flow_look WHERE id = $1", &[Value::Int(*old)])?;
            }
        }
        rows::add_looks(&mut *self.database, home, &[(id, new)])
    }
}

/// A definition that is looked for.
struct Looking<'s> {
    store: &'s mut Store,
    home: rows::Home,
    new: Look,
    looks: Vec<Look>,
    told: FlowRecorded,
    /// Whether anything is otherwise than before.
    is_changed: bool,
}

/// A series as it is kept.
struct Known {
    id: i64,
    has_clone: bool,
}

impl Looking<'_> {
    fn series<'d>(&mut self, all: impl Iterator<Item = &'d Deployed>) -> Result<(), Reason> {
        let mut left = self.known()?;
        let later = self.looks.iter().filter(|look| look.moment > self.new.moment).map(|look| look.since).min();
        for own in all {
            let mut key = [code::number(&BASES, own.basis), 0, 0];
            for (place, word) in key.iter_mut().skip(1).zip([&own.env, &own.service]) {
                *place = self.store.words.word(&mut *self.store.database, word)?;
            }
            let known = left.remove(&key);
            let is_new = known.is_none();
            let id = self.numbered(key, own.has_clone, known)?;
            match later {
                None => self.lives(id, own.lives.iter().copied())?,
                Some(later) if is_new => self.lives(id, ended(&own.lives, later))?,
                Some(_) => {}
            }
            self.deployments(id, &own.deployments)?;
        }
        for gone in left.into_values() {
            self.deployments(gone.id, &[])?;
            if later.is_none() {
                let lives = rows::lives(&mut *self.store.database, gone.id)?;
                self.lives(gone.id, ended(&lives, self.new.since))?;
            }
        }
        Ok(())
    }

    /// The series of the definition, by basis, environment and service.
    fn known(&mut self) -> Result<BTreeMap<[i64; 3], Known>, Reason> {
        let sql =
            "SELECT id, basis, environment, service, clone FROM flow_series WHERE repository = $1 AND deploy = $2";
        let found = self.store.rows(sql, &self.home.map(Value::Int))?;
        let known = |row: &super::super::database::Row| {
            ([1, 2, 3].map(|at| row.int(at)), Known { id: row.int(0), has_clone: row.int(4) != 0 })
        };
        Ok(found.iter().map(known).collect())
    }

    /// The number of a series, which is made where it is not there.
    fn numbered(&mut self, key: [i64; 3], has_clone: bool, known: Option<Known>) -> Result<i64, Reason> {
        let Store { database, words, .. } = &mut *self.store;
        if let Some(known) = known {
            if has_clone && !known.has_clone {
                database.execute("UPDATE flow_series SET clone = 1 WHERE id = $1", &[Value::Int(known.id)])?;
                self.is_changed = true;
            }
            return Ok(known.id);
        }
        self.is_changed = true;
        rows::add_series(&mut **database, words, self.home, key, has_clone)
    }

    fn lives(&mut self, series: i64, all: impl Iterator<Item = (i64, Option<i64>)>) -> Result<(), Reason> {
        let known: BTreeMap<i64, Option<i64>> = rows::lives(&mut *self.store.database, series)?.into_iter().collect();
        // What is over for longer than it is kept is not brought back.
        let cutoff = self.store.cutoff()?.unwrap_or(i64::MIN);
        let mut lives: BTreeMap<i64, Option<i64>> = BTreeMap::new();
        for (since, until) in all.filter(|(_, until)| until.is_none_or(|until| until > cutoff)) {
            // Of two that begin in the same second the longer one says it all.
            let known = lives.entry(since).or_insert(until);
            *known = known.zip(until).map(|(one, other)| one.max(other));
        }
        if known == lives {
            return Ok(());
        }
        self.is_changed = true;
        let database = &mut *self.store.database;
        database.execute("DELETE FROM flow_life WHERE series = $1", &[Value::Int(series)])?;
        let rows = lives.iter().map(|(since, until)| vec![Value::Int(series), Value::Int(*since), Value::from(*until)]);
        insert(database, "flow_life", &rows::LIFE, rows.collect())
    }

    /// What is known of the deployments of a series becomes what was seen, except where a later look saw it already.
    fn deployments(&mut self, series: i64, all: &[Deployment]) -> Result<(), Reason> {
        let later: Vec<Look> = self.looks.iter().filter(|look| look.moment > self.new.moment).copied().collect();
        let is_mine = |at: i64| at >= self.new.since && look::seen(&later, at).is_none();
        let database = &mut *self.store.database;
        let mut known = rows::deployments(database, series, [self.new.since, self.new.until])?;
        let mut added: BTreeMap<Key, Deployment> = BTreeMap::new();
        for own in all.iter().filter(|own| (self.new.since..self.new.until).contains(&own.at)) {
            self.told.deployments += 1;
            let key = rows::key(own);
            let own = match known.remove(&key) {
                None if is_mine(own.at) => {
                    self.told.new += 1;
                    own.clone()
                }
                None => continue,
                Some(old) => {
                    let best = if is_mine(own.at) { better(&old, own) } else { better(own, &old) };
                    if best == old {
                        continue;
                    }
                    self.told.corrected += 1;
                    rows::remove(database, series, &key)?;
                    best
                }
            };
            self.is_changed = true;
            added.insert(key, own);
        }
        for key in known.keys().filter(|(at, ..)| is_mine(*at)) {
            self.told.gone += 1;
            self.is_changed = true;
            rows::remove(database, series, key)?;
        }
        rows::add(database, series, added.values())
    }
}

/// From when until when a service was there that is not seen any more from a moment on.
fn ended(lives: &[(i64, Option<i64>)], end: i64) -> impl Iterator<Item = (i64, Option<i64>)> {
    let before = lives.iter().filter(move |(since, _)| *since < end);
    before.map(move |(since, until)| (*since, Some(until.map_or(end, |until| until.min(end)))))
}

/// What is known of a deployment after another look. Where the earlier one knew more of what it brought, only what happened since is
/// new.
fn better(old: &Deployment, new: &Deployment) -> Deployment {
    const fn rank(content: Option<&Content>) -> u8 {
        match content {
            None => 0,
            Some(Content::Unresolved) => 1,
            Some(Content::Known { .. }) => 2,
        }
    }
    let mut best = if rank(new.content.as_ref()) < rank(old.content.as_ref()) {
        let mut best = old.clone();
        best.settles = new.settles;
        best.outcome.failed = old.outcome.failed.or(new.outcome.failed.filter(|_| old.outcome.is_change));
        best.outcome.is_rework |= new.outcome.is_rework;
        best
    } else {
        new.clone()
    };
    // That depends on the moment of a question, and is no part of what is kept.
    best.outcome.is_settled = true;
    best
}
