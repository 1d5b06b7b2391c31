//! Counts day by day → a straight line through them, and when it reaches a count, with a range. Pure arithmetic.
//!
//! Ordinary least squares. The range is that of its 95 % prediction interval, turned round (inverse prediction): the days on which a
//! count that is predicted for the day may be the one asked for. Days that follow each other are more alike than the formula takes
//! them for, so that the range is narrower than the truth.

/// Fewer days make no line.
const LEAST: usize = 7;

/// The 97.5 % quantile of Student's distribution by degrees of freedom, from 1 on.
const STUDENT: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
    2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/// A line through counts of days, of which the last one is day 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    days: f64,
    /// The mean of the days and of the counts.
    middle: (f64, f64),
    /// The sum of the squared distances of the days from their mean.
    spread: f64,
    /// What a day adds.
    pub(super) slope: f64,
    /// The squared half width of the prediction interval, without what depends on the day.
    width: f64,
}

/// When a line reaches a count, in days after the last one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reach {
    pub(super) expected: f64,
    pub(super) earliest: f64,
    /// None where the counts may as well stay as they are.
    pub(super) latest: Option<f64>,
}

impl Line {
    /// The line through the counts of days that follow each other; none through too few.
    pub(super) fn through(counts: &[u64]) -> Option<Self> {
        let days = number(counts.len() as u64);
        if counts.len() < LEAST {
            return None;
        }
        let points: Vec<(f64, f64)> =
            counts.iter().rev().zip(0_u64..).map(|(count, before)| (-number(before), number(*count))).collect();
        let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / days;
        let middle = (mean(|own| own.0), mean(|own| own.1));
        let spread: f64 = points.iter().map(|(x, _)| (x - middle.0).powi(2)).sum();
        let slope = points.iter().map(|(x, y)| (x - middle.0) * (y - middle.1)).sum::<f64>() / spread;
        let off: f64 = points.iter().map(|(x, y)| (y - middle.1 - slope * (x - middle.0)).powi(2)).sum();
        let student = STUDENT.get(counts.len() - 3).or(STUDENT.last()).copied()?;
        let width = student.powi(2) * off / (days - 2.0);
        Some(Self { days, middle, spread, slope, width })
    }

    /// When it reaches a count above that of the last day; none where it does not rise.
    pub(super) fn reaches(&self, count: u64) -> Option<Reach> {
        let Self { days, middle: (x, y), spread, slope, width } = *self;
        let left = number(count) - y;
        if slope <= 0.0 {
            return None;
        }
        let expected = x + left / slope;
        // The count is as may be predicted where (slope · u - left)² ≤ width · (1 + 1/days + u²/spread), for u = day - x.
        let square = slope.powi(2) - width / spread;
        let whole = left.powi(2) - width * (1.0 + 1.0 / days);
        let inner = (slope * left).powi(2) - square * whole;
        let at = |sign: f64| x + (slope * left + sign * inner.sqrt()) / square;
        Some(if square > 0.0 {
            Reach { expected, earliest: at(-1.0), latest: Some(at(1.0)) }
        } else if inner > 0.0 {
            // The slope may as well be none: there is a first day and no last one.
            Reach { expected, earliest: at(-1.0), latest: None }
        } else {
            Reach { expected, earliest: 0.0, latest: None }
        })
    }
}

fn number(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reaches_a_count_within_the_prediction_interval_of_least_squares() {
        // The bounds of the prediction interval, with the quantile 2.17881 of Student's distribution, bisected by a program of its own.
        let counts = [10, 12, 11, 14, 16, 15, 18, 19, 22, 21, 24, 26, 25, 28];
        let line = Line::through(&counts).unwrap();
        let reach = line.reaches(60).unwrap();
        let close = |own: f64, expected: f64| assert!((own - expected).abs() < 0.01, "{own} and not {expected}");
        close(line.slope, 1.382);
        close(reach.expected, 23.417);
        close(reach.earliest, 20.132);
        close(reach.latest.unwrap(), 27.387);
    }

    #[test]
    fn what_does_not_rise_reaches_nothing_and_what_hardly_does_has_no_end() {
        assert_eq!(Line::through(&[1, 2, 3, 4, 5, 6]).map(|own| own.slope), None, "six days are no line");
        let falling = Line::through(&[9, 8, 7, 6, 5, 4, 3]).unwrap();
        assert_eq!(falling.reaches(10), None);
        let flat = Line::through(&[4, 5, 4, 5, 4, 5, 4, 5]).unwrap();
        let reach = flat.reaches(10).unwrap();
        assert_eq!(reach.latest, None, "{reach:?}");
        let exact = Line::through(&[1, 2, 3, 4, 5, 6, 7]).unwrap().reaches(10).unwrap();
        assert_eq!((exact.expected, exact.earliest, exact.latest), (3.0, 3.0, Some(3.0)));
    }
}
