//! A JSON report of `karat check -o json`, version 1 → the same run that the report itself would have been recorded as.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read;
use std::sync::Arc;

use serde::Deserialize;

use super::adopted::{Adopted, PathSaid};
use super::error::Error;
use super::run::{
    Definition, Found, Home, Judged, Run, Snapshot, Standing, answered, coverage, evidence_of, home, names,
};
use crate::model::Date;
use crate::model::finding::{Fingerprint, Status};
use crate::model::report::FactAge;
use crate::model::rule::Severity;
use crate::model::scorecard::{CheckOutcome, Excuse, ReasonKind, Remembered};
use crate::model::selector::Facets;
use crate::model::waiver::Effect;

const HELP: &str = "make it with `karat check -o json=FILE` of this version";
const FLEET: &str = "make it with `karat fleet` of this version";

impl Run {
    /// Reads a JSON report; `path` is what it is called in a mistake.
    pub fn read(path: &str, from: impl Read) -> Result<Self, Error> {
        let failed =
            |reason: String| Error::File { doing: "read", path: path.to_owned(), reason, help: HELP.to_owned() };
        let report: Report = serde_json::from_reader(from).map_err(|error| failed(error.to_string()))?;
        report.run().map_err(failed)
    }

    /// Reads a line that `karat fleet` wrote: what the repository is called in the fleet, and its run; none where it could not be judged.
    /// One that has no address is known by the name that it has in the fleet.
    pub fn read_line(path: &str, line: &str) -> Result<Option<(Arc<str>, Self)>, Error> {
        let failed =
            |reason: String| Error::File { doing: "read", path: path.to_owned(), reason, help: FLEET.to_owned() };
        let Line { repository, report } = serde_json::from_str(line).map_err(|error| failed(error.to_string()))?;
        let Some(report) = report else { return Ok(None) };
        let is_named = report.repositories.iter().all(|own| own.address.is_some());
        let run = report.run().map_err(failed)?;
        let run = if is_named { run } else { run.called(&repository) };
        Ok(Some((repository, run)))
    }
}

/// What `karat fleet` tells of a repository.
#[derive(Deserialize)]
struct Line {
    repository: Arc<str>,
    report: Option<Report>,
}

#[derive(Deserialize)]
struct Report {
    version: u32,
    tool: Tool,
    day: String,
    moment: Option<String>,
    policies: Option<Arc<str>>,
    repositories: Vec<Repository>,
    findings: Vec<Finding>,
    outcomes: Vec<RuleSaid>,
    definitions: Vec<Written>,
    scorecards: Vec<Card>,
    #[serde(default)]
    adoption: Vec<PathSaid>,
    facts: Vec<Fact>,
    problems: Vec<Problem>,
    #[serde(default)]
    since: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Tool {
    version: Arc<str>,
}

#[derive(Deserialize)]
struct Repository {
    target: Arc<str>,
    name: Arc<str>,
    address: Option<Arc<str>>,
    whole: bool,
    revision: Option<Arc<str>>,
}

#[derive(Deserialize)]
struct Finding {
    rule: Arc<str>,
    severity: String,
    status: String,
    message: Arc<str>,
    repository: Arc<str>,
    resource: Option<Arc<str>>,
    location: Location,
    fingerprint: String,
    waiver: Option<Waiver>,
}

#[derive(Deserialize)]
struct Location {
    path: Arc<str>,
    start: Position,
}

#[derive(Deserialize)]
struct Position {
    line: u32,
}

#[derive(Deserialize)]
struct RuleSaid {
    rule: Arc<str>,
    repository: Arc<str>,
    entity: Arc<str>,
    outcome: String,
    passed: u64,
    failed: u64,
    broken: u64,
    unknown: u64,
}

#[derive(Deserialize)]
struct Written {
    id: Arc<str>,
    version: Arc<str>,
    source: Arc<str>,
    text: Arc<str>,
}

#[derive(Deserialize)]
struct Card {
    id: Arc<str>,
    repository: Arc<str>,
    entity: Arc<str>,
    name: Arc<str>,
    r#type: Option<String>,
    lifecycle: Option<String>,
    owner: Option<String>,
    system: Option<String>,
    domain: Option<String>,
    tier: Option<String>,
    tags: Vec<String>,
    languages: Vec<String>,
    path: String,
    level: Option<Arc<str>>,
    score: Option<u32>,
    score_up_to: Option<u32>,
    coverage: Option<u32>,
    checks: Vec<Check>,
}

#[derive(Deserialize)]
struct Check {
    id: Arc<str>,
    rule: Arc<str>,
    outcome: String,
    value: Option<u32>,
    unwaived: String,
    unwaived_value: Option<u32>,
    waiver: Option<Waiver>,
    evidence: Vec<Place>,
    places: u64,
    reason: Option<Why>,
    remembered: Option<Memory>,
}

#[derive(Deserialize)]
struct Place {
    path: Arc<str>,
    message: Arc<str>,
}

#[derive(Deserialize)]
struct Why {
    kind: String,
}

#[derive(Deserialize)]
struct Waiver {
    id: Arc<str>,
    effect: String,
    until: String,
    reason: Arc<str>,
}

#[derive(Deserialize)]
struct Memory {
    outcome: String,
    value: Option<u32>,
    on: String,
    until: String,
    level: Option<Arc<str>>,
}

#[derive(Deserialize)]
struct Fact {
    source: Arc<str>,
    age: Option<u64>,
}

#[derive(Deserialize)]
struct Problem {
    repository: Arc<str>,
    path: Option<Arc<str>>,
    incomplete: bool,
    rule: Option<Arc<str>>,
}

/// A value, or what is wrong with it.
pub(super) type Checked<T> = Result<T, String>;

impl Report {
    fn run(self) -> Checked<Run> {
        if self.version != 1 {
            return Err(format!("its version is {}, and this karat reads 1", self.version));
        }
        if self.since.is_some() {
            return Err("it is compared with another state (`--since`), and says of findings what is new".to_owned());
        }
        // Of a run whose moment nobody named, only the day is told.
        let moment = self.moment.clone().unwrap_or_else(|| format!("{}T00:00:00Z", self.day));
        let moment = chrono::DateTime::parse_from_rfc3339(&moment).map_err(|_| format!("`{moment}` is no moment"))?;
        if let Some(part) = self.repositories.iter().find(|own| !own.whole) {
            return Err(format!("of {} only a part was judged", part.target));
        }
        let home = |own: &Repository| {
            let Repository { target, name, address, .. } = own;
            Home { target: target.clone(), name: name.clone(), address: address.clone() }
        };
        let names = names(&self.repositories.iter().map(home).collect::<Vec<_>>());
        let mut parts = self.parts()?;
        let mut snapshots = Vec::new();
        for own in &self.repositories {
            let Some(name) = names.get(&own.target) else { continue };
            snapshots.push(parts.remove(&own.target).unwrap_or_default().snapshot(own, name.clone())?);
        }
        let definition = |own: &Written| Definition {
            id: own.id.clone(),
            version: own.version.clone(),
            source: own.source.clone(),
            text: own.text.clone(),
        };
        let run = Run {
            moment: moment.timestamp(),
            definitions: self.definitions.iter().map(definition).collect(),
            engine: self.tool.version,
            policies: self.policies.unwrap_or_else(|| Arc::from("")),
            paths: self.adoption.iter().map(PathSaid::asked).collect(),
            facts: self.facts.into_iter().map(|own| FactAge { source: own.source, age: own.age }).collect(),
            snapshots,
        };
        Ok(run.in_order())
    }

