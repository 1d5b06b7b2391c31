//! What a run knows of files from earlier ones: makes the keys of all that their verdicts depend on, takes entries from the shelf of
//! a repository and puts them there. Never judges.
//!
//! Two entries speak of a file. How it was read depends on its bytes, its path and what the other files say of it; what the rules
//! said depends on that, on the limits, and on those rules only that are asked about its documents: another selection, or a
//! changed policy for files of another kind, leaves it as it is. A file of a commit is known by its hash without being read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sha2::{Digest as _, Sha256};

use super::share::Share;
use crate::cache::record::{self, About, Judged, Read};
use crate::cache::{Cache, Key, Recipe, Shelf};
use crate::catalog::{Catalog, Rule};
use crate::evaluate::{Limits, Program, Stopped};
use crate::model::document::Kind;
use crate::model::format::Format;
use crate::model::readers::Readers;
use crate::model::rule::RuleId;
use crate::model::source::{Content, Repository, SourceFile};
use crate::parse;
use crate::score::Reach;

/// What of a run entries depend on.
pub(super) struct Memory<'r> {
    cache: &'r Cache,
    catalog: &'r Catalog,
    limits: Limits,
    /// The moment of the run, in seconds since 1970, and its day.
    now: i64,
    today: u32,
    /// Sums of policies, by module.
    modules: Vec<OnceLock<Key>>,
    /// All rules, to know which are asked about what.
    program: Program<'r>,
    asked: Mutex<BTreeMap<Topic, Arc<Asked>>>,
}

/// Kinds of documents, and what has them.
type Topic = (BTreeSet<Kind>, Of);

/// What rules are asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    /// The documents of a file.
    File,
    /// What many files make.
    Many,
}

/// The rules that are asked about documents of some kinds.
pub(super) struct Asked {
    /// As indices into those of the catalog, ascending.
    pub(super) rules: Vec<usize>,
    ids: Vec<RuleId>,
    /// That of the rules and of all that they are made of.
    pub(super) key: Key,
    /// What each reads of a document, where that is known and was asked for.
    readers: OnceLock<Option<Readers>>,
}

/// What is remembered of the files of a repository.
pub(super) struct Recall<'r> {
    memory: &'r Memory<'r>,
    shelf: Shelf<'r>,
    target: Arc<str>,
    /// Files that were looked at before they are judged, by path.
    met: Mutex<BTreeMap<Arc<str>, Known>>,
}

/// A file with the key of how it is read.
pub(super) struct Known {
    key: Key,
    /// Its bytes, where they had to be read for the key.
    pub(super) bytes: Option<Vec<u8>>,
}

impl<'r> Memory<'r> {
    /// What a run remembers. `now` is in seconds since 1970.
    pub(super) fn new(cache: &'r Cache, catalog: &'r Catalog, limits: Limits, now: i64) -> Self {
        let modules = catalog.modules.iter().map(|_| OnceLock::new()).collect();
        let today = u32::try_from(now.div_euclid(86_400)).unwrap_or_default();
        let program = Program::new(catalog, |_| true, limits);
        Self { cache, catalog, limits, now, today, modules, program, asked: Mutex::default() }
    }

    /// What is remembered of a repository.
    pub(super) fn of(&'r self, repository: &Repository) -> Recall<'r> {
        Recall {
            memory: self,
            shelf: self.cache.shelf(&repository.name, self.today),
            target: Arc::from(repository.target.as_str()),
            met: Mutex::default(),
        }
    }

    fn asked<'k>(&self, kinds: impl IntoIterator<Item = &'k Kind>, of: Of) -> Arc<Asked> {
        let kinds: BTreeSet<Kind> = kinds.into_iter().cloned().collect();
        let mut known = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry((kinds, of)).or_insert_with_key(|(kinds, of)| Arc::new(self.asked_anew(kinds, *of))).clone()
    }

    fn asked_anew(&self, kinds: &BTreeSet<Kind>, of: Of) -> Asked {
        let rules = kinds.iter().flat_map(|kind| self.program.rules_of(kind, of == Of::File));
        let rules: BTreeSet<usize> = rules.collect();
        let mut recipe = self.bounds();
        let mut ids = Vec::new();
        for rule in rules.iter().filter_map(|rule| self.catalog.rules.get(*rule)) {
            ids.push(rule.info.id.clone());
            recipe = named(recipe, rule);
        }
        for module in self.program.modules_of(&rules) {
            recipe = recipe.bytes(&self.module(module).0);
        }
        Asked { rules: rules.into_iter().collect(), ids, key: recipe.key(), readers: OnceLock::new() }
    }

