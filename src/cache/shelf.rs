//! The entries of repositories of one name: the packs in a folder, and what this run adds to them.
//!
//! A run that worked something out writes one pack, as it goes. Packs that are not much larger than what is written are taken into it, so that
//! there are always few and each byte is copied a few times in all; on the way, what nobody asked for in a long time is left out.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::folder::{Cache, apart};
use super::key::Key;
use super::pack::{Line, MOST_OF_ONE, Pack, Writer};

/// An entry that nobody asked for in so many days is left out when its pack is written anew.
const KEPT_FOR: u32 = 30;
/// An entry that is asked for is written anew where it is so many days old, so that its age tells of its use.
const RENEWED_AFTER: u32 = 7;
/// More packs than this are not left in a folder.
const MOST_PACKS: usize = 6;

/// Entries by key.
#[derive(Debug)]
pub(crate) struct Shelf<'c> {
    cache: &'c Cache,
    folder: PathBuf,
    /// Each with whether it was of use.
    packs: Vec<(Pack, AtomicBool)>,
    today: u32,
    fresh: Mutex<Fresh>,
}

/// What a run adds.
#[derive(Debug)]
enum Fresh {
    Nothing,
    Some(Writer),
    /// The folder cannot be written: nothing is kept.
    Lost,
}

impl<'c> Shelf<'c> {
    /// Opens the packs in a folder, which may not be there yet.
    pub(super) fn open(cache: &'c Cache, folder: PathBuf, today: u32) -> Self {
        let (mut paths, _) = apart(&folder);
        paths.sort();
        let packs = paths.iter().filter_map(|path| Pack::open(path, cache.most));
        let packs = packs.map(|pack| (pack, AtomicBool::new(false))).collect();
        Self { cache, folder, packs, today, fresh: Mutex::new(Fresh::Nothing) }
    }

    /// The bytes that were kept under a key, those that were of use last.
    pub(crate) fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let found = self.packs.iter().filter_map(|own| Some((own, own.0.find(key)?)));
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(_, line)| std::cmp::Reverse(line.day));
        let sound = found.into_iter().find_map(|((pack, is_used), line)| Some((pack.bytes(&line)?, is_used, line.day)));
        let (bytes, is_used, day) = sound?;
        is_used.store(true, Ordering::Relaxed);
        if self.today.saturating_sub(day) > RENEWED_AFTER {
            self.put(*key, &bytes);
        }
        Some(bytes)
    }

    /// Keeps bytes under a key, once the shelf is closed. Where that fails they are lost, which costs time and nothing else.
    pub(crate) fn put(&self, key: Key, bytes: &[u8]) {
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*fresh, Fresh::Nothing) {
            let writer = self.cache.make(&self.folder).and_then(|()| Writer::new(&self.folder));
            *fresh = writer.map_or(Fresh::Lost, Fresh::Some);
        }
        let Fresh::Some(writer) = &mut *fresh else { return };
        let fits = bytes.len() < MOST_OF_ONE && writer.size() + bytes.len() as u64 <= self.most();
        if fits && writer.add(key, self.today, bytes).is_err() {
            *fresh = Fresh::Lost;
        }
    }

    /// Puts what this run adds in its place.
    pub(crate) fn close(self) {
        for (pack, is_used) in &self.packs {
            if is_used.load(Ordering::Relaxed) {
                pack.touch(self.today);
            }
        }
        let most = self.most();
        let Self { cache, folder: _, packs, today, fresh } = self;
        let Fresh::Some(mut writer) = fresh.into_inner().unwrap_or_else(PoisonError::into_inner) else { return };
        // What did not fit is not kept.
        if writer.is_empty() {
            return;
        }
        let merged = merged(packs.iter().map(|(pack, _)| pack).collect(), writer.size());
        if take_in(&mut writer, &merged, today, most).is_err() {
            return;
        }
        if let Ok(path) = writer.finish() {
            for pack in merged.iter().filter(|pack| pack.path != path) {
                // Who reads it at this moment has it open; where a system forbids that, the next run takes it in again.
                let _ = std::fs::remove_file(&pack.path);
            }
            cache.grew();
        }
    }

    /// The most bytes of one pack: where it is the only one, there is room for the next.
    fn most(&self) -> u64 {
        self.cache.most / 2
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

/// Adds the entries of packs to a new one that have been of use lately, as many of the latest as fit.
fn take_in(writer: &mut Writer, packs: &[&Pack], today: u32, most: u64) -> std::io::Result<()> {
    let lines = packs.iter().flat_map(|pack| pack.lines().map(move |line| (*pack, line)));
    let mut lines: Vec<(&Pack, Line)> = lines.filter(|(_, line)| today.saturating_sub(line.day) <= KEPT_FOR).collect();
    lines.sort_by_key(|(_, line)| (std::cmp::Reverse(line.day), line.key));
    for (pack, line) in lines {
        if writer.size() + u64::from(line.length) > most {
            return Ok(());
        }
        if !writer.has(&line.key) {
            writer.copy(pack, line)?;
        }
    }
    Ok(())
}
