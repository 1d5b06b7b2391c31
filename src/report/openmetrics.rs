//! The report as metrics: text that OpenMetrics and the older format of Prometheus read alike, such as for the textfile collector of
//! a node exporter. Only gauges, without times of their own; names and labels stay what they are.

use std::collections::BTreeMap;
use std::io;

use super::{Writer, judged, sanitize};
use crate::model::finding::Status;
use crate::model::report::{Report, RepositoryReport};
use crate::model::rule::Severity;
use crate::model::scorecard::{CheckOutcome, ScorecardResult};

/// Writes a report as metrics.
pub(super) struct OpenMetrics;

/// A share that a scorecard may have, in basis points.
type Value = fn(&ScorecardResult) -> Option<u32>;

/// Labels with their values, and a number.
pub(crate) type Sample = (Vec<(&'static str, String)>, String);

impl Writer for OpenMetrics {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let build = (vec![("version", report.version.clone())], "1".to_owned());
        family(out, ("karat_build_info", "", "The version of karat that wrote this."), [build])?;
        let moment = (Vec::new(), report.moment.to_string());
        family(out, ("karat_run_timestamp_seconds", "seconds", "The moment that the run speaks of."), [moment])?;
        repositories(report, out)?;
        scorecards(report, out)?;
        writeln!(out, "# EOF")
    }
}

/// A metric with all of its samples: name, unit, what it says.
pub(crate) fn family(
    out: &mut dyn io::Write,
    (name, unit, help): (&str, &str, &str),
    samples: impl IntoIterator<Item = Sample>,
) -> io::Result<()> {
    writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge")?;
    if !unit.is_empty() {
        writeln!(out, "# UNIT {name} {unit}")?;
    }
    for (labels, number) in samples {
        write!(out, "{name}")?;
        for (at, (label, value)) in labels.iter().enumerate() {
            write!(out, "{}{label}=\"{}\"", if at == 0 { "{" } else { "," }, escaped(value))?;
        }
        writeln!(out, "{} {number}", if labels.is_empty() { "" } else { "}" })?;
    }
    Ok(())
}

/// A value of a label; control characters are spelled out.
fn escaped(value: &str) -> String {
    sanitize::line(value).replace('\\', "\\\\").replace('"', "\\\"")
}

fn of_repository(own: &RepositoryReport, more: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut labels = vec![("repository", own.repository.name.clone()), ("target", own.repository.target.clone())];
    labels.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
    labels
}

fn repositories(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let all = &report.repositories;
    let files = all.iter().map(|own| (of_repository(own, &[]), own.files.to_string()));
    family(out, ("karat_files", "", "Files seen in a repository."), files)?;
    let documents = all.iter().map(|own| (of_repository(own, &[]), own.documents.to_string()));
    family(out, ("karat_documents", "", "Documents judged in a repository."), documents)?;
    let findings = all.iter().flat_map(|own| findings(report, own));
    family(out, ("karat_findings", "", "Findings in a repository, by severity and by whether they count."), findings)?;
    let rules = judged::rules(report);
    let outcomes = all.iter().flat_map(|own| outcomes(report, &rules, own));
    family(out, ("karat_rules", "", "Rules by what they said of a repository."), outcomes)?;
    let unlisted = report.unlisted();
    let others = unlisted.iter().map(|(target, unjudged)| {
        (vec![("repository", (*target).to_owned()), ("target", (*target).to_owned())], unjudged.len().to_string())
    });
    let unjudged = all.iter().map(|own| {
        let problems = report.problems_of(&own.repository.target).iter();
        let number = problems.filter(|own| own.kind.is_incomplete()).count();
        (of_repository(own, &[]), number.to_string())
    });
    let unjudged = unjudged.chain(others);
    family(out, ("karat_unjudged", "", "What could not be judged in a repository: files, rules."), unjudged)
}

/// A sample for each severity and status, also where there is none: series do not come and go.
fn findings(report: &Report, own: &RepositoryReport) -> Vec<Sample> {
    let found = report.findings_of(&own.repository.target);
    let mut samples = Vec::new();
    for severity in Severity::ALL.into_iter().rev() {
        for status in [Status::Open, Status::Waived, Status::Baselined] {
            let number = found.iter().filter(|own| own.severity == severity && own.status == status).count();
            let labels = [("severity", severity.as_str()), ("status", status.as_str())];
            samples.push((of_repository(own, &labels), number.to_string()));
        }
    }
    samples
}

const OUTCOMES: [CheckOutcome; 6] = [
    CheckOutcome::Pass,
    CheckOutcome::Partial(0),
    CheckOutcome::Fail,
    CheckOutcome::Waived,
    CheckOutcome::Unknown,
    CheckOutcome::NotApplicable,
];

fn outcomes(report: &Report, rules: &judged::Rules<'_>, own: &RepositoryReport) -> Vec<Sample> {
    let judged = judged::of(report, rules, &own.repository.target);
    let of = |outcome: CheckOutcome| {
        let word = outcome.as_str();
        let number = judged.iter().filter(|judged| judged.outcome.as_str() == word).count();
        (of_repository(own, &[("outcome", word)]), number.to_string())
    };
    OUTCOMES.map(of).into()
}

fn scorecards(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let names: BTreeMap<&str, &str> =
        report.repositories.iter().map(|own| (own.repository.target.as_str(), own.repository.name.as_str())).collect();
    let labels = |card: &ScorecardResult, more: &[(&'static str, &str)]| {
        let name = names.get(&*card.repository).copied().unwrap_or(&card.name);
        let own = [("repository", name), ("target", &card.repository), ("entity", &card.entity)];
        let all = own.into_iter().chain([("scorecard", &*card.scorecard)]).chain(more.iter().copied());
        all.map(|(name, value)| (name, value.to_owned())).collect::<Vec<_>>()
    };
    let cards = &report.scorecards;
    let info = cards.iter().map(|card| {
        let facets = &card.facets;
        let text = |own: &'static str, value: &Option<String>| (own, value.clone().unwrap_or_default());
        let mut all = labels(card, &[("version", &card.version)]);
        all.extend([text("owner", &facets.owner), text("system", &facets.system), text("tier", &facets.tier)]);
        (all, "1".to_owned())
    });
    family(out, ("karat_scorecard_info", "", "A scorecard of an entity: its version, and whose the entity is."), info)?;
    let ratios: [(&str, &str, Value); 3] = [
        ("karat_score_ratio", "The score, with what is unknown as nothing.", |card| card.score),
        ("karat_score_up_to_ratio", "The score if all that is unknown passed.", |card| card.score_up_to),
        ("karat_coverage_ratio", "The known share of what applies.", |card| card.coverage),
    ];
    for (name, help, value) in ratios {
        let known = cards.iter().filter_map(|card| Some((labels(card, &[]), ratio(value(card)?))));
        family(out, (name, "ratio", help), known)?;
    }
    let levels = cards.iter().flat_map(|card| {
        let is_reached = |rung: &crate::model::scorecard::Rung| u8::from(rung.is_reached).to_string();
        card.ladder.iter().map(move |rung| (labels(card, &[("level", &rung.level)]), is_reached(rung)))
    });
    family(out, ("karat_level_reached", "", "Whether a level and all below it are reached."), levels)?;
    let checks = cards.iter().flat_map(|card| {
        OUTCOMES.map(|outcome| {
            let word = outcome.as_str();
            let number = card.checks.iter().filter(|own| own.outcome.as_str() == word).count();
            (labels(card, &[("outcome", word)]), number.to_string())
        })
    });
    family(out, ("karat_checks", "", "Checks of a scorecard by what became of them."), checks)?;
    let targets = cards.iter().filter_map(|card| {
        let target = card.target.as_ref()?;
        Some((labels(card, &[("level", &target.level)]), u8::from(target.is_met).to_string()))
    });
    family(out, ("karat_target_met", "", "Whether the level that is expected of an entity is reached."), targets)
}

/// Basis points as a share of one.
pub(crate) fn ratio(points: u32) -> String {
    (f64::from(points) / 10_000.0).to_string()
}
