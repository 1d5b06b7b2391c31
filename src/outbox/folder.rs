//! The folder of reports that wait: one folder for each server, named by its address, and in it a compressed file for each report.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sha2::{Digest as _, Sha256};

use super::address::Address;
use crate::scratch;

/// How the file of a report ends.
const END: &str = ".json.gz";
/// What a name of a folder has of an address as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

/// A folder of reports that wait.
#[derive(Clone, Debug)]
pub(crate) struct Outbox(PathBuf);

/// A report that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// The server that it is for.
    pub(crate) address: Address,
    /// The file.
    pub(crate) path: PathBuf,
    /// Its bytes, compressed.
    pub(crate) size: u64,
    /// The moment that the report speaks of, in seconds since 1970.
    pub(crate) moment: i64,
}

impl Outbox {
    /// That in a folder, which is made once there is something in it.
    pub(crate) const fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where it is.
    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    /// Puts a report into it, in full or not at all; `render` writes it, and the moment is the one that it speaks of. The same report
    /// is there once.
    pub(crate) fn put(
        &self,
        address: &Address,
        moment: i64,
        render: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<Waiting> {
        let folder = self.of(address);
        private(&folder)?;
        let mut unfinished = scratch::File::beside(&folder.join(END))?;
        close(unfinished.as_file_mut())?;
        let mut out = GzEncoder::new(
            Seen { out: BufWriter::new(unfinished.as_file_mut()), digest: Sha256::new() },
            Compression::fast(),
        );
        render(&mut out)?;
        let Seen { mut out, digest } = out.finish()?;
        out.flush()?;
        drop(out);
        let digest = HEXLOWER.encode(digest.finalize().get(..8).unwrap_or_default());
        unfinished.as_file_mut().sync_data()?;
        let size = unfinished.as_file_mut().metadata()?.len();
        let path = folder.join(format!("{moment}-{digest}{END}"));
        unfinished.replace(&path)?;
        Ok(Waiting { address: address.clone(), path, size, moment })
    }

    /// The reports that wait, by server, the oldest first.
    pub(crate) fn waiting(&self) -> io::Result<Vec<Waiting>> {
        let mut all = Vec::new();
        for folder in entries(&self.0)? {
            let Some(address) = address_of(&folder) else { continue };
            for path in entries(&folder)? {
                all.extend(waiting(&address, path));
            }
        }
        all.sort_by(|a, b| (&a.address, a.moment, &a.path).cmp(&(&b.address, b.moment, &b.path)));
        Ok(all)
    }

    fn of(&self, address: &Address) -> PathBuf {
        self.0.join(utf8_percent_encode(address.as_str(), KEPT).to_string())
    }
}

impl Waiting {
    /// The compressed report.
    #[expect(clippy::disallowed_methods, reason = "reports that wait are read by who sends them")]
    pub(super) fn open(&self) -> io::Result<File> {
        File::open(&self.path)
    }

    /// Takes it out. That somebody else has done so already is as good.
    pub(crate) fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }
}

/// What is in a folder; nothing where there is none.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| entry.map(|own| own.path())).collect(),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn address_of(folder: &Path) -> Option<Address> {
    let name = folder.file_name()?.to_str()?;
    Address::parse(&percent_decode_str(name).decode_utf8().ok()?)
}

fn waiting(address: &Address, path: PathBuf) -> Option<Waiting> {
    let name = path.file_name()?.to_str()?.strip_suffix(END)?;
    let moment = name.rsplit_once('-')?.0.parse().ok()?;
    let size = path.metadata().ok()?.len();
    Some(Waiting { address: address.clone(), path, size, moment })
}

/// Makes a folder into which nobody else looks: reports tell what is wrong with a repository.
fn private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

#[cfg(unix)]
fn close(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
const fn close(_: &File) -> io::Result<()> {
    Ok(())
}

/// Writes on, and takes a digest of what went by.
struct Seen<W> {
    out: W,
    digest: Sha256,
}

impl<W: Write> Write for Seen<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
