//! What a scorecard said of an entity: outcomes with their evidence and reasons, score, coverage and level, and what to do next.

use std::sync::Arc;

use super::date::Date;
use super::fact::IMPORTED;
use super::problem::{Problem, ProblemKind};
use super::rule::RuleId;
use super::scorecard::{Check, Effort, FULL, Phase, Scorecard};
use super::selector::Facets;
use super::verdict::Fraction;
use super::waiver::{Effect, Waiver};

/// What became of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckOutcome {
    /// All is well.
    Pass,
    /// So much is well, in basis points.
    Partial(u32),
    /// It is not.
    Fail,
    /// There is nothing that it speaks of.
    NotApplicable,
    /// A waiver takes it out.
    Waived,
    /// It could not be judged.
    Unknown,
}

impl CheckOutcome {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Partial(_) => "partial",
            Self::Fail => "fail",
            Self::NotApplicable => "not_applicable",
            Self::Waived => "waived",
            Self::Unknown => "unknown",
        }
    }

    /// The value in basis points, where there is one.
    pub const fn value(self) -> Option<u32> {
        match self {
            Self::Pass => Some(FULL),
            Self::Partial(value) => Some(value),
            Self::Fail => Some(0),
            Self::NotApplicable | Self::Waived | Self::Unknown => None,
        }
    }
}

/// A place that speaks against a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The file's path in its repository; `.` for the repository itself.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// What is said there.
    pub message: Arc<str>,
}

/// Why something could not be judged, the plainest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ReasonKind {
    /// A fact that the rule needs cannot be had here.
    Fact,
    /// Facts that others export are absent, faulty or too old.
    Import,
    /// A file could not be read, parsed or rendered.
    File,
    /// The rule failed or was stopped.
    Rule,
    /// A value is known only later.
    Value,
    /// A waiver holds the last known value, or would if there were one.
    Hold,
    /// The rule was not asked in this run.
    Unasked,
}

impl ReasonKind {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Import => "import",
            Self::File => "file",
            Self::Rule => "rule",
            Self::Value => "value",
            Self::Hold => "hold",
            Self::Unasked => "unasked",
        }
    }
}

/// Why something could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reason {
    /// What sort of reason.
    pub kind: ReasonKind,
    /// The file that it is about, if any.
    pub path: Option<Arc<str>>,
    /// The line, from 1.
    pub line: Option<u32>,
    /// One sentence.
    pub text: Arc<str>,
}

impl Reason {
    /// What a problem says of a rule that needs some facts; none where the problem leaves nothing unjudged.
    pub fn of(problem: &Problem, facts: &[String]) -> Option<Self> {
        let is_of =
            |fact: &&String| problem.message.strip_prefix(fact.as_str()).is_some_and(|rest| rest.starts_with(": "));
        let kind = match problem.kind {
            ProblemKind::Standard => return None,
            ProblemKind::Unknown => match facts.iter().find(is_of) {
                Some(fact) if fact.starts_with(IMPORTED) => ReasonKind::Import,
                Some(_) => ReasonKind::Fact,
                None => ReasonKind::Value,
            },
            ProblemKind::Rule | ProblemKind::Builtin | ProblemKind::Limit | ProblemKind::Violation => ReasonKind::Rule,
            _ => ReasonKind::File,
        };
        let is_placed = !matches!(kind, ReasonKind::Fact | ReasonKind::Import) && !problem.path.is_empty();
        Some(Self {
            kind,
            path: is_placed.then(|| problem.path.clone()),
            line: problem.position.filter(|_| is_placed).map(|position| position.line),
            text: Arc::from(problem.message.as_str()),
        })
    }

    /// A reason that is about no file.
    pub fn plain(kind: ReasonKind, text: impl Into<Arc<str>>) -> Self {
        Self { kind, path: None, line: None, text: text.into() }
    }
}

/// A check with its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckResult {
    /// The line of the scorecard.
    pub check: Arc<Check>,
    /// The title to show.
    pub title: Arc<str>,
    /// What became of it.
    pub outcome: CheckOutcome,
    /// What it would be without a waiver.
    pub said: CheckOutcome,
    /// What it does on the day of the run.
    pub phase: Phase,
    /// The day from which it will count, where that is to come.
    pub counts_from: Option<Date>,
    /// The day from which it will block its level, where that is to come.
    pub due: Option<Date>,
    /// The waiver that excuses it; where several do, the one that ends first.
    pub waiver: Option<Excuse>,
    /// Findings that speak against it.
    pub findings: u64,
    /// What the rule counted, where it counts.
    pub measure: Option<Fraction>,
    /// The first places that speak against it, or that a waiver excuses.
    pub evidence: Vec<Evidence>,
    /// How many such places there are.
    pub places: u64,
    /// Why it could not be judged, or not in full.
    pub reason: Option<Arc<Reason>>,
    /// How many documents could not be judged.
    pub unjudged: u64,
    /// What it was when it was last known, where that still counts.
    pub remembered: Option<Remembered>,
}

