//! One hand-made report with everything that a report can hold; each place is looked up in the text that it speaks of.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::model::Date;
use crate::model::document::Step;
use crate::model::finding::{Finding, Findings, Fingerprint, Location, Position, Status};
use crate::model::group::{Group, GroupBy};
use crate::model::handbook::{Handbook, RulePage, Use};
use crate::model::movement::{CheckMove, Movement, Part, PartMove, Stand};
use crate::model::problem::{Problem, ProblemKind};
use crate::model::report::{Report, RepositoryReport, RuleOutcome, ScoreMove, Since, Totals};
use crate::model::rule::{Example, ExampleFile, ExampleLine, Link, Parameter, RuleInfo, Severity};
use crate::model::scorecard::{
    Blocker, Check, CheckOutcome, CheckResult, Effort, Evidence, Excuse, Gain, Level, NextStep, Phase, Reason,
    ReasonKind, Rung, Scorecard, ScorecardResult, Scoring, TargetResult,
};
use crate::model::selector::Facets;
use crate::model::source::Repository;
use crate::model::verdict::Fraction;
use crate::model::waiver::Effect;

/// What the files of the repository hold, by path.
const FILES: [(&str, &str); 4] = [
    ("Dockerfile", "FROM nginx\n\tADD https://example.com/a.tgz /srv/\n"),
    (
        "deploy/web.yaml",
        "kind: Deployment\nspec:\n  hostNetwork: true\n  containers:\n    - name: web\n    - name: 取引先ログ # 漢字\n    - name: cache\n    - name: old\n",
    ),
    (
        "deploy/wide.json",
        "{\"a\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"hostNetwork\": true, \"z\": \"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\"}",
    ),
    ("evil.yaml", "image: \"\u{202e}txt.exe\u{1b}[31m\" # ##[error]x\n"),
];

fn rule(id: &str, severity: Severity, title: &str, description: &str, remediation: &str) -> RuleInfo {
    RuleInfo {
        id: Arc::from(id),
        title: title.to_owned(),
        description: description.to_owned(),
        severity,
        kinds: vec![id.split('.').next().unwrap().to_owned()],
        documents: Vec::new(),
        needs_documents: false,
        facts: Vec::new(),
        remediation: remediation.to_owned(),
        controls: BTreeMap::new(),
        parameters: BTreeMap::new(),
        related: Vec::new(),
        aliases: Vec::new(),
        deprecated: false,
        since: None,
        help_uri: None,
        built_in: true,
        source: format!("policies/{}.rego", id.replace('.', "/")),
        line: 1,
    }
}

/// The rules of the report, by id.
pub(in crate::report) fn rules() -> Vec<Arc<RuleInfo>> {
    let mut rules = vec![
        rule(
            "dockerfile.latest_tag",
            Severity::Medium,
            "Base image without a version",
            "The base image has no tag. Another one is built tomorrow.",
            "Name a version or, better, a digest.",
        ),
        rule("dockerfile.old", Severity::Low, "Something that was withdrawn", "", ""),
        rule(
            "kubernetes.cpu_limits",
            Severity::Low,
            "Container without a CPU limit",
            "The container sets no `resources.limits.cpu`. It can take the processor from its neighbours on the node.",
            "Set `resources.limits.cpu` to what the container was measured to need.",
        ),
        rule(
            "kubernetes.host_network",
            Severity::High,
            "Network namespace of the node",
            "The pod sets `hostNetwork: true`. It can read the traffic of other pods, and no network policy applies to it.",
            "Remove `hostNetwork` and publish the port through a Service.",
        ),
        rule(
            "kubernetes.image_tag",
            Severity::Critical,
            "Image of unknown origin",
            "The image has no version.",
            "Name a version.",
        ),
        rule(
            "repository.missing_owner",
            Severity::Medium,
            "Nobody owns the repository",
            "There is no CODEOWNERS file. Nobody is asked for a review.",
            "Add a `CODEOWNERS` file that names a team for every path.",
        ),
    ];
    rules[1].deprecated = true;
    rules[0].aliases = vec!["dockerfile.unpinned_base".to_owned()];
    rules[3].controls = [("cwe", "668"), ("pss", "baseline")]
        .map(|(framework, id)| (framework.to_owned(), vec![id.to_owned()]))
        .into_iter()
        .collect();
    rules[3].related = vec![
        Link {
            url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline".to_owned(),
            description: Some("Pod Security Standards, baseline".to_owned()),
        },
        Link { url: "https://example.com/norm".to_owned(), description: None },
    ];
    rules[3].since = Some("0.1.0".to_owned());
    let default = regorus::Value::from_json_str("[\"ingress\", 0.5]").unwrap();
    let description = "Namespaces in which a pod may share the network of its node.".to_owned();
    rules[3].parameters = BTreeMap::from([("allowed".to_owned(), Parameter { default, description })]);
    rules.into_iter().map(Arc::new).collect()
}

