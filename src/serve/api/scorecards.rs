//! Scorecards: which there are, what they ask, and how many pass.

use std::sync::Arc;

use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, Named, Told, unknown};
use crate::history::ask::{CardKnown, CheckDay, Scope};
use crate::model::scorecard::{Check, Level};

/// A scorecard that runs asked.
#[derive(Serialize, ToSchema)]
pub(super) struct CardItem {
    /// Permanent id.
    #[schema(example = "golden-path")]
    id: Arc<str>,
    /// What people call it.
    title: String,
    /// Semantic version of the definition.
    #[schema(example = "1.2.0")]
    version: String,
    /// What it is for.
    description: Option<String>,
    /// Full reference of who answers for it.
    owner: Option<String>,
    /// Levels by ascending rank.
    levels: Vec<LevelItem>,
    /// How many checks it has.
    checks: usize,
    /// Entities that stand on it now.
    entities: u64,
    /// How many of them stand on another version than this one.
    other_versions: Vec<VersionItem>,
}

/// A version of a scorecard that is not the one most entities stand on.
#[derive(Serialize, ToSchema)]
struct VersionItem {
    /// Semantic version of the definition.
    #[schema(example = "1.1.0")]
    version: Arc<str>,
    /// Entities that stand on it now.
    entities: u64,
}

/// A level.
#[derive(Serialize, ToSchema)]
struct LevelItem {
    /// Permanent id.
    #[schema(example = "silver")]
    id: Arc<str>,
    /// What people call it.
    title: String,
    /// Higher is better.
    rank: u32,
}

/// Scorecards.
#[derive(Serialize, ToSchema)]
pub(super) struct Cards {
    /// Those with entities first, by id.
    scorecards: Vec<CardItem>,
}

/// A scorecard with all that it asks.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the words of the answer")]
pub(super) struct Card {
    #[serde(flatten)]
    card: CardItem,
    /// The file that it was read from.
    source: String,
    /// The definition as it was written down (TOML).
    text: Arc<str>,
    /// Its checks, in the order of the definition.
    lines: Vec<Line>,
}

/// A check of a scorecard.
#[derive(Serialize, ToSchema)]
struct Line {
    /// Permanent id, unique in the scorecard.
    id: Arc<str>,
    /// Rises when the meaning changes.
    rev: u32,
    /// What people call it; the rule's title where there is none.
    title: Option<String>,
    /// A group of checks.
    category: Option<String>,
    /// The level that it belongs to.
    level: Arc<str>,
    /// Whether it blocks that level.
    required: bool,
    /// Share in the score.
    weight: u32,
    /// The rule that decides.
    rule: Arc<str>,
    /// How many entities came out how, at the end of the first day.
    before: Option<Rate>,
    /// The same at the end of the last day.
    now: Option<Rate>,
}

/// How many entities a check came out how for.
#[derive(Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the word of the answer")]
struct Rate {
    /// The share of those of which it is known that passed, in basis points; a fraction counts as such.
    rate: Option<u32>,
    passed: u64,
    partial: u64,
    failed: u64,
    unknown: u64,
    waived: u64,
    not_applicable: u64,
}

impl Told for Cards {}
impl Told for Card {}

/// Between which moments pass rates are compared.
#[derive(serde::Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Between {
    /// The earlier moment: a day, a moment of RFC 3339, or a length of time before now such as `30d`. The last 90 days where it is missing.
    pub(super) since: Option<String>,
    /// The later moment. Now where it is missing.
    pub(super) until: Option<String>,
}

/// List the scorecards
#[utoipa::path(get, path = "/scorecards", tag = "scorecards", responses((status = 200, description = "The scorecards that runs asked", body = Cards)))]
pub(super) async fn list(caller: Caller) -> Answer {
    let question = |store: &mut crate::history::Store, caller: &Caller| {
        caller.whole()?;
        let scorecards = store.scorecards()?.iter().map(item).collect();
        Ok(Cards { scorecards })
    };
    caller.answer(question).await
}

/// One scorecard: its definition, and how many entities pass each check
#[utoipa::path(get, path = "/scorecards/{id}", tag = "scorecards",
    params(("id" = String, Path, description = "The scorecard's id", example = "golden-path"), Between),
    responses((status = 200, description = "The scorecard as most entities stand on it", body = Card)))]
pub(super) async fn one(Named(id): Named, Asked(between): Asked<Between>, caller: Caller) -> Answer {
    let question = move |store: &mut crate::history::Store, caller: &Caller| {
        caller.whole()?;
        let [from, to] = caller.stretch(between.since.as_deref(), between.until.as_deref())?;
        let known = store.scorecards()?;
        let Some(found) = known.iter().find(|own| own.card.id.as_ref() == id) else {
            return Err(unknown(&id, !known.is_empty()));
        };
        let rates = store.check_rates(&Scope { scorecard: found.card.id.clone(), from, to })?;
        let line = |own: &Check| {
            let rate = rates.iter().find(|rate| rate.check == own.id);
            line(own, rate.map(|rate| counted(&rate.before)), rate.map(|rate| counted(&rate.after)))
        };
        let lines = found.card.checks.iter().map(line).collect();
        Ok(Card { card: item(found), source: found.card.source.clone(), text: found.card.text.clone(), lines })
    };
    caller.answer(question).await
}

fn item(own: &CardKnown) -> CardItem {
    let level = |level: &Level| LevelItem {
        id: level.id.clone(),
        title: level.title.clone().unwrap_or_else(|| level.id.to_string()),
        rank: level.rank,
    };
    CardItem {
        id: own.card.id.clone(),
        title: own.card.title.clone(),
        version: own.card.version.clone(),
        description: own.card.description.clone(),
        owner: own.card.owner.clone(),
        levels: own.card.levels.iter().map(level).collect(),
        checks: own.card.checks.len(),
        entities: own.entities,
        other_versions: own.others.iter().map(other).collect(),
    }
}

fn other((version, entities): &(Arc<str>, u64)) -> VersionItem {
    VersionItem { version: version.clone(), entities: *entities }
}

fn line(own: &Check, before: Option<Rate>, now: Option<Rate>) -> Line {
    Line {
        id: own.id.clone(),
        rev: own.rev,
        title: own.title.clone(),
        category: own.category.clone(),
        level: own.level.clone(),
        required: own.required,
        weight: own.weight,
        rule: Arc::from(own.rule.as_ref()),
        before,
        now,
    }
}

fn counted(day: &CheckDay) -> Rate {
    Rate {
        rate: day.rate(),
        passed: day.passed,
        partial: day.partial,
        failed: day.failed,
        unknown: day.unknown,
        waived: day.waived,
        not_applicable: day.not_applicable,
    }
}
