//! Who asks → what they see and what they may report: the one place where the API knows of credentials.

use axum::http::Extensions;

use crate::serve::app::App;
use crate::serve::reply::Refused;
use axum::http::StatusCode;

/// What somebody sees.
#[derive(Clone, Debug, Default)]
pub(super) struct Sight;

impl Sight {
    /// What a request may see, or why nothing.
    pub(super) fn of(app: &App, _extensions: &Extensions) -> Result<Self, Refused> {
        if app.options.is_open {
            return Ok(Self);
        }
        Err(Refused::new(StatusCode::UNAUTHORIZED, "this history is not open to everybody", "send a token"))
    }

    /// Whether it is all.
    #[expect(clippy::unused_self, reason = "what is seen may be bounded")]
    pub(super) const fn is_unbounded(&self) -> bool {
        true
    }

    /// Whether what an owner has in a repository is part of it.
    #[expect(clippy::unused_self, reason = "what is seen may be bounded")]
    pub(super) const fn sees(&self, _repository: &str, _owner: Option<&str>) -> bool {
        true
    }

    /// What it is told apart by.
    #[expect(clippy::unused_self, reason = "what is seen may be bounded")]
    pub(super) fn name(&self) -> String {
        String::new()
    }
}
