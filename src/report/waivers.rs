//! Waivers with where they stand → text, JSON, CSV, Markdown.

use std::io;

use serde::Serialize;

use super::markdown::{code, escaped};
use super::text::{Ink, Page};
use super::{Style, clean, place};
use crate::model::waiver::{Approved, CommentEntry, Effect, Standing, WaiverEntry};
use crate::model::{Date, Severity, Waiver};

/// Waivers of definitions, and those in comments of repositories, each with those that end first in front.
#[derive(Clone, Copy, Debug)]
pub struct Listing<'r> {
    /// Those of definitions.
    pub entries: &'r [WaiverEntry],
    /// Those in comments.
    pub comments: &'r [CommentEntry],
    /// The day of the question.
    pub today: Date,
}

/// Writes them for people.
pub fn text(listing: &Listing<'_>, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
    let Listing { entries, comments, today } = *listing;
    let page = &mut Page::new(out, style);
    if entries.is_empty() && comments.is_empty() {
        return page.line(&[(Ink::Plain, "There are no waivers.")]);
    }
    for entry in entries {
        let WaiverEntry { waiver, standing, .. } = entry;
        let head = format!("{}  ", waiver.id);
        let when = when((waiver.created, waiver.expires), *standing, today);
        page.line(&[(Ink::Strong, &head), (ink(*standing), &when), (Ink::Dim, &effect(waiver.effect))])?;
        page.hanging(&[(Ink::Plain, "  ")], (Ink::Plain, &what(waiver)), 4)?;
        page.hanging(&[(Ink::Plain, "  ")], (Ink::Dim, &why(waiver)), 4)?;
        approvals(page, &entry.approved, entry.unknown.as_deref())?;
    }
    for own in comments {
        let when = when((today, own.expires), own.standing, today);
        page.line(&[
            (Ink::Strong, &format!("{}  ", spot(own))),
            (ink(own.standing), &when),
            (Ink::Dim, &effect(Effect::Exclude)),
        ])?;
        page.hanging(&[(Ink::Plain, "  ")], (Ink::Plain, &covered(own)), 4)?;
        page.hanging(&[(Ink::Plain, "  ")], (Ink::Dim, &own.reason), 4)?;
        approvals(page, &own.approved, own.unknown.as_deref())?;
    }
    page.line(&[(Ink::Plain, &summary(entries, comments))])
}

const fn ink(standing: Standing) -> Ink {
    match standing {
        Standing::Expired => Ink::Bad(Severity::High),
        Standing::Ending => Ink::Bad(Severity::Medium),
        Standing::Active | Standing::Planned => Ink::Good,
    }
}

fn approvals(page: &mut Page<'_>, approved: &[Approved], unknown: Option<&str>) -> io::Result<()> {
    for own in approved {
        let ink = if own.is_enough { Ink::Plain } else { Ink::Bad(Severity::Medium) };
        page.hanging(&[(Ink::Plain, "  ")], (ink, &agreed(own, unknown)), 4)?;
    }
    page.blank()
}

/// How many stand how.
fn summary(entries: &[WaiverEntry], comments: &[CommentEntry]) -> String {
    let standings = || entries.iter().map(|own| own.standing).chain(comments.iter().map(|own| own.standing));
    let count = |wanted: Standing| standings().filter(|own| *own == wanted).count();
    let approved = entries.iter().map(|own| &own.approved).chain(comments.iter().map(|own| &own.approved));
    let lacking = approved.filter(|own| is_lacking(own)).count();
    let ending = count(Standing::Ending);
    format!(
        "{} active, {ending} {} soon, {} planned, {} expired; {lacking} {} an approval",
        count(Standing::Active),
        if ending == 1 { "ends" } else { "end" },
        count(Standing::Planned),
        count(Standing::Expired),
        if lacking == 1 { "lacks" } else { "lack" }
    )
}

/// Where a comment stands, as it can be opened from here.
fn spot(own: &CommentEntry) -> String {
    format!("{}:{}", place(&own.repository, &own.place.path), own.place.line)
}

/// What a comment excuses.
fn covered(own: &CommentEntry) -> String {
    let rules = own.rules.join(", ");
    if own.covers == own.place.line {
        format!("{rules} · its line")
    } else {
        format!("{rules} · line {}", own.covers)
    }
}

