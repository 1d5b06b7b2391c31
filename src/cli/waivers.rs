//! `karat waivers`: what is excused, for whom, until when, and what git shows of who agreed.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::args::{TableFormat, Waivers};
use super::output::{self, Color};
use super::settings::{self, Definitions, Settings};
use super::{Exit, Failure, Usage};
use crate::model::Date;
use crate::model::paths::slashed;
use crate::pipeline;
use crate::report::Style;
use crate::report::waivers::{self, Listing};
use crate::standards::{Excuses, Ledger};

pub(super) fn run(arguments: &Waivers, color: Color) -> Result<Exit, Failure> {
    output::check(&arguments.outputs)?;
    let mut settings = Settings::of_policies(&arguments.policies, &arguments.targets)?;
    settings.standards = arguments.standards.clone().or(settings.standards);
    let today = Date::of_unix(arguments.now.seconds()).unwrap_or_default();
    let ledger = ledger(arguments, &settings, today)?;
    let listing = Listing { entries: &ledger.entries, comments: &ledger.comments, today };
    for to in &output::chosen(&arguments.outputs, TableFormat::Text) {
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        output::write(to, |out| match to.format {
            TableFormat::Text => waivers::text(&listing, style, out),
            TableFormat::Json => out.write_all(waivers::json(&listing).as_bytes()),
            TableFormat::Csv => waivers::csv(&listing, out),
            TableFormat::Md => waivers::markdown(&listing, out),
        })?;
    }
    Ok(Exit::Clean)
}

/// The waivers of the definitions, where there are some, and those in comments of the targets.
fn ledger(arguments: &Waivers, settings: &Settings, today: Date) -> Result<Ledger, Failure> {
    let (definitions, owners) = if settings.standards.is_some() {
        let definitions = Definitions::of(settings, "waivers")?;
        let owners = owners(&definitions.folder, settings, arguments)?;
        (definitions, owners)
    } else {
        (Definitions::none(settings)?, BTreeMap::new())
    };
    let Definitions { catalog, standards, cards, .. } = definitions;
    let ledger = Ledger::of(&standards, &cards, today, &owners);
    // A run bounds comments by its own scorecards alone, where there are some.
    let of_run = if standards.scorecards.is_empty() { cards.clone() } else { standards.scorecards.clone() };
    let standards = Arc::new(standards);
    let excuses = Excuses::of(catalog.rules().cloned().collect(), standards.clone(), of_run);
    let scan = pipeline::Settings { excuses, ..settings.scan(None, arguments.now.seconds()) };
    let (found, wrong) = pipeline::comments(&arguments.targets, &scan)?;
    if wrong > 0 {
        let told = if wrong == 1 { "1 mistake" } else { &format!("{wrong} mistakes") };
        output::complain(&format!(
            "karat: comments have {told}; what has one excuses nothing, and `karat check` tells it"
        ));
    }
    Ok(ledger.with_comments(&found, &standards, &cards, today))
}

/// Who owns each file of the repository that the definitions are in.
fn owners(folder: &Path, settings: &Settings, arguments: &Waivers) -> Result<BTreeMap<String, Vec<String>>, Failure> {
    let real = folder
        .canonicalize()
        .map_err(|error| Failure::from(Usage::new(format!("read {}: {error}", folder.display()), "check the path")))?;
    let root = real.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&real).to_owned();
    let owned = pipeline::owners(&root, &settings.scan(None, arguments.now.seconds()))?;
    let below = slashed(real.strip_prefix(&root).unwrap_or(Path::new("")));
    let prefix = if below.is_empty() { below } else { format!("{below}/") };
    let shown = slashed(folder);
    let inside = |(path, owners): (String, Vec<String>)| {
        Some((format!("{}/{}", shown.trim_end_matches('/'), path.strip_prefix(&prefix)?), owners))
    };
    Ok(owned.into_iter().filter_map(inside).collect())
}
