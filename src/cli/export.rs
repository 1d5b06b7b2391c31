//! `karat export`: what a history knows now → files for a catalog.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::history::Which;
use super::{Exit, Failure, Usage, output, settings};
use crate::insights::{Catalog, Insights, files};
use crate::model::rule::RuleInfo;
use crate::report::count;

/// `karat export`
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The folder; it is made where it is not there, and files of the same name are replaced
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The catalog that the files are for
    #[arg(long, value_enum, value_name = "CATALOG")]
    format: Format,
    #[command(flatten)]
    which: Which,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Facts and checks for a Tech Insights backend of your own
    Backstage,
    /// Bodies of requests: blueprints, scorecards, entities
    Port,
    /// Bodies of requests: custom data, scorecard descriptors
    Cortex,
}
