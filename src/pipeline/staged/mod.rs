//! What is staged, judged before it is committed: targets in, a report out.
//!
//! The change is where the index differs from `HEAD`. Its files are judged with all that is staged in view; what speaks of many
//! files (a Terraform module, the repository, its entities) is judged only where the change may matter to it. A finding on a
//! changed file is shown, whatever its age; one elsewhere counts only if `HEAD` did not have it, and `HEAD` is looked at only then,
//! by those rules alone. The work tree is never looked at, and of the time only the day counts, so that what is said in the morning
//! holds in the evening.

mod answers;
mod files;
mod inputs;
mod laid;
mod library;
mod looked;
mod modules;
mod relevance;
mod same;
mod side;
mod state;
mod still;
mod sums;
mod unread;
mod values;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::memory::{Memory, Recall};
use super::share::Share;
use super::{Error, Run, Settings, doubt, facts, inline, pool, wanted};
use crate::catalog::Catalog;
use crate::entities::{self, Entities};
use crate::evaluate::Program;
use crate::git::{Environment, Staged, Unavailable};
use crate::model::Date;
use crate::model::document::ParsedFile;
use crate::model::finding::Status;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::report::{LineHashes, Owners, Report};
use crate::model::rule::{RuleId, RuleInfo};
use crate::model::scope::Scopes;
use crate::model::source::{Repository, SourceFile};
use crate::score::{Needs, Scanned, Subjects};
use crate::{discover, evaluate, parse, score, standards};
use answers::Answers;
use files::Files;
use library::Library;
use looked::{Looked, Placing, Shared};
use modules::{Folders, Modules};
use relevance::{Touched, speaks_of_the_whole};
use same::Same;
use side::{Side, kinds_of};
use state::State;
use sums::Sums;
use unread::Edit;

/// Seconds of a day.
const DAY: i64 = 86_400;

/// Judges what is staged in the repositories of some targets; scorecards are left out, since no whole repository is judged. The
/// rules and all that is to be known of them are made while git is looked at, and are given back with the report; what is looked at
/// hangs on `settings` alone. `counter` counts the files judged so far.
///
/// # Errors
///
/// No target is in a git repository whose index can be read; as of [`super::scan`]; and those of making the rules, which are
/// told first.
pub fn staged<E: From<Error> + Send>(
    targets: &[PathBuf],
    settings: &Settings,
    environment: &Environment,
    counter: &AtomicU64,
    rules: impl FnOnce() -> Result<(Catalog, Settings), E> + Send,
) -> Result<(Report, Catalog, Settings), E> {
    pool(settings)?.install(|| {
        let options = settings.discovery();
        let found = discover::around(targets, &options, |folder| environment.covers(folder)).map_err(Error::from);
        let (found, trouble) = found.map_or_else(|error| (None, Some(error)), |found| (Some(found), None));
        let states = || {
            let around = (environment, settings.overlay.as_deref());
            let each = found.as_ref()?.repositories.iter();
            Some(each.map(|(repository, scope)| State::of(repository, scope, &options, around)).collect::<Vec<_>>())
        };
        let (states, rules) = rayon::join(states, rules);
        let ((catalog, settings), mut scanned, mut unread) = (rules?, Vec::new(), Vec::new());
        let of_day = Settings { now: settings.now.div_euclid(DAY) * DAY, ..settings.clone() };
        let cache = settings.cache.as_ref();
        let memory = cache.map(|cache| Memory::new(cache, &catalog, settings.limits(), of_day.now));
        let mut recalls = Vec::new();
        let mut states = states.unwrap_or_default().into_iter();
        while let Some(state) = states.next() {
            match state {
                Ok(state) => {
                    let repository = state.repository;
                    let commit = Commit {
                        catalog: &catalog,
                        settings: &of_day,
                        options: &options,
                        counter,
                        repository,
                        scope: state.scope,
                        is_last: states.len() == 0 && settings.overlay.is_none(),
                    };
                    let recall = memory.as_ref().map(|memory| memory.of(repository));
                    let is_sound = AtomicBool::new(true);
                    let kept = Kept { recall: recall.as_ref(), is_sound: &is_sound };
                    scanned.push(commit.judged(state, kept)?);
                    recalls.extend(recall.filter(|_| is_sound.into_inner()));
                }
                Err(other) => unread.push(other),
            }
        }
        if let Some(error) = trouble {
            return Err(error.into());
        }
        let unread = unreadable(unread, scanned.is_empty())?;
        let infos: Vec<Arc<RuleInfo>> = catalog.rules().cloned().collect();
        let today = Date::of_unix(settings.now).unwrap_or_default();
        let day =
            score::Day { standards: &settings.standards, now: settings.now, today, group_by: None, is_part: true };
        let close = || recalls.into_iter().for_each(Recall::close_sound);
        let mut problems = found.as_ref().map(|found| found.problems.clone()).unwrap_or_default();
        problems.extend(unread);
        let (report, ()) = rayon::join(|| score::tally(&infos, &[], scanned, problems, &day), close);
        drop(memory);
        Ok((report, catalog, settings))
    })
}

