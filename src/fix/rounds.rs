//! A report → the files with its findings mended, judged again after every round: a fix that does not remove its finding, or that
//! brings another, is taken back. Rounds end where nothing is left that can be made; nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::attempt::{Attempt, Job, all};
use super::files::{Changed, Files, IsStaged};
use super::lock::Lock;
use super::refusal::Refusal;
use super::trace::Trace;
use crate::model::finding::{Finding, Fingerprint, Status};
use crate::model::fix::{Fix, Safety};
use crate::model::overlay::Overlay;
use crate::model::report::Report;

/// Rounds after which fixes that make work for each other are left.
const MOST_ROUNDS: usize = 12;
/// Scans that are spent on finding out which of several fixes does harm; what is left then is said to be left.
const MOST_SCANS: usize = 48;

/// Which fixes are made.
pub(crate) struct Options<'o> {
    /// Whether those that may change behaviour are made, too.
    pub(crate) unsafe_fixes: bool,
    /// Whether a finding is one to be mended.
    pub(crate) wanted: &'o dyn Fn(&Finding) -> bool,
    /// Digests that are known.
    pub(crate) lock: &'o Lock,
    /// Where what is staged is mended: whether a file on the disk is as it is staged.
    pub(crate) is_staged: Option<&'o IsStaged<'o>>,
    /// Whether the folders are as they are used, so that git has a say in what is read where; samples lie in a repository by chance.
    pub(crate) is_in_use: bool,
}

/// A finding and the fix that was, or was not, made.
#[derive(Clone, Debug)]
pub(crate) struct Mend {
    /// The finding: of one that is mended where it stood before anything was, of one that is not where it stands afterwards.
    pub(crate) finding: Arc<Finding>,
    /// The fix.
    pub(crate) fix: Arc<Fix>,
}

/// What came of it.
pub(crate) struct Outcome {
    /// Findings that are gone.
    pub(crate) fixed: Vec<Mend>,
    /// Fixes that were not made, and why.
    pub(crate) refused: Vec<(Mend, Refusal)>,
    /// The report after all fixes.
    pub(crate) report: Report,
    /// Files that are no longer as they were.
    pub(crate) changed: Vec<Changed>,
    /// Open findings that only fixes which may change behaviour would mend.
    pub(crate) left_unsafe: usize,
}

/// Mends what a report found. `judge` gives the report of what would be there.
pub(crate) fn mend<E>(
    report: Report,
    options: &Options<'_>,
    mut judge: impl FnMut(Arc<Overlay>) -> Result<Report, E>,
) -> Result<Outcome, E> {
    let files = Files::of(report.repositories.iter().map(|own| own.repository.clone()), options);
    let mut run = Run { options, files, report, fixed: Vec::new(), refused: BTreeMap::new(), scans: 0 };
    for _ in 0..MOST_ROUNDS {
        if !run.round(&mut judge)? && !run.reconsider() {
            break;
        }
    }
    run.close();
    let left_unsafe = run.report.findings.iter().filter(|own| run.is_open(own) && !run.is_allowed(own)).count();
    let changed = run.files.changed();
    let refused = run.refused.into_values();
    let refused = refused.map(|Refused { job, why, .. }| (Mend { finding: job.finding, fix: job.fix }, why)).collect();
    Ok(Outcome { fixed: run.fixed, refused, report: run.report, changed, left_unsafe })
}

/// What stays the same of a finding while others are mended.
type Known = (Arc<str>, Arc<str>, Fingerprint);

/// Findings that are counted together: of a rule, in a file, about one thing.
type Group = (Arc<str>, Arc<str>, Arc<str>, Option<Arc<str>>);

fn known(finding: &Finding) -> Known {
    (finding.repository.clone(), finding.rule.clone(), finding.fingerprint)
}

fn group(finding: &Finding) -> Group {
    let Finding { repository, rule, location, resource, .. } = finding;
    (repository.clone(), rule.clone(), location.path.clone(), resource.clone())
}

/// What fixes are about, one of which may do harm.
type Thing = (Arc<str>, Arc<str>, Option<Arc<str>>);

fn thing(finding: &Finding) -> Thing {
    (finding.repository.clone(), finding.location.path.clone(), finding.resource.clone())
}

/// Jobs one of which may do harm, each with the harm.
type Suspects = Vec<(Job, Refusal)>;

/// Sets of suspects by what they are about; the last one comes next.
type Waiting = BTreeMap<Thing, Vec<Suspects>>;

