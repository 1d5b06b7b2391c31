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
use super::sums::Sums;
use super::unread::Edit;
use crate::cache::{Key, Recipe};
use crate::catalog::Rule;
use crate::entities::Entities;
use crate::facts::imported::Imported;
use crate::facts::{self, Gathered, Parts, Source};
use crate::model::document::Document;
use crate::model::fact::IMPORTED;
use crate::model::import::Import;
use crate::model::source::SourceFile;

/// What facts of a state are made from.
pub(super) struct Facts<'s> {
    pub(super) side: &'s Side<'s>,
    pub(super) files: &'s [Arc<SourceFile>],
    pub(super) entities: &'s Entities,
    pub(super) entries: &'s [Entry],
    pub(super) library: &'s Library<'s>,
    /// What is known of the state.
    pub(super) sums: &'s Sums<'s>,
    /// The change that this is the state after.
    pub(super) edit: Option<Edit<'s>>,
    /// What others exported.
    pub(super) imports: &'s [Import],
}

/// What is known of facts.
#[derive(Default)]
pub(super) struct Known {
    /// Their sums.
    pub(super) sums: BTreeMap<String, Key>,
    /// Those that say what they said before the change.
    pub(super) as_before: BTreeSet<String>,
    /// What had to be gathered for the sums.
    pub(super) gathered: Gathered,
}

/// What is known of a fact.
#[derive(Default)]
struct Told {
    /// What it is made from, where that had to be asked for.
    made_from: Option<Key>,
    /// That of what it says.
    sum: Option<Key>,
    /// The same before the change.
    before: Option<Key>,
}

