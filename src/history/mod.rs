//! Runs → a history of them on a disk or in PostgreSQL, and answers to questions about it.
//!
//! [`Run`] is what is kept of a report, [`Store`] an open history: what it keeps are intervals, so that what did not change costs
//! nothing, and roll-ups by day. No other room knows of SQL. Nothing here prints, and the time is passed in.

#[cfg(feature = "serve")]
mod access;
mod adopted;
pub mod ask;
mod changes;
mod code;
#[cfg(feature = "parquet")]
mod columnar;
mod compact;
mod database;
mod definitions;
mod digest;
mod earlier;
mod error;
mod export;
mod flow;
mod forget;
mod import;
mod kept;
#[cfg(feature = "postgres")]
mod postgres;
mod record;
mod remember;
mod rollup;
mod run;
mod sheet;
pub mod show;
mod sqlite;
mod store;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod verify;
mod wire;
mod words;

pub use crate::model::place::Place;
#[cfg(feature = "serve")]
pub(crate) use access::{Deed, Digest, Session, Token};
pub use adopted::Adopted;
pub use compact::Compacted;
pub use error::Error;
pub use export::Files;
pub(crate) use export::table_names;
pub(crate) use flow::{FlowBy, FlowFigure, FlowKept, FlowKey, FlowSeen, FlowWanted, Flowed};
pub use forget::Forgotten;
pub use import::Imported;
pub use record::Recorded;
pub(crate) use run::further_clones;
pub use run::{Definition, Found, Judged, Run, Snapshot, Standing};
pub(crate) use sheet::csv;
pub use sheet::{Cell, Sheet};
pub use store::{Opening, Store};
pub(crate) use tables::NEW as NEW_TABLES;
