//! A history and folders → which commits changed which folder.
//!
//! A commit changed a folder when the folder is not what it was in any of its parents: without merges that is what
//! `git rev-list --full-history --no-merges HEAD -- folder` lists. A merge counts only where the folder is then as no parent
//! had it; git would list every merge with a parent that had it otherwise.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::history::{Commit, History};
use super::open::Reader;
use super::{Id, Repository, Unavailable, trees};

/// Commits that one thread takes at a time: long enough that trees are met again while they are in its cache.
const BATCH: usize = 4096;

impl Repository {
    /// For each of the folders, the numbers of the commits that changed it, newest first. Folders are relative to the one
    /// that was opened.
    ///
    /// # Errors
    ///
    /// The history or one of its trees cannot be read.
    pub fn touched(&self, folders: &[String]) -> Result<Vec<Vec<u32>>, Unavailable> {
        let history = self.history()?;
        let mut root = Node::default();
        for (number, folder) in folders.iter().enumerate() {
            root.insert(&self.inside(folder), number);
        }
        let batches: Vec<Result<Vec<(usize, u32)>, Unavailable>> = history
            .commits()
            .par_chunks(BATCH)
            .enumerate()
            .map_init(
                || Walk { reader: self.reader(), found: Vec::new() },
                |walk, (batch, commits)| {
                    for (number, commit) in commits.iter().enumerate() {
                        walk.commit(history, commit, &root, u32::try_from(batch * BATCH + number).unwrap_or(u32::MAX))?;
                    }
                    Ok(std::mem::take(&mut walk.found))
                },
            )
            .collect();
        let mut touched = vec![Vec::new(); folders.len()];
        for batch in batches {
            for (folder, commit) in batch? {
                if let Some(commits) = touched.get_mut(folder) {
                    commits.push(commit);
                }
            }
        }
        Ok(touched)
    }
}

/// A folder on the way to those that are asked for.
#[derive(Default)]
struct Node {
    /// The numbers of the folders that lie exactly here.
    asked: Vec<usize>,
    inside: BTreeMap<Vec<u8>, Node>,
}

impl Node {
    fn insert(&mut self, folder: &str, number: usize) {
        let parts = folder.split('/').filter(|part| !part.is_empty());
        let node = parts.fold(self, |node, part| node.inside.entry(part.as_bytes().to_vec()).or_default());
        node.asked.push(number);
    }
}

struct Walk {
    reader: Reader,
    found: Vec<(usize, u32)>,
}

impl Walk {
    fn commit(&mut self, history: &History, commit: &Commit, root: &Node, number: u32) -> Result<(), Unavailable> {
        let mut before: Vec<Option<Id>> =
            history.parents(commit).iter().map(|parent| history.commit(*parent).map(|parent| parent.tree)).collect();
        if before.is_empty() {
            before.push(None);
        }
        if before.contains(&Some(commit.tree)) {
            return Ok(());
        }
        self.folder(root, number, Some(commit.tree), &before)
    }

    /// A folder that is not what it was in any parent; where it is no tree, or is missing, it is none.
    fn folder(&mut self, node: &Node, commit: u32, now: Option<Id>, before: &[Option<Id>]) -> Result<(), Unavailable> {
        self.found.extend(node.asked.iter().map(|folder| (*folder, commit)));
        if node.inside.is_empty() {
            return Ok(());
        }
        let now = self.reader.tree(now)?;
        let before = before.iter().map(|tree| self.reader.tree(*tree)).collect::<Result<Vec<_>, _>>()?;
        let damaged = |trees::Malformed| Unavailable::Object(now.id);
        let mut names = BTreeSet::new();
        if let Some(first) = before.first() {
            trees::differing(&now.bytes, &first.bytes, |name| {
                if node.inside.contains_key(name) {
                    names.insert(name);
                }
            })
            .map_err(damaged)?;
        }
        for name in names {
            let entry = trees::entry(&now.bytes, name).map_err(damaged)?;
            let others = before.iter().map(|tree| trees::entry(&tree.bytes, name)).collect::<Result<Vec<_>, _>>();
            let others = others.map_err(damaged)?;
            if others.contains(&entry) {
                continue;
            }
            if let Some(inner) = node.inside.get(name) {
                let others: Vec<_> = others.into_iter().map(|entry| entry.and_then(trees::Item::tree)).collect();
                self.folder(inner, commit, entry.and_then(trees::Item::tree), &others)?;
            }
        }
        Ok(())
    }
}
