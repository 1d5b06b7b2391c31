//! The time that figures are about, its whole weeks, and how many numbers become one.

use std::ops::Range;

use super::read::DAY;

/// Seconds of a week.
const WEEK: i64 = 7 * DAY;
/// Unix time began on a Thursday; ISO weeks begin on Mondays.
const MONDAY: i64 = 4 * DAY;

/// From `since` up to, but without, `until`; both in Unix seconds. Two windows in a row share no event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// The first second.
    pub(crate) since: i64,
    /// The second after the last one.
    pub(crate) until: i64,
    /// The moment of the question: what is younger than the fail window may still fail.
    pub(crate) now: i64,
}

impl Window {
    /// Whether a moment is in it.
    pub(crate) const fn has(&self, at: i64) -> bool {
        self.since <= at && at < self.until
    }

    /// The ISO weeks (Monday to Sunday, UTC) that are in it as a whole, by number.
    pub(crate) fn weeks(&self) -> Range<i64> {
        let first = (self.since - MONDAY).div_euclid(WEEK) + i64::from((self.since - MONDAY).rem_euclid(WEEK) != 0);
        first..week(self.until).max(first)
    }
}

/// The number of the ISO week that a moment is in.
pub(crate) fn week(at: i64) -> i64 {
    (at - MONDAY).div_euclid(WEEK)
}

/// The first moment of an ISO week, by number.
pub(crate) const fn monday(week: i64) -> i64 {
    week * WEEK + MONDAY
}

/// The number of the UTC day that a moment is in.
pub(crate) fn day(at: i64) -> i64 {
    at.div_euclid(DAY)
}

/// Many numbers in three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spread {
    /// How many there are.
    pub(crate) n: usize,
    /// The median, none of no numbers.
    pub(crate) median: Option<i64>,
    /// The 90th percentile.
    pub(crate) p90: Option<i64>,
}

impl Spread {
    /// The spread of numbers in any order.
    pub(crate) fn of(mut numbers: Vec<i64>) -> Self {
        numbers.sort_unstable();
        Self { n: numbers.len(), median: rank(&numbers, 50), p90: rank(&numbers, 90) }
    }
}

/// The nearest rank: the smallest number that at least so many percent of the numbers are not above. Always one of them.
fn rank(sorted: &[i64], percent: usize) -> Option<i64> {
    let place = (sorted.len() * percent).div_ceil(100);
    sorted.get(place.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rank_is_one_of_the_numbers() {
        let spread = |numbers: &[i64]| {
            let spread = Spread::of(numbers.to_vec());
            (spread.n, spread.median, spread.p90)
        };
        assert_eq!(spread(&[]), (0, None, None));
        assert_eq!(spread(&[7]), (1, Some(7), Some(7)));
        assert_eq!(spread(&[4, 1]), (2, Some(1), Some(4)));
        assert_eq!(spread(&[3, 1, 2]), (3, Some(2), Some(3)));
        assert_eq!(spread(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), (10, Some(5), Some(9)));
    }

    #[test]
    fn weeks_begin_on_mondays_and_only_whole_ones_count() {
        // 2026-08-17 is a Monday.
        let monday = 1_786_924_800;
        let weeks = |since, until| Window { since, until, now: until }.weeks().count();
        assert_eq!(weeks(monday, monday + WEEK), 1);
        assert_eq!(weeks(monday + 1, monday + WEEK), 0);
        assert_eq!(weeks(monday, monday + WEEK - 1), 0);
        assert_eq!(weeks(monday - 1, monday + 2 * WEEK + 1), 2);
        assert_eq!((week(monday), week(monday - 1)), (week(monday + WEEK - 1), week(monday) - 1));
        let window = Window { since: 10, until: 20, now: 20 };
        assert_eq!([9, 10, 19, 20].map(|at| window.has(at)), [false, true, true, false]);
    }
}
