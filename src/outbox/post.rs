//! A report that waits → a server, tried again while that may help.

use std::io;
use std::time::Duration;

use serde::Deserialize;
use ureq::http::{Response, StatusCode, header};
use ureq::{Agent, Body};

use super::folder::Waiting;
use super::proof::Proof;
use crate::web;

/// Longest time that one report takes.
const PATIENCE: Duration = Duration::from_mins(2);
/// Longest wait that a server may ask for.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// The wait before the second try; it doubles with each.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// Longest answer that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// Sends reports.
pub(crate) struct Post {
    agent: Agent,
    proof: Proof,
    /// How often a report is tried again.
    retries: u32,
}

/// What became of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The server has it.
    Taken(Told),
    /// Another karat has sent it meanwhile.
    Gone,
    /// The server does not open itself to who reports.
    Closed(String),
    /// The server will never take it as it is.
    Refused(String),
    /// The server cannot take it now.
    Away(String),
}

/// What a server says of a report that it has taken.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Told {
    /// Whether it was not there before.
    pub(crate) is_new: bool,
    /// Repositories in it.
    pub(crate) repositories: u64,
    /// Of these, those of which something changed.
    pub(crate) changed: u64,
}

/// What a server says of what it refuses, as of RFC 9457.
#[derive(Deserialize)]
struct Problem {
    detail: String,
    #[serde(default)]
    help: String,
}

impl Post {
    /// Sends with this proof, and tries so many times more where the server is away.
    pub(crate) fn new(proof: Proof, retries: u32) -> Self {
        Self { agent: web::agent(PATIENCE), proof, retries }
    }

    /// Sends a report, and takes it out of the folder once the server has it.
    pub(crate) fn deliver(&self, waiting: &Waiting) -> Fate {
        let mut pause = FIRST_PAUSE;
        for _ in 0..self.retries {
            let (fate, wanted) = self.send(waiting);
            if !matches!(fate, Fate::Away(_)) {
                return fate;
            }
            std::thread::sleep(wanted.unwrap_or(pause).min(LONGEST_PAUSE));
            pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
        }
        self.attempt(waiting)
    }

    /// The same, but nothing is waited for.
    pub(crate) fn attempt(&self, waiting: &Waiting) -> Fate {
        self.send(waiting).0
    }

    /// Tries once; with how long the server asks to be left alone.
    fn send(&self, waiting: &Waiting) -> (Fate, Option<Duration>) {
        let token = match self.proof.token(&self.agent, &waiting.address) {
            Ok(token) => token,
            Err(reason) => return (Fate::Away(reason), None),
        };
        let file = match waiting.open() {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return (Fate::Gone, None),
            Err(error) => return (Fate::Refused(format!("{}: {error}", waiting.path.display())), None),
        };
        let request = self.agent.post(waiting.address.runs());
        let request = if waiting.address.is_here() { request.config().proxy(None).build() } else { request };
        let request = request
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::CONTENT_ENCODING, "gzip")
            .header(header::ACCEPT, "application/json");
        match request.send(&file) {
            Ok(mut answer) => {
                let fate = fate(&mut answer);
                if matches!(fate, Fate::Taken(_)) {
                    // Where it stays it is sent once more later, which changes nothing.
                    let _ = waiting.remove();
                }
                (fate, pause(&answer))
            }
            Err(error) => (Fate::Away(error.to_string()), None),
        }
    }
}

/// What an answer means.
fn fate(answer: &mut Response<Body>) -> Fate {
    let status = answer.status();
    let text = match web::text(answer, LONGEST) {
        Ok(text) => text,
        Err(error) => return Fate::Away(format!("its answer breaks off: {error}")),
    };
    if matches!(status, StatusCode::OK | StatusCode::CREATED) {
        let is_none = || Fate::Refused("what answers there is no server of karat's".to_owned());
        return serde_json::from_str(&text).map_or_else(|_| is_none(), Fate::Taken);
    }
    let reason = reason(status, answer, &text);
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Fate::Closed(reason),
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => Fate::Away(reason),
        own if own.is_server_error() => Fate::Away(reason),
        _ => Fate::Refused(reason),
    }
}

/// What a server says, else what its number means.
fn reason(status: StatusCode, answer: &Response<Body>, text: &str) -> String {
    if let Some(to) = answer.headers().get(header::LOCATION).and_then(|own| own.to_str().ok()) {
        return format!("it answers {status} and names {to}");
    }
    match serde_json::from_str::<Problem>(text) {
        Ok(Problem { detail, help }) if help.is_empty() => detail,
        Ok(Problem { detail, help }) => format!("{detail} ({help})"),
        Err(_) => format!("it answers {status}"),
    }
}

/// For how long a server asks to be left alone.
fn pause(answer: &Response<Body>) -> Option<Duration> {
    let text = answer.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
    text.trim().parse().ok().map(Duration::from_secs)
}
