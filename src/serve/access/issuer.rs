//! An issuer of OpenID Connect: its addresses and keys, fetched and kept; tokens of its, verified → claims.
//!
//! The only code of the server that talks to another one: to the issuers that the configuration names, and where these say that their
//! keys are. It waits, so it runs on a thread that may.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::time::Duration;

use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, JwkSet, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use tokio::time::Instant;
use ureq::http::Response;
use ureq::{Agent, Body};

use super::limit::Limit;
use super::ring;
use crate::web;

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest answer, in bytes.
const LONGEST: u64 = 1 << 20;
/// How long keys are taken for the newest.
const FRESH: Duration = Duration::from_hours(1);
/// How long keys are used while the issuer cannot be reached.
const STALE: Duration = Duration::from_hours(24);
/// How often keys are fetched at most, whatever keys tokens name: so many times, and then one in a while.
const FETCHES: (u32, Duration) = (3, Duration::from_mins(1));
/// How many wait for keys that are being fetched: each holds a thread.
const WAITING: usize = 16;
/// How far clocks may differ, in seconds.
const LEEWAY: u64 = 60;

/// What the claims of a token are.
pub(super) type Claims = Map<String, Value>;

/// Why a token is not valid; said to the log alone.
pub(super) type Reason = String;

/// An issuer.
pub(super) struct Issuer {
    url: String,
    agent: Agent,
    /// Held for a moment only.
    known: Mutex<Arc<Known>>,
    /// Held by who fetches.
    fetching: Mutex<()>,
    waiting: AtomicUsize,
    fetches: Limit,
}

/// What is known of it.
#[derive(Default)]
struct Known {
    metadata: Option<Metadata>,
    keys: Vec<Jwk>,
    fetched: Option<Instant>,
}

/// What an issuer says of itself.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    jwks_uri: String,
    #[serde(default)]
    pub(super) authorization_endpoint: String,
    #[serde(default)]
    pub(super) token_endpoint: String,
    #[serde(default)]
    pub(super) token_endpoint_auth_methods_supported: Vec<String>,
}

impl Issuer {
    pub(super) fn new(url: &str) -> Self {
        ring::install();
        Self {
            url: url.to_owned(),
            agent: web::agent(PATIENCE),
            known: Mutex::default(),
            fetching: Mutex::default(),
            waiting: AtomicUsize::new(0),
            fetches: Limit::new(FETCHES.0, FETCHES.1),
        }
    }

    /// Its address.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// What it says of itself.
    pub(super) fn metadata(&self) -> Result<Metadata, Reason> {
        let (known, why) = self.fresh(|_| true);
        known.metadata.clone().ok_or_else(|| why.unwrap_or_else(|| self.away()))
    }

    /// The claims of a token that is valid: signed by the issuer for this audience, and not over.
    pub(super) fn verified(&self, token: &str, audience: &str) -> Result<Claims, Reason> {
        let header = decode_header(token).map_err(|error| error.to_string())?;
        if !matches!(header.alg, Algorithm::RS256 | Algorithm::ES256) || header.crit.is_some() {
            return Err(format!("its algorithm is {:?}", header.alg));
        }
        let key = self.key(header.kid.as_deref(), header.alg)?;
        let mut validation = Validation::new(header.alg);
        validation.leeway = LEEWAY;
        validation.validate_nbf = true;
        validation.set_required_spec_claims(&["exp", "iss", "aud"]);
        validation.set_issuer(&[&self.url]);
        validation.set_audience(&[audience]);
        decode::<Claims>(token, &key, &validation).map(|own| own.claims).map_err(|error| error.to_string())
    }

    /// The key of an id. One that is not known may be new, so that keys are fetched once more, though not each time.
    fn key(&self, id: Option<&str>, algorithm: Algorithm) -> Result<DecodingKey, Reason> {
        let (known, why) = self.fresh(|known| known.find(id).is_some());
        // Keys that were known a while ago are better than none.
        if !known.is_fresh(STALE) {
            return Err(why.unwrap_or_else(|| self.away()));
        }
        let key = known.find(id).ok_or_else(|| "its key is none of its issuer's".to_owned())?;
        if !is_for(key, algorithm) {
            return Err("its key is for something else".to_owned());
        }
        DecodingKey::from_jwk(key).map_err(|error| error.to_string())
    }

    /// What is known, fetched anew where it is old or lacks something, or why it could not be. One fetches, however long that takes;
    /// the others go on with what is known, and a few wait for what is not.
    fn fresh(&self, has: impl Fn(&Known) -> bool) -> (Arc<Known>, Option<Reason>) {
        let known = self.known();
        if known.is_fresh(FRESH) && has(&known) {
            return (known, None);
        }
        let fetching = match self.fetching.try_lock() {
            Ok(own) => own,
            Err(TryLockError::Poisoned(own)) => own.into_inner(),
            Err(TryLockError::WouldBlock) if known.is_fresh(STALE) && has(&known) => return (known, None),
            Err(TryLockError::WouldBlock) => {
                self.wait();
                return (self.known(), None);
            }
        };
        let why = self.refresh().err();
        drop(fetching);
        (self.known(), why)
    }

