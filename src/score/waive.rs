//! Waivers laid over findings: which of them are excused on a day, and by which waiver.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Day, Scanned, Subject};
use crate::model::Waiver;
use crate::model::finding::{Finding, Position, Status};
use crate::model::problem::Problem;
use crate::model::scorecard::{Excuse, Scorecard};
use crate::model::waiver::{Effect, Place};
use crate::standards::{Commented, Excusable, NoticeKind, Population};

/// Marks the findings of a repository that a waiver excuses. One that counts for several entities is excused where each of them is.
/// Gives the ids of the waivers that excuse something; those that accept a risk leave the finding open.
pub(super) fn waive(scanned: &mut Scanned, cards: &[Arc<Scorecard>], day: &Day<'_>) -> BTreeSet<Arc<str>> {
    let mut used = BTreeSet::new();
    if day.standards.waivers.is_empty() {
        return used;
    }
    let subjects = &scanned.subjects;
    let mut known: BTreeMap<Arc<str>, Arc<Excuse>> = BTreeMap::new();
    for finding in scanned.findings.iter_mut().filter(|finding| finding.status == Status::Open) {
        let scope = subjects.scope_of(finding);
        let lives_there = |own: &&Subject| scope.is_none_or(|scope| own.scope == scope);
        let excuses: Option<Vec<&Waiver>> =
            subjects.all.iter().filter(lives_there).map(|own| excuse(finding, own, cards, day)).collect();
        let Some(excuses) = excuses.filter(|excuses| !excuses.is_empty()) else { continue };
        used.extend(excuses.iter().map(|waiver| waiver.id.clone()));
        if excuses.iter().all(|waiver| waiver.effect == Effect::Exclude) {
            finding.status = Status::Waived;
            let soonest = excuses.into_iter().min_by_key(|waiver| (waiver.expires, &waiver.id));
            let excuse =
                |own: &Waiver| known.entry(own.id.clone()).or_insert_with(|| Arc::new(Excuse::of(own))).clone();
            finding.waiver = soonest.map(excuse);
        }
    }
    used
}

fn excuse<'d>(finding: &Finding, subject: &Subject, cards: &[Arc<Scorecard>], day: &Day<'d>) -> Option<&'d Waiver> {
    let excusable = Excusable {
        rule: &finding.rule,
        entity: &subject.entity,
        path: &finding.location.path,
        fingerprints: [finding.fingerprint, finding.anywhere],
    };
    day.standards.excuse_finding(cards, &excusable, day.today)
}

/// The waivers in comments that excuse something in a repository, before definitions are laid over it: what is excused by then is so by
/// a comment.
pub(super) fn comments(scanned: &Scanned) -> BTreeSet<Commented> {
    let mut found: BTreeMap<Place, BTreeSet<Arc<str>>> = BTreeMap::new();
    for finding in scanned.findings.iter().filter(|finding| finding.status == Status::Waived) {
        let Some(line) = finding.waiver.as_ref().and_then(|excuse| line(&excuse.id, &finding.location.path)) else {
            continue;
        };
        let scope = scanned.subjects.scope_of(finding);
        let around = scanned.subjects.all.iter().filter(|own| scope.is_none_or(|scope| own.scope == scope));
        let place = Place { path: finding.location.path.clone(), line };
        found.entry(place).or_default().extend(around.map(|own| own.entity.clone()));
    }
    let repository: Arc<str> = Arc::from(scanned.repository.target.as_str());
    let one = |(place, entities)| Commented { repository: repository.clone(), place, entities };
    found.into_iter().map(one).collect()
}

/// The line of the comment that an excuse stands in: its id is its place. Exceptions of other policies have another one.
fn line(id: &str, path: &str) -> Option<u32> {
    id.strip_prefix(path)?.strip_prefix(':')?.parse().ok()
}

/// Waivers that are at work in a run.
#[derive(Debug, Default)]
pub(super) struct AtWork {
    /// The ids of those of definitions that excuse something.
    pub(super) used: BTreeSet<Arc<str>>,
    /// Those in comments.
    pub(super) comments: BTreeSet<Commented>,
}

/// What definitions need somebody's eye for: waivers that end, ended or match nothing, and what else is due. `entities` is what was
/// looked at, `population` those of them that a check is for.
pub(super) fn notices(
    cards: &[Arc<Scorecard>],
    day: &Day<'_>,
    AtWork { used, comments }: &AtWork,
    entities: &BTreeSet<Arc<str>>,
    population: Population<'_>,
) -> Vec<Problem> {
    let review = crate::standards::review(day.standards, cards, day.today, comments, population);
    let told = review.into_iter().map(|notice| {
        let help = match notice.kind {
            NoticeKind::Expired => "remove the waiver, or mend what it excused",
            NoticeKind::Expiring => "mend what it excuses before, or renew it",
            NoticeKind::Budget => "mend what some of them excuse, or change the policy",
            _ => "see the definition",
        };
        let at = Position::of_line(notice.place.line);
        Problem::of_standard(&notice.repository, &notice.place.path, at, notice.message, help)
    });
    let idle = day.standards.waivers.iter().filter(|waiver| {
        let is_here = |entity: &String| entities.contains(entity.as_str());
        waiver.is_active(day.today)
            && !used.contains(&waiver.id)
            && (waiver.scope.entities.is_empty() || waiver.scope.entities.iter().any(is_here))
    });
    let idle = idle.map(|waiver| {
        let message = format!("waiver `{}` excuses nothing", waiver.id);
        let help = "remove it: what it was for is mended, or it names another thing";
        Problem::of_standard("", &waiver.place.path, Position::of_line(waiver.place.line), message, help)
    });
    told.chain(idle).collect()
}
