//! How a file was read: what of it is needed where its verdicts are known.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::texts::{Number, Texts, Writer};
use super::{About, Told, all};
use crate::model::document::Kind;
use crate::model::problem::Problem;

/// What is known of a file without rules.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Read {
    /// What could not be read, and why.
    pub(crate) problems: Vec<Problem>,
    /// What that would have been.
    pub(crate) unjudged: Vec<Kind>,
    /// What its documents are, in their order.
    pub(crate) kinds: Vec<Kind>,
    /// Whether some comment may be a waiver: these are read anew, since they depend on the day.
    pub(crate) has_comments: bool,
}

#[derive(Serialize, Deserialize)]
struct Wire<'r> {
    #[serde(borrow)]
    texts: Vec<&'r str>,
    problems: Vec<Told>,
    unjudged: Vec<Vec<Number>>,
    kinds: Vec<Vec<Number>>,
    has_comments: bool,
}

impl Read {
    /// Its bytes; none where it cannot be kept.
    pub(crate) fn bytes(&self, about: &About<'_>) -> Option<Vec<u8>> {
        let Self { problems, unjudged, kinds, has_comments } = self;
        let mut texts = Writer::default();
        let problems = all(problems.iter().map(|own| Told::of(own, about, &mut texts)))?;
        let unjudged = numbers(unjudged, &mut texts);
        let kinds = numbers(kinds, &mut texts);
        let wire = Wire { texts: texts.texts(), problems, unjudged, kinds, has_comments: *has_comments };
        postcard::to_stdvec(&wire).ok()
    }

    /// What some bytes say; none where they say nothing.
    pub(crate) fn of(bytes: &[u8], about: &About<'_>) -> Option<Self> {
        let Wire { texts, problems, unjudged, kinds, has_comments } = postcard::from_bytes(bytes).ok()?;
        let known = Texts::of(&texts);
        Some(Self {
            problems: all(problems.into_iter().map(|own| own.problem(about, &known)))?,
            unjudged: named(&unjudged, &texts)?,
            kinds: named(&kinds, &texts)?,
            has_comments,
        })
    }
}

fn numbers<'k>(kinds: &'k [Kind], texts: &mut Writer<'k>) -> Vec<Vec<Number>> {
    kinds.iter().map(|Kind(labels)| labels.iter().map(|label| texts.number(label)).collect()).collect()
}

fn named(kinds: &[Vec<Number>], texts: &[&str]) -> Option<Vec<Kind>> {
    let text = |number: &Number| Some(Cow::Owned((*texts.get(usize::try_from(*number).ok()?)?).to_owned()));
    all(kinds.iter().map(|labels| Some(Kind(all(labels.iter().map(text))?.into()))))
}
