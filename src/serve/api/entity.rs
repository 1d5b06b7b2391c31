//! One entity: what became of each check, with the places that speak against it; and its scores over time with their causes.

use std::sync::Arc;

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, Named, Told, moment};
use super::changes::{PartItem, parts};
use super::entities::{About, StandingItem, cards};
use crate::history::Store;
use crate::history::ask::{Change, FindingFilter, FindingRow, JudgedNow, Scope, Stood};
use crate::model::scorecard::{Excuse, Remembered};
use crate::serve::reply::Refused;

/// Places that are told of a check.
const MOST: usize = 50;

/// Which of several entities of this name.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// Where it lives; needed where several repositories have such an entity.
    #[param(example = "https://github.com/acme/shop")]
    repository: Option<String>,
    /// On this scorecard alone, by id.
    scorecard: Option<String>,
}

/// The same over time.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct When {
    /// Where it lives; needed where several repositories have such an entity.
    repository: Option<String>,
    /// On this scorecard alone, by id.
    scorecard: Option<String>,
    /// The earlier moment: a day, a moment of RFC 3339, or a length of time before now such as `30d`. The last 90 days where it is missing.
    since: Option<String>,
    /// The later moment. Now where it is missing.
    until: Option<String>,
}

/// An entity with all that is known of it now.
#[derive(Serialize, ToSchema)]
pub(super) struct EntityTold {
    #[serde(flatten)]
    about: About,
    /// Where it stands, by scorecard.
    standings: Vec<StandingTold>,
}

/// Where an entity stands, and why.
#[derive(Serialize, ToSchema)]
struct StandingTold {
    #[serde(flatten)]
    standing: StandingItem,
    /// What became of each check.
    checks: Vec<CheckTold>,
}

/// What became of a check.
#[derive(Serialize, ToSchema)]
struct CheckTold {
    /// Its id.
    check: Arc<str>,
    /// The number of its meaning.
    rev: u32,
    /// The rule that decides.
    rule: Arc<str>,
    /// `pass`, `partial`, `fail`, `not_applicable`, `waived` or `unknown`.
    outcome: &'static str,
    /// What it is worth, in basis points.
    #[schema(maximum = 10000)]
    value: Option<u32>,
    /// What it would be without its waiver.
    unwaived: &'static str,
    /// The share that could be judged, in basis points.
    coverage: Option<u32>,
    /// What kept it from being judged.
    reason: Option<Arc<str>>,
    /// The waiver at work.
    waiver: Option<WaiverTold>,
    /// What it was when it was last known, where that still counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    remembered: Option<RememberedTold>,
    /// Since when exactly this holds.
    #[schema(format = DateTime)]
    since: String,
    /// Why it is not as it was before: `definition`, `waiver`, `data` or `behaviour`; none where it began.
    cause: Option<&'static str>,
    /// The first places that speak against it, at most 50.
    evidence: Vec<Evidence>,
    /// How many such places there are.
    places: usize,
}

/// A place that speaks against a check.
#[derive(Serialize, ToSchema)]
struct Evidence {
    /// The finding.
    fingerprint: String,
    /// The file.
    path: Arc<str>,
    /// The line, from 1.
    line: u32,
    /// What is said there.
    message: Arc<str>,
    /// `open`, `waived` or `baselined`.
    status: &'static str,
    /// Since when it is there.
    #[schema(format = DateTime)]
    since: String,
}

/// A waiver at work.
#[derive(Serialize, ToSchema)]
pub(super) struct WaiverTold {
    /// Its id.
    id: Arc<str>,
    /// `exclude`, `hold` or `accept`.
    effect: &'static str,
    /// The first day on which it no longer works.
    #[schema(format = Date)]
    until: String,
    /// Why.
    reason: Arc<str>,
}

impl WaiverTold {
    pub(super) fn of(own: &Excuse) -> Self {
        Self {
            id: own.id.clone(),
            effect: own.effect.as_str(),
            until: own.until.to_string(),
            reason: own.reason.clone(),
        }
    }
}

