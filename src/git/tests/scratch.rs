//! A repository in a temporary folder, made by the git program: fixed people, times that count up, nobody's configuration.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::git::Repository;

/// When the first commit is made; each that follows an hour later.
pub(crate) const START: i64 = 1_700_000_000;

pub(crate) struct Scratch {
    around: TempDir,
    commits: i64,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let scratch = Self::empty();
        scratch.git(&["init", "--quiet", "--initial-branch=main", "."]);
        scratch
    }

    /// A folder that is no repository.
    pub(crate) fn empty() -> Self {
        Self { around: tempfile::tempdir().unwrap(), commits: 0 }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.around.path().to_owned()
    }

    pub(crate) fn open(&self) -> Repository {
        Repository::open(self.around.path()).unwrap()
    }

    pub(crate) fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new("git");
        let time = START + self.commits * 3600;
        command.current_dir(folder).env_clear().stdin(Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", self.around.path());
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Ada").env(format!("GIT_{role}_EMAIL"), "ada@acme.dev");
            command.env(format!("GIT_{role}_DATE"), format!("{time} +0200"));
        }
        command
    }

    /// What git prints, without the newline at its end.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        self.git_in("", arguments)
    }

    pub(crate) fn git_in(&self, folder: &str, arguments: &[&str]) -> String {
        let output = self.command(&self.around.path().join(folder)).args(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap().trim_end_matches('\n').to_owned()
    }

    /// What git prints when it is fed with something.
    pub(crate) fn feed(&self, arguments: &[&str], input: &[u8]) -> String {
        let mut command = self.command(self.around.path());
        let mut child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "git {arguments:?}");
        String::from_utf8(output.stdout).unwrap().trim_end_matches('\n').to_owned()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.around.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Commits everything that is there, or an empty commit.
    pub(crate) fn commit(&mut self, message: &str) -> String {
        self.commit_as("Ada <ada@acme.dev>", message)
    }

    pub(crate) fn commit_as(&mut self, author: &str, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--author", author, "--message", message]);
        self.commits += 1;
        self.git(&["rev-parse", "HEAD"])
    }

    /// Writes a file and commits it.
    pub(crate) fn change(&mut self, path: &str, text: &str) -> String {
        self.write(path, text);
        self.commit(&format!("change {path}"))
    }

    /// Merges branches, whatever they hold.
    pub(crate) fn merge(&mut self, branches: &[&str]) {
        let arguments = [&["merge", "--quiet", "--no-ff", "--message", "merge"], branches].concat();
        self.git(&arguments);
        self.commits += 1;
    }
}
