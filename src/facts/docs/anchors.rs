//! The places in a page that a link may name behind `#`.
//!
//! Headings get the name that GitHub gives them: lower case, punctuation dropped, blanks as `-`, and a number behind one that is
//! there already. The names that generators of sites give are kept beside, for their pages.

use std::collections::{BTreeMap, BTreeSet};

use super::sites::Reader;

/// The anchors of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Anchors {
    own: BTreeSet<String>,
    /// Names that attribute lists give to paragraphs, items and parts of texts: generators of sites read them.
    of_sites: BTreeSet<String>,
    /// Whether generators put in what stands elsewhere, or what a macro makes: nobody knows which anchors that has.
    pub(super) is_open: bool,
    /// What MkDocs and its kin call the headings.
    of_mkdocs: BTreeSet<String>,
    /// What `VitePress` and its kin do.
    of_vue: BTreeSet<String>,
    seen: [BTreeMap<String, usize>; 3],
}

impl Anchors {
    /// An anchor with a name of its own: `<a name="x">`, `id="x"`, `{#x}`.
    pub(super) fn name(&mut self, name: &str) {
        self.own.insert(comparable(name));
    }

    /// What stands in a text outside of code: `{#x}` of Hugo and Docusaurus, `{: #x .y}` of kramdown and Python-Markdown name what
    /// they stand at; shortcodes, includes and snippets bring more.
    pub(super) fn text(&mut self, text: &str) {
        self.is_open |= ["{{", "{%", "--8<--"].iter().any(|mark| text.contains(mark));
        for part in text.split('{').skip(1) {
            let Some((list, _)) = part.split_once('}') else { continue };
            let list = list.strip_prefix(':').unwrap_or(list);
            let is_attribute = |word: &str| word.starts_with(['#', '.']) || word.contains('=');
            if list.split_whitespace().all(is_attribute) {
                let names = list.split_whitespace().filter_map(|word| word.strip_prefix('#'));
                self.of_sites.extend(names.map(comparable));
            }
        }
    }

    /// The anchor of the next heading.
    pub(super) fn heading(&mut self, text: &str) {
        let slug = slug(text);
        let [github, mkdocs, vue] = &mut self.seen;
        // MkDocs has a single `-` for any number of blanks, `@mdit-vue/shared` one for any number of marks, too.
        self.of_mkdocs.insert(numbered(dashed(slug.split('-')), mkdocs, '_'));
        let parts = dashed(text.to_lowercase().split(|c: char| !c.is_alphanumeric()));
        let is_number = parts.starts_with(|c: char| c.is_ascii_digit());
        self.of_vue.insert(numbered(if is_number { format!("_{parts}") } else { parts }, vue, '-'));
        self.own.insert(numbered(slug, github, '-'));
    }

    /// Whether there is one of a name, where that can be told. `top` and what GitHub's page around a README has are everywhere.
    pub(super) fn has(&self, name: &str, reader: Reader) -> Option<bool> {
        let is_there = self.knows(&comparable(name), reader);
        (is_there || !self.is_open || reader == Reader::Host).then_some(is_there)
    }

    fn knows(&self, name: &str, reader: Reader) -> bool {
        matches!(name, "" | "top" | "readme" | "readme-ov-file")
            || is_line(name)
            || self.own.contains(name)
            || name.strip_prefix("user-content-").is_some_and(|name| self.own.contains(name))
            || (reader != Reader::Host && (self.of_mkdocs.contains(name) || self.of_sites.contains(name)))
            || (reader == Reader::Other && self.of_vue.contains(name))
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

/// What is not empty of some parts, with `-` between.
fn dashed<'p>(parts: impl Iterator<Item = &'p str>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
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
        let readers = [Reader::Host, Reader::MkDocs, Reader::Other];
        let table = [
            ("Getting-Started", [true, true, true]),
            ("user-content-go", [true, true, true]),
            ("a-b", [false, true, true]),
            ("go_2", [false, true, true]),
            ("what-s-new-in-v1-2", [false, false, true]),
            ("snake-case-x", [false, false, true]),
            // A dot is no part of a name.
            ("whats-new-in-v1.2", [false, false, false]),
        ];
        for (name, expected) in table {
            assert_eq!(readers.map(|reader| anchors.has(name, reader)), expected.map(Some), "{name}");
        }
    }

    #[test]
    fn names_of_their_own_keep_their_punctuation() {
        let mut anchors = Anchors::default();
        anchors.name("v1.2");
        assert_eq!(anchors.has("v1.2", Reader::Host), Some(true));
        assert_eq!(anchors.has("v12", Reader::Host), Some(false));
        let table =
            [("L10", true), ("L10-L20", true), ("L10C3-L20C5", true), ("L", false), ("Lx", false), ("top", true)];
        for (name, expected) in table {
            assert_eq!(anchors.has(name, Reader::Host), Some(expected), "{name}");
        }
    }

    #[test]
    fn attribute_lists_name_what_they_stand_at_for_sites_alone() {
        let mut anchors = Anchors::default();
        anchors.text("A term {#tea} and {: #milk .big title=x}, not {#of course}, {x} or {: toc}");
        for (name, expected) in [("tea", true), ("milk", true), ("of", false), ("x", false), ("toc", false)] {
            assert_eq!(anchors.has(name, Reader::Other), Some(expected), "{name}");
            assert_eq!(anchors.has(name, Reader::MkDocs), Some(expected), "{name}");
            assert_eq!(anchors.has(name, Reader::Host), Some(false), "{name}");
        }
    }

    #[test]
    fn what_is_put_in_has_anchors_that_nobody_knows() {
        for text in ["{{< include \"a.md\" >}}", "{% include a.md %}", "--8<-- \"a.md\""] {
            let mut anchors = Anchors::default();
            anchors.heading("Tea");
            anchors.text(text);
            let both = [Reader::Other, Reader::Host].map(|reader| anchors.has("milk", reader));
            assert_eq!(both, [None, Some(false)], "{text}");
            assert_eq!(anchors.has("tea", Reader::Other), Some(true), "{text}");
        }
    }
}
