//! What a document lacks to match a schema, in OPA's words.
use std::fmt;
use std::rc::Rc;

use super::decimal::Decimal;
use super::schema::Type;

/// The place of a part of a document.
pub(super) struct Path<'v> {
    /// What it is in; nothing for the document itself.
    pub(super) outer: Option<Rc<Path<'v>>>,
    /// Its name or index there.
    pub(super) step: Step<'v>,
}

/// One step into a document.
#[derive(Clone, Copy)]
pub(super) enum Step<'v> {
    Root,
    Field(&'v str),
    Index(usize),
}

impl Path<'_> {
    /// `(Root)`, or the names and indexes from the document to the part, between dots.
    pub(super) fn field(&self) -> String {
        let mut steps = Vec::new();
        let mut at = self;
        while let Some(outer) = &at.outer {
            steps.push(match at.step {
                Step::Root => String::new(),
                Step::Field(name) => name.to_owned(),
                Step::Index(index) => index.to_string(),
            });
            at = outer;
        }
        if steps.is_empty() {
            return "(Root)".to_owned();
        }
        steps.reverse();
        steps.join(".")
    }
}

/// One thing that is wrong with a part of a document.
pub(super) struct Problem<'v> {
    /// The part.
    pub(super) path: Rc<Path<'v>>,
    /// What is wrong.
    pub(super) kind: Kind<'v>,
}

/// What can be wrong; what the schema asks for comes along.
#[derive(Clone, Copy)]
pub(super) enum Kind<'v> {
    False,
    Required(&'v str),
    Type { expected: &'v [Type], given: Type },
    AnyOf,
    OneOf,
    AllOf,
    Not,
    Dependency(&'v str),
    Constant(&'v str),
    Enumeration(&'v [String]),
    AdditionalItems,
    MinItems(usize),
    MaxItems(usize),
    Unique(usize, usize),
    Contains,
    MinProperties(usize),
    MaxProperties(usize),
    AdditionalProperty(&'v str),
    PropertyName(&'v str),
    MinLength(usize),
    MaxLength(usize),
    Pattern(&'v str),
    Format(&'v str),
    MultipleOf(&'v Decimal),
    Minimum(&'v Decimal),
    ExclusiveMinimum(&'v Decimal),
    Maximum(&'v Decimal),
    ExclusiveMaximum(&'v Decimal),
    Then,
    Else,
}

impl Kind<'_> {
    /// The name of the kind.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::False => "false",
            Self::Required(_) => "required",
            Self::Type { .. } => "invalid_type",
            Self::AnyOf => "number_any_of",
            Self::OneOf => "number_one_of",
            Self::AllOf => "number_all_of",
            Self::Not => "number_not",
            Self::Dependency(_) => "missing_dependency",
            Self::Constant(_) => "const",
            Self::Enumeration(_) => "enum",
            Self::AdditionalItems => "array_no_additional_items",
            Self::MinItems(_) => "array_min_items",
            Self::MaxItems(_) => "array_max_items",
            Self::Unique(..) => "unique",
            Self::Contains => "contains",
            Self::MinProperties(_) => "array_min_properties",
            Self::MaxProperties(_) => "array_max_properties",
            Self::AdditionalProperty(_) => "additional_property_not_allowed",
            Self::PropertyName(_) => "invalid_property_name",
            Self::MinLength(_) => "string_gte",
            Self::MaxLength(_) => "string_lte",
            Self::Pattern(_) => "pattern",
            Self::Format(_) => "format",
            Self::MultipleOf(_) => "multiple_of",
            Self::Minimum(_) => "number_gte",
            Self::ExclusiveMinimum(_) => "number_gt",
            Self::Maximum(_) => "number_lte",
            Self::ExclusiveMaximum(_) => "number_lt",
            Self::Then => "condition_then",
            Self::Else => "condition_else",
        }
    }

    /// What is to be said of it, where `field` names the part.
    pub(super) fn description(self, field: &str) -> String {
        Described { kind: self, field }.to_string()
    }
}

struct Described<'v> {
    kind: Kind<'v>,
    field: &'v str,
}

impl fmt::Display for Described<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field;
        match self.kind {
            Kind::False => out.write_str("False always fails validation"),
            Kind::Required(name) => write!(out, "{name} is required"),
            Kind::Type { expected, given } => {
                write!(out, "Invalid type. Expected: {}, given: {}", listed(expected), given.name())
            }
            Kind::AnyOf => out.write_str("Must validate at least one schema (anyOf)"),
            Kind::OneOf => out.write_str("Must validate one and only one schema (oneOf)"),
            Kind::AllOf => out.write_str("Must validate all the schemas (allOf)"),
            Kind::Not => out.write_str("Must not validate the schema (not)"),
            Kind::Dependency(name) => write!(out, "Has a dependency on {name}"),
            Kind::Constant(text) => write!(out, "{field} does not match: {text}"),
            Kind::Enumeration(texts) => {
                write!(out, "{field} must be one of the following: {}", texts.join(", "))
            }
            Kind::AdditionalItems => out.write_str("No additional items allowed on array"),
            Kind::MinItems(count) => write!(out, "Array must have at least {count} items"),
            Kind::MaxItems(count) => write!(out, "Array must have at most {count} items"),
            Kind::Unique(first, second) => write!(out, "array items[{first},{second}] must be unique"),
            Kind::Contains => out.write_str("At least one of the items must match"),
            Kind::MinProperties(count) => write!(out, "Must have at least {count} properties"),
            Kind::MaxProperties(count) => write!(out, "Must have at most {count} properties"),
            Kind::AdditionalProperty(name) => write!(out, "Additional property {name} is not allowed"),
            Kind::PropertyName(name) => write!(out, "Property name of \"{name}\" does not match"),
            Kind::MinLength(count) => write!(out, "String length must be greater than or equal to {count}"),
            Kind::MaxLength(count) => write!(out, "String length must be less than or equal to {count}"),
            Kind::Pattern(pattern) => write!(out, "Does not match pattern '{pattern}'"),
            Kind::Format(name) => write!(out, "Does not match format '{name}'"),
            Kind::MultipleOf(unit) => write!(out, "Must be a multiple of {}", unit.text()),
            Kind::Minimum(bound) => write!(out, "Must be greater than or equal to {}", bound.text()),
            Kind::ExclusiveMinimum(bound) => write!(out, "Must be greater than {}", bound.text()),
            Kind::Maximum(bound) => write!(out, "Must be less than or equal to {}", bound.text()),
            Kind::ExclusiveMaximum(bound) => write!(out, "Must be less than {}", bound.text()),
            Kind::Then => out.write_str("Must validate \"then\" as \"if\" was valid"),
            Kind::Else => out.write_str("Must validate \"else\" as \"if\" was not valid"),
        }
    }
}

/// One type by its name, several in brackets.
fn listed(types: &[Type]) -> String {
    let names: Vec<_> = types.iter().map(|own| own.name()).collect();
    if let [only] = names.as_slice() { (*only).to_owned() } else { format!("[{}]", names.join(",")) }
}
