//! `helm template` → the objects of a chart, each with its template; and what Helm complains of, at the line that it names.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use super::chance::Chance;
use super::charts::{Chart, MOST_VALUES};
use super::documents::{self, Made};
use super::roots::{Outcome, Refusal, Surroundings, Way, at, problem, said};
use super::run::{self, Failure};
use super::sections::{MARK, Section, sections};
use crate::model::document::SourceText;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::rendered::{MadeFrom, Variant};
use crate::model::source::SourceFile;
use crate::parse;
use crate::scratch;

/// The version of Kubernetes that a chart is rendered for, so that it does not depend on the one that Helm was built with.
const KUBERNETES: &str = "1.34.0";
/// Charts may bring a schema of their values, which may lead to the network; whether values are of the right type is Helm's to say.
const NO_SCHEMA: &str = "--skip-schema-validation";
/// Longest name of a release.
const LONGEST_NAME: usize = 53;

/// Renders a chart in one way.
pub(super) fn run(helm: &Path, chart: &Chart, way: &Way, around: &Surroundings<'_>) -> Result<String, Refusal> {
    let folder = chart.file().on_disk().and_then(Path::parent).unwrap_or(Path::new("."));
    if chart.leads_out(around) {
        return Err(Refusal::Skipped {
            message: "a Helm chart with a link that leads out of the repository".to_owned(),
            help: "put a copy of what it leads to into the chart".to_owned(),
        });
    }
    let started = |error: std::io::Error| Refusal::Failed(Failure::Stopped(format!("make a folder for it: {error}")));
    let home = scratch::Folder::new().map_err(started)?;
    let release = release(&chart.name);
    let mut arguments =
        ["template", release, "--namespace", release, "--kube-version", KUBERNETES].map(OsStr::new).to_vec();
    arguments.push(folder.as_os_str());
    if let Some(values) = &way.values {
        arguments.extend([OsStr::new("--values"), values.as_os_str()]);
    }
    let older = arguments.clone();
    arguments.push(OsStr::new(NO_SCHEMA));
    let output = match run::run(helm, &arguments, home.path()) {
        // Helm before 3.16 does not know the flag.
        Err(Failure::Said(text)) if knows_no_flag(&text) => run::run(helm, &older, home.path()),
        other => other,
    };
    output.map_err(|failure| refusal(failure, chart, home.path(), around))
}

/// Whether Helm says that it does not know the flag; what a chart makes it say stands behind other words.
fn knows_no_flag(text: &str) -> bool {
    let told = text.lines().find(|line| !line.starts_with("WARNING"));
    told.and_then(|line| line.strip_prefix("Error: unknown flag: ")) == Some(NO_SCHEMA)
}

/// The name that a chart is released under: its own where Helm takes that.
fn release(name: &str) -> &str {
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let is_fit =
        name.len() <= LONGEST_NAME && name.chars().all(is_plain) && !name.starts_with('-') && !name.ends_with('-');
    if is_fit && !name.is_empty() { name } else { "release" }
}

fn refusal(failure: Failure, chart: &Chart, home: &Path, around: &Surroundings<'_>) -> Refusal {
    let Failure::Said(text) = failure else { return Refusal::Failed(failure) };
    let words = said(&text, home, around);
    match words.split_once("missing in charts/ directory:") {
        Some((_, names)) => {
            let folder = if chart.folder().is_empty() { "." } else { chart.folder() };
            Refusal::Skipped {
                message: "a Helm chart whose dependencies are not in its charts/".to_owned(),
                help: format!("run `helm dependency build {folder}`, which fetches {}", names.trim()),
            }
        }
        None => Refusal::Failed(Failure::Said(words)),
    }
}

/// What Helm complained of, at the line of the template that it names.
pub(super) fn complaint(chart: &Chart, way: &Way, failure: Failure, around: &Surroundings<'_>) -> Problem {
    let with = &way.variant;
    let words = match failure {
        Failure::Said(words) | Failure::Stopped(words) => words,
    };
    let place = place(&words, chart, around);
    let message = format!("not rendered with {with}: helm: {words}");
    let help = "see that `helm template` renders the chart, or leave it out with --render never";
    match place {
        Some((file, line, column)) => at(problem(&file, ProblemKind::Render, message), line, column),
        None => problem(chart.file(), ProblemKind::Render, message),
    }
    .with_help(help)
}

