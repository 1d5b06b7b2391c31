//! hcl-edit's syntax tree → value and spans, in hcl2json's shape.
//!
//! Blocks of one type stand together in the value though not in the text, so a body is first grouped by name and then written,
//! value and arena in one pass. Text of expressions is taken from the file, never from the tree. Never evaluates.

use std::collections::HashMap;
use std::fmt::Write as _;

use hcl_edit::Span as _;
use hcl_edit::expr::{Expression, Object, ObjectKey, TraversalOperator, UnaryOperator};
use hcl_edit::structure::{Attribute, Block, BlockLabel, Body, Structure};
use regorus::Value;

use super::super::keys::Keys;
use super::super::{Fault, Tree};
use super::print::Printer;
use super::syntax::Source;
use super::template::{self, Token, escaped};
use super::{offset, span};
use crate::model::{Span, SpanBuilder};

/// Makes the tree of a file, and says what could not be part of it.
pub(super) fn build(source: &Source<'_>) -> (Tree, Vec<Fault>) {
    let mut writer = Writer {
        text: source.text,
        print: Printer { text: source.text },
        renamed: &source.renamed,
        spans: SpanBuilder::new(),
        names: Keys::new(),
        faults: Vec::new(),
    };
    let all = Span::new(0, offset(source.text.len()));
    let value = writer.body(&source.body, all);
    (Tree { value, spans: writer.spans.finish() }, writer.faults)
}

/// A body's entries in the order in which their names appear first.
#[derive(Default)]
struct Level<'a> {
    entries: Vec<Entry<'a>>,
    /// Only for levels that are too long to look through.
    index: HashMap<&'a str, usize>,
}

struct Entry<'a> {
    name: &'a str,
    key: Span,
    /// The first thing that has the name.
    span: Span,
    node: Node<'a>,
}

