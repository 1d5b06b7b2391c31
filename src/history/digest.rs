//! A run → the digest that it is known by, and the digest of what it found in each repository.

use super::adopted;
use super::code;
use super::run::{Feed, Found, Run, Snapshot, Standing};
use crate::model::adoption::AskedPath;
use crate::model::scorecard::Excuse;
use crate::model::selector::Facets;

/// What a run is known by: the same content always has the same one.
pub(super) fn of_run(run: &Run) -> [u8; 32] {
    let mut feed = Feed::default();
    feed.number(run.moment);
    feed.text(&run.engine);
    feed.text(&run.policies);
    for own in &run.definitions {
        feed.texts([own.id.as_ref(), &own.version, &own.source, &own.text].into_iter());
    }
    adopted::paths(&mut feed, &run.paths);
    for own in &run.facts {
        feed.text(&own.source);
        feed.number(own.age.map_or(-1, |age| i64::try_from(age).unwrap_or(i64::MAX)));
    }
    for own in &run.snapshots {
        feed.text(&own.repository);
        feed.maybe(own.revision.as_deref());
        content(&mut feed, own);
    }
    feed.finish()
}

/// What a run found in a repository, whenever and at whichever commit; `definitions` tell what its scorecards were.
pub(super) fn of_snapshot(own: &Snapshot, definitions: &[[u8; 32]], paths: &[AskedPath]) -> [u8; 32] {
    let mut feed = Feed::default();
    for digest in definitions {
        for byte in digest {
            feed.number(i64::from(*byte));
        }
    }
    adopted::paths(&mut feed, paths);
    content(&mut feed, own);
    feed.finish()
}

/// What an entity is like.
pub(super) fn of_facets(own: &Facets) -> [u8; 32] {
    let mut feed = Feed::default();
    facets(&mut feed, own);
    feed.finish()
}

/// A golden path as it was asked.
pub(super) fn of_path(own: &AskedPath) -> [u8; 32] {
    let mut feed = Feed::default();
    adopted::paths(&mut feed, std::slice::from_ref(own));
    feed.finish()
}

/// A waiver at work.
pub(super) fn of_excuse(own: &Excuse) -> [u8; 32] {
    let mut feed = Feed::default();
    excuse(&mut feed, Some(own));
    feed.finish()
}

fn content(feed: &mut Feed, own: &Snapshot) {
    feed.texts(own.answered.iter().map(AsRef::as_ref));
    feed.texts(own.unjudged.iter().map(AsRef::as_ref));
    for own in &own.standings {
        standing(feed, own);
    }
    for own in &own.findings {
        found(feed, own);
    }
    for own in &own.adoption {
        own.feed(feed);
    }
}

fn standing(feed: &mut Feed, own: &Standing) {
    feed.texts([own.entity.as_ref(), &own.name, &own.scorecard].into_iter());
    facets(feed, &own.facets);
    feed.maybe(own.level.as_deref());
    feed.small(own.score);
    feed.small(own.score_up_to);
    feed.small(own.coverage);
    for own in &own.checks {
        feed.text(&own.check);
        feed.number(code::of_outcome(own.outcome));
        feed.small(own.outcome.value());
        feed.number(code::of_outcome(own.said));
        feed.small(own.said.value());
        feed.small(own.coverage);
        feed.maybe(own.reason.map(crate::model::scorecard::ReasonKind::as_str));
        excuse(feed, own.waiver.as_ref());
        feed.number(i64::from(own.evidence.is_some()));
        feed.number(own.evidence.unwrap_or_default());
        // Runs of before have no such thing, and stay what they are.
        if let Some(own) = &own.remembered {
            feed.texts([own.outcome.as_str(), &own.on.to_string(), &own.until.to_string()].into_iter());
            feed.small(own.outcome.value());
            feed.maybe(own.level.as_deref());
        }
    }
}

pub(super) fn facets(feed: &mut Feed, own: &Facets) {
    feed.text(&own.kind);
    for text in [&own.r#type, &own.lifecycle, &own.tier, &own.owner, &own.system, &own.domain] {
        feed.maybe(text.as_deref());
    }
    feed.texts(own.tags.iter().map(String::as_str));
    feed.texts(own.languages.iter().map(String::as_str));
    feed.text(&own.path);
}

fn excuse(feed: &mut Feed, own: Option<&Excuse>) {
    feed.number(i64::from(own.is_some()));
    if let Some(own) = own {
        feed.texts([own.id.as_ref(), own.effect.as_str(), &own.until.to_string(), &own.reason].into_iter());
    }
}

fn found(feed: &mut Feed, own: &Found) {
    feed.text(&own.fingerprint.to_string());
    feed.texts([own.rule.as_ref(), own.severity.as_str(), own.status.as_str()].into_iter());
    excuse(feed, own.waiver.as_ref());
    feed.maybe(own.entity.as_deref());
    feed.text(&own.path);
    feed.number(i64::from(own.line));
    feed.maybe(own.resource.as_deref());
    feed.text(&own.message);
}
