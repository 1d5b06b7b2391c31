//! Names of time zones in, offsets and abbreviations out, from the time zone database that the program carries.
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::super::call::{Error, error};
use super::civil::{Civil, SECOND};

/// A time zone. The zone of this machine is taken to be UTC.
pub(super) enum Zone {
    Utc,
    Named(TimeZone),
}

/// The same on every machine: that of the system is not looked at.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

impl Zone {
    /// Finds a zone by its name in the time zone database.
    pub(super) fn named(name: &str) -> Result<Self, Error> {
        match name {
            "" | "UTC" | "Local" => Ok(Self::Utc),
            _ if name.contains("..") || name.starts_with(['/', '\\']) => error("time: invalid location name"),
            // Names are those of files: upper and lower case are not the same.
            _ => match DATABASE.get(name).ok().filter(|zone| zone.iana_name() == Some(name)) {
                Some(zone) => Ok(Self::Named(zone)),
                None => error(format!("unknown time zone {name}")),
            },
        }
    }

    /// Seconds to add to UTC at a moment, and what the time is called then.
    fn at(&self, seconds: i64) -> (i64, String) {
        match (self, Timestamp::from_second(seconds)) {
            (Self::Named(zone), Ok(moment)) => {
                let shown = zone.to_offset_info(moment);
                (i64::from(shown.offset().seconds()), shown.abbreviation().to_owned())
            }
            _ => (0, "UTC".to_owned()),
        }
    }

    /// What clocks and calendars show.
    pub(super) fn civil(&self, nanos: i64) -> Local {
        let seconds = nanos.div_euclid(SECOND);
        let (offset, abbreviation) = self.at(seconds);
        Local { civil: Civil::of(seconds + offset, nanos.rem_euclid(SECOND)), offset, abbreviation }
    }

    /// Seconds since 1970 when clocks show `shown`, with Go's choice where they show it twice or never.
    pub(super) fn seconds(&self, shown: i64) -> i64 {
        let guess = shown - self.at(shown).0;
        shown - self.at(guess).0
    }
}

/// A moment in a zone.
pub(super) struct Local {
    pub(super) civil: Civil,
    pub(super) offset: i64,
    pub(super) abbreviation: String,
}