fn wait(waiting: &mut Waiting, sets: impl IntoIterator<Item = Suspects>) {
    for set in sets {
        if let Some((job, _)) = set.first() {
            waiting.entry(thing(&job.finding)).or_default().push(set);
        }
    }
}

/// Jobs that did harm, or may have.
struct Guilty {
    jobs: Suspects,
    /// Whether one of those about a thing did what they are told to have done.
    is_sure: bool,
}

/// What came of sets of suspects.
struct Tried {
    /// Those in which one does harm.
    harmful: Vec<Suspects>,
    /// Those of which that cannot be told beside others.
    unclear: Vec<Suspects>,
    /// Whether others were done.
    is_done: bool,
}

fn counts(report: &Report) -> BTreeMap<Group, usize> {
    let mut counts = BTreeMap::new();
    for finding in &report.findings {
        *counts.entry(group(finding)).or_default() += 1;
    }
    counts
}

/// A job that was not done.
struct Refused {
    job: Job,
    why: Refusal,
    /// How many were done before: where others follow, it may be another answer then.
    after: usize,
}

struct Run<'o> {
    options: &'o Options<'o>,
    files: Files<'o>,
    report: Report,
    fixed: Vec<Mend>,
    refused: BTreeMap<Known, Refused>,
    scans: usize,
}

impl<'o> Run<'o> {
    fn is_open(&self, finding: &Finding) -> bool {
        finding.status == Status::Open && finding.fix.is_some() && (self.options.wanted)(finding)
    }

    fn is_allowed(&self, finding: &Finding) -> bool {
        let is_safe = |fix: &Arc<Fix>| fix.safety == Safety::Safe;
        self.options.unsafe_fixes || finding.fix.as_ref().is_some_and(is_safe)
    }

    fn jobs(&self) -> Vec<Job> {
        let open = self.report.findings.iter().filter(|own| self.is_open(own) && self.is_allowed(own));
        let open = open.filter(|own| !self.refused.contains_key(&known(own)));
        open.filter_map(|own| Some(Job { finding: Arc::new((**own).clone()), fix: own.fix.clone()? })).collect()
    }

    /// Makes what can be made. Whether something was.
    fn round<E>(&mut self, judge: &mut impl FnMut(Arc<Overlay>) -> Result<Report, E>) -> Result<bool, E> {
        let mut jobs = self.jobs();
        let mut doubtful = Suspects::new();
        let (mut attempt, mut report);
        loop {
            attempt = all(&self.files, &jobs, self.options.lock);
            if attempt.done.is_empty() {
                self.refuse(attempt.refused);
                return self.settle(doubtful, judge);
            }
            report = judge(Arc::new(attempt.files.overlay()))?;
            let guilty = self.guilty(&attempt.done, &report).jobs;
            if guilty.is_empty() {
                break;
            }
            let names: BTreeSet<Known> = guilty.iter().map(|(job, _)| known(&job.finding)).collect();
            jobs.retain(|job| !names.contains(&known(&job.finding)));
            if guilty.len() == 1 {
                self.refuse(guilty);
            } else {
                doubtful.extend(guilty);
            }
        }
        self.commit(attempt, report);
        self.settle(doubtful, judge)?;
        Ok(true)
    }

    /// Finds out, by halves, which of some jobs do harm, and does the others. Whether something was done. What is about different
    /// things is halved side by side, so that many things take no more scans than one.
    fn settle<E>(
        &mut self,
        doubtful: Suspects,
        judge: &mut impl FnMut(Arc<Overlay>) -> Result<Report, E>,
    ) -> Result<bool, E> {
        let mut is_changed = false;
        let mut by_thing: BTreeMap<Thing, Suspects> = BTreeMap::new();
        for suspect in doubtful {
            by_thing.entry(thing(&suspect.0.finding)).or_default().push(suspect);
        }
        let mut waiting = Waiting::new();
        wait(&mut waiting, by_thing.into_values());
        while !waiting.is_empty() {
            let sets = waiting.values_mut().filter_map(Vec::pop).collect();
            let Tried { harmful, unclear, is_done } = self.tried(sets, judge)?;
            is_changed |= is_done;
            for mut set in harmful {
                let second = set.split_off(set.len() / 2);
                if set.is_empty() {
                    self.refuse(second);
                } else {
                    wait(&mut waiting, [second, set]);
                }
            }
            wait(&mut waiting, unclear);
            waiting.retain(|_, sets| !sets.is_empty());
        }
        Ok(is_changed)
    }

