//! What an editor's settings say (`initializationOptions`, or `karat` of `workspace/didChangeConfiguration`).

use std::path::PathBuf;

use serde::Deserialize;

/// Settings of an editor; everything is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Options {
    /// The configuration, in place of the `karat.toml` of each folder; relative to the folder.
    pub(crate) config: Option<PathBuf>,
    /// Rules, domains or `ALL`, in place of what the configuration selects.
    pub(crate) select: Vec<String>,
    /// Rules or domains to leave out besides.
    pub(crate) ignore: Vec<String>,
    /// Whether fixes are offered that may change what runs.
    pub(crate) show_unsafe: bool,
    /// What diagnostics are shown for.
    pub(crate) diagnostics: Extent,
}

/// What diagnostics are shown for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Extent {
    /// All files of the folders.
    #[default]
    Workspace,
    /// Files that are open.
    Open,
}

/// The settings in a value, or what is wrong with it.
pub(super) fn read(value: Option<serde_json::Value>) -> Result<Options, String> {
    match value {
        None | Some(serde_json::Value::Null) => Ok(Options::default()),
        Some(value) => serde_json::from_value(value).map_err(|error| format!("karat: settings: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_and_a_wrong_one_is_named() {
        let value = serde_json::json!({"select": ["ALL"], "showUnsafe": true, "diagnostics": "open"});
        let expected = Options {
            select: vec!["ALL".to_owned()],
            show_unsafe: true,
            diagnostics: Extent::Open,
            ..Options::default()
        };
        assert_eq!(read(Some(value)), Ok(expected));
        assert_eq!(read(Some(serde_json::Value::Null)), Ok(Options::default()));
        let wrong = read(Some(serde_json::json!({"selct": []}))).unwrap_err();
        assert!(wrong.contains("selct") && wrong.contains("select"), "{wrong}");
    }
}
