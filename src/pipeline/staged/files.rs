//! The files of a change: what is known of what rules say of each, and which rules are to be asked about it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::side::{Side, kinds_of};
use super::still::{Said, Still};
use super::unread::Edit;
use crate::catalog::Catalog;
use crate::model::document::{Kind, ParsedFile};
use crate::model::rule::RuleInfo;
use crate::model::scope::Scopes;
use crate::pipeline::file::{Around, keep, read};
use crate::pipeline::memory::{Known, Of, Recall};
use crate::pipeline::replaced::Replaced;
use crate::pipeline::share::Share;
use crate::pipeline::{Run, Worker, speaks_of};

/// Files, and what is known of them.
pub(super) struct Files {
    each: Vec<File>,
    /// Rules that are to be asked about some of them, as indices; of those of which nothing is known, all.
    asked: BTreeSet<usize>,
    unknown: BTreeSet<Kind>,
}

struct File {
    parsed: ParsedFile,
    known: Option<Known>,
    said: Said,
}

impl Files {
    /// Looks up what rules say of some files, by what they said of these before a change where that is given.
    pub(super) fn of(
        files: &[ParsedFile],
        now: &Side<'_>,
        edit: Option<Edit<'_>>,
        scopes: &Scopes,
        (catalog, recall): (&Catalog, Option<&Recall<'_>>),
    ) -> Self {
        let one = |parsed: &ParsedFile| {
            let known = recall.and_then(|recall| Some((recall, recall.known(&parsed.file, &now.reading())?)));
            let owner = scopes.owner(&parsed.file.path);
            let said = known.as_ref().map(|(recall, known)| {
                let kinds = kinds(parsed);
                let still = || before(recall, catalog, (parsed, &kinds), edit?, owner);
                recall.judged(known, &kinds, &parsed.file, owner).map_or_else(|| still().into(), Said::All)
            });
            let said = said.unwrap_or(Said::Nothing);
            File { parsed: parsed.clone(), known: known.map(|(_, known)| known), said }
        };
        let each: Vec<File> = files.par_iter().map(one).collect();
        let (mut asked, mut unknown) = (BTreeSet::new(), BTreeSet::new());
        for file in &each {
            // Of what could not be read it is said which rules cannot judge it.
            unknown.extend(file.parsed.unjudged.iter().cloned());
            match &file.said {
                Said::All(_) => {}
                Said::Some(still) => asked.extend(&still.asked),
                Said::Nothing => unknown.extend(kinds_of(&file.parsed)),
            }
        }
        Self { each, asked, unknown }
    }

    /// Whether a rule is to be asked about some of them.
    pub(super) fn asks(&self, catalog: &Catalog, info: &RuleInfo) -> bool {
        catalog.index(&info.id).is_some_and(|rule| self.asked.contains(&rule))
            || (!self.unknown.is_empty() && speaks_of(info, &self.unknown))
    }
}

/// What rules say of a file by what they said of it before a change.
fn before(
    recall: &Recall<'_>,
    catalog: &Catalog,
    (parsed, kinds): (&ParsedFile, &[Kind]),
    edit: Edit<'_>,
    owner: usize,
) -> Option<Still> {
    let was = edit.was.iter().find(|own| own.file.path == parsed.file.path)?;
    let said = recall.judged(&recall.known(&was.file, &edit.side.reading())?, &self::kinds(was), &was.file, owner)?;
    let asked = recall.asked(kinds, Of::File);
    Still::of(catalog, (&asked.rules, recall.readers(&asked)?), (&was.documents, &parsed.documents), said)
}

fn kinds(file: &ParsedFile) -> Vec<Kind> {
    file.documents.iter().map(|document| document.kind.clone()).collect()
}

impl Run<'_> {
    /// The files of the change, judged. Those of a kind go to one thread, which prepares the rules for them; there are few of each.
    pub(super) fn changed(&self, files: Files, side: &Side<'_>, scopes: &Scopes, recall: Option<&Recall<'_>>) -> Share {
        let mut groups: BTreeMap<String, Vec<File>> = BTreeMap::new();
        for file in files.each {
            let name = kinds_of(&file.parsed).next().map(|kind| kind.name().to_owned()).unwrap_or_default();
            groups.entry(name).or_default().push(file);
        }
        let around = Around { charts: &side.charts, scopes, recall, replaced: &Replaced::default() };
        let judged = |group: Vec<File>| {
            let mut worker = self.worker();
            let mut unknown = BTreeSet::new();
            let mut share = Share::default();
            for file in group {
                if matches!(file.said, Said::Nothing) {
                    unknown.insert(kinds(&file.parsed));
                }
                let name = file.parsed.file.clone();
                share = share.merged(self.counted(&name, || self.changed_file(&mut worker, file, around)));
            }
            if let Some(recall) = recall {
                for kinds in unknown {
                    recall.keep_readers(&recall.asked(&kinds, Of::File), self.program);
                }
            }
            share
        };
        groups.into_par_iter().map(|(_, group)| judged(group)).reduce(Share::default, Share::merged)
    }

    fn changed_file(&self, worker: &mut Worker<'_>, file: File, around: Around<'_>) -> Share {
        let File { parsed, known, said } = file;
        let file = parsed.file.clone();
        let (read, documents) = read(parsed);
        let judged = match said {
            Said::All(share) => share,
            said => {
                let said = said.without(self.catalog, |rule| self.program.has(rule));
                let share = self.judged(worker, &documents, around.scopes).merged(said);
                keep(&file, (&read, &share), around, known.as_ref());
                share
            }
        };
        self.told(&file, around, read, judged, documents)
    }
}