fn when((created, expires): (Date, Date), standing: Standing, today: Date) -> String {
    let days = |days: i64| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let left = today.days_until(expires);
    match standing {
        Standing::Expired if left == 0 => format!("ended today, {expires}"),
        Standing::Expired => format!("ended {} ago, on {expires}", days(-left)),
        Standing::Planned => format!("begins in {}, on {created}", days(today.days_until(created))),
        Standing::Ending | Standing::Active => format!("ends in {}, on {expires}", days(left)),
    }
}

fn effect(effect: Effect) -> String {
    format!("  {}", effect.as_str())
}

/// What is excused, and for whom.
fn what(waiver: &Waiver) -> String {
    let mut things: Vec<String> = waiver.checks.iter().map(|check| format!("{} rev {}", check.id, check.rev)).collect();
    things.extend(waiver.rules.iter().map(ToString::to_string));
    let card = waiver.scorecard.as_ref().map(|card| format!("{card}: ")).unwrap_or_default();
    let mut whom: Vec<String> = waiver.scope.entities.clone();
    whom.extend(waiver.scope.paths.iter().map(|glob| glob.as_str().to_owned()));
    whom.extend(waiver.scope.fingerprints.iter().map(ToString::to_string));
    format!("{card}{} · {}", things.join(", "), whom.join(", "))
}

fn why(waiver: &Waiver) -> String {
    let ticket = waiver.ticket.as_ref().map(|ticket| format!(", {ticket}")).unwrap_or_default();
    let instead = waiver.compensating.as_ref().map(|own| format!("; meanwhile: {own}")).unwrap_or_default();
    format!("{} ({}{ticket}){instead}", waiver.reason, waiver.requested_by)
}

fn agreed(approved: &Approved, unknown: Option<&str>) -> String {
    let asked = approved.any_of.join(" or ");
    let least = if approved.min > 1 { format!("{} of {asked}", approved.min) } else { asked };
    let evidence = &approved.evidence;
    match (approved.is_enough, unknown) {
        (false, Some(reason)) => format!("not approved by {least}, as far as git shows: {reason}"),
        (false, None) if evidence.by.is_empty() => format!("not approved by {least}, as far as git shows"),
        (false, None) => {
            format!("approved by {} only, of {least}: {}", evidence.by.join(", "), evidence.strength.as_str())
        }
        (true, _) => format!("approved by {}: {}", evidence.by.join(", "), evidence.strength.as_str()),
    }
}

fn is_lacking(approved: &[Approved]) -> bool {
    approved.iter().any(|own| !own.is_enough)
}

#[derive(Serialize)]
struct Document<'r> {
    schema: &'static str,
    day: String,
    waivers: Vec<Wire<'r>>,
    comments: Vec<Comment<'r>>,
}

#[derive(Serialize)]
struct Comment<'r> {
    repository: &'r str,
    path: &'r str,
    line: u32,
    covers: u32,
    standing: &'static str,
    rules: Vec<&'r str>,
    expires: String,
    days_left: i64,
    reason: &'r str,
    approvals: Vec<Approval<'r>>,
    approval_unknown: Option<&'r str>,
}

#[derive(Serialize)]
struct Wire<'r> {
    id: &'r str,
    path: &'r str,
    line: u32,
    standing: &'static str,
    effect: &'static str,
    created: String,
    expires: String,
    days_left: i64,
    scorecard: Option<&'r str>,
    checks: Vec<Check<'r>>,
    rules: Vec<&'r str>,
    entities: &'r [String],
    paths: Vec<String>,
    fingerprints: Vec<String>,
    reason: &'r str,
    ticket: Option<&'r str>,
    requested_by: &'r str,
    approved_by: &'r [String],
    compensating: Option<&'r str>,
    renews: Option<&'r str>,
    approvals: Vec<Approval<'r>>,
    approval_unknown: Option<&'r str>,
}

#[derive(Serialize)]
struct Check<'r> {
    id: &'r str,
    rev: u32,
}

#[derive(Serialize)]
struct Approval<'r> {
    any_of: &'r [String],
    min: u32,
    is_enough: bool,
    by: &'r [String],
    evidence: String,
    strength: &'static str,
    commit: Option<&'r str>,
}

