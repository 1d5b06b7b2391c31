//! Fixes in order → the files with as many of them made as do not disturb each other, and why the others are not.
//!
//! Fixes of one file whose byte ranges lie apart are made, and read again, together; those that touch are made one after the other.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::draft::{Draft, backwards, clash, is_alone};
use super::files::{Files, State};
use super::ground::{Ground, Taken};
use super::lock::Lock;
use super::refusal::Refusal;
use super::splice::Splice;
use super::value::is_put_in;
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
#[derive(Default)]
pub(super) struct Attempt<'o> {
    pub(super) files: Files<'o>,
    /// Jobs that were done.
    pub(super) done: Vec<Job>,
    /// Those that were not, and why.
    pub(super) refused: Vec<(Job, Refusal)>,
}

/// Does as many jobs as possible: those that edit one file, file by file, and then those that make files or are about several.
pub(super) fn all<'o>(files: &Files<'o>, jobs: &[Job], lock: &Lock) -> Attempt<'o> {
    let mut attempt = Attempt { files: files.clone(), ..Attempt::default() };
    let (simple, others): (Vec<&Job>, Vec<&Job>) = jobs.iter().partition(|job| is_simple(job));
    let mut by_file: BTreeMap<Place<'_>, Vec<&Job>> = BTreeMap::new();
    for job in simple {
        by_file
            .entry(job.fix.edits.first().map_or((&job.finding.repository, None), |edit| place(job, edit)))
            .or_default()
            .push(job);
    }
    let mut done = Ground::default();
    for mut own in by_file.into_values() {
        own.sort_by(|a, b| from_the_end(a, b));
        attempt.in_waves(own, &mut done, lock);
    }
    for job in others {
        attempt.alone(job, &mut done, lock);
    }
    attempt
}

/// A file of a repository.
type Place<'j> = (&'j Arc<str>, Option<&'j Arc<str>>);

fn place<'j>(job: &'j Job, edit: &'j Edit) -> Place<'j> {
    (&job.finding.repository, edit.file.as_ref())
}

/// The order in which the jobs of a file are done: what is behind in a list goes first, so that it does not move before its turn.
fn from_the_end(one: &Job, other: &Job) -> Ordering {
    let edits = one.fix.edits.iter().zip(&other.fix.edits);
    edits.map(|(a, b)| backwards(a, b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// A job that is about one file, with what it does to that.
struct Ready<'j> {
    job: &'j Job,
    splices: Vec<Splice>,
}

/// Jobs of one file that do not disturb each other.
#[derive(Default)]
struct Wave<'j> {
    jobs: Vec<Ready<'j>>,
    ground: Ground<'j>,
    taken: Taken,
    /// Documents that are edited.
    documents: BTreeSet<u32>,
    /// Those of them that text is put into: they take no other edit.
    texts: BTreeSet<u32>,
}

impl<'j> Wave<'j> {
    fn is_disturbed(&self, job: &Job, splices: &[Splice]) -> bool {
        let alone = |edit: &Edit| {
            self.texts.contains(&edit.document) || is_put_in(&edit.change) && self.documents.contains(&edit.document)
        };
        self.ground.moves(job)
            || splices.iter().any(|splice| self.taken.touches(splice))
            || job.fix.edits.iter().any(alone)
    }

    fn add(&mut self, ready: Ready<'j>) {
        self.ground.add(ready.job);
        for splice in &ready.splices {
            self.taken.add(splice);
        }
        for edit in &ready.job.fix.edits {
            self.documents.insert(edit.document);
            if is_put_in(&edit.change) {
                self.texts.insert(edit.document);
            }
        }
        self.jobs.push(ready);
    }
}

impl Attempt<'_> {
    /// Does the jobs of one file: in each wave those that do not disturb each other.
    fn in_waves<'j>(&mut self, jobs: Vec<&'j Job>, done: &mut Ground<'j>, lock: &Lock) {
        let mut waiting = jobs;
        while !waiting.is_empty() {
            let (wave, later) = self.wave(&waiting, done, lock);
            for job in self.make(wave, lock) {
                done.add(job);
                self.done.push(job.clone());
            }
            waiting = later;
        }
    }

    /// The jobs that can be done together, and those that have to wait. What was done may have moved what others are about: those are
    /// refused, as are jobs that never can be done. The first that is not refused never waits.
    fn wave<'j>(&mut self, waiting: &[&'j Job], done: &Ground<'_>, lock: &Lock) -> (Vec<Ready<'j>>, Vec<&'j Job>) {
        let mut wave = Wave::default();
        let (mut later, mut held) = (Vec::new(), Ground::default());
        for job in waiting.iter().copied() {
            if done.moves(job) {
                self.refused.push((job.clone(), Refusal::Touched));
                continue;
            }
            match splices(&mut self.files, job, lock) {
                Err(refusal) => self.refused.push((job.clone(), refusal)),
                // Nor may it move what has to wait.
                Ok(splices) if wave.is_disturbed(job, &splices) || held.is_moved_by(job) => {
                    held.add(job);
                    later.push(job);
                }
                Ok(splices) => wave.add(Ready { job, splices }),
            }
        }
        (wave.jobs, later)
    }

    /// Makes a wave; where the file is not read as is meant, its jobs are done one by one. Gives those that were done.
    fn make<'j>(&mut self, wave: Vec<Ready<'j>>, lock: &Lock) -> Vec<&'j Job> {
        if together(&mut self.files, &wave, lock).is_ok() {
            return wave.into_iter().map(|ready| ready.job).collect();
        }
        let mut done = Vec::new();
        for Ready { job, .. } in wave {
            match one_by_one(&mut self.files, job, lock) {
                Ok(()) => done.push(job),
                Err(refusal) => self.refused.push((job.clone(), refusal)),
            }
        }
        done
    }

    /// Does a job that makes files, or is about several, unless another one was done to one of them that it clashes with.
    fn alone<'j>(&mut self, job: &'j Job, done: &mut Ground<'j>, lock: &Lock) {
        let made = if done.moves(job) { Err(Refusal::Touched) } else { one_by_one(&mut self.files, job, lock) };
        if let Err(refusal) = made {
            self.refused.push((job.clone(), refusal));
            return;
        }
        self.done.push(job.clone());
        done.add(job);
    }
}

