//! A platform's definitions as reviewed files: scorecards, waivers and their policy, campaigns, sources of facts, golden paths.
//!
//! A folder of TOML → [`Standards`], or every mistake of all files at once, each on its line. Also reads waivers in comments of
//! scanned files, compares a scorecard with the version before, and looks for the approval of a waiver. A room of its own, since it
//! needs neither policies nor an engine: the catalog reads scorecards through it, other rooms take what it read. Which day is today
//! is passed in.

mod approval;
mod campaign;
mod excuse;
mod facts;
mod file;
mod inline;
mod ledger;
mod lint;
mod load;
mod notices;
mod path;
mod policy;
mod renewals;
mod rules;
mod schema;
mod scorecard;
mod selector;
#[cfg(test)]
mod tests;
mod waiver;

use std::sync::Arc;

pub use excuse::Excusable;
pub use inline::{Excuses, Inline, InlineFault, InlineWaiver, inline_waivers, may_have_waivers, proposed_waiver};
pub use ledger::{Found, Ledger};
pub use lint::{Brought, Gone, LintError, Linted, Past, gone, lint, lint_file};
pub use load::{Error, digest, is_same_file, load, one_of_each, scorecard_files};
pub use notices::{Commented, Notice, NoticeKind, Population, review};
pub(crate) use rules::Refused;
pub use rules::Rules;
pub use schema::SCHEMAS;
pub use scorecard::{Around, read as read_scorecard};

use crate::model::campaign::Campaign;
use crate::model::scorecard::Scorecard;
use crate::model::standard::{FactSource, GoldenPath};
use crate::model::{Waiver, WaiverPolicy};

/// Everything that a folder of definitions says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standards {
    /// `scorecards/*.toml`, by file.
    pub scorecards: Vec<Arc<Scorecard>>,
    /// `waivers/*.toml`, by file.
    pub waivers: Vec<Waiver>,
    /// `waiver-policy.toml`.
    pub policy: WaiverPolicy,
    /// `campaigns/*.toml`, by file.
    pub campaigns: Vec<Campaign>,
    /// `facts.toml`.
    pub sources: Vec<FactSource>,
    /// `paths/*.toml`, by file.
    pub paths: Vec<GoldenPath>,
}
