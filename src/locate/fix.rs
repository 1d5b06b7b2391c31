//! Where a fix is made: each edit gets its file and document, and the path in that. What was rendered cannot be edited.

use std::sync::Arc;

use regorus::Value;

use super::{innermost, walk};
use crate::model::document::{Document, Origin, SourceText, Step};
use crate::model::field::field;
use crate::model::finding::Finding;
use crate::model::fix::{Edit, Fix};
use crate::model::spans::{NodeId, Spans};

/// The fix of a violation `at` a place of a document; none where something of it would be made in what was rendered.
pub(super) fn of(document: &Document, at: &[Step], fix: &Arc<Fix>) -> Option<Arc<Fix>> {
    let edits = fix.edits.iter().map(|edit| edited(document, at, edit)).collect::<Option<Vec<_>>>()?;
    Some(Arc::new(Fix { title: fix.title.clone(), safety: fix.safety, edits }))
}

fn edited(document: &Document, at: &[Step], edit: &Edit) -> Option<Edit> {
    if edit.file.is_some() {
        return Some(edit.clone());
    }
    let (inner, path) = innermost(document, &edit.path);
    match &inner.origin {
        Origin::Rendered(_) => None,
        Origin::Repository { .. } => Some(edit.clone()),
        Origin::Text { sources, .. } if sources.len() == 1 && inner.kind.name() != "terraform_module" => Some(Edit {
            file: Some(inner.file.path.clone()),
            document: inner.index,
            path: path.to_vec(),
            change: edit.change.clone(),
        }),
        Origin::Text { sources, spans } => {
            // A new block stands in the file of what the rule found fault with.
            let source = home(sources, spans, path).or_else(|| home(sources, spans, at)).or_else(|| sources.first())?;
            let path = inside(sources, spans, path, source);
            Some(Edit { file: Some(source.file.path.clone()), document: 0, path, change: edit.change.clone() })
        }
    }
}

/// Whether the fix of a finding is made at the same place of the same file in a document after an edit; only where that is certain.
pub(super) fn is_made_alike(was: &Document, is: &Document, finding: &Finding) -> bool {
    let Some(fix) = &finding.fix else { return true };
    let is_alike = |edit: &Edit| match (home_of(was, &edit.path), home_of(is, &edit.path)) {
        (Some(was), Some(is)) => Some(was) == edit.file.as_ref() && was == is,
        // A new block stands where the finding is.
        (None, None) => edit.file.as_ref() == Some(&finding.location.path),
        _ => false,
    };
    let is_sole = |edit: &Edit| [was, is].iter().all(|document| is_sole_resource(document, &edit.path));
    fix.edits.iter().all(|edit| is_alike(edit) && is_sole(edit))
}

/// The path of the file in which a path leads into a block.
fn home_of<'d>(document: &'d Document, path: &[Step]) -> Option<&'d Arc<str>> {
    let Origin::Text { sources, spans } = &document.origin else { return None };
    home(sources, spans, path).map(|source| &source.file.path)
}

/// Whether a path leads to a resource, or to one that is yet to be, and no other one has its name.
fn is_sole_resource(document: &Document, path: &[Step]) -> bool {
    let [Step::Key(block), Step::Key(sort), Step::Key(name), rest @ ..] = path else { return false };
    let named = ["resource", sort, name].iter().try_fold(&document.value, |at, key| field(at, key));
    block.as_ref() == "resource"
        && matches!(rest, [] | [Step::Index(0), ..])
        && named.is_none_or(|own| matches!(own, Value::Array(own) if own.len() == 1))
}

/// Steps that lead to a block of a module: its type, its labels, its number among those of the same labels.
const BLOCK: usize = 3;

/// The file in which the deepest part of a path stands, where it leads into a block.
fn home<'s>(sources: &'s [SourceText], spans: &Spans, path: &[Step]) -> Option<&'s SourceText> {
    let mut here: NodeId = 0;
    let mut depth = 0;
    for step in path {
        let Some(next) = walk::step_into(sources, spans, here, step) else { break };
        here = next;
        depth += 1;
    }
    (depth >= BLOCK).then(|| walk::source_of(sources, spans.value(here).start)).flatten()
}

/// The path in the document of one file: of blocks with the same labels only those of the file count.
fn inside(sources: &[SourceText], spans: &Spans, path: &[Step], source: &SourceText) -> Vec<Step> {
    let mut here = Some(0);
    let step = |step: &Step| {
        let node = here;
        here = node.and_then(|node| walk::step_into(sources, spans, node, step));
        match (step, node) {
            (Step::Index(index), Some(node)) => {
                let before = spans.children(node).take(*index);
                let own = |id: &NodeId| {
                    walk::source_of(sources, spans.value(*id).start).is_some_and(|of| of.base == source.base)
                };
                Step::Index(before.filter(own).count())
            }
            _ => step.clone(),
        }
    };
    path.iter().map(step).collect()
}
