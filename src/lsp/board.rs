//! What is shown of a folder: findings and problems by file → diagnostics, sent where they are others than before.
//!
//! A run over the whole folder says all; a look at a file that is being typed replaces what rules on single files say of it. What
//! was said of another state of a text is shown on the line that has the same words now, or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticSeverity, DiagnosticTag, Message, Position, PublishDiagnosticsParams,
    Range, Uri,
};

use super::documents::Documents;
use super::message::Wire;
use super::options::Extent;
use super::space::Common;
use super::text::{self, Unit};
use super::{Mistaken, uri};
use crate::discover;
use crate::model::finding::{self, Finding, Status};
use crate::model::fix::Fix;
use crate::model::problem::{Problem, ProblemKind};
use crate::model::report::Report;
use crate::model::rule::{RuleInfo, Severity, is_web};
use crate::model::source::{Repository, SourceFile};
use crate::report;

/// Something to be shown in a file.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The rule's id, or the word for the kind of problem.
    pub(super) code: Arc<str>,
    /// Whether a rule said it.
    pub(super) is_finding: bool,
    /// Whether it counts.
    pub(super) is_open: bool,
    message: String,
    severity: DiagnosticSeverity,
    start: finding::Position,
    end: finding::Position,
    /// The line that it was said of.
    line: Option<Arc<str>>,
    href: Option<String>,
    /// Whether it is about more than the file.
    is_of_whole: bool,
    /// How it can be mended, with the file that it is in.
    pub(super) mend: Option<(Arc<Fix>, Arc<SourceFile>)>,
}

/// A diagnostic that the editor has, and what it stands for.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// As it was sent.
    pub(super) diagnostic: Diagnostic,
    /// What it stands for.
    pub(super) item: Item,
}

/// What is said of each file.
pub(super) type Said = BTreeMap<PathBuf, Vec<Item>>;

/// What is shown of a folder.
pub(super) struct Board {
    folder: PathBuf,
    /// How the editor calls the folder.
    called: Uri,
    wire: Arc<Wire>,
    documents: Arc<Documents>,
    unit: Unit,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    extent: Extent,
    /// Other folders that are open within the folder: what is in them is theirs.
    others: Vec<PathBuf>,
    /// By the last run over the folder.
    whole: Said,
    /// By a look at what has been typed since.
    typed: Said,
    /// What is wrong with what the folder is judged by.
    mistakes: Said,
    /// Each under the address that it was sent for.
    shown: BTreeMap<PathBuf, (Uri, Vec<Shown>)>,
}

impl Board {
    /// An empty one of a folder and of how the editor calls it.
    pub(super) fn new(folder: PathBuf, called: Uri, common: &Common) -> Self {
        let Common { wire, documents, unit, .. } = common.clone();
        Self { folder, called, wire, documents, unit, state: Mutex::default() }
    }

    /// What diagnostics are shown for from now on.
    pub(super) fn limit(&self, extent: Extent) {
        self.lock().extent = extent;
    }

    /// Other folders that are open within the folder from now on.
    pub(super) fn leave(&self, others: Vec<PathBuf>) {
        let mut state = self.lock();
        if state.others == others {
            return;
        }
        state.others = others;
        let paths: BTreeSet<PathBuf> = state.whole.keys().chain(state.typed.keys()).cloned().collect();
        for path in paths {
            self.show(&mut state, &path);
        }
    }

