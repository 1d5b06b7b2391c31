//! Answers with the headers that keep a browser from doing what no page of karat asks for, and refusals that say what to do.

use std::fmt::Display;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::access::waiting;
use super::log::Behind;
use super::pages;
use crate::history::Error;

/// Pages load their own style, script and pictures, and send forms to their own server; nothing else.
const LOADED: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) status: StatusCode,
    pub(super) reason: String,
    pub(super) help: String,
    /// In how many seconds it may be asked once more.
    pub(super) wait: Option<u64>,
    /// What lies behind it, for the log alone.
    behind: Option<String>,
}

/// Characters of a word that are said again where it is refused.
const MOST_ASKED: usize = 80;

impl Refused {
    pub(super) fn new(status: StatusCode, reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self { status, reason: reason.into(), help: help.into(), wait: None, behind: None }
    }

    /// What is asked for is not there.
    pub(super) fn missing(reason: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, reason, "the overview and the search lead to what is there")
    }

    /// What is asked for is asked for in a wrong way.
    pub(super) fn wrong(reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, reason, help)
    }

    /// What is asked for is none of the words that it can be.
    pub(super) fn none_of(name: &str, asked: &str, words: &[&str]) -> Self {
        let asked: String = asked.chars().take(MOST_ASKED).collect();
        Self::wrong(format!("`{name}` is {asked}"), format!("ask for one of: {}", words.join(", ")))
    }

    /// Something that must not happen.
    pub(super) fn broken(reason: impl Display) -> Self {
        let help = "the log of the server says more";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "something went wrong here", help).because(reason)
    }

    /// The same, with what lies behind it: the log says it, and nobody else.
    pub(super) fn because(mut self, reason: impl Display) -> Self {
        self.behind = Some(reason.to_string());
        self
    }

    /// What the log says of it.
    pub(super) fn behind(&self) -> &str {
        self.behind.as_deref().unwrap_or(&self.reason)
    }

    /// An answer that tells of it as somebody understands it.
    pub(super) fn told(&self, mut response: Response) -> Response {
        if self.behind.is_some() || self.status.is_server_error() {
            response.extensions_mut().insert(Behind(self.behind().to_owned()));
        }
        waiting(response, self.wait)
    }

    /// As a page for people.
    pub(super) fn page(&self) -> Response {
        let page = pages::refusal(self.status, &self.reason, &self.help);
        let mut response = body("text/html; charset=utf-8", Bytes::from(page));
        *response.status_mut() = self.status;
        self.told(response)
    }

    /// As RFC 9457 has it.
    pub(super) fn problem(&self) -> Response {
        let title = self.status.canonical_reason().unwrap_or("Error");
        let problem = json!({
            "type": "about:blank", "title": title, "status": self.status.as_u16(), "detail": self.reason, "help": self.help,
        });
        let mut response = body("application/problem+json", Bytes::from(problem.to_string()));
        *response.status_mut() = self.status;
        self.told(response)
    }
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        let help = miette::Diagnostic::help(&error).map(|help| help.to_string()).unwrap_or_default();
        match error {
            Error::Question { reason, .. } => Self::new(StatusCode::NOT_FOUND, reason, help),
            Error::Run { reason, .. } => Self::new(StatusCode::UNPROCESSABLE_ENTITY, reason, help),
            // Of the place of the history nobody outside needs to know.
            Error::Open { .. }
            | Error::Damaged { .. }
            | Error::Database { .. }
            | Error::Newer { .. }
            | Error::File { .. } => {
                let reason = "the history cannot be read now";
                let refused = Self::new(StatusCode::SERVICE_UNAVAILABLE, reason, "try again in a while");
                refused.because(format_args!("failed to {error}"))
            }
        }
    }
}

/// An answer of a kind.
pub(super) fn body(kind: &'static str, bytes: Bytes) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], Body::from(bytes)).into_response()
}

/// The name of a state of something, which a browser gives back to ask whether it is still so.
pub(super) fn tag(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    let digest = digest.finalize();
    format!("\"{}\"", BASE64URL_NOPAD.encode(digest.get(..18).unwrap_or(&digest)))
}

/// An answer with the name of the state that it is of.
pub(super) fn tagged(mut response: Response, tag: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response
}

/// What no page of karat asks a browser for.
const UNUSED: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), \
                      usb=()";

/// What every answer says besides. A handler that has set one of these headers knows better.
pub(super) fn guarded(mut response: Response, is_secure: bool) -> Response {
    // A badge is shown on other sites; who may not read it gets none there either, since they send no cookie from elsewhere.
    let is_picture = response.headers().get(header::CONTENT_TYPE).is_some_and(|own| own == "image/svg+xml");
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, LOADED),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), UNUSED),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            if is_picture { "cross-origin" } else { "same-origin" },
        ),
    ];
    let lasting = is_secure.then_some((header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
    let headers = response.headers_mut();
    for (name, value) in fixed.into_iter().chain(lasting) {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    response
}
