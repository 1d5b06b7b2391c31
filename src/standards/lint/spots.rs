//! Where the fields of a scorecard stand in its text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::config::{Fields, Reader};

const TOP: [&str; 7] = ["id", "version", "stage", "applies", "level", "target", "change"];
const SCORING: [&str; 5] = ["scale", "rounding", "min_coverage", "unknown_grace", "category_weights"];
const CHECK: [&str; 15] = [
    "id",
    "rev",
    "category",
    "level",
    "required",
    "weight",
    "rule",
    "params",
    "applies",
    "announce",
    "warn_from",
    "enforce_from",
    "retired",
    "needs",
    "partial",
];

/// Places of fields: of the card, or of one of its checks.
#[derive(Debug)]
pub(super) struct Spots {
    places: BTreeMap<(Option<String>, &'static str), Range<usize>>,
}

impl Spots {
    /// The places in a text that was read before without mistakes.
    pub(super) fn of(text: &str) -> Self {
        let reader = Reader::new("", text);
        let mut source = reader.source();
        let table = reader.parse(&mut source);
        let fields = Fields::new(&reader, table.get_ref(), 0..0);
        let mut places = BTreeMap::new();
        let mut note = |check: Option<&str>, fields: &Fields<'_, '_>, names: &[&'static str]| {
            for name in names {
                if let Some(value) = fields.raw(name) {
                    places.insert((check.map(str::to_owned), *name), value.span());
                }
            }
        };
        note(None, &fields, &TOP);
        if let Some(scoring) = fields.table("scoring") {
            note(None, &scoring, &SCORING);
        }
        for check in fields.tables("check") {
            if let Some((id, _)) = check.string("id") {
                note(Some(&id), &check, &CHECK);
            }
        }
        Self { places }
    }

    /// The field, else the check's id, else the version of the card.
    pub(super) fn find(&self, check: Option<&str>, field: &str) -> Range<usize> {
        let at = |check: Option<&str>, field: &str| {
            let found = self.places.iter().find(|((own, name), _)| own.as_deref() == check && *name == field);
            found.map(|(_, span)| span.clone())
        };
        let own = at(check, field).or_else(|| check.and_then(|id| at(Some(id), "id")));
        own.or_else(|| at(None, "version")).unwrap_or(0..0)
    }
}
