//! Scorecards and groups on the wire, as the report holds them.

use data_encoding::HEXLOWER;

use super::v1::Share;
use crate::model::group::Group;
use crate::model::scorecard::{
    CategoryScore, CheckResult, Evidence, Excuse, NextStep, Reason, Remembered, Rung, Scorecard, ScorecardResult,
};
use crate::model::selector::Facets;

/// A scorecard as it is written down: its results can be told anew from it.
#[derive(serde::Serialize)]
pub(super) struct Definition<'r> {
    id: &'r str,
    version: &'r str,
    source: &'r str,
    digest: String,
    text: &'r str,
}

impl<'r> Definition<'r> {
    pub(super) fn of(card: &'r Scorecard) -> Self {
        Self {
            id: &card.id,
            version: &card.version,
            source: &card.source,
            digest: HEXLOWER.encode(&card.digest),
            text: &card.text,
        }
    }
}

/// What an entity is like, among what else is told of it.
#[derive(serde::Serialize)]
pub(super) struct Like<'r> {
    r#type: Option<&'r str>,
    lifecycle: Option<&'r str>,
    owner: Option<&'r str>,
    system: Option<&'r str>,
    domain: Option<&'r str>,
    tier: Option<&'r str>,
    tags: &'r [String],
    languages: &'r [String],
    path: &'r str,
}

impl<'r> Like<'r> {
    pub(super) fn of(facets: &'r Facets) -> Self {
        Self {
            r#type: facets.r#type.as_deref(),
            lifecycle: facets.lifecycle.as_deref(),
            owner: facets.owner.as_deref(),
            system: facets.system.as_deref(),
            domain: facets.domain.as_deref(),
            tier: facets.tier.as_deref(),
            tags: &facets.tags,
            languages: &facets.languages,
            path: &facets.path,
        }
    }
}

#[derive(serde::Serialize)]
pub(super) struct Card<'r> {
    id: &'r str,
    scorecard: &'r str,
    title: &'r str,
    version: &'r str,
    repository: &'r str,
    entity: &'r str,
    name: &'r str,
    #[serde(flatten)]
    like: Like<'r>,
    level: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_until: Option<String>,
    levels: Vec<&'r str>,
    ladder: Vec<Step<'r>>,
    score: Option<u32>,
    score_up_to: Option<u32>,
    coverage: Option<u32>,
    categories: Vec<Category<'r>>,
    checks: Vec<CheckLine<'r>>,
    target: Option<Expected<'r>>,
    next_level: Option<&'r str>,
    next_steps: Vec<Todo<'r>>,
}

impl<'r> Card<'r> {
    pub(super) fn of(card: &'r ScorecardResult) -> Self {
        Self {
            id: &card.scorecard,
            scorecard: &card.scorecard,
            title: &card.title,
            version: &card.version,
            repository: &card.repository,
            entity: &card.entity,
            name: &card.name,
            like: Like::of(&card.facets),
            level: card.level.as_deref(),
            kept_until: card.kept_until().map(|until| until.to_string()),
            levels: card.levels.iter().map(AsRef::as_ref).collect(),
            ladder: card.ladder.iter().map(Step::of).collect(),
            score: card.score,
            score_up_to: card.score_up_to,
            coverage: card.coverage,
            categories: card.categories.iter().map(Category::of).collect(),
            checks: card.checks.iter().map(CheckLine::of).collect(),
            target: card.target.as_ref().map(|own| Expected {
                level: &own.level,
                by: own.by.map(|date| date.to_string()),
                met: own.is_met,
            }),
            next_level: card.next_level.as_deref(),
            next_steps: card.next_steps.iter().map(Todo::of).collect(),
        }
    }
}

/// A level and what stands before it.
#[derive(serde::Serialize)]
struct Step<'r> {
    level: &'r str,
    reached: bool,
    blocked_by: Vec<&'r str>,
    coverage: Option<u32>,
    min_coverage: u32,
    min_score: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kept_by: Vec<&'r str>,
}

impl<'r> Step<'r> {
    fn of(rung: &'r Rung) -> Self {
        Self {
            level: &rung.level,
            reached: rung.is_reached,
            blocked_by: rung.blocked_by.iter().map(AsRef::as_ref).collect(),
            coverage: rung.coverage,
            min_coverage: rung.min_coverage,
            min_score: rung.min_score,
            kept_by: rung.kept_by.iter().map(AsRef::as_ref).collect(),
        }
    }
}

#[derive(serde::Serialize)]
struct Category<'r> {
    name: &'r str,
    weight: u32,
    score: Option<u32>,
}

impl<'r> Category<'r> {
    fn of(own: &'r CategoryScore) -> Self {
        Self { name: &own.name, weight: own.weight, score: own.score }
    }
}

#[derive(serde::Serialize)]
struct CheckLine<'r> {
    id: &'r str,
    rev: u32,
    title: &'r str,
    category: Option<&'r str>,
    rule: &'r str,
    level: &'r str,
    required: bool,
    weight: u32,
    effort: &'static str,
    outcome: &'static str,
    value: Option<u32>,
    unwaived: &'static str,
    unwaived_value: Option<u32>,
    measure: Option<Share>,
    phase: &'static str,
    counts_from: Option<String>,
    due: Option<String>,
    waiver: Option<Excused<'r>>,
    findings: u64,
    evidence: Vec<At<'r>>,
    places: u64,
    reason: Option<Why<'r>>,
    unjudged: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    remembered: Option<Memory<'r>>,
}

