//! Which files are left out: `.karatignore`, `.gitignore`, `.git/info/exclude` and the user's own ignore file.
//!
//! Comes in: folders on the way down. Goes out: whether a path below is left out, and by whom. The patterns are git's: the deepest
//! file goes first, in a file the last line; `.karatignore` goes before all of git's, and the patterns of the user's configuration
//! before both. Git's own say nothing of what git follows all the same, so a commit is listed without them.
//! Ignore files are part of what is scanned, so they are read as such: regular files of bounded size, never through links.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::files::Lister;
use super::git::{self, GitFolder};
use super::options::Options;
use crate::model::finding::Position;
use crate::model::pattern;
use crate::model::problem::{Problem, ProblemKind};

/// The name of git's ignore file.
pub(super) const GIT: &str = ".gitignore";
/// The name of our own.
pub(super) const OWN: &str = ".karatignore";
/// More than any ignore file holds that was written to be read.
const LIMIT: u64 = 512 * 1024;

/// The rules that hold in a folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    own: Option<Arc<Level>>,
    git: Option<Arc<Level>>,
    base: Option<Arc<Base>>,
    user: Option<Arc<Gitignore>>,
    /// Patterns of the user's configuration, as written.
    configured: Option<Arc<[String]>>,
    /// Files that are no part of what is scanned.
    apart: Option<Arc<[PathBuf]>>,
}

/// An ignore file and those above it.
#[derive(Debug)]
struct Level {
    patterns: Gitignore,
    above: Option<Arc<Level>>,
}

/// What holds in a whole repository.
#[derive(Debug)]
struct Base {
    /// Patterns of the user's ignore file are relative to it.
    root: PathBuf,
    exclude: Option<Gitignore>,
    /// Patterns of the user's configuration.
    configured: Option<Gitignore>,
}

/// Which ignore files a folder has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Present {
    /// A `.gitignore`.
    pub(super) git: bool,
    /// A `.karatignore`.
    pub(super) own: bool,
}

impl Present {
    /// Looks into a folder.
    pub(super) fn at(folder: &Path) -> Self {
        let has = |name| folder.join(name).symlink_metadata().is_ok_and(|found| found.is_file());
        Self { git: has(GIT), own: has(OWN) }
    }
}

/// Who leaves a path out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum By {
    /// karat, which keeps it itself.
    Karat,
    /// The configuration, or whoever runs karat.
    User,
    /// A `.karatignore`.
    Own,
    /// Git, unless it follows the file.
    Git,
}

impl By {
    /// Whether it leaves out files whatever git says, or that were named.
    pub(super) const fn is_ours(self) -> bool {
        !matches!(self, Self::Git)
    }

    /// What is named to those who look for files that are not judged; none where that goes without saying.
    pub(super) const fn told(self) -> Option<&'static str> {
        match self {
            Self::User => Some("`exclude`"),
            Self::Own => Some(OWN),
            Self::Karat | Self::Git => None,
        }
    }
}

/// What of an ignore file cannot be honoured.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    /// The name of the file.
    pub(super) name: &'static str,
    /// Which line; none where it is all of the file.
    pub(super) line: Option<u32>,
    /// Why not.
    pub(super) reason: String,
}

impl Trouble {
    fn of_line(number: usize, line: &str) -> Option<Self> {
        let is_pattern = !line.trim().is_empty() && !line.starts_with('#');
        let reason = pattern::refused(line.trim_end()).filter(|_| is_pattern)?;
        let line_number = u32::try_from(number + 1).ok();
        Some(Self { name: OWN, line: line_number, reason: format!("`{}` is no pattern: {reason}", line.trim_end()) })
    }

    /// As it is told of a repository, of the file at a path in it.
    pub(super) fn told(self, lister: &Lister<'_>, path: &str) -> Problem {
        let Self { line, reason, .. } = self;
        let Some(line) = line else {
            return lister.problem(path, ProblemKind::Unreadable, format!("the ignore file is not honoured: {reason}"));
        };
        let help = Some(pattern::HELP.to_owned());
        let position = Some(Position { line, column: 1 });
        Problem { position, help, ..lister.problem(path, ProblemKind::Unreadable, reason) }
    }
}

impl Rules {
    /// The rules before any folder is entered.
    pub(super) fn new(options: &Options) -> Self {
        let global = options.global_ignore.as_deref();
        let user = global.and_then(|path| load(Path::new(""), path).ok()).filter(|patterns| !patterns.is_empty());
        let configured = (!options.exclude.is_empty()).then(|| Arc::from(options.exclude.as_slice()));
        let apart = (!options.apart.is_empty()).then(|| Arc::from(options.apart.as_slice()));
        Self { user: user.map(Arc::new), configured, apart, ..Self::default() }
    }

