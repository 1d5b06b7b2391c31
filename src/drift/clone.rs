//! A local clone of a template's repository → its releases, and which of them a repository was made from.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use semver::Version;

use super::Unknown;
use super::content::{Content, LIMIT};
use super::marker::Marker;
use crate::git::{Id, Objects, Repository, Tag};
use crate::model::standard::Template;

/// Bytes of files of the template that are kept for the next repository.
const KEPT: usize = 64 << 20;
/// Seconds.
const DAY: i64 = 24 * 60 * 60;

/// A template, and its versions.
pub(crate) struct TemplateClone {
    repository: Repository,
    /// The address of its repository, as the path's definition has it.
    address: String,
    /// The folder of the template in its repository, without `/` at its ends.
    folder: String,
    tags: Vec<Tag>,
    releases: Vec<Release>,
    kept: Mutex<Kept>,
}

/// A release of a template: a tag that reads as a semantic version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Release {
    /// The tag.
    pub(crate) name: String,
    /// What stands on it.
    pub(crate) commit: Id,
    /// When it was released, in Unix seconds.
    pub(crate) time: i64,
    /// Whether it is one before a release: `2.0.0-rc1`. Nobody is behind because of it.
    pub(crate) is_early: bool,
    version: Version,
}

/// A state of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    /// The tag of a release, else the first digits of the commit.
    pub(crate) name: String,
    /// The commit.
    pub(crate) commit: Id,
    /// When it was released, or committed where it is no release; in Unix seconds.
    pub(crate) time: i64,
    /// The highest release that it contains, by its place among [`TemplateClone::releases`].
    pub(crate) release: Option<usize>,
}

impl Point {
    /// The whole days that another state came later; 0 where it came before.
    pub(super) fn days_until(&self, other: &Self) -> u64 {
        u64::try_from((other.time - self.time) / DAY).unwrap_or(0)
    }
}

#[derive(Default)]
struct Kept {
    blobs: BTreeMap<Id, Content>,
    bytes: usize,
}

impl TemplateClone {
    /// Opens the clone of a path's template.
    ///
    /// # Errors
    ///
    /// It is none, nothing is committed, or it is shallow, so that releases may be missing.
    pub(crate) fn open(path: &Path, template: &Template) -> Result<Self, Unknown> {
        let named = |error| Unknown::new(format!("the clone of the template, {}: {error}", path.display()));
        let repository = Repository::open(path).map_err(|error| named(error.to_string()))?;
        let tags = repository.head().and_then(|_| repository.tags()).map_err(|error| named(error.to_string()))?;
        let folder = template.dir.trim_start_matches("./").trim_matches('/').to_owned();
        let releases = releases(&tags, &folder);
        let (address, kept) = (template.repo.clone(), Mutex::default());
        Ok(Self { repository, address, folder, tags, releases, kept })
    }

    /// Its releases, the lowest version first.
    pub(crate) fn releases(&self) -> &[Release] {
        &self.releases
    }

    /// The folder of the template in its repository.
    pub(super) fn folder(&self) -> &str {
        &self.folder
    }

    /// A reader of its objects for one thread.
    pub(super) fn objects(&self) -> Objects {
        self.repository.objects()
    }

    /// The repository.
    pub(super) const fn repository(&self) -> &Repository {
        &self.repository
    }

    /// A file of the template; kept, since the next repository asks for it too.
    pub(super) fn blob(&self, objects: &Objects, id: Id) -> Result<Content, Unknown> {
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(content) = lock().blobs.get(&id) {
            return Ok(content.clone());
        }
        let bytes = objects.blob(id, LIMIT)?;
        let length = bytes.as_ref().map_or(0, Vec::len);
        let content = bytes.map_or(Content::Large, Content::of);
        let mut kept = lock();
        if kept.bytes + length <= KEPT {
            kept.bytes += length;
            kept.blobs.insert(id, content.clone());
        }
        Ok(content)
    }

    /// The highest release, or what is checked out where there is none.
    pub(super) fn latest(&self, objects: &Objects) -> Result<Point, Unknown> {
        let released = self.releases.iter().rposition(|release| !release.is_early);
        match released.or_else(|| self.releases.len().checked_sub(1)) {
            Some(number) => self.released(number).ok_or_else(|| Unknown::new("the template has no release")),
            None => self.point(objects, self.repository.head()?),
        }
    }

