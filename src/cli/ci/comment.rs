//! The one comment of a run on a pull request: found by its marker, then updated, else created. It talks to GitHub because
//! `comment: post` says so, and with no other address than the one of the API that the runner names.

use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use ureq::http::Response;
use ureq::{Agent, Body, RequestBuilder};

use super::environment::Environment;
use super::event::Followed;
use crate::web;

/// Comments on a page of the list.
const PAGE: usize = 100;
/// Pages that are looked through.
const PAGES: usize = 50;
/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Places that a request is sent on to at most: a repository that was renamed is somewhere else.
const PLACES: usize = 5;
/// Longest answer: a page of the longest comments.
const LONGEST: u64 = 64 << 20;

/// What became of a comment.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Posted {
    /// It is new.
    Created,
    /// The one that was there has this text now.
    Updated,
    /// The one that was there has this text already.
    Unchanged,
}

/// Why it could not be posted.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    /// The token may not do that, or nobody may now.
    #[error(
        "GitHub refuses it (status {status}: {message}); a token that writes comments needs `permissions: pull-requests: write`, which pull requests from forks never have: docs/pipelines.md has the workflow for them"
    )]
    Forbidden { status: u16, message: String },
    /// Any other answer.
    #[error("{method} {path} gave status {status}: {message}")]
    Status { method: &'static str, path: String, status: u16, message: String },
    /// There was no answer, or none that can be read.
    #[error("{method} {path}: {reason}")]
    Unanswered { method: &'static str, path: String, reason: String },
    /// What is needed is not there.
    #[error("{0} is not set")]
    Missing(&'static str),
    /// There is no such pull request any more.
    #[error("no open pull request has the branch {0} at the commit of that run")]
    Gone(String),
}

/// GitHub's API, for one repository.
pub(super) struct Api {
    agent: Agent,
    /// `https://api.github.com`
    server: String,
    /// `owner/name`
    repository: String,
    token: String,
}

impl Api {
    /// The one that the environment names.
    pub(super) fn of(environment: &Environment) -> Result<Self, Refused> {
        let need = |name| environment.get(name).ok_or(Refused::Missing(name));
        Ok(Self {
            agent: web::agent(PATIENCE),
            server: environment
                .get("GITHUB_API_URL")
                .unwrap_or("https://api.github.com")
                .trim_end_matches('/')
                .to_owned(),
            repository: need("GITHUB_REPOSITORY")?.to_owned(),
            token: need("GITHUB_TOKEN")?.to_owned(),
        })
    }

    /// Creates or updates the comment of a pull request whose text begins with a marker.
    pub(super) fn post(&self, number: u64, marker: &str, text: &str) -> Result<Posted, Refused> {
        match self.find(number, marker)? {
            Some(own) if same(&own.body, text) => Ok(Posted::Unchanged),
            Some(own) => {
                self.send("PATCH", &format!("issues/comments/{}", own.id), text)?;
                Ok(Posted::Updated)
            }
            None => {
                self.send("POST", &format!("issues/{number}/comments"), text)?;
                Ok(Posted::Created)
            }
        }
    }

    /// The number of the open pull request that a run was about. A run of a fork does not say so itself, and what it left behind cannot
    /// be believed.
    pub(super) fn pull_request(&self, run: &Followed) -> Result<u64, Refused> {
        let head = format!("{}:{}", run.owner, run.branch);
        let asked = [("state", "open"), ("head", &head), ("per_page", &PAGE.to_string())];
        let pulls: Vec<Pull> = self.get("pulls", &asked)?;
        let own = pulls.into_iter().find(|pull| pull.head.sha == run.head);
        own.map(|pull| pull.number).ok_or(Refused::Gone(head))
    }

    /// The first comment with the marker that a program wrote, or somebody who may write here: others could put a text of theirs in the
    /// place of ours.
    fn find(&self, number: u64, marker: &str) -> Result<Option<Comment>, Refused> {
        for page in 1..=PAGES {
            let asked = [("per_page", &*PAGE.to_string()), ("page", &*page.to_string())];
            let comments: Vec<Comment> = self.get(&format!("issues/{number}/comments"), &asked)?;
            let is_last = comments.len() < PAGE;
            let found = comments.into_iter().find(|own| own.body.starts_with(marker.trim_end()) && own.is_trusted());
            if found.is_some() || is_last {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn address(&self, path: &str) -> String {
        format!("{}/repos/{}/{path}", self.server, self.repository)
    }

    fn get<T: for<'a> Deserialize<'a>>(&self, path: &str, asked: &[(&str, &str)]) -> Result<T, Refused> {
        let text = self.followed("GET", path, |address| {
            let request = self.agent.get(address);
            // What another place is asked stands in its address.
            let is_asked = address.contains('?');
            self.signed(if is_asked { request } else { request.query_pairs(asked.iter().copied()) }).call()
        })?;
        serde_json::from_str(&text).map_err(|error| unanswered("GET", path, &error))
    }

    fn send(&self, method: &'static str, path: &str, text: &str) -> Result<(), Refused> {
        let body = json!({ "body": text }).to_string();
        let sent = self.followed(method, path, |address| {
            let request = if method == "PATCH" { self.agent.patch(address) } else { self.agent.post(address) };
            self.signed(request).header("Content-Type", "application/json").send(&body)
        });
        sent.map(|_| ())
    }

    /// The answer to a request, made again where GitHub says that the repository is now. The token goes to no other server.
    fn followed(
        &self,
        method: &'static str,
        path: &str,
        ask: impl Fn(&str) -> Result<Response<Body>, ureq::Error>,
    ) -> Result<String, Refused> {
        let mut address = self.address(path);
        let mut response = ask(&address);
        for _ in 0..PLACES {
            let place = response.as_ref().ok().and_then(|own| web::moved(own, &address, method == "GET"));
            let Some(place) = place else { break };
            address = place;
            response = ask(&address);
        }
        answer(method, path, response)
    }

    /// A request with what every one says of itself.
    fn signed<B>(&self, request: RequestBuilder<B>) -> RequestBuilder<B> {
        request
            .header("Accept", "application/vnd.github+json")
            .header("X-GitHub-Api-Version", "2022-11-28")
            .header("Authorization", format!("Bearer {}", self.token))
    }
}

/// The text of an answer that says yes.
fn answer(method: &'static str, path: &str, response: Result<Response<Body>, ureq::Error>) -> Result<String, Refused> {
    let mut response = response.map_err(|error| unanswered(method, path, &error))?;
    let status = response.status();
    let text = web::text(&mut response, LONGEST);
    match status.as_u16() {
        _ if status.is_success() => text.map_err(|error| unanswered(method, path, &error)),
        // A repository that the token may not see is not found.
        status @ (401 | 403 | 404) => Err(Refused::Forbidden { status, message: said(text) }),
        status @ (301 | 302 | 307 | 308) => {
            let message = "it leads to a place that is not followed".to_owned();
            Err(Refused::Status { method, path: path.to_owned(), status, message })
        }
        status => Err(Refused::Status { method, path: path.to_owned(), status, message: said(text) }),
    }
}

/// Why GitHub says no.
fn said(text: Result<String, ureq::Error>) -> String {
    let message = text.ok().and_then(|text| serde_json::from_str::<Message>(&text).ok());
    message.map_or_else(|| "no reason given".to_owned(), |own| own.message)
}

fn unanswered(method: &'static str, path: &str, reason: &dyn std::fmt::Display) -> Refused {
    Refused::Unanswered { method, path: path.to_owned(), reason: reason.to_string() }
}

/// GitHub may give lines other ends, and leaves out space at the end.
fn same(one: &str, other: &str) -> bool {
    one.replace("\r\n", "\n").trim_end() == other.trim_end()
}

#[derive(Deserialize)]
struct Comment {
    id: u64,
    #[serde(default)]
    body: String,
    user: Option<User>,
    #[serde(default)]
    author_association: String,
}

impl Comment {
    fn is_trusted(&self) -> bool {
        self.user.as_ref().is_some_and(|user| user.kind == "Bot")
            || matches!(self.author_association.as_str(), "OWNER" | "MEMBER" | "COLLABORATOR")
    }
}

#[derive(Deserialize)]
struct User {
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Pull {
    number: u64,
    head: Head,
}

#[derive(Deserialize)]
struct Head {
    sha: String,
}

#[derive(Deserialize)]
struct Message {
    message: String,
}

#[cfg(test)]
mod tests;
