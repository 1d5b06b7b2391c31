//! Questions of the command line → sheets. What is worked out is worked out by `ask`.

mod findings;
mod scores;

use std::sync::Arc;

use super::error::Error;
use super::sheet::{Cell, Sheet};
use super::store::Store;
use crate::model::GroupBy;
use crate::model::selector::Facets;
use crate::report::rfc3339;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// One scorecard; all that have entities where there is none.
    pub scorecard: Option<String>,
    /// One entity.
    pub entity: Option<String>,
    /// The earlier moment.
    pub from: i64,
    /// The later moment.
    pub to: i64,
    /// What entities are grouped by.
    pub by: Option<By>,
}

/// What entities, or findings in them, are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// What scorecards can be grouped by, too.
    Group(GroupBy),
    /// The folder of the entity in its repository.
    Path,
}

impl By {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Group(by) => by.as_str(),
            Self::Path => "path",
        }
    }

    /// What an entity is grouped under: an entity has several languages, and counts for each.
    pub fn keys(self, facets: &Facets) -> Vec<Option<Arc<str>>> {
        let one = |text: &Option<String>| vec![text.as_deref().map(Arc::from)];
        match self {
            Self::Group(GroupBy::Owner) => one(&facets.owner),
            Self::Group(GroupBy::System) => one(&facets.system),
            Self::Group(GroupBy::Domain) => one(&facets.domain),
            Self::Group(GroupBy::Tier) => one(&facets.tier),
            Self::Group(GroupBy::Language) if facets.languages.is_empty() => vec![None],
            Self::Group(GroupBy::Language) => {
                facets.languages.iter().map(|own| Some(Arc::from(own.as_str()))).collect()
            }
            Self::Path => vec![Some(Arc::from(if facets.path.is_empty() { "." } else { facets.path.as_str() }))],
        }
    }
}

impl Ask {
    fn about(&self) -> Vec<(&'static str, String)> {
        let mut about = vec![("from", rfc3339(self.from)), ("to", rfc3339(self.to))];
        about.extend(self.scorecard.clone().map(|own| ("scorecard", own)));
        about.extend(self.entity.clone().map(|own| ("entity", own)));
        about.extend(self.by.map(|by| ("group_by", by.as_str().to_owned())));
        about
    }

    fn stretch(&self) -> String {
        let shown = |moment| rfc3339(moment).replace("T00:00:00Z", "");
        format!("{} to {}", shown(self.from), shown(self.to))
    }

    /// The scorecards that are asked about.
    fn scorecards(&self, store: &mut Store) -> Result<Vec<Arc<str>>, Error> {
        if let Some(one) = &self.scorecard {
            store.card_number(one)?;
            return Ok(vec![Arc::from(one.as_str())]);
        }
        let known = store.scorecards()?;
        if known.is_empty() {
            return Err(Error::question(
                "no run with a scorecard was recorded yet",
                "`karat check --record` records one",
            ));
        }
        Ok(known.into_iter().filter(|own| own.entities > 0).map(|own| own.card.id.clone()).collect())
    }
}

/// A cell for a key of a group.
fn key(key: Option<&Arc<str>>) -> Cell {
    Cell::maybe(key.map(AsRef::as_ref))
}

fn sheet(ask: &Ask, title: String, columns: Vec<&'static str>) -> Sheet {
    Sheet { about: ask.about(), title, columns, ..Sheet::default() }
}

/// The score that half do not exceed: the lower middle one; what is not known counts as 0.
fn median(mut scores: Vec<u32>) -> Option<u32> {
    scores.sort_unstable();
    scores.get(scores.len().checked_sub(1)? / 2).copied()
}
