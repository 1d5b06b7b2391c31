//! Fixes in order → the files with as many of them made as do not disturb each other, and why the others are not.
//!
//! Fixes of one file whose byte ranges lie apart are made, and read again, together; those that touch are made one after the other.

use std::sync::Arc;

use super::draft::{Draft, clash, is_alone};
use super::files::{Files, State};
use super::lock::Lock;
use super::refusal::Refusal;
use super::splice::Splice;
use crate::model::finding::Finding;
use crate::model::fix::{Change, Edit, Fix};
use crate::model::format::Format;

/// A finding and its fix.
#[derive(Clone, Debug)]
pub(super) struct Job {
    pub(super) finding: Arc<Finding>,
    pub(super) fix: Arc<Fix>,
}

/// What became of some jobs.
pub(super) struct Attempt {
    pub(super) files: Files,
    /// Jobs that were done.
    pub(super) done: Vec<Job>,
    /// Those that were not, and why.
    pub(super) refused: Vec<(Job, Refusal)>,
}

/// Does as many jobs as possible.
pub(super) fn all(files: &Files, jobs: &[Job], lock: &Lock) -> Attempt {
    let mut attempt = Attempt { files: files.clone(), done: Vec::new(), refused: Vec::new() };
    let mut waiting: Vec<&Job> = jobs.iter().collect();
    while !waiting.is_empty() {
        let (batch, later) = attempt.batch(&waiting, lock);
        if batch.is_empty() && later.len() == waiting.len() {
            break;
        }
        attempt.make(batch, lock);
        waiting = later;
    }
    attempt
}

/// A job that is about one file, with what it does to that.
struct Ready<'j> {
    job: &'j Job,
    splices: Vec<Splice>,
}

impl Attempt {
    /// The jobs that can be done together, and those that have to wait. Jobs that never can be done are refused.
    fn batch<'j>(&mut self, waiting: &[&'j Job], lock: &Lock) -> (Vec<Ready<'j>>, Vec<&'j Job>) {
        let mut batch: Vec<Ready<'j>> = Vec::new();
        let mut later = Vec::new();
        for job in waiting {
            if self.done.iter().any(|done| clashes(done, job)) || batch.iter().any(|ready| clashes(ready.job, job)) {
                self.refused.push(((*job).clone(), Refusal::Touched));
                continue;
            }
            if !is_simple(job) {
                if batch.is_empty() {
                    let files = self.files.clone();
                    match one_by_one(&mut self.files, job, lock) {
                        Ok(()) => self.done.push((*job).clone()),
                        Err(refusal) => {
                            self.files = files;
                            self.refused.push(((*job).clone(), refusal));
                        }
                    }
                } else {
                    later.push(*job);
                }
                continue;
            }
            match splices(&mut self.files, job, lock) {
                Err(refusal) => self.refused.push(((*job).clone(), refusal)),
                Ok(splices) if batch.iter().any(|ready| disturbs(ready, job, &splices)) => later.push(*job),
                Ok(splices) => batch.push(Ready { job, splices }),
            }
        }
        (batch, later)
    }

    /// Makes a batch, file by file; where a file is not read as is meant, its jobs are done one by one.
    fn make(&mut self, batch: Vec<Ready<'_>>, lock: &Lock) {
        let mut rest = batch;
        while let Some(first) = rest.first() {
            let place = place(first.job);
            let (own, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|ready| self::place(ready.job) == place);
            rest = others;
            if together(&mut self.files, &own, lock).is_ok() {
                self.done.extend(own.into_iter().map(|ready| ready.job.clone()));
                continue;
            }
            for ready in own {
                match one_by_one(&mut self.files, ready.job, lock) {
                    Ok(()) => self.done.push(ready.job.clone()),
                    Err(refusal) => self.refused.push((ready.job.clone(), refusal)),
                }
            }
        }
    }
}

fn clashes(one: &Job, other: &Job) -> bool {
    one.finding.repository == other.finding.repository
        && one.fix.edits.iter().any(|edit| other.fix.edits.iter().any(|own| clash(edit, own)))
}

