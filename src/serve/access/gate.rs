//! Who asks → whether they come in: middleware around pages, answers that can be narrowed, and reports.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::Reader;
use crate::report::uri;
use crate::serve::reply::Refused;

/// Lets in those who may read all: a page tells of many repositories at once.
pub(in crate::serve) async fn pages(request: Request, next: Next) -> Response {
    match request.extensions().get::<Reader>() {
        Some(reader) if reader.is_unbounded() => next.run(request).await,
        Some(_) => told(&narrow(), &request),
        None => stranger(&request),
    }
}

fn narrow() -> Refused {
    let reason = "this token is for some repositories or owners only, and this page tells of all";
    Refused::new(
        StatusCode::FORBIDDEN,
        reason,
        "ask /api/v1, which answers for what a token is for, or use a token for all",
    )
}

/// Nobody, or somebody who may not read.
fn stranger(request: &Request) -> Response {
    if is_named(request.headers()) {
        let help = "`karat token create NAME --read` makes a token that may";
        return told(&Refused::new(StatusCode::FORBIDDEN, "with this credential nothing may be read", help), request);
    }
    if request.method() == Method::GET && !is_program(request) {
        let to = request.uri().path_and_query().map_or("/", |own| own.as_str());
        return Redirect::to(&format!("/login?to={}", uri::encoded(to).replace('+', "%2B"))).into_response();
    }
    let help =
        "send `Authorization: Bearer …` with a token that `karat token create` made; in a browser, sign in at /login";
    told(&Refused::new(StatusCode::UNAUTHORIZED, "this history is not open to everybody", help), request)
}

fn is_named(headers: &HeaderMap) -> bool {
    headers.contains_key(header::AUTHORIZATION)
}

/// Whether a program asks, to which a page says nothing.
fn is_program(request: &Request) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|own| own.to_str().ok()).unwrap_or_default();
    request.uri().path().starts_with("/api/") || is_named(request.headers()) || !accepts.contains("text/html")
}

/// A refusal as who asks can read it.
pub(super) fn told(refused: &Refused, request: &Request) -> Response {
    let mut response = if is_program(request) { refused.problem() } else { refused.page() };
    if refused.status == StatusCode::UNAUTHORIZED {
        let scheme = HeaderValue::from_static("Bearer realm=\"karat\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
    }
    response
}
