//! Runs the binary on a copy of a repository, in an environment that is the same everywhere.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The root of this repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own for a test, removed at the end. Its last part is the same in every run.
pub(crate) struct Folder {
    path: PathBuf,
    _around: TempDir,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self::named("shop")
    }

    /// An empty folder of this name.
    pub(crate) fn named(name: &str) -> Self {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join(name);
        std::fs::create_dir(&path).unwrap();
        Self { path, _around: around }
    }

    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::empty();
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    /// A copy of a folder of this repository.
    pub(crate) fn copy(of: &str) -> Self {
        let folder = Self::named(of.rsplit('/').next().unwrap());
        copy(&root().join(of), folder.path());
        folder
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file, with the folders that it needs.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Runs git in it, with nothing of the developer's configuration.
    pub(crate) fn git(&self, arguments: &[&str]) {
        self.git_at("", "2026-11-26T08:00:00Z", arguments);
    }

    /// Runs git in a folder below it, at a moment.
    pub(crate) fn git_at(&self, below: &str, moment: &str, arguments: &[&str]) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let run = Command::new("git")
            .current_dir(self.path().join(below))
            .env_clear()
            .envs(["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"].map(|clock| (clock, moment)))
            .env("PATH", path)
            .env("HOME", self.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .args(["-c", "user.name=Amira", "-c", "user.email=amira@acme.dev", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .output()
            .unwrap();
        assert!(run.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    }

    /// Runs karat in it.
    pub(crate) fn karat(&self, arguments: &[&str]) -> Run {
        Run::from(command(self.path()).args(arguments).output().unwrap())
    }

    /// Runs karat in it with other programs in reach.
    pub(crate) fn karat_with(&self, path: &Path, arguments: &[&str]) -> Run {
        Run::from(command(self.path()).env("PATH", path).args(arguments).output().unwrap())
    }

    /// Runs `karat check` in it and gives the report, which is checked against its schema.
    pub(crate) fn check(&self, arguments: &[&str]) -> serde_json::Value {
        let mut all = vec!["check", "-o", "json"];
        all.extend(arguments);
        let run = self.karat(&all);
        assert!(!run.stdout.is_empty(), "{}", run.stderr);
        let report = serde_json::from_str(&run.stdout).unwrap();
        crate::reports::assert_valid(&report);
        report
    }
}

/// The program with nothing of the developer's environment: of programs it sees those in `KARAT_TOOLS`, if that is set.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_karat"));
    command.current_dir(folder).env_clear().env("HOME", folder).env("PATH", tools().unwrap_or_default());
    // Beside the folder, not in it: the folder is what is scanned.
    let beside = folder.parent().filter(|_| !folder.starts_with(root())).map(|around| around.join("karat-cache"));
    let cache = beside.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("karat-cache"));
    command.env("KARAT_CACHE_DIR", cache);
    command
}

/// The folder that `tests/run` names in a variable, where it has put what a test needs. Without it there is nothing to test with; on a
/// server that is no reason to leave it out in silence.
pub(crate) fn installed(variable: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    let may_lack = std::env::var_os("CI").is_none() || std::env::var_os("KARAT_LEAN").is_some();
    assert!(folder.is_some() || may_lack, "{variable} names no folder; `tests/run` sets it");
    folder
}

/// The folder with `helm` and `kustomize`.
pub(crate) fn tools() -> Option<PathBuf> {
    let tools = installed("KARAT_TOOLS");
    for program in tools.iter().flat_map(|tools| ["helm", "kustomize"].map(|name| tools.join(name))) {
        assert!(program.is_file(), "KARAT_TOOLS: {} is not there", program.display());
    }
    tools
}

/// What a run gave.
pub(crate) struct Run {
    /// Exit status.
    pub(crate) status: i32,
    /// The result.
    pub(crate) stdout: String,
    /// All else.
    pub(crate) stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Every file below a folder, in order.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        let entries = std::fs::read_dir(inner).unwrap().map(|entry| entry.unwrap().path());
        let (folders, own): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
        open.extend(folders);
        files.extend(own);
    }
    files.sort();
    files
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// How many rounds a random test has: so many, or `KARAT_ROUNDS` times as many for whoever looks for more.
pub(crate) fn rounds(count: usize) -> usize {
    let times = std::env::var("KARAT_ROUNDS").ok().and_then(|times| times.parse().ok());
    count * times.unwrap_or(1)
}
