//! What is right as it is written and needs somebody's eye on a day: waivers that end, ended or no longer fit, spent budgets,
//! scorecards that were to be looked at again, campaigns that are over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Standards;
use crate::model::campaign::Campaign;
use crate::model::scorecard::{FULL, Scorecard};
use crate::model::waiver::Place;
use crate::model::{Date, Waiver};

/// What sort of notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoticeKind {
    /// A waiver has ended.
    Expired,
    /// A waiver ends within the warning time.
    Expiring,
    /// A waiver has not begun.
    Early,
    /// A waiver is for a meaning that its check no longer has.
    Stale,
    /// A waiver is for a check that is retired.
    Needless,
    /// More waivers than the policy's budget.
    Budget,
    /// A scorecard was to be looked at again.
    Review,
    /// A campaign is over.
    Over,
}

/// Something that needs somebody's eye.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// The target of the repository, where it is about comments in one; empty where it is about a definition.
    pub repository: Arc<str>,
    /// What it is about.
    pub place: Place,
    /// What sort.
    pub kind: NoticeKind,
    /// One line.
    pub message: String,
}

impl Notice {
    fn of_definition(place: Place, kind: NoticeKind, message: String) -> Self {
        Self { repository: Arc::from(""), place, kind, message }
    }
}

/// A waiver in a comment that excuses something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commented {
    /// The target of the repository that it stands in.
    pub repository: Arc<str>,
    /// Where it stands, in the repository.
    pub place: Place,
    /// Full references of the entities that what it excuses counts for.
    pub entities: BTreeSet<Arc<str>>,
}

/// The references of the entities that a check of a scorecard is for, by the ids of the two; none where that is not known.
pub type Population<'a> = &'a dyn Fn(&str, &str) -> Option<BTreeSet<Arc<str>>>;

/// Everything that needs an eye on a day. `cards` are all scorecards, also those from elsewhere; `comments` the waivers in comments that
/// are at work that day.
pub fn review(
    standards: &Standards,
    cards: &[Arc<Scorecard>],
    today: Date,
    comments: &BTreeSet<Commented>,
    population: Population<'_>,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    for waiver in &standards.waivers {
        notices.extend(time(standards, waiver, today));
        if today < waiver.expires {
            checks(waiver, cards, today, &mut notices);
        }
    }
    entities(standards, today, comments, &mut notices);
    shares(standards, today, population, &mut notices);
    for card in &standards.scorecards {
        if let Some(by) = card.review_by.filter(|by| *by < today) {
            let place = Place { path: Arc::from(card.source.as_str()), line: 1 };
            let message = format!("scorecard `{}` was to be reviewed by {by}", card.id);
            notices.push(Notice::of_definition(place, NoticeKind::Review, message));
        }
    }
    notices.extend(standards.campaigns.iter().filter(|own| own.deadline < today).map(over));
    notices.sort();
    notices
}

fn over(campaign: &Campaign) -> Notice {
    let message = format!("campaign `{}` is over since {}", campaign.id, campaign.deadline);
    Notice::of_definition(campaign.place.clone(), NoticeKind::Over, message)
}

fn time(standards: &Standards, waiver: &Waiver, today: Date) -> Option<Notice> {
    let left = today.days_until(waiver.expires);
    let warned = standards.policy.warn_before.first().map_or(0, |period| period.days());
    let id = &waiver.id;
    let (kind, message) = if left <= 0 {
        (NoticeKind::Expired, format!("waiver `{id}` expired on {} and no longer works", waiver.expires))
    } else if today < waiver.created {
        (NoticeKind::Early, format!("waiver `{id}` works from {} on", waiver.created))
    } else if u64::try_from(left).is_ok_and(|left| left <= warned) {
        let days = if left == 1 { "day" } else { "days" };
        (NoticeKind::Expiring, format!("waiver `{id}` ends in {left} {days}, on {}", waiver.expires))
    } else {
        return None;
    };
    Some(Notice::of_definition(waiver.place.clone(), kind, message))
}

