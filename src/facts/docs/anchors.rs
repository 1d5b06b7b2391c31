//! The places in a page that a link may name behind `#`.
//!
//! Headings get the name that GitHub gives them: lower case, punctuation dropped, blanks as `-`, and a number behind one that is
//! there already. The names that MkDocs and its kin give are kept beside, for pages of a site.

use std::collections::{BTreeMap, BTreeSet};

/// The anchors of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Anchors {
    own: BTreeSet<String>,
    /// What generators of sites call the headings.
    of_site: BTreeSet<String>,
    seen: [BTreeMap<String, usize>; 2],
}

impl Anchors {
    /// An anchor with a name of its own: `<a name="x">`, `id="x"`, `{#x}`.
    pub(super) fn name(&mut self, name: &str) {
        self.own.insert(comparable(name));
    }

    /// The anchor of the next heading.
    pub(super) fn heading(&mut self, text: &str) {
        let slug = slug(text);
        let [github, site] = &mut self.seen;
        // MkDocs has a single `-` for any number of blanks.
        let mut short = String::new();
        for part in slug.split('-').filter(|part| !part.is_empty()) {
            short.extend((!short.is_empty()).then_some('-'));
            short.push_str(part);
        }
        self.of_site.insert(numbered(short, site, '_'));
        self.own.insert(numbered(slug, github, '-'));
    }

    /// Whether there is one of a name. `top` and what GitHub's page around a README has are everywhere.
    pub(super) fn has(&self, name: &str, is_site: bool) -> bool {
        let name = comparable(name);
        matches!(name.as_str(), "" | "top" | "readme" | "readme-ov-file")
            || is_line(&name)
            || self.own.contains(&name)
            || name.strip_prefix("user-content-").is_some_and(|name| self.own.contains(name))
            || (is_site && self.of_site.contains(&name))
    }
}

/// `L10`, `L10-L20`, `L10C3-L20C5`: lines of the source of a page.
fn is_line(name: &str) -> bool {
    name.split('-').all(|part| {
        let rest = part.strip_prefix('l').unwrap_or("");
        let mut numbers = rest.split('c');
        numbers.clone().count() <= 2
            && numbers.all(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    })
}

fn slug(text: &str) -> String {
    let kept = text.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    comparable(&kept.collect::<String>()).replace(' ', "-")
}

/// GitHub finds an anchor in any case; the marks that emoji bring with them are part of a name there, and nobody writes them.
fn comparable(name: &str) -> String {
    name.chars().filter(|c| c.is_ascii() || c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn numbered(name: String, seen: &mut BTreeMap<String, usize>, mark: char) -> String {
    let count = seen.entry(name.clone()).or_default();
    let own = if *count == 0 { name } else { format!("{name}{mark}{count}") };
    *count += 1;
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_named_as_on_github() {
        let mut anchors = Anchors::default();
        let headings = [
            "Getting Started",
            "What's new in v1.2?",
            "a & b",
            "snake_case-x",
            "Ünïcode Straße",
            "🚀 Go",
            "Go",
            "Go",
            ":rocket: Go",
        ];
        for heading in headings {
            anchors.heading(heading);
        }
        let expected = [
            "-go",
            "a--b",
            "getting-started",
            "go",
            "go-1",
            "rocket-go",
            "snake_case-x",
            "whats-new-in-v12",
            "ünïcode-straße",
        ];
        assert_eq!(anchors.own.iter().map(String::as_str).collect::<Vec<_>>(), expected);
        assert!(anchors.has("Getting-Started", false));
        assert!(anchors.has("user-content-go", false));
        assert!(!anchors.has("a-b", false));
        assert!(anchors.has("a-b", true));
        assert!(anchors.has("go_2", true));
        assert!(!anchors.has("whats-new-in-v1.2", false), "a dot is no part of a name");
    }

    #[test]
    fn names_of_their_own_keep_their_punctuation() {
        let mut anchors = Anchors::default();
        anchors.name("v1.2");
        assert!(anchors.has("v1.2", false));
        assert!(!anchors.has("v12", false));
        let table =
            [("L10", true), ("L10-L20", true), ("L10C3-L20C5", true), ("L", false), ("Lx", false), ("top", true)];
        for (name, expected) in table {
            assert_eq!(anchors.has(name, false), expected, "{name}");
        }
    }
}
