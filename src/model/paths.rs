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

/// A path that leads up from the folder `here`, no further than it must: `../s/a` seen from `/r/s` is `a`. Others stay as they are.
pub(crate) fn seen_from(here: &str, path: String) -> String {
    if !path.starts_with("../") {
        return path;
    }
    between(here, &clean(&format!("{here}/{path}")))
}

/// The way from one folder to another, or to a file; both in full, and clean.
pub(crate) fn between(from: &str, to: &str) -> String {
    let parts = |path| str::split(path, '/').filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let (from, to) = (parts(from), parts(to));
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from.iter().skip(common).map(|_| "..");
    let way = up.chain(to.iter().skip(common).copied()).collect::<Vec<_>>().join("/");
    if way.is_empty() { ".".to_owned() } else { way }
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
    fn a_path_goes_up_no_further_than_it_must() {
        for (path, expected) in [
            ("../s/a.yaml", "a.yaml"),
            ("../s/t/a.yaml", "t/a.yaml"),
            ("../../r/s/a.yaml", "a.yaml"),
            ("../t/a.yaml", "../t/a.yaml"),
            ("../../r/t/a.yaml", "../t/a.yaml"),
            ("../sa/a.yaml", "../sa/a.yaml"),
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
