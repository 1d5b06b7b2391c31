//! An edit of an HCL document, in the shape that its value has → splices: arguments and blocks in bodies, members in expressions.

use regorus::Value;

use super::flow::Brackets;
use super::json::is_end;
use super::page::{Page, Way};
use super::refusal::Refusal;
use super::splice::Splice;
use super::value::nested;
use super::yaml_value::entries;
use crate::model::document::Step;
use crate::model::fix::Change;
use crate::model::spans::{NodeId, NodeKind};

const LISTS: Brackets =
    Brackets { breaks_separate: false, comments: &["#", "//"], expands: None, padded: true, blank: " " };
const OBJECTS: Brackets = Brackets { breaks_separate: true, ..LISTS };

/// The splices of an edit.
pub(super) fn splices(page: Page<'_>, path: &[Step], change: &Change) -> Result<Vec<Splice>, Refusal> {
    let way = page.way(path)?;
    match change {
        Change::Add(value) if !way.rest.is_empty() => add(page, &way, path, value),
        Change::Add(value) => match (path.last(), way.parent()) {
            (Some(Step::Index(index)), Some(parent)) if is_expression(page, parent) => {
                Ok(page.insert_member(parent, *index, &expression(value, page.indent(page.start(parent)), page), LISTS))
            }
            _ => replace(page, &way, path, value),
        },
        Change::Replace(value) if way.rest.is_empty() => replace(page, &way, path, value),
        Change::Remove if way.rest.is_empty() => remove(page, &way, path),
        Change::Replace(_) | Change::Remove => Err(Refusal::missing(path)),
        _ => Err(Refusal::Format),
    }
}

/// Whether a collection is an expression, and no block or body.
fn is_expression(page: Page<'_>, id: NodeId) -> bool {
    id != 0 && page.source(id).starts_with(['{', '['])
}

/// Whether a mapping is the body of a block: an item of a list that is no expression.
fn is_body(page: Page<'_>, way: &Way<'_>, id: NodeId) -> bool {
    if id == 0 {
        return true;
    }
    let around = way.nodes.iter().rev().skip_while(|node| **node != id).nth(1);
    around.is_some_and(|list| page.spans.kind(*list) == NodeKind::Sequence && !is_expression(page, *list))
}

fn replace(page: Page<'_>, way: &Way<'_>, path: &[Step], value: &Value) -> Result<Vec<Splice>, Refusal> {
    let id = way.last();
    if page.spans.kind(id) != NodeKind::Scalar && !is_expression(page, id) {
        return Err(Refusal::shape(path));
    }
    Ok(vec![Splice::new(page.start(id), page.end(id), expression(value, page.indent(page.start(id)), page))])
}

fn add(page: Page<'_>, way: &Way<'_>, path: &[Step], value: &Value) -> Result<Vec<Splice>, Refusal> {
    let id = way.last();
    let Some((step, rest)) = way.rest.split_first() else { return Err(Refusal::missing(path)) };
    let inner = nested(rest, value);
    let count = page.children(id).len();
    let members = page.children(id).first().map_or(page.start(id), |first| page.member_start(*first));
    match (page.spans.kind(id), step) {
        (NodeKind::Mapping, Step::Key(key)) if is_expression(page, id) => {
            let value = expression(&inner, page.indent(members), page);
            let (mut splices, member) = in_column(page, id, &name(key), &value);
            splices.extend(page.insert_member(id, count, &member, OBJECTS));
            Ok(splices)
        }
        (NodeKind::Sequence, step) if is_end(step, count) && is_expression(page, id) => {
            Ok(page.insert_member(id, count, &expression(&inner, page.indent(members), page), LISTS))
        }
        (NodeKind::Sequence, step) if is_end(step, count) => {
            let (Some(Step::Key(kind)), Some(last)) =
                (path.get(way.nodes.len() - 2), page.children(id).last().copied())
            else {
                return Err(Refusal::shape(path));
            };
            let indent = page.indent(page.start(last)).to_owned();
            let text = format!("{}{}", page.eol(), block(kind, &[], &inner, &indent, page));
            Ok(vec![Splice::insert(page.end(last), format!("{}{indent}{}", page.eol(), text.trim_start()))])
        }
        (NodeKind::Mapping, Step::Key(key)) if is_body(page, way, id) && id != 0 => in_body(page, id, key, &inner),
        (NodeKind::Mapping, Step::Key(_)) => at_end(page, path, value),
        _ => Err(Refusal::shape(path)),
    }
}

