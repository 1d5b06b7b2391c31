//! Where an entity stood over a stretch of time → facts at each moment at which something changed, and at its beginning.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fact::{self, FlatFact};
use crate::history::ask::{Held, Past};

/// The facts of an entity, by moment. A history keeps what changed: at the first moment stands what held then already.
pub(super) fn facts<'f>(id: &'f str, entity: &'f str, past: &'f Past, from: i64, to: i64) -> Vec<FlatFact<'f>> {
    let begun = past.numbers.iter().map(|own| own.since).chain(past.outcomes.iter().map(|own| own.since));
    let moments: BTreeSet<i64> = begun.map(|since| since.max(from)).filter(|moment| *moment <= to).collect();
    let mut told = Vec::new();
    for moment in moments {
        let Some(numbers) = past.numbers.iter().find(|own| holds(own, moment)).map(|own| &own.what) else { continue };
        let mut outcomes: Vec<_> = past.outcomes.iter().filter(|own| holds(own, moment)).map(|own| &own.what).collect();
        outcomes.sort_by(|a, b| Arc::cmp(&a.check, &b.check));
        let outcomes = outcomes.into_iter().map(|own| (own, None));
        let facts = fact::facts([numbers.score, numbers.coverage], numbers.level.as_deref(), outcomes);
        told.push(FlatFact::new(id, entity, moment, &numbers.version, facts));
    }
    told
}

fn holds<T>(own: &Held<T>, moment: i64) -> bool {
    own.since <= moment && own.until.is_none_or(|until| until > moment)
}
