//! Findings with a fix → files in which they are mended.
//!
//! One engine for every format. `value` says what a document is after an edit; a file for each format (`yaml`, `json`, `toml`, `hcl`,
//! `plain`, with `flow` for what stands in brackets) makes byte ranges of it from the spans; `draft` puts them into the text, reads it
//! again and refuses whatever is not exactly what was meant. `attempt` makes many fixes that `ground` keeps apart, `rounds` has the
//! result judged and takes back what does not help, `trace` tells lines as they were before, `place` says where a file may be
//! written. None of the room writes a file or prints.

mod attempt;
mod diff;
mod draft;
mod files;
mod flow;
mod ground;
mod hcl;
mod json;
mod lock;
mod page;
mod place;
mod plain;
#[cfg(test)]
mod property_tests;
mod refusal;
mod resource;
mod rounds;
mod splice;
#[cfg(test)]
mod tests;
mod toml;
mod trace;
mod value;
mod yaml;
mod yaml_value;

pub(crate) use diff::{path_for, unified};
pub(crate) use files::{Changed, IsStaged};
pub(crate) use lock::Lock;
pub(crate) use place::place;
pub(crate) use refusal::Refusal;
pub(crate) use rounds::{Mend, Options, Outcome, mend};
pub(crate) use splice::{Splice, between, spliced};
pub(crate) use trace::as_before;

use std::sync::Arc;

use crate::model::fix::Fix;
use crate::model::source::SourceFile;

/// What a fix does to the text of a file that holds the finding, for an editor: byte ranges of the text, ascending, and what takes
/// their place. Edits of other files are not among them.
pub(crate) fn edits(file: &Arc<SourceFile>, text: &Arc<str>, fix: &Fix, lock: &Lock) -> Result<Vec<Splice>, Refusal> {
    let before = draft::Draft::of(file.clone(), text.clone());
    let own: Vec<_> = fix.edits.iter().filter(|edit| edit.file.as_deref() == Some(&*file.path)).collect();
    let mut splices = Vec::new();
    for edit in &own {
        splices.extend(before.splices(edit, lock)?);
    }
    splices.sort();
    let is_apart = splices.windows(2).all(|pair| matches!(pair, [a, b] if a.end < b.start));
    if is_apart && before.spliced(&own, &splices, lock).is_ok() {
        return Ok(splices);
    }
    // Edits that touch each other are one range, from the first byte that differs to the last.
    let mut after = before.clone();
    for edit in own {
        after = after.edited(edit, lock)?;
    }
    Ok(between(text, after.text()).into_iter().collect())
}
