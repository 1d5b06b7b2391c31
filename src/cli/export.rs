//! `karat export`: what a history knows now → files for a catalog.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::history::{Which, password};
use super::settings::Settings;
use super::shared::Policies;
use super::{Exit, Failure, Usage, say, site};
use crate::catalog;
use crate::history::{Opening, Store};
use crate::insights::{Catalog, State, files};
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

pub(super) fn run(own: &Export) -> Result<Exit, Failure> {
    let (config, home) = own.which.configured()?;
    let mut store =
        Store::open(&own.which.place_of(&config, &home), &Opening { password: password(), is_reading: true })?;
    let policies = Policies { config: own.which.config.clone(), ..Policies::default() };
    let catalog = catalog::load(&Settings::of_policies(&policies, &[])?.handbook())?;
    let rules = catalog.rules().map(|rule| (rule.id.clone(), rule.clone())).collect();
    let state = State::read(&mut store, &rules)?;
    if state.entities.is_empty() {
        let help = "record runs with a scorecard first: `karat check --record`";
        return Err(Usage::new("export the history: no entity stands on a scorecard in it", help).into());
    }
    let catalog = match own.format {
        Format::Backstage => Catalog::Backstage,
        Format::Port => Catalog::Port,
        Format::Cortex => Catalog::Cortex,
    };
    let files = files(&state, catalog);
    site::write(&site::EXPORT, &own.folder, &files)?;
    let number = |number: usize, word: &str| count(u64::try_from(number).unwrap_or(u64::MAX), word);
    let what = format!(
        "{} on {} in {}",
        number(state.entities.len(), "entity"),
        number(state.cards.len(), "scorecard"),
        number(files.len(), "file")
    );
    say(&format!("{}: {what}\n", own.folder.display()))?;
    Ok(Exit::Clean)
}
