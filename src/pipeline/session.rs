//! Runs that follow each other, as in an editor: the rules stay prepared, and what is not saved yet stands in for the files on the
//! disk. A whole repository, or a few files of one that was listed before; both give the report that [`super::scan`] would.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;

use super::calls::{Calls, may_call};
use super::memory::Memory;
use super::names::names;
use super::replaced::{self, Mended};
use super::view::{Listed, Seen};
use super::{Error, Run, Settings, View, facts, overlay, pool, rendering, wanted};
use crate::catalog::Catalog;
use crate::model::Date;
use crate::model::overlay::Overlay;
use crate::model::rendered::Rendering;
use crate::model::report::Report;
use crate::model::rule::RuleInfo;
use crate::model::source::{Content, SourceFile};
use crate::{discover, evaluate, parse};

/// Texts that are not saved yet, by the path of the file that each is about to replace.
#[derive(Clone, Default)]
pub struct Unsaved(BTreeMap<PathBuf, Arc<[u8]>>);

impl Unsaved {
    /// Texts by path; links in the paths are resolved.
    pub fn of(texts: impl IntoIterator<Item = (PathBuf, Arc<str>)>) -> Self {
        Self(texts.into_iter().map(|(path, text)| (path, text.as_bytes().into())).collect())
    }

    /// Whether one of the files lies in a folder.
    fn is_in(&self, root: &Path) -> bool {
        self.0.keys().any(|path| path.starts_with(root))
    }

    /// Whether one of the files ends in a path.
    fn has(&self, path: &str) -> bool {
        self.0.keys().any(|own| own.ends_with(path))
    }

    /// The files of a repository with the texts in place of what they have on the disk, and with those that are not there yet.
    fn laid_over(&self, listed: Listed) -> Listed {
        let root = listed.repository.root.clone();
        let mut overlay = Overlay::default();
        for (path, text) in &self.0 {
            let parts =
                path.strip_prefix(&root).ok().and_then(|own| own.iter().map(OsStr::to_str).collect::<Option<Vec<_>>>());
            let Some(own) = parts.map(|parts| parts.join("/")) else { continue };
            let is_listed = listed.files.binary_search_by(|file| file.path.as_ref().cmp(own.as_str())).is_ok();
            // What is there and not listed is left out, or belongs to another repository.
            if is_listed || !path.exists() {
                overlay.put(&root, own.into(), text.clone());
            }
        }
        overlay::over(listed, &overlay, true)
    }
}

/// What a look at some files gave.
#[derive(Debug)]
pub struct Looked {
    /// The files that were judged.
    pub files: Vec<Arc<SourceFile>>,
    /// What rules that speak of single files, and of Terraform modules, say of them.
    pub report: Report,
}

/// The rules of a catalog, kept ready.
pub struct Session<'c> {
    catalog: &'c Catalog,
    settings: Settings,
    /// For whole repositories, and for single files: one never waits for the other.
    whole: Lane<'c>,
    quick: Lane<'c>,
    /// What the repositories had when they were listed last, by root.
    listed: Mutex<BTreeMap<PathBuf, Listed>>,
    /// Which of their Terraform modules call which others, by what was on the disk then; found out when it is first asked for.
    calls: Mutex<BTreeMap<PathBuf, Arc<Calls>>>,
    /// What kustomizations mend, by what was on the disk then.
    mended: Mutex<Mended>,
    /// Labels of documents that are kept for rules on the whole repository.
    wanted: BTreeSet<String>,
    /// The facts that commits are asked for.
    asked: OnceLock<facts::Asked>,
    /// The digest of the rules, for reports that say it.
    digest: OnceLock<String>,
}

/// Threads and the engines of these.
struct Lane<'c> {
    pool: rayon::ThreadPool,
    program: evaluate::Program<'c>,
}

impl<'c> Lane<'c> {
    fn new(catalog: &'c Catalog, settings: &Settings) -> Result<Self, Error> {
        let pool = pool(settings)?;
        let program = evaluate::Program::new(catalog, |_| true, settings.limits());
        Ok(Self { pool, program })
    }
}

impl<'c> Session<'c> {
    /// With the rules of a catalog, all of which are asked.
    ///
    /// # Errors
    ///
    /// The system gives no threads.
    pub fn new(catalog: &'c Catalog, settings: Settings) -> Result<Self, Error> {
        let whole = Lane::new(catalog, &settings)?;
        let quick = Lane::new(catalog, &Settings { jobs: 1, ..settings.clone() })?;
        let rules: Vec<&RuleInfo> = catalog.rules().map(AsRef::as_ref).collect();
        Ok(Self {
            catalog,
            settings,
            whole,
            quick,
            listed: Mutex::default(),
            calls: Mutex::default(),
            mended: Mutex::default(),
            wanted: wanted(&rules),
            asked: OnceLock::new(),
            digest: OnceLock::new(),
        })
    }

