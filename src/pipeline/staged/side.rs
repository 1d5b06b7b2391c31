//! One of the two states that a commit lies between: the files that are staged, or those of `HEAD`. Lists what is asked for, and
//! never looks at the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::prelude::*;

use super::folder;
use super::laid::Laid;
use super::library::Library;
use crate::discover::{self, Scope, Tracked};
use crate::entities::Entities;
use crate::git::{self, Change, EntryKind, Id, Staged};
use crate::model::document::{Kind, ParsedFile};
use crate::model::format::Format;
use crate::model::problem::Problem;
use crate::model::source::{Content, Repository, SourceFile, Stored};
use crate::pipeline::calls::may_call;
use crate::pipeline::names::names;
use crate::pipeline::view::completed;
use crate::pipeline::{addresses, entities_at};
use crate::{parse, render};

/// Labels of what Terraform modules are made of.
pub(super) const MODULE_PARTS: [&str; 2] = ["terraform", "tfvars"];

/// The files of one state.
pub(super) struct Side<'s> {
    pub(super) repository: Arc<Repository>,
    tracked: Vec<Tracked>,
    scope: &'s Scope,
    options: &'s discover::Options,
    laid: Laid,
    pub(super) charts: parse::ChartIndex,
}

impl<'s> Side<'s> {
    /// What is staged, and what `HEAD` has.
    pub(super) fn both(
        staged: &Staged,
        laid: &Laid,
        repository: &Repository,
        scope: &'s Scope,
        options: &'s discover::Options,
    ) -> (Self, Self) {
        let revision = staged.head.map(|head| head.to_string());
        let repository = Arc::new(Repository { revision, past: true, ..repository.clone() });
        // To know the sizes of all other files would take a look at each.
        let changes = staged.changes.iter().flat_map(|change| [change.before, change.now]).flatten();
        let ids: Vec<Id> = changes.map(|(_, id)| id).filter(|id| !laid.has(id.as_slice())).collect();
        let (store, sizes) = staged.repository.contents_ahead(&ids);
        let known: BTreeMap<Id, u64> = ids.into_iter().zip(sizes).collect();
        let tracked = |path: &Arc<str>, kind: EntryKind, id: Id| {
            let is_link = kind == EntryKind::Link;
            let id = <[u8; 20]>::try_from(id.as_slice()).ok()?;
            let stored = || (Stored { id, store: store.clone() }, known.get(&Id::from(id)).copied().unwrap_or(0));
            let (content, size) = laid.get(id).unwrap_or_else(stored);
            Some(Tracked { path: path.clone(), size, is_link, content })
        };
        let mut now: Vec<Tracked> = Vec::with_capacity(staged.files.len());
        now.extend(staged.files.iter().filter_map(|own| tracked(&own.path, own.kind, own.id)));
        let was = |change: &Change| change.before.and_then(|(kind, id)| tracked(&change.path, kind, id));
        let mut before: Vec<Tracked> = Vec::with_capacity(now.len());
        // Both lists are in the order of their paths.
        let mut changes = staged.changes.iter().peekable();
        for own in &now {
            while let Some(removed) = changes.next_if(|change| change.path < own.path) {
                before.extend(was(removed));
            }
            match changes.next_if(|change| change.path == own.path) {
                Some(change) => before.extend(was(change)),
                None => before.push(own.clone()),
            }
        }
        before.extend(changes.filter_map(was));
        let side = |tracked: Vec<Tracked>| {
            let charts = parse::ChartIndex::of_paths(tracked.iter().map(|own| own.path.as_ref()));
            Self { repository: repository.clone(), tracked, scope, options, charts, laid: laid.clone() }
        };
        (side(now), side(before))
    }

    /// The paths of all files, sorted.
    pub(super) fn paths(&self) -> Vec<Arc<str>> {
        self.tracked.iter().map(|own| own.path.clone()).collect()
    }

    /// The files in scope that are wanted, by path, and what could not be listed.
    pub(super) fn list(&self, is_wanted: impl Fn(&str) -> bool) -> (Vec<Arc<SourceFile>>, Vec<Problem>) {
        discover::stored_if(&self.repository, &self.tracked, self.scope, self.options, is_wanted)
    }

    /// All files in scope, where they are those of the other state, some of which have another content.
    pub(super) fn list_as(&self, other: &[Arc<SourceFile>]) -> Vec<Arc<SourceFile>> {
        // Both are in the order of their paths.
        let mut tracked = self.tracked.iter().peekable();
        let mut is_same = |file: &SourceFile| {
            while tracked.next_if(|own| own.path < file.path).is_some() {}
            match (&file.content, tracked.peek()) {
                (Content::Stored(stored), Some(own)) => {
                    own.path == file.path && !own.is_link && stored.id == own.content.id
                }
                _ => false,
            }
        };
        let (mut same, rest): (Vec<_>, Vec<_>) = other.iter().cloned().partition(|file| is_same(file));
        let rest: BTreeSet<&str> = rest.iter().map(|file| file.path.as_ref()).collect();
        same.extend(self.list(|path| rest.contains(path)).0);
        same.sort_by(|a, b| a.path.cmp(&b.path));
        same
    }

    /// Finds out how large all files are.
    pub(super) fn measure(&mut self, git: &git::Repository) {
        let mut of_git: Vec<&mut Tracked> =
            self.tracked.iter_mut().filter(|own| !self.laid.has(&own.content.id)).collect();
        let ids: Vec<Id> = of_git.iter().map(|own| Id::from(own.content.id)).collect();
        for (own, size) in of_git.iter_mut().zip(sizes(git, &ids)) {
            own.size = size;
        }
    }

