//! Folders of definitions, good and wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::load::{memory, read};
use super::*;
use crate::model::campaign::{Aim, Milestone, OnDeadline};
use crate::model::finding::Fingerprint;
use crate::model::standard::{FactFormat, FieldKind, OnStale, Provenance};
use crate::model::waiver::{Effect, EvidenceKind, Place};
use crate::model::{Date, Period};

const CARD: &str = r#"schema = 1
id = "base"
title = "Base"
version = "1.0.0"
review_by = 2027-01-15
[[level]]
id = "bronze"
rank = 1
[[level]]
id = "silver"
rank = 2
[[check]]
id = "ci"
rev = 2
category = "reliability"
level = "bronze"
rule = "ci.paved"
[[check]]
id = "secrets"
category = "security"
level = "silver"
rule = "secrets.none"
needs = [{ source = "incidents" }]
[[check]]
id = "old"
level = "silver"
rule = "ci.paved"
retired = 2026-06-30
"#;

const WAIVER: &str = r#"schema = 1
id = "W-1"
scorecard = "base"
checks = [{ id = "ci", rev = 2 }]
reason = "Vendor runner until migration"
requested_by = "amira"
approved_by = ["user:default/jonas"]
created = 2026-11-10
expires = 2027-02-28
[scope]
entities = ["billing"]
"#;

const POLICY: &str = r#"schema = 1
max_days = { default = 180, security = 90 }
max_renewals = 1
budget = { per_entity = 1, per_check_share = 0.20 }
warn_before = ["7d", "30d"]
[[approver]]
match = { category = ["security"], effect = ["accept"] }
any_of = ["security"]
not_requester = true
evidence = ["codeowners", "trailer:Approved-by"]
"#;

const CAMPAIGN: &str = r#"schema = 1
id = "ci-everywhere"
title = "Paved everywhere"
owner = "platform"
scorecard = "base"
checks = ["ci"]
start = 2026-11-15
deadline = 2027-01-31
on_deadline = "gate"
after = { promote_to = "silver" }
goal = { share = 0.95 }
reminders = ["3d", "30d"]
baseline = "2026-11-15"
[[stage]]
at = 2026-12-15
share = 0.50
[[stage]]
at = 2027-01-15
share = 0.80
"#;

const FACTS: &str = r#"schema = 1
[[source]]
id = "incidents"
path = "facts/incidents/*.jsonl"
key = "entity"
map = { service = "metadata.name" }
max_age = "7d"
on_stale = "hold:2d"
provenance = "sha256"
[source.fields]
opened = "datetime"
resolved = "datetime?"
severity = "enum:sev1,sev2"
[[source]]
id = "cost"
path = "facts/focus/*.csv"
format = "focus-1.0"
key = "tags.service"
"#;

const PATH: &str = r#"schema = 1
id = "rust-service"
title = "Rust service"
version = "4.2.0"
template = { repo = "acme/templates", dir = "rust", marker = [".copier-answers.yml"] }
applies = { any = [{ language = ["Rust"] }] }
alternative_allowed = true
on_path = { at_least = 1, of = ["signal:ci", "signal:base"] }
owned = ["deploy/**", "Dockerfile"]
[signals.ci]
rule = "ci.paved"
params = { ref = "acme/ci" }
[signals.base]
rule = "secrets.none"
"#;

fn folder() -> Vec<(&'static str, String)> {
    vec![
        ("campaigns/ci.toml", CAMPAIGN.to_owned()),
        ("facts.toml", FACTS.to_owned()),
        ("paths/rust.toml", PATH.to_owned()),
        ("scorecards/base.toml", CARD.to_owned()),
        ("waiver-policy.toml", POLICY.to_owned()),
        ("waivers/2026/w1.toml", WAIVER.to_owned()),
    ]
}

