//! Patterns that name the members of a workspace: `packages/*`, `apps/**`, `{libs,tools}/*`, `!packages/old`.

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

/// Whether a pattern names a folder.
pub(super) fn matches(pattern: &str, folder: &str) -> bool {
    let trimmed = pattern.trim_start_matches("./").trim_end_matches('/');
    let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    alternatives(trimmed).iter().any(|pattern| {
        let pattern: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        all_parts(&pattern, &parts)
    })
}

/// The patterns that the first group of braces stands for; more than a few are no pattern that people write.
fn alternatives(pattern: &str) -> Vec<String> {
    let opened = pattern.split_once('{').and_then(|(head, rest)| {
        let (inner, tail) = rest.split_once('}')?;
        Some((head, inner, tail))
    });
    let Some((head, inner, tail)) = opened else { return vec![pattern.to_owned()] };
    let tails: Vec<_> = if tail.len() < 200 { alternatives(tail) } else { Vec::new() };
    let one = |middle: &str| tails.iter().map(|tail| format!("{head}{middle}{tail}")).collect::<Vec<_>>();
    inner.split(',').take(32).flat_map(one).take(256).collect()
}

fn all_parts(pattern: &[&str], parts: &[&str]) -> bool {
    match (pattern.split_first(), parts.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => {
            all_parts(rest, parts) || parts.split_first().is_some_and(|(_, below)| all_parts(pattern, below))
        }
        (Some((first, rest)), Some((part, below))) => one_part(first, part) && all_parts(rest, below),
        _ => false,
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
