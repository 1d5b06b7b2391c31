//! What rules said of what many files make: of a repository as a whole, of its entities, of a Terraform module.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::judged::{Counted, Found};
use super::texts::{Number, Texts, Writer};
use super::{About, Told, all};
use crate::model::finding::Findings;
use crate::model::problem::Problem;
use crate::model::rule::{RuleId, RuleInfo};
use crate::score::{Reach, Tally};

/// Outcomes, findings and problems of some rules.
#[derive(Clone, Debug, Default)]
pub(crate) struct Whole {
    /// What they said, by what that counts for and by the place of the rule among them.
    pub(crate) tallies: Vec<((Reach, usize), Tally)>,
    /// Violations with places.
    pub(crate) findings: Findings,
    /// What could not be judged.
    pub(crate) problems: Vec<Problem>,
    /// The hashes of the files that these places, and those of problems, are in.
    pub(crate) contents: BTreeMap<Arc<str>, [u8; 20]>,
}

#[derive(Serialize, Deserialize)]
struct Wire<'r> {
    #[serde(borrow)]
    texts: Vec<&'r str>,
    /// Each with its rule, and the file that its reason names.
    tallies: Vec<(Reached, Number, Number, Counted)>,
    /// Each with its file, to be read where that is shown.
    findings: Vec<(Number, &'r [u8])>,
    problems: Vec<(Number, Told)>,
    contents: Vec<(Number, [u8; 20])>,
}

/// A [`Reach`].
#[derive(Serialize, Deserialize)]
enum Reached {
    Scope(u64),
    Entity(u64),
}

impl Whole {
    /// Its bytes, by the rules in the order of their ids; none where it cannot be kept.
    pub(crate) fn bytes(&self, repository: &Arc<str>, rules: &[&RuleInfo]) -> Option<Vec<u8>> {
        let Self { tallies, findings, problems, contents } = self;
        let rules: Vec<RuleId> = rules.iter().map(|rule| rule.id.clone()).collect();
        let about = |path| About { repository, path, rules: &rules };
        let mut texts = Writer::default();
        let nowhere: Arc<str> = Arc::from("");
        let tallies = all(tallies.iter().map(|((reach, rule), tally)| {
            let path = tally.reason.as_ref().and_then(|reason| reason.path.as_ref()).unwrap_or(&nowhere);
            let counted = Counted::of(tally, &about(path), &mut texts)?;
            Some((Reached::of(*reach)?, Number::try_from(*rule).ok()?, texts.number(path), counted))
        }))?;
        let findings = all(findings.iter().map(|own| {
            let path = &own.location.path;
            let found = postcard::to_stdvec(&Found::of(own, &about(path), &mut texts)?).ok()?;
            Some((texts.number(path), found))
        }))?;
        let findings = findings.iter().map(|(path, found)| (*path, found.as_slice())).collect();
        let problems = all(problems.iter().map(|own| {
            let path = texts.number(&own.path);
            Some((path, Told::of(own, &about(&own.path), &mut texts)?))
        }))?;
        let contents = contents.iter().map(|(path, id)| (texts.number(path), *id)).collect();
        postcard::to_stdvec(&Wire { texts: texts.texts(), tallies, findings, problems, contents }).ok()
    }

    /// What some bytes say, by the same rules, with the findings in the files that are shown; none where they say nothing.
    pub(crate) fn of(
        bytes: &[u8],
        repository: &Arc<str>,
        rules: &[&RuleInfo],
        is_shown: impl Fn(&str) -> bool,
    ) -> Option<Self> {
        let Wire { texts, tallies, findings, problems, contents } = postcard::from_bytes(bytes).ok()?;
        let texts = Texts::of(&texts);
        let ids: Vec<RuleId> = rules.iter().map(|rule| rule.id.clone()).collect();
        let about = |path| About { repository, path, rules: &ids };
        let place = |rule: Number| usize::try_from(rule).ok().filter(|rule| *rule < rules.len());
        let tally = |(reach, rule, path, own): (Reached, Number, Number, Counted)| {
            Some(((reach.reach()?, place(rule)?), own.tally(&about(texts.text(path)?), &texts)?))
        };
        let finding = |(path, own): (Number, &[u8])| {
            let own: Found = postcard::from_bytes(own).ok()?;
            let severity = rules.get(place(own.rule())?)?.severity;
            own.finding(&about(texts.text(path)?), &texts, severity).map(Box::new)
        };
        let is_wanted = |path: Number| texts.borrowed(path).is_none_or(&is_shown);
        let told: BTreeSet<Number> = problems.iter().map(|(path, _)| *path).collect();
        let is_placed = |path: Number| is_wanted(path) || told.contains(&path);
        let problem = |(path, own): (Number, Told)| own.problem(&about(texts.text(path)?), &texts);
        let content = |(path, id)| Some((texts.text(path)?.clone(), id));
        Some(Self {
            tallies: all(tallies.into_iter().map(tally))?,
            findings: all(findings.into_iter().filter(|(path, _)| is_wanted(*path)).map(finding))?,
            problems: all(problems.into_iter().map(problem))?,
            contents: contents.into_iter().filter(|(path, _)| is_placed(*path)).map(content).collect::<Option<_>>()?,
        })
    }
}

impl Reached {
    fn of(reach: Reach) -> Option<Self> {
        Some(match reach {
            Reach::Scope(own) => Self::Scope(u64::try_from(own).ok()?),
            Reach::Entity(own) => Self::Entity(u64::try_from(own).ok()?),
        })
    }

    fn reach(self) -> Option<Reach> {
        Some(match self {
            Self::Scope(own) => Reach::Scope(usize::try_from(own).ok()?),
            Self::Entity(own) => Reach::Entity(usize::try_from(own).ok()?),
        })
    }
}
