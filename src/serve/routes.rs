//! Addresses → what answers them, and what goes around every answer.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use super::access::{self, Person};
use super::api;
use super::app::App;
use super::assets;
use super::feeds;
use super::insights;
use super::log;
use super::pages::{self, Draw, View};
use super::reply::{self, Refused, guarded, tagged};
use crate::history::Store;

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_mins(1);
/// No report takes longer, with all that it is sent and recorded for: who sends it waits for 120 s.
const REPORTING: Duration = Duration::from_secs(150);

/// How long any part of a body may take.
const STALLED: Duration = Duration::from_secs(10);
/// No body is longer, in bytes; what takes one may have a smaller bound of its own.
const LONGEST: usize = 256 << 20;

type Shared = State<Arc<App>>;
type Names = Path<Vec<(String, String)>>;
/// The kind of an answer and its bytes.
type Made = Result<(&'static str, Bytes), Refused>;
type Asked = Query<Vec<(String, String)>>;
type Signed = Option<Extension<Person>>;

/// All addresses.
pub(super) fn router(app: Arc<App>) -> Router {
    let is_secure = app.is_secure();
    let pages = Router::new()
        .route("/", page(pages::overview))
        .route("/entities", page(pages::entities))
        .route("/entities/{*reference}", page(pages::entity))
        .route("/scorecards", page(pages::scorecards))
        .route("/scorecards/{scorecard}", page(pages::scorecard))
        .route("/scorecards/{scorecard}/{*check}", page(pages::check))
        .route("/groups", page(pages::groups))
        .route("/groups/{by}/{*name}", page(pages::group))
        .route("/findings", page(pages::findings))
        .route("/findings/{fingerprint}", page(pages::finding))
        .route("/rules/{rule}", page(pages::rule))
        .route("/waivers", page(pages::waivers))
        .route("/waivers/{*waiver}", page(pages::waiver))
        .route("/campaigns", page(pages::campaigns))
        .route("/campaigns/{campaign}", page(pages::campaign))
        .route("/paths", page(pages::paths))
        .route("/paths/{path}", page(pages::path))
        .route("/flow", page(pages::flow))
        .route("/what-if", page(pages::what_if))
        .route("/what-if.toml", feed("application/toml; charset=utf-8", pages::supposed_toml))
        .route("/regressions.atom", feed("application/atom+xml; charset=utf-8", feeds::atom))
        .route("/badge/{*entity}", feed("image/svg+xml", feeds::badge))
        .route("/metrics", feed("application/openmetrics-text; version=1.0.0; charset=utf-8", feeds::metrics))
        .layer(middleware::from_fn(access::pages));
    Router::new()
        .merge(pages)
        .merge(insights::router())
        .merge(api::router())
        .merge(access::login())
        .route("/readyz", get(ready))
        .layer(middleware::from_fn_with_state(app.clone(), access::known))
        .route("/assets/{name}", get(asset))
        .route("/healthz", get(|| async { "ok\n" }))
        .fallback(|uri: Uri| async move { Refused::missing(format!("there is no page at {}", uri.path())).page() })
        .with_state(app.clone())
        .layer(RequestBodyLimitLayer::new(LONGEST))
        .layer(RequestBodyTimeoutLayer::new(STALLED))
        .layer(CompressionLayer::new().gzip(true))
        .layer(middleware::from_fn(timed))
        .layer(CatchPanicLayer::custom(|_| Refused::broken("a handler panicked").page()))
        .layer(middleware::from_fn_with_state(app, log::logged))
        .layer(middleware::from_fn(api::problems))
        .layer(middleware::from_fn(insights::failures))
        .layer(middleware::map_response(move |response: Response| async move { guarded(response, is_secure) }))
}

/// Gives an answer up that takes too long.
async fn timed(request: Request, next: Next) -> Response {
    let patience = patience(request.method(), request.uri().path());
    let answer = tokio::time::timeout(patience, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

fn patience(method: &Method, path: &str) -> Duration {
    if api::is_report(method, path) { REPORTING } else { PATIENCE }
}

/// A page, or one of its tables as CSV (`?csv=<table>`).
fn page(draw: Draw) -> MethodRouter<Arc<App>> {
    answer(move |store, view| drawn(store, draw, view))
}

/// What programs read, of a kind.
fn feed<B: Into<Bytes> + 'static>(
    kind: &'static str,
    make: fn(&mut Store, &View) -> Result<B, Refused>,
) -> MethodRouter<Arc<App>> {
    answer(move |store, view| Ok((kind, make(store, view)?.into())))
}

/// An answer of the history, which is made once for each state of it.
fn answer(make: impl Fn(&mut Store, &View) -> Made + Clone + Send + Sync + 'static) -> MethodRouter<Arc<App>> {
    get(
        async move |State(app): Shared,
                    Path(names): Names,
                    Query(query): Asked,
                    uri: Uri,
                    person: Signed,
                    headers: HeaderMap| {
            let names = names.into_iter().map(|(_, value)| value).collect();
            let view = View {
                // The history tells, once it is asked.
                has_flow: false,
                kept: None,
                path: uri.path().to_owned(),
                query,
                names,
                end: View::end_of(app.now()),
                catalog: app.options.catalog.clone(),
                campaigns: app.options.campaigns.clone(),
                url: app.options.url.clone(),
                person: person.map(|Extension(person)| person),
            };
            made(app, make, view, &uri, &headers).await.unwrap_or_else(|refused| refused.page())
        },
    )
}

async fn made(
    app: Arc<App>,
    make: impl Fn(&mut Store, &View) -> Made + Send + 'static,
    view: View,
    uri: &Uri,
    headers: &HeaderMap,
) -> Result<Response, Refused> {
    view.checked()?;
    let state = app.ask(Store::state).await?;
    // What a form carries is of one session.
    let person = view.person.as_ref().map(|own| format!("{} {}", own.proof, own.name)).unwrap_or_default();
    let name = format!("{} {person} {uri}", view.today());
    let tag = reply::tag(&[&state, &name, env!("CARGO_PKG_VERSION")]);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|asked| asked.to_str().is_ok_and(|asked| asked.contains(&tag))) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &tag));
    }
    let page = app.page(&state, &name);
    let drawn = page.get_or_try_init(async || {
        let drawing = move |store: &mut Store| {
            let view = View { has_flow: store.has_flow()?, kept: store.kept_since()?, ..view };
            make(store, &view)
        };
        let (kind, bytes) = app.ask(drawing).await?;
        app.count(&state, bytes.len());
        Ok::<_, Refused>((kind, bytes))
    });
    let (kind, bytes) = drawn.await?.clone();
    Ok(tagged(reply::body(kind, bytes), &tag))
}

