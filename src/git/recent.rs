//! What can be told of a repository without reading all of its history: whether somebody was at work lately, and where it lives.
//!
//! Speaks of the `.git` of the folder itself, not of one above it.

use std::path::{Path, PathBuf};

use gix::bstr::BStr;
use gix::revision::walk::Sorting;
use gix::traverse::commit::simple::CommitTimeOrder;

use super::remotes::remote;

/// More commits than these are not looked through for those of somebody.
const SEARCHED: usize = 10_000;

/// The latest part of a history.
#[derive(Debug)]
pub(crate) struct Recent {
    root: PathBuf,
    /// Commits since then that lead to the one checked out.
    pub(crate) commits: usize,
    /// Whether the first commit is younger than that.
    pub(crate) is_new: bool,
    /// Whether all commits are here: no shallow clone.
    pub(crate) is_whole: bool,
    /// Host and path of `origin`, such as `github.com/acme/shop`.
    pub(crate) remote: Option<String>,
}

impl Recent {
    /// What came to the repository in a folder since a moment, in seconds since 1970; none where there is none, or no commit.
    pub(crate) fn since(root: &Path, start: i64) -> Option<Self> {
        let repository = open(root)?;
        let head = repository.head_id().ok()?.detach();
        let newest = Sorting::ByCommitTime(CommitTimeOrder::NewestFirst);
        let mut commits = 0;
        let is_whole = !repository.is_shallow().unwrap_or(true);
        let mut is_new = is_whole;
        for commit in repository.rev_walk([head]).sorting(newest).all().ok()? {
            let Ok(commit) = commit else {
                is_new = false;
                break;
            };
            if commit.commit_time.is_none_or(|time| time <= start) {
                is_new = false;
                break;
            }
            commits += 1;
        }
        let address = repository.config_snapshot().string("remote.origin.url");
        let remote = address.and_then(|address| home(address.as_ref()));
        Some(Self { root: root.to_owned(), commits, is_new, is_whole, remote })
    }

    /// Whether somebody with this address wrote one of the last commits.
    pub(crate) fn has_author(&self, email: &str) -> bool {
        let Some(repository) = open(&self.root) else { return false };
        let Some(head) = repository.head_id().ok().map(gix::Id::detach) else { return false };
        let Ok(walk) = repository.rev_walk([head]).all() else { return false };
        walk.take(SEARCHED).filter_map(Result::ok).any(|commit| {
            let object = commit.object();
            object.is_ok_and(|object| object.author().is_ok_and(|author| author.email == email))
        })
    }
}

fn open(root: &Path) -> Option<gix::Repository> {
    gix::open_opts(root, gix::open::Options::isolated()).ok()
}

/// `https://user@host/owner/name.git` or `git@host:owner/name.git` → `host/owner/name`.
fn home(address: &BStr) -> Option<String> {
    let remote = remote("origin".to_owned(), address);
    Some(format!("{}/{}", remote.host?, remote.slug?))
}

#[cfg(test)]
mod tests {
    use super::home;

    #[test]
    fn remotes_are_named_by_host_and_path() {
        for address in [
            "https://me:secret@github.com/acme/shop.git",
            "git@github.com:acme/shop.git",
            "ssh://git@github.com/acme/shop",
        ] {
            assert_eq!(home(address.into()).as_deref(), Some("github.com/acme/shop"), "{address}");
        }
        for address in ["/srv/git/shop.git", "file:///srv/git/shop.git", "../shop"] {
            assert_eq!(home(address.into()), None, "{address}");
        }
    }
}
