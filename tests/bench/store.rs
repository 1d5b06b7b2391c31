//! The history of a company: 2,000 entities, 150 checks, a year of nightly runs, three changes of the definition. Prints how large it is,
//! how long a run takes to be recorded, and how long each question of a page takes.
//!
//!     store FILE|URL [ENTITIES] [CHECKS] [DAYS]
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    reason = "a benchmark prints what the clock says, and its questions are a list"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use karat::history::ask::{FindingFilter, Scope};
use karat::history::{Definition, Found, Judged, Opening, Place, Run, Snapshot, Standing, Store};
use karat::model::GroupBy;
use karat::model::finding::{Fingerprint, Status};
use karat::model::rule::Severity;
use karat::model::scorecard::{CheckOutcome, FULL, ReasonKind};
use karat::model::selector::Facets;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const DAY: i64 = 24 * 60 * 60;
/// 2025-11-26, in seconds since 1970.
const FIRST: i64 = 1_764_115_200;
/// Days on which the definition changes.
const CHANGES: [usize; 3] = [90, 180, 270];
const WAYS: usize = 5;

/// Random numbers that are the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or_default()
    }
}

struct Company {
    dice: Dice,
    checks: usize,
    names: Vec<Arc<str>>,
    facets: Vec<Arc<Facets>>,
    repositories: Vec<Arc<str>>,
    entities: Vec<Arc<str>>,
    check_names: Vec<Arc<str>>,
    rules: Vec<Arc<str>>,
    /// Of each entity and check: 0 passes, 1 fails, 2 passes in part, 3 is unknown, 4 does not apply.
    outcomes: Vec<Vec<usize>>,
    /// What speaks against it; changes where the outcome stays.
    evidence: Vec<Vec<i64>>,
    commits: Vec<u64>,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default| arguments.get(at).map_or(Ok(default), |word| word.parse::<usize>());
    let place = Place::parse(arguments.first().ok_or("name a file or an address")?, Path::new(""));
    let (entities, checks, days) = (number(1, 2000)?, number(2, 150)?, number(3, 365)?);
    let mut company = Company::new(entities, checks);
    let mut store = Store::open(&place, &Opening::default())?;
    let (mut slowest, mut made) = (0.0_f64, 0.0);
    let begun = Instant::now();
    for day in 0..days {
        let making = Instant::now();
        let run = company.run(day);
        made += making.elapsed().as_secs_f64();
        let recording = Instant::now();
        store.record(&run)?;
        slowest = slowest.max(recording.elapsed().as_secs_f64());
        company.night();
    }
    let whole = begun.elapsed().as_secs_f64() - made;
    println!("{entities} entities x {checks} checks x {days} days");
    println!(
        "recorded in {whole:.0} s: {:.0} ms a nightly run, the slowest {:.0} ms",
        whole * 1000.0 / f64::from(u32::try_from(days)?),
        slowest * 1000.0
    );
    if let Place::File(path) = &place {
        println!("size {} MB", std::fs::metadata(path)?.len() / 1_000_000);
    }
    let last = FIRST + (i64::try_from(days)? - 1) * DAY;
    drop(store);
    questions(&place, last)
}

/// A question by its name, which tells how many rows it gave.
type Asking<'a> = (&'a str, Box<dyn Fn(&mut Store) -> Result<usize> + 'a>);

