//! `Jenkinsfile`: Groovy, read as text. Stages with their `sh`, `bat` and `powershell` steps, libraries, and steps of plugins.
//!
//! Quotes, comments and braces are told apart, so that a stage holds what stands in its braces; what a program works out stays unknown.

use std::collections::BTreeSet;

use super::{Context, Done, Job, Pipeline, Use};

/// Steps of plugins that the table of deeds knows.
const STEPS: [&str; 19] = [
    "junit",
    "xunit",
    "testng",
    "jacoco",
    "cobertura",
    "publishCoverage",
    "recordCoverage",
    "recordIssues",
    "scanForIssues",
    "slackSend",
    "emailext",
    "mail",
    "office365ConnectorSend",
    "withSonarQubeEnv",
    "waitForQualityGate",
    "dependencyCheck",
    "docker.build",
    "docker.image.build",
    "image.push",
];

/// Whether a file is a pipeline by its name.
pub(super) fn is_pipeline(name: &str) -> bool {
    name == "Jenkinsfile" || name.starts_with("Jenkinsfile.") || name.ends_with(".jenkinsfile")
}

/// The pipeline of a file.
pub(super) fn pipeline(context: &Context<'_>, path: &str) -> Option<Pipeline> {
    let text = context.reading.text(path)?;
    let mut reader = Reader {
        context,
        pipeline: Pipeline { system: "jenkins", path: path.to_owned(), ..Pipeline::default() },
        stages: Vec::new(),
        pending: None,
        depth: 0,
        last: None,
        parallel: Vec::new(),
    };
    let tokens = tokens(&text);
    for at in 0..tokens.len() {
        reader.token(tokens.get(at..).unwrap_or(&[]));
    }
    Some(reader.pipeline)
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    /// Letters, digits, `_`, `.`, `$`, `@`.
    Word(String),
    /// What stands in quotes.
    Text(String),
    Open,
    Close,
    Other(char),
}

#[derive(Debug)]
struct Token {
    kind: Kind,
    line: u64,
}

struct Reader<'c> {
    context: &'c Context<'c>,
    pipeline: Pipeline,
    /// Open stages: the depth of their braces and the index of their job.
    stages: Vec<(usize, usize)>,
    /// A stage whose brace has not come yet.
    pending: Option<usize>,
    depth: usize,
    /// The stage that was closed last, which the next one follows.
    last: Option<usize>,
    /// Depths of braces whose stages run side by side.
    parallel: Vec<usize>,
}

impl Reader<'_> {
    fn token(&mut self, tokens: &[Token]) {
        let Some(token) = tokens.first() else { return };
        match &token.kind {
            Kind::Open => {
                self.depth += 1;
                if let Some(job) = self.pending.take() {
                    self.stages.push((self.depth, job));
                }
            }
            Kind::Close => {
                if let Some((_, job)) = self.stages.pop_if(|(depth, _)| *depth == self.depth) {
                    self.last = Some(job);
                }
                self.parallel.pop_if(|depth| *depth == self.depth);
                self.depth = self.depth.saturating_sub(1);
            }
            Kind::Word(word) => self.word(word, token.line, tokens.get(1..).unwrap_or(&[])),
            Kind::Text(_) | Kind::Other(_) => {}
        }
    }

    fn word(&mut self, word: &str, line: u64, rest: &[Token]) {
        match word {
            "stage" => {
                if let Some(name) = argument(rest, None) {
                    self.stage(name, line);
                }
            }
            "parallel" if matches!(rest.first(), Some(Token { kind: Kind::Open, .. })) => {
                self.parallel.push(self.depth + 1);
            }
            "sh" | "bat" | "powershell" | "pwsh" => {
                if let Some(script) = argument(rest, Some("script")) {
                    let done = self.context.deeds.script(script);
                    self.add(&done, line);
                }
            }
            "library" | "@Library" => {
                let reference = argument(rest, Some("identifier")).map(str::to_owned);
                self.pipeline.uses.extend(reference.map(|reference| Use { reference, line }));
            }
            "cron" | "parameterizedCron" if argument(rest, None).is_some() => self.trigger("schedule"),
            "pollSCM" | "githubPush" => self.trigger("push"),
            _ => {
                let is_call = !matches!(rest.first(), Some(Token { kind: Kind::Other('=' | ':'), .. }) | None);
                if is_call && STEPS.contains(&word) {
                    let done = self.context.deeds.step(&format!("jenkins:{word}"), &[]);
                    self.add(&done, line);
                }
            }
        }
    }

    fn trigger(&mut self, name: &str) {
        self.pipeline.triggers.insert(name.to_owned());
    }

    fn stage(&mut self, name: &str, line: u64) {
        let around = self.stages.last().map(|(_, job)| *job);
        let is_parallel = !self.parallel.is_empty();
        // A stage follows the one before it; one among others waits for what is before all of them.
        let before = if is_parallel {
            around.and_then(|job| self.pipeline.jobs.get(job)).map(|job| job.needs.clone())
        } else {
            None
        };
        let id = |job: usize| self.pipeline.jobs.get(job).map(|job| job.id.clone());
        let needs = before.unwrap_or_else(|| self.last.and_then(id).into_iter().collect());
        let known: BTreeSet<&str> = self.pipeline.jobs.iter().map(|job| job.id.as_str()).collect();
        let number = self.pipeline.jobs.len() + 1;
        let id = if known.contains(name) { format!("{name} ({number})") } else { name.to_owned() };
        self.pending = Some(self.pipeline.jobs.len());
        self.pipeline.jobs.push(Job { id, line, needs, ..Job::default() });
    }

    /// What is done belongs to the innermost stage; what stands outside of all of them (`post`) to a job of its own.
    fn add(&mut self, done: &Done, line: u64) {
        if *done == Done::default() {
            return;
        }
        let own = self.stages.last().map(|(_, job)| *job);
        let at = own.or_else(|| self.pipeline.jobs.iter().position(|job| job.id == "pipeline"));
        if let Some(job) = at.and_then(|at| self.pipeline.jobs.get_mut(at)) {
            return job.done.add(done);
        }
        self.pipeline.jobs.push(Job { id: "pipeline".to_owned(), line, done: done.clone(), ..Job::default() });
    }
}

