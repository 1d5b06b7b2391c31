//! What is configured of access, and what is remembered of it between requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use tokio::time::Instant;

use super::Access;
use super::address::{Proxies, peer};
use super::issuer::Issuer;
use super::limit::Limit;
use super::pipeline::Host;
use super::sign::SignIn;
use crate::config;
use crate::history::{self, Store};
use crate::serve::app::App;
use crate::serve::reply::Refused;

/// Requests of one in a minute, where nothing is configured.
const REQUESTS: u64 = 1200;
/// Credentials that open nothing, from one address: so many, and then one in a while.
const FAILURES: (u32, Duration) = (20, Duration::from_secs(6));
/// Most uses that are remembered; then all are forgotten, and noted once more.
const REMEMBERED: usize = 10_000;

/// What is configured, with what the environment has of it.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    /// `[serve]` of the configuration.
    pub(crate) own: config::Serve,
    /// The secret of the client at the issuer.
    pub(crate) client_secret: Option<String>,
}

/// What a server has of it.
pub(in crate::serve) struct State {
    proxies: Proxies,
    pub(super) hosts: Arc<Vec<Host>>,
    sign_in: Option<Arc<SignIn>>,
    requests: Option<Limit>,
    failures: Limit,
    /// When the use of tokens and sessions was last noted, by what they are known by.
    noted: Mutex<HashMap<String, i64>>,
}

impl State {
    /// Reads what is configured, or says what is wrong with it.
    pub(in crate::serve) fn new(settings: &Settings) -> Result<Self, String> {
        let own = &settings.own;
        let proxies = Proxies::parse(&own.trusted_proxies)
            .map_err(|text| format!("`trusted_proxies`: `{text}` is no address and no network such as 10.0.0.0/8"))?;
        let mut issuers: HashMap<&str, Arc<Issuer>> = HashMap::new();
        let mut issuer = |url| issuers.entry(url).or_insert_with(|| Arc::new(Issuer::new(url))).clone();
        let hosts = own.pipelines.iter().map(|own| Host::new(own, issuer(&own.issuer))).collect::<Result<_, _>>();
        let url = own.url.as_deref().unwrap_or_default();
        let secret = settings.client_secret.clone();
        let sign_in = own.oidc.as_ref().map(|own| Arc::new(SignIn::new(own, issuer(&own.issuer), secret, url)));
        let minute = own.requests_per_minute.unwrap_or(REQUESTS);
        // A minute's requests may come at once.
        let requests = u32::try_from(minute).ok().filter(|own| *own > 0);
        Ok(Self {
            proxies,
            hosts: Arc::new(hosts.map_err(|reason| format!("`repositories` of [[serve.pipelines]]: {reason}"))?),
            sign_in,
            requests: requests.map(|own| Limit::new(own, Duration::from_mins(1) / own)),
            failures: Limit::new(FAILURES.0, FAILURES.1),
            noted: Mutex::default(),
        })
    }

    /// The address that asks.
    pub(in crate::serve) fn address(&self, request: &Request) -> Arc<str> {
        Arc::from(self.proxies.asking(peer(request), request.headers()).to_string())
    }

    /// Takes a request of somebody.
    pub(super) fn take(&self, who: &str) -> Result<(), Refused> {
        let Some(limit) = &self.requests else { return Ok(()) };
        limit.take(who, Instant::now()).map_err(|wait| too_many("you ask too often", wait))
    }

    /// What an address is told whose credential opens nothing: that, or that it tried too often. One that does open something is always
    /// taken, since many pipelines may share an address, and 256 random bits cannot be guessed however often one tries.
    pub(super) fn failed(&self, address: &str, refused: Refused) -> Refused {
        let taken = self.failures.take(address, Instant::now());
        taken.err().map_or(refused, |wait| too_many("too many credentials from here opened nothing", wait))
    }

    /// Whether the use of something is to be noted now, for the first time in so many seconds.
    fn is_due(&self, name: String, now: i64, seconds: i64) -> bool {
        let Ok(mut noted) = self.noted.lock() else { return false };
        if noted.get(&name).is_some_and(|last| now - last < seconds) {
            return false;
        }
        if noted.len() >= REMEMBERED {
            noted.clear();
        }
        noted.insert(name, now);
        true
    }
}

fn too_many(reason: &str, wait: Duration) -> Refused {
    // Rounded up: who comes a moment too early is refused once more.
    let seconds = wait.as_secs() + 1;
    let mut refused = Refused::new(StatusCode::TOO_MANY_REQUESTS, reason, format!("try again in {seconds} s"));
    refused.wait = Some(seconds);
    refused
}

/// A refusal that says when to come again.
pub(in crate::serve) fn waiting(mut response: Response, wait: Option<u64>) -> Response {
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

impl App {
    /// Where people sign in.
    pub(super) fn sign_in(&self) -> Option<Arc<SignIn>> {
        self.access.sign_in.clone()
    }

    /// What somebody is told who did not come in.
    pub(super) fn failed(&self, access: &Access, refused: Refused) -> Refused {
        self.access.failed(&access.address, refused)
    }

    /// Notes something beside the answer, at most once in so many seconds.
    pub(super) fn noted(
        self: &Arc<Self>,
        name: String,
        seconds: i64,
        note: impl FnOnce(&mut Store) -> Result<(), history::Error> + Send + 'static,
    ) {
        if !self.access.is_due(name, self.watch(), seconds) {
            return;
        }
        let app = self.clone();
        // That it could not be noted takes nothing from the answer; it is tried again later.
        tokio::spawn(async move {
            if let Err(refused) = app.write(note).await {
                app.options.log.tell("note", &format!("what was done is not noted: {}", refused.behind()));
            }
        });
    }
}
