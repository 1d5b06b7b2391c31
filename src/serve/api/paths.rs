//! Golden paths: which there are, who is on them, who came and left, and each entity with its signals.

use std::sync::Arc;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, Named, Told, moment};
use super::page::{Page, Paging};
use super::scorecards::Between;
use crate::history::Store;
use crate::history::ask::{Adoption, AdoptionDay, OnPath, PathKnown, PathStep};
use crate::model::adoption::{Counts, Signal, State};
use crate::serve::reply::Refused;

/// A golden path that runs asked, between two moments.
#[derive(Serialize, ToSchema)]
pub(super) struct PathItem {
    /// Permanent id.
    #[schema(example = "paved-road")]
    id: Arc<str>,
    /// What people call it.
    title: Arc<str>,
    /// Semantic version of the definition.
    #[schema(example = "3.1.0")]
    version: Arc<str>,
    /// Who has so many of its signals is on it.
    at_least: u32,
    /// Whether another way is allowed: only then is being on it a choice.
    alternative_allowed: bool,
    /// At the earlier moment.
    before: Share,
    /// At the later moment.
    now: Share,
    /// Steps onto it, of those that were there before.
    came: usize,
    /// Steps off it.
    left: usize,
    /// Those that came in between, as they were when they were first seen; none where the path was not asked before.
    new: Option<Share>,
    /// Who was on it 90 days before the later moment.
    stayed: Stayed,
}

/// How many are on a path.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the word of the answer")]
struct Share {
    on: usize,
    off: usize,
    unknown: usize,
    /// The share that is known to be on it, in basis points; none of nobody.
    #[schema(maximum = 10000)]
    share: Option<u32>,
    /// The share where all that is unknown is on it, in basis points.
    #[schema(maximum = 10000)]
    up_to: Option<u32>,
}

/// Who was on a path, and where they are 90 days later.
#[derive(Serialize, ToSchema)]
struct Stayed {
    /// On it then.
    on: usize,
    /// Of those, still on it.
    still: usize,
    /// Known to have left it.
    left: usize,
    /// Not there any more.
    gone: usize,
    /// The share that stayed, of those that are still there, in basis points.
    #[schema(maximum = 10000)]
    share: Option<u32>,
}

/// Golden paths.
#[derive(Serialize, ToSchema)]
pub(super) struct Paths {
    /// By id.
    paths: Vec<PathItem>,
}

/// A golden path over time.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the words of the answer")]
pub(super) struct Path {
    #[serde(flatten)]
    path: PathItem,
    /// Each day on which something changed, and the first and the last one.
    days: Vec<DayShare>,
    /// Steps onto it and off it, by time.
    steps: Vec<StepItem>,
}

/// How many were on a path at the end of a day, in UTC.
#[derive(Serialize, ToSchema)]
struct DayShare {
    /// The day.
    #[schema(format = Date)]
    day: String,
    #[serde(flatten)]
    share: Share,
}

/// A step onto a path, or off it.
#[derive(Serialize, ToSchema)]
struct StepItem {
    /// The look that saw it first.
    #[schema(format = DateTime)]
    moment: String,
    /// Onto the path.
    onto: bool,
    /// Where it lives.
    repository: Arc<str>,
    /// The entity's reference.
    entity: Arc<str>,
    /// Full reference of the owner.
    owner: Option<String>,
    /// The signals that became otherwise.
    signals: Vec<Turn>,
}

/// A signal that became otherwise.
#[derive(Serialize, ToSchema)]
struct Turn {
    /// Its id.
    id: Arc<str>,
    was: &'static str,
    is: &'static str,
}

/// An entity that a path is for.
#[derive(Serialize, ToSchema)]
pub(super) struct AdoptedItem {
    /// Where it lives.
    repository: Arc<str>,
    /// Its reference.
    #[schema(example = "component:default/shop")]
    entity: Arc<str>,
    /// What people call it.
    name: Arc<str>,
    /// Full reference of the owner.
    owner: Option<String>,
    /// Full reference of the system.
    system: Option<String>,
    /// How much hangs on it.
    tier: Option<String>,
    /// The version of the path.
    version: Arc<str>,
    /// `on`, `off` or `unknown`.
    state: &'static str,
    /// The signals, in the order of the path.
    signals: Vec<SignalItem>,
    /// Since when exactly this holds.
    #[schema(format = DateTime)]
    since: String,
}

/// A sign of use.
#[derive(Serialize, ToSchema)]
struct SignalItem {
    /// Its id.
    id: Arc<str>,
    /// `pass` where it is seen.
    outcome: &'static str,
}

impl Told for Paths {}
impl Told for Path {}

/// List the golden paths with who is on them
#[utoipa::path(get, path = "/paths", tag = "paths", params(Between),
    responses((status = 200, description = "The golden paths that runs asked", body = Paths)))]
pub(super) async fn list(Asked(between): Asked<Between>, caller: Caller) -> Answer {
    let question = move |store: &mut Store, caller: &Caller| {
        caller.whole()?;
        let ends = caller.kept(store, between.since.as_deref(), between.until.as_deref())?;
        let known = store.golden_paths()?;
        let told = known.iter().map(|own| Ok(item(own, &store.path_lives(own, ends)?.all())));
        Ok(Paths { paths: told.collect::<Result<_, Refused>>()? })
    };
    caller.answer(question).await
}

