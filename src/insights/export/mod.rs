//! What is known now → files for a catalog that asks nobody: facts and checks for Backstage, bodies of requests for Port and Cortex.
//! Plain values in and out; nothing is sent, and nothing is written.

mod backstage;
mod cortex;
mod port;

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::{Card, Line};
use super::fact;
use super::state::{Standing, State};
use crate::model::scorecard::{CheckOutcome, Phase};
use crate::report::SiteFile;

/// The catalog that files are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Catalog {
    /// Backstage with Tech Insights.
    Backstage,
    /// Port.
    Port,
    /// Cortex.
    Cortex,
}

/// The files for a catalog, by path.
pub(crate) fn files(state: &State, catalog: Catalog) -> Vec<SiteFile> {
    let mut files = match catalog {
        Catalog::Backstage => backstage::files(state),
        Catalog::Port => port::files(state),
        Catalog::Cortex => cortex::files(state),
    };
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn json_file(path: String, value: &impl Serialize) -> SiteFile {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    SiteFile { path, text }
}

/// An entity of a scorecard with its place on it.
struct Placed<'s> {
    entity: &'s str,
    standing: &'s Standing,
}

/// The entities of each scorecard, by reference.
fn placed(state: &State) -> Vec<(&Card, Vec<Placed<'_>>)> {
    let mut all: Vec<(&Card, Vec<Placed<'_>>)> = state.cards.iter().map(|card| (card, Vec::new())).collect();
    for (entity, standings) in &state.entities {
        for standing in standings {
            if let Some((_, own)) = all.get_mut(standing.card) {
                own.push(Placed { entity, standing });
            }
        }
    }
    all
}

impl Placed<'_> {
    /// What became of each check, in the order of the definition.
    fn outcomes<'c>(&'c self, card: &'c Card) -> impl Iterator<Item = (&'c Line, &'static str)> {
        let line = |at: usize, outcome: CheckOutcome| Some((card.lines.get(at)?, outcome.as_str()));
        self.standing.outcomes.iter().filter_map(move |(at, own, _)| line(*at, own.outcome))
    }

    /// Why checks do not simply hold, by id.
    fn reasons(&self) -> BTreeMap<&str, String> {
        let why = self.standing.outcomes.iter();
        why.filter_map(|(_, own, against)| Some((own.check.as_ref(), fact::detail(own, against.as_ref())?))).collect()
    }

    /// The rank of the level reached; 0 where there is none.
    fn rank(&self, card: &Card) -> u32 {
        let level = self.standing.stood.level.as_ref();
        let own = card.definition.levels.iter().find(|own| Some(&own.id) == level);
        own.map_or(0, |own| own.rank)
    }
}

/// Checks that block their level: what another product makes of levels must not be stricter than what karat makes of them.
fn blocking(card: &Card) -> impl Iterator<Item = &Line> {
    card.lines.iter().filter(|line| line.check.required && line.phase == Phase::Enforced)
}

/// A name for a level.
fn title(level: &crate::model::scorecard::Level) -> String {
    level.title.clone().unwrap_or_else(|| {
        let mut letters = level.id.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    })
}

/// An id of letters, digits, `_` and `-` alone.
fn plain(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') { c } else { '_' }).collect()
}
