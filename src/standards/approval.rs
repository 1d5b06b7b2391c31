//! What git shows of the approval of a waiver, ranked, and never claimed to be more than it is.
//!
//! Takes the waiver, the policy, the commit that gave the file its present text and the owners that CODEOWNERS names for the file;
//! gives for each rule of the policy the strongest evidence that it takes. Who is in a group is not in git: a group is known by its
//! own name only. Never reads anything.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Brought;
use crate::model::scorecard::Scorecard;
use crate::model::selector::full_reference;
use crate::model::waiver::{Approver, Evidence, EvidenceKind, Strength};
use crate::model::{Waiver, WaiverPolicy};

/// What one rule of the policy asks of a waiver, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Approval {
    /// The rule, by its index in the policy.
    pub(super) approver: usize,
    /// The strongest evidence that the rule takes.
    pub(super) evidence: Evidence,
    /// Whether it speaks of as many as must agree.
    pub(super) is_enough: bool,
}

/// The evidence for each rule of the policy that a waiver falls under; none where nobody must agree.
pub(super) fn approvals(
    waiver: &Waiver,
    policy: &WaiverPolicy,
    cards: &[Arc<Scorecard>],
    commit: Option<&Brought>,
    owners: &[String],
) -> Vec<Approval> {
    let one = |(index, approver): (usize, &Approver)| {
        if !asks(approver, waiver, cards) {
            return None;
        }
        let evidence = strongest(approver, waiver, commit, owners);
        let is_enough = evidence.by.len() as u64 >= u64::from(approver.min);
        Some(Approval { approver: index, evidence, is_enough })
    };
    policy.approvers.iter().enumerate().filter_map(one).collect()
}

/// Who wrote a commit, among those that a policy names.
pub(super) fn author(commit: &Brought, policy: &WaiverPolicy) -> Option<String> {
    let (name, email) = commit.people.first()?;
    let words: BTreeSet<String> = [name, email].into_iter().flat_map(|own| spellings(own)).collect();
    let named = policy.approvers.iter().flat_map(|approver| &approver.any_of);
    named.into_iter().find(|own| is_meant(own, &words)).cloned()
}

/// Whether a reference is spelled in one of these ways.
fn is_meant(reference: &str, words: &BTreeSet<String>) -> bool {
    reference.rsplit('/').next().is_some_and(|name| words.contains(name) || words.contains(reference))
}

/// Whether a rule of the policy is for a waiver.
fn asks(approver: &Approver, waiver: &Waiver, cards: &[Arc<Scorecard>]) -> bool {
    let card = cards.iter().find(|card| Some(&card.id) == waiver.scorecard.as_ref());
    let own = card.into_iter().flat_map(|card| &card.checks);
    let named = own.filter(|check| waiver.checks.iter().any(|own| own.id == check.id));
    let by_rule = cards.iter().flat_map(|card| &card.checks).filter(|check| waiver.rules.contains(&check.rule));
    let mut categories = named.chain(by_rule).filter_map(|check| check.category.as_ref());
    let of_card = waiver.scorecard.as_deref();
    (approver.categories.is_empty() || categories.any(|own| approver.categories.contains(own)))
        && (approver.scorecards.is_empty() || approver.scorecards.iter().any(|own| Some(own.as_str()) == of_card))
        && (approver.effects.is_empty() || approver.effects.contains(&waiver.effect))
}

/// Tries every kind that the rule takes, all where it names none, the strongest first. One that speaks of too few is taken only
/// where none speaks of enough.
fn strongest(approver: &Approver, waiver: &Waiver, commit: Option<&Brought>, owners: &[String]) -> Evidence {
    let mut kinds = approver.evidence.clone();
    if kinds.is_empty() {
        let trailer = EvidenceKind::Trailer("Approved-by".to_owned());
        kinds = vec![trailer, EvidenceKind::SignedCommit, EvidenceKind::CodeOwners];
    }
    kinds.sort();
    let mut best: Option<Evidence> = None;
    for kind in kinds.into_iter().rev() {
        let by = who(&kind, approver, waiver, commit, owners);
        let number = by.len();
        let commit = commit.map(|commit| commit.commit.clone());
        let found = Evidence { strength: kind.strength(), kind, by, commit };
        if number as u64 >= u64::from(approver.min) {
            return found;
        }
        if number > best.as_ref().map_or(0, |best| best.by.len()) {
            best = Some(found);
        }
    }
    best.unwrap_or(Evidence {
        kind: EvidenceKind::None,
        by: Vec::new(),
        strength: Strength::None,
        commit: commit.map(|commit| commit.commit.clone()),
    })
}

