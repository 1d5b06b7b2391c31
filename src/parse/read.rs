//! A file, on the disk or in a store → its documents. The only place of this room that touches the disk.

use std::borrow::Cow;
use std::fs::{File, Metadata, symlink_metadata};
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::charts::ChartIndex;
use super::decode::{self, Refusal};
use super::documents::{self, problem};
use super::{kinds, templates};
use crate::model::ProblemKind;
use crate::model::document::ParsedFile;
use crate::model::format::Format;
use crate::model::source::{Content, SourceFile};

/// What reading needs to be told.
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions<'a> {
    /// Files above this many bytes are not parsed.
    pub max_file_size: u64,
    /// Where the repository's Helm charts are.
    pub charts: &'a ChartIndex,
}

/// Offsets are 32 bits wide; half of that leaves room for what is built from several files.
const MOST: u64 = u32::MAX as u64 / 2;
/// What is read of a file that is too large, to see what it looks like, in bytes.
const GLIMPSE: usize = 64 << 10;

/// Reads and parses a file. Never fails as a whole: what cannot be read is a problem.
pub fn read(file: &Arc<SourceFile>, options: &ReadOptions<'_>) -> ParsedFile {
    if file.format == Format::Other {
        let mut parsed = empty(file);
        let notice = templates::by_name(file);
        parsed.problems.extend(notice.map(|notice| documents::skipped(file, notice)));
        return parsed;
    }
    of(file, load(&file.content, options.max_file_size.min(MOST)), options)
}

/// Parses the bytes of a file, which were read before.
pub(crate) fn read_bytes(file: &Arc<SourceFile>, bytes: Vec<u8>, options: &ReadOptions<'_>) -> ParsedFile {
    of(file, Ok(bytes), options)
}

fn of(file: &Arc<SourceFile>, bytes: Result<Vec<u8>, Refusal>, options: &ReadOptions<'_>) -> ParsedFile {
    let mut parsed = empty(file);
    match bytes.and_then(|bytes| decode::text(bytes, file.format)) {
        Ok(text) => documents::of(&mut parsed, text, options.charts),
        Err(refusal) => {
            // Where the file was too large when it was listed, that was said then.
            let is_said = refusal.kind == ProblemKind::TooLarge && file.size > options.max_file_size;
            if refusal.kind.is_incomplete() {
                match &refusal.glimpse {
                    Some(text) => documents::unjudged(&mut parsed, text, options.charts, &[], true),
                    None => parsed.unjudged.push(kinds::expected(file, options.charts, None)),
                }
            }
            if !is_said {
                let said = problem(file, refusal.kind, refusal.position, refusal.message);
                parsed.problems.push(said.with_help(refusal.help));
            }
        }
    }
    parsed
}

/// The text of a file; none where it cannot be read.
pub(crate) fn text(file: &SourceFile, options: &ReadOptions<'_>) -> Option<Arc<str>> {
    let bytes = load(&file.content, options.max_file_size.min(MOST)).ok()?;
    decode::text(bytes, file.format).ok()
}

/// The text of any file, by whatever name, for the facts: a link inside of the repository is followed, and bytes that are no UTF-8
/// are replaced. `None` where it is no text, or larger than the limit; what cannot be read is said in one line.
pub(crate) fn content(file: &SourceFile, limit: u64) -> Result<Option<Arc<str>>, String> {
    let failed = |what: &dyn std::fmt::Display| format!("{}: {what}", file.path);
    let mut content = Cow::Borrowed(&file.content);
    if let Some(path) = file.on_disk().filter(|path| symlink_metadata(path).is_ok_and(|found| found.is_symlink())) {
        let target = path.canonicalize().map_err(|error| failed(&error.kind()))?;
        if !file.repository.root.canonicalize().is_ok_and(|root| target.starts_with(root)) {
            return Ok(None);
        }
        content = Cow::Owned(Content::Disk(target));
    }
    let bytes = match load(&content, limit.min(MOST)) {
        Ok(bytes) => bytes,
        Err(refusal) if refusal.kind == ProblemKind::TooLarge => return Ok(None),
        Err(refusal) => return Err(failed(&refusal.message)),
    };
    Ok(decoded(bytes))
}

/// The text that a file's bytes are; none where they are no text. What is no UTF-8 in it is replaced.
pub(crate) fn decoded(bytes: Vec<u8>) -> Option<Arc<str>> {
    let is_wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_wide || bytes.contains(&0) || std::str::from_utf8(&bytes).is_ok() {
        return decode::text(bytes, Format::Other).ok();
    }
    Some(String::from_utf8_lossy(&bytes).into())
}

/// The bytes of a regular file, whatever they are.
pub(crate) fn bytes(file: &SourceFile, limit: u64) -> Result<Vec<u8>, String> {
    load(&file.content, limit.min(MOST)).map_err(|refusal| format!("{}: {}", file.path, refusal.message))
}

