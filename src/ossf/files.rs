//! A folder → the files that Scorecard sees in it: all but those of `.git`, whatever ignore files say.
//!
//! In the order of Scorecard's walk, folder by folder by name, because some checks take the first file that fits. Links to files
//! inside of the folder count as files; links that leave it are left out. Reads bytes on request; never writes.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// No text that a check reads is longer; the rest of a longer one is not judged.
const LIMIT: u64 = 64 * 1024 * 1024;

/// The files of a repository.
#[derive(Debug)]
pub(super) struct Tree {
    /// In the order of the walk.
    pub(super) files: Vec<Entry>,
}

/// A file.
#[derive(Debug)]
pub(super) struct Entry {
    /// Relative to the root, `/` between its parts.
    pub(super) path: String,
    /// The path in lower case: most checks do not care.
    pub(super) lower: String,
    absolute: PathBuf,
}

impl Tree {
    /// Lists a folder; what cannot be read is not listed.
    pub(super) fn of(root: &Path) -> Self {
        let real = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let walk = WalkDir::new(&real).sort_by_file_name().min_depth(1).into_iter();
        let entries = walk.filter_entry(|entry| !(entry.file_type().is_dir() && entry.file_name() == ".git"));
        let files = entries.filter_map(Result::ok).filter(|entry| is_file(entry, &real)).filter_map(|entry| {
            let relative = entry.path().strip_prefix(&real).ok()?;
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            let path = parts.join("/");
            Some(Entry { lower: path.to_lowercase(), path, absolute: entry.into_path() })
        });
        Self { files: files.collect() }
    }

    /// Files whose name in lower case is this, the path where the name has slashes.
    pub(super) fn named<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.files.iter().filter(move |entry| entry.lower == lower || entry.name() == lower)
    }
}

fn is_file(entry: &DirEntry, root: &Path) -> bool {
    if !entry.path_is_symlink() {
        return entry.file_type().is_file();
    }
    entry.path().canonicalize().is_ok_and(|target| target.starts_with(root) && target.is_file())
}

impl Entry {
    /// The last part of the path, in lower case.
    pub(super) fn name(&self) -> &str {
        self.lower.rsplit('/').next().unwrap_or(&self.lower)
    }

    /// Whether the file is data of tests, which most checks do not look at.
    pub(super) fn is_test_data(&self) -> bool {
        ["testdata/", "src/test/"]
            .into_iter()
            .any(|folder| self.path.starts_with(folder) || self.path.contains(&format!("/{folder}")))
    }

    /// Its first bytes, and the rest if the reader of the first ones asks for it.
    #[expect(clippy::disallowed_methods, reason = "this room reads what discover leaves out")]
    pub(super) fn read(&self, head: usize, wants_all: impl FnOnce(&[u8]) -> bool) -> io::Result<Vec<u8>> {
        let mut file = File::open(&self.absolute)?;
        let mut bytes = Vec::new();
        (&mut file).take(head as u64).read_to_end(&mut bytes)?;
        if bytes.len() == head && wants_all(&bytes) {
            file.take(LIMIT).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }

    /// Its text; empty where it cannot be read.
    pub(super) fn text(&self) -> String {
        let bytes = self.read(1, |_| true).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}
