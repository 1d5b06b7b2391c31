//! Addresses → what answers them, and what goes around every answer.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use super::api;
use super::app::App;
use super::assets;
use super::pages::{self, Draw, View};
use super::reply::{self, Refused, guarded};

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(60);

type Shared = State<Arc<App>>;
type Names = Path<Vec<(String, String)>>;
type Asked = Query<Vec<(String, String)>>;

/// All addresses.
pub(super) fn router(app: Arc<App>) -> Router {
    let pages =
        Router::new().route("/", page(pages::overview)).layer(middleware::from_fn_with_state(app.clone(), readers));
    Router::new()
        .merge(pages)
        .merge(api::router())
        .route("/assets/{name}", get(asset))
        .route("/healthz", get(|| async { "ok\n" }))
        .fallback(|uri: Uri| async move { Refused::missing(format!("there is no page at {}", uri.path())).page() })
        .with_state(app)
        .layer(middleware::map_response(|response: Response| async { guarded(response) }))
        .layer(CompressionLayer::new().gzip(true))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn(api::problems))
}

/// Lets in those who may read.
async fn readers(State(app): Shared, request: Request, next: Next) -> Response {
    if app.options.is_open {
        return next.run(request).await;
    }
    Refused::new(StatusCode::UNAUTHORIZED, "this history is not open to everybody", "sign in").page()
}

/// A page, or one of its tables as CSV (`?csv=<table>`).
fn page(draw: Draw) -> axum::routing::MethodRouter<Arc<App>> {
    get(async move |State(app): Shared, Path(names): Names, Query(query): Asked, uri: Uri, headers: HeaderMap| {
        let names = names.into_iter().map(|(_, value)| value).collect();
        let view = View {
            path: uri.path().to_owned(),
            query,
            names,
            end: View::end_of(app.now()),
            catalog: app.options.catalog.clone(),
            url: app.options.url.clone(),
            person: None,
        };
        shown(app, draw, view, &uri, &headers).await.unwrap_or_else(|refused| refused.page())
    })
}

async fn shown(app: Arc<App>, draw: Draw, view: View, uri: &Uri, headers: &HeaderMap) -> Result<Response, Refused> {
    let state = app.ask(|store| store.state()).await?;
    let name = format!("{} {} {}", view.today(), view.person.as_deref().unwrap_or_default(), uri);
    let tag = reply::tag(&[&state, &name, env!("CARGO_PKG_VERSION")]);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|asked| asked.to_str().is_ok_and(|asked| asked.contains(&tag))) {
        return Ok(tagged(StatusCode::NOT_MODIFIED.into_response(), &tag));
    }
    let (kind, bytes) = match app.kept(&state, &name) {
        Some(kept) => kept,
        None => {
            let (kind, bytes) = app.ask(move |store| drawn(store, draw, &view)).await?;
            app.keep(&state, name, kind, &bytes);
            (kind, bytes)
        }
    };
    Ok(tagged(reply::body(kind, bytes), &tag))
}

fn drawn(store: &mut crate::history::Store, draw: Draw, view: &View) -> Result<(&'static str, Bytes), Refused> {
    let page = draw(store, view)?;
    let Some(asked) = view.get("csv") else {
        return Ok(("text/html; charset=utf-8", Bytes::from(pages::whole(&page, Some(view)))));
    };
    let table = page.find(asked).ok_or_else(|| Refused::missing(format!("there is no table {asked} on this page")))?;
    let mut csv = Vec::new();
    table.csv(&mut csv).map_err(|_| Refused::broken())?;
    Ok(("text/csv; charset=utf-8", Bytes::from(csv)))
}

fn tagged(mut response: Response, tag: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(tag) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response
}

async fn asset(Path(name): Path<String>) -> Response {
    assets::named(&name).unwrap_or_else(|| Refused::missing(format!("there is no file {name}")).page())
}