/// Each question of a page: the best of some tries, since a page is asked for more than once.
fn questions(place: &Place, last: i64) -> Result<()> {
    let mut store = Store::open(place, &Opening { is_reading: true, ..Opening::default() })?;
    let year = Scope { scorecard: "company".into(), from: last - 364 * DAY, to: last };
    let week = Scope { from: last - 7 * DAY, ..year.clone() };
    let entity = store.entity("service-0042")?.first().copied().unwrap_or_default();
    let all: Vec<Asking<'_>> = vec![
        ("overview: levels over a year", Box::new(|store| Ok(store.levels(&year, None)?.len()))),
        ("levels by owner over a year", Box::new(|store| Ok(store.levels(&year, Some(GroupBy::Owner))?.len()))),
        ("levels by system over a year", Box::new(|store| Ok(store.levels(&year, Some(GroupBy::System))?.len()))),
        ("movers of the week, with causes", Box::new(|store| Ok(store.movers(&week, None, 10)?.told.len()))),
        ("checks by pass rate, year", Box::new(|store| Ok(store.check_rates(&year)?.len()))),
        ("a check day by day, year", Box::new(|store| Ok(store.check_days(&year, "check-007")?.len()))),
        ("who fails a check", Box::new(|store| Ok(store.against("company", "check-007", last)?.len()))),
        ("all standings now", Box::new(|store| Ok(store.standings("company", last)?.len()))),
        ("all standings half a year ago", Box::new(|store| Ok(store.standings("company", last - 180 * DAY)?.len()))),
        (
            "an entity over a month, with causes",
            Box::new(|store| Ok(store.timeline(entity, &Scope { from: last - 30 * DAY, ..year.clone() })?.len())),
        ),
        ("an entity's checks now", Box::new(|store| Ok(store.judged(entity, "company", last)?.len()))),
        ("regressions of the week", Box::new(|store| Ok(store.regressions([week.from, last], Some("company"))?.len()))),
        ("waivers that end soon", Box::new(|store| Ok(store.waivers_ending(last, Some(last + 30 * DAY))?.len()))),
        (
            "findings of a rule",
            Box::new(|store| {
                let filter =
                    FindingFilter { rule: Some("made.rule_007".into()), at: Some(last), ..FindingFilter::default() };
                Ok(store.findings(&filter)?.len())
            }),
        ),
        (
            "findings of a repository",
            Box::new(|store| {
                let filter = FindingFilter {
                    repository: Some("https://git.acme.dev/acme/service-0042".into()),
                    ..FindingFilter::default()
                };
                Ok(store.findings(&filter)?.len())
            }),
        ),
        ("time to mend by rule, month", Box::new(|store| Ok(store.mended([last - 30 * DAY, last], None)?.len()))),
    ];
    println!("\n{:<40} {:>8} {:>8}", "question", "rows", "ms");
    for (name, question) in all {
        let (mut best, mut rows) = (f64::MAX, 0);
        for _ in 0..5 {
            let begun = Instant::now();
            rows = question(&mut store)?;
            best = best.min(begun.elapsed().as_secs_f64() * 1000.0);
        }
        println!("{name:<40} {rows:>8} {best:>8.1}");
    }
    println!("\nof the command line, once:");
    for (name, days) in [("all moves of a month, decomposed", 30), ("all moves of the year, decomposed", 364)] {
        let begun = Instant::now();
        let moves = store.moves(&Scope { from: last - days * DAY, ..year.clone() })?.told;
        let exact = moves.iter().all(|own| {
            let points = |own: Option<u32>| i64::from(own.unwrap_or(0));
            own.movement.points() == points(own.after.score) - points(own.before.score)
        });
        println!(
            "{name:<40} {:>8} {:>8.0}{}",
            moves.len(),
            begun.elapsed().as_secs_f64() * 1000.0,
            if exact { "" } else { " NOT EXACT" }
        );
    }
    let begun = Instant::now();
    let sums = store.came_and_went([last - 30 * DAY, last], None)?;
    println!("{:<40} {:>8} {:>8.0}", "findings of a month by rule", sums.len(), begun.elapsed().as_secs_f64() * 1000.0);
    let begun = Instant::now();
    let wrong = store.verify()?;
    println!("{:<40} {:>8} {:>8.0}", "verify", wrong.len(), begun.elapsed().as_secs_f64() * 1000.0);
    for own in &wrong {
        println!("  {own}");
    }
    Ok(())
}