/// The place of a word in a file.
fn at(path: &str, word: &str) -> Location {
    let (_, text) = FILES.into_iter().find(|(own, _)| *own == path).unwrap();
    let (line, content) = (1..).zip(text.lines()).find(|(_, content)| content.contains(word)).unwrap();
    let before = content.split(word).next().unwrap();
    let columns = |text: &str| u32::try_from(text.chars().count()).unwrap();
    let start = Position { line, column: columns(before) + 1 };
    let end = Position { line, column: start.column + columns(word) };
    Location { path: Arc::from(path), start, end, snippet: Some(Arc::from(content)) }
}

fn finding(rule: &str, message: &str, location: Location) -> Box<Finding> {
    let severity = rules().iter().find(|own| &*own.id == rule).unwrap().severity;
    Box::new(Finding {
        rule: Arc::from(rule),
        severity,
        status: Status::Open,
        waiver: None,
        message: Arc::from(message),
        repository: ".".into(),
        resource: Some("Deployment/web".into()),
        location,
        at: vec![Step::Key("spec".into()), Step::Key("a/b".into()), Step::Index(2)],
        variants: None,
        fingerprint: Fingerprint(0x0123_4567_89ab_cdef),
        fix: None,
    })
}

fn findings() -> Findings {
    let whole = Position { line: 1, column: 1 };
    let root = Location { path: ".".into(), start: whole, end: whole, snippet: None };
    let mut findings = vec![
        finding("repository.missing_owner", "the repository has no CODEOWNERS file", root),
        finding("dockerfile.latest_tag", "nginx has no version", at("Dockerfile", "nginx")),
        finding(
            "dockerfile.latest_tag",
            "the archive of example.com has no version",
            at("Dockerfile", "https://example.com/a.tgz"),
        ),
        finding(
            "kubernetes.host_network",
            "Deployment default/web shares the network namespace of the node, in a sentence that is longer than a line",
            at("deploy/web.yaml", "true"),
        ),
        finding("kubernetes.cpu_limits", "container web has no CPU limit", at("deploy/web.yaml", "web")),
        finding("kubernetes.cpu_limits", "container 取引先ログ has no CPU limit", at("deploy/web.yaml", "取引先ログ")),
        finding("kubernetes.cpu_limits", "container cache has no CPU limit", at("deploy/web.yaml", "cache")),
        finding("kubernetes.cpu_limits", "container old has no CPU limit", at("deploy/web.yaml", "old")),
        finding(
            "kubernetes.host_network",
            "Pod wide shares the network namespace of the node",
            at("deploy/wide.json", "true"),
        ),
        finding(
            "kubernetes.image_tag",
            "::error::image \u{202e}txt.exe\u{1b}[31m [here](https://evil.example)\n::set-output name=a::b",
            at("evil.yaml", "\"\u{202e}txt.exe\u{1b}[31m\""),
        ),
    ];
    findings[0].resource = None;
    findings[6].status = Status::Waived;
    findings[7].status = Status::Baselined;
    findings
}

