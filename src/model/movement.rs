//! Why a score moved: what a change of the definition, of waivers, of data and of the repository itself did to it. Plain values;
//! who works them out is `score`.

use std::sync::Arc;

use super::scored::CheckOutcome;

/// What can move a score, in the order in which it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Checks came, went, weigh otherwise or mean something else; a phase began.
    Definition,
    /// A waiver began, ended or does something else.
    Waiver,
    /// Something that was known is no longer, or something that was not is.
    Data,
    /// What was judged is otherwise.
    Behaviour,
}

impl Part {
    /// All of them, in the order in which they are taken.
    pub const ALL: [Self; 4] = [Self::Definition, Self::Waiver, Self::Data, Self::Behaviour];

    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::Waiver => "waiver",
            Self::Data => "data",
            Self::Behaviour => "behaviour",
        }
    }
}

/// A movement between two results of a scorecard on an entity. The points of its parts add up to the difference of the scores
/// exactly; where there is no score, since nothing applies or is known, it counts as 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// Where it began.
    pub before: Stand,
    /// What each part did, in the order of [`Part::ALL`].
    pub parts: [PartMove; 4],
}

/// A score and a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// In basis points; none where nothing applies or is known.
    pub score: Option<u32>,
    /// The level that is reached.
    pub level: Option<Arc<str>>,
}

/// What a part of a movement did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartMove {
    /// Which part.
    pub part: Part,
    /// Basis points.
    pub points: i64,
    /// Where that led to.
    pub stand: Stand,
    /// The checks whose outcome it changed, in the order of the definition.
    pub checks: Vec<CheckMove>,
}

/// A check whose outcome changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckMove {
    /// Its id.
    pub check: Arc<str>,
    /// What it was; none where it was not there.
    pub from: Option<CheckOutcome>,
    /// What it is; none where it is not there.
    pub to: Option<CheckOutcome>,
}

impl Movement {
    /// Where it ended.
    pub const fn after(&self) -> &Stand {
        let [.., last] = &self.parts;
        &last.stand
    }

    /// Basis points of all parts: the difference of the scores.
    pub fn points(&self) -> i64 {
        self.parts.iter().map(|own| own.points).sum()
    }
}
