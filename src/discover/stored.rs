//! The files of a commit → those of a repository, as [`super::files()`] lists them from the disk. Reads the texts of `.karatignore`
//! files only: what else is ignored is in no commit, or is there in spite of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::paths::joined;
use crate::model::source::{Content, Stored};
use crate::model::{Format, Problem, ProblemKind, Repository, SourceFile};

use super::files::{Lister, VENDORED};
use super::names;
use super::options::Options;
use super::repositories::Scope;
use super::rules::{self, By, Rules};

/// Links that lead to links that lead to links …: git has no limit, systems have this one.
const NESTED: usize = 40;

/// Files that one thread lists at a time.
const PART: usize = 512;

/// A file that a commit has.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// Relative to the repository's root, as [`SourceFile::path`].
    pub path: Arc<str>,
    /// Size in bytes.
    pub size: u64,
    /// Whether it is a symbolic link: its bytes are where it leads.
    pub is_link: bool,
    /// Its bytes.
    pub content: Stored,
}

/// Lists the files of a commit that are in scope, given by path: what a `.karatignore` of that commit leaves out is left out here too.
pub fn stored(
    repository: &Arc<Repository>,
    tracked: &[Tracked],
    scope: &Scope,
    options: &Options,
) -> (Vec<Arc<SourceFile>>, Vec<Problem>) {
    stored_if(repository, tracked, scope, options, |_| true)
}

/// Lists those of them that are wanted, by path. Of ignore files only those on the way to them are read.
pub fn stored_if(
    repository: &Arc<Repository>,
    tracked: &[Tracked],
    scope: &Scope,
    options: &Options,
    is_wanted: impl Fn(&str) -> bool,
) -> (Vec<Arc<SourceFile>>, Vec<Problem>) {
    let mut listing = Listing {
        lister: Lister::of(repository, scope, options),
        tracked,
        folders: Vec::new(),
        absolute: PathBuf::new(),
        files: Vec::new(),
        problems: Vec::new(),
        left_out: BTreeSet::new(),
    };
    if let Some(rules) = &scope.walk {
        listing.enter_root(rules);
        let wanted: Vec<&Tracked> = tracked.iter().filter(|file| is_wanted(&file.path)).collect();
        let part = |files: &[&Tracked]| {
            let mut part = listing.anew();
            for file in files {
                part.walk_to(file);
            }
            (part.files, part.problems, part.left_out)
        };
        let parts: Vec<_> = wanted.par_chunks(PART).map(part).collect();
        listing.files.reserve(wanted.len());
        for (files, problems, left_out) in parts {
            listing.files.extend(files);
            listing.problems.extend(problems);
            listing.left_out.extend(left_out);
        }
    }
    for path in &scope.files {
        if let Some(file) = listing.at(&names::below(&repository.root, path))
            && is_wanted(&file.path)
        {
            listing.add(file, false);
        }
    }
    let Listing { lister, mut files, mut problems, left_out, .. } = listing;
    let mut numbers: BTreeMap<By, usize> = BTreeMap::new();
    for (by, _) in left_out {
        *numbers.entry(by).or_default() += 1;
    }
    problems.extend(numbers.into_iter().filter_map(|(by, number)| lister.left_out(by, number)));
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    files.dedup_by(|a, b| a.path == b.path);
    problems.sort_unstable();
    problems.dedup();
    (files, problems)
}

/// A folder on the way to the file at hand.
#[derive(Clone)]
struct Folder {
    /// With a `/` at the end; empty for the root.
    prefix: String,
    /// The rules inside; none where the folder is left out.
    rules: Option<Arc<Rules>>,
    vendored: bool,
}

struct Listing<'a> {
    lister: Lister<'a>,
    /// All files of the commit, by path.
    tracked: &'a [Tracked],
    folders: Vec<Folder>,
    /// Room for a path.
    absolute: PathBuf,
    files: Vec<Arc<SourceFile>>,
    problems: Vec<Problem>,
    /// The paths of files and folders that are left out, and by whom.
    left_out: BTreeSet<(By, String)>,
}

impl<'a> Listing<'a> {
    /// Another one that stands in the same folder, and has listed nothing yet.
    fn anew(&self) -> Self {
        let Self { lister, tracked, folders, .. } = self;
        let (files, problems) = (Vec::with_capacity(PART), Vec::new());
        let absolute = PathBuf::new();
        let (lister, folders) = (lister.clone(), folders.clone());
        Self { lister, tracked, folders, absolute, files, problems, left_out: BTreeSet::new() }
    }

