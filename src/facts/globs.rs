//! Patterns that name the members of a workspace: `packages/*`, `apps/**`, `{libs,tools}/*`, `!packages/old`.

use crate::model::glob::Glob;

/// Whether a folder is named by a list of patterns; of those that match, the last one decides.
pub(super) fn names<'p>(patterns: impl IntoIterator<Item = &'p str>, folder: &str) -> bool {
    let mut is_named = false;
    for pattern in patterns {
        let (is_left_out, pattern) = pattern.strip_prefix('!').map_or((false, pattern), |rest| (true, rest));
        if matches(pattern, folder) {
            is_named = !is_left_out;
        }
    }
    is_named
}

/// Whether a pattern names a folder; `apps/**` names `apps` too.
pub(super) fn matches(pattern: &str, folder: &str) -> bool {
    let pattern = pattern.trim_start_matches("./").trim_matches('/');
    if folder.is_empty() {
        return matches!(pattern, "" | "." | "**");
    }
    let own = pattern.strip_suffix("/**").unwrap_or(pattern);
    [pattern, own].into_iter().filter_map(|pattern| Glob::parse(pattern).ok()).any(|glob| glob.matches(folder))
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
            assert_eq!(matches(pattern, folder), expected, "{pattern} {folder}");
        }
    }

    #[test]
    fn the_last_pattern_that_matches_decides() {
        assert!(names(["packages/*"], "packages/old"));
        assert!(!names(["packages/*", "!packages/old"], "packages/old"));
        assert!(!names(["apps/*"], "packages/old"));
    }
}