    /// The state that a marker records.
    pub(super) fn recorded(&self, objects: &Objects, marker: &Marker) -> Result<Point, Unknown> {
        let path = &marker.path;
        let commit = match (&marker.commit, &marker.version) {
            (Some(commit), _) => self.repository.commit_of(commit).ok().ok_or_else(|| {
                Unknown::new(format!(
                    "`{path}` records the commit {commit}, which the clone of the template does not have; fetch it"
                ))
            })?,
            (None, version) => {
                self.is_meant(marker)?;
                let version = version.as_deref().unwrap_or_default();
                self.tagged(version).ok_or_else(|| {
                    let shown: String = version.chars().take(60).collect();
                    Unknown::new(format!("`{path}` records the version `{shown}`, and the clone of the template has no such tag; fetch its tags"))
                })?
            }
        };
        self.point(objects, commit)
    }

    /// Whether a state has another one in its history, or is it.
    pub(super) fn has(objects: &Objects, point: &Point, other: &Point) -> Result<bool, Unknown> {
        Ok(!objects.contained(point.commit, &[other.commit].into())?.is_empty())
    }

    /// How many releases came since a state; none where there are no releases.
    pub(super) fn behind(&self, point: &Point) -> Option<usize> {
        let next = point.release.map_or(0, |number| number + 1);
        let since = self.releases.iter().skip(next).filter(|release| !release.is_early).count();
        (!self.releases.is_empty()).then_some(since)
    }

    /// A release by its place.
    pub(super) fn released(&self, number: usize) -> Option<Point> {
        let release = self.releases.get(number)?;
        let (name, commit, time) = (release.name.clone(), release.commit, release.time);
        Some(Point { name, commit, time, release: Some(number) })
    }

    /// A commit, with the highest release that it contains.
    pub(super) fn point(&self, objects: &Objects, commit: Id) -> Result<Point, Unknown> {
        if let Some(point) =
            self.releases.iter().rposition(|release| release.commit == commit).and_then(|n| self.released(n))
        {
            return Ok(point);
        }
        let released = self.releases.iter().map(|release| release.commit).collect();
        let contained = if self.releases.is_empty() { released } else { objects.contained(commit, &released)? };
        let release = self.releases.iter().rposition(|release| contained.contains(&release.commit));
        Ok(Point { name: commit.to_hex_with_len(12).to_string(), commit, time: objects.time(commit)?, release })
    }

    /// The commit of a tag, or of the release of that version.
    fn tagged(&self, version: &str) -> Option<Id> {
        let by_name = self.tags.iter().find(|tag| tag.name == version).map(|tag| tag.commit);
        by_name.or_else(|| {
            let wanted = semantic(version)?;
            self.releases.iter().find(|release| release.version == wanted).map(|release| release.commit)
        })
    }

    /// A version is one of this template only where the marker does not name another one. A commit needs no such proof.
    fn is_meant(&self, marker: &Marker) -> Result<(), Unknown> {
        let Some(template) = &marker.template else { return Ok(()) };
        let (Some(own), Some(theirs)) = (slug(&self.address), slug(template)) else { return Ok(()) };
        let ends = |long: &str, short: &str| {
            long.strip_suffix(short).is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        if ends(&own, &theirs) || ends(&theirs, &own) {
            return Ok(());
        }
        let reason = format!("`{}` names another template, `{theirs}`, than the path does, `{own}`", marker.path);
        Err(Unknown::new(reason))
    }
}

/// `gh:Acme/templates.git`, `https://host/acme/templates` → `acme/templates`; none where it is a path of some machine.
fn slug(address: &str) -> Option<String> {
    let address = address.trim().trim_start_matches("git+");
    let is_path = address.starts_with(['/', '.', '~', '\\']) || address.starts_with("file:");
    let rest = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        // `git@host:acme/templates`, `gh:acme/templates`; `C:\templates` has no slash of this kind.
        None => address.split_once(':').map_or(address, |(_, rest)| rest),
    };
    let rest = rest.trim_matches('/').trim_end_matches(".git").to_lowercase();
    (!is_path && rest.contains('/') && !rest.contains('\\')).then_some(rest)
}

