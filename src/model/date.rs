//! Calendar dates and lengths of time, as definitions write them: `2026-11-15`, `14d`.
//!
//! A date has no time of day and no zone; which day is today is passed in by the caller, in UTC.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

/// A day of the calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// A day; none where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2026-11-15`, with all its digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_shaped = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !is_shaped {
            return None;
        }
        let part = |from, to| text.get(from..to).and_then(|digits: &str| digits.parse::<u32>().ok());
        Self::new(i32::try_from(part(0, 4)?).ok()?, part(5, 7)?, part(8, 10)?)
    }

    /// The day, in UTC, of a moment in Unix seconds.
    pub fn of_unix(seconds: i64) -> Option<Self> {
        chrono::DateTime::from_timestamp(seconds, 0).map(|moment| Self(moment.date_naive()))
    }

    /// Days from this date to another one; below 0 where the other one lies before it.
    pub fn days_until(self, other: Self) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }

    /// So many days later, or earlier where below 0; none past the ends of the calendar.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        self.0.checked_add_signed(chrono::Duration::try_days(days)?).map(Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

/// A length of time, in minutes, hours, days or weeks: `30m`, `24h`, `14d`, `2w`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    seconds: u64,
}

impl Period {
    /// So many days.
    pub const fn of_days(days: u32) -> Self {
        Self { seconds: days as u64 * DAY }
    }

    /// Reads a whole number and its unit.
    pub fn parse(text: &str) -> Option<Self> {
        let unit = match text.chars().next_back()? {
            'm' => 60,
            'h' => 60 * 60,
            'd' => DAY,
            'w' => 7 * DAY,
            _ => return None,
        };
        let digits = text.get(..text.len() - 1).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
        // Nine digits of weeks are more than any calendar holds.
        let number = digits.parse::<u64>().ok().filter(|_| digits.len() <= 9)?;
        Some(Self { seconds: number * unit })
    }

    /// Its seconds.
    pub const fn seconds(self) -> u64 {
        self.seconds
    }

    /// Its whole days.
    pub const fn days(self) -> u64 {
        self.seconds / DAY
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self.seconds {
            seconds if seconds % DAY == 0 => (seconds / DAY, 'd'),
            seconds if seconds % (60 * 60) == 0 => (seconds / (60 * 60), 'h'),
            seconds => (seconds / 60, 'm'),
        };
        write!(f, "{number}{unit}")
    }
}

const DAY: u64 = 24 * 60 * 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        let cases = [
            ("2026-11-15", Some("2026-11-15")),
            ("2028-02-29", Some("2028-02-29")),
            ("2026-02-29", None),
            ("2026-02-30", None),
            ("2026-13-01", None),
            ("2026-1-15", None),
            ("2026-11-15T00:00", None),
            ("+026-11-15", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn days_are_counted_across_months_and_leap_years() {
        let date = |text| Date::parse(text).unwrap();
        assert_eq!(date("2026-11-10").days_until(date("2027-02-28")), 110);
        assert_eq!(date("2027-02-28").days_until(date("2026-11-10")), -110);
        assert_eq!(date("2028-02-28").plus_days(2), Some(date("2028-03-01")));
        assert_eq!(Date::of_unix(1_795_651_200), Some(date("2026-11-26")));
        assert_eq!(Date::of_unix(1_795_651_199), Some(date("2026-11-25")));
        assert!(date("2026-11-10") < date("2026-12-01"));
    }

    #[test]
    fn periods_have_a_whole_number_and_a_unit() {
        let cases = [
            ("14d", Some((1_209_600, "14d"))),
            ("24h", Some((86_400, "1d"))),
            ("36h", Some((129_600, "36h"))),
            ("2w", Some((1_209_600, "14d"))),
            ("90m", Some((5400, "90m"))),
            ("0d", Some((0, "0d"))),
            ("14", None),
            ("d", None),
            ("-1d", None),
            ("1.5d", None),
            ("9999999999d", None),
            ("14 d", None),
        ];
        for (text, expected) in cases {
            let found = Period::parse(text).map(|period| (period.seconds(), period.to_string()));
            let found = found.as_ref().map(|(seconds, shown)| (*seconds, shown.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
