//! A version of a template and the answers → the files that a repository made from it has.
//!
//! What is in them where that can be told without the template's engine; the reason where it cannot.

use std::collections::BTreeMap;

use super::answers::Answers;
use super::content::{Content, LIMIT};
use super::fill::fill;
use super::layout::{Layout, Root};
use super::marker::Marker;
use super::snapshot::Snapshot;
use super::{TemplateClone, Unknown};
use crate::git::{Entry, EntryKind, Id, Objects};
use crate::model::glob::Glob;

/// What stands in plain files only where somebody else's engine was meant to fill it in.
const FOREIGN: [&str; 4] = ["${{ values.", "${{values.", "{{ cookiecutter.", "{{cookiecutter."];

/// The owned files of a version.
#[derive(Debug, Default)]
pub(super) struct Expected {
    /// By path in the repository: what is in it, or why that is not known.
    pub(super) files: BTreeMap<String, Result<Content, String>>,
    /// By path in the template: why it is not known where they go.
    pub(super) lost: BTreeMap<String, String>,
    /// Why any of them may be absent.
    pub(super) unsure: Option<String>,
    /// What the template's scripts say.
    pub(super) scripts: String,
}

impl Expected {
    /// Why a file may be absent though the template has it.
    pub(super) fn may_be_absent(&self, path: &str) -> Option<String> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let is_named = |part: &str| part.len() > 2 && self.scripts.contains(part);
        let by_script = is_named(name) || path.split('/').any(is_named);
        let script = by_script.then(|| "a script of the template names it, and may remove it".to_owned());
        self.unsure.clone().or(script)
    }
}

/// A file of a template that a path owns.
#[derive(Debug)]
pub(super) struct Source {
    /// Where it goes, or why that is not known.
    pub(super) target: Result<String, String>,
    /// Where it stands in the template.
    pub(super) path: String,
    pub(super) kind: EntryKind,
    pub(super) id: Id,
    /// Whether it is filled in.
    pub(super) is_filled: bool,
}

/// The files of a template that a path owns.
pub(super) fn sources(snapshot: &Snapshot<'_>, layout: &Layout, owned: &[Glob]) -> Vec<Source> {
    snapshot.files.iter().flat_map(|entry| uses(snapshot, layout, entry, owned)).collect()
}

/// What becomes of one file of a template: nothing, a file, or several where more than one folder of the template has it.
pub(super) fn uses<'l>(
    snapshot: &'l Snapshot<'_>,
    layout: &'l Layout,
    entry: &'l Entry,
    owned: &'l [Glob],
) -> impl Iterator<Item = Source> + 'l {
    let below = layout.roots.iter().filter_map(|root| Some((root, below(&entry.path, &root.from)?)));
    below.filter_map(move |(root, path)| source(snapshot, layout, (root, path, entry), owned))
}

fn source(
    snapshot: &Snapshot<'_>,
    layout: &Layout,
    (root, path, entry): (&Root, &str, &Entry),
    owned: &[Glob],
) -> Option<Source> {
    let suffix = layout.suffix.as_str();
    let has_suffix = root.is_filled && path.ends_with(suffix);
    // Of `a` and `a.jinja` the latter is taken.
    if !suffix.is_empty() && snapshot.file(&format!("{}{suffix}", entry.path)).is_some() && root.is_filled {
        return None;
    }
    let name = if has_suffix { path.strip_suffix(suffix).unwrap_or(path) } else { path };
    let is_filled = layout.syntax.is_some() && has_suffix && !layout.verbatim.has(path);
    let target = layout.target(root, name)?;
    let is_owned = |path: &str| owned.iter().any(|glob| glob.matches(path));
    let is_wanted = match (&target, &layout.syntax) {
        (Ok(target), _) => is_owned(target),
        (Err(_), Some(syntax)) => ["", "x"].iter().any(|word| is_owned(&syntax.without(name, word))),
        (Err(_), None) => is_owned(name),
    };
    let source = Source { target, path: entry.path.to_string(), kind: entry.kind, id: entry.id, is_filled };
    (is_wanted && entry.kind != EntryKind::Submodule).then_some(source)
}

/// A path relative to a folder; none where it is not below it.
fn below<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}

/// What a version's owned files are, filled in with the answers of a marker.
pub(super) fn read(
    clone: &TemplateClone,
    objects: &Objects,
    commit: Id,
    owned: &[Glob],
    marker: Option<&Marker>,
) -> Result<Expected, Unknown> {
    let snapshot = Snapshot::read(objects, commit, clone.folder())?;
    let none = Answers::default();
    let (tool, path, answers) =
        marker.map_or((None, None, &none), |marker| (Some(marker.tool), Some(marker.path.as_str()), &marker.answers));
    let layout = Layout::read(&snapshot, tool, path, answers)?;
    let mut expected = Expected::default();
    for source in sources(&snapshot, &layout, owned) {
        let content = || content(clone, objects, &layout, &source);
        match &source.target {
            Ok(target) => {
                let content = content()?;
                expected.files.insert(target.clone(), content);
            }
            Err(reason) => {
                expected.lost.insert(source.path.clone(), reason.clone());
            }
        }
    }
    expected.unsure = layout.unsure;
    expected.scripts = layout.scripts;
    Ok(expected)
}

fn content(
    clone: &TemplateClone,
    objects: &Objects,
    layout: &Layout,
    source: &Source,
) -> Result<Result<Content, String>, Unknown> {
    let blob = clone.blob(objects, source.id)?;
    if source.kind == EntryKind::Link {
        let Content::Text(target) = blob else { return Ok(Err("it is an odd link".to_owned())) };
        let copied = || Err("the template has a link, and its tool copies what it leads to".to_owned());
        return Ok(if layout.keeps_links { Ok(Content::Link(target)) } else { copied() });
    }
    let bytes = match &blob {
        Content::Text(bytes) => bytes,
        Content::Large => return Ok(Err(too_large())),
        _ => return Ok(Ok(blob)),
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Ok(if source.is_filled { Err("it is no UTF-8".to_owned()) } else { Ok(blob) });
    };
    let Some(syntax) = layout.syntax.as_ref().filter(|_| source.is_filled) else {
        let is_foreign = layout.syntax.is_none() && FOREIGN.iter().any(|mark| text.contains(mark));
        let reason = "it has places to be filled in, and the template has no settings that say how";
        return Ok(if is_foreign { Err(reason.to_owned()) } else { Ok(blob) });
    };
    if !syntax.is_in(text) && syntax.keeps_end && syntax.unsupported.is_none() {
        return Ok(Ok(blob));
    }
    Ok(fill(text, syntax, &layout.answers).map(|text| Content::of(text.into_bytes())))
}

/// Why a file is not compared.
pub(super) fn too_large() -> String {
    format!("it is larger than {} MB", LIMIT >> 20)
}
