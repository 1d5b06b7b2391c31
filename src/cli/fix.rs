//! `karat fix`: mends what can be mended, tells what and what not, or shows it as a diff.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::sync::Arc;

use super::args::Fix;
use super::check::catalog;
use super::hold::Hold;
use super::output::{self, Color};
use super::progress::Progress;
use super::settings::{Settings, find};
use super::{Exit, Failure, Usage, say};
use crate::catalog::{self, Catalog, Selection};
use crate::config;
use crate::fix::{self, Changed, Lock, Mend, Outcome, Refusal};
use crate::model::finding::{Finding, Status};
use crate::model::fix::Pinned;
use crate::model::{GateMode, Overlay, Report};
use crate::pipeline;
use crate::report::clean;

/// Names of the file of known digests.
const LOCK: &str = "karat.lock.toml";

pub(super) fn run(own: &Fix, color: Color) -> Result<Exit, Failure> {
    let settings = Settings::of_fix(own)?;
    let hold = Hold::of(&settings, vec![GateMode::Absolute], own.pace.now.seconds())?;
    let (mut catalog, defined) = catalog(&settings, &[])?;
    let wanted = also(&mut catalog, &settings, &own.rules)?;
    let lock = lock(own)?;
    let scan = defined.laid_over(settings.scan(own.pace.jobs, own.pace.now.seconds()));
    let mut outcome = mended(own, &catalog, &scan, &wanted, &lock)?;
    hold.lay(&mut outcome.report, &catalog, &scan.standards);
    if own.diff {
        show(&outcome)?;
        output::complain(&format!("{}{}", refused(&outcome, color.on_stderr()), summary(own, &outcome).trim_end()));
        return Ok(if outcome.changed.is_empty() { Exit::Clean } else { Exit::Findings });
    }
    let mut failed = Vec::new();
    for file in &outcome.changed {
        failed.extend(fix::write(file).err().map(|why| format!("{}: {why}", shown(&file.repository, &file.path))));
    }
    let color = color.on_stdout();
    let told = format!("{}{}", fixed(&outcome, color), refused(&outcome, color));
    let gap = if told.is_empty() { "" } else { "\n" };
    say(&format!("{told}{gap}{}", summary(own, &outcome)))?;
    if let Some(first) = failed.first() {
        let more = if failed.len() > 1 { format!(", and {} more files", failed.len() - 1) } else { String::new() };
        return Err(
            Usage::new(format!("write {}{more}", clean(first)), "see that you may write there, and run again").into()
        );
    }
    Ok(Exit::of(&outcome.report))
}

/// The rules whose findings are mended: those that are named, else all that are asked. What is named is asked, too.
fn also(catalog: &mut Catalog, settings: &Settings, names: &[String]) -> Result<Vec<Arc<str>>, Failure> {
    if names.is_empty() {
        return Ok(catalog.rules.iter().map(|rule| rule.info.id.clone()).collect());
    }
    let mut other = catalog::load(&settings.catalog())?;
    let unknown = catalog::select(&mut other, &Selection { select: names.to_vec(), ignore: Vec::new() });
    if let Some((word, guess)) = unknown.into_iter().next() {
        return Err(Usage::unknown_rule(&word, guess).into());
    }
    for rule in &other.rules {
        if let Err(at) = catalog.rules.binary_search_by(|own| own.info.id.cmp(&rule.info.id)) {
            catalog.rules.insert(at, rule.clone());
        }
    }
    Ok(other.rules.iter().map(|rule| rule.info.id.clone()).collect())
}

/// The digests that are known: of the file that is named, else of the one at the root of the target.
fn lock(own: &Fix) -> Result<Lock, Failure> {
    let mut lock = Lock::default();
    let path: Option<PathBuf> = own.lock.clone().or_else(|| find(&own.targets, LOCK));
    if let Some(path) = path {
        config::load_lock(&path, |(of, reference, digest)| lock.add(*of, reference, digest))?;
    }
    Ok(lock)
}

