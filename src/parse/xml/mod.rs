//! XML → one tree in the shape of conftest's parser.
//!
//! `{"root": …}`: an element with nothing but text is that text, else an object of its attributes (`-name`), its children by
//! name (an array where a name stands twice) and its text (`#content`). Prefixes are dropped, and everything is a string.
//! `roxmltree` reads the text; `guard` looks it over before. Nothing outside of the text is ever read.

mod guard;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use regorus::Value;
use roxmltree::{Attribute, Document, Node, ParsingOptions};

use super::faults::harmless;
use super::keys::Keys;
use super::part::{Entry, Part, offset, span};
use super::{Fault, Key, Parsed};
use crate::model::Span;

/// Elements inside of each other.
pub const MAX_DEPTH: usize = 500;

/// Parses a text.
pub fn parse(text: &str) -> Parsed {
    match tree(text) {
        Ok(part) => Parsed { trees: vec![part.into_tree(text)], faults: Vec::new() },
        Err(fault) => Parsed { trees: Vec::new(), faults: vec![fault] },
    }
}

fn tree(text: &str) -> Result<Part, Fault> {
    guard::check(text)?;
    // A declaration may stand behind blanks: many files have them, and nothing else can be meant.
    let lead = if text.trim_start().starts_with("<?xml") { text.len() - text.trim_start().len() } else { 0 };
    let inner = text.get(lead..).unwrap_or("");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = Document::parse_with_options(inner, options).map_err(|error| fault(inner, lead, &error))?;
    let mut converter = Converter { text: inner, lead, keys: Keys::new() };
    let root = document.root_element();
    let whole = 0..inner.len();
    let part = converter.element(root, &whole, 0)?;
    let entry =
        Entry { key: converter.keys.get(root.tag_name().name()), span: converter.name_place(root, &whole), part };
    Ok(Part::Object(vec![entry], span(0, text.len())))
}

struct Converter<'t> {
    text: &'t str,
    /// Blanks before the text that was parsed.
    lead: usize,
    keys: Keys,
}

