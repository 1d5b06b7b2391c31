//! The entries of repositories of one name: the packs in a folder, and what this run adds to them.
//!
//! A run that worked something out writes one pack. Packs that are not much larger than what is written are taken into it, so that
//! there are always few and each byte is copied a few times in all; on the way, what nobody asked for in a long time is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::folder::{Cache, tempfiles_apart};
use super::key::Key;
use super::pack::{self, Entry, From, MOST_OF_ONE, Pack};

/// An entry that nobody asked for in so many days is left out when its pack is written anew.
const KEPT_FOR: u32 = 30;
/// An entry that is asked for is written anew where it is so many days old, so that its age tells of its use.
const RENEWED_AFTER: u32 = 7;
/// More packs than this are never left in a folder.
const MOST_PACKS: usize = 6;

/// Entries by key.
#[derive(Debug)]
pub(crate) struct Shelf<'c> {
    cache: &'c Cache,
    folder: PathBuf,
    /// Each with whether it was of use.
    packs: Vec<(Pack, AtomicBool)>,
    today: u32,
    fresh: Mutex<BTreeMap<Key, Vec<u8>>>,
}

impl<'c> Shelf<'c> {
    /// Opens the packs in a folder, which may not be there yet.
    pub(super) fn open(cache: &'c Cache, folder: PathBuf, today: u32) -> Self {
        let mut paths = tempfiles_apart(&folder).0;
        paths.sort();
        let packs = paths.iter().filter_map(|path| Pack::open(path, cache.most));
        let packs = packs.map(|pack| (pack, AtomicBool::new(false))).collect();
        Self { cache, folder, packs, today, fresh: Mutex::default() }
    }

    /// The bytes that were kept under a key.
    pub(crate) fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let mut found = self.packs.iter().filter_map(|(pack, is_used)| {
            let line = pack.find(key)?;
            let bytes = pack.bytes(&line)?;
            is_used.store(true, Ordering::Relaxed);
            Some((line.day, bytes))
        });
        let (day, bytes) = found.next()?;
        if self.today.saturating_sub(day) > RENEWED_AFTER {
            self.put(*key, bytes.clone());
        }
        Some(bytes)
    }

    /// Keeps bytes under a key, when the shelf is closed.
    pub(crate) fn put(&self, key: Key, bytes: Vec<u8>) {
        if bytes.len() < MOST_OF_ONE {
            self.fresh.lock().unwrap_or_else(PoisonError::into_inner).insert(key, bytes);
        }
    }

    /// Writes what this run adds. Where that fails it is lost, which costs time and nothing else.
    pub(crate) fn close(self) {
        let Self { cache, folder, packs, today, fresh } = self;
        for (pack, is_used) in &packs {
            if is_used.load(Ordering::Relaxed) {
                pack.touch(today);
            }
        }
        let fresh = fresh.into_inner().unwrap_or_else(PoisonError::into_inner);
        if fresh.is_empty() || cache.make(&folder).is_err() {
            return;
        }
        let added: u64 = fresh.values().map(|bytes| bytes.len() as u64).sum();
        let merged = merged(packs.iter().map(|(pack, _)| pack).collect(), added);
        let entries = entries(&fresh, &merged, today, cache.most / 2);
        if let Ok(path) = pack::write(&folder, &entries) {
            for pack in merged.iter().filter(|pack| pack.path != path) {
                // Who reads it at this moment has it open; where a system forbids that, the next run takes it in again.
                let _ = std::fs::remove_file(&pack.path);
            }
            cache.has_grown();
        }
    }
}

/// The packs that are taken into a new one of so many bytes: the smaller ones, as long as none is much larger than all that is
/// written anyway; and any, where there would be too many.
fn merged(mut packs: Vec<&Pack>, added: u64) -> Vec<&Pack> {
    packs.sort_by_key(|pack| pack.size);
    let mut total = added;
    let spare = packs.len().saturating_sub(MOST_PACKS - 1);
    let taken = packs.iter().enumerate().take_while(|(number, pack)| {
        let is_taken = *number < spare || pack.size <= total.saturating_mul(2);
        total += pack.size;
        is_taken
    });
    let taken = taken.count();
    packs.truncate(taken);
    packs
}

/// What is written, by key: of each key the entry that was of use last, as many of the latest as fit.
fn entries<'p>(fresh: &'p BTreeMap<Key, Vec<u8>>, merged: &[&'p Pack], today: u32, most: u64) -> Vec<Entry<'p>> {
    let own = fresh.iter().map(|(key, bytes)| Entry { key: *key, day: today, from: From::Memory(bytes) });
    let others = merged.iter().flat_map(|pack| pack.lines().map(move |line| (*pack, line)));
    let others =
        others.filter(|(_, line)| today.saturating_sub(line.day) <= KEPT_FOR && !fresh.contains_key(&line.key));
    let others = others.map(|(pack, line)| Entry { key: line.key, day: line.day, from: From::Pack(pack, line) });
    let mut all: Vec<Entry<'p>> = own.chain(others).collect();
    all.sort_by(|a, b| (b.day, a.key).cmp(&(a.day, b.key)));
    let mut seen = BTreeSet::new();
    let mut size = 0;
    all.retain(|entry| {
        size += entry.size();
        size <= most && seen.insert(entry.key)
    });
    all.sort_by(|a, b| a.key.cmp(&b.key));
    all
}
