//! A scorecard and the version before it → what changed without saying so.
//!
//! Scores of two days can be compared only where every change of meaning has a version and an entry in the card's log. Takes both
//! definitions and the new text, gives mistakes on its lines. Texts, links and owners may change freely.

mod compare;
mod spots;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use miette::Diagnostic;
use thiserror::Error;

use super::{Around, Rules, scorecard};
use crate::config::{Mistake, Mistakes};
use crate::git::Committed;
pub use crate::git::{Brought, Past};
use crate::inputs;
use crate::model::paths::slashed;
use crate::model::scorecard::{Change, ChangeKind, Check, Scorecard, Stage};
use crate::model::version::Version;
use compare::{Dates, Difference, differences};
use spots::Spots;

/// Why a scorecard could not be compared.
#[derive(Debug, Error, Diagnostic)]
pub enum LintError {
    /// The file cannot be read.
    #[error("read {path}: {source}")]
    #[diagnostic(code(standards::unreadable), help("check the path"))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The file has mistakes of its own.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Mistakes(#[from] Mistakes),
    /// What stood there before is not known.
    #[error("find the version before {path}: {why}")]
    #[diagnostic(code(standards::past), help("name a revision with --against, and fetch the history that it is in"))]
    Past {
        /// The file.
        path: String,
        /// Why.
        why: String,
    },
}

/// A scorecard that was compared.
#[derive(Clone, Debug)]
pub struct Linted {
    /// Its id.
    pub id: String,
    /// The revision that it was compared with; none where it is new.
    pub against: Option<String>,
    /// The file of that revision, where it was another one: its path in the repository.
    pub renamed: Option<String>,
    /// What changed without saying so, by line.
    pub mistakes: Vec<Mistake>,
}

impl Linted {
    /// One that is new.
    const fn new(id: String) -> Self {
        Self { id, against: None, renamed: None, mistakes: Vec::new() }
    }
}

/// Compares a file with a revision: the one named, else the version before the present one. Where the file was not there, it is compared
/// with the one that had the same id.
pub fn lint_file(path: &Path, rules: &Rules<'_>, against: Option<&str>) -> Result<Linted, LintError> {
    let shown = slashed(path);
    let text = inputs::text(path).map_err(|source| LintError::Unreadable { path: shown.clone(), source })?;
    let mut mistakes = Vec::new();
    let card = scorecard::read(&shown, &text, Around { rules, sources: None }, &mut mistakes);
    Mistakes::check("the scorecard", mistakes)?;
    let Some(card) = card else { return Ok(Linted::new(String::new())) };
    let unknown = |why: String| LintError::Past { path: shown.clone(), why };
    let past = Past::around(path).map_err(unknown)?;
    let found = match against {
        Some(revision) => past.at(revision, path).map_err(unknown)?.map(|text| (revision.to_owned(), text)),
        None => past.before(path, &text).map_err(unknown)?,
    };
    let (before, renamed) = match found {
        Some((revision, old)) => {
            let card =
                then(&shown, &old).ok_or_else(|| unknown(format!("what stood there at {revision} is no scorecard")))?;
            (Some((revision, card)), None)
        }
        None => match past.without(path, against).map_err(unknown)? {
            Some((revision, files)) => match files.iter().find_map(|own| same(own, &card.id)) {
                Some((before, path)) => (Some((revision, before)), Some(path)),
                None => (None, None),
            },
            None => (None, None),
        },
    };
    let Some((revision, before)) = before else { return Ok(Linted::new(card.id.to_string())) };
    let mistakes = lint(&before, &card, &text);
    Ok(Linted { id: card.id.to_string(), against: Some(revision), renamed, mistakes })
}

/// A definition as it was. What was read then need not be without mistakes now: rules may be gone, and this karat may ask for more.
fn then(path: &str, text: &str) -> Option<Scorecard> {
    scorecard::read(path, text, Around { rules: &Rules::any(), sources: None }, &mut Vec::new())
}

