//! `karat rules`: what can be judged.

use super::args::Rules;
use super::check::refuse;
use super::settings::Settings;
use super::{Exit, Failure, say, site};
use crate::catalog::{self, Selection};
use crate::report;

pub(super) fn run(rules: &Rules) -> Result<Exit, Failure> {
    let settings = Settings::of_policies(&rules.policies, &[])?;
    let mut catalog = catalog::load(&settings.handbook())?;
    let selection = Selection { select: rules.select.clone(), ignore: Vec::new() };
    refuse(catalog::select(&mut catalog, &selection))?;
    let handbook = catalog.handbook();
    if let Some(folder) = &rules.site {
        let files = report::rule_site(&handbook, env!("CARGO_PKG_VERSION"));
        site::write(&site::SITE, folder, &files)?;
        let start = folder.join("index.html");
        say(&format!("{} rules, {} files: open {}\n", handbook.rules.len(), files.len(), start.display()))?;
        return Ok(Exit::Clean);
    }
    say(&if rules.json { report::rules_json(&handbook.rules) } else { report::rules_table(&handbook.rules) })?;
    Ok(Exit::Clean)
}
