//! The only file that knows the order of the rooms: discover → parse (and render) → evaluate → locate → score.
//!
//! Parallel inside, ordered outside: workers return values, nobody prints, and `score` sorts once. A document is parsed,
//! judged and dropped; only what cross-file rules and Terraform modules need is kept until its repository is done.

mod bug;
mod calls;
mod comments;
mod doubt;
mod facts;
mod file;
mod inline;
mod kinds;
mod line_hashes;
mod memory;
mod modules;
mod names;
mod overlay;
mod owners;
mod rendering;
mod replaced;
mod session;
mod share;
mod staged;
mod standing;
mod survey;
mod verdicts;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use miette::Diagnostic;
use rayon::prelude::*;
use thiserror::Error;

use crate::cache::Cache;
use crate::catalog::Catalog;
use crate::entities::{self, Entities};
use crate::facts::Gathered;
use crate::model::Date;
use crate::model::document::{Document, Kind, Origin};
use crate::model::entity::Entity;
use crate::model::group::GroupBy;
use crate::model::import::Import;
use crate::model::overlay::Overlay;
use crate::model::problem::Problem;
use crate::model::rendered::Rendering;
use crate::model::report::{Provenance, Report, RepositoryReport};
use crate::model::rule::RuleInfo;
use crate::model::source::{Repository, SourceFile};
pub use crate::score::movement;
use crate::score::{Scanned, Subjects};
use crate::standards::{Excuses, Standards};
use crate::{discover, evaluate, git, locate, parse, render, score};
pub use comments::comments;
pub use facts::facts_of;
use file::Around;
use memory::{Memory, Recall};
use replaced::{Mended, Replaced};
pub use session::{Looked, Session, Unsaved};
use share::Share;
pub use staged::staged;
pub use standing::Standing;
pub use survey::{owners, survey};
pub use view::View;
use view::{Listed, Seen};

/// Rego recurses over what it walks; the system's default of 2 MB is too little for deep documents.
pub(crate) const STACK: usize = 256 << 20;

/// Bounds on a scan.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for alone")]
pub struct Settings {
    /// Threads; 0 for one a core.
    pub jobs: usize,
    /// Larger files are not parsed, in bytes.
    pub max_file_size: u64,
    /// Longest evaluation of one document.
    pub timeout: Duration,
    /// Most memory of the process while rules run, in bytes.
    pub memory: u64,
    /// Patterns, as in `.gitignore`, of files to leave out.
    pub exclude: Vec<String>,
    /// Whether `exclude` and `.karatignore` have a say in files that are named, too.
    pub force_exclude: bool,
    /// Files that are no part of what is scanned though they may lie there, with links resolved: what karat itself keeps.
    pub apart: Vec<PathBuf>,
    /// Whether charts and kustomizations are rendered.
    pub rendering: Rendering,
    /// What renders them.
    pub programs: render::Programs,
    /// The moment that the run speaks of, in seconds since 1970.
    pub now: i64,
    /// Facts that come from files which others exported.
    pub imports: Vec<Import>,
    /// Waivers and the like.
    pub standards: Arc<Standards>,
    /// The rules that waivers in comments may name.
    pub excuses: Excuses,
    /// What of each repository is looked at.
    pub view: View,
    /// What entities are to be grouped by.
    pub group_by: Option<GroupBy>,
    /// Whether the report says where repositories live, and what exactly they were judged by.
    pub provenance: bool,
    /// Whether the report says what GitHub knows lines with findings by.
    pub line_hashes: bool,
    /// Whether the report says who owns the files with findings.
    pub owners: bool,
    /// Texts that are judged in place of those on the disk.
    pub overlay: Option<Arc<Overlay>>,
    /// Where repositories are kept as they were judged, for further scans that differ by their overlay alone.
    pub standing: Option<Arc<Standing>>,
    /// Where verdicts are kept for the next run, if they are.
    pub cache: Option<Arc<Cache>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            jobs: 0,
            max_file_size: discover::Options::MAX_FILE_SIZE,
            timeout: Duration::from_secs(5),
            memory: 4 << 30,
            exclude: Vec::new(),
            force_exclude: false,
            apart: Vec::new(),
            rendering: Rendering::Never,
            programs: render::Programs::default(),
            now: 0,
            imports: Vec::new(),
            standards: Arc::default(),
            excuses: Excuses::default(),
            view: View::Disk,
            group_by: None,
            provenance: false,
            line_hashes: false,
            owners: false,
            overlay: None,
            standing: None,
            cache: None,
        }
    }
}

