//! Runs that were recorded, the latest first.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, moment};
use super::page::{Page, Paging};
use crate::history::Store;
use crate::history::ask::RunKnown;
use crate::serve::reply::Refused;

/// Names of repositories that are told of a run.
const NAMED: usize = 20;

/// How runs are paged.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RunQuery {
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// A run as it was recorded.
#[derive(Serialize, ToSchema)]
pub(super) struct RunItem {
    /// What it is known by: a digest of its content.
    id: Arc<str>,
    /// The moment that it speaks of.
    #[schema(format = DateTime)]
    moment: String,
    /// karat's version.
    engine: Arc<str>,
    /// The first of its repositories, at most 20.
    repositories: Vec<Arc<str>>,
    /// How many it has.
    repository_count: usize,
}

/// List runs
#[utoipa::path(get, path = "/runs", tag = "runs", params(RunQuery),
    responses((status = 200, description = "A page of runs, the one that was recorded last first", body = Page<RunItem>)))]
pub(super) async fn list(Asked(query): Asked<RunQuery>, caller: Caller) -> Answer {
    caller.answer(move |store, caller| listed(store, caller, &query)).await
}

fn listed(store: &mut Store, caller: &Caller, query: &RunQuery) -> Result<Page<RunItem>, Refused> {
    let paging: Paging<i64> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
    let mut runs = store.runs_before(paging.after, paging.most + 1)?;
    let is_more = runs.len() > paging.most;
    runs.truncate(paging.most);
    let last = runs.last().map(|own| own.number);
    // Whose they are is not known here: who sees only what some owners have sees none.
    let is_seen = |own: &RunKnown| own.repositories.iter().all(|name| caller.sight.sees(name, None));
    let items = runs.into_iter().filter(is_seen).map(|own| RunItem {
        id: own.id,
        moment: moment(own.moment),
        engine: own.engine,
        repository_count: own.repositories.len(),
        repositories: own.repositories.into_iter().take(NAMED).collect(),
    });
    Ok(paging.page(items.collect(), last, is_more))
}