/// Whether a job edits documents of one file, and none of its edits moves the place of one after it.
fn is_simple(job: &Job) -> bool {
    let edits = &job.fix.edits;
    let of_document = |edit: &Edit| !matches!(edit.change, Change::Create(_) | Change::Append(_));
    let same = edits.windows(2).all(|pair| matches!(pair, [a, b] if a.file == b.file));
    let apart = |at: usize, edit: &Edit| !edits.iter().skip(at + 1).any(|own| clash(edit, own) || is_alone(edit, own));
    same && edits.iter().all(of_document) && edits.iter().enumerate().all(|(at, edit)| apart(at, edit))
}

fn state<'f>(files: &'f mut Files<'_>, job: &Job, edit: &Edit) -> Result<&'f mut State, Refusal> {
    files.get(&job.finding.repository, edit.file.as_ref().ok_or(Refusal::NoDocument)?)
}

fn draft(files: &mut Files<'_>, job: &Job, edit: &Edit) -> Result<Arc<Draft>, Refusal> {
    state(files, job, edit)?.draft.clone().ok_or_else(|| Refusal::missing(&edit.path))
}

fn splices(files: &mut Files<'_>, job: &Job, lock: &Lock) -> Result<Vec<Splice>, Refusal> {
    let mut splices: Vec<Splice> = Vec::new();
    for edit in &job.fix.edits {
        splices.extend(draft(files, job, edit)?.splices(edit, lock)?);
    }
    Ok(splices)
}

fn together(files: &mut Files<'_>, batch: &[Ready<'_>], lock: &Lock) -> Result<(), Refusal> {
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
fn one_by_one(files: &mut Files<'_>, job: &Job, lock: &Lock) -> Result<(), Refusal> {
    let mut before = Vec::new();
    let made = job.fix.edits.iter().try_for_each(|edit| {
        let after = match &edit.change {
            Change::Create(text) => created(files, job, edit, text)?,
            Change::Append(text) => appended(files, job, edit, text)?,
            _ => Arc::new(draft(files, job, edit)?.edited(edit, lock)?),
        };
        before.push((edit, state(files, job, edit)?.draft.replace(after)));
        Ok(())
    });
    if made.is_err() {
        for (edit, draft) in before.into_iter().rev() {
            state(files, job, edit)?.draft = draft;
        }
    }
    made
}

fn created(files: &mut Files<'_>, job: &Job, edit: &Edit, text: &str) -> Result<Arc<Draft>, Refusal> {
    if state(files, job, edit)?.draft.is_some() {
        return Err(Refusal::Exists);
    }
    if !edit.file.as_ref().is_some_and(|path| files.is_read(&job.finding.repository, path)) {
        return Err(Refusal::Below);
    }
    without_new_problems(files, job, edit, text)
}

/// A text for a file, unless there is more in it that cannot be read than there is now.
fn without_new_problems(files: &mut Files<'_>, job: &Job, edit: &Edit, text: &str) -> Result<Arc<Draft>, Refusal> {
    let before = state(files, job, edit)?.draft.as_ref().map_or(0, |draft| draft.problems());
    let path = edit.file.as_ref().ok_or(Refusal::NoDocument)?;
    let after = files.draft(&job.finding.repository, path, text)?;
    if after.problems() > before { Err(Refusal::Faulty) } else { Ok(after) }
}

/// Puts the lines that are not there yet at the end of a file that goes by lines.
fn appended(files: &mut Files<'_>, job: &Job, edit: &Edit, text: &str) -> Result<Arc<Draft>, Refusal> {
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
    without_new_problems(files, job, edit, &after)
}
