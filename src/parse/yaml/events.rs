//! The events of granit-parser → trees: anchors, merge keys and tags resolved, each node with its place.
//!
//! Takes a text of any shape. A document with something in it that Kubernetes' own parser refuses (an unknown anchor, a
//! mapping as a key) gives a fault and no tree, and reading goes on at the next document. Nesting, the size of what aliases
//! expand to, and the number of faults are bounded.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};
use regorus::Value;

use super::build::Builder;
use super::nodes::{Node, Open, State};
use super::tags::{self, Tagged};
use super::{Dialect, faults, small, text};
use crate::model::spans::{NodeId, Span};
use crate::parse::keys::Keys;
use crate::parse::{Fault, Key, Parsed};

/// Collections in one another, aliases followed.
pub(super) const MAX_DEPTH: usize = 1_000;
/// Nodes of one document, aliases counted as what they stand for.
const MAX_NODES: usize = 10_000_000;
/// Entries of one document that merge keys bring.
const MAX_MERGED: usize = 100_000;
/// After so many faults nobody reads on.
const MAX_FAULTS: usize = 1_000;

/// More places with tabs between brackets than anybody writes.
const MAX_TABBED: usize = 100;

/// Parses every document of a stream. Between brackets go-yaml takes tabs at the start of a line; the parser does not, and is given
/// spaces there.
pub(super) fn parse(text: &str, dialect: Dialect) -> Parsed {
    let mut own = Cow::Borrowed(text);
    let most = if dialect == Dialect::GitHub { 0 } else { MAX_TABBED };
    for left in (0..=most).rev() {
        match attempt(&own, dialect, left > 0) {
            Ok(parsed) => return parsed,
            Err(tab) => own = Cow::Owned(text::without_tabs(&own, tab)),
        }
    }
    Parsed::default()
}

/// As an error, where a tab stands between brackets, if that is asked.
fn attempt(text: &str, dialect: Dialect, asks_tabs: bool) -> Result<Parsed, usize> {
    let options = granit_parser::options! {
        block_scalar_eof_without_line_feed: true,
        bom_inside_document_as_content: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut reader = Reader::new(text, dialect);
    while let Some(event) = parser.next_event() {
        let done = match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or_default();
                let tag_start = span.tag_start().and_then(|mark| mark.byte_offset());
                reader.event(event, Span::new(small(range.start), small(range.end)), tag_start)
            }
            Err(error) => match faults::of(&error, text) {
                fault if asks_tabs && faults::is_tab(&fault) && reader.is_in_brackets(fault.offset as usize) => {
                    return Err(fault.offset as usize);
                }
                fault => Err(fault),
            },
        };
        if let Err(fault) = done {
            reader.give_up(fault);
            let is_last = !matches!(parser.proceed_next_document(), Ok(true));
            if is_last || reader.parsed.faults.len() > MAX_FAULTS {
                break;
            }
        }
    }
    Ok(reader.parsed)
}

/// What an anchor stands for.
struct Anchor {
    /// Nothing while its collection is open.
    value: Option<Value>,
    /// As a key, where it is a scalar that can be one.
    key: Option<Key>,
    node: NodeId,
    size: usize,
    height: usize,
}