impl Settings {
    /// Bounds of the evaluation.
    const fn limits(&self) -> evaluate::Limits {
        evaluate::Limits { timeout: self.timeout, memory: self.memory }
    }

    /// How targets are walked; asked inside of the pool.
    fn discovery(&self) -> discover::Options {
        discover::Options {
            max_file_size: self.max_file_size,
            threads: rayon::current_num_threads(),
            exclude: self.exclude.clone(),
            force_exclude: self.force_exclude,
            apart: self.apart.clone(),
            global_ignore: git::excludes_file(),
        }
    }
}

/// Why there is no report.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// A target cannot be scanned.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Discover(#[from] discover::Error),
    /// The engine refused a policy.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Evaluate(#[from] evaluate::Error),
    /// What is staged cannot be looked at.
    #[error("see what is staged in {target}: {reason}")]
    #[diagnostic(
        code(pipeline::staged),
        help(
            "--staged judges the index of a git repository with a work tree; without it karat judges files on the disk"
        )
    )]
    Staged {
        /// The target.
        target: String,
        /// Why not.
        reason: String,
    },
    /// A revision was named that no repository has.
    #[error("find the revision `{revision}`: no repository here has it")]
    #[diagnostic(code(pipeline::revision))]
    NoRevision {
        /// As it was named.
        revision: String,
        /// What to do about it.
        #[help]
        help: &'static str,
    },
    /// The system gave no threads.
    #[error("start {jobs} threads: {message}")]
    #[diagnostic(code(pipeline::threads), help("try --jobs 1"))]
    Threads {
        /// How many were asked for.
        jobs: usize,
        /// What the system said.
        message: String,
    },
}

/// Scans targets by the rules and scorecards of a catalog. `counter` counts the files judged so far.
pub fn scan(targets: &[PathBuf], catalog: &Catalog, settings: &Settings, counter: &AtomicU64) -> Result<Report, Error> {
    pool(settings)?.install(|| {
        let options = settings.discovery();
        let found = discover::repositories(targets, &options)?;
        settings.view.named(&found.repositories)?;
        let limits = settings.limits();
        let look = |repository: &Arc<Repository>, scope: &discover::Scope| {
            let seen = settings.view.of(repository, scope, &options);
            overlay::laid_over(seen, settings.overlay.as_ref(), scope.is_whole())
        };
        let only = match found.repositories.as_slice() {
            [(repository, scope)] => Some((scope, look(repository, scope))),
            _ => None,
        };
        let renderer = rendering::Renderer::of(settings, catalog);
        let memory = settings.cache.as_ref().map(|cache| Memory::new(cache, catalog, limits, settings.now));
        let recall = only.as_ref().and_then(|(_, seen)| match seen {
            Seen::Files(listed) => Some(memory.as_ref()?.of(&listed.repository)),
            Seen::Nothing | Seen::Refused(_) => None,
        });
        let kinds = only.as_ref().and_then(|(scope, seen)| {
            let Seen::Files(listed) = seen else { return None };
            let mut kinds = kinds::of(listed, scope, &options, recall.as_ref())?;
            let is_rendered = render::may_be_rendered(&listed.files);
            kinds.extend(is_rendered.then(render::objects));
            Some(kinds)
        });
        let is_wanted = |info: &RuleInfo| kinds.as_ref().is_none_or(|kinds| speaks_of(info, kinds));
        let program = evaluate::Program::new(catalog, is_wanted, limits);
        let all: Vec<&RuleInfo> = catalog.rules().map(AsRef::as_ref).collect();
        let wanted = wanted(&all);
        let asked = facts::Asked::by(&all, &catalog.scorecards, &settings.imports, settings.now);
        let run = Run {
            program: &program,
            stopped: evaluate::Stopped::none(catalog),
            catalog,
            options: &options,
            counter,
            wanted: &wanted,
            asked: &asked,
            excuses: &settings.excuses,
            today: Date::of_unix(settings.now).unwrap_or_default(),
            by_language: settings.group_by == Some(GroupBy::Language),
            hashes_lines: settings.line_hashes,
            names_owners: settings.owners,
            renderer: renderer.as_ref(),
            digest: &OnceLock::new(),
            memory: memory.as_ref(),
            stop: None,
            mended: None,
        };
        let each: Vec<_> = if let Some((scope, seen)) = only {
            vec![run.seen(scope, seen, recall)]
        } else {
            let seen = |(repository, scope): &(Arc<Repository>, _)| {
                standing::seen(settings, repository, || run.seen(scope, look(repository, scope), None))
            };
            found.repositories.par_iter().map(seen).collect()
        };
        run.put_together(settings, &found, each)
    })
}