/// Writes them as JSON, `karat-waivers-1`.
pub fn json(listing: &Listing<'_>) -> String {
    let Listing { entries, comments, today } = *listing;
    let waivers = entries.iter().map(|entry| wire(entry, today)).collect();
    let comments = comments.iter().map(|own| comment(own, today)).collect();
    let document = Document { schema: "karat-waivers-1", day: today.to_string(), waivers, comments };
    // Plain values can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn comment(own: &CommentEntry, today: Date) -> Comment<'_> {
    Comment {
        repository: &own.repository,
        path: &own.place.path,
        line: own.place.line,
        covers: own.covers,
        standing: own.standing.as_str(),
        rules: own.rules.iter().map(AsRef::as_ref).collect(),
        expires: own.expires.to_string(),
        days_left: today.days_until(own.expires),
        reason: &own.reason,
        approvals: own.approved.iter().map(approval).collect(),
        approval_unknown: own.unknown.as_deref(),
    }
}

fn approval(own: &Approved) -> Approval<'_> {
    Approval {
        any_of: &own.any_of,
        min: own.min,
        is_enough: own.is_enough,
        by: &own.evidence.by,
        evidence: own.evidence.kind.name(),
        strength: own.evidence.strength.name(),
        commit: own.evidence.commit.as_deref(),
    }
}

fn wire(entry: &WaiverEntry, today: Date) -> Wire<'_> {
    let waiver = &entry.waiver;
    Wire {
        id: &waiver.id,
        path: &waiver.place.path,
        line: waiver.place.line,
        standing: entry.standing.as_str(),
        effect: waiver.effect.as_str(),
        created: waiver.created.to_string(),
        expires: waiver.expires.to_string(),
        days_left: today.days_until(waiver.expires),
        scorecard: waiver.scorecard.as_deref(),
        checks: waiver.checks.iter().map(|check| Check { id: &check.id, rev: check.rev }).collect(),
        rules: waiver.rules.iter().map(AsRef::as_ref).collect(),
        entities: &waiver.scope.entities,
        paths: waiver.scope.paths.iter().map(|glob| glob.as_str().to_owned()).collect(),
        fingerprints: waiver.scope.fingerprints.iter().map(ToString::to_string).collect(),
        reason: &waiver.reason,
        ticket: waiver.ticket.as_deref(),
        requested_by: &waiver.requested_by,
        approved_by: &waiver.approved_by,
        compensating: waiver.compensating.as_deref(),
        renews: waiver.renews.as_deref(),
        approvals: entry.approved.iter().map(approval).collect(),
        approval_unknown: entry.unknown.as_deref(),
    }
}

/// Writes a line for each waiver as CSV (RFC 4180), with a header.
/// A comment has neither a first day nor somebody who asks for it.
pub fn csv(listing: &Listing<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "id",
        "standing",
        "effect",
        "created",
        "expires",
        "excuses",
        "reason",
        "ticket",
        "requested_by",
        "approved",
    ])?;
    for entry in listing.entries {
        let waiver = &entry.waiver;
        table.write_record([
            waiver.id.as_ref(),
            entry.standing.as_str(),
            waiver.effect.as_str(),
            &waiver.created.to_string(),
            &waiver.expires.to_string(),
            &what(waiver),
            &waiver.reason,
            waiver.ticket.as_deref().unwrap_or(""),
            &waiver.requested_by,
            if is_lacking(&entry.approved) { "false" } else { "true" },
        ])?;
    }
    for own in listing.comments {
        let (spot, ends, covered) = (spot(own), own.expires.to_string(), covered(own));
        let approved = if is_lacking(&own.approved) { "false" } else { "true" };
        let (standing, effect) = (own.standing.as_str(), Effect::Exclude.as_str());
        table.write_record([&spot, standing, effect, "", &ends, &covered, &own.reason, "", "", approved])?;
    }
    table.flush()
}

/// Writes them as a GitHub-flavoured table.
pub fn markdown(listing: &Listing<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "| waiver | ends | | excuses | why | approved |\n|---|---|---|---|---|---|")?;
    for entry in listing.entries {
        let waiver = &entry.waiver;
        let approved = if is_lacking(&entry.approved) { "no" } else { "yes" };
        let (id, excuses, why) = (code(&waiver.id), escaped(&clean(&what(waiver))), escaped(&why(waiver)));
        writeln!(out, "| {id} | {} | {} | {excuses} | {why} | {approved} |", waiver.expires, entry.standing.as_str())?;
    }
    for own in listing.comments {
        let approved = if is_lacking(&own.approved) { "no" } else { "yes" };
        let (id, excuses) = (code(&spot(own)), escaped(&clean(&covered(own))));
        let (standing, why) = (own.standing.as_str(), escaped(&own.reason));
        writeln!(out, "| {id} | {} | {standing} | {excuses} | {why} | {approved} |", own.expires)?;
    }
    Ok(())
}
