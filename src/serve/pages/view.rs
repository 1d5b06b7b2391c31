//! What a page is asked for: the address with its filters, the day, and what karat knows of rules and definitions.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::history::Store;
use crate::history::ask::{CardKnown, Scope};
use crate::model::campaign::Campaign;
use crate::model::selector::Facets;
use crate::model::{Date, GroupBy};
use crate::report::markup::Address;
use crate::report::uri;
use crate::serve::access::Person;
use crate::serve::reply::Refused;

const DAY: i64 = 86_400;
/// Stretches of time that pages offer, in days.
pub(super) const STRETCHES: [u32; 4] = [7, 30, 90, 365];
/// What a page looks back on where nothing is said.
const STRETCH: u32 = 90;
/// The longest stretch of time that can be asked for, in days.
const LONGEST: u32 = 3660;

/// What a page is asked for.
pub(in crate::serve) struct View {
    /// The path of the address, as it was sent.
    pub(in crate::serve) path: String,
    /// What stands behind `?`, in order.
    pub(in crate::serve) query: Vec<(String, String)>,
    /// The parts of the path that are names.
    pub(in crate::serve) names: Vec<String>,
    /// The first moment after today, in UTC: what was recorded today counts.
    pub(in crate::serve) end: i64,
    /// Rules and definitions as they are now.
    pub(in crate::serve) catalog: Arc<Catalog>,
    /// The campaigns that are defined.
    pub(in crate::serve) campaigns: Arc<[Campaign]>,
    /// The moment from which on all is kept, where what was over before it was removed.
    pub(in crate::serve) kept: Option<i64>,
    /// Whether deployments were recorded.
    pub(in crate::serve) has_flow: bool,
    /// The address that people see, without a `/` at its end.
    pub(in crate::serve) url: Option<String>,
    /// Who is signed in.
    pub(in crate::serve) person: Option<Person>,
}

impl View {
    /// The first moment after the day of this one.
    pub(in crate::serve) fn end_of(now: i64) -> i64 {
        (now.div_euclid(DAY) + 1) * DAY
    }

    /// Today.
    pub(in crate::serve) fn today(&self) -> Date {
        Date::of_unix(self.end - 1).unwrap_or_default()
    }

    /// A value of the address; what is empty says nothing.
    pub(in crate::serve) fn get(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .rev()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// A name of the path.
    pub(in crate::serve) fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("", String::as_str)
    }

    /// Refuses an address that asks for what there cannot be.
    pub(in crate::serve) fn checked(&self) -> Result<(), Refused> {
        match self.get("days") {
            Some(days) if self.asked_days().is_none() => {
                Err(Refused::wrong(format!("`days` is {days}"), format!("ask for 1 to {LONGEST} days")))
            }
            _ => Ok(()),
        }
    }

