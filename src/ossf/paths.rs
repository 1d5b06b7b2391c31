//! Paths as Scorecard compares them: their last part, their tidy form, by the rules of Go's `path` package.

pub(super) use crate::model::paths::clean;

/// The last part; `.` for an empty path, `/` for one of slashes alone.
pub(super) fn base(path: &str) -> &str {
    if path.is_empty() {
        return ".";
    }
    let path = path.trim_end_matches('/');
    if path.is_empty() { "/" } else { path.rsplit('/').next().unwrap_or(path) }
}

/// All but the last part, tidy.
pub(super) fn folder(path: &str) -> String {
    path.rfind('/').map_or_else(|| ".".to_owned(), |at| clean(path.get(..=at).unwrap_or("")))
}

/// What stands behind the last dot of the last part, the dot included.
pub(super) fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rfind('.').and_then(|at| name.get(at..)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_paths_are_those_that_go_names() {
        let cases = [
            ("/usr/bin/wget", "wget", "/usr/bin"),
            ("wget", "wget", "."),
            ("", ".", "."),
            ("///", "/", "/"),
            ("a/b/", "b", "a/b"),
        ];
        for (path, name, parent) in cases {
            assert_eq!((base(path), folder(path).as_str()), (name, parent), "{path}");
        }
        let tidy = ["./a", "a//b/../c", "../x", "/../x", "", "a/.."].map(clean);
        assert_eq!(tidy, ["a", "a/c", "../x", "/x", ".", "."]);
        assert_eq!(["a.b/c", "x.tar.gz", ".bashrc"].map(extension), ["", ".gz", ".bashrc"]);
    }
}
