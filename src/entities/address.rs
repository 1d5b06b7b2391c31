//! Links to files on a git host: whether they lead into the repository itself, and where. Knows the hosts' ways of writing a
//! path; asks none of them.

use crate::model::paths::joined;

/// Where a repository lives on a git host: `github.com` and `acme/shop`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The host.
    pub host: String,
    /// The owner (or groups) and the repository.
    pub slug: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To a path of the repository.
    Inside(String),
    /// Somewhere else.
    Elsewhere,
    /// It cannot be told: the repository has no remote, or the link has a form that no host writes.
    Unknown,
}

/// What stands between a repository and a branch in a link to a file, or to a folder.
const MARKS: [&str; 8] = ["-/blob/", "-/tree/", "-/raw/", "src/branch/", "blob/", "tree/", "raw/", "src/"];

/// The file that a link names.
pub(super) fn file(url: &str, addresses: &[Address]) -> Reach {
    reach(url, addresses).map_or_else(|other| other, |(path, _)| inside(&path))
}

/// The folder that a link names; that of the file where it names one.
pub(super) fn folder(url: &str, addresses: &[Address]) -> Reach {
    let (path, is_file) = match reach(url, addresses) {
        Ok(found) => found,
        Err(other) => return other,
    };
    let is_file = is_file && !path.ends_with('/');
    inside(if is_file { path.rsplit_once('/').map_or("", |(folder, _)| folder) } else { &path })
}

fn inside(path: &str) -> Reach {
    joined("", path).map_or(Reach::Unknown, Reach::Inside)
}

/// The path in the repository, and whether the link calls it a file.
fn reach(url: &str, addresses: &[Address]) -> Result<(String, bool), Reach> {
    let Some((_, rest)) = url.split_once("://") else { return Err(Reach::Unknown) };
    if addresses.is_empty() {
        return Err(Reach::Unknown);
    }
    let rest = rest.split(['#', '?']).next().unwrap_or(rest);
    let rest = rest.split_once('@').filter(|(user, _)| !user.contains('/')).map_or(rest, |(_, rest)| rest);
    let own = addresses.iter().find_map(|address| behind(rest, address)).ok_or(Reach::Elsewhere)?;
    let own = own.trim_start_matches('/');
    if own.is_empty() {
        return Ok((String::new(), false));
    }
    let (mark, branched) = MARKS.iter().find_map(|mark| Some((mark, own.strip_prefix(mark)?))).ok_or(Reach::Unknown)?;
    // A branch with a slash in its name cannot be told from a folder; most are `main`.
    let path = branched.split_once('/').map_or("", |(_, path)| path);
    Ok((path.replace("%20", " "), !mark.contains("tree")))
}

/// What stands behind a repository's address, where a link starts with it.
fn behind<'u>(rest: &'u str, address: &Address) -> Option<&'u str> {
    let own = format!("{}/{}", address.host, address.slug.trim_matches('/'));
    let (head, tail) = rest.split_at_checked(own.len())?;
    let tail = tail.strip_prefix(".git").unwrap_or(tail);
    (head.eq_ignore_ascii_case(&own) && (tail.is_empty() || tail.starts_with('/'))).then_some(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses() -> [Address; 2] {
        [("github.com", "acme/shop"), ("git.acme.example", "core/web/shop")]
            .map(|(host, slug)| Address { host: host.to_owned(), slug: slug.to_owned() })
    }

    #[test]
    fn links_into_the_repository_are_told_from_others() {
        let table = [
            ("https://github.com/acme/shop/blob/main/a/catalog-info.yaml", Some("a/catalog-info.yaml")),
            ("https://GitHub.com/Acme/Shop/tree/main/a/?plain=1", Some("a")),
            ("https://git.acme.example/core/web/shop/-/blob/main/a/b.yaml#L3", Some("a/b.yaml")),
            ("https://github.com/acme/shop.git", Some("")),
            ("https://github.com/acme/shop/src/branch/main/x.yaml", Some("x.yaml")),
        ];
        for (url, expected) in table {
            assert_eq!(file(url, &addresses()), Reach::Inside(expected.unwrap().to_owned()), "{url}");
        }
        for url in ["https://github.com/acme/shop2/blob/main/a.yaml", "https://gitlab.com/acme/shop", "http://x"] {
            assert_eq!(file(url, &addresses()), Reach::Elsewhere, "{url}");
        }
        for url in ["https://github.com/acme/shop/wiki", "https://github.com/acme/shop/blob/main/../../x"] {
            assert_eq!(file(url, &addresses()), Reach::Unknown, "{url}");
        }
        assert_eq!(file("https://github.com/acme/shop", &[]), Reach::Unknown);
    }

    #[test]
    fn a_link_to_a_file_speaks_of_its_folder() {
        let table = [
            ("https://github.com/acme/shop/blob/main/a/b/main.go", "a/b"),
            ("https://github.com/acme/shop/blob/main/a/b/", "a/b"),
            ("https://github.com/acme/shop/tree/main/a/b", "a/b"),
            ("https://github.com/acme/shop/tree/main", ""),
            ("https://github.com/acme/shop/blob/main/README.md", ""),
        ];
        for (url, expected) in table {
            assert_eq!(folder(url, &addresses()), Reach::Inside(expected.to_owned()), "{url}");
        }
    }
}
