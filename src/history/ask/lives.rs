//! What is known of entities on a golden path over time → who is on it, who came and left, who stayed. Pure arithmetic; the figures are
//! those of `karat adoption`, of looks that were recorded in place of looks at the past.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::{adopted, code};
use super::by::By;
use crate::model::Date;
use crate::model::adoption::{AskedPath, Cohort, Counts, Signal, State};
use crate::model::selector::Facets;

/// Who was on a path is looked for so many seconds later: 90 days.
pub(super) const STAY: i64 = 90 * code::DAY;

/// An entity that a path is for, or was, by time.
#[derive(Clone, Debug)]
pub(super) struct Life {
    pub(super) repository: Arc<str>,
    pub(super) entity: Arc<str>,
    pub(super) spans: Vec<Span>,
}

/// What holds from a moment on, up to another one.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) since: i64,
    pub(super) until: Option<i64>,
    pub(super) state: State,
    pub(super) facets: Arc<Facets>,
    pub(super) signals: Arc<str>,
}

impl Span {
    fn covers(&self, moment: i64) -> bool {
        self.since <= moment && self.until.is_none_or(|until| moment < until)
    }
}

/// How many were on a path at the end of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptionDay {
    /// The day, in UTC.
    pub day: Date,
    /// What they have in common; none for those that have no such thing, and where all are taken together.
    pub key: Option<Arc<str>>,
    /// How many.
    pub counts: Counts,
}

/// A path between two moments, for all or for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adoption {
    /// The path as it was asked last.
    pub path: AskedPath,
    /// What the entities have in common; none for those that have no such thing, and where all are taken together.
    pub key: Option<Arc<str>>,
    /// At the earlier moment.
    pub before: Counts,
    /// At the later one.
    pub now: Counts,
    /// Steps of those that were there before, by time.
    pub steps: Vec<PathStep>,
    /// Those that came in between, as they were when they were first seen; none where nothing is known of the time before.
    pub new: Option<Counts>,
    /// Who was on it 90 days before the later moment, and where they are at it.
    pub cohort: Cohort,
}

impl Adoption {
    /// The steps onto the path, or those off it, by time.
    pub fn steps(&self, onto: bool) -> impl Iterator<Item = &PathStep> {
        self.steps.iter().filter(move |step| step.onto == onto)
    }
}

/// A step onto a path, or off it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    /// The look that saw it first.
    pub moment: i64,
    /// Onto the path.
    pub onto: bool,
    /// The repository.
    pub repository: Arc<str>,
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What it was like then.
    pub facets: Arc<Facets>,
    /// The signals that became otherwise, each as it was and as it is.
    pub signals: Vec<[Signal; 2]>,
}

impl PathStep {
    /// The word for where it leads.
    pub const fn word(&self) -> &'static str {
        if self.onto { "onto" } else { "off" }
    }
}

/// What is known of the entities of a path between two moments, and of 90 days before the later one: everything that is told of it
/// comes from one look.
#[derive(Clone, Debug)]
pub struct PathLives {
    /// The path as it was asked last.
    pub(super) path: AskedPath,
    /// The first moment of which anything is known.
    pub(super) first: i64,
    /// The first moment of which all is kept.
    pub(super) kept: i64,
    /// The two moments.
    pub(super) ends: [i64; 2],
    pub(super) lives: Vec<Life>,
}

impl PathLives {
    /// What came of the path for all.
    pub fn all(&self) -> Adoption {
        self.grouped(None).remove(&None).unwrap_or_else(|| self.empty(None))
    }

    /// What came of it for each of those that have something in common, by key.
    pub fn by(&self, by: By) -> Vec<Adoption> {
        self.grouped(Some(by)).into_values().collect()
    }

    fn grouped(&self, by: Option<By>) -> BTreeMap<Option<Arc<str>>, Adoption> {
        let mut groups: BTreeMap<Option<Arc<str>>, Adoption> = BTreeMap::new();
        let mut each = |facets: &Facets, work: &mut dyn FnMut(&mut Adoption)| {
            for key in keys(by, facets) {
                work(groups.entry(key.clone()).or_insert_with(|| self.empty(key)));
            }
        };
        let [from, to] = self.ends;
        for life in &self.lives {
            let at = |moment: i64| life.spans.iter().find(|span| span.covers(moment));
            if let Some(span) = at(from) {
                each(&span.facets, &mut |own| own.before.add(span.state));
            } else if let Some(span) = life.spans.iter().find(|span| span.since > from && span.since <= to) {
                each(&span.facets, &mut |own| own.new.iter_mut().for_each(|new| new.add(span.state)));
            }
            if let Some(span) = at(to) {
                each(&span.facets, &mut |own| own.now.add(span.state));
            }
            let stayed = at(to - STAY).filter(|span| to - STAY >= self.kept && span.state == State::On);
            if let Some(span) = stayed {
                let later = at(to).map(|span| span.state);
                each(&span.facets, &mut |own| counted(&mut own.cohort, later));
            }
            for step in steps(life, self.ends) {
                each(&step.facets.clone(), &mut |own| own.steps.push(step.clone()));
            }
        }
        for own in groups.values_mut() {
            own.steps.sort_by(|a, b| order(a).cmp(&order(b)));
        }
        groups
    }

