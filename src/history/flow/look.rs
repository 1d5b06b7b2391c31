//! Which times were looked at, and when. Pure.

use crate::flow::Window;

/// That all deployments of a definition in a stretch of time were looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    /// The first moment.
    pub(super) since: i64,
    /// The moment after the last one.
    pub(super) until: i64,
    /// When, by the question: what became known later is not in it.
    pub(super) moment: i64,
}

impl Look {
    const fn has(&self, at: i64) -> bool {
        self.since <= at && at < self.until
    }

    /// Whether another one tells no more than this.
    pub(super) const fn covers(&self, other: &Self) -> bool {
        self.since <= other.since && self.until >= other.until && self.moment >= other.moment
    }
}

/// When it was last looked at what happened at a moment.
pub(super) fn seen(looks: &[Look], at: i64) -> Option<i64> {
    looks.iter().filter(|look| look.has(at)).map(|look| look.moment).max()
}

/// The parts of a window that were looked at, in order; parts that touch are one.
pub(super) fn parts(looks: &[Look], window: &Window) -> Vec<Window> {
    let clipped = looks.iter().map(|look| (look.since.max(window.since), look.until.min(window.until)));
    let mut clipped: Vec<(i64, i64)> = clipped.filter(|(since, until)| since < until).collect();
    clipped.sort_unstable();
    let mut parts: Vec<Window> = Vec::new();
    for (since, until) in clipped {
        match parts.last_mut().filter(|last| last.until >= since) {
            Some(last) => last.until = last.until.max(until),
            None => parts.push(Window { since, until, now: window.now }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_that_touch_are_one_part_and_gaps_stay() {
        let look = |since, until, moment| Look { since, until, moment };
        let looks = [look(20, 30, 30), look(0, 10, 10), look(5, 20, 21), look(40, 50, 60)];
        let of = |since, until| {
            let parts = parts(&looks, &Window { since, until, now: 99 });
            parts.iter().map(|part| (part.since, part.until)).collect::<Vec<_>>()
        };
        assert_eq!(of(0, 100), [(0, 30), (40, 50)]);
        assert_eq!(of(7, 45), [(7, 30), (40, 45)]);
        assert_eq!(of(30, 40), []);
        assert_eq!([4, 7, 19, 20, 35].map(|at| seen(&looks, at)), [Some(10), Some(21), Some(21), Some(30), None]);
        assert!(look(0, 10, 5).covers(&look(2, 10, 5)) && !look(0, 10, 5).covers(&look(2, 10, 6)));
    }
}