/// What a check was when it was last known, where that still counts: a waiver holds it, or it is unknown and takes no level away yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// What it was.
    pub outcome: CheckOutcome,
    /// The last day on which that was known.
    pub on: Date,
    /// The first day on which it no longer counts.
    pub until: Date,
    /// The highest level that it keeps, and for which alone it counts; none where a waiver holds it and it is the outcome.
    pub level: Option<Arc<str>>,
}

/// A waiver at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excuse {
    /// Its id; the place of one in a comment.
    pub id: Arc<str>,
    /// What it does.
    pub effect: Effect,
    /// The first day on which it no longer works.
    pub until: Date,
    /// Why.
    pub reason: Arc<str>,
    /// Full references of who agreed, as the waiver says; none where it does not, as in a comment, or where a history told of it.
    pub approved_by: Box<[String]>,
}

impl Excuse {
    /// What a waiver of the definitions does.
    pub fn of(waiver: &Waiver) -> Self {
        Self {
            id: waiver.id.clone(),
            effect: waiver.effect,
            until: waiver.expires,
            reason: Arc::from(waiver.reason.as_str()),
            approved_by: waiver.approved_by.clone().into_boxed_slice(),
        }
    }

    /// `by W-1 until 2026-12-30, approved by user:default/ben: the vendor mends it`.
    pub fn told(&self) -> String {
        let until = if self.until == Self::never() { String::new() } else { format!(" until {}", self.until) };
        let approved = self.approved_by.join(", ");
        let approved = if approved.is_empty() { approved } else { format!(", approved by {approved}") };
        format!("by {}{until}{approved}: {}", self.id, self.reason)
    }

    /// The end of what has none.
    fn never() -> Date {
        Date::new(9999, 12, 31).unwrap_or_default()
    }

    /// An exception that the policies of a package make themselves. It has no end.
    pub fn of_policy(package: &str) -> Self {
        Self {
            id: Arc::from(format!("{package}.exception")),
            effect: Effect::Exclude,
            until: Self::never(),
            reason: Arc::from("an exception of the policy"),
            approved_by: Box::default(),
        }
    }
}

/// What is expected of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetResult {
    /// The level.
    pub level: Arc<str>,
    /// By when, and that day still counts; at once where there is no day.
    pub by: Option<Date>,
    /// Whether it is reached.
    pub is_met: bool,
}

/// A level and what stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The level.
    pub level: Arc<str>,
    /// Whether it and all below are reached.
    pub is_reached: bool,
    /// Ids of the required checks, of this level and those below, that do not hold.
    pub blocked_by: Vec<Arc<str>>,
    /// Known share of what applies of this level and those below, in basis points; none where nothing applies.
    pub coverage: Option<u32>,
    /// Less than this known share is too little, in basis points.
    pub min_coverage: u32,
    /// A lower score is too low, in basis points.
    pub min_score: Option<u32>,
    /// Ids of the checks that are unknown and without what is remembered of them would leave it unreached.
    pub kept_by: Vec<Arc<str>>,
}

/// A category as the second stage of scoring sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryScore {
    /// The category.
    pub name: String,
    /// Its share in the score.
    pub weight: u32,
    /// Its score in basis points, with what is unknown as 0; none where nothing applies.
    pub score: Option<u32>,
}

/// What stands between an entity and a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blocker {
    /// A required check.
    Required,
    /// Too little is known.
    Coverage,
    /// The score is too low.
    Score,
}

impl Blocker {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Coverage => "coverage",
            Self::Score => "score",
        }
    }
}

/// What it gains to mend a check and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// The lowest level not reached yet that it is a step to, and why.
    pub toward: Option<(Arc<str>, Blocker)>,
    /// The level that is reached with it.
    pub reaches: Option<Arc<str>>,
    /// Basis points of score.
    pub points: u32,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The check's id.
    pub check: Arc<str>,
    /// The rule's id.
    pub rule: RuleId,
    /// What the check is about.
    pub title: Arc<str>,
    /// What to do.
    pub fix: Arc<str>,
    /// How much work it is.
    pub effort: Effort,
    /// Findings to mend.
    pub findings: u64,
    /// What it gains.
    pub gain: Gain,
    /// The day from which it blocks its level, where that is to come.
    pub due: Option<Date>,
}

