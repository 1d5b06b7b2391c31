//! A moment → text that other programs read.

use chrono::{DateTime, SecondsFormat};

/// As of RFC 3339, in UTC: `2026-11-26T08:00:00Z`.
pub(crate) fn rfc3339(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}
