//! A schema in, its compiled form out, or what OPA says is wrong with it.
//!
//! Keywords are read in OPA's order, since it tells only of the first that is wrong. Where the order of OPA is that of a Go map,
//! which changes from run to run, names are read in their order.
use std::collections::HashMap;
use std::rc::Rc;

use super::Fault;
use super::format::{self, Format};
use super::json::{Fields, Json, field};
use super::keywords;
use super::pool::{self, Draft, Known, Pool};
use super::reference::Reference;
use super::schema::{Dependency, Id, Items, Node, Rest, Rules, Schema, TYPES};

/// The most nodes of a schema.
const NODE_LIMIT: usize = 200_000;

/// The most schemas in one another, with the references that lead from one to the next.
const DEPTH_LIMIT: usize = 4_000;

/// Where a schema is: what it takes from what it is in.
#[derive(Clone)]
struct Scope {
    draft: Draft,
    address: Rc<Reference>,
}

struct Compiler<'j> {
    pool: Pool<'j>,
    nodes: Vec<Node>,
    /// The nodes that references mean, by their addresses.
    known: HashMap<String, Id>,
    depth: usize,
}

/// Compiles a schema, after its references are written out as whole addresses.
pub(super) fn compile(document: &mut Json<'_>) -> Result<Schema, Fault> {
    let draft = pool::draft(document)?;
    pool::resolve(document, &Reference::default());
    let pool = Pool::of(Known { document, draft })?;
    let mut compiler = Compiler { pool, nodes: Vec::new(), known: HashMap::new(), depth: 0 };
    let root = compiler.reserve()?;
    let scope = Scope { draft: draft.unwrap_or(Draft::Hybrid), address: Rc::default() };
    compiler.fill(root, document, &scope)?;
    Ok(Schema { nodes: compiler.nodes })
}

/// `Invalid type. Expected: object, given: x`.
pub(super) fn invalid_type<T>(expected: &str, given: &str) -> Result<T, Fault> {
    Err(Fault::Invalid(format!("Invalid type. Expected: {expected}, given: {given}")))
}

/// The text of a keyword, if it is there.
fn text<'f>(fields: &'f Fields<'_>, key: &str) -> Result<Option<&'f str>, Fault> {
    match field(fields, key) {
        None => Ok(None),
        Some(Json::Text(text)) => Ok(Some(text)),
        Some(_) => invalid_type("string", key),
    }
}

/// The elements of a keyword, if it is there.
pub(super) fn list<'f, 'a>(fields: &'f Fields<'a>, key: &str) -> Result<Option<&'f [Json<'a>]>, Fault> {
    match field(fields, key) {
        None => Ok(None),
        Some(Json::Array(members)) => Ok(Some(members)),
        Some(_) => Err(Fault::Invalid(format!("{key} must be of an array"))),
    }
}

fn is_schema(value: &Json<'_>) -> bool {
    matches!(value, Json::Bool(_) | Json::Object(_))
}

impl<'j> Compiler<'j> {
    fn reserve(&mut self) -> Result<Id, Fault> {
        if self.nodes.len() >= NODE_LIMIT {
            return Err(Fault::refused("the schema is too large"));
        }
        self.nodes.push(Node::Pass(true));
        Ok(self.nodes.len() - 1)
    }

    fn set(&mut self, id: Id, node: Node) {
        if let Some(place) = self.nodes.get_mut(id) {
            *place = node;
        }
    }

    /// Compiles a schema within another one.
    fn inner(&mut self, document: &'j Json<'j>, scope: &Scope) -> Result<Id, Fault> {
        let id = self.reserve()?;
        self.fill(id, document, scope)?;
        Ok(id)
    }

    fn fill(&mut self, id: Id, document: &'j Json<'j>, scope: &Scope) -> Result<(), Fault> {
        if self.depth >= DEPTH_LIMIT {
            return Err(Fault::refused("the schema is nested too deep"));
        }
        self.depth += 1;
        let filled = self.fill_within(id, document, scope);
        self.depth -= 1;
        filled
    }

