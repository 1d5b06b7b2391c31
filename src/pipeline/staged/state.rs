//! A repository → what git says of it: what is staged, and what `HEAD` has. Knows of no rules.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::laid::Laid;
use super::side::Side;
use super::sums;
use crate::cache::Key;
use crate::discover;
use crate::git::{Environment, Staged, Unavailable};
use crate::model::overlay::Overlay;
use crate::model::problem::Problem;
use crate::model::source::{Repository, SourceFile};

/// What is staged in a repository, and what `HEAD` has.
pub(super) struct State<'s> {
    pub(super) repository: &'s Arc<Repository>,
    pub(super) scope: &'s discover::Scope,
    pub(super) staged: Staged,
    pub(super) now: Side<'s>,
    pub(super) before: Side<'s>,
    /// The files of the change, after it and before.
    pub(super) files: Vec<Arc<SourceFile>>,
    pub(super) old: Vec<Arc<SourceFile>>,
    /// All files after it.
    pub(super) all: Vec<Arc<SourceFile>>,
    /// The keys of what is staged, and of what `HEAD` has.
    pub(super) keys: [Option<Key>; 2],
    pub(super) problems: Vec<Problem>,
}

impl<'s> State<'s> {
    /// Looks at git. What lies over the files counts as staged.
    pub(super) fn of(
        repository: &'s Arc<Repository>,
        scope: &'s discover::Scope,
        options: &'s discover::Options,
        (environment, overlay): (&Environment, Option<&Overlay>),
    ) -> Result<Self, (&'s Arc<Repository>, Unavailable)> {
        let mut staged = environment.staged(&repository.root).map_err(|reason| (repository, reason))?;
        let laid = overlay.map_or_else(Laid::default, |overlay| Laid::over(&mut staged, overlay.of(&repository.root)));
        let (now, before) = Side::both(&staged, &laid, repository, scope, options);
        let changed: BTreeSet<&str> = staged.changes.iter().map(|change| change.path.as_ref()).collect();
        let (files, problems) = now.list(|path| changed.contains(path));
        let (old, _) = before.list(|path| changed.contains(path));
        let is_some = !(files.is_empty() && old.is_empty());
        let all = if is_some { now.list(|_| true).0 } else { Vec::new() };
        let mut was: Vec<&Arc<SourceFile>> = Vec::with_capacity(all.len() + old.len());
        was.extend(all.iter().filter(|file| !changed.contains(file.path.as_ref())).chain(&old));
        was.sort_by(|a, b| a.path.cmp(&b.path));
        let key = |files: &[&Arc<SourceFile>]| sums::state(files.iter().copied(), options.max_file_size);
        let (key_of_now, key_of_before) = rayon::join(|| key(&all.iter().collect::<Vec<_>>()), || key(&was));
        Ok(Self {
            repository,
            scope,
            now,
            before,
            files,
            old,
            keys: [key_of_now, key_of_before],
            all,
            problems,
            staged,
        })
    }
}