/// The scorecard of an id in a file of another name, and the name. Most files are none, and need not be read as such.
fn same(file: &Committed, id: &str) -> Option<(Scorecard, String)> {
    if !file.text.contains(id) || !file.text.contains("[[check]]") {
        return None;
    }
    let card = then(&file.path, &file.text)?;
    (card.id.as_ref() == id).then(|| (card, file.path.clone()))
}

/// A scorecard that is no longer there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its id.
    pub id: String,
    /// The file that it stood in: its path in the repository.
    pub path: String,
    /// The last revision that is known to have it.
    pub revision: String,
    /// Whether it was retired by then, so that nobody was held to it.
    pub was_retired: bool,
}

/// The scorecards that a folder had and has no longer, under any name: at the revision that is named, else at `HEAD`, or before the last
/// change of the folder. `present` are the ids of those that it has.
pub fn gone(folder: &Path, present: &BTreeSet<&str>, against: Option<&str>) -> Result<Vec<Gone>, LintError> {
    let shown = slashed(folder);
    let unknown = |why: String| LintError::Past { path: shown.clone(), why };
    let past = Past::around(folder).map_err(unknown)?;
    for (revision, files) in past.folder(folder, against).map_err(unknown)? {
        let cards = files.iter().filter_map(|own| Some((own, then(&own.path, &own.text)?)));
        let lost = cards.filter(|(_, card)| !present.contains(card.id.as_ref()));
        let gone: Vec<Gone> = lost
            .map(|(file, card)| Gone {
                id: card.id.to_string(),
                path: file.path.clone(),
                revision: revision.clone(),
                was_retired: card.stage == Stage::Retired,
            })
            .collect();
        if !gone.is_empty() {
            return Ok(gone);
        }
    }
    Ok(Vec::new())
}

/// What changed from one definition to the next without saying so. `text` is that of the new one.
pub fn lint(before: &Scorecard, after: &Scorecard, text: &str) -> Vec<Mistake> {
    let spots = Spots::of(text);
    let mut lint = Lint { after, text: text.into(), spots: &spots, mistakes: Vec::new() };
    let (old, new) = (Version::parse(&before.version), Version::parse(&after.version));
    let entries: Vec<_> = after
        .changes
        .iter()
        .filter(|own| old.is_none_or(|old| own.version > old) && !before.changes.contains(own))
        .collect();
    let differences = differences(before, after);
    lint.ids(before);
    lint.log(before);
    for difference in &differences {
        lint.explained(before, difference, &entries);
    }
    if let (Some(old), Some(new)) = (old, new) {
        lint.version(old, new, &differences);
    }
    let mut mistakes = lint.mistakes;
    mistakes.sort_by_key(Mistake::line);
    mistakes
}

struct Lint<'a> {
    after: &'a Scorecard,
    text: std::sync::Arc<str>,
    spots: &'a Spots,
    mistakes: Vec<Mistake>,
}

