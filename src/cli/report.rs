//! `--report-to` and `karat report`: runs to a server that keeps their history, by way of the folder of those that wait.
//!
//! What opens the server goes where the command line says and nowhere else: the configuration of a repository that is judged, and what
//! lies in it, have no say.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::args::Check;
use super::folders::{self, variable};
use super::history::AnswerFormat;
use super::output::{self, Output};
use super::shared::OUT;
use super::{Exit, Failure, Usage, history, say, settings};
use crate::history::{Cell, Sheet};
use crate::model::amount::amount;
use crate::model::{Date, Report};
use crate::outbox::{Address, Fate, Outbox, Post, Proof, Told, Waiting};
use crate::report::{Detail, Style, Writing, clean, count};

/// What sends what waits.
const LATER: &str = "`karat report send` sends it";
/// Characters of what a server says that are shown.
const SAID: usize = 500;

/// Where a run is reported to.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Sending {
    /// Report the run to a server of karat's, as who `KARAT_TOKEN` says or as this job of GitHub Actions; while the server is away the
    /// report waits on the disk, for `karat report send`
    #[arg(long, value_name = "URL", value_parser = address, help_heading = OUT)]
    pub(super) report_to: Option<Address>,
    #[command(flatten)]
    way: Way,
}

/// How reports go, and where they wait.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Way {
    /// Where reports wait that could not be sent [default: `KARAT_OUTBOX`, else `karat/outbox` in your folder of states]
    #[arg(long, value_name = "DIR", help_heading = OUT)]
    outbox: Option<PathBuf>,
    /// How often a report is tried again while the server is away, up to 10 times; the waits in between double, from a second on
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u32).range(0..=10), help_heading = OUT)]
    report_retries: u32,
    /// For whom the token is that GitHub gives to a job [default: the server's address]
    #[arg(long, value_name = "AUDIENCE", help_heading = OUT)]
    report_audience: Option<String>,
    /// Let the token go to another machine by http, where all in between can read it
    #[arg(long, help_heading = OUT)]
    plain_http: bool,
}

/// `karat report`
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Send the reports that wait for a server; those that still cannot be sent stay
    #[command(after_help = super::examples::REPORT)]
    Send {
        /// The server [default: the one that all of them are for]
        #[arg(long, value_name = "URL", value_parser = address)]
        to: Option<Address>,
        #[command(flatten)]
        way: Way,
    },
    /// List the reports that wait: for which server, of when
    List {
        /// Where they wait [default: `KARAT_OUTBOX`, else `karat/outbox` in your folder of states]
        #[arg(long, value_name = "DIR")]
        outbox: Option<PathBuf>,
        /// text, json or csv, to stdout or to a file [default: text]; may be given several times
        #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
        outputs: Vec<Output<AnswerFormat>>,
    },
}

fn address(word: &str) -> Result<Address, String> {
    Address::parse(word).ok_or_else(|| format!("write {}", Address::FORM))
}

pub(super) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Send { to, way } => send(to.as_ref(), way),
        Command::List { outbox, outputs } => {
            output::check(outputs)?;
            history::shown(&list(&waiting(&place(outbox.as_ref())?)?), outputs)
        }
    }
}

