//! Forms of pages: taken only from karat's own pages, and of somebody who is signed in only with what their session gave the page.

use std::sync::Arc;

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};

use super::Person;
use super::secret::is_same;
use crate::serve::app::App;
use crate::serve::reply::Refused;

/// What a form of a page says, in order. Handlers of a POST by a browser take this and nothing else.
pub(in crate::serve) struct Form(pub(in crate::serve) Vec<(String, String)>);

impl Form {
    /// The value of a field.
    pub(in crate::serve) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<Arc<App>> for Form {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Self::Rejection> {
        if !is_own(request.headers(), app.options.url.as_deref()) {
            return Err(foreign().page());
        }
        let person = request.extensions().get::<Person>().cloned();
        let fields = axum::Form::<Vec<(String, String)>>::from_request(request, app).await;
        let form = fields.map(|axum::Form(fields)| Self(fields)).map_err(|error| {
            Refused::new(error.status(), "the form cannot be read", "go back, load the page anew, and send it again")
                .page()
        })?;
        match person {
            Some(person) if !form.get("proof").is_some_and(|own| is_same(own, &person.proof)) => Err(foreign().page()),
            _ => Ok(form),
        }
    }
}

fn foreign() -> Refused {
    let reason = "this form was not sent by a page of karat's that was made for you";
    Refused::new(StatusCode::FORBIDDEN, reason, "load the page anew, and send it again")
}

/// Whether a page of this server sent it: all browsers say so when a form is sent.
fn is_own(headers: &HeaderMap, url: Option<&str>) -> bool {
    let get = |name| headers.get(name).and_then(|own| own.to_str().ok());
    if let Some(site) = get("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = get(header::ORIGIN.as_str()) else { return false };
    let Some((_, host)) = origin.split_once("://") else { return false };
    url.is_some_and(|url| origin_of(url) == origin) || get(header::HOST.as_str()) == Some(host)
}

/// Scheme, host and port of an address.
fn origin_of(url: &str) -> &str {
    let end = url.match_indices('/').nth(2).map_or(url.len(), |(at, _)| at);
    url.get(..end).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_form_comes_from_an_own_page_or_not_at_all() {
        let url = Some("https://karat.acme.dev/in/here");
        let cases: [(&[(&str, &str)], bool); 9] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://karat.acme.dev")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("origin", "https://karat.acme.dev")], true),
            (&[("origin", "https://evil.dev"), ("host", "karat.acme.dev")], false),
            (&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")], true),
            (&[("origin", "null"), ("host", "null")], false),
            (&[], false),
        ];
        for (given, wanted) in cases {
            let mut headers = HeaderMap::new();
            for (name, value) in given {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            assert_eq!(is_own(&headers, url), wanted, "{given:?}");
        }
    }
}
