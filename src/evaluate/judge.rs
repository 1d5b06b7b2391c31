//! A worker: an engine for each topic, asked about one document after the other.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use regorus::{Engine, LimitError, Value};

use super::answer;
use super::builtins;
use super::entry::{self, Part};
use super::program::{Ask, Program, Stopped, Topic};
use super::source;
use crate::catalog::{Layout, Rule};
use crate::model::document::{Document, Origin};
use crate::model::problem::{Problem, ProblemKind};
use crate::model::verdict::{Fraction, Outcome, Verdict, Violation};

/// A worker's engines.
pub(crate) struct Judge<'p, 'c> {
    program: &'p Program<'c>,
    stopped: &'p Stopped,
    thread: usize,
    /// One for each topic so far.
    desks: Vec<Desk>,
    /// The one for the document, as an index.
    desk: usize,
    input: Value,
}

/// An engine and what it is for.
struct Desk {
    topic: Topic,
    engine: Engine,
    layout: Layout,
}

/// Why an evaluation gave no value.
enum Failure {
    /// The policy raised this.
    Raised(String),
    /// A bound was met.
    Limit,
    /// regorus panicked.
    Panic(String),
}

/// What a rule said: its violations, what it counts, what it cannot judge and whether it applies at all.
struct Answer {
    deny: Value,
    measure: Value,
    unknown: Value,
    applies: Value,
}

impl<'p, 'c> Judge<'p, 'c> {
    pub(super) fn new(program: &'p Program<'c>, thread: usize, stopped: &'p Stopped) -> Self {
        Self { program, stopped, thread, desks: Vec::new(), desk: 0, input: Value::Undefined }
    }

    /// The verdict of every rule that applies to a document, by rule.
    pub(crate) fn judge(&mut self, document: &Document) -> Vec<Verdict> {
        let is_file = match &document.origin {
            Origin::Text { sources, .. } => sources.len() == 1 && document.kind.name() != "terraform_module",
            Origin::Rendered(_) => true,
            Origin::Repository { .. } => false,
        };
        let asks = self.program.asks(&document.kind, is_file);
        if asks.is_empty() {
            return Vec::new();
        }
        self.input = document.value.clone();
        source::set(document);
        let mut verdicts: Vec<_> = asks.iter().flat_map(|ask| self.ask_all(ask, document)).collect();
        verdicts.sort_by_key(|verdict| verdict.rule);
        verdicts
    }

    /// Turns to the engine for a topic and puts the input before it. Whether there is one.
    fn sit_down(&mut self, topic: Topic) -> bool {
        let known = self.desks.iter().position(|desk| desk.topic == topic);
        self.desk = known.unwrap_or(self.desks.len());
        if known.is_none() {
            let Some((engine, layout)) = self.program.engine(self.thread, &topic) else { return false };
            self.desks.push(Desk { topic, engine, layout });
        }
        if let Some(desk) = self.desks.get_mut(self.desk) {
            desk.engine.set_input(self.input.clone());
        }
        true
    }

    /// Asks the rules of some sets in one evaluation; where that raises, one by one.
    fn ask_all(&mut self, ask: &Ask, document: &Document) -> Vec<Verdict> {
        let program = self.program;
        let rules_of = |set: &usize| program.sets.get(*set).map_or(&[][..], |set| set.rules.as_slice());
        let is_whole = !ask.sets.iter().flat_map(rules_of).any(|rule| self.stopped.has(*rule));
        if ask.is_group {
            source::set_meant(&ask.sets);
        }
        let topic = program.topic(&document.kind);
        if is_whole && !self.sit_down(topic.clone()) {
            return Vec::new();
        }
        let together = is_whole.then(|| self.evaluate(&ask.name)).and_then(Result::ok);
        if together.is_none() && !self.sit_down(Topic { is_whole: false, ..topic }) {
            return Vec::new();
        }
        let mut verdicts = Vec::new();
        for set in &ask.sets {
            let part = together.as_ref().map(|all| if ask.is_group { &all[&Value::from(*set)][0_usize] } else { all });
            for index in rules_of(set) {
                let Some(rule) = program.rules.get(*index).filter(|rule| applies(rule, document)) else { continue };
                verdicts.push(match part {
                    _ if lacking(rule, document).is_some() => unasked(*index, rule, document),
                    Some(part) => {
                        let said = |own: Part| part[&Value::from(own.key(*index))].clone();
                        let answer = Answer {
                            deny: said(Part::Deny),
                            measure: said(Part::Measure),
                            unknown: said(Part::Unknown),
                            applies: said(Part::Applies),
                        };
                        verdict(*index, rule, document, &answer, Vec::new())
                    }
                    None => self.ask(*index, rule, document),
                });
            }
        }
        verdicts
    }

