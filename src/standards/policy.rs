//! `waiver-policy.toml` → [`WaiverPolicy`].

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::file;
use super::waiver::EFFECTS;
use crate::config::{At, Fields, Mistake, Reader};
use crate::model::Period;
use crate::model::scorecard::Scorecard;
use crate::model::waiver::{Approver, Budget, EvidenceKind, WaiverPolicy};

/// Reads the policy; what it does not say is as without one. A category that no check is in is a mistake, as its bound would be
/// without effect; nothing is said of them where not all scorecards could be read.
pub(super) fn read(
    path: &str,
    text: &str,
    cards: Option<&[Arc<Scorecard>]>,
    mistakes: &mut Vec<Mistake>,
) -> WaiverPolicy {
    file::read(path, text, mistakes, |fields| Some(policy(fields, cards))).unwrap_or_default()
}

fn policy(fields: &Fields<'_, '_>, cards: Option<&[Arc<Scorecard>]>) -> WaiverPolicy {
    let plain = WaiverPolicy::default();
    let (max_days, max_days_of) = longest(fields, cards, plain.max_days);
    let warn_before = match fields.raw("warn_before") {
        Some(_) => descending(fields.periods("warn_before")),
        None => plain.warn_before,
    };
    WaiverPolicy {
        max_days,
        max_days_of,
        max_renewals: fields.count("max_renewals").map(|(number, _)| number),
        budget: budget(fields),
        warn_before,
        approvers: fields.tables("approver").iter().map(|table| approver(table, cards)).collect(),
        source: fields.reader().path().to_owned(),
    }
}

/// Lengths of time, the longest first.
pub(super) fn descending(periods: Vec<At<Period>>) -> Vec<Period> {
    let mut periods: Vec<_> = periods.into_iter().map(|(period, _)| period).collect();
    periods.sort_unstable_by(|a, b| b.cmp(a));
    periods.dedup();
    periods
}

/// `max_days = { default = 180, security = 90 }`: days by category.
fn longest(fields: &Fields<'_, '_>, cards: Option<&[Arc<Scorecard>]>, otherwise: u32) -> (u32, BTreeMap<String, u32>) {
    let Some(table) = fields.table("max_days") else { return (otherwise, BTreeMap::new()) };
    let mut days = BTreeMap::new();
    for ((category, span), value) in table.entries() {
        if category != "default" {
            known_category(table.reader(), category, span, cards);
        }
        let number = value.get_ref().as_integer().and_then(|number| number.as_str().parse::<u32>().ok());
        if let Some(number) = number.filter(|days| *days > 0) {
            days.insert(category.to_owned(), number);
        } else {
            let message = format!("`{category}` is a whole number of days from 1");
            table.reader().mistake(value.span(), message);
        }
    }
    (days.remove("default").unwrap_or(otherwise), days)
}

fn budget(fields: &Fields<'_, '_>) -> Budget {
    let Some(table) = fields.table("budget") else { return Budget::default() };
    let budget = Budget {
        per_entity: table.count("per_entity").map(|(number, _)| number),
        per_check_share: table.share("per_check_share", 1).map(|(share, _)| share),
    };
    table.finish();
    budget
}

fn known_category(reader: &Reader, name: &str, span: Range<usize>, cards: Option<&[Arc<Scorecard>]>) {
    let Some(cards) = cards else { return };
    let known: BTreeSet<_> =
        cards.iter().flat_map(|card| &card.checks).filter_map(|check| check.category.as_deref()).collect();
    if !known.contains(name) {
        file::unknown(reader, span, "category", name, known.iter().copied());
    }
}

fn approver(table: &Fields<'_, '_>, cards: Option<&[Arc<Scorecard>]>) -> Approver {
    let reader = table.reader();
    let (mut categories, mut scorecards, mut effects) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(terms) = table.table("match") {
        for (name, span) in terms.strings("category") {
            known_category(reader, &name, span, cards);
            categories.push(name);
        }
        for (name, span) in terms.strings("scorecard") {
            let ids = cards.map(|cards| cards.iter().map(|card| card.id.as_ref()));
            if let Some(ids) = ids.filter(|ids| !ids.clone().any(|id| id == name)) {
                file::unknown(reader, span, "scorecard", &name, ids);
            }
            scorecards.push(name);
        }
        effects = terms.words("effect", &EFFECTS).into_iter().map(|(effect, _)| effect).collect();
        terms.finish();
    }
    let any_of: Vec<_> = table.references("any_of", "group").into_iter().map(|(who, _)| who).collect();
    if any_of.is_empty() && table.strings("any_of").is_empty() {
        reader.mistake_with_help(table.span(), "nobody may agree", "add `any_of = [\"group:default/…\"]`");
    }
    let min = table.count("min");
    if let Some((min, span)) = &min {
        // One group may agree with as many of its members as it has.
        let groups = any_of.iter().any(|who| who.starts_with("group:"));
        if *min == 0 || (!groups && !any_of.is_empty() && usize::try_from(*min).is_ok_and(|min| min > any_of.len())) {
            reader.mistake(
                span.clone(),
                format!("`min` is from 1 to {}, the number of those who may agree", any_of.len()),
            );
        }
    }
    let evidence = table.strings("evidence").into_iter().filter_map(|word| evidence(table, word)).collect();
    let approver = Approver {
        categories,
        scorecards,
        effects,
        any_of,
        min: min.map_or(1, |(min, _)| min),
        not_requester: table.boolean("not_requester").is_some_and(|(truth, _)| truth),
        evidence,
    };
    table.finish();
    approver
}

/// `codeowners`, `signed-commit`, `trailer:Approved-by`
fn evidence(table: &Fields<'_, '_>, (word, span): At<String>) -> Option<EvidenceKind> {
    let is_token = |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let kind = match word.as_str() {
        "codeowners" => Some(EvidenceKind::CodeOwners),
        "signed-commit" => Some(EvidenceKind::SignedCommit),
        other => {
            let key = other.strip_prefix("trailer:").filter(|key| is_token(key));
            key.map(|key| EvidenceKind::Trailer(key.to_owned()))
        }
    };
    if kind.is_none() {
        let help = "write codeowners, signed-commit or trailer:<Key>, such as trailer:Approved-by";
        table.reader().mistake_with_help(span, format!("`{word}` is no evidence that git can show"), help);
    }
    kind
}