    fn fill_within(&mut self, id: Id, document: &'j Json<'j>, scope: &Scope) -> Result<(), Fault> {
        let fields = match document {
            Json::Bool(passes) if scope.draft >= Draft::Six => {
                self.set(id, Node::Pass(*passes));
                return Ok(());
            }
            Json::Object(fields) => fields,
            _ => return Err(Fault::invalid("Expected: Valid Schema, given: Invalid JSON")),
        };
        let scope = &Self::scope(id, fields, scope)?;
        self.definitions(fields, scope)?;
        text(fields, "title")?;
        text(fields, "description")?;
        let target = match text(fields, "$ref")? {
            None => None,
            Some(reference) => {
                let reference = Reference::parse(reference).map_err(Fault::unreadable)?;
                let address = reference.to_string();
                if let Some(known) = self.known.get(&address) {
                    Some(*known)
                } else {
                    // What is beside the reference is not looked at, where it is the first one to its target.
                    let target = self.target(reference, address, scope)?;
                    self.set(id, Node::Reference(target));
                    return Ok(());
                }
            }
        };
        let rules = self.rules(fields, scope)?;
        self.set(id, target.map_or(Node::Rules(rules), Node::Reference));
        Ok(())
    }

    /// What holds within a schema, which may have an address of its own.
    fn scope(id: Id, fields: &Fields<'_>, outer: &Scope) -> Result<Scope, Fault> {
        let has_old = field(fields, "id").is_some();
        let is_old = outer.draft == Draft::Four || (outer.draft == Draft::Hybrid && has_old);
        let key = if is_old { "id" } else { "$id" };
        let Some(text) = text(fields, key)? else { return Ok(outer.clone()) };
        let own = Reference::parse(text).map_err(Fault::unreadable)?;
        let address = if id == 0 { own } else { outer.address.resolve(&own).map_err(Fault::unreadable)? };
        Ok(Scope { draft: outer.draft, address: Rc::new(address) })
    }

    fn definitions(&mut self, fields: &'j Fields<'j>, scope: &Scope) -> Result<(), Fault> {
        let Some(definitions) = field(fields, "definitions") else { return Ok(()) };
        let wrong = || invalid_type("Array Of Schemas", "definitions");
        let Json::Object(named) = definitions else { return wrong() };
        for (_, definition) in named {
            if !is_schema(definition) {
                return wrong();
            }
            self.inner(definition, scope)?;
        }
        Ok(())
    }

    /// Compiles what a reference means.
    fn target(&mut self, reference: Reference, address: String, scope: &Scope) -> Result<Id, Fault> {
        let id = self.reserve()?;
        self.known.insert(address, id);
        let known = self.pool.find(&reference)?;
        if !is_schema(known.document) {
            return Err(Fault::invalid("Valid Schema must be of type object"));
        }
        let scope = Scope { draft: known.draft.unwrap_or(scope.draft), address: Rc::new(reference) };
        self.fill(id, known.document, &scope)?;
        Ok(id)
    }

    fn rules(&mut self, fields: &'j Fields<'j>, scope: &Scope) -> Result<Box<Rules>, Fault> {
        let mut rules = Box::<Rules>::default();
        types(fields, &mut rules)?;
        self.objects(fields, scope, &mut rules)?;
        self.arrays(fields, scope, &mut rules)?;
        keywords::numbers(fields, scope.draft, &mut rules)?;
        keywords::texts(fields, &mut rules)?;
        rules.format = text(fields, "format")?.and_then(named_format);
        keywords::counts(fields, &mut rules)?;
        if let Some(contains) = field(fields, "contains").filter(|_| scope.draft >= Draft::Six) {
            rules.contains = Some(self.inner(contains, scope)?);
        }
        keywords::values(fields, scope.draft, &mut rules)?;
        rules.one_of = self.all(fields, "oneOf", scope)?;
        rules.any_of = self.all(fields, "anyOf", scope)?;
        rules.all_of = self.all(fields, "allOf", scope)?;
        rules.not = self.one(fields, "not", scope)?;
        if scope.draft >= Draft::Seven {
            rules.condition = self.one(fields, "if", scope)?;
            rules.then = self.one(fields, "then", scope)?;
            rules.otherwise = self.one(fields, "else", scope)?;
        }
        Ok(rules)
    }

    /// The schemas that a keyword lists.
    fn all(&mut self, fields: &'j Fields<'j>, key: &str, scope: &Scope) -> Result<Vec<Id>, Fault> {
        let listed = list(fields, key)?.unwrap_or_default();
        listed.iter().map(|schema| self.inner(schema, scope)).collect()
    }

    /// The schema that is a keyword's value.
    fn one(&mut self, fields: &'j Fields<'j>, key: &str, scope: &Scope) -> Result<Option<Id>, Fault> {
        match field(fields, key) {
            None => Ok(None),
            Some(schema) if is_schema(schema) => self.inner(schema, scope).map(Some),
            Some(_) => Err(Fault::Invalid(format!("{key} must be of an object"))),
        }
    }