    /// What all rules ask for, at the moment of some settings.
    fn asked(&self, settings: &Settings) -> facts::Asked {
        let rules: Vec<&RuleInfo> = self.catalog.rules().map(AsRef::as_ref).collect();
        facts::Asked::by(&rules, &self.catalog.scorecards, &settings.imports, settings.now)
    }

    /// Judges what lies in a folder. `stop` makes an end of it: then the report is not of use.
    ///
    /// # Errors
    ///
    /// The folder cannot be scanned, or the engine refused a policy.
    pub fn whole(&self, folder: &Path, unsaved: &Unsaved, now: i64, stop: &AtomicBool) -> Result<Report, Error> {
        self.whole.pool.install(|| {
            let settings = Settings { now, ..self.settings.clone() };
            let found = self.list(&[folder.to_owned()], &settings.discovery())?;
            let mended = Mutex::default();
            let typed = Some((stop, &mended));
            let mut report = self.run(&self.whole, &settings, &self.asked(&settings), typed, |run| {
                let each = found.repositories.par_iter().map(|(repository, scope)| {
                    let listed = self.lists().get(&repository.root).cloned();
                    let seen = listed.map_or(Seen::Nothing, |listed| {
                        if !unsaved.is_in(&repository.root) {
                            return Seen::Files(listed);
                        }
                        let Listed { repository, files, problems, .. } = unsaved.laid_over(listed);
                        Seen::Files(Listed::of(repository, files, problems, run.options))
                    });
                    run.seen(scope, seen, None)
                });
                let each = each.collect();
                run.put_together(&settings, &found, each)
            })?;
            // What is mended in a text that is not saved yet is known by what was there before.
            let mut known = locked(&self.mended);
            known.retain(|(_, path, _)| unsaved.has(path));
            known.extend(mended.into_inner().unwrap_or_default());
            report.findings.retain(|finding| !known.contains(&replaced::known_as(finding)));
            Ok(report)
        })
    }

    /// Judges a commit of a repository, bare or not, under a name. May be called from many threads at a time.
    ///
    /// # Errors
    ///
    /// The engine refused a policy.
    pub fn commit(&self, root: &Path, name: &str, revision: &str) -> Result<Report, Error> {
        // The same for all. A thread of the pool that waited for it might be the one that makes it.
        let asked = self.asked.get_or_init(|| self.whole.pool.install(|| self.asked(&self.settings)));
        self.whole.pool.install(|| {
            let settings = Settings { view: View::Revision(revision.to_owned()), ..self.settings.clone() };
            let (repository, scope) = discover::named(root.to_owned(), name, &settings.discovery());
            self.run(&self.whole, &settings, asked, None, |run| {
                let seen = settings.view.of(&repository, &scope, run.options);
                let scanned = run.seen(&scope, seen, None);
                let found = discover::Found { repositories: vec![(repository, scope)], problems: Vec::new() };
                run.put_together(&settings, &found, vec![scanned])
            })
        })
    }

    /// Lists what lies in targets, and judges nothing.
    ///
    /// # Errors
    ///
    /// A target cannot be scanned.
    pub fn look(&self, targets: &[PathBuf]) -> Result<(), Error> {
        self.quick.pool.install(|| self.list(targets, &self.settings.discovery()).map(drop))
    }

    /// Takes a folder for a repository in which nothing is there to be judged but what is not saved yet, unless it was listed before.
    pub fn expect(&self, folder: &Path) {
        let options = self.settings.discovery();
        self.lists().entry(folder.to_owned()).or_insert_with(|| {
            let (repository, _) = discover::named(folder.to_owned(), &folder.to_string_lossy(), &options);
            Listed::of(repository, Vec::new(), Vec::new(), &options)
        });
    }

