//! `[serve]` of `karat.toml`: who may read what `karat serve` shows, and under which address people see it.

use super::fields::Fields;
use crate::model::rule::is_web;

/// What a configuration says of the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Serve {
    /// Whether everybody may read, without signing in.
    pub anonymous_read: Option<bool>,
    /// The address that people see, without a `/` at its end.
    pub url: Option<String>,
}

impl Serve {
    pub(super) fn read(fields: &Fields<'_, '_>) -> Self {
        let Some(fields) = fields.table("serve") else { return Self::default() };
        let url = fields.string("url").and_then(|(url, span)| {
            if !is_web(&url) {
                fields.reader().mistake_with_help(span, "no address of the web", "such as `https://karat.example.com`");
                return None;
            }
            Some(url.trim_end_matches('/').to_owned())
        });
        let anonymous_read = fields.boolean("anonymous_read").map(|(value, _)| value);
        fields.finish();
        Self { anonymous_read, url }
    }

    /// With another one laid over it.
    pub(super) fn overlaid(self, over: Self) -> Self {
        Self { anonymous_read: over.anonymous_read.or(self.anonymous_read), url: over.url.or(self.url) }
    }
}
