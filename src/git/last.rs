//! `HEAD` → when each of its files was last changed, as `git log -1 --format=%ct -- file` says for every one of them.
//!
//! For one file git follows a single chain of commits: where a commit has the file exactly as a parent has it, on to the
//! first such parent; where no parent has it so, that commit made the file what it is. Here all files walk together: each
//! commit holds the files whose chains have come to it, and hands them on. Trees are compared only where a folder still
//! holds such a file, and folders that are the same in both are not looked into. Along the first-parent line, where most files
//! walk, that is done ahead of them by all threads.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::history::{Commit, History};
use super::open::Reader;
use super::{Id, Repository, Unavailable, content, trees};

impl Repository {
    /// The files of `HEAD` below the folder that was opened, with the time (Unix seconds) of the commit that last changed
    /// each. Submodules are no files. Paths are relative to the folder.
    ///
    /// # Errors
    ///
    /// The history or one of its trees cannot be read.
    pub fn last_changes(&self) -> Result<BTreeMap<String, i64>, Unavailable> {
        let history = self.history()?;
        let Some(head) = history.commits().first() else { return Ok(BTreeMap::new()) };
        let mut listing = Listing { reader: self.reader(), paths: Vec::new() };
        let start = self.prefix().split('/').filter(|part| !part.is_empty()).map(str::as_bytes).collect::<Vec<_>>();
        let root = listing.folder(Some(head.tree), &start, "")?;
        let files = 0..u32::try_from(listing.paths.len()).unwrap_or(u32::MAX);
        let mut changes = BTreeMap::new();
        for (file, time) in Walk::new(self, history, &root).run(files.collect())? {
            if let Some(path) = listing.paths.get_mut(file as usize) {
                changes.insert(std::mem::take(path), time);
            }
        }
        Ok(changes)
    }
}

/// A folder of `HEAD`.
struct Folder {
    /// Its files have the numbers from here …
    from: u32,
    /// … up to here.
    to: u32,
    inside: BTreeMap<Vec<u8>, Child>,
}

enum Child {
    File(u32),
    Folder(Folder),
}

/// Numbers the files of `HEAD`, folder by folder.
struct Listing {
    reader: Reader,
    paths: Vec<String>,
}

impl Listing {
    fn next(&self) -> u32 {
        u32::try_from(self.paths.len()).unwrap_or(u32::MAX)
    }

    /// `way` is what leads to the folder whose files are wanted.
    fn folder(&mut self, tree: Option<Id>, way: &[&[u8]], path: &str) -> Result<Folder, Unavailable> {
        let from = self.next();
        let tree = self.reader.tree(tree)?;
        let mut inside = BTreeMap::new();
        for entry in trees::entries(&tree.bytes) {
            let (name, item) = entry.map_err(|trees::Malformed| Unavailable::Object(tree.id))?;
            let (wanted, rest) = match way.split_first() {
                Some((wanted, rest)) => (*wanted == name, rest),
                None => (true, way),
            };
            if !wanted || item.mode.is_commit() || (!item.mode.is_tree() && !way.is_empty()) {
                continue;
            }
            let shown = if way.is_empty() { content::join(path, name) } else { String::new() };
            let child = if item.mode.is_tree() {
                Child::Folder(self.folder(Some(item.id), rest, &shown)?)
            } else {
                self.paths.push(shown);
                Child::File(self.next() - 1)
            };
            inside.insert(name.to_vec(), child);
        }
        Ok(Folder { from, to: self.next(), inside })
    }
}

/// Files by number, at one commit.
type Files = BTreeSet<u32>;

/// Commits of the first-parent line that are compared with their parents ahead of the walk, by all threads: few at first, since most
/// files may have changed lately, and never more than this. The small histories of tests take several turns, too.
const AHEAD: usize = if cfg!(test) { 8 } else { 4096 };
/// So many of them by one thread: trees are met again while they are in its cache.
const RUN: usize = if cfg!(test) { 2 } else { 512 };

struct Walk<'h> {
    repository: &'h Repository,
    history: &'h History,
    comparer: Comparer<'h>,
    /// What is left of the first-parent line, as numbers of commits, and the first of it. Most files walk along it.
    line: Vec<u32>,
    next: usize,
    batch: usize,
    /// Which files differ from the first parent, for commits that the walk comes to.
    ahead: HashMap<u32, Files>,
}

impl<'h> Walk<'h> {
    fn new(repository: &'h Repository, history: &'h History, root: &'h Folder) -> Self {
        let parent = |number: &u32| history.commit(*number).and_then(|own| history.parents(own).first().copied());
        Self {
            repository,
            history,
            comparer: Comparer { history, reader: repository.reader(), root },
            line: std::iter::successors(Some(0), parent).collect(),
            next: 0,
            batch: RUN,
            ahead: HashMap::new(),
        }
    }