/// The documents of a text that would stand in a file.
pub(crate) fn of_text(file: &Arc<SourceFile>, text: Arc<str>, charts: &ChartIndex) -> ParsedFile {
    let mut parsed = empty(file);
    documents::of(&mut parsed, text, charts);
    parsed
}

/// The objects of a text that was rendered, under the file that it is reported at.
pub(crate) fn rendered(file: &Arc<SourceFile>, text: Arc<str>, options: &ReadOptions<'_>) -> ParsedFile {
    let mut parsed = empty(file);
    documents::of_rendered(&mut parsed, text, options.charts);
    parsed
}

fn empty(file: &Arc<SourceFile>) -> ParsedFile {
    ParsedFile { file: file.clone(), documents: Vec::new(), problems: Vec::new(), unjudged: Vec::new() }
}

/// The bytes of a file, wherever they are.
fn load(content: &Content, limit: u64) -> Result<Vec<u8>, Refusal> {
    match content {
        Content::Disk(path) => from_disk(path, limit),
        Content::Stored(stored) | Content::Unsaved(_, stored) => match stored.store.bytes(&stored.id) {
            Ok(bytes) if bytes.len() as u64 > limit => Err(too_large(limit, &bytes)),
            Ok(bytes) => Ok(bytes),
            Err(reason) => {
                let help = "see whether the clone is complete: `git fsck`";
                Err(Refusal::new(ProblemKind::Unreadable, format!("the file cannot be read: {reason}"), help))
            }
        },
    }
}

/// The bytes of a regular file; links are not followed, and nothing is read beyond the limit.
fn from_disk(path: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    let failed = |error: io::Error| {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "the file vanished while it was scanned".to_owned(),
            kind => format!("the file cannot be read: {kind}"),
        };
        Refusal::new(ProblemKind::Unreadable, message, "see that you may read it, and scan again")
    };
    let listed = symlink_metadata(path).map_err(failed)?;
    if !listed.is_file() {
        return Err(Refusal::new(ProblemKind::Unreadable, "not a regular file", "name the file that it leads to"));
    }
    #[expect(clippy::disallowed_methods, reason = "the one place that opens scanned files")]
    let mut file = File::open(path).map_err(failed)?;
    let opened = file.metadata().map_err(failed)?;
    if !opened.is_file() || !is_same(&listed, &opened) {
        let message = "the file was replaced while it was scanned";
        return Err(Refusal::new(ProblemKind::Unreadable, message, "scan again"));
    }
    let most = if opened.len() > limit { (GLIMPSE as u64).min(limit) } else { limit };
    let mut bytes = Vec::with_capacity(usize::try_from(opened.len().min(most)).unwrap_or(0) + 1);
    // The size above may be old: a file that grows is cut off, and said.
    file.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(too_large(limit, &bytes));
    }
    Ok(bytes)
}

/// What begins with these bytes, and goes on beyond the limit.
fn too_large(limit: u64, bytes: &[u8]) -> Refusal {
    let message = format!("the file is above the limit of {limit} bytes");
    let glimpse = bytes.get(..GLIMPSE).unwrap_or(bytes);
    Refusal::new(ProblemKind::TooLarge, message, "raise limits.max_file_size in karat.toml").with(glimpse)
}

/// Whether the file that was opened is the one that was looked at: a link put in its place would be followed otherwise.
#[cfg(unix)]
fn is_same(listed: &Metadata, opened: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (listed.dev(), listed.ino()) == (opened.dev(), opened.ino())
}

