//! A repository → its objects on this machine, for a bounded time, by the `git` of the PATH. Bare, so that no filter and no hook of it
//! runs; without submodules, without prompts, by allowed protocols only.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::pace::Pace;
use super::plan::Entry;
use super::source::Source;
use crate::child::Program;

/// How much of a history is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Depth {
    /// The last commit.
    One,
    /// All commits and tags: some rule speaks of them.
    All,
}

/// How often a server that does not answer is asked, and how long is waited in between, at first.
const TRIES: u32 = 3;
const WAIT: Duration = Duration::from_secs(2);
/// How often it is looked whether git has ended.
const BEAT: Duration = Duration::from_millis(10);
/// Bytes that are read of what git prints: names of branches at most.
const MOST_PRINTED: u64 = 1 << 20;
/// Bytes that are read of what git complains of.
const MOST_SAID: u64 = 64 << 10;

/// The git that fetches.
#[derive(Clone, Debug)]
pub(crate) struct Git {
    /// The program.
    pub(crate) program: OsString,
    /// How git reaches ssh.
    pub(crate) ssh: OsString,
    /// The longest fetch.
    pub(crate) timeout: Duration,
}

/// A file that nobody else holds until it is closed.
#[expect(clippy::disallowed_methods, reason = "it is written beside what is fetched")]
fn held(path: &Path) -> io::Result<File> {
    let file = File::create(path)?;
    file.lock()?;
    Ok(file)
}

impl Git {
    /// The folder of a repository's objects, brought up to date; or why that is not possible, in one line.
    pub(super) fn fetched(
        &self,
        entry: &Entry,
        clones: &Path,
        (depth, protocols, pace): (Depth, &[String], &Pace),
    ) -> Result<PathBuf, String> {
        let url = match &entry.source {
            Source::Path(path) if path.is_dir() => return Ok(path.clone()),
            Source::Path(path) => return Err(format!("there is no folder {}", path.display())),
            Source::Url(url) => url,
        };
        let folder = clones.join(folder_name(url, entry.branch.as_deref()));
        // Another run that brings the same one is waited for.
        let _held = held(&folder.with_extension("lock")).map_err(|error| format!("wait for its folder: {error}"))?;
        let ask = || -> Result<(), String> {
            pace.wait();
            let head = match entry.branch {
                Some(_) => entry.revision(),
                None => self.head(url, protocols)?,
            };
            self.bring(url, &head, &folder, depth, protocols)
        };
        let mut wait = WAIT;
        let mut result = ask();
        for _ in 1..TRIES {
            if !result.as_ref().is_err_and(|why| may_pass(why)) {
                break;
            }
            thread::sleep(wait);
            wait *= 4;
            result = ask();
        }
        result.map(|()| folder)
    }

    /// The branch that the other side names.
    fn head(&self, url: &str, protocols: &[String]) -> Result<String, String> {
        let told = self.run(None, protocols, ["ls-remote", "--symref", "--", url, "HEAD"])?;
        let named = told.lines().find_map(|line| line.strip_prefix("ref: ")?.split_whitespace().next());
        named.map(str::to_owned).ok_or_else(|| "it has no commit, or does not name a default branch".to_owned())
    }

    /// Brings a branch into a folder.
    fn bring(&self, url: &str, head: &str, folder: &Path, depth: Depth, protocols: &[String]) -> Result<(), String> {
        if !folder.join("HEAD").is_file() {
            let arguments: [&OsStr; 6] = [
                "init".as_ref(),
                "--quiet".as_ref(),
                "--bare".as_ref(),
                "--template=".as_ref(),
                "--".as_ref(),
                folder.as_os_str(),
            ];
            self.run(None, protocols, arguments)?;
        }
        // What a git that was stopped left: nobody else writes here, as long as the folder is held.
        for lock in ["HEAD.lock", "config.lock", "shallow.lock"] {
            let _ = std::fs::remove_file(folder.join(lock));
        }
        let is_shallow = folder.join("shallow").is_file();
        let much: &[&str] = match depth {
            Depth::One => &["--depth=1", "--no-tags"],
            Depth::All if is_shallow => &["--unshallow", "--tags"],
            Depth::All => &["--tags"],
        };
        let refspec = format!("+{head}:{head}");
        let fixed = ["fetch", "--quiet", "--force", "--no-recurse-submodules", "--no-write-fetch-head"];
        let arguments: Vec<&str> = fixed.iter().chain(much).copied().chain(["--", url, &refspec]).collect();
        self.run(Some(folder), protocols, arguments)?;
        self.run(Some(folder), protocols, ["symbolic-ref", "HEAD", head])?;
        // What is known of a repository begins with where it is from.
        self.run(Some(folder), protocols, ["config", "remote.origin.url", url]).map(drop)
    }

