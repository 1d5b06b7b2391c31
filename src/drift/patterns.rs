//! Patterns of paths as `.gitignore` has them: the last one that is of a path decides.

use crate::model::glob::Glob;

/// A list of patterns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Patterns {
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// Of the path itself, and of all below it.
    globs: [Glob; 2],
    is_taken_back: bool,
}

impl Patterns {
    /// Adds a pattern. A comment, an empty line, and what is no pattern add nothing.
    pub(super) fn add(&mut self, line: &str) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        let (is_taken_back, pattern) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let bare = pattern.trim_end_matches('/');
        let anchored = bare.trim_start_matches('/');
        let start = if bare.contains('/') || anchored.starts_with("**") { "" } else { "**/" };
        let path = Glob::parse(&format!("{start}{anchored}"));
        let below = Glob::parse(&format!("{start}{anchored}/**"));
        if let (Ok(path), Ok(below)) = (path, below) {
            self.lines.push(Line { globs: [path, below], is_taken_back });
        }
    }

    /// Whether a path is meant.
    pub(super) fn matches(&self, path: &str) -> bool {
        let last = self.lines.iter().rev().find(|line| line.globs.iter().any(|glob| glob.matches(path)));
        last.is_some_and(|line| !line.is_taken_back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_mean_what_they_mean_in_a_gitignore() {
        let table = [
            (".git", ".git/config", true),
            (".git", "a/.git/config", true),
            (".git", ".github/a", false),
            ("*.py[co]", "a/b.pyc", true),
            ("/docs", "docs/a", true),
            ("/docs", "a/docs/b", false),
            ("docs/", "a/docs/b", true),
            ("a/*.md", "a/b.md", true),
            ("a/*.md", "c/a/b.md", false),
            ("**/x", "a/x", true),
            ("# x", "# x", false),
            ("[", "[", false),
        ];
        for (pattern, path, expected) in table {
            let mut patterns = Patterns::default();
            patterns.add(pattern);
            assert_eq!(patterns.matches(path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn the_last_pattern_decides() {
        let mut patterns = Patterns::default();
        for line in ["*", "!Dockerfile", ""] {
            patterns.add(line);
        }
        assert!(patterns.matches("a/b") && !patterns.matches("Dockerfile") && !patterns.matches("a/Dockerfile"));
    }
}
