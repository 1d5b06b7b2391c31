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
    /// The definition that it is about.
    pub place: Place,
    /// What sort.
    pub kind: NoticeKind,
    /// One line.
    pub message: String,
}

/// The references of the entities that a check of a scorecard is for, by the ids of the two; none where that is not known.
pub type Population<'a> = &'a dyn Fn(&str, &str) -> Option<BTreeSet<Arc<str>>>;

/// Everything that needs an eye on a day. `cards` are all scorecards, also those from elsewhere.
pub fn review(standards: &Standards, cards: &[Arc<Scorecard>], today: Date, population: Population<'_>) -> Vec<Notice> {
    let mut notices = Vec::new();
    for waiver in &standards.waivers {
        notices.extend(time(standards, waiver, today));
        if today < waiver.expires {
            checks(waiver, cards, today, &mut notices);
        }
    }
    entities(standards, today, &mut notices);
    shares(standards, today, population, &mut notices);
    for card in &standards.scorecards {
        if let Some(by) = card.review_by.filter(|by| *by < today) {
            let place = Place { path: Arc::from(card.source.as_str()), line: 1 };
            let message = format!("scorecard `{}` was to be reviewed by {by}", card.id);
            notices.push(Notice { place, kind: NoticeKind::Review, message });
        }
    }
    notices.extend(standards.campaigns.iter().filter(|own| own.deadline < today).map(over));
    notices.sort();
    notices
}

fn over(campaign: &Campaign) -> Notice {
    let message = format!("campaign `{}` is over since {}", campaign.id, campaign.deadline);
    Notice { place: campaign.place.clone(), kind: NoticeKind::Over, message }
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
    Some(Notice { place: waiver.place.clone(), kind, message })
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
            notices.push(Notice { place, kind: NoticeKind::Needless, message });
        } else if waived.rev != check.rev {
            let message = format!(
                "waiver `{id}` is for rev {} of check `{own}`, which is at rev {}: it does not work",
                waived.rev, check.rev
            );
            notices.push(Notice { place, kind: NoticeKind::Stale, message });
        }
    }
}

/// Waivers that work on a day.
fn active(standards: &Standards, today: Date) -> impl Iterator<Item = &Waiver> {
    standards.waivers.iter().filter(move |waiver| waiver.is_active(today))
}

/// The newest waiver over the budget of its entity is told.
fn entities(standards: &Standards, today: Date, notices: &mut Vec<Notice>) {
    let Some(most) = standards.policy.budget.per_entity else { return };
    let mut by_entity: BTreeMap<&str, Vec<&Waiver>> = BTreeMap::new();
    for waiver in active(standards, today) {
        for entity in &waiver.scope.entities {
            by_entity.entry(entity).or_default().push(waiver);
        }
    }
    for (entity, waivers) in by_entity {
        let number = waivers.len();
        let newest = waivers.into_iter().max_by_key(|waiver| (waiver.created, &waiver.id));
        let over = usize::try_from(most).is_ok_and(|most| number > most);
        if let Some(newest) = newest.filter(|_| over) {
            let message = format!("{entity} has {number} waivers; the policy allows {most}");
            notices.push(Notice { place: newest.place.clone(), kind: NoticeKind::Budget, message });
        }
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
            notices.push(Notice { place: newest.place.clone(), kind: NoticeKind::Budget, message });
        }
    }
}
