//! `karat schema TYPE`: the JSON Schema of a file of definitions.

use super::args::Schema;
use super::{Exit, Failure, say};
use crate::standards::SCHEMAS;

pub(super) fn run(schema: &Schema) -> Result<Exit, Failure> {
    let text = SCHEMAS.iter().find(|(name, _)| *name == schema.name).map_or("", |(_, text)| text);
    say(text)?;
    Ok(Exit::Clean)
}
