//! How often a server is asked: so many times a minute, evenly, over all threads.

use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A bound on how often something is done.
#[derive(Debug)]
pub(crate) struct Pace {
    every: Duration,
    next: Mutex<Option<Instant>>,
}

impl Pace {
    /// So many times a minute; as often as anybody likes where none is named.
    pub(crate) fn of(a_minute: Option<u32>) -> Self {
        let every = a_minute.map_or(Duration::ZERO, |times| Duration::from_mins(1) / times.max(1));
        Self { every, next: Mutex::new(None) }
    }

    /// Waits for one's turn.
    #[expect(clippy::disallowed_methods, reason = "only when a server is asked depends on the time")]
    pub(super) fn wait(&self) {
        if self.every.is_zero() {
            return;
        }
        let now = Instant::now();
        let turn = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            let turn = next.map_or(now, |next| next.max(now));
            *next = Some(turn + self.every);
            turn
        };
        thread::sleep(turn.saturating_duration_since(now));
    }
}