    /// What it says, by the target of the repository.
    fn parts(&self) -> Checked<HashMap<Arc<str>, Part<'_>>> {
        let mut parts: HashMap<Arc<str>, Part<'_>> = HashMap::new();
        for own in &self.outcomes {
            parts.entry(own.repository.clone()).or_default().outcomes.push(own);
        }
        for own in &self.scorecards {
            parts.entry(own.repository.clone()).or_default().cards.push(own);
        }
        for own in &self.adoption {
            for (repository, own) in own.adopted()? {
                parts.entry(repository).or_default().adoption.push(own);
            }
        }
        for own in &self.findings {
            parts.entry(own.repository.clone()).or_default().findings.push(own);
        }
        for own in self.problems.iter().filter(|own| own.incomplete && own.rule.is_none()) {
            let path = own.path.clone().unwrap_or_else(|| Arc::from(""));
            parts.entry(own.repository.clone()).or_default().unjudged.insert(path);
        }
        Ok(parts)
    }
}

/// What a report says of a repository.
#[derive(Default)]
struct Part<'r> {
    outcomes: Vec<&'r RuleSaid>,
    cards: Vec<&'r Card>,
    adoption: Vec<Adopted>,
    findings: Vec<&'r Finding>,
    unjudged: BTreeSet<Arc<str>>,
}

impl Part<'_> {
    fn snapshot(self, own: &Repository, repository: Arc<str>) -> Checked<Snapshot> {
        let by_rule: BTreeMap<(&str, &str), &RuleSaid> =
            self.outcomes.iter().map(|own| ((own.entity.as_ref(), own.rule.as_ref()), *own)).collect();
        let homes: BTreeMap<&str, &Arc<str>> = self.cards.iter().map(|own| (own.path.as_str(), &own.entity)).collect();
        let is_full =
            |own: &RuleSaid| own.broken == 0 && own.unknown == 0 && own.outcome != CheckOutcome::Unknown.as_str();
        let own = Snapshot {
            repository,
            revision: own.revision.clone(),
            answered: answered(self.outcomes.iter().map(|own| (&own.rule, is_full(own)))),
            unjudged: self.unjudged.into_iter().collect(),
            standings: self.cards.iter().map(|own| own.standing(&by_rule)).collect::<Checked<_>>()?,
            adoption: self.adoption,
            findings: self.findings.iter().map(|own| own.found(&homes)).collect::<Checked<_>>()?,
        };
        Ok(own.in_order())
    }
}

