//! The patterns of `exclude`: those that a walk could not go by are mistakes where they stand.

use ignore::gitignore::GitignoreBuilder;

use super::fields::Fields;

/// Reads them.
pub(super) fn read(fields: &Fields<'_, '_>) -> Vec<String> {
    let mut patterns = Vec::new();
    for (pattern, span) in fields.strings("exclude") {
        if let Some(reason) = refused(&pattern) {
            let help = "write it as in a .gitignore, such as \"generated/**\"";
            fields.reader().mistake_with_help(span, format!("`{pattern}` is no pattern: {reason}"), help);
        }
        patterns.push(pattern);
    }
    patterns
}

/// Why a pattern is none. Git takes a class that does not end for plain letters, which nobody means.
fn refused(pattern: &str) -> Option<String> {
    if is_open(pattern) {
        return Some("a `[` has no `]`".to_owned());
    }
    match GitignoreBuilder::new("").add_line(None, pattern) {
        Ok(_) => None,
        Err(ignore::Error::Glob { err, .. }) => Some(err),
        Err(other) => Some(other.to_string()),
    }
}

/// Whether a class of letters begins and does not end.
fn is_open(pattern: &str) -> bool {
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '[' => {
                let rest = letters.as_str().trim_start_matches(['!', '^']);
                // What stands first in a class is part of it.
                let mut inside = rest.char_indices().skip(1);
                let Some((end, _)) = inside.find(|(_, letter)| *letter == ']') else { return true };
                letters = rest.get(end + 1..).unwrap_or_default().chars();
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pattern_is_refused() {
        for good in ["vendor/", "*.generated.yaml", "a[b-d]e", "[]x]", "[!]]", "\\[a", "/a/**", "[a][b]"] {
            assert_eq!(refused(good), None, "{good}");
        }
        for bad in ["[a-", "a[", "[]", "[!", "[a][b", "[z-a]"] {
            assert!(refused(bad).is_some(), "{bad}");
        }
    }
}