    fn run(mut self, files: Files) -> Result<Vec<(u32, i64)>, Unavailable> {
        let mut found = Vec::with_capacity(files.len());
        let mut left = files.clone();
        // A number is smaller than those of all that come before it in time, so that no commit is met twice.
        let mut open: BTreeMap<u32, Files> = BTreeMap::from([(0, files)]);
        while let Some((number, mut files)) = open.pop_first() {
            let Some(commit) = self.history.commit(number) else { continue };
            for (place, parent) in self.history.parents(commit).iter().enumerate() {
                if files.is_empty() {
                    break;
                }
                let known = if place == 0 { self.differing(number, &left)? } else { None };
                let changed = match known {
                    Some(known) => known.intersection(&files).copied().collect(),
                    None => self.comparer.changed(commit, *parent, &files)?,
                };
                for file in &changed {
                    files.remove(file);
                }
                let same = std::mem::replace(&mut files, changed);
                if !same.is_empty() {
                    merge(open.entry(*parent).or_default(), same);
                }
            }
            for file in files {
                left.remove(&file);
                found.push((file, commit.committed));
            }
        }
        Ok(found)
    }

    /// Which of the files that are left differ between a commit of the first-parent line and its first parent; none for others.
    fn differing(&mut self, number: u32, left: &Files) -> Result<Option<Files>, Unavailable> {
        let is_next = |next: usize| self.line.get(next).is_some_and(|next| *next <= number);
        if !self.ahead.contains_key(&number) && is_next(self.next) {
            let end = (self.next + self.batch).min(self.line.len());
            let batch = self.line.get(self.next..end).unwrap_or_default();
            let (repository, history, root) = (self.repository, self.history, self.comparer.root);
            let compared: Vec<Result<Vec<(u32, Files)>, Unavailable>> = batch
                .par_chunks(RUN)
                .map(|numbers| {
                    let comparer = Comparer { history, reader: repository.reader(), root };
                    numbers.iter().map(|number| comparer.with_first_parent(*number, left)).collect()
                })
                .collect();
            self.ahead.clear();
            for run in compared {
                self.ahead.extend(run?);
            }
            self.next = end;
            self.batch = (self.batch * 2).min(AHEAD);
        }
        Ok(self.ahead.remove(&number))
    }
}

/// Compares commits on one thread.
struct Comparer<'h> {
    history: &'h History,
    reader: Reader,
    root: &'h Folder,
}

impl Comparer<'_> {
    fn with_first_parent(&self, number: u32, files: &Files) -> Result<(u32, Files), Unavailable> {
        let commit = self.history.commit(number);
        let parent = commit.and_then(|own| self.history.parents(own).first());
        match (commit, parent) {
            (Some(commit), Some(parent)) => Ok((number, self.changed(commit, *parent, files)?)),
            _ => Ok((number, Files::new())),
        }
    }

    /// Which of the files a parent does not have as the commit has them.
    fn changed(&self, commit: &Commit, parent: u32, files: &Files) -> Result<Files, Unavailable> {
        let mut changed = Files::new();
        if let Some(parent) = self.history.commit(parent)
            && parent.tree != commit.tree
        {
            self.folder(self.root, Some(commit.tree), Some(parent.tree), files, &mut changed)?;
        }
        Ok(changed)
    }

    fn folder(
        &self,
        folder: &Folder,
        now: Option<Id>,
        before: Option<Id>,
        files: &Files,
        changed: &mut Files,
    ) -> Result<(), Unavailable> {
        let Some(before) = before else {
            changed.extend(files.range(folder.from..folder.to));
            return Ok(());
        };
        let now = self.reader.tree(now)?;
        let before = self.reader.tree(Some(before))?;
        let damaged = |trees::Malformed| Unavailable::Object(now.id);
        let mut inner = Vec::new();
        trees::differing(&now.bytes, &before.bytes, |name| match folder.inside.get(name) {
            Some(Child::File(file)) if files.contains(file) => {
                changed.insert(*file);
            }
            Some(Child::Folder(folder)) if files.range(folder.from..folder.to).next().is_some() => {
                inner.push((name, folder));
            }
            _ => {}
        })
        .map_err(damaged)?;
        for (name, folder) in inner {
            let tree_in = |tree: &[u8]| Ok(trees::entry(tree, name).map_err(damaged)?.and_then(trees::Item::tree));
            self.folder(folder, tree_in(&now.bytes)?, tree_in(&before.bytes)?, files, changed)?;
        }
        Ok(())
    }
}

fn merge(into: &mut Files, mut more: Files) {
    if into.len() < more.len() {
        std::mem::swap(into, &mut more);
    }
    into.extend(more);
}