/// Tags that are versions of a template: those that have its name in front, where there are any, else those with none; where there
/// is no folder, and all have the same name in front, those.
fn releases(tags: &[Tag], folder: &str) -> Vec<Release> {
    let mut by_name: BTreeMap<&str, Vec<Release>> = BTreeMap::new();
    for tag in tags {
        let Some((before, version)) = versioned(&tag.name) else { continue };
        let is_early = !version.pre.is_empty();
        let release = Release { name: tag.name.clone(), commit: tag.commit, time: tag.time, is_early, version };
        by_name.entry(before).or_default().push(release);
    }
    let last = folder.rsplit('/').next().unwrap_or(folder);
    let names = if folder.is_empty() { vec![""] } else { vec![folder, last, ""] };
    let own = names.into_iter().find_map(|name| by_name.remove(name));
    let only = || if folder.is_empty() && by_name.len() == 1 { by_name.pop_first().map(|(_, own)| own) } else { None };
    let mut releases = own.or_else(only).unwrap_or_default();
    // `v1.2.0` and `1.2.0` are one release; the tag that was first is kept.
    releases.sort_by(|a, b| (&a.version, a.time, &a.name).cmp(&(&b.version, b.time, &b.name)));
    releases.dedup_by(|later, first| later.version == first.version);
    releases
}

/// `rust-service/v1.2.0`, `rust-service-v1.2.0`, `rust-service@1.2.0`: the name in front, and the version.
fn versioned(tag: &str) -> Option<(&str, Version)> {
    if let Some(version) = semantic(tag) {
        return Some(("", version));
    }
    let splits = tag.char_indices().filter(|(_, sign)| matches!(sign, '/' | '@' | '-'));
    splits.into_iter().find_map(|(at, _)| Some((tag.get(..at)?, semantic(tag.get(at + 1..)?)?)))
}

fn semantic(text: &str) -> Option<Version> {
    Version::parse(text.strip_prefix(['v', 'V']).unwrap_or(text)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_tags_with_the_templates_name_or_with_none() {
        let names = [
            "v1.2.0",
            "1.10.0",
            "v2.0.0-rc1",
            "v1",
            "go/v3.0.0",
            "rust-service/v0.1.0",
            "rust-service-v0.2.0",
            "1.2.0",
        ];
        let commit = Id::from_hex(&[b'a'; 40]).unwrap();
        let tag = |(name, time): (&&str, i64)| Tag {
            name: (*name).to_owned(),
            commit,
            time,
            annotated: false,
            signed: false,
        };
        let tags: Vec<Tag> = names.iter().zip(0_i64..).map(tag).collect();
        let names = |folder: &str| releases(&tags, folder).into_iter().map(|release| release.name).collect::<Vec<_>>();
        assert_eq!(names(""), ["v1.2.0", "1.10.0", "v2.0.0-rc1"]);
        assert_eq!(names("templates/rust-service"), ["rust-service/v0.1.0", "rust-service-v0.2.0"]);
        assert_eq!(names("python"), ["v1.2.0", "1.10.0", "v2.0.0-rc1"]);
        let only = releases(&tags[4..5], "");
        assert_eq!(only.into_iter().map(|release| release.name).collect::<Vec<_>>(), ["go/v3.0.0"]);
    }

    #[test]
    fn addresses_of_one_repository_are_one() {
        let table = [
            ("gh:Acme/Templates", Some("acme/templates")),
            ("https://github.com/acme/templates.git", Some("acme/templates")),
            ("git@gitlab.acme.dev:a/b/templates.git", Some("a/b/templates")),
            ("acme/templates", Some("acme/templates")),
            ("/srv/templates", None),
            ("../templates", None),
            ("file:///srv/a/b", None),
            ("C:\\work\\templates", None),
            ("templates", None),
        ];
        for (address, expected) in table {
            assert_eq!(slug(address).as_deref(), expected, "{address}");
        }
    }
}
