//! The report as assessment results of OSCAL: a result for each repository with an observation for each rule that was asked, and a
//! finding for each control that rules name. Ids are made from what they stand for: the same report gives the same bytes.
//! <https://pages.nist.gov/OSCAL/>

mod controls;
mod types;
mod uuid;

use std::io;

use super::json::pretty;
use super::judged::{self, Judged};
use super::moment::rfc3339;
use super::text::count;
use super::workspace::{self, Workspace};
use super::{Writer, sanitize};
use crate::model::finding::Finding;
use crate::model::problem::Problem;
use crate::model::report::{Report, RepositoryReport};
use crate::model::scorecard::CheckOutcome;
use types::{
    Actor, Assessed, Component, Definitions, Evidence, Import, Matter, Metadata, Observation, Origin, Outcome,
    Property, Resource, Results, State, Subject,
};
use uuid::uuid;

/// The version of OSCAL.
const OSCAL: &str = "1.1.3";
/// The namespace of our properties.
const NAMESPACE: &str = "urn:karat:oscal";
/// Places that are told of a rule.
const PLACES: usize = 100;

/// Writes assessment results.
pub(super) struct Oscal(pub(super) Option<Workspace>);

impl Writer for Oscal {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        if report.repositories.is_empty() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "nothing was checked"));
        }
        let Some(provenance) = &report.provenance else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "what was judged by is not known"));
        };
        let moment = rfc3339(report.moment);
        let (definitions, rules) = (provenance.definitions.as_str(), judged::rules(report));
        let plan = uuid(&["plan", definitions]);
        let results: Vec<_> =
            report.repositories.iter().map(|own| self.result(report, (own, definitions), (&rules, &moment))).collect();
        let parts: Vec<&str> = results.iter().map(|result| result.uuid.as_str()).collect();
        let value = types::Document {
            assessment_results: Results {
                uuid: uuid(&[&[plan.as_str(), moment.as_str()], parts.as_slice()].concat()),
                metadata: Metadata {
                    title: "What karat says of repositories".to_owned(),
                    last_modified: moment.clone(),
                    version: report.version.clone(),
                    oscal_version: OSCAL,
                },
                import_ap: Import { href: format!("#{plan}") },
                results,
                back_matter: Matter {
                    resources: [Resource {
                        uuid: plan.clone(),
                        title: "The rules and scorecards that were judged by",
                        description: format!("SHA-256 of the definitions: {definitions}"),
                    }],
                },
            },
        };
        pretty(&value, out)
    }
}

