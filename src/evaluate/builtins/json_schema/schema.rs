//! What a schema is compiled to: nodes that name one another by their place, so that schemas may contain themselves.
use std::rc::Rc;

use super::super::regex::Pattern;
use super::decimal::Decimal;
use super::format::Format;

/// The place of a node.
pub(super) type Id = usize;

/// A compiled schema.
pub(super) struct Schema {
    /// The nodes; the first one is the schema itself.
    pub(super) nodes: Vec<Node>,
}

/// What one schema or subschema asks for.
pub(super) enum Node {
    /// All documents pass, or none.
    Pass(bool),
    /// What another node asks for.
    Reference(Id),
    /// What its keywords say.
    Rules(Box<Rules>),
}

/// A type of JSON by the name that schemas give it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Array,
    Boolean,
    Integer,
    Number,
    Null,
    Object,
    Text,
}

/// All types, in the order in which errors list them.
pub(super) const TYPES: [(&str, Type); 7] = [
    ("array", Type::Array),
    ("boolean", Type::Boolean),
    ("integer", Type::Integer),
    ("number", Type::Number),
    ("null", Type::Null),
    ("object", Type::Object),
    ("string", Type::Text),
];

impl Type {
    /// The name.
    pub(super) fn name(self) -> &'static str {
        TYPES.iter().find(|(_, own)| *own == self).map_or("", |(name, _)| name)
    }
}

/// What is asked of elements or properties that no other keyword speaks of.
pub(super) enum Rest {
    /// Whether there may be any.
    Allowed(bool),
    /// What each must match.
    Matching(Id),
}

/// What is asked of the elements of an array.
#[derive(Default)]
pub(super) enum Items {
    /// Nothing.
    #[default]
    Any,
    /// Every one must match the same.
    Every(Id),
    /// Each must match what is listed at its place.
    Each(Vec<Id>),
}

/// What is asked of an object that has a certain property.
pub(super) enum Dependency {
    /// It must have these too.
    Properties(Vec<String>),
    /// It must match.
    Matching(Id),
}

/// The keywords of one schema; what is not there asks for nothing.
#[derive(Default)]
pub(super) struct Rules {
    pub(super) types: Vec<Type>,
    /// By name, in the order of the names.
    pub(super) properties: Vec<(String, Id)>,
    pub(super) additional_properties: Option<Rest>,
    pub(super) pattern_properties: Vec<(Rc<Pattern>, Id)>,
    pub(super) property_names: Option<Id>,
    /// By name, in the order of the names.
    pub(super) dependencies: Vec<(String, Dependency)>,
    pub(super) min_properties: Option<usize>,
    pub(super) max_properties: Option<usize>,
    pub(super) required: Vec<String>,
    pub(super) items: Items,
    pub(super) additional_items: Option<Rest>,
    pub(super) min_items: Option<usize>,
    pub(super) max_items: Option<usize>,
    pub(super) unique_items: bool,
    pub(super) contains: Option<Id>,
    pub(super) multiple_of: Option<Decimal>,
    pub(super) minimum: Option<Decimal>,
    pub(super) exclusive_minimum: Option<Decimal>,
    pub(super) maximum: Option<Decimal>,
    pub(super) exclusive_maximum: Option<Decimal>,
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    /// The pattern and what it was written as.
    pub(super) pattern: Option<(Rc<Pattern>, String)>,
    /// The format and its name.
    pub(super) format: Option<(Format, String)>,
    /// The texts of the values that may be; none where any may.
    pub(super) enumeration: Option<Vec<String>>,
    /// The text of the only value that may be.
    pub(super) constant: Option<String>,
    pub(super) one_of: Vec<Id>,
    pub(super) any_of: Vec<Id>,
    pub(super) all_of: Vec<Id>,
    pub(super) not: Option<Id>,
    pub(super) condition: Option<Id>,
    pub(super) then: Option<Id>,
    pub(super) otherwise: Option<Id>,
}
