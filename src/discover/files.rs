//! A repository → its files, sorted by path. Names and sizes only; no text is read, no link is followed.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::git;
use crate::model::amount::amount;
use crate::model::{Content, Format, Problem, ProblemKind, Repository, SourceFile};

use super::format::format_of;
use super::links::{self, Link};
use super::names;
use super::options::Options;
use super::repositories::Scope;
use super::rules::{self, By, Present, Rules};
use super::walk;

/// Lists the files of a repository that are in scope.
///
/// A link to a file of the repository is listed too, so that a rule sees that the name is there, but with no format: what it
/// leads to is parsed under its own name. A file above the limit is listed, and is a problem where it would have been parsed.
pub fn files(repository: &Arc<Repository>, scope: &Scope, options: &Options) -> (Vec<Arc<SourceFile>>, Vec<Problem>) {
    let lister = Lister::of(repository, scope, options);
    let mut gathered = Gathered::default();
    if let Some(rules) = &scope.walk {
        let start = Folder {
            path: repository.root.clone(),
            relative: String::new(),
            rules: Arc::new(rules.clone()),
            vendored: false,
            is_ignored: false,
        };
        let outputs =
            walk::run(start, options.workers(), |folder, gathered, more| lister.folder(&folder, gathered, more));
        for output in outputs {
            gathered.files.extend(output.files);
            gathered.problems.extend(output.problems);
            for (by, number) in output.left_out {
                *gathered.left_out.entry(by).or_default() += number;
            }
        }
    }
    for path in &scope.files {
        lister.named(path, &mut gathered);
    }
    let Gathered { mut files, mut problems, left_out } = gathered;
    problems.extend(left_out.into_iter().filter_map(|(by, number)| lister.left_out(by, number)));
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path).then_with(|| a.content.cmp(&b.content)));
    files.dedup_by(|a, b| a.content == b.content);
    problems.sort_unstable();
    problems.dedup();
    (files.into_iter().map(Arc::new).collect(), problems)
}

/// A file of a repository on the disk, by its path alone: it is not looked at, and its size is not known.
pub fn file_at(repository: &Arc<Repository>, path: &Arc<str>) -> Arc<SourceFile> {
    Arc::new(SourceFile {
        repository: repository.clone(),
        path: path.clone(),
        content: Content::Disk(repository.root.join(path.as_ref())),
        format: format_of(path),
        size: 0,
    })
}

#[derive(Default)]
struct Gathered {
    files: Vec<SourceFile>,
    problems: Vec<Problem>,
    /// How many files and folders are left out, and by whom.
    left_out: BTreeMap<By, usize>,
}

/// A folder to list.
struct Folder {
    path: PathBuf,
    relative: String,
    rules: Arc<Rules>,
    /// Whether a package manager put it there.
    vendored: bool,
    /// Whether git ignores it: only what git follows all the same is listed.
    is_ignored: bool,
}

/// Makes files and problems of a repository.
#[derive(Clone)]
pub(super) struct Lister<'a> {
    repository: &'a Arc<Repository>,
    scope: &'a Scope,
    options: &'a Options,
    target: Arc<str>,
    /// What git follows; read where something is ignored.
    tracked: Arc<OnceLock<Option<git::Tracked>>>,
}

impl<'a> Lister<'a> {
    /// For a repository.
    pub(super) fn of(repository: &'a Arc<Repository>, scope: &'a Scope, options: &'a Options) -> Self {
        Self { repository, scope, options, target: repository.target.as_str().into(), tracked: Arc::default() }
    }

