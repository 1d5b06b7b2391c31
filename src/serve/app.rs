//! What all requests share: the history, the clock, what karat was told, and pages that were drawn a moment ago.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use tokio::sync::OnceCell;

use super::access;
use super::log::Log;
use super::pool::Pool;
use super::reply::Refused;
use crate::catalog::Catalog;
use crate::history::{Error, Place, Store};
use crate::insights::Insights;
use crate::model::campaign::Campaign;

/// Pages that are kept, in bytes.
const KEPT: usize = 32 << 20;

/// What a page takes besides its name and its bytes.
const SLOT: usize = 256;

/// What a server is told.
pub(crate) struct Options {
    /// The history.
    pub(crate) place: Place,
    /// A password for PostgreSQL that the address does not give.
    pub(crate) password: Option<String>,
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// Whether everybody may read.
    pub(crate) is_open: bool,
    /// The address that people see, without a `/` at its end.
    pub(crate) url: Option<String>,
    /// The files of a certificate with those above it, and of its key; without, a proxy in front speaks TLS, or nobody does.
    pub(crate) tls: Option<[PathBuf; 2]>,
    /// Who may come in.
    pub(crate) access: access::Settings,
    /// The moment of an answer.
    pub(crate) clock: Clock,
    /// The moment by which tokens and sessions end, whatever day pages speak of.
    pub(crate) watch: Clock,
    /// Rules and definitions as they are now.
    pub(crate) catalog: Arc<Catalog>,
    /// The campaigns that are defined.
    pub(crate) campaigns: Arc<[Campaign]>,
    /// What the operator reads.
    pub(crate) log: Log,
}

/// What tells the moment, in seconds since 1970.
pub(crate) type Clock = Box<dyn Fn() -> i64 + Send + Sync>;

/// What all requests share.
pub(super) struct App {
    pub(super) options: Options,
    pub(super) pool: Pool,
    pub(super) access: access::State,
    /// What catalogs ask.
    pub(super) insights: Insights,
    drawn: Mutex<Drawn>,
}

/// A page: its kind and its bytes, once it is drawn. Who asks for it meanwhile waits, so that nothing is drawn twice.
type Page = Arc<OnceCell<(&'static str, Bytes)>>;

/// Pages as they were drawn, all of one state of the history.
#[derive(Default)]
struct Drawn {
    state: String,
    pages: HashMap<String, Page>,
    size: usize,
}

impl App {
    pub(super) fn open(options: Options, access: access::State) -> Result<Self, Error> {
        let pool = Pool::open(options.place.clone(), options.password.clone())?;
        let insights = Insights::new(options.catalog.rules().cloned());
        Ok(Self { options, pool, access, insights, drawn: Mutex::default() })
    }

    /// The moment.
    pub(super) fn now(&self) -> i64 {
        (self.options.clock)()
    }

    /// The moment by which tokens and sessions end.
    pub(super) fn watch(&self) -> i64 {
        (self.options.watch)()
    }

    /// Whether people see it by https.
    pub(super) fn is_secure(&self) -> bool {
        self.options.tls.is_some() || self.options.url.as_ref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The name of the cookie of a session. Browsers take `__Host-` only by https, from this very host and for all of it.
    pub(super) fn cookie(&self) -> &'static str {
        if self.is_secure() { "__Host-karat" } else { "karat" }
    }

    /// Asks the history a question, on a thread that may wait.
    pub(super) async fn ask<R, E>(
        self: &Arc<Self>,
        question: impl FnOnce(&mut Store) -> Result<R, E> + Send + 'static,
    ) -> Result<R, Refused>
    where
        R: Send + 'static,
        E: Into<Refused> + Send + 'static,
    {
        let turn = self.pool.turn().await;
        let app = self.clone();
        let asked = move || {
            let _turn = turn;
            app.pool.lend(|store| {
                let answer = question(store).map_err(Into::into);
                let is_well = answer.as_ref().err().is_none_or(|refused: &Refused| !refused.status.is_server_error());
                (answer, is_well)
            })
        };
        tokio::task::spawn_blocking(asked).await.map_err(Refused::broken)??
    }

    /// Writes something into the history, on a thread that may wait.
    pub(super) async fn write<R: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Store) -> Result<R, Error> + Send + 'static,
    ) -> Result<R, Refused> {
        let app = self.clone();
        let written = tokio::task::spawn_blocking(move || app.pool.write(work)).await;
        written.map_err(Refused::broken)?.map_err(Refused::from)
    }

    /// A page of a state of the history: drawn already, being drawn, or to be drawn by who asks. What was drawn of another state is
    /// forgotten.
    pub(super) fn page(&self, state: &str, name: &str) -> Page {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.state != state || drawn.size > KEPT {
            *drawn = Drawn { state: state.to_owned(), ..Drawn::default() };
        }
        if let Some(page) = drawn.pages.get(name) {
            return page.clone();
        }
        // A name without a page takes room, too: anybody can make one up.
        drawn.size += name.len() + SLOT;
        drawn.pages.entry(name.to_owned()).or_default().clone()
    }

    /// Counts what was drawn of a state.
    pub(super) fn count(&self, state: &str, size: usize) {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.state == state {
            drawn.size += size;
        }
    }
}
