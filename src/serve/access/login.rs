//! Signing in and out: by the issuer of the company (authorization code with PKCE, state and nonce), or with a token for reading.
//!
//! What an attempt needs to know again lies in a cookie of the browser that began it: state, nonce and verifier are derived from its
//! secret, so that no other browser can end what this one began, and nothing of it is kept here.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::form::Form;
use super::secret::{Secret, derived, digest, is_same};
use super::sign::{Denied, SignIn};
use super::who::{cookie, valid, wrong};
use super::{Access, Person};
use crate::history::Session;
use crate::report::uri;
use crate::serve::app::App;
use crate::serve::pages;
use crate::serve::reply::{self, Refused};

/// How long a session lasts, in seconds.
const LASTING: i64 = 24 * 3600;
/// How long signing in may take, in seconds.
const ATTEMPT: u32 = 600;
/// Longest address that one comes back to.
const LONGEST: usize = 2000;

/// What must not happen to a system.
const NO_SECRET: &str = "the system gives no random bytes";

type Shared = State<Arc<App>>;
type Asked = Query<Vec<(String, String)>>;

/// Its addresses.
pub(in crate::serve) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/login", get(shown).post(with_token))
        .route("/login/oidc", get(begun))
        .route("/login/callback", get(ended))
        .route("/logout", post(out))
}

fn value<'q>(query: &'q [(String, String)], name: &str) -> &'q str {
    query.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str())
}

/// An address of this server, to which one comes back; the overview for all else.
fn own(to: &str) -> &str {
    let is_own = to.starts_with('/')
        && !to.starts_with("//")
        && to.len() <= LONGEST
        && to.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_own { to } else { "/" }
}

async fn shown(State(app): Shared, Query(query): Asked) -> Response {
    // Where everybody may read, nobody needs to sign in.
    if app.options.is_open {
        return back(own(value(&query, "to")), &[]);
    }
    let sign_in = app.sign_in();
    let page = pages::login(sign_in.as_deref().map(SignIn::host), own(value(&query, "to")));
    reply::body("text/html; charset=utf-8", page.into())
}

/// With a token for reading all: a server has readers before it has an issuer.
async fn with_token(State(app): Shared, Extension(access): Extension<Access>, form: Form) -> Response {
    let signed = async {
        let token = valid(&app, form.get("token").unwrap_or_default().trim()).await?;
        if !token.reads || !token.repositories.is_empty() || !token.owners.is_empty() {
            return Err(wrong("this token is not for reading all, which pages need"));
        }
        begin(&app, &access, format!("token {}", token.name), Some(token.id)).await
    };
    match signed.await {
        Ok(cookie) => back(own(form.get("to").unwrap_or_default()), &[cookie]),
        Err(refused) => app.failed(&access, refused).page(),
    }
}

/// Sends the browser to the issuer.
async fn begun(State(app): Shared, Query(query): Asked) -> Response {
    let Some(sign_in) = app.sign_in() else { return none().page() };
    let Some(secret) = Secret::new() else { return Refused::broken(NO_SECRET).page() };
    let (secret, to) = (secret.reveal().to_owned(), own(value(&query, "to")).to_owned());
    let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(derived(&secret, "verifier")));
    let [state, nonce] = ["state", "nonce"].map(|purpose| derived(&secret, purpose));
    let asked = tokio::task::spawn_blocking(move || sign_in.address(&state, &nonce, &challenge)).await;
    match asked.map_err(|error| Denied::Away(error.to_string())).flatten() {
        Ok(address) => {
            let attempt = format!("{secret}.{}", BASE64URL_NOPAD.encode(to.as_bytes()));
            back(&address, &[set(&app, &attempting(&app), &attempt, Some(ATTEMPT))])
        }
        Err(denied) => denied.refused().page(),
    }
}

/// What the issuer sends back with the browser.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Back {
    code: String,
    state: String,
    iss: Option<String>,
}

