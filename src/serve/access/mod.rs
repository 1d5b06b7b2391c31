//! Who asks, and what they may read and write: headers of a request → [`Reader`], [`Access`] and [`Person`] among its extensions.
//!
//! A token of karat's, a session of a person, or a token of a pipeline's host opens what it is for; a credential that opens nothing is
//! refused, also where everybody may read. Handlers ask the extensions and know nothing of credentials.

mod address;
mod form;
mod gate;
mod issuer;
mod limit;
mod login;
mod pipeline;
mod ring;
mod scope;
mod secret;
mod sign;
mod state;
mod who;

use std::sync::Arc;

pub(super) use address::Peer;
pub(super) use gate::pages;
pub(super) use limit::Limit;
pub(super) use login::router as login;
pub(crate) use scope::Scope;
pub(crate) use secret::Secret;
pub(crate) use state::Settings;
pub(super) use state::{State, waiting};
pub(super) use who::known;

use crate::history::Deed;

/// What who asks may read. It is among the extensions of a request only where that is something.
#[derive(Clone, Debug)]
pub(super) struct Reader(Arc<Scope>);

impl Reader {
    /// Whether all may be read: also what tells of many at once.
    pub(super) fn is_unbounded(&self) -> bool {
        self.0.is_all()
    }

    /// Whether what an owner has in a repository may be read.
    pub(super) fn sees(&self, repository: &str, owner: Option<&str>) -> bool {
        self.0.has(repository, owner)
    }
}

/// Who asks and what they may report. It is among the extensions of every request that went through [`known`].
#[derive(Clone, Debug)]
pub(super) struct Access {
    who: Arc<str>,
    address: Arc<str>,
    writes: Option<Arc<Scope>>,
}

impl Access {
    /// Whether runs of a repository may be reported.
    pub(super) fn may_write(&self, repository: &str) -> bool {
        self.writes.as_ref().is_some_and(|own| own.has_repository(repository))
    }

    /// Whether anything may be reported.
    pub(super) fn is_writer(&self) -> bool {
        self.writes.is_some()
    }

    /// Something that they did to something, for the log.
    pub(super) fn deed(&self, moment: i64, deed: &str, object: &str) -> Deed {
        Deed {
            moment,
            who: self.who.clone(),
            address: self.address.clone(),
            deed: Arc::from(deed),
            object: Arc::from(object),
        }
    }
}

/// Who is signed in. It is among the extensions of a request only where somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// As people are called.
    pub(super) name: Arc<str>,
    /// What a form of theirs carries, so that no other site can send it for them.
    pub(super) proof: Arc<str>,
}
