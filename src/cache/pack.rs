//! A file of entries: a mark, how many there are, a line for each (sorted by key), then their bytes. Written once, beside its place,
//! and put there by a rename: a reader never sees half of one. Only the lines are held in memory.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use crc32fast::Hasher;

use super::key::Key;

/// What a pack starts with; another layout has another mark.
const MARK: &[u8; 8] = b"karat\0p1";
/// The mark and the number of entries.
const HEAD: usize = MARK.len() + 4;
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

/// An entry that is to be written.
#[derive(Debug)]
pub(super) struct Entry<'p> {
    pub(super) key: Key,
    pub(super) day: u32,
    pub(super) from: From<'p>,
}

/// Where the bytes of an entry come from.
#[derive(Debug)]
pub(super) enum From<'p> {
    /// From this run.
    Memory(&'p [u8]),
    /// From another pack, as they are: whether they are sound is seen when they are read.
    Pack(&'p Pack, Line),
}

impl Pack {
    /// Opens a pack; none where it is none, or too large to be one of ours.
    #[expect(clippy::disallowed_methods, reason = "the cache owns its files")]
    pub(super) fn open(path: &Path, most: u64) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let size = file.metadata().ok().filter(std::fs::Metadata::is_file)?.len();
        let mut head = [0; HEAD];
        file.read_exact(&mut head).ok()?;
        let count = head.strip_prefix(MARK).and_then(|count| Some(u32::from_le_bytes(count.try_into().ok()?)))?;
        let length = u64::from(count) * LINE as u64;
        if size > most || size < HEAD as u64 + length {
            return None;
        }
        let mut lines = vec![0; usize::try_from(length).ok()?];
        file.read_exact(&mut lines).ok()?;
        Some(Self { path: path.to_owned(), size, file, lines })
    }

    /// Its entries, by key.
    pub(super) fn lines(&self) -> impl ExactSizeIterator<Item = Line> {
        self.lines.chunks_exact(LINE).map(Line::read)
    }

    /// The entry with a key.
    pub(super) fn find(&self, key: &Key) -> Option<Line> {
        let (mut low, mut high) = (0, self.lines.len() / LINE);
        while low < high {
            let middle = low + (high - low) / 2;
            let line = Line::read(self.lines.get(middle * LINE..(middle + 1) * LINE)?);
            match line.key.cmp(key) {
                std::cmp::Ordering::Equal => return Some(line),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
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

impl Entry<'_> {
    /// How many bytes it takes in a pack.
    pub(super) fn size(&self) -> u64 {
        let length = match &self.from {
            From::Memory(bytes) => bytes.len() as u64,
            From::Pack(_, line) => u64::from(line.length),
        };
        length + LINE as u64
    }
}

/// Writes a pack of entries, which are sorted by key and differ in it, into a folder. Its name is a sum of its lines.
pub(super) fn write(folder: &Path, entries: &[Entry<'_>]) -> io::Result<PathBuf> {
    let mut file = tempfile::Builder::new().prefix("new-").suffix(".tmp").tempfile_in(folder)?;
    let mut out = BufWriter::with_capacity(1 << 16, file.as_file_mut());
    let count = u32::try_from(entries.len()).map_err(io::Error::other)?;
    out.write_all(MARK)?;
    out.write_all(&count.to_le_bytes())?;
    let mut offset = (HEAD + entries.len() * LINE) as u64;
    let mut name = super::Recipe::whoever("pack");
    for entry in entries {
        let (length, check) = match &entry.from {
            From::Memory(bytes) => (u32::try_from(bytes.len()).map_err(io::Error::other)?, sum(&entry.key, bytes)),
            From::Pack(_, line) => (line.length, line.check),
        };
        let line = Line { key: entry.key, offset, length, day: entry.day, check };
        line.write(&mut out)?;
        offset += u64::from(length);
        name = name.bytes(&entry.key.0).number(u64::from(entry.day)).number(u64::from(check));
    }
    for entry in entries {
        match &entry.from {
            From::Memory(bytes) => out.write_all(bytes)?,
            From::Pack(pack, line) => out.write_all(&pack.raw(line)?)?,
        }
    }
    out.flush()?;
    drop(out);
    let name = data_encoding::HEXLOWER.encode(name.key().0.get(..16).unwrap_or_default());
    let path = folder.join(name).with_extension(EXTENSION);
    file.persist(&path)?;
    Ok(path)
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