    /// Asks one rule.
    fn ask(&mut self, index: usize, rule: &Rule, document: &Document) -> Verdict {
        if self.stopped.has(index) {
            return broken(index, vec![stopped(rule, document)]);
        }
        match self.answer(index, rule) {
            Ok(answer) => verdict(index, rule, document, &answer, Vec::new()),
            Err(Failure::Raised(strict)) => self.ask_as_opa_does(index, rule, document, strict),
            Err(failure) => self.give_up(index, rule, document, failure),
        }
    }

    /// A built-in that fails leaves its expression undefined, as OPA has it by default; the failure is said all the same.
    fn ask_as_opa_does(&mut self, index: usize, rule: &Rule, document: &Document, strict: String) -> Verdict {
        self.is_strict(false);
        let answer = builtins::leniently(|| self.answer(index, rule));
        self.is_strict(true);
        match answer {
            Ok(answer) => {
                let note = problem(rule, document, ProblemKind::Builtin, strict)
                    .with_help("guard the call, e.g. with is_string(…); as in OPA the expression is undefined");
                verdict(index, rule, document, &answer, vec![note])
            }
            Err(failure) => self.give_up(index, rule, document, failure),
        }
    }

    fn is_strict(&mut self, is_strict: bool) {
        if let Some(desk) = self.desks.get_mut(self.desk) {
            desk.engine.set_strict_builtin_errors(is_strict);
        }
    }

    fn give_up(&mut self, index: usize, rule: &Rule, document: &Document, failure: Failure) -> Verdict {
        let problem = match failure {
            Failure::Raised(message) => problem(rule, document, ProblemKind::Rule, message),
            Failure::Limit => {
                self.stopped.add(index);
                stopped(rule, document)
            }
            Failure::Panic(message) => {
                problem(rule, document, ProblemKind::Internal, format!("the evaluator failed: {message}"))
                    .with_help("this is a bug in karat; please report it with the policy and the file")
            }
        };
        broken(index, vec![problem])
    }

    fn answer(&mut self, index: usize, rule: &Rule) -> Result<Answer, Failure> {
        let mut said = |part: Part| {
            if part.is_said_by(rule) { self.evaluate(&part.rule(index)) } else { Ok(Value::Undefined) }
        };
        Ok(Answer {
            deny: said(Part::Deny)?,
            measure: said(Part::Measure)?,
            unknown: said(Part::Unknown)?,
            applies: said(Part::Applies)?,
        })
    }

    /// The value of a generated rule.
    fn evaluate(&mut self, name: &str) -> Result<Value, Failure> {
        let Some(desk) = self.desks.get_mut(self.desk) else { return Ok(Value::Undefined) };
        let path = entry::path(desk.layout, name);
        match catch_unwind(AssertUnwindSafe(|| desk.engine.eval_rule(path))) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(match error.downcast_ref::<LimitError>() {
                Some(_) => Failure::Limit,
                None if is_limit(&error.to_string()) => Failure::Limit,
                None => Failure::Raised(plain(&error.to_string())),
            }),
            Err(panic) => {
                // The engine may be in any state: a fresh one goes on.
                let Desk { topic, .. } = self.desks.swap_remove(self.desk);
                self.sit_down(topic);
                Err(Failure::Panic(what(panic.as_ref())))
            }
        }
    }
}