impl Lint<'_> {
    fn tell(&mut self, check: Option<&str>, field: &str, message: String, help: String) {
        let span = self.spots.find(check, field);
        self.mistakes.push(Mistake::new(&self.after.source, &self.text, span, message).with_help(help));
    }

    /// Ids stay with what they name.
    fn ids(&mut self, before: &Scorecard) {
        if before.id != self.after.id {
            let message = format!("the scorecard was `{}` before", before.id);
            self.tell(None, "id", message, "ids are permanent: write a new file for another scorecard".to_owned());
        }
        for old in &before.checks {
            let Some(new) = self.after.checks.iter().find(|check| check.id == old.id) else { continue };
            let id = new.id.as_ref();
            if let (Some(last), None) = (old.retired, new.retired) {
                let message = format!("check `{id}` was retired on {last} and is used again");
                let help = "ids are never used again: give the check another one".to_owned();
                self.tell(Some(id), "id", message, help);
            }
            if new.rev < old.rev {
                let message = format!("check `{id}` was at rev {} before", old.rev);
                self.tell(Some(id), "rev", message, "`rev` only rises".to_owned());
            }
        }
    }

    /// Entries of the log stay as they are.
    fn log(&mut self, before: &Scorecard) {
        for old in before.changes.iter().filter(|old| !self.after.changes.contains(old)) {
            let message = format!("the entry `{}` of version {} is gone or differs", old.kind.as_str(), old.version);
            self.tell(None, "change", message, "the log is only added to: put it back as it was".to_owned());
        }
    }

    /// A difference has an entry of the right kind, a higher `rev` and dates, as far as it needs them.
    fn explained(&mut self, before: &Scorecard, difference: &Difference, entries: &[&Change]) {
        let check = difference.check.as_deref();
        let about = |own: &&&Change| match &difference.check {
            Some(id) => own.checks.contains(id),
            None => own.checks.is_empty(),
        };
        let gone = difference.is_removal && self.is_removed(check);
        let entry = entries.iter().filter(about).find(|own| difference.kinds.contains(&own.kind));
        let Some(entry) = entry else {
            if !gone {
                let kinds: Vec<_> = difference.kinds.iter().map(|kind| format!("\"{}\"", kind.as_str())).collect();
                let checks = check.map_or_else(String::new, |id| format!(", checks = [\"{id}\"]"));
                let help = format!(
                    "add a [[change]] with version = \"{}\", kind = {}{checks}",
                    self.wanted(before, difference),
                    kinds.join(" or "),
                );
                let message = format!("{}, and no new `[[change]]` says so", difference.message);
                self.tell(check, difference.field, message, help);
            }
            return;
        };
        let Some(new) = self.after.checks.iter().find(|own| Some(&own.id) == difference.check.as_ref()) else { return };
        let asks_for_more = matches!(entry.kind, ChangeKind::Tighten | ChangeKind::Relax);
        if difference.is_meaning && asks_for_more && !rises(before, new) {
            let message = format!("the meaning of check `{}` changes and its `rev` does not", new.id);
            let help = format!("set `rev = {}`: waivers of the old meaning end with it", new.rev + 1);
            self.tell(check, "rev", message, help);
        }
        let needs_dates = match difference.dates {
            Dates::Always => true,
            Dates::WhenMore => matches!(entry.kind, ChangeKind::Tighten | ChangeKind::Rescope),
            Dates::Never => false,
        };
        let is_announced = new.announce.is_some() && new.enforce_from.is_some_and(|from| from > entry.date);
        if needs_dates && !is_announced {
            let message = format!("{}, from one day to the next", difference.message);
            let help = format!("set `announce` and an `enforce_from` after {}", entry.date);
            self.tell(check, difference.field, message, help);
        }
    }

    /// Whether the log says that a check went.
    fn is_removed(&self, check: Option<&str>) -> bool {
        let removals = self.after.changes.iter().filter(|own| own.kind == ChangeKind::Remove);
        removals.flat_map(|own| &own.checks).any(|own| Some(own.as_ref()) == check)
    }

    fn wanted(&self, before: &Scorecard, difference: &Difference) -> String {
        let least = Version::parse(&before.version).map(|old| old.raised(difference.part));
        let now = Version::parse(&self.after.version);
        least.max(now).map_or_else(|| self.after.version.clone(), |version| version.to_string())
    }

    /// The version rises by the part that the largest difference asks for.
    fn version(&mut self, old: Version, new: Version, differences: &[Difference]) {
        if new < old {
            let message = format!("the version was {old} before");
            self.tell(None, "version", message, "versions only rise".to_owned());
            return;
        }
        let Some(largest) = differences.iter().max_by_key(|difference| difference.part) else { return };
        let least = old.raised(largest.part);
        if new < least {
            let message = format!("{}: version {new} does not say so", largest.message);
            self.tell(None, "version", message, format!("set `version = \"{least}\"` or higher"));
        }
    }
}

fn rises(before: &Scorecard, new: &Check) -> bool {
    before.checks.iter().find(|old| old.id == new.id).is_none_or(|old| new.rev > old.rev)
}
