//! Two versions → which one is the later one. Where no way of ordering fits both, the order is unknown, never guessed.

use std::cmp::Ordering;

/// A way to order versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Semantic versioning 2.0, with an optional `v` before it.
    Semver,
    /// The same text, then a whole number: `v1796`, `release_12`, `41`.
    Numeric,
    /// A time in it: `20260814-101500`, `2026-08-14T10:15:00Z`, or the Unix seconds of `main-2c6f1d0-1692619265`.
    Timestamp,
    /// Which commit of the service's own clone comes after which.
    Ancestry,
}

impl Order {
    /// The words of the file, in the order in which they are tried where the file names none.
    pub(crate) const NAMES: [(&'static str, Self); 4] = [
        ("semver", Self::Semver),
        ("numeric", Self::Numeric),
        ("timestamp", Self::Timestamp),
        ("ancestry", Self::Ancestry),
    ];
}

/// Where a version went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// To a later one.
    Up,
    /// To an earlier one.
    Down,
    /// It cannot be told.
    Unknown,
}

/// The direction from one version to the next: the first way that fits both decides. `ancestry` answers for [`Order::Ancestry`].
pub(crate) fn direction(
    orders: &[Order],
    from: &str,
    to: &str,
    ancestry: impl Fn(&str, &str) -> Option<Ordering>,
) -> Direction {
    let compared = orders.iter().find_map(|order| match order {
        Order::Semver => Some(semver(from)?.cmp_precedence(&semver(to)?)),
        Order::Numeric => numeric(from, to),
        Order::Timestamp => Some(timestamp(from)?.cmp(&timestamp(to)?)),
        Order::Ancestry => ancestry(from, to),
    });
    match compared {
        Some(Ordering::Less) => Direction::Up,
        Some(Ordering::Greater) => Direction::Down,
        Some(Ordering::Equal) | None => Direction::Unknown,
    }
}

/// What stands before a version in the name of a tag, and the version: `billing` and `v1.4.0` of `billing-v1.4.0`. None of what is
/// no version, or one that is not released.
pub(crate) fn release(tag: &str) -> Option<(&str, &str)> {
    let at = tag.rfind(['-', '_', '/', '@']).map_or(0, |at| at + 1);
    let (before, version) = tag.split_at(at);
    let before = before.trim_end_matches(['-', '_', '/', '@']);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let bare = version.strip_prefix('v').unwrap_or(version);
    let bare = bare.split_once('+').map_or(bare, |(bare, _)| bare);
    let is_version = (2..=4).contains(&bare.split('.').count()) && bare.split('.').all(is_number);
    let last = before.rsplit(['-', '_', '/', '@', '.']).next().unwrap_or(before).to_ascii_lowercase();
    let is_released = !UNRELEASED.iter().any(|word| last.trim_end_matches(|c: char| c.is_ascii_digit()) == *word);
    // `v1.4.0-2.1` is no version of something that is called `v1.4.0`.
    let is_name = before.is_empty() || release(before).is_none();
    let before = if PLAIN.contains(&before.to_ascii_lowercase().as_str()) { "" } else { before };
    (is_version && is_released && is_name).then_some((before, version))
}

/// What stands before a version that nobody is given.
const UNRELEASED: [&str; 10] =
    ["nightly", "snapshot", "canary", "alpha", "beta", "rc", "pre", "preview", "dev", "test"];
/// What stands before a version and names no service.
const PLAIN: [&str; 6] = ["release", "releases", "rel", "version", "ver", "stable"];

fn semver(version: &str) -> Option<semver::Version> {
    semver::Version::parse(version.strip_prefix('v').unwrap_or(version)).ok()
}

fn numeric(from: &str, to: &str) -> Option<Ordering> {
    let ((stem, from), (other, to)) = (numbered(from)?, numbered(to)?);
    (stem == other).then(|| from.cmp(&to))
}

/// The text before a number at the end, and the number. That text has no digit in it, or it would be a version of several parts.
fn numbered(version: &str) -> Option<(&str, u128)> {
    let start = version.find(|c: char| c.is_ascii_digit())?;
    let (stem, digits) = version.split_at(start);
    Some((stem, digits.parse().ok()?))
}

