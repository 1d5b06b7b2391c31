//! An edit of a YAML document → splices: blocks line by line, flow between its brackets. Comments, anchors, quotes and indentation
//! outside of what is edited stay.

use regorus::Value;

use super::flow::Brackets;
use super::page::{Page, Way};
use super::refusal::Refusal;
use super::splice::Splice;
use super::value::{END, nested};
use super::yaml_value::{self as write, Layout, Quotes};
use crate::model::document::Step;
use crate::model::fix::Change;
use crate::model::spans::{NodeId, NodeKind};

const FLOW: Brackets = Brackets { breaks_separate: false, comments: &["#"], expands: None, padded: false, blank: " " };

/// Entries behind which nobody looks for others: the jobs of a workflow, the steps of a job, the containers of a pod.
const LAST: [&str; 4] = ["jobs", "steps", "initContainers", "containers"];

/// The splices of an edit.
pub(super) fn splices(page: Page<'_>, path: &[Step], change: &Change) -> Result<Vec<Splice>, Refusal> {
    let way = page.way(path)?;
    let yaml = Yaml { page, layout: layout(page) };
    match change {
        Change::Add(value) | Change::Replace(value) => yaml.set(&way, path, value, matches!(change, Change::Add(_))),
        Change::Remove => yaml.remove(&way, path),
        Change::ReplaceText(text) if way.rest.is_empty() => {
            Ok(vec![Splice::new(page.start(way.last()), page.end(way.last()), text.as_ref())])
        }
        _ => Err(Refusal::Format),
    }
}

struct Yaml<'d> {
    page: Page<'d>,
    layout: Layout,
}

