//! Findings as workflow commands of GitHub Actions, which become annotations on the lines of a pull request.
//!
//! A step shows ten annotations of a level: the most severe come first, and one line tells how many more there are. What is waived
//! or was there before is not annotated. No text can end its command or begin another.

use std::collections::BTreeMap;
use std::{fmt, io};

use super::text::{count, first_sentence};
use super::workspace::{self, Workspace};
use super::{Writer, sanitize};
use crate::model::finding::{Finding, Position, Status};
use crate::model::problem::Problem;
use crate::model::report::Report;
use crate::model::rule::{RuleInfo, Severity};
use crate::model::scorecard::Phase;

/// GitHub shows so many annotations of a level and a step.
const SHOWN: usize = 10;
/// Characters of a title, and of a message.
const TITLE: usize = 255;
const MESSAGE: usize = 4_000;

/// Writes the findings as workflow commands.
pub(super) struct GitHub(pub(super) Option<Workspace>);

/// What GitHub calls how bad something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// It fails the run.
    Error,
    /// It should be looked at.
    Warning,
    /// It is good to know.
    Notice,
}

/// The level of a finding; a rule that does not fail a run yet gives no errors. `later` is what such a rule does today.
fn level(severity: Severity, later: Option<Phase>) -> Level {
    let own = match severity {
        Severity::Critical | Severity::High => Level::Error,
        Severity::Medium => Level::Warning,
        Severity::Low => Level::Notice,
    };
    let mildest = match later {
        None => Level::Error,
        Some(Phase::Warned) => Level::Warning,
        Some(_) => Level::Notice,
    };
    own.max(mildest)
}

impl Level {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// A command that is about no file, on a line of its own.
pub(crate) fn remark(level: Level, text: &str) -> String {
    let message = lines(&text.lines().collect::<Vec<_>>());
    Annotation { level, file: None, span: None, title: "karat".to_owned(), message }.to_string()
}

/// A command that is not written yet.
struct Annotation {
    level: Level,
    file: Option<String>,
    span: Option<(Position, Position)>,
    title: String,
    message: String,
}

impl Writer for GitHub {
    fn write(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
        let rules: BTreeMap<&str, &RuleInfo> = report.rules.iter().map(|rule| (rule.id.as_ref(), &**rule)).collect();
        let mut open: Vec<&Finding> = report.findings.iter().map(|own| &**own).collect();
        open.retain(|finding| finding.status == Status::Open);
        // Of one severity the order of the report stays.
        open.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let unjudged = report.problems.iter().filter(|problem| problem.kind.is_incomplete());
        let later = report.gate.as_ref().map(|gate| &gate.later);
        let phase = |own: &Finding| later.and_then(|later| later.get(&own.rule)).map(|own| own.phase);
        let found = open.into_iter().map(|own| (level(own.severity, phase(own)), Subject::Finding(own)));
        let unjudged = unjudged.map(|own| (Level::Warning, Subject::Problem(own)));
        let mut levels: BTreeMap<Level, Vec<Subject<'_>>> = BTreeMap::new();
        for (level, subject) in found.chain(unjudged) {
            levels.entry(level).or_default().push(subject);
        }
        let is_cut = levels.values().any(|own| own.len() > SHOWN);
        let mut left_out = 0;
        for (level, own) in levels {
            // The line that tells of the rest is a notice itself.
            let room = if is_cut && level == Level::Notice { SHOWN - 1 } else { SHOWN };
            for subject in own.iter().take(room) {
                write!(out, "{}", self.annotation(level, subject, &rules))?;
            }
            left_out += own.len().saturating_sub(room);
        }
        if left_out == 0 {
            return Ok(());
        }
        let rest = Annotation {
            level: Level::Notice,
            file: None,
            span: None,
            title: format!("karat: {}", count(left_out as u64, "more annotation")),
            message: format!("GitHub shows {SHOWN} of a level; the report of the run has all of them."),
        };
        write!(out, "{rest}")
    }
}

/// What is annotated.
enum Subject<'r> {
    Finding(&'r Finding),
    Problem(&'r Problem),
}

impl GitHub {
    fn annotation(&self, level: Level, subject: &Subject<'_>, rules: &BTreeMap<&str, &RuleInfo>) -> Annotation {
        match subject {
            Subject::Finding(finding) => self.of_finding(level, finding, rules.get(&*finding.rule).copied()),
            Subject::Problem(problem) => self.of_problem(level, problem),
        }
    }

    fn of_finding(&self, level: Level, finding: &Finding, rule: Option<&RuleInfo>) -> Annotation {
        let location = &finding.location;
        let is_whole = &*location.path == ".";
        let (id, severity) = (&finding.rule, finding.severity);
        let title = rule.map(|rule| rule.title.as_str()).filter(|title| *title != &**id);
        let fix = rule.map_or("", |rule| first_sentence(&rule.remediation));
        let more = rule.and_then(|rule| rule.help_uri.as_deref()).unwrap_or_default();
        let parts = [finding.message.as_ref(), fix, more];
        Annotation {
            level,
            file: (!is_whole).then(|| self.file(&finding.repository, &location.path)),
            span: (!is_whole).then_some((location.start, location.end)),
            title: title.map_or_else(|| format!("{id} ({severity})"), |title| format!("{title} ({id}, {severity})")),
            message: lines(&parts),
        }
    }

    fn of_problem(&self, level: Level, problem: &Problem) -> Annotation {
        let rule = problem.rule.as_ref().map(|rule| format!(", {rule}")).unwrap_or_default();
        let is_placed = !matches!(&*problem.path, "" | ".");
        Annotation {
            level,
            file: is_placed.then(|| self.file(&problem.repository, &problem.path)),
            span: problem.position.filter(|_| is_placed).map(|own| (own, own)),
            title: format!("Could not be judged ({}{rule})", problem.kind.as_str()),
            message: lines(&[&problem.message, problem.help.as_deref().unwrap_or_default()]),
        }
    }

    fn file(&self, repository: &str, path: &str) -> String {
        workspace::file(self.0.as_ref(), repository, path)
    }
}

/// Texts as lines of one message.
fn lines(texts: &[&str]) -> String {
    let clean = texts.iter().filter(|text| !text.is_empty()).map(|text| sanitize::line(text));
    clean.collect::<Vec<_>>().join("\n")
}

impl fmt::Display for Annotation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "::{} ", self.level.as_str())?;
        if let Some(file) = &self.file {
            write!(out, "file={},", property(&sanitize::line(file)))?;
        }
        if let Some((start, end)) = self.span {
            write!(out, "line={},endLine={},", start.line, end.line)?;
            // Columns are taken only for what stands on one line.
            if start.line == end.line {
                write!(out, "col={},endColumn={},", start.column, end.column)?;
            }
        }
        let title = cut(&sanitize::line(&self.title), TITLE);
        writeln!(out, "title={}::{}", property(&title), data(&cut(&self.message, MESSAGE)))
    }
}