/// A new entry of an object with its `=` below those of the entries on the lines before it, as `terraform fmt` wants it; and what moves
/// these there.
fn in_column(page: Page<'_>, id: NodeId, key: &str, value: &str) -> (Vec<Splice>, String) {
    let before = if value.contains('\n') { Vec::new() } else { last_lines(page, id) };
    let length = |child: &NodeId| page.spans.key(*child).map_or(0, |key| (key.end - key.start) as usize);
    let width = before.iter().map(length).max().unwrap_or(0).max(key.len());
    let moved = before.iter().rev().filter_map(|child| {
        let (end, start) = (page.spans.key(*child)?.end as usize, page.start(*child));
        let wanted = format!("{} = ", " ".repeat(width - length(child)));
        let between = page.slice(end, start);
        (between.trim() == "=" && between != wanted).then(|| Splice::new(end, start, wanted))
    });
    (moved.collect(), format!("{key:<width$} = {value}"))
}

/// The last entries of an object that stand on lines of their own, one below the other, the last one first.
fn last_lines(page: Page<'_>, id: NodeId) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut below = None;
    for child in page.children(id).into_iter().rev() {
        let (start, end) = (page.member_start(child), page.member_end(child));
        let is_line = page.is_first(start) && !page.slice(start, end).contains('\n');
        if !is_line || below.is_some_and(|below| page.next_line(end) != below) {
            break;
        }
        below = Some(page.line_start(start));
        found.push(child);
    }
    found
}

/// A new argument, or new blocks, in the body of a block.
fn in_body(page: Page<'_>, id: NodeId, key: &str, value: &Value) -> Result<Vec<Splice>, Refusal> {
    let eol = page.eol();
    let end = page.end(id);
    let open = page.source(id).find('{').map(|at| page.start(id) + at + 1).ok_or(Refusal::Format)?;
    let close = end.checked_sub(1).filter(|at| *at >= open).ok_or(Refusal::Format)?;
    let outer = page.indent(page.start(id)).to_owned();
    let children = page.children(id);
    let inner = children
        .first()
        .filter(|_| page.slice(open, close).contains('\n'))
        .map_or_else(|| format!("{outer}{}", page.unit(2)), |first| page.indent(page.member_start(*first)).to_owned());
    let is_block = matches!(value, Value::Array(items) if !items.is_empty() && items.iter().all(|item| matches!(item, Value::Object(_))));
    let text = if is_block {
        let items = value.as_array().map(|items| items.iter().cloned().collect::<Vec<_>>()).unwrap_or_default();
        let blocks: Vec<String> = items.iter().map(|body| block(key, &[], body, &inner, page)).collect();
        blocks.join(&format!("{eol}{eol}{inner}"))
    } else {
        format!("{key} = {}", expression(value, &inner, page))
    };
    if !page.slice(open, close).contains('\n') {
        let inside = page.slice(open, close).trim();
        let inside = if inside.is_empty() { String::new() } else { format!("{inner}{inside}{eol}") };
        return Ok(vec![Splice::new(open, close, format!("{eol}{inside}{inner}{text}{eol}{outer}"))]);
    }
    let argument = children.iter().rfind(|child| is_argument(page, **child));
    match argument {
        Some(last) if !is_block => {
            let at = page.line_end(page.end(*last));
            Ok(vec![Splice::insert(at, aligned(page, *last, key, &text, &inner))])
        }
        _ => {
            let at = page.line_start(close);
            let is_empty = children.is_empty();
            let gap = if is_block && !is_empty { eol } else { "" };
            Ok(vec![Splice::insert(at, format!("{gap}{inner}{text}{eol}"))])
        }
    }
}

/// Whether an entry of a body is an argument.
fn is_argument(page: Page<'_>, id: NodeId) -> bool {
    let Some(key) = page.spans.key(id) else { return false };
    let between = page.slice(key.end as usize, page.start(id));
    between.trim() == "="
}

/// The line of an argument below another one: with its `=` where the other has it, or apart from it, as `terraform fmt` wants it.
fn aligned(page: Page<'_>, last: NodeId, key: &str, text: &str, indent: &str) -> String {
    let eol = page.eol();
    let start = page.member_start(last);
    let equals = page.slice(start, page.start(last)).find('=').unwrap_or(0);
    let is_one_line = !page.source(last).contains('\n');
    if is_one_line && equals > key.len() {
        let rest = text.get(key.len()..).unwrap_or("").trim_start();
        return format!("{eol}{indent}{key:<equals$}{rest}");
    }
    if is_one_line && equals == 0 { format!("{eol}{indent}{text}") } else { format!("{eol}{eol}{indent}{text}") }
}

