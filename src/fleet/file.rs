//! `fleet.toml` → which repositories are judged, and how their servers are asked. Every mistake at once, each on its line; also those
//! in the dumps that it names.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Error;
use super::dump;
use super::plan::Entry;
use super::source::{self, KNOWN, Source, USUAL};
use crate::config::{At, Fields, Mistake, Mistakes, Reader};
use crate::model::Glob;

/// Repositories to be judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fleet {
    /// By name.
    pub(crate) repositories: Vec<Entry>,
    /// Protocols that git may use.
    pub(crate) protocols: Vec<String>,
    /// How many repositories are fetched a minute, at most.
    pub(crate) per_minute: Option<u32>,
    /// How many are judged at a time.
    pub(crate) jobs: Option<usize>,
    /// Where fetched objects and unfinished runs are.
    pub(crate) folder: PathBuf,
}

/// Repositories by name, each with where it was named.
type Named = BTreeMap<String, (Entry, Mistake)>;

/// Reads a fleet.
pub(crate) fn load(path: &Path) -> Result<Fleet, Error> {
    let text = read(path)?;
    let shown = path.display().to_string();
    let reader = Reader::new(&shown, &text);
    let mut source = reader.source();
    let table = reader.parse(&mut source);
    let fields = Fields::new(&reader, table.get_ref(), 0..0);
    if let Some((schema, span)) = fields.required("schema", fields.integer("schema"))
        && schema != 1
    {
        reader.mistake(span, "`schema` is 1");
    }
    let home = path.parent().map(Path::to_owned).unwrap_or_default();
    let protocols = protocols(&fields);
    let mut named = Named::new();
    let mut mistakes = Vec::new();
    for own in fields.tables("repository") {
        repository(&own, &home, &protocols, &mut named);
    }
    for own in fields.tables("dump") {
        dumped(&own, &home, &protocols, (&mut named, &mut mistakes));
    }
    let fleet = Fleet {
        protocols,
        per_minute: one_or_more(&fields, "per_minute"),
        jobs: one_or_more(&fields, "jobs").and_then(|number| usize::try_from(number).ok()),
        folder: home.join(fields.string("folder").map_or_else(|| "karat-fleet".to_owned(), |(folder, _)| folder)),
        repositories: named.into_values().map(|(entry, _)| entry).collect(),
    };
    fields.finish();
    mistakes.extend(reader.into_mistakes());
    Mistakes::check("the fleet", mistakes)?;
    if fleet.repositories.is_empty() {
        let help = "name some: `[[repository]]` with `path` or `url`, or `[[dump]]` with the `file` that a forge gave";
        return Err(Error::Other { path: path.to_owned(), why: "it names no repository".to_owned(), help });
    }
    Ok(fleet)
}

#[expect(clippy::disallowed_methods, reason = "fleet owns its files")]
fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|error| Error::file("read", path, error))
}

fn one_or_more(fields: &Fields<'_, '_>, name: &'static str) -> Option<u32> {
    let (number, span) = fields.count(name)?;
    if number == 0 {
        fields.reader().mistake(span, format!("`{name}` is at least 1"));
    }
    Some(number)
}

fn protocols(fields: &Fields<'_, '_>) -> Vec<String> {
    let named = fields.strings("protocols");
    for (name, span) in named.iter().filter(|(name, _)| !KNOWN.contains(&name.as_str())) {
        let message = format!("`{name}` is no protocol that may be allowed: {}", KNOWN.join(", "));
        fields.reader().mistake(span.clone(), message);
    }
    let known: Vec<String> =
        named.into_iter().map(|(name, _)| name).filter(|name| KNOWN.contains(&name.as_str())).collect();
    if known.is_empty() { USUAL.map(str::to_owned).to_vec() } else { known }
}

fn repository(fields: &Fields<'_, '_>, home: &Path, protocols: &[String], named: &mut Named) {
    let (path, url) = (fields.string("path"), fields.string("url"));
    let (own, branch) = (fields.string("name"), fields.string("branch"));
    fields.finish();
    let (source, span) = match (path, url) {
        (Some((path, span)), None) => (Source::Path(home.join(path)), span),
        (None, Some((url, span))) => {
            if let Some(why) = source::refused(&url, protocols) {
                return fields.reader().mistake(span, why);
            }
            (Source::Url(url), span)
        }
        (Some(_), Some((_, span))) => return fields.reader().mistake(span, "a repository has a `path` or a `url`"),
        (None, None) => return fields.reader().mistake(fields.span(), "a repository has a `path` or a `url`"),
    };
    let name = own.map_or_else(|| source::name(&source), |(name, _)| name);
    let branch = branch.and_then(|branch| self::branch(fields.reader(), branch));
    add(named, Entry { name, source, branch }, &span, fields.reader());
}