fn problem(path: &str, position: Option<(u32, u32)>, kind: ProblemKind, message: &str) -> Problem {
    Problem {
        repository: ".".into(),
        path: Arc::from(path),
        position: position.map(|(line, column)| Position { line, column }),
        kind,
        rule: None,
        message: message.to_owned(),
        help: None,
    }
}

fn problems() -> Vec<Problem> {
    let template = "a Helm template is judged only when it is rendered";
    let mut problems = vec![
        problem("", None, ProblemKind::Limit, "stopped after 5 seconds"),
        problem("broken/a b.yaml", Some((7, 3)), ProblemKind::Syntax, "did not find the end of the flow sequence")
            .with_help("close the `[` of line 6"),
        problem("chart/templates/a.yaml", None, ProblemKind::Skipped, template),
        problem("chart/templates/b.yaml", None, ProblemKind::Skipped, template),
        problem("out.yaml", None, ProblemKind::Link, "the link leads to /etc/passwd, out of the repository"),
    ];
    problems[0].rule = Some("kubernetes.image_tag".into());
    problems
}

fn check(rule: &str, level: &str, outcome: CheckOutcome, findings: u64) -> CheckResult {
    let info = rules().into_iter().find(|own| &*own.id == rule).unwrap();
    CheckResult {
        check: Arc::new(Check {
            id: Arc::from(rule.split('.').nth(1).unwrap()),
            rev: 1,
            category: Some("security".to_owned()),
            level: Arc::from(level),
            required: level != "gold",
            weight: 2,
            rule: info.id.clone(),
            effort: Effort::Small,
            partial: true,
            ..Check::default()
        }),
        title: info.title.as_str().into(),
        outcome,
        said: outcome,
        phase: Phase::Enforced,
        counts_from: None,
        due: None,
        waiver: None,
        findings,
        measure: None,
        evidence: Vec::new(),
        places: findings,
        reason: None,
        unjudged: 0,
    }
}

/// Evidence and reasons, one of each sort.
fn with_reasons(mut checks: Vec<CheckResult>) -> Vec<CheckResult> {
    let place = |path: &str, line, message: &str| Evidence { path: path.into(), line, message: message.into() };
    let date = |text| Date::parse(text).unwrap();
    checks[0].reason = Some(Arc::new(Reason {
        kind: ReasonKind::File,
        path: Some("broken/a b.yaml".into()),
        line: Some(7),
        text: "did not find the end of the flow sequence".into(),
    }));
    checks[0].unjudged = 2;
    checks[2].evidence = vec![
        place("deploy/web.yaml", 3, "Deployment default/web shares the network namespace of the node"),
        place("deploy/wide.json", 1, "Pod wide shares the network namespace of the node"),
    ];
    checks[3].evidence = vec![
        place("deploy/web.yaml", 5, "container web has no CPU limit"),
        place("evil|<b>\u{202e}.yaml", 6, "[x](https://evil.example)"),
    ];
    checks[3].measure = Some(Fraction { value: 37, of: 50 });
    (checks[3].places, checks[3].findings) = (13, 13);
    (checks[3].phase, checks[3].due) = (Phase::Warned, Some(date("2027-02-01")));
    checks[4].evidence = vec![place(".", 1, "the repository has no CODEOWNERS file")];
    (checks[4].places, checks[4].said) = (1, CheckOutcome::Fail);
    checks[4].waiver = Some(Excuse {
        id: "W-2026-0142".into(),
        effect: Effect::Exclude,
        until: date("2027-02-28"),
        reason: "the team is being founded".into(),
    });
    checks[5].phase = Phase::Announced;
    checks[5].counts_from = Some(date("2026-12-01"));
    checks
}

