//! Names of time zones in, offsets and abbreviations out.
use chrono::{DateTime, Offset as _, TimeZone as _};
use chrono_tz::{OffsetName as _, Tz};

use super::super::call::{Error, error};
use super::civil::{Civil, SECOND};

/// A time zone. The zone of this machine is taken to be UTC.
#[derive(Clone, Copy)]
pub(super) enum Zone {
    Utc,
    Named(Tz),
}

impl Zone {
    /// Finds a zone by its name in the time zone database.
    pub(super) fn named(name: &str) -> Result<Self, Error> {
        match name {
            "" | "UTC" | "Local" => Ok(Self::Utc),
            _ if name.contains("..") || name.starts_with(['/', '\\']) => error("time: invalid location name"),
            _ => match name.parse() {
                Ok(zone) => Ok(Self::Named(zone)),
                Err(_) => error(format!("unknown time zone {name}")),
            },
        }
    }

    /// Seconds to add to UTC at a moment, and what the time is called then.
    fn at(self, seconds: i64) -> (i64, String) {
        match (self, DateTime::from_timestamp(seconds, 0)) {
            (Self::Named(zone), Some(moment)) => {
                let offset = zone.offset_from_utc_datetime(&moment.naive_utc());
                let seconds = i64::from(offset.fix().local_minus_utc());
                (seconds, offset.abbreviation().map_or_else(|| numeric(seconds), str::to_owned))
            }
            _ => (0, "UTC".to_owned()),
        }
    }

    /// What clocks and calendars show.
    pub(super) fn civil(self, nanos: i64) -> Local {
        let seconds = nanos.div_euclid(SECOND);
        let (offset, abbreviation) = self.at(seconds);
        Local { civil: Civil::of(seconds + offset, nanos.rem_euclid(SECOND)), offset, abbreviation }
    }

    /// Seconds since 1970 when clocks show `shown`, with Go's choice where they show it twice or never.
    pub(super) fn seconds(self, shown: i64) -> i64 {
        let guess = shown - self.at(shown).0;
        shown - self.at(guess).0
    }
}

/// What a time without letters is called: `-03`, `+0530`.
fn numeric(offset: i64) -> String {
    let (sign, size) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
    let (hours, minutes) = (size / 3_600, size / 60 % 60);
    if minutes == 0 { format!("{sign}{hours:02}") } else { format!("{sign}{hours:02}{minutes:02}") }
}

/// A moment in a zone.
pub(super) struct Local {
    pub(super) civil: Civil,
    pub(super) offset: i64,
    pub(super) abbreviation: String,
}