    fn bounds(&self) -> Recipe {
        let nanoseconds = u64::try_from(self.limits.timeout.as_nanos()).unwrap_or(u64::MAX);
        Recipe::of("rules").number(nanoseconds).number(self.limits.memory)
    }

    /// The sum of a policy, of the parameters that its package reads, of the moment, where it asks for that, and of the data that it
    /// sees.
    fn module(&self, index: usize) -> Key {
        let sum = || {
            let recipe = Recipe::of("policy");
            let Some(module) = self.catalog.modules.get(index) else { return recipe.key() };
            let values = self.catalog.parameters.get(&module.package).and_then(|values| values.to_json_str().ok());
            // The texts that are built in are known by the program.
            let text = (!module.is_built_in).then_some(module.source.text.as_ref());
            let moment = module.looks().at_clock.then(|| self.now.to_string());
            // Those that are built in see no data files, and no rule of the user's is made of them alone.
            let data = self.catalog.data.digest().filter(|_| !module.is_built_in);
            let recipe = recipe.text(&module.source.path).maybe(text).maybe(values.as_deref()).maybe(moment.as_deref());
            recipe.maybe(data).key()
        };
        self.modules.get(index).map_or_else(sum, |known| *known.get_or_init(sum))
    }
}

impl Recall<'_> {
    /// Makes the key of a file, unless that was done before; none where it is none that anything is kept of.
    pub(super) fn known(&self, file: &SourceFile, reading: &parse::ReadOptions<'_>) -> Option<Known> {
        let met = self.met.lock().unwrap_or_else(PoisonError::into_inner).remove(&file.path);
        met.or_else(|| self.known_anew(file, reading))
    }

    /// Gives a file with its key to whoever asks for it next.
    pub(super) fn hand_on(&self, file: &SourceFile, known: Known) {
        self.met.lock().unwrap_or_else(PoisonError::into_inner).insert(file.path.clone(), known);
    }

    fn known_anew(&self, file: &SourceFile, reading: &parse::ReadOptions<'_>) -> Option<Known> {
        if file.format == Format::Other || file.size > reading.max_file_size {
            return None;
        }
        let (content, bytes) = self.content(file, reading)?;
        let recipe = seen(Recipe::of("file").bytes(&content), file, reading);
        Some(Known { key: recipe.key(), bytes })
    }

    /// The SHA-256 of a file's bytes, with these where they had to be read. Git's own hash of a file leads to it.
    fn content(&self, file: &SourceFile, reading: &parse::ReadOptions<'_>) -> Option<([u8; 32], Option<Vec<u8>>)> {
        let bytes = || parse::bytes(file, reading.max_file_size).ok();
        let sum = |bytes: &[u8]| -> [u8; 32] { Sha256::digest(bytes).into() };
        let Content::Stored(stored) = &file.content else {
            let bytes = bytes()?;
            return Some((sum(&bytes), Some(bytes)));
        };
        let link = Recipe::of("object").bytes(&stored.id).key();
        if let Some(known) = self.shelf.get(&link).and_then(|known| known.try_into().ok()) {
            return Some((known, None));
        }
        let bytes = bytes()?;
        let sum = sum(&bytes);
        self.shelf.put(link, &sum);
        Some((sum, Some(bytes)))
    }

    /// How a file was read, if that is known.
    pub(super) fn read(&self, known: &Known, file: &SourceFile) -> Option<Read> {
        Read::of(&self.shelf.get(&known.key)?, &self.about(file, &[]))
    }

    /// The rules that are asked about documents of some kinds.
    pub(super) fn asked<'k>(&self, kinds: impl IntoIterator<Item = &'k Kind>, of: Of) -> Arc<Asked> {
        self.memory.asked(kinds, of)
    }

    /// What each of some rules reads of a document, if that is known.
    pub(super) fn readers<'a>(&self, asked: &'a Asked) -> Option<&'a Readers> {
        let known = || record::read(&self.shelf.get(&name_of_readers(asked))?);
        asked.readers.get_or_init(known).as_ref()
    }

    /// Keeps what each of some rules reads of a document, all of which a program has.
    pub(super) fn keep_readers(&self, asked: &Asked, program: &Program<'_>) {
        let each = || Readers::of(asked.rules.iter().map(|rule| program.reads(*rule)));
        if !asked.rules.is_empty()
            && self.readers(asked).is_none()
            && let Some(bytes) = record::written(&each())
        {
            self.shelf.put(name_of_readers(asked), &bytes);
        }
    }

    /// What the rules said of a file with documents of these kinds, if that is known. `owner` is what its verdicts count for.
    pub(super) fn judged(&self, known: &Known, kinds: &[Kind], file: &SourceFile, owner: usize) -> Option<Share> {
        let mut share = Share { documents: kinds.len() as u64, ..Share::default() };
        if kinds.is_empty() {
            return Some(share);
        }
        let asked = self.asked(kinds, Of::File);
        let rule = |rule: usize| Some(*asked.rules.get(rule)?);
        let severity = |own| Some(self.memory.catalog.rules.get(rule(own)?)?.info.severity);
        let about = self.about(file, &asked.ids);
        let Judged { tallies, findings, problems } =
            Judged::of(&self.shelf.get(&verdicts(known, &asked))?, &about, severity)?;
        let tallies = tallies.into_iter().map(|(own, tally)| Some(((Reach::Scope(owner), rule(own)?), tally)));
        share.tallies = tallies.collect::<Option<_>>()?;
        share.findings = findings;
        share.problems = problems;
        Some(share)
    }

    /// Keeps how a file was read and what the rules said of its documents, where both follow from it and the rules alone.
    pub(super) fn keep(&self, known: &Known, file: &SourceFile, read: &Read, share: &Share) {
        let Some(bytes) = read.bytes(&self.about(file, &[])) else { return };
        self.shelf.put(known.key, &bytes);
        if read.kinds.is_empty() {
            return;
        }
        let asked = self.asked(&read.kinds, Of::File);
        let place = |((_, rule), tally): (&(Reach, usize), _)| Some((asked.rules.binary_search(rule).ok()?, tally));
        let tallies = share.tallies.iter().map(place);
        let Some(tallies) = tallies.collect() else { return };
        let bytes = record::judged(&tallies, &share.findings, &share.problems, &self.about(file, &asked.ids));
        if let Some(bytes) = bytes {
            self.shelf.put(verdicts(known, &asked), &bytes);
        }
    }

    /// The entries of the repository.
    pub(super) fn shelf(&self) -> &Shelf<'_> {
        &self.shelf
    }

    /// The repository's target.
    pub(super) fn target(&self) -> &Arc<str> {
        &self.target
    }

    /// The key of a rule: of the policies that it is made of, of their parameters and of the bounds.
    pub(super) fn rule(&self, rule: &Rule) -> Key {
        let recipe = named(self.memory.bounds(), rule);
        let modules = self.memory.catalog.modules_of([rule]).into_iter();
        modules.fold(recipe, |sum, module| sum.bytes(&self.memory.module(module).0)).key()
    }

    /// The key of all rules of the run.
    pub(super) fn rules(&self) -> Key {
        let catalog = self.memory.catalog;
        let recipe = catalog.rules.iter().fold(self.memory.bounds(), named);
        (0..catalog.modules.len()).fold(recipe, |sum, module| sum.bytes(&self.memory.module(module).0)).key()
    }

    /// Writes what this run worked out, unless some of it depends on more than the files and the rules.
    pub(super) fn close(self, program: &Program<'_>, stopped: &Stopped) {
        if program.is_sound(stopped) {
            self.close_sound();
        }
    }

    /// Writes what this run worked out; whoever calls it knows that all programs were sound.
    pub(super) fn close_sound(self) {
        self.shelf.close();
    }

    fn about<'f>(&'f self, file: &'f SourceFile, rules: &'f [RuleId]) -> About<'f> {
        About { repository: &self.target, path: &file.path, rules }
    }
}