/// The threads of a run.
fn pool(settings: &Settings) -> Result<rayon::ThreadPool, Error> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(settings.jobs).stack_size(STACK).build();
    pool.map_err(|error| Error::Threads { jobs: settings.jobs, message: error.to_string() })
}

fn speaks_of(info: &RuleInfo, kinds: &BTreeSet<Kind>) -> bool {
    info.kinds.is_empty() || kinds.iter().any(|kind| info.kinds.iter().any(|own| kind.has(own)))
}

/// Labels of documents that are kept for rules on the whole repository.
fn wanted(rules: &[&RuleInfo]) -> BTreeSet<String> {
    rules.iter().flat_map(|rule| rule.documents.iter().cloned()).collect()
}

/// What every worker shares.
struct Run<'r> {
    program: &'r evaluate::Program<'r>,
    stopped: evaluate::Stopped,
    catalog: &'r Catalog,
    options: &'r discover::Options,
    counter: &'r AtomicU64,
    wanted: &'r BTreeSet<String>,
    asked: &'r facts::Asked,
    excuses: &'r Excuses,
    today: Date,
    by_language: bool,
    hashes_lines: bool,
    names_owners: bool,
    renderer: Option<&'r rendering::Renderer<'r>>,
    /// The digest of the rules, once a report says it.
    digest: &'r OnceLock<String>,
    memory: Option<&'r Memory<'r>>,
    /// Whether nobody waits for the result any more.
    stop: Option<&'r AtomicBool>,
    /// Where it is written down what kustomizations mend, if somebody wants to know.
    mended: Option<&'r Mutex<Mended>>,
}

/// Where a repository lives: links of its catalog files may lead there. None for a folder inside of a repository, whose paths are
/// others.
fn addresses(git: Option<&git::Repository>) -> Vec<entities::Address> {
    let address = |remote: git::Remote| Some(entities::Address { host: remote.host?, slug: remote.slug? });
    remotes(git).filter_map(address).collect()
}

fn remotes(git: Option<&git::Repository>) -> impl Iterator<Item = git::Remote> {
    git.filter(|git| git.prefix().is_empty()).map(git::Repository::remotes).into_iter().flatten()
}

/// The report with what others need to check what it says.
fn vouched_for(mut report: Report, digest: &str) -> Report {
    let looked_at = |own: &mut RepositoryReport| {
        let git = git::Repository::open(&own.repository.root).ok();
        // The paths of a folder in a repository are others than those of the repository, and so are its fingerprints.
        own.is_whole &= git.as_ref().is_none_or(|git| git.prefix().is_empty());
        let address = remotes(git.as_ref()).find_map(|remote| remote.address())?;
        Some((Arc::from(own.repository.target.as_str()), address))
    };
    let addresses = report.repositories.par_iter_mut().filter_map(looked_at).collect();
    report.provenance = Some(Provenance { definitions: digest.to_owned(), addresses });
    report
}

/// The entities of a repository, by its files and whether these are all. They are known before the files are judged, so that each
/// verdict counts where it belongs.
fn entities_of(
    repository: &Repository,
    files: (&[Arc<SourceFile>], bool),
    reading: &parse::ReadOptions<'_>,
) -> Entities {
    entities_at(repository, files, reading, || addresses(git::Repository::open(&repository.root).ok().as_ref()))
}

/// The same where somebody knows already where the repository lives.
fn entities_at(
    repository: &Repository,
    (files, are_all): (&[Arc<SourceFile>], bool),
    reading: &parse::ReadOptions<'_>,
    addresses: impl FnOnce() -> Vec<entities::Address>,
) -> Entities {
    if !entities::has_catalog_file(files) {
        return entities::of(repository, &[], &[], None);
    }
    let addresses = addresses();
    // What is wrong with a file is told when it is judged.
    let read = |file: &Arc<SourceFile>| {
        let parsed = catch_unwind(AssertUnwindSafe(|| parse::read(file, reading).documents)).unwrap_or_default();
        parsed.into_iter().map(Arc::new).collect()
    };
    let documents = entities::gathered(repository, files, &addresses, read);
    entities::of(repository, &documents, &addresses, are_all.then_some(files))
}

/// The text that a document was read from.
fn text(document: &Document) -> Option<&Arc<str>> {
    let Origin::Text { sources, .. } = &document.origin else { return None };
    sources.first().map(|source| &source.text)
}