/// What a check was when it was last known: a waiver holds it, or it is unknown and takes no level away yet.
#[derive(Serialize, ToSchema)]
struct RememberedTold {
    /// What it was.
    outcome: &'static str,
    /// What that is worth, in basis points.
    #[schema(maximum = 10000)]
    value: Option<u32>,
    /// The last day on which it was known.
    #[schema(format = Date)]
    on: String,
    /// The first day on which it no longer counts.
    #[schema(format = Date)]
    until: String,
    /// The highest level that it keeps; none where a waiver holds it.
    level: Option<Arc<str>>,
}

impl RememberedTold {
    fn of(own: &Remembered) -> Self {
        Self {
            outcome: own.outcome.as_str(),
            value: own.outcome.value(),
            on: own.on.to_string(),
            until: own.until.to_string(),
            level: own.level.clone(),
        }
    }
}

/// An entity over time.
#[derive(Serialize, ToSchema)]
pub(super) struct EntityPast {
    #[serde(flatten)]
    about: About,
    /// By scorecard.
    series: Vec<Series>,
}

/// Scores of an entity over time.
#[derive(Serialize, ToSchema)]
struct Series {
    /// The scorecard's id.
    scorecard: Arc<str>,
    /// Where it stood at the earlier moment, since when, and then each moment at which score or level changed; where it began later, what
    /// it began with comes first.
    changes: Vec<ChangeTold>,
}

/// A moment at which a score or a level changed.
#[derive(Serialize, ToSchema)]
struct ChangeTold {
    /// When.
    #[schema(format = DateTime)]
    moment: String,
    /// The commit that was looked at.
    revision: Option<Arc<str>>,
    /// The level reached.
    level: Option<Arc<str>>,
    /// In basis points.
    #[schema(maximum = 10000)]
    score: Option<u32>,
    /// By how much the score changed, in basis points; none where it began, and where it stood so at the earlier moment.
    change: Option<i64>,
    /// What did that: definition + waiver + data + behaviour = change, exactly.
    parts: Vec<PartItem>,
}

impl Told for EntityTold {}
impl Told for EntityPast {}

/// One entity: what became of each check, and the places that speak against it
#[utoipa::path(get, path = "/entities/{reference}", tag = "entities",
    params(("reference" = String, Path, description = "The entity's reference or name, percent-encoded: `/` is `%2F`", example = "component:default/shop"), Which),
    responses((status = 200, description = "The entity as it is now", body = EntityTold),
        (status = 409, description = "Several repositories have such an entity", body = super::document::ProblemTold, content_type = "application/problem+json")))]
pub(super) async fn one(Named(named): Named, Asked(which): Asked<Which>, caller: Caller) -> Answer {
    let question = move |store: &mut Store, caller: &Caller| {
        let at = caller.now();
        let asked = [which.repository.as_deref(), which.scorecard.as_deref()];
        let (stood, all) = found(store, caller, &named, asked, at)?;
        let repository = Some(stood.repository.clone());
        let findings = store.findings(&FindingFilter { repository, at: Some(at), ..FindingFilter::default() })?;
        let mut standings = Vec::new();
        for (card, own) in &all {
            let checks = store.judged(own.id, card, at)?;
            let checks = checks.iter().map(|check| told(check, &own.entity, &findings)).collect();
            standings.push(StandingTold { standing: StandingItem::of(card, own), checks });
        }
        Ok(EntityTold { about: About::of(&stood), standings })
    };
    caller.answer(question).await
}

/// One entity over time: its scores, and what changed them
#[utoipa::path(get, path = "/entities/{reference}/history", tag = "entities",
    params(("reference" = String, Path, description = "The entity's reference or name, percent-encoded: `/` is `%2F`", example = "component:default/shop"), When),
    responses((status = 200, description = "Each change of score or level, with its causes", body = EntityPast),
        (status = 409, description = "Several repositories have such an entity", body = super::document::ProblemTold, content_type = "application/problem+json")))]