/// With all that the documents of a file follow from, besides its bytes.
pub(super) fn seen(recipe: Recipe, file: &SourceFile, reading: &parse::ReadOptions<'_>) -> Recipe {
    let charts = reading.charts;
    let recipe = recipe.text(&file.path).text(file.format.as_str()).number(reading.max_file_size);
    let recipe = recipe.maybe(charts.around(&file.path).map(|(chart, _)| chart));
    let recipe = recipe.number(u64::from(charts.is_patch(&file.path))).number(charts.built().len() as u64);
    let recipe = charts.built().iter().fold(recipe, |recipe, image| recipe.text(image));
    let fixed = charts.fixed(&file.path);
    let recipe = recipe.number(fixed.map_or(0, BTreeMap::len) as u64);
    let recipe =
        fixed.into_iter().flatten().fold(recipe, |recipe, (image, own)| recipe.text(image).number(*own as u64));
    let variables = charts.variables(file.folder());
    let recipe = recipe.number(variables.map_or(0, BTreeMap::len) as u64);
    let recipe = variables.into_iter().flatten().fold(recipe, |recipe, (name, value)| recipe.text(name).text(value));
    let names = || charts.names(file.folder()).into_iter().flat_map(parse::Names::entries);
    let recipe = recipe.number(names().count() as u64);
    names().fold(recipe, |recipe, (sort, name, value)| recipe.text(sort).text(name).value(value))
}

