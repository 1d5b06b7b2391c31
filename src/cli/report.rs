//! `--report-to` and `karat report`: runs to a server that keeps their history, by way of the folder of those that wait.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::args::Check;
use super::folders::{self, variable};
use super::history::Format;
use super::settings::Settings;
use super::shared::OUT;
use super::{Exit, Failure, Usage, history, say, settings};
use crate::config::{Config, Reporting};
use crate::history::{Cell, Sheet};
use crate::model::amount::amount;
use crate::model::{Date, Report};
use crate::outbox::{Address, Fate, Outbox, Post, Proof, Told, Waiting};
use crate::report::{Detail, Style, Writing, count};

/// How often a report is tried again, where nothing is said: for 15 seconds, with the waits in between.
const RETRIES: u64 = 4;
/// What sends what waits.
const LATER: &str = "`karat report send` sends it";

/// Where a run is reported to.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Sending {
    /// Report the run to a server of karat's, as who KARAT_TOKEN says or as this job of GitHub Actions; while the server is away the
    /// report waits on the disk, for `karat report send` [default: `to` of [report] in karat.toml]
    #[arg(long, value_name = "URL", num_args = 0..=1, default_missing_value = "", help_heading = OUT)]
    pub(super) report_to: Option<String>,
    #[command(flatten)]
    folder: Folder,
}

/// Where reports wait.
#[derive(Clone, Debug, Default, Args)]
struct Folder {
    /// Where reports wait that could not be sent [default: `outbox` of [report] in karat.toml, KARAT_OUTBOX, else `karat/outbox` in
    /// your folder of states]
    #[arg(long, value_name = "DIR", help_heading = OUT)]
    outbox: Option<PathBuf>,
}

/// `karat report`
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Send the reports that wait; those that still cannot be sent stay
    #[command(after_help = super::examples::REPORT)]
    Send(Which),
    /// List the reports that wait: for which server, of when
    List {
        #[command(flatten)]
        which: Which,
        /// How the list is written
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// Which reports.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// Only those for this server [default: for all]
    #[arg(long, value_name = "URL", value_parser = address)]
    to: Option<Address>,
    #[command(flatten)]
    folder: Folder,
    /// The configuration [default: karat.toml of this repository]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

fn address(word: &str) -> Result<Address, String> {
    Address::parse(word).ok_or_else(|| Address::FORM.to_owned())
}

pub(super) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Send(which) => {
            let (waiting, config) = which.waiting()?;
            send(&waiting, &config.report)
        }
        Command::List { which, format } => history::shown(&list(&which.waiting()?.0), *format),
    }
}

impl Which {
    fn waiting(&self) -> Result<(Vec<Waiting>, Config), Failure> {
        let config = history::configured(self.config.as_ref())?.0;
        let mut waiting = waiting(&self.folder.outbox(&config.report)?)?;
        waiting.retain(|own| self.to.as_ref().is_none_or(|to| own.address == *to));
        Ok((waiting, config))
    }
}

/// Sends all, each by itself; a failure where some stay.
fn send(all: &[Waiting], config: &Reporting) -> Result<Exit, Failure> {
    let Some(first) = all.first() else {
        say("no report waits\n")?;
        return Ok(Exit::Clean);
    };
    let post = post(&first.address, config)?;
    let mut left = 0;
    for own in all {
        let told = match guarded(&own.address, config).map(|()| post.deliver(own)) {
            Ok(Fate::Taken(told)) => taken(told),
            Ok(Fate::Closed(reason) | Fate::Refused(reason) | Fate::Away(reason)) => {
                left += 1;
                format!("it stays: {reason}")
            }
            Err(usage) => {
                left += 1;
                format!("it stays: {}", usage.message)
            }
        };
        say(&format!("{}, report of {}: {told}\n", own.address, day(own.moment)))?;
    }
    if left > 0 {
        let help = "`karat report list` names their files; a file that no server will take can be removed";
        let all = count(all.len() as u64, "report");
        return Err(Usage::new(format!("send {left} of {all}"), help).into());
    }
    Ok(Exit::Clean)
}