    /// The file at a path.
    fn at(&self, path: &str) -> Option<&'a Tracked> {
        let at = self.tracked.binary_search_by(|file| file.path.as_ref().cmp(path)).ok()?;
        self.tracked.get(at)
    }

    /// Whether there is a file whose path begins so.
    fn has_below(&self, start: &str) -> bool {
        let first = self.tracked.partition_point(|file| file.path.as_ref() < start);
        self.tracked.get(first).is_some_and(|file| file.path.starts_with(start))
    }

    fn enter_root(&mut self, rules: &Rules) {
        let rules = self.inside("", Arc::new(rules.of_commit()));
        self.folders.push(Folder { prefix: String::new(), rules: Some(rules), vendored: false });
    }

    /// Enters the folders on the way to a file, and lists it where none of them is left out. Files come in the order of their paths,
    /// so that those of a folder stand together.
    fn walk_to(&mut self, file: &Tracked) {
        while self.folders.last().is_some_and(|folder| !file.path.starts_with(&folder.prefix)) {
            self.folders.pop();
        }
        while let Some(here) = self.folders.last() {
            let rest = file.path.get(here.prefix.len()..).unwrap_or("");
            let Some((name, _)) = rest.split_once('/') else { break };
            let path = format!("{}{name}", here.prefix);
            let vendored = here.vendored;
            let absolute = under(&mut self.absolute, self.lister.root(), &path);
            let left_out = here.rules.as_ref().and_then(|rules| rules.leave_out(absolute, true));
            let entered = here.rules.clone().filter(|_| left_out.is_none());
            if let Some(by) = left_out {
                self.left_out.insert((by, path.clone()));
            }
            let prefix = format!("{path}/");
            let rules = entered.map(|rules| self.inside(&prefix, rules));
            let vendored = vendored || (rules.is_some() && self.is_vendored(name, &prefix));
            self.folders.push(Folder { prefix, rules, vendored });
        }
        let Some(Folder { rules: Some(rules), vendored, .. }) = self.folders.last() else { return };
        let vendored = *vendored;
        match rules.leave_out(under(&mut self.absolute, self.lister.root(), &file.path), false) {
            None => self.add(file, vendored),
            Some(by) => drop(self.left_out.insert((by, file.path.to_string()))),
        }
    }

    /// The rules in a folder, with those of its ignore files.
    fn inside(&mut self, prefix: &str, above: Arc<Rules>) -> Arc<Rules> {
        let mut troubles = Vec::new();
        let folder = under(&mut self.absolute, self.lister.root(), prefix.trim_end_matches('/')).to_owned();
        let text = |name: &str| {
            let file = self.at(&format!("{prefix}{name}")).filter(|file| !file.is_link)?;
            let bytes = file.content.store.bytes(&file.content.id);
            Some(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
        };
        let inner = above.inside_of(&folder, [None, text(rules::OWN)], &mut troubles);
        self.problems.extend(troubles.into_iter().map(|trouble| {
            let path = format!("{prefix}{}", trouble.name);
            trouble.told(&self.lister, &path)
        }));
        inner.map_or(above, Arc::new)
    }

    fn is_vendored(&mut self, name: &str, prefix: &str) -> bool {
        let has = |mark: &str| {
            let path = format!("{prefix}{mark}");
            self.at(&path).is_some() || self.has_below(&format!("{path}/"))
        };
        let Some((_, _, manager)) =
            VENDORED.iter().find(|(own, mark, _)| *own == name && (mark.is_empty() || has(mark)))
        else {
            return false;
        };
        self.problems.push(self.lister.vendored(prefix.trim_end_matches('/'), manager));
        true
    }

    fn add(&mut self, file: &Tracked, vendored: bool) {
        if file.is_link {
            match self.target(file) {
                Some(Target::File(real)) => {
                    let content = Content::Stored(real.content.clone());
                    self.files.push(Arc::new(self.lister.file(content, file.path.clone(), Format::Other, real.size)));
                }
                Some(Target::Folder) => {}
                None => {
                    let message = "a link that leads to nothing that the commit has; it is not followed".to_owned();
                    self.problems.push(self.lister.problem(&file.path, ProblemKind::Link, message));
                }
            }
        } else if vendored {
            let content = Content::Stored(file.content.clone());
            self.files.push(Arc::new(self.lister.file(content, file.path.clone(), Format::Other, file.size)));
        } else {
            let (file, problem) = self.lister.judged(Content::Stored(file.content.clone()), &file.path, file.size);
            self.files.push(Arc::new(file));
            self.problems.extend(problem);
        }
    }

    /// What a link leads to; none where it is nothing of the commit's.
    fn target(&self, link: &Tracked) -> Option<Target<'a>> {
        let mut here = link;
        for _ in 0..NESTED {
            let bytes = here.content.store.bytes(&here.content.id).ok()?;
            let text = String::from_utf8(bytes).ok()?;
            let folder = here.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let path = resolved(folder, &text)?;
            let Some(found) = self.at(&path) else {
                let inside = if path.is_empty() { path } else { format!("{path}/") };
                return self.has_below(&inside).then_some(Target::Folder);
            };
            if !found.is_link {
                return Some(Target::File(found));
            }
            here = found;
        }
        None
    }
}

