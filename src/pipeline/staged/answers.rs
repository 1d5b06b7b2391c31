//! What rules said of what many files make (a state as a whole, its entities, a Terraform module): taken from an earlier run, or from
//! the other state where the same was asked, and put there. Places are those of the files as they are now.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::inputs::Inputs;
use super::library::{Entry, Library};
use super::looked::Placing;
use super::still::Still;
use super::unread::Before;
use crate::cache::record::{self, Whole};
use crate::cache::{Key, Recipe};
use crate::catalog::Catalog;
use crate::evaluate::Program;
use crate::locate::{self, Places};
use crate::model::document::{Document, Origin, Step};
use crate::model::finding::Finding;
use crate::model::problem::ProblemKind;
use crate::model::reads::Reads;
use crate::model::rule::RuleInfo;
use crate::model::scope::Scopes;
use crate::model::source::{Content, SourceFile};
use crate::parse;
use crate::pipeline::memory::{Asked, Of, Recall};
use crate::pipeline::share::Share;
use crate::score::Reach;

/// What is known so far.
pub(super) struct Answers<'r> {
    catalog: &'r Catalog,
    recall: Option<&'r Recall<'r>>,
    library: &'r Library<'r>,
    told: Mutex<Told>,
}

/// The files whose findings are asked for; all, where none are named.
type Shown<'s> = Option<&'s BTreeSet<&'s str>>;

/// By the rules that were asked, as indices, and by what they looked at.
type Told = BTreeMap<(Vec<usize>, Key), Arc<Whole>>;

impl<'r> Answers<'r> {
    /// What is known of what the rules of a catalog say.
    pub(super) fn new(catalog: &'r Catalog, recall: Option<&'r Recall<'r>>, library: &'r Library<'r>) -> Self {
        Self { catalog, recall, library, told: Mutex::default() }
    }

    /// What a rule says of a state as a whole, where that is known. `key` is that of all that it may look at; findings are only those
    /// in the files that are shown, where not all are.
    pub(super) fn of(
        &self,
        (rule, key): (usize, Key),
        inputs: &Inputs<'_>,
        (placing, shown, reading): (Placing, Shown<'_>, &parse::ReadOptions<'_>),
    ) -> Option<Share> {
        let (whole, _) = self.known(&[rule], key, shown)?;
        let whole = match placing {
            Placing::Any => whole,
            Placing::Exact => self.moved(inputs, reading, None).placed(whole)?,
        };
        Some(share(whole, &[rule]))
    }