    /// Does the jobs of those sets that do no harm.
    fn tried<E>(
        &mut self,
        sets: Vec<Suspects>,
        judge: &mut impl FnMut(Arc<Overlay>) -> Result<Report, E>,
    ) -> Result<Tried, E> {
        let (mut harmful, mut unclear, mut is_done) = (Vec::new(), Vec::new(), false);
        let mut sets = self.still_found(sets);
        while !sets.is_empty() {
            if self.scans >= MOST_SCANS {
                let untried = sets.into_iter().flatten().map(|(job, _)| (job, Refusal::Untried));
                self.refuse(untried);
                break;
            }
            let jobs: Vec<Job> = sets.iter().flatten().map(|(job, _)| job.clone()).collect();
            let attempt = all(&self.files, &jobs, self.options.lock);
            if attempt.done.is_empty() {
                self.refuse(attempt.refused);
                break;
            }
            self.scans += 1;
            let report = judge(Arc::new(attempt.files.overlay()))?;
            let Guilty { jobs: guilty, is_sure } = self.guilty(&attempt.done, &report);
            if guilty.is_empty() {
                self.commit(attempt, report);
                is_done = true;
                break;
            }
            if !is_sure && sets.len() > 1 {
                // It may be any of them: the first is tried alone.
                unclear.extend(sets.split_off(1));
                continue;
            }
            let why: BTreeMap<Known, Refusal> =
                guilty.into_iter().map(|(job, why)| (known(&job.finding), why)).collect();
            let is_accused = |set: &Suspects| set.iter().any(|(job, _)| why.contains_key(&known(&job.finding)));
            let (accused, others): (Vec<_>, Vec<_>) = sets.into_iter().partition(is_accused);
            let told = |(job, was): (Job, Refusal)| {
                let now = why.get(&known(&job.finding)).cloned().unwrap_or(was);
                (job, now)
            };
            harmful.extend(accused.into_iter().map(|set| set.into_iter().map(told).collect::<Suspects>()));
            sets = others;
        }
        Ok(Tried { harmful, unclear, is_done })
    }

    /// The jobs of each set whose findings are there yet, as they stand now; no set without any.
    fn still_found(&self, sets: Vec<Suspects>) -> Vec<Suspects> {
        let mut found: BTreeMap<Known, &Finding> = BTreeMap::new();
        for finding in &self.report.findings {
            found.entry(known(finding)).or_insert(finding);
        }
        let now = |job: &Job| {
            let finding = found.get(&known(&job.finding))?;
            Some(Job { finding: Arc::new((**finding).clone()), fix: finding.fix.clone()? })
        };
        let stand = |set: Suspects| set.into_iter().filter_map(|(job, why)| Some((now(&job)?, why))).collect();
        sets.into_iter().map(stand).filter(|set: &Suspects| !set.is_empty()).collect()
    }

    fn commit(&mut self, attempt: Attempt<'o>, report: Report) {
        self.refuse(attempt.refused);
        let mut traces: BTreeMap<(Arc<str>, Arc<str>), Option<Trace>> = BTreeMap::new();
        for Job { finding, fix } in attempt.done {
            let (repository, path) = (&finding.repository, &finding.location.path);
            let trace = traces.entry((repository.clone(), path.clone()));
            let trace = trace.or_insert_with(|| self.files.trace(repository, path));
            let finding = trace.as_ref().map_or_else(|| finding.clone(), |trace| trace.back(&finding));
            self.fixed.push(Mend { finding, fix });
        }
        self.files = attempt.files;
        self.report = report;
    }

    /// Lets what was refused before other fixes were made be tried once more, as another run would. Whether something was.
    fn reconsider(&mut self) -> bool {
        let (done, refused) = (self.fixed.len(), self.refused.len());
        self.refused.retain(|_, own| own.after == done);
        self.refused.len() < refused
    }

    /// What another fix touched may be made in the next round.
    fn refuse(&mut self, jobs: impl IntoIterator<Item = (Job, Refusal)>) {
        let final_ones = jobs.into_iter().filter(|(_, refusal)| *refusal != Refusal::Touched);
        let after = self.fixed.len();
        self.refused.extend(final_ones.map(|(job, why)| (known(&job.finding), Refused { job, why, after })));
    }

