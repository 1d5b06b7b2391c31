//! Entities: who stands where, filtered and in pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, moment, scorecard};
use super::page::{Page, Paging};
use crate::history::Store;
use crate::history::ask::Stood;
use crate::model::selector::Facets;
use crate::serve::reply::Refused;

/// Which entities are asked for; what is missing does not matter.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct EntityQuery {
    /// On this scorecard, by id.
    #[param(example = "golden-path")]
    scorecard: Option<String>,
    /// Of this owner, by full reference.
    #[param(example = "group:default/payments")]
    owner: Option<String>,
    /// Of this system, by full reference.
    system: Option<String>,
    /// Of this tier.
    tier: Option<String>,
    /// Of this kind, such as `component`.
    kind: Option<String>,
    /// In this stage of its life, such as `production`.
    lifecycle: Option<String>,
    /// At this level of one of the scorecards; `none` for those that reached none.
    level: Option<String>,
    /// Whose reference, name or repository has this text in it, in upper or lower case.
    q: Option<String>,
    /// With a lower score on one of the scorecards, in basis points.
    #[param(maximum = 10000)]
    below: Option<u32>,
    /// With a higher score on one of the scorecards, in basis points.
    #[param(maximum = 10000)]
    above: Option<u32>,
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// An entity with where it stands.
#[derive(Serialize, ToSchema)]
pub(super) struct EntityItem {
    #[serde(flatten)]
    about: About,
    /// Where it stands, by scorecard.
    standings: Vec<StandingItem>,
}

/// What an entity is.
#[derive(Serialize, ToSchema)]
pub(super) struct About {
    /// Its reference.
    #[schema(example = "component:default/shop")]
    reference: Arc<str>,
    /// What people call it.
    name: Arc<str>,
    /// Where it lives.
    #[schema(example = "https://github.com/acme/shop")]
    repository: Arc<str>,
    /// `component`, `api`, …
    kind: String,
    /// `service`, `library`, …
    r#type: Option<String>,
    /// `production`, `experimental`, …
    lifecycle: Option<String>,
    /// Full reference of the owner.
    owner: Option<String>,
    /// Full reference of the system.
    system: Option<String>,
    /// Full reference of the domain.
    domain: Option<String>,
    /// How much hangs on it.
    tier: Option<String>,
    /// Its tags.
    tags: Vec<String>,
    /// Languages of its files.
    languages: Vec<String>,
    /// Its folder in the repository; empty for all of it.
    path: String,
}

/// Where an entity stands on a scorecard.
#[derive(Serialize, ToSchema)]
pub(super) struct StandingItem {
    /// The scorecard's id.
    pub(super) scorecard: Arc<str>,
    /// The version of its definition.
    version: Arc<str>,
    /// The highest level reached.
    level: Option<Arc<str>>,
    /// In basis points; none where nothing applies or is known.
    #[schema(maximum = 10000)]
    score: Option<u32>,
    /// What the score would be if all that is unknown passed, in basis points.
    #[schema(maximum = 10000)]
    score_up_to: Option<u32>,
    /// Known share, in basis points.
    #[schema(maximum = 10000)]
    coverage: Option<u32>,
    /// Since when exactly this holds.
    #[schema(format = DateTime)]
    since: String,
}

