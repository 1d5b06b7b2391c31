//! A part of a plan, judged: one object, a line a repository, written as a whole or not at all and never twice. What was judged before
//! a run was stopped is found again.

use std::fs;
use std::io::{self, BufRead as _, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use serde::{Deserialize, Serialize};

use super::Error;
use super::fetch::Git;
use super::pace::Pace;
use super::plan::{Entry, Plan};
use crate::scratch;

/// The first line of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) schema: u32,
    /// The digest of the plan.
    pub(super) plan: String,
    /// Which part.
    pub(super) shard: usize,
    /// Of how many.
    pub(super) of: usize,
    /// How many lines follow.
    pub(super) repositories: usize,
}

impl Header {
    /// The one of a part with so many repositories.
    pub(super) fn of(plan: &Plan, shard: usize, repositories: usize) -> Self {
        Self { schema: 1, plan: plan.digest().to_owned(), shard, of: plan.shards, repositories }
    }
}

/// A repository, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Judged {
    /// The commit.
    pub(crate) commit: String,
    /// The report, as JSON on one line.
    pub(crate) report: Vec<u8>,
}

/// What is told while a part is judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'t> {
    /// The repository.
    pub(crate) name: &'t str,
    /// How many are done.
    pub(crate) done: usize,
    /// Of how many.
    pub(crate) all: usize,
    /// What went wrong with it.
    pub(crate) failure: Option<&'t str>,
}

/// A part of a plan.
pub(crate) struct Shard<'s> {
    /// The plan.
    pub(crate) plan: &'s Plan,
    /// Which part, from 0.
    pub(crate) index: usize,
    /// Where fetched objects and what is not finished are.
    pub(crate) folder: &'s Path,
    /// Where the object goes to.
    pub(crate) objects: &'s Path,
    /// What fetches.
    pub(crate) git: &'s Git,
    /// How often servers are asked.
    pub(crate) pace: &'s Pace,
    /// How many repositories are judged at a time.
    pub(crate) jobs: usize,
}

/// The name of an object.
pub(crate) fn object(plan: &Plan, index: usize) -> String {
    format!("shard-{index}-of-{}-{}.jsonl", plan.shards, plan.digest().get(..16).unwrap_or_default())
}

/// The line of a repository begins with its name, so that it is known without being read.
pub(super) fn start(entry: &Entry) -> String {
    format!("{{\"repository\":{},", serde_json::Value::from(entry.name.as_str()))
}

impl Shard<'_> {
    /// Judges the part; whether there was anything to do.
    pub(crate) fn run(
        &self,
        judge: &(dyn Fn(&Entry, &Path) -> Result<Judged, String> + Sync),
        told: &(dyn Fn(Told<'_>) + Sync),
    ) -> Result<bool, Error> {
        let positions: Vec<usize> = self.plan.part(self.index)?.collect();
        let path = self.objects.join(object(self.plan, self.index));
        if path.is_file() {
            return Ok(false);
        }
        let state = self.state();
        for folder in [&state, &self.clones(), &self.objects.to_owned()] {
            fs::create_dir_all(folder).map_err(|error| Error::file("make the folder", folder, error))?;
        }
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let failed: Mutex<Option<Error>> = Mutex::new(None);
        thread::scope(|scope| {
            for _ in 0..self.jobs.clamp(1, positions.len().max(1)) {
                scope.spawn(|| {
                    while let Some(position) = positions.get(next.fetch_add(1, Ordering::Relaxed)) {
                        match self.one(*position, &state, judge) {
                            Ok((name, failure)) => {
                                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                                told(Told { name, done, all: positions.len(), failure: failure.as_deref() });
                            }
                            Err(error) => {
                                next.store(positions.len(), Ordering::Relaxed);
                                failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                            }
                        }
                    }
                });
            }
        });
        if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        self.assemble(&positions, &state, &path)?;
        let _ = fs::remove_dir_all(&state);
        Ok(true)
    }

    /// Where what is not finished of this part is.
    fn state(&self) -> PathBuf {
        self.folder.join("unfinished").join(object(self.plan, self.index))
    }

    fn clones(&self) -> PathBuf {
        self.folder.join("clones")
    }

    /// Judges one repository, unless that was done before; what went wrong with it is its result.
    fn one(
        &self,
        position: usize,
        state: &Path,
        judge: &(dyn Fn(&Entry, &Path) -> Result<Judged, String> + Sync),
    ) -> Result<(&str, Option<String>), Error> {
        let Some(entry) = self.plan.repositories.get(position) else { return Ok(("", None)) };
        let path = state.join(format!("{position}.json"));
        if path.is_file() {
            return Ok((&entry.name, None));
        }
        let how = (self.plan.depth, self.plan.protocols.as_slice(), self.pace);
        let judged = self.git.fetched(entry, &self.clones(), how).and_then(|folder| survived(|| judge(entry, &folder)));
        let write = || {
            let mut file = scratch::File::beside(&path)?;
            line(entry, &judged, &mut BufWriter::new(file.as_file_mut()))?;
            file.replace(&path)
        };
        write().map_err(|error| Error::file("write", &path, error))?;
        Ok((&entry.name, judged.err()))
    }

    /// Puts the object together.
    fn assemble(&self, positions: &[usize], state: &Path, path: &Path) -> Result<(), Error> {
        let header = Header::of(self.plan, self.index, positions.len());
        let write = || {
            let mut file = scratch::File::beside(path)?;
            let mut out = BufWriter::new(file.as_file_mut());
            serde_json::to_writer(&mut out, &header)?;
            out.write_all(b"\n")?;
            for position in positions {
                io::copy(&mut reader(&state.join(format!("{position}.json")))?, &mut out)?;
            }
            out.flush()?;
            drop(out);
            file.as_file_mut().sync_all()?;
            file.settle(path)
        };
        match write() {
            // Somebody else has judged the same part meanwhile: both are the same.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            written => written.map_err(|error| Error::file("write", path, error)),
        }
    }
}

/// What judging gives; a panic in it is our bug, and no reason to lose the other repositories.
fn survived(judge: impl FnOnce() -> Result<Judged, String>) -> Result<Judged, String> {
    let failed = |_| Err("karat failed on it; this is a bug in karat, please report it".to_owned());
    catch_unwind(AssertUnwindSafe(judge)).unwrap_or_else(failed)
}

/// A file, to be read from its start.
#[expect(clippy::disallowed_methods, reason = "fleet owns its files")]
pub(super) fn reader(path: &Path) -> io::Result<BufReader<fs::File>> {
    fs::File::open(path).map(BufReader::new)
}

/// Writes the line of a repository.
fn line(entry: &Entry, judged: &Result<Judged, String>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(start(entry).as_bytes())?;
    match judged {
        Ok(Judged { commit, report }) => {
            write!(out, "\"commit\":{},\"report\":", serde_json::Value::from(commit.as_str()))?;
            // Inside of strings line breaks are escaped: what is one here stands between the parts of the report.
            for part in report.as_slice().lines() {
                out.write_all(part?.trim_start().as_bytes())?;
            }
        }
        Err(why) => write!(out, "\"error\":{}", serde_json::Value::from(why.as_str()))?,
    }
    out.write_all(b"}\n")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_on_which_karat_fails_is_one_with_an_error() {
        let judged = survived(|| panic!("a bug"));
        assert!(judged.unwrap_err().contains("a bug in karat"));
        assert_eq!(survived(|| Err("no".to_owned())), Err("no".to_owned()));
    }
}
