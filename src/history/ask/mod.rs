//! Questions to a history, with typed answers: what pages and commands show. A question reads and never writes.

mod checks;
mod entity;
mod findings;
mod known;
mod levels;
mod listed;
mod moves;
mod regressions;
mod standings;
mod state;
mod waivers;

pub use checks::{CheckDay, CheckRate};
pub use entity::{Change, JudgedNow};
pub use findings::{FindingFilter, FindingRow, Mended, Sums, came_and_went, mended};
pub use known::{CardKnown, Scope};
pub use levels::LevelDay;
pub use listed::{LastSeen, RunKnown, Wanted};
pub use moves::Move;
pub use regressions::Regression;
pub use standings::Stood;
pub use waivers::Ending;
