//! A what-if → JSON, `karat-what-if-1`. Scores are basis points; what there is none of is null.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{count, distribution, fallen, medians};
use crate::model::movement::Stand;
use crate::model::scorecard::Phase;
use crate::model::whatif::{Later, Shift, Way, WhatIf};

#[derive(Serialize)]
struct Document<'r> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<String>,
    scorecard: &'r str,
    title: &'r str,
    versions: Versions<'r>,
    levels: Vec<Level<'r>>,
    median_score: Median,
    falls: u64,
    rises: u64,
    to_change: ToChange<'r>,
    checks: Vec<Check<'r>>,
    entities: Vec<Entity<'r>>,
    later: Vec<Then<'r>>,
}

#[derive(Serialize)]
struct Versions<'r> {
    before: Option<&'r str>,
    before_of: Option<&'r str>,
    after: &'r str,
}

#[derive(Serialize)]
struct ToChange<'r> {
    files: u64,
    repositories: u64,
    lacking: Vec<Lacking<'r>>,
}

#[derive(Serialize)]
struct Lacking<'r> {
    check: &'r str,
    entities: u64,
    reason: Option<&'r str>,
}

#[derive(Serialize)]
struct Then<'r> {
    from: String,
    counts: Vec<&'r str>,
    blocks: Vec<&'r str>,
    ends: Vec<&'r str>,
    falls: u64,
    rises: u64,
    to_change: ToChange<'r>,
    entities: Vec<Entity<'r>>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "fields are those of the schema")]
struct Level<'r> {
    level: Option<&'r str>,
    before: u64,
    after: u64,
}

#[derive(Serialize)]
struct Median {
    before: Option<u32>,
    after: Option<u32>,
}

#[derive(Serialize)]
struct Check<'r> {
    id: &'r str,
    edit: &'static str,
    newly_failing: u64,
    unknown: u64,
    falls: u64,
    rises: u64,
    points: i64,
    files: u64,
    counts_from: Option<String>,
    blocks_from: Option<String>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "fields are those of the schema")]
struct Entity<'r> {
    repository: &'r str,
    entity: &'r str,
    owner: Option<&'r str>,
    way: &'static str,
    points: Option<i64>,
    before: Option<At<'r>>,
    after: Option<At<'r>>,
    because: Vec<&'r str>,
    short_of: Vec<Short<'r>>,
}

#[derive(Serialize)]
struct Short<'r> {
    level: &'r str,
    limit: &'static str,
}

#[derive(Serialize)]
struct At<'r> {
    level: Option<&'r str>,
    score: Option<u32>,
}

fn at(stand: &Stand) -> At<'_> {
    At { level: stand.level.as_deref(), score: stand.score }
}

fn to_change(own: &crate::model::whatif::ToChange) -> ToChange<'_> {
    let lacking = own.lacking.iter().map(|own| Lacking {
        check: &own.check,
        entities: own.entities,
        reason: own.reason.as_deref(),
    });
    ToChange { files: own.files, repositories: own.repositories, lacking: lacking.collect() }
}

fn entity(own: &Shift) -> Entity<'_> {
    Entity {
        repository: &own.repository,
        entity: &own.entity,
        owner: own.owner.as_deref(),
        way: own.way.as_str(),
        points: own.points(),
        before: own.before.as_ref().map(at),
        after: own.after.as_ref().map(at),
        because: own.because.iter().map(AsRef::as_ref).collect(),
        short_of: own.short_of.iter().map(|own| Short { level: &own.level, limit: own.limit.as_str() }).collect(),
    }
}

fn then(own: &Later) -> Then<'_> {
    let does = |phase: Phase| own.begins.iter().filter(|own| own.does == phase).map(|own| own.check.as_ref()).collect();
    let falls = fallen(own).count() as u64;
    Then {
        from: own.from.to_string(),
        counts: does(Phase::Warned),
        blocks: does(Phase::Enforced),
        ends: does(Phase::Retired),
        falls,
        rises: own.entities.len() as u64 - falls,
        to_change: to_change(&own.to_change),
        entities: own.entities.iter().map(entity).collect(),
    }
}

fn document(what_if: &WhatIf) -> Document<'_> {
    let (before, after) = medians(what_if);
    Document {
        schema: "karat-what-if-1",
        digest: None,
        scorecard: &what_if.scorecard,
        title: &what_if.title,
        versions: Versions {
            before: what_if.before.as_deref(),
            before_of: what_if.other.as_deref(),
            after: &what_if.after,
        },
        levels: distribution(what_if)
            .into_iter()
            .map(|(level, before, after)| Level { level, before, after })
            .collect(),
        median_score: Median { before, after },
        falls: count(what_if, Way::Falls),
        rises: count(what_if, Way::Rises),
        to_change: to_change(&what_if.to_change),
        checks: what_if
            .checks
            .iter()
            .map(|own| Check {
                id: &own.check,
                edit: own.edit.as_str(),
                newly_failing: own.newly_failing,
                unknown: own.unknown,
                falls: own.falls,
                rises: own.rises,
                points: own.points,
                files: own.files,
                counts_from: own.counts_from.map(|day| day.to_string()),
                blocks_from: own.blocks_from.map(|day| day.to_string()),
            })
            .collect(),
        entities: what_if.entities.iter().map(entity).collect(),
        later: what_if.later.iter().map(then).collect(),
    }
}

/// Writes it.
pub fn json(what_if: &WhatIf) -> String {
    let document = Document { digest: Some(digest(what_if)), ..document(what_if) };
    // Plain values can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// What a `[[change]]` entry names so that it is known which report was looked at: the SHA-256 sum of the JSON without it, in its
/// shortest form (`jq -cj 'del(.digest)'`).
pub fn digest(what_if: &WhatIf) -> String {
    let bytes = serde_json::to_vec(&document(what_if)).unwrap_or_default();
    format!("sha256:{}", data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)))
}
