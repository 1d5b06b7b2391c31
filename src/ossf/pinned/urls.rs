//! Addresses in the arguments of a download, as Go's `net/url` takes them.

use crate::ossf::paths;

/// Whether an argument is an address: with a scheme, or a path from the root.
fn is_address(word: &str) -> bool {
    if word.is_empty() || word.bytes().any(|byte| byte < b' ' || byte == 0x7f) {
        return false;
    }
    match scheme(word) {
        Some((_, rest)) => rest.strip_prefix("//").is_none_or(|rest| {
            let host = rest.split(['/', '?']).next().unwrap_or("");
            !host.contains([' ', '<', '>', '"', '\\', '^', '`', '{', '|', '}'])
        }),
        None => word.starts_with('/') || word == "*",
    }
}

fn scheme(word: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = word.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some((scheme, rest))
}

/// The path of an address, without query and fragment.
pub(super) fn path(address: &str) -> &str {
    let address = address.split(['?', '#']).next().unwrap_or("");
    let Some((_, rest)) = scheme(address) else { return address };
    match rest.strip_prefix("//") {
        Some(rest) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(""),
        None => rest,
    }
}

/// The name of the file that an address ends in.
pub(super) fn file_name(address: &str) -> &str {
    paths::base(path(address))
}

/// Whether a download gets something else than files of GitHub at a commit.
pub(super) fn are_unpinned(words: &[String]) -> bool {
    let bare = words.iter().map(|word| unquoted(word));
    let addresses: Vec<&str> = bare.filter(|word| is_address(word)).collect();
    addresses.is_empty() || !addresses.iter().all(|address| is_at_a_commit(address))
}

fn unquoted(word: &str) -> &str {
    ['\'', '"'].into_iter().find_map(|quote| word.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(word)
}

fn is_at_a_commit(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://raw.githubusercontent.com/") else { return false };
    let parts: Vec<&str> = path(address).split('/').collect();
    !rest.is_empty() && parts.len() > 4 && parts.get(3).is_some_and(|part| is_commit(part))
}

/// Whether a word is a commit.
pub(super) fn is_commit(word: &str) -> bool {
    word.len() == 40 && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_github_at_a_commit_are_pinned() {
        let commit = "0123456789abcdefABCDEF0123456789abcdef01";
        let pinned = format!("https://raw.githubusercontent.com/a/b/{commit}/c/d.sh");
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert!(!are_unpinned(&words(&["curl", "-s", &pinned])));
        assert!(!are_unpinned(&words(&["curl", &format!("'{pinned}'")])));
        assert!(are_unpinned(&words(&["curl", &pinned, "https://acme.example"])));
        assert!(are_unpinned(&words(&["curl", &pinned, "/tmp/x"])));
        assert!(are_unpinned(&words(&["curl", "https://raw.githubusercontent.com/a/b/main/c.sh"])));
        assert!(are_unpinned(&words(&["curl", "-s"])));
        assert_eq!(file_name("https://acme.example/x/get.sh?a=/b#c"), "get.sh");
        assert_eq!(file_name("https://acme.example"), ".");
    }
}