/// The facts that could not be had of a repository, with the reasons.
fn lacks(document: &Document) -> Option<&BTreeMap<String, String>> {
    let Origin::Repository { unknown, .. } = &document.origin else { return None };
    Some(unknown)
}

/// A worker's engine and its tables of lines.
struct Worker<'r> {
    judge: evaluate::Judge<'r, 'r>,
    places: locate::Places,
}

impl Run<'_> {
    /// What is in view of a repository, judged; none where it was not there yet. `recall` is what is remembered of it, where that was
    /// looked up before.
    fn seen(
        &self,
        scope: &discover::Scope,
        seen: Seen,
        recall: Option<Recall<'_>>,
    ) -> Result<Option<Scanned>, Box<Problem>> {
        match seen {
            Seen::Files(listed) => {
                let recall = recall.or_else(|| Some(self.memory?.of(&listed.repository)));
                let repository = listed.repository.clone();
                bug::survived(&repository, || self.repository(scope, listed, recall)).map(Some)
            }
            Seen::Nothing => Ok(None),
            Seen::Refused(problem) => Err(problem),
        }
    }

    /// What judging the repositories gave, put together.
    fn put_together(
        &self,
        settings: &Settings,
        found: &discover::Found,
        each: Vec<Result<Option<Scanned>, Box<Problem>>>,
    ) -> Result<Report, Error> {
        self.program.check()?;
        if let Some(cache) = &settings.cache {
            cache.tidy();
        }
        let infos: Vec<Arc<RuleInfo>> = self.catalog.rules().cloned().collect();
        let first = found.repositories.first().map(|(repository, _)| repository);
        let absent = self.renderer.iter().zip(first).flat_map(|(renderer, first)| renderer.absent(first));
        let told = found.problems.iter().chain(self.asked.problems()).cloned();
        let mut problems: Vec<Problem> = told.chain(absent).collect();
        let scanned = each.into_iter().filter_map(|one| {
            one.unwrap_or_else(|problem| {
                problems.push(*problem);
                None
            })
        });
        let scanned = scanned.collect();
        let Settings { standards, now, group_by, .. } = settings;
        let day = score::Day { standards, now: *now, today: self.today, group_by: *group_by, is_part: false };
        let report = score::tally(&infos, &self.catalog.scorecards, scanned, problems, &day);
        Ok(if settings.provenance {
            vouched_for(report, self.digest.get_or_init(|| self.catalog.digest()))
        } else {
            report
        })
    }

    fn repository(&self, scope: &discover::Scope, listed: Listed, recall: Option<Recall<'_>>) -> Scanned {
        let Listed { repository, files, problems, charts } = listed;
        let repository = &repository;
        let reading = parse::ReadOptions { max_file_size: self.options.max_file_size, charts: &charts };
        let entities = entities_of(repository, (&files, scope.is_whole()), &reading);
        let scopes = &entities.scopes;
        let around = Around { charts: &charts, scopes, recall: recall.as_ref(), replaced: &Replaced::default() };
        let mut share = self.single(&files, around);
        if let Some(recall) = recall {
            recall.close(self.program, &self.stopped);
        }
        self.settle(&mut share, &charts, scopes);
        share.problems.extend(problems);
        share.kept.sort_by(|a, b| (&a.file.path, a.variants(), a.index).cmp(&(&b.file.path, b.variants(), b.index)));
        let kept = std::mem::take(&mut share.kept);
        let modules = self.modules_of(&kept);
        let whole = self.whole(repository, &files, (kept, &share.charts), scope.is_whole().then_some(&entities));
        let (of_whole, of_modules) = rayon::join(|| self.all(&whole, scopes), || self.called(modules, scopes));
        let mut later = of_whole.merged(of_modules);
        later.problems.extend(entities.problems.iter().cloned());
        let needs = self.asked.needs(whole.iter().find_map(lacks));
        self.doubt(&mut later, &mut share, scope.is_whole().then_some(scopes));
        doubt::nowhere(self.catalog, &mut later, &entities);
        let mut share = share.merged(later);
        let mended = replaced::confirmed(&mut share);
        if let Some(known) = self.mended {
            known.lock().unwrap_or_else(PoisonError::into_inner).extend(mended);
        }
        render::told_once(&mut share.findings);
        let told = inline::excuse(&mut share, repository, self.today, |_, rule| self.is_asked(rule));
        share.problems.extend(told);
        let hashes = self.hashes_lines.then(|| line_hashes::of(&share.findings, &files, self.options.max_file_size));
        let subjects = Subjects::of(repository, entities.scoped(), scopes.clone(), &|folder| {
            // To count them takes a look at every file.
            let asked = self.catalog.scorecards.iter().any(|card| card.asks_language());
            (asked || self.by_language)
                .then(|| parse::repository::languages(&files, folder))
                .into_iter()
                .flatten()
                .map(|(name, _)| name.to_owned())
                .collect()
        });
        let owners = self.names_owners.then(|| owners::of(&share.findings, &subjects, repository, &files));
        Scanned {
            repository: repository.clone(),
            files: files.len() as u64,
            is_whole: scope.is_whole(),
            listed: scope.is_whole().then(|| files.iter().map(|file| file.path.clone()).collect()),
            documents: share.documents,
            tallies: share.tallies,
            subjects,
            findings: share.findings,
            problems: share.problems,
            needs,
            line_hashes: hashes.unwrap_or_default(),
            owners: owners.unwrap_or_default(),
        }
    }

    fn worker(&self) -> Worker<'_> {
        Worker {
            judge: self.program.judge(rayon::current_thread_index().unwrap_or(0), &self.stopped, self.asked.now()),
            places: locate::Places::default(),
        }
    }

    /// A file, judged and counted.
    fn counted(&self, file: &SourceFile, work: impl FnOnce() -> Share) -> Share {
        let share = self.guarded(file, work);
        self.counter.fetch_add(1, Ordering::Relaxed);
        share
    }

    /// A panic while a file is scanned is our bug, and no reason to lose the other files.
    fn guarded(&self, file: &SourceFile, work: impl FnOnce() -> Share) -> Share {
        if self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            return Share::default();
        }
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
            let problem = bug::own(&file.repository, file.path.clone(), "karat failed on this file");
            Share { problems: vec![problem], ..Share::default() }
        })
    }

    fn is_asked(&self, rule: &str) -> bool {
        self.catalog.index(rule).is_some()
    }

    /// Whether a rule on the whole repository asks for documents of a kind.
    fn wants(&self, kind: &Kind) -> bool {
        self.wanted.iter().any(|label| kind.has(label)) || self.asked.wants(kind)
    }

    /// The Terraform modules that some documents make.
    fn modules_of(&self, kept: &[Arc<Document>]) -> Vec<parse::Called> {
        if self.program.has_rules_for("terraform_module") { parse::modules(kept, |_| true) } else { Vec::new() }
    }

    /// The documents of the repository, which speak of all of its files.
    fn whole(
        &self,
        repository: &Arc<Repository>,
        files: &[Arc<SourceFile>],
        (kept, charts): (Vec<Arc<Document>>, &BTreeSet<String>),
        entities: Option<&Entities>,
    ) -> Vec<Document> {
        // Single files say nothing of what the repository lacks, and of an empty one there is nothing to say.
        let of_all = entities.filter(|_| !files.is_empty());
        of_all
            .map(|entities| self.beyond(repository, files, (&kept, charts, &Gathered::default()), entities))
            .unwrap_or_default()
    }

    /// The documents of the repository and of its entities.
    fn beyond(
        &self,
        repository: &Arc<Repository>,
        files: &[Arc<SourceFile>],
        (kept, charts, told): (&[Arc<Document>], &BTreeSet<String>, &Gathered),
        entities: &Entities,
    ) -> Vec<Document> {
        let mut whole = Vec::new();
        let (of_all, of_each) = (self.program.has_rules_for("repository"), self.program.has_rules_for("entity"));
        if of_all || of_each {
            let mut wanted: BTreeMap<String, Vec<Arc<Document>>> =
                self.wanted.iter().map(|kind| (kind.clone(), Vec::new())).collect();
            for document in kept {
                for (_, of_kind) in wanted.iter_mut().filter(|(label, _)| document.kind.has(label)) {
                    of_kind.push(document.clone());
                }
            }
            let scopes: Vec<String> = entities.scopes.folders().iter().map(ToString::to_string).collect();
            let from = facts::From { repository, files, documents: kept, scopes: &scopes, told };
            let mut facts = self.asked.of(from);
            facts.known.extend(parse::repository::facts(repository, files, charts));
            let around = entities::Whole::new(repository, files, wanted, facts);
            whole.extend(of_all.then(|| around.repository(entities)));
            let own = |entity: &Entity| self.asked.of_entity(repository, entity);
            whole.extend(of_each.then(|| around.entities(entities, own)).into_iter().flatten());
        }
        whole
    }
}