fn mended(
    own: &Fix,
    catalog: &Catalog,
    scan: &pipeline::Settings,
    wanted: &[Arc<str>],
    lock: &Lock,
) -> Result<Outcome, Failure> {
    let progress = Progress::start();
    let judge = |overlay: Option<Arc<Overlay>>| {
        let scan = pipeline::Settings { overlay, ..scan.clone() };
        pipeline::scan(&own.targets, catalog, &scan, progress.counter())
    };
    let is_wanted = |finding: &Finding| wanted.binary_search(&finding.rule).is_ok();
    let options = fix::Options { unsafe_fixes: own.unsafe_fixes, wanted: &is_wanted, lock };
    let outcome = judge(None).and_then(|report| fix::mend(report, &options, |overlay| judge(Some(overlay))));
    progress.stop();
    Ok(outcome?)
}

fn shown(repository: &str, path: &str) -> String {
    if repository == "." { path.to_owned() } else { format!("{}/{path}", repository.trim_end_matches('/')) }
}

/// A program gets the bytes that the files have; on a terminal they are made harmless.
fn show(outcome: &Outcome) -> Result<(), Failure> {
    let is_terminal = std::io::stdout().is_terminal();
    for Changed { repository, path, before, after, .. } in &outcome.changed {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let before = before.as_deref().map(text);
        let diff = fix::unified(&shown(repository, path), before.as_deref(), &text(after));
        if is_terminal {
            let lines = diff.lines().map(|line| format!("{}\n", clean(line)));
            say(&lines.collect::<String>())?;
        } else {
            say(&diff)?;
        }
    }
    Ok(())
}

/// A line for each fix in the order of the files, with the reason where it was not made; of fixes with one reason in a row it is told once.
fn lines<'m>(word: &str, mends: impl Iterator<Item = (&'m Mend, Option<&'m Refusal>)>) -> String {
    let mut sorted: Vec<_> = mends.map(|(mend, why)| (mend, why.map(ToString::to_string))).collect();
    sorted.sort_by(|(a, _), (b, _)| order(&a.finding).cmp(&order(&b.finding)));
    let mut text = String::new();
    for (at, (mend, why)) in sorted.iter().enumerate() {
        let Mend { finding, fix } = mend;
        let place = match finding.location.path.as_ref() {
            "." => shown(&finding.repository, "."),
            path => format!("{}:{}", shown(&finding.repository, path), finding.location.start.line),
        };
        let _ = writeln!(text, "{word} {}  {}  {}", clean(&place), finding.rule, clean(&fix.title));
        let next = sorted.get(at + 1).and_then(|(_, why)| why.as_ref());
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
        let _ = writeln!(text, "refused to pin what {LOCK} has no digest of; add it there, and run again:");
        for (of, references) in unknown {
            let _ = writeln!(text, "        [{}]", of.as_str());
            for reference in references {
                let _ = writeln!(text, "        \"{}\" = \"…\"", clean(&reference.escape_debug().to_string()));
            }
        }
    }
    text
}

fn paint(color: bool, code: &str, word: &str) -> String {
    if color { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() }
}

fn order(finding: &Finding) -> (&str, &str, u32, u32, &str, &str) {
    let at = finding.location.start;
    (&finding.repository, &finding.location.path, at.line, at.column, &finding.rule, &finding.message)
}

fn summary(own: &Fix, outcome: &Outcome) -> String {
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    let (would, files) = (if own.diff { "would be " } else { "" }, count(outcome.changed.len(), "file"));
    let mut text = match outcome.fixed.len() {
        0 => "Nothing to fix".to_owned(),
        fixed => format!("{} {would}fixed in {files}", count(fixed, "finding")),
    };
    if !outcome.refused.is_empty() {
        let _ = write!(text, ", {} refused", count(outcome.refused.len(), "fix").replace("fixs", "fixes"));
    }
    let left = open(&outcome.report);
    let _ = writeln!(text, "; {} left.", count(left, "finding"));
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