    /// What a rule said of the state before a change that shows it nothing: it says the same of the state of now, which has the
    /// first key.
    pub(super) fn again(
        &self,
        (rule, key, was): (usize, Key, Key),
        inputs: &Inputs<'_>,
        (before, shown, reading): (&Before<'_>, Shown<'_>, &parse::ReadOptions<'_>),
    ) -> Option<Share> {
        let (whole, root) = self.known(&[rule], was, shown)?;
        let whole = self.moved(inputs, reading, Some(before)).placed(whole)?;
        if let Some(recall) = self.recall {
            recall.shelf().put(self.alias(recall, &[rule], key), &root.0);
        }
        Some(share(whole, &[rule]))
    }

    fn moved<'m>(
        &'m self,
        inputs: &'m Inputs<'m>,
        reading: &'m parse::ReadOptions<'m>,
        before: Option<&'m Before<'m>>,
    ) -> Moved<'m> {
        Moved { library: self.library, inputs, reading, before, places: Places::default() }
    }

    /// What a rule reads of the documents that it asks for, by label, if that is known.
    pub(super) fn reads(&self, rule: usize) -> Option<Reads> {
        let recall = self.recall?;
        record::read(&recall.shelf().get(&self.name_of_reads(recall, rule)?)?)
    }

    /// Keeps what a rule reads of the documents that it asks for.
    fn keep_reads(&self, rule: usize, reads: impl Fn(usize) -> Option<Reads>) {
        let Some(recall) = self.recall.filter(|_| self.reads(rule).is_none()) else { return };
        if let Some(name) = self.name_of_reads(recall, rule)
            && let Some(bytes) = reads(rule).and_then(|reads| record::written(&reads))
        {
            recall.shelf().put(name, &bytes);
        }
    }

    fn name_of_reads(&self, recall: &Recall<'_>, rule: usize) -> Option<Key> {
        Some(Recipe::of("reads").bytes(&recall.rule(self.catalog.rules.get(rule)?).0).key())
    }

    /// What all rules that speak of a Terraform module say of it, where that is known.
    pub(super) fn of_module(&self, module: &Document, scopes: &Scopes) -> Option<Share> {
        let recall = self.recall?;
        let asked = recall.asked([&module.kind], Of::Many);
        let infos = self.infos(&asked.rules);
        let bytes = recall.shelf().get(&name_of_module(module, &asked)?)?;
        let mut whole = Whole::of(&bytes, recall.target(), &infos, |_| true)?;
        let reach = Reach::Scope(scopes.owner(&module.file.path));
        whole.tallies.iter_mut().for_each(|((own, _), _)| *own = reach);
        Some(share(whole, &asked.rules))
    }

    /// What of that some rules say by what they said of it before a change.
    pub(super) fn still(&self, was: &Document, module: &Document, scopes: &Scopes) -> Option<Still> {
        let recall = self.recall?;
        let asked = recall.asked([&module.kind], Of::Many);
        let documents = (std::slice::from_ref(was), std::slice::from_ref(module));
        Still::of(self.catalog, (&asked.rules, recall.readers(&asked)?), documents, self.of_module(was, scopes)?)
    }

    /// Keeps what some rules said of a state as a whole, and what they read of documents, for the other one and for later runs. What
    /// others said is left out.
    pub(super) fn keep(
        &self,
        share: Share,
        rules: &[usize],
        inputs: &Inputs<'_>,
        reads: impl Fn(usize) -> Option<Reads>,
    ) -> Share {
        let is_sound = is_sound(&share);
        let (mut apart, mut rest) = self.apart(share, rules);
        for (rule, whole) in &mut apart {
            whole.contents = contents(whole, inputs.files);
            let key = self.catalog.rules.get(*rule).and_then(|own| inputs.key(own));
            if let Some(key) = key.filter(|_| is_sound) {
                self.put(&[*rule], key, whole);
                self.keep_reads(*rule, &reads);
            }
        }
        for (rule, whole) in apart {
            rest = rest.merged(self::share(whole, &[rule]));
        }
        rest
    }

    /// Keeps what all rules said of a Terraform module, and what they read of it where a program has all of them.
    pub(super) fn keep_module(&self, share: &Share, module: &Document, program: Option<&Program<'_>>) {
        let Some(recall) = self.recall.filter(|_| is_sound(share)) else { return };
        let asked = recall.asked([&module.kind], Of::Many);
        let place = |((reach, rule), tally): (&(Reach, usize), _)| {
            Some(((*reach, asked.rules.binary_search(rule).ok()?), Clone::clone(tally)))
        };
        let tallies: Option<Vec<_>> = share.tallies.iter().map(place).collect();
        if let Some((tallies, name)) = tallies.zip(name_of_module(module, &asked)) {
            let (findings, problems) = (share.findings.clone(), share.problems.clone());
            let whole = Whole { tallies, findings, problems, contents: BTreeMap::new() };
            if let Some(bytes) = whole.bytes(recall.target(), &self.infos(&asked.rules)) {
                recall.shelf().put(name, &bytes);
            }
        }
        if let Some(program) = program {
            recall.keep_readers(&asked, program);
        }
    }

    /// What each of some rules said, and what belongs to none.
    fn apart(&self, share: Share, rules: &[usize]) -> (BTreeMap<usize, Whole>, Share) {
        let Share { tallies, findings, problems, .. } = share;
        let mut wholes: BTreeMap<usize, Whole> = rules.iter().map(|rule| (*rule, Whole::default())).collect();
        let id = |rule: &usize| Some((self.catalog.rules.get(*rule)?.info.id.as_ref(), *rule));
        let by_id: BTreeMap<&str, usize> = rules.iter().filter_map(id).collect();
        for ((reach, rule), tally) in tallies {
            wholes.get_mut(&rule).into_iter().for_each(|own| own.tallies.push(((reach, 0), tally.clone())));
        }
        for finding in findings {
            let own = by_id.get(finding.rule.as_ref()).and_then(|rule| wholes.get_mut(rule));
            if let Some(own) = own {
                own.findings.push(finding);
            }
        }
        let mut rest = Share::default();
        for problem in problems {
            let Some(id) = &problem.rule else {
                rest.problems.push(problem);
                continue;
            };
            if let Some(own) = by_id.get(id.as_ref()).and_then(|rule| wholes.get_mut(rule)) {
                own.problems.push(problem);
            }
        }
        (wholes, rest)
    }

    /// What some rules said, and the key that it was said of: the one asked for, or that of an earlier state, of which they say the
    /// same.
    fn known(&self, rules: &[usize], key: Key, shown: Shown<'_>) -> Option<(Whole, Key)> {
        let is_shown = |path: &str| shown.is_none_or(|paths| paths.contains(path));
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner).get(&(rules.to_vec(), key)).cloned();
        if let Some(whole) = told {
            let mut whole = Whole::clone(&whole);
            whole.findings.retain(|own| is_shown(&own.location.path));
            return Some((whole, key));
        }
        let recall = self.recall?;
        let kept = |key: Key| recall.shelf().get(&self.name(recall, rules, key));
        let earlier = || {
            let root = Key(recall.shelf().get(&self.alias(recall, rules, key))?.try_into().ok()?);
            Some((kept(root)?, root))
        };
        let (bytes, root) = kept(key).map(|bytes| (bytes, key)).or_else(earlier)?;
        Some((Whole::of(&bytes, recall.target(), &self.infos(rules), is_shown)?, root))
    }

    fn put(&self, rules: &[usize], key: Key, whole: &Whole) {
        if let Some(recall) = self.recall
            && let Some(bytes) = whole.bytes(recall.target(), &self.infos(rules))
        {
            recall.shelf().put(self.name(recall, rules, key), &bytes);
        }
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.insert((rules.to_vec(), key), Arc::new(whole.clone()));
    }

    fn infos(&self, rules: &[usize]) -> Vec<&RuleInfo> {
        rules.iter().filter_map(|rule| Some(self.catalog.rules.get(*rule)?.info.as_ref())).collect()
    }

    fn name(&self, recall: &Recall<'_>, rules: &[usize], key: Key) -> Key {
        self.named("whole", recall, rules, key)
    }

    /// Where the key of an earlier state stands, of which rules say the same.
    fn alias(&self, recall: &Recall<'_>, rules: &[usize], key: Key) -> Key {
        self.named("as of", recall, rules, key)
    }

    fn named(&self, what: &str, recall: &Recall<'_>, rules: &[usize], key: Key) -> Key {
        let rules = rules.iter().filter_map(|rule| self.catalog.rules.get(*rule));
        rules.fold(Recipe::of(what).bytes(&key.0), |sum, rule| sum.bytes(&recall.rule(rule).0)).key()
    }
}