    /// Finds out which files kustomizations apply as patches, which images Skaffold builds, and what Compose fills in.
    fn find_patches(&mut self) {
        let speaks_of_others =
            |path: &str| render::is_kustomization(path) || parse::is_skaffold(path) || parse::is_environment(path);
        let (files, _) = self.list(speaks_of_others);
        self.charts = completed(std::mem::take(&mut self.charts), &files, self.options);
    }

    /// Finds out what names are worth in the Terraform modules of some folders, by these and by those of the folders around them, which
    /// call them.
    pub(super) fn find_names(&mut self, (folders, around): (&BTreeSet<String>, &BTreeSet<String>)) {
        if folders.is_empty() {
            return;
        }
        let (files, _) = self.list(|path| around.contains(folder(path)) && may_call(discover::format_of(path)));
        let names = names(&files, |folder| folders.contains(folder), &self.reading());
        self.charts = std::mem::take(&mut self.charts).with_names(names);
    }

    /// Files, read and parsed. One that makes karat fail gives nothing, and is told of when it is judged.
    pub(super) fn parsed(&self, files: &[Arc<SourceFile>]) -> Vec<ParsedFile> {
        let one = |file: &Arc<SourceFile>| {
            catch_unwind(AssertUnwindSafe(|| parse::read(file, &self.reading()))).unwrap_or_else(|_| ParsedFile {
                file: file.clone(),
                documents: Vec::new(),
                problems: Vec::new(),
                unjudged: Vec::new(),
            })
        };
        files.par_iter().map(one).collect()
    }

    /// The entities that are declared in some files, all of the state.
    pub(super) fn entities(&self, files: &[Arc<SourceFile>], git: &git::Repository) -> Entities {
        entities_at(&self.repository, (files, false), &self.reading(), || addresses(Some(git)))
    }

    /// The Terraform modules of some folders that files are in, by these and by those of the folders around them, which call them.
    pub(super) fn modules(
        &self,
        files: &[Arc<SourceFile>],
        (folders, around): (&BTreeSet<String>, &BTreeSet<String>),
        library: &Library<'_>,
    ) -> Vec<parse::Called> {
        let is_part = |file: &&Arc<SourceFile>| {
            around.contains(file.folder()) && parse::may_hold(file, &self.charts, MODULE_PARTS)
        };
        let parts = files.par_iter().filter(is_part);
        let documents = parts.flat_map_iter(|file| library.documents(file, &self.reading()).to_vec());
        let parts: Vec<_> = documents.filter(|document| parse::is_module_part(&document.kind)).collect();
        parse::modules(&parts, |folder| folders.contains(folder))
    }

    pub(super) fn reading(&self) -> parse::ReadOptions<'_> {
        parse::ReadOptions { max_file_size: self.options.max_file_size, charts: &self.charts }
    }
}

/// Finds out what other files say of those of a change, in both states.
pub(super) fn find_patches<'f>(sides: [&mut Side<'_>; 2], mut changed: impl Iterator<Item = &'f Arc<SourceFile>>) {
    if changed.any(|file| may_be_patch(file) || parse::is_environment(&file.path)) {
        let [one, other] = sides;
        rayon::join(|| one.find_patches(), || other.find_patches());
    }
}

/// Files that are as they were, and something else than before, since other files say something else of them: as they are read in
/// both states.
pub(super) fn recast(
    [now, before]: [&Side<'_>; 2],
    all: &[Arc<SourceFile>],
    changed: &BTreeSet<&str>,
) -> (Vec<ParsedFile>, Vec<ParsedFile>) {
    if now.charts == before.charts {
        return Default::default();
    }
    let is_asked = |file: &&Arc<SourceFile>| {
        (may_be_patch(file) || may_call(file.format))
            && !changed.contains(file.path.as_ref())
            && now.charts.differs_on(&file.path, &before.charts)
    };
    let files: Vec<_> = all.iter().filter(is_asked).cloned().collect();
    let both = now.parsed(&files).into_iter().zip(before.parsed(&files));
    both.filter(|(is, was)| !is_alike(is, was)).unzip()
}

/// What the documents of a file are, and what those that could not be read would have been.
pub(super) fn kinds_of(file: &ParsedFile) -> impl Iterator<Item = Kind> {
    file.documents.iter().map(|document| document.kind.clone()).chain(file.unjudged.iter().cloned())
}

/// Whether a file is read as the same documents.
fn is_alike(is: &ParsedFile, was: &ParsedFile) -> bool {
    let mut pairs = is.documents.iter().zip(&was.documents);
    kinds_of(is).eq(kinds_of(was)) && pairs.all(|(is, was)| is.value == was.value)
}

/// Whether a kustomization may apply a file as a patch.
fn may_be_patch(file: &SourceFile) -> bool {
    matches!(file.format, Format::Yaml | Format::Json | Format::Jsonc)
}

/// The sizes of some contents. One that is not there has none, which is told where it is read.
fn sizes(git: &git::Repository, ids: &[Id]) -> Vec<u64> {
    let one = |id: &Id| git.sizes(&[*id]).ok()?.first().copied();
    git.sizes(ids).unwrap_or_else(|_| ids.iter().map(|id| one(id).unwrap_or(0)).collect())
}
