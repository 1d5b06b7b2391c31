//! Targets → repositories, each with the part of it that is scanned.
//!
//! A folder is walked once to see which repositories lie in it: every folder with a `.git`, and every folder that the
//! `.gitmodules` of the repository around it lists. A folder that an ignore file leaves out is not entered, unless it is named
//! as a target. Nothing is scanned twice: a target inside another belongs to that one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Problem, ProblemKind, Repository};

use super::git::{self, GitFolder};
use super::links::{self, Link};
use super::names;
use super::options::Options;
use super::rules::{self, By, Present, Rules};
use super::targets::{self, Error, Place};
use super::walk;

/// What the targets come to.
#[derive(Debug, Default)]
pub struct Found {
    /// The repositories, by target.
    pub repositories: Vec<(Arc<Repository>, Scope)>,
    /// What could not be looked into and belongs to none of them.
    pub problems: Vec<Problem>,
}

/// The part of a repository that is scanned; given to [`super::files()`] with it.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Where the walk starts and the rules that hold there; none where only single files are scanned.
    pub(super) walk: Option<Rules>,
    /// Repositories inside, which are scanned as such.
    pub(super) nested: BTreeSet<PathBuf>,
    /// Files that were named as targets: ignore files have no say in them.
    pub(super) files: BTreeSet<PathBuf>,
}

impl Scope {
    /// Whether the whole repository is scanned, and not only files that were named.
    pub fn is_whole(&self) -> bool {
        self.walk.is_some()
    }
}

/// Finds the repositories that the targets name or hold.
///
/// # Errors
///
/// A target that is missing, cannot be read, or is neither a file nor a folder.
pub fn repositories(targets: &[PathBuf], options: &Options) -> Result<Found, Error> {
    let mut folders: Vec<(PathBuf, String)> = Vec::new();
    let mut files = Vec::new();
    for target in targets {
        match targets::find(target)? {
            Place::Folder { path, shown } if folders.iter().all(|(known, _)| *known != path) => {
                folders.push((path, shown));
            }
            Place::Folder { .. } => {}
            Place::File { path, root, shown } => files.push((path, root, shown)),
        }
    }
    // A folder comes after those around it, so that they can claim it.
    folders.sort();
    let mut register =
        Register { targets: folders.iter().map(|(path, _)| path.clone()).collect(), ..Register::default() };
    for (path, shown) in folders {
        if !register.claimed.contains(&path) {
            register.folder(path, &shown, options);
        }
    }
    for (path, root, shown) in files {
        register.file(path, root, shown, options);
    }
    Ok(register.finish())
}

/// Finds the repositories that the targets are in, without a look at what lies inside of those: who goes by an index knows. A folder
/// that is in none is walked, unless `is_known` says that it has one elsewhere.
///
/// # Errors
///
/// As of [`repositories`].
pub fn around(targets: &[PathBuf], options: &Options, is_known: impl Fn(&Path) -> bool) -> Result<Found, Error> {
    let (mut walked, mut files) = (Vec::new(), Vec::new());
    let mut register = Register::default();
    let mut folders = Vec::new();
    for target in targets {
        match targets::find(target)? {
            Place::Folder { path, shown } => folders.push((path, shown, target.clone())),
            Place::File { path, root, shown } => files.push((path, root, shown)),
        }
    }
    folders.sort();
    folders.dedup_by(|a, b| a.0 == b.0);
    for (path, shown, target) in folders {
        let git_root = git::root_above(&path).map(Path::to_owned);
        if git_root.is_none() && !is_known(&path) {
            walked.push(target);
            continue;
        }
        let is_inside = |known: &PathBuf| path.starts_with(known) && git::root_above(known) == git_root.as_deref();
        if !register.known.keys().any(is_inside) {
            let walk = Some(rules_at(&path, git_root.as_deref(), options));
            register.known.insert(path, (shown, Scope { walk, ..Scope::default() }));
        }
    }
    for (path, root, shown) in files {
        register.file(path, root, shown, options);
    }
    let mut found = register.finish();
    if !walked.is_empty() {
        let mut inside = repositories(&walked, options)?;
        found.repositories.retain(|(own, scope)| !claimed(own, scope, &mut inside.repositories));
        found.repositories.extend(inside.repositories);
        found.problems.extend(inside.problems);
        found.repositories.sort_by(|(a, _), (b, _)| a.cmp(b));
    }
    Ok(found)
}

