//! How karat ends when it is told to: Ctrl-C, or a request to terminate. Quietly, with nothing temporary and no program left behind,
//! and no result cut off in the middle where it is written in time.

/// Watches for signals from here on, on a thread of its own. Where that is not possible the system ends karat by itself.
pub(super) fn watch() {
    #[cfg(unix)]
    unix::watch();
}

#[cfg(unix)]
mod unix {
    use std::io::{self, IsTerminal as _, Write as _};
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::signal::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use crate::{child, scratch};

    /// How long a result that is being written may take to its end.
    const PATIENCE: Duration = Duration::from_millis(500);

    pub(super) fn watch() {
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
        let watching = thread::Builder::new().name("signals".to_owned());
        let _ = watching.spawn(move || {
            if let Some(signal) = signals.forever().next() {
                settle();
                end(signal);
            }
        });
    }

    /// Waits for what is being written, keeps anything more from being written, and removes what is temporary.
    fn settle() {
        let (give, take) = mpsc::channel();
        thread::spawn(move || {
            let out = io::stdout().lock();
            let _ = give.send(());
            std::mem::forget(out);
        });
        // A pager that nobody scrolls takes nothing: then the rest is lost.
        let _ = take.recv_timeout(PATIENCE);
        child::stop_all();
        scratch::clear();
        if io::stderr().is_terminal() {
            // Where the line of progress may stand.
            let _ = write!(io::stderr().lock(), "\r\x1b[2K");
        }
    }

    /// Ends as the system would have: a shell sees 128 + the number of the signal, and a loop that it runs stops, too.
    #[expect(clippy::exit, reason = "the signal asks for the end of the process")]
    fn end(signal: i32) {
        // The first process of a container cannot be ended by its own signals.
        if std::process::id() != 1 {
            let _ = emulate_default_handler(signal);
        }
        std::process::exit(128 + signal);
    }
}
