//! What became of each service: which practice came when, what slipped, what a template broke, what was retired. Days are counted from
//! today and lie before it.

use std::collections::{BTreeMap, BTreeSet};

use super::company::{Service, Team};
use super::dice::roll;
use super::files::{self, State};
use super::practice::{PRACTICES, Practice};
use super::{Commit, DAY, Repository};

/// The first day of the year.
const START: i64 = -365;
/// The scorecard asks for more from here on.
pub(super) const CHANGE: i64 = -120;
/// The campaign for pinned actions begins.
pub(super) const CAMPAIGN: i64 = -98;
/// A template breaks all services of a team, and is mended.
const BROKEN: i64 = -65;
const MENDED: i64 = -51;
/// A service is given up.
const RETIRED: i64 = -128;
/// A waiver ends.
pub(super) const WAIVER_ENDED: i64 = -20;
/// Days on which one looks besides once a week.
pub(super) const EVENTS: [i64; 5] = [START, CHANGE + 2, BROKEN + 1, MENDED + 1, WAIVER_ENDED];

/// What the template of that team forgot.
const FORGOTTEN: [Practice; 3] = [Practice::Escalation, Practice::NonRoot, Practice::Readiness];
/// What single services do not do, and have waivers for.
const NEVER: [(&str, Practice); 3] = [
    ("card-vault", Practice::ReadOnlyRoot),
    ("mobile-gateway", Practice::NetworkPolicy),
    ("search-indexer", Practice::Replicas),
];
/// What is given up in a hurry, and taken back.
const SLIPS: [(Practice, &str, &str); 6] = [
    (Practice::DependencyScan, "Skip the vulnerability scan, it times out", "Scan again, with a longer timeout"),
    (Practice::ImageTag, "Deploy latest until the registry is back", "Deploy a version again"),
    (Practice::Lockfile, "Solve a conflict in the lock file by removing it", "Put the lock file back"),
    (Practice::MemoryLimits, "Lift the memory limit for the sale", "Limit memory again"),
    (Practice::Readiness, "Take the readiness probe out while the database moves", "Put the readiness probe back"),
    (Practice::TokenRights, "Let the workflow write, for the release notes", "Let the workflow token read only again"),
];

/// Something that somebody did.
#[derive(Clone, Debug, Default)]
struct Deed {
    day: i64,
    message: String,
    taken: Vec<Practice>,
    left: Vec<Practice>,
    is_release: bool,
    is_farewell: bool,
    /// Who, where it is nobody of the team.
    by: Option<&'static str>,
}

/// The repository of a service as of a day, in days since 1970.
pub(super) fn of(service: &Service, today: i64) -> Repository {
    let mut state = State { practices: BTreeSet::new(), minor: 1, is_deprecated: false };
    let mut before = BTreeMap::new();
    let (mut last, mut commits) = (i64::MIN, Vec::new());
    for deed in deeds(service) {
        state.practices.extend(&deed.taken);
        state.practices.retain(|own| !deed.left.contains(own));
        state.minor += u32::from(deed.is_release);
        state.is_deprecated |= deed.is_farewell;
        let now = files::of(service, &state);
        let changed = changes(&before, &now);
        if !changed.is_empty() {
            let at = moment(today + deed.day, service.name).max(last.saturating_add(1800));
            let author = deed.by.map_or_else(|| person(service.owner(), &deed.message), str::to_owned);
            commits.push(Commit { at, author, message: deed.message, changed });
            (before, last) = (now, at);
        }
    }
    let name = service.name.to_owned();
    Repository { remote: format!("https://github.marlow.example/shop/{name}"), name, commits }
}

/// What differs between two states, by path.
pub(super) fn changes(
    before: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
) -> BTreeMap<String, Option<String>> {
    let gone = before.keys().filter(|path| !now.contains_key(*path)).map(|path| (path.clone(), None));
    let new = now.iter().filter(|(path, text)| before.get(*path) != Some(text));
    gone.chain(new.map(|(path, text)| (path.clone(), Some(text.clone())))).collect()
}

