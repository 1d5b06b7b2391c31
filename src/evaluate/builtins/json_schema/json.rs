//! Values and JSON texts in, trees of JSON out, whose numbers are exact, and the text that stands for a tree when two are compared.
use std::borrow::Cow;

use regorus::Value;

use super::super::call::{ELEMENT_LIMIT, Error, OUTPUT_LIMIT, error, too_large};
use super::super::gofmt::float::{self, Precision};
use super::super::{json_text, number, term};
use super::decimal::Decimal;

/// The most containers in one another.
const DEPTH_LIMIT: usize = 1_000;

/// The most values of a tree.
const SIZE_LIMIT: usize = ELEMENT_LIMIT / 2;

/// The fields of an object, by their names.
pub(super) type Fields<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

/// A document or a schema. Texts of values are borrowed.
#[derive(Clone, Debug)]
pub(super) enum Json<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Decimal),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    Array(Vec<Self>),
    /// An object; the fields are in the order of their names.
    Object(Fields<'a>),
}

/// The value of a field.
pub(super) fn field<'j, 'a>(fields: &'j Fields<'a>, name: &str) -> Option<&'j Json<'a>> {
    let at = fields.binary_search_by(|(known, _)| known.as_ref().cmp(name)).ok()?;
    fields.get(at).map(|(_, value)| value)
}

/// Sorts fields by their names; of those that are named alike, the last one stays.
fn sorted(mut fields: Fields<'_>) -> Fields<'_> {
    if !fields.is_sorted_by(|(a, _), (b, _)| a < b) {
        fields.reverse();
        fields.sort_by(|(a, _), (b, _)| a.cmp(b));
        fields.dedup_by(|(a, _), (b, _)| a == b);
    }
    fields
}

/// One value of a tree, whose parts are borrowed.
#[derive(Clone, Copy)]
pub(super) enum View<'v> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(&'v Decimal),
    /// A string, or the name of a field.
    Text(&'v str),
    /// An array.
    Array(&'v [Json<'v>]),
    /// An object.
    Object(&'v Fields<'v>),
}

/// Why a text is no tree.
pub(super) enum Unread {
    /// It is no JSON.
    Invalid,
    /// It is more than is read.
    Refused(Error),
}

impl<'a> Json<'a> {
    /// The tree of a value: sets are arrays, and keys that are no strings are named by their JSON.
    pub(super) fn of(value: &'a Value) -> Result<Self, Error> {
        Self::of_value(value, 0, &mut 0)
    }

    fn of_value(value: &'a Value, depth: usize, size: &mut usize) -> Result<Self, Error> {
        if depth > DEPTH_LIMIT {
            return Err(too_deep());
        }
        // Values may share their parts, trees do not.
        *size += 1;
        if *size > SIZE_LIMIT {
            return Err(too_large("the JSON"));
        }
        Ok(match value {
            Value::Null | Value::Undefined => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(_) => match number::of(value) {
                Some(number) => Self::Number(Decimal::of(number)),
                None => return error("a number could not be read"),
            },
            Value::String(text) => Self::Text(Cow::Borrowed(text)),
            Value::Array(members) => {
                let read = members.iter().map(|member| Self::of_value(member, depth + 1, size));
                Self::Array(read.collect::<Result<_, _>>()?)
            }
            Value::Set(_) => {
                let members = term::sorted_members(value).into_iter();
                Self::Array(members.map(|member| Self::of_value(member, depth + 1, size)).collect::<Result<_, _>>()?)
            }
            Value::Object(object) => {
                let named = |(key, value): (&'a Value, &'a Value)| {
                    let name = match key {
                        Value::String(text) => Cow::Borrowed(text.as_ref()),
                        other => Cow::Owned(json_text::key(other)?),
                    };
                    Ok((name, Self::of_value(value, depth + 1, size)?))
                };
                Self::Object(sorted(object.iter_sorted().map(named).collect::<Result<_, Error>>()?))
            }
        })
    }

    /// The tree of a JSON text.
    pub(super) fn of_text(text: &str) -> Result<Self, Unread> {
        if json_text::has_huge_exponent(text) {
            return Err(Unread::Refused(too_large("a number")));
        }
        let read = serde_json::from_str(text).or_else(|cause| match json_text::without_lone_surrogates(text) {
            Some(mended) => serde_json::from_str(&mended),
            None => Err(cause),
        });
        match read {
            Ok(value) => Self::of_json(value).map_err(Unread::Refused),
            Err(cause) if cause.to_string().starts_with("recursion limit") => Err(Unread::Refused(too_deep())),
            Err(_) => Err(Unread::Invalid),
        }
    }

    fn of_json(value: serde_json::Value) -> Result<Self, Error> {
        use serde_json::Value as Read;
        Ok(match value {
            Read::Null => Self::Null,
            Read::Bool(value) => Self::Bool(value),
            Read::Number(number) => Self::Number(Decimal::of_text(&number.to_string())?),
            Read::String(text) => Self::Text(Cow::Owned(text)),
            Read::Array(members) => Self::Array(members.into_iter().map(Self::of_json).collect::<Result<_, _>>()?),
            Read::Object(object) => {
                let named = |(name, value)| Ok((Cow::Owned(name), Self::of_json(value)?));
                Self::Object(sorted(object.into_iter().map(named).collect::<Result<_, Error>>()?))
            }
        })
    }

    /// The number of values in it, itself among them.
    pub(super) fn size(&self) -> usize {
        1 + match self {
            Self::Array(members) => members.iter().map(Self::size).sum(),
            Self::Object(fields) => fields.iter().map(|(_, value)| value.size()).sum(),
            _ => 0,
        }
    }

    /// The value itself.
    pub(super) fn view<'v>(&'v self) -> View<'v>
    where
        'a: 'v,
    {
        match self {
            Self::Null => View::Null,
            Self::Bool(value) => View::Bool(*value),
            Self::Number(number) => View::Number(number),
            Self::Text(text) => View::Text(text),
            Self::Array(members) => View::Array(members),
            Self::Object(fields) => View::Object(fields),
        }
    }
}

impl View<'_> {
    /// The JSON text that is the same for all trees that are equal: numbers count as binary64.
    pub(super) fn canonical(self) -> Result<String, Error> {
        let mut out = String::new();
        self.append(&mut out)?;
        Ok(out)
    }

    fn append(self, out: &mut String) -> Result<(), Error> {
        if out.len() > OUTPUT_LIMIT {
            return Err(too_large("the text"));
        }
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if value { "true" } else { "false" }),
            Self::Number(number) => append_float(out, number.float())?,
            Self::Text(text) => json_text::push_string(out, text),
            Self::Array(members) => {
                out.push('[');
                for (at, member) in members.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    member.view().append(out)?;
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (at, (name, value)) in fields.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    json_text::push_string(out, name);
                    out.push(':');
                    value.view().append(out)?;
                }
                out.push('}');
            }
        }
        Ok(())
    }
}

fn too_deep() -> Error {
    Error("the JSON is nested too deep".to_owned())
}

/// Appends a float as Go's JSON has it: with an exponent where it is below a millionth or from 1e21 on.
fn append_float(out: &mut String, value: f64) -> Result<(), Error> {
    if !value.is_finite() {
        return error("a number is out of the range of binary64");
    }
    let size = value.abs();
    if size == 0.0 || (1e-6..1e21).contains(&size) {
        float::append(out, value, 'f', Precision::Shortest);
        return Ok(());
    }
    let mut text = String::new();
    float::append(&mut text, value, 'e', Precision::Shortest);
    out.push_str(&text.replace("e-0", "e-"));
    Ok(())
}