    /// Whether what is said of a path is shown here: it is in the folder and in no other one within it.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.shows(&self.lock(), path)
    }

    fn shows(&self, state: &State, path: &Path) -> bool {
        path.starts_with(&self.folder) && !state.others.iter().any(|other| path.starts_with(other))
    }

    /// What a run over the folder said, for the texts of these versions.
    pub(super) fn take_whole(&self, said: Said, versions: &BTreeMap<PathBuf, i32>) {
        let mut state = self.lock();
        let now = self.documents.versions();
        state.typed.retain(|path, _| now.get(path) != versions.get(path));
        let before = std::mem::replace(&mut state.whole, said);
        let paths: BTreeSet<PathBuf> =
            before.into_keys().chain(state.whole.keys().cloned()).chain(now.into_keys()).collect();
        for path in paths {
            self.show(&mut state, &path);
        }
    }

    /// What a look at a file said; where the file could not be judged, what was said before stays.
    pub(super) fn take_typed(&self, path: &Path, said: Vec<Item>, is_judged: bool) {
        let mut state = self.lock();
        let mut said = said;
        if !is_judged {
            let before = state.typed.get(path).or_else(|| state.whole.get(path)).into_iter().flatten();
            said.extend(before.filter(|item| item.is_finding && !item.is_of_whole).cloned());
        }
        state.typed.insert(path.to_owned(), said);
        self.show(&mut state, path);
    }

    /// What is wrong with what the folder is judged by: it takes the place of what was.
    pub(super) fn take_mistakes(&self, mistakes: &[Mistaken]) {
        let mut state = self.lock();
        let mut said = Said::new();
        for own in mistakes {
            said.entry(own.path.clone()).or_default().push(of_mistake(own));
        }
        let before = std::mem::replace(&mut state.mistakes, said);
        let paths: BTreeSet<PathBuf> = before.into_keys().chain(state.mistakes.keys().cloned()).collect();
        for path in paths {
            self.show(&mut state, &path);
        }
    }

    /// Whether something of that is wrong in a file.
    pub(super) fn is_mistaken(&self, path: &Path) -> bool {
        self.lock().mistakes.contains_key(path)
    }

    /// What was typed is gone.
    pub(super) fn close(&self, path: &Path) {
        let mut state = self.lock();
        state.typed.remove(path);
        self.show(&mut state, path);
    }

    /// Takes everything away.
    pub(super) fn clear(&self) {
        let mut state = self.lock();
        (state.whole, state.typed, state.mistakes) = Default::default();
        for path in state.shown.keys().cloned().collect::<Vec<_>>() {
            self.show(&mut state, &path);
        }
    }

    /// What is shown in a range of a file.
    pub(super) fn within(&self, path: &Path, range: Range) -> Vec<Shown> {
        let state = self.lock();
        let meets =
            |own: &Range| text::has(own, range.start) || text::has(own, range.end) || text::has(&range, own.start);
        let shown = state.shown.get(path).into_iter().flat_map(|(_, shown)| shown);
        shown.filter(|shown| meets(&shown.diagnostic.range)).cloned().collect()
    }

    /// Everything that is shown in a file.
    pub(super) fn all(&self, path: &Path) -> Vec<Shown> {
        self.lock().shown.get(path).map(|(_, shown)| shown.clone()).unwrap_or_default()
    }

    fn show(&self, state: &mut State, path: &Path) {
        let open = self.documents.at(path);
        let items: Vec<&Item> = match state.typed.get(path) {
            _ if !self.shows(state, path) => Vec::new(),
            _ if open.is_none() && state.extent == Extent::Open => Vec::new(),
            Some(typed) => {
                let whole = state.whole.get(path).into_iter().flatten();
                typed.iter().chain(whole.filter(|item| item.is_of_whole)).collect()
            }
            None => state.whole.get(path).into_iter().flatten().collect(),
        };
        let lines: Option<Vec<&str>> = open.as_ref().map(|open| open.text.lines().collect());
        // Where nothing can be judged it is said, whatever else is wanted.
        let items = state.mistakes.get(path).into_iter().flatten().chain(items);
        let shown: Vec<Shown> = items.filter_map(|item| self.shown(item, lines.as_deref())).collect();
        let address =
            open.as_ref().map_or_else(|| uri::within(&self.folder, &self.called, path), |open| open.uri.clone());
        // What was shown under another address would stay there.
        if let Some((old, _)) = state.shown.get(path).filter(|(old, _)| *old != address) {
            self.publish(old.clone(), None, &[]);
            state.shown.remove(path);
        }
        let before = state.shown.get(path).map_or(&[][..], |(_, shown)| shown.as_slice());
        let is_same = |(one, other): (&Shown, &Shown)| one.diagnostic == other.diagnostic;
        if before.len() == shown.len() && before.iter().zip(&shown).all(is_same) {
            return;
        }
        self.publish(address.clone(), open.map(|open| open.version), &shown);
        if shown.is_empty() {
            state.shown.remove(path);
        } else {
            state.shown.insert(path.to_owned(), (address, shown));
        }
    }

    fn publish(&self, uri: Uri, version: Option<i32>, shown: &[Shown]) {
        let diagnostics = shown.iter().map(|shown| shown.diagnostic.clone()).collect();
        let params = PublishDiagnosticsParams { uri, version, diagnostics };
        self.wire.notify("textDocument/publishDiagnostics", params);
    }

    /// The diagnostic of an item, on the line that it is about.
    fn shown(&self, item: &Item, lines: Option<&[&str]>) -> Option<Shown> {
        let number = item.start.line.saturating_sub(1) as usize;
        let (number, line) = match (lines, &item.line) {
            (Some(lines), Some(own)) => nearest(lines, own, number)?,
            (Some(lines), None) => {
                (number.min(lines.len().saturating_sub(1)), lines.get(number).copied().unwrap_or(""))
            }
            (None, line) => (number, line.as_deref().unwrap_or("")),
        };
        let moved = |place: finding::Position| finding::Position {
            line: (place.line + u32::try_from(number).unwrap_or(0) + 1).saturating_sub(item.start.line),
            ..place
        };
        let diagnostic = Diagnostic {
            range: self.unit.range(line, moved(item.start), moved(item.end)),
            severity: Some(item.severity),
            code: Some(Code::String(item.code.to_string())),
            code_description: item.href.clone().map(|href| CodeDescription { href: Uri(href) }),
            source: Some("karat".to_owned()),
            message: Message::String(item.message.clone()),
            tags: (item.is_finding && !item.is_open).then(|| vec![DiagnosticTag::Unnecessary]),
            related_information: None,
            data: None,
        };
        Some(Shown { diagnostic, item: item.clone() })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The line with these words that is nearest to where they stood.
fn nearest<'l>(lines: &[&'l str], words: &str, stood: usize) -> Option<(usize, &'l str)> {
    let same = lines.iter().enumerate().filter(|(_, line)| **line == words);
    same.min_by_key(|(number, _)| number.abs_diff(stood)).map(|(number, line)| (number, *line))
}

