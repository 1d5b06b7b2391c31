//! A report of now and one of before → what came, what went, and why the scores moved. Pure: never looks at a repository.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::movement::movement;
use crate::model::finding::{Finding, Status};
use crate::model::problem::ProblemKind;
use crate::model::report::{Report, ScoreMove, Since};
use crate::model::scorecard::ScorecardResult;

/// The report of now, with what it is compared with: findings that were there before are set aside, and count no longer. `revision` is
/// what the user calls the state before.
pub(crate) fn since(mut now: Report, before: &Report, revision: String) -> Report {
    let commits: BTreeMap<Arc<str>, String> = before
        .repositories
        .iter()
        .filter_map(|own| Some((Arc::from(own.repository.target.as_str()), own.repository.revision.clone()?)))
        .collect();
    let known: BTreeSet<_> = before.findings.iter().map(|finding| key(finding)).collect();
    for finding in now.findings.iter_mut().filter(|own| own.status == Status::Open) {
        if known.contains(&key(finding)) {
            finding.status = Status::Baselined;
        }
    }
    let present: BTreeSet<_> = now.findings.iter().map(|finding| key(finding)).collect();
    let open = before.findings.iter().filter(|finding| finding.status == Status::Open);
    let mended = open.filter(|finding| !present.contains(&key(finding))).count() as u64;
    let was: BTreeMap<_, &ScorecardResult> = before.scorecards.iter().map(|own| (subject(own), own)).collect();
    let moves = now.scorecards.iter().filter_map(|own| {
        Some(ScoreMove {
            repository: own.repository.clone(),
            entity: own.entity.clone(),
            name: own.name.clone(),
            scorecard: own.scorecard.clone(),
            title: own.title.clone(),
            movement: movement(was.get(&subject(own))?, own),
        })
    });
    // Why a state before cannot be looked at is all that its problems have to tell.
    let refused = before.problems.iter().filter(|own| own.path.as_ref() == "." && own.kind == ProblemKind::Unreadable);
    now.problems.extend(refused.cloned());
    now.problems.sort();
    now.problems.dedup();
    now.since = Some(Since { revision, commits, mended, moves: moves.collect() });
    super::count(&mut now);
    now
}

/// What makes a finding the same one.
fn key(finding: &Finding) -> (Arc<str>, u128) {
    (finding.repository.clone(), finding.fingerprint.0)
}

fn subject(card: &ScorecardResult) -> (Arc<str>, Arc<str>, Arc<str>) {
    (card.repository.clone(), card.scorecard.clone(), card.entity.clone())
}
