//! What git knows of a repository: recent commits, its age, Dependabot's commits, the remote.
//!
//! Reads `.git` of the folder itself through `gix`, without the configuration of the machine. Never writes, never runs git.

use std::path::{Path, PathBuf};

use gix::revision::walk::Sorting;
use gix::traverse::commit::simple::CommitTimeOrder;

const DAY: i64 = 24 * 60 * 60;
/// How far back Scorecard looks.
const DAYS: i64 = 90;
/// More commits than these are not looked through for those of a tool that is at work.
const SEARCHED: usize = 10_000;
/// Dependabot's number and name at GitHub.
const DEPENDABOT: &str = "49699333+dependabot[bot]@users.noreply.github.com";

/// The history of a repository.
#[derive(Debug)]
pub(super) struct History {
    root: PathBuf,
    /// Commits of the last 90 days that lead to the one checked out.
    pub(super) recent: usize,
    /// Whether the first commit is younger than that.
    pub(super) is_new: bool,
    /// Whether all commits are here: no shallow clone.
    pub(super) is_whole: bool,
    /// Host and path of `origin`, such as `github.com/acme/shop`.
    pub(super) remote: Option<String>,
}

impl History {
    /// The history of the repository in a folder; none where there is none, or no commit.
    pub(super) fn of(root: &Path, now: i64) -> Option<Self> {
        let repository = open(root)?;
        let head = repository.head_id().ok()?.detach();
        let newest = Sorting::ByCommitTime(CommitTimeOrder::NewestFirst);
        let mut recent = 0;
        let is_whole = !repository.is_shallow().unwrap_or(true);
        let mut is_new = is_whole;
        for commit in repository.rev_walk([head]).sorting(newest).all().ok()? {
            let Ok(commit) = commit else {
                is_new = false;
                break;
            };
            if commit.commit_time.is_none_or(|time| time <= now - DAYS * DAY) {
                is_new = false;
                break;
            }
            recent += 1;
        }
        let address = repository.config_snapshot().string("remote.origin.url").map(|address| address.to_string());
        let remote = address.as_deref().and_then(slug);
        Some(Self { root: root.to_owned(), recent, is_new, is_whole, remote })
    }

    /// Whether one of the last commits is Dependabot's.
    pub(super) fn has_dependabot(&self) -> bool {
        let Some(repository) = open(&self.root) else { return false };
        let Some(head) = repository.head_id().ok().map(gix::Id::detach) else { return false };
        let Ok(walk) = repository.rev_walk([head]).all() else { return false };
        walk.take(SEARCHED).filter_map(Result::ok).any(|commit| {
            let object = commit.object();
            object.is_ok_and(|object| object.author().is_ok_and(|author| author.email == DEPENDABOT))
        })
    }
}

fn open(root: &Path) -> Option<gix::Repository> {
    gix::open_opts(root, gix::open::Options::isolated()).ok()
}

/// `https://user@host/owner/name.git` or `git@host:owner/name.git` → `host/owner/name`.
fn slug(address: &str) -> Option<String> {
    let rest = match address.split_once("://") {
        Some(("file", _)) => return None,
        Some((_, rest)) => rest.to_owned(),
        None => address
            .split_once(':')
            .filter(|(host, _)| !host.contains('/'))
            .map(|(host, path)| format!("{host}/{path}"))?,
    };
    let rest = rest.split_once('@').map_or(rest.as_str(), |(_, rest)| rest);
    let name = rest.trim_end_matches('/');
    Some(name.strip_suffix(".git").unwrap_or(name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn remotes_are_named_by_host_and_path() {
        for address in [
            "https://me:secret@github.com/acme/shop.git",
            "git@github.com:acme/shop.git",
            "ssh://git@github.com/acme/shop",
        ] {
            assert_eq!(slug(address).as_deref(), Some("github.com/acme/shop"), "{address}");
        }
        for address in ["/srv/git/shop.git", "file:///srv/git/shop.git", "../shop"] {
            assert_eq!(slug(address), None, "{address}");
        }
    }
}