    /// The rules at the root of a repository, before it is entered: git's begin anew, ours go on.
    pub(super) fn at_root(&self, root: &Path) -> Self {
        let exclude = GitFolder::of(root).and_then(|git| load(root, &git.exclude_file()).ok());
        let configured = self.configured.as_deref().and_then(|lines| patterns(root, lines.iter()).ok());
        let base = Base { root: root.to_owned(), exclude: exclude.filter(|patterns| !patterns.is_empty()), configured };
        Self { git: None, base: Some(Arc::new(base)), ..self.clone() }
    }

    /// The rules inside a folder that has some, else none.
    pub(super) fn inside(&self, folder: &Path, present: Present, troubles: &mut Vec<Trouble>) -> Option<Self> {
        let read = |is_there: bool, name| is_there.then(|| read(&folder.join(name)));
        self.inside_of(folder, [read(present.git, GIT), read(present.own, OWN)], troubles)
    }

    /// The rules inside a folder with these texts of `.gitignore` and `.karatignore`, if any.
    pub(super) fn inside_of(
        &self,
        folder: &Path,
        [git, own]: [Option<Result<String, String>>; 2],
        troubles: &mut Vec<Trouble>,
    ) -> Option<Self> {
        if git.is_none() && own.is_none() {
            return None;
        }
        let mut level = |name, text: Option<Result<String, String>>, above: &Option<Arc<Level>>| {
            let Some(text) = text else { return above.clone() };
            if let (OWN, Ok(text)) = (name, &text) {
                let lines = lines_of(text).enumerate();
                troubles.extend(lines.filter_map(|(number, line)| Trouble::of_line(number, line)));
            }
            match text.and_then(|text| patterns_of(folder, &text)) {
                Ok(patterns) if patterns.is_empty() => above.clone(),
                Ok(patterns) => Some(Arc::new(Level { patterns, above: above.clone() })),
                Err(reason) => {
                    troubles.push(Trouble { name, line: None, reason });
                    above.clone()
                }
            }
        };
        Some(Self { git: level(GIT, git, &self.git), own: level(OWN, own, &self.own), ..self.clone() })
    }

    /// The rules for the files of a commit: git follows all of them.
    pub(super) fn of_commit(&self) -> Self {
        let without = |base: &Arc<Base>| {
            let Base { root, configured, .. } = base.as_ref();
            Arc::new(Base { root: root.clone(), exclude: None, configured: configured.clone() })
        };
        Self { git: None, user: None, base: self.base.as_ref().map(without), ..self.clone() }
    }

    /// Who leaves a path out, if anybody does. Asked of every folder on the way to it first.
    pub(super) fn leave_out(&self, path: &Path, is_folder: bool) -> Option<By> {
        if self.apart.as_ref().is_some_and(|apart| apart.iter().any(|own| own == path)) {
            return Some(By::Karat);
        }
        let base = self.base.as_deref();
        let user = || {
            let patterns = self.user.as_deref()?;
            decide(patterns, path.strip_prefix(&base?.root).ok()?, is_folder)
        };
        let git = || {
            deepest(self.git.as_deref(), path, is_folder)
                .or_else(|| decide(base?.exclude.as_ref()?, path, is_folder))
                .or_else(user)
        };
        let configured = base.and_then(|base| decide(base.configured.as_ref()?, path, is_folder));
        let (by, is_left_out) = configured
            .map(|decided| (By::User, decided))
            .or_else(|| Some((By::Own, deepest(self.own.as_deref(), path, is_folder)?)))
            .or_else(|| Some((By::Git, git()?)))?;
        is_left_out.then_some(by)
    }
}

fn deepest(mut level: Option<&Level>, path: &Path, is_folder: bool) -> Option<bool> {
    while let Some(here) = level {
        if let Some(decided) = decide(&here.patterns, path, is_folder) {
            return Some(decided);
        }
        level = here.above.as_deref();
    }
    None
}

fn decide(patterns: &Gitignore, path: &Path, is_folder: bool) -> Option<bool> {
    match patterns.matched(path, is_folder) {
        Match::None => None,
        Match::Ignore(_) => Some(true),
        Match::Whitelist(_) => Some(false),
    }
}

/// The patterns of an ignore file, relative to `root`.
fn load(root: &Path, path: &Path) -> Result<Gitignore, String> {
    patterns_of(root, &read(path)?)
}

