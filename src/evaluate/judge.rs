//! A worker: asks the rules of each document's topic about one document after the other.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use regorus::Value;

use super::answer;
use super::machine::{Failure, Place, Scratch, Session};
use super::part::Places;
use super::program::{Asked, Program, Stopped, Topic};
use crate::catalog::Rule;
use crate::model::brief;
use crate::model::document::{Document, ImageFact, Origin};
use crate::model::problem::{Problem, ProblemKind};
use crate::model::verdict::{Fraction, Outcome, Verdict, Violation};

/// A worker.
pub(crate) struct Judge<'p, 'c> {
    program: &'p Program<'c>,
    thread: usize,
    stopped: &'p Stopped,
    /// The moment of the run, in seconds since 1970.
    now: i64,
    /// The machine of each topic so far, with the memory to use it.
    desks: BTreeMap<Topic, (Arc<Asked>, Scratch)>,
}

/// Why a rule has no answer.
enum Fault {
    /// The evaluation failed.
    Failure(Failure),
    /// The evaluator panicked.
    Panic(String),
}

/// What a rule said: its violations, what it counts, what it cannot judge, whether it applies at all and what is an exception.
#[derive(Default)]
struct Answer {
    deny: Option<Value>,
    measure: Option<Value>,
    unknown: Option<Value>,
    applies: Option<Value>,
    exception: Option<Value>,
}

impl<'p, 'c> Judge<'p, 'c> {
    pub(super) fn new(program: &'p Program<'c>, thread: usize, stopped: &'p Stopped, now: i64) -> Self {
        Self { program, thread, stopped, now, desks: BTreeMap::new() }
    }

    /// The verdict of every rule that applies to a document, by rule.
    pub(crate) fn judge(&mut self, document: &Document) -> Vec<Verdict> {
        self.ask(document, &self.program.rules_about(document))
    }

    /// The verdicts of those of some rules that apply to a document, by rule.
    pub(crate) fn ask(&mut self, document: &Document, rules: &[usize]) -> Vec<Verdict> {
        let program = self.program;
        let (built_in, others): (Vec<(usize, &Rule)>, Vec<_>) = rules
            .iter()
            .filter_map(|index| Some((*index, program.rules.get(*index)?)))
            .filter(|(_, rule)| applies(rule, document))
            .partition(|(_, rule)| rule.info.built_in);
        let mut verdicts = self.sit(document, &built_in, true);
        if !others.is_empty() {
            verdicts.extend(self.sit(document, &others, false));
            verdicts.sort_by_key(|verdict| verdict.rule);
        }
        verdicts
    }

    /// The verdicts of rules that are all built in, or all not.
    fn sit(&mut self, document: &Document, rules: &[(usize, &Rule)], is_built_in: bool) -> Vec<Verdict> {
        if rules.is_empty() {
            return Vec::new();
        }
        let program = self.program;
        let topic = program.topic(&document.kind, is_built_in);
        let (asked, scratch) = match self.desks.remove(&topic) {
            Some(desk) => desk,
            None => match program.asked(&topic, self.thread) {
                Some(asked) => (asked, Scratch::default()),
                None => return Vec::new(),
            },
        };
        let given = if is_built_in { Value::new_object() } else { program.given().clone() };
        let sitting = Sitting { document, data: data(document, given), asked: &asked, stopped: self.stopped };
        let session = Session::new(&asked.machine, (program.limits.timeout, program.limits.memory), scratch);
        let (verdicts, scratch) = sitting.verdicts(rules, session.in_run(self.now));
        self.desks.insert(topic, (asked, scratch));
        verdicts
    }
}

/// What is below `data` besides rules: what data files give, and where the document comes from.
fn data(document: &Document, mut given: Value) -> Value {
    let object = |entries: Vec<(&str, Value)>| {
        Value::from(entries.into_iter().map(|(key, value)| (Value::from(key), value)).collect::<BTreeMap<_, _>>())
    };
    let images = |fact| Value::from(document.kind.images(fact).map(Value::from).collect::<Vec<_>>());
    let source = object(vec![
        ("path", Value::from(document.file.path.as_ref())),
        ("format", Value::from(document.file.format.as_str())),
        ("index", Value::from(u64::from(document.index))),
        ("patch", Value::from(document.kind.has("kubernetes/patch"))),
        ("built", images(ImageFact::Built)),
        ("tagged", images(ImageFact::Tagged)),
        ("pinned", images(ImageFact::Pinned)),
        ("variables", object(document.kind.variables().map(|(name, value)| (name, Value::from(value))).collect())),
    ]);
    if let Ok(data) = given.as_object_mut() {
        data.insert(Value::from("karat"), object(vec![("source", source)]));
    }
    given
}

