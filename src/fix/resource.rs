//! An edit of an object that a resource of Terraform makes → the edit of the resource: its place there, and values as blocks.

use regorus::Value;

use super::page::Page;
use super::refusal::Refusal;
use super::value::{END, nested};
use crate::model::document::{Document, Origin, Step};
use crate::model::fix::{Change, Edit};
use crate::model::spans::NodeKind;
use crate::parse::resources::{self, Standing};

/// Whether a document is one that a resource in a Terraform file makes.
pub(super) fn is_made(document: &Document) -> bool {
    document.kind.resource().is_some()
}

/// The edit of a file that an edit of an object is which one of its resources makes.
pub(super) fn edit(file: &Document, object: &Document, text: &str, edit: &Edit) -> Result<Edit, Refusal> {
    let Origin::Text { spans, .. } = &object.origin else { return Err(Refusal::NoDocument) };
    let page = Page { text, spans, value: &object.value };
    let way = page.way(&edit.path)?;
    let Some(Standing { mut path, block }) = resources::standing(file, object, way.last()) else {
        return Err(Refusal::missing(&edit.path));
    };
    let is_body = block.is_some();
    let change = match (way.rest.split_first(), &edit.change) {
        (None, Change::Add(_) | Change::Replace(_)) if is_body => return Err(Refusal::shape(&edit.path)),
        (None, change) => {
            // A block that is no item of a list is the only one of its name.
            let is_item = way.parent().is_some_and(|parent| spans.kind(parent) == NodeKind::Sequence);
            if *change == Change::Remove && is_body && !is_item && spans.kind(way.last()) == NodeKind::Mapping {
                path.pop();
            }
            change.clone()
        }
        (Some((step, rest)), Change::Add(value)) => {
            let (step, value) = written(block.as_deref(), step, nested(rest, value));
            path.push(step);
            Change::Add(value)
        }
        _ => return Err(Refusal::missing(&edit.path)),
    };
    Ok(Edit { document: file.index, path, change, file: edit.file.clone() })
}

/// A step to what is not there yet, and its value, as they are written in the body of a block; in an expression they stay.
fn written(block: Option<&str>, step: &Step, value: Value) -> (Step, Value) {
    match (block, step) {
        (Some(block), Step::Key(name)) if name.as_ref() != END => {
            let (name, value) = resources::written(block, name, &value);
            (Step::Key(name.into()), value)
        }
        (Some(block), step) => (step.clone(), resources::body(block, &value)),
        (None, step) => (step.clone(), value),
    }
}
