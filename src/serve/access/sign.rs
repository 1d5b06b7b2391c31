//! The issuer at which people sign in: where a browser is sent, and who comes back.

use std::sync::Arc;

use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use super::issuer::{Claims, Issuer, Reason};
use super::login::basic;
use crate::config::Oidc;
use crate::report::uri;
use crate::serve::reply::Refused;

/// Longest name of a person that is shown.
const LONGEST: usize = 100;

/// Where people sign in.
pub(super) struct SignIn {
    issuer: Arc<Issuer>,
    own: Oidc,
    secret: Option<String>,
    callback: String,
}

/// Why somebody does not come in.
pub(super) enum Denied {
    /// The issuer could not be asked.
    Away(Reason),
    /// What it gave is not valid.
    Wrong(Reason),
    /// They may not.
    Person(&'static str),
}

impl Denied {
    /// For the operator, in the log of what was done.
    pub(super) fn reason(&self) -> &str {
        match self {
            Self::Away(reason) | Self::Wrong(reason) => reason,
            Self::Person(reason) => reason,
        }
    }

    /// As people read it: what an issuer said is for the operator, and says nothing to them.
    pub(super) fn refused(self) -> Refused {
        match self {
            Self::Away(why) => {
                Refused::new(StatusCode::BAD_GATEWAY, "the issuer could not be asked", "try again in a while")
                    .because(why)
            }
            Self::Wrong(why) => {
                let reason = "what the issuer gave is not valid";
                Refused::new(StatusCode::FORBIDDEN, reason, "begin once more at /login").because(why)
            }
            Self::Person(reason) => {
                let help = "who may is said in [serve.oidc] of the server's karat.toml; ask those who look after it";
                Refused::new(StatusCode::FORBIDDEN, reason, help)
            }
        }
    }
}

/// What is given for a code.
#[derive(Deserialize)]
struct Given {
    id_token: String,
}

impl SignIn {
    pub(super) fn new(own: &Oidc, issuer: Arc<Issuer>, secret: Option<String>, url: &str) -> Self {
        Self { issuer, own: own.clone(), secret, callback: format!("{url}/login/callback") }
    }

    /// The issuer's address.
    pub(super) fn issuer(&self) -> &str {
        self.issuer.url()
    }

    /// What people call it.
    pub(super) fn host(&self) -> &str {
        self.issuer().split('/').nth(2).unwrap_or_default()
    }

    /// Where the browser is sent to.
    pub(super) fn address(&self, state: &str, nonce: &str, challenge: &str) -> Result<String, Denied> {
        let endpoint = self.issuer.metadata().map_err(Denied::Away)?.authorization_endpoint;
        if endpoint.is_empty() {
            return Err(Denied::Away("it names no authorization_endpoint".to_owned()));
        }
        let scopes = self.own.scopes.join(" ");
        let asked = [
            ("response_type", "code"),
            ("client_id", &self.own.client_id),
            ("redirect_uri", &self.callback),
            ("scope", &scopes),
            ("state", state),
            ("nonce", nonce),
            ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
        ];
        let encoded = |text: &str| uri::encoded(text).replace('+', "%2B");
        let query = asked.map(|(name, value)| format!("{name}={}", encoded(value))).join("&");
        let joint = if endpoint.contains('?') { '&' } else { '?' };
        Ok(format!("{endpoint}{joint}{query}"))
    }