fn scorecard() -> ScorecardResult {
    let checks = with_reasons(vec![
        check("kubernetes.image_tag", "bronze", CheckOutcome::Unknown, 1),
        check("dockerfile.old", "bronze", CheckOutcome::Pass, 0),
        check("kubernetes.host_network", "silver", CheckOutcome::Fail, 2),
        check("kubernetes.cpu_limits", "silver", CheckOutcome::Partial(7400), 2),
        check("repository.missing_owner", "gold", CheckOutcome::Waived, 0),
        check("dockerfile.latest_tag", "gold", CheckOutcome::NotApplicable, 0),
    ]);
    let gain = |level: &str, blocker, reaches: Option<&str>, points| Gain {
        toward: Some((level.into(), blocker)),
        reaches: reaches.map(Arc::from),
        points,
    };
    let step = |check: &CheckResult, gain: Gain| NextStep {
        check: check.check.id.clone(),
        rule: check.check.rule.clone(),
        title: check.title.clone(),
        fix: "Do what the page of the rule says, and do it in more words than fit into one line.".into(),
        effort: check.check.effort,
        findings: check.findings,
        gain,
        due: check.due,
    };
    let rung = |level: &str, blocked_by: &[&str], coverage, min_score| Rung {
        level: level.into(),
        is_reached: false,
        blocked_by: blocked_by.iter().map(|own| Arc::from(*own)).collect(),
        coverage: Some(coverage),
        min_coverage: 8000,
        min_score,
    };
    ScorecardResult {
        scorecard: "security-baseline".into(),
        title: "Security baseline".to_owned(),
        version: "1.2.0".to_owned(),
        repository: ".".into(),
        card: card(),
        entity: "repository:default/shop".into(),
        name: "shop".into(),
        facets: Arc::new(Facets { owner: Some("group:default/shop".to_owned()), ..Facets::default() }),
        level: None,
        levels: vec!["bronze".into(), "silver".into(), "gold".into()],
        ladder: vec![
            rung("bronze", &["image_tag"], 5000, None),
            rung("silver", &["image_tag", "host_network"], 7500, None),
            rung("gold", &["image_tag", "host_network"], 7500, Some(9000)),
        ],
        score: Some(4350),
        score_up_to: Some(6850),
        coverage: Some(7500),
        categories: Vec::new(),
        target: Some(TargetResult { level: "silver".into(), by: Date::parse("2027-03-31"), is_met: false }),
        next_level: Some("bronze".into()),
        next_steps: vec![
            step(&checks[0], gain("bronze", Blocker::Required, Some("bronze"), 2500)),
            step(&checks[2], gain("silver", Blocker::Required, None, 2500)),
            step(&checks[3], gain("gold", Blocker::Score, None, 650)),
        ],
        checks,
    }
}

fn outcomes() -> Vec<RuleOutcome> {
    let outcome = |rule: &str, outcome, [passed, failed, broken, findings]: [u64; 4]| RuleOutcome {
        rule: Arc::from(rule),
        repository: ".".into(),
        entity: "repository:default/shop".into(),
        outcome,
        said: outcome,
        measure: None,
        passed,
        failed,
        broken,
        unknown: 0,
        findings,
        reason: None,
    };
    let mut outcomes = vec![
        outcome("dockerfile.latest_tag", CheckOutcome::Fail, [0, 1, 0, 2]),
        outcome("dockerfile.old", CheckOutcome::Pass, [1, 0, 0, 0]),
        outcome("kubernetes.cpu_limits", CheckOutcome::Partial(7400), [9, 1, 0, 2]),
        outcome("kubernetes.host_network", CheckOutcome::Fail, [8, 2, 0, 2]),
        outcome("kubernetes.image_tag", CheckOutcome::Unknown, [3, 1, 1, 1]),
        outcome("repository.missing_owner", CheckOutcome::NotApplicable, [0; 4]),
    ];
    outcomes[2].measure = Some(Fraction { value: 37, of: 50 });
    outcomes
}

/// The report.
pub(in crate::report) fn report() -> Report {
    Report {
        version: "0.0.0".to_owned(),
        rules: rules(),
        repositories: vec![RepositoryReport { repository: repository(".", "shop"), files: 23, documents: 12 }],
        findings: findings(),
        outcomes: outcomes(),
        scorecards: vec![scorecard()],
        groups: Vec::new(),
        since: None,
        problems: problems(),
        totals: Totals {
            repositories: 1,
            files: 23,
            documents: 12,
            verdicts: 27,
            passed: 21,
            open: [2, 3, 2, 1],
            waived: 1,
            baselined: 1,
            problems: 5,
            incomplete: 3,
        },
    }
}

