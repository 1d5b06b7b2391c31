//! A file of entries: their bytes as they came, a line for each (sorted by key), how many there are, a mark. Written once, beside
//! its place, and put there by a rename: a reader never sees half of one. Only the lines are held in memory, by a reader as by a
//! writer.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use crc32fast::Hasher;
use tempfile::NamedTempFile;

use super::key::Key;

/// What a pack ends with; another layout has another mark.
const MARK: &[u8; 8] = b"karat\0p1";
/// The number of entries and the mark.
const FOOT: usize = 4 + MARK.len();
/// Key, offset, length, day, checksum.
const LINE: usize = 32 + 8 + 4 + 4 + 4;
/// What packs are called.
pub(super) const EXTENSION: &str = "pack";
/// The bytes of one entry are fewer.
pub(super) const MOST_OF_ONE: usize = 8 << 20;

/// A pack that is open.
#[derive(Debug)]
pub(super) struct Pack {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its size in bytes.
    pub(super) size: u64,
    file: File,
    lines: Vec<u8>,
}

/// An entry of a pack, as its line has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) key: Key,
    offset: u64,
    pub(super) length: u32,
    /// When it was last of use, in days since 1970.
    pub(super) day: u32,
    check: u32,
}

/// A pack in the making.
#[derive(Debug)]
pub(super) struct Writer {
    out: BufWriter<NamedTempFile>,
    lines: BTreeMap<Key, Line>,
    /// How many bytes were written.
    offset: u64,
}

impl Pack {
    /// Opens a pack; none where it is none, or too large to be one of ours.
    #[expect(clippy::disallowed_methods, reason = "the cache owns its files")]
    pub(super) fn open(path: &Path, most: u64) -> Option<Self> {
        // To open a pipe may take for ever.
        let file = path.metadata().is_ok_and(|found| found.is_file()).then(|| File::open(path).ok())??;
        let size = file.metadata().ok().filter(std::fs::Metadata::is_file)?.len();
        let mut foot = [0; FOOT];
        let end = size.checked_sub(FOOT as u64).filter(|_| size <= most)?;
        read_at(&file, &mut foot, end).ok()?;
        let count = foot.strip_suffix(MARK).and_then(|count| Some(u32::from_le_bytes(count.try_into().ok()?)))?;
        let length = u64::from(count) * LINE as u64;
        let start = end.checked_sub(length)?;
        let mut lines = vec![0; usize::try_from(length).ok()?];
        read_at(&file, &mut lines, start).ok()?;
        Some(Self { path: path.to_owned(), size, file, lines })
    }

    /// Its entries, by key.
    pub(super) fn lines(&self) -> impl ExactSizeIterator<Item = Line> {
        self.lines.chunks_exact(LINE).map(Line::read)
    }

    /// The entry with a key.
    pub(super) fn find(&self, key: &Key) -> Option<Line> {
        let (lines, _) = self.lines.as_chunks::<LINE>();
        // The first bytes of two keys are hardly ever the same, and a number is compared at once.
        let start = |key: &[u8]| key.first_chunk().map_or(0, |start| u64::from_be_bytes(*start));
        let wanted = start(&key.0);
        let order = |line: &[u8; LINE]| start(line).cmp(&wanted).then_with(|| line.get(..32).cmp(&Some(&key.0)));
        let at = lines.binary_search_by(order).ok()?;
        lines.get(at).map(|line| Line::read(line))
    }

    /// The bytes of an entry; none where they are not what was written.
    pub(super) fn bytes(&self, line: &Line) -> Option<Vec<u8>> {
        let bytes = self.raw(line).ok()?;
        (sum(&line.key, &bytes) == line.check).then_some(bytes)
    }

    fn raw(&self, line: &Line) -> io::Result<Vec<u8>> {
        let end = line.offset.checked_add(u64::from(line.length)).filter(|end| *end <= self.size);
        let is_sound = end.is_some() && line.length as usize <= MOST_OF_ONE;
        let mut bytes =
            vec![0; if is_sound { line.length as usize } else { return Err(io::ErrorKind::InvalidData.into()) }];
        read_at(&self.file, &mut bytes, line.offset)?;
        Ok(bytes)
    }

