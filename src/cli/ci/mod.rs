//! `karat ci`: a step of a pipeline. The environment says what to do; findings, files and numbers go where the pipeline looks for them,
//! all before the exit status is decided. The status is that of `karat check`.

mod args;
mod base;
mod comment;
mod environment;
mod event;
mod files;
mod inputs;
mod outputs;
mod text;

use std::path::PathBuf;

use super::check::{self, Checked, Lacking};
use super::report::{Reporter, Sending};
use super::settings::{self, Settings};
use super::{Exit, Failure, Usage, say};
use crate::model::gate::GateMode;
use crate::report::{Detail, Format, Level, Style, Writing, remark};
pub(super) use args::{Ci, Github};
use base::Base;
use comment::{Api, Posted, Refused};
use environment::Environment;
use event::Event;
use inputs::{Comment, Inputs, Sarif};
use outputs::Outputs;

/// Columns of the text in the log.
const WIDTH: usize = 120;

pub(super) fn run(ci: &Ci) -> Result<Exit, Failure> {
    let Ci::Github(args) = ci;
    let environment = Environment::of_process();
    let failure = match github(args, &environment) {
        Err(failure) if environment.is_github() => failure,
        result => return result,
    };
    // The log shows the text of an annotation, too: on stderr it would stand there twice.
    let text = failure.text(false);
    say(&remark(Level::Error, text.strip_prefix("karat: ").unwrap_or(&text)))?;
    Ok(Exit::Usage)
}

fn github(args: &Github, environment: &Environment) -> Result<Exit, Failure> {
    let inputs = Inputs::of(environment, &args.pace)?;
    let step = Step {
        event: Event::of(environment)?,
        folder: files::folder(environment.folder().join(&inputs.name))?,
        environment,
        inputs,
    };
    if let Some(from) = step.inputs.comment_from.clone() {
        return step.forward(&from);
    }
    step.judge()
}

/// One run of a step.
struct Step<'e> {
    environment: &'e Environment,
    inputs: Inputs,
    event: Event,
    folder: PathBuf,
}

