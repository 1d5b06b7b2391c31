//! `karat lsp`: what a folder is judged by, for the language server.

use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use super::baseline;
use super::check;
use super::fix;
use super::hold;
use super::output;
use super::settings::Settings;
use super::shared;
use super::tools::Lsp;
use super::{Exit, Failure};
use crate::lsp::{self, Around, Loaded, Options};
use crate::model::Report;

pub(super) fn run(own: &Lsp) -> Exit {
    let is_asked = lsp::serve(
        Arc::new(Disk { now: own.now.map(shared::Moment::seconds) }),
        Box::new(BufReader::new(std::io::stdin())),
        Box::new(std::io::stdout()),
    );
    if !is_asked {
        output::complain("karat: the editor went away without `shutdown` and `exit`, or sent what is no message");
        return Exit::Findings;
    }
    Exit::Clean
}

/// The configuration on the disk, and the clock.
struct Disk {
    now: Option<i64>,
}

impl Around for Disk {
    fn load(&self, folder: &Path, options: &Options) -> Result<Loaded, String> {
        let load = || -> Result<Loaded, Failure> {
            let (settings, sources) =
                Settings::of_editor(folder, options.config.as_deref(), &options.select, &options.ignore)?;
            let (catalog, scan) = check::ready(&settings, self.now())?;
            let lock = fix::digests(None, &[folder.to_owned()])?;
            let known = hold::known(&settings)?;
            let set_aside = Box::new(move |report: &mut Report| {
                if let Some((path, known)) = &known {
                    baseline::set_aside(report, path, known);
                }
            });
            Ok(Loaded { catalog: Arc::new(catalog), settings: scan, lock, set_aside, sources })
        };
        load().map_err(|failure| failure.text(false))
    }

    fn now(&self) -> i64 {
        self.now.unwrap_or_else(|| shared::now().seconds())
    }
}
