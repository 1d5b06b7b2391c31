//! Waivers that are at work, and when they end.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, moment};
use super::entity::WaiverTold;
use super::page::{Page, Paging};
use crate::history::Store;
use crate::history::ask::Ending;
use crate::serve::reply::Refused;

/// Ten years, in seconds: what ends later ends never.
const EVER: i64 = 3650 * 86_400;

/// Which waivers are asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct WaiverQuery {
    /// That end before this moment: a day, or a moment of RFC 3339.
    #[param(example = "2026-12-31")]
    before: Option<String>,
    /// In this repository.
    repository: Option<String>,
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// A waiver at work on a check of an entity, or on findings.
#[derive(Serialize, ToSchema)]
pub(super) struct WaiverItem {
    /// The waiver.
    waiver: WaiverTold,
    /// The repository.
    repository: Arc<str>,
    /// The entity; none where it is known for findings alone.
    entity: Option<Arc<str>>,
    /// The scorecard's id; none where it is about findings.
    scorecard: Option<Arc<str>>,
    /// The check's id, or the rule's.
    subject: Arc<str>,
    /// How many findings it covers, where it covers findings.
    findings: Option<u64>,
    /// Since when it is at work, as it is now.
    #[schema(format = DateTime)]
    since: String,
}

type Key = (String, Arc<str>, Arc<str>, Option<Arc<str>>, Option<Arc<str>>, (Arc<str>, i64));

/// List waivers at work
#[utoipa::path(get, path = "/waivers", tag = "changes", params(WaiverQuery),
    responses((status = 200, description = "A page of waivers, those that end first before the others", body = Page<WaiverItem>)))]
pub(super) async fn list(Asked(query): Asked<WaiverQuery>, caller: Caller) -> Answer {
    caller.answer(move |store, caller| listed(store, caller, &query)).await
}

fn listed(store: &mut Store, caller: &Caller, query: &WaiverQuery) -> Result<Page<WaiverItem>, Refused> {
    let paging: Paging<Key> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
    let before = query.before.as_deref().map_or(Ok(caller.now() + EVER), |text| caller.moment("before", text))?;
    let mut all = store.waivers_ending(caller.now(), Some(before))?;
    // Whose it is is not known here: who sees only what some owners have sees none.
    all.retain(|own| caller.sight.sees(&own.repository, None));
    all.retain(|own| query.repository.as_deref().is_none_or(|asked| own.repository.as_ref() == asked));
    let key = |own: Ending| {
        let (id, repository, until) = (own.waiver.id.clone(), own.repository.clone(), own.waiver.until.to_string());
        let key = (until, id, repository, own.entity.clone(), own.scorecard.clone(), (own.subject.clone(), own.since));
        (key, own)
    };
    Ok(paging.cut(all.into_iter().map(key).collect(), |own| WaiverItem {
        waiver: WaiverTold::of(&own.waiver),
        repository: own.repository,
        entity: own.entity,
        scorecard: own.scorecard,
        subject: own.subject,
        findings: own.findings,
        since: moment(own.since),
    }))
}
