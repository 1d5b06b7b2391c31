//! The file of an event of GitHub → what karat goes by: the pull request, and the commit that things are compared with.

use serde::Deserialize;

use super::environment::Environment;
use crate::cli::{Failure, Usage};

/// What `before` is when a branch is pushed for the first time.
const NO_COMMIT: &str = "0000000000000000000000000000000000000000";

/// What happened.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Event {
    /// The commit that it is compared with.
    pub(super) base: Option<String>,
    /// What people call where that commit is.
    pub(super) base_name: Option<String>,
    /// The pull request that it is about.
    pub(super) pull_request: Option<PullRequest>,
    /// Whether it is about what the repository is not, or not yet: another branch, a pull request, or a group of them that wait to be
    /// merged.
    pub(super) is_elsewhere: bool,
    /// The run that this one follows.
    pub(super) followed: Option<Followed>,
}

/// A pull request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PullRequest {
    /// Its number.
    pub(super) number: u64,
    /// The last commit of its branch.
    pub(super) head: String,
    /// Whether it comes from another repository, so that the token of its run may only read.
    pub(super) is_fork: bool,
}

/// A run that was started by a pull request, perhaps from another repository.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Followed {
    /// Who owns the branch.
    pub(super) owner: String,
    /// The branch.
    pub(super) branch: String,
    /// Its commit.
    pub(super) head: String,
}

impl Event {
    /// The event that the environment names; nothing is known outside of GitHub.
    #[expect(clippy::disallowed_methods, reason = "GitHub names the file of the event")]
    pub(super) fn of(environment: &Environment) -> Result<Self, Failure> {
        let name = environment.get("GITHUB_EVENT_NAME").unwrap_or_default();
        let Some(path) = environment.path("GITHUB_EVENT_PATH") else {
            return Ok(Self::default());
        };
        let refused = |why: String| Usage::new(format!("read the event {}: {why}", path.display()), HELP);
        let text = std::fs::read_to_string(path).map_err(|error| refused(error.to_string()))?;
        let judged = environment.get("GITHUB_REF");
        Ok(Self::read(name, &text, judged).map_err(|error| refused(error.to_string()))?)
    }

    /// Reads an event of this name: `pull_request`, `push`, …; with what is judged where the event does not say it, such as
    /// `refs/heads/main`.
    fn read(name: &str, text: &str, judged: Option<&str>) -> serde_json::Result<Self> {
        let payload: Payload = serde_json::from_str(text)?;
        let is_proposal = name.starts_with("pull_request") || name == "merge_group";
        let branch = payload.repository.and_then(|own| own.default_branch);
        let judged = payload.reference.as_deref().or(judged);
        let is_other = branch.zip(judged).is_some_and(|(branch, own)| own != format!("refs/heads/{branch}"));
        let mut event = Self { is_elsewhere: is_proposal || is_other, ..Self::default() };
        if let Some(own) = payload.pull_request.filter(|_| name.starts_with("pull_request")) {
            let of = |side: &Side| side.repo.as_ref().map(|repo| repo.full_name.clone());
            event.pull_request = Some(PullRequest {
                number: own.number,
                // A fork that was deleted is one, too.
                is_fork: of(&own.head).is_none_or(|head| Some(head) != of(&own.base)),
                head: own.head.sha,
            });
            (event.base, event.base_name) = (Some(own.base.sha), Some(own.base.name));
        } else if let Some(own) = payload.merge_group {
            let short = |name: String| name.strip_prefix("refs/heads/").map(ToOwned::to_owned).unwrap_or(name);
            (event.base, event.base_name) = (Some(own.base_sha), own.base_ref.map(short));
        } else if let Some(own) = payload.workflow_run {
            let owner = own.repository.map(|repository| repository.owner.login);
            event.followed = owner.zip(own.branch).map(|(owner, branch)| Followed { owner, branch, head: own.commit });
        } else if name == "push" {
            event.base = payload.before.filter(|before| before != NO_COMMIT);
            event.base_name = event.base.is_some().then(|| "the commit before".to_owned());
        }
        Ok(event)
    }
}

/// What to do where an event cannot be read.
const HELP: &str = "GITHUB_EVENT_PATH names the event; unset it to run without one";

#[derive(Deserialize)]
struct Payload {
    before: Option<String>,
    pull_request: Option<Pull>,
    merge_group: Option<Group>,
    workflow_run: Option<Run>,
    repository: Option<Home>,
    #[serde(rename = "ref")]
    reference: Option<String>,
}