    fn empty(&self, key: Option<Arc<str>>) -> Adoption {
        let [from, to] = self.ends;
        Adoption {
            path: self.path.clone(),
            key,
            before: Counts::default(),
            now: Counts::default(),
            steps: Vec::new(),
            new: (self.first <= from).then(Counts::default),
            cohort: Cohort { day: to - STAY, ..Cohort::default() },
        }
    }

    /// How many were on the path at the end of each day between the two moments on which something changed, and of the first and the
    /// last one; for all, or for each of those that have something in common; by day and key.
    pub fn days(&self, by: Option<By>) -> Vec<AdoptionDay> {
        let [first, last] = self.ends.map(code::day);
        let ended = |span: &Span| span.until.filter(|until| *until <= self.ends[1]);
        let spans = || self.lives.iter().flat_map(|life| &life.spans);
        let mut days: BTreeSet<i64> = BTreeSet::from([first, last]);
        let bounds = spans().flat_map(|span| [Some(span.since), ended(span)]);
        days.extend(bounds.flatten().map(code::day).filter(|day| (first..=last).contains(day)));
        let mut keyed: BTreeSet<Option<Arc<str>>> = BTreeSet::new();
        let mut told = Vec::new();
        let mut counts: BTreeMap<(i64, Option<Arc<str>>), Counts> = BTreeMap::new();
        for span in spans() {
            // The end of a day is before the first moment of the next one.
            let from = code::day(span.since);
            // What ends later on the last day still holds at the moment that is asked for.
            let until = ended(span).map_or(i64::MAX, code::day);
            for day in days.range(from..until.max(from)) {
                for key in keys(by, &span.facets) {
                    keyed.insert(key.clone());
                    counts.entry((*day, key)).or_default().add(span.state);
                }
            }
        }
        for day in days {
            for key in &keyed {
                let counts = counts.get(&(day, key.clone())).copied().unwrap_or_default();
                told.push(AdoptionDay { day: code::date(day), key: key.clone(), counts });
            }
        }
        told
    }
}

fn order(own: &PathStep) -> (i64, &str, &str) {
    (own.moment, &own.repository, &own.entity)
}

fn keys(by: Option<By>, facets: &Facets) -> Vec<Option<Arc<str>>> {
    by.map_or_else(|| vec![None], |by| by.keys(facets))
}

const fn counted(cohort: &mut Cohort, later: Option<State>) {
    cohort.on += 1;
    match later {
        Some(State::On) => cohort.still += 1,
        Some(State::Off) => cohort.left += 1,
        Some(State::Unknown) => {}
        None => cohort.gone += 1,
    }
}

/// The steps of an entity: where it is known on both sides, whatever lies between.
fn steps(life: &Life, [from, to]: [i64; 2]) -> Vec<PathStep> {
    let is_seen = |span: &&Span| span.since <= to && span.until.is_none_or(|until| until > from);
    let known = life.spans.iter().filter(is_seen).filter(|span| span.state != State::Unknown);
    let known: Vec<&Span> = known.collect();
    let pairs = known.windows(2).filter_map(|pair| match pair {
        [was, is] if was.state != is.state => Some(PathStep {
            moment: is.since,
            onto: is.state == State::On,
            repository: life.repository.clone(),
            entity: life.entity.clone(),
            facets: is.facets.clone(),
            signals: otherwise(&was.signals, &is.signals),
        }),
        _ => None,
    });
    pairs.collect()
}

/// The signals that are not as they were.
fn otherwise(was: &str, is: &str) -> Vec<[Signal; 2]> {
    let was = adopted::read(was);
    let of = |own: &Signal| was.iter().find(|other| other.id == own.id).cloned();
    let pairs = adopted::read(is).into_iter().filter_map(|own| Some([of(&own)?, own]));
    pairs.filter(|[was, is]| was.outcome != is.outcome).collect()
}
