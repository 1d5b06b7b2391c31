//! `karat man` and `karat completions`: pages and scripts, made from what may be typed. Never reads anything.

use std::path::Path;

use clap::CommandFactory as _;

use super::args::Arguments;
use super::tools::{Completions, Man};
use super::{Exit, Failure, Usage, file, output, say};

const NAME: &str = "karat";

pub(super) fn run(man: &Man) -> Result<Exit, Failure> {
    if let Some(folder) = &man.dir {
        let pages = pages(&built())?;
        let number = pages.len();
        write(folder, &pages)?;
        say(&format!("{number} pages: man -l {}\n", folder.join("karat.1").display()))?;
        return Ok(Exit::Clean);
    }
    let built = built();
    let mut command = &built;
    for word in &man.command {
        let inner = command.get_subcommands().find(|inner| inner.get_name() == word && !inner.is_hide_set());
        command = inner.ok_or_else(|| {
            Usage::new(format!("find the command `{}`", man.command.join(" ")), "`karat --help` lists the commands")
        })?;
    }
    say(&page(command)?)?;
    Ok(Exit::Clean)
}

pub(super) fn complete(completions: &Completions) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Arguments::command(), NAME, &mut script);
    say(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Clean)
}

/// All commands, with the options that each inherits.
fn built() -> clap::Command {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    command
}

/// The page of a command, in the language of man.
fn page(command: &clap::Command) -> Result<String, Failure> {
    let man =
        clap_mangen::Man::new(command.clone()).manual("karat").source(concat!("karat ", env!("CARGO_PKG_VERSION")));
    let mut text = Vec::new();
    let made = man.render(&mut text);
    output::forgive(made, "memory")?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// The pages of a command and of all below it, by the names of their files.
fn pages(command: &clap::Command) -> Result<Vec<(String, String)>, Failure> {
    // `karat check` is found as karat-check(1).
    let name = command.get_display_name().unwrap_or(command.get_name());
    let mut all = vec![(format!("{name}.1"), page(command)?)];
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        all.extend(pages(inner)?);
    }
    Ok(all)
}

fn write(folder: &Path, pages: &[(String, String)]) -> Result<(), Failure> {
    output::forgive(std::fs::create_dir_all(folder), &folder.display().to_string())?;
    for (name, text) in pages {
        let path = folder.join(name);
        output::forgive(file::write(&path, |out| out.write_all(text.as_bytes())), &path.display().to_string())?;
    }
    Ok(())
}