/// A document before a machine.
struct Sitting<'s> {
    document: &'s Document,
    data: Value,
    asked: &'s Asked,
    stopped: &'s Stopped,
}

impl<'s> Sitting<'s> {
    /// Asks one rule after the other, and what they share is worked out only once. Where one fails or a built-in does, all are asked
    /// anew, each by itself, since only then it is known whose fault it is; one that takes too long is given up.
    fn verdicts(&self, rules: &[(usize, &Rule)], mut session: Session<'s>) -> (Vec<Verdict>, Scratch) {
        session.begin(self.document.value.clone(), self.data.clone());
        let mut verdicts = Vec::with_capacity(rules.len());
        for (index, rule) in rules {
            if let Some(verdict) = self.unasked(*index, rule) {
                verdicts.push(verdict);
                continue;
            }
            session.go_on();
            match caught(|| self.answer(&mut session, *index)) {
                Ok(answer) if session.fault().is_none() => {
                    self.stopped.answered(*index);
                    verdicts.push(self.verdict(*index, rule, &answer, Vec::new()));
                }
                Err(fault @ Fault::Failure(Failure::Limit)) => {
                    verdicts.push(self.given_up(*index, rule, fault));
                    session.begin_again(self.document.value.clone(), self.data.clone());
                }
                _ => return self.one_by_one(rules, session),
            }
        }
        (verdicts, session.into_scratch())
    }

    /// Asks each rule by itself, as if there were no others.
    fn one_by_one(&self, rules: &[(usize, &Rule)], mut session: Session<'s>) -> (Vec<Verdict>, Scratch) {
        let mut one = |index: usize, rule: &Rule| {
            if let Some(verdict) = self.unasked(index, rule) {
                return verdict;
            }
            session.begin_again(self.document.value.clone(), self.data.clone());
            match caught(|| self.answer(&mut session, index)) {
                Ok(answer) => {
                    self.stopped.answered(index);
                    let note = session
                        .fault()
                        .map(|fault| self.problem(rule, ProblemKind::Builtin, fault.to_owned()).with_help(GUARD));
                    self.verdict(index, rule, &answer, note.into_iter().collect())
                }
                Err(fault) => self.given_up(index, rule, fault),
            }
        };
        let verdicts = rules.iter().map(|(index, rule)| one(*index, rule)).collect();
        (verdicts, session.into_scratch())
    }

    fn answer(&self, session: &mut Session<'_>, rule: usize) -> Result<Answer, Failure> {
        let Some(Places { deny, measure, unknown, applies, exception }) = self.asked.places.get(&rule) else {
            return Ok(Answer::default());
        };
        let mut said = |place: &Option<Place>| place.map_or(Ok(None), |place| session.value(place));
        let mut answer = Answer { applies: said(applies)?, ..Answer::default() };
        // What a rule says where it does not apply is of no matter.
        if applies.is_none() || answer.applies == Some(Value::Bool(true)) {
            answer = Answer { deny: said(deny)?, measure: said(measure)?, unknown: said(unknown)?, ..answer };
            answer.exception = said(exception)?;
        }
        Ok(answer)
    }

    /// The verdict of a rule that is not asked: it cannot know, or it was stopped before.
    fn unasked(&self, index: usize, rule: &Rule) -> Option<Verdict> {
        if let Some((fact, why)) = lacking(rule, self.document) {
            return Some(unknown(index, format!("{fact}: {why}")));
        }
        self.stopped.has(index).then(|| broken(index, vec![self.stopped_problem(rule)]))
    }

