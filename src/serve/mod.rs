//! A history → pages for people, an API for programs, and what a service catalog asks, over HTTP.
//!
//! [`run`] answers until it is told to end. Whatever is asked is a question to the history (`history::ask`) on a thread that may
//! wait, and its answer is drawn by a pure function: no page knows of HTTP, and no handler of markup.

mod access;
mod api;
mod app;
mod assets;
mod charts;
mod feeds;
mod insights;
mod listen;
mod log;
mod pages;
mod pool;
mod reply;
mod routes;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use miette::Diagnostic;
use thiserror::Error as Failing;
use tokio::net::TcpListener;

pub(crate) use access::{Scope, Secret, Settings};
pub(crate) use app::Options;
pub(crate) use log::Log;

/// The document of the API (OpenAPI 3.1).
pub(crate) fn openapi() -> String {
    api::document()
}

use crate::history;

/// How long requests that are under way may take to their end when the server is told to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a server could not go on. What it says reads after "failed to".
#[derive(Debug, Failing, Diagnostic)]
pub(crate) enum Error {
    /// The history cannot be used.
    #[error(transparent)]
    #[diagnostic(transparent)]
    History(#[from] history::Error),
    /// What the configuration says of access is wrong.
    #[error("read the configuration: [serve]: {0}")]
    #[diagnostic(code(serve::settings))]
    Settings(String),
    /// The certificate cannot be used.
    #[error("use the certificate {0}")]
    #[diagnostic(
        code(serve::certificate),
        help(
            "--tls-cert names a file with the certificate and those above it, --tls-key one with its private key, both as PEM"
        )
    )]
    Certificate(String),
    /// The address cannot be listened at.
    #[error("listen at {address}: {reason}")]
    #[diagnostic(code(serve::listen), help("another program may listen there; name another address with --listen"))]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        reason: std::io::Error,
    },
}

/// Serves a history, and says where as soon as it can be asked, and whether it had to be made. Ends when it is told to (Ctrl-C,
/// SIGTERM), after the requests that are under way.
pub(crate) fn run(options: Options, started: impl FnOnce(SocketAddr, bool)) -> Result<(), Error> {
    let address = options.listen;
    let refused = |reason| Error::Listen { address, reason };
    let access = access::State::new(&options.access).map_err(Error::Settings)?;
    let tls = options.tls.as_ref().map(listen::acceptor).transpose().map_err(Error::Certificate)?;
    let app = Arc::new(app::App::open(options, access)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(refused)?;
    let router = routes::router(app.clone());
    let result = runtime.block_on(async {
        let listener = TcpListener::bind(address).await?;
        started(listener.local_addr()?, app.pool.is_new());
        listen::listen(listener, router, tls, end()).await;
        Ok(())
    });
    // What waits for the history, or for an issuer, is given up.
    runtime.shutdown_timeout(Duration::from_secs(1));
    // A connection to PostgreSQL has a runtime of its own, and cannot be closed within another one.
    drop(app);
    result.map_err(refused)
}

/// Waits until the server is told to end.
async fn end() {
    let asked = async {
        // Where signals cannot be heard, the system ends karat by itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = asked => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    asked.await;
}
