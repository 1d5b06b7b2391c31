//! The user's `karat.toml` → [`Config`].
//!
//! All mistakes are reported at once, on their lines. Also home of the reader of TOML fields that `standards` reads definitions
//! with. Never looks at the command line: `cli` lays its flags over a [`Config`].

mod fields;
mod file;
mod history;
mod lock;
mod mistake;
mod serve;
mod values;

pub(crate) use crate::model::words::nearest;
pub(crate) use fields::{At, Fields, Reader};
pub(crate) use file::to_value;
pub use file::{Config, Error, Layer, Limits, RuleSettings, joined, layers, load, unknown_rules};
pub use history::History;
pub(crate) use lock::load_lock;
pub use mistake::{Mistake, Mistakes};
pub use serve::{Oidc, Pipelines, Serve};