impl About {
    pub(super) fn of(own: &Stood) -> Self {
        let Facets { kind, r#type, lifecycle, tier, tags, owner, system, domain, languages, path } = &*own.facets;
        Self {
            reference: own.entity.clone(),
            name: own.name.clone(),
            repository: own.repository.clone(),
            kind: kind.clone(),
            r#type: r#type.clone(),
            lifecycle: lifecycle.clone(),
            owner: owner.clone(),
            system: system.clone(),
            domain: domain.clone(),
            tier: tier.clone(),
            tags: tags.clone(),
            languages: languages.clone(),
            path: path.clone(),
        }
    }
}

impl StandingItem {
    pub(super) fn of(scorecard: &Arc<str>, own: &Stood) -> Self {
        Self {
            scorecard: scorecard.clone(),
            version: own.version.clone(),
            level: own.level.clone(),
            score: own.score,
            score_up_to: own.score_up_to,
            coverage: own.coverage,
            since: moment(own.since),
        }
    }
}

impl EntityQuery {
    fn wants(&self, own: &Stood) -> bool {
        let is = |asked: &Option<String>, own: Option<&str>| asked.as_deref().is_none_or(|asked| own == Some(asked));
        let facets = &own.facets;
        is(&self.owner, facets.owner.as_deref())
            && is(&self.system, facets.system.as_deref())
            && is(&self.tier, facets.tier.as_deref())
            && is(&self.kind, Some(facets.kind.as_str()))
            && is(&self.lifecycle, facets.lifecycle.as_deref())
            && is(&self.level, Some(own.level.as_deref().unwrap_or("none")))
            && self.below.is_none_or(|below| own.score.is_some_and(|score| score < below))
            && self.above.is_none_or(|above| own.score.is_some_and(|score| score > above))
            && self.q.as_ref().is_none_or(|q| has(own, q))
    }
}

fn has(own: &Stood, text: &str) -> bool {
    let text = text.to_lowercase();
    [&own.entity, &own.name, &own.repository].into_iter().any(|own| own.to_lowercase().contains(&text))
}

/// List entities with where they stand
#[utoipa::path(get, path = "/entities", tag = "entities", params(EntityQuery),
    responses((status = 200, description = "A page of entities, by repository and reference", body = Page<EntityItem>)))]
pub(super) async fn list(Asked(query): Asked<EntityQuery>, caller: Caller) -> Answer {
    caller.answer(move |store, caller| listed(store, caller, &query)).await
}

/// An entity by its repository and its reference.
type Key = (Arc<str>, Arc<str>);

/// An entity on scorecards.
type Standings = Vec<(Arc<str>, Stood)>;

fn listed(store: &mut Store, caller: &Caller, query: &EntityQuery) -> Result<Page<EntityItem>, Refused> {
    let paging: Paging<Key> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
    let mut found: BTreeMap<Key, Standings> = BTreeMap::new();
    let cards = cards(store, query.scorecard.as_deref())?;
    if let Some(level) = &query.level {
        is_level(store, &cards, level)?;
    }
    for card in cards {
        for own in store.standings(&card, paging.at)? {
            let is_seen = caller.sight.sees(&own.repository, own.facets.owner.as_deref());
            if is_seen && query.wants(&own) {
                found.entry((own.repository.clone(), own.entity.clone())).or_default().push((card.clone(), own));
            }
        }
    }
    Ok(paging.cut(found.into_iter().filter_map(told).collect(), |own| own))
}

/// Refuses what is a level of none of these scorecards.
fn is_level(store: &mut Store, cards: &[Arc<str>], asked: &str) -> Result<(), Refused> {
    let known = store.scorecards()?;
    let own = known.iter().filter(|own| cards.contains(&own.card.id));
    let mut levels: Vec<&str> = Vec::new();
    for level in own.flat_map(|own| own.card.levels.iter().rev().map(|level| level.id.as_ref())).chain(["none"]) {
        if !levels.contains(&level) {
            levels.push(level);
        }
    }
    // Where nothing was recorded yet, nobody knows the levels.
    if cards.is_empty() || levels.contains(&asked) { Ok(()) } else { Err(Refused::none_of("level", asked, &levels)) }
}

fn told((key, all): (Key, Standings)) -> Option<(Key, EntityItem)> {
    let about = About::of(&all.first()?.1);
    let standings = all.iter().map(|(card, own)| StandingItem::of(card, own)).collect();
    Some((key, EntityItem { about, standings }))
}

/// The scorecard that is asked for, else all with entities.
pub(super) fn cards(store: &mut Store, asked: Option<&str>) -> Result<Vec<Arc<str>>, Refused> {
    if asked.is_some() {
        return Ok(vec![scorecard(store, asked)?]);
    }
    Ok(store.scorecards()?.into_iter().filter(|own| own.entities > 0).map(|own| own.card.id.clone()).collect())
}