/// The report beside an earlier state: one check was mended, a new one fails, and one can no longer be judged.
pub(in crate::report) fn compared() -> Report {
    let stand = |level: Option<&str>, score| Stand { score: Some(score), level: level.map(Arc::from) };
    let check = |id: &str, from, to| CheckMove { check: id.into(), from, to };
    let part = |part, points, stand: Stand, checks| PartMove { part, points, stand, checks };
    let movement = Movement {
        before: stand(Some("bronze"), 5000),
        parts: [
            part(
                Part::Definition,
                -1000,
                stand(None, 4000),
                vec![
                    check("image_tag", None, Some(CheckOutcome::Fail)),
                    check("old_one", Some(CheckOutcome::Pass), None),
                ],
            ),
            part(Part::Waiver, 0, stand(None, 4000), Vec::new()),
            part(
                Part::Data,
                -650,
                stand(None, 3350),
                vec![check("readiness_probe", Some(CheckOutcome::Pass), Some(CheckOutcome::Unknown))],
            ),
            part(
                Part::Behaviour,
                1000,
                stand(None, 4350),
                vec![check("host_network", Some(CheckOutcome::Fail), Some(CheckOutcome::Partial(7400)))],
            ),
        ],
    };
    let since = Since {
        revision: "origin/main".to_owned(),
        commits: BTreeMap::from([(Arc::from("."), "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567".to_owned())]),
        mended: 2,
        moves: vec![ScoreMove {
            repository: ".".into(),
            entity: "repository:default/shop".into(),
            name: "shop".into(),
            scorecard: "security-baseline".into(),
            title: "Security baseline".to_owned(),
            movement,
        }],
    };
    Report { since: Some(since), ..report() }
}

fn repository(target: &str, name: &str) -> Arc<Repository> {
    let revision = Some("8c0dbb7f3c8e2bd0ffb7c1f3e8f0f1d1b5f5a111".to_owned());
    Arc::new(Repository {
        target: target.to_owned(),
        name: name.to_owned(),
        root: PathBuf::from("."),
        revision,
        past: false,
    })
}

/// A report of two repositories with one finding each, one of them on the whole repository.
pub(in crate::report) fn two() -> Report {
    let mut findings = vec![findings()[0].clone(), findings()[1].clone()];
    findings[0].repository = "all/one".into();
    findings[1].repository = "all/two".into();
    let of = |target, name| RepositoryReport { repository: repository(target, name), files: 1, documents: 1 };
    Report {
        repositories: vec![of("all/one", "one"), of("all/two", "two")],
        findings,
        outcomes: Vec::new(),
        scorecards: Vec::new(),
        problems: Vec::new(),
        totals: Totals {
            repositories: 2,
            files: 2,
            documents: 2,
            verdicts: 12,
            passed: 10,
            open: [0, 2, 0, 0],
            ..Totals::default()
        },
        ..report()
    }
}

/// A report in which all is well.
pub(in crate::report) fn clean() -> Report {
    let mut card = scorecard();
    for check in &mut card.checks {
        (check.outcome, check.said, check.phase) = (CheckOutcome::Pass, CheckOutcome::Pass, Phase::Enforced);
        (check.findings, check.places, check.unjudged) = (0, 0, 0);
        (check.measure, check.reason, check.waiver) = (None, None, None);
        (check.due, check.counts_from) = (None, None);
        check.evidence.clear();
    }
    let all = Some(crate::model::scorecard::FULL);
    let mut outcomes = outcomes();
    for own in &mut outcomes {
        (own.outcome, own.measure, own.failed, own.broken, own.findings) = (CheckOutcome::Pass, None, 0, 0, 0);
        own.passed = own.passed.max(1);
    }
    Report {
        findings: Vec::new(),
        problems: Vec::new(),
        outcomes,
        scorecards: vec![ScorecardResult {
            level: Some("gold".into()),
            score: all,
            score_up_to: all,
            coverage: all,
            target: None,
            next_level: None,
            next_steps: Vec::new(),
            ..card
        }],
        totals: Totals {
            open: [0; 4],
            waived: 0,
            baselined: 0,
            problems: 0,
            incomplete: 0,
            passed: 27,
            ..report().totals
        },
        ..report()
    }
}

