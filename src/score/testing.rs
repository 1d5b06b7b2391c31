//! Scorecards and results for the tests of this room.

use std::collections::HashMap;
use std::sync::Arc;

use super::card::excused;
use super::retold::{Retelling, Told};
use crate::model::Date;
use crate::model::finding::{Finding, Fingerprint, Location, Position, Status};
use crate::model::rule::Severity;
use crate::model::scorecard::{Check, CheckOutcome, Excuse, Level, Scorecard, ScorecardResult};
use crate::model::waiver::Effect;

/// A card with the levels bronze, silver and gold, which asks for a score of 90 %; checks by id, level and weight.
pub(super) fn card(checks: &[(&str, &str, u32)]) -> Arc<Scorecard> {
    let level = |id: &str, rank, min_score| Level { id: Arc::from(id), title: None, rank, min_score };
    let check = |(id, level, weight): &(&str, &str, u32)| Check {
        id: Arc::from(*id),
        rev: 1,
        level: Arc::from(*level),
        required: true,
        weight: *weight,
        rule: Arc::from(*id),
        partial: true,
        ..Check::default()
    };
    Arc::new(Scorecard {
        id: "c".into(),
        levels: vec![level("bronze", 1, None), level("silver", 2, None), level("gold", 3, Some(9000))],
        checks: checks.iter().map(check).collect(),
        ..Scorecard::default()
    })
}

/// An open finding.
pub(super) fn finding(path: &str, line: u32) -> Finding {
    let start = Position { line, column: 1 };
    Finding {
        rule: "r".into(),
        severity: Severity::Low,
        status: Status::Open,
        waiver: None,
        message: "bad".into(),
        repository: ".".into(),
        resource: None,
        location: Location { path: path.into(), start, end: start, snippet: None },
        at: Box::default(),
        variants: None,
        fingerprint: Fingerprint(0),
        anywhere: Fingerprint(0),
        fix: None,
    }
}

/// What a card says where rules said this of its checks, under waivers that do this.
pub(crate) fn result(card: &Arc<Scorecard>, said: &[(CheckOutcome, Option<Effect>)]) -> ScorecardResult {
    let one = |(check, (said, effect)): (&Check, &(CheckOutcome, Option<Effect>))| {
        let waiver = effect.map(|effect| Excuse {
            id: "W-1".into(),
            effect,
            until: Date::default(),
            reason: "it is agreed".into(),
            approved_by: Box::default(),
        });
        (check.id.clone(), Told { outcome: excused(*said, *effect, None), said: *said, waiver, remembered: None })
    };
    let told: HashMap<Arc<str>, Told> = card.checks.iter().zip(said).map(one).collect();
    ScorecardResult {
        repository: ".".into(),
        entity: "component:default/shop".into(),
        name: "shop".into(),
        ..Retelling::of(card).result(|check| told.get(check), Date::default())
    }
}