impl Company {
    fn new(entities: usize, checks: usize) -> Self {
        let mut dice = Dice(2026);
        let names: Vec<Arc<str>> = (0..entities).map(|at| Arc::from(format!("service-{at:04}"))).collect();
        let facets = |at: usize| {
            Arc::new(Facets {
                kind: "component".to_owned(),
                r#type: Some("service".to_owned()),
                lifecycle: Some("production".to_owned()),
                tier: Some((1 + at % 4).to_string()),
                owner: Some(format!("group:default/team-{:02}", at % 80)),
                system: Some(format!("system:default/system-{:03}", at % 200)),
                languages: vec![
                    ["go", "java", "rust", "typescript"].get(at % 4).copied().unwrap_or_default().to_owned(),
                ],
                ..Facets::default()
            })
        };
        let start = |dice: &mut Dice| match dice.below(100) {
            0..45 => 4,
            45..80 => 0,
            80..92 => 1,
            92..97 => 2,
            _ => 3,
        };
        let of = |format: fn(usize) -> String, number: usize| (0..number).map(|at| Arc::from(format(at))).collect();
        Self {
            facets: (0..entities).map(facets).collect(),
            repositories: names.iter().map(|name| Arc::from(format!("https://git.acme.dev/acme/{name}"))).collect(),
            entities: names.iter().map(|name| Arc::from(format!("component:default/{name}"))).collect(),
            check_names: of(|at| format!("check-{at:03}"), checks),
            rules: of(|at| format!("made.rule_{at:03}"), checks),
            outcomes: (0..entities).map(|_| (0..checks).map(|_| start(&mut dice)).collect()).collect(),
            evidence: vec![vec![1; checks]; entities],
            commits: vec![1; entities],
            names,
            checks,
            dice,
        }
    }

    /// A night: 0.1 % of the outcomes change, at the start of a month 0.5 %; in half as many the evidence does.
    fn night(&mut self) {
        let cells = self.names.len() * self.checks;
        let share = if self.dice.below(30) == 0 { 200 } else { 1000 };
        for _ in 0..cells / share {
            let (entity, check) = (self.dice.below(self.names.len()), self.dice.below(self.checks));
            let to = [0, 0, 0, 1, 1, 2, 3].get(self.dice.below(7)).copied().unwrap_or_default();
            let is_evidence = self.dice.below(3) == 0;
            self.change(entity, check, if is_evidence { None } else { Some(to) });
        }
        for commit in &mut self.commits {
            *commit += u64::from(self.dice.below(3) == 0);
        }
    }

    fn change(&mut self, entity: usize, check: usize, to: Option<usize>) {
        let (Some(outcomes), Some(evidence)) = (self.outcomes.get_mut(entity), self.evidence.get_mut(entity)) else {
            return;
        };
        match (to, outcomes.get_mut(check), evidence.get_mut(check)) {
            // What does not apply stays so.
            (_, Some(4), _) => {}
            (Some(to), Some(outcome), _) => *outcome = to % WAYS,
            (None, _, Some(evidence)) => *evidence += 1,
            _ => {}
        }
    }

    /// The definition of a day: each change gives ten checks another meaning and others another weight.
    fn definition(&self, day: usize) -> Definition {
        let version = CHANGES.iter().filter(|change| **change <= day).count();
        let mut text = format!("schema = 1\nid = \"company\"\ntitle = \"Company\"\nversion = \"1.{version}.0\"\n");
        for (rank, level) in ["bronze", "silver", "gold"].into_iter().enumerate() {
            let _ = write!(text, "[[level]]\nid = \"{level}\"\nrank = {}\nmin_score = {}\n", rank + 1, 60 + rank * 12);
        }
        for at in 0..self.checks {
            let rev = 1 + (0..version).filter(|change| at / 10 == *change).count();
            let weight = 1 + (at * 7 + version * usize::from(at % 20 == 0)) % 5;
            let _ = write!(
                text,
                "[[check]]\nid = \"check-{at:03}\"\nrev = {rev}\nlevel = \"{}\"\nrequired = false\nweight = {weight}\n\
                 rule = \"made.rule_{at:03}\"\npartial = true\n",
                ["bronze", "silver", "gold"].get(at % 3).copied().unwrap_or_default()
            );
        }
        if version > 0 {
            let _ = write!(
                text,
                "[[change]]\nversion = \"1.{version}.0\"\ndate = 2026-01-01\nkind = \"tighten\"\nwhy = \"More is asked\"\n"
            );
        }
        let version = Arc::from(format!("1.{version}.0"));
        Definition { id: "company".into(), version, source: "company.toml".into(), text: text.into() }
    }

