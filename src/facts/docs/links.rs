//! Where a link leads: what sort it is, and whether its target is there.
//!
//! Paths are compared letter by letter, whatever the disk does. A target that is not among the files is looked for on the disk,
//! for it may be left out of the scan or lie in a submodule.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::Source;
use super::mkdocs::Site;
use super::sites::{Reader, Sites};
use super::{Markup, Page};
use crate::model::paths::joined;

/// What is known of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) kind: &'static str,
    /// None where a clone cannot tell.
    pub(super) exists: Option<bool>,
}

/// The files, folders and pages of a repository.
pub(super) struct Links<'s> {
    source: &'s Source<'s>,
    pages: &'s BTreeMap<Arc<str>, (Markup, Page)>,
    folders: BTreeSet<&'s str>,
    sites: Sites,
}

impl<'s> Links<'s> {
    pub(super) fn new(source: &'s Source<'s>, pages: &'s BTreeMap<Arc<str>, (Markup, Page)>, mkdocs: &[Site]) -> Self {
        let mut folders = BTreeSet::from([""]);
        for file in source.files {
            let mut folder = file.folder();
            while folders.insert(folder) {
                folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
            }
        }
        Self { source, pages, folders, sites: Sites::new(source.files.iter().map(AsRef::as_ref), mkdocs) }
    }

    /// Judges a link on a page.
    pub(super) fn judge(&self, page: &str, target: &str) -> Judged {
        let target = target.trim();
        if let Some(kind) = elsewhere(target) {
            return Judged { kind, exists: None };
        }
        let (path, fragment) = target.split_once('#').map_or((target, None), |(path, rest)| (path, Some(rest)));
        let path = path.split('?').next().unwrap_or(path);
        let kind = if path.is_empty() && fragment.is_some() { "anchor" } else { "relative" };
        if ["{{", "{%", "<%", "${", "%{"].iter().any(|mark| target.contains(mark)) {
            return Judged { kind, exists: None };
        }
        let exists = match (decoded(path), fragment.map(decoded)) {
            (path, Some(fragment)) if path.is_empty() => self.has_anchor(page, page, &fragment),
            (path, _) if path.is_empty() => Some(target.starts_with('?')),
            (path, fragment) => self.leads(page, &path, fragment.as_deref()),
        };
        Judged { kind, exists }
    }

    /// Whether a file or a folder is there.
    pub(super) fn is_there(&self, path: &str) -> bool {
        self.folders.contains(path)
            || self.source.file(path).is_some()
            || (!self.source.repository.past && self.source.repository.root.join(path).symlink_metadata().is_ok())
    }

    fn leads(&self, page: &str, path: &str, fragment: Option<&str>) -> Option<bool> {
        let reader = self.sites.reader(page);
        let folder = if path.starts_with('/') { "" } else { page.rsplit_once('/').map_or("", |(folder, _)| folder) };
        let Some(direct) = joined(folder, path) else {
            // Out of the repository: `../../issues` leads to a page of the host.
            return None;
        };
        if let Some(found) = self.is_there(&direct).then_some(direct.as_str()) {
            return self.at(page, found, fragment);
        }
        if reader == Reader::Host {
            return Some(false);
        }
        let by_address =
            Self::addresses(page, path, &direct).into_iter().find(|address| self.source.file(address).is_some());
        if let Some(found) = by_address {
            return self.at(page, &found, fragment);
        }
        let extension = direct.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, end)| end);
        let is_path = match reader {
            Reader::MkDocs => !matches!(extension, "" | "html"),
            _ => matches!(extension, "md" | "mdx"),
        };
        (is_path && !path.starts_with('/')).then_some(false)
    }

    /// Files that a generator makes the page at an address of.
    fn addresses(page: &str, path: &str, direct: &str) -> Vec<String> {
        let stem = page.rsplit_once('.').map_or(page, |(stem, _)| stem);
        // A page `a/b.md` is served at `a/b/`, and its links begin there.
        let as_folder = joined(stem, path).filter(|_| !path.starts_with('/'));
        let starts = [Some(direct.to_owned()), as_folder];
        let endings = ["", ".md", ".mdx", "/index.md", "/index.mdx", "/README.md", "/_index.md"];
        let each = starts.into_iter().flatten().flat_map(|start| {
            let start = start.strip_suffix(".html").unwrap_or(&start).to_owned();
            endings.map(|ending| format!("{start}{ending}"))
        });
        each.collect()
    }

    /// Whether what is at a path has the anchor that is asked for, if one is.
    fn at(&self, page: &str, path: &str, fragment: Option<&str>) -> Option<bool> {
        let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else { return Some(true) };
        let readme = || format!("{path}/README.md").trim_start_matches('/').to_owned();
        let file = if self.folders.contains(path) { readme() } else { path.to_owned() };
        match self.pages.get(file.as_str()) {
            Some((markup, _)) if markup.is_markdown() => self.has_anchor(page, &file, fragment),
            Some(_) => None,
            // A folder whose page is not known; the lines of any other file.
            None => (!self.folders.contains(path)).then_some(true),
        }
    }

    fn has_anchor(&self, from: &str, page: &str, name: &str) -> Option<bool> {
        let reader = self.sites.reader(from);
        self.pages.get(page).map_or(Some(false), |(_, page)| page.anchors.has(name, reader))
    }
}

/// The kind of a link that leads out of the repository by itself.
fn elsewhere(target: &str) -> Option<&'static str> {
    if target.starts_with("//") {
        return Some("web");
    }
    let (scheme, _) = target.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then(|| if scheme.eq_ignore_ascii_case("mailto") { "mail" } else { "web" })
}

/// `a%20b` → `a b`. What is no escape stays as it is.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escape = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| {
            let hex = std::str::from_utf8(hex).ok().filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            u8::from_str_radix(hex, 16).ok()
        });
        bytes.push(escape.unwrap_or(*first));
        rest = if escape.is_some() { tail.get(2..).unwrap_or(&[]) } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
