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
        let observations: Vec<_> = asked.iter().map(|judged| self.observation(judged, &about)).collect();
        let pairs: Vec<_> = asked.iter().copied().zip(&observations).collect();
        let findings = controls::findings(&pairs, &component);
        let at = if revision.is_empty() { String::new() } else { format!(" at commit {revision}") };
        Outcome {
            uuid: uuid(&["result", &component, revision, moment, definitions]),
            title: format!("Repository {name}{at}"),
            description: format!(
                "{} of {} were asked; the others speak of nothing that is there.",
                count(asked.len() as u64, "rule"),
                report.rules.len()
            ),
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
        let evidence = judged.open().take(PLACES).map(|own| self.evidence(own)).collect();
        let property = |name, value: &str| Property { name, ns: NAMESPACE, value: value.to_owned() };
        Observation {
            uuid: uuid(&["observation", about.component, &rule.id, about.moment]),
            title: rule.title.clone(),
            description: description.clone(),
            props: vec![
                property("rule", &rule.id),
                property("severity", rule.severity.as_str()),
                property("outcome", word),
            ],
            methods: ["TEST"],
            types: [if open > 0 { "finding" } else { "control-objective" }],
            origins: [Origin { actors: [Actor { kind: "tool", actor_uuid: about.tool.to_owned() }] }],
            subjects: [Subject { subject_uuid: about.component.to_owned(), kind: "component" }],
            relevant_evidence: evidence,
            collected: about.moment.to_owned(),
            remarks: format!("{word}: {}.{why}", count(open as u64, "finding")),
        }
    }

    fn evidence(&self, finding: &Finding) -> Evidence {
        let (path, line) = (&finding.location.path, finding.location.start.line);
        let file = workspace::file(self.0.as_ref(), &finding.repository, path);
        let href = (&**path != ".").then(|| format!("{}#L{line}", super::uri::of_path(&file)));
        Evidence { href, description: sanitize::line(&finding.message).into_owned() }
    }
}

/// What all observations of a repository have in common.
struct About<'a> {
    tool: &'a str,
    component: &'a str,
    moment: &'a str,
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
