//! The documents that references can mean: the schema, and what in it has an address of its own.
use std::borrow::Cow;
use std::collections::HashMap;

use super::super::json_paths;
use super::Fault;
use super::json::{Fields, Json, field};
use super::reference::Reference;

/// A version of JSON Schema, from the oldest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Draft {
    Four,
    Six,
    Seven,
    /// What is taken for a schema that names no version: what all of them have.
    Hybrid,
}

/// The versions by the addresses of their own schemas.
const DRAFTS: [(&str, Draft); 3] = [
    ("http://json-schema.org/draft-04/schema", Draft::Four),
    ("http://json-schema.org/draft-06/schema", Draft::Six),
    ("http://json-schema.org/draft-07/schema", Draft::Seven),
];

/// The version that a schema names with `$schema`, if that is one that is known.
pub(super) fn draft(document: &Json<'_>) -> Result<Option<Draft>, Fault> {
    let fields = match document {
        Json::Bool(_) => return Ok(None),
        Json::Object(fields) => fields,
        _ => return Err(Fault::invalid("schema is invalid")),
    };
    let address = match field(fields, "$schema") {
        None => return Ok(None),
        Some(Json::Text(text)) => Reference::parse(text).map_err(Fault::unreadable)?.to_string(),
        Some(_) => return Err(Fault::invalid("$schema must be of type string")),
    };
    Ok(DRAFTS.iter().find(|(known, _)| *known == address).map(|(_, draft)| *draft))
}

/// The address that an object has by its `id` or `$id`, within that of what it is in.
fn own_address(fields: &Fields<'_>, base: &Reference) -> Option<Reference> {
    match field(fields, "id").or_else(|| field(fields, "$id"))? {
        Json::Text(text) => base.resolve(&Reference::parse(text).ok()?).ok(),
        _ => None,
    }
}

/// Whether the fields of a keyword's object are named by the author: then only their values are schemas.
fn is_map(name: &str) -> bool {
    matches!(name, "properties" | "dependencies" | "patternProperties")
}

/// Whether a keyword holds values that mean nothing but themselves.
fn is_literal(name: &str) -> bool {
    matches!(name, "const" | "enum")
}

/// Writes references out as whole addresses.
pub(super) fn resolve(document: &mut Json<'_>, base: &Reference) {
    match document {
        Json::Array(members) => members.iter_mut().for_each(|member| resolve(member, base)),
        Json::Object(fields) => {
            let own = own_address(fields, base);
            let base = own.as_ref().unwrap_or(base);
            for (name, value) in fields {
                match value {
                    Json::Text(text) if name == "$ref" => {
                        if let Ok(whole) = Reference::parse(text).and_then(|reference| base.resolve(&reference)) {
                            *text = Cow::Owned(whole.to_string());
                        }
                    }
                    Json::Object(fields) if is_map(name) => {
                        for (_, value) in fields {
                            resolve(value, base);
                        }
                    }
                    _ if is_literal(name) || is_map(name) => {}
                    value => resolve(value, base),
                }
            }
        }
        _ => {}
    }
}

/// A document that is known, and the version that it names.
#[derive(Clone, Copy)]
pub(super) struct Known<'j> {
    pub(super) document: &'j Json<'j>,
    pub(super) draft: Option<Draft>,
}

/// The documents by their addresses.
pub(super) struct Pool<'j> {
    known: HashMap<String, Known<'j>>,
}

impl<'j> Pool<'j> {
    /// Gathers the schema, whose own address is empty, and what in it has an address.
    pub(super) fn of(root: Known<'j>) -> Result<Self, Fault> {
        let mut own = Self { known: HashMap::new() };
        own.gather(root, &Reference::default())?;
        own.known.insert(String::new(), root);
        Ok(own)
    }

    fn gather(&mut self, at: Known<'j>, base: &Reference) -> Result<(), Fault> {
        let inner = |document: &'j Json<'j>| Known { document, draft: at.draft };
        match at.document {
            Json::Array(members) => members.iter().try_for_each(|member| self.gather(inner(member), base)),
            Json::Object(fields) => {
                let own = own_address(fields, base);
                if let Some(own) = &own {
                    let address = own.to_string();
                    if self.known.contains_key(&address) {
                        return Err(Fault::Invalid(format!("Reference already exists: \"{address}\"")));
                    }
                    self.known.insert(address, at);
                }
                let base = own.as_ref().unwrap_or(base);
                for (name, value) in fields {
                    match value {
                        Json::Object(fields) if is_map(name) => {
                            fields.iter().try_for_each(|(_, value)| self.gather(inner(value), base))?;
                        }
                        _ if is_literal(name) || is_map(name) => {}
                        value => self.gather(inner(value), base)?,
                    }
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// What a reference means. Nothing is fetched: what is elsewhere is refused.
    pub(super) fn find(&mut self, reference: &Reference) -> Result<Known<'j>, Fault> {
        let address = reference.to_string();
        if let Some(known) = self.known.get(&address) {
            return Ok(*known);
        }
        let whole = reference.document().to_string();
        let root = match self.known.get(&whole) {
            Some(known) => *known,
            None if !reference.is_canonical() => {
                return Err(Fault::Invalid(format!("Reference {address} must be canonical")));
            }
            None => return Err(Fault::refused(format!("{address} is in another document, which is not fetched"))),
        };
        let known = Known { document: pointed(root.document, reference.fragment())?, ..root };
        self.known.insert(address, known);
        Ok(known)
    }
}

/// What a JSON pointer means in a document; what is no pointer means all of it.
fn pointed<'j>(document: &'j Json<'j>, pointer: &str) -> Result<&'j Json<'j>, Fault> {
    let Some(tokens) = pointer.strip_prefix('/') else { return Ok(document) };
    let mut at = document;
    for token in tokens.split('/') {
        at = match at {
            Json::Object(fields) => {
                let name = json_paths::unescaped(token);
                field(fields, &name).ok_or_else(|| Fault::Invalid(format!("Object has no key '{name}'")))?
            }
            Json::Array(members) => {
                let index: i64 = token.parse().map_err(|_| Fault::Invalid(format!("Invalid array index '{token}'")))?;
                let found = usize::try_from(index).ok().and_then(|index| members.get(index));
                found
                    .ok_or_else(|| Fault::Invalid(format!("Out of bound array[0,{}] index '{index}'", members.len())))?
            }
            _ => return Err(Fault::Invalid(format!("Invalid token reference '{token}'"))),
        };
    }
    Ok(at)
}