fn cut(text: &str, characters: usize) -> String {
    super::cut(text, characters).into_owned()
}

/// What stands behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands behind a `=` of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::fixture;

    fn written(report: &Report) -> Vec<String> {
        let mut out = Vec::new();
        GitHub(None).write(report, &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    /// A report whose findings have these severities.
    fn of_severities(severities: &[Severity]) -> Report {
        let mut report = fixture::report();
        let first = report.findings[0].clone();
        report.problems.clear();
        report.findings = severities
            .iter()
            .enumerate()
            .map(|(number, severity)| {
                let mut finding = first.clone();
                (finding.severity, finding.status) = (*severity, Status::Open);
                finding.message = format!("number {number}").into();
                finding
            })
            .collect();
        report
    }

    #[test]
    fn ten_of_a_level_are_annotated_and_the_rest_is_counted_within_the_limit() {
        let level = |lines: &[String], level: &str| lines.iter().filter(|own| own.starts_with(level)).count();
        let lines = written(&of_severities(&[Severity::Low; 10]));
        assert_eq!((lines.len(), level(&lines, "::notice ")), (10, 10));
        let many = [[Severity::High; 12], [Severity::Medium; 12], [Severity::Low; 12]].concat();
        let lines = written(&of_severities(&many));
        let levels = ["::error ", "::warning ", "::notice "].map(|own| level(&lines, own));
        assert_eq!((lines.len(), levels), (30, [10, 10, 10]));
        assert!(lines[29].starts_with("::notice title=karat%3A 7 more annotations::"), "{}", lines[29]);
    }

    #[test]
    fn the_most_severe_come_first_and_what_does_not_count_is_left_out() {
        let mut mixed = vec![Severity::High; 10];
        mixed.push(Severity::Critical);
        let lines = written(&of_severities(&mixed));
        assert!(lines[0].contains("critical") && lines[0].contains("::number 10"), "{}", lines[0]);
        let mut report = of_severities(&[Severity::High; 3]);
        report.findings[0].status = Status::Waived;
        report.findings[1].status = Status::Baselined;
        let lines = written(&report);
        assert!(lines.len() == 1 && lines[0].contains("number 2"), "{lines:?}");
    }

    #[test]
    fn a_rule_that_fails_no_run_yet_gives_no_error() {
        let cases = [
            (Severity::Critical, None, Level::Error),
            (Severity::High, Some(Phase::Warned), Level::Warning),
            (Severity::High, Some(Phase::Announced), Level::Notice),
            (Severity::Low, Some(Phase::Warned), Level::Notice),
        ];
        for (severity, later, expected) in cases {
            assert_eq!(level(severity, later), expected, "{severity} {later:?}");
        }
    }

    #[test]
    fn a_remark_has_one_line_whatever_it_says() {
        let cases = [
            ("plain", "::notice title=karat::plain\n"),
            ("two\nlines, 5 %", "::notice title=karat::two%0Alines, 5 %25\n"),
            ("a\r::error::b", "::notice title=karat::a\\r::error::b\n"),
        ];
        for (text, expected) in cases {
            assert_eq!(remark(Level::Notice, text), expected);
        }
    }

    #[test]
    fn text_can_neither_end_its_command_nor_begin_another() {
        let cases = [
            ("a::b,c=d%0A::error::x", "a::b,c=d%250A::error::x"),
            ("x\n::set-output name=a::b\r\n##[error]y", "x\\n::set-output name=a::b\\r\\n##\\[error]y"),
            ("\u{1b}[31m\u{202e}", "\\x1b[31m\\u{202e}"),
        ];
        for (text, expected) in cases {
            assert_eq!(data(&sanitize::line(text)), expected);
        }
        assert_eq!(property("a::b,c=d%3A\n"), "a%3A%3Ab%2Cc=d%253A%0A");
    }
}
