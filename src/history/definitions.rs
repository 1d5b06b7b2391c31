//! A scorecard's text → what its checks mean, and the card that results can be told anew from.

use std::collections::HashMap;
use std::sync::Arc;

use super::error::Error;
use super::run::{Definition, Feed};
use crate::model::scorecard::{Check, Scorecard};
use crate::model::selector::{Selector, Terms};
use crate::score::Retelling;
use crate::standards::{Around, Rules, read_scorecard};

/// A scorecard that a history knows.
#[derive(Debug)]
pub(super) struct Meant {
    /// SHA-256 of its text.
    pub(super) digest: [u8; 32],
    /// As it was written down.
    pub(super) definition: Definition,
    /// What it says.
    pub(super) card: Arc<Scorecard>,
    /// Results by it.
    pub(super) telling: Retelling,
    /// By check.
    pub(super) meanings: HashMap<Arc<str>, Meaning>,
}

/// What a check means.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    /// As the definition numbers it.
    pub(super) rev: u32,
    /// The rule that decides.
    pub(super) rule: Arc<str>,
    /// The same where outcomes can be compared.
    pub(super) digest: [u8; 32],
}

/// Reads what a run was judged by.
pub(super) fn read(definition: &Definition) -> Result<Meant, Error> {
    let mut mistakes = Vec::new();
    // Rules and sources of facts that it speaks of may be gone by now.
    let around = Around { rules: &Rules::any(), sources: None };
    let card = read_scorecard(&definition.source, &definition.text, around, &mut mistakes);
    let Some(card) = card.filter(|card| mistakes.is_empty() && card.id == definition.id) else {
        let why = mistakes.first().map_or_else(|| "it is another scorecard".to_owned(), ToString::to_string);
        let reason = format!("the scorecard `{}` in {} cannot be read: {why}", definition.id, definition.source);
        return Err(Error::run(reason, "use the karat that wrote it, or a newer one"));
    };
    let meaning = |check: &Check| {
        let own = Meaning { rev: check.rev, rule: Arc::from(check.rule.as_ref()), digest: meaning(check) };
        (check.id.clone(), own)
    };
    let card = Arc::new(card);
    Ok(Meant {
        digest: card.digest,
        definition: definition.clone(),
        meanings: card.checks.iter().map(meaning).collect(),
        telling: Retelling::of(&card),
        card,
    })
}

/// What decides the outcome of a check: neither its weight nor its level.
fn meaning(check: &Check) -> [u8; 32] {
    let mut feed = Feed::default();
    feed.number(i64::from(check.rev));
    feed.number(i64::from(check.partial));
    feed.text(&check.rule);
    for (name, value) in &check.params {
        feed.text(name);
        feed.text(&value.to_string());
    }
    selector(&mut feed, &check.applies);
    for need in &check.needs {
        feed.text(&need.source);
        feed.maybe(need.max_age.map(|age| age.to_string()).as_deref());
    }
    feed.finish()
}

fn selector(feed: &mut Feed, own: &Selector) {
    for list in [&own.any, &own.not] {
        feed.number(i64::try_from(list.len()).unwrap_or(i64::MAX));
        for terms in list {
            terms_of(feed, terms);
        }
    }
}

fn terms_of(feed: &mut Feed, own: &Terms) {
    let Terms { kind, r#type, lifecycle, tier, tag, owner, system, language, path } = own;
    for words in [kind, r#type, lifecycle, tier, tag, owner, system, language] {
        feed.texts(words.iter().map(String::as_str));
    }
    feed.texts(path.iter().map(crate::model::glob::Glob::as_str));
}
