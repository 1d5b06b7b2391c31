//! Lines of karat.toml that people can copy. Only text; what is read is read in `config`.

use serde_json::Value;

/// A value as TOML writes it; none for what TOML cannot say.
pub(super) fn value(of: &Value) -> Option<String> {
    match of {
        Value::Null => None,
        Value::Bool(_) | Value::Number(_) => Some(of.to_string()),
        Value::String(text) => Some(string(text)),
        Value::Array(items) => {
            let items: Option<Vec<_>> = items.iter().map(value).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::Object(entries) if entries.is_empty() => Some("{}".to_owned()),
        Value::Object(entries) => {
            let entry = |(key, own): (&String, &Value)| Some(format!("{} = {}", self::key(key), value(own)?));
            let entries: Option<Vec<_>> = entries.iter().map(entry).collect();
            Some(format!("{{ {} }}", entries?.join(", ")))
        }
    }
}

/// A key, quoted where it has to be.
pub(super) fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { string(name) }
}

/// A text in quotes. JSON writes a string as TOML does, but for the control character DEL.
pub(super) fn string(text: &str) -> String {
    Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_toml_reads_them() {
        let cases = [
            ("[\"a\\\"\\n\", 0.5, true]", Some("[\"a\\\"\\n\", 0.5, true]")),
            ("{\"a b\": 1, \"c\": {}}", Some("{ \"a b\" = 1, c = {} }")),
            ("null", None),
            ("[null]", None),
        ];
        for (json, expected) in cases {
            let value = value(&serde_json::from_str(json).unwrap());
            assert_eq!(value.as_deref(), expected);
            if let Some(text) = value {
                assert!(format!("x = {text}").parse::<toml::Table>().is_ok(), "{text}");
            }
        }
    }
}
