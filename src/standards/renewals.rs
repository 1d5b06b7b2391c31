//! How often waivers follow each other: said with `renews`, or seen in that they excuse the same check of the same entity.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::load::{File, at};
use crate::config::{Mistake, nearest};
use crate::model::Waiver;

/// Complains about waivers that follow too many others, or one that is not there.
pub(super) fn check(files: &[File], waivers: &[Waiver], most: Option<u32>, mistakes: &mut Vec<Mistake>) {
    let by_id: BTreeMap<&str, &Waiver> = waivers.iter().map(|own| (own.id.as_ref(), own)).collect();
    for waiver in waivers {
        let Some(id) = &waiver.renews else { continue };
        let (message, help) = match by_id.get(id.as_ref()) {
            Some(other) if (other.created, &other.id) < (waiver.created, &waiver.id) => continue,
            Some(other) => {
                let message = format!("waiver `{}` renews `{id}`, which is not older", waiver.id);
                (message, format!("`{id}` is created on {}", other.created))
            }
            None => {
                let guess = nearest(id, by_id.keys().copied());
                let help = guess.map_or_else(
                    || "keep the files of waivers that have ended".to_owned(),
                    |guess| format!("did you mean `{guess}`?"),
                );
                (format!("waiver `{}` renews `{id}`, which is not there", waiver.id), help)
            }
        };
        mistakes.extend(at(files, &waiver.place, message, help));
    }
    let Some(most) = most else { return };
    for (waiver, before) in followed(waivers) {
        if before > most {
            let message = format!("waiver `{}` is renewal {before}; the policy allows {most}", waiver.id);
            let help = "mend what it excuses, or let the policy's owner decide".to_owned();
            mistakes.extend(at(files, &waiver.place, message, help));
        }
    }
}

/// Each waiver with the number of those before it, one after the other.
fn followed(waivers: &[Waiver]) -> Vec<(&Waiver, u32)> {
    let mut sorted: Vec<_> = waivers.iter().collect();
    sorted.sort_by(|a, b| (a.created, &a.id).cmp(&(b.created, &b.id)));
    let mut by_id: BTreeMap<&Arc<str>, u32> = BTreeMap::new();
    let mut by_subject: BTreeMap<String, u32> = BTreeMap::new();
    let mut counted = Vec::new();
    for waiver in sorted {
        let own = subjects(waiver);
        let named = waiver.renews.as_ref().and_then(|id| by_id.get(id)).copied();
        let seen = own.iter().filter_map(|subject| by_subject.get(subject)).copied();
        let before = seen.chain(named).max().map_or(0, |last| last + 1);
        by_id.insert(&waiver.id, before);
        for subject in own {
            let slot = by_subject.entry(subject).or_default();
            *slot = before.max(*slot);
        }
        counted.push((waiver, before));
    }
    counted
}

/// What a waiver excuses, for whom. Another `rev` is another thing.
fn subjects(waiver: &Waiver) -> BTreeSet<String> {
    let card = waiver.scorecard.as_deref().unwrap_or_default();
    let checks = waiver.checks.iter().map(|check| format!("{card} {} {}", check.id, check.rev));
    let what: Vec<_> = checks.chain(waiver.rules.iter().map(|rule| format!("rule {rule}"))).collect();
    let scope = &waiver.scope;
    let details =
        scope.fingerprints.iter().map(ToString::to_string).chain(scope.paths.iter().map(|own| own.as_str().to_owned()));
    let details: Vec<_> = details.collect();
    let whole = [String::new()];
    let details = if details.is_empty() { whole.as_slice() } else { details.as_slice() };
    let entities = if scope.entities.is_empty() { whole.as_slice() } else { scope.entities.as_slice() };
    let mut subjects = BTreeSet::new();
    for what in &what {
        for entity in entities {
            subjects.extend(details.iter().map(|detail| format!("{what} {entity} {detail}")));
        }
    }
    subjects
}
