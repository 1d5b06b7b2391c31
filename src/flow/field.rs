//! The text of a file at one commit → the version that it names.

use regex::Regex;
use regorus::Value;

use crate::parse::{self, json, yaml};

/// Where in a file the version stands.
#[derive(Clone, Debug)]
pub(crate) enum Field {
    /// A dotted path in YAML, JSON or TOML: `image.tag`, `images.0.newTag`, `'a.b'.c` where a key has a dot.
    Path(Vec<String>),
    /// A pattern on the text; its first group, or all of the match where it has none.
    Pattern(Regex),
}

impl Field {
    /// Reads a dotted path.
    pub(crate) fn path(text: &str) -> Result<Self, String> {
        let (mut keys, mut key, mut quote) = (Vec::new(), String::new(), None);
        for character in text.chars() {
            match (quote, character) {
                (Some(open), _) if open == character => quote = None,
                (None, '\'' | '"') => quote = Some(character),
                (None, '.') => keys.push(std::mem::take(&mut key)),
                _ => key.push(character),
            }
        }
        keys.push(key);
        if quote.is_some() || keys.iter().any(String::is_empty) {
            return Err("a path is keys with dots between them, such as `image.tag`".to_owned());
        }
        Ok(Self::Path(keys))
    }

    /// Reads a pattern.
    pub(crate) fn pattern(text: &str) -> Result<Self, String> {
        let pattern = Regex::new(&format!("(?m){text}")).map_err(|error| {
            let said = error.to_string();
            let last = said.lines().last().unwrap_or_default().trim_start_matches("error: ");
            format!("the pattern cannot be read: {last}")
        })?;
        if pattern.captures_len() > 2 {
            return Err("the pattern has more than one group; write the others as `(?:…)`".to_owned());
        }
        Ok(Self::Pattern(pattern))
    }

    /// The version in the text of a file; none where there is none, or where the file cannot be read.
    pub(crate) fn read(&self, path: &str, bytes: &[u8]) -> Option<String> {
        let text = std::str::from_utf8(bytes).ok()?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match self {
            Self::Pattern(pattern) => {
                let found = pattern.captures(text)?;
                let value = found.get(1).or_else(|| found.get(0))?.as_str().trim();
                (!value.is_empty()).then(|| value.to_owned())
            }
            Self::Path(keys) => {
                let parsed = match path.rsplit('.').next() {
                    Some("json") => json::parse(text, json::Syntax::Json),
                    Some("toml") => parse::toml::parse(text),
                    // Files without an extension that have fields are YAML.
                    _ => yaml::parse(text, yaml::Dialect::Kubernetes),
                };
                parsed.trees.iter().find_map(|tree| version(at(&tree.value, keys)?))
            }
        }
    }
}

fn at<'v>(value: &'v Value, keys: &[String]) -> Option<&'v Value> {
    keys.iter().try_fold(value, |value, key| match value {
        Value::Object(entries) => entries.get(&Value::from(key.as_str())),
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        _ => None,
    })
}

fn version(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.format_decimal()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_yaml_json_toml_and_text() {
        let cases = [
            ("image.tag", "values.yaml", "image:\n  tag: v1\n", Some("v1")),
            ("image.tag", "values.yaml", "# nothing\n---\nimage: {tag: 12}\n", Some("12")),
            ("image_tag", "prod/frontend", "image_tag: v1796\npromote: true\n", Some("v1796")),
            ("images.1.newTag", "kustomization.yaml", "images:\n- newTag: a\n- newTag: b\n", Some("b")),
            ("'app.kubernetes.io/version'.x", "a.json", r#"{"app.kubernetes.io/version": {"x": "1.2"}}"#, Some("1.2")),
            ("module.version", "a.toml", "[module]\nversion = '3'\n", Some("3")),
            ("image.tag", "values.yaml", "image: v1\n", None),
            ("image.tag", "values.yaml", "image:\n  tag: ''\n", None),
            ("image.tag", "a.json", "{", None),
        ];
        for (path, name, text, expected) in cases {
            let read = Field::path(path).unwrap().read(name, text.as_bytes());
            assert_eq!(read.as_deref(), expected, "{path} in {text:?}");
        }
        let pattern = Field::pattern(r#"^\s*source\s*=\s*".*\?ref=([^"]+)""#).unwrap();
        assert_eq!(pattern.read("main.tf", b"x\n  source = \"git::a?ref=v2\"\n").as_deref(), Some("v2"));
        assert_eq!(pattern.read("main.tf", b"\xff\xfe").as_deref(), None);
    }

    #[test]
    fn mistakes_in_fields_are_told() {
        for path in ["", "a..b", ".a", "'a"] {
            assert!(Field::path(path).is_err(), "{path}");
        }
        assert_eq!(Field::pattern("(a").unwrap_err(), "the pattern cannot be read: unclosed group");
        assert!(Field::pattern("(a)(b)").is_err());
    }
}