/// Whether a document has what the rule needs: a rule on the repository may speak only of those that hold certain documents.
fn applies(rule: &Rule, document: &Document) -> bool {
    match &document.origin {
        Origin::Repository { documents, .. } if rule.info.needs_documents => {
            rule.info.documents.iter().any(|kind| documents.get(kind).is_some_and(|own| !own.is_empty()))
        }
        _ => true,
    }
}

/// The first fact that the rule needs and that cannot be had, and why.
fn lacking<'d>(rule: &Rule, document: &'d Document) -> Option<(&'d String, &'d String)> {
    let Origin::Repository { unknown, .. } = &document.origin else { return None };
    rule.info.facts.iter().find_map(|fact| unknown.get_key_value(fact))
}

/// The verdict of a rule that cannot know.
fn unasked(index: usize, rule: &Rule, document: &Document) -> Verdict {
    let message = lacking(rule, document).map_or_else(String::new, |(fact, why)| format!("{fact}: {why}"));
    let unknown =
        Violation { at: None, line: None, message: Arc::from(message), resource: None, fraction: None, fix: None };
    Verdict { rule: index, outcome: Outcome::Pass { measure: None }, unknown: vec![unknown], problems: Vec::new() }
}

fn verdict(index: usize, rule: &Rule, document: &Document, answer: &Answer, mut problems: Vec<Problem>) -> Verdict {
    if rule.has_applies && answer.applies != Value::Bool(true) {
        return Verdict { rule: index, outcome: Outcome::NotApplicable, unknown: Vec::new(), problems };
    }
    let (violations, mut faults) = answer::violations(&answer.deny);
    let is_broken = !faults.is_empty() && violations.is_empty();
    let measure: Option<Fraction> = answer::measure(&answer.measure).unwrap_or_else(|fault| {
        faults.push(fault);
        None
    });
    let (unknown, more) = answer::violations(&answer.unknown);
    faults.extend(more.into_iter().map(|fault| format!("`unknown`: {fault}")));
    problems.extend(faults.into_iter().map(|fault| problem(rule, document, ProblemKind::Violation, fault)));
    let outcome = match (is_broken, violations.is_empty()) {
        (true, _) => Outcome::Broken,
        (false, true) => Outcome::Pass { measure },
        (false, false) => Outcome::Fail { violations, measure },
    };
    Verdict { rule: index, outcome, unknown, problems }
}

fn broken(rule: usize, problems: Vec<Problem>) -> Verdict {
    Verdict { rule, outcome: Outcome::Broken, unknown: Vec::new(), problems }
}

fn problem(rule: &Rule, document: &Document, kind: ProblemKind, message: String) -> Problem {
    Problem {
        repository: Arc::from(document.file.repository.target.as_str()),
        path: document.file.path.clone(),
        position: None,
        kind,
        rule: Some(rule.info.id.clone()),
        message,
        help: None,
    }
}

/// A rule that met a bound is not asked again: one problem a repository says so, whichever document came first.
fn stopped(rule: &Rule, document: &Document) -> Problem {
    let message = "took too long or too much memory and was stopped; its documents are not judged".to_owned();
    Problem { path: Arc::from(""), ..problem(rule, document, ProblemKind::Limit, message) }
        .with_help("make the rule cheaper, or raise limits.timeout_seconds or limits.memory in karat.toml")
}

fn is_limit(message: &str) -> bool {
    message.contains("execution exceeded time limit") || message.contains("memory limit")
}

/// regorus's words without its excerpt of the (rewritten) source: `policy.rego:3: message`.
pub(crate) fn plain(error: &str) -> String {
    let message = error.rsplit("error: ").next().unwrap_or(error).trim().to_owned();
    let place = error.split("--> ").nth(1).and_then(|rest| rest.lines().next()).map(str::trim);
    let place = place.map(|place| place.rsplit_once(':').map_or(place, |(line, _)| line));
    match place {
        Some(place) if !message.is_empty() => format!("{place}: {}", message.lines().collect::<Vec<_>>().join(" ")),
        _ => error.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn what(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}
