//! What a fixture that is a repository says of its surroundings, in `.fixture.toml`: the day, the history that git has of it, the
//! parameters of the rule, and facts that were imported.
//!
//! ```toml
//! now = "2026-11-01T00:00:00Z"
//! remote = "https://github.com/acme/shop"
//! [parameters]
//! allowed = ["acme"]
//! [imports]
//! incidents = "incidents.jsonl"         # rows name their entity in `entity`
//! [[commit]]
//! at = "2026-01-10T10:00:00Z"
//! author = "Ana <ana@example.com>"
//! message = "Start"
//! files = ["README.md", "src/*"]        # what no commit names comes with the last one
//! tag = "v1.0.0"
//! signed_tag = true                     # what stands there looks signed; nobody checks it
//! signed_off = true
//! signed = true                         # the same of the commit
//! ```
//!
//! A folder in, a copy of it with a real history out, made by the git program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use walkdir::WalkDir;

use super::Error;
use crate::config::{Fields, Mistakes, Reader, to_value};
use crate::model::glob::Glob;
use crate::model::import::Import;
use crate::model::paths::slashed;
use crate::model::standard::{FactFormat, Provenance};

/// The file that says it.
const NAME: &str = ".fixture.toml";

/// A fixture made ready.
#[derive(Default)]
pub(super) struct Setup {
    /// A copy with a history, where one is told of.
    copy: Option<(TempDir, PathBuf)>,
    /// Seconds since 1970.
    pub(super) now: i64,
    /// Values of the rule's parameters.
    pub(super) parameters: BTreeMap<String, regorus::Value>,
    /// Imported facts.
    pub(super) imports: Vec<Import>,
}

struct Commit {
    at: String,
    author: String,
    message: String,
    files: Vec<Glob>,
    tag: Option<String>,
    signed_tag: bool,
    signed: bool,
}

impl Setup {
    /// Makes a fixture ready. One without the file is taken as it stands.
    #[expect(clippy::disallowed_methods, reason = "testing owns the fixtures")]
    pub(super) fn of(fixture: &Path) -> Result<Self, Error> {
        let path = fixture.join(NAME);
        let Ok(text) = std::fs::read_to_string(&path) else { return Ok(Self::default()) };
        let reader = Reader::new(&path.to_string_lossy(), &text);
        let mut source = reader.source();
        let table = reader.parse(&mut source);
        let fields = Fields::new(&reader, table.get_ref(), 0..0);
        let mut setup = Self::default();
        if let Some((now, span)) = fields.string("now") {
            match chrono::DateTime::parse_from_rfc3339(&now) {
                Ok(moment) => setup.now = moment.timestamp(),
                Err(_) => reader.mistake(span, "`now` is a moment such as 2026-11-01T00:00:00Z"),
            }
        }
        let remote = fields.string("remote").map(|(remote, _)| remote);
        let own = fields.table("parameters");
        let values = own.iter().flat_map(Fields::entries);
        setup.parameters = values.map(|((name, _), value)| (name.to_owned(), to_value(value.get_ref()))).collect();
        let own = fields.table("imports");
        let paths = own.iter().flat_map(Fields::entries);
        let named = paths.filter_map(|((id, _), path)| Some((id, path.get_ref().as_str()?)));
        setup.imports = named.map(|(id, path)| import(id, path, fixture)).collect();
        let commits: Vec<_> = fields.tables("commit").iter().filter_map(|table| commit(&reader, table)).collect();
        fields.finish();
        Mistakes::check("the fixture", reader.into_mistakes()).map_err(crate::catalog::Error::from)?;
        if !commits.is_empty() || remote.is_some() {
            setup.copy = Some(history(fixture, &commits, remote.as_deref())?);
        }
        Ok(setup)
    }

    /// The folder to scan.
    pub(super) fn folder(&self, fixture: &Path) -> PathBuf {
        self.copy.as_ref().map_or_else(|| fixture.to_owned(), |(_, folder)| folder.clone())
    }
}

fn import(id: &str, path: &str, fixture: &Path) -> Import {
    let extension = path.rsplit('.').next().unwrap_or("");
    Import {
        id: id.to_owned(),
        base: fixture.to_owned(),
        path: path.to_owned(),
        format: match (id, extension) {
            ("osv", _) => FactFormat::Osv,
            (_, "json") => FactFormat::Json,
            (_, "jsonl") => FactFormat::Jsonl,
            _ => FactFormat::Csv,
        },
        key: (id != "osv").then(|| "entity".to_owned()),
        map: BTreeMap::new(),
        fields: BTreeMap::new(),
        time: None,
        max_age: None,
        hold: 0,
        provenance: Provenance::None,
    }
}

fn commit(reader: &Reader, table: &Fields<'_, '_>) -> Option<Commit> {
    let at = table.required_string("at");
    let author = table.required_string("author");
    let message = table.required_string("message");
    let files = table
        .strings("files")
        .into_iter()
        .filter_map(|(text, span)| Glob::parse(&text).map_err(|fault| reader.mistake(span, fault)).ok());
    let files = files.collect();
    let tag = table.string("tag").map(|(tag, _)| tag);
    let signed_tag = table.boolean("signed_tag").is_some_and(|(signed_tag, _)| signed_tag);
    let signed_off = table.boolean("signed_off").is_some_and(|(signed_off, _)| signed_off);
    let signed = table.boolean("signed").is_some_and(|(signed, _)| signed);
    table.finish();
    let (author, message) = (author?.0, message?.0);
    let trailer = if signed_off { format!("\n\nSigned-off-by: {author}") } else { String::new() };
    Some(Commit { at: at?.0, message: message + &trailer, author, files, tag, signed_tag, signed })
}

