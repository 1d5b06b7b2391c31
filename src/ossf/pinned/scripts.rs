//! Shell code in scripts, Dockerfiles and workflows → what it installs, and the downloads that it runs.

use std::collections::BTreeSet;

use super::images::{instructions, lines_of};
use super::{Found, Kind, commands, downloads, urls};
use crate::model::Lines;
use crate::ossf::paths;
use crate::ossf::shell;
use crate::ossf::shell::tree::{Command, Part, Seen, Statement, Word, walk};
use crate::ossf::survey::Survey;
use crate::ossf::workflow::{Exec, Job, Shell, shell as shell_of};

/// `sh -c` of a script in `sh -c` of a script.
const MAX_DEPTH: usize = 8;

/// Scripts of shells that the reader knows.
pub(super) fn in_files(survey: &Survey, found: &mut Found) {
    for (path, text) in &survey.scripts {
        Script { path, found, files: &mut BTreeSet::new() }.read(text, (0, 0), 0);
    }
}

/// RUN of Dockerfiles; a file that one downloads may be run by the next.
pub(super) fn in_dockerfiles(survey: &Survey, found: &mut Found) -> Result<(), String> {
    for (path, text) in &survey.dockerfiles {
        let lines = Lines::of(text);
        let mut files = BTreeSet::new();
        for instruction in instructions(path, text)?.iter().filter(|instruction| instruction.word == "RUN") {
            let (first, last) = lines_of(instruction, text, &lines);
            let mut script = Script { path, found, files: &mut files };
            if instruction.heredocs.is_empty() {
                if instruction.words.is_empty() {
                    return Err(format!("{}: {path}", super::images::BROKEN));
                }
                script.read(&instruction.words.join(" "), (first.saturating_sub(1), last.saturating_sub(1)), 0);
                continue;
            }
            let mut before = 1;
            for body in &instruction.heredocs {
                let count = before + body.matches('\n').count();
                script.read(body, (first + before - 1, (first + count).saturating_sub(2)), 0);
                before += count;
            }
        }
    }
    Ok(())
}

/// `run:` of workflows; a file that one step downloads may be run by the next.
pub(super) fn in_workflows(survey: &Survey, found: &mut Found) {
    for workflow in survey.workflows.iter().filter(|workflow| workflow.holds_commands) {
        let jobs = workflow.flow.as_ref().map_or(&[] as &[Job], |flow| flow.jobs.as_slice());
        for job in jobs {
            let mut files = BTreeSet::new();
            for step in &job.steps {
                let Exec::Run { script: Some(script), shell } = &step.exec else { continue };
                match shell_of(job, step, shell.as_deref()) {
                    Shell::Unknown => {
                        found.gap("error parsing job operating system", &workflow.path, (step.line, step.line));
                    }
                    Shell::Known(name) if is_read(name) => {
                        let text = without_expressions(&script.text);
                        let mut reader = Script { path: &workflow.path, found, files: &mut files };
                        reader.read(&text, (script.line, script.line), 0);
                    }
                    Shell::Known(_) => {}
                }
            }
        }
    }
}

fn is_read(shell: &str) -> bool {
    ["sh", "bash", "mksh"].iter().any(|name| paths::base(shell).eq_ignore_ascii_case(name))
}

