//! A template's own settings → which of its files go where, and which of them are filled in how.
//!
//! One file a tool. Nothing here reads what the files hold, but for those that are settings.

mod backstage;
mod cookiecutter;
mod copier;

use std::collections::BTreeSet;

use regorus::Value;

use super::Unknown;
use super::answers::Answers;
use super::fill::{Syntax, fill};
use super::marker::Tool;
use super::patterns::Patterns;
use super::snapshot::Snapshot;

/// How a template of copier's names the file that its answers are written to: the marker, which is nobody's to keep in step.
const ANSWERS: &str = "_copier_conf.answers_file";

/// How files of a template become files of a repository.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// Folders of the template, and where what is in them goes.
    pub(super) roots: Vec<Root>,
    /// How places are marked; none where nothing is filled in.
    pub(super) syntax: Option<Syntax>,
    /// Only names with this end are filled in, and lose it; empty: all are.
    pub(super) suffix: String,
    /// Files that are never filled in.
    pub(super) verbatim: Verbatim,
    /// Files of the result that are left out.
    pub(super) excluded: Patterns,
    /// Whether a link of the template becomes a link, not what it leads to.
    pub(super) keeps_links: bool,
    /// Why a file may be absent that the template has.
    pub(super) unsure: Option<String>,
    /// What its scripts say: they may remove files.
    pub(super) scripts: String,
    /// With the template's own answers to what nobody was asked.
    pub(super) answers: Answers,
}

/// A folder of a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Root {
    /// In the template, without `/` at its end.
    pub(super) from: String,
    /// In the repository; empty for its root.
    pub(super) to: String,
    /// Whether its files are filled in.
    pub(super) is_filled: bool,
}

/// Files that are copied as they are. Paths are those in the template, below the root.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Verbatim {
    /// As in a `.gitignore`.
    pub(super) patterns: Patterns,
    /// As in a shell, where `*` crosses folders.
    pub(super) shell: Vec<String>,
}

impl Verbatim {
    pub(super) fn has(&self, path: &str) -> bool {
        let folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        let is_shell = |part: &str| self.shell.iter().any(|pattern| shell(pattern.as_bytes(), part.as_bytes()));
        self.patterns.matches(path) || is_shell(path) || folders.into_iter().any(is_shell)
    }
}

impl Layout {
    /// Of a template at a commit; `marker` is where the repository's answers are written.
    pub(super) fn read(
        snapshot: &Snapshot<'_>,
        tool: Option<Tool>,
        marker: Option<&str>,
        answers: &Answers,
    ) -> Result<Self, Unknown> {
        let mut layout = match tool {
            Some(Tool::Copier) => copier::read(snapshot, answers)?,
            Some(Tool::Cruft) => cookiecutter::read(snapshot, answers)?.ok_or_else(|| {
                Unknown::new("the template has no `cookiecutter.json`, though cruft made the repository")
            })?,
            Some(Tool::Lock) | None => found(snapshot, answers)?,
        };
        if let Some(marker) = marker {
            layout.excluded.add(&format!("/{marker}"));
        }
        Ok(layout)
    }

    /// Where a file of a root goes: none where it goes nowhere, an error where that takes an engine.
    pub(super) fn target(&self, root: &Root, path: &str) -> Option<Result<String, String>> {
        if self.syntax.as_ref().is_some_and(|syntax| syntax.is_in(&root.to)) {
            return Some(Err("its path is not known: the template puts it where parameters say".to_owned()));
        }
        if path.contains(ANSWERS) {
            return None;
        }
        let mut parts = Vec::new();
        for part in path.split('/') {
            let filled = match &self.syntax {
                Some(syntax) if root.is_filled && syntax.is_in(part) => fill(part, syntax, &self.answers),
                _ => Ok(part.to_owned()),
            };
            match filled {
                Err(reason) => return Some(Err(format!("its path is not known: {reason}"))),
                // A part that is filled in with nothing is how a template leaves a file out.
                Ok(part) if part.is_empty() => return None,
                Ok(part) => parts.push(part),
            }
        }
        let filled = parts.join("/");
        let path = if root.to.is_empty() { filled } else { format!("{}/{filled}", root.to) };
        let is_bad = |part: &str| matches!(part, "" | "." | ".." | ".git") || part.contains(['\\', '\0', ':']);
        if path.split('/').any(is_bad) {
            return Some(Err("its path is none that a repository may have".to_owned()));
        }
        (!self.excluded.matches(&path)).then_some(Ok(path))
    }
}

/// By the settings that a template has.
fn found(snapshot: &Snapshot<'_>, answers: &Answers) -> Result<Layout, Unknown> {
    if copier::settings(snapshot).is_some() {
        return copier::read(snapshot, answers);
    }
    if let Some(layout) = cookiecutter::read(snapshot, answers)? {
        return Ok(layout);
    }
    if let Some(layout) = backstage::read(snapshot, answers)? {
        return Ok(layout);
    }
    let (roots, answers) = (vec![Root::default()], answers.clone());
    Ok(Layout { roots, keeps_links: true, answers, ..Layout::default() })
}

/// Takes over what a template's settings say to Jinja.
fn environment(syntax: &mut Syntax, settings: &Value) {
    let Ok(settings) = settings.as_object() else { return };
    for (name, value) in settings.iter() {
        let name = name.as_string().map_or("", |name| name);
        let text = value.as_string().map(ToString::to_string).unwrap_or_default();
        let is_true = matches!(value, Value::Bool(true));
        let place = match name {
            "variable_start_string" => &mut syntax.value.0,
            "variable_end_string" => &mut syntax.value.1,
            "block_start_string" => &mut syntax.block.0,
            "block_end_string" => &mut syntax.block.1,
            "comment_start_string" => &mut syntax.comment.0,
            "comment_end_string" => &mut syntax.comment.1,
            "trim_blocks" | "lstrip_blocks" => {
                syntax.trims |= is_true;
                continue;
            }
            "keep_trailing_newline" => {
                syntax.keeps_end = is_true;
                continue;
            }
            // How an answer that is missing is written, and how long compiled templates are kept.
            "undefined" | "autoescape" | "cache_size" | "auto_reload" | "optimized" if !is_true => continue,
            _ => {
                syntax.unsupported = Some(format!("its engine has the setting `{name}`"));
                continue;
            }
        };
        if text.is_empty() {
            syntax.unsupported = Some(format!("its engine's setting `{name}` is no text"));
        } else {
            *place = text;
        }
    }
}

/// A name of a folder that holds the folders of these paths.
fn folders<'p>(paths: impl Iterator<Item = &'p str>) -> BTreeSet<&'p str> {
    paths.filter_map(|path| path.split_once('/').map(|(folder, _)| folder)).collect()
}

/// Whether a pattern of a shell, with `*` and `?`, is of a text. Sets of characters are not understood: they are of nothing.
fn shell(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut of) = (0, 0);
    // Behind the last star, and how much of the text it took.
    let mut back: Option<(usize, usize)> = None;
    while let Some(byte) = text.get(at) {
        match pattern.get(of) {
            Some(b'*') => {
                back = Some((of + 1, at));
                of += 1;
            }
            Some(wanted) if *wanted == b'?' || wanted == byte => (at, of) = (at + 1, of + 1),
            _ => {
                let Some((star, taken)) = back else { return false };
                (at, of) = (taken + 1, star);
                back = Some((star, taken + 1));
            }
        }
    }
    pattern.get(of..).unwrap_or_default().iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests;
