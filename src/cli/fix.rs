//! `karat fix`: mends what can be mended, tells what and what not, or shows it as a diff.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Fix;
use super::check::{refuse, whole_catalog};
use super::file::{self, Over};
use super::hold::Hold;
use super::output::{self, Color};
use super::progress::Progress;
use super::settings::{Settings, find, here};
use super::{Exit, Failure, Usage, say, staged};
use crate::catalog::{self, Catalog, Selection};
use crate::config;
use crate::fix::{self, Changed, IsStaged, Lock, Mend, Outcome, Refusal};
use crate::model::finding::{Finding, Status};
use crate::model::fix::{Fix as Mending, LOCK_FILE, Pinned};
use crate::model::report::Unpinnable;
use crate::model::{GateMode, Overlay, Report, Repository};
use crate::pipeline;
use crate::report::{clean, count, place_from};
use crate::score::by_place;

pub(super) fn run(own: &Fix, color: Color) -> Result<Exit, Failure> {
    let settings = Settings::of_fix(own)?;
    let hold = Hold::of(&settings, vec![GateMode::Absolute], own.pace.now.seconds())?;
    let (whole, defined) = whole_catalog(&settings, &[])?;
    let (catalog, wanted) = selected(whole, &settings, &own.rules)?;
    let lock = digests(own.lock.as_deref(), &own.targets)?;
    let scan = defined.laid_over(settings.scan(own.pace.jobs, own.pace.now.seconds()));
    let mut outcome = mended(own, &catalog, &scan, &wanted, &lock)?;
    hold.lay(&mut outcome.report, &catalog, &scan.standards);
    if own.staged {
        staged::tell_of_others(&own.targets);
    }
    if own.diff {
        show(&outcome)?;
        fix::as_before(&mut outcome.refused, &outcome.changed);
        output::complain_in_colour(&format!(
            "{}{}",
            refused(&outcome, color.on_stderr()),
            summary(own, &outcome, &Unwritten::default()).trim_end()
        ));
        return Ok(if outcome.changed.is_empty() { Exit::Clean } else { Exit::Findings });
    }
    let unwritten = write(&mut outcome);
    let color = color.on_stdout();
    let told = format!("{}{}{}", fixed(&outcome, color), refused(&outcome, color), failed(&unwritten, color));
    let gap = if told.is_empty() { "" } else { "\n" };
    say(&format!("{told}{gap}{}", summary(own, &outcome, &unwritten)))?;
    if unwritten.files.is_empty() {
        return Ok(match Exit::of(&outcome.report) {
            // A hook that lets the commit pass would commit what is staged, which nobody mended.
            Exit::Clean | Exit::Nothing if own.staged && !outcome.changed.is_empty() => Exit::Findings,
            Exit::Nothing if own.staged => Exit::Clean,
            exit => exit,
        });
    }
    let message = format!("write {}", count(unwritten.files.len() as u64, "file"));
    Err(Usage::new(message, "see that you may write there, and run again").into())
}

/// Files that were not written.
#[derive(Default)]
struct Unwritten {
    /// Each with the reason.
    files: Vec<(Changed, String)>,
    /// Findings that are left because of it.
    left: usize,
}

/// Writes the files. What is in those that cannot be written is not fixed.
fn write(outcome: &mut Outcome) -> Unwritten {
    let why = |file: &Changed| {
        let place = fix::place(file).map_err(|failure| failure.to_string())?;
        let over = place.permissions.clone().map_or(Over::Nothing, |own| Over::Whatever(Some(own)));
        let written = file::replace(&place.path, over, |out| out.write_all(&file.after).and_then(|()| out.sync_all()));
        written.map_err(|error| {
            place.give_up();
            error.to_string()
        })
    };
    let (mut written, mut files) = (Vec::new(), Vec::new());
    for file in std::mem::take(&mut outcome.changed) {
        match why(&file) {
            Ok(()) => written.push(file),
            Err(why) => files.push((file, why)),
        }
    }
    let before = outcome.fixed.len();
    let names: BTreeSet<(&str, &str)> = files.iter().map(|(file, _)| (&*file.repository, &*file.path)).collect();
    outcome.fixed.retain(|Mend { finding, fix }| {
        let files = fix.edits.iter().filter_map(|edit| edit.file.as_deref());
        !files.into_iter().any(|path| names.contains(&(&*finding.repository, path)))
    });
    outcome.changed = written;
    let unwritten: Vec<Changed> = files.iter().map(|(file, _)| file.clone()).collect();
    fix::as_before(&mut outcome.refused, &unwritten);
    Unwritten { left: before - outcome.fixed.len(), files }
}

