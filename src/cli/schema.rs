//! `karat schema TYPE`: the JSON Schema of a file of definitions, and the document of the API.

use super::args::Schema;
use super::{Exit, Failure, say};
use crate::standards::SCHEMAS;

/// The document of the API (OpenAPI 3.1).
#[cfg(feature = "serve")]
pub(super) const OPENAPI: Option<&str> = Some("openapi");
#[cfg(not(feature = "serve"))]
pub(super) const OPENAPI: Option<&str> = None;

pub(super) fn run(schema: &Schema) -> Result<Exit, Failure> {
    #[cfg(feature = "serve")]
    if Some(schema.name.as_str()) == OPENAPI {
        say(&crate::serve::openapi())?;
        return Ok(Exit::Clean);
    }
    let text = SCHEMAS.iter().find(|(name, _)| *name == schema.name).map_or("", |(_, text)| text);
    say(text)?;
    Ok(Exit::Clean)
}
