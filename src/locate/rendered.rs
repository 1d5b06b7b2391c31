//! The place of a path inside a rendered document: in the template, the resource or the patch that it was made from.

use std::sync::Arc;

use regorus::Value;

use super::template::Alignment;
use super::{Places, in_text, locate as locate_in, walk, whole};
use crate::model::document::{Document, Origin, SourceText, Step};
use crate::model::field::child;
use crate::model::finding::Location;
use crate::model::rendered::{Kustomized, MadeFrom, Rendered};
use crate::model::spans::Span;

/// The alignment of the text that was asked about last: findings of one document come in a row.
#[derive(Debug, Default)]
pub(super) struct LastAlignment(Option<(Arc<str>, Arc<str>, Arc<Alignment>)>);

impl LastAlignment {
    fn of(&mut self, rendered: &Arc<str>, template: &Arc<str>) -> Arc<Alignment> {
        match &self.0 {
            Some((own, of, known)) if Arc::ptr_eq(own, rendered) && Arc::ptr_eq(of, template) => known.clone(),
            _ => {
                let made = Arc::new(Alignment::of(rendered, template));
                self.0 = Some((rendered.clone(), template.clone(), made.clone()));
                made
            }
        }
    }
}

/// The place of a path of a rendered document.
pub(super) fn locate(places: &mut Places, rendered: &Rendered, value: &Value, at: &[Step]) -> Location {
    match &rendered.from {
        MadeFrom::Template(template) => in_template(places, rendered, template, at),
        MadeFrom::Chart { chart, at, .. } => locate_in(places, chart, at),
        MadeFrom::Kustomization(own) => in_kustomization(places, own, value, at),
    }
}

fn in_kustomization(places: &mut Places, from: &Kustomized, value: &Value, at: &[Step]) -> Location {
    let Kustomized { resource, patches, root, chain, generated } = from;
    // What is filled in stands where it was said last; what is lacking, where the object stands.
    let by_patch = || patches.iter().find_map(|part| same(value, &part.value, at).map(|at| (part, at)));
    let own = resource.as_ref().and_then(|part| same(value, &part.value, at).map(|at| (part, at)));
    let found = if is_scalar(value, at) { by_patch().or(own) } else { own.or_else(by_patch) };
    match (found, resource) {
        (Some((part, at)), _) => locate_in(places, part, &at),
        (None, None) => locate_in(places, root, generated),
        // The path is there, yet what it leads to is a kustomization's own doing.
        (None, Some(resource)) => match chain.iter().find_map(|own| Some((own, transformer(&own.value, value, at)?))) {
            Some((own, Transformer { at, word: Some(word) })) => word_at(places, own, &at, &word),
            Some((own, Transformer { at, word: None })) => locate_in(places, own, &at),
            // Of labels that are added to none, what lacks among them lacks in the object.
            None if !is_scalar(value, at) => locate_in(places, resource, at),
            None => locate_in(places, root, &[]),
        },
    }
}

/// The place of a word in a text that stands in a document, such as a patch in a kustomization.
fn word_at(places: &mut Places, document: &Document, at: &[Step], word: &str) -> Location {
    let Origin::Text { sources, spans } = &document.origin else { return locate_in(places, document, at) };
    let span = walk::find(sources, spans, at);
    let found = sources.first().and_then(|source| {
        let text = source.text.get(span.start as usize..span.end as usize)?;
        let start = span.start + u32::try_from(text.find(word)?).ok()?;
        Some((source, Span::new(start, start + u32::try_from(word.len()).ok()?)))
    });
    match found {
        Some((source, span)) => in_text(places, source, span),
        None => locate_in(places, document, at),
    }
}

fn in_template(places: &mut Places, rendered: &Rendered, template: &SourceText, at: &[Step]) -> Location {
    let own = &rendered.source;
    let span = walk::find(std::slice::from_ref(own), &rendered.spans, at);
    let alignment = places.alignment.of(&own.text, &template.text);
    let span = alignment.place(&own.text, span, &template.text);
    if span == Span::default() { whole(&template.file.path) } else { in_text(places, template, span) }
}

/// The path in `part` that leads to what `at` leads to in `value`, where that is the same: a scalar that is equal, or a mapping
/// or list that is there. Items of a list are found by their name.
fn same(value: &Value, part: &Value, at: &[Step]) -> Option<Vec<Step>> {
    let (mut here, mut there, mut path) = (value, part, Vec::new());
    for step in at {
        match step {
            Step::Key(key) => {
                let key = Value::from(key.as_ref());
                let (Value::Object(from), Value::Object(to)) = (here, there) else { return None };
                (here, there) = (from.get(&key)?, to.get(&key)?);
                path.push(step.clone());
            }
            Step::Index(index) => {
                let (Value::Array(from), Value::Array(to)) = (here, there) else { return None };
                here = from.get(*index)?;
                let place = item(here, there, *index)?;
                there = to.get(place)?;
                path.push(Step::Index(place));
            }
        }
    }
    let is_same = match (here, there) {
        (Value::Object(_), Value::Object(_)) | (Value::Array(_), Value::Array(_)) => true,
        (here, there) => here == there,
    };
    is_same.then_some(path)
}

