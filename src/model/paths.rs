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

/// Whether a path is that of a file with a name, in whichever folder. Quicker than a search for the name in the path.
pub(crate) fn ends_with(path: &str, name: &str) -> bool {
    path.strip_suffix(name).is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
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
    fn a_name_is_the_whole_of_the_last_part() {
        for (path, expected) in [("a.yaml", true), ("x/a.yaml", true), ("x/ba.yaml", false), ("a.yaml/x", false)] {
            assert_eq!(ends_with(path, "a.yaml"), expected, "{path}");
        }
    }

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
