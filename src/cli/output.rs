//! Where output goes: stdout carries the result alone, stderr all else, and files what was asked to go there.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::ValueEnum;

use super::{Failure, Usage, file};
use crate::report::{Format, broken, clean_lines};

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether stdout is coloured.
    pub(super) fn on_stdout(self) -> bool {
        self.decide(io::stdout().is_terminal())
    }

    /// Whether stderr is coloured.
    pub(super) fn on_stderr(self) -> bool {
        self.decide(io::stderr().is_terminal())
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "NO_COLOR, CLICOLOR_FORCE and TERM are meant for the terminal's side"
    )]
    fn decide(self, is_terminal: bool) -> bool {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if set("NO_COLOR") => false,
            Self::Auto => (is_terminal && !is_dumb) || set("CLICOLOR_FORCE"),
        }
    }
}

/// A word that names a format.
pub(crate) trait Named: Sized {
    /// The format of a name, or what is wrong with it.
    fn named(word: &str) -> Result<Self, String>;
}

impl Named for Format {
    fn named(word: &str) -> Result<Self, String> {
        Self::parse(word).ok_or_else(|| unknown(word, &Self::names().collect::<Vec<_>>()))
    }
}

impl<F: ValueEnum> Named for F {
    fn named(word: &str) -> Result<Self, String> {
        let names = F::value_variants().iter().filter_map(F::to_possible_value);
        let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
        F::from_str(word, false).map_err(|_| unknown(word, &names.iter().map(String::as_str).collect::<Vec<_>>()))
    }
}

fn unknown(word: &str, names: &[&str]) -> String {
    format!("unknown format `{word}`; the formats are: {}", names.join(", "))
}

/// `FORMAT[=FILE]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output<F = Format> {
    /// The format.
    pub(super) format: F,
    /// The file; stdout where there is none.
    pub(super) file: Option<PathBuf>,
}

impl<F: Named> FromStr for Output<F> {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let (format, file) = word.split_once('=').map_or((word, None), |(format, file)| (format, Some(file)));
        if file == Some("") {
            return Err(format!("`{word}` names no file: `{format}` writes to stdout, `{format}=FILE` to a file"));
        }
        let file = file.filter(|file| *file != "-").map(PathBuf::from);
        Ok(Self { format: F::named(format)?, file })
    }
}

/// Where results go: to stdout in a format where nothing is said.
pub(super) fn chosen<F: Clone>(outputs: &[Output<F>], format: F) -> Vec<Output<F>> {
    if outputs.is_empty() { vec![Output { format, file: None }] } else { outputs.to_vec() }
}

/// Refuses two results on one stdout, and files that cannot be written: nobody is to wait for what is lost then.
pub(super) fn check<F>(outputs: &[Output<F>]) -> Result<(), Failure> {
    for path in outputs.iter().filter_map(|output| output.file.as_deref()) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let wrong = match folder.filter(|folder| !folder.is_dir()) {
            Some(folder) => format!("there is no folder {}", folder.display()),
            None if path.is_dir() => "it is a folder".to_owned(),
            None => continue,
        };
        return Err(Usage::new(format!("write to {}: {wrong}", path.display()), "name a file in a folder").into());
    }
    if let Some(path) = twice(outputs) {
        let message = format!("write two formats to {}", path.display());
        return Err(
            Usage::new(message, "give each a file of its own, such as `-o html=karat.html -o md=karat.md`").into()
        );
    }
    if outputs.iter().filter(|output| output.file.is_none()).count() > 1 {
        return Err(Usage::new(
            "write two formats to stdout",
            "give all but one a file, such as `-o text -o sarif=karat.sarif`",
        )
        .into());
    }
    Ok(())
}

/// A file that two results would go to. What is there and is none, such as `/dev/null`, takes as many as there are.
fn twice<F>(outputs: &[Output<F>]) -> Option<&Path> {
    let mut seen = BTreeSet::new();
    let files = outputs.iter().filter_map(|output| output.file.as_deref());
    files.filter(|path| path.is_file() || !path.exists()).find(|path| !seen.insert(real(path)))
}

/// A path as it is without links, also where the file is not there yet.
fn real(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let there = || Some(folder.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(there).unwrap_or_else(|| path.to_owned())
}

/// Writes a result to a file or to stdout.
pub(super) fn write<F>(
    output: &Output<F>,
    render: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> Result<(), Failure> {
    match &output.file {
        None => {
            let mut out = io::BufWriter::new(Noted { out: io::stdout().lock(), is_gone: false });
            let result = render(&mut out).and_then(|()| out.flush());
            if out.get_ref().is_gone { Ok(()) } else { forgive(result, "stdout") }
        }
        Some(path) => forgive(file::write(path, render), &path.display().to_string()),
    }
}

/// A reader that has gone away (`karat check | head`) is no failure.
pub(super) fn forgive(result: io::Result<()>, to: &str) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        // What a writer refuses says why by itself.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            Err(Usage { message: format!("write to {to}: {error}"), help: None }.into())
        }
        Err(error) => Err(Usage::new(format!("write to {to}: {error}"), "check the path and the space left").into()),
        Ok(()) => Ok(()),
    }
}

/// Stdout, with a note of whether its reader has gone away: the writer of a format may wrap what the system says.
struct Noted {
    out: io::StdoutLock<'static>,
    is_gone: bool,
}

impl Noted {
    fn noted<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        self.is_gone |= result.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::BrokenPipe);
        result
    }
}

impl io::Write for Noted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.out.write(bytes);
        self.noted(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.out.flush();
        self.noted(result)
    }
}

/// Lines for people, on stderr. Whatever is in them, they do nothing but to be shown.
pub(super) fn complain(text: &str) {
    complain_in_colour(&clean_lines(text));
}

/// Lines of which every part that karat did not write is clean already, so that its own colours stay.
pub(super) fn complain_in_colour(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", broken(text));
}
