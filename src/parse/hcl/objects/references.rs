//! What one resource of a module says of another: `kubernetes_namespace.shop.metadata[0].name`.

use std::borrow::Cow;

use regorus::Value;

use super::names::Names;
use crate::model::field::field;

/// What is known of resources by type and name.
pub(super) struct Resources<'m> {
    /// Those of the file.
    pub(super) own: &'m Value,
    /// What the other files of the module say.
    pub(super) names: Option<&'m Names>,
}

impl<'m> Resources<'m> {
    /// What stands at an argument of another resource that a text is nothing but a reference to. Where that is open, two resources
    /// that refer to it mean the same.
    pub(super) fn answer(&self, text: &str) -> Option<&'m Value> {
        let reference = text.strip_prefix("${")?.strip_suffix('}')?;
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "_-.[]".contains(letter);
        if !reference.starts_with("kubernetes_") || !reference.chars().all(is_plain) {
            return None;
        }
        let mut words = reference.split(['.', '[']).map(|word| word.strip_suffix(']').unwrap_or(word));
        let (resource, name) = (words.next()?, words.next()?);
        let mut here = match field(self.own, resource).and_then(|named| field(named, name)) {
            Some(blocks) => blocks.as_array().ok()?.first().filter(|block| !is_several(block))?,
            None => self.names?.metadata(resource, name).filter(|_| words.next() == Some("metadata"))?,
        };
        for word in words {
            here = match word.parse::<usize>() {
                Ok(index) => here.as_array().ok()?.get(index)?,
                Err(_) => field(here, word)?,
            };
        }
        Some(here)
    }
}

/// Whether a resource is there several times, or not at all: an index says then which one is meant.
pub(super) fn is_several(block: &Value) -> bool {
    ["count", "for_each"].iter().any(|name| field(block, name).is_some())
}

/// A template whose expressions end at their first brace or line, where they have one: `${merge(local.labels, …}`.
pub(super) fn shortened(text: &str) -> Option<String> {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_other = false;
    while let Some(at) = rest.find("${") {
        let (before, expression) = rest.split_at(at);
        whole.push_str(before);
        let length = closed(expression)?;
        let (expression, after) = expression.split_at(length);
        let inner = expression.strip_prefix("${")?.strip_suffix('}')?;
        let plain = inner.split(['{', '}', '\n']).next().unwrap_or(inner);
        let shown: Cow<'_, str> =
            if plain.len() < inner.len() { format!("{}…", plain.trim_end()).into() } else { inner.into() };
        is_other |= plain.len() < inner.len();
        whole.push_str("${");
        whole.push_str(&shown);
        whole.push('}');
        rest = after;
    }
    whole.push_str(rest);
    is_other.then_some(whole)
}

/// How long an expression is that a text starts with, braces within it included.
fn closed(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at + 1),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_to_what_is_known_is_that() {
        let resources = r#"{
            "kubernetes_namespace": {"a": [{"metadata": [{"name": "shop"}]}], "b": [{"metadata": [{"name": "${var.b}"}]}]},
            "kubernetes_config_map": {"c": [{"count": 2, "metadata": [{"name": "c"}]}]}
        }"#;
        let resources = Value::from_json_str(resources).unwrap();
        let resources = Resources { own: &resources, names: None };
        for text in ["${kubernetes_namespace.a.metadata[0].name}", "${kubernetes_namespace.a.metadata.0.name}"] {
            assert_eq!(resources.answer(text), Some(&Value::from("shop")), "{text}");
        }
        let open = resources.answer("${kubernetes_namespace.b.metadata[0].name}");
        assert_eq!(open, Some(&Value::from("${var.b}")));
        for text in [
            "${kubernetes_namespace.x.metadata[0].name}",
            "${kubernetes_config_map.c[0].metadata[0].name}",
            "${kubernetes_namespace.a.metadata[0].uid}",
            "x-${kubernetes_namespace.a.metadata[0].name}",
            "${lower(kubernetes_namespace.a.metadata[0].name)}",
        ] {
            assert_eq!(resources.answer(text), None, "{text}");
        }
    }

    #[test]
    fn a_long_expression_ends_at_its_first_brace() {
        assert_eq!(shortened("${var.a}:${var.b}"), None);
        assert_eq!(
            shortened("x-${merge(local.a, {\n  b = \"c\"\n})}-${var.d}").as_deref(),
            Some("x-${merge(local.a,…}-${var.d}")
        );
        assert_eq!(shortened("${unclosed { "), None);
    }
}
