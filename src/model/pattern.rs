//! A pattern of `exclude` or of an ignore file in, what is wrong with it out.

use ignore::gitignore::GitignoreBuilder;

/// What to do about one that is none.
pub(crate) const HELP: &str = "write it as in a .gitignore, such as `generated/**`";

/// Why a pattern is none. Git takes a class that does not end for plain letters, which nobody means.
pub(crate) fn refused(pattern: &str) -> Option<String> {
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