fn branch(reader: &Reader, (name, span): At<String>) -> Option<String> {
    let is_name =
        !name.starts_with('-') && !name.contains([':', '*', ' ', '\\', '^', '~', '?', '[']) && !name.contains("..");
    if !is_name || name.is_empty() {
        reader.mistake(span, format!("`{name}` is no name of a branch"));
        return None;
    }
    Some(name)
}

/// Takes a repository in; another one must not have its name.
fn add(named: &mut Named, entry: Entry, span: &Range<usize>, reader: &Reader) {
    if entry.name.is_empty() || entry.name.chars().any(char::is_control) {
        return reader.mistake_with_help(span.clone(), "the repository has no name", "add `name = …`");
    }
    match named.get(&entry.name) {
        Some((known, _)) if *known == entry => {}
        Some((_, place)) => {
            let message = format!("another repository has the name `{}`: line {}", entry.name, place.line());
            reader.mistake_with_help(span.clone(), message, "give one of them another `name`");
        }
        None => {
            let place = Mistake::new(reader.path(), reader.text(), span.clone(), String::new());
            named.insert(entry.name.clone(), (entry, place));
        }
    }
}

/// Takes in what a forge gave, as far as it is wanted. What is named by hand goes before it.
fn dumped(
    fields: &Fields<'_, '_>,
    home: &Path,
    protocols: &[String],
    (named, mistakes): (&mut Named, &mut Vec<Mistake>),
) {
    let (include, exclude) = (fields.globs("include"), fields.globs("exclude"));
    let wants = |name: &'static str| fields.boolean(name).is_some_and(|(wanted, _)| wanted);
    let (archived, forks) = (wants("archived"), wants("forks"));
    let file = fields.required_string("file");
    fields.finish();
    let Some((file, span)) = file else { return };
    let path = home.join(&file);
    let text: Arc<str> = match read(&path) {
        Ok(text) => text.into(),
        Err(error) => return fields.reader().mistake(span, error.to_string()),
    };
    let shown = path.display().to_string();
    let listed = match dump::read(&text) {
        Ok(listed) => listed,
        Err((at, why)) => return mistakes.push(Mistake::new(&shown, &text, at..at, why)),
    };
    let has = |globs: &[At<Glob>], name: &str| globs.iter().any(|(glob, _)| glob.matches(name));
    for own in listed {
        let is_wanted = (archived || !own.is_archived) && (forks || !own.is_fork) && !own.is_empty;
        let is_named = (include.is_empty() || has(&include, &own.name)) && !has(&exclude, &own.name);
        if !is_wanted || !is_named || named.contains_key(&own.name) {
            continue;
        }
        let at = text.find(&own.url).unwrap_or_default();
        let span = at..at + own.url.len();
        if let Some(why) = source::refused(&own.url, protocols) {
            mistakes.push(Mistake::new(&shown, &text, span, why));
            continue;
        }
        let entry = Entry { name: own.name.clone(), source: Source::Url(own.url), branch: own.branch };
        named.insert(own.name, (entry, Mistake::new(&shown, &text, span, String::new())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::shape::Shape;
    use crate::fleet::SCHEMA;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test writes what is read")]
    fn schema_and_reader_hold_together() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("repos.json"), "[]").unwrap();
        let path = folder.path().join("fleet.toml");
        let read = |text: &str| {
            std::fs::write(&path, text).unwrap();
            match load(&path) {
                Ok(_) => Vec::new(),
                Err(Error::Mistakes(mistakes)) => mistakes.all().to_vec(),
                Err(other) => vec![Mistake::new("fleet.toml", &text.into(), 0..0, other.to_string())],
            }
        };
        let sample = include_str!("../../testdata/configuration/fleet.toml");
        assert!(Shape { kind: "fleet", schema: SCHEMA, sample, read: &read }.check() > 100);
    }
}