/// Whether a job edits documents of one file, and no two of its edits mean the same place.
fn is_simple(job: &Job) -> bool {
    let edits = &job.fix.edits;
    let of_document = |edit: &Edit| !matches!(edit.change, Change::Create(_) | Change::Append(_));
    let same = edits.windows(2).all(|pair| matches!(pair, [a, b] if a.file == b.file));
    let apart = |at: usize, edit: &Edit| !edits.iter().skip(at + 1).any(|own| clash(edit, own) || is_alone(edit, own));
    same && edits.iter().all(of_document) && edits.iter().enumerate().all(|(at, edit)| apart(at, edit))
}

fn place(job: &Job) -> (&Arc<str>, Option<&Arc<str>>) {
    (&job.finding.repository, job.fix.edits.first().and_then(|edit| edit.file.as_ref()))
}

fn disturbs(ready: &Ready<'_>, job: &Job, splices: &[Splice]) -> bool {
    let alone = |one: &Edit| job.fix.edits.iter().any(|other| is_alone(one, other));
    place(ready.job) == place(job)
        && (ready.splices.iter().any(|own| splices.iter().any(|other| own.touches(other)))
            || ready.job.fix.edits.iter().any(alone))
}

fn state<'f>(files: &'f mut Files, job: &Job, edit: &Edit) -> Result<&'f mut State, Refusal> {
    files.get(&job.finding.repository, edit.file.as_ref().ok_or(Refusal::NoDocument)?)
}

fn draft(files: &mut Files, job: &Job, edit: &Edit) -> Result<Arc<Draft>, Refusal> {
    state(files, job, edit)?.draft.clone().ok_or_else(|| Refusal::missing(&edit.path))
}

fn splices(files: &mut Files, job: &Job, lock: &Lock) -> Result<Vec<Splice>, Refusal> {
    let mut splices: Vec<Splice> = Vec::new();
    for edit in &job.fix.edits {
        splices.extend(draft(files, job, edit)?.splices(edit, lock)?);
    }
    Ok(splices)
}

fn together(files: &mut Files, batch: &[Ready<'_>], lock: &Lock) -> Result<(), Refusal> {
    let Some((job, first)) = batch.first().and_then(|ready| Some((ready.job, ready.job.fix.edits.first()?))) else {
        return Ok(());
    };
    let edits: Vec<&Edit> = batch.iter().flat_map(|ready| &ready.job.fix.edits).collect();
    let splices: Vec<Splice> = batch.iter().flat_map(|ready| ready.splices.iter().cloned()).collect();
    let after = draft(files, job, first)?.spliced(&edits, &splices, lock)?;
    state(files, job, first)?.draft = Some(Arc::new(after));
    Ok(())
}

/// Makes the edits of a job one after the other; where one is refused, none is made.
fn one_by_one(files: &mut Files, job: &Job, lock: &Lock) -> Result<(), Refusal> {
    let mut made = files.clone();
    for edit in &job.fix.edits {
        let after = match &edit.change {
            Change::Create(text) => created(&mut made, job, edit, text)?,
            Change::Append(text) => appended(&mut made, job, edit, text)?,
            _ => Arc::new(draft(&mut made, job, edit)?.edited(&[edit], lock)?),
        };
        state(&mut made, job, edit)?.draft = Some(after);
    }
    *files = made;
    Ok(())
}

fn created(files: &mut Files, job: &Job, edit: &Edit, text: &str) -> Result<Arc<Draft>, Refusal> {
    if state(files, job, edit)?.draft.is_some() {
        return Err(Refusal::Exists);
    }
    let path = edit.file.as_ref().ok_or(Refusal::NoDocument)?;
    files.draft(&job.finding.repository, path, text)
}

/// Puts the lines that are not there yet at the end of a file that goes by lines.
fn appended(files: &mut Files, job: &Job, edit: &Edit, text: &str) -> Result<Arc<Draft>, Refusal> {
    let path = edit.file.as_ref().ok_or(Refusal::NoDocument)?;
    let format = crate::discover::format_of(path);
    if !matches!(format, Format::Ignore | Format::Codeowners | Format::Dotenv | Format::Properties | Format::Other) {
        return Err(Refusal::Format);
    }
    let before = state(files, job, edit)?.draft.as_ref().map(|draft| draft.text().to_string()).unwrap_or_default();
    let eol = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let mut after = before.clone();
    for line in text.lines().filter(|line| !before.lines().any(|own| own.trim_end() == line.trim_end())) {
        if !after.is_empty() && !after.ends_with('\n') {
            after.push_str(eol);
        }
        after.push_str(line);
        after.push_str(eol);
    }
    files.draft(&job.finding.repository, path, &after)
}
