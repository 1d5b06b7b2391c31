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
mod failure;
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
mod staged;
mod test;
#[cfg(feature = "serve")]
mod token;
mod tools;
mod waivers;

use std::ffi::OsString;
use std::io::Write as _;

use clap::Parser as _;

use args::{Arguments, Command};
pub use exit::Exit;
use failure::{Failure, Usage};

/// Runs karat with these arguments, the program's name first, and gives its exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    huge_pages(false);
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return misread(&error),
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

/// Tells of arguments that are none, or what `--help` and `--version` ask for.
fn misread(error: &clap::Error) -> Exit {
    let printed = error.print().and_then(|()| std::io::stdout().flush());
    if error.use_stderr() {
        return Exit::Usage;
    }
    output::forgive(printed, "stdout").map_or_else(
        |failure| {
            failure.print(output::Color::Auto);
            Exit::Usage
        },
        |()| Exit::Clean,
    )
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

/// Writes a text to stdout; a reader that has gone away is no failure.
fn say(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    output::forgive(out.write_all(text.as_bytes()).and_then(|()| out.flush()), "stdout")
}