    /// Who comes back with a code.
    pub(super) fn person(&self, code: &str, verifier: &str, nonce: &str) -> Result<String, Denied> {
        let metadata = self.issuer.metadata().map_err(Denied::Away)?;
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.callback.as_str()),
            ("code_verifier", verifier),
            ("client_id", self.own.client_id.as_str()),
        ];
        let methods = &metadata.token_endpoint_auth_methods_supported;
        let may = |method: &str| methods.iter().any(|own| own == method);
        let mut authorization = None;
        match &self.secret {
            // Where nothing is said, it is basic authentication.
            Some(secret) if may("client_secret_post") && !may("client_secret_basic") => {
                form.push(("client_secret", secret));
            }
            Some(secret) => authorization = Some(basic(&self.own.client_id, secret)),
            None => {}
        }
        let given = self.issuer.exchange(&metadata.token_endpoint, &form, authorization.as_deref());
        let Given { id_token } = given.map_err(Denied::Away)?;
        let claims = self.issuer.verified(&id_token, &self.own.client_id).map_err(Denied::Wrong)?;
        self.named(&claims, nonce)
    }

    /// What the person of a valid token is called, if they may come in.
    fn named(&self, claims: &Claims, nonce: &str) -> Result<String, Denied> {
        let text = |name: &str| claims.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        if text("nonce") != Some(nonce) {
            return Err(Denied::Wrong("its nonce is another one".to_owned()));
        }
        if text("azp").is_some_and(|own| own != self.own.client_id) {
            return Err(Denied::Wrong("it was given to another client".to_owned()));
        }
        let subject = text("sub").ok_or_else(|| Denied::Wrong("it names nobody".to_owned()))?;
        let is_verified = claims.get("email_verified").is_some_and(|own| *own == Value::Bool(true) || *own == "true");
        let email = text("email").filter(|_| is_verified);
        let is_of = |email: &str| {
            let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
            self.own.email_domains.iter().any(|own| own.eq_ignore_ascii_case(domain))
        };
        if !self.own.email_domains.is_empty() && !email.is_some_and(is_of) {
            return Err(Denied::Person(
                "your mail address is not confirmed, or of none of the domains that may sign in",
            ));
        }
        let groups = claims.get(&self.own.groups_claim);
        let is_in = |group: &String| match groups {
            Some(Value::Array(all)) => all.iter().any(|own| own.as_str() == Some(group)),
            Some(Value::String(own)) => own == group,
            _ => false,
        };
        if !self.own.groups.is_empty() && !self.own.groups.iter().any(is_in) {
            return Err(Denied::Person("you are in none of the groups that may sign in"));
        }
        let name = email.or_else(|| text("preferred_username")).or_else(|| text("name")).unwrap_or(subject);
        Ok(name.chars().filter(|c| !c.is_control()).take(LONGEST).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sign_in(email_domains: &[&str], groups: &[&str]) -> SignIn {
        let words = |all: &[&str]| all.iter().map(|own| (*own).to_owned()).collect();
        let own = Oidc {
            issuer: "https://login.acme.dev".to_owned(),
            client_id: "karat".to_owned(),
            client_secret_env: None,
            scopes: Vec::new(),
            email_domains: words(email_domains),
            groups_claim: "groups".to_owned(),
            groups: words(groups),
        };
        SignIn::new(&own, Arc::new(Issuer::new(&own.issuer)), None, "https://karat.acme.dev")
    }

    #[test]
    fn who_comes_in_is_of_a_domain_and_in_a_group_where_these_are_named() {
        let amira = json!({"sub": "1", "nonce": "n", "email": "amira@ACME.dev", "email_verified": true, "groups": ["dev", "ops"]});
        let with = |name: &str, value: Value| {
            let mut claims = amira.clone();
            claims[name] = value;
            claims
        };
        let cases = [
            (sign_in(&["acme.dev"], &["ops"]), amira.clone(), Some("amira@ACME.dev")),
            (sign_in(&["acme.dev"], &[]), with("email_verified", json!(false)), None),
            (sign_in(&["acme.dev"], &[]), with("email_verified", Value::Null), None),
            (sign_in(&["acme.dev"], &[]), with("email", json!("amira@acme.dev.evil.dev")), None),
            (sign_in(&["acme.dev"], &[]), with("email", json!("amira@evilacme.dev")), None),
            (sign_in(&[], &["admins"]), amira.clone(), None),
            (sign_in(&[], &["ops"]), with("groups", json!("ops")), Some("amira@ACME.dev")),
            (sign_in(&[], &["ops"]), with("groups", json!("opsy")), None),
            (sign_in(&[], &[]), with("nonce", json!("m")), None),
            (sign_in(&[], &[]), with("nonce", Value::Null), None),
            (sign_in(&[], &[]), with("azp", json!("other")), None),
            (sign_in(&[], &[]), with("azp", json!("karat")), Some("amira@ACME.dev")),
            (sign_in(&[], &[]), with("sub", Value::Null), None),
            (sign_in(&[], &[]), json!({"sub": "1", "nonce": "n", "name": "A\nB"}), Some("AB")),
        ];
        for (own, claims, wanted) in cases {
            let named = own.named(claims.as_object().unwrap(), "n").ok();
            assert_eq!(named.as_deref(), wanted, "{claims}");
        }
    }
}