/// A path below the root, in a buffer that many share.
fn under<'b>(buffer: &'b mut PathBuf, root: &Path, path: &str) -> &'b Path {
    buffer.as_mut_os_string().clear();
    buffer.push(root);
    if !path.is_empty() {
        buffer.push(path);
    }
    buffer
}

/// What a link leads to.
enum Target<'a> {
    File(&'a Tracked),
    Folder,
}

/// Where a relative link in a folder leads; none where that is out of the repository.
fn resolved(folder: &str, link: &str) -> Option<String> {
    if link.starts_with('/') { None } else { joined(folder, link) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Store;

    struct Texts(Vec<&'static str>);

    impl Store for Texts {
        fn bytes(&self, id: &[u8; 20]) -> Result<Vec<u8>, String> {
            self.0.get(usize::from(id[0])).map(|text| text.as_bytes().to_vec()).ok_or_else(|| "gone".to_owned())
        }
    }

    /// Paths with their texts; those that begin with `@` are links.
    fn listed(files: &[(&'static str, &'static str)]) -> (Vec<String>, Vec<String>) {
        let store = Arc::new(Texts(files.iter().map(|(_, text)| text.trim_start_matches('@')).collect()));
        let mut tracked: Vec<Tracked> = files
            .iter()
            .enumerate()
            .map(|(index, (path, text))| Tracked {
                path: Arc::from(*path),
                size: text.len() as u64,
                is_link: text.starts_with('@'),
                content: Stored { id: [u8::try_from(index).unwrap(); 20], store: store.clone() },
            })
            .collect();
        tracked.sort_by(|a, b| a.path.cmp(&b.path));
        let repository = Repository {
            target: ".".to_owned(),
            name: "shop".to_owned(),
            root: PathBuf::from("/shop"),
            revision: None,
            past: true,
        };
        let scope = Scope { walk: Some(Rules::default()), ..Scope::default() };
        let (files, problems) = stored(&Arc::new(repository), &tracked, &scope, &Options::default());
        let shown = |file: &Arc<SourceFile>| format!("{} {:?} {}", file.path, file.format, file.size);
        (
            files.iter().map(shown).collect(),
            problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect(),
        )
    }

    #[test]
    fn ignore_files_of_our_own_hold_below_their_folder_and_those_of_git_say_nothing_of_a_commit() {
        let (files, problems) = listed(&[
            (".gitignore", "*.log\n"),
            (".karatignore", "*.txt\n!keep.txt\n"),
            ("a-b/x.txt", ""),
            ("a/.karatignore", "inner/\n"),
            ("a/inner/x.yaml", ""),
            ("a/inner/y.yaml", ""),
            ("a/keep.txt", ""),
            ("a/x.log", ""),
            ("a/x.yaml", "a: 1"),
            ("b/inner/x.yaml", ""),
        ]);
        assert_eq!(
            files,
            [
                ".gitignore Ignore 6",
                ".karatignore Ignore 16",
                "a/.karatignore Ignore 7",
                "a/keep.txt Other 0",
                "a/x.log Other 0",
                "a/x.yaml Yaml 4",
                "b/inner/x.yaml Yaml 0"
            ]
        );
        assert_eq!(problems, [": 2 files and folders are left out by .karatignore"]);
    }

    #[test]
    fn links_lead_to_files_of_the_commit_only() {
        let (files, problems) = listed(&[
            ("docs/again", "@./one"),
            ("docs/folder", "@../src"),
            ("docs/one", "@../README.md"),
            ("docs/out", "@../../secret"),
            ("docs/round", "@round"),
            ("README.md", "hello"),
            ("src/a.txt", "a"),
        ]);
        assert_eq!(files, ["README.md Other 5", "docs/again Other 5", "docs/one Other 5", "src/a.txt Other 1"]);
        assert_eq!(problems.len(), 2, "{problems:?}");
    }

    #[test]
    fn what_a_package_manager_put_there_is_listed_and_not_judged() {
        let (files, problems) =
            listed(&[("vendor/modules.txt", ""), ("vendor/x/a.yaml", "a: 1"), ("vendored/a.yaml", "")]);
        assert_eq!(files, ["vendor/modules.txt Other 0", "vendor/x/a.yaml Other 4", "vendored/a.yaml Yaml 0"]);
        assert_eq!(problems, ["vendor: `go mod vendor` put these files here: they are listed, not judged"]);
    }
}
