//! An edit of a JSON document, with comments or without → splices.

use regorus::Value;

use super::flow::Brackets;
use super::page::{Page, Way};
use super::refusal::Refusal;
use super::splice::Splice;
use super::value::{END, nested};
use super::yaml_value::entries;
use crate::model::document::Step;
use crate::model::fix::Change;
use crate::model::spans::{NodeId, NodeKind};

/// The splices of an edit.
pub(super) fn splices(page: Page<'_>, path: &[Step], change: &Change) -> Result<Vec<Splice>, Refusal> {
    let way = page.way(path)?;
    let last = way.last();
    let parent = if way.rest.is_empty() { way.parent() } else { Some(last) };
    let json = Json { page, step: step(page), blank: blank(page, parent) };
    let style = json.style();
    match change {
        Change::Remove => match way.parent().filter(|_| way.rest.is_empty()) {
            Some(parent) => Ok(page.remove_member(parent, last, style)),
            None => Err(Refusal::missing(path)),
        },
        Change::Add(value) | Change::Replace(value) => match way.rest.split_first() {
            None => match (path.last(), way.parent()) {
                (Some(Step::Index(index)), Some(parent)) if matches!(change, Change::Add(_)) => {
                    let member = json.written(value, &json.inner(parent));
                    Ok(page.insert_member(parent, *index, &member, style))
                }
                _ => Ok(vec![Splice::new(
                    page.start(last),
                    page.end(last),
                    json.written(value, page.indent(page.start(last))),
                )]),
            },
            Some(_) => json.add(&way, path, value),
        },
        Change::ReplaceText(text) if way.rest.is_empty() => {
            Ok(vec![Splice::new(page.start(last), page.end(last), text.as_ref())])
        }
        _ => Err(Refusal::Format),
    }
}

struct Json<'d> {
    page: Page<'d>,
    step: Option<usize>,
    /// What stands behind a colon or a comma.
    blank: &'static str,
}

impl Json<'_> {
    fn style(&self) -> Brackets {
        Brackets { breaks_separate: false, comments: &["//"], expands: self.step, padded: false, blank: self.blank }
    }

    fn add(&self, way: &Way<'_>, path: &[Step], value: &Value) -> Result<Vec<Splice>, Refusal> {
        let Some((step, rest)) = way.rest.split_first() else { return Err(Refusal::missing(path)) };
        let (id, inner) = (way.last(), &nested(rest, value));
        let page = self.page;
        let count = page.children(id).len();
        match (page.spans.kind(id), step) {
            (NodeKind::Mapping, Step::Key(key)) => {
                let name = Value::from(key.as_ref()).to_json_str().unwrap_or_default();
                let member = format!("{name}:{}{}", self.blank, self.written(inner, &self.inner(id)));
                Ok(page.insert_member(id, count, &member, self.style()))
            }
            (NodeKind::Sequence, step) if is_end(step, count) => {
                Ok(page.insert_member(id, count, &self.written(inner, &self.inner(id)), self.style()))
            }
            (NodeKind::Scalar, _) if page.source(id) == "null" => {
                let text = self.written(&nested(way.rest, value), page.indent(page.start(id)));
                Ok(vec![Splice::new(page.start(id), page.end(id), text)])
            }
            _ => Err(Refusal::shape(path)),
        }
    }

    /// The indentation of what stands in a collection.
    fn inner(&self, id: NodeId) -> String {
        match self.page.children(id).first() {
            Some(first) => self.page.indent(self.page.member_start(*first)).to_owned(),
            None => format!("{}{}", self.page.indent(self.page.start(id)), self.page.unit(self.step.unwrap_or(0))),
        }
    }

    /// A value; over several lines where the text is written so.
    fn written(&self, value: &Value, indent: &str) -> String {
        let (open, between, close, deeper) = match self.step {
            Some(step) => {
                let (eol, deeper) = (self.page.eol(), format!("{indent}{}", self.page.unit(step)));
                (format!("{eol}{deeper}"), format!(",{eol}{deeper}"), format!("{eol}{indent}"), deeper)
            }
            None => (String::new(), format!(",{}", self.blank), String::new(), String::new()),
        };
        match value {
            Value::Object(object) if !object.is_empty() => {
                let name = |key: &str| Value::from(key).to_json_str().unwrap_or_default();
                let entry =
                    |(key, own): (&str, &Value)| format!("{}:{}{}", name(key), self.blank, self.written(own, &deeper));
                let entries: Vec<_> = entries(object).into_iter().map(entry).collect();
                format!("{{{open}{}{close}}}", entries.join(&between))
            }
            Value::Array(items) if !items.is_empty() => {
                let items: Vec<_> = items.iter().map(|item| self.written(item, &deeper)).collect();
                format!("[{open}{}{close}]", items.join(&between))
            }
            other => other.to_json_str().unwrap_or_default(),
        }
    }
}

/// Whether a step leads behind the last item.
pub(super) fn is_end(step: &Step, count: usize) -> bool {
    match step {
        Step::Key(end) => end.as_ref() == END,
        Step::Index(index) => *index == count,
    }
}

/// The indentation of a text that is written over several lines.
fn step(page: Page<'_>) -> Option<usize> {
    let root = page.children(0);
    let first = root.first()?;
    let start = page.member_start(*first);
    let own = page.indent(start).len();
    page.slice(page.start(0), start).contains('\n').then(|| own.saturating_sub(page.indent(page.start(0)).len()))
}

/// What stands behind a colon or a comma: what does in a collection, else in the text.
fn blank(page: Page<'_>, id: Option<NodeId>) -> &'static str {
    let behind_key = |id: NodeId| {
        let key = page.children(id).first().and_then(|first| Some((page.spans.key(*first)?.end, page.start(*first))));
        key.map(|(end, start)| page.slice(end as usize, start))
    };
    let behind_item = |id: NodeId| match page.children(id).as_slice() {
        [first, second, ..] => Some(page.slice(page.member_end(*first), page.member_start(*second))),
        _ => None,
    };
    let own = |id: NodeId| behind_key(id).or_else(|| behind_item(id));
    if id.and_then(own).or_else(|| own(0)).is_some_and(|text| !text.ends_with(char::is_whitespace)) { "" } else { " " }
}
