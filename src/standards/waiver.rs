//! `waivers/*.toml` → [`Waiver`], against the scorecards that it speaks of and the policy that bounds it.

use std::ops::Range;
use std::sync::Arc;

use super::Rules;
use super::file;
use crate::config::{At, Fields, Mistake};
use crate::model::Date;
use crate::model::finding::Fingerprint;
use crate::model::rule::RuleId;
use crate::model::scorecard::Scorecard;
use crate::model::waiver::{Effect, Scope, WaivedCheck, Waiver, WaiverPolicy};

/// The words of `effect`.
pub(super) const EFFECTS: [(&str, Effect); 3] =
    [("exclude", Effect::Exclude), ("hold", Effect::Hold), ("accept", Effect::Accept)];

/// What waivers and campaigns may speak of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    /// The rules that exist.
    pub(super) rules: &'a Rules<'a>,
    /// The scorecards that exist; none where they could not all be read, so that nothing is said of the others.
    pub(super) cards: Option<&'a [Arc<Scorecard>]>,
    /// The policy.
    pub(super) policy: &'a WaiverPolicy,
}

impl Known<'_> {
    /// The scorecard in the field `scorecard`, with its name. Complains where there is none of that name.
    pub(super) fn scorecard(&self, fields: &Fields<'_, '_>) -> Option<(Arc<str>, Option<&Arc<Scorecard>>)> {
        let (name, span) = fields.string("scorecard")?;
        let card = self.cards.and_then(|cards| cards.iter().find(|card| card.id.as_ref() == name));
        if let (Some(cards), None) = (self.cards, card) {
            file::unknown(fields.reader(), span, "scorecard", &name, cards.iter().map(|card| card.id.as_ref()));
        }
        Some((Arc::from(name), card))
    }
}

/// Reads one waiver.
pub(super) fn read(path: &str, text: &str, known: Known<'_>, mistakes: &mut Vec<Mistake>) -> Option<Waiver> {
    file::read(path, text, mistakes, |fields| waiver(fields, known))
}

fn waiver(fields: &Fields<'_, '_>, known: Known<'_>) -> Option<Waiver> {
    let reader = fields.reader();
    let id = file::id(fields);
    let card = known.scorecard(fields);
    let checks = checks(fields, card.as_ref());
    let rules = rules(fields, known.rules);
    if checks.is_empty() && rules.is_empty() && fields.raw("checks").is_none() && fields.raw("rules").is_none() {
        let help = "add `checks = [{ id = …, rev = … }]` with the `scorecard`, or `rules = […]`";
        reader.mistake_with_help(start(fields), "the waiver excuses nothing", help);
    }
    let reason = file::sentence(fields, "reason");
    let requested_by = fields.required("requested_by", fields.reference("requested_by", "user"));
    let created = fields.required("created", fields.date("created"));
    let expires = end(fields);
    let scope = scope(fields);
    let effect = fields.word("effect", &EFFECTS).map_or_else(Effect::default, |(effect, _)| effect);
    let text = |name| fields.string(name).map(|(text, _)| text);
    let waiver = Waiver {
        scorecard: card.as_ref().map(|(name, _)| name.clone()),
        checks,
        rules,
        ticket: text("ticket"),
        approved_by: fields.references("approved_by", "user").into_iter().map(|(who, _)| who).collect(),
        effect,
        compensating: text("compensating"),
        renews: fields.string("renews").map(|id| file::plain(reader, id).0),
        // Everything above is read before anything is missed, so that all mistakes are told.
        id: id?.0,
        reason: reason?,
        requested_by: requested_by?.0,
        created: created?.0,
        expires: expires.as_ref()?.0,
        scope: scope?,
        place: file::place(reader, &expires.as_ref()?.1),
    };
    lasting(fields, &waiver, card.and_then(|(_, card)| card), known, expires?.1);
    Some(waiver)
}

fn start(fields: &Fields<'_, '_>) -> Range<usize> {
    fields.span().start..fields.span().start
}

fn end(fields: &Fields<'_, '_>) -> Option<At<Date>> {
    let expires = fields.date("expires");
    if expires.is_none() && fields.raw("expires").is_none() {
        let help = "every waiver ends: add `expires = 2027-…`";
        fields.reader().mistake_with_help(start(fields), "`expires` is missing", help);
    }
    expires
}

