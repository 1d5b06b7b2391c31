//! Waivers: what is excused, for whom, until when and why; the policy that bounds them; what git shows of their approval.
//!
//! A waiver never hides anything: what it excuses stays in the report as debt. It works from its first day to the day before it
//! expires.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::date::{Date, Period};
use super::finding::Fingerprint;
use super::glob::Glob;
use super::rule::RuleId;

/// A place in a definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub path: Arc<str>,
    /// The line, from 1.
    pub line: u32,
}

/// A waiver, from `waivers/<name>.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Permanent id.
    pub id: Arc<str>,
    /// The scorecard of `checks`.
    pub scorecard: Option<Arc<str>>,
    /// Checks that are excused.
    pub checks: Vec<WaivedCheck>,
    /// Rules that are excused, whichever scorecard asks them.
    pub rules: Vec<RuleId>,
    /// Why.
    pub reason: String,
    /// Where the work is planned.
    pub ticket: Option<String>,
    /// Full reference of who answers for it.
    pub requested_by: String,
    /// Full references of who agreed.
    pub approved_by: Vec<String>,
    /// Its first day.
    pub created: Date,
    /// The first day on which it no longer works.
    pub expires: Date,
    /// What it does to the checks.
    pub effect: Effect,
    /// What is done in the meantime.
    pub compensating: Option<String>,
    /// The waiver that it follows.
    pub renews: Option<Arc<str>>,
    /// What it is for.
    pub scope: Scope,
    /// Where its end is written.
    pub place: Place,
}

impl Waiver {
    /// Whether it works on a day.
    pub fn is_active(&self, today: Date) -> bool {
        self.created <= today && today < self.expires
    }

    /// Days from its first day to its end.
    pub fn days(&self) -> i64 {
        self.created.days_until(self.expires)
    }
}

/// A check that is excused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WaivedCheck {
    /// The check's id.
    pub id: Arc<str>,
    /// The meaning that was excused; another one is not.
    pub rev: u32,
    /// Where it is named.
    pub line: u32,
}

/// What a waiver is for. Lists that are not empty must all hold, one entry of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Full references of entities.
    pub entities: Vec<String>,
    /// Patterns of paths.
    pub paths: Vec<Glob>,
    /// Single findings.
    pub fingerprints: Vec<Fingerprint>,
}

impl Scope {
    /// Whether it takes in an entity as a whole: it names it, and neither paths nor findings.
    pub fn has_entity(&self, reference: &str) -> bool {
        self.paths.is_empty() && self.fingerprints.is_empty() && self.entities.iter().any(|own| own == reference)
    }

    /// Whether it takes in a finding of an entity, with its fingerprint and the one without the path of its file.
    pub fn has_finding(&self, reference: &str, path: &str, fingerprints: [Fingerprint; 2]) -> bool {
        (self.entities.is_empty() || self.entities.iter().any(|own| own == reference))
            && (self.paths.is_empty() || self.paths.iter().any(|glob| glob.matches(path)))
            && (self.fingerprints.is_empty() || fingerprints.iter().any(|own| self.fingerprints.contains(own)))
    }
}

/// What a waiver does to its checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// They leave score and coverage.
    #[default]
    Exclude,
    /// They keep the last value that is known.
    Hold,
    /// They count as they are; the risk is shown as accepted.
    Accept,
}

impl Effect {
    /// The word used in definitions.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exclude => "exclude",
            Self::Hold => "hold",
            Self::Accept => "accept",
        }
    }
}

/// What waivers may be, from `waiver-policy.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverPolicy {
    /// Longest waiver in days, where its category has no bound of its own.
    pub max_days: u32,
    /// Longest waiver of a category of checks, in days.
    pub max_days_of: BTreeMap<String, u32>,
    /// How often a waiver may follow another one, or have its end put off; any number where there is none.
    pub max_renewals: Option<u32>,
    /// How many may work at once.
    pub budget: Budget,
    /// How long before its end a waiver is announced, the longest first.
    pub warn_before: Vec<Period>,
    /// Who must agree.
    pub approvers: Vec<Approver>,
    /// The file it was read from; empty where there is none.
    pub source: String,
}

impl Default for WaiverPolicy {
    fn default() -> Self {
        Self {
            max_days: 365,
            max_days_of: BTreeMap::new(),
            max_renewals: None,
            budget: Budget::default(),
            warn_before: vec![Period::of_days(30), Period::of_days(7)],
            approvers: Vec::new(),
            source: String::new(),
        }
    }
}

impl WaiverPolicy {
    /// The longest waiver of checks in these categories: the shortest bound among them.
    pub fn longest<'a>(&self, categories: impl IntoIterator<Item = Option<&'a str>>) -> u32 {
        let own = |category: Option<&str>| category.and_then(|name| self.max_days_of.get(name)).copied();
        let bounds = categories.into_iter().map(|category| own(category).unwrap_or(self.max_days));
        bounds.min().unwrap_or(self.max_days)
    }
}

/// How many waivers may work at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// For one entity.
    pub per_entity: Option<u32>,
    /// Share of a check's entities, in basis points.
    pub per_check_share: Option<u32>,
}

/// Who must agree to some waivers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Approver {
    /// Of checks in these categories; any where there is none.
    pub categories: Vec<String>,
    /// Of these scorecards; any where there is none.
    pub scorecards: Vec<String>,
    /// With these effects; any where there is none.
    pub effects: Vec<Effect>,
    /// Full references of those who may agree.
    pub any_of: Vec<String>,
    /// How many of them must.
    pub min: u32,
    /// Whether who asks may not agree.
    pub not_requester: bool,
    /// What may show it, any of these.
    pub evidence: Vec<EvidenceKind>,
}