    /// The repository's root.
    pub(super) fn root(&self) -> &'a Path {
        &self.repository.root
    }

    fn folder(&self, folder: &Folder, gathered: &mut Gathered, more: &mut Vec<Folder>) {
        let entries: Vec<_> = match fs::read_dir(&folder.path) {
            Ok(entries) => entries.collect(),
            Err(error) => {
                let message = format!("the folder cannot be read: {}", error.kind());
                return gathered.problems.push(self.problem(&folder.relative, ProblemKind::Unreadable, message));
            }
        };
        let mut known = Vec::with_capacity(entries.len());
        for entry in entries {
            match entry.and_then(|entry| entry.file_type().map(|kind| (entry, kind))) {
                Ok(entry) => known.push(entry),
                Err(error) => {
                    let message = format!("an entry of the folder cannot be read: {}", error.kind());
                    gathered.problems.push(self.problem(&folder.relative, ProblemKind::Unreadable, message));
                }
            }
        }
        let rules = self.rules_in(folder, &known, gathered);
        let vendored = folder.vendored || self.is_vendored(folder, &known, gathered);
        for (entry, kind) in known {
            let name = entry.file_name();
            let path = folder.path.join(&name);
            if name == ".git" {
                continue;
            }
            let left_out = rules.leave_out(&path, kind.is_dir());
            if let Some(by) = left_out {
                *gathered.left_out.entry(by).or_default() += 1;
            }
            let is_ignored = folder.is_ignored || left_out == Some(By::Git);
            let is_followed = !is_ignored || self.is_followed(&path, kind.is_dir());
            if left_out.is_some_and(By::is_ours) || !is_followed {
                continue;
            }
            let relative = names::join(&folder.relative, &names::shown(&name));
            if !kind.is_dir() {
                self.entry(&(entry, kind), &relative, vendored, gathered);
            } else if !self.scope.nested.contains(&path) {
                more.push(Folder { path, relative, rules: rules.clone(), vendored, is_ignored });
            }
        }
    }

    /// Whether git follows something that ignore files name: it was added before they did, or in spite of them.
    fn is_followed(&self, path: &Path, is_folder: bool) -> bool {
        let open = || git::Repository::open(self.root()).ok()?.tracked_files();
        let (Some(tracked), Ok(path)) = (self.tracked.get_or_init(open), path.strip_prefix(self.root())) else {
            return false;
        };
        if is_folder { tracked.has_below(path) } else { tracked.has(path) }
    }

    /// That so many files and folders are left out.
    pub(super) fn left_out(&self, by: By, number: usize) -> Option<Problem> {
        let what = if number == 1 { "file or folder is" } else { "files and folders are" };
        let message = format!("{number} {what} left out by {}", by.told()?);
        Some(self.problem("", ProblemKind::Skipped, message))
    }

    fn rules_in(&self, folder: &Folder, entries: &[(DirEntry, FileType)], gathered: &mut Gathered) -> Arc<Rules> {
        let has = |name| entries.iter().any(|(entry, kind)| kind.is_file() && entry.file_name() == name);
        let present = Present { git: has(rules::GIT), own: has(rules::OWN) };
        let mut troubles = Vec::new();
        let inner = folder.rules.inside(&folder.path, present, &mut troubles);
        gathered.problems.extend(troubles.into_iter().map(|trouble| {
            let path = names::join(&folder.relative, trouble.name);
            trouble.told(self, &path)
        }));
        inner.map_or_else(|| folder.rules.clone(), Arc::new)
    }

    /// Whether a package manager filled the folder: what stands there is not this repository's to mend. Said once.
    fn is_vendored(&self, folder: &Folder, entries: &[(DirEntry, FileType)], gathered: &mut Gathered) -> bool {
        let name = folder.relative.rsplit('/').next().unwrap_or("");
        let has = |wanted: &str| entries.iter().any(|(entry, _)| entry.file_name() == wanted);
        let Some((_, _, manager)) =
            VENDORED.iter().find(|(own, mark, _)| *own == name && (mark.is_empty() || has(mark)))
        else {
            return false;
        };
        gathered.problems.push(self.vendored(&folder.relative, manager));
        true
    }

    /// That a package manager filled a folder.
    pub(super) fn vendored(&self, folder: &str, manager: &str) -> Problem {
        let message = format!("{manager} put these files here: they are listed, not judged");
        self.problem(folder, ProblemKind::Skipped, message)
    }

    fn entry(&self, (entry, kind): &(DirEntry, FileType), relative: &str, vendored: bool, gathered: &mut Gathered) {
        let path = entry.path();
        if kind.is_symlink() {
            match links::judge(&path, &self.repository.root) {
                Link::File(size) => {
                    gathered.files.push(self.file(Content::Disk(path), relative.into(), Format::Other, size));
                }
                Link::Elsewhere => {}
                Link::Refused(message) => gathered.problems.push(self.problem(relative, ProblemKind::Link, message)),
            }
        } else if kind.is_file() {
            match entry.metadata() {
                Ok(found) if vendored => {
                    gathered.files.push(self.file(Content::Disk(path), relative.into(), Format::Other, found.len()));
                }
                Ok(found) => self.regular(path, relative, found.len(), gathered),
                Err(error) => gathered.problems.push(self.unreadable(relative, &error)),
            }
        } else {
            let message = format!("not a regular file: {}", what(*kind));
            gathered.problems.push(self.problem(relative, ProblemKind::Unreadable, message));
        }
    }

    /// A file that was named as a target.
    fn named(&self, path: &Path, gathered: &mut Gathered) {
        let relative = names::below(&self.repository.root, path);
        match path.symlink_metadata() {
            Ok(found) if found.is_file() => self.regular(path.to_owned(), &relative, found.len(), gathered),
            Ok(found) => {
                let message = format!("not a regular file: {}", what(found.file_type()));
                gathered.problems.push(self.problem(&relative, ProblemKind::Unreadable, message));
            }
            Err(error) => gathered.problems.push(self.unreadable(&relative, &error)),
        }
    }

    fn regular(&self, path: PathBuf, relative: &str, size: u64, gathered: &mut Gathered) {
        let (file, problem) = self.judged(Content::Disk(path), &relative.into(), size);
        gathered.files.push(file);
        gathered.problems.extend(problem);
    }

    /// A file by its name, and whether it is too large to be parsed.
    pub(super) fn judged(&self, content: Content, relative: &Arc<str>, size: u64) -> (SourceFile, Option<Problem>) {
        let format = format_of(relative);
        let limit = self.options.max_file_size;
        let is_too_large = size > limit && format != Format::Other;
        let problem = is_too_large.then(|| self.problem(relative, ProblemKind::TooLarge, too_large(size, limit)));
        (self.file(content, relative.clone(), format, size), problem)
    }

    /// A file of a given format.
    pub(super) fn file(&self, content: Content, path: Arc<str>, format: Format, size: u64) -> SourceFile {
        SourceFile { repository: self.repository.clone(), path, content, format, size }
    }

    fn unreadable(&self, path: &str, error: &io::Error) -> Problem {
        self.problem(path, ProblemKind::Unreadable, format!("the file cannot be read: {}", error.kind()))
    }

    /// Something that could not be looked at.
    pub(super) fn problem(&self, path: &str, kind: ProblemKind, message: String) -> Problem {
        Problem {
            repository: self.target.clone(),
            path: path.into(),
            position: None,
            kind,
            rule: None,
            message,
            help: None,
        }
    }
}

