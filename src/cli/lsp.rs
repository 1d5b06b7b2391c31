//! `karat lsp`: what a folder is judged by, for the language server.

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use miette::Diagnostic;

use super::baseline;
use super::check;
use super::fix;
use super::hold;
use super::output;
use super::settings::Settings;
use super::shared;
use super::tools::Lsp;
use super::{Exit, Failure};
use crate::git;
use crate::lsp::{self, Around, Loaded, Mistaken, Options, Refusal};
use crate::model::{Position, Report};

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
    fn load(&self, folder: &Path, options: &Options) -> Result<Loaded, Refusal> {
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
        load().map_err(|failure| {
            let placed = failure.0.related().into_iter().flatten().map(|own| mistaken(folder, own));
            let mistakes = placed.collect::<Option<Vec<_>>>().unwrap_or_default();
            Refusal { message: failure.text(false), mistakes }
        })
    }

    fn repository(&self, folder: &Path) -> Option<PathBuf> {
        check::part_of(folder).filter(|_| git::is_followed(folder))
    }

    fn now(&self) -> i64 {
        self.now.unwrap_or_else(|| shared::now().seconds())
    }
}

/// A mistake on its line, where it is in a file.
fn mistaken(folder: &Path, own: &dyn Diagnostic) -> Option<Mistaken> {
    let span = *own.labels()?.next()?.inner();
    let near = own.source_code()?.read_span(&span, 1, 1).ok()?;
    let path = folder.join(near.name()?).canonicalize().ok().filter(|path| path.is_file())?;
    let text = std::str::from_utf8(near.data()).ok()?;
    let (before, after) = text.split_at_checked(span.offset().checked_sub(near.span().offset())?)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = after.lines().next().unwrap_or_default();
    let line = near.line() + before.matches('\n').count() + 1;
    let at = |text: &str| {
        let column = text.chars().count() + 1;
        Some(Position { line: u32::try_from(line).ok()?, column: u32::try_from(column).ok()? })
    };
    let (before, marked) = (before.get(start..)?, rest.get(..span.len().min(rest.len())).unwrap_or(rest));
    let help = own.help().map_or_else(String::new, |help| format!("; {help}"));
    Some(Mistaken {
        path,
        start: at(before)?,
        end: at(&format!("{before}{marked}"))?,
        line: format!("{before}{rest}").into(),
        message: format!("{own}{help}"),
    })
}