#[derive(Deserialize)]
struct Home {
    default_branch: Option<String>,
}

#[derive(Deserialize)]
struct Pull {
    number: u64,
    head: Side,
    base: Side,
}

#[derive(Deserialize)]
struct Side {
    sha: String,
    #[serde(rename = "ref")]
    name: String,
    repo: Option<Repo>,
}

#[derive(Deserialize)]
struct Repo {
    full_name: String,
}

#[derive(Deserialize)]
struct Group {
    base_sha: String,
    base_ref: Option<String>,
}

#[derive(Deserialize)]
struct Run {
    #[serde(rename = "head_sha")]
    commit: String,
    #[serde(rename = "head_branch")]
    branch: Option<String>,
    #[serde(rename = "head_repository")]
    repository: Option<HeadRepository>,
}

#[derive(Deserialize)]
struct HeadRepository {
    owner: Owner,
}

#[derive(Deserialize)]
struct Owner {
    login: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_says_what_is_compared_with() {
        let side = |repo: &str| format!(r#"{{"sha": "abc", "ref": "main", "repo": {repo}}}"#);
        let pull = |head: &str| {
            let (base, head) = (side(r#"{"full_name": "acme/shop"}"#), side(head));
            format!(r#"{{"pull_request": {{"number": 7, "head": {head}, "base": {base}}}}}"#)
        };
        let (own, fork) = (pull(r#"{"full_name": "acme/shop"}"#), pull(r#"{"full_name": "eve/shop"}"#));
        let group = r#"{"merge_group": {"base_sha": "abc", "base_ref": "refs/heads/main"}, "pull_request": null}"#;
        let cases = [
            ("pull_request", own.as_str(), (Some("abc"), Some("main"), Some(false))),
            ("pull_request", &fork, (Some("abc"), Some("main"), Some(true))),
            ("pull_request_target", &pull("null"), (Some("abc"), Some("main"), Some(true))),
            ("merge_group", group, (Some("abc"), Some("main"), None)),
            ("push", r#"{"before": "abc", "after": "def"}"#, (Some("abc"), Some("the commit before"), None)),
            ("push", &format!(r#"{{"before": "{NO_COMMIT}"}}"#), (None, None, None)),
            ("schedule", r#"{"before": "abc"}"#, (None, None, None)),
            ("workflow_dispatch", "{}", (None, None, None)),
        ];
        for (name, text, expected) in cases {
            let event = Event::read(name, text, None).unwrap();
            let fork = event.pull_request.as_ref().map(|own| own.is_fork);
            assert_eq!((event.base.as_deref(), event.base_name.as_deref(), fork), expected, "{name}: {text}");
        }
    }

    #[test]
    fn a_run_that_follows_another_one_knows_its_branch() {
        let text = r#"{"workflow_run": {"head_sha": "abc", "head_branch": "fix", "head_repository": {"owner": {"login": "eve"}}}}"#;
        let followed = Event::read("workflow_run", text, None).unwrap().followed;
        let expected = Followed { owner: "eve".into(), branch: "fix".into(), head: "abc".into() };
        assert_eq!(followed, Some(expected));
    }

    #[test]
    fn what_is_current_is_the_default_branch_and_no_proposal() {
        let home = r#""repository": {"default_branch": "main"}"#;
        for (name, text, judged, is_current) in [
            ("push", format!(r#"{{{home}, "ref": "refs/heads/main"}}"#), None, true),
            ("push", format!(r#"{{{home}, "ref": "refs/heads/fix"}}"#), None, false),
            ("push", format!(r#"{{{home}, "ref": "refs/tags/main"}}"#), None, false),
            ("schedule", format!("{{{home}}}"), None, true),
            ("schedule", format!("{{{home}}}"), Some("refs/heads/main"), true),
            ("workflow_run", format!("{{{home}}}"), Some("refs/heads/fix"), false),
            ("merge_group", format!(r#"{{{home}, "ref": "refs/heads/main"}}"#), None, false),
        ] {
            assert_eq!(!Event::read(name, &text, judged).unwrap().is_elsewhere, is_current, "{name}: {text}");
        }
    }

    #[test]
    fn an_event_that_is_none_is_refused() {
        assert!(Event::read("push", "{", None).is_err());
        assert!(Event::read("pull_request", r#"{"pull_request": {"number": "7"}}"#, None).is_err());
    }
}
