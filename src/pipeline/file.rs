//! A file → what it gives to its repository: from what is remembered of it, or read and judged anew.

use std::sync::Arc;

use super::memory::{Known, Recall};
use super::share::{Share, Template};
use super::{Run, Worker, text};
use crate::cache::record::Read;
use crate::model::document::{Document, Kind, ParsedFile};
use crate::model::scope::Scopes;
use crate::model::source::SourceFile;
use crate::{parse, standards};

/// What surrounds the files of a repository.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// What the other files say of one.
    pub(super) charts: &'a parse::ChartIndex,
    /// The folders that entities live in.
    pub(super) scopes: &'a Scopes,
    /// What is remembered of the repository, if anything may be.
    pub(super) recall: Option<&'a Recall<'a>>,
}

impl Run<'_> {
    /// Reads and judges a file, as far as that was not done before.
    pub(super) fn file(&self, worker: &mut Worker<'_>, file: &Arc<SourceFile>, around: Around<'_>) -> Share {
        let reading = parse::ReadOptions { max_file_size: self.options.max_file_size, charts: around.charts };
        let recalled = around.recall.and_then(|recall| Some((recall, recall.known(file, &reading)?)));
        let Some((recall, known)) = recalled else {
            return self.parsed(worker, parse::read(file, &reading), around);
        };
        self.recalled(recall, known, file, around).unwrap_or_else(|known| {
            let mut known = *known;
            let parsed = match known.bytes.take() {
                Some(bytes) => parse::read_bytes(file, bytes, &reading),
                None => parse::read(file, &reading),
            };
            let (read, parsed) = read(parsed);
            let judged = self.judged(worker, &parsed, around.scopes);
            recall.keep(&known, file, self.program, &read, &judged);
            self.told(file, around, read, judged, parsed)
        })
    }

    /// Judges a file that was read.
    pub(super) fn parsed(&self, worker: &mut Worker<'_>, parsed: ParsedFile, around: Around<'_>) -> Share {
        let file = parsed.file.clone();
        let (read, documents) = read(parsed);
        let judged = self.judged(worker, &documents, around.scopes);
        self.told(&file, around, read, judged, documents)
    }

    /// What a file gives by what is remembered of it. Its documents are read only where somebody else wants to see them.
    fn recalled(
        &self,
        recall: &Recall<'_>,
        known: Known,
        file: &Arc<SourceFile>,
        around: Around<'_>,
    ) -> Result<Share, Box<Known>> {
        let owner = around.scopes.owner(&file.path);
        let found = recall.read(&known, file).and_then(|read| {
            let judged = recall.judged((&known, &read), file, self.program, owner)?;
            Some((read, judged))
        });
        let Some((read, judged)) = found else { return Err(Box::new(known)) };
        let reading = parse::ReadOptions { max_file_size: self.options.max_file_size, charts: around.charts };
        let is_seen = read.has_comments || read.kinds.iter().any(|kind| self.keeps(kind));
        let documents = match known.bytes {
            _ if !is_seen => Vec::new(),
            Some(bytes) => parse::read_bytes(file, bytes, &reading).documents,
            None => parse::read(file, &reading).documents,
        };
        Ok(self.told(file, around, read, judged, documents))
    }

    fn judged(&self, worker: &mut Worker<'_>, documents: &[Document], scopes: &Scopes) -> Share {
        let each = documents.iter().map(|document| self.judge(worker, document, scopes));
        each.fold(Share::default(), Share::merged)
    }

    /// Adds to the verdicts on a file what could not be read of it, the waivers in its comments, and the documents that others ask for.
    fn told(
        &self,
        file: &SourceFile,
        around: Around<'_>,
        read: Read,
        mut share: Share,
        documents: Vec<Document>,
    ) -> Share {
        let Read { problems, unjudged, kinds, has_comments } = read;
        let template = Template { path: file.path.clone(), problems, unjudged };
        if self.renderer.is_some() && kinds.is_empty() && around.charts.is_template(&file.path) {
            share.templates.push(template);
        } else {
            self.unjudged(&mut share, template, around.scopes);
        }
        if let Some(text) = documents.iter().find_map(text).filter(|_| has_comments) {
            let said = standards::inline_waivers(&file.path, file.format, text, self.excuses, self.today);
            if !(said.waivers.is_empty() && said.faults.is_empty()) {
                share.inline.push((file.path.clone(), said));
            }
        }
        share.kept.extend(documents.into_iter().filter(|own| self.keeps(&own.kind)).map(Arc::new));
        share
    }

    /// Whether documents of a kind are looked at once more, when all files are judged.
    fn keeps(&self, kind: &Kind) -> bool {
        self.wants(kind) || parse::is_module_part(kind)
    }
}

/// What is needed of a file besides its documents, and these.
fn read(parsed: ParsedFile) -> (Read, Vec<Document>) {
    let ParsedFile { file: _, documents, problems, unjudged } = parsed;
    let has_comments = documents.iter().find_map(text).is_some_and(|text| standards::may_have_waivers(text));
    let kinds = documents.iter().map(|document| document.kind.clone()).collect();
    (Read { problems, unjudged, kinds, has_comments }, documents)
}