impl Step<'_> {
    fn judge(mut self) -> Result<Exit, Failure> {
        let mut notices = Vec::new();
        let root = self.inputs.check.targets.first().cloned().unwrap_or_default();
        if self.event.is_elsewhere {
            // What is not there yet, or elsewhere, is no part of what was.
            self.inputs.check.sending = Sending::default();
        }
        let settings = Settings::of(&self.inputs.check)?;
        let reporter = Reporter::of(&self.inputs.check)?;
        let base = match reporter {
            // A report tells of all that is there.
            Some(_) => Base::Nothing,
            None => Base::of(&self.inputs.since, &self.event, &root),
        };
        if let Base::Commit { revision, .. } = &base {
            self.inputs.check.since = Some(revision.clone());
        }
        let lacking = if matches!(base, Base::Missing(_)) { Lacking::Counted } else { Lacking::Told };
        if matches!(base, Base::Nothing)
            && settings.gate.contains(&GateMode::NoRegression)
            && settings.baseline.is_none()
        {
            notices
                .push("`no-regression` asks nothing here: this event has no state before to compare with.".to_owned());
        }
        let mut checked = check::gated(&self.inputs.check, &settings, lacking)?;
        match base {
            Base::Commit { name, .. } => {
                if let Some(since) = &mut checked.report.since {
                    since.revision = name;
                }
            }
            Base::Missing(why) => notices.push(why),
            Base::Nothing => {}
        }
        let mut outputs = Outputs::of(&checked.report);
        self.files(&checked, &mut outputs, &mut notices)?;
        let markdown = rendered(&checked, Format::Markdown)?;
        let comment = self.comment(&markdown, &mut outputs)?;
        outputs.write(self.environment)?;
        self.log(&checked)?;
        self.summarise(&markdown)?;
        if let Some(text) = comment.filter(|_| self.inputs.comment == Comment::Post) {
            notices.extend(self.post(&text));
        }
        say(&notices.iter().map(|notice| remark(Level::Notice, notice)).collect::<String>())?;
        if let Some(reporter) = reporter {
            // That a server takes no report says nothing of what was judged.
            let told = reporter.report(&mut checked.report, checked.jobs);
            say(&told.map_or_else(
                |failure| remark(Level::Error, &failure.text(false)),
                |told| remark(Level::Notice, &told),
            ))?;
        }
        Ok(checked.exit())
    }

    /// The report and SARIF, for later steps.
    fn files(&self, checked: &Checked, outputs: &mut Outputs, notices: &mut Vec<String>) -> Result<(), Failure> {
        let report = self.folder.join("karat.json");
        let write = |path: &std::path::Path, format: Format| {
            files::report(path, format, &*format.writer(checked.writing()), &checked.report)
        };
        write(&report, Format::Json)?;
        outputs.file("report-file", Some(&report));
        let sarif = (self.inputs.sarif != Sarif::None).then(|| self.folder.join("karat.sarif"));
        if let Some(path) = &sarif {
            write(path, Format::Sarif)?;
        }
        outputs.file("sarif-file", sarif.as_deref());
        let is_fork = self.event.pull_request.as_ref().is_some_and(|own| own.is_fork);
        let is_wanted = self.inputs.sarif == Sarif::Upload;
        if is_wanted && is_fork {
            notices.push("SARIF is not uploaded: the token of a pull request from a fork may only read.".to_owned());
        }
        outputs.add("upload-sarif", if is_wanted && !is_fork { "true" } else { "false" });
        Ok(())
    }

    /// The comment as a file, for a job that may do no more than to post it.
    fn comment(&self, markdown: &str, outputs: &mut Outputs) -> Result<Option<String>, Failure> {
        if self.inputs.comment == Comment::None {
            outputs.file("comment-file", None);
            return Ok(None);
        }
        let text = text::fitted(&text::marker(&self.inputs.name), markdown, &self.foot(), text::COMMENT);
        let path = self.folder.join("comment.md");
        files::text(&path, &text)?;
        outputs.file("comment-file", Some(&path));
        Ok(Some(text))
    }

    /// Where the rest is, for a reader of the comment.
    fn foot(&self) -> String {
        let get = |name| self.environment.get(name);
        let run = get("GITHUB_SERVER_URL").zip(get("GITHUB_REPOSITORY")).zip(get("GITHUB_RUN_ID"));
        run.map(|((server, repository), id)| format!("\n[All of it]({server}/{repository}/actions/runs/{id})\n"))
            .unwrap_or_default()
    }

    /// The findings in words for those who read the log, and as annotations.
    fn log(&self, checked: &Checked) -> Result<(), Failure> {
        let text = rendered(checked, Format::Text)?;
        say(&format!("::group::karat\n{text}::endgroup::\n"))?;
        if self.inputs.annotations { say(&rendered(checked, Format::GitHub)?) } else { Ok(()) }
    }

    /// The summary of the job, as far as there is room.
    fn summarise(&self, markdown: &str) -> Result<(), Failure> {
        let Some(path) = self.environment.path("GITHUB_STEP_SUMMARY").filter(|_| self.inputs.summary) else {
            return Ok(());
        };
        let taken = usize::try_from(files::size(path)).unwrap_or(usize::MAX);
        files::append(path, &text::fitted("", markdown, "", text::SUMMARY.saturating_sub(taken)))
    }

    /// Posts the comment; gives what there is to tell about that.
    fn post(&self, text: &str) -> Option<String> {
        let number = self.event.pull_request.as_ref()?.number;
        let posted = Api::of(self.environment).and_then(|api| api.post(number, &text::marker(&self.inputs.name), text));
        posted.err().map(|refused| format!("The comment is not posted: {refused}."))
    }

    /// Posts a comment that a run without the right to do so left behind.
    #[expect(clippy::disallowed_methods, reason = "the user names the file of the comment")]
    fn forward(&self, from: &std::path::Path) -> Result<Exit, Failure> {
        let text = std::fs::read_to_string(from).map_err(|error| {
            Usage::new(
                format!("read {}: {error}", from.display()),
                "`comment-from` names the file `comment.md` of another run",
            )
        })?;
        let marker = text::marker(&self.inputs.name);
        let body = text.strip_prefix(&marker).unwrap_or(&text);
        let text = text::fitted(&marker, body, "", text::COMMENT);
        let posted = Api::of(self.environment).and_then(|api| {
            let number = match (&self.event.pull_request, &self.event.followed) {
                (Some(own), _) => own.number,
                (None, Some(run)) => api.pull_request(run)?,
                (None, None) => {
                    return Err(Refused::Missing("a pull request or a run that followed one, as the event,"));
                }
            };
            api.post(number, &marker, &text)
        });
        let told = match posted {
            Ok(Posted::Created) => "The comment was created.".to_owned(),
            Ok(Posted::Updated) => "The comment was updated.".to_owned(),
            Ok(Posted::Unchanged) => "The comment says that already.".to_owned(),
            Err(refused) => format!("The comment is not posted: {refused}."),
        };
        say(&remark(Level::Notice, &told))?;
        Ok(Exit::Clean)
    }
}

impl Checked {
    /// How a writer of this run draws.
    fn writing(&self) -> Writing {
        Writing {
            style: Style { color: false, width: WIDTH },
            detail: Detail::Normal,
            threads: self.jobs,
            workspace: settings::workspace(),
            here: None,
        }
    }
}

/// A report as a text.
fn rendered(checked: &Checked, format: Format) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let written = format.writer(checked.writing()).write(&checked.report, &mut bytes);
    super::output::forgive(written, "memory")?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