/// Whether what a target comes to is a part of one of these repositories, which has its files then.
fn claimed(own: &Repository, scope: &Scope, repositories: &mut [(Arc<Repository>, Scope)]) -> bool {
    let Some(git_root) = git::root_above(&own.root) else { return false };
    let is_around =
        |other: &Repository| own.root.starts_with(&other.root) && git::root_above(&other.root) == Some(git_root);
    let Some((_, around)) = repositories.iter_mut().find(|(other, _)| is_around(other)) else { return false };
    around.files.extend(scope.files.iter().cloned());
    true
}

/// What is known so far.
#[derive(Default)]
struct Register {
    /// Folders that were named.
    targets: BTreeSet<PathBuf>,
    /// Those of them that were met in the walk of another.
    claimed: BTreeSet<PathBuf>,
    /// What will be scanned, by root.
    known: BTreeMap<PathBuf, (String, Scope)>,
    problems: Vec<Problem>,
}

impl Register {
    fn folder(&mut self, root: PathBuf, shown: &str, options: &Options) {
        let git_root = git::root_above(&root).map(Path::to_owned);
        let rules = rules_at(&root, git_root.as_deref(), options);
        let owner = Arc::new(Owner::new(root.clone()));
        let start = Task { path: root.clone(), relative: String::new(), owner, rules: Arc::new(rules.clone()) };
        let seen = walk::run(start, options.workers(), |task, seen, more| {
            look_into(task, &root, &self.targets, seen, more);
        });
        let mut scope = Scope { walk: Some(rules), ..Scope::default() };
        let mut inside = Vec::new();
        let (mut loose, mut problems) = (false, Vec::new());
        for seen in seen {
            inside.extend(seen.inside);
            self.claimed.extend(seen.claimed);
            loose |= seen.loose;
            problems.extend(seen.problems);
        }
        let mut nested: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
        for found in &inside {
            nested.entry(found.around.clone()).or_default().insert(found.root.clone());
        }
        let is_repository = git_root.as_deref() == Some(root.as_path());
        if is_repository || loose || inside.is_empty() {
            scope.nested = nested.remove(&root).unwrap_or_default();
            self.known.insert(root, (shown.to_owned(), scope));
        } else {
            problems.sort();
            let repository: Arc<str> = shown.into();
            self.problems.extend(problems.into_iter().map(|(path, kind, message)| Problem {
                repository: repository.clone(),
                path: path.into(),
                position: None,
                kind,
                rule: None,
                message,
                help: None,
            }));
        }
        for found in inside {
            let scope = Scope {
                nested: nested.remove(&found.root).unwrap_or_default(),
                walk: Some(found.rules),
                files: BTreeSet::new(),
            };
            self.known.insert(found.root, (names::join(shown, &found.relative), scope));
        }
    }

    /// A file belongs to the repository around it, or to the folder target around it where that is nearer.
    fn file(&mut self, path: PathBuf, root: PathBuf, shown: String, options: &Options) {
        if options.force_exclude && is_left_out(&path, &root, options) {
            return;
        }
        let is_git = git::is_root(&root);
        let nearer = path.ancestors().skip(1).take_while(|folder| !is_git || folder.starts_with(&root));
        let owner = nearer
            .map(Path::to_owned)
            .find(|folder| self.known.get(folder).is_some_and(|(_, scope)| scope.walk.is_some()))
            .unwrap_or(root);
        let (_, scope) = self.known.entry(owner).or_insert_with(|| (shown, Scope::default()));
        scope.files.insert(path);
    }

    fn finish(self) -> Found {
        let described = self.known.into_iter().map(|(root, (target, scope))| {
            let revision = git::root_above(&root).and_then(GitFolder::of).and_then(|git| git.revision());
            let name = root.file_name().map_or_else(|| names::shown_path(&root), names::shown);
            (Arc::new(Repository { target, name, root, revision, past: false }), scope)
        });
        let mut repositories: Vec<_> = described.collect();
        repositories.sort_by(|(a, _), (b, _)| a.cmp(b));
        Found { repositories, problems: self.problems }
    }
}

/// A repository whose root is known, bare or not, under a name of its own; all of it is scanned.
pub fn named(root: PathBuf, name: &str, options: &Options) -> (Arc<Repository>, Scope) {
    let scope = Scope { walk: Some(rules_at(&root, Some(&root), options)), ..Scope::default() };
    let last = name.rsplit('/').next().unwrap_or(name).to_owned();
    (Arc::new(Repository { target: name.to_owned(), name: last, root, revision: None, past: false }), scope)
}