/// The file and line in `… (web/templates/a.yaml:3:14) …`, `template: web/templates/a.yaml:3:14: …`.
fn place(words: &str, chart: &Chart, around: &Surroundings<'_>) -> Option<(Arc<SourceFile>, u32, u32)> {
    let start = format!("{}/", chart.name);
    words.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '"' | '<' | '>')).find_map(
        |word| {
            let mut parts = word.split(':').map(str::trim);
            let file = chart.template(parts.next().filter(|name| name.starts_with(&start))?, around)?;
            let line = parts.next().and_then(|line| line.parse().ok()).unwrap_or(1);
            // Helm counts bytes from 0.
            let column =
                parts.next().and_then(|column| column.parse::<u32>().ok()).map_or(1, |column| column.saturating_add(1));
            Some((file, line, column))
        },
    )
}

/// Reads the objects that a chart was rendered to. What several ways give alike is one object, and a template in which nothing is
/// filled in is judged as the file that it is.
pub(super) fn read(chart: &Chart, rendered: &[(Way, String)], around: &Surroundings<'_>, outcome: &mut Outcome) {
    let mut templates: BTreeMap<&str, Option<SourceText>> = BTreeMap::new();
    let steady = steady(chart, rendered, around);
    let rendered = steady.as_deref().unwrap_or(rendered);
    for (section, variants) in told_apart(rendered) {
        let template = templates.entry(section.template).or_insert_with(|| text(chart, section.template, around));
        if template.as_ref().is_some_and(|template| !template.text.contains("{{")) {
            continue;
        }
        let file = template.as_ref().map_or_else(|| chart.file(), |template| &template.file);
        let from = template.clone().map_or_else(
            || MadeFrom::Chart {
                chart: chart.document.clone(),
                at: chart.dependency(section.template),
                template: Arc::from(section.template),
            },
            MadeFrom::Template,
        );
        let made = Made { file, text: section.text, variants: Arc::new(variants) };
        documents::read(&made, around, outcome, |_| Some(from.clone()));
    }
    if chart.left_out() > 0 && !rendered.is_empty() {
        let message =
            format!("rendered with {MOST_VALUES} of its values files; {} more are left out", chart.left_out());
        outcome.problems.push(problem(chart.file(), ProblemKind::Skipped, message));
    }
}

/// What a chart was rendered to, without what chance and the clock make of it; none where they make nothing.
fn steady(chart: &Chart, rendered: &[(Way, String)], around: &Surroundings<'_>) -> Option<Vec<(Way, String)>> {
    let texts: Vec<Arc<str>> = chart.templates(around).filter_map(|file| parse::text(file, &around.reading)).collect();
    let chance = Chance::of(&texts)?;
    let own = |section: Section<'_>| {
        let template = text(chart, section.template, around);
        let told = template.map_or(Cow::Borrowed(section.text), |own| chance.steady(section.text, &own.text));
        format!("---\n{MARK}{}\n{told}", section.template)
    };
    let outputs = rendered.iter().map(|(way, output)| (way.clone(), sections(output).into_iter().map(own).collect()));
    Some(outputs.collect())
}

/// The different documents of all ways, in the order in which they come, each with the ways that gave it.
fn told_apart(rendered: &[(Way, String)]) -> Vec<(Section<'_>, Vec<Variant>)> {
    let mut places: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut documents: Vec<(Section<'_>, Vec<Variant>)> = Vec::new();
    for (way, output) in rendered {
        for section in sections(output) {
            let next = documents.len();
            let place = *places.entry((section.template, section.text)).or_insert(next);
            match documents.get_mut(place) {
                Some((_, variants)) => variants.push(way.variant.clone()),
                None => documents.push((section, vec![way.variant.clone()])),
            }
        }
    }
    documents
}

fn text(chart: &Chart, called: &str, around: &Surroundings<'_>) -> Option<SourceText> {
    let file = chart.template(called, around)?;
    let text = parse::text(&file, &around.reading)?;
    Some(SourceText { file, text, base: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_has_the_name_of_its_chart_where_that_is_one() {
        let long = "a".repeat(54);
        for (name, expected) in
            [("web", "web"), ("Web", "release"), ("web-", "release"), (&long, "release"), ("", "release")]
        {
            assert_eq!(release(name), expected, "{name}");
        }
    }
}