/// What a report says of each file.
pub(super) fn said(report: &Report) -> Said {
    let mut said = Said::new();
    let rules: BTreeMap<&str, &RuleInfo> = report.rules.iter().map(|rule| (rule.id.as_ref(), rule.as_ref())).collect();
    let known = report.repositories.iter().map(|own| (own.repository.target.as_str(), &own.repository));
    let known: BTreeMap<&str, &Arc<Repository>> = known.collect();
    for finding in report.findings.iter().filter(|finding| finding.status != Status::Baselined) {
        let Some(repository) = known.get(finding.repository.as_ref()) else { continue };
        let Some(path) = place(&repository.root, &finding.location.path) else { continue };
        said.entry(path).or_default().push(of_finding(finding, rules.get(finding.rule.as_ref()).copied(), repository));
    }
    for problem in report.problems.iter().filter(|problem| is_shown(problem)) {
        let Some(repository) = known.get(problem.repository.as_ref()) else { continue };
        let path = repository.root.join(problem.path.as_ref());
        if path.is_file() {
            said.entry(path).or_default().push(of_problem(problem));
        }
    }
    said
}

/// Files that stand for a repository, or a folder of one, as a whole.
const FACES: [&str; 3] = ["karat.toml", "catalog-info.yaml", "README.md"];

/// The file that shows what is said of a path.
fn place(root: &Path, path: &str) -> Option<PathBuf> {
    let own = if path == "." { root.to_owned() } else { root.join(path) };
    if !own.is_dir() {
        return Some(own);
    }
    FACES.iter().map(|name| own.join(name)).find(|face| face.is_file())
}

