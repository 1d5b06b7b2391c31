//! How changes flow to their users: each service in each environment, in a stretch of time and in the one before.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, moment};
use super::page::{Page, Paging};
use crate::history::{FlowBy, FlowFigure, FlowKey, FlowWanted, Flowed, Store};
use crate::serve::reply::Refused;

/// Which services are asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct FlowQuery {
    /// In this environment.
    environment: Option<String>,
    /// Of this name.
    service: Option<String>,
    /// Of the entity of that name, as far as it is known: of this owner.
    #[param(example = "group:default/payments")]
    owner: Option<String>,
    /// The first moment: a day, a moment of RFC 3339, or a length of time before now such as `30d`. The last 90 days where it is missing.
    since: Option<String>,
    /// The last moment. Now where it is missing.
    until: Option<String>,
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// A service in an environment, by one definition.
#[derive(Serialize, ToSchema)]
pub(super) struct FlowItem {
    /// The service.
    service: Option<Arc<str>>,
    /// The environment.
    environment: Arc<str>,
    /// The owner of the entity with the name of the service; none where it is not known.
    owner: Option<Arc<str>>,
    /// The repository in which deployments are seen.
    repository: Arc<str>,
    /// The definition that sees them.
    deploy: Arc<str>,
    /// What they are derived from.
    #[schema(example = "gitops")]
    basis: &'static str,
    /// In the time that is asked about.
    now: FlowTime,
    /// In the time before that is as long.
    before: FlowTime,
}

/// A stretch of time.
#[derive(Serialize, ToSchema)]
struct FlowTime {
    /// The first moment.
    #[schema(format = DateTime)]
    since: String,
    /// The moment after the last one.
    #[schema(format = DateTime)]
    until: String,
    /// The share of it that was looked at; all figures are of that alone.
    #[schema(maximum = 10000)]
    looked_at: u32,
    /// The figures, in an order that does not change.
    figures: Vec<FigureTold>,
}

/// A figure with what one has to know of it.
#[derive(Serialize, ToSchema)]
struct FigureTold {
    /// What it is.
    #[schema(example = "change_lead_time")]
    name: &'static str,
    /// What it is derived from.
    #[schema(example = "clone")]
    basis: &'static str,
    /// What the number counts.
    #[schema(example = "seconds")]
    unit: &'static str,
    /// Whether it may be more, since git does not show all.
    lower_bound: bool,
    /// The size of the sample; none where nobody looked, or no clone of the service told.
    n: Option<u64>,
    /// The number; the median where there is a 90th percentile.
    value: Option<i64>,
    /// The 90th percentile.
    p90: Option<i64>,
}

type Key = [Option<Arc<str>>; 5];

/// List how changes of services flow to their users
#[utoipa::path(get, path = "/flow", tag = "changes", params(FlowQuery),
    responses((status = 200, description = "A page of services, by environment and service; none of them is ranked", body = Page<FlowItem>)))]
pub(super) async fn list(Asked(query): Asked<FlowQuery>, caller: Caller) -> Answer {
    caller.answer(move |store, caller| listed(store, caller, &query)).await
}

fn listed(store: &mut Store, caller: &Caller, query: &FlowQuery) -> Result<Page<FlowItem>, Refused> {
    let paging: Paging<Key> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
    let [since, until] = caller.stretch(query.since.as_deref(), query.until.as_deref())?;
    // The last moment counts.
    let until = until + 1;
    let earlier = since.saturating_sub(until - since);
    let (environment, service) = (query.environment.clone(), query.service.clone());
    let wanted = FlowWanted { environment, service, since: earlier, until, now: until };
    let Some(kept) = store.flow(&wanted)? else { return Ok(paging.page(Vec::new(), None, false)) };
    let mut before = kept.within([earlier, since], FlowBy::Service);
    let mut all = Vec::new();
    for (key, now) in kept.within([since, until], FlowBy::Service) {
        let was = before.remove(&key).unwrap_or_default();
        let is_asked = query.owner.is_none() || key.owner.as_deref() == query.owner.as_deref();
        if is_asked && now.is_told(Some(&was)) && caller.sight.sees(&key.repository, key.owner.as_deref()) {
            let [now, before] =
                [(&now, [since, until]), (&was, [earlier, since])].map(|(own, stretch)| told(&key, own, stretch));
            all.push((place(&key), (key, now, before)));
        }
    }
    Ok(paging.cut(all, |(key, now, before)| FlowItem {
        service: key.service,
        environment: key.environment,
        owner: key.owner,
        repository: key.repository,
        deploy: key.deploy,
        basis: key.basis.as_str(),
        now,
        before,
    }))
}

/// What items are in the order of.
fn place(key: &FlowKey) -> Key {
    let basis: Arc<str> = Arc::from(key.basis.as_str());
    let others = [key.deploy.clone(), basis, key.repository.clone()].map(Some);
    let [deploy, basis, repository] = others;
    [Some(key.environment.clone()), key.service.clone(), deploy, basis, repository]
}

fn told(key: &FlowKey, own: &Flowed, [since, until]: [i64; 2]) -> FlowTime {
    let figure = |own: &FlowFigure| FigureTold {
        name: own.name,
        basis: own.basis,
        unit: own.unit.as_str(),
        lower_bound: own.is_lower_bound,
        n: own.n,
        value: own.value,
        p90: own.p90,
    };
    // The first one is said already.
    let figures = own.figures(key.basis).iter().skip(1).map(figure).collect();
    FlowTime { since: moment(since), until: moment(until), looked_at: own.looked, figures }
}
