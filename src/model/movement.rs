//! Why a score moved: what a change of the definition, of waivers, of data and of the repository itself did to it. Plain values;
//! who works them out is `score`.

use std::sync::Arc;

use super::date::Date;
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
    /// The checks that do something else than before whatever their outcome, in the order of the definition.
    pub turns: Vec<Turn>,
}

/// A check that does something else than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its id.
    pub check: Arc<str>,
    /// What it does.
    pub does: Turned,
}

/// What a check does that it did not do before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turned {
    /// It counts; since a day, where that was announced.
    Counts(Option<Date>),
    /// It holds back its level; since a day, where that was announced.
    Blocks(Option<Date>),
    /// It holds back another level.
    BlocksAt(Arc<str>),
    /// It holds back nothing any longer.
    Frees,
    /// It is unknown, and what it was when it was last known no longer counts.
    Lapses,
}

impl Turned {
    /// What is said of one check, or of several.
    fn said(&self, are_several: bool) -> String {
        let (s, is, as_it_was) = if are_several { ("", "are", "as they were") } else { ("s", "is", "as it was") };
        let since = |day: &Option<Date>| day.map(|day| format!(" since {day}")).unwrap_or_default();
        match self {
            Self::Counts(day) => format!("count{s}{}", since(day)),
            Self::Blocks(day) => format!("block{s}{}", since(day)),
            Self::BlocksAt(level) => format!("block{s} {level}"),
            Self::Frees => format!("no longer block{s}"),
            Self::Lapses => format!("{is} no longer taken {as_it_was} last known"),
        }
    }
}

/// Checks of a part that are named for a level; the others are counted.
const NAMED: usize = 5;

impl PartMove {
    /// Which checks do something else than before, and what: `on-call, zones block since 2026-08-28`; none where none does.
    pub fn turned(&self) -> Option<String> {
        let told = self.turns.chunk_by(|one, other| one.does == other.does).filter_map(|alike| {
            let ids: Vec<&str> = alike.iter().map(|own| own.check.as_ref()).collect();
            Some(format!("{} {}", ids.join(", "), alike.first()?.does.said(ids.len() > 1)))
        });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// What it was, for a level: `definition: on-call blocks since 2026-08-28`, `behaviour: ci pass → fail`.
    fn said(&self) -> String {
        let word = |outcome: Option<CheckOutcome>| outcome.map_or("none", CheckOutcome::as_str).replace('_', " ");
        let moved = self.checks.iter().take(NAMED);
        let moved = moved.map(|own| format!("{} {} → {}", own.check, word(own.from), word(own.to)));
        let more = self.checks.len().checked_sub(NAMED).filter(|more| *more > 0);
        let all: Vec<String> =
            self.turned().into_iter().chain(moved).chain(more.map(|more| format!("and {more} more"))).collect();
        if all.is_empty() {
            self.part.as_str().to_owned()
        } else {
            format!("{}: {}", self.part.as_str(), all.join(", "))
        }
    }
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

    /// The parts that moved the level, in their order.
    pub fn of_level(&self) -> impl Iterator<Item = &PartMove> {
        let before = std::iter::once(&self.before).chain(self.parts.iter().map(|own| &own.stand));
        self.parts.iter().zip(before).filter(|(own, before)| own.stand.level != before.level).map(|(own, _)| own)
    }

    /// What moved the level, in words; none where nothing did.
    pub fn level_because(&self) -> Option<String> {
        let told: Vec<String> = self.of_level().map(PartMove::said).collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// Basis points of all parts: the difference of the scores.
    pub fn points(&self) -> i64 {
        self.parts.iter().map(|own| own.points).sum()
    }
}