    /// Judges a file of a repository that was listed before, with the other files of its Terraform module and those of the modules
    /// that call it. `None` where it is no file that would be judged.
    ///
    /// # Errors
    ///
    /// The engine refused a policy.
    pub fn file(&self, path: &Path, unsaved: &Unsaved, now: i64) -> Result<Option<Looked>, Error> {
        self.quick.pool.install(|| {
            let Some(listed) = self.around(path) else { return Ok(None) };
            let calls = may_call(discover::format_of(&path.to_string_lossy())).then(|| self.calls(&listed));
            let mut listed = unsaved.laid_over(listed);
            let files = near(&listed, calls.as_deref(), &self.settings.discovery(), path);
            if files.is_empty() {
                return Ok(None);
            }
            let names = names(&files, |_| true, &reading(&listed, &self.settings.discovery()));
            listed.charts = listed.charts.with_names(names);
            // Nothing is rendered, and no table of facts is read: that is for rules on the whole. Nobody will ask again what is said
            // of a text that is being typed.
            let settings = Settings {
                now,
                rendering: Rendering::Never,
                imports: Vec::new(),
                cache: None,
                ..self.settings.clone()
            };
            self.run(&self.quick, &settings, &self.asked(&settings), None, |run| {
                let repository = listed.repository.clone();
                let some = Listed { files: files.clone(), problems: Vec::new(), ..listed };
                // Some files say nothing of what the whole lacks.
                let scope = discover::Scope::default();
                let scanned = run.seen(&scope, Seen::Files(some), None);
                let found = discover::Found { repositories: vec![(repository, scope)], problems: Vec::new() };
                let mut report = run.put_together(&settings, &found, vec![scanned])?;
                let mended = locked(&self.mended);
                report.findings.retain(|finding| !mended.contains(&replaced::known_as(finding)));
                // That a file was not looked at does not mean that it is gone.
                report.repositories.iter_mut().for_each(|own| own.listed = None);
                Ok(Some(Looked { files, report }))
            })
        })
    }

    fn run<T>(
        &self,
        lane: &Lane<'c>,
        settings: &Settings,
        asked: &facts::Asked,
        typed: Option<(&AtomicBool, &Mutex<Mended>)>,
        then: impl FnOnce(&Run<'_>) -> T,
    ) -> T {
        let renderer = rendering::Renderer::of(settings, self.catalog);
        let memory =
            settings.cache.as_ref().map(|cache| Memory::new(cache, self.catalog, settings.limits(), settings.now));
        then(&Run {
            program: &lane.program,
            stopped: evaluate::Stopped::none(self.catalog),
            catalog: self.catalog,
            options: &settings.discovery(),
            counter: &AtomicU64::new(0),
            wanted: &self.wanted,
            asked,
            excuses: &settings.excuses,
            today: Date::of_unix(settings.now).unwrap_or_default(),
            by_language: false,
            hashes_lines: false,
            names_owners: false,
            renderer: renderer.as_ref(),
            digest: &self.digest,
            memory: memory.as_ref(),
            stop: typed.map(|(stop, _)| stop),
            mended: typed.map(|(_, mended)| mended),
        })
    }

    /// Lists what lies in targets, and keeps it.
    fn list(&self, targets: &[PathBuf], options: &discover::Options) -> Result<discover::Found, Error> {
        let found = discover::repositories(targets, options)?;
        for (repository, scope) in &found.repositories {
            let listed = Listed::on_disk(repository, scope, options);
            self.lists().insert(repository.root.clone(), listed);
            locked(&self.calls).remove(&repository.root);
        }
        Ok(found)
    }

    /// Which modules of a repository call which others, by what is on the disk.
    fn calls(&self, listed: &Listed) -> Arc<Calls> {
        let root = &listed.repository.root;
        if let Some(known) = locked(&self.calls).get(root) {
            return known.clone();
        }
        let found = Arc::new(Calls::of(
            &listed.files.iter().collect::<Vec<_>>(),
            &reading(listed, &self.settings.discovery()),
            None,
        ));
        locked(&self.calls).insert(root.clone(), found.clone());
        found
    }

    /// The innermost repository around a file.
    fn around(&self, path: &Path) -> Option<Listed> {
        let lists = self.lists();
        path.ancestors().find_map(|folder| lists.get(folder)).cloned()
    }

    fn lists(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Listed>> {
        locked(&self.listed)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn reading<'l>(listed: &'l Listed, options: &discover::Options) -> parse::ReadOptions<'l> {
    parse::ReadOptions { max_file_size: options.max_file_size, charts: &listed.charts }
}

/// The file at a path with those that it is judged with: a Terraform module is all that lies in its folder, and what those give to
/// its variables that call it, by what is on the disk and by what is not saved yet.
fn near(listed: &Listed, calls: Option<&Calls>, options: &discover::Options, path: &Path) -> Vec<Arc<SourceFile>> {
    let files = &listed.files;
    let Some(own) = files.iter().find(|file| file.on_disk() == Some(path)) else { return Vec::new() };
    let Some(saved) = calls else { return vec![own.clone()] };
    let unsaved: Vec<_> = files.iter().filter(|file| matches!(file.content, Content::Unsaved(..))).collect();
    let calls = saved.with(&Calls::of(&unsaved, &reading(listed, options), None));
    let around = calls.above(&BTreeSet::from([own.folder().to_owned()]));
    let is_near =
        |file: &&Arc<SourceFile>| file.path == own.path || (may_call(file.format) && around.contains(file.folder()));
    files.iter().filter(is_near).cloned().collect()
}
