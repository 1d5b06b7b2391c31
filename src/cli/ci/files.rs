//! Writes the files of a step: those of its own folder anew, those that GitHub gives it at their end.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::cli::output::{self, Output};
use crate::cli::{Failure, Usage};
use crate::model::Report;
use crate::report::{Format, Writer};

/// The folder for the files of a run, which is made where it is missing.
pub(super) fn folder(path: PathBuf) -> Result<PathBuf, Failure> {
    std::fs::create_dir_all(&path).map_err(|error| {
        Usage::new(format!("make the folder {}: {error}", path.display()), "RUNNER_TEMP names the one around it")
    })?;
    Ok(path)
}

/// Writes a report in a format.
pub(super) fn report(path: &Path, format: Format, writer: &dyn Writer, report: &Report) -> Result<(), Failure> {
    output::write(&Output { format, file: Some(path.to_owned()) }, |out| writer.write(report, out))
}

/// Writes a text.
pub(super) fn text(path: &Path, text: &str) -> Result<(), Failure> {
    output::write(&Output { format: (), file: Some(path.to_owned()) }, |out| out.write_all(text.as_bytes()))
}

/// Writes a text at the end of a file.
pub(super) fn append(path: &Path, text: &str) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
        file.write_all(text.as_bytes())
    };
    output::forgive(write(), &path.display().to_string())
}

/// How long a file is; nothing where there is none.
pub(super) fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}
