//! How often waivers follow each other: said with `renews`, seen in that they excuse the same check of the same entity, or in that the
//! end of one was put off in its file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::load::{File, at};
use crate::config::{Fields, Mistake, Reader, nearest};
use crate::git::Past;
use crate::model::{Date, Waiver};

/// How often the end of a waiver was put off, by id.
pub(super) type PutOff = BTreeMap<Arc<str>, u32>;

/// Tells how often the ends of waivers were put off.
pub(super) type Shown<'s> = &'s dyn Fn(&[Waiver]) -> PutOff;

/// How often git shows that the end of each of these waivers was put off in its file, whatever the file was called; a change that is not
/// committed yet is one. None where git does not keep the folder, and nothing older than what was fetched of it.
pub(super) fn put_off(folder: &Path, waivers: &[Waiver]) -> PutOff {
    let mut ends: BTreeMap<&Arc<str>, (Date, u32)> = waivers.iter().map(|own| (&own.id, (own.expires, 0))).collect();
    let Ok(past) = Past::around(folder) else { return PutOff::new() };
    let known = past.states(folder, end, |state| {
        let mut is_there = false;
        for (id, expires) in state.iter().copied().flatten() {
            let Some((later, times)) = ends.get_mut(id) else { continue };
            is_there = true;
            if *expires < *later {
                *times += 1;
            }
            *later = *expires;
        }
        is_there
    });
    // What cannot be read of the past is not held against anybody.
    drop(known);
    ends.into_iter().map(|(id, (_, times))| (id.clone(), times)).collect()
}

/// The id and the end of a waiver as it was: it need not have been without mistakes.
fn end(text: &str) -> Option<(Arc<str>, Date)> {
    let reader = Reader::new("", text);
    let mut source = reader.source();
    let table = reader.parse(&mut source);
    let fields = Fields::new(&reader, table.get_ref(), 0..0);
    Some((Arc::from(fields.string("id")?.0), fields.date("expires")?.0))
}

/// Complains about waivers that follow too many others, or one that is not there.
pub(super) fn check(
    files: &[File],
    waivers: &[Waiver],
    (most, put_off): (Option<u32>, Shown<'_>),
    mistakes: &mut Vec<Mistake>,
) {
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
    if waivers.is_empty() {
        return;
    }
    let put_off = put_off(waivers);
    for (waiver, before) in followed(waivers, &put_off) {
        if before > most {
            let times = match put_off.get(&waiver.id) {
                None | Some(0) => String::new(),
                Some(1) => ", its end put off once,".to_owned(),
                Some(times) => format!(", its end put off {times} times,"),
            };
            let message = format!("waiver `{}`{times} is renewal {before}; the policy allows {most}", waiver.id);
            let help = "mend what it excuses, or let the policy's owner decide".to_owned();
            mistakes.extend(at(files, &waiver.place, message, help));
        }
    }
}

/// Each waiver with the number of those before it, one after the other: one whose end was put off is as many more.
fn followed<'w>(waivers: &'w [Waiver], put_off: &PutOff) -> Vec<(&'w Waiver, u32)> {
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
        let before = before + put_off.get(&waiver.id).copied().unwrap_or_default();
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