    /// A value of the address that is one of some words; refused where it is another one.
    pub(in crate::serve) fn one_of<'w>(
        &self,
        name: &str,
        words: impl Iterator<Item = &'w str>,
    ) -> Result<Option<&str>, Refused> {
        let Some(asked) = self.get(name) else { return Ok(None) };
        let words: Vec<&str> = words.collect();
        if words.contains(&asked) { Ok(Some(asked)) } else { Err(Refused::none_of(name, asked, &words)) }
    }

    /// How many days the page looks back on.
    pub(in crate::serve) fn days(&self) -> u32 {
        self.asked_days().unwrap_or(STRETCH)
    }

    fn asked_days(&self) -> Option<u32> {
        self.get("days").and_then(|days| days.parse().ok()).filter(|days| (1..=LONGEST).contains(days))
    }

    /// The moments that are asked for.
    fn ends(&self) -> [i64; 2] {
        [self.end - i64::from(self.days()) * DAY, self.end - 1]
    }

    /// The moments between which the page looks: from where all is kept, since what was removed would look as if it had never been.
    pub(in crate::serve) fn stretch(&self) -> [i64; 2] {
        let [from, to] = self.ends();
        [self.cut().unwrap_or(from), to]
    }

    /// The moment from which on all is kept, where the page was to look further back.
    pub(in crate::serve) fn cut(&self) -> Option<i64> {
        let [from, to] = self.ends();
        self.kept.filter(|kept| *kept > from).map(|kept| kept.min(to))
    }

    /// This page without a value in its address.
    pub(in crate::serve) fn without(&self, name: &str) -> Address {
        let kept = self.query.iter().filter(|(own, _)| own != name && own != "csv");
        let query: Vec<(&str, &str)> = kept.map(|(own, value)| (own.as_str(), value.as_str())).collect();
        Address::inside(format!("{}{}", self.path, asked(&query)))
    }

    /// A scorecard between these moments.
    pub(in crate::serve) fn scope(&self, scorecard: &str) -> Scope {
        let [from, to] = self.stretch();
        Scope { scorecard: Arc::from(scorecard), from, to }
    }

    /// A scorecard over all of the time that is asked for: trends of levels and checks are always kept.
    pub(in crate::serve) fn trend(&self, scorecard: &str) -> Scope {
        let [from, to] = self.ends();
        Scope { scorecard: Arc::from(scorecard), from, to }
    }

    /// The scorecards with entities, and the one that is asked for, else the one that most entities stand on.
    pub(in crate::serve) fn cards(&self, store: &mut Store) -> Result<(Vec<CardKnown>, Option<CardKnown>), Refused> {
        let known: Vec<_> = store.scorecards()?.into_iter().filter(|own| own.entities > 0).collect();
        let chosen = match self.get("scorecard").filter(|_| !known.is_empty()) {
            Some(asked) => Some(
                known
                    .iter()
                    .find(|own| own.card.id.as_ref() == asked)
                    .ok_or_else(|| Refused::missing(format!("no entity stands on a scorecard `{asked}`")))?,
            ),
            None => CardKnown::usual(&known),
        };
        let chosen = chosen.cloned();
        Ok((known, chosen))
    }

    /// This page with another value in its address.
    pub(in crate::serve) fn with(&self, name: &str, value: &str) -> Address {
        let kept = self.query.iter().filter(|(own, _)| own != name && own != "csv");
        let query: Vec<(&str, &str)> =
            kept.map(|(own, value)| (own.as_str(), value.as_str())).chain([(name, value)]).collect();
        Address::inside(format!("{}{}", self.path, asked(&query)))
    }

    /// Whether an entity is among those that the address asks for.
    pub(in crate::serve) fn wants(&self, facets: &Facets) -> bool {
        let is = |name: &str, own: Option<&str>| self.get(name).is_none_or(|asked| own == Some(asked));
        is(GroupBy::Owner.as_str(), facets.owner.as_deref())
            && is(GroupBy::System.as_str(), facets.system.as_deref())
            && is(GroupBy::Domain.as_str(), facets.domain.as_deref())
            && is(GroupBy::Tier.as_str(), facets.tier.as_deref())
            && is("kind", Some(facets.kind.as_str()))
            && is("lifecycle", facets.lifecycle.as_deref())
            && self.get("language").is_none_or(|asked| facets.languages.iter().any(|own| own == asked))
    }
}

/// The address of a page: names as parts of its path, and what is asked.
pub(in crate::serve) fn href(path: &[&str], query: &[(&str, &str)]) -> Address {
    let path: Vec<String> =
        path.iter().map(|part| part.split('/').map(encoded).collect::<Vec<_>>().join("/")).collect();
    Address::inside(format!("/{}{}", path.join("/"), asked(query)))
}

fn asked(query: &[(&str, &str)]) -> String {
    if query.is_empty() {
        return String::new();
    }
    let pairs = query.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    format!("?{}", pairs.collect::<Vec<_>>().join("&"))
}

/// A text as it stands in a part of a path or in a value, where a plus would be a space.
fn encoded(text: &str) -> String {
    let encoded = uri::encoded(text).replace('+', "%2B");
    // Dots alone would be taken for folders.
    if !encoded.is_empty() && encoded.bytes().all(|byte| byte == b'.') { encoded.replace('.', "%2E") } else { encoded }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::markup::{document, link};

    #[test]
    fn names_become_one_part_of_an_address_whatever_is_in_them() {
        let drawn = |address| document(link(address).text("x"));
        let cases = [
            (href(&["entities", "component:default/web"], &[]), "/entities/component%3Adefault/web"),
            (
                href(&["owners", "a b?c#d&\"<"], &[("days", "30"), ("q", "ä&=")]),
                "/owners/a%20b%3Fc%23d%26%22%3C?days=30&amp;q=%C3%A4%26%3D",
            ),
            (href(&["rules", ".."], &[]), "/rules/%2E%2E"),
            (href(&[], &[]), "/"),
        ];
        for (address, wanted) in cases {
            assert!(drawn(address).contains(&format!("href=\"{wanted}\"")), "{wanted}");
        }
    }
}