/// Whether all was asked to the end: what belongs to no rule says that some was not.
fn is_sound(share: &Share) -> bool {
    share.problems.iter().all(|own| own.rule.is_some() && own.kind != ProblemKind::Limit)
}

fn share(whole: Whole, rules: &[usize]) -> Share {
    let tally = |((reach, place), tally): ((Reach, usize), _)| Some(((reach, *rules.get(place)?), tally));
    Share {
        tallies: whole.tallies.into_iter().filter_map(tally).collect(),
        findings: whole.findings,
        problems: whole.problems,
        ..Share::default()
    }
}

/// What a verdict on a Terraform module is known by: what the module is made of, byte for byte, what it is worth by those who call
/// it, and the rules that are asked about it.
fn name_of_module(module: &Document, asked: &Asked) -> Option<Key> {
    let Origin::Text { sources, .. } = &module.origin else { return None };
    let mut recipe = Recipe::of("module").bytes(&asked.key.0).text(&module.file.path).value(&module.value);
    for label in module.kind.0.iter() {
        recipe = recipe.text(label);
    }
    for source in sources {
        recipe = recipe.text(&source.file.path).bytes(&id(&source.file)?);
    }
    Some(recipe.key())
}

/// The hashes of the files that places of a verdict are in.
fn contents(whole: &Whole, files: &[Arc<SourceFile>]) -> BTreeMap<Arc<str>, [u8; 20]> {
    let paths = whole.findings.iter().map(|own| &own.location.path);
    let paths: BTreeSet<_> = paths.chain(whole.problems.iter().map(|own| &own.path)).collect();
    paths.into_iter().filter_map(|path| Some((path.clone(), hash(files, path)?))).collect()
}