/// Folders that package managers fill, by name and a file or folder in them: who fills them.
pub(super) const VENDORED: [(&str, &str, &str); 6] = [
    ("vendor", "modules.txt", "`go mod vendor`"),
    ("vendor", "autoload.php", "Composer"),
    ("vendor", "bundle", "Bundler"),
    ("node_modules", "", "a package manager of JavaScript"),
    ("bower_components", "", "Bower"),
    (".terraform", "", "`terraform init`"),
];

fn too_large(size: u64, limit: u64) -> String {
    let (mut text, mut most) = (amount(size), amount(limit));
    if text == most {
        (text, most) = (format!("{size} bytes"), format!("{limit} bytes"));
    }
    format!("{text} is above the limit of {most} (limits.max_file_size)")
}

#[cfg(unix)]
fn what(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else if kind.is_symlink() {
        "a link"
    } else if kind.is_dir() {
        "a folder"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn what(kind: FileType) -> &'static str {
    if kind.is_symlink() { "a link" } else { "something else" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_as_people_say_them() {
        let table = [
            (12_400_000, 10_000_000, "12.4 MB is above the limit of 10 MB (limits.max_file_size)"),
            (10_000_001, 10_000_000, "10000001 bytes is above the limit of 10000000 bytes (limits.max_file_size)"),
            (11, 10, "11 bytes is above the limit of 10 bytes (limits.max_file_size)"),
            (1_500, 999, "1.5 kB is above the limit of 999 bytes (limits.max_file_size)"),
        ];
        for (size, limit, expected) in table {
            assert_eq!(too_large(size, limit), expected);
        }
    }
}
