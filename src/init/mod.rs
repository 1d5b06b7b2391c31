//! A repository as it is → a configuration, a scorecard and a policy for waivers to begin with.
//!
//! Takes a survey, and a report by every built-in scorecard; gives the texts of files and what there is to say of them. Nothing
//! in them fails a run. Reads and writes no file; the day is passed in, and the same input gives the same bytes.

mod card;
mod exclude;
mod owner;
mod text;

use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) use exclude::{Exclude, excludes};
pub(crate) use owner::Owner;

use crate::model::scorecard::CheckOutcome;
use crate::model::{Date, Report, Scorecard, ScorecardResult, Survey};

/// Where the configuration stands, from the root.
pub(crate) const CONFIGURATION: &str = "karat.toml";
/// Where the scorecard stands.
pub(crate) const SCORECARD: &str = "standards/scorecards/baseline.toml";
/// Where the policy for waivers stands.
pub(crate) const POLICY: &str = "standards/waiver-policy.toml";

/// What a proposal is made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ground<'a> {
    /// What lies there.
    pub(crate) surveys: &'a [Survey],
    /// What every built-in scorecard says of it.
    pub(crate) report: &'a Report,
    /// The scorecards that are meant for everybody: their checks are proposed.
    pub(crate) recommended: &'a [Arc<Scorecard>],
    /// Folders that are left out.
    pub(crate) excludes: &'a [Exclude],
    /// The day.
    pub(crate) today: Date,
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// The files: path from the root, and text.
    pub(crate) files: Vec<(&'static str, String)>,
    /// Who answers for the scorecard, where that is known.
    pub(crate) owner: Option<Owner>,
    /// Checks in the scorecard.
    pub(crate) checks: usize,
    /// Those that hold everywhere.
    pub(crate) holding: usize,
    /// Other built-in scorecards that speak of what is here.
    pub(crate) fitting: Vec<Arc<str>>,
}

/// What fits; none where no recommended check speaks of anything here.
pub(crate) fn propose(ground: &Ground<'_>) -> Option<Proposal> {
    let card = card::Card::of(ground)?;
    let owner = Owner::of(ground.surveys);
    let fitting = fitting(ground);
    let (checks, holding) = card.counts();
    let files = vec![
        (CONFIGURATION, text::configuration(ground, &fitting)),
        (SCORECARD, text::scorecard(ground, &card, owner.as_ref())),
        (POLICY, text::policy(owner.as_ref())),
    ];
    Some(Proposal { files, owner, checks, holding, fitting })
}

/// The scorecards, besides the recommended ones, that can judge at least half of their checks here.
fn fitting(ground: &Ground<'_>) -> Vec<Arc<str>> {
    let judges = |result: &&ScorecardResult| {
        let judged = result
            .checks
            .iter()
            .filter(|check| !matches!(check.outcome, CheckOutcome::NotApplicable | CheckOutcome::Unknown));
        judged.count() * 2 >= result.checks.len()
    };
    let is_recommended = |id: &Arc<str>| ground.recommended.iter().any(|card| card.id == *id);
    let found: BTreeSet<_> = ground.report.scorecards.iter().filter(judges).map(|own| own.scorecard.clone()).collect();
    found.into_iter().filter(|id| !is_recommended(id)).collect()
}
