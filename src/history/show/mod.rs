//! Questions of the command line → sheets. What is worked out is worked out by `ask`.

mod adoption;
mod campaigns;
mod findings;
mod flow;
mod scores;

use std::sync::Arc;

pub use adoption::Told;
#[cfg(feature = "serve")]
pub(crate) use adoption::because;
pub use findings::waivers;
pub(crate) use flow::FlowAsked;
#[cfg(feature = "serve")]
pub(crate) use scores::{STOOD, newcomers};

pub use super::ask::By;
use super::error::Error;
use super::sheet::{Cell, Sheet};
use super::store::Store;
use crate::report::rfc3339;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// One scorecard; all that have entities where there is none.
    pub scorecard: Option<String>,
    /// One entity.
    pub entity: Option<String>,
    /// The earlier moment.
    pub from: i64,
    /// The later moment.
    pub to: i64,
    /// What entities are grouped by.
    pub by: Option<By>,
    /// Whether an earlier moment was asked for, of which not all is kept.
    pub is_cut: bool,
}

impl Ask {
    /// The same from the first moment on of which all is kept: what is removed would look as if it had never been.
    fn kept(&self, store: &mut Store) -> Result<Self, Error> {
        let Some(kept) = store.kept_since()?.filter(|kept| *kept > self.from) else { return Ok(self.clone()) };
        if kept > self.to {
            let reason = format!("what ended before {} is no longer kept", rfc3339(kept));
            return Err(Error::question(reason, "ask about a later time; trends of levels and checks are kept"));
        }
        Ok(Self { from: kept, is_cut: true, ..self.clone() })
    }

    fn about(&self) -> Vec<(&'static str, String)> {
        let mut about = vec![("from", rfc3339(self.from)), ("to", rfc3339(self.to))];
        about.extend(self.scorecard.clone().map(|own| ("scorecard", own)));
        about.extend(self.entity.clone().map(|own| ("entity", own)));
        about.extend(self.by.map(|by| ("group_by", by.as_str().to_owned())));
        about
    }

    fn stretch(&self) -> String {
        let shown = |moment| rfc3339(moment).replace("T00:00:00Z", "");
        format!("{} to {}", shown(self.from), shown(self.to))
    }

    /// The scorecards that are asked about.
    fn scorecards(&self, store: &mut Store) -> Result<Vec<Arc<str>>, Error> {
        if let Some(one) = &self.scorecard {
            store.card_number(one)?;
            return Ok(vec![Arc::from(one.as_str())]);
        }
        store.cards_now()
    }
}

/// A cell for a key of a group.
fn key(key: Option<&Arc<str>>) -> Cell {
    Cell::maybe(key.map(AsRef::as_ref))
}

fn sheet(ask: &Ask, title: String, columns: Vec<&'static str>) -> Sheet {
    let cut =
        || format!("What ended before {} is no longer kept, so that this is told from then on.", rfc3339(ask.from));
    let notes = ask.is_cut.then(cut).into_iter().collect();
    Sheet { about: ask.about(), title, columns, notes, ..Sheet::default() }
}
