//! Campaigns: something that many are to have done by a day.

use std::sync::Arc;

use super::date::{Date, Period};
use super::selector::Selector;
use super::waiver::Place;

/// A campaign, from `campaigns/<id>.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Permanent id.
    pub id: Arc<str>,
    /// What people call it.
    pub title: String,
    /// What it is for.
    pub description: Option<String>,
    /// Full reference of who answers for it.
    pub owner: String,
    /// The scorecard.
    pub scorecard: Arc<str>,
    /// What is to be reached.
    pub aim: Aim,
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub deadline: Date,
    /// What happens after its last day.
    pub on_deadline: OnDeadline,
    /// The level that its checks belong to when it is over.
    pub promote_to: Option<Arc<str>>,
    /// Share of the entities that is enough, in basis points.
    pub goal: u32,
    /// How long before the deadline who is open is told, the longest first.
    pub reminders: Vec<Period>,
    /// The day whose population and state it is measured against.
    pub baseline: Option<Date>,
    /// Which entities it is for.
    pub applies: Selector,
    /// Shares on the way, by ascending date.
    pub stages: Vec<Milestone>,
    /// Where it is written.
    pub place: Place,
}

/// What a campaign is to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// These checks pass.
    Checks(Vec<Arc<str>>),
    /// This level is reached.
    Level(Arc<str>),
}

/// What happens after the last day of a campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnDeadline {
    /// What is open is reported.
    #[default]
    Report,
    /// What is open fails the gate.
    Gate,
    /// Nothing.
    None,
}

/// A share to be reached on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// By when.
    pub at: Date,
    /// Share of the entities, in basis points.
    pub share: u32,
}
