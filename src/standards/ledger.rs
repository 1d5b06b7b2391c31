//! Waivers with where each stands on a day, and what git shows of who agreed to it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::approval::{Approval, approvals};
use super::{Past, Standards};
use crate::inputs;
use crate::model::scorecard::Scorecard;
use crate::model::waiver::{Approved, Standing, WaiverEntry};
use crate::model::{Date, Waiver};

/// Every waiver of some definitions, those that end first in front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The waivers.
    pub entries: Vec<WaiverEntry>,
}

impl Ledger {
    /// Where each stands on a day. `owners` are those that CODEOWNERS names for the files of the definitions, by the path that errors
    /// name them with.
    #[must_use]
    pub fn of(
        standards: &Standards,
        cards: &[Arc<Scorecard>],
        today: Date,
        owners: &BTreeMap<String, Vec<String>>,
    ) -> Self {
        let warned = standards.policy.warn_before.first().map_or(0, |period| period.days());
        let entry = |waiver: &Waiver| {
            let (approved, unknown) = approved(standards, cards, waiver, owners);
            WaiverEntry { standing: standing(waiver, today, warned), approved, unknown, waiver: waiver.clone() }
        };
        let mut entries: Vec<_> = standards.waivers.iter().map(entry).collect();
        entries.sort_by(|a, b| (a.waiver.expires, &a.waiver.id).cmp(&(b.waiver.expires, &b.waiver.id)));
        Self { entries }
    }
}

fn standing(waiver: &Waiver, today: Date, warned: u64) -> Standing {
    let left = today.days_until(waiver.expires);
    if left <= 0 {
        Standing::Expired
    } else if today < waiver.created {
        Standing::Planned
    } else if u64::try_from(left).is_ok_and(|left| left <= warned) {
        Standing::Ending
    } else {
        Standing::Active
    }
}

/// What git shows for each rule of the policy that a waiver falls under; or why git cannot tell.
fn approved(
    standards: &Standards,
    cards: &[Arc<Scorecard>],
    waiver: &Waiver,
    owners: &BTreeMap<String, Vec<String>>,
) -> (Vec<Approved>, Option<String>) {
    let path = Path::new(waiver.place.path.as_ref());
    let brought = text(path).and_then(|text| Past::around(path)?.brought(path, &text));
    let (commit, unknown) = match brought {
        Ok(Some(commit)) => (Some(commit), None),
        Ok(None) => (None, Some("its present text is not committed".to_owned())),
        Err(reason) => (None, Some(reason)),
    };
    let none = Vec::new();
    let owners = owners.get(waiver.place.path.as_ref()).unwrap_or(&none);
    let rules = approvals(waiver, &standards.policy, cards, commit.as_ref(), owners);
    let told = |Approval { approver, evidence, is_enough }: Approval| {
        let asked = standards.policy.approvers.get(approver).cloned().unwrap_or_default();
        Approved { any_of: asked.any_of, min: asked.min, evidence, is_enough }
    };
    let unknown = unknown.filter(|_| !rules.is_empty());
    (rules.into_iter().map(told).collect(), unknown)
}

fn text(path: &Path) -> Result<String, String> {
    inputs::text(path).map(|text| text.replace("\r\n", "\n")).map_err(|error| error.to_string())
}
