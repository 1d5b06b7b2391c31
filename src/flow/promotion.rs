//! The same service in two environments → how long each version took from one to the next, and which ones are stuck.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::event::{Event, Kind, Series};
use super::window::{Spread, Window};

/// The promotion between two environments that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Promotion {
    /// The earlier environment.
    pub(crate) from: String,
    /// The later one.
    pub(crate) to: String,
    /// Each service in both of them: seconds of every version that reached the later one in the window.
    pub(crate) services: BTreeMap<String, Vec<i64>>,
    /// Versions that were in the later environment first.
    pub(crate) out_of_order: usize,
    /// Versions that wait in the earlier environment.
    pub(crate) stuck: Vec<Stuck>,
}

/// A version that is in one environment, and never came to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stuck {
    /// The service.
    pub(crate) service: String,
    /// The version.
    pub(crate) version: Arc<str>,
    /// Since when it is there.
    pub(crate) since: i64,
}

impl Promotion {
    /// The spread over all services.
    pub(crate) fn spread(&self) -> Spread {
        Spread::of(self.services.values().flatten().copied().collect())
    }
}

/// Promotions between neighbours, and from the first environment to the last. Only series of one basis are compared.
pub(crate) fn of(environments: &[String], series: &[Series], window: &Window, stuck_after: i64) -> Vec<Promotion> {
    let mut pairs: Vec<(&String, &String)> = environments.iter().zip(environments.iter().skip(1)).collect();
    if let (Some(first), Some(last)) = (environments.first(), environments.last().filter(|_| pairs.len() > 1)) {
        pairs.push((first, last));
    }
    let neighbours = environments.len().saturating_sub(1);
    let one = |(place, (from, to)): (usize, (&String, &String))| {
        let mut promotion = Promotion {
            from: from.clone(),
            to: to.clone(),
            services: BTreeMap::new(),
            out_of_order: 0,
            stuck: Vec::new(),
        };
        for earlier in series.iter().filter(|series| series.env == *from) {
            let is_same =
                |later: &&Series| later.env == *to && later.service == earlier.service && later.basis == earlier.basis;
            let Some(later) = series.iter().find(is_same) else { continue };
            promotion.times(earlier, later, window);
            if place < neighbours {
                promotion.stuck.extend(stuck(earlier, later, window, stuck_after));
            }
        }
        promotion.stuck.sort_by(|a, b| (a.since, &a.service).cmp(&(b.since, &b.service)));
        promotion
    };
    pairs.into_iter().enumerate().map(one).collect()
}

impl Promotion {
    fn times(&mut self, earlier: &Series, later: &Series, window: &Window) {
        let (from, to) = (firsts(&earlier.events), firsts(&later.events));
        let times = self.services.entry(earlier.service.clone()).or_default();
        for (version, at) in to.into_iter().filter(|(_, at)| window.has(*at)) {
            match from.get(version).map(|from| at - from) {
                Some(passed) if passed >= 0 => times.push(passed),
                Some(_) => self.out_of_order += 1,
                None => {}
            }
        }
    }
}

/// When each version came for the first time.
fn firsts(events: &[Event]) -> BTreeMap<&Arc<str>, i64> {
    let mut firsts = BTreeMap::new();
    for event in events.iter().filter(|event| event.kind.is_forward()) {
        if let Some(version) = &event.to {
            firsts.entry(version).or_insert(event.at);
        }
    }
    firsts
}

fn stuck(earlier: &Series, later: &Series, window: &Window, stuck_after: i64) -> Option<Stuck> {
    let current = |series: &Series| {
        let before = series.events.iter().rev().find(|event| event.at < window.until && event.kind != Kind::ConfigOnly);
        before.and_then(|event| event.to.clone().map(|version| (version, event.at)))
    };
    let (version, since) = current(earlier)?;
    let was_there = later.events.iter().any(|event| event.at < window.until && event.to.as_ref() == Some(&version));
    // Where the service is gone from the later environment, nothing waits for it.
    let is_there = current(later).is_some();
    let is_old = window.until - since > stuck_after;
    (is_there && !was_there && is_old).then(|| Stuck { service: earlier.service.clone(), version, since })
}