/// Checks with their `rev`: what was excused is one meaning of a check.
fn checks(fields: &Fields<'_, '_>, card: Option<&(Arc<str>, Option<&Arc<Scorecard>>)>) -> Vec<WaivedCheck> {
    let reader = fields.reader();
    let tables = fields.tables("checks");
    if card.is_none() && !tables.is_empty() {
        let help = "checks are those of a scorecard: add `scorecard = …`";
        reader.mistake_with_help(start(fields), "`scorecard` is missing", help);
    }
    let card = card.and_then(|(_, card)| *card);
    let mut read = Vec::new();
    for table in tables {
        let id = table.required_string("id");
        let rev = table.required("rev", table.count("rev"));
        table.finish();
        let Some((id, span)) = id else { continue };
        if let Some(card) = card {
            match (card.checks.iter().find(|check| check.id.as_ref() == id), &rev) {
                (None, _) => {
                    file::unknown(
                        reader,
                        span.clone(),
                        "check",
                        &id,
                        card.checks.iter().map(|check| check.id.as_ref()),
                    );
                }
                (Some(check), Some((rev, at))) if *rev > check.rev || *rev == 0 => {
                    let help = format!("check `{id}` is at rev {}", check.rev);
                    reader.mistake_with_help(at.clone(), format!("check `{id}` has no rev {rev}"), help);
                }
                _ => {}
            }
        }
        let line = reader.line(&span);
        read.push((WaivedCheck { id: Arc::from(id), rev: rev.map_or(0, |(rev, _)| rev), line }, span));
    }
    file::unique(reader, "check", read.iter().map(|(check, span)| (check.id.clone(), span.clone())));
    read.into_iter().map(|(check, _)| check).collect()
}

fn rules(fields: &Fields<'_, '_>, known: &Rules<'_>) -> Vec<RuleId> {
    let names = fields.strings("rules").into_iter();
    names.filter_map(|name| known.id(fields.reader(), name)).map(Arc::from).collect()
}

fn scope(fields: &Fields<'_, '_>) -> Option<Scope> {
    let table = fields.required("scope", fields.table("scope"))?;
    let scope = Scope {
        entities: table.references("entities", "component").into_iter().map(|(one, _)| one).collect(),
        paths: table.globs("paths").into_iter().map(|(glob, _)| glob).collect(),
        fingerprints: table.strings("fingerprints").into_iter().filter_map(|one| fingerprint(&table, one)).collect(),
    };
    let is_empty = |name| table.strings(name).is_empty();
    if scope == Scope::default() && is_empty("entities") && is_empty("paths") && is_empty("fingerprints") {
        let help = "name at least one of entities, paths, fingerprints";
        fields.reader().mistake_with_help(table.span(), "the scope takes in everything", help);
    }
    table.finish();
    Some(scope)
}

fn fingerprint(table: &Fields<'_, '_>, (text, span): At<String>) -> Option<Fingerprint> {
    let read = Fingerprint::parse(&text);
    if read.is_none() {
        let help = "copy the 32 digits from `-o json`";
        table.reader().mistake_with_help(span, format!("`{text}` is no fingerprint"), help);
    }
    read
}

/// The end lies after the start, and not further than the policy lets it.
fn lasting(
    fields: &Fields<'_, '_>,
    waiver: &Waiver,
    card: Option<&Arc<Scorecard>>,
    known: Known<'_>,
    at: Range<usize>,
) {
    let reader = fields.reader();
    let days = waiver.days();
    if days <= 0 {
        let help =
            format!("it is created on {}; `expires` is the first day on which it no longer works", waiver.created);
        reader.mistake_with_help(at, "the waiver ends before it begins", help);
        return;
    }
    let category = |id: &str| {
        let check = card.and_then(|card| card.checks.iter().find(|check| check.id.as_ref() == id));
        check.and_then(|check| check.category.as_deref())
    };
    let of_rule = |rule: &RuleId| longest_of_rule(known.policy, known.cards.unwrap_or(&[]), rule);
    let of_checks = known.policy.longest(waiver.checks.iter().map(|check| category(&check.id)));
    let checks = (!waiver.checks.is_empty()).then_some(of_checks);
    let longest = waiver.rules.iter().map(of_rule).chain(checks).min().unwrap_or(known.policy.max_days);
    if days > i64::from(longest) {
        let last = waiver.created.plus_days(i64::from(longest));
        let help = last.map_or_else(String::new, |last| format!("let it end on {last} at the latest"));
        reader.mistake_with_help(at, format!("the waiver lasts {days} days; the policy allows {longest}"), help);
    }
}

/// The longest waiver of a rule: that of the categories of the checks that go by it.
pub(super) fn longest_of_rule(policy: &WaiverPolicy, cards: &[Arc<Scorecard>], rule: &str) -> u32 {
    let checks = cards.iter().flat_map(|card| &card.checks).filter(|check| check.rule.as_ref() == rule);
    policy.longest(checks.map(|check| check.category.as_deref()))
}