fn checks(waiver: &Waiver, cards: &[Arc<Scorecard>], today: Date, notices: &mut Vec<Notice>) {
    let card = cards.iter().find(|card| Some(&card.id) == waiver.scorecard.as_ref());
    for waived in &waiver.checks {
        let check = card.and_then(|card| card.checks.iter().find(|check| check.id == waived.id));
        let Some(check) = check else { continue };
        let (id, own) = (&waiver.id, &waived.id);
        let place = Place { path: waiver.place.path.clone(), line: waived.line };
        if let Some(last) = check.retired.filter(|last| *last < today) {
            let message = format!("waiver `{id}` is for check `{own}`, which is retired since {last}");
            notices.push(Notice::of_definition(place, NoticeKind::Needless, message));
        } else if waived.rev != check.rev {
            let message = format!(
                "waiver `{id}` is for rev {} of check `{own}`, which is at rev {}: it does not work",
                waived.rev, check.rev
            );
            notices.push(Notice::of_definition(place, NoticeKind::Stale, message));
        }
    }
}

/// Waivers that work on a day.
fn active(standards: &Standards, today: Date) -> impl Iterator<Item = &Waiver> {
    standards.waivers.iter().filter(move |waiver| waiver.is_active(today))
}

/// What is at work for an entity.
#[derive(Default)]
struct AtWork<'a> {
    files: Vec<&'a Waiver>,
    comments: Vec<&'a Commented>,
}

/// Of an entity with more waivers than the budget, the newest is told; the last comment, where there are not too many without those:
/// comments have no day on which they were written.
fn entities(standards: &Standards, today: Date, comments: &BTreeSet<Commented>, notices: &mut Vec<Notice>) {
    let Some(most) = standards.policy.budget.per_entity else { return };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let mut by_entity: BTreeMap<&str, AtWork<'_>> = BTreeMap::new();
    for waiver in active(standards, today) {
        for entity in &waiver.scope.entities {
            by_entity.entry(entity).or_default().files.push(waiver);
        }
    }
    for comment in comments {
        for entity in &comment.entities {
            by_entity.entry(entity).or_default().comments.push(comment);
        }
    }
    for (entity, AtWork { files, comments }) in by_entity {
        let number = files.len() + comments.len();
        if number <= most {
            continue;
        }
        let among = match comments.len() {
            0 => String::new(),
            1 => ", 1 of them in a comment".to_owned(),
            many if many == number => ", all of them in comments".to_owned(),
            many => format!(", {many} of them in comments"),
        };
        let message = format!("{entity} has {number} waivers{among}; the policy allows {most}");
        let is_by_files = files.len() > most;
        let newest = files.into_iter().max_by_key(|waiver| (waiver.created, &waiver.id));
        let of_file = newest.map(|own| Notice::of_definition(own.place.clone(), NoticeKind::Budget, message.clone()));
        let of_comment = comments.last().map(|own| {
            let (repository, place) = (own.repository.clone(), own.place.clone());
            Notice { repository, place, kind: NoticeKind::Budget, message }
        });
        notices.extend(if is_by_files { of_file } else { of_comment.or(of_file) });
    }
}

/// A check that too many are excused from asks for too much, or at the wrong time. Where there are so few entities that the policy
/// would allow no waiver at all, their share tells nothing.
fn shares(standards: &Standards, today: Date, population: Population<'_>, notices: &mut Vec<Notice>) {
    let Some(most) = standards.policy.budget.per_check_share else { return };
    let mut by_check: BTreeMap<(&str, &str), Vec<&Waiver>> = BTreeMap::new();
    for waiver in active(standards, today) {
        for check in &waiver.checks {
            let card = waiver.scorecard.as_deref().unwrap_or_default();
            by_check.entry((card, &check.id)).or_default().push(waiver);
        }
    }
    for ((card, check), waivers) in by_check {
        let Some(all) = population(card, check) else { continue };
        let excused: BTreeSet<&str> =
            waivers.iter().flat_map(|waiver| &waiver.scope.entities).map(String::as_str).collect();
        let excused = all.iter().filter(|entity| excused.contains(entity.as_ref())).count() as u64;
        let all = all.len() as u64;
        if all * u64::from(most) < u64::from(FULL) {
            continue;
        }
        let share = excused * u64::from(FULL) / all;
        let newest = waivers.into_iter().max_by_key(|waiver| (waiver.created, &waiver.id));
        if let Some(newest) = newest.filter(|_| share > u64::from(most)) {
            let message = format!(
                "{excused} of {all} entities are excused from check `{check}` of `{card}`; the policy allows {}.{:02}%",
                most / 100,
                most % 100
            );
            notices.push(Notice::of_definition(newest.place.clone(), NoticeKind::Budget, message));
        }
    }
}