async fn ended(
    State(app): Shared,
    Extension(access): Extension<Access>,
    Query(back_with): Query<Back>,
    headers: HeaderMap,
) -> Response {
    let Some(sign_in) = app.sign_in() else { return none().page() };
    let attempt = cookie(&headers, &attempting(&app)).and_then(|own| own.split_once('.'));
    let Some((secret, to)) = attempt.filter(|(own, _)| is_same(&derived(own, "state"), &back_with.state)) else {
        return app.failed(&access, stray()).page();
    };
    if back_with.code.is_empty() || back_with.iss.is_some_and(|own| own != sign_in.issuer()) {
        return app.failed(&access, stray()).page();
    }
    let (verifier, nonce) = (derived(secret, "verifier"), derived(secret, "nonce"));
    let code = back_with.code;
    let person = tokio::task::spawn_blocking(move || sign_in.person(&code, &verifier, &nonce)).await;
    let begun = match person.map_err(|error| Denied::Away(error.to_string())).flatten() {
        Ok(name) => begin(&app, &access, name, None).await,
        Err(denied) => {
            let deed = access.deed(app.watch(), "was refused", denied.reason());
            app.noted(format!("refused {}", deed.address), 60, move |store| store.note(&deed));
            Err(denied.refused())
        }
    };
    let to = BASE64URL_NOPAD.decode(to.as_bytes()).ok().and_then(|to| String::from_utf8(to).ok()).unwrap_or_default();
    match begun {
        Ok(session) => back(own(&to), &[session, set(&app, &attempting(&app), "", None)]),
        Err(refused) => app.failed(&access, refused).page(),
    }
}

async fn out(
    State(app): Shared,
    Extension(access): Extension<Access>,
    person: Option<Extension<Person>>,
    headers: HeaderMap,
    _: Form,
) -> Response {
    if let (Some(_), Some(secret)) = (person, cookie(&headers, app.cookie())) {
        let (digest, deed) = (digest(secret), access.deed(app.watch(), "signed out", ""));
        if let Err(refused) = app.write(move |store| store.end_session(&digest, &deed)).await {
            return refused.page();
        }
    }
    back("/", &[set(&app, app.cookie(), "", None)])
}

/// Begins a session, and gives its cookie.
async fn begin(app: &Arc<App>, access: &Access, name: String, token: Option<i64>) -> Result<HeaderValue, Refused> {
    let secret = Secret::new().ok_or_else(|| Refused::broken(NO_SECRET))?;
    let (digest, now) = (secret.digest(), app.watch());
    let session = Session { person: Arc::from(name.as_str()), token, ends: now + LASTING, seen: now };
    let deed = Access { who: session.person.clone(), ..access.clone() }.deed(now, "signed in", "");
    app.write(move |store| store.add_session(&digest, &session, &deed)).await?;
    Ok(set(app, app.cookie(), secret.reveal(), u32::try_from(LASTING).ok()))
}

fn attempting(app: &App) -> String {
    format!("{}-login", app.cookie())
}

/// Sets a cookie for some seconds, or removes it.
fn set(app: &App, name: &str, value: &str, seconds: Option<u32>) -> HeaderValue {
    let secure = if app.is_secure() { "; Secure" } else { "" };
    let age = seconds.unwrap_or_default();
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={age}{secure}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

fn back(to: &str, cookies: &[HeaderValue]) -> Response {
    let mut response = Redirect::to(to).into_response();
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn none() -> Refused {
    Refused::new(StatusCode::NOT_FOUND, "nobody signs in by an issuer here", "[serve.oidc] of karat.toml names one")
}

fn stray() -> Refused {
    let reason = "this browser did not begin to sign in, or too long ago";
    Refused::new(StatusCode::BAD_REQUEST, reason, "begin once more at /login")
}

/// The value of HTTP's basic authentication, whose parts are encoded as in a form first (RFC 6749 §2.3.1).
pub(super) fn basic(id: &str, secret: &str) -> String {
    let encoded = |text: &str| uri::encoded(text).replace('/', "%2F").replace('+', "%2B");
    BASE64.encode(format!("{}:{}", encoded(id), encoded(secret)).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_comes_back_to_this_server_only() {
        for to in ["/", "/entities?q=a&days=30", "/scorecards/base%20x"] {
            assert_eq!(own(to), to);
        }
        for to in ["", "//evil.dev", "/\\evil.dev", "https://evil.dev", "/a\r\nSet-Cookie: x", "javascript:x", "/ä"] {
            assert_eq!(own(to), "/", "{to}");
        }
    }

    #[test]
    fn a_client_is_named_as_in_a_form() {
        assert_eq!(basic("karat", "s:c/r+t"), BASE64.encode(b"karat:s%3Ac%2Fr%2Bt"));
    }
}
