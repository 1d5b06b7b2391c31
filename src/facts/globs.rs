//! Patterns that name the members of a workspace: `packages/*`, `apps/**`, `{libs,tools}/*`, `!packages/old`.

use std::collections::BTreeMap;

use crate::model::glob::Glob;

/// A list of patterns that name folders; of those that match, the last one decides. A workspace may name each of its thousands of
/// members: such patterns are looked up.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    /// Folders that are named as they are.
    folders: BTreeMap<String, Named>,
    /// Other patterns, with what each says of the folders that match it.
    others: Vec<(Pattern, Named)>,
}

/// Which pattern of a list names a folder, and whether it does not leave it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Named(usize, bool);

impl Patterns {
    /// Reads a list.
    pub(super) fn of<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Self {
        let mut list = Self::default();
        for (index, pattern) in patterns.into_iter().enumerate() {
            let (is_left_out, pattern) = pattern.strip_prefix('!').map_or((false, pattern), |rest| (true, rest));
            let named = Named(index, !is_left_out);
            match Pattern::of(pattern) {
                Pattern::Folder(folder) => drop(list.folders.insert(folder, named)),
                other => list.others.push((other, named)),
            }
        }
        list
    }

    /// Whether no pattern is in the list.
    pub(super) fn is_empty(&self) -> bool {
        self.folders.is_empty() && self.others.is_empty()
    }

    /// Whether a folder is named.
    pub(super) fn name(&self, folder: &str) -> bool {
        let other = self.others.iter().rev().find(|(pattern, _)| pattern.matches(folder));
        let last = self.folders.get(folder).max(other.map(|(_, named)| named));
        last.is_some_and(|Named(_, is_named)| *is_named)
    }
}

/// A pattern of folders.
#[derive(Debug)]
enum Pattern {
    /// The root of the workspace.
    Root,
    /// A folder as it is.
    Folder(String),
    /// Whatever one of some globs matches, and whether that is the root, too.
    Globs(Vec<Glob>, bool),
}

impl Pattern {
    /// Reads a pattern; `apps/**` names `apps` too.
    fn of(pattern: &str) -> Self {
        let pattern = pattern.trim_start_matches("./").trim_matches('/');
        if matches!(pattern, "" | ".") {
            return Self::Root;
        }
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '@' | '+' | ' ' | '.');
        let is_path = pattern.chars().all(is_plain) && !pattern.split('/').any(|part| matches!(part, "." | ".."));
        if is_path {
            return Self::Folder(pattern.to_owned());
        }
        let own = pattern.strip_suffix("/**");
        let globs = [Some(pattern), own].into_iter().flatten().filter_map(|pattern| Glob::parse(pattern).ok());
        Self::Globs(globs.collect(), pattern == "**")
    }

    fn matches(&self, folder: &str) -> bool {
        match self {
            Self::Root => folder.is_empty(),
            Self::Folder(own) => own == folder,
            Self::Globs(_, is_root) if folder.is_empty() => *is_root,
            Self::Globs(globs, _) => globs.iter().any(|glob| glob.matches(folder)),
        }
    }
}

/// A part of a path against a part of a pattern; `*` is any run of characters.
pub(super) fn one_part(pattern: &str, part: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == part };
    let Some(mut part) = part.strip_prefix(head) else { return false };
    let mut pieces: Vec<&str> = rest.split('*').collect();
    let last = pieces.pop().unwrap_or("");
    for piece in pieces {
        let Some(at) = part.find(piece) else { return false };
        part = part.get(at + piece.len()..).unwrap_or("");
    }
    part.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_name_folders() {
        let table = [
            ("packages/*", "packages/a", true),
            ("packages/*", "packages/a/b", false),
            ("./packages/*/", "packages/a", true),
            ("packages/**", "packages/a/b", true),
            ("**/web", "web", true),
            ("{apps,libs}/*", "libs/x", true),
            ("{apps,libs}/*", "tools/x", false),
            ("app-*-web", "app-one-web", true),
            ("app-*-web", "app-web", false),
            ("docs", "docs", true),
            (".", "", true),
            ("*", "", false),
        ];
        for (pattern, folder, expected) in table {
            assert_eq!(Patterns::of([pattern]).name(folder), expected, "{pattern} {folder}");
        }
    }

    #[test]
    fn the_last_pattern_that_matches_decides() {
        let table: [(&[&str], &str, bool); 10] = [
            (&["packages/*"], "packages/old", true),
            (&["packages/*", "!packages/old"], "packages/old", false),
            (&["!packages/old", "packages/*"], "packages/old", true),
            (&["packages/old", "!packages/*"], "packages/old", false),
            (&["packages/*", "!packages/*", "./packages/old/"], "packages/old", true),
            (&["packages/old", "!packages/old"], "packages/old", false),
            (&["apps/*", "packages/ol"], "packages/old", false),
            (&["packages.old", "packages/v1.2"], "packages/v1.2", true),
            (&["a", ".", "!**"], "", false),
            (&[], "", false),
        ];
        for (patterns, folder, expected) in table {
            assert_eq!(Patterns::of(patterns.iter().copied()).name(folder), expected, "{patterns:?} {folder}");
        }
        assert!(Patterns::of([]).is_empty());
    }
}