/// Whether a path leads to a value without parts.
fn is_scalar(value: &Value, at: &[Step]) -> bool {
    at_path(value, at).is_some_and(|found| !matches!(found, Value::Object(_) | Value::Array(_)))
}

fn at_path<'v>(value: &'v Value, at: &[Step]) -> Option<&'v Value> {
    at.iter().try_fold(value, child)
}

/// The place of an item in another list: by its name, or the same item, else where it stood.
fn item(item: &Value, list: &Value, index: usize) -> Option<usize> {
    let Value::Array(list) = list else { return None };
    let named = ["name", "containerPort", "port", "path", "key"].iter().find_map(|key| {
        let name = &item[*key];
        (*name != Value::Undefined).then_some((*key, name))
    });
    match named {
        Some((key, name)) => list.iter().position(|other| other[key] == *name),
        None => list.iter().position(|other| other == item).or_else(|| (index < list.len()).then_some(index)),
    }
}

/// What changes a value in a kustomization.
struct Transformer {
    /// Where it stands.
    at: Vec<Step>,
    /// The word that speaks of the value in the text there.
    word: Option<String>,
}

/// The place in a kustomization of what changes the value at a path of an object; none where it has nothing that does.
fn transformer(own: &Value, value: &Value, at: &[Step]) -> Option<Transformer> {
    let last = at.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_ref()),
        Step::Index(_) => None,
    })?;
    let field = match last {
        "image" => return image(own, value, at).map(|at| Transformer { at, word: None }),
        "replicas" => Some("replicas"),
        "namespace" => Some("namespace"),
        "name" => ["namePrefix", "nameSuffix"].into_iter().find(|name| own[*name] != Value::Undefined),
        _ => None,
    };
    if let Some(field) = field.filter(|field| own[*field] != Value::Undefined) {
        return Some(Transformer { at: vec![Step::Key(Arc::from(field))], word: None });
    }
    inline(own, last)
}

/// The patch in a kustomization that speaks of a key.
fn inline(own: &Value, key: &str) -> Option<Transformer> {
    ["patches", "patchesJson6902"].into_iter().find_map(|field| {
        let Value::Array(patches) = &own[field] else { return None };
        let texts =
            patches.iter().enumerate().filter_map(|(index, patch)| Some((index, patch["patch"].as_string().ok()?)));
        let words = [format!("{key}:"), format!("/{key}")];
        texts.into_iter().find_map(|(index, text)| {
            let word = words.iter().find(|word| text.contains(word.as_str()))?;
            let at = vec![Step::Key(Arc::from(field)), Step::Index(index), Step::Key(Arc::from("patch"))];
            Some(Transformer { at, word: Some(word.trim_end_matches(':').to_owned()) })
        })
    })
}

/// The entry of `images` that made an image: the one whose new name, or else whose name, is that of the image.
fn image(root: &Value, value: &Value, at: &[Step]) -> Option<Vec<Step>> {
    let image = at_path(value, at)?;
    let image = image.as_string().ok()?;
    let Value::Array(entries) = &root["images"] else { return None };
    let is_of = |entry: &Value| {
        let name = entry["newName"].as_string().or_else(|_| entry["name"].as_string());
        name.is_ok_and(|name| {
            image.strip_prefix(name.as_ref()).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '@']))
        })
    };
    let index = entries.iter().position(is_of)?;
    let part = ["newTag", "digest", "newName"].into_iter().find(|part| entries[index][*part] != Value::Undefined)?;
    Some(vec![Step::Key(Arc::from("images")), Step::Index(index), Step::Key(Arc::from(part))])
}

/// A message about a document whose place is not its own text: the object is named, so that it can be found.
pub(super) fn named(rendered: &Rendered, location: &Location, resource: Option<&str>, message: &Arc<str>) -> Arc<str> {
    let object = resource.unwrap_or("an object");
    match &rendered.from {
        MadeFrom::Chart { template, .. } => Arc::from(format!("{message} ({object}, rendered from {template})")),
        MadeFrom::Kustomization(own) if own.chain.iter().any(|part| location.path == part.file.path) => {
            let name = object.rsplit('/').next().unwrap_or(object);
            if message.contains(name) { message.clone() } else { Arc::from(format!("{message} ({object})")) }
        }
        _ => message.clone(),
    }
}
