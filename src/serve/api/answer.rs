//! A request → its caller, and a question's answer → JSON with a tag, so that what did not change is not sent again.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{FromRequestParts, OriginalUri, Path, Query};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::who::Sight;
use crate::history::Store;
use crate::history::ask::CardKnown;
use crate::model::{Date, Period};
use crate::report::rfc3339;
use crate::serve::app::App;
use crate::serve::pages::View;
use crate::serve::reply::{self, Refused, tagged};

const DAY: i64 = 86_400;

/// A refusal as RFC 9457 has it.
#[derive(Debug)]
pub(super) struct Problem(Refused);

/// What a handler gives.
pub(super) type Answer = Result<Response, Problem>;

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        Self(refused)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.0.problem()
    }
}

/// What can be answered.
pub(super) trait Told: Serialize {
    /// The cursor of what follows.
    fn next(&self) -> Option<&str> {
        None
    }
}

/// Who asks, what for, and when.
pub(super) struct Caller {
    pub(super) app: Arc<App>,
    pub(super) sight: Sight,
    /// The address as it was sent.
    pub(super) uri: Uri,
    /// The first moment after today.
    end: i64,
    /// Tags that the caller has.
    known: Option<String>,
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let sight = Sight::of(&parts.extensions)?;
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |own| &own.0).clone();
        let known = parts.headers.get(header::IF_NONE_MATCH).and_then(|own| own.to_str().ok()).map(str::to_owned);
        Ok(Self { app: app.clone(), sight, uri, end: View::end_of(app.now()), known })
    }
}

impl Caller {
    /// The last moment that counts as now: what was recorded today counts.
    pub(super) const fn now(&self) -> i64 {
        self.end - 1
    }

    /// The moments that a question lies between: a day, a moment, or a length of time before now; the last 90 days where nothing is said.
    pub(super) fn stretch(&self, since: Option<&str>, until: Option<&str>) -> Result<[i64; 2], Refused> {
        let to = until.map_or(Ok(self.now()), |text| self.moment("until", text))?;
        let from = since.map_or(Ok(self.end - 90 * DAY), |text| self.moment("since", text))?;
        if from > to {
            return Err(Refused::wrong("`since` lies after `until`", "turn them round"));
        }
        Ok([from, to])
    }

    /// The same for what is told by intervals: of those that were removed nobody knows. Where the moment is not named, it is the first
    /// one of which all is kept.
    pub(super) fn kept(
        &self,
        store: &mut Store,
        since: Option<&str>,
        until: Option<&str>,
    ) -> Result<[i64; 2], Refused> {
        let [from, to] = self.stretch(since, until)?;
        match store.kept_since()?.filter(|kept| *kept > from) {
            None => Ok([from, to]),
            Some(kept) if since.is_none() && kept <= to => Ok([kept, to]),
            Some(kept) => {
                let reason = format!("what ended before {} is no longer kept", moment(kept));
                Err(Refused::wrong(reason, "ask with a later `since`; trends of levels and checks are kept"))
            }
        }
    }

    /// A moment of the address.
    pub(super) fn moment(&self, name: &str, text: &str) -> Result<i64, Refused> {
        if let Some(period) = Period::parse(text) {
            return Ok(self.end.saturating_sub(i64::try_from(period.seconds()).unwrap_or(i64::MAX)));
        }
        let text = Date::parse(text).map_or_else(|| text.to_owned(), |day| format!("{day}T00:00:00Z"));
        chrono::DateTime::parse_from_rfc3339(&text).map(|own| own.timestamp()).map_err(|_| {
            let help = "write a day such as 2026-11-26, a moment such as 2026-11-26T08:00:00Z, or a length of time such as 30d";
            Refused::wrong(format!("`{name}` is no moment"), help)
        })
    }

    /// Refuses a question about all to those who see only a part.
    pub(super) fn whole(&self) -> Result<(), Refused> {
        if self.sight.is_unbounded() {
            return Ok(());
        }
        let reason = "this token is for some repositories or owners only, and this answer tells of all";
        Err(Refused::new(StatusCode::FORBIDDEN, reason, "use a token for all, or ask for entities and findings"))
    }

    /// Answers a question; nothing is asked where the caller has the answer.
    pub(super) async fn answer<T: Told + 'static>(
        self,
        question: impl FnOnce(&mut Store, &Self) -> Result<T, Refused> + Send + 'static,
    ) -> Answer {
        let app = self.app.clone();
        let state = app.ask(Store::state).await?;
        let day = self.end.to_string();
        let parts = [&state, &day, &self.uri.to_string(), &self.sight.name(), env!("CARGO_PKG_VERSION")];
        let tag = reply::tag(&parts.map(|own: &str| own));
        if self.known.as_ref().is_some_and(|known| known.contains(&tag)) {
            return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &tag));
        }
        let uri = self.uri.clone();
        let (bytes, next) = app.ask(move |store| written(&question(store, &self)?)).await?;
        let mut response = tagged(reply::body("application/json", bytes), &tag);
        let link = next.and_then(|next| HeaderValue::try_from(format!("<{}>; rel=\"next\"", follow(&uri, &next))).ok());
        if let Some(link) = link {
            response.headers_mut().insert(header::LINK, link);
        }
        Ok(response)
    }
}

fn written<T: Told>(told: &T) -> Result<(Bytes, Option<String>), Refused> {
    let bytes = serde_json::to_vec(told).map_err(Refused::broken)?;
    Ok((Bytes::from(bytes), told.next().map(str::to_owned)))
}

/// The address of the next page.
fn follow(uri: &Uri, cursor: &str) -> String {
    let kept =
        uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
    let cursor = format!("cursor={cursor}");
    format!("{}?{}", uri.path(), kept.chain([cursor.as_str()]).collect::<Vec<_>>().join("&"))
}

/// What stands behind `?`.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<Arc<App>> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        let wrong = |error: axum::extract::rejection::QueryRejection| {
            Refused::wrong(error.body_text(), "/api/v1/openapi.json lists the parameters")
        };
        Ok(Query::<T>::try_from_uri(&parts.uri).map(|Query(own)| Self(own)).map_err(wrong)?)
    }
}

/// A name in the path.
pub(super) struct Named(pub(super) String);

impl FromRequestParts<Arc<App>> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let found = Path::<String>::from_request_parts(parts, app).await;
        let wrong = |_| Refused::wrong("this name is no text", "write it as percent-encoded UTF-8");
        Ok(found.map(|Path(own)| Self(own)).map_err(wrong)?)
    }
}

/// The scorecard that is asked for, else the one that most entities stand on.
pub(super) fn scorecard(store: &mut Store, asked: Option<&str>) -> Result<Arc<str>, Refused> {
    let known = store.scorecards()?;
    let found = match asked {
        Some(asked) => known.iter().find(|own| own.card.id.as_ref() == asked),
        None => CardKnown::usual(&known),
    };
    found.map(|own| own.card.id.clone()).ok_or_else(|| unknown(asked.unwrap_or_default(), !known.is_empty()))
}

/// A scorecard that no run asked.
pub(super) fn unknown(asked: &str, is_some: bool) -> Refused {
    if is_some {
        return Refused::new(
            StatusCode::NOT_FOUND,
            format!("no run asked the scorecard `{asked}`"),
            "/api/v1/scorecards lists those that runs asked",
        );
    }
    Refused::new(
        StatusCode::NOT_FOUND,
        "no run with a scorecard was recorded yet",
        "`karat check --report-to` reports one here",
    )
}

/// A moment as an answer has it.
pub(super) fn moment(seconds: i64) -> String {
    rfc3339(seconds)
}
