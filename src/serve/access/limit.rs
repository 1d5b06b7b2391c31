//! How often somebody may ask: the generic cell rate algorithm (ITU-T I.371) over whoever asks, in bounded memory.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

/// Most askers that are remembered.
const REMEMBERED: usize = 50_000;

/// So many at once, and then one in each interval.
pub(in crate::serve) struct Limit {
    interval: Duration,
    burst: u32,
    /// When the next one would be due if all had come in their intervals.
    due: Mutex<HashMap<String, Instant>>,
}

impl Limit {
    pub(in crate::serve) fn new(burst: u32, interval: Duration) -> Self {
        Self { interval, burst, due: Mutex::default() }
    }

    /// Takes one, or says how long to wait for the next.
    pub(in crate::serve) fn take(&self, who: &str, now: Instant) -> Result<(), Duration> {
        let Ok(mut all) = self.due.lock() else { return Ok(()) };
        if all.len() >= REMEMBERED && !all.contains_key(who) {
            all.retain(|_, due| *due > now);
            if all.len() >= REMEMBERED {
                // More than can be told apart: all begin anew, which lets in a burst of each and keeps the memory bounded.
                all.clear();
            }
        }
        let due = all.get(who).copied().unwrap_or(now).max(now);
        let ahead = due.duration_since(now);
        let most = self.interval * self.burst.saturating_sub(1);
        if ahead > most {
            return Err(ahead.saturating_sub(most));
        }
        all.insert(who.to_owned(), due + self.interval);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_then_one_in_each_interval_and_each_has_its_own() {
        let limit = Limit::new(3, Duration::from_secs(10));
        let now = Instant::now();
        let at = |seconds| now + Duration::from_secs(seconds);
        let taken: Vec<bool> = (0..5).map(|_| limit.take("a", at(0)).is_ok()).collect();
        assert_eq!(taken, [true, true, true, false, false]);
        assert_eq!(limit.take("a", at(4)), Err(Duration::from_secs(6)));
        assert_eq!(limit.take("b", at(4)), Ok(()));
        assert_eq!(limit.take("a", at(10)), Ok(()));
        assert!(limit.take("a", at(10)).is_err());
        assert!((0..3).all(|_| limit.take("a", at(1000)).is_ok()), "who rests has the burst again");
    }

    #[test]
    fn memory_is_bounded_whoever_asks() {
        let limit = Limit::new(1, Duration::from_secs(1));
        let now = Instant::now();
        for number in 0..=REMEMBERED {
            limit.take(&number.to_string(), now).unwrap();
        }
        assert!(limit.due.lock().unwrap().len() <= REMEMBERED);
    }
}
