//! `karat fix`: mends what can be mended, tells what and what not, or shows it as a diff.

use std::fmt::Write as _;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Fix;
use super::check::catalog;
use super::output::{self, Color};
use super::progress::Progress;
use super::settings::{Settings, find};
use super::{Exit, Failure, Usage, say};
use crate::catalog::{self, Catalog, Selection};
use crate::config;
use crate::fix::{self, Changed, Lock, Mend, Outcome, Refusal};
use crate::model::finding::{Finding, Status};
use crate::model::{Overlay, Report};
use crate::pipeline;
use crate::report::clean;

/// Names of the file of known digests.
pub(super) const LOCK: &str = "karat.lock.toml";

pub(super) fn run(own: &Fix, color: Color) -> Result<Exit, Failure> {
    let settings = Settings::of_fix(own)?;
    let (mut catalog, defined) = catalog(&settings, &[])?;
    let wanted = also(&mut catalog, &settings, &own.rules)?;
    let lock = digests(own.lock.as_deref(), &own.targets)?;
    let scan = defined.laid_over(settings.scan(own.pace.jobs, own.pace.now.seconds()));
    let outcome = mended(own, &catalog, &scan, &wanted, &lock)?;
    if own.diff {
        show(&outcome)?;
        output::complain(summary(own, &outcome).trim_end());
        return Ok(if outcome.changed.is_empty() { Exit::Clean } else { Exit::Findings });
    }
    let mut failed = Vec::new();
    for file in &outcome.changed {
        failed.extend(fix::write(file).err().map(|why| format!("{}: {why}", shown(&file.repository, &file.path))));
    }
    say(&told(&outcome, color.on_stdout()))?;
    say(&summary(own, &outcome))?;
    if let Some(first) = failed.first() {
        let more = if failed.len() > 1 { format!(", and {} more files", failed.len() - 1) } else { String::new() };
        return Err(
            Usage::new(format!("write {}{more}", clean(first)), "see that you may write there, and run again").into()
        );
    }
    Ok(Exit::of(&outcome.report, settings.fail_on, settings.strict))
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
pub(super) fn digests(named: Option<&Path>, targets: &[PathBuf]) -> Result<Lock, Failure> {
    let mut lock = Lock::default();
    let path: Option<PathBuf> = named.map(Path::to_owned).or_else(|| find(targets, LOCK));
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

/// What was fixed, and what not, a line each.
fn told(outcome: &Outcome, color: bool) -> String {
    let mut text = String::new();
    let paint = |code: &str, word: &str| if color { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() };
    let mut line = |word: &str, mend: &Mend, why: Option<&Refusal>| {
        let finding = &mend.finding;
        let place = match finding.location.path.as_ref() {
            "." => shown(&finding.repository, "."),
            path => format!("{}:{}", shown(&finding.repository, path), finding.location.start.line),
        };
        let _ = writeln!(text, "{word} {}  {}  {}", clean(&place), finding.rule, clean(&mend.fix.title));
        if let Some(why) = why {
            let _ = writeln!(text, "        {}", clean(&why.to_string()));
        }
    };
    let mut fixed: Vec<&Mend> = outcome.fixed.iter().collect();
    fixed.sort_by(|a, b| order(&a.finding).cmp(&order(&b.finding)));
    for mend in fixed {
        line(&paint("32", "fixed  "), mend, None);
    }
    let mut refused: Vec<_> = outcome.refused.iter().collect();
    refused.sort_by(|(a, _), (b, _)| order(&a.finding).cmp(&order(&b.finding)));
    for (mend, why) in refused {
        line(&paint("33", "refused"), mend, Some(why));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
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