/// A new block of its own, behind everything else.
fn at_end(page: Page<'_>, path: &[Step], value: &Value) -> Result<Vec<Splice>, Refusal> {
    let mut words = Vec::new();
    let mut steps = path;
    while let [Step::Key(word), rest @ ..] = steps {
        words.push(word.as_ref());
        steps = rest;
    }
    let body = nested(steps, value);
    let body = match &body {
        Value::Array(items) if items.len() == 1 => items.get(0).cloned(),
        _ => None,
    };
    let (Some(Value::Object(_)), Some((kind, labels))) = (&body, words.split_first()) else {
        return Err(Refusal::shape(path));
    };
    let (eol, end) = (page.eol(), page.text.len());
    let gap = eol.repeat(if page.text.is_empty() { 0 } else { 1 + usize::from(!page.is_line_start(end)) });
    let text = block(kind, labels, &body.clone().unwrap_or(Value::Null), "", page);
    Ok(vec![Splice::insert(end, format!("{gap}{text}{eol}"))])
}

/// A block; its first line comes without indentation.
fn block(kind: &str, labels: &[&str], body: &Value, indent: &str, page: Page<'_>) -> String {
    let (eol, inner) = (page.eol(), format!("{indent}{}", page.unit(2)));
    let labels: Vec<String> = labels.iter().map(|label| format!(" {}", quoted(label))).collect();
    let labels = labels.concat();
    let Value::Object(object) = body else { return format!("{kind}{labels} {{}}") };
    if object.is_empty() {
        return format!("{kind}{labels} {{}}");
    }
    let is_block = |value: &Value| matches!(value, Value::Array(items) if !items.is_empty() && items.iter().all(|item| matches!(item, Value::Object(_))));
    let (blocks, arguments): (Vec<_>, Vec<_>) = entries(object).into_iter().partition(|(_, value)| is_block(value));
    let width = arguments.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    let mut lines: Vec<String> = arguments
        .iter()
        .map(|(key, value)| format!("{inner}{key:<width$} = {}", expression(value, &inner, page)))
        .collect();
    for (key, items) in blocks {
        for item in items.as_array().into_iter().flat_map(|items| items.iter()) {
            let gap = if lines.is_empty() { "" } else { eol };
            lines.push(format!("{gap}{inner}{}", block(key, &[], item, &inner, page)));
        }
    }
    format!("{kind}{labels} {{{eol}{}{eol}{indent}}}", lines.join(eol))
}

fn remove(page: Page<'_>, way: &Way<'_>, path: &[Step]) -> Result<Vec<Splice>, Refusal> {
    let (id, Some(parent)) = (way.last(), way.parent()) else { return Err(Refusal::missing(path)) };
    if is_expression(page, parent) {
        let style = if page.spans.kind(parent) == NodeKind::Mapping { OBJECTS } else { LISTS };
        return Ok(page.remove_member(parent, id, style));
    }
    let start = page.line_start(page.member_start(id));
    if !page.is_first(page.member_start(id)) {
        return Err(Refusal::Format);
    }
    let end = page.next_line(page.member_end(id));
    // An empty line is none at the head of a body.
    let is_head = page.slice(0, start).trim_end().ends_with('{');
    let after = page.next_line(end);
    let is_empty = after > end && page.slice(end, after).trim().is_empty();
    Ok(vec![Splice::new(start, if is_head && is_empty { after } else { end }, "")])
}

/// A value as an expression.
fn expression(value: &Value, indent: &str, page: Page<'_>) -> String {
    let inner = format!("{indent}{}", page.unit(2));
    match value {
        Value::Object(object) if object.is_empty() => "{}".to_owned(),
        Value::Object(object) => {
            let eol = page.eol();
            let entries = entries(object);
            let width = entries.iter().map(|(key, _)| name(key).len()).max().unwrap_or(0);
            let line = |(key, value): &(&str, &Value)| {
                format!("{inner}{:<width$} = {}", name(key), expression(value, &inner, page))
            };
            format!("{{{eol}{}{eol}{indent}}}", entries.iter().map(line).collect::<Vec<_>>().join(eol))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| expression(item, indent, page)).collect::<Vec<_>>().join(", "))
        }
        Value::String(text) => reference(text).map_or_else(|| quoted(text), str::to_owned),
        other => other.to_json_str().unwrap_or_default(),
    }
}

/// The expression in a string that is nothing but one.
fn reference(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("${")?.strip_suffix('}')?;
    let is_simple = inside.chars().all(|c| c.is_ascii_alphanumeric() || "_.-[]*".contains(c));
    is_simple.then_some(inside)
}

fn name(key: &str) -> String {
    let is_word = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if is_word { key.to_owned() } else { quoted(key) }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
