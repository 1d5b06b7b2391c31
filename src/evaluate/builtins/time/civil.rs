//! Days since 1970 in, dates of the Gregorian calendar out, and back.

/// Nanoseconds of a second.
pub(super) const SECOND: i64 = 1_000_000_000;
/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;

/// A moment as clocks and calendars of one place show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    pub(super) year: i64,
    /// From 1.
    pub(super) month: i64,
    /// From 1.
    pub(super) day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    pub(super) second: i64,
    pub(super) nano: i64,
}

pub(super) fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(super) fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970 to the first of a month, which may be any number; years count from March within.
pub(super) fn days_to(year: i64, month: i64) -> i64 {
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

impl Civil {
    /// Takes apart seconds since 1970 as a clock that shows them would.
    pub(super) fn of(seconds: i64, nano: i64) -> Self {
        let days = seconds.div_euclid(DAY) + 719_468;
        let rest = seconds.rem_euclid(DAY);
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        Self {
            year: era * 400 + year + i64::from(month <= 2),
            month,
            day: of_year - (153 * shifted + 2) / 5 + 1,
            hour: rest / 3_600,
            minute: rest / 60 % 60,
            second: rest % 60,
            nano,
        }
    }

    /// Seconds since 1970 on a clock that shows this; days and months may be beyond their bounds.
    pub(super) fn seconds(&self) -> i64 {
        (days_to(self.year, self.month) + self.day - 1) * DAY + self.hour * 3_600 + self.minute * 60 + self.second
    }

    /// The day of the year, from 1.
    pub(super) fn year_day(&self) -> i64 {
        days_to(self.year, self.month) - days_to(self.year, 1) + self.day
    }

    /// The day of the week, from Sunday as 0.
    pub(super) fn weekday(&self) -> usize {
        usize::try_from((self.seconds().div_euclid(DAY) + 4).rem_euclid(7)).unwrap_or(0)
    }
}