/// Those of the rule's approvers that evidence of a kind speaks of.
fn who(
    kind: &EvidenceKind,
    approver: &Approver,
    waiver: &Waiver,
    commit: Option<&Brought>,
    owners: &[String],
) -> Vec<String> {
    let names: Vec<&str> = match (kind, commit) {
        (EvidenceKind::CodeOwners, Some(_)) => owners.iter().map(String::as_str).collect(),
        (EvidenceKind::SignedCommit, Some(commit)) if commit.is_signed => {
            commit.people.iter().flat_map(|(name, email)| [name.as_str(), email.as_str()]).collect()
        }
        (EvidenceKind::Trailer(key), Some(commit)) => {
            let own = commit.trailers.iter().filter(|(own, _)| own.eq_ignore_ascii_case(key));
            own.map(|(_, value)| value.as_str()).collect()
        }
        // What is not committed has been approved by nobody.
        _ => Vec::new(),
    };
    let words: BTreeSet<String> = names.into_iter().flat_map(spellings).collect();
    let may = |own: &&String| !(approver.not_requester && **own == waiver.requested_by);
    let mut found: Vec<_> = approver.any_of.iter().filter(may).filter(|own| is_meant(own, &words)).cloned().collect();
    found.sort();
    found.dedup();
    found
}

