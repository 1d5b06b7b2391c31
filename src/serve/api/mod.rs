//! `/api/v1`: questions of programs to a history, and reports of pipelines into it.
//!
//! A request becomes a [`answer::Caller`] and typed parameters; what comes back is JSON, or a problem as RFC 9457 has it. The document of
//! all routes is made from the handlers themselves.

#![expect(unused_qualifications, reason = "what the macro of the routes writes")]

mod answer;
mod changes;
mod document;
mod entities;
mod entity;
mod findings;
mod flow;
mod levels;
mod page;
mod paths;
mod report;
mod rules;
mod runs;
mod scorecards;
mod waivers;
mod who;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use document::document;

use super::app::App;
use super::reply::{Refused, body};

/// Where the routes are.
const BASE: &str = "/api/v1";

/// Whether a run is reported.
pub(super) fn is_report(method: &Method, path: &str) -> bool {
    method == Method::POST && path.strip_prefix(BASE) == Some("/runs")
}

/// All routes with their descriptions.
fn whole() -> OpenApiRouter<Arc<App>> {
    let routes = OpenApiRouter::new()
        .routes(routes!(scorecards::list))
        .routes(routes!(scorecards::one))
        .routes(routes!(entities::list))
        .routes(routes!(entity::one))
        .routes(routes!(entity::history))
        .routes(routes!(findings::list))
        .routes(routes!(rules::list))
        .routes(routes!(changes::regressions))
        .routes(routes!(changes::movements))
        .routes(routes!(levels::series))
        .routes(routes!(levels::groups))
        .routes(routes!(paths::list))
        .routes(routes!(paths::one))
        .routes(routes!(paths::entities))
        .routes(routes!(waivers::list))
        .routes(routes!(flow::list))
        .routes(routes!(runs::list, report::create));
    OpenApiRouter::with_openapi(document::about()).nest(BASE, routes)
}

/// All routes.
pub(super) fn router() -> Router<Arc<App>> {
    let text = Bytes::from(document());
    let (router, _) = whole().split_for_parts();
    router.route("/api/v1/openapi.json", get(async move || body("application/json", text.clone())))
}

/// What goes wrong below `/api` before or behind its handlers is told as a problem, too.
pub(super) async fn problems(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    // Catalogs are answered as they know it.
    let is_ours = path.starts_with("/api/") && !path.starts_with(super::insights::MOUNT);
    let response = next.run(request).await;
    let status = response.status();
    let is_told = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/problem+json");
    if !is_ours || is_told || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut problem = explained(status, &path).problem();
    for name in [header::ALLOW, header::RETRY_AFTER, header::WWW_AUTHENTICATE] {
        if let Some(value) = response.headers().get(&name) {
            problem.headers_mut().insert(name, value.clone());
        }
    }
    problem
}

fn explained(status: StatusCode, path: &str) -> Refused {
    let help = "/api/v1/openapi.json describes the API";
    match status {
        StatusCode::NOT_FOUND => Refused::new(status, format!("there is no route {path}"), help),
        StatusCode::METHOD_NOT_ALLOWED => Refused::new(status, "this route has no such method", help),
        StatusCode::SERVICE_UNAVAILABLE => Refused::new(status, "the answer took too long", "ask for less, or later"),
        status if status.is_server_error() => Refused::broken("a handler gave no more than a status"),
        status => Refused::new(status, "this request cannot be answered", help),
    }
}
