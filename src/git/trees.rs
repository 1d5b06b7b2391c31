//! The bytes of two trees → the names whose entries differ. Entries that are the same are skipped, not compared.

use std::cmp::Ordering;

use gix::objs::tree::{EntryMode, EntryRef};

use super::Id;

/// What a tree has under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) mode: EntryMode,
    pub(super) id: Id,
}

impl Item {
    /// The tree that it is, if it is one.
    pub(super) fn tree(self) -> Option<Id> {
        self.mode.is_tree().then_some(self.id)
    }
}

/// A tree that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// The entries of a tree.
pub(super) fn entries(tree: &[u8]) -> impl Iterator<Item = Result<(&[u8], Item), Malformed>> {
    let entries = gix::objs::TreeRefIter::from_bytes(tree, gix::hash::Kind::Sha1);
    entries.map(|entry| entry.map(|entry| (entry.filename.as_ref(), item(entry))).map_err(|_| Malformed))
}

/// What a tree has under a name.
pub(super) fn entry(tree: &[u8], name: &[u8]) -> Result<Option<Item>, Malformed> {
    for entry in entries(tree) {
        let (found, item) = entry?;
        if found == name {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// Calls with every name whose entries are not the same in both trees. A name that is a file in one and a folder in the
/// other may come twice.
pub(super) fn differing<'t>(one: &'t [u8], two: &'t [u8], mut each: impl FnMut(&'t [u8])) -> Result<(), Malformed> {
    let start = shared_start(one, two)?;
    let (mut one, mut two) = (rest(one, start), rest(two, start));
    let mut differs = true;
    // Whether all that is left is the same is looked at behind a difference only.
    while !(differs && one == two) {
        let (a, b) = match (next(one)?, next(two)?) {
            (Some(a), Some(b)) => match compare(&a.0, &b.0) {
                Ordering::Less => (Some(a), None),
                Ordering::Greater => (None, Some(b)),
                Ordering::Equal => (Some(a), Some(b)),
            },
            only => only,
        };
        differs = match (&a, &b) {
            (Some((a, _)), Some((b, _))) => a.mode != b.mode || a.oid != b.oid,
            _ => true,
        };
        if let Some((entry, _)) = a.as_ref().or(b.as_ref()).filter(|_| differs) {
            each(entry.filename);
        }
        one = a.map_or(one, |(_, after)| after);
        two = b.map_or(two, |(_, after)| after);
    }
    Ok(())
}

fn item(entry: EntryRef<'_>) -> Item {
    Item { mode: entry.mode, id: entry.oid.to_owned() }
}

fn rest(tree: &[u8], start: usize) -> &[u8] {
    tree.get(start..).unwrap_or_default()
}

/// The first entry, and the bytes behind it.
fn next(tree: &[u8]) -> Result<Option<(EntryRef<'_>, &[u8])>, Malformed> {
    let mut entries = gix::objs::TreeRefIter::from_bytes(tree, gix::hash::Kind::Sha1);
    match entries.next() {
        None => Ok(None),
        Some(Ok(entry)) => Ok(Some((entry, rest(tree, entries.offset_to_next_entry(tree))))),
        Some(Err(_)) => Err(Malformed),
    }
}

/// The order of entries in trees; of one name, a file and a folder are equal where they meet.
fn compare(a: &EntryRef<'_>, b: &EntryRef<'_>) -> Ordering {
    if a.filename == b.filename { Ordering::Equal } else { a.cmp(b) }
}

/// Where the first entries end that the trees have in common.
fn shared_start(one: &[u8], two: &[u8]) -> Result<usize, Malformed> {
    const STEP: usize = 256;
    let steps = one.chunks_exact(STEP).zip(two.chunks_exact(STEP)).take_while(|(a, b)| a == b).count() * STEP;
    let more = rest(one, steps).iter().zip(rest(two, steps)).take_while(|(a, b)| a == b).count();
    let same = steps + more;
    let mut end = 0;
    while end < same {
        let Some((_, after)) = next(rest(one, end))? else { break };
        let behind = one.len() - after.len();
        if behind > same {
            break;
        }
        end = behind;
    }
    Ok(end)
}
