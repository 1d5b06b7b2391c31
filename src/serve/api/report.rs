//! A report of a pipeline → a run of the history. It is read as it comes in, and is recorded as a whole or not at all.

use std::future::poll_fn;
use std::io::{self, BufReader, Read};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Extension;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use flate2::read::MultiGzDecoder;
use serde::Serialize;
use tokio::sync::mpsc;
use utoipa::ToSchema;

use super::answer::{Answer, Problem, moment};
use super::document::ProblemTold;
use crate::history::{Error, Run, Store};
use crate::serve::access::Access;
use crate::serve::app::App;
use crate::serve::reply::Refused;

/// Most bytes of a report as it is sent.
const SENT: u64 = 64 << 20;
/// Most bytes of a report that was sent compressed.
const UNPACKED: u64 = 512 << 20;
/// How far clocks may differ, in seconds: what a report of another time zone's tomorrow may be ahead.
const AHEAD: i64 = 24 * 3600;
/// Pieces of a body that wait to be read.
const PIECES: usize = 16;
/// What a report is called in a mistake.
const REPORT: &str = "the report";

/// What became of a report.
#[derive(Serialize, ToSchema)]
pub(super) struct Reported {
    /// What the run is known by: a digest of its content.
    id: String,
    /// Whether it was not there before. The same report again changes nothing.
    is_new: bool,
    /// Repositories in it.
    repositories: u64,
    /// Of these, those of which something changed.
    changed: u64,
}

/// Report a run
///
/// What `karat check -o json` wrote of whole repositories, as it is or compressed (`Content-Encoding: gzip`); 64 MB at most as it is sent,
/// 512 MB unpacked. Each of its repositories must be one that the credential may report.
#[utoipa::path(post, path = "/runs", tag = "runs",
    request_body(content = serde_json::Value, content_type = "application/json", description = "A report of karat, version 1"),
    responses(
        (status = 200, description = "The run was there already", body = Reported),
        (status = 201, description = "The run is recorded", body = Reported),
        (status = 413, description = "The report is too large", body = ProblemTold, content_type = "application/problem+json"),
        (status = 415, description = "The report is no JSON, or compressed otherwise than by gzip", body = ProblemTold,
            content_type = "application/problem+json"),
        (status = 422, description = "The report is none, of parts of repositories only, of the future, or older than what is kept",
            body = ProblemTold, content_type = "application/problem+json"),
    ))]
pub(super) async fn create(
    State(app): State<Arc<App>>,
    access: Option<Extension<Access>>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let access = writer(access, &headers)?;
    let is_zipped = encoding(&headers)?;
    let Some(_turn) = app.pool.queue() else {
        let mut response = Problem::from(Refused::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many reports wait to be recorded",
            "try again in a few seconds",
        ))
        .into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        return Ok(response);
    };
    let room = app.pool.room().await;
    let run = incoming(body, is_zipped).await?;
    if run.moment > app.watch() + AHEAD {
        let reason = format!("the report speaks of {}, which is still to come", moment(run.moment));
        return Err(Refused::new(StatusCode::UNPROCESSABLE_ENTITY, reason, "set the clock of who reports").into());
    }
    if let Some(foreign) = run.snapshots.iter().find(|own| !access.may_write(&own.repository)) {
        let reason = format!("with this credential nothing may be reported of {}", foreign.repository);
        let help = "use a token for this repository, or the token of its pipeline";
        return Err(Refused::new(StatusCode::FORBIDDEN, reason, help).into());
    }
    let id = run.id();
    let deed = access.deed(app.watch(), "report", &id);
    let told = app.write(move |store: &mut Store| {
        let _room = room;
        let told = store.record(&run)?;
        if told.is_new {
            store.note(&deed)?;
        }
        Ok(told)
    });
    let told = told.await?;
    let status = if told.is_new { StatusCode::CREATED } else { StatusCode::OK };
    let reported = Reported { id, is_new: told.is_new, repositories: told.repositories, changed: told.changed };
    Ok((status, axum::Json(reported)).into_response())
}

