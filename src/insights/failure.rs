//! What went wrong → a body as Backstage's backends write it, or one of the two that Tech Insights writes otherwise.

use serde_json::{Value, json};

use super::request::{Request, Response};
use crate::history;

/// Why there is no answer.
#[derive(Clone, Debug)]
pub(super) enum Failure {
    /// The request is wrong.
    Input(String),
    /// The body is no JSON.
    Syntax(String),
    /// Something is not there.
    NotFound(String),
    /// No ids were given.
    NoIds,
    /// A moment cannot be read: the parameter's name, as this answer spells it.
    NoMoment(&'static str),
    /// The history cannot be read.
    History(String),
}

impl From<history::Error> for Failure {
    fn from(error: history::Error) -> Self {
        // Where the history is, is nothing that a caller needs to know.
        let reason = match error {
            history::Error::Question { reason, .. } => reason,
            _ => "the history cannot be read".to_owned(),
        };
        Self::History(reason)
    }
}

impl Failure {
    pub(super) fn input(message: impl Into<String>) -> Self {
        Self::Input(message.into())
    }

    pub(super) fn json(error: &serde_json::Error) -> Self {
        Self::Syntax(format!("the body is no JSON: {error}"))
    }

    /// A check that nobody knows.
    pub(super) fn check(id: &str) -> Self {
        Self::NotFound(format!("Tech insight check with id '{id}' is not registered."))
    }

    fn status(&self) -> u16 {
        match self {
            Self::Input(_) | Self::Syntax(_) => 400,
            Self::NotFound(_) => 404,
            Self::NoIds | Self::NoMoment(_) => 422,
            Self::History(_) => 500,
        }
    }

    /// Its name and what it says.
    pub(super) fn error(&self) -> Value {
        let (name, message) = match self {
            Self::Input(message) => ("InputError", message.as_str()),
            Self::Syntax(message) => ("SyntaxError", message.as_str()),
            Self::NotFound(message) => ("NotFoundError", message.as_str()),
            Self::NoIds => ("InputError", "Failed to parse ids from request"),
            Self::NoMoment(_) => ("InputError", "Failed to parse datetime from request"),
            Self::History(message) => ("Error", message.as_str()),
        };
        json!({ "name": name, "message": message })
    }

    pub(super) fn response(&self, request: &Request<'_>) -> Response {
        let status = self.status();
        let body = match self {
            Self::NoIds => json!({ "error": "Failed to parse ids from request" }).to_string().into_bytes(),
            Self::NoMoment(field) => {
                let body = json!({ "message": "Failed to parse datetime from request", "field": field, "value": null });
                body.to_string().into_bytes()
            }
            _ => body(&self.error(), request, status),
        };
        Response::json(status, body)
    }
}

/// The body of an error: what, of which request, with which status.
pub(super) fn body(error: &Value, request: &Request<'_>, status: u16) -> Vec<u8> {
    let body = json!({
        "error": error,
        "request": { "method": request.method, "url": request.url() },
        "response": { "statusCode": status },
    });
    body.to_string().into_bytes()
}