    /// Refuses what is waiting yet when rounds end, tells of each where it stands now, and forgets what was refused of findings that
    /// are gone, or known by another name now.
    fn close(&mut self) {
        let after = self.fixed.len();
        let waiting = self.jobs().into_iter();
        let waiting = waiting.map(|job| (known(&job.finding), Refused { job, why: Refusal::Touched, after }));
        self.refused.extend(waiting);
        let mut found: BTreeMap<Known, &Finding> = BTreeMap::new();
        for finding in &self.report.findings {
            found.entry(known(finding)).or_insert(finding);
        }
        self.refused.retain(|name, own| {
            let now = found.get(name);
            if let Some(now) = now {
                own.job.finding = Arc::new((**now).clone());
            }
            now.is_some()
        });
    }

    /// The jobs that did not remove their finding, and those that may have brought another one.
    fn guilty(&self, done: &[Job], after: &Report) -> Guilty {
        let (old, new) = (counts(&self.report), counts(after));
        let still: BTreeSet<Known> = after.findings.iter().map(|finding| known(finding)).collect();
        let mut mended: BTreeMap<Group, Vec<&Job>> = BTreeMap::new();
        for job in done {
            mended.entry(group(&job.finding)).or_default().push(job);
        }
        let (mut guilty, mut is_sure) = (Suspects::new(), true);
        for (group, jobs) in &mended {
            let (before, now) = (old.get(group).copied().unwrap_or(0), new.get(group).copied().unwrap_or(0));
            if now + jobs.len() > before {
                let stays = |job: &&&Job| still.contains(&known(&job.finding));
                let own: Vec<_> = jobs.iter().filter(stays).collect();
                let own = if own.is_empty() { jobs.iter().collect() } else { own };
                guilty.extend(own.into_iter().map(|job| ((*job).clone(), Refusal::NotMended)));
            }
        }
        if guilty.is_empty() {
            let grown = after.findings.iter().filter(|own| {
                let group = group(own);
                new.get(&group) > old.get(&group)
            });
            let mut causes: Option<Causes<'_>> = None;
            for finding in grown {
                let refusal = Refusal::Brings { rule: finding.rule.to_string(), message: finding.message.to_string() };
                let (jobs, is_known) = causes.get_or_insert_with(|| Causes::of(done)).take(finding);
                // What was hidden by something worse is no harm: pods of the host's network need no NetworkPolicy.
                if !jobs.is_empty() && jobs.iter().all(|job| job.finding.severity > finding.severity) {
                    continue;
                }
                guilty.extend(jobs.into_iter().map(|job| (job.clone(), refusal.clone())));
                is_sure &= is_known;
            }
        }
        let mut seen = BTreeSet::new();
        guilty.retain(|(job, _)| seen.insert(known(&job.finding)));
        Guilty { jobs: guilty, is_sure }
    }
}

/// What jobs are about: of a repository, of a file in it, and of one thing in that.
type About<'j> = (&'j Arc<str>, Option<&'j Arc<str>>, Option<Option<&'j Arc<str>>>);

/// Jobs that may have brought a finding.
struct Causes<'j> {
    jobs: BTreeMap<About<'j>, Vec<&'j Job>>,
    taken: BTreeSet<About<'j>>,
}

impl<'j> Causes<'j> {
    fn of(done: &'j [Job]) -> Self {
        let mut jobs: BTreeMap<About<'_>, Vec<&Job>> = BTreeMap::new();
        for job in done {
            let Finding { repository, resource, .. } = &*job.finding;
            let files: BTreeSet<&Arc<str>> = job.fix.edits.iter().filter_map(|edit| edit.file.as_ref()).collect();
            jobs.entry((repository, None, None)).or_default().push(job);
            for file in files {
                jobs.entry((repository, Some(file), None)).or_default().push(job);
                jobs.entry((repository, Some(file), Some(resource.as_ref()))).or_default().push(job);
            }
        }
        Self { jobs, taken: BTreeSet::new() }
    }

    /// The jobs about the same thing as a finding, and then that is known of them, else those of the file, else all of the
    /// repository. None are given twice for the same reason.
    fn take(&mut self, finding: &'j Finding) -> (Vec<&'j Job>, bool) {
        let Finding { repository, resource, location, .. } = finding;
        let file = Some(&location.path);
        let about = [(repository, file, Some(resource.as_ref())), (repository, file, None), (repository, None, None)];
        let Some(found) = about.into_iter().find(|about| self.jobs.contains_key(about)) else {
            return (Vec::new(), false);
        };
        let jobs = if self.taken.insert(found) { self.jobs.get(&found).cloned() } else { None };
        (jobs.unwrap_or_default(), found.2.is_some())
    }
}

#[cfg(test)]
mod tests;
