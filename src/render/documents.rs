//! A rendered text → the Kubernetes objects in it, as documents that know what they were made from.

use std::sync::Arc;

use super::roots::{Outcome, Surroundings};
use crate::model::document::{Document, Origin};
use crate::model::rendered::{MadeFrom, Rendered, Variant};
use crate::model::source::SourceFile;
use crate::parse;

/// A rendered text.
pub(super) struct Made<'m> {
    /// The file that its objects are reported under.
    pub(super) file: &'m Arc<SourceFile>,
    /// The text.
    pub(super) text: &'m str,
    /// The ways of rendering that gave it.
    pub(super) variants: Arc<Vec<Variant>>,
}

/// Adds the objects of a text. `from` says what one was made from, and nothing for one that is not wanted; it may change it.
pub(super) fn read(
    made: &Made<'_>,
    around: &Surroundings<'_>,
    outcome: &mut Outcome,
    mut from: impl FnMut(&mut Document) -> Option<MadeFrom>,
) {
    let parsed = parse::rendered(made.file, Arc::from(made.text), &around.reading);
    // Its lines are those of a text that nobody sees.
    outcome.problems.extend(parsed.problems.into_iter().map(|mut problem| {
        problem.position = None;
        problem.message = format!("in what it renders to: {}", problem.message);
        problem
    }));
    for mut document in parsed.documents.into_iter().filter(|document| document.kind.name() == "kubernetes") {
        let Some(from) = from(&mut document) else { continue };
        let Origin::Text { sources, spans } = &document.origin else { continue };
        let Some(source) = sources.first().cloned() else { continue };
        let rendered = Rendered { source, spans: spans.clone(), from, variants: made.variants.clone() };
        let file = match &rendered.from {
            MadeFrom::Kustomization(own) => own.resource.as_ref().unwrap_or(&own.root).file.clone(),
            _ => made.file.clone(),
        };
        outcome.documents.push(Document {
            file,
            index: u32::try_from(outcome.documents.len()).unwrap_or(u32::MAX),
            kind: document.kind.without_format(),
            origin: Origin::Rendered(Arc::new(rendered)),
            ..document
        });
    }
}