fn hash(files: &[Arc<SourceFile>], path: &str) -> Option<[u8; 20]> {
    let at = files.binary_search_by(|file| file.path.as_ref().cmp(path)).ok()?;
    id(files.get(at)?)
}

/// The hash of a file.
pub(super) fn id(file: &SourceFile) -> Option<[u8; 20]> {
    match &file.content {
        Content::Stored(stored) => Some(stored.id),
        _ => None,
    }
}

/// Files whose text is another one, though the values in it are the same, or what a rule reads of them.
struct Moved<'m> {
    library: &'m Library<'m>,
    inputs: &'m Inputs<'m>,
    reading: &'m parse::ReadOptions<'m>,
    /// The state before, where some values are other ones.
    before: Option<&'m Before<'m>>,
    places: Places,
}

impl Moved<'_> {
    /// A verdict with the places that it has now; none where they cannot be told.
    fn placed(mut self, mut whole: Whole) -> Option<Whole> {
        let is_other = |(path, id): &(&Arc<str>, &[u8; 20])| hash(self.inputs.files, path) != Some(**id);
        let other: BTreeSet<Arc<str>> = whole.contents.iter().filter(is_other).map(|(path, _)| path.clone()).collect();
        if other.is_empty() {
            return Some(whole);
        }
        if whole.problems.iter().any(|problem| other.contains(&problem.path)) {
            return None;
        }
        for finding in whole.findings.iter_mut().filter(|finding| other.contains(&finding.location.path)) {
            self.place(finding)?;
        }
        Some(whole)
    }

    fn place(&mut self, finding: &mut Finding) -> Option<()> {
        match &*finding.at {
            // A file as a whole; of a line that a fact names more is told than the fact says.
            [Step::Key(top), ..] if top.as_ref() == "files" => {
                (finding.location.start == finding.location.end).then_some(())
            }
            [Step::Key(top), Step::Key(label), Step::Index(index), rest @ ..] if top.as_ref() == "documents" => {
                let entry = self.entry(label, *index, &finding.location.path)?;
                let document = self.library.document(entry, self.reading)?;
                let at = locate::inside(rest);
                let was = self.before.and_then(|before| before.document(&entry.file.path, entry.index));
                if was.is_some_and(|was| !locate::is_alike(was, &document, at, finding)) {
                    return None;
                }
                finding.location = locate::locate(&mut self.places, &document, at);
                Some(())
            }
            _ => None,
        }
    }

    /// The document that a rule saw as one of those with a label, in a file: the repository's document lists all of them, that of
    /// an entity those below its scope. None where that may be one or another.
    fn entry(&self, label: &str, index: usize, path: &str) -> Option<&Entry> {
        let is_below = |scope: &str, path: &str| {
            scope.is_empty() || path.strip_prefix(scope).is_some_and(|rest| rest.starts_with('/'))
        };
        let of = |scope: &str| {
            let mut own =
                self.inputs.entries.iter().filter(|own| own.kind.has(label) && is_below(scope, &own.file.path));
            own.nth(index).filter(|own| own.file.path.as_ref() == path)
        };
        let scopes = self.inputs.scopes.iter().map(AsRef::as_ref).filter(|scope| is_below(scope, path)).chain([""]);
        let found: BTreeMap<u32, &Entry> = scopes.filter_map(of).map(|own| (own.index, own)).collect();
        let [own] = <[&Entry; 1]>::try_from(found.into_values().collect::<Vec<_>>()).ok()?;
        Some(own)
    }
}
