//! Figures of golden paths → JSON, `karat-adoption-report-1`.
//!
//! | figure | how it is computed |
//! |---|---|
//! | `share` | entities known to be on the path ÷ entities that it is for; `up_to` where all that is unknown is on it |
//! | `voluntary` | the same of the entities that came in the window, at the first look at each |
//! | `stickiness` | of those on the path on a day, the share still on it 90 days later; who is gone by then counts on neither side |
//! | `reentries` | entities that had been there for 90 days and moved onto the path with no campaign that asked for it |
//! | `template` | files that the path owns, by comparing three ways: the template as it was, as it is now, the repository |
//! | `releases` | of the template, in the window: from the release to the commit that took it, or a later one, up |
//! | `time_to_adopt` | from the commit that brought an entity to the first one with it on the path, of those that came in the window |
//!
//! Shares are basis points, rounded half up, those of lines down; times whole seconds, medians and 90th percentiles of the nearest
//! rank. Looks are `step_days` apart: what came and went between two of them is not seen.

use serde::Serialize;

use super::super::figures::{Adoption, Counts, Life, Move};
use super::origins;
use super::text::STEP_DAYS;

#[derive(Serialize)]
struct Document<'r> {
    schema: &'static str,
    tool: Tool,
    now: i64,
    step_days: i64,
    paths: Vec<Path<'r>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Path<'r> {
    id: &'r str,
    title: &'r str,
    version: &'r str,
    adoption: Share,
    tiers: Vec<Tier<'r>>,
    trend: Vec<Point>,
    voluntary: Voluntary,
    stickiness: Vec<Cohort>,
    moves: Moves,
    time_to_adopt: Times,
    template: Option<origins::Wire<'r>>,
    entities: Vec<Entity<'r>>,
    notes: &'r [String],
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "fields are those of the schema")]
struct Share {
    on: usize,
    off: usize,
    unknown: usize,
    share: Option<u32>,
    up_to: Option<u32>,
}

impl From<Counts> for Share {
    fn from(counts: Counts) -> Self {
        let Counts { on, off, unknown } = counts;
        Self { on, off, unknown, share: counts.share(), up_to: counts.up_to() }
    }
}

#[derive(Serialize)]
struct Tier<'r> {
    tier: Option<&'r str>,
    #[serde(flatten)]
    share: Share,
}

#[derive(Serialize)]
struct Point {
    at: i64,
    #[serde(flatten)]
    share: Share,
}

#[derive(Serialize)]
struct Voluntary {
    alternative_allowed: bool,
    #[serde(flatten)]
    new: Share,
}

#[derive(Serialize)]
struct Cohort {
    at: i64,
    on: usize,
    still: usize,
    left: usize,
    gone: usize,
    share: Option<u32>,
}

#[derive(Serialize)]
struct Moves {
    onto: usize,
    by_campaign: usize,
    reentries: usize,
    off: usize,
}

#[derive(Serialize)]
struct Times {
    n: usize,
    median_seconds: Option<i64>,
    p90_seconds: Option<i64>,
    not_yet: usize,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "fields are those of the schema")]
struct Entity<'r> {
    repository: &'r str,
    entity: &'r str,
    owner: Option<&'r str>,
    system: Option<&'r str>,
    tier: Option<&'r str>,
    state: &'static str,
    came: Option<i64>,
    signals: Vec<Signal<'r>>,
    moves: Vec<Step<'r>>,
}

#[derive(Serialize)]
struct Signal<'r> {
    id: &'r str,
    outcome: &'static str,
}

#[derive(Serialize)]
struct Step<'r> {
    at: i64,
    onto: bool,
    commit: Option<&'r str>,
    first: bool,
    campaign: Option<&'r str>,
}

/// Writes it.
pub(crate) fn json(paths: &[Adoption], now: i64) -> String {
    let tool = Tool { name: "karat", version: env!("CARGO_PKG_VERSION") };
    let paths = paths.iter().map(path).collect();
    let document = Document { schema: "karat-adoption-report-1", tool, now, step_days: STEP_DAYS, paths };
    // Plain values can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn path(own: &Adoption) -> Path<'_> {
    let count = |wanted: &dyn Fn(&Move) -> bool| own.moves().filter(|(_, step)| wanted(step)).count();
    Path {
        id: &own.path,
        title: &own.title,
        version: &own.version,
        adoption: own.now().into(),
        tiers: own.tiers.iter().map(|(tier, counts)| Tier { tier: tier.as_deref(), share: (*counts).into() }).collect(),
        trend: own
            .looks
            .iter()
            .zip(&own.trend)
            .map(|(at, counts)| Point { at: *at, share: (*counts).into() })
            .collect(),
        voluntary: Voluntary { alternative_allowed: own.voluntary.is_choice, new: own.voluntary.new.into() },
        stickiness: own
            .stickiness
            .iter()
            .map(|cohort| Cohort {
                at: cohort.day,
                on: cohort.on,
                still: cohort.still,
                left: cohort.left,
                gone: cohort.gone,
                share: cohort.share(),
            })
            .collect(),
        moves: Moves {
            onto: count(&|step| step.onto),
            by_campaign: count(&|step| step.campaign.is_some()),
            reentries: own.reentries().count(),
            off: count(&|step| !step.onto),
        },
        time_to_adopt: Times {
            n: own.to_adopt.spread.n,
            median_seconds: own.to_adopt.spread.median,
            p90_seconds: own.to_adopt.spread.p90,
            not_yet: own.to_adopt.open,
        },
        template: own.origins.as_ref().map(origins::wire),
        entities: own.lives.iter().map(entity).collect(),
        notes: &own.notes,
    }
}

fn entity(life: &Life) -> Entity<'_> {
    Entity {
        repository: &life.repository,
        entity: &life.entity,
        owner: life.facets.owner.as_deref(),
        system: life.facets.system.as_deref(),
        tier: life.facets.tier.as_deref(),
        state: life.now().as_str(),
        came: life.came,
        signals: life.signals.iter().map(|own| Signal { id: &own.id, outcome: own.outcome.as_str() }).collect(),
        moves: life.moves.iter().map(step).collect(),
    }
}

fn step(step: &Move) -> Step<'_> {
    Step {
        at: step.at,
        onto: step.onto,
        commit: Some(step.commit.as_str()).filter(|commit| !commit.is_empty()),
        first: step.is_first,
        campaign: step.campaign.as_deref(),
    }
}