#[cfg(not(unix))]
fn is_same(_listed: &Metadata, _opened: &Metadata) -> bool {
    true
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the tests make the files that are read")]

    use std::fs;

    use super::super::tests::formatted;
    use super::*;

    /// Reads `name` in a folder that `make` was called on.
    fn read_after(name: &str, size: u64, make: impl FnOnce(&Path)) -> ParsedFile {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        make(&path);
        let file = SourceFile { content: Content::Disk(path), size, ..(*formatted(name, Format::Json)).clone() };
        read(&Arc::new(file), &ReadOptions { max_file_size: 100, charts: &ChartIndex::default() })
    }

    fn said(parsed: &ParsedFile) -> Vec<(ProblemKind, &str)> {
        parsed.problems.iter().map(|problem| (problem.kind, problem.message.as_str())).collect()
    }

    fn write(content: impl AsRef<[u8]>) -> impl FnOnce(&Path) {
        move |path| fs::write(path, content).unwrap()
    }

    #[test]
    fn a_file_becomes_its_documents() {
        let parsed = read_after("package.json", 12, write("\u{feff}{\"name\": 1}"));
        assert_eq!(parsed.documents.len(), 1);
        assert_eq!(parsed.documents[0].kind.name(), "package_json");
        assert!(parsed.problems.is_empty() && parsed.unjudged.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_said_and_leaves_its_kind_unjudged() {
        let gone = read_after("package.json", 1, |_| {});
        assert_eq!(said(&gone), [(ProblemKind::Unreadable, "the file vanished while it was scanned")]);
        assert_eq!(gone.unjudged[0].name(), "package_json");
        let folder = read_after("package.json", 1, |path| fs::create_dir(path).unwrap());
        assert_eq!(said(&folder), [(ProblemKind::Unreadable, "not a regular file")]);
    }

    #[test]
    fn what_cannot_be_read_is_what_can_be_seen_of_it_or_may_be_any_object() {
        let of = |format, bytes: Option<Vec<u8>>| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("web.yaml");
            if let Some(bytes) = bytes {
                fs::write(&path, bytes).unwrap();
            }
            let file = SourceFile { content: Content::Disk(path), ..(*formatted("web.yaml", format)).clone() };
            let parsed = read(&Arc::new(file), &ReadOptions { max_file_size: 500, charts: &ChartIndex::default() });
            assert_eq!(parsed.problems.len(), 1, "{:?}", parsed.problems);
            parsed.unjudged
        };
        let text = "apiVersion: v1\nkind: Pod\n---\non: push\njobs: {}\n";
        let wide = text.bytes().flat_map(|byte| [byte, 0, 0, 0]);
        let seen = [
            [text.as_bytes(), b"# caf\xe9\n"].concat(),
            [text.as_bytes(), b"\0\xff\n"].concat(),
            [text.as_bytes(), &[b'#'; 500]].concat(),
            [0xff, 0xfe, 0, 0].into_iter().chain(wide).collect(),
        ];
        for bytes in seen {
            let kinds = of(Format::Yaml, Some(bytes.clone()));
            assert_eq!(kinds.len(), 2, "{bytes:?}");
            assert!(kinds[0].has("kubernetes/Pod") && kinds[1].has("github_workflow"), "{kinds:?}");
        }
        let gone = of(Format::Yaml, None);
        assert!(["kubernetes/Pod", "kubernetes/workload", "flux", "yaml"].iter().all(|label| gone[0].has(label)));
        assert_eq!(of(Format::Toml, None)[0].name(), "toml");
    }

    #[test]
    fn a_file_that_grew_is_said_and_one_that_was_too_large_when_listed_was_said_then() {
        let grew = read_after("package.json", 1, write([b' '; 101]));
        assert_eq!(said(&grew), [(ProblemKind::TooLarge, "the file is above the limit of 100 bytes")]);
        let known = read_after("package.json", 101, write([b' '; 101]));
        assert_eq!(said(&known), []);
        assert_eq!([grew.unjudged.len(), known.unjudged.len()], [1, 1]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_are_not_opened() {
        use std::os::unix::fs::symlink;
        use std::os::unix::net::UnixListener;
        let link = read_after("a.json", 1, |path| {
            fs::write(path.with_file_name("b.json"), "{}").unwrap();
            symlink("b.json", path).unwrap();
        });
        assert_eq!(said(&link), [(ProblemKind::Unreadable, "not a regular file")]);
        let mut kept = None;
        let socket = read_after("a.json", 1, |path| kept = Some(UnixListener::bind(path).unwrap()));
        assert_eq!(said(&socket), [(ProblemKind::Unreadable, "not a regular file")]);
    }

    #[cfg(unix)]
    #[test]
    fn the_content_of_any_file_is_read_through_links_that_stay_inside() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::NamedTempFile::new().unwrap();
        let repository =
            crate::model::Repository { root: folder.path().to_owned(), ..(*file_of("a").repository).clone() };
        let repository = Arc::new(repository);
        fs::write(folder.path().join("a.md"), b"caf\xe9").unwrap();
        fs::write(folder.path().join("b.bin"), b"\0\xff").unwrap();
        std::os::unix::fs::symlink("a.md", folder.path().join("in.md")).unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("out.md")).unwrap();
        let read = |name: &str, limit| {
            let absolute = folder.path().join(name);
            content(
                &SourceFile {
                    repository: repository.clone(),
                    content: Content::Disk(absolute),
                    ..(*file_of(name)).clone()
                },
                limit,
            )
        };
        assert_eq!(read("a.md", 100), Ok(Some("caf\u{fffd}".into())));
        assert_eq!(read("in.md", 100), Ok(Some("caf\u{fffd}".into())));
        for (name, limit) in [("out.md", 100), ("b.bin", 100), ("a.md", 3)] {
            assert_eq!(read(name, limit), Ok(None), "{name}");
        }
        assert_eq!(read("gone", 100), Err("gone: the file vanished while it was scanned".to_owned()));
    }

    fn file_of(name: &str) -> Arc<SourceFile> {
        formatted(name, Format::Other)
    }

    #[test]
    fn a_template_by_name_is_told_without_being_opened() {
        let file = formatted("nowhere/app.yaml.j2", Format::Other);
        let parsed = read(&file, &ReadOptions { max_file_size: 1, charts: &ChartIndex::default() });
        assert_eq!(said(&parsed), [(ProblemKind::Skipped, "a Jinja template")]);
    }
}