pub(super) async fn history(Named(named): Named, Asked(when): Asked<When>, caller: Caller) -> Answer {
    let question = move |store: &mut Store, caller: &Caller| {
        let [from, to] = caller.kept(store, when.since.as_deref(), when.until.as_deref())?;
        let asked = [when.repository.as_deref(), when.scorecard.as_deref()];
        let (stood, all) = found(store, caller, &named, asked, to)?;
        let mut series = Vec::new();
        for (scorecard, own) in all {
            let scope = Scope { scorecard: scorecard.clone(), from, to };
            let changes = store.timeline(own.id, &scope)?.iter().map(changed).collect();
            series.push(Series { scorecard, changes });
        }
        Ok(EntityPast { about: About::of(&stood), series })
    };
    caller.answer(question).await
}

/// The entity of a name, with where it stood at a moment.
/// An entity where it stands on one scorecard, and on all by their ids.
type Found = (Stood, Vec<(Arc<str>, Stood)>);

fn found(
    store: &mut Store,
    caller: &Caller,
    named: &str,
    [repository, scorecard]: [Option<&str>; 2],
    at: i64,
) -> Result<Found, Refused> {
    let missing = || {
        let reason = format!("there is no entity `{named}`");
        Refused::new(StatusCode::NOT_FOUND, reason, "/api/v1/entities?q=… finds it; encode `/` in a reference as %2F")
    };
    let ids = store.entity(named).map_err(|error| match error {
        crate::history::Error::Question { .. } => missing(),
        other => other.into(),
    })?;
    let cards = cards(store, scorecard)?;
    let mut all = Vec::new();
    for id in ids {
        for card in &cards {
            all.extend(store.standing(id, card, at)?.map(|own| (card.clone(), own)));
        }
    }
    all.retain(|(_, own)| caller.sight.sees(&own.repository, own.facets.owner.as_deref()));
    all.retain(|(_, own)| repository.is_none_or(|asked| own.repository.as_ref() == asked));
    let Some((_, first)) = all.first().cloned() else { return Err(missing()) };
    if let Some((_, other)) = all.iter().find(|(_, own)| own.id != first.id) {
        let reason = format!(
            "there are several entities `{named}`: {} in {} and {} in {}",
            first.entity, first.repository, other.entity, other.repository
        );
        return Err(Refused::new(StatusCode::CONFLICT, reason, "ask by its reference, and add ?repository=…"));
    }
    Ok((first, all))
}

fn told(own: &JudgedNow, entity: &Arc<str>, findings: &[FindingRow]) -> CheckTold {
    let against: Vec<_> =
        findings.iter().filter(|row| row.rule == own.rule && row.entity.as_ref() == Some(entity)).collect();
    let evidence = |row: &&FindingRow| Evidence {
        fingerprint: row.fingerprint.to_string(),
        path: row.path.clone(),
        line: row.line,
        message: row.message.clone(),
        status: row.status.as_str(),
        since: moment(row.since),
    };
    CheckTold {
        check: own.check.clone(),
        rev: own.rev,
        rule: own.rule.clone(),
        outcome: own.told.outcome.as_str(),
        value: own.told.outcome.value(),
        unwaived: own.told.said.as_str(),
        coverage: own.coverage,
        reason: own.reason.clone(),
        waiver: own.told.waiver.as_ref().map(WaiverTold::of),
        remembered: own.told.remembered.as_ref().map(RememberedTold::of),
        since: moment(own.since),
        cause: own.cause.map(crate::model::movement::Part::as_str),
        evidence: against.iter().take(MOST).map(evidence).collect(),
        places: against.len(),
    }
}

fn changed(own: &Change) -> ChangeTold {
    ChangeTold {
        moment: moment(own.moment),
        revision: own.revision.clone(),
        level: own.level.clone(),
        score: own.score,
        change: own.by.as_ref().map(|by| by.movement.points()),
        parts: own.by.as_ref().map(|by| parts(&by.movement)).unwrap_or_default(),
    }
}
