//! A repository without a marker → the version of the template that it is most like, by the lines of the owned files.
//!
//! Exact, not by `MinHash`: versions share most of their files, so that each content is compared once, and there are far fewer versions of
//! a template than signatures pay off for. Lines with places to be filled in are left out, as are blank ones.

use std::collections::{BTreeMap, HashMap};

use super::answers::Answers;
use super::content::{Content, lines};
use super::fill::Syntax;
use super::layout::Layout;
use super::ours::Ours;
use super::snapshot::Snapshot;
use super::{Point, TemplateClone, Unknown, expected};
use crate::git::{Entry, Id, Objects};
use crate::model::glob::Glob;

/// The newest versions that are looked at.
const VERSIONS: usize = 200;
/// Below this share of lines in common, in basis points, a version says nothing.
const LEAST: u32 = 5000;

/// The nearest version, and how like the repository it is, in basis points; of several the newest.
pub(super) fn find(
    clone: &TemplateClone,
    objects: &Objects,
    ours: &mut Ours,
    owned: &[Glob],
) -> Result<(Point, u32), Unknown> {
    let mut likeness = Likeness { clone, objects, ours, files: BTreeMap::new(), known: BTreeMap::new(), last: None };
    let mut counted = Vec::new();
    for point in versions(clone, objects)? {
        // A version whose settings cannot be read is not the one, as far as can be told.
        if let Ok(shared) = likeness.version(&point, owned) {
            counted.push((point, shared));
        }
    }
    let own: u64 = likeness.files.values().flatten().map(|file| file.lines).sum();
    let like = |shared: Shared| {
        let share = u128::from(2 * shared.lines) * 10_000 / u128::from((shared.of + own).max(1));
        u32::try_from(share).unwrap_or(0)
    };
    let scored = counted.into_iter().map(|(point, shared)| (like(shared), point));
    // The first of equals is the newest.
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    match best {
        Some((like, point)) if like >= LEAST => Ok((point, like)),
        Some((like, point)) => Err(Unknown::new(format!(
            "no marker records a version of the template, and the nearest one, {}, has only {} % of the lines in common",
            point.name,
            like / 100
        ))),
        None => Err(Unknown::new("no marker records a version of the template")),
    }
}

/// What is looked at, newest first: releases, or the commits of the branch where there are none.
fn versions(clone: &TemplateClone, objects: &Objects) -> Result<Vec<Point>, Unknown> {
    let releases = clone.releases().iter().enumerate().rev().filter(|(_, release)| !release.is_early);
    let points: Vec<Point> = releases.filter_map(|(number, _)| clone.released(number)).take(VERSIONS).collect();
    if !points.is_empty() {
        return Ok(points);
    }
    let commits = clone.repository().history()?.first_parents().take(VERSIONS).map(|commit| commit.id);
    commits.map(|commit| clone.point(objects, commit)).collect()
}

/// Lines of a version that the repository has, of all its lines.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    lines: u64,
    of: u64,
}

impl std::ops::AddAssign for Shared {
    fn add_assign(&mut self, other: Self) {
        self.lines += other.lines;
        self.of += other.of;
    }
}

struct Likeness<'c> {
    clone: &'c TemplateClone,
    objects: &'c Objects,
    ours: &'c mut Ours,
    /// The repository's files that any version has; none where it lacks one.
    files: BTreeMap<String, Option<File>>,
    /// By path, content, and whether it is filled in.
    known: BTreeMap<(String, Id, bool), Shared>,
    last: Option<Last>,
}

/// The version that was looked at before: most of the next one is the same.
struct Last {
    layout: Layout,
    files: Vec<Entry>,
    shared: Vec<Shared>,
}

/// A file of the repository.
struct File {
    content: Content,
    lines: u64,
}

impl Likeness<'_> {
    fn version(&mut self, point: &Point, owned: &[Glob]) -> Result<Shared, Unknown> {
        let snapshot = Snapshot::read(self.objects, point.commit, self.clone.folder())?;
        let layout = Layout::read(&snapshot, None, None, &Answers::default())?;
        // Where a file goes depends on the settings, and on which other files there are.
        let is_alike = |last: &Last| {
            let now = snapshot.files.iter().map(|entry| &entry.path);
            last.files.iter().map(|entry| &entry.path).eq(now) && last.layout == layout
        };
        let last = self.last.take().filter(is_alike);
        let mut shared = Vec::with_capacity(snapshot.files.len());
        let mut sum = Shared::default();
        for (number, entry) in snapshot.files.iter().enumerate() {
            let same = last.as_ref().filter(|last| last.files.get(number) == Some(entry));
            let own = match same.and_then(|last| last.shared.get(number)) {
                Some(own) => *own,
                None => self.entry(&snapshot, &layout, entry, owned)?,
            };
            shared.push(own);
            sum += own;
        }
        self.last = Some(Last { layout, files: snapshot.files, shared });
        Ok(sum)
    }

    fn entry(
        &mut self,
        snapshot: &Snapshot<'_>,
        layout: &Layout,
        entry: &Entry,
        owned: &[Glob],
    ) -> Result<Shared, Unknown> {
        let mut sum = Shared::default();
        for source in expected::uses(snapshot, layout, entry, owned) {
            let Ok(path) = source.target else { continue };
            let key = (path, source.id, source.is_filled);
            if let Some(own) = self.known.get(&key) {
                sum += *own;
                continue;
            }
            let syntax = layout.syntax.as_ref().filter(|_| source.is_filled);
            let own = self.file(&key.0, source.id, syntax)?;
            self.known.insert(key, own);
            sum += own;
        }
        Ok(sum)
    }

    /// What a content of the template and the repository's file have in common.
    fn file(&mut self, path: &str, id: Id, syntax: Option<&Syntax>) -> Result<Shared, Unknown> {
        let theirs = self.clone.blob(self.objects, id)?;
        if !self.files.contains_key(path) {
            let content = self.ours.read(path).unwrap_or_default();
            let file = content.map(|content| File { lines: total(&counted(&content, None)), content });
            self.files.insert(path.to_owned(), file);
        }
        let theirs_lines = counted(&theirs, syntax);
        let of = total(&theirs_lines);
        let Some(Some(file)) = self.files.get(path) else { return Ok(Shared { lines: 0, of }) };
        if theirs_lines.is_empty() {
            // What is no text is one line.
            let is_text = matches!(theirs, Content::Text(_));
            return Ok(Shared { lines: 0, of: u64::from(!is_text && theirs == file.content) });
        }
        let ours_lines = counted(&file.content, None);
        let both = theirs_lines.iter().map(|(line, count)| ours_lines.get(line).map_or(0, |own| *own.min(count)));
        Ok(Shared { lines: both.sum(), of })
    }
}

/// Lines that tell something, and how often each is there.
fn counted<'t>(content: &'t Content, syntax: Option<&Syntax>) -> HashMap<&'t [u8], u64> {
    let Content::Text(bytes) = content else { return HashMap::new() };
    let mut counted = HashMap::new();
    for line in lines(bytes).map(<[u8]>::trim_ascii_end).filter(|line| !line.is_empty()) {
        let has_place =
            || syntax.is_some_and(|syntax| std::str::from_utf8(line).map_or(true, |line| syntax.is_in(line)));
        if !has_place() {
            *counted.entry(line).or_default() += 1;
        }
    }
    counted
}

fn total(counted: &HashMap<&[u8], u64>) -> u64 {
    counted.values().sum()
}
