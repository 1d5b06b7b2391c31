//! A report of now and one of before → what came, what went, and why the scores moved. Pure: never looks at a repository.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::known::{self, Known, Unjudged};
use super::movement::movement;
use crate::model::finding::Status;
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
    let known: Vec<Known> = before.findings.iter().map(|finding| Known::of(finding)).collect();
    let became = known::set_aside(&mut now.findings, &known, &now.repositories);
    let open = before.findings.iter().zip(&became).filter(|(finding, _)| finding.status == Status::Open);
    let gone: Vec<_> = open.filter(|(_, found)| found.is_none()).map(|(finding, _)| finding).collect();
    let unjudged = Unjudged::of(&now);
    let unknown = gone.iter().filter(|own| unjudged.has(&own.repository, &own.location.path)).count() as u64;
    let mended = gone.len() as u64 - unknown;
    let lost = lost(&unjudged, before);
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
    now.since = Some(Since { revision, commits, mended, unknown, lost, moves: moves.collect() });
    super::count(&mut now);
    now
}

/// Files that could be judged before, and no longer can. What was there is known of whole repositories alone.
fn lost(now: &Unjudged<'_>, before: &Report) -> Vec<(Arc<str>, Arc<str>)> {
    let then = Unjudged::of(before);
    let was_there = |target: &str, path: &str| {
        let own = before.repositories.iter().find(|own| own.repository.target == target);
        own.is_some_and(|own| own.listed.is_some() && !own.lacks(path))
    };
    let lost = |(target, path): &(&str, &str)| was_there(target, path) && !then.has(target, path);
    now.files().filter(lost).map(|(target, path)| (target.into(), path.into())).collect()
}

fn subject(card: &ScorecardResult) -> (Arc<str>, Arc<str>, Arc<str>) {
    (card.repository.clone(), card.scorecard.clone(), card.entity.clone())
}