impl Yaml<'_> {
    fn set(&self, way: &Way<'_>, path: &[Step], value: &Value, adds: bool) -> Result<Vec<Splice>, Refusal> {
        let last = way.last();
        let Some((step, rest)) = way.rest.split_first() else {
            // An item that is there moves on: the new one stands before it.
            return match (path.last(), way.parent()) {
                (Some(Step::Index(index)), Some(parent)) if adds => self.item(way, parent, *index, value),
                _ => Ok(self.replace(way, last, value)),
            };
        };
        let inner = nested(rest, value);
        match (self.page.spans.kind(last), step) {
            (NodeKind::Scalar, _) if self.is_nothing(path, way) => {
                Ok(self.replace(way, last, &nested(way.rest, value)))
            }
            (NodeKind::Mapping, Step::Key(key)) => self.entry(way, last, key, &inner),
            (NodeKind::Sequence, Step::Key(end)) if end.as_ref() == END => {
                self.item(way, last, self.page.children(last).len(), &inner)
            }
            (NodeKind::Sequence, Step::Index(index)) if *index == self.page.children(last).len() => {
                self.item(way, last, *index, &inner)
            }
            (NodeKind::Alias, _) => Err(Refusal::Alias),
            _ => Err(Refusal::shape(path)),
        }
    }

    /// Whether the value that a path leads to is null.
    fn is_nothing(&self, path: &[Step], way: &Way<'_>) -> bool {
        let reached = path.get(..way.nodes.len() - 1).unwrap_or_default();
        super::value::get(self.page.value, reached) == Some(&Value::Null)
    }

    /// Whether a collection stands in brackets.
    fn is_flow(&self, id: NodeId) -> bool {
        self.page.spans.kind(id) != NodeKind::Scalar && self.page.source(id).starts_with(['{', '['])
    }

    fn is_in_flow(&self, way: &Way<'_>) -> bool {
        way.nodes.iter().rev().skip(1).any(|id| self.is_flow(*id))
    }

    fn entry(&self, way: &Way<'_>, id: NodeId, key: &str, value: &Value) -> Result<Vec<Splice>, Refusal> {
        let page = self.page;
        let children = page.children(id);
        if children.is_empty() && !self.is_in_flow(way) && self.is_flow(id) && way.nodes.len() > 1 {
            let only = nested(&[Step::Key(key.into())], value);
            return Ok(self.replace(way, id, &only));
        }
        if self.is_flow(id) {
            let member = format!("{}: {}", write::key(key), write::flow(value, Quotes::None));
            return Ok(page.insert_member(id, children.len(), &member, FLOW));
        }
        let (Some(first), Some(last)) = (children.first(), children.last()) else { return Err(Refusal::Format) };
        let column = page.column(page.member_start(*first));
        if let Some(next) = children.iter().skip(1).find(|child| self.stands_last(**child)) {
            return Ok(vec![self.entry_before(*next, key, value, column)]);
        }
        let line = format!("{}:{}", write::key(key), write::behind_key(value, column, self.layout));
        Ok(vec![self.line_after(*last, column, &line)])
    }

    /// Whether an entry is one that people look for at the end: what goes on for pages.
    fn stands_last(&self, id: NodeId) -> bool {
        self.page.spans.name(id, self.page.text).is_some_and(|name| LAST.contains(&name))
    }

    /// A new entry before another one and the comments that belong to that.
    fn entry_before(&self, next: NodeId, key: &str, value: &Value, column: usize) -> Splice {
        let page = self.page;
        let mut at = page.line_start(page.member_start(next));
        let line_above = |at: usize| {
            let start = page.line_start(at.saturating_sub(1));
            (start, page.slice(start, page.line_end(start)))
        };
        while at > 0 {
            let (start, line) = line_above(at);
            let is_comment = line.trim_start().starts_with('#') && line.len() - line.trim_start().len() == column;
            if !is_comment {
                break;
            }
            at = start;
        }
        let is_apart = at > 0 && line_above(at).1.trim().is_empty();
        let (eol, blanks) = (self.layout.eol, " ".repeat(column));
        let line = format!("{blanks}{}:{}{eol}", write::key(key), write::behind_key(value, column, self.layout));
        Splice::insert(at, if is_apart { format!("{line}{eol}") } else { line })
    }

    fn item(&self, way: &Way<'_>, id: NodeId, index: usize, value: &Value) -> Result<Vec<Splice>, Refusal> {
        let page = self.page;
        let children = page.children(id);
        if children.is_empty() && !self.is_in_flow(way) && way.nodes.len() > 1 {
            return Ok(self.replace(way, id, &Value::from(vec![value.clone()])));
        }
        if self.is_flow(id) {
            return Ok(page.insert_member(id, index, &write::flow(value, Quotes::None), FLOW));
        }
        let column = page.column(page.start(id));
        let line = write::dashed(value, column, self.layout);
        match (children.get(index), children.last()) {
            (Some(_), _) => {
                let dash = self.dash(id, index).ok_or(Refusal::Format)?;
                Ok(vec![Splice::insert(dash, format!("{line}{}{}", self.layout.eol, " ".repeat(column)))])
            }
            (None, Some(last)) => Ok(vec![self.line_after(*last, column, &line)]),
            (None, None) => Err(Refusal::Format),
        }
    }

    /// A line, or more, behind a member that ends its lines.
    fn line_after(&self, last: NodeId, column: usize, line: &str) -> Splice {
        let page = self.page;
        let end = page.member_end(last).max(self.colon_end(last).unwrap_or(0));
        let (eol, blanks) = (self.layout.eol, " ".repeat(column));
        let at = if page.is_line_start(end) { end } else { page.next_line(end) };
        if page.is_line_start(at) {
            Splice::insert(at, format!("{blanks}{line}{eol}"))
        } else {
            Splice::insert(at, format!("{eol}{blanks}{line}"))
        }
    }

    /// Puts a value in place of another.
    fn replace(&self, way: &Way<'_>, id: NodeId, value: &Value) -> Vec<Splice> {
        let page = self.page;
        let (start, end) = (page.start(id), self.content_end(id));
        let source = page.source(id);
        if self.is_in_flow(way) {
            let text = write::flow(value, Quotes::of(source));
            let glue = if page.slice(0, start).ends_with(':') { " " } else { "" };
            return vec![Splice::new(start, end, format!("{glue}{text}"))];
        }
        let is_block_text = page.spans.kind(id) == NodeKind::Scalar && source.starts_with(['|', '>']);
        let is_block = !self.is_flow(id) && matches!(page.spans.kind(id), NodeKind::Mapping | NodeKind::Sequence);
        let is_collection = match value {
            Value::Object(object) => !object.is_empty(),
            Value::Array(items) => !items.is_empty(),
            _ => false,
        };
        if is_block && is_collection {
            return vec![Splice::new(start, end, write::block(value, page.column(start), self.layout))];
        }
        if !is_block && !is_block_text && !is_collection {
            let text = write::flow(value, Quotes::of(source));
            let is_behind = page.slice(0, start).ends_with([':', '-']);
            return vec![Splice::new(start, end, if is_behind { format!(" {text}") } else { text })];
        }
        let Some(from) = self.behind(way, id) else {
            return vec![Splice::new(start, end, write::block(value, page.column(start), self.layout))];
        };
        if page.spans.key(id).is_none() {
            let column = page.column(from) + 1;
            return vec![Splice::new(from, end, format!(" {}", write::block(value, column, self.layout)))];
        }
        let column = page.column(page.member_start(id));
        let text = write::behind_key(value, column, self.layout);
        // What stands between the colon and a block, a comment mostly, stays on its line.
        let line_end = page.line_end(from);
        let comment = page.slice(from, line_end.min(start.max(from))).trim();
        if is_block && comment.starts_with('#') {
            return vec![Splice::insert(from, text), Splice::new(line_end, end, "")];
        }
        vec![Splice::new(from, end, text)]
    }

    /// One past the last byte of a value, without the line break that ends a block.
    fn content_end(&self, id: NodeId) -> usize {
        let (start, end) = (self.page.start(id), self.page.end(id));
        let text = self.page.slice(start, end);
        let kept = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
        start + kept.len()
    }

    /// Where what stands behind the colon of an entry, or the dash of an item, starts.
    fn behind(&self, way: &Way<'_>, id: NodeId) -> Option<usize> {
        if self.page.spans.key(id).is_some() {
            return self.colon_end(id);
        }
        let parent = way.nodes.iter().rev().find(|node| **node != id)?;
        let index = self.page.children(*parent).iter().position(|child| *child == id)?;
        self.dash(*parent, index).map(|dash| dash + 1)
    }

    fn colon_end(&self, id: NodeId) -> Option<usize> {
        let end = self.page.spans.key(id)?.end as usize;
        let rest = self.page.slice(end, self.page.text.len());
        rest.find(':').filter(|at| rest.get(..*at).is_some_and(|blank| blank.trim().is_empty())).map(|at| end + at + 1)
    }

    /// Where the dash of an item of a block sequence stands.
    fn dash(&self, id: NodeId, index: usize) -> Option<usize> {
        let page = self.page;
        let children = page.children(id);
        let Some(previous) = index.checked_sub(1) else { return Some(page.start(id)) };
        let end = page.member_end(*children.get(previous)?);
        let mut at = if page.is_line_start(end) { end } else { page.next_line(end) };
        let stop = page.member_start(*children.get(index)?);
        while at <= stop {
            let line = page.slice(at, page.line_end(at));
            let blanks = line.len() - line.trim_start_matches(' ').len();
            if line.trim_start_matches(' ').starts_with('-') {
                return Some(at + blanks);
            }
            let next = page.next_line(at);
            if next <= at {
                return None;
            }
            at = next;
        }
        None
    }

    fn remove(&self, way: &Way<'_>, path: &[Step]) -> Result<Vec<Splice>, Refusal> {
        let page = self.page;
        let (id, Some(parent)) = (way.last(), way.parent()) else { return Err(Refusal::missing(path)) };
        if !way.rest.is_empty() {
            // It is there by a merge key.
            let is_merged = super::value::get(page.value, path).is_some();
            return Err(if is_merged { Refusal::Alias } else { Refusal::missing(path) });
        }
        if self.is_flow(parent) {
            return Ok(page.remove_member(parent, id, FLOW));
        }
        let children = page.children(parent);
        let is_list = page.spans.kind(parent) == NodeKind::Sequence;
        if children.len() == 1 {
            let empty = if is_list { Value::from(Vec::new()) } else { Value::from(std::collections::BTreeMap::new()) };
            let outer = Way { nodes: way.nodes.get(..way.nodes.len() - 1).unwrap_or_default().to_vec(), rest: &[] };
            return Ok(self.replace(&outer, parent, &empty));
        }
        let index = children.iter().position(|child| *child == id).ok_or_else(|| Refusal::missing(path))?;
        let start = if is_list { self.dash(parent, index) } else { Some(page.member_start(id)) };
        let start = start.ok_or(Refusal::Format)?;
        let end = page.member_end(id).max(self.colon_end(id).unwrap_or(0));
        let line_end = if page.is_line_start(end) { end } else { page.next_line(end) };
        if page.is_first(start) {
            let from = page.line_start(start);
            // The last line of a text without a line break at its end takes the one before with it.
            let is_open = line_end == page.text.len() && !page.is_line_start(line_end);
            let from = if is_open { page.line_end(from.saturating_sub(1)) } else { from };
            return Ok(vec![Splice::new(from, line_end, "")]);
        }
        // The first entry of an item, or item of an item: what comes next, a comment maybe, moves up behind the dash.
        let rest = page.slice(line_end, page.text.len());
        Ok(vec![Splice::new(start, line_end + (rest.len() - rest.trim_start().len()), "")])
    }
}

/// How a text indents its blocks: as its first ones do.
fn layout(page: Page<'_>) -> Layout {
    let mut step = None;
    let mut indents_lists = None;
    let mut open = vec![0];
    let mut looked = 0;
    while let Some(id) = open.pop() {
        looked += 1;
        if looked > MOST || (step.is_some() && indents_lists.is_some()) {
            break;
        }
        for child in page.children(id) {
            let kind = page.spans.kind(child);
            if !matches!(kind, NodeKind::Mapping | NodeKind::Sequence) || page.source(child).starts_with(['{', '[']) {
                continue;
            }
            if let Some(key) = page.spans.key(child) {
                let own = page.column(page.start(child));
                let around = page.column(key.start as usize);
                match kind {
                    NodeKind::Mapping if own > around => step = step.or(Some(own - around)),
                    NodeKind::Sequence => indents_lists = indents_lists.or(Some(own > around)),
                    _ => {}
                }
            }
            open.push(child);
        }
    }
    Layout { step: step.unwrap_or(2), indents_lists: indents_lists.unwrap_or(true), eol: page.eol() }
}

/// Collections that are looked at to see how a text is indented.
const MOST: usize = 200;
