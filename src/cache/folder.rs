//! The folder of a cache: a folder for each shelf, only for the eyes of its user, and never larger than it may be.

use std::fs::{self, DirBuilder};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use super::pack::EXTENSION;
use super::{Recipe, Shelf};

/// The folder inside, by the layout of what is in it.
const LAYOUT: &str = "v1";
/// Tells programs that save files that these need not be (<https://bford.info/cachedir/>).
const TAG: (&str, &str) = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n# What karat worked out; it may be removed at any time: `karat cache clean`.\n",
);
/// A cache inside of a repository is none of its files.
const IGNORED: (&str, &str) = (".gitignore", "*\n");

/// Where entries are kept between runs.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    /// The most bytes that it may hold.
    pub(super) most: u64,
    has_grown: AtomicBool,
}

/// How much a cache holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Files.
    pub files: u64,
    /// Bytes in them.
    pub bytes: u64,
}

/// A file of a cache.
struct Found {
    path: PathBuf,
    size: u64,
    used: SystemTime,
}

impl Cache {
    /// What a cache may hold where nobody says, in bytes.
    pub const MOST: u64 = 256 << 20;

    /// The cache in a folder, which may not be there yet, of at most so many bytes.
    pub fn at(folder: PathBuf, most: u64) -> Self {
        Self { folder, most, has_grown: AtomicBool::new(false) }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How much it holds.
    pub fn size(&self) -> Size {
        let add = |sum: Size, own: &Found| Size { files: sum.files + 1, bytes: sum.bytes + own.size };
        self.found().iter().fold(Size::default(), add)
    }

    /// Removes what it holds, and the folder where nothing else is in it. Gives what was removed.
    pub fn clean(&self) -> io::Result<Size> {
        let mut removed = Size::default();
        for own in self.found() {
            fs::remove_file(&own.path)?;
            removed = Size { files: removed.files + 1, bytes: removed.bytes + own.size };
        }
        // What remains is somebody else's.
        let layout = self.folder.join(LAYOUT);
        for shelf in entries(&layout).chain([layout.clone()]) {
            let _ = fs::remove_dir(shelf);
        }
        if !layout.exists() {
            for (name, _) in [TAG, IGNORED] {
                let _ = fs::remove_file(self.folder.join(name));
            }
            let _ = fs::remove_dir(&self.folder);
        }
        Ok(removed)
    }

    /// The entries of repositories of a name. A clone is often called otherwise than another one of the same, by number or by
    /// branch; its name is what they share most often, and entries do not depend on where it is. `today` is in days since 1970.
    pub(crate) fn shelf(&self, repository: &str, today: u32) -> Shelf<'_> {
        let key = Recipe::whoever("shelf").text(repository).key();
        let name = data_encoding::HEXLOWER.encode(key.0.get(..8).unwrap_or_default());
        Shelf::open(self, self.folder.join(LAYOUT).join(name), today)
    }

    /// Removes what was not of use for the longest, where this run made the cache too large.
    pub(crate) fn tidy(&self) {
        if !self.has_grown.swap(false, Ordering::Relaxed) {
            return;
        }
        let mut found = self.found();
        found.sort_by(|a, b| (a.used, &a.path).cmp(&(b.used, &b.path)));
        let mut size: u64 = found.iter().map(|own| own.size).sum();
        for own in found {
            if size <= self.most {
                return;
            }
            let _ = fs::remove_file(&own.path);
            size = size.saturating_sub(own.size);
        }
    }

    /// Notes that a shelf was written.
    pub(super) fn grew(&self) {
        self.has_grown.store(true, Ordering::Relaxed);
    }

    /// Makes the folder of a shelf, which others cannot read.
    pub(super) fn make(&self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        builder().create(folder)?;
        for (name, text) in [TAG, IGNORED] {
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            // Another run may have done it.
            let _ = file.persist_noclobber(self.folder.join(name));
        }
        Ok(())
    }

    /// Its packs, and what runs that were stopped left of some.
    fn found(&self) -> Vec<Found> {
        let shelves = entries(&self.folder.join(LAYOUT));
        let files = shelves.flat_map(|shelf| {
            let (packs, others) = apart(&shelf);
            packs.into_iter().chain(others)
        });
        let found = files.filter_map(|path| {
            let about = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
            Some(Found { size: about.len(), used: about.modified().unwrap_or(SystemTime::UNIX_EPOCH), path })
        });
        found.collect()
    }
}

/// The packs in a folder, and what is to become one.
pub(super) fn apart(shelf: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let is = |path: &Path, extension: &str| path.extension().is_some_and(|own| own == extension);
    let ours = entries(shelf).filter(|path| is(path, EXTENSION) || is(path, "tmp"));
    ours.partition(|path| is(path, EXTENSION))
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()))
}

#[cfg(unix)]
fn builder() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt as _;
    let mut builder = DirBuilder::new();
    builder.recursive(true).mode(0o700);
    builder
}

#[cfg(not(unix))]
fn builder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    builder
}