/// The rules that are asked, and those whose findings are mended: those that are named, else all. What is named is asked, too.
fn selected(whole: Catalog, settings: &Settings, names: &[String]) -> Result<(Catalog, Vec<Arc<str>>), Failure> {
    let mut catalog = whole.clone();
    refuse(settings.select(&mut catalog))?;
    if names.is_empty() {
        let wanted = catalog.rules().map(|rule| rule.id.clone()).collect();
        return Ok((catalog, wanted));
    }
    let mut meant = whole;
    refuse(catalog::select(&mut meant, &Selection { select: names.to_vec(), ignore: Vec::new() }))?;
    for rule in &meant.rules {
        if let Err(at) = catalog.rules.binary_search_by(|own| own.info.id.cmp(&rule.info.id)) {
            catalog.rules.insert(at, rule.clone());
        }
    }
    Ok((catalog, meant.rules().map(|rule| rule.id.clone()).collect()))
}

/// The digests that are known: of the file that is named, else of the one at the root of the target.
pub(super) fn digests(named: Option<&Path>, targets: &[PathBuf]) -> Result<Lock, Failure> {
    let Some(path) = named.map(Path::to_owned).or_else(|| find(targets, LOCK_FILE)) else { return Ok(Lock::default()) };
    let known = config::load_lock(&path).map_err(|error| match error {
        config::Error::Unreadable { path, source, help } => {
            let help = if named.is_some() { "check the path, or leave out --lock" } else { help };
            Usage::new(format!("read the known digests of {path}: {source}"), help).into()
        }
        other @ config::Error::Mistakes(_) => Failure::from(other),
    })?;
    Ok(known.into_iter().collect())
}

/// What the fixes of a report would pin, and no digest is known for. What is wrong with the file of digests `karat fix` tells.
pub(super) fn unpinnable(report: &Report, targets: &[PathBuf]) -> Unpinnable {
    let open = report.findings.iter().filter(|own| own.status == Status::Open).filter_map(|own| own.fix.as_deref());
    let mut pins: Unpinnable = open.flat_map(Mending::pins).map(|(of, reference)| (of, reference.clone())).collect();
    if !pins.is_empty() {
        let lock = digests(None, targets).unwrap_or_default();
        pins.retain(|(of, reference)| !lock.has(*of, reference));
    }
    pins
}

fn mended(
    own: &Fix,
    catalog: &Catalog,
    scan: &pipeline::Settings,
    wanted: &[Arc<str>],
    lock: &Lock,
) -> Result<Outcome, Failure> {
    let progress = Progress::start();
    let standing = Some(Arc::default());
    let judge = |overlay: Option<Arc<Overlay>>| {
        let scan = pipeline::Settings { overlay, standing: standing.clone(), ..scan.clone() };
        if !own.staged {
            return pipeline::scan(&own.targets, catalog, &scan, progress.counter());
        }
        let rules = || Ok((catalog.clone(), scan.clone()));
        let judged = pipeline::staged(&own.targets, &scan, &staged::environment(), progress.counter(), rules);
        judged.map(|(report, ..)| report)
    };
    let is_wanted = |finding: &Finding| wanted.binary_search(&finding.rule).is_ok();
    let indexes = staged::Indexes::of(staged::environment());
    let is_staged = |repository: &Repository, path: &str, bytes: Option<&[u8]>| indexes.has(repository, path, bytes);
    let is_staged: Option<&IsStaged<'_>> = if own.staged { Some(&is_staged) } else { None };
    let options = fix::Options { unsafe_fixes: own.unsafe_fixes, wanted: &is_wanted, lock, is_staged, is_in_use: true };
    let outcome = judge(None).and_then(|report| fix::mend(report, &options, |overlay| judge(Some(overlay))));
    progress.stop();
    Ok(outcome?)
}

/// A program gets the bytes that the files have; on a terminal they are made harmless.
fn show(outcome: &Outcome) -> Result<(), Failure> {
    let is_terminal = std::io::stdout().is_terminal();
    for file in &outcome.changed {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let before = file.before.as_deref().map(text);
        let diff = fix::unified(&fix::path_for(file, Path::new(".")), before.as_deref(), &text(&file.after));
        if is_terminal {
            let lines = diff.lines().map(|line| format!("{}\n", clean(line)));
            say(&lines.collect::<String>())?;
        } else {
            say(&diff)?;
        }
    }
    Ok(())
}

