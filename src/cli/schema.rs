//! `karat schema TYPE`: the JSON Schema of a file that karat reads, and the document of the API.

use super::args::Schema;
use super::{Exit, Failure, say};
use crate::{config, fleet, flow, standards};

/// Files that stand by themselves, and their schemas.
const ALONE: [(&str, &str); 3] = [("config", config::SCHEMA), ("fleet", fleet::SCHEMA), ("flow", flow::SCHEMA)];

/// The document of the API (OpenAPI 3.1).
#[cfg(feature = "serve")]
const OPENAPI: Option<&str> = Some("openapi");
#[cfg(not(feature = "serve"))]
const OPENAPI: Option<&str> = None;

/// Names of what there is.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    all().map(|(name, _)| name).chain(OPENAPI)
}

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    standards::SCHEMAS.into_iter().chain(ALONE)
}

pub(super) fn run(schema: &Schema) -> Result<Exit, Failure> {
    #[cfg(feature = "serve")]
    if Some(schema.name.as_str()) == OPENAPI {
        say(&crate::serve::openapi())?;
        return Ok(Exit::Clean);
    }
    let text = all().find(|(name, _)| *name == schema.name).map_or("", |(_, text)| text);
    say(text)?;
    Ok(Exit::Clean)
}
