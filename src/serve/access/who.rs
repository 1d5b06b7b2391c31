//! The credentials of a request → who asks. Asks the history for their digests; decides nothing of single pages.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::address::{is_here, peer};
use super::gate::told;
use super::pipeline::{self, Denied};
use super::secret::{derived, digest, is_token};
use super::{Access, Person, Reader, Scope};
use crate::history::{Session, Token};
use crate::serve::app::App;
use crate::serve::reply::Refused;

/// How often the use of a token is noted, in seconds.
const HOUR: i64 = 3600;
/// How often the use of a session is noted.
const MINUTES: i64 = 300;
/// How long a session lasts that nobody uses.
const IDLE: i64 = 4 * HOUR;
/// Longest value of a credential that is looked at, in bytes: tokens of pipelines have a few thousand.
const LONGEST: usize = 16 << 10;

/// Who asks.
pub(super) struct Asker {
    pub(super) who: Arc<str>,
    pub(super) is_somebody: bool,
    pub(super) reads: Option<Arc<Scope>>,
    pub(super) writes: Option<Arc<Scope>>,
    pub(super) person: Option<Person>,
}

impl Asker {
    fn nobody(is_open: bool) -> Self {
        Self {
            who: Arc::from("anybody"),
            is_somebody: false,
            reads: is_open.then(|| Arc::new(Scope::all())),
            writes: None,
            person: None,
        }
    }
}

/// Puts who asks among the extensions of a request; refuses a credential that opens nothing, and who asks too often.
pub(in crate::serve) async fn known(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    let address = app.access.address(&request);
    let asker = match of(&app, request.headers()).await {
        Ok(asker) => asker,
        Err(refused) if refused.status == StatusCode::UNAUTHORIZED => {
            return told(&app.access.failed(&address, refused), &request);
        }
        Err(refused) => return told(&refused, &request),
    };
    // Each by their name, and those without one by their address; who is on this machine has better means to keep it busy.
    let one = if asker.is_somebody { &asker.who } else { &address };
    if !is_here(peer(&request), request.headers())
        && let Err(refused) = app.access.take(one)
    {
        return told(&refused, &request);
    }
    let extensions = request.extensions_mut();
    extensions.insert(Access { who: asker.who, address, writes: asker.writes });
    if let Some(scope) = asker.reads {
        extensions.insert(Reader(scope));
    }
    if let Some(person) = asker.person {
        extensions.insert(person);
    }
    next.run(request).await
}

async fn of(app: &Arc<App>, headers: &HeaderMap) -> Result<Asker, Refused> {
    if let Some(credential) = bearer(headers)? {
        // Three parts with points between them are a token that the host of a pipeline has signed.
        let is_signed = credential.split('.').count() == 3;
        return if is_signed { signed(app, credential).await } else { token(app, credential).await };
    }
    if let Some(secret) = cookie(headers, app.cookie())
        && let Some(person) = session(app, secret).await?
    {
        return Ok(Asker {
            who: person.name.clone(),
            is_somebody: true,
            reads: Some(Arc::new(Scope::all())),
            writes: None,
            person: Some(person),
        });
    }
    Ok(Asker::nobody(app.options.is_open))
}

/// The credential of a program.
fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Refused> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let value = value.to_str().unwrap_or_default();
    let (scheme, credential) = value.split_once(' ').unwrap_or((value, ""));
    if !scheme.eq_ignore_ascii_case("bearer") || credential.len() > LONGEST {
        return Err(wrong("only `Authorization: Bearer …` opens something here"));
    }
    Ok(Some(credential.trim()))
}

/// A credential that opens nothing. More is not said: only who guesses would learn from it.
pub(super) fn wrong(reason: &str) -> Refused {
    let help = "`karat token list` says which tokens are valid; in a browser, sign in at /login";
    Refused::new(StatusCode::UNAUTHORIZED, reason, help)
}

/// The token of a credential that is valid now.
pub(super) async fn valid(app: &Arc<App>, credential: &str) -> Result<Token, Refused> {
    let unknown = || wrong("this token is not valid: it is unknown, revoked, or its time is over");
    if !is_token(credential) {
        return Err(unknown());
    }
    let (digest, now) = (digest(credential), app.watch());
    let found = app.ask(move |store| store.token(&digest)).await?;
    found.filter(|own| own.revoked.is_none() && own.made <= now && now < own.ends).ok_or_else(unknown)
}

