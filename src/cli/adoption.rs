//! `karat adoption`: who is on the golden paths, since when, and how that came about.

use std::collections::BTreeMap;
use std::path::Path;

use super::args::{Adoption, TableFormat};
use super::output;
use super::settings::{Definitions, Settings};
use super::{Exit, Failure, Usage};
use crate::adoption::{self, Question};
use crate::drift::TemplateClone;
use crate::model::standard::GoldenPath;
use crate::standards::Standards;

pub(super) fn run(adoption: &Adoption) -> Result<Exit, Failure> {
    output::check(&adoption.outputs)?;
    let mut settings = Settings::of_policies(&adoption.policies, &adoption.targets)?.keeping(&adoption.pace.caching)?;
    settings.standards = adoption.standards.clone().or(settings.standards);
    let Definitions { folder, catalog, standards, cards } = Definitions::of(&settings, "golden paths")?;
    if standards.paths.is_empty() {
        let message = format!("find a golden path in {}", folder.display());
        let help = "write paths/<id>.toml there; `karat schema path` describes it";
        return Err(Usage::new(message, help).into());
    }
    let now = adoption.pace.now.seconds();
    let scan = settings.scan(adoption.pace.jobs, now);
    let clones = clones(&standards, &adoption.templates)?;
    let mut measured = Vec::new();
    for path in chosen(&standards, &adoption.ids)? {
        let catalog = adoption::catalog_of(&[path], &catalog)?;
        let question = Question {
            path,
            campaigns: &standards.campaigns,
            cards: &cards,
            targets: &adoption.targets,
            catalog: &catalog,
            settings: &scan,
            template: clones.get(path.id.as_ref()),
            window: adoption.window,
        };
        measured.push(adoption::measure(&question)?);
    }
    for to in &output::chosen(&adoption.outputs, TableFormat::Text) {
        let text = match to.format {
            TableFormat::Text => adoption::text(&measured),
            TableFormat::Json => adoption::json(&measured, now),
            TableFormat::Csv => adoption::csv(&measured),
            TableFormat::Md => adoption::markdown(&measured),
        };
        output::write(to, |out| out.write_all(text.as_bytes()))?;
    }
    Ok(Exit::Clean)
}

/// Clones of templates, by the ids of their paths.
fn clones(standards: &Standards, given: &[String]) -> Result<BTreeMap<String, TemplateClone>, Failure> {
    let mut clones = BTreeMap::new();
    for word in given {
        let help = "write --template ID=CLONE: the id of a golden path, and the folder of a clone of its template";
        let wrong = |message: String| Failure::from(Usage::new(message, help));
        let (id, folder) = word.split_once('=').ok_or_else(|| wrong(format!("read --template {word}")))?;
        let path = chosen(standards, &[id.to_owned()])?.into_iter().next();
        let template = path.and_then(|path| path.template.as_ref());
        let template =
            template.ok_or_else(|| wrong(format!("compare with the template of `{id}`: the path names none")))?;
        let clone = TemplateClone::open(Path::new(folder), template);
        clones.insert(id.to_owned(), clone.map_err(|reason| wrong(format!("read {reason}")))?);
    }
    Ok(clones)
}

/// The paths that are named, else all.
fn chosen<'s>(standards: &'s Standards, named: &[String]) -> Result<Vec<&'s GoldenPath>, Failure> {
    let known = || standards.paths.iter().map(|path| path.id.as_ref()).collect::<Vec<_>>().join(", ");
    let find = |id: &String| {
        let found = standards.paths.iter().find(|path| path.id.as_ref() == id);
        found
            .ok_or_else(|| Usage::new(format!("find the golden path `{id}`"), format!("there are: {}", known())).into())
    };
    if named.is_empty() { Ok(standards.paths.iter().collect()) } else { named.iter().map(find).collect() }
}