fn list(all: &[Waiting]) -> Sheet {
    let row = |own: &Waiting| {
        vec![
            Cell::Text(own.address.to_string()),
            Cell::Moment(own.moment),
            Cell::Count(own.size),
            Cell::Text(own.path.display().to_string()),
        ]
    };
    let bytes = all.iter().map(|own| own.size).sum();
    Sheet {
        about: Vec::new(),
        title: format!("Reports that wait: {}, {}", all.len(), amount(bytes)),
        columns: vec!["server", "moment", "bytes", "file"],
        rows: all.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

/// Reports runs to a server.
pub(super) struct Reporter {
    address: Address,
    outbox: Outbox,
    post: Post,
}

impl Reporter {
    /// The one that a run asks for, ready to report before there is something to be reported.
    pub(super) fn of(check: &Check, settings: &Settings) -> Result<Option<Self>, Failure> {
        let Some(named) = &check.sending.report_to else { return Ok(None) };
        let config = &settings.config.report;
        let named = if named.is_empty() { config.to.as_deref() } else { Some(named.as_str()) };
        let Some(named) = named else {
            let help = "name it, as --report-to https://karat.example.com, or as `to` of [report] in karat.toml";
            return Err(Usage::new("report the run: no server is named", help).into());
        };
        let address = Address::parse(named).ok_or_else(|| {
            Usage::new(format!("report to {named}: that is no address"), format!("write {}", Address::FORM))
        })?;
        guarded(&address, config)?;
        let post = post(&address, config)?;
        Ok(Some(Self { outbox: check.sending.folder.outbox(config)?, address, post }))
    }

    /// Reports a run, and what waits for the same server; gives what there is to tell. That the server is away is no failure.
    pub(super) fn report(&self, report: &Report, threads: usize) -> Result<String, Failure> {
        history::whole(report)?;
        let style = Style { color: false, width: settings::width() };
        let writing = Writing { style, detail: Detail::Normal, threads, workspace: settings::workspace() };
        let writer = crate::report::Format::Json.writer(writing);
        let waiting = self.outbox.put(&self.address, report.moment, |out| writer.write(report, out));
        let waiting = waiting.map_err(|error| unusable(&self.outbox, &error))?;
        let stays = || format!("the report waits in {}; {LATER}", waiting.path.display());
        match self.post.deliver(&waiting) {
            Fate::Taken(told) => {
                let day = day(report.moment);
                Ok(format!("reported to {} as of {day}: {}{}", self.address, taken(told), self.older()))
            }
            Fate::Away(reason) => {
                Ok(format!("karat: {} cannot take the report now: {reason}; {}", self.address, stays()))
            }
            Fate::Closed(reason) | Fate::Refused(reason) => {
                Err(Usage::new(format!("report to {}: {reason}", self.address), stays()).into())
            }
        }
    }

    /// Sends what waits for the same server, as long as it is taken.
    fn older(&self) -> String {
        let mut older = self.outbox.waiting().unwrap_or_default();
        older.retain(|own| own.address == self.address);
        let sent = older.iter().take_while(|own| matches!(self.post.deliver(own), Fate::Taken(_))).count() as u64;
        match (sent, older.len() as u64 - sent) {
            (0, 0) => String::new(),
            (sent, 0) => format!("; {} that waited, too", count(sent, "report")),
            (0, left) => format!("; {} for it still wait; `karat report send` says why", count(left, "report")),
            (sent, left) => format!("; {} that waited, too, and {left} still wait", count(sent, "report")),
        }
    }
}

impl Folder {
    fn outbox(&self, config: &Reporting) -> Result<Outbox, Usage> {
        let named = self
            .outbox
            .clone()
            .or_else(|| config.outbox.clone())
            .or_else(|| variable("KARAT_OUTBOX").map(PathBuf::from));
        let folder = named.or_else(|| Some(folders::state()?.join("outbox")));
        let help = "name it with --outbox DIR, or as KARAT_OUTBOX";
        folder.map(Outbox::at).ok_or_else(|| Usage::new("find a folder in which reports can wait", help))
    }
}

/// Refuses to show a secret to whom is in between.
fn guarded(address: &Address, config: &Reporting) -> Result<(), Usage> {
    if address.is_guarded() || config.plain_http == Some(true) {
        return Ok(());
    }
    let help = "use https, or say `plain_http = true` in [report] of karat.toml where nobody else can listen";
    Err(Usage::new(format!("report to {address}: by http all in between can read the token"), help))
}

/// What sends, as who the environment says.
fn post(address: &Address, config: &Reporting) -> Result<Post, Usage> {
    let text = |name| variable(name).and_then(|own| own.into_string().ok());
    let of_job = || {
        let (url, secret) = (text("ACTIONS_ID_TOKEN_REQUEST_URL")?, text("ACTIONS_ID_TOKEN_REQUEST_TOKEN")?);
        Some(Proof::GitHub { url, secret, audience: config.audience.clone() })
    };
    let proof = text("KARAT_TOKEN").map(|own| Proof::Token(own.trim().to_owned())).or_else(of_job).ok_or_else(|| {
        let help = "set KARAT_TOKEN (`karat token create`, or an `id_tokens` of GitLab), or give the job of GitHub Actions \
                    `permissions: id-token: write`";
        Usage::new(format!("report to {address}: nothing says who reports"), help)
    })?;
    Ok(Post::new(proof, u32::try_from(config.retries.unwrap_or(RETRIES)).unwrap_or(u32::MAX)))
}

fn waiting(outbox: &Outbox) -> Result<Vec<Waiting>, Usage> {
    outbox.waiting().map_err(|error| unusable(outbox, &error))
}

fn unusable(outbox: &Outbox, error: &std::io::Error) -> Usage {
    let help = "see that you may write there, or name another folder with --outbox";
    Usage::new(format!("keep reports in {}: {error}", outbox.folder().display()), help)
}

fn taken(told: Told) -> String {
    match told {
        Told { is_new: false, .. } => "this run was there already".to_owned(),
        Told { repositories, changed, .. } => format!("{}, {changed} changed", count(repositories, "repository")),
    }
}

fn day(moment: i64) -> Date {
    Date::of_unix(moment).unwrap_or_default()
}