/// The text with a variable for each `${{ … }}`, which no shell could read.
fn without_expressions(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("{{") {
        let inner = rest.get(at + 2..).unwrap_or("");
        let end = inner.find(['{', '}']).filter(|end| inner.get(*end..).is_some_and(|rest| rest.starts_with("}}")));
        let (kept, next) = end.map_or((at + 1, at + 1), |end| (at, at + 2 + end + 2));
        out.push_str(rest.get(..kept).unwrap_or(""));
        out.push_str(if end.is_some() { "GITHUB_REDACTED_VAR" } else { "" });
        rest = rest.get(next..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

/// Shell code of a file, and the files that it has downloaded so far.
struct Script<'a> {
    path: &'a str,
    found: &'a mut Found,
    files: &'a mut BTreeSet<String>,
}

impl Script<'_> {
    /// Reads code that starts behind a line; the other line is the last of the code if it is known, else before the first.
    fn read(&mut self, text: &str, before: (usize, usize), depth: usize) {
        let statements = match shell::read(text) {
            Ok(statements) => statements,
            Err(fault) => {
                self.found.gap(&format!("error parsing shell code: {}", fault.message), self.path, before);
                return;
            }
        };
        walk(&statements, &mut |seen| match seen {
            Seen::Statement(statement) => self.download(statement),
            Seen::Pipe(from, to, line) => {
                if let (Some(from), Some(to)) = (words_of(from), words_of(to))
                    && downloads::is_download(&from)
                    && downloads::is_interpreter(&to)
                    && urls::are_unpinned(&from)
                {
                    self.add(Kind::DownloadThenRun, false, place(before, line));
                }
            }
            Seen::Call(call) => self.call(&call.words, place(before, call.line), depth),
        });
    }

    fn add(&mut self, kind: Kind, is_pinned: bool, lines: (usize, usize)) {
        self.found.add(kind, is_pinned, self.path, lines);
    }

    fn call(&mut self, arguments: &[Word], lines: (usize, usize), depth: usize) {
        let words = words(arguments);
        if downloads::takes_a_script(&words)
            && let Some(text) = arguments.iter().find_map(quoted)
            && depth < MAX_DEPTH
        {
            self.read(&text, lines, depth + 1);
        }
        let runs = self.files.iter().filter(|file| downloads::runs(&words, file)).count();
        for _ in 0..runs {
            self.add(Kind::DownloadThenRun, false, lines);
        }
        if downloads::is_interpreter(&words) && arguments.get(1).is_some_and(is_download_to_read) {
            self.add(Kind::DownloadThenRun, false, lines);
        }
        if let Some((kind, is_pinned)) = commands::install(&words) {
            self.add(kind, is_pinned, lines);
        }
    }

    /// Notes the file that a statement downloads.
    fn download(&mut self, statement: &Statement) {
        let Some(words) = words_of(statement) else { return };
        if !downloads::is_download(&words) || !urls::are_unpinned(&words) {
            return;
        }
        let redirected = statement.redirects.iter().find_map(|redirect| match redirect.word.only() {
            Some(Part::Literal(file)) if redirect.operator == ">" => Some(file.clone()),
            _ => None,
        });
        self.files.extend(redirected.or_else(|| downloads::target(&words)));
    }
}

/// First and last line of a command.
fn place((before, end): (usize, usize), line: usize) -> (usize, usize) {
    (before + line, if end >= before { end + line } else { before + line })
}

/// `<(curl …)`
fn is_download_to_read(word: &Word) -> bool {
    match word.only() {
        Some(Part::Process { is_read: true, statements }) => {
            statements.first().and_then(words_of).is_some_and(|words| downloads::is_download(&words))
        }
        _ => false,
    }
}

fn words_of(statement: &Statement) -> Option<Vec<String>> {
    match &statement.command {
        Some(Command::Call(call)) => Some(words(&call.words)),
        _ => None,
    }
}

/// The words of a call that hold no variables, quotes kept, without `sudo`.
fn words(arguments: &[Word]) -> Vec<String> {
    let found = arguments.iter().filter_map(|word| match word.only()? {
        Part::Literal(text) => (!text.eq_ignore_ascii_case("sudo")).then(|| text.clone()),
        Part::Single(text) => Some(format!("'{text}'")),
        Part::Double(_) => quoted(word).map(|text| format!("\"{text}\"")),
        _ => None,
    });
    found.collect()
}

/// What a word in quotes says.
fn quoted(word: &Word) -> Option<String> {
    match word.only()? {
        Part::Single(text) => Some(text.clone()),
        Part::Double(parts) => match parts.as_slice() {
            [Part::Literal(text)] => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}
