//! An edit of a TOML document → splices: lines under their header, and inline values between their brackets.

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

const FLOW: Brackets = Brackets { breaks_separate: false, comments: &["#"], expands: None, padded: true, blank: " " };

/// The splices of an edit.
pub(super) fn splices(page: Page<'_>, path: &[Step], change: &Change) -> Result<Vec<Splice>, Refusal> {
    let way = page.way(path)?;
    match change {
        Change::Add(value) if !way.rest.is_empty() => add(page, &way, path, value),
        Change::Add(value) => match (path.last(), way.parent()) {
            (Some(Step::Index(index)), Some(parent)) if is_inline(page, parent) => {
                Ok(page.insert_member(parent, *index, &inline(value)?, FLOW))
            }
            _ => replace(page, &way, path, value),
        },
        Change::Replace(value) if way.rest.is_empty() => replace(page, &way, path, value),
        Change::Remove if way.rest.is_empty() => remove(page, &way, path),
        Change::Replace(_) | Change::Remove => Err(Refusal::missing(path)),
        _ => Err(Refusal::Format),
    }
}

fn replace(page: Page<'_>, way: &Way<'_>, path: &[Step], value: &Value) -> Result<Vec<Splice>, Refusal> {
    let id = way.last();
    let is_value = page.spans.kind(id) == NodeKind::Scalar || is_inline(page, id);
    if !is_value || is_header(page, id) {
        return Err(Refusal::shape(path));
    }
    let text = match value {
        Value::String(text) if page.source(id).starts_with('\'') && !text.contains(['\'', '\n']) => format!("'{text}'"),
        _ => inline(value)?,
    };
    Ok(vec![Splice::new(page.start(id), page.end(id), text)])
}

fn add(page: Page<'_>, way: &Way<'_>, path: &[Step], value: &Value) -> Result<Vec<Splice>, Refusal> {
    let id = way.last();
    let Some((step, rest)) = way.rest.split_first() else { return Err(Refusal::missing(path)) };
    let inner = nested(rest, value);
    let count = page.children(id).len();
    match (page.spans.kind(id), step) {
        (NodeKind::Mapping, Step::Key(key)) if is_inline(page, id) => {
            Ok(page.insert_member(id, count, &format!("{} = {}", self::key(key), inline(&inner)?), FLOW))
        }
        (NodeKind::Sequence, step) if is_end(step, count) && is_inline(page, id) => {
            Ok(page.insert_member(id, count, &inline(&inner)?, FLOW))
        }
        (NodeKind::Sequence, step) if is_end(step, count) => {
            let names = header(path.get(..path.len() - way.rest.len()).unwrap_or_default())?;
            Ok(vec![section(page, &format!("[[{names}]]"), &inner)?])
        }
        (NodeKind::Mapping, Step::Key(key)) => {
            let is_table = matches!(&inner, Value::Object(_));
            if is_table {
                // Parents that are missing need no header of their own.
                let (mut names, mut table) = (path.get(..path.len() - rest.len()).unwrap_or_default().to_vec(), inner);
                while let Some((name, inner)) = only_table(&table) {
                    names.push(Step::Key(name.into()));
                    table = inner;
                }
                return Ok(vec![section(page, &format!("[{}]", header(&names)?), &table)?]);
            }
            let table = path.get(..path.len() - way.rest.len()).unwrap_or_default();
            Ok(vec![line(page, id, table, &format!("{} = {}", self::key(key), inline(&inner)?))?])
        }
        _ => Err(Refusal::shape(path)),
    }
}

/// The only entry of a table, where that is a table itself.
fn only_table(table: &Value) -> Option<(&str, Value)> {
    let object = table.as_object().ok().filter(|object| object.len() == 1)?;
    let (name, inner) = object.iter_sorted().next()?;
    matches!(inner, Value::Object(_)).then(|| Some((name.as_string().ok()?.as_ref(), inner.clone()))).flatten()
}

/// A line at the end of the entries of a table, before the next header.
fn line(page: Page<'_>, id: NodeId, path: &[Step], line: &str) -> Result<Splice, Refusal> {
    let own: Vec<NodeId> = page.children(id).into_iter().filter(|child| !is_header(page, *child)).collect();
    let eol = page.eol();
    if let Some(last) = own.last() {
        let end = page.member_end(*last);
        let at = page.next_line(end);
        let indent = page.indent(page.member_start(*last));
        return Ok(if page.is_line_start(at) {
            Splice::insert(at, format!("{indent}{line}{eol}"))
        } else {
            Splice::insert(at, format!("{eol}{indent}{line}"))
        });
    }
    if id == 0 {
        return Ok(Splice::insert(0, format!("{line}{eol}")));
    }
    if !page.source(id).starts_with('[') {
        return Err(Refusal::Format);
    }
    // `[a.b]` makes `a`, which has no lines of its own yet.
    let is_own = page.spans.key(id).is_none_or(|key| {
        let key_end = key.end as usize;
        page.slice(key_end, page.line_end(key_end)).trim_start_matches([' ', '\t', '"', '\'']).starts_with(']')
    });
    if !is_own {
        return section_of(page, path, line);
    }
    let at = page.next_line(page.start(id));
    Ok(if page.is_line_start(at) {
        Splice::insert(at, format!("{line}{eol}"))
    } else {
        Splice::insert(at, format!("{eol}{line}"))
    })
}

