//! What rules said of documents as they were → what of it they say of them as they are, and which rules are to be asked anew.
//!
//! A rule that reads nothing of the documents that is other than before says what it said; only where it stands is another place.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::catalog::Catalog;
use crate::locate::{self, Places};
use crate::model::document::Document;
use crate::model::finding::{Finding, Location, Position};
use crate::model::readers::Readers;
use crate::pipeline::share::Share;

/// What is known of what rules say of something.
pub(super) enum Said {
    /// What all of them say.
    All(Share),
    /// What some of them say.
    Some(Still),
    /// Nothing.
    Nothing,
}

/// What some rules say of documents.
pub(super) struct Still {
    /// With what the others said before.
    share: Share,
    /// The other rules, as indices.
    pub(super) asked: BTreeSet<usize>,
}

impl From<Option<Still>> for Said {
    fn from(still: Option<Still>) -> Self {
        still.map_or(Self::Nothing, Self::Some)
    }
}

impl Said {
    /// What is known, but for what some rules say that are asked, all that are to be asked among them.
    pub(super) fn without(self, catalog: &Catalog, is_asked: impl Fn(usize) -> bool) -> Share {
        let mut share = match self {
            Self::All(share) | Self::Some(Still { share, .. }) => share,
            Self::Nothing => return Share::default(),
        };
        share.tallies.retain(|(_, rule), _| !is_asked(*rule));
        share.findings.retain(|own| catalog.index(&own.rule).is_some_and(|rule| !is_asked(rule)));
        share
    }
}

impl Still {
    /// What some rules say of documents, by what they said of them as they were; none where these are not the same in number and
    /// kind, or it cannot be told whose word something is.
    pub(super) fn of(
        catalog: &Catalog,
        readers: (&[usize], &Readers),
        documents: (&[Document], &[Document]),
        said: Share,
    ) -> Option<Self> {
        // Documents that karat fails on are judged anew, where that is told.
        catch_unwind(AssertUnwindSafe(|| Self::told(catalog, readers, documents, said))).ok().flatten()
    }

    fn told(
        catalog: &Catalog,
        (rules, readers): (&[usize], &Readers),
        (was, is): (&[Document], &[Document]),
        mut said: Share,
    ) -> Option<Self> {
        let pairs = || was.iter().zip(is);
        if was.len() != is.len() || rules.len() != readers.len() || pairs().any(|(was, is)| was.kind != is.kind) {
            return None;
        }
        let seeing = readers.seeing(pairs().map(|(was, is)| (&was.value, &is.value)));
        let mut asked: BTreeSet<usize> = seeing.into_iter().filter_map(|place| rules.get(place).copied()).collect();
        // What could not be judged is told with a place that is not kept.
        asked.extend(said.tallies.iter().filter(|(_, own)| own.reason.is_some()).map(|((_, rule), _)| *rule));
        for problem in std::mem::take(&mut said.problems) {
            asked.insert(catalog.index(problem.rule.as_ref()?)?);
        }
        let mut moved = Moved { documents: (was, is), starts: Vec::new(), places: Places::default() };
        for finding in &mut said.findings {
            let rule = catalog.index(&finding.rule)?;
            if !asked.contains(&rule) {
                match moved.location(finding) {
                    Some(location) => finding.location = location,
                    None => drop(asked.insert(rule)),
                }
            }
        }
        said.documents = 0;
        Some(Self { share: said, asked })
    }
}

/// Documents as they were and as they are.
struct Moved<'d> {
    documents: (&'d [Document], &'d [Document]),
    /// Where those before began, once that is asked for.
    starts: Vec<Position>,
    places: Places,
}

impl Moved<'_> {
    /// Where a finding on one of the documents before stands now.
    fn location(&mut self, finding: &Finding) -> Option<Location> {
        let (was, is) = self.documents;
        let index = if was.len() == 1 { 0 } else { self.index(finding)? };
        locate::again(&mut self.places, (was.get(index)?, is.get(index)?), finding)
    }

    fn index(&mut self, finding: &Finding) -> Option<usize> {
        let Self { documents: (was, _), starts, places } = self;
        if starts.is_empty() {
            starts.extend(was.iter().map(|own| locate::locate(places, own, &[]).start));
        }
        starts.partition_point(|start| *start <= finding.location.start).checked_sub(1)
    }
}