fn refusal(repository: &Repository, reason: &Unavailable) -> Error {
    let reason = match reason {
        Unavailable::NoRepository => "it is in no git repository".to_owned(),
        other => other.to_string(),
    };
    Error::Staged { target: repository.target.clone(), reason }
}

/// Tells of repositories that cannot be looked at; where they are all that there is, the run is refused.
fn unreadable(unread: Vec<(&Arc<Repository>, Unavailable)>, are_all: bool) -> Result<Vec<Problem>, Error> {
    // A folder around repositories is none itself.
    let (around, unread): (Vec<_>, Vec<_>) =
        unread.into_iter().partition(|(_, reason)| *reason == Unavailable::NoRepository);
    if let Some((repository, reason)) = unread.first().or(around.first()).filter(|_| are_all) {
        return Err(refusal(repository, reason));
    }
    let problem = |(repository, reason): (&Arc<Repository>, Unavailable)| Problem {
        repository: Arc::from(repository.target.as_str()),
        path: Arc::from("."),
        position: None,
        kind: ProblemKind::Unreadable,
        rule: None,
        message: format!("what is staged cannot be looked at: {reason}"),
        help: None,
    };
    Ok(unread.into_iter().map(problem).collect())
}

/// A commit that is about to be made in a repository.
struct Commit<'s, 'c> {
    catalog: &'c Catalog,
    settings: &'s Settings,
    options: &'s discover::Options,
    counter: &'s AtomicU64,
    repository: &'s Arc<Repository>,
    scope: &'s discover::Scope,
    /// Whether nothing is looked at behind it: no other repository, and not the same one with what a fix makes of it.
    is_last: bool,
}

/// What is kept between runs, if it is.
#[derive(Clone, Copy)]
struct Kept<'k> {
    recall: Option<&'k Recall<'k>>,
    /// Whether all that was said so far follows from files and rules alone.
    is_sound: &'k AtomicBool,
}

/// What of a change matters to what speaks of many files.
struct Beyond {
    /// Folders of Terraform modules.
    modules: Folders,
    /// Files that are as they were, and something else than before: as they were read.
    recast: Vec<ParsedFile>,
    /// Rules on the whole repository or on its entities.
    rules: BTreeSet<RuleId>,
    /// Whether they may see nothing of it but documents and facts that they ask for.
    is_of_documents: bool,
    /// Whether one of them looks at how large files are.
    looks_at_sizes: bool,
    /// Whether there are other files than before.
    has_other_files: bool,
}