/// A line for each fix in the order of the files, with the reason where it was not made. Of fixes with one reason in a row it is told
/// once, and so are fixes that are refused alike in one place: what aliases share is found once for each of them.
fn lines<'m>(word: &str, mends: impl Iterator<Item = (&'m Mend, Option<&'m Refusal>)>) -> String {
    let mut sorted: Vec<_> = mends.map(|(mend, why)| (mend, why.map(ToString::to_string))).collect();
    sorted.sort_by(|(a, _), (b, _)| by_place(&a.finding, &b.finding));
    let here = here();
    let line = |Mend { finding, fix }: &Mend| {
        let mut place = place_from(here.as_deref(), &finding.repository, &finding.location.path);
        if finding.location.path.as_ref() != "." {
            let _ = write!(place, ":{}", finding.location.start.line);
        }
        format!("{word} {}  {}  {}\n", clean(&place), finding.rule, clean(&fix.title))
    };
    let mut lines: Vec<_> = sorted.into_iter().map(|(mend, why)| (line(mend), why)).collect();
    lines.dedup_by(|one, other| one.1.is_some() && one == other);
    let mut text = String::new();
    for (at, (line, why)) in lines.iter().enumerate() {
        text.push_str(line);
        let next = lines.get(at + 1).and_then(|(_, why)| why.as_ref());
        if let Some(why) = why.as_ref().filter(|why| next != Some(*why)) {
            let _ = writeln!(text, "        {}", clean(why));
        }
    }
    text
}

/// What was fixed.
fn fixed(outcome: &Outcome, color: bool) -> String {
    lines(&paint(color, "32", "fixed  "), outcome.fixed.iter().map(|mend| (mend, None)))
}

/// What was not, and why. Digests that are not known are asked for together, as they would stand in the lock file.
fn refused(outcome: &Outcome, color: bool) -> String {
    let is_known = |(_, why): &&(Mend, Refusal)| !matches!(why, Refusal::NotLocked { .. });
    let others = outcome.refused.iter().filter(is_known).map(|(mend, why)| (mend, Some(why)));
    let mut text = lines(&paint(color, "33", "refused"), others);
    let mut unknown: BTreeMap<Pinned, BTreeSet<&str>> = BTreeMap::new();
    for (_, why) in &outcome.refused {
        if let Refusal::NotLocked { of, reference } = why {
            unknown.entry(*of).or_default().insert(reference);
        }
    }
    if !unknown.is_empty() {
        let _ = writeln!(text, "refused to pin what {LOCK_FILE} has no digest of; add it there, and run again:");
        for (of, references) in unknown {
            let _ = writeln!(text, "        [{}]", of.as_str());
            for reference in references {
                let _ = writeln!(text, "        \"{}\" = \"…\"", clean(&reference.escape_debug().to_string()));
            }
        }
    }
    text
}

/// What could not be written, and why.
fn failed(unwritten: &Unwritten, color: bool) -> String {
    let word = paint(color, "31", "failed ");
    let here = here();
    let line = |(file, why): &(Changed, String)| {
        let place = place_from(here.as_deref(), &file.repository, &file.path);
        format!("{word} {}\n        {}\n", clean(&place), clean(why))
    };
    unwritten.files.iter().map(line).collect()
}

fn paint(color: bool, code: &str, word: &str) -> String {
    if color { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() }
}

/// What was done in numbers; of what was not written more findings are left than the report says.
fn summary(own: &Fix, outcome: &Outcome, unwritten: &Unwritten) -> String {
    let count = |number: usize, noun: &str| count(number as u64, noun);
    let (would, files) = (if own.diff { "would be " } else { "" }, count(outcome.changed.len(), "file"));
    let mut text = match outcome.fixed.len() {
        0 if unwritten.files.is_empty() => "Nothing to fix".to_owned(),
        0 => "Nothing fixed".to_owned(),
        fixed => format!("{} {would}fixed in {files}", count(fixed, "finding")),
    };
    if !outcome.refused.is_empty() {
        let _ = write!(text, ", {} refused", count(outcome.refused.len(), "fix"));
    }
    let _ = writeln!(text, "; {} left.", count(open(&outcome.report) + unwritten.left, "finding"));
    if own.staged && !own.diff && !outcome.changed.is_empty() {
        text.push_str("What is staged is as it was: look at what changed, `git add` it, and commit again.\n");
    }
    if outcome.left_unsafe > 0 {
        let number = outcome.left_unsafe;
        let _ = writeln!(
            text,
            "{number} more may be fixed with --unsafe-fixes: behaviour may change, so look at them with --diff first."
        );
    }
    text
}

fn open(report: &Report) -> usize {
    report.findings.iter().filter(|finding| finding.status == Status::Open).count()
}
