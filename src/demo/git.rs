//! Repositories → folders with their commits, by the `git` of the PATH, which sees nothing of the user's configuration.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use miette::Diagnostic;
use thiserror::Error;

use super::{Commit, Repository};

/// Why a repository could not be made.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// There is no git.
    #[error("start git: {source}")]
    #[diagnostic(
        code(demo::git),
        help("the repositories of the demonstration are made by git: install it, or put it on the PATH")
    )]
    Absent {
        /// What the system said.
        source: io::Error,
    },
    /// It ended with an error.
    #[error("make the repository {folder}: git {what}: {said}")]
    #[diagnostic(code(demo::git), help("git 2.20 or newer is needed, and room on the disk"))]
    Failed {
        /// Where.
        folder: String,
        /// The command.
        what: String,
        /// What it complained of.
        said: String,
    },
    /// A file or folder cannot be written.
    #[error("write {path}: {source}")]
    #[diagnostic(code(demo::unwritable), help("see that you may write there, and that there is room"))]
    Unwritable {
        /// Which.
        path: String,
        /// What the system said.
        source: io::Error,
    },
}

/// The git that makes repositories.
#[derive(Clone, Debug)]
pub(crate) struct Git {
    /// The program.
    pub(crate) program: OsString,
    /// What the environment has that steers git, and that must not.
    pub(crate) unset: Vec<OsString>,
}

/// A repository that lies there: its commits with their moments, the oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Laid {
    /// Where.
    pub(crate) folder: PathBuf,
    /// Moments in seconds since 1970, and ids.
    pub(crate) commits: Vec<(i64, String)>,
}

impl Laid {
    /// The last commit at a moment, where there was one.
    pub(crate) fn at(&self, moment: i64) -> Option<&str> {
        self.commits.iter().rev().find(|(at, _)| *at <= moment).map(|(_, id)| id.as_str())
    }
}

impl Git {
    /// Makes a repository below a folder, with all its commits and the files of the last one.
    #[expect(clippy::disallowed_methods, reason = "a repository is made where the user says")]
    pub(crate) fn lay(&self, own: &Repository, below: &Path) -> Result<Laid, Error> {
        let folder = below.join(&own.name);
        let unwritable = |source| Error::Unwritable { path: folder.display().to_string(), source };
        fs::create_dir_all(&folder).map_err(unwritable)?;
        self.run(&folder, &["init", "--quiet", "--template="], &[])?;
        // What a first branch is called is a setting of git; here it is not asked.
        fs::write(folder.join(".git/HEAD"), "ref: refs/heads/main\n").map_err(unwritable)?;
        let marks = folder.join(".git/karat-marks");
        let export = format!("--export-marks={}", ".git/karat-marks");
        self.run(&folder, &["fast-import", "--quiet", "--date-format=raw", &export], &stream(own))?;
        let told = read(&marks).map_err(unwritable)?;
        fs::remove_file(&marks).map_err(unwritable)?;
        self.run(&folder, &["config", "remote.origin.url", &own.remote], &[])?;
        self.go(&folder, "refs/heads/main")?;
        let ids: BTreeMap<usize, &str> = told.lines().filter_map(marked).collect();
        let id = |(at, commit): (usize, &Commit)| Some((commit.at, (*ids.get(&(at + 1))?).to_owned()));
        Ok(Laid { commits: own.commits.iter().enumerate().filter_map(id).collect(), folder })
    }

    /// Lays the files of a commit into the folder of its repository.
    pub(crate) fn go(&self, folder: &Path, commit: &str) -> Result<(), Error> {
        self.run(folder, &["reset", "--quiet", "--hard", commit], &[])
    }

    fn run(&self, folder: &Path, arguments: &[&str], input: &[u8]) -> Result<(), Error> {
        let mut command = Command::new(&self.program);
        for name in &self.unset {
            command.env_remove(name);
        }
        let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
        command.env("GIT_CONFIG_GLOBAL", nowhere).env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C");
        command.args(["-c", "core.hooksPath=/dev/null", "-c", "core.autocrlf=false", "-c", "gc.auto=0"]);
        command.args(arguments).current_dir(folder);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|source| Error::Absent { source })?;
        let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input));
        let output = child.wait_with_output().map_err(|source| Error::Absent { source })?;
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        let said = match written {
            _ if !output.status.success() => said,
            Err(error) => error.to_string(),
            Ok(()) => return Ok(()),
        };
        let what = arguments.first().copied().unwrap_or_default().to_owned();
        Err(Error::Failed { folder: folder.display().to_string(), what, said })
    }
}

#[expect(clippy::disallowed_methods, reason = "demo owns the files that it makes")]
fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path)
}

/// A line of marks: `:12 0123…`
fn marked(line: &str) -> Option<(usize, &str)> {
    let (mark, id) = line.strip_prefix(':')?.split_once(' ')?;
    Some((mark.parse().ok()?, id))
}

/// What `git fast-import` reads.
fn stream(own: &Repository) -> Vec<u8> {
    let mut out = Vec::new();
    for (at, commit) in own.commits.iter().enumerate() {
        let Commit { at: moment, author, message, changed } = commit;
        let head = format!(
            "commit refs/heads/main\nmark :{}\nauthor {author} {moment} +0000\ncommitter {author} {moment} +0000\n",
            at + 1
        );
        out.extend(head.into_bytes());
        data(&mut out, message);
        for (path, text) in changed {
            match text {
                None => out.extend(format!("D {path}\n").into_bytes()),
                Some(text) => {
                    out.extend(format!("M 100644 inline {path}\n").into_bytes());
                    data(&mut out, text);
                }
            }
        }
        out.push(b'\n');
    }
    out
}

fn data(out: &mut Vec<u8>, text: &str) {
    out.extend(format!("data {}\n{text}\n", text.len()).into_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_found_by_the_moment() {
        let commits = [(10, "a"), (20, "b")].map(|(at, id)| (at, id.to_owned())).to_vec();
        let laid = Laid { folder: PathBuf::new(), commits };
        assert_eq!(
            [9, 10, 19, 20, 99].map(|moment| laid.at(moment)),
            [None, Some("a"), Some("a"), Some("b"), Some("b")]
        );
    }

    #[test]
    fn a_git_that_is_not_there_is_told() {
        let git = Git { program: "/nowhere/git".into(), unset: Vec::new() };
        let folder = tempfile::tempdir().unwrap();
        let commit = Commit { at: 0, author: "A <a@b>".to_owned(), message: "M".to_owned(), changed: BTreeMap::new() };
        let own = Repository { name: "shop".to_owned(), remote: String::new(), commits: vec![commit] };
        let error = git.lay(&own, folder.path()).unwrap_err();
        assert!(error.to_string().starts_with("start git: "), "{error}");
        assert!(error.help().is_some());
    }
}