/// One golden path: its share day by day, and who came and left
#[utoipa::path(get, path = "/paths/{id}", tag = "paths",
    params(("id" = String, Path, description = "The path's id", example = "paved-road"), Between),
    responses((status = 200, description = "The path as it was last asked", body = Path)))]
pub(super) async fn one(Named(id): Named, Asked(between): Asked<Between>, caller: Caller) -> Answer {
    let question = move |store: &mut Store, caller: &Caller| {
        caller.whole()?;
        let ends = caller.kept(store, between.since.as_deref(), between.until.as_deref())?;
        let known = find(store, &id)?;
        let lives = store.path_lives(&known, ends)?;
        let adoption = lives.all();
        let day = |own: &AdoptionDay| DayShare { day: own.day.to_string(), share: own.counts.into() };
        Ok(Path {
            path: item(&known, &adoption),
            days: lives.days(None).iter().map(day).collect(),
            steps: adoption.steps.iter().map(step).collect(),
        })
    };
    caller.answer(question).await
}

/// Which entities of a path are asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct AdoptedQuery {
    /// In this state.
    #[param(inline)]
    state: Option<StateAsked>,
    /// Of this owner, by full reference.
    #[param(example = "group:default/payments")]
    owner: Option<String>,
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// Whether somebody is on a path.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum StateAsked {
    On,
    Off,
    Unknown,
}

impl StateAsked {
    const fn state(self) -> State {
        match self {
            Self::On => State::On,
            Self::Off => State::Off,
            Self::Unknown => State::Unknown,
        }
    }
}

/// Entities that a golden path is for, with their signals
#[utoipa::path(get, path = "/paths/{id}/entities", tag = "paths",
    params(("id" = String, Path, description = "The path's id", example = "paved-road"), AdoptedQuery),
    responses((status = 200, description = "A page of entities, by repository and reference", body = Page<AdoptedItem>)))]
pub(super) async fn entities(Named(id): Named, Asked(query): Asked<AdoptedQuery>, caller: Caller) -> Answer {
    let question = move |store: &mut Store, caller: &Caller| {
        let paging: Paging<(Arc<str>, Arc<str>)> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
        let known = find(store, &id)?;
        let mut all = store.on_path(&known, paging.at)?;
        all.retain(|own| {
            let owner = own.facets.owner.as_deref();
            caller.sight.sees(&own.repository, owner)
                && query.owner.as_deref().is_none_or(|asked| owner == Some(asked))
                && query.state.is_none_or(|asked| own.state == asked.state())
        });
        let keyed = all.into_iter().map(|own| ((own.repository.clone(), own.entity.clone()), own)).collect();
        Ok(paging.cut(keyed, |own| adopted(&own)))
    };
    caller.answer(question).await
}

fn find(store: &mut Store, id: &str) -> Result<PathKnown, Refused> {
    store.path_known(id)?.ok_or_else(|| {
        let help = "/api/v1/paths lists those that runs asked";
        Refused::new(StatusCode::NOT_FOUND, format!("no run asked the golden path `{id}`"), help)
    })
}

impl From<Counts> for Share {
    fn from(own: Counts) -> Self {
        let Counts { on, off, unknown } = own;
        Self { on, off, unknown, share: own.share(), up_to: own.up_to() }
    }
}

fn item(known: &PathKnown, own: &Adoption) -> PathItem {
    let cohort = own.cohort;
    PathItem {
        id: known.path.id.clone(),
        title: known.path.title.clone(),
        version: known.path.version.clone(),
        at_least: known.path.at_least,
        alternative_allowed: known.path.is_voluntary,
        before: own.before.into(),
        now: own.now.into(),
        came: own.steps(true).count(),
        left: own.steps(false).count(),
        new: own.new.map(Share::from),
        stayed: Stayed {
            on: cohort.on,
            still: cohort.still,
            left: cohort.left,
            gone: cohort.gone,
            share: cohort.share(),
        },
    }
}

fn step(own: &PathStep) -> StepItem {
    let turn = |[was, is]: &[Signal; 2]| Turn { id: is.id.clone(), was: was.outcome.as_str(), is: is.outcome.as_str() };
    StepItem {
        moment: moment(own.moment),
        onto: own.onto,
        repository: own.repository.clone(),
        entity: own.entity.clone(),
        owner: own.facets.owner.clone(),
        signals: own.signals.iter().map(turn).collect(),
    }
}

fn adopted(own: &OnPath) -> AdoptedItem {
    let signal = |own: &Signal| SignalItem { id: own.id.clone(), outcome: own.outcome.as_str() };
    AdoptedItem {
        repository: own.repository.clone(),
        entity: own.entity.clone(),
        name: own.name.clone(),
        owner: own.facets.owner.clone(),
        system: own.facets.system.clone(),
        tier: own.facets.tier.clone(),
        version: own.version.clone(),
        state: own.state.as_str(),
        signals: own.signals.iter().map(signal).collect(),
        since: moment(own.since),
    }
}
