//! Findings, filtered and in pages: those that are there, and those that are no more.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, moment};
use super::page::{Page, Paging};
use crate::history::Store;
use crate::history::ask::{LastSeen, Wanted};
use crate::model::finding::Status;
use crate::model::rule::Severity;
use crate::serve::reply::Refused;

/// Findings that are looked at for a page before it ends with fewer items.
const LOOKED: usize = 50_000;

/// Which findings are asked for; what is missing does not matter.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FindingQuery {
    /// Of this rule.
    #[param(example = "kubernetes.run_as_non_root")]
    rule: Option<String>,
    /// So bad: `critical`, `high`, `medium`, `low` or `info`.
    severity: Option<String>,
    /// In entities of this owner, by full reference.
    owner: Option<String>,
    /// In this repository.
    repository: Option<String>,
    /// `open`, `waived`, `baselined`, or `resolved` for those that are no more; all but resolved ones where it is missing.
    #[param(inline)]
    status: Option<StatusAsked>,
    /// That came, went or changed since: a day, a moment of RFC 3339, or a length of time before now such as `7d`.
    since: Option<String>,
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// Whether a finding counts.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum StatusAsked {
    Open,
    Waived,
    Baselined,
    Resolved,
}

/// A finding as it was last known.
#[derive(Serialize, ToSchema)]
pub(super) struct FindingItem {
    /// What it is known by, also when its line moves.
    fingerprint: String,
    /// The repository.
    repository: Arc<str>,
    /// The rule.
    rule: Arc<str>,
    /// How bad it is.
    #[schema(example = "high")]
    severity: &'static str,
    /// `open`, `waived`, `baselined` or `resolved`.
    #[schema(example = "open")]
    status: &'static str,
    /// The entity that it is in.
    entity: Option<Arc<str>>,
    /// Who owns that entity now.
    owner: Option<String>,
    /// The file.
    path: Arc<str>,
    /// The line, from 1.
    line: u32,
    /// What it is about.
    resource: Option<Arc<str>>,
    /// One line.
    message: Arc<str>,
    /// When it was first seen.
    #[schema(format = DateTime)]
    first_seen: String,
    /// Since when it has this status; of a resolved one: had its last one.
    #[schema(format = DateTime)]
    since: String,
    /// When it was first seen that it is no more.
    #[schema(format = DateTime)]
    resolved: Option<String>,
}

/// List findings
#[utoipa::path(get, path = "/findings", tag = "findings", params(FindingQuery),
    responses((status = 200, description = "A page of findings, by repository and fingerprint. A page may have fewer items than asked for, and yet a `next`.", body = Page<FindingItem>)))]
pub(super) async fn list(Asked(query): Asked<FindingQuery>, caller: Caller) -> Answer {
    caller.answer(move |store, caller| listed(store, caller, &query)).await
}

fn listed(store: &mut Store, caller: &Caller, query: &FindingQuery) -> Result<Page<FindingItem>, Refused> {
    let paging: Paging<(i64, String)> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
    let severity = query.severity.as_deref().map(severity).transpose()?;
    let wanted = Wanted {
        rule: query.rule.as_deref().map(Arc::from),
        repository: query.repository.as_deref().map(Arc::from),
        since: query.since.as_deref().map(|text| caller.moment("since", text)).transpose()?,
        at: paging.at,
    };
    let is_wanted = |own: &LastSeen| {
        let owner = owner(own);
        caller.sight.sees(&own.repository, owner)
            && severity.is_none_or(|asked| own.severity == asked)
            && query.owner.as_deref().is_none_or(|asked| owner == Some(asked))
            && query.status.map_or(own.status.is_some(), |asked| asked.is(own.status))
    };
    let parsed = |hex: &str| u128::from_str_radix(hex, 16).ok();
    let mut after = paging.after.as_ref().and_then(|(repository, own)| Some((*repository, parsed(own)?)));
    let (mut items, mut looked, mut is_more) = (Vec::new(), 0, true);
    while is_more && items.len() < paging.most && looked < LOOKED {
        let part = (paging.most - items.len()).max(200) + 1;
        let mut found = store.findings_after(&wanted, after, part)?;
        is_more = found.len() == part;
        found.truncate(part - 1);
        looked += found.len();
        for own in found {
            if items.len() == paging.most {
                is_more = true;
                break;
            }
            after = Some(own.place);
            if is_wanted(&own) {
                items.push(told(own));
            }
        }
    }
    let last = after.map(|(repository, own)| (repository, format!("{own:032x}")));
    Ok(paging.page(items, last, is_more))
}

impl StatusAsked {
    fn is(self, own: Option<Status>) -> bool {
        own == match self {
            Self::Open => Some(Status::Open),
            Self::Waived => Some(Status::Waived),
            Self::Baselined => Some(Status::Baselined),
            Self::Resolved => None,
        }
    }
}

fn severity(word: &str) -> Result<Severity, Refused> {
    Severity::parse(word).ok_or_else(|| Refused::none_of("severity", word, &Severity::words()))
}

fn owner(own: &LastSeen) -> Option<&str> {
    own.facets.as_ref().and_then(|facets| facets.owner.as_deref())
}

fn told(own: LastSeen) -> FindingItem {
    FindingItem {
        fingerprint: own.fingerprint.to_string(),
        owner: owner(&own).map(str::to_owned),
        repository: own.repository,
        rule: own.rule,
        severity: own.severity.as_str(),
        status: own.status.map_or("resolved", Status::as_str),
        entity: own.entity,
        path: own.path,
        line: own.line,
        resource: own.resource,
        message: own.message,
        first_seen: moment(own.first),
        since: moment(own.since),
        resolved: own.until.map(moment),
    }
}
