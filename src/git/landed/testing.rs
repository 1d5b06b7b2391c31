//! Histories for tests: commits in a few words → a real repository, made by `git fast-import` with exact times.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A history while it is told. Commits are numbered from 1.
#[derive(Default)]
pub(crate) struct History {
    stream: String,
    commits: usize,
}

impl History {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A commit on `main` at a time, with files; `None` removes one. Gives its number.
    pub(crate) fn commit(&mut self, time: i64, message: &str, files: &[(&str, Option<&str>)]) -> usize {
        self.on("main", time, message, &[], files)
    }

    /// A commit on a branch; `parents` where it does not just follow the branch's last one.
    pub(crate) fn on(
        &mut self,
        branch: &str,
        time: i64,
        message: &str,
        parents: &[usize],
        files: &[(&str, Option<&str>)],
    ) -> usize {
        self.by(("Ada <ada@example.com>", time, time), branch, message, parents, files)
    }

    /// A commit by somebody, written and committed at two times.
    pub(crate) fn by(
        &mut self,
        (author, authored, committed): (&str, i64, i64),
        branch: &str,
        message: &str,
        parents: &[usize],
        files: &[(&str, Option<&str>)],
    ) -> usize {
        self.commits += 1;
        let text = &mut self.stream;
        let _ = writeln!(text, "commit refs/heads/{branch}\nmark :{}", self.commits);
        let _ = writeln!(text, "author {author} {authored} +0000\ncommitter {author} {committed} +0000");
        let _ = writeln!(text, "data {}\n{message}", message.len());
        for (place, parent) in parents.iter().enumerate() {
            let _ = writeln!(text, "{} :{parent}", if place == 0 { "from" } else { "merge" });
        }
        for (path, content) in files {
            let _ = match content {
                Some(content) => writeln!(text, "M 100644 inline {path}\ndata {}\n{content}", content.len()),
                None => writeln!(text, "D {path}"),
            };
        }
        self.commits
    }

    /// A tag on a commit; annotated where a time is given.
    pub(crate) fn tag(&mut self, name: &str, commit: usize, time: Option<i64>) {
        let _ = match time {
            None => writeln!(self.stream, "reset refs/tags/{name}\nfrom :{commit}\n"),
            Some(time) => {
                writeln!(self.stream, "tag {name}\nfrom :{commit}\ntagger Ada <ada@example.com> {time} +0000\ndata 0\n")
            }
        };
    }

    /// Makes a bare repository of it.
    pub(crate) fn make(&self) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "--quiet", "--bare", "--initial-branch=main"], "");
        git(folder.path(), &["fast-import", "--quiet", "--date-format=raw", "--export-marks=marks"], &self.stream);
        folder
    }

    /// The id that a commit will have in every repository that is made of this.
    pub(crate) fn id(&self, commit: usize) -> String {
        let folder = self.make();
        let marks = git(folder.path(), &["--git-dir=.", "hash-object", "-w", "marks"], "");
        let marks = git(folder.path(), &["cat-file", "blob", &marks], "");
        let line = marks.lines().find_map(|line| line.strip_prefix(&format!(":{commit} ")).map(str::to_owned));
        line.unwrap()
    }
}

/// Runs git in a folder, with nothing of the developer's settings; gives what it printed.
pub(crate) fn git(folder: &Path, arguments: &[&str], input: &str) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "git {arguments:?}");
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}