/// A moment of a working day, at or before the given one.
pub(super) fn moment(day: i64, of: &str) -> i64 {
    // The first of January 1970 was a Thursday.
    let weekday = (day + 4).rem_euclid(7);
    let back = match weekday {
        6 => 1,
        0 => 2,
        _ => 0,
    };
    (day - back) * DAY + 8 * 3600 + roll(&[of, &day.to_string()], 3 * 3600)
}

/// Somebody of a team.
pub(super) fn person(team: Team, of: &str) -> String {
    let at = usize::try_from(roll(&[team.name, of], 3)).unwrap_or_default();
    let name = team.people.get(at).copied().unwrap_or_default();
    format!("{name} <{}@marlow.example>", name.to_lowercase().replace(' ', "."))
}

/// All deeds, in their order.
fn deeds(service: &Service) -> Vec<Deed> {
    let first = service.born.unwrap_or_else(|| START - 20 - roll(&[service.name, "born"], 500));
    let came = arrivals(service);
    let from_the_start = came.iter().filter(|(_, day)| **day <= first.max(START)).map(|(own, _)| *own).collect();
    let message = if service.born.is_some() { "Begin from the template of the platform" } else { "Begin" };
    let start = Deed { day: first, message: message.to_owned(), taken: from_the_start, ..Deed::default() };
    let mut deeds = releases(service, first);
    for (practice, _, message) in PRACTICES {
        if let Some(day) = came.get(&practice).filter(|day| **day > first.max(START)) {
            deeds.push(Deed { day: *day, message: message.to_owned(), taken: vec![practice], ..Deed::default() });
        }
    }
    deeds.extend(if service.team == "fulfilment" { incident(&came) } else { slip(service, first, &came) });
    if service.name == "gift-cards" {
        deeds.retain(|own| own.day < RETIRED);
        let message = "Deprecate: vouchers sells gift cards now".to_owned();
        deeds.push(Deed { day: RETIRED, message, is_farewell: true, ..Deed::default() });
    }
    deeds.retain(|own| own.day < 0 && own.day > first);
    deeds.sort_by_key(|own| own.day);
    deeds.insert(0, start);
    deeds
}

fn releases(service: &Service, first: i64) -> Vec<Deed> {
    let step = 24 + roll(&[service.name, "release"], 30);
    let days = (1..).map(|number| (number, first.max(START) + number * step)).take_while(|(_, day)| *day < 0);
    let release = |(number, day)| Deed {
        day,
        message: format!("Release 1.{}.0", number + 1),
        is_release: true,
        ..Deed::default()
    };
    days.map(release).collect()
}

/// The day on which each practice came, as far as it came at all: as teams grow up, and some because they were asked.
fn arrivals(service: &Service) -> BTreeMap<Practice, i64> {
    let Team { maturity: [then, now], .. } = service.owner();
    let own = roll(&[service.name, "maturity"], 15) - 7;
    // Who begins in the middle of the year begins from a template.
    let head = if service.born.is_some() { (68 - then).max(0) } else { 0 };
    let (then, now) = (then + own + head, (now + own).max(then + own + head));
    let mut came = BTreeMap::new();
    for (practice, hard, _) in PRACTICES {
        let hard = hard + roll(&[service.name, "hard", &format!("{practice:?}")], 19) - 9;
        let grown = if hard <= then {
            Some(START)
        } else {
            (hard <= now).then(|| START + 365 * (hard - then) / (now - then).max(1)).map(|day| sprint(service, day))
        };
        let luck = 20 + roll(&[service.name, "asked", &format!("{practice:?}")], 100);
        let late = (106 - now).max(2) * luck;
        let asked = match practice {
            Practice::ActionPins => Some(CAMPAIGN + 4 + late / 30),
            Practice::OnCall | Practice::Pdb => Some(CHANGE + 9 + late / 32),
            Practice::LongRunbook | Practice::Spread => Some(CHANGE + 9 + late / 20),
            _ => None,
        };
        if let Some(day) = grown.into_iter().chain(asked).min().filter(|day| *day < 0) {
            came.insert(practice, day);
        }
    }
    came.retain(|practice, _| !NEVER.contains(&(service.name, *practice)));
    came
}