/// Copies a fixture, commit by commit.
fn history(fixture: &Path, commits: &[Commit], remote: Option<&str>) -> Result<(TempDir, PathBuf), Error> {
    let failed = |message: String| Error::History { path: fixture.display().to_string(), message };
    let folder = tempfile::tempdir().map_err(|error| failed(error.to_string()))?;
    let root = folder.path().join(fixture.file_name().unwrap_or_default());
    let all = files(fixture);
    let named = |path: &str, commit: &Commit| commit.files.iter().any(|glob| glob.matches(path));
    create(&root).map_err(|error| failed(error.to_string()))?;
    git(&root, &["init", "--quiet", "--initial-branch=main", "."], None).map_err(&failed)?;
    if let Some(remote) = remote {
        git(&root, &["remote", "add", "origin", remote], None).map_err(&failed)?;
    }
    for (number, commit) in commits.iter().enumerate() {
        let later = commits.get(number + 1..).unwrap_or_default();
        for path in &all {
            let is_unnamed = later.is_empty() && !commits.iter().any(|own| named(path, own));
            if named(path, commit) || is_unnamed {
                let more = later.iter().filter(|own| named(path, own)).count();
                copy(fixture, &root, path, more).map_err(|error| failed(error.to_string()))?;
            }
        }
        git(&root, &["add", "--all", "--force"], None).map_err(&failed)?;
        let message = ["commit", "--quiet", "--allow-empty", "--message", &commit.message];
        git(&root, &message, Some(commit)).map_err(&failed)?;
        if commit.signed {
            sign(&root).map_err(&failed)?;
        }
        if let Some(tag) = &commit.tag {
            let signed = ["tag", "--annotate", "--cleanup=verbatim", "--message", SIGNATURE, tag];
            let arguments = if commit.signed_tag { signed.to_vec() } else { vec!["tag", tag] };
            git(&root, &arguments, Some(commit)).map_err(&failed)?;
        }
    }
    Ok((folder, root))
}

/// The message of a tag that looks signed.
const SIGNATURE: &str = "Release\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAABCAAd\n-----END PGP SIGNATURE-----\n";

/// What a commit that looks signed has before its message; nobody checks it.
const HEADER: &str = "gpgsig -----BEGIN SSH SIGNATURE-----\n U1NIU0lHAAAAAQ==\n -----END SSH SIGNATURE-----\n";

/// Gives the last commit a signature.
fn sign(root: &Path) -> Result<(), String> {
    let commit = git(root, &["cat-file", "commit", "HEAD"], None)?;
    let (head, message) = commit.split_once("\n\n").ok_or("a commit has a message")?;
    let file = root.join(".git/signed");
    write(&file, &format!("{head}\n{HEADER}\n{message}")).map_err(|error| error.to_string())?;
    let signed = git(root, &["hash-object", "-t", "commit", "-w", &file.to_string_lossy()], None)?;
    git(root, &["update-ref", "HEAD", signed.trim()], None).map(drop)
}

#[expect(clippy::disallowed_methods, reason = "testing owns the copies of fixtures")]
fn write(file: &Path, text: &str) -> std::io::Result<()> {
    std::fs::write(file, text)
}

/// The files of a fixture, but for what speaks of it.
fn files(fixture: &Path) -> Vec<String> {
    let walk = WalkDir::new(fixture).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = walk.filter(|entry| entry.file_type().is_file());
    let inside = |path: &Path| Some(slashed(path.strip_prefix(fixture).ok()?));
    let paths = files.filter_map(|entry| inside(entry.path()));
    paths.filter(|path| path != NAME && !path.ends_with(".expected")).collect()
}

fn create(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Copies a file, with as many lines more as commits will still change it.
#[expect(clippy::disallowed_methods, reason = "testing owns the copies of fixtures")]
fn copy(fixture: &Path, root: &Path, path: &str, more: usize) -> std::io::Result<()> {
    let mut content = std::fs::read(fixture.join(path))?;
    content.extend(std::iter::repeat_n(b'\n', more));
    let to = root.join(path);
    std::fs::create_dir_all(to.parent().unwrap_or(root))?;
    std::fs::write(to, content)
}

/// Runs git in a folder, away from the user's settings, as the author of a commit at its time; gives what it prints.
fn git(folder: &Path, arguments: &[&str], by: Option<&Commit>) -> Result<String, String> {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"]).args(arguments);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").env_remove("GIT_DIR");
    if let Some(by) = by {
        let (name, address) = by.author.split_once(" <").unwrap_or((&by.author, "nobody@example.com"));
        let address = address.trim_end_matches('>');
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), name).env(format!("GIT_{role}_EMAIL"), address);
            command.env(format!("GIT_{role}_DATE"), &by.at);
        }
    }
    let output = command.output().map_err(|error| format!("git cannot be run: {error}"))?;
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() { Ok(said(&output.stdout)) } else { Err(said(&output.stderr).trim().to_owned()) }
}