/// The rules at a target, before it is entered: those of the folders above it hold too, up to the root of its repository.
fn rules_at(target: &Path, git_root: Option<&Path>, options: &Options) -> Rules {
    let none = Rules::new(options);
    let Some(root) = git_root else { return none.at_root(target) };
    let mut above: Vec<_> = target.ancestors().skip(1).take_while(|folder| folder.starts_with(root)).collect();
    above.reverse();
    above.into_iter().fold(none.at_root(root), |rules, folder| {
        rules.inside(folder, Present::at(folder), &mut Vec::new()).unwrap_or(rules)
    })
}

/// Whether the configuration or a `.karatignore` leaves a file of a repository out, or a folder around it.
fn is_left_out(file: &Path, root: &Path, options: &Options) -> bool {
    let mut way: Vec<_> = file.ancestors().take_while(|own| *own != root && own.starts_with(root)).collect();
    way.reverse();
    let mut rules = rules_at(way.first().copied().unwrap_or(file), Some(root), options);
    way.into_iter().any(|own| {
        let by = rules.leave_out(own, own != file);
        if let Some(inner) = rules.inside(own, Present::at(own), &mut Vec::new()) {
            rules = inner;
        }
        by.is_some_and(By::is_ours)
    })
}

/// A folder to look into.
struct Task {
    path: PathBuf,
    /// Relative to the target.
    relative: String,
    owner: Arc<Owner>,
    rules: Arc<Rules>,
}

/// The repository that a folder belongs to.
struct Owner {
    root: PathBuf,
    submodules: Vec<PathBuf>,
}

impl Owner {
    fn new(root: PathBuf) -> Self {
        let submodules = git::submodules(&root);
        Self { root, submodules }
    }
}

/// What one thread saw.
#[derive(Default)]
struct Seen {
    inside: Vec<Inside>,
    claimed: Vec<PathBuf>,
    /// Whether the target has files that belong to no repository in it.
    loose: bool,
    /// Path, kind, message.
    problems: Vec<(String, ProblemKind, String)>,
}

/// A repository inside a target.
struct Inside {
    root: PathBuf,
    /// Relative to the target.
    relative: String,
    /// The root of the repository around it.
    around: PathBuf,
    rules: Rules,
}

fn look_into(task: Task, target: &Path, targets: &BTreeSet<PathBuf>, seen: &mut Seen, more: &mut Vec<Task>) {
    let entries = match fs::read_dir(&task.path) {
        Ok(entries) => {
            entries.filter_map(Result::ok).filter_map(|entry| Some((entry.file_name(), entry.file_type().ok()?)))
        }
        Err(error) => {
            // A folder of a repository is told of by its files.
            if task.owner.root == target {
                let message = format!("the folder cannot be read: {}", error.kind());
                seen.problems.push((task.relative, ProblemKind::Unreadable, message));
            }
            return;
        }
    };
    let entries: Vec<_> = entries.collect();
    let Task { path, relative, mut owner, mut rules } = task;
    if path != target && targets.contains(&path) {
        seen.claimed.push(path.clone());
    }
    let has_git = entries.iter().any(|(name, _)| name == ".git") && git::is_root(&path);
    // What git keeps may be committed as well, for tests.
    let may_be_bare = path != target && entries.iter().any(|(name, _)| name == "HEAD");
    let is_bare = may_be_bare && crate::git::is_bare(&path) && git::root_above(&path).is_none();
    if path != target && (has_git || is_bare || (owner.submodules.contains(&path) && !entries.is_empty())) {
        rules = Arc::new(rules.at_root(&path));
        seen.inside.push(Inside {
            root: path.clone(),
            relative: relative.clone(),
            around: owner.root.clone(),
            rules: Rules::clone(&rules),
        });
        owner = Arc::new(Owner::new(path.clone()));
        if is_bare {
            return;
        }
    }
    let has = |name| entries.iter().any(|(entry, kind)| entry == name && kind.is_file());
    let present = Present { git: has(rules::GIT), own: has(rules::OWN) };
    if let Some(inner) = rules.inside(&path, present, &mut Vec::new()) {
        rules = Arc::new(inner);
    }
    for (name, kind) in entries {
        let is_loose = owner.root == target && !seen.loose;
        if name == ".git" || !(kind.is_dir() || is_loose) {
            continue;
        }
        let child = path.join(&name);
        if rules.leave_out(&child, kind.is_dir()).is_some() {
            continue;
        }
        let relative = names::join(&relative, &names::shown(&name));
        if kind.is_dir() {
            more.push(Task { path: child, relative, owner: owner.clone(), rules: rules.clone() });
        } else if !kind.is_symlink() {
            seen.loose = true;
        } else if let Link::Refused(message) = links::judge(&child, target) {
            seen.problems.push((relative, ProblemKind::Link, message));
        }
    }
}
