//! What changed: checks that became worse, and who moved, each movement taken apart.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, Asked, Caller, Told, moment, scorecard};
use super::page::{Page, Paging};
use crate::history::Store;
use crate::history::ask::{Move, MovePlace, Regression, Scope};
use crate::model::movement::{CheckMove, Movement, PartMove};
use crate::model::scorecard::CheckOutcome;
use crate::serve::reply::Refused;

/// Which regressions are asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RegressionQuery {
    /// On this scorecard, by id; on all where it is missing.
    scorecard: Option<String>,
    /// The earlier moment: a day, a moment of RFC 3339, or a length of time before now such as `30d`. The last 90 days where it is missing.
    since: Option<String>,
    /// The later moment. Now where it is missing.
    until: Option<String>,
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// A check that became worse because something was changed.
#[derive(Serialize, ToSchema)]
pub(super) struct RegressionItem {
    /// When it was first seen.
    #[schema(format = DateTime)]
    moment: String,
    /// The repository.
    repository: Arc<str>,
    /// The commit that was looked at.
    revision: Option<Arc<str>>,
    /// The entity.
    entity: Arc<str>,
    /// Who owns it now.
    owner: Option<String>,
    /// The scorecard's id.
    scorecard: Arc<str>,
    /// The check's id.
    check: Arc<str>,
    /// What it was.
    before: &'static str,
    /// What it became.
    after: &'static str,
    /// When it was no longer so; none where it still is.
    #[schema(format = DateTime)]
    until: Option<String>,
}

/// Whose movements are asked for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct MovementQuery {
    /// On this scorecard, by id; on the one that most entities stand on where it is missing.
    scorecard: Option<String>,
    /// The earlier moment: a day, a moment of RFC 3339, or a length of time before now such as `30d`. The last 90 days where it is missing.
    since: Option<String>,
    /// The later moment. Now where it is missing.
    until: Option<String>,
    /// Items on a page.
    #[param(minimum = 1, maximum = 500, default = 100)]
    limit: Option<usize>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
}

/// Who moved most on a scorecard.
#[derive(Serialize, ToSchema)]
pub(super) struct Movements {
    /// The scorecard's id.
    scorecard: Arc<str>,
    /// The earlier moment.
    #[schema(format = DateTime)]
    since: String,
    /// The later moment.
    #[schema(format = DateTime)]
    until: String,
    /// Those whose score or level changed, the largest movement first.
    items: Vec<MovementItem>,
    /// How many entities began after the earlier moment and stand as they did then: they are not compared.
    new: usize,
    /// The cursor of the next page; none on the last one. `Link: <…>; rel="next"` has the whole address.
    #[schema(required)]
    next: Option<String>,
}

/// How an entity moved.
#[derive(Serialize, ToSchema)]
struct MovementItem {
    /// The entity.
    entity: Arc<str>,
    /// The repository.
    repository: Arc<str>,
    /// Who owns it.
    owner: Option<String>,
    /// When it began, where that is after the earlier moment: it is compared with what it was then.
    #[schema(format = DateTime)]
    began: Option<String>,
    /// The earlier score, in basis points.
    score_before: Option<u32>,
    /// The later score, in basis points.
    score: Option<u32>,
    /// The earlier level.
    level_before: Option<Arc<str>>,
    /// The later level.
    level: Option<Arc<str>>,
    /// By how much the score changed, in basis points.
    change: i64,
    /// What did that: definition + waiver + data + behaviour = change, exactly.
    parts: Vec<PartItem>,
    /// The earlier score under the later definition, in basis points.
    restated: Option<u32>,
}

/// What a part of a movement did.
#[derive(Serialize, ToSchema)]
pub(super) struct PartItem {
    /// `definition`, `waiver`, `data` or `behaviour`.
    #[schema(example = "behaviour")]
    part: &'static str,
    /// In basis points.
    points: i64,
    /// The level that it led to; none where none is reached.
    level: Option<Arc<str>>,
    /// The checks whose outcome it changed.
    checks: Vec<CheckItem>,
    /// Which checks do something else than before whatever their outcome, in words, such as those that block since a day; none where
    /// none does.
    #[schema(example = "on-call, zones block since 2026-08-28")]
    turned: Option<String>,
}

/// A check whose outcome changed.
#[derive(Serialize, ToSchema)]
struct CheckItem {
    /// Its id.
    check: Arc<str>,
    /// What it was; none where it was not there.
    from: Option<&'static str>,
    /// What it is; none where it is not there.
    to: Option<&'static str>,
}