enum Node<'a> {
    Attribute(&'a Expression),
    Labels(Level<'a>),
    Bodies(Vec<(&'a Body, Span)>),
}

/// From this many entries on a level has an index.
const LONG: usize = 12;

impl<'a> Level<'a> {
    fn find(&self, name: &str) -> Option<usize> {
        if self.entries.len() < LONG {
            return self.entries.iter().position(|entry| entry.name == name);
        }
        self.index.get(name).copied()
    }

    fn add(&mut self, entry: Entry<'a>) {
        self.entries.push(entry);
        match self.entries.len() {
            LONG => self.index.extend(self.entries.iter().enumerate().map(|(at, entry)| (entry.name, at))),
            length if length > LONG => {
                self.index.extend(self.entries.last().map(|entry| (entry.name, length - 1)));
            }
            _ => {}
        }
    }

    /// Puts a block under its type and labels; false where another block of that type has another number of labels.
    fn block(&mut self, block: &'a Block) -> bool {
        let whole = span(block.span());
        let mut level = self;
        let mut name = block.ident.as_str();
        let mut key = span(block.ident.span());
        for label in &block.labels {
            let at = level.entry(name, key, whole, || Node::Labels(Level::default()));
            let Some(Entry { node: Node::Labels(inner), .. }) = level.entries.get_mut(at) else { return false };
            level = inner;
            name = label.as_str();
            key = span(match label {
                BlockLabel::Ident(label) => label.span(),
                BlockLabel::String(label) => label.span(),
            });
        }
        let at = level.entry(name, key, whole, || Node::Bodies(Vec::new()));
        let Some(Entry { node: Node::Bodies(bodies), .. }) = level.entries.get_mut(at) else { return false };
        bodies.push((&block.body, whole));
        true
    }

    fn entry(&mut self, name: &'a str, key: Span, span: Span, node: impl FnOnce() -> Node<'a>) -> usize {
        self.find(name).unwrap_or_else(|| {
            self.add(Entry { name, key, span, node: node() });
            self.entries.len() - 1
        })
    }

    /// An attribute beats the blocks of its name.
    fn attribute(&mut self, attribute: &'a Attribute) {
        let name = attribute.key.as_str();
        let key = span(attribute.key.span());
        let node = Node::Attribute(&attribute.value);
        let entry = Entry { name, key, span: span(attribute.value.span()), node };
        match self.find(name).and_then(|at| self.entries.get_mut(at)) {
            Some(other) => *other = entry,
            None => self.add(entry),
        }
    }
}

struct Writer<'a> {
    text: &'a str,
    print: Printer<'a>,
    renamed: &'a [usize],
    spans: SpanBuilder,
    names: Keys,
    faults: Vec<Fault>,
}

impl<'a> Writer<'a> {
    fn body(&mut self, body: &'a Body, whole: Span) -> Value {
        let mut level = Level::default();
        for structure in body {
            if let Structure::Block(block) = structure
                && !level.block(block)
            {
                let at = block.span().map_or(0, |span| span.start);
                let name = block.ident.as_str();
                self.faults.push(Fault::syntax(at, format!("`{name}` blocks with and without labels cannot be mixed")));
            }
        }
        for structure in body {
            if let Structure::Attribute(attribute) = structure {
                level.attribute(attribute);
            }
        }
        self.level(&level, whole)
    }

    fn level(&mut self, level: &Level<'a>, whole: Span) -> Value {
        self.spans.open_mapping(whole.start);
        let mut entries = Vec::with_capacity(level.entries.len());
        for entry in &level.entries {
            let name = self.key(entry.name, entry.key);
            let value = match &entry.node {
                Node::Attribute(expression) => self.expression(expression),
                Node::Labels(inner) => self.level(inner, entry.span),
                Node::Bodies(bodies) => {
                    self.spans.open_sequence(entry.span.start);
                    let items: Vec<Value> = bodies.iter().map(|(body, span)| self.body(body, *span)).collect();
                    self.spans.close(entry.span.end);
                    Value::from(items)
                }
            };
            entries.push((name, value));
        }
        self.spans.close(whole.end);
        object(entries)
    }

    /// Announces a key to the arena and gives it as a value; equal keys share one allocation.
    fn key(&mut self, name: &str, at: Span) -> Value {
        let shared = self.names.get(name);
        let plain = self.text.get(at.start as usize..at.end as usize) == Some(name);
        self.spans.key(at, (!plain).then(|| shared.clone()));
        Value::String(shared)
    }

    fn expression(&mut self, expression: &'a Expression) -> Value {
        let at = span(expression.span());
        match expression {
            Expression::Array(array) => {
                self.spans.open_sequence(at.start);
                let items: Vec<Value> = array.iter().map(|item| self.expression(item)).collect();
                self.spans.close(at.end);
                Value::from(items)
            }
            Expression::Object(object) => self.object(object, at),
            Expression::StringTemplate(string) => {
                let tokens = template::quoted(string);
                match tokens.as_slice() {
                    [Token::Value(inner)] => self.wrapped(inner, at),
                    tokens => self.scalar(at, self.print.template(tokens).into()),
                }
            }
            _ => self.scalar(at, self.simple(expression)),
        }
    }

    /// `"${x}"` is `x` itself; a literal in there has the place of the string around it.
    fn wrapped(&mut self, inner: &'a Expression, at: Span) -> Value {
        match inner {
            Expression::Array(_) | Expression::Object(_) | Expression::StringTemplate(_) => self.expression(inner),
            _ => self.scalar(at, self.simple(inner)),
        }
    }

    fn scalar(&mut self, at: Span, value: Value) -> Value {
        self.spans.scalar(at);
        value
    }

    /// An expression that is no list, no object and no quoted template.
    fn simple(&self, expression: &Expression) -> Value {
        match expression {
            Expression::Null(_) => Value::Null,
            Expression::Bool(bool) => Value::Bool(*bool.value()),
            Expression::Number(number) => self.print.number(number.value(), expression),
            Expression::String(string) => Value::from(escaped(string.as_str()).as_ref()),
            Expression::HeredocTemplate(heredoc) => self.print.template(&template::heredoc(heredoc, self.text)).into(),
            Expression::UnaryOp(operation) => match (operation.operator.value(), &operation.expr) {
                (UnaryOperator::Not, Expression::Bool(bool)) => Value::Bool(!*bool.value()),
                _ => self.print.code(expression).into(),
            },
            _ => self.print.code(expression).into(),
        }
    }

    fn object(&mut self, entries: &'a Object, at: Span) -> Value {
        self.spans.open_mapping(at.start);
        let mut values = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let place = span(key.span());
            let name = if self.renamed.contains(&(place.start as usize)) {
                // The syntax tree has a made-up name here: the key that stands twice is read from the text.
                self.text.get(place.start as usize..place.end as usize).unwrap_or_default().trim_matches('"').to_owned()
            } else {
                self.key_name(key)
            };
            let key = self.key(&name, place);
            values.push((key, self.expression(value.expr())));
        }
        self.spans.close(at.end);
        object(values)
    }

    fn key_name(&self, key: &ObjectKey) -> String {
        match key {
            ObjectKey::Ident(name) => name.as_str().to_owned(),
            ObjectKey::Expression(Expression::Traversal(path)) if is_reference(&path.expr) => {
                let fixed = path.operators.iter().all(|operator| match operator.value() {
                    TraversalOperator::GetAttr(_) | TraversalOperator::LegacyIndex(_) => true,
                    TraversalOperator::Index(index) => {
                        matches!(index, Expression::String(_) | Expression::Number(_))
                    }
                    TraversalOperator::AttrSplat(_) | TraversalOperator::FullSplat(_) => false,
                });
                let mut name = String::new();
                if fixed {
                    name.push_str(self.print.source_of(key.span()));
                } else {
                    let _ = write!(name, "${{{}}}", self.print.source_of(key.span()));
                }
                name
            }
            ObjectKey::Expression(expression) => {
                let mut name = String::new();
                self.print.part(expression, &mut name);
                name
            }
        }
    }
}

fn is_reference(expression: &Expression) -> bool {
    matches!(expression, Expression::Variable(_))
}

/// An object of entries; the last of equal keys counts.
pub(super) fn object(entries: Vec<(Value, Value)>) -> Value {
    entries.into_iter().collect::<regorus::value::Object>().into_value()
}
