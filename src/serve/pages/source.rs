//! Where a repository lives → where a line of a file and a commit are shown there.

use crate::report::markup::Address;
use crate::report::uri;

/// The page of a line; none where the host is not one whose addresses are known.
pub(super) fn line(repository: &str, commit: Option<&str>, path: &str, line: u32) -> Option<Address> {
    let (base, kind) = host(repository)?;
    let path = uri::encoded(path);
    let commit = commit.unwrap_or("HEAD");
    Address::outside(&match kind {
        Host::GitHub => format!("{base}/blob/{commit}/{path}#L{line}"),
        Host::GitLab => format!("{base}/-/blob/{commit}/{path}#L{line}"),
        Host::Bitbucket => format!("{base}/src/{commit}/{path}#lines-{line}"),
    })
}

/// The page of a commit.
pub(super) fn commit(repository: &str, commit: &str) -> Option<Address> {
    let (base, kind) = host(repository)?;
    Address::outside(&match kind {
        Host::GitHub => format!("{base}/commit/{commit}"),
        Host::GitLab => format!("{base}/-/commit/{commit}"),
        Host::Bitbucket => format!("{base}/commits/{commit}"),
    })
}

/// The repository's own page.
pub(super) fn home(repository: &str) -> Option<Address> {
    host(repository).and_then(|_| Address::outside(repository))
}

#[derive(Clone, Copy)]
enum Host {
    GitHub,
    GitLab,
    Bitbucket,
}

/// By the name of the host: a company's own is called as what it runs, by convention.
fn host(repository: &str) -> Option<(&str, Host)> {
    let (_, rest) = repository.split_once("://")?;
    let name = rest.split('/').next()?;
    let kind = if name.starts_with("github.") || name.ends_with(".ghe.com") {
        Host::GitHub
    } else if name.starts_with("gitlab.") {
        Host::GitLab
    } else if name == "bitbucket.org" {
        Host::Bitbucket
    } else {
        return None;
    };
    Some((repository.trim_end_matches('/'), kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::markup::{document, link};

    #[test]
    fn a_line_is_linked_where_its_host_shows_it() {
        let cases = [
            ("https://github.com/acme/shop", "https://github.com/acme/shop/blob/abc/a%20b.yaml#L7"),
            ("https://gitlab.acme.dev/web/shop", "https://gitlab.acme.dev/web/shop/-/blob/abc/a%20b.yaml#L7"),
            ("https://bitbucket.org/acme/shop", "https://bitbucket.org/acme/shop/src/abc/a%20b.yaml#lines-7"),
        ];
        for (repository, wanted) in cases {
            let drawn = document(link(line(repository, Some("abc"), "a b.yaml", 7).unwrap()).text("x"));
            assert!(drawn.contains(&format!("\"{wanted}\"")), "{drawn}");
        }
        for repository in
            ["shop", "https://git.acme.dev/shop", "javascript:alert(1)//github.com/", "github.com/acme/shop"]
        {
            assert!(line(repository, None, "a", 1).is_none(), "{repository}");
        }
    }
}
