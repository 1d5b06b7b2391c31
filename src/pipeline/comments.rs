//! Waivers in the comments of targets: the same walk as a scan, and no rule.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::view::Listed;
use super::{Error, Settings, pool, survey};
use crate::model::Date;
use crate::model::source::{Repository, SourceFile};
use crate::standards::{Found, Inline};
use crate::{discover, parse, standards};

/// The waivers in comments of targets, in no order, and how many comments have a mistake, so that they excuse nothing.
///
/// # Errors
///
/// A target cannot be scanned.
pub fn comments(targets: &[PathBuf], settings: &Settings) -> Result<(Vec<Found>, usize), Error> {
    pool(settings)?.install(|| {
        let options = settings.discovery();
        let found = discover::repositories(targets, &options)?;
        let each = found.repositories.par_iter().map(|(repository, scope)| of(repository, scope, settings, &options));
        Ok(each.reduce(Default::default, |(mut all, faults), (own, more)| {
            all.extend(own);
            (all, faults + more)
        }))
    })
}

fn of(
    repository: &Arc<Repository>,
    scope: &discover::Scope,
    settings: &Settings,
    options: &discover::Options,
) -> (Vec<Found>, usize) {
    let Listed { files, charts, .. } = Listed::on_disk(repository, scope, options);
    let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
    let today = Date::of_unix(settings.now).unwrap_or_default();
    let said = |file: &Arc<SourceFile>| {
        let text = parse::text(file, &reading).filter(|text| standards::may_have_waivers(text))?;
        let said = standards::inline_waivers(&file.path, file.format, &text, &settings.excuses, today);
        (said != Inline::default()).then(|| (file.clone(), text.to_string(), said))
    };
    let said: Vec<_> = files.par_iter().filter_map(said).collect();
    if said.is_empty() {
        return (Vec::new(), 0);
    }
    let owned = survey::owned(repository, &files);
    let target: Arc<str> = Arc::from(repository.target.as_str());
    let faults = said.iter().map(|(.., said)| said.faults.len()).sum();
    let found = said.into_iter().flat_map(|(file, text, said)| {
        let owners = owned.get(file.path.as_ref()).cloned().unwrap_or_default();
        let target = target.clone();
        let on_disk = file.on_disk().map(Path::to_owned).unwrap_or_default();
        said.waivers.into_iter().map(move |waiver| Found {
            repository: target.clone(),
            file: on_disk.clone(),
            path: file.path.clone(),
            line: text.lines().nth(waiver.line.saturating_sub(1) as usize).unwrap_or_default().to_owned(),
            owners: owners.clone(),
            waiver,
        })
    });
    (found.collect(), faults)
}