    fn run(&self, day: usize) -> Run {
        let definition = self.definition(day);
        let version = CHANGES.iter().filter(|change| **change <= day).count();
        let snapshots = (0..self.names.len()).filter_map(|at| self.snapshot(at, version)).collect();
        Run {
            moment: FIRST + i64::try_from(day).unwrap_or_default() * DAY,
            engine: "0.1.0".into(),
            policies: "5e".repeat(32).into(),
            definitions: vec![definition],
            paths: Vec::new(),
            facts: Vec::new(),
            snapshots,
        }
    }

    fn snapshot(&self, at: usize, version: usize) -> Option<Snapshot> {
        let (outcomes, evidence) = (self.outcomes.get(at)?, self.evidence.get(at)?);
        let mut checks = Vec::with_capacity(self.checks);
        let mut findings = Vec::new();
        let (mut points, mut applicable, mut known) = (0_u64, 0_u64, 0_u64);
        for (check, (outcome, evidence)) in outcomes.iter().zip(evidence).enumerate() {
            let said = match outcome {
                0 => CheckOutcome::Pass,
                1 => CheckOutcome::Fail,
                2 => CheckOutcome::Partial(5000),
                3 => CheckOutcome::Unknown,
                _ => CheckOutcome::NotApplicable,
            };
            let weight =
                u64::try_from(1 + (check * 7 + version * usize::from(check % 20 == 0)) % 5).unwrap_or_default();
            if let Some(value) = said.value() {
                (points, known) = (points + weight * u64::from(value), known + weight);
            }
            applicable += if *outcome == 4 { 0 } else { weight };
            let is_open = matches!(said, CheckOutcome::Fail | CheckOutcome::Partial(_));
            let rule = self.rules.get(check)?;
            if is_open {
                let number =
                    (u128::try_from(at).unwrap_or_default() << 64) + (u128::try_from(check).unwrap_or_default() << 32);
                findings.push(Found {
                    fingerprint: Fingerprint(number + u128::try_from(*evidence).unwrap_or_default()),
                    rule: rule.clone(),
                    severity: Severity::Medium,
                    status: Status::Open,
                    waiver: None,
                    entity: self.entities.get(at).cloned(),
                    path: "deploy/values.yaml".into(),
                    line: 12,
                    resource: None,
                    message: "this is not as it should be".into(),
                });
            }
            checks.push(Judged {
                check: self.check_names.get(check)?.clone(),
                outcome: said,
                said,
                coverage: match said {
                    CheckOutcome::NotApplicable => None,
                    CheckOutcome::Unknown => Some(0),
                    _ => Some(FULL),
                },
                reason: (said == CheckOutcome::Unknown).then_some(ReasonKind::Fact),
                waiver: None,
                evidence: is_open.then_some(*evidence),
                remembered: None,
            });
        }
        findings.sort_by_key(|own| own.fingerprint);
        let share = |part: u64| part.checked_div(applicable).and_then(|share| u32::try_from(share).ok());
        let score = share(points).filter(|_| known > 0);
        let floors = [("gold", 8400), ("silver", 7200), ("bronze", 6000)];
        let level = floors.into_iter().find(|(_, floor)| score.is_some_and(|score| score >= *floor));
        let standing = Standing {
            entity: self.entities.get(at)?.clone(),
            name: self.names.get(at)?.clone(),
            facets: self.facets.get(at)?.clone(),
            scorecard: "company".into(),
            level: level.map(|(level, _)| Arc::from(level)),
            score,
            score_up_to: share(points + (applicable - known) * u64::from(FULL)),
            coverage: share(known * u64::from(FULL)),
            checks,
        };
        Some(Snapshot {
            repository: self.repositories.get(at)?.clone(),
            revision: Some(Arc::from(format!(
                "{:040x}",
                u128::from(self.commits.get(at).copied()?) << 40 | u128::try_from(at).ok()?
            ))),
            answered: self.rules.clone(),
            unjudged: Vec::new(),
            standings: vec![standing],
            adoption: Vec::new(),
            findings,
        })
    }
}
