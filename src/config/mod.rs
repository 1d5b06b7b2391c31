//! The user's `karat.toml` → [`Config`].
//!
//! All mistakes are reported at once, on their lines. Also home of the reader of TOML fields that `standards` reads definitions
//! with. Never looks at the command line: `cli` lays its flags over a [`Config`].

mod fields;
mod file;
mod history;
mod lock;
mod mistake;
mod named;
mod serve;
#[cfg(test)]
pub(crate) mod shape;
mod statements;
mod values;

pub(crate) use crate::model::words::nearest;
pub(crate) use fields::{At, Fields, Reader};
pub(crate) use file::to_value;
pub use file::{Config, Draft, Error, Layer, Limits, RuleSettings, draft, joined, layers, load};
pub use history::History;
pub(crate) use lock::load_lock;
pub use mistake::{Mistake, Mistakes, Spot};
pub use named::{Named, NamedParameter, NamedRule};
pub use serve::{Oidc, Pipelines, Serve};

/// The JSON Schema of `karat.toml`.
pub const SCHEMA: &str = include_str!("schema/karat-config-1.schema.json");
