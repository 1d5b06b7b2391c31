//! Paths as texts, with `/` between their parts. Never looks at the disk.

use std::path::{MAIN_SEPARATOR, Path};

/// A path of this system, as a text. A backslash parts names on Windows alone; elsewhere it may be in one.
pub fn slashed(path: &Path) -> String {
    with_slashes(path.to_string_lossy().into_owned())
}

/// A path of this system in a text.
pub(crate) fn with_slashes(path: String) -> String {
    if MAIN_SEPARATOR == '/' { path } else { path.replace(MAIN_SEPARATOR, "/") }
}

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

/// A path that leads up from the folder `here` and down again, no further up than it must: `../s/a` seen from `/r/s` is `a`. `here` is
/// in full and without links. Others stay as they are: what is above a folder that was gone down into, only the disk can tell.
pub(crate) fn seen_from(here: &str, path: String) -> String {
    let down = path.trim_start_matches("../");
    let up = (path.len() - down.len()) / "../".len();
    let names: Vec<&str> = here.split('/').filter(|name| !name.is_empty()).collect();
    let Some(left) = names.len().checked_sub(up).and_then(|kept| names.get(kept..)) else { return path };
    if up == 0 || down.split('/').any(|name| name == "..") {
        return path;
    }
    let again = left.iter().zip(down.split('/')).take_while(|(name, next)| *name == next).count();
    let rest = down.split('/').skip(again);
    std::iter::repeat_n("..", up - again).chain(rest).collect::<Vec<_>>().join("/")
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
    fn a_backslash_is_a_part_of_a_name_where_it_parts_none() {
        let expected = if MAIN_SEPARATOR == '/' { r"a\b/c" } else { "a/b/c" };
        assert_eq!(slashed(Path::new(r"a\b/c")), expected);
    }

    #[test]
    fn a_name_is_the_whole_of_the_last_part() {
        for (path, expected) in [("a.yaml", true), ("x/a.yaml", true), ("x/ba.yaml", false), ("a.yaml/x", false)] {
            assert_eq!(ends_with(path, "a.yaml"), expected, "{path}");
        }
    }

    #[test]
    fn a_path_goes_up_no_further_than_it_must() {
        for (path, expected) in [
            ("../s/a.yaml", "a.yaml"),
            ("../s/t/a.yaml", "t/a.yaml"),
            ("../../r/s/a.yaml", "a.yaml"),
            ("../t/a.yaml", "../t/a.yaml"),
            ("../../r/t/a.yaml", "../t/a.yaml"),
            ("../sa/a.yaml", "../sa/a.yaml"),
            ("../link/../a.yaml", "../link/../a.yaml"),
            ("../../../x/a.yaml", "../../../x/a.yaml"),
            ("..", ".."),
            ("a/../b", "a/../b"),
            ("/r/s/a.yaml", "/r/s/a.yaml"),
        ] {
            assert_eq!(seen_from("/r/s", path.to_owned()), expected, "{path}");
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