/// The time in a version, as digits that order like the time: `YYYYMMDDhhmmss`.
fn timestamp(version: &str) -> Option<u64> {
    calendar(version).or_else(|| {
        // Unix seconds are ten digits that stand alone, from 2001 to 2286.
        let mut parts = version.split(|c: char| !c.is_ascii_alphanumeric());
        let seconds = parts.find(|part| part.len() == 10 && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        let moment = chrono::DateTime::from_timestamp(seconds.parse().ok()?, 0)?;
        moment.format("%Y%m%d%H%M%S").to_string().parse().ok()
    })
}

/// A date of this century, and the time of the day where it is there.
fn calendar(version: &str) -> Option<u64> {
    let bytes = version.as_bytes();
    (0..bytes.len()).find_map(|start| {
        let is_alone = start == 0 || !bytes.get(start - 1)?.is_ascii_alphanumeric();
        let mut rest = version.get(start..)?;
        let year = number(&mut rest, 4, "").filter(|year| is_alone && (2000..2100).contains(year))?;
        let month = number(&mut rest, 2, "-._")?;
        let day = number(&mut rest, 2, "-._")?;
        let date = chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        let after_date = rest;
        let mut clock = [0_u32; 3];
        for (place, value) in clock.iter_mut().enumerate() {
            let separators = if place == 0 { "T-._" } else { ":-._" };
            let Some(part) = number(&mut rest, 2, separators) else { break };
            *value = part;
        }
        let is_counter = after_date.starts_with('.') && !after_date.contains(':');
        let [hour, minute, second] = if is_counter { [0; 3] } else { clock };
        let moment = date.and_hms_opt(hour, minute, second)?;
        moment.format("%Y%m%d%H%M%S").to_string().parse().ok()
    })
}

/// Takes so many digits from the front, after one separator if there is one.
fn number(rest: &mut &str, digits: usize, separators: &str) -> Option<u32> {
    let text = rest.strip_prefix(|c: char| separators.contains(c)).unwrap_or(rest);
    let own = text.get(..digits)?;
    let value = own.bytes().all(|byte| byte.is_ascii_digit()).then(|| own.parse().ok())??;
    *rest = text.get(digits..)?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Down, Unknown, Up};

    fn all(from: &str, to: &str) -> Direction {
        let orders = Order::NAMES.map(|(_, order)| order);
        direction(&orders, from, to, |_, _| None)
    }

    #[test]
    fn tags_that_are_released_versions_are_told_from_others() {
        let cases = [
            ("v1.4.0", Some(("", "v1.4.0"))),
            ("1.4", Some(("", "1.4"))),
            ("2026.08.14", Some(("", "2026.08.14"))),
            ("v1.4.0+build.7", Some(("", "v1.4.0+build.7"))),
            ("release-1.4.0", Some(("", "1.4.0"))),
            ("billing-v1.4.0", Some(("billing", "v1.4.0"))),
            ("services/billing/v1.4.0", Some(("services/billing", "v1.4.0"))),
            ("@acme/billing@1.4.0", Some(("@acme/billing", "1.4.0"))),
            ("v1.4.0-rc.1", None),
            ("v1.4.0-rc-1.2", None),
            ("v1.4.0-2.1", None),
            ("nightly-2026.08.14", None),
            ("v4", None),
            ("latest", None),
            ("v1.x", None),
            ("", None),
        ];
        for (tag, expected) in cases {
            assert_eq!(release(tag), expected, "{tag}");
        }
    }

    #[test]
    fn versions_are_ordered_by_the_first_way_that_fits_both() {
        let cases = [
            ("1.9.0", "1.10.0", Up),
            ("v2.0.0", "2.0.0-rc.1", Down),
            ("1.0.0+a", "1.0.0+b", Unknown),
            ("v99", "v100", Up),
            ("release_12", "release_3", Down),
            ("release-2", "hotfix-3", Unknown),
            ("v2", "v2", Unknown),
            ("20260814101500", "20260814101459", Down),
            ("main-2026-08-14T10-15-00Z-abc", "main-2026-08-14T10-15-01Z-0ff", Up),
            ("main-2c6f1d0-1692619265", "main-9999999-1692619266", Up),
            ("2026.08.14", "2026.08.13", Down),
            ("release-20260230-a", "release-20260301-a", Unknown),
            ("2c6f1d0", "91f0a3b", Unknown),
            ("latest", "v1", Unknown),
            ("1.2.3", "v4", Unknown),
        ];
        for (from, to, expected) in cases {
            assert_eq!(all(from, to), expected, "{from} → {to}");
        }
    }

    #[test]
    fn only_the_ways_that_were_asked_for_are_used() {
        assert_eq!(direction(&[Order::Semver], "v1", "v2", |_, _| None), Unknown);
        let later = |_: &str, _: &str| Some(Ordering::Greater);
        assert_eq!(direction(&[Order::Semver, Order::Ancestry], "v1", "v2", later), Down);
    }
}
