//! Long answers in pages. A cursor holds the key of the last item, the moment that all pages speak of, and what was asked, so that each
//! item comes exactly once, whatever is recorded meanwhile.

use data_encoding::BASE64URL_NOPAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answer::{Caller, Told};
use crate::serve::reply::{Refused, tag};

/// Items on a page where nothing is said.
const USUAL: usize = 100;
/// Most items on a page.
const MOST: usize = 500;
/// Longest cursor that is looked at.
const LONGEST: usize = 16 << 10;

/// A page of a long answer.
#[derive(Serialize, ToSchema)]
pub(super) struct Page<T> {
    /// The items, in an order that does not change.
    pub(super) items: Vec<T>,
    /// The cursor of the next page; none on the last one. `Link: <…>; rel="next"` has the whole address.
    #[schema(required)]
    pub(super) next: Option<String>,
}

impl<T: Serialize> Told for Page<T> {
    fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }
}

/// What a cursor holds.
#[derive(Serialize, Deserialize)]
struct Cursor<K> {
    /// What was asked, as a digest.
    asked: String,
    /// The moment of all pages.
    at: i64,
    /// The key of the last item.
    after: K,
}

/// What is to be on a page.
pub(super) struct Paging<K> {
    pub(super) most: usize,
    pub(super) at: i64,
    pub(super) after: Option<K>,
    asked: String,
}

impl<K: Serialize + DeserializeOwned> Paging<K> {
    /// Reads `limit` and `cursor` of a request.
    pub(super) fn of(caller: &Caller, limit: Option<usize>, cursor: Option<&str>) -> Result<Self, Refused> {
        let most = limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&most) {
            return Err(Refused::wrong(format!("`limit` is {most}"), format!("ask for 1 to {MOST} items")));
        }
        let asked = asked(caller);
        let Some(text) = cursor else { return Ok(Self { most, at: caller.now(), after: None, asked }) };
        let wrong = || {
            Refused::wrong(
                "this cursor is none of this question",
                "begin without a cursor, then follow `next` as it is",
            )
        };
        let bytes = Some(text).filter(|text| text.len() <= LONGEST).map(|text| BASE64URL_NOPAD.decode(text.as_bytes()));
        let bytes = bytes.ok_or_else(wrong)?.map_err(|_| wrong())?;
        let cursor: Cursor<K> = serde_json::from_slice(&bytes).map_err(|_| wrong())?;
        if cursor.asked != asked {
            return Err(wrong());
        }
        Ok(Self { most, at: cursor.at, after: Some(cursor.after), asked })
    }

    /// A page of these, where the key of the last one is known and whether more follow.
    pub(super) fn page<T>(&self, items: Vec<T>, last: Option<K>, is_more: bool) -> Page<T> {
        let cursor = last.filter(|_| is_more).map(|after| Cursor { asked: self.asked.clone(), at: self.at, after });
        let next = cursor.and_then(|own| serde_json::to_vec(&own).ok()).map(|own| BASE64URL_NOPAD.encode(&own));
        Page { items, next }
    }
}

impl<K: Serialize + DeserializeOwned + Ord + Clone> Paging<K> {
    /// A page of all of these.
    pub(super) fn cut<I, T>(&self, mut all: Vec<(K, I)>, told: impl FnMut(I) -> T) -> Page<T> {
        all.retain(|(key, _)| self.after.as_ref().is_none_or(|after| key > after));
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        let is_more = all.len() > self.most;
        all.truncate(self.most);
        let last = all.last().map(|(key, _)| key.clone());
        self.page(all.into_iter().map(|(_, own)| own).map(told).collect(), last, is_more)
    }
}

/// What a request asks, besides how it is paged.
fn asked(caller: &Caller) -> String {
    let query = caller.uri.query().unwrap_or_default();
    let kept = query.split('&').filter(|pair| !pair.starts_with("cursor=") && !pair.starts_with("limit="));
    tag(&[caller.uri.path(), &kept.collect::<Vec<_>>().join("&")])
}