/// The ways in which a name, an address, a handle or a reference may be that of an entity: `jonas` for `@jonas`,
/// `Jonas <jonas@acme.dev>`, `12+jonas@users.noreply.github.com`; `security` for `@acme/security`.
fn spellings(text: &str) -> BTreeSet<String> {
    let text = text.trim().to_lowercase();
    let mut words = BTreeSet::new();
    let (name, address) = match text.split_once('<') {
        Some((name, rest)) => (name.trim(), rest.trim_end_matches('>').trim()),
        None => (text.as_str(), text.as_str()),
    };
    if let Some(handle) = text.strip_prefix('@') {
        words.extend(handle.rsplit('/').next().map(str::to_owned));
    } else if let Some((local, _)) = address.split_once('@') {
        words.extend(local.rsplit('+').next().map(str::to_owned));
        words.insert(local.to_owned());
    } else if !name.contains(' ') && !name.contains('/') {
        words.insert(name.to_owned());
    }
    if name.contains(':') {
        words.extend(full_reference(name, "user"));
    }
    words.remove("");
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use crate::model::waiver::{Effect, Place, Scope, WaivedCheck};

    fn waiver() -> Waiver {
        Waiver {
            id: "W-1".into(),
            scorecard: Some("base".into()),
            checks: vec![WaivedCheck { id: "secrets".into(), rev: 1, line: 4 }],
            rules: Vec::new(),
            reason: "x".to_owned(),
            ticket: None,
            requested_by: "user:default/amira".to_owned(),
            approved_by: vec!["user:default/jonas".to_owned()],
            created: Date::parse("2026-11-10").unwrap(),
            expires: Date::parse("2027-02-28").unwrap(),
            effect: Effect::Exclude,
            compensating: None,
            renews: None,
            scope: Scope::default(),
            place: Place::default(),
        }
    }

    fn policy(any_of: &[&str], min: u32) -> WaiverPolicy {
        let approver = Approver {
            categories: vec!["security".to_owned()],
            any_of: any_of.iter().map(|own| (*own).to_owned()).collect(),
            min,
            not_requester: true,
            ..Approver::default()
        };
        WaiverPolicy { approvers: vec![approver], ..WaiverPolicy::default() }
    }

    fn card() -> Vec<Arc<Scorecard>> {
        let check = crate::model::scorecard::Check {
            id: "secrets".into(),
            category: Some("security".to_owned()),
            ..crate::model::scorecard::Check::default()
        };
        vec![Arc::new(Scorecard { id: "base".into(), checks: vec![check], ..Scorecard::default() })]
    }

    fn commit(who: (&str, &str), is_signed: bool, trailers: &[(&str, &str)]) -> Brought {
        Brought {
            commit: "abc".to_owned(),
            people: vec![(who.0.to_owned(), who.1.to_owned())],
            is_signed,
            trailers: trailers.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
        }
    }

    /// A commit, the owners of the file, what the evidence is worth and of whom it speaks.
    type Case<'a> = (Option<Brought>, &'a [&'a str], Strength, &'a [&'a str]);

    #[test]
    fn evidence_is_taken_for_what_it_is_worth() {
        let jonas = ("Jonas", "jonas@acme.dev");
        let amira = ("Amira", "3+amira@users.noreply.github.com");
        let typed = [("Approved-by", "Jonas <jonas@acme.dev>")];
        let any_of = &["group:default/security", "user:default/jonas", "user:default/amira"][..];
        let user = &["user:default/jonas"][..];
        let group = &["group:default/security"][..];
        let cases: [Case<'_>; 9] = [
            (None, &["@acme/security"], Strength::None, &[]),
            (Some(commit(amira, false, &[])), &[], Strength::None, &[]),
            (Some(commit(amira, false, &typed)), &[], Strength::Claimed, user),
            (Some(commit(amira, false, &[("Approved-by", "amira@acme.dev")])), &[], Strength::None, &[]),
            (Some(commit(amira, true, &[])), &[], Strength::None, &[]),
            (Some(commit(jonas, true, &[])), &[], Strength::SignedUnchecked, user),
            (Some(commit(jonas, true, &typed)), &["@acme/security"], Strength::Enforceable, group),
            (Some(commit(jonas, false, &typed)), &["@acme/other"], Strength::Claimed, user),
            (Some(commit(amira, false, &[])), &["jonas@acme.dev"], Strength::Enforceable, user),
        ];
        for (number, (commit, owners, strength, by)) in cases.into_iter().enumerate() {
            let owners: Vec<_> = owners.iter().map(|own| (*own).to_owned()).collect();
            let found = approvals(&waiver(), &policy(any_of, 1), &card(), commit.as_ref(), &owners);
            assert_eq!(found.len(), 1, "case {number}");
            assert_eq!((found[0].evidence.strength, found[0].is_enough), (strength, !by.is_empty()), "case {number}");
            assert_eq!(found[0].evidence.by, by, "case {number}");
        }
    }

    #[test]
    fn as_many_as_the_policy_asks_for_must_agree() {
        let any_of = ["user:default/jonas", "user:default/lena"];
        let one = commit(("Amira", "amira@acme.dev"), false, &[("Approved-by", "@jonas")]);
        let found = approvals(&waiver(), &policy(&any_of, 2), &card(), Some(&one), &[]);
        assert!(!found[0].is_enough);
        assert_eq!(found[0].evidence.by, ["user:default/jonas"]);
        let two = commit(("Amira", "a@b.c"), false, &[("Approved-by", "@jonas"), ("approved-by", "user:default/lena")]);
        assert!(approvals(&waiver(), &policy(&any_of, 2), &card(), Some(&two), &["@jonas".to_owned()])[0].is_enough);
    }

    #[test]
    fn the_policy_says_whose_approval_is_needed() {
        let mut other = policy(&["user:default/jonas"], 1);
        other.approvers[0].categories = vec!["docs".to_owned()];
        assert_eq!(approvals(&waiver(), &other, &card(), None, &[]), []);
        other.approvers[0].categories.clear();
        other.approvers[0].effects = vec![Effect::Accept];
        assert_eq!(approvals(&waiver(), &other, &card(), None, &[]), []);
    }
}