    /// Runs git; gives what it printed, or what it complained of.
    fn run<A: AsRef<OsStr>>(
        &self,
        folder: Option<&Path>,
        protocols: &[String],
        arguments: impl IntoIterator<Item = A>,
    ) -> Result<String, String> {
        let mut command = Command::new(&self.program);
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ASKPASS", "SSH_ASKPASS"]
        {
            command.env_remove(name);
        }
        command
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GCM_INTERACTIVE", "never")
            .env("GIT_SSH_COMMAND", &self.ssh)
            .env("GIT_ALLOW_PROTOCOL", protocols.join(":"))
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("LC_ALL", "C");
        for setting in [
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "core.askPass=",
            "gc.auto=0",
            "maintenance.auto=false",
            "fetch.recurseSubmodules=false",
            "fetch.fsckObjects=false",
        ] {
            command.args(["-c", setting]);
        }
        if let Some(folder) = folder {
            command.arg("--git-dir").arg(folder);
        }
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        self.ended(command)
    }

    #[expect(clippy::disallowed_methods, reason = "only how long is waited depends on the time")]
    fn ended(&self, mut command: Command) -> Result<String, String> {
        let mut program = Program::start(&mut command)
            .map_err(|error| format!("git cannot be started ({error}): install it, or put it on the PATH"))?;
        let (mut out, mut said) = (program.0.stdout.take(), program.0.stderr.take());
        let out = thread::spawn(move || out.as_mut().map(|out| read(out, MOST_PRINTED)).unwrap_or_default());
        let said = thread::spawn(move || said.as_mut().map(|said| read(said, MOST_SAID)).unwrap_or_default());
        let start = Instant::now();
        let status = loop {
            match program.0.try_wait().map_err(|error| error.to_string())? {
                Some(status) => break status,
                None if start.elapsed() >= self.timeout => {
                    program.stop();
                    return Err(format!("git took longer than {} seconds and was stopped", self.timeout.as_secs()));
                }
                None => thread::sleep(BEAT),
            }
        };
        let (out, said) = (out.join().unwrap_or_default(), said.join().unwrap_or_default());
        if status.success() { Ok(out) } else { Err(complaint(&said)) }
    }
}

fn read(from: &mut dyn io::Read, most: u64) -> String {
    let mut bytes = Vec::new();
    // What was read before an error is all there is.
    let _ = from.take(most).read_to_end(&mut bytes);
    // The rest is of no use to anybody, and who writes it must not wait.
    let _ = io::copy(from, &mut io::sink());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The lines that say what is wrong, as one.
fn complaint(said: &str) -> String {
    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("hint:"));
    let words: Vec<&str> = lines.map(|line| line.trim_start_matches("fatal: ").trim_start_matches("error: ")).collect();
    if words.is_empty() { "git failed without a word".to_owned() } else { format!("git: {}", words.join("; ")) }
}

/// Whether the same may go well a moment later: the network, or a server that is too busy.
fn may_pass(why: &str) -> bool {
    const PASSING: [&str; 9] = [
        "Could not resolve host",
        "Connection timed out",
        "Connection reset",
        "early EOF",
        "unexpected disconnect",
        "hung up",
        "returned error: 429",
        "returned error: 50",
        "RPC failed",
    ];
    PASSING.iter().any(|words| why.contains(words))
}

/// A folder's name for a branch of an address: readable, and another one for each.
fn folder_name(url: &str, branch: Option<&str>) -> String {
    let last = url.trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or_default();
    let last = last.strip_suffix(".git").unwrap_or(last);
    let plain: String = last
        .chars()
        .map(|own| if own.is_ascii_alphanumeric() || "-_".contains(own) { own } else { '_' })
        .take(60)
        .collect();
    // No branch has a line break in its name, and no address.
    let digest = Sha256::digest(format!("{url}\n{}", branch.unwrap_or_default()));
    format!("{plain}-{}.git", HEXLOWER.encode(digest.get(..8).unwrap_or_default()))
}
