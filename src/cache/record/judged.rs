//! What the rules said of the documents of a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::fix::Mending;
use super::texts::{Number, Texts, Writer};
use super::{About, Place, Told, all};
use crate::model::document::Step;
use crate::model::finding::{Finding, Findings, Fingerprint, Location, Status};
use crate::model::problem::Problem;
use crate::model::rule::{RuleId, Severity};
use crate::model::scorecard::{Reason, ReasonKind};
use crate::model::verdict::Fraction;
use crate::score::Tally;

/// Outcomes, findings and problems of a file.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// What each rule said, by the place of the rule among those that are asked.
    pub(crate) tallies: BTreeMap<usize, Tally>,
    /// Violations with places.
    pub(crate) findings: Findings,
    /// What could not be judged.
    pub(crate) problems: Vec<Problem>,
}

#[derive(Serialize, Deserialize)]
struct Wire<'r> {
    #[serde(borrow)]
    texts: Vec<&'r str>,
    /// Rules one after the other that said the same: how many, and what.
    tallies: Vec<(Number, Option<Counted>)>,
    findings: Vec<Found>,
    problems: Vec<Told>,
}

/// A [`Tally`].
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct Counted {
    passed: u64,
    failed: u64,
    broken: u64,
    unknown: u64,
    measure: Option<(u64, u64)>,
    reason: Option<Why>,
}

/// A [`Reason`].
#[derive(PartialEq, Serialize, Deserialize)]
struct Why {
    kind: u8,
    has_path: bool,
    line: Option<u32>,
    text: Number,
}

/// A [`Finding`].
#[derive(Serialize, Deserialize)]
pub(super) struct Found {
    rule: Number,
    message: Number,
    resource: Option<Number>,
    start: Place,
    end: Place,
    snippet: Option<Number>,
    at: Vec<Stepped>,
    fingerprint: [u8; 16],
    anywhere: [u8; 16],
    fix: Option<Mending>,
}

/// A [`Step`].
#[derive(Serialize, Deserialize)]
enum Stepped {
    Key(Number),
    Index(u64),
}

/// Why verdicts may be none, as far as that follows from what they are kept by.
const REASONS: [ReasonKind; 5] =
    [ReasonKind::File, ReasonKind::Rule, ReasonKind::Value, ReasonKind::Fact, ReasonKind::Import];

/// The bytes of what rules said, by their places among those that are asked; none where it cannot be kept.
pub(crate) fn judged(
    tallies: &BTreeMap<usize, &Tally>,
    findings: &[Box<Finding>],
    problems: &[Problem],
    about: &About<'_>,
) -> Option<Vec<u8>> {
    let mut texts = Writer::default();
    let mut counted: Vec<(Number, Option<Counted>)> = Vec::new();
    let end = tallies.last_key_value().map_or(0, |(last, _)| last + 1);
    for rule in 0..end {
        let own = match tallies.get(&rule) {
            Some(tally) => Some(Counted::of(tally, about, &mut texts)?),
            None => None,
        };
        match counted.last_mut().filter(|(_, last)| *last == own) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, own)),
        }
    }
    let findings = all(findings.iter().map(|own| Found::of(own, about, &mut texts)))?;
    let problems = all(problems.iter().map(|own| Told::of(own, about, &mut texts)))?;
    postcard::to_stdvec(&Wire { texts: texts.texts(), tallies: counted, findings, problems }).ok()
}

impl Judged {
    /// What some bytes say; none where they say nothing. `severity` is how bad violations of a rule are now.
    pub(crate) fn of(bytes: &[u8], about: &About<'_>, severity: impl Fn(usize) -> Option<Severity>) -> Option<Self> {
        let Wire { texts, tallies, findings, problems } = postcard::from_bytes(bytes).ok()?;
        let texts = Texts::of(&texts);
        let mut known = BTreeMap::new();
        let mut rule = 0_usize;
        for (count, own) in tallies {
            let end = rule.checked_add(usize::try_from(count).ok()?).filter(|end| *end <= about.rules.len())?;
            if let Some(own) = own {
                let tally = own.tally(about, &texts)?;
                known.extend((rule..end).map(|rule| (rule, tally.clone())));
            }
            rule = end;
        }
        let found = |own: Found| {
            let severity = severity(usize::try_from(own.rule).ok()?)?;
            own.finding(about, &texts, severity).map(Box::new)
        };
        Some(Self {
            tallies: known,
            findings: all(findings.into_iter().map(found))?,
            problems: all(problems.into_iter().map(|own| own.problem(about, &texts)))?,
        })
    }
}