fn of_finding(finding: &Finding, rule: Option<&RuleInfo>, repository: &Arc<Repository>) -> Item {
    let is_open = finding.status == Status::Open;
    let message = match &finding.waiver {
        Some(waiver) => format!("waived until {}: {} ({})", waiver.until, finding.message, waiver.reason),
        None => finding.message.to_string(),
    };
    let is_of_whole = |kind: &String| kind == "repository" || kind.split('/').next() == Some("entity");
    Item {
        code: finding.rule.clone(),
        is_finding: true,
        is_open,
        message: report::clean(&message).into_owned(),
        severity: if is_open { severity(finding.severity) } else { DiagnosticSeverity::Hint },
        start: finding.location.start,
        end: finding.location.end,
        line: finding.location.snippet.clone(),
        href: rule.and_then(page),
        is_of_whole: rule.is_some_and(|rule| rule.kinds.iter().any(is_of_whole)),
        mend: finding
            .fix
            .clone()
            .filter(|_| is_open)
            .map(|fix| (fix, discover::file_at(repository, &finding.location.path))),
    }
}

/// Where a rule is explained on the web: its page, else the first standard that it goes by.
fn page(rule: &RuleInfo) -> Option<String> {
    let norms = rule.related.iter().map(|link| &link.url);
    rule.help_uri.iter().chain(norms).find(|url| is_web(url)).cloned()
}

fn of_problem(problem: &Problem) -> Item {
    let start = problem.position.unwrap_or(finding::Position { line: 1, column: 1 });
    let mut message = problem.message.clone();
    if let Some(help) = &problem.help {
        message.push_str("; ");
        message.push_str(help);
    }
    Item {
        code: Arc::from(problem.kind.as_str()),
        is_finding: false,
        is_open: true,
        message: report::clean(&message).into_owned(),
        severity: if problem.kind == ProblemKind::Standard {
            DiagnosticSeverity::Warning
        } else {
            DiagnosticSeverity::Information
        },
        start,
        end: finding::Position { line: start.line, column: u32::MAX },
        line: None,
        href: None,
        is_of_whole: false,
        mend: None,
    }
}

fn of_mistake(own: &Mistaken) -> Item {
    Item {
        code: Arc::from("configuration"),
        is_finding: false,
        is_open: true,
        message: report::clean(&own.message).into_owned(),
        severity: DiagnosticSeverity::Error,
        start: own.start,
        end: own.end,
        line: Some(own.line.clone()),
        href: None,
        is_of_whole: false,
        mend: None,
    }
}

/// What somebody who looks at the file should know of: that it is not judged, or that a waiver in it does not work.
fn is_shown(problem: &Problem) -> bool {
    problem.kind.is_incomplete() || matches!(problem.kind, ProblemKind::Standard | ProblemKind::DuplicateKey)
}

/// Whether a report has judged a file, and not only said why it could not.
pub(super) fn is_judged(report: &Report, path: &str) -> bool {
    !report.problems.iter().any(|problem| {
        problem.path.as_ref() == path && matches!(problem.kind, ProblemKind::Syntax | ProblemKind::Skipped)
    })
}

const fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Critical | Severity::High => DiagnosticSeverity::Error,
        Severity::Medium => DiagnosticSeverity::Warning,
        Severity::Low => DiagnosticSeverity::Information,
    }
}

/// A range without width.
pub(super) const fn point(position: Position) -> Range {
    Range { start: position, end: position }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_of_a_line_moves_with_its_words() {
        let lines = ["a: 1", "x: 2", "b: 3", "x: 2"];
        assert_eq!(nearest(&lines, "x: 2", 0), Some((1, "x: 2")));
        assert_eq!(nearest(&lines, "x: 2", 9), Some((3, "x: 2")));
        assert_eq!(nearest(&lines, "gone", 1), None);
    }
}
