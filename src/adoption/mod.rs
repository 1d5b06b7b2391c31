//! A golden path and repositories with their histories → who is on it, since when, and how that came about.
//!
//! Being on a path is behaviour: so many of its signals, each a rule that finds nothing where the sign is seen. The present is what
//! lies on the disk; the past is judged from git's objects, every thirty days, and the commit that made a difference is searched
//! between two of these days. What cannot be known is told, and never counted as on the path.

mod ask;
mod figures;
mod measure;
mod show;
mod template;

use std::sync::Arc;

pub(crate) use ask::{Paths, catalog_of};
pub(crate) use measure::{Question, measure};
pub(crate) use show::{csv, json, markdown, text};

use crate::model::scorecard::{Check, Level, Scorecard};
use crate::model::standard::{GoldenPath, Signal};

/// Seconds of a day.
const DAY: i64 = 24 * 3600;
/// Seconds between two looks at the past.
const STEP: i64 = 30 * DAY;
/// So many looks later it is asked who stayed: 90 days.
const STAY: usize = 3;

/// The signals of a path as a scorecard of one level, so that they are asked as checks are.
fn card(path: &GoldenPath) -> Scorecard {
    let level: Arc<str> = Arc::from("on");
    let check = |signal: &Signal| Check {
        id: signal.id.clone(),
        rev: 1,
        title: signal.title.clone(),
        level: level.clone(),
        weight: 1,
        rule: signal.rule.clone(),
        params: signal.params.clone(),
        ..Check::default()
    };
    Scorecard {
        id: path.id.clone(),
        title: path.title.clone(),
        version: path.version.to_string(),
        applies: path.applies.clone(),
        levels: vec![Level { id: level.clone(), title: None, rank: 1, min_score: None }],
        checks: path.signals.iter().filter(|signal| path.on_path.of.contains(&signal.id)).map(check).collect(),
        source: path.place.path.to_string(),
        digest: [0; 32],
        ..Scorecard::default()
    }
}
