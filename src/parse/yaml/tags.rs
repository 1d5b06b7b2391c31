//! Tags: YAML's own decide the type of a scalar, CloudFormation's short forms stand for a mapping, all others are left out.
//!
//! Takes a tag and the scalar behind it, gives what they mean together. Never runs or looks up anything.

use std::borrow::Cow;

use data_encoding::BASE64;
use granit_parser::{ScalarStyle, Tag};

use super::Dialect;
use super::scalars::{Scalar, plain};

/// CloudFormation's short forms and the one key of the mapping that each stands for.
const CLOUD_FORMATION: [(&str, &str); 19] = [
    ("And", "Fn::And"),
    ("Base64", "Fn::Base64"),
    ("Cidr", "Fn::Cidr"),
    ("Condition", "Condition"),
    ("Equals", "Fn::Equals"),
    ("FindInMap", "Fn::FindInMap"),
    ("GetAtt", "Fn::GetAtt"),
    ("GetAZs", "Fn::GetAZs"),
    ("If", "Fn::If"),
    ("ImportValue", "Fn::ImportValue"),
    ("Join", "Fn::Join"),
    ("Length", "Fn::Length"),
    ("Not", "Fn::Not"),
    ("Or", "Fn::Or"),
    ("Ref", "Ref"),
    ("Select", "Fn::Select"),
    ("Split", "Fn::Split"),
    ("Sub", "Fn::Sub"),
    ("ToJsonString", "Fn::ToJsonString"),
];

/// What a scalar with its tag means.
pub(super) enum Tagged<'a> {
    /// A plain meaning.
    Scalar(Scalar<'a>),
    /// Text that stands nowhere in the source: decoded `!!binary`.
    Text(String),
}

/// The key of the mapping that a short form of CloudFormation stands for. OPA knows none.
pub(super) fn long_form(tag: &Tag, dialect: Dialect) -> Option<&'static str> {
    if tag.handle() != "!" || dialect == Dialect::Opa {
        return None;
    }
    CLOUD_FORMATION.iter().find(|(short, _)| *short == tag.suffix()).map(|(_, long)| *long)
}

/// Whether the scalar `<<` with this tag is a merge key.
pub(super) fn is_merge(tag: Option<&Tag>, style: ScalarStyle) -> bool {
    match tag {
        None => style == ScalarStyle::Plain,
        Some(tag) => is_non_specific(tag) || yaml_kind(tag).is_some_and(|kind| kind == "merge"),
    }
}

/// What a scalar means. An unknown tag keeps the text as it is.
pub(super) fn resolve<'a>(
    text: &'a str,
    style: ScalarStyle,
    tag: Option<&Tag>,
    dialect: Dialect,
) -> Result<Tagged<'a>, String> {
    let Some(tag) = tag.filter(|tag| dialect != Dialect::Opa || !is_non_specific(tag)) else {
        return Ok(Tagged::Scalar(if style == ScalarStyle::Plain { plain(text, dialect) } else { Scalar::Str(text) }));
    };
    let Some(kind) = yaml_kind(tag) else { return Ok(Tagged::Scalar(Scalar::Str(text))) };
    let scalar = plain(text, dialect);
    let fits = match (&*kind, &scalar) {
        ("binary", _) => return binary(text).map(Tagged::Text),
        ("bool", Scalar::Bool(_))
        | ("null", Scalar::Null)
        | ("float", Scalar::Float(_))
        | ("int" | "float", Scalar::Int(_) | Scalar::UInt(_) | Scalar::Big(_)) => true,
        // OPA would make a moment of the day.
        ("timestamp", Scalar::Str(text)) => dialect != Dialect::Opa && starts_like_a_date(text),
        ("bool" | "null" | "int" | "float" | "timestamp", _) => false,
        _ => return Ok(Tagged::Scalar(Scalar::Str(text))),
    };
    if fits { Ok(Tagged::Scalar(scalar)) } else { Err(format!("the tag `!!{kind}` does not fit `{}`", excerpt(text))) }
}

/// The name of a tag of YAML's own, however it is written.
fn yaml_kind(tag: &Tag) -> Option<Cow<'_, str>> {
    tag.suffix_in_namespace("tag:yaml.org,2002:")
}

/// The tag `!`, which only says that the text is to be taken as it is.
fn is_non_specific(tag: &Tag) -> bool {
    tag.handle().is_empty() && tag.suffix() == "!"
}

/// The bytes of base64 text; what is no UTF-8 in them becomes replacement characters, one a byte, as Go's JSON makes them.
fn binary(text: &str) -> Result<String, String> {
    let compact: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    let bytes = BASE64.decode(&compact).map_err(|_| "the text of a `!!binary` is not base64".to_owned())?;
    let mut decoded = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.push_str(chunk.valid());
        decoded.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    Ok(decoded)
}

fn starts_like_a_date(text: &str) -> bool {
    let (year, rest) = text.split_at_checked(4).unwrap_or((text, ""));
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with('-')
}

fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}
