//! Waivers with where each stands on a day, and what git shows of who agreed to it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::approval::{Approval, approvals, author};
use super::{Brought, InlineWaiver, Past, Standards};
use crate::inputs;
use crate::model::scorecard::Scorecard;
use crate::model::waiver::{Approved, CommentEntry, Effect, Place, Scope, Standing, WaiverEntry};
use crate::model::{Date, Waiver};

/// Every waiver of some definitions and repositories, those that end first in front.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The waivers of definitions.
    pub entries: Vec<WaiverEntry>,
    /// Those in comments.
    pub comments: Vec<CommentEntry>,
}

/// A waiver in a comment, and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The target of the repository.
    pub repository: Arc<str>,
    /// The file.
    pub file: PathBuf,
    /// Its path in the repository.
    pub path: Arc<str>,
    /// What the comment says.
    pub waiver: InlineWaiver,
    /// The line that it stands on.
    pub line: String,
    /// Those that CODEOWNERS names for the file.
    pub owners: Vec<String>,
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
        Self { entries, comments: Vec::new() }
    }

    /// With waivers in comments, under the policy of the definitions.
    #[must_use]
    pub fn with_comments(self, found: &[Found], standards: &Standards, cards: &[Arc<Scorecard>], today: Date) -> Self {
        let mut comments: Vec<_> = found.iter().map(|own| comment(own, standards, cards, today)).collect();
        comments.sort_by(|a, b| (a.expires, &a.repository, &a.place).cmp(&(b.expires, &b.repository, &b.place)));
        Self { comments, ..self }
    }
}

fn comment(found: &Found, standards: &Standards, cards: &[Arc<Scorecard>], today: Date) -> CommentEntry {
    let said = &found.waiver;
    let place = Place { path: found.path.clone(), line: said.line };
    // As a waiver of a file that names its rules and nobody who asks for it.
    let mut waiver = Waiver {
        id: Arc::from(""),
        scorecard: None,
        checks: Vec::new(),
        rules: said.rules.clone(),
        reason: said.reason.clone(),
        ticket: None,
        requested_by: String::new(),
        approved_by: Vec::new(),
        created: today,
        expires: said.until,
        effect: Effect::Exclude,
        compensating: None,
        renews: None,
        scope: Scope::default(),
        place: place.clone(),
    };
    let is_asked = !approvals(&waiver, &standards.policy, cards, None, &[]).is_empty();
    let brought = if is_asked {
        Past::around(&found.file).and_then(|past| past.brought_line(&found.file, &found.line))
    } else {
        Ok(None)
    };
    if let Ok(Some(commit)) = &brought {
        waiver.requested_by = author(commit, &standards.policy).unwrap_or_default();
    }
    let (approved, unknown) = shown((standards, cards), &waiver, brought, &found.owners);
    let warned = standards.policy.warn_before.first().map_or(0, |period| period.days());
    CommentEntry {
        repository: found.repository.clone(),
        place,
        covers: said.covers,
        standing: standing(&waiver, today, warned),
        rules: waiver.rules,
        expires: waiver.expires,
        reason: waiver.reason,
        approved,
        unknown,
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
    let none = Vec::new();
    shown((standards, cards), waiver, brought, owners.get(waiver.place.path.as_ref()).unwrap_or(&none))
}

/// The same of the commit that brought a waiver, where there is one, and the owners of its file.
fn shown(
    (standards, cards): (&Standards, &[Arc<Scorecard>]),
    waiver: &Waiver,
    brought: Result<Option<Brought>, String>,
    owners: &[String],
) -> (Vec<Approved>, Option<String>) {
    let (commit, unknown) = match brought {
        Ok(Some(commit)) => (Some(commit), None),
        Ok(None) => (None, Some("its present text is not committed".to_owned())),
        Err(reason) => (None, Some(reason)),
    };
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