fn drawn(store: &mut Store, draw: Draw, view: &View) -> Made {
    let page = draw(store, view)?;
    let Some(asked) = view.get("csv") else {
        return Ok(("text/html; charset=utf-8", Bytes::from(pages::whole(&page, Some(view)))));
    };
    let table = page.find(asked).ok_or_else(|| Refused::missing(format!("there is no table {asked} on this page")))?;
    let mut csv = Vec::new();
    table.csv(&mut csv).map_err(Refused::broken)?;
    Ok(("text/csv; charset=utf-8", Bytes::from(csv)))
}

/// Whether the history can be asked now.
async fn ready(State(app): Shared) -> Response {
    match app.ask(Store::state).await {
        Ok(_) => "ready\n".into_response(),
        Err(refused) => refused.problem(),
    }
}

async fn asset(Path(name): Path<String>) -> Response {
    assets::named(&name).unwrap_or_else(|| Refused::missing(format!("there is no file {name}")).page())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_may_take_longer_than_who_sends_it_waits_and_nothing_else_may() {
        let sender = Duration::from_mins(2);
        assert!(patience(&Method::POST, "/api/v1/runs") > sender);
        for (method, path) in [(Method::GET, "/api/v1/runs"), (Method::POST, "/login"), (Method::GET, "/")] {
            assert_eq!(patience(&method, path), PATIENCE, "{method} {path}");
        }
    }
}