    fn known(&self) -> Arc<Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits for who fetches, unless too many do.
    fn wait(&self) {
        if self.waiting.fetch_add(1, Ordering::Relaxed) < WAITING {
            drop(self.fetching.lock());
        }
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }

    fn away(&self) -> Reason {
        format!("{} could not be reached", self.url)
    }

    /// Fetches all anew, unless that was tried too often.
    fn refresh(&self) -> Result<(), Reason> {
        if self.fetches.take("", Instant::now()).is_err() {
            return Err(format!("the keys of {} were asked for a moment ago", self.url));
        }
        let url = format!("{}/.well-known/openid-configuration", self.url.trim_end_matches('/'));
        let metadata: Metadata = self.get(&url)?;
        if metadata.issuer != self.url {
            return Err(format!("{url} speaks of the issuer {}", metadata.issuer));
        }
        for address in [&metadata.jwks_uri, &metadata.authorization_endpoint, &metadata.token_endpoint] {
            // An issuer that is reached in the open, on this machine, may name others that are; all others may not.
            if !address.is_empty() && !address.starts_with("https://") && self.url.starts_with("https://") {
                return Err(format!("{url} names {address}, which is not https"));
            }
        }
        let set: JwkSet = self.get(&metadata.jwks_uri)?;
        let known = Known { metadata: Some(metadata), keys: set.keys, fetched: Some(Instant::now()) };
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
        Ok(())
    }

    fn get<T: DeserializeOwned>(&self, url: &str) -> Result<T, Reason> {
        let told = |error: ureq::Error| format!("{url}: {error}");
        read(url, self.agent.get(url).call().map_err(told)?)
    }

    /// What the issuer gives for a code.
    pub(super) fn exchange<T: DeserializeOwned>(
        &self,
        url: &str,
        form: &[(&str, &str)],
        basic: Option<&str>,
    ) -> Result<T, Reason> {
        let told = |error: ureq::Error| format!("{url}: {error}");
        let mut request = self.agent.post(url).header("accept", "application/json");
        if let Some(basic) = basic {
            request = request.header("authorization", format!("Basic {basic}"));
        }
        read(url, request.send_form(form.iter().copied()).map_err(told)?)
    }
}

fn read<T: DeserializeOwned>(url: &str, mut response: Response<Body>) -> Result<T, Reason> {
    if !response.status().is_success() {
        return Err(format!("{url}: it answers {}", response.status()));
    }
    let text = web::text(&mut response, LONGEST).map_err(|error| format!("{url}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{url}: {error}"))
}

impl Known {
    fn is_fresh(&self, span: Duration) -> bool {
        self.fetched.is_some_and(|fetched| fetched.elapsed() < span)
    }

    /// The key of an id; without one, the only key.
    fn find(&self, id: Option<&str>) -> Option<&Jwk> {
        match (id, self.keys.as_slice()) {
            (Some(id), keys) => keys.iter().find(|key| key.common.key_id.as_deref() == Some(id)),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }
}

/// Whether a key is for signatures of this algorithm.
fn is_for(key: &Jwk, algorithm: Algorithm) -> bool {
    let named = match algorithm {
        Algorithm::RS256 => KeyAlgorithm::RS256,
        _ => KeyAlgorithm::ES256,
    };
    let is_kind = match &key.algorithm {
        AlgorithmParameters::RSA(_) => algorithm == Algorithm::RS256,
        AlgorithmParameters::EllipticCurve(_) => algorithm == Algorithm::ES256,
        _ => false,
    };
    is_kind
        && key.common.public_key_use.as_ref().is_none_or(|own| *own == PublicKeyUse::Signature)
        && key.common.key_algorithm.is_none_or(|own| own == named)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use serde_json::json;

    use super::*;

    #[test]
    fn an_issuer_that_hangs_keeps_nobody_from_coming_in_whose_key_is_known() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = Arc::new(Issuer::new(&format!("http://{}", listener.local_addr().unwrap())));
        let half = "A".repeat(43);
        let key = json!({"kty": "EC", "crv": "P-256", "kid": "one", "x": half, "y": half});
        let keys = vec![serde_json::from_value(key).unwrap()];
        *issuer.known.lock().unwrap() = Arc::new(Known { metadata: None, keys, fetched: Some(Instant::now()) });
        let asking = issuer.clone();
        std::thread::spawn(move || asking.key(Some("new"), Algorithm::ES256).is_err());
        // It is asked, and says nothing.
        let _hanging = listener.accept().unwrap();
        let begun = Instant::now();
        assert!(issuer.key(Some("one"), Algorithm::ES256).is_ok());
        assert!(begun.elapsed() < PATIENCE / 2, "it did not wait");
    }
}
