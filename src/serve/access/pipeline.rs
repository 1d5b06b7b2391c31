//! Tokens that the host of a pipeline gave it (GitHub Actions, GitLab CI) → the one repository that it may report.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use super::Scope;
use super::issuer::{Claims, Issuer, Reason};
use crate::config::Pipelines;

/// Pipelines of a host that may report.
pub(super) struct Host {
    issuer: Arc<Issuer>,
    allowed: Scope,
    own: Pipelines,
}

/// Why a token opens nothing.
pub(super) struct Denied {
    /// What who asks is told.
    pub(super) kind: &'static str,
    /// What the log is told.
    pub(super) reason: Reason,
}

impl Denied {
    /// What the token says of itself is not what is configured.
    fn foreign(reason: Reason) -> Self {
        Self { kind: "its repository, or one of its claims, is not among those that may report", reason }
    }
}

#[derive(Deserialize)]
struct Issued {
    iss: String,
}

impl Host {
    pub(super) fn new(own: &Pipelines, issuer: Arc<Issuer>) -> Result<Self, String> {
        let patterns: Vec<String> = own.repositories.iter().map(|pattern| format!("{}/{pattern}", own.host)).collect();
        Ok(Self { issuer, allowed: Scope::of(&patterns, &[])?, own: own.clone() })
    }

    /// The repository of a token that is valid and may report.
    fn repository(&self, token: &str) -> Result<String, Denied> {
        let unverified = |reason| Denied { kind: "it could not be verified", reason };
        let claims = self.issuer.verified(token, &self.own.audience).map_err(unverified)?;
        let named = text(&claims, &self.own.repository_claim)
            .ok_or_else(|| Denied::foreign(format!("it has no claim {}", self.own.repository_claim)))?;
        let repository = format!("https://{}/{named}", self.own.host);
        if !self.allowed.has_repository(&repository) {
            return Err(Denied::foreign(format!("{repository} is not among `repositories`")));
        }
        for (name, allowed) in &self.own.claims {
            if !text(&claims, name).is_some_and(|own| allowed.contains(&own)) {
                return Err(Denied::foreign(format!("its claim {name} is not among those that may report")));
            }
        }
        Ok(repository)
    }
}

/// The repository of a token by the first of the hosts to which it is valid, or why it is not.
pub(super) fn repository(hosts: &[Host], token: &str) -> Result<String, Denied> {
    let unread =
        |error: jsonwebtoken::errors::Error| Denied { kind: "it is no token of a host", reason: error.to_string() };
    // Only to find who could have signed it; nothing is believed before that is checked.
    let Issued { iss } = jsonwebtoken::dangerous::insecure_decode_claims(token).map_err(unread)?;
    let mut why = Denied { kind: "its issuer is none that is configured", reason: format!("its issuer is {iss}") };
    for host in hosts.iter().filter(|host| host.issuer.url() == iss) {
        match host.repository(token) {
            Ok(repository) => return Ok(repository),
            Err(denied) => why = denied,
        }
    }
    Err(why)
}

/// A claim as a text; hosts write some of them as numbers or truth values.
fn text(claims: &Claims, name: &str) -> Option<String> {
    match claims.get(name)? {
        Value::String(text) => Some(text.clone()),
        other @ (Value::Bool(_) | Value::Number(_)) => Some(other.to_string()),
        _ => None,
    }
}
