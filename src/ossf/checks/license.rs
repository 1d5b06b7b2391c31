//! License: a file whose name says so (9), and the identifier of an approved license in that name (1).
//!
//! Scorecard's service asks GitHub what the text is; without it, only the name counts, and most projects get 9.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::ossf::check::{Basis, Check};
use crate::ossf::files::Tree;
use crate::ossf::paths;

const NAME: &str = "License";

/// A name in the top folder: an identifier before or behind the word, with separators, and an extension.
static FILE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?P<all>(?P<before>[0-9a-z](?:[-_]?[0-9a-z.])*)?[-_]?",
        r"(?P<word>patents?|copying|copyright|licen[cs]es?)",
        r"(?P<between>[-_./])?(?P<behind>[0-9a-z](?:[-_]?[0-9a-z.])*)?(?P<extension>\.?[a-z]+)?)",
    ))
    .ok()
});

/// Extensions of texts.
const TEXTS: [&str; 11] =
    [".adoc", ".asc", ".doc", ".docx", ".ext", ".html", ".markdown", ".md", ".rst", ".txt", ".xml"];

/// The check.
pub(super) fn check(tree: &Tree) -> Check {
    let found = tree.files.iter().find_map(|entry| Some((entry, identifier(&entry.path)?)));
    let Some((entry, identifier)) = found else {
        let details = vec!["Warn: project does not have a license file".to_owned()];
        return Check::new(NAME, 0, "license file not detected").with(details);
    };
    let mut details = vec![format!("Info: project has a license file: {}:0", entry.path)];
    let approved = approved(&identifier);
    details.push(match approved {
        Some(name) => format!("Info: FSF or OSI recognized license: {name}: {}:0", entry.path),
        None => "Warn: project license file does not contain an FSF or OSI license.".to_owned(),
    });
    let (score, basis) = if approved.is_some() { (10, Basis::Exact) } else { (9, Basis::LowerBound) };
    Check::new(NAME, score, "license file detected").with(details).on(basis)
}

/// The full name of an approved license, whatever the case of its identifier.
fn approved(identifier: &str) -> Option<&'static str> {
    let identifier = if identifier.eq_ignore_ascii_case("un") { "unlicense" } else { identifier };
    let license = spdx::identifiers::LICENSES.iter().find(|license| license.name.eq_ignore_ascii_case(identifier))?;
    let id = spdx::license_id(license.name)?;
    (id.is_osi_approved() || id.is_fsf_free_libre()).then_some(id.full_name)
}

/// The identifier in the name of a license file, which may be empty; none where the file is none.
fn identifier(path: &str) -> Option<String> {
    let found = FILE.as_ref()?.captures(path)?;
    let word = part(&found, "word");
    if path == word {
        return Some(String::new());
    }
    let extension = Some(paths::extension(path)).filter(|extension| !extension.contains(word)).unwrap_or("");
    let (identifier, extension) = told_apart(&found, extension);
    let all = part(&found, "all");
    let is_folder = part(&found, "between") == "/";
    let fits = if all == path {
        is_text(&extension)
    } else {
        (is_folder || !identifier.is_empty()) && format!("{all}{extension}") == path
    };
    fits.then_some(identifier)
}

fn part<'t>(found: &Captures<'t>, name: &str) -> &'t str {
    found.name(name).map_or("", |found| found.as_str())
}

/// The identifier and the extension, of which the pattern may have given one to the other.
fn told_apart(found: &Captures<'_>, extension: &str) -> (String, String) {
    let before = part(found, "before");
    let mut identifier = if before.is_empty() { part(found, "behind") } else { before }.to_owned();
    let mut extension = extension.to_owned();
    if !identifier.is_empty() && extension.contains(&identifier) {
        identifier.clear();
    }
    if identifier.is_empty() || extension.is_empty() {
        return (identifier, extension);
    }
    if identifier.contains(&extension) {
        // `GPL-2.0` has no extension `.0`.
        let has_version = identifier.split('.').skip(1).any(|part| part.starts_with(|c: char| c.is_ascii_digit()));
        if !is_text(&extension) && has_version {
            extension.clear();
        } else {
            identifier = identifier.replace(&extension, "");
        }
    } else if extension != identifier && extension != part(found, "extension") {
        identifier.push_str(part(found, "extension"));
    }
    (identifier, extension)
}

fn is_text(extension: &str) -> bool {
    let lower = extension.to_ascii_lowercase();
    lower.is_empty() || TEXTS.iter().any(|text| lower.contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_file_and_sometimes_the_license() {
        let cases = [
            ("LICENSE", Some("")),
            ("license.md", Some("")),
            ("COPYING.txt", Some("")),
            ("Copyright", Some("")),
            ("PATENTS", Some("")),
            ("LICENSE-MIT", Some("MIT")),
            ("LICENSE-APACHE", Some("APACHE")),
            ("LICENSE_Apache-1.1", Some("Apache-1.1")),
            ("GPL-2.0-LICENCE", Some("GPL-2.0")),
            ("LICENSES/MIT.txt", Some("MIT")),
            ("LICENSES/Apache-2.0.txt", Some("Apache-2.0")),
            ("UNLICENSE", Some("UN")),
            ("license.yaml", None),
            ("licenses.go", None),
            ("docs/LICENSE", None),
            (".license", None),
            ("src/license.rs", None),
            ("README.md", None),
        ];
        for (path, expected) in cases {
            assert_eq!(identifier(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn approved_licenses_are_known_in_any_case() {
        assert_eq!(approved("mit"), Some("MIT License"));
        assert_eq!(approved("un"), Some("The Unlicense"));
        assert_eq!(approved("apache"), None);
        assert_eq!(approved(""), None);
    }
}
