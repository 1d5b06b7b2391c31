//! An edit of an object that a resource of Terraform makes → the edit of the resource: its place there, and values as blocks.

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
    let change = match (way.rest.split_first(), &edit.change) {
        (None, Change::Add(_) | Change::Replace(_)) if block.is_some() => return Err(Refusal::shape(&edit.path)),
        (None, Change::Remove) if block.is_some() && spans.kind(way.last()) == NodeKind::Mapping => {
            // A block that is no item of a list is the only one of its name.
            let is_item = way.parent().is_some_and(|parent| spans.kind(parent) == NodeKind::Sequence);
            if !is_item {
                path.pop();
            }
            Change::Remove
        }
        (None, change) => change.clone(),
        (Some((Step::Key(name), rest)), Change::Add(value)) if name.as_ref() != END => match block {
            Some(block) => {
                let (name, value) = resources::written(&block, name, &nested(rest, value));
                path.push(Step::Key(name.into()));
                Change::Add(value)
            }
            None => {
                path.extend(way.rest.iter().cloned());
                Change::Add(value.clone())
            }
        },
        (Some((step, rest)), Change::Add(value)) => {
            path.push(step.clone());
            let value = nested(rest, value);
            Change::Add(block.map_or_else(|| value.clone(), |block| resources::body(&block, &value)))
        }
        _ => return Err(Refusal::missing(&edit.path)),
    };
    Ok(Edit { document: file.index, path, change, file: edit.file.clone() })
}
