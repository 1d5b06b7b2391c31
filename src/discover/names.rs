//! Paths as people read them: `/` between the parts, bytes that are no UTF-8 as `\xNN`. Text in, text out.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Component, Path};

use crate::model::paths::with_slashes;

/// One part of a path.
pub(super) fn shown(name: &OsStr) -> String {
    let mut text = String::with_capacity(name.len());
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\\x{byte:02x}");
        }
    }
    text
}

/// A whole path, as given.
pub(super) fn shown_path(path: &Path) -> String {
    with_slashes(shown(path.as_os_str()))
}

/// A path below `root`, relative to it; empty where it is the root.
pub(super) fn below(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts = relative.components().filter_map(|part| match part {
        Component::Normal(name) => Some(shown(name)),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A target, without a `/` at its end.
pub(super) fn target(path: &Path) -> String {
    let text = shown_path(path);
    let trimmed = text.trim_end_matches('/');
    if trimmed.is_empty() { text.chars().take(1).collect() } else { trimmed.to_owned() }
}

/// What lies at `relative` below `folder`; both as people read them.
pub(super) fn join(folder: &str, relative: &str) -> String {
    match (folder, relative) {
        (_, "") => folder.to_owned(),
        ("" | ".", _) => relative.to_owned(),
        _ if folder.ends_with('/') => format!("{folder}{relative}"),
        _ => format!("{folder}/{relative}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_joins_as_a_shell_would_write_it() {
        let table = [
            (".", "a/b", "a/b"),
            ("", "a", "a"),
            ("/", "a", "/a"),
            ("x", "a", "x/a"),
            ("..", "a", "../a"),
            ("x", "", "x"),
            (".", "", "."),
        ];
        for (folder, relative, expected) in table {
            assert_eq!(join(folder, relative), expected, "{folder} + {relative}");
        }
    }

    #[test]
    fn a_target_loses_the_slash_at_its_end() {
        let table = [("a/", "a"), ("/", "/"), ("//", "/"), ("./a//", "./a"), (".", "."), ("./", ".")];
        for (given, expected) in table {
            assert_eq!(target(Path::new(given)), expected, "{given}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_utf_8_are_written_as_numbers() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(shown(OsStr::from_bytes(b"caf\xe9 \xf0\x9f.yaml")), "caf\\xe9 \\xf0\\x9f.yaml");
        assert_eq!(shown(OsStr::new("café")), "café");
    }
}