/// A report in which entities are grouped.
pub(in crate::report) fn grouped() -> Report {
    let group = |key: Option<&str>, entities, [none, bronze, gold]: [u64; 3], median, expected| Group {
        scorecard: "security-baseline".into(),
        title: "Security baseline".to_owned(),
        by: GroupBy::Owner,
        key: key.map(str::to_owned),
        entities,
        levels: vec![(None, none), (Some("bronze".into()), bronze), (Some("gold".into()), gold)],
        median,
        coverage: Some(9750),
        expected,
        at_target: expected / 2,
    };
    let groups = vec![
        group(Some("group:default/payments"), 12, [2, 7, 3], Some(7125), 10),
        group(Some("group:default/sh|op"), 1, [0, 0, 1], Some(10_000), 0),
        group(None, 2, [2, 0, 0], None, 0),
    ];
    Report { groups, ..report() }
}

/// A report of a run that had nothing to look at.
pub(in crate::report) fn nothing() -> Report {
    let mut report = clean();
    report.scorecards.clear();
    for own in &mut report.outcomes {
        (own.outcome, own.passed) = (CheckOutcome::NotApplicable, 0);
    }
    report.totals = Totals { repositories: 1, files: 3, ..Totals::default() };
    report
}

/// The page of a rule.
pub(in crate::report) fn page() -> RulePage {
    let bad = ["kind: Pod", "metadata:", "\tname: a", "spec:", "  hostNetwork: true", "  hostPID: true"];
    RulePage {
        is_default: true,
        bad: Some(example("pod.yaml", &bad, Some(4))),
        good: Some(example("pod.yaml", &["kind: Pod", "spec: {}"], None)),
        uses: vec![Use { scorecard: card(), check: card().checks[0].clone() }],
        info: rules()[3].clone(),
    }
}

fn example(name: &str, lines: &[&str], bad: Option<usize>) -> Example {
    let line = |(at, text): (usize, &&str)| ExampleLine { text: (*text).to_owned(), is_bad: Some(at) == bad };
    let file = ExampleFile { path: name.to_owned(), lines: lines.iter().enumerate().map(line).collect() };
    Example { name: name.to_owned(), files: vec![file], is_whole_bad: false }
}

/// The definition of a scorecard.
fn card() -> Arc<Scorecard> {
    let level = |id: &str, rank, min_score| Level { id: Arc::from(id), title: None, rank, min_score };
    let check = |rule: &str, level| Check::clone(&check(rule, level, CheckOutcome::Pass, 0).check);
    Arc::new(Scorecard {
        id: Arc::from("security-baseline"),
        title: "Security baseline".to_owned(),
        version: "1.2.0".to_owned(),
        description: Some("Bronze: nothing that hands over the host. Gold: hardened.".to_owned()),
        scoring: Scoring { min_coverage: 8000, ..Scoring::default() },
        levels: vec![level("bronze", 1, None), level("gold", 2, Some(9000))],
        checks: vec![check("kubernetes.host_network", "bronze"), check("kubernetes.image_tag", "gold")],
        source: "scorecards/security-baseline.toml".to_owned(),
        ..Scorecard::default()
    })
}

/// All pages: of a rule with everything, and of the others.
pub(in crate::report) fn handbook() -> Handbook {
    let plain = |info| RulePage { info, is_default: false, bad: None, good: None, uses: Vec::new() };
    let mut rules: Vec<_> = rules().into_iter().map(plain).collect();
    rules[3] = page();
    rules[4].uses = vec![Use { scorecard: card(), check: card().checks[1].clone() }];
    Handbook { rules, scorecards: vec![card()] }
}