/// The header of a table at the end of the text, with one line.
fn section_of(page: Page<'_>, table: &[Step], line: &str) -> Result<Splice, Refusal> {
    Ok(at_end(page, &format!("[{}]", header(table)?), &[line.to_owned()]))
}

/// A table of its own at the end of the text.
fn section(page: Page<'_>, header: &str, table: &Value) -> Result<Splice, Refusal> {
    let Value::Object(object) = table else { return Err(Refusal::Format) };
    let lines = entries(object).into_iter().map(|(name, value)| Ok(format!("{} = {}", key(name), inline(value)?)));
    Ok(at_end(page, header, &lines.collect::<Result<Vec<_>, Refusal>>()?))
}

fn at_end(page: Page<'_>, header: &str, lines: &[String]) -> Splice {
    let eol = page.eol();
    let mut text = String::new();
    if !page.is_line_start(page.text.len()) {
        text.push_str(eol);
    }
    if !page.text.trim().is_empty() && !page.text.ends_with(&eol.repeat(2)) {
        text.push_str(eol);
    }
    text.push_str(header);
    text.push_str(eol);
    for line in lines {
        text.push_str(line);
        text.push_str(eol);
    }
    Splice::insert(page.text.len(), text)
}

fn remove(page: Page<'_>, way: &Way<'_>, path: &[Step]) -> Result<Vec<Splice>, Refusal> {
    let (id, Some(parent)) = (way.last(), way.parent()) else { return Err(Refusal::missing(path)) };
    if is_inline(page, parent) {
        return Ok(page.remove_member(parent, id, FLOW));
    }
    let from = if is_header(page, id) { page.start(id) } else { page.member_start(id) };
    let from = page.line_start(from);
    let to = page.next_line(page.member_end(id).saturating_sub(usize::from(is_header(page, id))));
    Ok(vec![Splice::new(from, to, "")])
}

/// Whether a value stands in brackets of its own.
fn is_inline(page: Page<'_>, id: NodeId) -> bool {
    let source = page.source(id);
    match page.spans.kind(id) {
        NodeKind::Mapping => source.starts_with('{'),
        NodeKind::Sequence => source.starts_with('[') && !is_header(page, id),
        NodeKind::Scalar | NodeKind::Alias => false,
    }
}

/// Whether a table, or a list of tables, is announced by a header line.
fn is_header(page: Page<'_>, id: NodeId) -> bool {
    let at = page.spans.key(id).map_or_else(|| page.start(id), |key| key.start as usize);
    let before = page.slice(page.line_start(at), at).trim_start();
    let starts = page.slice(page.line_start(at), page.line_end(at)).trim_start().starts_with('[');
    id != 0 && starts && (before.is_empty() || before.starts_with('[')) && page.spans.kind(id) != NodeKind::Scalar
}

fn header(path: &[Step]) -> Result<String, Refusal> {
    let names = path.iter().map(|step| match step {
        Step::Key(name) => Ok(key(name)),
        Step::Index(_) => Err(Refusal::Format),
    });
    Ok(names.collect::<Result<Vec<_>, _>>()?.join("."))
}

fn key(name: &str) -> String {
    let is_bare = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_bare { name.to_owned() } else { Value::from(name).to_json_str().unwrap_or_default() }
}

/// A value on one line.
fn inline(value: &Value) -> Result<String, Refusal> {
    Ok(match value {
        Value::Null => return Err(Refusal::Format),
        Value::Object(object) => {
            let inside =
                entries(object).into_iter().map(|(name, value)| Ok(format!("{} = {}", key(name), inline(value)?)));
            let inside = inside.collect::<Result<Vec<_>, Refusal>>()?.join(", ");
            if inside.is_empty() { "{}".to_owned() } else { format!("{{ {inside} }}") }
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(inline).collect::<Result<Vec<_>, _>>()?.join(", "))
        }
        // JSON's escapes are TOML's.
        other => other.to_json_str().map_err(|_| Refusal::Format)?.replace('\u{7f}', "\\u007f"),
    })
}
