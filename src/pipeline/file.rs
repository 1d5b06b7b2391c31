//! A file → what it gives to its repository: from what is remembered of it, or read and judged anew.

use std::sync::Arc;

use super::memory::{Known, Recall};
use super::replaced::Replaced;
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
    /// Objects that are judged as they are rendered.
    pub(super) replaced: &'a Replaced,
}

impl Run<'_> {
    /// Reads and judges a file, as far as that was not done before.
    pub(super) fn file(&self, worker: &mut Worker<'_>, file: &Arc<SourceFile>, around: Around<'_>) -> Share {
        if let Some(replaced) = around.replaced.in_file(&file.path) {
            return self.beside(worker, file, replaced, around);
        }
        let reading = self.reading(around);
        let mut known = around.recall.and_then(|recall| recall.known(file, &reading));
        if let Some(share) = known.as_mut().and_then(|known| self.recalled(known, file, around)) {
            return share;
        }
        let bytes = known.as_mut().and_then(|known| known.bytes.take());
        self.parsed(worker, parse(file, bytes, &reading), around, known.as_ref())
    }

    /// Judges a file that was read, and keeps what came of it where it is known by a key.
    pub(super) fn parsed(
        &self,
        worker: &mut Worker<'_>,
        parsed: ParsedFile,
        around: Around<'_>,
        known: Option<&Known>,
    ) -> Share {
        let file = parsed.file.clone();
        let (read, documents) = read(parsed);
        let judged = self.judged(worker, &documents, around.scopes);
        keep(&file, (&read, &judged), around, known);
        self.told(&file, around, read, judged, documents)
    }

    /// What a file gives by what is remembered of it, if that is enough. Its documents are read only where somebody else wants to see
    /// them.
    pub(super) fn recalled(&self, known: &mut Known, file: &Arc<SourceFile>, around: Around<'_>) -> Option<Share> {
        let recall = around.recall?;
        let read = recall.read(known, file)?;
        let judged = recall.judged(known, &read.kinds, file, around.scopes.owner(&file.path))?;
        let is_seen = read.has_comments || read.kinds.iter().any(|kind| self.keeps(kind));
        let parsed = is_seen.then(|| parse(file, known.bytes.take(), &self.reading(around)).documents);
        Some(self.told(file, around, read, judged, parsed.unwrap_or_default()))
    }

    pub(super) fn reading<'a>(&self, around: Around<'a>) -> parse::ReadOptions<'a> {
        parse::ReadOptions { max_file_size: self.options.max_file_size, charts: around.charts }
    }

    pub(super) fn judged(&self, worker: &mut Worker<'_>, documents: &[Document], scopes: &Scopes) -> Share {
        let each = documents.iter().map(|document| self.judge(worker, document, scopes));
        each.fold(Share::default(), Share::merged)
    }

    /// Adds to the verdicts on a file what could not be read of it, the waivers in its comments, and the documents that others ask for.
    pub(super) fn told(
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

/// Keeps how a file was read and what came of it, where it is known by a key.
pub(super) fn keep(file: &SourceFile, (read, judged): (&Read, &Share), around: Around<'_>, known: Option<&Known>) {
    if let Some((recall, known)) = around.recall.zip(known) {
        recall.keep(known, file, read, judged);
    }
}

/// Reads a file; from its bytes, where these are there.
pub(super) fn parse(file: &Arc<SourceFile>, bytes: Option<Vec<u8>>, reading: &parse::ReadOptions<'_>) -> ParsedFile {
    match bytes {
        Some(bytes) => parse::read_bytes(file, bytes, reading),
        None => parse::read(file, reading),
    }
}

/// What is needed of a file besides its documents, and these.
pub(super) fn read(parsed: ParsedFile) -> (Read, Vec<Document>) {
    let ParsedFile { file: _, documents, problems, unjudged } = parsed;
    let has_comments = documents.iter().find_map(text).is_some_and(|text| standards::may_have_waivers(text));
    let kinds = documents.iter().map(|document| document.kind.clone()).collect();
    (Read { problems, unjudged, kinds, has_comments }, documents)
}
