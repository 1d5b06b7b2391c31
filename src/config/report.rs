//! `[report]` of `karat.toml`: the server that runs are reported to.

use std::path::{Path, PathBuf};

use super::fields::Fields;
use crate::model::rule::is_web;

/// What a configuration says of reporting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reporting {
    /// The address of the server, without a `/` at its end.
    pub to: Option<String>,
    /// For whom the tokens are that GitHub gives to jobs; for the server's address where nothing is said.
    pub audience: Option<String>,
    /// The folder of reports that wait.
    pub outbox: Option<PathBuf>,
    /// How often a report is tried again while the server is away.
    pub retries: Option<u64>,
    /// Whether reports may go to another machine by http, where all in between can read what opens the server.
    pub plain_http: Option<bool>,
}

impl Reporting {
    pub(super) fn read(fields: &Fields<'_, '_>, folder: &Path) -> Self {
        let Some(fields) = fields.table("report") else { return Self::default() };
        let to = fields.string("to").and_then(|(to, span)| {
            if !is_web(&to) || to.contains(['?', '#', '@']) {
                fields.reader().mistake_with_help(span, "no address of the web", "such as `https://karat.example.com`");
                return None;
            }
            Some(to.trim_end_matches('/').to_owned())
        });
        let own = Self {
            to,
            audience: fields.string("audience").map(|(own, _)| own),
            outbox: fields.string("outbox").map(|(own, _)| folder.join(own)),
            retries: fields.integer("retries").map(|(own, _)| own),
            plain_http: fields.boolean("plain_http").map(|(own, _)| own),
        };
        fields.finish();
        own
    }

    /// With another one laid over it.
    pub(super) fn overlaid(self, over: Self) -> Self {
        Self {
            to: over.to.or(self.to),
            audience: over.audience.or(self.audience),
            outbox: over.outbox.or(self.outbox),
            retries: over.retries.or(self.retries),
            plain_http: over.plain_http.or(self.plain_http),
        }
    }
}