impl Told for Movements {
    fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }
}

/// List checks that became worse because something was changed
#[utoipa::path(get, path = "/regressions", tag = "changes", params(RegressionQuery),
    responses((status = 200, description = "A page of regressions, the latest first", body = Page<RegressionItem>)))]
pub(super) async fn regressions(Asked(query): Asked<RegressionQuery>, caller: Caller) -> Answer {
    caller.answer(move |store, caller| worse(store, caller, &query)).await
}

/// The latest first.
type Key = (i64, Arc<str>, Arc<str>, Arc<str>, Arc<str>);

fn worse(store: &mut Store, caller: &Caller, query: &RegressionQuery) -> Result<Page<RegressionItem>, Refused> {
    let paging: Paging<Key> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
    let [from, to] = caller.kept(store, query.since.as_deref(), query.until.as_deref())?;
    let card = query.scorecard.as_deref().map(|asked| scorecard(store, Some(asked))).transpose()?;
    let mut all = store.regressions([from, to], card.as_deref())?;
    all.retain(|own| caller.sight.sees(&own.repository, owner(own)));
    let key = |own: Regression| {
        let (repository, entity) = (own.repository.clone(), own.entity.clone());
        ((-own.moment, repository, entity, own.scorecard.clone(), own.check.clone()), own)
    };
    Ok(paging.cut(all.into_iter().map(key).collect(), |own| RegressionItem {
        moment: moment(own.moment),
        owner: owner(&own).map(str::to_owned),
        repository: own.repository,
        revision: own.revision,
        entity: own.entity,
        scorecard: own.scorecard,
        check: own.check,
        before: own.before.as_str(),
        after: own.after.as_str(),
        until: own.until.map(moment),
    }))
}

fn owner(own: &Regression) -> Option<&str> {
    own.facets.as_ref().and_then(|facets| facets.owner.as_deref())
}

/// The scorecard, the moments that are compared, and the place of the last item.
type Reached = (Arc<str>, [i64; 2], MovePlace);

/// Who moved most, and why
#[utoipa::path(get, path = "/movements", tag = "changes", params(MovementQuery),
    responses((status = 200, description = "The largest movements between two moments, taken apart", body = Movements)))]
pub(super) async fn movements(Asked(query): Asked<MovementQuery>, caller: Caller) -> Answer {
    let question = move |store: &mut Store, caller: &Caller| {
        caller.whole()?;
        let paging: Paging<Reached> = Paging::of(caller, query.limit, query.cursor.as_deref())?;
        let [from, to] = caller.kept(store, query.since.as_deref(), query.until.as_deref())?;
        // All pages speak of what the first one spoke of.
        let (scorecard, [from, to], after) = match &paging.after {
            Some((scorecard, ends, after)) => (scorecard.clone(), *ends, Some(after)),
            None => (scorecard(store, query.scorecard.as_deref())?, [from, to], None),
        };
        let scope = Scope { scorecard: scorecard.clone(), from, to };
        let moves = store.movers(&scope, after, paging.most)?;
        let reached = moves.told.last().map(|last| (scorecard.clone(), [from, to], last.place()));
        let items = moves.told.iter().map(|own| moved(own, from)).collect();
        let Page { items, next } = paging.page(items, reached, moves.left > moves.told.len());
        Ok(Movements { scorecard, since: moment(from), until: moment(to), items, new: moves.new.len(), next })
    };
    caller.answer(question).await
}

fn moved(own: &Move, from: i64) -> MovementItem {
    MovementItem {
        began: own.began(from).map(moment),
        entity: own.after.entity.clone(),
        repository: own.after.repository.clone(),
        owner: own.after.facets.owner.clone(),
        score_before: own.before.score,
        score: own.after.score,
        level_before: own.before.level.clone(),
        level: own.after.level.clone(),
        change: own.movement.points(),
        parts: parts(&own.movement),
        restated: own.restated,
    }
}

/// The parts of a movement.
pub(super) fn parts(movement: &Movement) -> Vec<PartItem> {
    let check = |own: &CheckMove| CheckItem {
        check: own.check.clone(),
        from: own.from.map(CheckOutcome::as_str),
        to: own.to.map(CheckOutcome::as_str),
    };
    let part = |own: &PartMove| PartItem {
        part: own.part.as_str(),
        points: own.points,
        level: own.stand.level.clone(),
        checks: own.checks.iter().map(check).collect(),
        turned: own.turned(),
    };
    movement.parts.iter().map(part).collect()
}