/// A place that speaks against a check.
#[derive(serde::Serialize)]
struct At<'r> {
    path: &'r str,
    line: u32,
    message: &'r str,
}

impl<'r> At<'r> {
    fn of(own: &'r Evidence) -> Self {
        Self { path: &own.path, line: own.line, message: &own.message }
    }
}

/// Why something could not be judged.
#[derive(serde::Serialize)]
pub(super) struct Why<'r> {
    kind: &'static str,
    text: &'r str,
    path: Option<&'r str>,
    line: Option<u32>,
}

impl<'r> Why<'r> {
    pub(super) fn of(own: &'r Reason) -> Self {
        Self { kind: own.kind.as_str(), text: &own.text, path: own.path.as_deref(), line: own.line }
    }
}

/// What a check was when it was last known.
#[derive(serde::Serialize)]
struct Memory<'r> {
    outcome: &'static str,
    value: Option<u32>,
    on: String,
    until: String,
    level: Option<&'r str>,
}

impl<'r> Memory<'r> {
    fn of(own: &'r Remembered) -> Self {
        Self {
            outcome: own.outcome.as_str(),
            value: own.outcome.value(),
            on: own.on.to_string(),
            until: own.until.to_string(),
            level: own.level.as_deref(),
        }
    }
}

/// A waiver at work.
#[derive(serde::Serialize)]
pub(super) struct Excused<'r> {
    id: &'r str,
    effect: &'static str,
    until: String,
    reason: &'r str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    approved_by: &'r [String],
}

impl<'r> Excused<'r> {
    pub(super) fn of(own: &'r Excuse) -> Self {
        Self {
            id: &own.id,
            effect: own.effect.as_str(),
            until: own.until.to_string(),
            reason: &own.reason,
            approved_by: &own.approved_by,
        }
    }
}

/// What is expected of an entity.
#[derive(serde::Serialize)]
struct Expected<'r> {
    level: &'r str,
    by: Option<String>,
    met: bool,
}

impl<'r> CheckLine<'r> {
    fn of(own: &'r CheckResult) -> Self {
        Self {
            id: &own.check.id,
            rev: own.check.rev,
            title: &own.title,
            category: own.check.category.as_deref(),
            rule: &own.check.rule,
            level: &own.check.level,
            required: own.check.required,
            weight: own.check.weight,
            effort: own.check.effort.as_str(),
            outcome: own.outcome.as_str(),
            value: own.outcome.value(),
            unwaived: own.said.as_str(),
            unwaived_value: own.said.value(),
            measure: own.measure.map(Share::of),
            phase: own.phase.as_str(),
            counts_from: own.counts_from.map(|date| date.to_string()),
            due: own.due.map(|date| date.to_string()),
            waiver: own.waiver.as_ref().map(Excused::of),
            findings: own.findings,
            evidence: own.evidence.iter().map(At::of).collect(),
            places: own.places,
            reason: own.reason.as_deref().map(Why::of),
            unjudged: own.unjudged,
            remembered: own.remembered.as_ref().map(Memory::of),
        }
    }
}

/// A next step.
#[derive(serde::Serialize)]
struct Todo<'r> {
    check: &'r str,
    rule: &'r str,
    title: &'r str,
    fix: &'r str,
    effort: &'static str,
    findings: u64,
    points: u32,
    toward: Option<&'r str>,
    because: Option<&'static str>,
    reaches: Option<&'r str>,
    due: Option<String>,
}

impl<'r> Todo<'r> {
    fn of(step: &'r NextStep) -> Self {
        let toward = step.gain.toward.as_ref();
        Self {
            check: &step.check,
            rule: &step.rule,
            title: &step.title,
            fix: &step.fix,
            effort: step.effort.as_str(),
            findings: step.findings,
            points: step.gain.points,
            toward: toward.map(|(level, _)| level.as_ref()),
            because: toward.map(|(_, blocker)| blocker.as_str()),
            reaches: step.gain.reaches.as_deref(),
            due: step.due.map(|date| date.to_string()),
        }
    }
}

/// How some entities stand on a scorecard.
#[derive(serde::Serialize)]
pub(super) struct Together<'r> {
    scorecard: &'r str,
    by: &'static str,
    key: Option<&'r str>,
    entities: u64,
    levels: Vec<Standing<'r>>,
    median: Option<u32>,
    coverage: Option<u32>,
    expected: u64,
    at_target: u64,
}

/// How many stand at a level.
#[derive(serde::Serialize)]
struct Standing<'r> {
    level: Option<&'r str>,
    entities: u64,
}

impl<'r> Together<'r> {
    pub(super) fn of(group: &'r Group) -> Self {
        let levels = group.levels.iter();
        Self {
            scorecard: &group.scorecard,
            by: group.by.as_str(),
            key: group.key.as_deref(),
            entities: group.entities,
            levels: levels.map(|(level, entities)| Standing { level: level.as_deref(), entities: *entities }).collect(),
            median: group.median,
            coverage: group.coverage,
            expected: group.expected,
            at_target: group.at_target,
        }
    }
}