impl Facts<'_> {
    /// The facts that some rules ask for, but for those that commits or files of others tell.
    pub(super) fn sums(&self, rules: &[&Rule]) -> Known {
        let asked: BTreeSet<&String> = rules.iter().flat_map(|rule| &rule.info.facts).collect();
        let asked: Vec<&String> = asked.into_iter().collect();
        let sum = |name: &&String| Some(((*name).clone(), self.sum(name)?));
        let told: BTreeMap<String, Told> = asked.par_iter().filter_map(sum).collect();
        let missing = |(name, told): (&String, &Told)| told.sum.is_none().then(|| name.clone());
        let rest: BTreeSet<String> = told.iter().filter_map(missing).collect();
        let mut own = Known::default();
        if !rest.is_empty() {
            own.gathered = self.gathered((&rest, None), self.side, self.files, self.entries);
        }
        for (name, Told { made_from, sum, before }) in told {
            let sum = sum.unwrap_or_else(|| {
                let (known, unknown) = (own.gathered.known.get(&name), own.gathered.unknown.get(&name));
                let sum = Recipe::of("fact").text(&name).maybe(unknown.map(String::as_str));
                let sum = known.into_iter().fold(sum, Recipe::value).key();
                if let Some(made_from) = made_from {
                    self.keep(&made_from, &sum);
                }
                sum
            });
            if before == Some(sum) || facts::is_of_refs(&name) {
                own.as_before.insert(name.clone());
            }
            own.sums.insert(name, sum);
        }
        own
    }

    /// What is known of a fact without making all of it.
    fn sum(&self, name: &str) -> Option<Told> {
        if facts::is_of_refs(name) {
            return Some(Told::default());
        }
        if let Some(id) = name.strip_prefix(IMPORTED) {
            let none = Some(Recipe::of("no source").text(id).key());
            let is_none = !self.imports.iter().any(|import| import.id == id);
            return is_none.then(|| Told { sum: none, before: none, ..Told::default() });
        }
        if !facts::is_of_files(name) {
            return None;
        }
        let edit = self.edit.filter(|edit| edit.feeds(name));
        let before = self.edit.and_then(|edit| edit.sums.fact(name));
        let known = self.sums.fact(name).or_else(|| before.filter(|_| edit.is_none()));
        let is_same = |edit: Edit<'_>| self.has_same_part(name, edit) == Some(true);
        let again = |before: Option<Key>| before.filter(|_| edit.is_some_and(is_same));
        if let Some(sum) = known.or_else(|| again(before)) {
            return Some(Told { sum: Some(sum), before, ..Told::default() });
        }
        let files: Vec<Seen<'_>> = self.files.iter().filter_map(|file| seen(name, file)).collect();
        let made_from = made_from(name, &files, self.entries)?;
        if self.library.recall().is_none() {
            return Some(Told { sum: Some(made_from), ..Told::default() });
        }
        let sum = self.known(&made_from);
        let Some(edit) = edit else {
            return Some(Told { made_from: Some(made_from), sum, before: sum });
        };
        if before.is_some() {
            return Some(Told { made_from: Some(made_from), sum, before });
        }
        let before = self.before(name, &files, edit).and_then(|before| self.known(&before));
        Some(Told { made_from: Some(made_from), sum: sum.or_else(|| again(before)), before })
    }

    /// The sum of what a fact says, by what it is made from.
    fn known(&self, made_from: &Key) -> Option<Key> {
        Some(Key(self.library.recall()?.shelf().get(&place(made_from))?.try_into().ok()?))
    }

    fn keep(&self, made_from: &Key, sum: &Key) {
        if let Some(recall) = self.library.recall() {
            recall.shelf().put(place(made_from), &sum.0);
        }
    }

    /// What a fact was made from before the change.
    fn before<'f>(&self, name: &str, now: &[Seen<'f>], edit: Edit<'f>) -> Option<Key> {
        let was = edit.was.iter().filter_map(|own| seen(name, &own.file));
        let mut files: Vec<_> = edit.untouched(now.iter(), |(file, _)| file).copied().chain(was).collect();
        files.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        made_from(name, &files, &edit.before(self.entries, &facts::labels(name).iter().copied(), self.library))
    }

    /// Whether the parts of a fact that the change is in say what they said before; none where it has no parts.
    fn has_same_part(&self, name: &str, edit: Edit<'_>) -> Option<bool> {
        let parts = facts::parts(name, edit.was.iter().chain(edit.is))?;
        let of_change = || edit.was.iter().chain(edit.is).map(|own| &own.file);
        let heads: BTreeSet<&str> = of_change().map(|own| own.path.as_ref()).collect();
        let folders: BTreeSet<&str> = of_change().map(|own| own.folder()).collect();
        let is_in_part = |file: &SourceFile| match parts {
            Parts::Files => heads.contains(file.path.as_ref()),
            Parts::Folders => folders.contains(file.folder()),
            Parts::Heads => true,
        };
        let is_seen = |file: &&Arc<SourceFile>| is_in_part(file) && facts::feeds(name, &file.path);
        let labels = facts::labels(name).iter().copied();
        // What heads look into is read where they do.
        let is_own =
            |file: &SourceFile| is_in_part(file) && (parts != Parts::Heads || heads.contains(file.path.as_ref()));
        let has_label = |entry: &&Entry| labels.clone().any(|label| entry.kind.has(label)) && is_own(&entry.file);
        let files: Vec<_> = self.files.iter().filter(is_seen).cloned().collect();
        let entries: Vec<_> = self.entries.iter().filter(has_label).cloned().collect();
        let was = edit.was.iter().map(|own| &own.file).filter(is_seen);
        let mut files_before: Vec<_> = edit.untouched(files.iter(), |file| file).chain(was).cloned().collect();
        files_before.sort_by(|a, b| a.path.cmp(&b.path));
        let entries_before = edit.before(&entries, &labels, self.library);

        let asked = BTreeSet::from([name.to_owned()]);
        let asked = (&asked, (parts == Parts::Heads).then_some(&heads));
        let said = |side: &Side<'_>, files: &[Arc<SourceFile>], entries: &[Entry]| {
            self.gathered(asked, side, files, entries).known.remove(name)
        };
        Some(said(edit.side, &files_before, &entries_before)? == said(self.side, &files, &entries)?)
    }

    fn gathered(
        &self,
        (asked, heads): (&BTreeSet<String>, Option<&BTreeSet<&str>>),
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
            heads,
            scopes: &scopes,
            // None of these facts hangs on the time, or on what others exported.
            now: 0,
            imported: &Imported::default(),
        };
        facts::gather(asked, &source)
    }
}

fn place(made_from: &Key) -> Key {
    Recipe::of("fact value").bytes(&made_from.0).key()
}

/// A file that a fact is made from, and whether by what it says; else only that it is there counts.
type Seen<'f> = (&'f Arc<SourceFile>, bool);

fn seen<'f>(name: &str, file: &'f Arc<SourceFile>) -> Option<Seen<'f>> {
    let is_read = facts::feeds(name, &file.path);
    (is_read || facts::lists_files(name)).then_some((file, is_read))
}

/// What a fact is made from, byte for byte.
fn made_from(name: &str, files: &[Seen<'_>], entries: &[Entry]) -> Option<Key> {
    let mut recipe = Recipe::of("made from").text(name);
    for (file, is_read) in files {
        recipe = recipe.text(&file.path);
        if *is_read {
            recipe = recipe.bytes(&id(file)?);
        }
    }
    for entry in entries.iter().filter(|entry| facts::labels(name).iter().any(|label| entry.kind.has(label))) {
        recipe = recipe.text(&entry.file.path).number(u64::from(entry.index)).bytes(&id(&entry.file)?);
    }
    Some(recipe.key())
}