async fn token(app: &Arc<App>, credential: &str) -> Result<Asker, Refused> {
    let token = valid(app, credential).await?;
    let scope = Scope::of(&token.repositories, &token.owners).map_err(Refused::broken)?;
    let (scope, id, now) = (Arc::new(scope), token.id, app.watch());
    if token.used.is_none_or(|used| now - used >= HOUR) {
        app.noted(format!("token {id}"), HOUR, move |store| store.use_token(id, now));
    }
    Ok(Asker {
        who: Arc::from(format!("token {}", token.name)),
        is_somebody: true,
        reads: token.reads.then(|| scope.clone()),
        writes: token.writes.then_some(scope),
        person: None,
    })
}

/// A pipeline, by what its host signed: it may report its own repository, and read what is known of it.
async fn signed(app: &Arc<App>, credential: &str) -> Result<Asker, Refused> {
    let (hosts, credential) = (app.access.hosts.clone(), credential.to_owned());
    let found = tokio::task::spawn_blocking(move || pipeline::repository(&hosts, &credential)).await;
    let repository = found.map_err(Refused::broken)?.map_err(|Denied { kind, reason }| {
        let help = "[[serve.pipelines]] of the server's karat.toml says which tokens are taken, and the log of the server what is wrong with this one";
        let told = format!("this token of a pipeline is not valid: {kind}");
        Refused::new(StatusCode::UNAUTHORIZED, told, help).because(format_args!("{kind}: {reason}"))
    })?;
    let scope = Arc::new(Scope::only(&repository));
    Ok(Asker {
        who: Arc::from(format!("pipeline {repository}")),
        is_somebody: true,
        reads: Some(scope.clone()),
        writes: Some(scope),
        person: None,
    })
}

/// The person of a session that is not over; a session that is over is as good as none.
async fn session(app: &Arc<App>, secret: &str) -> Result<Option<Person>, Refused> {
    let (digest, now) = (digest(secret), app.watch());
    let found = app.ask(move |store| store.session(&digest, now)).await?;
    let Some(session) = found.filter(|own| is_alive(own, now)) else { return Ok(None) };
    if now - session.seen >= MINUTES {
        let name = format!("session {}", data_encoding::HEXLOWER.encode(&digest));
        app.noted(name, MINUTES, move |store| store.use_session(&digest, now));
    }
    Ok(Some(Person { name: session.person, proof: Arc::from(derived(secret, "form")) }))
}

fn is_alive(session: &Session, now: i64) -> bool {
    now < session.ends && now - session.seen < IDLE
}

/// The value of a cookie.
pub(super) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let texts = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = texts.flat_map(|text| text.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(own, _)| *own == name).map(|(_, value)| value).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(name: &header::HeaderName, values: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let headers = headers(&header::COOKIE, &["a=1; xkarat=2; karat=three", "karat=4"]);
        assert_eq!(cookie(&headers, "karat"), Some("three"));
        assert_eq!(cookie(&headers, "kara"), None);
        assert_eq!(cookie(&headers, "__Host-karat"), None);
    }

    #[test]
    fn only_a_bearer_opens_something() {
        let of = |value: &str| bearer(&headers(&header::AUTHORIZATION, &[value])).map(|own| own.map(str::to_owned));
        assert_eq!(of("Bearer x").unwrap(), Some("x".to_owned()));
        assert_eq!(of("bearer  x ").unwrap(), Some("x".to_owned()));
        for wrong in ["Basic eDp5", "x", "", &format!("Bearer {}", "x".repeat(LONGEST + 1))] {
            assert_eq!(of(wrong).unwrap_err().status, StatusCode::UNAUTHORIZED, "{wrong}");
        }
        assert_eq!(bearer(&HeaderMap::new()).unwrap(), None);
    }

    #[test]
    fn a_session_ends_by_its_time_and_by_rest() {
        let session = |ends, seen| Session { person: Arc::from("a"), token: None, ends, seen };
        assert!(is_alive(&session(1000, 0), 999));
        assert!(!is_alive(&session(1000, 999), 1000));
        assert!(!is_alive(&session(1_000_000, 0), IDLE));
    }
}