/// With what a rule is called, and where it says what it says.
fn named(recipe: Recipe, rule: &Rule) -> Recipe {
    recipe.text(&rule.info.id).text(&rule.entry)
}

fn name_of_readers(asked: &Asked) -> Key {
    Recipe::of("readers").bytes(&asked.key.0).key()
}

fn verdicts(known: &Known, asked: &Asked) -> Key {
    Recipe::of("verdicts").bytes(&known.key.0).bytes(&asked.key.0).key()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes the file that is read")]
    fn a_file_that_was_looked_at_is_not_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (path, text) = (folder.path().join("a.yaml"), "a: 1\n");
        std::fs::write(&path, text).unwrap();
        let (cache, catalog) = (Cache::at(folder.path().join("cache"), Cache::MOST), Catalog::default());
        let limits = Limits { timeout: std::time::Duration::from_secs(1), memory: 1 << 30 };
        let memory = Memory::new(&cache, &catalog, limits, 0);
        let repository = Arc::new(Repository {
            target: ".".to_owned(),
            name: "shop".to_owned(),
            root: folder.path().to_owned(),
            revision: None,
            past: false,
        });
        let recall = memory.of(&repository);
        let file = SourceFile {
            repository,
            path: "a.yaml".into(),
            content: Content::Disk(path.clone()),
            format: Format::Yaml,
            size: text.len() as u64,
        };
        let charts = parse::ChartIndex::default();
        let reading = parse::ReadOptions { max_file_size: 100, charts: &charts };
        let known = recall.known(&file, &reading).unwrap();
        let key = known.key;
        recall.hand_on(&file, known);
        std::fs::remove_file(&path).unwrap();
        let again = recall.known(&file, &reading).unwrap();
        assert_eq!((again.key, again.bytes.as_deref()), (key, Some(text.as_bytes())));
        assert!(recall.known(&file, &reading).is_none(), "it is handed on once");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test makes the files that are read")]
    fn what_is_kept_of_rules_is_of_the_data_that_they_saw() {
        let folder = tempfile::tempdir().unwrap();
        let at = |path: &str| folder.path().join(path);
        std::fs::write(at("a.rego"), "package main\ndeny contains \"x\" if data.x\n").unwrap();
        let cache = Cache::at(at("cache"), Cache::MOST);
        let limits = Limits { timeout: std::time::Duration::from_secs(1), memory: 1 << 30 };
        let keys = |data: Option<&str>| {
            let data = data.map(|text| std::fs::write(at("data.json"), text).map(|()| at("data.json")).unwrap());
            let policies = vec![at("a.rego")];
            let options = crate::catalog::Options { policies, data: data.into_iter().collect(), ..Default::default() };
            let catalog = crate::catalog::load(&options).unwrap();
            let memory = Memory::new(&cache, &catalog, limits, 0);
            (memory.module(0), catalog.digest())
        };
        let all = [None, Some("{\"x\": 1}"), Some("{\"x\": 2}")].map(keys);
        assert!(all[0].0 != all[1].0 && all[1].0 != all[2].0 && all[0].0 != all[2].0);
        assert!(all[0].1 != all[1].1 && all[1].1 != all[2].1);
        assert!(keys(None) == all[0]);
    }
}
