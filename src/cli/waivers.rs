//! `karat waivers`: what is excused, for whom, until when, and what git shows of who agreed.

use std::collections::BTreeMap;
use std::path::Path;

use super::args::{TableFormat, Waivers};
use super::output::{self, Color};
use super::settings::{self, Definitions, Settings};
use super::{Exit, Failure, Usage};
use crate::model::Date;
use crate::pipeline;
use crate::report::{Style, waivers};
use crate::standards::Ledger;

pub(super) fn run(arguments: &Waivers, color: Color) -> Result<Exit, Failure> {
    output::check(&arguments.outputs)?;
    let mut settings = Settings::of_policies(&arguments.policies, &[])?;
    settings.standards = arguments.standards.clone().or(settings.standards);
    let Definitions { folder, standards, cards, .. } = Definitions::of(&settings, "waivers")?;
    let today = Date::of_unix(arguments.now.seconds()).unwrap_or_default();
    let owners = owners(&folder, &settings, arguments)?;
    let ledger = Ledger::of(&standards, &cards, today, &owners);
    for to in &output::chosen(&arguments.outputs, TableFormat::Text) {
        let style = Style { color: to.file.is_none() && color.on_stdout(), width: settings::width() };
        output::write(to, |out| match to.format {
            TableFormat::Text => waivers::text(&ledger.entries, today, style, out),
            TableFormat::Json => out.write_all(waivers::json(&ledger.entries, today).as_bytes()),
            TableFormat::Csv => waivers::csv(&ledger.entries, out),
            TableFormat::Md => waivers::markdown(&ledger.entries, out),
        })?;
    }
    Ok(Exit::Clean)
}

/// Who owns each file of the repository that the definitions are in.
fn owners(folder: &Path, settings: &Settings, arguments: &Waivers) -> Result<BTreeMap<String, Vec<String>>, Failure> {
    let real = folder
        .canonicalize()
        .map_err(|error| Failure::from(Usage::new(format!("read {}: {error}", folder.display()), "check the path")))?;
    let root = real.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&real).to_owned();
    let owned = pipeline::owners(&root, &settings.scan(None, arguments.now.seconds()))?;
    let below = real.strip_prefix(&root).unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
    let prefix = if below.is_empty() { below } else { format!("{below}/") };
    let shown = folder.to_string_lossy().replace('\\', "/");
    let inside = |(path, owners): (String, Vec<String>)| {
        Some((format!("{}/{}", shown.trim_end_matches('/'), path.strip_prefix(&prefix)?), owners))
    };
    Ok(owned.into_iter().filter_map(inside).collect())
}
