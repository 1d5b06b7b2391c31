//! Waivers in comments laid over the findings of a repository: which are excused, and what is wrong with the waivers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::share::Share;
use crate::model::Date;
use crate::model::finding::{Position, Status};
use crate::model::problem::Problem;
use crate::model::scorecard::Excuse;
use crate::model::source::Repository;
use crate::model::waiver::Effect;
use crate::standards::{Inline, InlineWaiver};

/// Marks the findings that a comment excuses on a day. Gives what is wrong with comments, and those that have ended or excuse
/// nothing though all their rules were asked about their files.
pub(super) fn excuse(
    share: &mut Share,
    repository: &Repository,
    today: Date,
    is_asked: impl Fn(&str, &str) -> bool,
) -> Vec<Problem> {
    let said: BTreeMap<Arc<str>, Inline> = std::mem::take(&mut share.inline).into_iter().collect();
    if said.is_empty() {
        return Vec::new();
    }
    let mut used: BTreeMap<(&str, u32), Arc<Excuse>> = BTreeMap::new();
    for finding in share.findings.iter_mut().filter(|finding| finding.status == Status::Open) {
        let Some((path, own)) = said.get_key_value(&finding.location.path) else { continue };
        let line = finding.location.start.line;
        for waiver in own.waivers.iter().filter(|own| own.has(&finding.rule, line)) {
            let excuse = used.entry((path, waiver.line)).or_insert_with(|| Arc::new(excuse_of(path, waiver)));
            if waiver.is_active(today) {
                finding.status = Status::Waived;
                finding.waiver = Some(excuse.clone());
            }
        }
    }
    let mut told = Vec::new();
    for (path, own) in &said {
        let problem = |(line, column), message, help: &str| {
            Problem::of_standard(&repository.target, path, Position { line, column }, message, help)
        };
        told.extend(own.faults.iter().map(|fault| {
            let message = format!("this waiver excuses nothing: {}", fault.message);
            problem((fault.line, fault.column), message, &fault.help)
        }));
        for waiver in &own.waivers {
            let rules = waiver.rules.join(", ");
            let is_used = used.contains_key(&(path.as_ref(), waiver.line));
            if !is_used && waiver.rules.iter().all(|rule| is_asked(path, rule)) {
                let message = format!("this waiver of {rules} excuses nothing");
                told.push(problem((waiver.line, waiver.column), message, "remove it: what it was for is mended"));
            } else if is_used && !waiver.is_active(today) {
                let message = format!("this waiver of {rules} ended on {} and no longer works", waiver.until);
                told.push(problem(
                    (waiver.line, waiver.column),
                    message,
                    "mend what it excused, or agree on another day",
                ));
            }
        }
    }
    told
}

/// A comment has no name: its place is one.
fn excuse_of(path: &str, waiver: &InlineWaiver) -> Excuse {
    Excuse {
        id: Arc::from(format!("{path}:{}", waiver.line)),
        effect: Effect::Exclude,
        until: waiver.until,
        reason: Arc::from(waiver.reason.as_str()),
        approved_by: Box::default(),
    }
}