struct Reader<'t> {
    text: &'t str,
    dialect: Dialect,
    builder: Builder,
    keys: Keys,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchor>,
    /// Where the last thing that was read ends.
    cursor: u32,
    /// Nodes of the document so far, aliases counted as what they stand for.
    nodes: usize,
    /// Entries that merge keys brought.
    merged: usize,
    parsed: Parsed,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, dialect: Dialect) -> Self {
        Self {
            text,
            dialect,
            builder: Builder::new(dialect != Dialect::Kubernetes),
            keys: Keys::default(),
            open: Vec::new(),
            anchors: HashMap::new(),
            cursor: 0,
            nodes: 0,
            merged: 0,
            parsed: Parsed::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span, tag_start: Option<usize>) -> Result<(), Fault> {
        match event {
            Event::DocumentStart(is_explicit, _) => {
                self.reset();
                // A start that is not written is told at the first thing in the document, or behind its start.
                self.cursor = if is_explicit { span.end } else { self.cursor };
            }
            Event::DocumentEnd => {
                self.finish_document();
                self.cursor = if span.start < span.end { span.end } else { self.cursor };
            }
            Event::Scalar(text, style, anchor, tag) => {
                let node = Node { span, anchor, tag: tag.as_deref(), tag_start: tag_start.map_or(span.start, small) };
                if !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    self.refuse_tab(&node)?;
                }
                self.scalar(&text, style, &node)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                let node = Node { span, anchor, tag: tag.as_deref(), tag_start: tag_start.map_or(span.start, small) };
                self.refuse_tab(&node)?;
                self.open(State::Items, style, &node)?;
            }
            Event::MappingStart(style, anchor, tag) => {
                let node = Node { span, anchor, tag: tag.as_deref(), tag_start: tag_start.map_or(span.start, small) };
                self.refuse_tab(&node)?;
                self.open(State::Key, style, &node)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
            Event::Alias(target) => self.alias(target, span)?,
            _ => {}
        }
        Ok(())
    }

    /// Whether a bracket is open at a place that is not read yet.
    fn is_in_brackets(&self, at: usize) -> bool {
        let unread = self.text.get(self.cursor as usize..at).unwrap_or_default();
        self.open.iter().any(|open| !open.is_block) || text::opens_bracket(unread)
    }

    /// Refuses a tab before a node that no other text stands before in its line. go-yaml does; YAML itself allows some of them.
    fn refuse_tab(&self, node: &Node<'_>) -> Result<(), Fault> {
        let is_block = self.open.iter().all(|open| open.is_block);
        if self.dialect == Dialect::GitHub || !is_block || node.span.start == node.span.end {
            return Ok(());
        }
        match text::tab_before(self.text, node.span.start as usize) {
            Some(tab) => Err(faults::tab(tab)),
            None => Ok(()),
        }
    }

    fn reset(&mut self) {
        self.builder.reset();
        self.open.clear();
        // A large table would have to be emptied again for each small document.
        self.anchors = HashMap::new();
        self.nodes = 0;
        self.merged = 0;
    }

    fn give_up(&mut self, fault: Fault) {
        self.reset();
        self.parsed.faults.push(fault);
    }

    /// As kubectl, a document that holds nothing is none.
    fn finish_document(&mut self) {
        self.parsed.faults.append(&mut self.builder.duplicates);
        let tree = self.builder.finish().filter(|tree| tree.value != Value::Null);
        self.parsed.trees.extend(tree);
    }

    fn scalar(&mut self, content: &str, style: ScalarStyle, node: &Node<'_>) -> Result<(), Fault> {
        let content = if node.is_empty(style) { "" } else { content };
        if matches!(self.open.last(), Some(Open { state: State::Key, .. })) {
            return self.scalar_key(content, style, node);
        }
        let span = self.scalar_span(style, node);
        if let Some(long) = node.tag.and_then(|tag| tags::long_form(tag, self.dialect)) {
            return self.short_form(long, content, style, node, span);
        }
        let tagged = tags::resolve(content, style, node.tag, self.dialect).map_err(|why| at(span, why))?;
        let (value, key) = match &tagged {
            Tagged::Scalar(scalar) => {
                (scalar.value().map_err(|why| at(span, why))?, (node.anchor > 0).then(|| scalar.key().ok()).flatten())
            }
            Tagged::Text(text) => (Value::from(text.as_str()), Some(text.as_str().into())),
        };
        let id = self.builder.spans.next_id();
        self.builder.spans.scalar(span);
        // An empty value with a tag ends behind the tag.
        let is_tagged = node.is_empty(style) && node.tag.is_some();
        self.cursor = if is_tagged { span.end.max(node.span.end) } else { span.end };
        if node.anchor > 0 {
            let key = key.map(|key| self.keys.get(&key));
            self.anchors.insert(node.anchor, Anchor { value: Some(value.clone()), key, node: id, size: 1, height: 0 });
        }
        self.count(1, span)?;
        self.complete(value, 1, 0, span)
    }

    fn scalar_key(&mut self, content: &str, style: ScalarStyle, node: &Node<'_>) -> Result<(), Fault> {
        let span = if node.is_empty(style) { node.span } else { self.scalar_span(style, node) };
        self.cursor = span.end;
        if content == "<<" && tags::is_merge(node.tag, style) {
            self.builder.spans.merge_key(span);
            self.set_state(State::Merge);
            return Ok(());
        }
        let tagged = tags::resolve(content, style, node.tag, self.dialect).map_err(|why| at(span, why))?;
        let key = match &tagged {
            Tagged::Scalar(scalar) => self.keys.get(&scalar.key().map_err(|why| at(span, why))?),
            Tagged::Text(text) => self.keys.get(text),
        };
        if node.anchor > 0 {
            let (value, id) = (Some(Value::String(key.clone())), self.builder.spans.next_id());
            self.anchors.insert(node.anchor, Anchor { value, key: Some(key.clone()), node: id, size: 1, height: 0 });
        }
        self.key(key, span);
        Ok(())
    }

    fn key(&mut self, key: Key, span: Span) {
        let is_source = self.slice(span) == &*key;
        self.builder.spans.key(span, (!is_source).then(|| key.clone()));
        self.builder.key(key, span.start);
        self.set_state(State::Value);
    }

    fn alias(&mut self, target: usize, span: Span) -> Result<(), Fault> {
        self.cursor = span.end;
        let Some(anchor) = self.anchors.get(&target) else {
            return Err(at(span, format!("there is no anchor for the alias `{}`", self.slice(span))));
        };
        let Some(value) = anchor.value.clone() else {
            return Err(at(span, format!("the alias `{}` stands inside of its own anchor", self.slice(span))));
        };
        let (size, height, node) = (anchor.size, anchor.height, anchor.node);
        if let Some(Open { state: State::Key, .. }) = self.open.last() {
            let key = anchor.key.clone().ok_or_else(|| at(span, COMPLEX_KEY))?;
            self.key(key, span);
            return Ok(());
        }
        if matches!(self.open.last(), Some(Open { state: State::Merge, .. })) && value.as_object().is_err() {
            return Err(at(span, NO_MERGE));
        }
        if self.open.len() + height > MAX_DEPTH {
            return Err(faults::too_deep(span.start as usize));
        }
        self.count(size, span)?;
        self.builder.spans.alias(span, node);
        self.complete(value, size, height, span)
    }

    fn open(&mut self, state: State, style: StructureStyle, node: &Node<'_>) -> Result<(), Fault> {
        if let Some(Open { state: State::Key, .. }) = self.open.last() {
            return Err(at(node.span, COMPLEX_KEY));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(faults::too_deep(node.span.start as usize));
        }
        self.count(1, node.span)?;
        let id = self.builder.spans.next_id();
        let start = self.collection_start(state, style, node.span.start);
        let long = node.tag.and_then(|tag| tags::long_form(tag, self.dialect));
        if let Some(long) = long {
            self.open_short_form(long, node);
        }
        if state == State::Items {
            self.builder.spans.open_sequence(start);
            self.builder.open_sequence();
        } else {
            self.builder.spans.open_mapping(start);
            self.builder.open_mapping();
        }
        if node.anchor > 0 {
            self.anchors.insert(node.anchor, Anchor { value: None, key: None, node: id, size: 0, height: 0 });
        }
        let is_block = style == StructureStyle::Block;
        self.cursor = if is_block { start } else { node.span.end };
        self.open.push(Open { state, is_block, anchor: node.anchor, is_wrapped: long.is_some(), size: 1, height: 0 });
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        // The end of a block collection is told only by what comes after it.
        let end = if open.is_block || span.start == span.end { self.cursor } else { span.end };
        let mut value = self.builder.close();
        self.builder.spans.close(end);
        if open.is_wrapped {
            self.builder.place(value);
            value = self.builder.close();
            self.builder.spans.close(end);
        }
        self.cursor = end;
        let height = open.height + 1 + usize::from(open.is_wrapped);
        if let Some(anchor) = self.anchors.get_mut(&open.anchor).filter(|_| open.anchor > 0) {
            anchor.value = Some(value.clone());
            (anchor.size, anchor.height) = (open.size, height);
        }
        self.complete(value, open.size, height, span)
    }

    /// Puts a finished value into the collection around it.
    fn complete(&mut self, value: Value, size: usize, height: usize, span: Span) -> Result<(), Fault> {
        let Some(parent) = self.open.last_mut() else {
            self.builder.place(value);
            return Ok(());
        };
        parent.size += size;
        parent.height = parent.height.max(height);
        match parent.state {
            State::Merge => {
                parent.state = State::Key;
                self.merge(&value, span)?;
            }
            State::Items => self.builder.place(value),
            State::Key | State::Value => {
                parent.state = State::Key;
                self.builder.place(value);
            }
        }
        Ok(())
    }

    /// As go-yaml: of a list of mappings the first one wins.
    fn merge(&mut self, value: &Value, span: Span) -> Result<(), Fault> {
        let sources = match value {
            Value::Array(items) => items.iter().rev().collect(),
            other => vec![other],
        };
        for source in sources {
            let entries = source.as_object().map_err(|_| at(span, NO_MERGE))?;
            // Unlike what an alias stands for, these are copied.
            self.merged += entries.len();
            if self.merged > MAX_MERGED {
                return Err(faults::too_large(span.start as usize, MAX_MERGED));
            }
            for (key, value) in entries.iter() {
                self.builder.merge(key.clone(), value.clone());
            }
        }
        Ok(())
    }

    /// `!Ref name` is `{"Ref": "name"}`: the key stands where the tag stands.
    fn open_short_form(&mut self, long: &str, node: &Node<'_>) {
        let tag_end = node.tag_start + small(node.tag.map_or(0, |tag| tag.suffix().len() + 1));
        self.builder.spans.open_mapping(node.tag_start);
        self.builder.open_mapping();
        let key = self.keys.get(long);
        self.builder.spans.key(Span::new(node.tag_start, tag_end), Some(key.clone()));
        self.builder.key(key, node.tag_start);
    }

    fn short_form(
        &mut self,
        long: &str,
        content: &str,
        style: ScalarStyle,
        node: &Node<'_>,
        span: Span,
    ) -> Result<(), Fault> {
        self.count(4, span)?;
        let id = self.builder.spans.next_id();
        self.open_short_form(long, node);
        let parts = if long == "Fn::GetAtt" { content.split_once('.') } else { None };
        if let Some((resource, attribute)) = parts {
            let is_source = style == ScalarStyle::Plain && self.slice(span) == content;
            let middle = span.start + small(resource.len());
            let (first, second) =
                if is_source { (Span::new(span.start, middle), Span::new(middle + 1, span.end)) } else { (span, span) };
            self.builder.spans.open_sequence(span.start);
            self.builder.spans.scalar(first);
            self.builder.spans.scalar(second);
            self.builder.spans.close(span.end);
            self.builder.place(Value::from(vec![Value::from(resource), Value::from(attribute)]));
        } else {
            self.builder.spans.scalar(span);
            self.builder.place(Value::from(content));
        }
        let value = self.builder.close();
        self.builder.spans.close(span.end);
        self.cursor = span.end;
        let height = if parts.is_some() { 2 } else { 1 };
        if node.anchor > 0 {
            let value = Some(value.clone());
            self.anchors.insert(node.anchor, Anchor { value, key: None, node: id, size: 4, height });
        }
        self.complete(value, 4, height, span)
    }

    fn count(&mut self, nodes: usize, span: Span) -> Result<(), Fault> {
        self.nodes += nodes;
        if self.nodes > MAX_NODES { Err(faults::too_large(span.start as usize, MAX_NODES)) } else { Ok(()) }
    }

    fn set_state(&mut self, state: State) {
        if let Some(open) = self.open.last_mut() {
            open.state = state;
        }
    }

    fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Where a scalar stands: a block scalar from its header on, an empty one right after the colon or the dash.
    fn scalar_span(&self, style: ScalarStyle, node: &Node<'_>) -> Span {
        let (start, end, cursor) = (node.span.start as usize, node.span.end as usize, self.cursor as usize);
        match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let header = text::block_header(self.text, cursor, start);
                Span::new(small(header), small(text::block_end(self.text, header, end).max(header)))
            }
            _ if node.is_empty(style) => {
                let place = match self.open.last() {
                    Some(Open { state: State::Items, is_block: true, .. }) => {
                        text::after_dash(self.text, cursor, start)
                    }
                    Some(Open { state: State::Value | State::Merge, .. }) => text::after_colon(self.text, cursor),
                    _ => start,
                };
                Span::new(small(place), small(place))
            }
            _ => node.span,
        }
    }

    /// A sequence that is not indented below its key is told only from its first item on.
    fn collection_start(&self, state: State, style: StructureStyle, start: u32) -> u32 {
        match (state, self.open.last()) {
            (State::Items, Some(Open { state: State::Value | State::Merge, .. })) if style == StructureStyle::Block => {
                small(text::first_dash(self.text, self.cursor as usize, start as usize))
            }
            _ => start,
        }
    }
}

const COMPLEX_KEY: &str = "a mapping or sequence cannot be a key: JSON, and so Kubernetes, only has text keys";
const NO_MERGE: &str = "only a mapping, or a list of mappings, can be merged with `<<`";

fn at(span: Span, why: impl Into<String>) -> Fault {
    Fault::syntax(span.start as usize, why)
}