impl Card {
    fn standing(&self, by_rule: &BTreeMap<(&str, &str), &RuleSaid>) -> Checked<Standing> {
        let judged = |own: &Check| {
            let rule = by_rule.get(&(self.entity.as_ref(), own.rule.as_ref()));
            own.judged(rule.map(|rule| [rule.passed, rule.failed, rule.broken, rule.unknown]))
        };
        Ok(Standing {
            entity: self.entity.clone(),
            name: self.name.clone(),
            facets: Arc::new(Facets {
                kind: self.entity.split(':').next().unwrap_or_default().to_owned(),
                r#type: self.r#type.clone(),
                lifecycle: self.lifecycle.clone(),
                tier: self.tier.clone(),
                tags: self.tags.clone(),
                owner: self.owner.clone(),
                system: self.system.clone(),
                domain: self.domain.clone(),
                languages: self.languages.clone(),
                path: self.path.clone(),
            }),
            scorecard: self.id.clone(),
            level: self.level.clone(),
            score: self.score,
            score_up_to: self.score_up_to,
            coverage: self.coverage,
            checks: self.checks.iter().map(judged).collect::<Checked<Vec<_>>>()?,
        })
    }
}

impl Check {
    fn judged(&self, documents: Option<[u64; 4]>) -> Checked<Judged> {
        let said = outcome(&self.unwaived, self.unwaived_value)?;
        let places = self.evidence.iter().map(|own| (own.path.as_ref(), own.message.as_ref()));
        Ok(Judged {
            check: self.id.clone(),
            outcome: outcome(&self.outcome, self.value)?,
            said,
            coverage: coverage(said, documents),
            reason: self.reason.as_ref().map(|own| reason(&own.kind)).transpose()?,
            waiver: self.waiver.as_ref().map(Waiver::excuse).transpose()?,
            evidence: evidence_of(places, self.places),
            remembered: self.remembered.as_ref().map(Memory::read).transpose()?,
        })
    }
}

impl Finding {
    fn found(&self, homes: &BTreeMap<&str, &Arc<str>>) -> Checked<Found> {
        let wrong = |what: &str| format!("`{what}` is nothing that this karat knows");
        let statuses = [Status::Open, Status::Waived, Status::Baselined];
        Ok(Found {
            fingerprint: Fingerprint::parse(&self.fingerprint).ok_or_else(|| wrong(&self.fingerprint))?,
            rule: self.rule.clone(),
            severity: Severity::parse(&self.severity).ok_or_else(|| wrong(&self.severity))?,
            status: named(statuses, Status::as_str, &self.status)?,
            waiver: self.waiver.as_ref().map(Waiver::excuse).transpose()?,
            entity: home(&self.location.path, homes).cloned(),
            path: self.location.path.clone(),
            line: self.location.start.line,
            resource: self.resource.clone(),
            message: self.message.clone(),
        })
    }
}

impl Waiver {
    fn excuse(&self) -> Checked<Excuse> {
        Ok(Excuse {
            id: self.id.clone(),
            effect: named([Effect::Exclude, Effect::Hold, Effect::Accept], Effect::as_str, &self.effect)?,
            until: date(&self.until)?,
            reason: self.reason.clone(),
            approved_by: Box::default(),
        })
    }
}

impl Memory {
    fn read(&self) -> Checked<Remembered> {
        let outcome = outcome(&self.outcome, self.value)?;
        Ok(Remembered { outcome, on: date(&self.on)?, until: date(&self.until)?, level: self.level.clone() })
    }
}

fn date(text: &str) -> Checked<Date> {
    Date::parse(text).ok_or_else(|| format!("`{text}` is no date"))
}

/// The one of these whose word it is.
pub(super) fn named<T: Copy, const N: usize>(all: [T; N], word: fn(T) -> &'static str, wanted: &str) -> Checked<T> {
    let found = all.into_iter().find(|own| word(*own) == wanted);
    found.ok_or_else(|| format!("`{wanted}` is none of: {}", all.map(word).join(", ")))
}

/// The outcome of a word, with the value that a partial one has.
pub(super) fn outcome(word: &str, value: Option<u32>) -> Checked<CheckOutcome> {
    use CheckOutcome::{Fail, NotApplicable, Partial, Pass, Unknown, Waived};
    let all = [Pass, Partial(value.unwrap_or_default()), Fail, NotApplicable, Waived, Unknown];
    named(all, CheckOutcome::as_str, word)
}

fn reason(word: &str) -> Checked<ReasonKind> {
    use ReasonKind::{Fact, File, Hold, Import, Rule, Unasked, Value};
    named([Fact, Import, File, Rule, Value, Hold, Unasked], ReasonKind::as_str, word)
}
