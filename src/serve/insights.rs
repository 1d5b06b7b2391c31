//! What a service catalog asks, at `/api/tech-insights`, as Backstage's own client asks its own backend.
//!
//! Whoever may read may ask, of what they may read. A front end asks for all results of all entities on every page that it shows, so that long answers are
//! kept compressed until the history changes.

use std::io::Write as _;
use std::sync::Arc;

use axum::body::{Bytes, to_bytes};
use axum::extract::{self, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Extension, Router};
use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use super::access::Reader;
use super::app::App;
use super::reply::{self, Refused, tagged};
use crate::history::Store;
use crate::insights::{self, Permission, Request};

/// Where it is mounted; what is below is what the client appends.
pub(super) const MOUNT: &str = "/api/tech-insights";
/// Answers that are longer are kept.
const LONG: usize = 64 << 10;

pub(super) fn router() -> Router<Arc<App>> {
    Router::new().route(MOUNT, any(answer)).route("/api/tech-insights/{*path}", any(answer))
}

/// What is asked, with all that it takes to ask it on another thread.
struct Asked {
    method: Method,
    uri: Uri,
    body: Bytes,
}

impl Asked {
    fn request(&self) -> Request<'_> {
        Request {
            method: self.method.as_str(),
            path: self.uri.path().strip_prefix(MOUNT).unwrap_or_default(),
            query: self.uri.query().unwrap_or_default(),
            body: &self.body,
        }
    }

    /// What an answer is kept under.
    fn name(&self) -> String {
        format!("{} {} {}", self.method, self.uri, HEXLOWER.encode(&Sha256::digest(&self.body)))
    }

    fn refused(&self, status: StatusCode, name: &str, message: &str) -> Response {
        sent(insights::Response::refused(&self.request(), status.as_u16(), name, message))
    }
}

/// What goes wrong before or behind the handler is told as Backstage's client knows it, too.
pub(super) async fn failures(request: extract::Request, next: Next) -> Response {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let is_here = uri.path().strip_prefix(MOUNT).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let response = next.run(request).await;
    let status = response.status();
    let is_told = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("application/json")));
    if !is_here || is_told || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let (parts, body) = response.into_parts();
    let problem: serde_json::Value = match to_bytes(body, LONG).await {
        Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_default(),
        Err(_) => serde_json::Value::Null,
    };
    let usual = status.canonical_reason().unwrap_or("Error");
    let message = problem.get("detail").and_then(serde_json::Value::as_str).unwrap_or(usual);
    let name = match status {
        StatusCode::UNAUTHORIZED => "AuthenticationError",
        StatusCode::FORBIDDEN => "NotAllowedError",
        StatusCode::PAYLOAD_TOO_LARGE => "PayloadTooLargeError",
        StatusCode::SERVICE_UNAVAILABLE => "ServiceUnavailableError",
        _ => "Error",
    };
    let mut told = Asked { method, uri, body: Bytes::new() }.refused(status, name, message);
    for header in [header::RETRY_AFTER, header::WWW_AUTHENTICATE] {
        if let Some(value) = parts.headers.get(&header) {
            told.headers_mut().insert(header, value.clone());
        }
    }
    told
}

async fn answer(
    State(app): State<Arc<App>>,
    method: Method,
    uri: Uri,
    reader: Option<Extension<Reader>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = Asked { method, uri, body };
    let Some(Extension(reader)) = reader else {
        let permission = asked.request().permission().map_or("a credential", Permission::name);
        let message = format!("this history is not open to everybody: {permission} is needed");
        let is_named = headers.contains_key(header::AUTHORIZATION);
        let (status, name) = if is_named {
            (StatusCode::FORBIDDEN, "NotAllowedError")
        } else {
            (StatusCode::UNAUTHORIZED, "AuthenticationError")
        };
        return asked.refused(status, name, &message);
    };
    let asked = Arc::new(asked);
    found(app, asked.clone(), reader, &headers).await.unwrap_or_else(|refused| {
        let name = if refused.status == StatusCode::SERVICE_UNAVAILABLE { "ServiceUnavailableError" } else { "Error" };
        refused.told(asked.refused(refused.status, name, &refused.reason))
    })
}

async fn found(app: Arc<App>, asked: Arc<Asked>, reader: Reader, headers: &HeaderMap) -> Result<Response, Refused> {
    let state = app.ask(Store::state).await?;
    let name = asked.name();
    // Who sees less gets another answer to the same question, and so another tag.
    let scope = if reader.is_unbounded() { String::new() } else { format!("{reader:?}") };
    let tag = reply::tag(&[&state, &name, &scope, env!("CARGO_PKG_VERSION")]);
    if asked.method == Method::GET && says(headers, header::IF_NONE_MATCH, &tag) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &tag));
    }
    // What is kept is for those who may read all.
    let is_kept = reader.is_unbounded() && says(headers, header::ACCEPT_ENCODING, "gzip");
    let answer = zipped_answer(app.clone(), asked, reader, is_kept);
    let told = if is_kept {
        let page = app.page(&state, &name);
        let drawn = page.get_or_try_init(|| async {
            let (kind, bytes) = answer.await?;
            app.count(&state, bytes.len());
            Ok((kind, bytes))
        });
        drawn.await.cloned()
    } else {
        answer.await
    };
    match told {
        Ok((kind, bytes)) => Ok(tagged(zipped(reply::body(kind, bytes)), &tag)),
        Err(Unkept::Short(told)) if told.status == 200 => Ok(tagged(sent(told), &tag)),
        Err(Unkept::Short(told)) => Ok(sent(told)),
        Err(Unkept::Refused(refused)) => Err(refused),
    }
}

/// What is not kept.
enum Unkept {
    /// An answer that is soon given again, or none that stays so.
    Short(insights::Response),
    /// None.
    Refused(Refused),
}

/// A long answer, compressed, and its kind.
async fn zipped_answer(
    app: Arc<App>,
    asked: Arc<Asked>,
    reader: Reader,
    is_kept: bool,
) -> Result<(&'static str, Bytes), Unkept> {
    let asking = app.clone();
    let told = app.ask(move |store| {
        let sees = |repository: &str, owner: Option<&str>| reader.sees(repository, owner);
        let told = asking.insights.answer(store, &asked.request(), &sees);
        if told.status != 200 || !is_kept || told.body.len() < LONG {
            return Ok(Err(Unkept::Short(told)));
        }
        let mut zip = GzEncoder::new(Vec::new(), Compression::fast());
        let body = zip.write_all(&told.body).and_then(|()| zip.finish()).map_err(Refused::broken)?;
        Ok::<_, Refused>(Ok((told.content_type, Bytes::from(body))))
    });
    told.await.map_err(Unkept::Refused)?
}

fn sent(told: insights::Response) -> Response {
    let mut response = reply::body(told.content_type, Bytes::from(told.body));
    *response.status_mut() = StatusCode::from_u16(told.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

fn says(headers: &HeaderMap, name: header::HeaderName, word: &str) -> bool {
    headers.get(name).is_some_and(|value| value.to_str().is_ok_and(|value| value.contains(word)))
}

fn zipped(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}
