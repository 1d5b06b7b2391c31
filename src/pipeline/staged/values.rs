//! The facts of one state → their sums: of what they say, where that can be told, since most of what they are made from changes
//! nothing that they say.
//!
//! What is known of a fact by what it is made from is looked up. Else it is gathered, which costs less than to ask all rules that
//! look at it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::answers::id;
use super::library::{Entry, Library};
use super::side::Side;
use super::unread::Edit;
use crate::cache::{Key, Recipe};
use crate::catalog::Rule;
use crate::entities::Entities;
use crate::facts::imported::Imported;
use crate::facts::{self, Gathered, Parts, Source};
use crate::model::document::Document;
use crate::model::source::SourceFile;

/// What facts of a state are made from.
pub(super) struct Facts<'s> {
    pub(super) side: &'s Side<'s>,
    pub(super) files: &'s [Arc<SourceFile>],
    pub(super) entities: &'s Entities,
    pub(super) entries: &'s [Entry],
    pub(super) library: &'s Library<'s>,
    /// The change that this is the state after.
    pub(super) edit: Option<Edit<'s>>,
}

impl Facts<'_> {
    /// The sums of the facts that some rules ask for, none of those that history or somebody else tells; and what had to be gathered
    /// for them.
    pub(super) fn sums(&self, rules: &[&Rule]) -> (BTreeMap<String, Key>, Gathered) {
        let asked: BTreeSet<&String> = rules.iter().flat_map(|rule| &rule.info.facts).collect();
        let asked: Vec<&String> = asked.into_iter().collect();
        let made_from = |name: &&String| Some(((*name).clone(), made_from(name, self.files, self.entries)?));
        let made_from: BTreeMap<String, Key> = asked.par_iter().filter_map(made_from).collect();
        let Some(recall) = self.library.recall() else {
            return (made_from, Gathered::default());
        };
        let place = |key: &Key| Recipe::of("fact value").bytes(&key.0).key();
        let known = |key: &Key| Some(Key(recall.shelf().get(&place(key))?.try_into().ok()?));
        let mut sums: BTreeMap<String, Key> =
            made_from.iter().filter_map(|(name, key)| Some((name.clone(), known(key)?))).collect();
        for (name, key) in &made_from {
            if !sums.contains_key(name)
                && let Some(sum) = self.as_before(name, known)
            {
                recall.shelf().put(place(key), &sum.0);
                sums.insert(name.clone(), sum);
            }
        }
        let rest: BTreeSet<String> = made_from.keys().filter(|name| !sums.contains_key(*name)).cloned().collect();
        if rest.is_empty() {
            return (sums, Gathered::default());
        }
        let gathered = self.gathered(&rest, self.side, self.files, self.entries);
        for name in rest {
            let (known, unknown) = (gathered.known.get(&name), gathered.unknown.get(&name));
            let sum = Recipe::of("fact").text(&name).maybe(unknown.map(String::as_str));
            let sum = known.into_iter().fold(sum, Recipe::value).key();
            if let Some(key) = made_from.get(&name) {
                recall.shelf().put(place(key), &sum.0);
            }
            sums.insert(name, sum);
        }
        (sums, gathered)
    }

    /// The sum that a fact had in the state before, where the parts of it that the change is in say the same.
    fn as_before(&self, name: &str, known: impl Fn(&Key) -> Option<Key>) -> Option<Key> {
        let edit = self.edit?;
        let parts = facts::parts(name, edit.paths.iter().copied())?;
        let feeds = |file: &&Arc<SourceFile>| facts::feeds(name, &file.path);
        let labels = facts::labels(name).iter().copied();
        let is_seen = |entry: &&Entry| labels.clone().any(|label| entry.kind.has(label));

        let files: Vec<_> = self.files.iter().filter(feeds).cloned().collect();
        let entries: Vec<_> = self.entries.iter().filter(is_seen).cloned().collect();
        let was = edit.was.iter().map(|own| &own.file).filter(feeds);
        let mut files_before: Vec<_> = files.iter().filter(|file| !edit.touches(file)).chain(was).cloned().collect();
        files_before.sort_by(|a, b| a.path.cmp(&b.path));
        let entries_before = edit.before(&entries, &labels, self.library);
        let before = known(&made_from(name, &files_before, &entries_before)?)?;

        let of_change = || edit.was.iter().chain(edit.is).map(|own| &own.file);
        let is_in_part = |file: &SourceFile| match parts {
            Parts::Files => of_change().any(|own| own.path == file.path),
            Parts::Folders => of_change().any(|own| own.folder() == file.folder()),
        };
        let asked = BTreeSet::from([name.to_owned()]);
        let said = |side: &Side<'_>, files: Vec<Arc<SourceFile>>, entries: Vec<Entry>| {
            let files: Vec<_> = files.into_iter().filter(|file| is_in_part(file)).collect();
            let entries: Vec<_> = entries.into_iter().filter(|entry| is_in_part(&entry.file)).collect();
            self.gathered(&asked, side, &files, &entries).known.remove(name)
        };
        let is_same = said(edit.side, files_before, entries_before)? == said(self.side, files, entries)?;
        is_same.then_some(before)
    }

    fn gathered(
        &self,
        asked: &BTreeSet<String>,
        side: &Side<'_>,
        files: &[Arc<SourceFile>],
        entries: &[Entry],
    ) -> Gathered {
        let labels: BTreeSet<&str> = asked.iter().flat_map(|name| facts::labels(name)).copied().collect();
        let reading = side.reading();
        let of = |entry: &Entry| self.library.document(entry, &reading);
        let is_wanted = |entry: &&Entry| labels.iter().any(|label| entry.kind.has(label));
        let documents: Vec<Arc<Document>> = entries.par_iter().filter(is_wanted).filter_map(of).collect();
        let scopes: Vec<String> = self.entities.scopes.folders().iter().map(ToString::to_string).collect();
        let source = Source {
            repository: &side.repository,
            files,
            documents: &documents,
            scopes: &scopes,
            // None of these facts hangs on the time, or on what others tell.
            now: 0,
            imported: &Imported::default(),
        };
        facts::gather(asked, &source)
    }
}

/// What a fact is made from, byte for byte; none where history or somebody else tells it.
fn made_from(name: &str, files: &[Arc<SourceFile>], entries: &[Entry]) -> Option<Key> {
    if !facts::is_of_files(name) {
        return None;
    }
    let mut recipe = Recipe::of("made from").text(name);
    for file in files {
        let is_read = facts::feeds(name, &file.path);
        if is_read {
            recipe = recipe.text(&file.path).bytes(&id(file)?);
        } else if facts::lists_files(name) {
            recipe = recipe.text(&file.path);
        }
    }
    for entry in entries.iter().filter(|entry| facts::labels(name).iter().any(|label| entry.kind.has(label))) {
        recipe = recipe.text(&entry.file.path).number(u64::from(entry.index)).bytes(&id(&entry.file)?);
    }
    Some(recipe.key())
}
