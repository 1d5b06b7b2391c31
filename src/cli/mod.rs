//! The command line: arguments in, bytes and an exit status out. The only room that prints.

mod adoption;
mod args;
mod baseline;
mod cache;
mod check;
mod ci;
mod demo;
mod ending;
mod examples;
mod exit;
mod explain;
mod export;
mod file;
mod fix;
mod fleet;
mod flow;
mod folders;
mod history;
mod hold;
mod hook;
mod init;
mod lazy;
mod lsp;
mod man;
mod output;
mod progress;
mod report;
mod rules;
mod schema;
mod score;
mod scorecard;
mod self_check;
#[cfg(feature = "serve")]
mod serve;
mod settings;
mod shared;
mod simulate;
mod site;
mod test;
#[cfg(feature = "serve")]
mod token;
mod tools;
mod waivers;

use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::Write as _;

use clap::Parser as _;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme};

use args::{Arguments, Command};
pub use exit::Exit;

use crate::catalog;

/// Runs karat with these arguments, the program's name first, and gives its exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    huge_pages(false);
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Clean };
        }
    };
    // A server ends by itself when it is told to, and what is under way with it.
    if !arguments.command.is_server() {
        ending::watch();
    }
    huge_pages(arguments.command.is_hook());
    let color = arguments.color;
    let result = match arguments.command {
        Command::Adoption(adoption) => adoption::run(&adoption),
        Command::Baseline(own) => baseline::run(&own),
        Command::Cache(own) => cache::run(&own),
        Command::Check(check) => hook::run(check, color),
        Command::Ci(ci) => ci::run(&ci),
        Command::Completions(completions) => man::complete(&completions),
        Command::Export(own) => export::run(&own),
        Command::Demo(own) => demo::run(&own),
        Command::Fix(own) => fix::run(&own, color),
        Command::History(own) => history::run(&own),
        Command::Init(own) => init::run(&own, color),
        Command::Report(own) => report::run(&own),
        Command::Rules(rules) => rules::run(&rules),
        Command::Explain(explain) => explain::run(&explain, color),
        Command::Fleet(own) => fleet::run(&own),
        Command::Flow(flow) => flow::run(&flow),
        Command::Lsp(lsp) => Ok(lsp::run(&lsp)),
        Command::Man(man) => man::run(&man),
        Command::Test(test) => test::run(&test, color),
        Command::Scorecard(command) => scorecard::run(&command),
        Command::SelfCheck(own) => self_check::run(&own),
        #[cfg(feature = "serve")]
        Command::Serve(own) => serve::run(&own),
        #[cfg(feature = "serve")]
        Command::Token(own) => token::run(&own),
        Command::Schema(schema) => schema::run(&schema),
        Command::Simulate(simulate) => simulate::run(&simulate, color),
        Command::Waivers(waivers) => waivers::run(&waivers, color),
        Command::Score(score) => score::run(&score, color),
    };
    result.unwrap_or_else(|failure| {
        failure.print(color);
        Exit::Usage
    })
}

/// Whether memory is taken in huge pages, where the system has them. They make a run take megabytes that it never uses; but where
/// few files are judged and somebody waits for it, a tenth of the time went to the first touch of each small page. That a system
/// does not know of them, or forbids to ask, changes nothing but this.
fn huge_pages(are_taken: bool) {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(!are_taken);
    #[cfg(not(target_os = "linux"))]
    let _ = are_taken;
}

/// Why a command could not go on.
pub(crate) struct Failure(Box<dyn Diagnostic + Send + Sync>);

impl<E: Diagnostic + Send + Sync + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

impl Failure {
    fn print(&self, color: output::Color) {
        output::complain(&self.text(color.on_stderr()));
    }

    /// One line says what failed; below it what to do, or each mistake in its place.
    fn text(&self, is_coloured: bool) -> String {
        let theme = if is_coloured { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_context_lines(1).with_links(false);
        let mut text = format!("karat: failed to {}", self.0);
        if let Some(help) = self.0.help() {
            let _ = write!(text, "\n  help: {help}");
        }
        for mistake in self.0.related().into_iter().flatten() {
            text.push('\n');
            if handler.render_report(&mut text, mistake).is_err() {
                text.push_str(&mistake.to_string());
            }
        }
        text.trim_end().to_owned()
    }
}

/// Wrong use that clap does not see.
#[derive(Debug, thiserror::Error, Diagnostic)]
#[error("{message}")]
#[diagnostic(code(cli::usage))]
pub(crate) struct Usage {
    message: String,
    #[help]
    help: Option<String>,
}

impl Usage {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }

    /// A word that names no rule, and perhaps the one that was meant.
    fn unknown_rule(word: &str, guess: Option<String>) -> Self {
        Self::new(format!("find a rule or domain `{word}`"), catalog::word_help(guess))
    }
}

/// Writes a text to stdout; a reader that has gone away is no failure.
fn say(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    output::forgive(out.write_all(text.as_bytes()).and_then(|()| out.flush()), "stdout")
}
