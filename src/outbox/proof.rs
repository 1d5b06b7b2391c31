//! What opens the server for who reports: a token of karat's, or one that the host of a pipeline gives to each job.

use serde::Deserialize;
use ureq::Agent;

use super::address::Address;
use crate::web;

/// Longest answer of a host, in bytes.
const LONGEST: u64 = 1 << 20;

/// How somebody proves who they are.
#[derive(Clone)]
pub(crate) enum Proof {
    /// By this token.
    Token(String),
    /// By a token that GitHub gives to a job which may write `id-token`
    /// (<https://docs.github.com/en/actions/reference/security/oidc>). It is asked for anew each time, since it ends after minutes.
    GitHub {
        /// Where it is asked for: `ACTIONS_ID_TOKEN_REQUEST_URL`.
        url: String,
        /// What opens that: `ACTIONS_ID_TOKEN_REQUEST_TOKEN`.
        secret: String,
        /// For whom it is to be; for the address of the server where nothing is said.
        audience: Option<String>,
    },
}

#[derive(Deserialize)]
struct Given {
    value: String,
}

impl Proof {
    /// The token for a server, or why there is none.
    pub(super) fn token(&self, agent: &Agent, address: &Address) -> Result<String, String> {
        match self {
            Self::Token(token) => Ok(token.clone()),
            Self::GitHub { url, secret, audience } => {
                let audience = audience.as_deref().unwrap_or(address.as_str());
                let asked =
                    agent.get(url).query("audience", audience).header("authorization", format!("Bearer {secret}"));
                given(asked.call()).map_err(|reason| format!("GitHub gives no token for {audience}: {reason}"))
            }
        }
    }
}

fn given(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<String, String> {
    let mut answer = answer.map_err(|error| error.to_string())?;
    if !answer.status().is_success() {
        return Err(format!("it answers {}", answer.status()));
    }
    let text = web::text(&mut answer, LONGEST).map_err(|error| error.to_string())?;
    // What is wrong with the answer is said without the answer: it has a secret in it.
    serde_json::from_str(&text).map(|own: Given| own.value).map_err(|_| "its answer has no `value`".to_owned())
}
