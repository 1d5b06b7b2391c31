//! How many stand where: day by day, and by owner, system, domain or tier.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, Told, scorecard};
use crate::history::Store;
use crate::history::ask::{LevelDay, Scope};
use crate::model::GroupBy;

/// What entities are taken together by.
#[derive(Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Grouping {
    Owner,
    System,
    Domain,
    Tier,
}

impl Grouping {
    const fn by(self) -> GroupBy {
        match self {
            Self::Owner => GroupBy::Owner,
            Self::System => GroupBy::System,
            Self::Domain => GroupBy::Domain,
            Self::Tier => GroupBy::Tier,
        }
    }
}

/// Which levels are asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct LevelQuery {
    /// Of this scorecard, by id; of the first one where it is missing.
    scorecard: Option<String>,
    /// What entities are taken together by; all together where it is missing. Of `groups`: by owner.
    #[param(inline)]
    by: Option<Grouping>,
    /// The earlier moment: a day, a moment of RFC 3339, or a length of time before now such as `30d`. The last 90 days where it is missing.
    since: Option<String>,
    /// The later moment. Now where it is missing.
    until: Option<String>,
}

/// Levels over time.
#[derive(Serialize, ToSchema)]
pub(super) struct Levels {
    /// The scorecard's id.
    scorecard: Arc<str>,
    /// What entities are taken together by.
    by: Option<Grouping>,
    /// Each day on which something changed, and the first and the last one; by day and key.
    days: Vec<DayItem>,
}

/// How some entities stood at the end of a day, in UTC.
#[derive(Serialize, ToSchema)]
struct DayItem {
    /// The day.
    #[schema(format = Date)]
    day: String,
    /// What they have in common; none for those that have no such thing, and where all are taken together.
    key: Option<Arc<str>>,
    #[serde(flatten)]
    stood: Standing,
}

/// How some entities stand.
#[derive(Serialize, ToSchema)]
struct Standing {
    /// How many there are.
    entities: u64,
    /// How many stand at each level; those that reached none first.
    levels: Vec<LevelCount>,
    /// The mean score of those that have one, in basis points.
    score: Option<u64>,
    /// The mean of the known shares, in basis points.
    coverage: Option<u64>,
}

/// How many stand at a level.
#[derive(Serialize, ToSchema)]
struct LevelCount {
    /// The level's id; none for those that reached none.
    level: Option<Arc<str>>,
    /// How many.
    entities: u64,
}

/// Groups of entities.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the word of the answer")]
pub(super) struct Groups {
    /// The scorecard's id.
    scorecard: Arc<str>,
    /// What entities are taken together by.
    by: Grouping,
    /// By key.
    groups: Vec<GroupItem>,
}

/// Entities that have something in common.
#[derive(Serialize, ToSchema)]
struct GroupItem {
    /// What they have in common; none for those that have no such thing.
    key: Option<Arc<str>>,
    /// How they stood at the end of the first day.
    before: Option<Standing>,
    /// How they stand at the end of the last day.
    now: Standing,
}

impl Told for Levels {}
impl Told for Groups {}

/// How many entities stood at which level, day by day
#[utoipa::path(get, path = "/levels", tag = "scorecards", params(LevelQuery),
    responses((status = 200, description = "The series", body = Levels)))]
pub(super) async fn series(Asked(query): Asked<LevelQuery>, caller: Caller) -> Answer {
    let question = move |store: &mut Store, caller: &Caller| {
        caller.whole()?;
        let [from, to] = caller.stretch(query.since.as_deref(), query.until.as_deref())?;
        let scorecard = scorecard(store, query.scorecard.as_deref())?;
        let scope = Scope { scorecard: scorecard.clone(), from, to };
        let days = store.levels(&scope, query.by.map(Grouping::by))?;
        let day = |own: &LevelDay| DayItem { day: own.day.to_string(), key: own.key.clone(), stood: stood(own) };
        Ok(Levels { scorecard, by: query.by, days: days.iter().map(day).collect() })
    };
    caller.answer(question).await
}

/// Owners, systems, domains or tiers: how their entities stood and stand
#[utoipa::path(get, path = "/groups", tag = "scorecards", params(LevelQuery),
    responses((status = 200, description = "The groups with entities", body = Groups)))]
pub(super) async fn groups(Asked(query): Asked<LevelQuery>, caller: Caller) -> Answer {
    let question = move |store: &mut Store, caller: &Caller| {
        caller.whole()?;
        let by = query.by.unwrap_or(Grouping::Owner);
        let [from, to] = caller.stretch(query.since.as_deref(), query.until.as_deref())?;
        let scorecard = scorecard(store, query.scorecard.as_deref())?;
        let days = store.levels(&Scope { scorecard: scorecard.clone(), from, to }, Some(by.by()))?;
        let mut found: BTreeMap<Option<Arc<str>>, [Option<&LevelDay>; 2]> = BTreeMap::new();
        for day in &days {
            let [first, last] = found.entry(day.key.clone()).or_default();
            *first = first.or(Some(day));
            *last = Some(day);
        }
        let group = |(key, [first, last]): (_, [Option<&LevelDay>; 2])| {
            let before = first.filter(|own| own.entities > 0).map(stood);
            let now = last.filter(|own| own.entities > 0 || before.is_some()).map(stood)?;
            Some(GroupItem { key, before, now })
        };
        Ok(Groups { scorecard, by, groups: found.into_iter().filter_map(group).collect() })
    };
    caller.answer(question).await
}

fn stood(own: &LevelDay) -> Standing {
    let count = |(level, entities): &(Option<Arc<str>>, u64)| LevelCount { level: level.clone(), entities: *entities };
    Standing {
        entities: own.entities,
        levels: own.levels.iter().map(count).collect(),
        score: own.score.checked_div(own.scored),
        coverage: own.coverage.checked_div(own.scored),
    }
}