/// The first text behind a call, or that of a named argument: `sh 'x'`, `sh(script: 'x', returnStdout: true)`.
fn argument<'t>(rest: &'t [Token], named: Option<&str>) -> Option<&'t str> {
    let mut is_named = false;
    for (at, token) in rest.iter().enumerate().take(24) {
        match &token.kind {
            Kind::Text(text) => {
                let key = at.checked_sub(2).and_then(|before| rest.get(before));
                let key = key.map(|token| &token.kind);
                let is_own = key == named.map(|own| Kind::Word(own.to_owned())).as_ref();
                if !is_named || is_own {
                    return Some(text);
                }
            }
            Kind::Other(':') => is_named = true,
            Kind::Word(_) if at == 0 && named.is_none() => return None,
            Kind::Other('(' | ',') | Kind::Word(_) => {}
            Kind::Other(_) | Kind::Open | Kind::Close => return None,
        }
    }
    None
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(c) = rest.chars().next() {
        let (kind, length) = token(rest, c);
        found.extend(kind.map(|kind| Token { kind, line }));
        let (taken, more) = rest.split_at(length.clamp(c.len_utf8(), rest.len()));
        line += taken.bytes().filter(|byte| *byte == b'\n').count() as u64;
        rest = more;
    }
    found
}

/// The token at the start of a text, and its length; comments and blanks are none.
fn token(rest: &str, c: char) -> (Option<Kind>, usize) {
    let until = |mark: &str, from: usize| rest.get(from..).and_then(|tail| tail.find(mark)).map(|at| from + at);
    if rest.starts_with("//") {
        return (None, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (None, until("*/", 2).map_or(rest.len(), |at| at + 2));
    }
    for mark in ["'''", "\"\"\""] {
        if rest.starts_with(mark) {
            let end = until(mark, 3).unwrap_or(rest.len());
            return (Some(Kind::Text(rest.get(3..end).unwrap_or("").to_owned())), end + 3);
        }
    }
    match c {
        '\'' | '"' => quoted(rest, c),
        '{' => (Some(Kind::Open), 1),
        '}' => (Some(Kind::Close), 1),
        _ if c.is_whitespace() => (None, c.len_utf8()),
        _ if is_word(c) => {
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            (Some(Kind::Word(rest.get(..end).unwrap_or("").to_owned())), end)
        }
        _ => (Some(Kind::Other(c)), c.len_utf8()),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '@')
}

fn quoted(rest: &str, quote: char) -> (Option<Kind>, usize) {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => text.extend(chars.next().map(|(_, c)| if c == 'n' { '\n' } else { c })),
            c if c == quote => return (Some(Kind::Text(text)), at + 1),
            // A quote that nothing closes ends with its line.
            '\n' => return (Some(Kind::Text(text)), at),
            c => text.push(c),
        }
    }
    (Some(Kind::Text(text)), rest.len())
}