impl Oscal {
    fn result(
        &self,
        report: &Report,
        (own, definitions): (&RepositoryReport, &str),
        (rules, moment): (&judged::Rules<'_>, &str),
    ) -> Outcome {
        let repository = &own.repository;
        let name = sanitize::line(&repository.name).into_owned();
        let revision = repository.revision.as_deref().unwrap_or_default();
        let component = uuid(&["component", &repository.target, &name]);
        let tool = uuid(&["tool", &report.version]);
        let judged = judged::of(report, rules, &repository.target);
        let asked: Vec<_> = judged.iter().filter(|judged| judged.outcome != CheckOutcome::NotApplicable).collect();
        let about = About { tool: &tool, component: &component, moment };
        let mut observations: Vec<_> = asked.iter().map(|judged| self.observation(judged, &about)).collect();
        let pairs: Vec<_> = asked.iter().copied().zip(&observations).collect();
        let findings = controls::findings(&pairs, &component);
        observations.extend(self.unjudged(report.problems_of(&repository.target), &about));
        let at = if revision.is_empty() { String::new() } else { format!(" at commit {revision}") };
        Outcome {
            uuid: uuid(&["result", &component, revision, moment, definitions]),
            title: format!("Repository {name}{at}"),
            description: asked_of(asked.len(), report.rules.len()),
            start: moment.to_owned(),
            end: moment.to_owned(),
            local_definitions: Definitions {
                components: [
                    Component::of(component, "software", name, "The repository that was assessed."),
                    Component::of(tool, "validation", format!("karat {}", report.version), "What assessed it."),
                ],
            },
            reviewed_controls: controls::reviewed(&asked),
            observations,
            findings,
        }
    }

    fn observation(&self, judged: &Judged<'_>, about: &About<'_>) -> Observation {
        let rule = judged.rule;
        let open = judged.open().count();
        let word = judged.outcome.as_str();
        let why = judged.reason.map(|reason| format!(" {}", sanitize::line(&reason.text))).unwrap_or_default();
        let description = if rule.description.is_empty() { &rule.title } else { &rule.description };
        Observation {
            props: vec![
                property("rule", &rule.id),
                property("severity", rule.severity.as_str()),
                property("outcome", word),
            ],
            types: [if open > 0 { "finding" } else { "control-objective" }],
            relevant_evidence: judged.open().take(PLACES).map(|own| self.evidence(own)).collect(),
            remarks: format!("{word}: {}.{why}", count(open as u64, "finding")),
            ..about.observation(&rule.id, rule.title.clone(), description.clone())
        }
    }

    /// What could not be judged of a repository: what rules say of it is not all that could be said.
    fn unjudged(&self, problems: &[Problem], about: &About<'_>) -> Option<Observation> {
        let all: Vec<&Problem> = problems.iter().filter(|own| own.kind.is_incomplete()).collect();
        let evidence = |own: &&Problem| Evidence {
            href: self.href(&own.repository, &own.path, own.position.map_or(1, |place| place.line)),
            description: sanitize::line(&own.message).into_owned(),
        };
        let description = "Files, or parts of them, that no rule could be asked about, and rules that gave no answer.";
        (!all.is_empty()).then(|| Observation {
            props: vec![property("outcome", "not-judged")],
            relevant_evidence: all.iter().take(PLACES).map(evidence).collect(),
            remarks: format!("not judged: {}.", count(all.len() as u64, "problem")),
            ..about.observation("not judged", "What could not be judged".to_owned(), description.to_owned())
        })
    }

    fn evidence(&self, finding: &Finding) -> Evidence {
        let (path, line) = (&finding.location.path, finding.location.start.line);
        Evidence {
            href: self.href(&finding.repository, path, line),
            description: sanitize::line(&finding.message).into_owned(),
        }
    }

    /// The address of a line, where it is one of a file.
    fn href(&self, repository: &str, path: &str, line: u32) -> Option<String> {
        let file = workspace::file(self.0.as_ref(), repository, path);
        (!matches!(path, "" | ".")).then(|| format!("{}#L{line}", super::uri::of_path(&file)))
    }
}

fn property(name: &'static str, value: &str) -> Property {
    Property { name, ns: NAMESPACE, value: value.to_owned() }
}

/// How many of the rules were asked.
fn asked_of(asked: usize, all: usize) -> String {
    let were = if all == 1 { "was" } else { "were" };
    let others = match all - asked.min(all) {
        0 => "",
        1 => "; the other one speaks of nothing that is there",
        _ => "; the others speak of nothing that is there",
    };
    format!("{asked} of {} {were} asked{others}.", count(all as u64, "rule"))
}

/// What all observations of a repository have in common.
struct About<'a> {
    tool: &'a str,
    component: &'a str,
    moment: &'a str,
}

impl About<'_> {
    /// An observation in which nothing was seen yet, of something that this id tells apart.
    fn observation(&self, id: &str, title: String, description: String) -> Observation {
        Observation {
            uuid: uuid(&["observation", self.component, id, self.moment]),
            title,
            description,
            props: Vec::new(),
            methods: ["TEST"],
            types: ["control-objective"],
            origins: [Origin { actors: [Actor { kind: "tool", actor_uuid: self.tool.to_owned() }] }],
            subjects: [Subject { subject_uuid: self.component.to_owned(), kind: "component" }],
            relevant_evidence: Vec::new(),
            collected: self.moment.to_owned(),
            remarks: String::new(),
        }
    }
}

impl Component {
    fn of(uuid: String, kind: &'static str, title: String, description: &'static str) -> Self {
        Self { uuid, kind, title, description, status: State { state: "operational" } }
    }
}

impl Assessed {
    /// A control holds where every rule that names it passed.
    fn of(outcomes: &[CheckOutcome]) -> Self {
        let is = |wanted: fn(&CheckOutcome) -> bool| outcomes.iter().any(wanted);
        if is(|own| matches!(own, CheckOutcome::Fail | CheckOutcome::Partial(_))) {
            return Self { state: "not-satisfied", reason: "fail" };
        }
        if is(|own| matches!(own, CheckOutcome::Unknown | CheckOutcome::Waived)) {
            return Self { state: "not-satisfied", reason: "other" };
        }
        Self { state: "satisfied", reason: "pass" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_rules_were_asked_is_said_in_words_that_fit_the_number() {
        for (asked, all, expected) in [
            (1, 1, "1 of 1 rule was asked."),
            (1, 2, "1 of 2 rules were asked; the other one speaks of nothing that is there."),
            (2, 2, "2 of 2 rules were asked."),
            (1, 160, "1 of 160 rules were asked; the others speak of nothing that is there."),
        ] {
            assert_eq!(asked_of(asked, all), expected);
        }
    }
}
