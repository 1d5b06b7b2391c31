//! Who is on golden paths, as a history keeps it of a run, and how a report in memory or on the wire becomes that.

use std::sync::Arc;

use serde::Deserialize;

use super::digest;
use super::run::Feed;
use super::wire::{Checked, named, outcome};
use crate::model::adoption::{self as model, AskedPath, Signal, State};
use crate::model::report::Report;
use crate::model::selector::Facets;

/// Whether an entity is on a golden path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What people call it.
    pub name: Arc<str>,
    /// Owner, system and the like.
    pub facets: Arc<Facets>,
    /// The path's id.
    pub path: Arc<str>,
    /// Whether it is on it.
    pub state: State,
    /// The signals, in the order of the path.
    pub signals: Vec<Signal>,
}

impl Adopted {
    /// Into a digest.
    pub(super) fn feed(&self, feed: &mut Feed) {
        feed.texts([self.path.as_ref(), &self.entity, &self.name, self.state.as_str()].into_iter());
        digest::facets(feed, &self.facets);
        feed.text(&written(&self.signals));
    }
}

/// Golden paths into a digest; where none was asked it stays as it is.
pub(super) fn paths(feed: &mut Feed, paths: &[AskedPath]) {
    for own in paths {
        feed.texts(["golden path", own.id.as_ref(), &own.title, &own.version].into_iter());
        feed.number(i64::from(own.at_least));
        feed.number(i64::from(own.is_voluntary));
    }
}

/// What a report says of the entities of a repository, by its target.
pub(super) fn of(report: &Report, target: &str) -> Vec<Adopted> {
    let of = |(path, own): (&AskedPath, &model::Adopted)| Adopted {
        entity: own.entity.clone(),
        name: own.name.clone(),
        facets: own.facets.clone(),
        path: path.id.clone(),
        state: own.state,
        signals: own.signals.clone(),
    };
    report.adopted_of(target).flat_map(|(path, all)| all.iter().map(move |own| (path, own))).map(of).collect()
}

/// Signals as a history has them: one a line, each with its outcome.
pub(super) fn written(signals: &[Signal]) -> String {
    let lines: Vec<String> = signals.iter().map(|own| format!("{}={}", own.id, own.outcome.as_str())).collect();
    lines.join("\n")
}

/// The same read back; a line that says nothing is left out.
pub(super) fn read(text: &str) -> Vec<Signal> {
    let signal = |line: &str| {
        let (id, word) = line.rsplit_once('=')?;
        Some(Signal { id: Arc::from(id), outcome: outcome(word, None).ok()? })
    };
    text.lines().filter_map(signal).collect()
}

/// A golden path of a JSON report.
#[derive(Deserialize)]
pub(super) struct PathSaid {
    id: Arc<str>,
    title: Arc<str>,
    version: Arc<str>,
    at_least: u32,
    alternative_allowed: bool,
    entities: Vec<EntitySaid>,
}

#[derive(Deserialize)]
struct EntitySaid {
    repository: Arc<str>,
    entity: Arc<str>,
    name: Arc<str>,
    r#type: Option<String>,
    lifecycle: Option<String>,
    owner: Option<String>,
    system: Option<String>,
    domain: Option<String>,
    tier: Option<String>,
    tags: Vec<String>,
    languages: Vec<String>,
    path: String,
    state: String,
    signals: Vec<SignalSaid>,
}

#[derive(Deserialize)]
struct SignalSaid {
    id: Arc<str>,
    outcome: String,
}

impl PathSaid {
    /// What was asked.
    pub(super) fn asked(&self) -> AskedPath {
        AskedPath {
            id: self.id.clone(),
            title: self.title.clone(),
            version: self.version.clone(),
            at_least: self.at_least,
            is_voluntary: self.alternative_allowed,
        }
    }

    /// The entities, each with the target of its repository.
    pub(super) fn adopted(&self) -> Checked<Vec<(Arc<str>, Adopted)>> {
        self.entities.iter().map(|own| Ok((own.repository.clone(), own.adopted(&self.id)?))).collect()
    }
}

impl EntitySaid {
    fn adopted(&self, path: &Arc<str>) -> Checked<Adopted> {
        let signal = |own: &SignalSaid| Ok(Signal { id: own.id.clone(), outcome: outcome(&own.outcome, None)? });
        Ok(Adopted {
            entity: self.entity.clone(),
            name: self.name.clone(),
            facets: Arc::new(Facets {
                kind: self.entity.split(':').next().unwrap_or_default().to_owned(),
                r#type: self.r#type.clone(),
                lifecycle: self.lifecycle.clone(),
                tier: self.tier.clone(),
                tags: self.tags.clone(),
                owner: self.owner.clone(),
                system: self.system.clone(),
                domain: self.domain.clone(),
                languages: self.languages.clone(),
                path: self.path.clone(),
            }),
            path: path.clone(),
            state: named(State::ALL, State::as_str, &self.state)?,
            signals: self.signals.iter().map(signal).collect::<Checked<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scorecard::CheckOutcome;

    #[test]
    fn signals_come_back_as_they_were_whatever_they_are_called() {
        let signal = |id: &str, outcome| Signal { id: Arc::from(id), outcome };
        let all = [signal("build", CheckOutcome::Pass), signal("a=b c", CheckOutcome::NotApplicable)];
        assert_eq!(written(&all), "build=pass\na=b c=not_applicable");
        assert_eq!(read(&written(&all)), all);
        assert_eq!(read(""), []);
    }
}
