//! Texts that would be staged, laid over what is: a fix is judged before anything is written. Held in memory only.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::git::{Change, Entry, EntryKind, Id, Staged};
use crate::model::overlay::Held;
use crate::model::source::{Store, Stored};
use crate::pipeline::overlay::id;

/// The texts, by their hash.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid(BTreeMap<[u8; 20], Arc<[u8]>>);

impl Laid {
    /// Lays contents over what is staged, by path.
    pub(super) fn over<'o>(staged: &mut Staged, texts: impl Iterator<Item = (&'o Arc<str>, &'o Arc<[u8]>)>) -> Self {
        let mut laid = BTreeMap::new();
        for (path, text) in texts {
            let hash = id(text);
            laid.insert(hash, text.clone());
            put((&mut staged.files, &mut staged.changes), path, Id::from(hash));
        }
        Self(laid)
    }

    /// A content, where it is one of the texts.
    pub(super) fn get(&self, id: [u8; 20]) -> Option<(Stored, u64)> {
        let text = self.0.get(&id)?;
        let store: Arc<dyn Store> = Arc::new(Held(text.clone()));
        Some((Stored { id, store }, text.len() as u64))
    }

    /// Whether a content is one of the texts.
    pub(super) fn has(&self, id: &[u8]) -> bool {
        <[u8; 20]>::try_from(id).is_ok_and(|id| self.0.contains_key(&id))
    }
}

/// Stages a content: what is like `HEAD` then is no change. Both lists are in the order of their paths.
fn put((files, changes): (&mut Vec<Entry>, &mut Vec<Change>), path: &Arc<str>, id: Id) {
    let (kind, was) = match files.binary_search_by(|own| own.path.cmp(path)) {
        Ok(at) => {
            let Some(own) = files.get_mut(at) else { return };
            (own.kind, Some((own.kind, std::mem::replace(&mut own.id, id))))
        }
        Err(at) => {
            files.insert(at, Entry { path: path.clone(), kind: EntryKind::File, id });
            (EntryKind::File, None)
        }
    };
    let now = Some((kind, id));
    match changes.binary_search_by(|own| own.path.cmp(path)) {
        Ok(at) if changes.get(at).is_some_and(|own| own.before == now) => drop(changes.remove(at)),
        Ok(at) => {
            if let Some(own) = changes.get_mut(at) {
                own.now = now;
            }
        }
        // What was no change was as `HEAD` has it.
        Err(at) if was != now => changes.insert(at, Change { path: path.clone(), before: was, now }),
        Err(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_staged_is_a_change_unless_head_has_it() {
        let [one, two, three] = [1, 2, 3].map(|byte| Id::from([byte; 20]));
        let path = |path: &str| -> Arc<str> { Arc::from(path) };
        let entry = |own: &str, id| Entry { path: path(own), kind: EntryKind::Program, id };
        let (mut files, mut changes) = (vec![entry("a", one), entry("c", one)], Vec::new());
        let mut lay = |own: &str, id| {
            put((&mut files, &mut changes), &path(own), id);
            let told = |change: &Change| (change.path.to_string(), change.before.map(|(_, id)| id), change.now);
            changes.iter().map(told).collect::<Vec<_>>()
        };
        let a = |id| ("a".to_owned(), Some(one), Some((EntryKind::Program, id)));
        let b = || ("b".to_owned(), None, Some((EntryKind::File, two)));
        assert_eq!(lay("a", two), [a(two)]);
        assert_eq!(lay("b", two), [a(two), b()]);
        assert_eq!(lay("a", three), [a(three), b()]);
        assert_eq!(lay("a", one), [b()]);
        assert_eq!(lay("c", one), [b()]);
        assert_eq!(files.len(), 3);
    }
}