fn writer(access: Option<Extension<Access>>, headers: &HeaderMap) -> Result<Access, Refused> {
    let help = "`karat token create NAME --write` makes a token that may";
    match access {
        Some(Extension(access)) if access.is_writer() => Ok(access),
        _ if headers.contains_key(header::AUTHORIZATION) => {
            Err(Refused::new(StatusCode::FORBIDDEN, "with this credential nothing may be reported", help))
        }
        _ => Err(Refused::new(StatusCode::UNAUTHORIZED, "who reports must say who it is", help)),
    }
}

/// Whether the body is compressed.
fn encoding(headers: &HeaderMap) -> Result<bool, Refused> {
    let text =
        |name| headers.get(name).map(|own: &HeaderValue| own.to_str().unwrap_or("?").trim().to_ascii_lowercase());
    let unknown = |reason| Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, reason, "send JSON, as it is or by gzip");
    let kind = text(header::CONTENT_TYPE).unwrap_or_default();
    if kind.split(';').next().is_none_or(|own| own.trim() != "application/json") {
        return Err(unknown("the report is not sent as application/json"));
    }
    match text(header::CONTENT_ENCODING).as_deref() {
        None | Some("identity") => Ok(false),
        Some("gzip") => Ok(true),
        Some(_) => Err(unknown("the report is compressed in a way that is not known")),
    }
}

/// Reads a body while it comes in.
async fn incoming(mut body: Body, is_zipped: bool) -> Result<Run, Refused> {
    let is_too_long = Arc::new(AtomicBool::new(false));
    let (give, take) = mpsc::channel(PIECES);
    let seen = is_too_long.clone();
    let reading = tokio::task::spawn_blocking(move || {
        let pieces = Bounded { from: Pieces { take, rest: Bytes::new() }, left: SENT, is_too_long: seen.clone() };
        if is_zipped {
            let from = Bounded { from: MultiGzDecoder::new(BufReader::new(pieces)), left: UNPACKED, is_too_long: seen };
            return Run::read(REPORT, BufReader::new(from));
        }
        Run::read(REPORT, BufReader::new(pieces))
    });
    let mut is_broken = false;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(frame) = frame else {
            is_broken = true;
            break;
        };
        // Who reads may have seen enough, of a mistake perhaps. The rest is taken all the same: a connection that ends in the middle of a
        // body may end before its answer is read.
        if let Ok(bytes) = frame.into_data() {
            let _ = give.send(bytes).await;
        }
    }
    drop(give);
    let run = reading.await.map_err(Refused::broken)?;
    if is_too_long.load(Ordering::Relaxed) {
        let reason = "the report is too large: 64 MB as it is sent, 512 MB unpacked";
        return Err(Refused::new(StatusCode::PAYLOAD_TOO_LARGE, reason, "report fewer repositories at a time"));
    }
    if is_broken {
        return Err(Refused::wrong("the report did not come to its end", "send it again"));
    }
    run.map_err(|error| match error {
        Error::File { reason, .. } | Error::Run { reason, .. } => {
            let help = "send what `karat check -o json` wrote of whole repositories";
            Refused::new(StatusCode::UNPROCESSABLE_ENTITY, format!("the report cannot be read: {reason}"), help)
        }
        error => error.into(),
    })
}

/// Pieces of a body, read one after the other.
struct Pieces {
    take: mpsc::Receiver<Bytes>,
    rest: Bytes,
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() {
            let Some(next) = self.take.blocking_recv() else { return Ok(0) };
            self.rest = next;
        }
        let piece = self.rest.split_to(self.rest.len().min(into.len()));
        into.iter_mut().zip(piece.iter()).for_each(|(to, from)| *to = *from);
        Ok(piece.len())
    }
}

/// What ends with a mistake where it is too long.
struct Bounded<R> {
    from: R,
    left: u64,
    is_too_long: Arc<AtomicBool>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        let Some(left) = self.left.checked_sub(read as u64) else {
            self.is_too_long.store(true, Ordering::Relaxed);
            return Err(io::Error::other("too long"));
        };
        self.left = left;
        Ok(read)
    }
}