impl<'c> Commit<'_, 'c> {
    fn judged(&self, state: State<'c>, kept: Kept<'_>) -> Result<Scanned, Error> {
        let State { staged, mut now, mut before, files, old, all, keys, mut problems, .. } = state;
        let staged = &staged;
        let changed: BTreeSet<&str> = staged.changes.iter().map(|change| change.path.as_ref()).collect();
        problems.extend(self.conflicts(staged));
        if files.is_empty() && old.is_empty() {
            let entities = entities::of(self.repository, &[], &[], None);
            return Ok(scanned(&now, 0, &entities, Share { problems, ..Share::default() }));
        }
        let same = Same::of(self, staged, (&all, keys), kept);
        if let Some(share) = same.as_ref().and_then(Same::known) {
            let entities = now.entities(&all, &staged.repository);
            let scanned = scanned(&now, files.len() as u64, &entities, share);
            self.leave((now, before, all, entities));
            return Ok(scanned);
        }
        side::find_patches([&mut now, &mut before], files.iter().chain(&old));
        let modules = Folders::of((&now, &all), (&files, &old), &changed, kept.recall);
        rayon::join(|| now.find_names(modules.now()), || before.find_names(modules.before()));
        let (recast, recast_before) = side::recast([&now, &before], &all, &changed);
        let ((parsed, was), entities) = rayon::join(
            || rayon::join(|| now.parsed(&files), || before.parsed(&old)),
            || now.entities(&all, &staged.repository),
        );
        let (parsed, was) = (sorted(parsed, recast), sorted(was, recast_before.clone()));
        let beyond = self.beyond(staged, [(&now, &parsed), (&before, &was)], (modules, recast_before));
        let all = if beyond.looks_at_sizes {
            now.measure(&staged.repository);
            before.measure(&staged.repository);
            now.list(|_| true).0
        } else {
            all
        };
        let library = Library::new(kept.recall);
        library.take_in(&parsed, &now.reading());
        library.take_in(&was, &before.reading());
        let answers = Answers::new(self.catalog, kept.recall, &library);
        let (catalog, git, day, imports) = (self.catalog, &staged.repository, self.day(), &self.settings.imports);
        let [sums, sums_before] = keys.map(|key| Sums::of(kept.recall, key));
        let shared =
            Shared { catalog, library: &library, answers: &answers, git, now: &all, sums: &sums, day, imports };
        let edit = staged.head.map(|_| Edit {
            side: &before,
            sums: &sums_before,
            paths: &changed,
            is_of_documents: beyond.is_of_documents,
            was: &was,
            is: &parsed,
        });
        let (mut share, is_told) = self.said(&now, &entities, (&parsed, edit), &beyond, (shared, kept))?;
        share.problems.extend(problems);
        if staged.head.is_some() {
            self.leave_out_known(&mut share, &before, &beyond, (&changed, shared), kept)?;
        }
        let is_excused = self.excuse(&mut share, (&now, &all), &beyond, &changed);
        if let Some(same) = same.filter(|_| is_told && !is_excused) {
            same.keep(&share);
        }
        let scanned = scanned(&now, files.len() as u64, &entities, share);
        self.leave((now, before, all, old, parsed, was, entities));
        Ok(scanned)
    }

    /// Leaves what nobody needs any more. To take it apart costs a hook a tenth of its time; the system takes it back as a whole when
    /// the process ends, which it does behind what is last.
    fn leave<T>(&self, used: T) {
        if self.is_last {
            std::mem::forget(used);
        }
    }

    /// What rules say of the state after the change: of its files, and of what they matter to. With whether all that they may look
    /// at can be told.
    fn said(
        &self,
        now: &Side<'_>,
        entities: &Entities,
        (parsed, edit): (&[ParsedFile], Option<Edit<'_>>),
        beyond: &Beyond,
        (shared, kept): (Shared<'_>, Kept<'_>),
    ) -> Result<(Share, bool), Error> {
        let scopes = &entities.scopes;
        let is_whole = !beyond.rules.is_empty();
        // Rules on single files and on many share nothing but the time.
        let of_files = || {
            let files = Files::of(parsed, now, edit, scopes, (self.catalog, kept.recall));
            let program = self.program(|info| files.asks(self.catalog, info));
            self.ask(program, &BTreeSet::new(), kept, |run| run.changed(files, now, scopes, kept.recall))
        };
        let of_whole = || {
            let look = || {
                let sums = shared.sums;
                Looked::at((now, sums), (shared.now, entities), (&beyond.rules, Placing::Exact), edit, shared)
            };
            let whole = is_whole.then(look);
            let is_told = whole.as_ref().is_none_or(|whole| whole.is_told);
            self.of_whole(whole, shared, kept).map(|share| (share, is_told))
        };
        let of_modules = || {
            let modules = now.modules(shared.now, beyond.modules.now(), shared.library);
            let were = || edit.map(|edit| edit.modules(shared.now, beyond.modules.before(), shared.library));
            let modules = Modules::of(modules, || were().unwrap_or_default(), scopes, shared.answers);
            self.of_modules(modules, scopes, shared.answers, kept)
        };
        // Those of files are of many kinds, which threads share: they come last, so that no thread is left without work.
        let (whole, (modules, share)) = rayon::join(of_whole, || rayon::join(of_modules, of_files));
        let ((whole, is_told), mut share) = (whole?, share?);
        let mut later = whole.merged(modules?);
        // What is odd about a file that nobody touched is no matter of the change.
        share.problems.retain(|problem| !beyond.recast.iter().any(|own| own.file.path == problem.path));
        let unjudged = std::mem::take(&mut share.unjudged);
        doubt::doubt(self.catalog, &mut later, &unjudged, is_whole.then_some(scopes), |_, _| None);
        Ok((share.merged(later), is_told))
    }

    /// What a change matters to beyond its files, by what these are and were.
    fn beyond(
        &self,
        staged: &Staged,
        sides: [(&Side<'_>, &[ParsedFile]); 2],
        (modules, recast): (Folders, Vec<ParsedFile>),
    ) -> Beyond {
        let files = || sides.into_iter().flat_map(|(_, files)| files);
        let [(now, _), (before, _)] = sides;
        let lengths = files().map(|parsed| parsed.file.size);
        let touched = Touched::of(&staged.changes, files().flat_map(kinds_of).collect(), lengths);
        // Single files say nothing of what the repository lacks.
        let rules = self.catalog.rules.iter().filter(|_| self.scope.is_whole());
        let rules: Vec<_> = rules.filter(|rule| touched.concerns(self.catalog, rule)).collect();
        let looks_at_sizes = rules.iter().any(|rule| self.catalog.looks(rule).at_sizes);
        // A kustomization, a chart or Skaffold may make something else of files that are as they were.
        let is_alike = now.charts == before.charts;
        let is_of_documents = is_alike && touched.shows_documents_alone();
        let rules = rules.iter().map(|rule| rule.info.id.clone()).collect();
        Beyond { modules, recast, rules, is_of_documents, looks_at_sizes, has_other_files: touched.has_other_files }
    }

    fn program(&self, is_asked: impl Fn(&RuleInfo) -> bool) -> Program<'c> {
        Program::new(self.catalog, is_asked, self.settings.limits())
    }

    /// Judges by some rules, `whole` of them on the repository as a whole.
    fn ask(
        &self,
        program: Program<'c>,
        whole: &BTreeSet<RuleId>,
        kept: Kept<'_>,
        judge: impl FnOnce(&Run<'_>) -> Share,
    ) -> Result<Share, Error> {
        let settings = self.settings;
        let rules: Vec<&RuleInfo> =
            self.catalog.rules().filter(|rule| whole.contains(&rule.id)).map(AsRef::as_ref).collect();
        let run = Run {
            program: &program,
            stopped: evaluate::Stopped::none(self.catalog),
            catalog: self.catalog,
            options: self.options,
            counter: self.counter,
            wanted: &wanted(&rules),
            asked: &facts::Asked::by(&rules, &[], &settings.imports, settings.now),
            excuses: &settings.excuses,
            today: Date::of_unix(settings.now).unwrap_or_default(),
            by_language: false,
            hashes_lines: false,
            names_owners: false,
            renderer: None,
            digest: &OnceLock::new(),
            memory: None,
            stop: None,
            mended: None,
        };
        let share = judge(&run);
        program.check()?;
        kept.is_sound.fetch_and(program.is_sound(&run.stopped), Ordering::Relaxed);
        self.leave(program);
        Ok(share)
    }

    /// Leaves out what was found elsewhere than in the change and that `HEAD` has, too.
    fn leave_out_known(
        &self,
        share: &mut Share,
        before: &Side<'_>,
        beyond: &Beyond,
        (changed, shared): (&BTreeSet<&str>, Shared<'_>),
        kept: Kept<'_>,
    ) -> Result<(), Error> {
        let is_elsewhere = |path: &str| !changed.contains(path);
        let elsewhere = share.findings.iter().filter(|finding| is_elsewhere(&finding.location.path));
        let rules: BTreeSet<RuleId> = elsewhere.map(|finding| finding.rule.clone()).collect();
        if !rules.is_empty() {
            let was = self.was(before, (&rules, beyond), shared, kept)?;
            let was = was.findings.iter().filter(|finding| is_elsewhere(&finding.location.path));
            let known: Vec<_> = was.map(|finding| score::Known::of(finding)).collect();
            score::set_aside(&mut share.findings, &known, &[]);
            share.findings.retain(|finding| finding.status != Status::Baselined);
        }
        Ok(())
    }

    /// What some rules said of `HEAD`.
    fn was(
        &self,
        before: &Side<'_>,
        (rules, beyond): (&BTreeSet<RuleId>, &Beyond),
        shared: Shared<'_>,
        kept: Kept<'_>,
    ) -> Result<Share, Error> {
        let whole: BTreeSet<RuleId> = rules.intersection(&beyond.rules).cloned().collect();
        let all = match (whole.is_empty(), beyond.has_other_files) {
            (true, _) => Vec::new(),
            (_, true) => before.list(|_| true).0,
            (_, false) => before.list_as(shared.now),
        };
        let entities = before.entities(&all, shared.git);
        // An ignore file or a link may make other files of `HEAD` than the change tells.
        let sums = (!whole.is_empty()).then(|| Sums::of(kept.recall, sums::state(&all, self.options.max_file_size)));
        let look = |sums| Looked::at((before, sums), (&all, &entities), (&whole, Placing::Any), None, shared);
        let whole = sums.as_ref().map(look);
        let (own, around) = beyond.modules.before();
        let modules = if own.is_empty() { Vec::new() } else { before.list(|path| around.contains(folder(path))).0 };
        let modules = before.modules(&modules, (own, around), shared.library);
        let modules = Modules::of(modules, Vec::new, &entities.scopes, shared.answers);
        let of_modules = self.of_modules(modules, &entities.scopes, shared.answers, kept)?;
        let many = self.of_whole(whole, shared, kept)?.merged(of_modules);
        if beyond.recast.is_empty() {
            return Ok(many);
        }
        let files = Files::of(&beyond.recast, before, None, &entities.scopes, (self.catalog, kept.recall));
        let program = self.program(|info| files.asks(self.catalog, info));
        let judge = |run: &Run<'_>| run.changed(files, before, &entities.scopes, kept.recall);
        Ok(self.ask(program, &BTreeSet::new(), kept, judge)?.merged(many))
    }

    /// What rules say of a state as a whole.
    fn of_whole(&self, whole: Option<Looked<'_>>, shared: Shared<'_>, kept: Kept<'_>) -> Result<Share, Error> {
        let Some(whole) = whole else { return Ok(Share::default()) };
        let missing = whole.missing(self.catalog);
        let program = self.program(|info| missing.contains(&info.id));
        self.ask(program, &missing, kept, |run| run.answered(whole, shared))
    }

    /// What rules say of Terraform modules.
    fn of_modules(
        &self,
        modules: Modules,
        scopes: &Scopes,
        answers: &Answers<'_>,
        kept: Kept<'_>,
    ) -> Result<Share, Error> {
        let program = self.program(|info| modules.asks(self.catalog, info));
        self.ask(program, &BTreeSet::new(), kept, |run| run.modules(modules, scopes, answers))
    }

    /// Lays waivers in comments over the findings: those of the change, and of other files where something is found there. Says
    /// whether there are any.
    fn excuse(
        &self,
        share: &mut Share,
        (now, all): (&Side<'_>, &[Arc<SourceFile>]),
        beyond: &Beyond,
        changed: &BTreeSet<&str>,
    ) -> bool {
        let today = Date::of_unix(self.settings.now).unwrap_or_default();
        let open = share.findings.iter().filter(|finding| finding.status == Status::Open);
        let others: BTreeSet<Arc<str>> =
            open.map(|finding| finding.location.path.clone()).filter(|path| !changed.contains(path.as_ref())).collect();
        share.inline.retain(|(path, _)| !others.contains(path));
        for path in others {
            let Ok(at) = all.binary_search_by(|file| file.path.cmp(&path)) else { continue };
            let Some((file, text)) = all.get(at).and_then(|file| Some((file, parse::text(file, &now.reading())?)))
            else {
                continue;
            };
            let mut said = standards::inline_waivers(&path, file.format, &text, &self.settings.excuses, today);
            said.faults.clear();
            share.inline.push((path, said));
        }
        let is_asked = |path: &str, id: &str| {
            let rule = self.catalog.rules().find(|rule| rule.id.as_ref() == id);
            changed.contains(path)
                && rule.is_some_and(|rule| !speaks_of_the_whole(rule) || beyond.rules.contains(&rule.id))
        };
        let is_some = share.inline.iter().any(|(_, own)| !own.waivers.is_empty() || !own.faults.is_empty());
        let told = inline::excuse(share, self.repository, today, is_asked);
        share.problems.extend(told);
        is_some
    }

    /// In days since 1970.
    fn day(&self) -> u64 {
        u64::try_from(self.settings.now / DAY).unwrap_or_default()
    }

    /// Files of which it is not decided yet what is to be committed.
    fn conflicts(&self, staged: &Staged) -> Vec<Problem> {
        let one = |path: &Arc<str>| Problem {
            repository: Arc::from(self.repository.target.as_str()),
            path: path.clone(),
            position: None,
            kind: ProblemKind::Unreadable,
            rule: None,
            message: "the file is in conflict, and not judged".to_owned(),
            help: Some("resolve the conflict and `git add` the file".to_owned()),
        };
        staged.conflicts.iter().filter(|path| self.scope.is_whole() && !path.is_empty()).map(one).collect()
    }
}

/// The folder of a path.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Files of two lists, by path.
fn sorted(mut files: Vec<ParsedFile>, more: Vec<ParsedFile>) -> Vec<ParsedFile> {
    files.extend(more);
    files.sort_by(|a, b| a.file.path.cmp(&b.file.path));
    files
}

fn scanned(side: &Side<'_>, files: u64, entities: &Entities, share: Share) -> Scanned {
    Scanned {
        repository: side.repository.clone(),
        files,
        listed: Some(side.paths()),
        is_whole: false,
        documents: share.documents,
        tallies: share.tallies,
        subjects: Subjects::of(&side.repository, entities.scoped(), entities.scopes.clone(), &|_| BTreeSet::new()),
        findings: share.findings,
        problems: share.problems,
        needs: Needs::default(),
        line_hashes: LineHashes::new(),
        owners: Owners::new(),
    }
}
