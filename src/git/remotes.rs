//! The remotes of a repository, with the URL of each taken apart: host and slug. What is secret in a URL is left out.

use gix::bstr::{BStr, ByteSlice as _};

use super::Repository;

/// Where a repository is fetched from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// `origin`
    pub name: String,
    /// Without user and password, except for the user of an SSH address.
    pub url: String,
    /// In lower case; none for a folder.
    pub host: Option<String>,
    /// What names the repository on its host: `acme/shop`.
    pub slug: Option<String>,
}

impl Repository {
    /// The remotes, by name.
    pub fn remotes(&self) -> Vec<Remote> {
        of(self.reader().local.config_snapshot().plumbing())
    }
}

impl Remote {
    /// The remote of a URL, as git would call it that cloned from it.
    pub fn of(url: &str) -> Self {
        remote("origin".to_owned(), url.into())
    }

    /// What the repository is known by everywhere: `https://github.com/acme/shop`; none for a folder.
    pub fn address(&self) -> Option<String> {
        self.host.as_deref().zip(self.slug.as_deref()).map(|(host, slug)| format!("https://{host}/{slug}"))
    }
}

/// The remotes of a configuration, by name.
pub(super) fn of(config: &gix::config::File) -> Vec<Remote> {
    let sections = config.sections_by_name("remote").into_iter().flatten();
    let named = sections.filter_map(|section| {
        let name = section.header().subsection_name()?.to_str_lossy().into_owned();
        let url = section.value("url")?;
        Some(remote(name, url.as_ref()))
    });
    let mut remotes: Vec<Remote> = named.collect();
    remotes.sort_by(|a, b| a.name.cmp(&b.name));
    remotes.dedup_by(|a, b| a.name == b.name);
    remotes
}

/// Takes the URL of a remote apart.
pub(super) fn remote(name: String, url: &BStr) -> Remote {
    let Ok(mut parsed) = gix::url::parse(url) else {
        return Remote { name, url: String::new(), host: None, slug: None };
    };
    let is_ssh = parsed.scheme == gix::url::Scheme::Ssh;
    parsed.set_password(None);
    if !is_ssh {
        parsed.set_user(None);
    }
    let host = parsed.host().map(str::to_ascii_lowercase);
    let shown = parsed.to_bstring().to_str_lossy().into_owned();
    let path = parsed.path.to_str_lossy().into_owned();
    let is_local = parsed.scheme == gix::url::Scheme::File;
    let end = shown.find(['?', '#']).filter(|_| !is_local && !is_ssh).unwrap_or(shown.len());
    let slug = host.as_deref().filter(|_| !is_local).and_then(|host| slug(host, &path));
    Remote { name, url: shown.get(..end).unwrap_or(&shown).to_owned(), host, slug }
}

/// `/acme/shop.git` → `acme/shop`. Hosts that put more into their paths are told by it.
fn slug(host: &str, path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let path = path.trim_start_matches(['/', '~']).trim_end_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    // Azure DevOps: `org/project/_git/repo`, over SSH `v3/org/project/repo`. Bitbucket on premises: `scm/project/repo`.
    if host.ends_with("dev.azure.com") || host.ends_with("visualstudio.com") {
        parts.retain(|part| *part != "_git");
    }
    let is_extra = |part: &&str| {
        (*part == "v3" && (host.ends_with("dev.azure.com") || host.ends_with("visualstudio.com")))
            || (*part == "scm" && host != "github.com" && host != "gitlab.com")
    };
    if parts.len() > 2 && parts.first().is_some_and(is_extra) {
        parts.remove(0);
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// URL, as it is shown, host, slug.
    type Row = (&'static str, &'static str, &'static str, &'static str);

    fn check(table: &[Row]) {
        for (url, shown, host, slug) in table {
            let given = |text: &&str| Some((*text).to_owned()).filter(|text| !text.is_empty());
            let expected =
                Remote { name: "origin".to_owned(), url: (*shown).to_owned(), host: given(host), slug: given(slug) };
            assert_eq!(remote("origin".to_owned(), (*url).into()), expected, "{url}");
        }
    }

    #[test]
    fn urls_are_taken_apart() {
        check(&[
            ("https://github.com/acme/shop.git", "https://github.com/acme/shop.git", "github.com", "acme/shop"),
            ("https://GitLab.com/a/b/c.git/", "https://gitlab.com/a/b/c.git/", "gitlab.com", "a/b/c"),
            ("git@github.com:acme/shop.git", "git@github.com:acme/shop.git", "github.com", "acme/shop"),
            ("github.com:acme/shop.git", "github.com:acme/shop.git", "github.com", "acme/shop"),
            ("ssh://git@acme.dev:2222/~ada/shop.git", "ssh://git@acme.dev:2222/~ada/shop.git", "acme.dev", "ada/shop"),
            ("https://dev.azure.com/a/b/_git/c", "https://dev.azure.com/a/b/_git/c", "dev.azure.com", "a/b/c"),
            ("git@ssh.dev.azure.com:v3/a/b/c", "git@ssh.dev.azure.com:v3/a/b/c", "ssh.dev.azure.com", "a/b/c"),
            ("https://acme.dev/scm/web/shop.git", "https://acme.dev/scm/web/shop.git", "acme.dev", "web/shop"),
            ("/srv/git/shop.git", "/srv/git/shop.git", "", ""),
            ("file:///srv/git/shop.git", "file:///srv/git/shop.git", "", ""),
            ("../shop", "../shop", "", ""),
            ("", "", "", ""),
        ]);
    }

    #[test]
    fn the_first_remote_with_a_host_tells_what_a_repository_is_known_by() {
        let address = |text: &str| {
            let config = gix::config::File::try_from(text).unwrap();
            of(&config).iter().find_map(Remote::address)
        };
        let origin = "[remote \"origin\"]\nurl = https://ada:s3cret@GitHub.com/acme/shop.git\n";
        let folder = "[remote \"backup\"]\nurl = /srv/git/shop.git\n";
        let fork = "[remote \"zoe\"]\nurl = git@github.com:zoe/shop.git\n";
        let again = "[remote \"origin\"]\nurl = https://example.com/other/one\n";
        let expected = Some("https://github.com/acme/shop".to_owned());
        assert_eq!(address(&[fork, folder, origin, again].concat()), expected);
        assert_eq!((address(folder), address("")), (None, None));
    }

    #[test]
    fn secrets_are_left_out() {
        check(&[
            ("https://x-token:s3cret@acme.dev/a/b", "https://acme.dev/a/b", "acme.dev", "a/b"),
            ("https://s3cret@acme.dev/a/b.git", "https://acme.dev/a/b.git", "acme.dev", "a/b"),
            ("https://acme.dev/a/b?private_token=s3cret", "https://acme.dev/a/b", "acme.dev", "a/b"),
            ("ssh://git:s3cret@acme.dev/a/b", "ssh://git@acme.dev/a/b", "acme.dev", "a/b"),
        ]);
    }
}