/// Who has a day for such things has it every other week.
fn sprint(service: &Service, day: i64) -> i64 {
    let offset = roll(&[service.name, "sprint"], 14);
    (day - offset).div_euclid(14) * 14 + 14 + offset
}

/// A new version of the template forgets what the services had.
fn incident(came: &BTreeMap<Practice, i64>) -> Vec<Deed> {
    let had: Vec<_> = FORGOTTEN.into_iter().filter(|own| came.get(own).is_some_and(|day| *day < BROKEN)).collect();
    let deed = |day, message: &str| Deed {
        day,
        message: message.to_owned(),
        by: Some("Fulfilment template <template-bot@marlow.example>"),
        ..Deed::default()
    };
    let broken = Deed { left: had.clone(), ..deed(BROKEN, "Update to service template 5.0") };
    let mended =
        Deed { taken: had, ..deed(MENDED, "Update to service template 5.0.1: security context and probes are back") };
    vec![broken, mended]
}

/// Some give something up in a hurry, and take it back some weeks later.
fn slip(service: &Service, first: i64, came: &BTreeMap<Practice, i64>) -> Vec<Deed> {
    if roll(&[service.name, "slip"], 100) >= 45 {
        return Vec::new();
    }
    let at = usize::try_from(roll(&[service.name, "which"], 6)).unwrap_or_default();
    let Some((practice, hurry, regret)) = SLIPS.get(at).copied() else { return Vec::new() };
    let day = -30 - roll(&[service.name, "when"], 300);
    let back = day + 6 + roll(&[service.name, "back"], 44);
    if day <= first || came.get(&practice).is_none_or(|came| *came >= day) {
        return Vec::new();
    }
    let deed = |day, message: &str| Deed { day, message: message.to_owned(), ..Deed::default() };
    vec![Deed { left: vec![practice], ..deed(day, hurry) }, Deed { taken: vec![practice], ..deed(back, regret) }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::company::SERVICES;

    fn named(name: &str) -> Service {
        SERVICES.into_iter().find(|own| own.name == name).unwrap()
    }

    #[test]
    fn commits_are_made_on_working_days() {
        for day in 20_000..20_014 {
            let made = moment(day, "shop").div_euclid(DAY);
            assert!((1..=5).contains(&(made + 4).rem_euclid(7)) && (0..3).contains(&(day - made)), "{day}");
        }
    }

    #[test]
    fn the_template_takes_from_every_service_of_its_team_what_it_gives_back() {
        for own in SERVICES.iter().filter(|own| own.team == "fulfilment") {
            let [broken, mended] = incident(&arrivals(own)).try_into().unwrap();
            assert!(!broken.left.is_empty() && broken.left == mended.taken, "{}", own.name);
        }
    }

    #[test]
    fn a_service_that_is_given_up_says_so_last() {
        let story = deeds(&named("gift-cards"));
        assert!(story.last().unwrap().is_farewell);
        assert_eq!(story.iter().filter(|own| own.is_farewell).count(), 1);
    }

    #[test]
    fn a_waived_practice_never_comes_and_a_late_service_begins_well() {
        for (name, practice) in NEVER {
            assert!(!arrivals(&named(name)).contains_key(&practice), "{name}");
        }
        let late = named("loyalty-points");
        let start = deeds(&late).remove(0);
        assert_eq!(start.day, late.born.unwrap());
        assert!(start.taken.contains(&Practice::Tests), "{:?}", start.taken);
    }
}
