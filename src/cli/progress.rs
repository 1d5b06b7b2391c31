//! What a run is doing, on a terminal and only when it takes longer than a second.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Runs shorter than this say nothing.
const PATIENCE: Duration = Duration::from_secs(1);
const BEAT: Duration = Duration::from_millis(100);

/// A line on stderr that counts files.
pub(super) struct Progress {
    files: Arc<AtomicU64>,
    done: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts counting; shows it where stderr is a terminal.
    pub(super) fn start() -> Self {
        let (files, done) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let thread = io::stderr().is_terminal().then(|| {
            let (files, done) = (files.clone(), done.clone());
            thread::spawn(move || show(&files, &done))
        });
        Self { files, done, thread }
    }

    /// What the scan counts up.
    pub(super) fn counter(&self) -> &AtomicU64 {
        &self.files
    }

    /// Ends it and wipes the line.
    pub(super) fn stop(mut self) {
        self.done.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "only when the line is shown depends on the time")]
fn show(files: &AtomicU64, done: &AtomicBool) {
    let start = Instant::now();
    let mut is_shown = false;
    while !done.load(Ordering::Relaxed) {
        thread::park_timeout(BEAT);
        if start.elapsed() >= PATIENCE && !done.load(Ordering::Relaxed) {
            is_shown = true;
            let _ = write!(io::stderr().lock(), "\r\x1b[2Kkarat: {} files judged", files.load(Ordering::Relaxed));
        }
    }
    if is_shown {
        let _ = write!(io::stderr().lock(), "\r\x1b[2K");
    }
}