    /// Notes when the pack was last of use: what was not for the longest goes first. Where that is not possible it looks older than
    /// it is.
    pub(super) fn touch(&self, day: u32) {
        let now = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(u64::from(day) * 86_400);
        let is_old = self.file.metadata().and_then(|own| own.modified()).is_ok_and(|own| own < now);
        if is_old {
            let _ = self.file.set_modified(now);
        }
    }
}

impl Line {
    fn read(bytes: &[u8]) -> Self {
        let (key, rest) = bytes.split_first_chunk().unwrap_or((&[0; 32], &[]));
        let (offset, rest) = rest.split_first_chunk().unwrap_or((&[0; 8], &[]));
        let mut numbers = rest.chunks_exact(4).map(|own| u32::from_le_bytes(own.try_into().unwrap_or_default()));
        let mut next = || numbers.next().unwrap_or_default();
        Self { key: Key(*key), offset: u64::from_le_bytes(*offset), length: next(), day: next(), check: next() }
    }

    fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        let Self { key, offset, length, day, check } = self;
        out.write_all(&key.0)?;
        out.write_all(&offset.to_le_bytes())?;
        [length, day, check].into_iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))
    }
}

impl Writer {
    /// An empty pack for a folder.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let file = tempfile::Builder::new().prefix("new-").suffix(".tmp").tempfile_in(folder)?;
        Ok(Self { out: BufWriter::with_capacity(1 << 16, file), lines: BTreeMap::new(), offset: 0 })
    }

    /// Its size so far.
    pub(super) fn size(&self) -> u64 {
        self.offset + (self.lines.len() * LINE + FOOT) as u64
    }

    /// Whether there is no entry.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether there is an entry with a key.
    pub(super) fn has(&self, key: &Key) -> bool {
        self.lines.contains_key(key)
    }

    /// Adds an entry that was of use on a day.
    pub(super) fn add(&mut self, key: Key, day: u32, bytes: &[u8]) -> io::Result<()> {
        let line = Line { key, offset: 0, length: 0, day, check: sum(&key, bytes) };
        self.append(line, bytes)
    }

    /// Adds an entry of another pack, as it is: whether it is sound is seen when it is read.
    pub(super) fn copy(&mut self, pack: &Pack, line: Line) -> io::Result<()> {
        match pack.raw(&line) {
            Ok(bytes) => self.append(line, &bytes),
            Err(_) => Ok(()),
        }
    }

    /// The same key has the same bytes: once is enough.
    fn append(&mut self, line: Line, bytes: &[u8]) -> io::Result<()> {
        if self.has(&line.key) {
            return Ok(());
        }
        let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
        self.out.write_all(bytes)?;
        self.lines.insert(line.key, Line { offset: self.offset, length, ..line });
        self.offset += u64::from(length);
        Ok(())
    }

    /// Puts the pack in its place. Its name is a sum of its lines.
    pub(super) fn finish(self) -> io::Result<PathBuf> {
        let Self { mut out, lines, offset: _ } = self;
        let mut name = super::Recipe::whoever("pack");
        for line in lines.values() {
            line.write(&mut out)?;
            name = name.bytes(&line.key.0).number(u64::from(line.day)).number(u64::from(line.check));
        }
        out.write_all(&u32::try_from(lines.len()).map_err(io::Error::other)?.to_le_bytes())?;
        out.write_all(MARK)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        let name = data_encoding::HEXLOWER.encode(name.key().0.get(..16).unwrap_or_default());
        let path = file.path().with_file_name(name).with_extension(EXTENSION);
        file.persist(&path)?;
        Ok(path)
    }
}

/// The checksum of an entry: a pack that was damaged does not answer with the bytes of another key.
fn sum(key: &Key, bytes: &[u8]) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(&key.0);
    hasher.update(bytes);
    hasher.finalize()
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    use std::os::unix::fs::FileExt as _;
    file.read_exact_at(bytes, offset)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt as _;
    while !bytes.is_empty() {
        match file.seek_read(bytes, offset)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = bytes.get_mut(read..).unwrap_or_default();
                offset += read as u64;
            }
        }
    }
    Ok(())
}