/// Sends all for a server, each by itself; a failure where some stay.
fn send(to: Option<&Address>, way: &Way) -> Result<Exit, Failure> {
    let mut all = waiting(&place(way.outbox.as_ref())?)?;
    all.retain(|own| to.is_none_or(|to| own.address == *to));
    let Some(address) = all.first().map(|own| own.address.clone()) else {
        say("no report waits\n")?;
        return Ok(Exit::Clean);
    };
    if all.iter().any(|own| own.address != address) {
        let help = "name one with --to: what opens one server is not shown to another one";
        return Err(Usage::new("send reports that wait for several servers", help).into());
    }
    let post = post(&address, way)?;
    let mut left = 0;
    // A server that is away is waited for once, and not for each of its reports.
    let mut away = None;
    for own in &all {
        let fate = away.clone().map_or_else(|| post.deliver(own), Fate::Away);
        let told = match &fate {
            Fate::Taken(told) => taken(told),
            Fate::Gone => "another karat has sent it".to_owned(),
            Fate::Closed(reason) | Fate::Refused(reason) | Fate::Away(reason) => format!("it stays: {}", said(reason)),
        };
        say(&format!("{address}, report of {}: {told}\n", day(own.moment)))?;
        left += u64::from(!matches!(fate, Fate::Taken(_) | Fate::Gone));
        if let Fate::Away(reason) = fate {
            away = Some(reason);
        }
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
    pub(super) fn of(check: &Check) -> Result<Option<Self>, Failure> {
        let Sending { report_to, way } = &check.sending;
        let Some(address) = report_to.clone() else { return Ok(None) };
        let post = post(&address, way)?;
        Ok(Some(Self { outbox: place(way.outbox.as_ref())?, address, post }))
    }

    /// Reports a run, and what waits for the same server; gives what there is to tell. That the server is away is no failure.
    pub(super) fn report(&self, report: &mut Report, threads: usize) -> Result<String, Failure> {
        history::whole(report)?;
        // Of a history the moment counts, and not only the day.
        report.is_dated = true;
        let style = Style { color: false, width: settings::width() };
        let drawing = Writing { style, detail: Detail::Normal, threads, workspace: settings::workspace(), here: None };
        let writer = crate::report::Format::Json.writer(drawing);
        let waiting = self.outbox.put(&self.address, report.moment, |out| writer.write(report, out));
        let waiting = waiting.map_err(|error| unusable(&self.outbox, &error))?;
        let stays = || format!("the report waits in {}; {LATER}", waiting.path.display());
        let reported =
            |told: &str| format!("reported to {} as of {}: {told}{}", self.address, day(report.moment), self.older());
        match self.post.deliver(&waiting) {
            Fate::Taken(told) => Ok(reported(&taken(&told))),
            Fate::Gone => Ok(reported("another karat has sent it")),
            Fate::Away(reason) => {
                Ok(format!("karat: {} cannot take the report now: {}; {}", self.address, said(&reason), stays()))
            }
            Fate::Closed(reason) | Fate::Refused(reason) => {
                Err(Usage::new(format!("report to {}: {}", self.address, said(&reason)), stays()).into())
            }
        }
    }

    /// Sends what waits for the same server, as long as it is there. What it refuses keeps nothing else from going along.
    fn older(&self) -> String {
        let mut older = self.outbox.waiting().unwrap_or_default();
        older.retain(|own| own.address == self.address);
        let fates = older.iter().map(|own| self.post.attempt(own)).take_while(|own| !matches!(own, Fate::Away(_)));
        let sent = fates.filter(|own| matches!(own, Fate::Taken(_) | Fate::Gone)).count() as u64;
        match (sent, older.len() as u64 - sent) {
            (0, 0) => String::new(),
            (sent, 0) => format!("; {} that waited, too", count(sent, "report")),
            (0, left) => format!("; {} for it still wait; `karat report send` says why", count(left, "report")),
            (sent, left) => format!("; {} that waited, too, and {left} still wait", count(sent, "report")),
        }
    }
}

/// The folder of what waits.
fn place(named: Option<&PathBuf>) -> Result<Outbox, Usage> {
    let named = named.cloned().or_else(|| variable("KARAT_OUTBOX").map(PathBuf::from));
    let folder = named.or_else(|| Some(folders::state()?.join("outbox")));
    let help = "name it with --outbox DIR, or as KARAT_OUTBOX";
    folder.map(Outbox::at).ok_or_else(|| Usage::new("find a folder in which reports can wait", help))
}

/// What sends to a server, as who the environment says.
fn post(address: &Address, way: &Way) -> Result<Post, Usage> {
    if !address.is_guarded() && !way.plain_http {
        let help = "use https, or say --plain-http where nobody else can listen";
        return Err(Usage::new(format!("report to {address}: by http all in between can read the token"), help));
    }
    let text = |name| variable(name).and_then(|own| own.into_string().ok());
    let of_job = || {
        let (url, secret) = (text("ACTIONS_ID_TOKEN_REQUEST_URL")?, text("ACTIONS_ID_TOKEN_REQUEST_TOKEN")?);
        Some(Proof::GitHub { url, secret, audience: way.report_audience.clone() })
    };
    let proof = text("KARAT_TOKEN").map(|own| Proof::Token(own.trim().to_owned())).or_else(of_job).ok_or_else(|| {
        let help = "set KARAT_TOKEN (`karat token create`, or an `id_tokens` of GitLab), or give the job of GitHub Actions \
                    `permissions: id-token: write`";
        Usage::new(format!("report to {address}: nothing says who reports"), help)
    })?;
    Ok(Post::new(proof, way.report_retries))
}

fn waiting(outbox: &Outbox) -> Result<Vec<Waiting>, Usage> {
    outbox.waiting().map_err(|error| unusable(outbox, &error))
}

fn unusable(outbox: &Outbox, error: &std::io::Error) -> Usage {
    let help = "see that you may write there, or name another folder with --outbox";
    Usage::new(format!("keep reports in {}: {error}", outbox.folder().display()), help)
}

/// What a server says, on one line and without what a terminal or a build server would obey.
fn said(reason: &str) -> String {
    let line = clean(reason);
    match line.char_indices().nth(SAID) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line.into_owned(),
    }
}

fn taken(told: &Told) -> String {
    match told {
        Told { is_new: false, .. } => "this run was there already".to_owned(),
        Told { repositories, changed, .. } => format!("{}, {changed} changed", count(*repositories, "repository")),
    }
}

fn day(moment: i64) -> Date {
    Date::of_unix(moment).unwrap_or_default()
}