impl Converter<'_> {
    /// What stands in `within`; an entity brings parts from elsewhere, whose place is then the element around it.
    fn element(&mut self, node: Node<'_, '_>, within: &Range<usize>, depth: usize) -> Result<Part, Fault> {
        // Entities may bring elements that the text does not show.
        if depth > MAX_DEPTH {
            return Err(Fault::syntax(self.lead + node.range().start, "nested deeper than 500 levels"));
        }
        let range = inside(node.range(), within);
        let place = self.place(range.clone());
        let mut entries: Vec<Entry> = self.namespaces(node, &range);
        entries.extend(node.attributes().map(|attribute| self.attribute(&attribute, &range)));
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        let mut content = String::new();
        let mut content_place: Option<Span> = None;
        for child in node.children() {
            if child.is_element() {
                let part = self.element(child, &range, depth + 1)?;
                let entry =
                    Entry { key: self.keys.get(child.tag_name().name()), span: self.name_place(child, &range), part };
                add(&mut entries, &mut known, entry);
            } else if let Some(text) =
                child.text().filter(|_| child.is_text()).map(str::trim).filter(|text| !text.is_empty())
            {
                let place = self.trimmed(inside(child.range(), &range));
                let whole = content_place.get_or_insert(place);
                whole.end = whole.end.max(place.end);
                if !content.is_empty() {
                    content.push(' ');
                }
                content.push_str(text);
            }
        }
        let content_place = content_place.unwrap_or_else(|| Span::new(place.end, place.end));
        if entries.is_empty() {
            let place = if content.is_empty() { place } else { content_place };
            return Ok(Part::text(&content, place));
        }
        if !content.is_empty() {
            let part = Part::text(&content, content_place);
            entries.push(Entry { key: self.keys.get("#content"), span: content_place, part });
        }
        Ok(Part::Object(entries, place))
    }

    /// The namespaces that an element declares itself, which the parser does not count as attributes.
    fn namespaces(&mut self, node: Node<'_, '_>, within: &Range<usize>) -> Vec<Entry> {
        let tag = self.text.get(node.range()).unwrap_or("");
        let Some(end) = tag.find('>').filter(|_| tag.starts_with('<')) else { return Vec::new() };
        let start = node.range().start;
        let tag = tag.get(..end).unwrap_or("");
        let mut found = Vec::new();
        for (at, _) in tag.match_indices("xmlns") {
            if !tag.get(..at).is_some_and(|before| before.ends_with(char::is_whitespace)) {
                continue;
            }
            let declaration = tag.get(at..).unwrap_or("");
            let Some((name, rest)) = declaration.split_once('=') else { continue };
            let rest = rest.trim_start();
            let value = rest
                .chars()
                .next()
                .filter(|quote| matches!(quote, '"' | '\''))
                .and_then(|quote| rest.get(1..).and_then(|rest| rest.split_once(quote)).map(|(value, _)| value));
            let (name, Some(value)) = (name.trim(), value) else { continue };
            let local = name.strip_prefix("xmlns:").unwrap_or(name);
            let name_start = start + at;
            let value_start = name_start + (declaration.len() - rest.len()) + 1;
            found.push(Entry {
                key: self.keys.get(&format!("-{local}")),
                span: self.place(inside(name_start..name_start + name.len(), within)),
                part: Part::text(value, self.place(inside(value_start..value_start + value.len(), within))),
            });
        }
        found
    }

    fn attribute(&mut self, attribute: &Attribute<'_, '_>, within: &Range<usize>) -> Entry {
        Entry {
            key: self.keys.get(&format!("-{}", attribute.name())),
            span: self.place(inside(attribute.range_qname(), within)),
            part: Part::text(attribute.value(), self.place(inside(attribute.range_value(), within))),
        }
    }

    /// The name in the start tag.
    fn name_place(&self, node: Node<'_, '_>, within: &Range<usize>) -> Span {
        let range = node.range();
        let rest = self.text.get(range.start..range.end).unwrap_or("");
        let name = rest.strip_prefix('<').unwrap_or(rest);
        let length = name.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(name.len());
        let start = range.start + (rest.len() - name.len());
        self.place(inside(start..start + length, within))
    }

    fn trimmed(&self, range: Range<usize>) -> Span {
        let piece = self.text.get(range.clone()).unwrap_or("");
        let start = range.start + (piece.len() - piece.trim_start().len());
        self.place(start..start + piece.trim().len())
    }

    fn place(&self, range: Range<usize>) -> Span {
        Span::new(offset(self.lead + range.start), offset(self.lead + range.end))
    }
}

/// A range, or what it should stand in where it does not.
fn inside(range: Range<usize>, within: &Range<usize>) -> Range<usize> {
    if range.start >= within.start && range.end <= within.end { range } else { within.clone() }
}

/// Adds a child; where its name is there already the two make an array.
fn add(entries: &mut Vec<Entry>, known: &mut BTreeMap<Key, usize>, entry: Entry) {
    let Some(first) = known.get(&entry.key).and_then(|index| entries.get_mut(*index)) else {
        known.insert(entry.key.clone(), entries.len());
        entries.push(entry);
        return;
    };
    match &mut first.part {
        Part::Array(items, _) => items.push(entry.part),
        part => {
            let place = part.span();
            let only = std::mem::replace(part, Part::Scalar(Value::Null, place));
            *part = Part::Array(vec![only, entry.part], place);
        }
    }
}

fn fault(text: &str, lead: usize, error: &roxmltree::Error) -> Fault {
    let at = error.pos();
    let message = error.to_string();
    // The parser's message ends with its place, which is said elsewhere.
    let end = message.rfind(" at ").unwrap_or(message.len());
    let message = message.get(..end).unwrap_or(&message);
    let mut lines = text.split_inclusive('\n');
    let row = (at.row as usize).saturating_sub(1);
    let start: usize = lines.by_ref().take(row).map(str::len).sum();
    let line = lines.next().unwrap_or("");
    let column: usize = line.chars().take((at.col as usize).saturating_sub(1)).map(char::len_utf8).sum();
    let message = if message.is_empty() { "no XML" } else { message };
    Fault::syntax(lead + start + column, harmless(message))
}