/// What a scorecard says of an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorecardResult {
    /// The scorecard's id.
    pub scorecard: Arc<str>,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The definition.
    pub card: Arc<Scorecard>,
    /// The repository's target.
    pub repository: Arc<str>,
    /// The entity's reference.
    pub entity: Arc<str>,
    /// What people call the entity.
    pub name: Arc<str>,
    /// Owner, system and the like of the entity.
    pub facets: Arc<Facets>,
    /// The highest level reached.
    pub level: Option<Arc<str>>,
    /// All levels by ascending rank.
    pub levels: Vec<Arc<str>>,
    /// What stands before each level, by ascending rank.
    pub ladder: Vec<Rung>,
    /// The score in basis points, with what is unknown as 0; none where nothing is known.
    pub score: Option<u32>,
    /// What the score would be if all that is unknown passed.
    pub score_up_to: Option<u32>,
    /// Known share of the applicable weight, in basis points; none where nothing applies.
    pub coverage: Option<u32>,
    /// The scores of categories, where these are weighed.
    pub categories: Vec<CategoryScore>,
    /// Every check, in the order of the definition.
    pub checks: Vec<CheckResult>,
    /// What is expected of the entity.
    pub target: Option<TargetResult>,
    /// The next level, where there is one.
    pub next_level: Option<Arc<str>>,
    /// What to do: the steps to the next level first, then those to the levels above, then what only raises the score; among
    /// these what gains most for its effort.
    pub next_steps: Vec<NextStep>,
}

impl ScorecardResult {
    /// How many levels are reached.
    pub fn reached(&self) -> usize {
        self.level.as_ref().map_or(0, |level| self.up_to(level))
    }

    /// How many levels there are up to one of them; 0 where it is none.
    pub fn up_to(&self, level: &str) -> usize {
        self.levels.iter().position(|own| own.as_ref() == level).map_or(0, |place| place + 1)
    }

    /// The checks that are unknown and keep a level, or one below it, each with what is remembered of it.
    pub fn keeping(&self, level: &str) -> Vec<(&CheckResult, &Remembered)> {
        let rungs = self.ladder.iter().take(self.up_to(level));
        let by: Vec<&Arc<str>> = rungs.flat_map(|rung| &rung.kept_by).collect();
        let all = self.checks.iter().filter_map(|check| Some((check, check.remembered.as_ref()?)));
        all.filter(|(own, _)| by.contains(&&own.check.id)).collect()
    }

    /// The first day on which the level is lost, should the checks stay unknown that keep it; none where none does.
    pub fn kept_until(&self) -> Option<Date> {
        self.keeping(self.level.as_deref()?).into_iter().map(|(_, own)| own.until).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::finding::Position;

    #[test]
    fn a_waiver_is_told_with_its_end_its_approval_and_its_reason() {
        let mut own = Excuse {
            id: "W-1".into(),
            effect: Effect::Exclude,
            until: Date::parse("2027-02-28").unwrap(),
            reason: "the vendor mends it".into(),
            approved_by: Box::default(),
        };
        assert_eq!(own.told(), "by W-1 until 2027-02-28: the vendor mends it");
        own.approved_by = Box::from(["user:default/ben".to_owned(), "group:default/security".to_owned()]);
        let approved =
            "by W-1 until 2027-02-28, approved by user:default/ben, group:default/security: the vendor mends it";
        assert_eq!(own.told(), approved);
        assert_eq!(Excuse::of_policy("main").told(), "by main.exception: an exception of the policy");
    }

    #[test]
    fn a_problem_tells_why_a_check_is_unknown() {
        let facts = ["git_history".to_owned(), "imported.incidents".to_owned()];
        let cases = [
            (ProblemKind::Unknown, "git_history: the clone is shallow", Some((ReasonKind::Fact, None))),
            (ProblemKind::Unknown, "imported.incidents: 9 days old", Some((ReasonKind::Import, None))),
            (ProblemKind::Unknown, "git_history2: is no fact of the rule", Some((ReasonKind::Value, Some(7)))),
            (ProblemKind::Syntax, "did not find the end", Some((ReasonKind::File, Some(7)))),
            (ProblemKind::Limit, "took too long", Some((ReasonKind::Rule, Some(7)))),
            (ProblemKind::Standard, "waiver `W-1` excuses nothing", None),
        ];
        for (kind, message, expected) in cases {
            let problem = Problem {
                repository: ".".into(),
                path: "a.yaml".into(),
                position: Some(Position { line: 7, column: 3 }),
                kind,
                rule: None,
                message: message.to_owned(),
                help: None,
            };
            let found = Reason::of(&problem, &facts);
            assert_eq!(found.as_ref().map(|own| (own.kind, own.line)), expected, "{message}");
            assert!(found.is_none_or(|own| *own.text == *message && own.path.is_some() == own.line.is_some()));
        }
    }
}
