//! What lies in targets: the same walk, read and parse as a scan, and no rule. Counts, and holds no document.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use regorus::Value;

use super::view::Listed;
use super::{Error, Settings, entities_of, pool};
use crate::model::document::Document;
use crate::model::source::{Repository, SourceFile};
use crate::model::survey::Survey;
use crate::{discover, facts, parse};

/// Looks at targets.
///
/// # Errors
///
/// A target cannot be scanned.
pub fn survey(targets: &[PathBuf], settings: &Settings) -> Result<Vec<Survey>, Error> {
    pool(settings)?.install(|| {
        let options = settings.discovery();
        let found = discover::repositories(targets, &options)?;
        let each = found.repositories.par_iter();
        let mut surveys: Vec<_> = each.map(|(repository, scope)| of(repository, scope, &options)).collect();
        surveys.sort_by(|a, b| a.target.cmp(&b.target));
        Ok(surveys)
    })
}

fn of(repository: &Arc<Repository>, scope: &discover::Scope, options: &discover::Options) -> Survey {
    let Listed { files, charts, .. } = Listed::on_disk(repository, scope, options);
    let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
    let counted = files
        .par_iter()
        .map(|file| {
            // What cannot be read is told of when it is judged.
            let parsed = catch_unwind(AssertUnwindSafe(|| parse::read(file, &reading).documents)).unwrap_or_default();
            let mut counts = Counts::default();
            for document in &parsed {
                counts.add(document);
            }
            counts
        })
        .reduce(Counts::default, Counts::merged);
    let entities = entities_of(repository, (&files, scope.is_whole()), &reading);
    Survey {
        target: repository.target.clone(),
        name: repository.name.clone(),
        languages: parse::repository::languages(&files, ""),
        kinds: counted.kinds,
        providers: counted.providers,
        ci: parse::repository::ci(&files).into_iter().collect(),
        entities: entities.scoped().cloned().collect(),
        owners: by_owner(owned(repository, &files)),
        files: files.iter().map(|file| file.path.clone()).collect(),
    }
}

#[derive(Default)]
struct Counts {
    kinds: BTreeMap<String, u64>,
    providers: BTreeMap<String, u64>,
}

impl Counts {
    fn add(&mut self, document: &Document) {
        *self.kinds.entry(document.kind.name().to_owned()).or_default() += 1;
        if !document.kind.has("terraform") {
            return;
        }
        for (kind, named) in
            document.value["resource"].as_object().ok().into_iter().flat_map(regorus::value::Object::iter)
        {
            let kind = kind.as_string().map_or("", AsRef::as_ref);
            let provider = kind.split_once('_').map_or(kind, |(provider, _)| provider);
            *self.providers.entry(provider.to_owned()).or_default() +=
                named.as_object().map_or(1, regorus::value::Object::len) as u64;
        }
    }

    fn merged(mut self, other: Self) -> Self {
        for (mine, theirs) in [(&mut self.kinds, other.kinds), (&mut self.providers, other.providers)] {
            for (name, count) in theirs {
                *mine.entry(name).or_default() += count;
            }
        }
        self
    }
}

/// The owners that CODEOWNERS names for each file of a repository; none where there is no such file or it cannot be read.
///
/// # Errors
///
/// The folder cannot be scanned.
pub fn owners(root: &Path, settings: &Settings) -> Result<BTreeMap<String, Vec<String>>, Error> {
    pool(settings)?.install(|| {
        let options = settings.discovery();
        let found = discover::repositories(&[root.to_owned()], &options)?;
        let first = found.repositories.into_iter().find(|(repository, _)| repository.root == root);
        let owned =
            first.map(|(repository, scope)| owned(&repository, &discover::files(&repository, &scope, &options).0));
        Ok(owned.unwrap_or_default())
    })
}

pub(super) fn owned(repository: &Repository, files: &[Arc<SourceFile>]) -> BTreeMap<String, Vec<String>> {
    const FACT: &str = "codeowners";
    let imported = facts::imported::Imported::default();
    let source =
        facts::Source { repository, files, documents: &[], heads: None, scopes: &[], now: 0, imported: &imported };
    let found = facts::gather(&BTreeSet::from([FACT.to_owned()]), &source);
    let owned = found.known.get(FACT).and_then(|fact| fact["owners"].as_object().ok());
    let names = |owners: &Value| -> Vec<String> {
        let owners = owners.as_array().ok().into_iter().flat_map(|owners| owners.iter());
        owners.filter_map(|owner| Some(owner.as_string().ok()?.to_string())).collect()
    };
    let each = owned.into_iter().flat_map(regorus::value::Object::iter);
    each.filter_map(|(path, owners)| Some((path.as_string().ok()?.to_string(), names(owners)))).collect()
}

/// How many files each owner has.
fn by_owner(owned: BTreeMap<String, Vec<String>>) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for owner in owned.into_values().flatten() {
        *counts.entry(owner).or_default() += 1;
    }
    counts
}
