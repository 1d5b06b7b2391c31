//! Entities taken together by owner, system and the like: how they stand on a scorecard. Never the mean alone.

use std::sync::Arc;

/// What entities are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupBy {
    /// Who answers for them.
    Owner,
    /// The system that they are a part of.
    System,
    /// The domain that they, or their systems, are a part of.
    Domain,
    /// How much hangs on them.
    Tier,
    /// The languages of their files: an entity counts in each of its own.
    Language,
}

impl GroupBy {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::System => "system",
            Self::Domain => "domain",
            Self::Tier => "tier",
            Self::Language => "language",
        }
    }
}

/// How some entities stand on a scorecard. Each counts the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// Its title.
    pub title: String,
    /// What the entities are grouped by.
    pub by: GroupBy,
    /// What they have in common; none for those that have no such thing.
    pub key: Option<String>,
    /// How many.
    pub entities: u64,
    /// How many stand at each level, by ascending rank; none first.
    pub levels: Vec<(Option<Arc<str>>, u64)>,
    /// The score that half of them do not exceed, in basis points: the lower middle one. An entity of which nothing is known
    /// counts as 0, one to which nothing applies does not count. None where there is no other.
    pub median: Option<u32>,
    /// Known share of all that applies to them, by weight, in basis points; none where nothing does.
    pub coverage: Option<u32>,
    /// How many have a target.
    pub expected: u64,
    /// How many of these are at their target or above.
    pub at_target: u64,
}