fn load(files: &[(&str, String)]) -> (Standards, Vec<(String, usize, String)>) {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let rules = Rules::named(&[("ci.paved", &["ref"]), ("secrets.none", &[])]);
    let mut mistakes = Vec::new();
    let standards = read(&memory(&files), (&rules, &[]), &|_| BTreeMap::new(), &mut mistakes);
    let short = |path: &str| path.trim_start_matches("standards/").to_owned();
    let mut found: Vec<_> = mistakes.iter().map(|own| (short(own.path()), own.line(), own.to_string())).collect();
    found.sort();
    (standards, found)
}

/// The mistakes of the folder with a part of one file replaced.
fn broken(name: &str, from: &str, to: &str) -> Vec<(String, usize, String)> {
    let mut files = folder();
    let file = files.iter_mut().find(|(own, _)| *own == name).unwrap();
    assert!(file.1.contains(from), "{name}: {from}");
    file.1 = file.1.replacen(from, to, 1);
    load(&files).1
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn a_folder_is_read_whole() {
    let (standards, mistakes) = load(&folder());
    assert_eq!(mistakes, []);
    let waiver = &standards.waivers[0];
    assert_eq!(
        (waiver.requested_by.as_str(), waiver.effect, waiver.days()),
        ("user:default/amira", Effect::Exclude, 110)
    );
    assert_eq!(waiver.scope.entities, ["component:default/billing"]);
    assert_eq!((&*waiver.place.path, waiver.place.line), ("standards/waivers/2026/w1.toml", 9));
    let policy = &standards.policy;
    assert_eq!((policy.max_days, policy.max_days_of["security"], policy.max_renewals), (180, 90, Some(1)));
    assert_eq!(policy.warn_before, [Period::of_days(30), Period::of_days(7)]);
    assert_eq!((policy.budget.per_entity, policy.budget.per_check_share), (Some(1), Some(2000)));
    let approver = &policy.approvers[0];
    assert_eq!(
        (approver.min, approver.not_requester, approver.effects.as_slice()),
        (1, true, [Effect::Accept].as_slice())
    );
    assert_eq!(approver.evidence, [EvidenceKind::CodeOwners, EvidenceKind::Trailer("Approved-by".to_owned())]);
    let campaign = &standards.campaigns[0];
    assert_eq!(
        (&campaign.aim, campaign.goal, campaign.on_deadline),
        (&Aim::Checks(vec!["ci".into()]), 9500, OnDeadline::Gate)
    );
    assert_eq!(campaign.stages[1], Milestone { at: date("2027-01-15"), share: 8000 });
    assert_eq!(campaign.baseline, Some(date("2026-11-15")));
    let source = &standards.sources[0];
    assert_eq!((source.format, source.provenance), (FactFormat::Jsonl, Provenance::Sha256));
    assert_eq!(source.on_stale, OnStale::Hold(Period::of_days(2)));
    assert!(source.fields["resolved"].is_optional && !source.fields["opened"].is_optional);
    assert_eq!(source.fields["severity"].kind, FieldKind::Enum(vec!["sev1".to_owned(), "sev2".to_owned()]));
    assert_eq!(standards.sources[1].format, FactFormat::Focus);
    let path = &standards.paths[0];
    assert_eq!((path.on_path.at_least, path.on_path.of.len(), path.signals.len(), path.is_voluntary), (1, 2, 2, true));
    assert_eq!(path.applies.any[0].language, ["rust"]);
}

#[test]
fn mistakes_of_all_files_are_told_at_once() {
    let mut files = folder();
    for (_, text) in &mut files {
        text.push_str("wieght = 1\n");
    }
    let found = load(&files).1;
    let places: Vec<_> = found.iter().map(|(path, line, text)| (path.as_str(), *line, text.as_str())).collect();
    let unknown = "unknown field `wieght`";
    assert_eq!(
        places,
        [
            ("campaigns/ci.toml", 20, unknown),
            ("facts.toml", 19, unknown),
            ("paths/rust.toml", 15, unknown),
            ("scorecards/base.toml", 29, unknown),
            ("waiver-policy.toml", 11, unknown),
            ("waivers/2026/w1.toml", 12, unknown),
        ]
    );
}

#[test]
fn each_wrong_waiver_is_told() {
    let name = "waivers/2026/w1.toml";
    let cases = [
        ("expires = 2027-02-28\n", "", 1, "`expires` is missing"),
        ("requested_by = \"amira\"\n", "", 1, "`requested_by` is missing"),
        ("reason = \"Vendor runner until migration\"\n", "", 1, "`reason` is missing"),
        ("Vendor runner until migration", " ", 5, "`reason` is empty"),
        ("2027-02-28", "2026-11-10", 9, "the waiver ends before it begins"),
        ("2027-02-28", "2027-05-10", 9, "the waiver lasts 181 days; the policy allows 180"),
        (
            "{ id = \"ci\", rev = 2 }",
            "{ id = \"secrets\", rev = 1 }",
            9,
            "the waiver lasts 110 days; the policy allows 90",
        ),
        ("rev = 2", "rev = 3", 4, "check `ci` has no rev 3"),
        (", rev = 2", "", 4, "`rev` is missing"),
        ("id = \"ci\"", "id = \"cii\"", 4, "there is no check `cii`"),
        ("scorecard = \"base\"", "scorecard = \"bass\"", 3, "there is no scorecard `bass`"),
        ("scorecard = \"base\"\n", "", 1, "`scorecard` is missing"),
        ("scorecard = \"base\"\nchecks = [{ id = \"ci\", rev = 2 }]\n", "", 1, "the waiver excuses nothing"),
        ("checks = [{ id = \"ci\", rev = 2 }]", "rules = [\"ci.pavd\"]", 4, "there is no rule `ci.pavd`"),
        ("entities = [\"billing\"]", "", 10, "the scope takes in everything"),
        ("entities = [\"billing\"]", "fingerprints = [\"abc\"]", 11, "`abc` is no fingerprint"),
        (
            "entities = [\"billing\"]",
            "paths = [\"../x\"]",
            11,
            "`../x` is no pattern of paths: paths are relative to the repository, without `.` and `..`",
        ),
        ("[scope]\nentities = [\"billing\"]\n", "", 1, "`scope` is missing"),
        ("id = \"W-1\"\n", "", 1, "`id` is missing"),
        ("requested_by", "renews = \"W-0\"\nrequested_by", 10, "waiver `W-1` renews `W-0`, which is not there"),
    ];
    for (from, to, line, message) in cases {
        let found = broken(name, from, to);
        assert_eq!(found, [(name.to_owned(), line, message.to_owned())], "{to}");
    }
}

#[test]
fn each_wrong_word_of_a_campaign_is_told() {
    let cases = [
        ("campaigns/ci.toml", "checks = [\"ci\"]", "checks = [\"c\"]", 6, "there is no check `c`"),
        ("campaigns/ci.toml", "checks = [\"ci\"]", "checks = [\"old\"]", 6, "check `old` is retired since 2026-06-30"),
        ("campaigns/ci.toml", "checks = [\"ci\"]", "level = \"gold\"", 6, "there is no level `gold`"),
        ("campaigns/ci.toml", "checks = [\"ci\"]\n", "", 1, "the campaign has nothing to reach"),
        ("campaigns/ci.toml", "promote_to = \"silver\"", "promote_to = \"gold\"", 10, "there is no level `gold`"),
        (
            "campaigns/ci.toml",
            "checks = [\"ci\"]",
            "checks = [\"ci\"]\nlevel = \"silver\"",
            7,
            "`level` stands beside `checks`",
        ),
        ("campaigns/ci.toml", "2026-12-15", "2026-11-01", 15, "the stage lies outside the campaign"),
        (
            "campaigns/ci.toml",
            "2027-01-15",
            "2026-12-15",
            18,
            "the stage does not lie after the one before it, 2026-12-15",
        ),
        ("campaigns/ci.toml", "0.80", "0.40", 19, "the stage does not ask for more than the one before it"),
        ("campaigns/ci.toml", "0.80", "0.99", 19, "the stage asks for more than the goal"),
        ("campaigns/ci.toml", "\"30d\"", "\"90d\"", 12, "90d before the deadline lies before the start"),
        (
            "campaigns/ci.toml",
            "baseline = \"2026-11-15\"",
            "baseline = \"2027-11-15\"",
            13,
            "the baseline lies after the deadline, 2027-01-31",
        ),
        ("campaigns/ci.toml", "id = \"ci-everywhere\"\n", "", 1, "`id` is missing"),
        ("paths/rust.toml", "version = \"4.2.0\"\n", "", 1, "`version` is missing"),
        (
            "campaigns/ci.toml",
            "on_deadline = \"gate\"",
            "on_deadline = \"gates\"",
            9,
            "`on_deadline` cannot be `gates`",
        ),
    ];
    assert_told(&cases);
}

#[test]
fn each_wrong_word_of_other_files_is_told() {
    let cases = [
        ("facts.toml", "key = \"entity\"\n", "", 2, "`key` is missing"),
        ("facts.toml", "datetime?", "datetme?", 12, "`datetme?` is no type of a field"),
        ("facts.toml", "enum:sev1,sev2", "enum:", 13, "`enum:` is no type of a field"),
        ("facts.toml", "hold:2d", "hold", 8, "`on_stale` cannot be `hold`"),
        ("facts.toml", ".jsonl", ".log", 4, "the path does not say what the files hold"),
        ("facts.toml", "id = \"cost\"", "id = \"docs\"", 15, "`docs` is a fact of its own"),
        ("facts.toml", "id = \"cost\"", "id = \"incidents\"", 15, "source `incidents` stands twice"),
        ("paths/rust.toml", "signal:base", "signal:bas", 8, "there is no signal `bas`"),
        ("paths/rust.toml", "at_least = 1", "at_least = 3", 8, "`at_least` is from 1 to 2, the number of signals"),
        ("paths/rust.toml", "ref = \"acme", "rev = \"acme", 12, "rule `ci.paved` has no parameter `rev`"),
        ("paths/rust.toml", "\"secrets.none\"", "\"secrets.non\"", 14, "there is no rule `secrets.non`"),
        ("waiver-policy.toml", "security = 90", "securty = 90", 2, "there is no category `securty`"),
        ("waiver-policy.toml", "security = 90", "security = 0", 2, "`security` is a whole number of days from 1"),
        ("waiver-policy.toml", "trailer:Approved-by", "trailer:", 10, "`trailer:` is no evidence that git can show"),
        ("waiver-policy.toml", "any_of = [\"security\"]\n", "", 6, "nobody may agree"),
        ("waiver-policy.toml", "schema = 1", "schema = 2", 1, "schema 2 is not known"),
        ("scorecards/base.toml", "\"incidents\"", "\"incident\"", 23, "there is no source `incident`"),
    ];
    assert_told(&cases);
}

/// A file, what is replaced in it by what, and the one mistake that is told with its line.
type Case = (&'static str, &'static str, &'static str, usize, &'static str);

fn assert_told(cases: &[Case]) {
    for (name, from, to, line, message) in cases {
        let found = broken(name, from, to);
        assert_eq!(found, [((*name).to_owned(), *line, (*message).to_owned())], "{name}: {to}");
    }
}

#[test]
fn a_scorecard_that_cannot_be_read_is_told_alone() {
    let found = broken("scorecards/base.toml", "id = \"base\"\n", "");
    assert_eq!(found, [("scorecards/base.toml".to_owned(), 1, "`id` is missing".to_owned())]);
}

#[test]
fn ids_stand_once_and_files_stand_where_they_are_read() {
    let mut files = folder();
    files.push(("waivers/w2.toml", WAIVER.to_owned()));
    files.push(("waiver/w3.toml", WAIVER.to_owned()));
    files.push(("fact.toml", String::new()));
    files.push(("notes/any.toml", "a = [".to_owned()));
    let expected = [
        ("fact.toml", 1, "`fact.toml` is not read"),
        ("waiver/w3.toml", 1, "`waiver` is not read"),
        ("waivers/w2.toml", 2, "waiver `W-1` stands in two files"),
    ];
    let found = load(&files).1;
    let found: Vec<_> = found.iter().map(|(path, line, text)| (path.as_str(), *line, text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn waivers_that_follow_each_other_are_counted_however_they_are_named() {
    let next = |id: &str, from: &str, to: &str| {
        WAIVER.replace("W-1", id).replace("2027-02-28", to).replace("2026-11-10", from)
    };
    let mut files = folder();
    files.push(("waivers/w2.toml", next("W-2", "2027-02-28", "2027-05-01")));
    assert_eq!(load(&files).1, []);
    files.push(("waivers/w3.toml", next("W-3", "2027-05-01", "2027-08-01")));
    let message = "waiver `W-3` is renewal 2; the policy allows 1";
    assert_eq!(load(&files).1, [("waivers/w3.toml".to_owned(), 9, message.to_owned())]);
    let other = next("W-3", "2027-05-01", "2027-08-01").replace("billing", "shop");
    files.pop();
    files.push(("waivers/w3.toml", other.clone()));
    assert_eq!(load(&files).1, [], "another entity");
    files.pop();
    files.push(("waivers/w3.toml", other.replace("reason", "renews = \"W-2\"\nreason")));
    assert_eq!(load(&files).1, [("waivers/w3.toml".to_owned(), 10, message.to_owned())], "said with `renews`");
}

#[test]
fn a_waiver_works_until_the_day_that_it_expires() {
    let (standards, _) = load(&folder());
    let check = &standards.scorecards[0].checks[0];
    let on = |day| standards.excuse_check("base", check, "component:default/billing", date(day)).map(|own| &*own.id);
    assert_eq!(on("2026-11-09"), None);
    assert_eq!(on("2026-11-10"), Some("W-1"));
    assert_eq!(on("2027-02-27"), Some("W-1"));
    assert_eq!(on("2027-02-28"), None);
    let today = date("2026-12-01");
    assert_eq!(standards.excuse_check("base", check, "component:default/shop", today), None);
    assert_eq!(standards.excuse_check("other", check, "component:default/billing", today), None);
    let tightened = crate::model::scorecard::Check { rev: 3, ..check.clone() };
    assert_eq!(standards.excuse_check("base", &tightened, "component:default/billing", today), None);
}

#[test]
fn findings_are_excused_by_check_and_by_rule() {
    let mut files = folder();
    let by_rule = WAIVER
        .replace("W-1", "W-2")
        .replace("scorecard = \"base\"\nchecks = [{ id = \"ci\", rev = 2 }]", "rules = [\"secrets.none\"]")
        .replace("2027-02-28", "2027-01-28")
        .replace("entities = [\"billing\"]", "paths = [\"docs/**\"]");
    files.push(("waivers/w2.toml", by_rule));
    let (standards, mistakes) = load(&files);
    assert_eq!(mistakes, []);
    let ask = |rule, entity, path| {
        let finding = Excusable { rule, entity, path, fingerprints: [Fingerprint(7), Fingerprint(8)] };
        let found = standards.excuse_finding(&standards.scorecards, &finding, date("2026-12-01"));
        found.map(|own| own.id.to_string())
    };
    assert_eq!(ask("ci.paved", "component:default/billing", "a").as_deref(), Some("W-1"));
    assert_eq!(ask("ci.paved", "component:default/shop", "a"), None);
    assert_eq!(ask("secrets.none", "component:default/shop", "docs/a.md").as_deref(), Some("W-2"));
    assert_eq!(ask("secrets.none", "component:default/shop", "a.md"), None);
    assert_eq!(standards.longest_of_rule(&standards.scorecards, "secrets.none"), 90);
    assert_eq!(standards.longest_of_rule(&standards.scorecards, "other"), 180);
}

#[test]
fn what_needs_an_eye_depends_on_the_day() {
    let mut files = folder();
    files[3].1 = CARD.replace("rev = 2", "rev = 3");
    files.push((
        "waivers/w2.toml",
        WAIVER
            .replace("W-1", "W-2")
            .replace("2026-11-10", "2026-11-20")
            .replace("rev = 2", "rev = 3")
            .replace("[\"billing\"]", "[\"billing\", \"shop\", \"gone\"]"),
    ));
    let (standards, mistakes) = load(&files);
    assert_eq!(mistakes, []);
    let told = |day, names: &[&str]| {
        let population: BTreeSet<Arc<str>> =
            names.iter().map(|name| Arc::from(format!("component:default/{name}"))).collect();
        let none = BTreeSet::new();
        let found = review(&standards, &standards.scorecards, date(day), &none, &|_, _| Some(population.clone()));
        found.into_iter().map(|own| (own.kind, own.place.line, own.message)).collect::<Vec<_>>()
    };
    let on = |day| told(day, &["billing", "shop", "web", "mail", "search"]);
    let stale = (
        NoticeKind::Stale,
        4,
        "waiver `W-1` is for rev 2 of check `ci`, which is at rev 3: it does not work".to_owned(),
    );
    let share = (
        NoticeKind::Budget,
        9,
        "2 of 5 entities are excused from check `ci` of `base`; the policy allows 20.00%".to_owned(),
    );
    let entity = (NoticeKind::Budget, 9, "component:default/billing has 2 waivers; the policy allows 1".to_owned());
    let early = (NoticeKind::Early, 9, "waiver `W-2` works from 2026-11-20 on".to_owned());
    assert_eq!(on("2026-11-15"), [stale.clone(), early], "1 of 5 is what the policy allows");
    let few = told("2026-11-20", &["billing", "shop", "web", "mail"]);
    assert_eq!(few, [stale.clone(), entity.clone()], "of 4 the policy would allow none");
    assert_eq!(on("2026-11-20"), [stale.clone(), share.clone(), entity.clone()]);
    let ends = |id: &str| (NoticeKind::Expiring, 9, format!("waiver `{id}` ends in 1 day, on 2027-02-28"));
    let review = (NoticeKind::Review, 1, "scorecard `base` was to be reviewed by 2027-01-15".to_owned());
    let over = (NoticeKind::Over, 7, "campaign `ci-everywhere` is over since 2027-01-31".to_owned());
    assert_eq!(on("2027-02-27"), [over.clone(), review.clone(), stale, ends("W-1"), ends("W-2"), share, entity]);
    let ended = |id: &str| (NoticeKind::Expired, 9, format!("waiver `{id}` expired on 2027-02-28 and no longer works"));
    assert_eq!(on("2027-02-28"), [over, review, ended("W-1"), ended("W-2")]);
}

#[test]
fn waivers_in_comments_count_for_the_budget_of_their_entity() {
    let (standards, mistakes) = load(&folder());
    assert_eq!(mistakes, []);
    let comment = |line, entity: &str| Commented {
        repository: "shop".into(),
        place: Place { path: "pod.yaml".into(), line },
        entities: BTreeSet::from([Arc::from(entity)]),
    };
    let told = |comments: &[Commented]| {
        let comments = comments.iter().cloned().collect();
        let found = review(&standards, &standards.scorecards, date("2026-11-15"), &comments, &|_, _| None);
        let own = found.into_iter().filter(|own| own.kind == NoticeKind::Budget);
        own.map(|own| (own.repository.to_string(), own.place.line, own.message)).collect::<Vec<_>>()
    };
    let (billing, shop) = ("component:default/billing", "component:default/shop");
    assert_eq!(told(&[]), []);
    let both = format!("{billing} has 2 waivers, 1 of them in a comment; the policy allows 1");
    assert_eq!(told(&[comment(3, billing), comment(5, shop)]), [("shop".to_owned(), 3, both)]);
    let alone = format!("{shop} has 2 waivers, all of them in comments; the policy allows 1");
    assert_eq!(told(&[comment(3, shop), comment(5, shop)]), [("shop".to_owned(), 5, alone)]);
}