impl Counted {
    pub(super) fn of<'t>(tally: &'t Tally, about: &About<'_>, texts: &mut Writer<'t>) -> Option<Self> {
        let Tally { passed, failed, broken, unknown, measure, reason } = tally;
        let measure = measure.map(|Fraction { value, of }| (value, of));
        let reason = match reason {
            Some(reason) => Some(Why::of(reason, about, texts)?),
            None => None,
        };
        Some(Self { passed: *passed, failed: *failed, broken: *broken, unknown: *unknown, measure, reason })
    }

    pub(super) fn tally(self, about: &About<'_>, texts: &Texts<'_>) -> Option<Tally> {
        let Self { passed, failed, broken, unknown, measure, reason } = self;
        let measure = measure.map(|(value, of)| Fraction { value, of });
        let reason = match reason {
            Some(reason) => Some(Arc::new(reason.reason(about, texts)?)),
            None => None,
        };
        Some(Tally { passed, failed, broken, unknown, measure, reason })
    }
}

impl Why {
    fn of<'t>(reason: &'t Reason, about: &About<'_>, texts: &mut Writer<'t>) -> Option<Self> {
        let Reason { kind, path, line, text } = reason;
        if path.as_ref().is_some_and(|path| path != about.path) {
            return None;
        }
        let kind = u8::try_from(REASONS.iter().position(|own| own == kind)?).ok()?;
        Some(Self { kind, has_path: path.is_some(), line: *line, text: texts.number(text) })
    }

    fn reason(self, about: &About<'_>, texts: &Texts<'_>) -> Option<Reason> {
        let Self { kind, has_path, line, text } = self;
        Some(Reason {
            kind: *REASONS.get(usize::from(kind))?,
            path: has_path.then(|| about.path.clone()),
            line,
            text: texts.text(text)?.clone(),
        })
    }
}

impl Found {
    /// The rule, by its place.
    pub(super) const fn rule(&self) -> Number {
        self.rule
    }

    pub(super) fn of<'t>(finding: &'t Finding, about: &About<'_>, texts: &mut Writer<'t>) -> Option<Self> {
        let Finding {
            rule,
            severity: _,
            status,
            waiver,
            message,
            repository,
            resource,
            location,
            at,
            variants,
            fingerprint: Fingerprint(fingerprint),
            anywhere: Fingerprint(anywhere),
            fix,
        } = finding;
        let Location { path, start, end, snippet } = location;
        let is_plain = *status == Status::Open && waiver.is_none() && variants.is_none();
        if !is_plain || repository != about.repository || path != about.path {
            return None;
        }
        let step = |step: &'t Step, texts: &mut Writer<'t>| match step {
            Step::Key(key) => Some(Stepped::Key(texts.number(key))),
            Step::Index(index) => Some(Stepped::Index(u64::try_from(*index).ok()?)),
        };
        Some(Self {
            rule: about.number(rule)?,
            message: texts.number(message),
            resource: resource.as_deref().map(|resource| texts.number(resource)),
            start: Place::of(*start),
            end: Place::of(*end),
            snippet: snippet.as_deref().map(|snippet| texts.number(snippet)),
            at: all(at.iter().map(|own| step(own, texts)))?,
            fingerprint: fingerprint.to_le_bytes(),
            anywhere: anywhere.to_le_bytes(),
            fix: match fix {
                Some(fix) => Some(Mending::of(fix, about)?),
                None => None,
            },
        })
    }

    pub(super) fn finding(self, about: &About<'_>, texts: &Texts<'_>, severity: Severity) -> Option<Finding> {
        let Self { rule, message, resource, start, end, snippet, at, fingerprint, anywhere, fix } = self;
        let rule: RuleId = about.rule(rule)?;
        let maybe = |number: Option<Number>| match number {
            Some(number) => texts.text(number).cloned().map(Some),
            None => Some(None),
        };
        let step = |step| match step {
            Stepped::Key(key) => texts.text(key).cloned().map(Step::Key),
            Stepped::Index(index) => usize::try_from(index).ok().map(Step::Index),
        };
        Some(Finding {
            rule,
            severity,
            status: Status::Open,
            waiver: None,
            message: texts.text(message)?.clone(),
            repository: about.repository.clone(),
            resource: maybe(resource)?,
            location: Location {
                path: about.path.clone(),
                start: start.position(),
                end: end.position(),
                snippet: maybe(snippet)?,
            },
            at: all(at.into_iter().map(step))?.into(),
            variants: None,
            fingerprint: Fingerprint(u128::from_le_bytes(fingerprint)),
            anywhere: Fingerprint(u128::from_le_bytes(anywhere)),
            fix: match fix {
                Some(fix) => Some(Arc::new(fix.fix(about)?)),
                None => None,
            },
        })
    }
}
