//! What the operator is told: why something was not answered, in a line for each, and never more of them than one can read.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;

use super::access::Limit;
use super::app::App;

/// Lines of a kind: so many at once, and then one in a while.
const LINES: (u32, Duration) = (60, Duration::from_secs(1));

/// What lies behind an answer, for the operator alone; among the extensions of the answer.
#[derive(Clone, Debug)]
pub(super) struct Behind(pub(super) String);

/// Where lines go.
pub(crate) struct Log {
    say: Box<dyn Fn(&str) + Send + Sync>,
    lines: Limit,
    left_out: AtomicU64,
}

impl Log {
    /// Says them so.
    pub(crate) fn new(say: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self { say: Box::new(say), lines: Limit::new(LINES.0, LINES.1), left_out: AtomicU64::new(0) }
    }

    /// Says something of a kind. Where there is too much of that kind it is counted, and told with the next line.
    pub(super) fn tell(&self, kind: &str, line: &str) {
        if self.lines.take(kind, Instant::now()).is_err() {
            self.left_out.fetch_add(1, Ordering::Relaxed);
            return;
        }
        // What others wrote stays on the line.
        let line = line.replace(['\n', '\r'], " ");
        match self.left_out.swap(0, Ordering::Relaxed) {
            0 => (self.say)(&line),
            left_out => (self.say)(&format!("{line} ({left_out} lines before it are left out)")),
        }
    }
}

/// Tells why something is not answered, where that is the server's matter or somebody has said so.
pub(super) async fn logged(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    // Not what stands behind `?`: it may hold secrets.
    let asked = format!("{} {}", request.method(), request.uri().path());
    let address = app.access.address(&request);
    let response = next.run(request).await;
    let status = response.status();
    let reason = match response.extensions().get() {
        Some(Behind(reason)) => Some(reason.as_str()),
        None => status.is_server_error().then_some("the answer took too long"),
    };
    if let Some(reason) = reason {
        app.options.log.tell(status.as_str(), &format!("{asked} of {address}: status {}: {reason}", status.as_u16()));
    }
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn lines_are_bounded_by_kind_and_what_is_left_out_is_counted() {
        let said = Arc::new(Mutex::new(Vec::new()));
        let own = said.clone();
        let log = Log::new(move |line: &str| own.lock().unwrap().push(line.to_owned()));
        for _ in 0..LINES.0 + 5 {
            log.tell("401", "a\nb");
        }
        log.tell("503", "c");
        let said = said.lock().unwrap();
        assert!((60..63).contains(&said.iter().filter(|own| own.starts_with("a b")).count()), "{said:?}");
        assert!(said.last().unwrap().starts_with("c ("), "{said:?}");
    }
}
