//! The document of the API (OpenAPI 3.1), made from its routes; knows of no request.

use serde::Serialize;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    Content, Info, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder, SecurityRequirement, ServerBuilder,
};
use utoipa::{PartialSchema, ToSchema};

use super::{BASE, whole};

/// What is wrong, as RFC 9457 has it.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(super) struct ProblemTold {
    /// `about:blank`: the status says what sort it is.
    r#type: String,
    /// The status in words.
    #[schema(example = "Bad Request")]
    title: String,
    /// The status.
    #[schema(minimum = 400, maximum = 599, example = 400)]
    status: u16,
    /// What is wrong.
    detail: String,
    /// What to do.
    help: String,
}

/// What may go wrong wherever something is asked.
const EVERYWHERE: [(&str, &str); 7] = [
    ("400", "A parameter is wrong"),
    ("401", "Nobody is known by this credential, or one is needed"),
    ("403", "This credential may not do that"),
    ("404", "It is not there"),
    ("429", "Too many requests; `Retry-After` says when to try again"),
    ("500", "Something went wrong here"),
    ("503", "The history cannot be used now, or too many wait; `Retry-After` may say when to try again"),
];

/// What stands at the beginning of the document.
pub(super) fn about() -> OpenApi {
    let text = "What a history of karat knows, and reports of pipelines into it. Scores, shares and points are in basis points: 10000 \
         is all. Moments are of RFC 3339 in UTC. Long answers come in pages: follow `next` or `Link`; each item comes exactly once, \
         whatever is recorded meanwhile. Answers have an `ETag`: send it back as `If-None-Match`, and 304 says that nothing changed.";
    let mut info = Info::new("karat", env!("CARGO_PKG_VERSION"));
    info.description = Some(text.to_owned());
    OpenApiBuilder::new().info(info).servers(Some([ServerBuilder::new().url("/").build()])).build()
}

/// What a program calls an operation: `getEntitiesByReferenceHistory`.
fn named(method: &str, path: &str) -> String {
    let parts = path.trim_start_matches(BASE).split('/').filter(|part| !part.is_empty());
    let mut name = method.to_owned();
    for part in parts {
        let bare = part.trim_start_matches('{').trim_end_matches('}');
        name.push_str(if bare == part { "" } else { "By" });
        let (first, rest) = bare.split_at_checked(1).unwrap_or_default();
        name.push_str(&first.to_ascii_uppercase());
        name.push_str(rest);
    }
    name
}

/// The document, in lines.
pub(crate) fn document() -> String {
    let mut document = whole().into_openapi();
    let components = document.components.get_or_insert_default();
    components.schemas.insert("Problem".to_owned(), ProblemTold::schema());
    let token = "A token that `karat token create` made, or the OIDC token of a pipeline's host.";
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(token)).build();
    components.security_schemes.insert("token".to_owned(), RefOr::T(SecurityScheme::Http(scheme)));
    let token = || SecurityRequirement::new("token", Vec::<String>::new());
    for (path, item) in &mut document.paths.paths {
        if let Some(read) = &mut item.get {
            // Where everybody may read, none is needed.
            read.security = Some(vec![SecurityRequirement::default(), token()]);
            read.operation_id = Some(named("get", path));
        }
        if let Some(write) = &mut item.post {
            write.security = Some(vec![token()]);
            write.operation_id = Some(named("post", path));
        }
    }
    let operations = document.paths.paths.values_mut().flat_map(|item| [&mut item.get, &mut item.post]);
    for operation in operations.flatten() {
        for (status, text) in EVERYWHERE {
            let problem = Content::new(Some(Ref::from_schema_name("Problem")));
            let response =
                ResponseBuilder::new().description(text).content("application/problem+json", problem).build();
            operation.responses.responses.entry(status.to_owned()).or_insert(RefOr::T(response));
        }
    }
    let mut text = document.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
