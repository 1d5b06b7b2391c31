//! `[history]` of `karat.toml`: where runs are recorded, and how long they are kept.

use std::path::Path;

use super::fields::Fields;
use crate::model::Period;
use crate::model::place::Place;

/// What a configuration says of the history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// A file, beside the configuration that names it, or the address of a PostgreSQL database.
    pub store: Option<Place>,
    /// How long what is over is kept; forever where nothing is said.
    pub keep: Option<Period>,
}

impl History {
    pub(super) fn read(fields: &Fields<'_, '_>, folder: &Path) -> Self {
        let Some(fields) = fields.table("history") else { return Self::default() };
        let store = fields.string("store").map(|(store, span)| {
            let place = Place::parse(&store, folder);
            if place.has_password() {
                let help = "leave it out here and give it as PGPASSWORD";
                fields.reader().mistake_with_help(span, "a password stands in a file that is shared", help);
            }
            place
        });
        let keep = fields.period("keep").map(|(keep, _)| keep);
        fields.finish();
        Self { store, keep }
    }

    /// With another one laid over it.
    pub(super) fn overlaid(self, over: Self) -> Self {
        Self { store: over.store.or(self.store), keep: over.keep.or(self.keep) }
    }
}
