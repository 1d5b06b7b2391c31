//! What OpenSSF Scorecard says of a repository, from its files and its git history alone.
//!
//! Comes in: the folder of a repository and the time. Goes out: a [`Scorecard`] with the checks, scores and reasons of
//! Scorecard v5, computed by its published formulas, and its JSON v2. A check that a clone cannot decide has the score −1 and a
//! reason that says what is missing. The formulas are kept as they are, their oddities included, so that results compare; what
//! karat thinks of the same questions is in its own rules. Never asks the network and never runs a program.
//!
//! ```text
//! files → survey → checks → scorecard → json
//!           ↘ workflow, shell, pinned
//! ```
//!
//! `files` lists what Scorecard lists: all but `.git`, ignored files included. `survey` reads each file once. Each check is one
//! file in `checks`; `pinned` is the largest of them, and reads workflows (`workflow`), Dockerfiles and scripts (`shell`).

mod check;
mod checks;
mod files;
mod json;
mod paths;
mod pinned;
mod shell;
mod survey;
mod workflow;

use std::path::{Path, PathBuf};

pub use check::{Basis, Check, Scorecard};
pub use json::write;

use crate::discover;
use crate::git::{self, Recent};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;
/// How far back Scorecard looks.
const DAYS: i64 = 90;

/// The scorecards of the repositories that the targets name or hold, in the order of their paths.
///
/// # Errors
///
/// A target that is missing or cannot be read.
pub fn scorecards(targets: &[PathBuf], now: i64) -> Result<Vec<Scorecard>, discover::Error> {
    let options = discover::Options { global_ignore: git::excludes_file(), ..discover::Options::default() };
    let found = discover::repositories(targets, &options)?;
    let cards = found.repositories.iter().map(|(repository, _)| {
        let mut card = scorecard(&repository.root, now);
        if card.name.is_empty() {
            card.name.clone_from(&repository.name);
        }
        card.commit.clone_from(&repository.revision);
        card
    });
    Ok(cards.collect())
}

/// The scorecard of the repository in a folder. Its name is that of its remote, empty where git knows none.
pub fn scorecard(root: &Path, now: i64) -> Scorecard {
    let tree = files::Tree::of(root);
    let survey = survey::Survey::of(&tree);
    let history = Recent::since(root, now - DAYS * DAY);
    let mut checks = checks::all(&tree, &survey, history.as_ref());
    checks.sort_by_key(|check| check.name);
    let name = history.and_then(|history| history.remote).unwrap_or_default();
    Scorecard { name, commit: None, time: now, checks }
}
