//! Paths as texts, with `/` between their parts. Never looks at the disk.

/// Without `.`, `..` and doubled slashes, as far as the text alone can tell; `.` where nothing is left. As Go's `path.Clean`.
pub fn clean(path: &str) -> String {
    let is_rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if is_rooted => {}
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (is_rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

/// The path that leads from a folder of a repository somewhere else, without `.`, `..` and doubled slashes; none where that is out of the
/// repository. Both are relative: a slash at the head of `path` means nothing.
pub(crate) fn joined(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_and_do_not_lead_out() {
        let table = [
            ("overlays/prod", "../../base", Some("base")),
            ("", "./web/", Some("web")),
            ("a", "../../x", None),
            ("a/b", "c", Some("a/b/c")),
            ("a//b", "/c//d", Some("a/b/c/d")),
            ("a", "..", Some("")),
        ];
        for (folder, path, expected) in table {
            assert_eq!(joined(folder, path).as_deref(), expected, "{folder} {path}");
        }
    }
}
