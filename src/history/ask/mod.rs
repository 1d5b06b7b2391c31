//! Questions to a history, with typed answers: what pages and commands show. A question reads and never writes.

mod burndown;
mod by;
mod campaigns;
mod checks;
mod entity;
mod findings;
mod known;
mod levels;
mod line;
mod mending;
mod moves;
mod outcomes;
mod regressions;
mod result;
mod standings;
mod state;
mod waivers;
mod whatif;

pub use burndown::CampaignDay;
pub use by::By;
pub use campaigns::{CampaignProgress, Forecast, StageProgress, StillOpen};
pub use checks::{CheckDay, CheckRate};
pub use entity::{Change, JudgedNow};
pub use findings::{FindingFilter, FindingRow};
pub(super) use known::Known;
pub use known::{CardKnown, Scope};
pub use levels::LevelDay;
pub use mending::{Mended, Sums};
pub use moves::Move;
pub use outcomes::{Against, Held, Numbers, Outcome, Past};
pub use regressions::Regression;
pub(crate) use result::Shown;
pub use standings::Stood;
pub use waivers::Ending;
pub use whatif::Supposed;