    fn given_up(&self, index: usize, rule: &Rule, fault: Fault) -> Verdict {
        let problem = match fault {
            Fault::Failure(Failure::Raised(message)) => self.problem(rule, ProblemKind::Rule, message),
            Fault::Failure(Failure::Limit) => {
                self.stopped.give_up(index);
                self.problem(
                    rule,
                    ProblemKind::Limit,
                    "took too long or too much memory here, and does not judge it".to_owned(),
                )
                .with_help(CHEAPER)
            }
            Fault::Panic(message) => self
                .problem(rule, ProblemKind::Internal, format!("the evaluator failed: {message}"))
                .with_help("this is a bug in karat; please report it with the policy and the file"),
        };
        broken(index, vec![problem])
    }

    /// What an answer comes to. `problems` are of built-ins that failed on the way: what hangs on them is undefined, so that a rule
    /// that found nothing cannot be content.
    fn verdict(&self, index: usize, rule: &Rule, answer: &Answer, mut problems: Vec<Problem>) -> Verdict {
        let has_failed = !problems.is_empty();
        if !has_failed && rule.has_applies && answer.applies != Some(Value::Bool(true)) {
            let outcome = Outcome::NotApplicable;
            return Verdict { rule: index, outcome, is_exception: false, unknown: Vec::new(), problems };
        }
        let said = |value: &'_ Option<Value>| value.clone().unwrap_or(Value::Undefined);
        let (violations, mut faults) = answer::violations(&said(&answer.deny), rule.is_plain);
        let is_broken = (has_failed || !faults.is_empty()) && violations.is_empty();
        let measure: Option<Fraction> = answer::measure(&said(&answer.measure)).unwrap_or_else(|fault| {
            faults.push(fault);
            None
        });
        let (unknown, more) = answer::violations(&said(&answer.unknown), rule.is_plain);
        faults.extend(more.into_iter().map(|fault| format!("`unknown`: {fault}")));
        problems.extend(faults.into_iter().map(|fault| self.problem(rule, ProblemKind::Violation, fault)));
        let outcome = match (is_broken, violations.is_empty()) {
            (true, _) => Outcome::Broken,
            (false, true) => Outcome::Pass { measure },
            (false, false) => Outcome::Fail { violations, measure },
        };
        let is_exception = answer.exception.as_ref().is_some_and(|own| answer::excepts(own, &rule.entry));
        Verdict { rule: index, outcome, is_exception, unknown, problems }
    }

    fn problem(&self, rule: &Rule, kind: ProblemKind, message: String) -> Problem {
        let file = &self.document.file;
        Problem {
            repository: Arc::from(file.repository.target.as_str()),
            path: file.path.clone(),
            position: None,
            kind,
            rule: Some(rule.info.id.clone()),
            message: brief::line(message),
            help: None,
        }
    }

    /// A rule that comes to an end on few documents is not asked again: one problem a repository says so.
    fn stopped_problem(&self, rule: &Rule) -> Problem {
        let message = "took too long or too much memory and was stopped; its documents are not judged".to_owned();
        Problem { path: Arc::from(""), ..self.problem(rule, ProblemKind::Limit, message) }.with_help(CHEAPER)
    }
}

const GUARD: &str =
    "guard the call, e.g. with is_string(…); as in OPA the expression is undefined, and the rule is not passed";

const CHEAPER: &str = "make the rule cheaper, or raise limits.timeout_seconds or limits.memory in karat.toml";

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
fn unknown(index: usize, message: String) -> Verdict {
    let unknown = Violation {
        at: None,
        line: None,
        words: Vec::new(),
        message: Arc::from(message),
        resource: None,
        fraction: None,
        fix: None,
    };
    let outcome = Outcome::Pass { measure: None };
    Verdict { rule: index, outcome, is_exception: false, unknown: vec![unknown], problems: Vec::new() }
}

fn broken(rule: usize, problems: Vec<Problem>) -> Verdict {
    Verdict { rule, outcome: Outcome::Broken, is_exception: false, unknown: Vec::new(), problems }
}

/// What work gives, or why it gives nothing.
fn caught<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Fault> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => done.map_err(Fault::Failure),
        Err(panic) => Err(Fault::Panic(what(panic.as_ref()))),
    }
}

fn what(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}
