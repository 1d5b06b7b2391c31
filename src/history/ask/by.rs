//! What entities, or findings in them, are taken together by.

use std::sync::Arc;

use crate::model::GroupBy;
use crate::model::selector::Facets;
use crate::score::group_keys;

/// What entities, or findings in them, are taken together by.
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

    /// What an entity is taken under: an entity has several languages, and counts for each.
    pub fn keys(self, facets: &Facets) -> Vec<Option<Arc<str>>> {
        match self {
            Self::Group(by) => group_keys(facets, by).into_iter().map(|key| key.map(Arc::from)).collect(),
            Self::Path => vec![Some(Arc::from(if facets.path.is_empty() { "." } else { facets.path.as_str() }))],
        }
    }
}