/// What may show in git that somebody agreed, the weakest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// Nothing does.
    None,
    /// A line such as `Approved-by: Jonas <jonas@acme.dev>` in the message: anybody can type it.
    Trailer(String),
    /// The commit of somebody who may agree carries a signature; whether it is valid is not known here.
    SignedCommit,
    /// CODEOWNERS gives the waiver's file to those who may agree: a forge that asks owners for their review enforces it, and git
    /// does not show whether it does.
    CodeOwners,
}

/// What git shows of an approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The strongest that was found of what the policy takes.
    pub kind: EvidenceKind,
    /// Full references of approvers that it speaks of.
    pub by: Vec<String>,
    /// What it is worth.
    pub strength: Strength,
    /// The commit that added the waiver, where it is known.
    pub commit: Option<String>,
}

/// What evidence is worth, the weakest first. Nothing that git alone shows is proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Nothing.
    None,
    /// Somebody wrote it.
    Claimed,
    /// There is a signature, which was not checked.
    SignedUnchecked,
    /// A forge can enforce it; whether it did is not in git.
    Enforceable,
}

impl EvidenceKind {
    /// What evidence of this kind is worth.
    pub const fn strength(&self) -> Strength {
        match self {
            Self::None => Strength::None,
            Self::Trailer(_) => Strength::Claimed,
            Self::SignedCommit => Strength::SignedUnchecked,
            Self::CodeOwners => Strength::Enforceable,
        }
    }
}

impl EvidenceKind {
    /// How definitions name it.
    pub fn name(&self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Trailer(key) => format!("trailer:{key}"),
            Self::SignedCommit => "signed-commit".to_owned(),
            Self::CodeOwners => "codeowners".to_owned(),
        }
    }
}

impl Strength {
    /// The word used by programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Claimed => "claimed",
            Self::SignedUnchecked => "signed_unchecked",
            Self::Enforceable => "enforceable",
        }
    }

    /// A sentence for people, which claims no more than is known.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "nothing in git shows an approval",
            Self::Claimed => "the commit's message says so, and anybody can type that",
            Self::SignedUnchecked => "the commit carries a signature, which was not checked",
            Self::Enforceable => "CODEOWNERS asks for it; whether the forge enforced it is not in git",
        }
    }
}

/// Where a waiver stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It works.
    Active,
    /// It works, and ends within the time of warning.
    Ending,
    /// It begins later.
    Planned,
    /// It has ended.
    Expired,
}

impl Standing {
    /// The word used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Ending => "ending",
            Self::Planned => "planned",
            Self::Expired => "expired",
        }
    }
}

/// What a rule of the policy asks of a waiver, and what git shows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// Full references of those who may agree.
    pub any_of: Vec<String>,
    /// So many of them must.
    pub min: u32,
    /// The strongest evidence that the rule takes.
    pub evidence: Evidence,
    /// Whether it speaks of as many as must agree.
    pub is_enough: bool,
}

/// A waiver with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaiverEntry {
    /// The waiver.
    pub waiver: Waiver,
    /// Where it stands.
    pub standing: Standing,
    /// For each rule of the policy that it falls under; none where nobody must agree.
    pub approved: Vec<Approved>,
    /// Why git cannot tell who agreed.
    pub unknown: Option<String>,
}

/// A waiver in a comment, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentEntry {
    /// The target of the repository that it is in.
    pub repository: Arc<str>,
    /// Where it is written, in the repository.
    pub place: Place,
    /// The line that it excuses, from 1.
    pub covers: u32,
    /// The rules that it excuses.
    pub rules: Vec<RuleId>,
    /// The first day on which it no longer works.
    pub expires: Date,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub standing: Standing,
    /// For each rule of the policy that it falls under; none where nobody must agree.
    pub approved: Vec<Approved>,
    /// Why git cannot tell who agreed.
    pub unknown: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_bound_of_all_categories_counts() {
        let policy = WaiverPolicy {
            max_days: 180,
            max_days_of: BTreeMap::from([("security".to_owned(), 90), ("docs".to_owned(), 360)]),
            ..WaiverPolicy::default()
        };
        assert_eq!(policy.longest([Some("security"), Some("docs")]), 90);
        assert_eq!(policy.longest([Some("docs")]), 360);
        assert_eq!(policy.longest([Some("docs"), None]), 180);
        assert_eq!(policy.longest([]), 180);
    }

    #[test]
    fn all_lists_of_a_scope_must_hold() {
        let scope = Scope {
            entities: vec!["component:default/billing".to_owned()],
            paths: vec![Glob::parse("apps/billing/**").unwrap()],
            fingerprints: Vec::new(),
        };
        let (one, other) = (Fingerprint(1), Fingerprint(2));
        assert!(scope.has_finding("component:default/billing", "apps/billing/a.yaml", [one, other]));
        assert!(!scope.has_finding("component:default/shop", "apps/billing/a.yaml", [one, other]));
        assert!(!scope.has_finding("component:default/billing", "apps/shop/a.yaml", [one, other]));
        assert!(!scope.has_entity("component:default/billing"), "only some of its findings");
        let single = Scope { fingerprints: vec![one], ..Scope::default() };
        assert!(single.has_finding("any", "any", [other, one]));
        assert!(!single.has_finding("any", "any", [other, other]));
    }

    #[test]
    fn evidence_is_ranked_as_what_it_is_worth() {
        let kinds = [
            EvidenceKind::None,
            EvidenceKind::Trailer("Approved-by".to_owned()),
            EvidenceKind::SignedCommit,
            EvidenceKind::CodeOwners,
        ];
        assert!(kinds.is_sorted() && kinds.iter().map(EvidenceKind::strength).is_sorted());
    }
}
