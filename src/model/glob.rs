//! Patterns of paths in definitions: `deploy/**`, `env/*/values.yaml`, `{a,b}.toml`.
//!
//! `*` and `?` stay inside one part of a path, `**` crosses parts. A pattern is of the whole path, relative to the repository.

use std::fmt;

use globset::{GlobBuilder, GlobMatcher};

/// A pattern of paths that was checked.
#[derive(Clone)]
pub struct Glob {
    text: String,
    matcher: GlobMatcher,
}

impl Glob {
    /// Reads a pattern, or says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Err("it is empty".to_owned());
        }
        if text.starts_with('/') || text.split('/').any(|part| matches!(part, "." | "..")) {
            return Err("paths are relative to the repository, without `.` and `..`".to_owned());
        }
        let glob = GlobBuilder::new(text).literal_separator(true).backslash_escape(true).build();
        let glob = glob.map_err(|error| error.kind().to_string())?;
        Ok(Self { text: text.to_owned(), matcher: glob.compile_matcher() })
    }

    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it is of this path.
    pub fn matches(&self, path: &str) -> bool {
        self.matcher.is_match(path)
    }
}

impl PartialEq for Glob {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Glob {}

impl fmt::Debug for Glob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stay_inside_a_part_and_double_stars_cross() {
        let cases = [
            ("apps/*", "apps/billing", true),
            ("apps/*", "apps/billing/api", false),
            ("apps/**", "apps/billing/api", true),
            ("apps/**", "apps", false),
            ("**", "", true),
            ("**/main.tf", "main.tf", true),
            ("env/{prod,test}/*.yaml", "env/prod/a.yaml", true),
            ("env/{prod,test}/*.yaml", "env/dev/a.yaml", false),
            ("Dockerfile", "src/Dockerfile", false),
        ];
        for (glob, path, expected) in cases {
            assert_eq!(Glob::parse(glob).unwrap().matches(path), expected, "{glob} {path}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for wrong in ["", "/etc", "../other", "a/./b", "a[", "{a"] {
            assert!(Glob::parse(wrong).is_err(), "{wrong}");
        }
    }
}