    fn rest(&mut self, fields: &'j Fields<'j>, key: &str, scope: &Scope) -> Result<Option<Rest>, Fault> {
        match field(fields, key) {
            None => Ok(None),
            Some(Json::Bool(allowed)) => Ok(Some(Rest::Allowed(*allowed))),
            Some(schema @ Json::Object(_)) => self.inner(schema, scope).map(|id| Some(Rest::Matching(id))),
            Some(_) => invalid_type("boolean/Valid Schema", key),
        }
    }

    fn objects(&mut self, fields: &'j Fields<'j>, scope: &Scope, rules: &mut Rules) -> Result<(), Fault> {
        match field(fields, "properties") {
            None => {}
            Some(Json::Object(named)) => {
                for (name, schema) in named {
                    rules.properties.push((name.clone().into_owned(), self.inner(schema, scope)?));
                }
            }
            Some(_) => return Err(Fault::invalid("Properties must be of type object")),
        }
        rules.additional_properties = self.rest(fields, "additionalProperties", scope)?;
        match field(fields, "patternProperties") {
            None => {}
            Some(Json::Object(named)) => {
                for (pattern, schema) in named {
                    let Ok(compiled) = super::super::regex::compiled(pattern) else {
                        return Err(Fault::Invalid(format!("Invalid regex pattern '{pattern}'")));
                    };
                    rules.pattern_properties.push((compiled, self.inner(schema, scope)?));
                }
            }
            Some(_) => return invalid_type("Valid Schema", "patternProperties"),
        }
        if let Some(names) = field(fields, "propertyNames").filter(|_| scope.draft >= Draft::Six) {
            if !is_schema(names) {
                return invalid_type("Valid Schema", "patternProperties");
            }
            rules.property_names = Some(self.inner(names, scope)?);
        }
        self.dependencies(fields, scope, rules)
    }

    fn dependencies(&mut self, fields: &'j Fields<'j>, scope: &Scope, rules: &mut Rules) -> Result<(), Fault> {
        let named = match field(fields, "dependencies") {
            None => return Ok(()),
            Some(Json::Object(named)) => named,
            Some(_) => return Err(Fault::invalid("dependencies must be of type object")),
        };
        let wrong = || Fault::invalid("Dependency must be of type Schema Or Array Of Strings");
        for (name, dependency) in named {
            let dependency = match dependency {
                Json::Array(members) => {
                    let name = |member: &Json<'_>| match member {
                        Json::Text(text) => Ok(text.clone().into_owned()),
                        _ => Err(wrong()),
                    };
                    Dependency::Properties(members.iter().map(name).collect::<Result<_, _>>()?)
                }
                schema if is_schema(schema) => Dependency::Matching(self.inner(schema, scope)?),
                _ => return Err(wrong()),
            };
            rules.dependencies.push((name.clone().into_owned(), dependency));
        }
        Ok(())
    }

    fn arrays(&mut self, fields: &'j Fields<'j>, scope: &Scope, rules: &mut Rules) -> Result<(), Fault> {
        let wrong = || invalid_type("Valid Schema/Array Of Schemas", "items");
        rules.items = match field(fields, "items") {
            None => Items::Any,
            Some(Json::Array(listed)) => {
                let mut each = Vec::new();
                for schema in listed {
                    if !is_schema(schema) {
                        return wrong();
                    }
                    each.push(self.inner(schema, scope)?);
                }
                Items::Each(each)
            }
            Some(schema) if is_schema(schema) => Items::Every(self.inner(schema, scope)?),
            Some(_) => return wrong(),
        };
        rules.additional_items = self.rest(fields, "additionalItems", scope)?;
        Ok(())
    }
}

fn types(fields: &Fields<'_>, rules: &mut Rules) -> Result<(), Fault> {
    let listed = match field(fields, "type") {
        None => return Ok(()),
        Some(one @ Json::Text(_)) => std::slice::from_ref(one),
        Some(Json::Array(listed)) => listed.as_slice(),
        Some(_) => return invalid_type("type", "string/Array Of Strings"),
    };
    for name in listed {
        let Json::Text(name) = name else { return invalid_type("type", "string/Array Of Strings") };
        let Some((name, own)) = TYPES.iter().find(|(known, _)| known == name) else {
            let all = TYPES.map(|(name, _)| name).join(" ");
            return Err(Fault::Invalid(format!(
                "has a primitive type that is NOT VALID -- given: /{name}/ Expected valid values are:[{all}]"
            )));
        };
        if rules.types.contains(own) {
            return Err(Fault::Invalid(format!("{name} type is duplicated")));
        }
        rules.types.push(*own);
    }
    Ok(())
}

/// A format that is known, with its name.
fn named_format(name: &str) -> Option<(Format, String)> {
    format::named(name).map(|format| (format, name.to_owned()))
}
