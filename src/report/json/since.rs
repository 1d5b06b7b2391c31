//! What a run is compared with, on the wire.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::movement::{CheckMove, PartMove, Stand};
use crate::model::report::{ScoreMove, Since};
use crate::model::scorecard::CheckOutcome;

#[derive(Serialize)]
pub(super) struct Compared<'r> {
    revision: &'r str,
    commits: BTreeMap<&'r str, &'r str>,
    mended: u64,
    unknown: u64,
    scorecards: Vec<Moved<'r>>,
}

#[derive(Serialize)]
struct Moved<'r> {
    id: &'r str,
    entity: &'r str,
    repository: &'r str,
    before: At<'r>,
    after: At<'r>,
    points: i64,
    parts: Vec<Part<'r>>,
}

#[derive(Serialize)]
struct At<'r> {
    level: Option<&'r str>,
    score: Option<u32>,
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "fields are those of the schema")]
struct Part<'r> {
    part: &'static str,
    points: i64,
    checks: Vec<Check<'r>>,
}

#[derive(Serialize)]
struct Check<'r> {
    id: &'r str,
    from: Option<&'static str>,
    to: Option<&'static str>,
}

impl<'r> Compared<'r> {
    pub(super) fn of(since: &'r Since) -> Self {
        Self {
            revision: &since.revision,
            commits: since.commits.iter().map(|(target, commit)| (target.as_ref(), commit.as_str())).collect(),
            mended: since.mended,
            unknown: since.unknown,
            scorecards: since.moves.iter().map(moved).collect(),
        }
    }
}

fn moved(own: &ScoreMove) -> Moved<'_> {
    Moved {
        id: &own.scorecard,
        entity: &own.entity,
        repository: &own.repository,
        before: at(&own.movement.before),
        after: at(own.movement.after()),
        points: own.movement.points(),
        parts: own.movement.parts.iter().map(part).collect(),
    }
}

fn at(stand: &Stand) -> At<'_> {
    At { level: stand.level.as_deref(), score: stand.score }
}

fn part(own: &PartMove) -> Part<'_> {
    Part { part: own.part.as_str(), points: own.points, checks: own.checks.iter().map(check).collect() }
}

fn check(own: &CheckMove) -> Check<'_> {
    let word = |outcome: Option<CheckOutcome>| outcome.map(CheckOutcome::as_str);
    Check { id: &own.check, from: word(own.from), to: word(own.to) }
}
