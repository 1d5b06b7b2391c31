//! Rules: those that karat knows now, and those that runs found something by.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller};
use super::page::{Page, Paging};
use crate::history::Store;
use crate::model::rule::RuleInfo;
use crate::serve::reply::Refused;

/// Which rules are asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RuleQuery {
    /// Whose id or title has this text in it, in upper or lower case.
    q: Option<String>,
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// A rule.
#[derive(Serialize, ToSchema)]
pub(super) struct RuleItem {
    /// Its id.
    #[schema(example = "kubernetes.run_as_non_root")]
    id: Arc<str>,
    /// A noun phrase; the id where karat does not know the rule any more.
    title: String,
    /// How bad it is.
    severity: Option<&'static str>,
    /// What is found and why it is bad.
    description: Option<String>,
    /// What to do.
    remediation: Option<String>,
    /// The address of its page.
    help_uri: Option<String>,
    /// Whether it is withdrawn, or karat does not know it any more.
    deprecated: bool,
    /// Findings that are open now; none where only a part of the repositories may be seen.
    open: Option<u64>,
    /// Findings that a waiver covers now; none where only a part of the repositories may be seen.
    waived: Option<u64>,
}

/// List rules
#[utoipa::path(get, path = "/rules", tag = "findings", params(RuleQuery),
    responses((status = 200, description = "A page of rules, by id", body = Page<RuleItem>)))]
pub(super) async fn list(Asked(query): Asked<RuleQuery>, caller: Caller) -> Answer {
    caller.answer(move |store, caller| listed(store, caller, &query)).await
}

fn listed(store: &mut Store, caller: &Caller, query: &RuleQuery) -> Result<Page<RuleItem>, Refused> {
    let paging: Paging<Arc<str>> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
    let counts = if caller.sight.is_unbounded() { Some(store.findings_by_rule()?) } else { None };
    let catalog = caller.app.options.catalog.clone();
    let mut all: BTreeMap<Arc<str>, Option<&RuleInfo>> =
        catalog.rules().map(|own| (Arc::from(own.id.as_ref()), Some(own.as_ref()))).collect();
    for id in counts.iter().flat_map(BTreeMap::keys) {
        all.entry(id.clone()).or_default();
    }
    let q = query.q.as_deref().map(str::to_lowercase);
    let title = |id: &Arc<str>, own: Option<&RuleInfo>| own.map_or_else(|| id.to_string(), |own| own.title.clone());
    all.retain(|id, own| {
        let has = |q: &String| id.to_lowercase().contains(q) || title(id, *own).to_lowercase().contains(q);
        q.as_ref().is_none_or(has)
    });
    let all = all.into_iter().map(|(id, own)| (id.clone(), (id, own))).collect();
    Ok(paging.cut(all, |(id, own)| {
        let count = counts.as_ref().map(|all| all.get(&id).copied().unwrap_or_default());
        RuleItem {
            title: title(&id, own),
            severity: own.map(|own| own.severity.as_str()),
            description: own.map(|own| own.description.clone()),
            remediation: own.map(|own| own.remediation.clone()),
            help_uri: own.and_then(|own| own.help_uri.clone()),
            deprecated: own.is_none_or(|own| own.deprecated),
            open: count.map(|[open, _]| open),
            waived: count.map(|[_, waived]| waived),
            id,
        }
    }))
}
