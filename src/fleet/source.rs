//! Where a repository is: a folder of this machine, or an address that git fetches from by a protocol that is allowed.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Where a repository is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Source {
    /// A repository of this machine, with or without a work tree; its commits are judged where they are.
    Path(PathBuf),
    /// An address for git.
    Url(String),
}

/// Protocols that are allowed where nothing else is said.
pub(super) const USUAL: [&str; 2] = ["https", "ssh"];
/// Protocols that may be allowed: none of these runs a program of the other side.
pub(super) const KNOWN: [&str; 5] = ["https", "ssh", "http", "git", "file"];

/// The protocol of an address, in lower case; `None` where it is no address.
pub(super) fn protocol(url: &str) -> Option<String> {
    if let Some((scheme, rest)) = url.split_once("://") {
        let is_scheme = !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
        return (is_scheme && !rest.is_empty()).then(|| scheme.to_ascii_lowercase());
    }
    // `git@host:path`, but not `C:\path`, `./a:b` or `ext::program`.
    let (host, path) = url.split_once(':')?;
    let is_host = host.len() > 1 && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"@.-_".contains(&byte));
    (is_host && !host.starts_with('-') && !path.is_empty() && !path.starts_with(':')).then(|| "ssh".to_owned())
}

/// What is wrong with an address, if something is.
pub(super) fn refused(url: &str, protocols: &[String]) -> Option<String> {
    if url.chars().any(|own| own.is_control() || own == ' ') {
        return Some("an address has no spaces".to_owned());
    }
    let Some(protocol) = protocol(url) else {
        return Some("this is no address that git fetches from; name a folder with `path`".to_owned());
    };
    if !protocols.contains(&protocol) {
        return Some(format!("`{protocol}` is not among the protocols that are allowed: {}", protocols.join(", ")));
    }
    let authority = url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default());
    // Over HTTP a token is the name of the user as well as its password.
    let is_secret = |user: &str| user.contains(':') || matches!(protocol.as_str(), "http" | "https");
    let has_secret = authority.and_then(|own| own.rsplit_once('@')).is_some_and(|(user, _)| is_secret(user));
    has_secret.then(|| {
        "an address with a user or a password would be written into plans; let git's credential helper give them"
            .to_owned()
    })
}

/// The name of a repository: the path of its address without `.git`, or the last two parts of its folder.
pub(super) fn name(source: &Source) -> String {
    let path = match source {
        Source::Url(url) => {
            let rest = url.split_once("://").map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
            rest.or_else(|| url.split_once(':').map(|(_, path)| path)).unwrap_or(url).to_owned()
        }
        Source::Path(path) => last_two(path),
    };
    let path = path.trim_matches('/');
    path.strip_suffix(".git").unwrap_or(path).trim_end_matches('/').to_owned()
}

fn last_two(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let named: Vec<&str> = parts.iter().map(AsRef::as_ref).filter(|part| !matches!(*part, "." | ".." | "/")).collect();
    named.get(named.len().saturating_sub(2)..).unwrap_or_default().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_protocol_that_is_allowed_and_no_password() {
        for (url, protocol_of) in [
            ("https://github.com/acme/cart.git", Some("https")),
            ("SSH://git@host/a", Some("ssh")),
            ("git@github.com:acme/cart.git", Some("ssh")),
            ("ext::sh -c touch% /tmp/x", None),
            ("-u:x", None),
            ("C:\\clones\\a", None),
            ("../cart", None),
            ("://a", None),
        ] {
            assert_eq!(protocol(url).as_deref(), protocol_of, "{url}");
        }
        let allowed = USUAL.map(str::to_owned);
        assert_eq!(refused("https://github.com/acme/cart", &allowed), None);
        for url in [
            "file:///etc",
            "http://a/b",
            "ext::sh",
            "https://me:secret@host/a",
            "https://host/a b",
            "--upload-pack=x:y",
        ] {
            assert!(refused(url, &allowed).is_some(), "{url}");
        }
    }

    #[test]
    fn a_repository_is_named_by_its_address_or_its_folder() {
        for (url, expected) in [
            ("https://github.com/acme/cart.git", "acme/cart"),
            ("https://gitlab.example.com/group/sub/cart/", "group/sub/cart"),
            ("git@github.com:acme/cart.git", "acme/cart"),
        ] {
            assert_eq!(name(&Source::Url(url.to_owned())), expected);
        }
        assert_eq!(name(&Source::Path("../clones/acme/cart.git".into())), "acme/cart");
        assert_eq!(name(&Source::Path("/cart".into())), "cart");
    }
}