fn read(path: &Path) -> Result<String, String> {
    git::read(path, LIMIT).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => too_large(),
        kind => kind.to_string(),
    })
}

fn too_large() -> String {
    format!("it is larger than {} kB", LIMIT / 1024)
}

/// The patterns of a text. A line that is no pattern leaves nothing out, as in git.
fn patterns_of(root: &Path, text: &str) -> Result<Gitignore, String> {
    if text.len() as u64 > LIMIT {
        return Err(too_large());
    }
    patterns(root, lines_of(text))
}

/// The lines of an ignore file, without a byte order mark.
fn lines_of(text: &str) -> std::str::Lines<'_> {
    text.strip_prefix('\u{feff}').unwrap_or(text).lines()
}

fn patterns(root: &Path, lines: impl Iterator<Item = impl AsRef<str>>) -> Result<Gitignore, String> {
    let mut builder = GitignoreBuilder::new(root);
    for line in lines {
        let _ = builder.add_line(None, &braces_are_plain(line.as_ref()));
    }
    builder.build().map_err(|error| error.to_string())
}

/// In git's patterns braces are plain characters; the matcher would take them for alternatives.
fn braces_are_plain(line: &str) -> Cow<'_, str> {
    if !line.contains(['{', '}']) {
        return Cow::Borrowed(line);
    }
    let mut plain = String::with_capacity(line.len() + 8);
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            '[' => class_len(rest),
            '{' | '}' => {
                plain.push('\\');
                1
            }
            other => other.len_utf8(),
        };
        let (head, tail) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        plain.push_str(head);
        rest = tail;
    }
    Cow::Owned(plain)
}

/// The length of the class that a text begins with; of its bracket alone where the class never ends.
fn class_len(text: &str) -> usize {
    let inner = text.strip_prefix('[').unwrap_or(text);
    let body = inner.strip_prefix(['!', '^']).unwrap_or(inner);
    let after = body.strip_prefix(']').unwrap_or(body);
    after.find(']').map_or(1, |end| text.len() - after.len() + end + 1)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "ignore files stand on the disk, and one test is about time")]

    use std::fs;

    use super::*;

    #[test]
    fn braces_are_plain_characters_as_in_git() {
        let table = [
            ("*.log", "*.log"),
            ("{a,b}", "\\{a,b\\}"),
            ("\\{a}", "\\{a\\}"),
            ("[{]x{", "[{]x\\{"),
            ("[]{]{", "[]{]\\{"),
            ("[{", "[\\{"),
            ("x\\", "x\\"),
            ("é{", "é\\{"),
        ];
        for (line, expected) in table {
            assert_eq!(braces_are_plain(line), expected, "{line}");
        }
    }

    #[test]
    fn an_ignore_file_that_is_too_large_is_said_and_the_others_hold() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join(GIT), "x\n".repeat(300_000)).unwrap();
        fs::write(root.join(OWN), "*.log\n").unwrap();
        let mut troubles = Vec::new();
        let rules = Rules::default().inside(root, Present::at(root), &mut troubles).unwrap();
        assert_eq!(rules.leave_out(&root.join("a.log"), false), Some(By::Own));
        assert_eq!(rules.leave_out(&root.join("x"), false), None);
        assert_eq!(troubles, [Trouble { name: GIT, line: None, reason: "it is larger than 512 kB".into() }]);
    }

    #[test]
    fn a_line_of_ours_that_is_no_pattern_is_said_and_the_others_hold() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::write(root.join(GIT), "[\n").unwrap();
        fs::write(root.join(OWN), "\u{feff}# [\n\n*.log\r\na[\r\n[z-a]\n").unwrap();
        let mut troubles = Vec::new();
        let rules = Rules::default().inside(root, Present::at(root), &mut troubles).unwrap();
        assert_eq!(rules.leave_out(&root.join("a.log"), false), Some(By::Own));
        let said: Vec<_> = troubles.iter().map(|own| (own.name, own.line, own.reason.as_str())).collect();
        let expected = [
            (OWN, Some(4), "`a[` is no pattern: a `[` has no `]`"),
            (OWN, Some(5), "`[z-a]` is no pattern: invalid range; 'z' > 'a'"),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn patterns_that_would_explode_do_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let text = format!("{}\n{}\n{}\nkept.log\n", "{".repeat(50_000), "*a".repeat(50_000), "[".repeat(50_000));
        fs::write(root.join(GIT), text).unwrap();
        let started = std::time::Instant::now();
        let rules = Rules::default().inside(root, Present::at(root), &mut Vec::new());
        assert!(rules.is_some());
        assert!(started.elapsed().as_secs() < 20);
    }
}
