//! The definitions of the platform as a repository: first its scorecards, then waivers, a stricter scorecard, a campaign.

use std::collections::BTreeMap;

use super::story::{CAMPAIGN, CHANGE, WAIVER_ENDED, changes, moment};
use super::{Commit, Repository};
use crate::model::Date;

/// `karat.toml`
pub(super) const CONFIG: &str = include_str!("definitions/karat.toml");

/// A file as it stands from a day on.
struct Written {
    day: i64,
    message: &'static str,
    path: &'static str,
    text: &'static str,
}

const AUTHOR: &str = "Platform team <platform@marlow.example>";

/// Waivers are asked for on these days.
const WAIVED: [i64; 3] = [WAIVER_ENDED - 140, -80, -45];

/// All files, in the order in which they came.
const FILES: [Written; 9] = [
    Written {
        day: -380,
        message: "Say what a good service is",
        path: "scorecards/golden-path.toml",
        text: include_str!("definitions/golden-path-1.toml"),
    },
    Written {
        day: -379,
        message: "Say what a safe service is",
        path: "scorecards/security.toml",
        text: include_str!("definitions/security.toml"),
    },
    Written {
        day: -378,
        message: "Describe the paved road",
        path: "paths/paved-road.toml",
        text: include_str!("definitions/paved-road.toml"),
    },
    Written {
        day: -377,
        message: "Say how long a waiver may last",
        path: "waiver-policy.toml",
        text: include_str!("definitions/waiver-policy.toml"),
    },
    Written {
        day: WAIVED[0],
        message: "Let card-vault write to its disk until it has a memory of its own",
        path: "waivers/card-vault-disk.toml",
        text: include_str!("definitions/waiver-card-vault.toml"),
    },
    Written {
        day: CHANGE,
        message: "Ask for people on call and for services that outlive a drain",
        path: "scorecards/golden-path.toml",
        text: include_str!("definitions/golden-path-2.toml"),
    },
    Written {
        day: CAMPAIGN,
        message: "Pin all actions by the deadline",
        path: "campaigns/pinned-actions.toml",
        text: include_str!("definitions/pinned-actions.toml"),
    },
    Written {
        day: WAIVED[1],
        message: "Let search-indexer run alone until it can share its lock",
        path: "waivers/search-indexer-alone.toml",
        text: include_str!("definitions/waiver-search-indexer.toml"),
    },
    Written {
        day: WAIVED[2],
        message: "Let mobile-gateway be reached from everywhere",
        path: "waivers/mobile-gateway-open.toml",
        text: include_str!("definitions/waiver-mobile-gateway.toml"),
    },
];

/// The repository as of a day, in days since 1970.
pub(super) fn of(today: i64) -> Repository {
    let mut before = BTreeMap::new();
    let mut commits = Vec::new();
    for own in FILES {
        let mut now = before.clone();
        now.insert(own.path.to_owned(), dated(own.text, today));
        let changed = changes(&before, &now);
        let at = moment(today + own.day, own.path);
        commits.push(Commit { at, author: AUTHOR.to_owned(), message: own.message.to_owned(), changed });
        before = now;
    }
    let remote = "https://github.marlow.example/platform/standards".to_owned();
    Repository { name: "standards".to_owned(), remote, commits }
}

/// A text with its days, such as `@-120@` for what was 120 days ago, as dates.
fn dated(text: &str, today: i64) -> String {
    let mut parts = text.split('@');
    let mut dated = parts.next().unwrap_or_default().to_owned();
    let mut before = "";
    for part in parts {
        let date = part.parse::<i64>().ok().and_then(|days| Date::of_unix((today + days) * super::DAY));
        match date {
            Some(date) => dated.push_str(&date.to_string()),
            None if before.parse::<i64>().is_ok() => dated.push_str(part),
            None => dated.extend(["@", part]),
        }
        before = part;
    }
    dated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates_and_all_else_stays() {
        assert_eq!(dated("a@b by = @-1@, then @+12@.", 20_000), "a@b by = 2024-10-03, then 2024-10-16.");
        assert_eq!(dated("plain", 0), "plain");
    }

    #[test]
    fn no_day_is_left_in_the_definitions() {
        for commit in of(20_000).commits {
            for text in commit.changed.values().flatten() {
                assert!(!text.contains('@'), "{text}");
            }
        }
    }
}
