//! The environment of a step, as plain text: what is set to nothing is not set, as with inputs of an action that nobody gave.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cli::Usage;

/// Before the name of each input.
const PREFIX: &str = "KARAT_INPUT_";

/// The variables of a step.
pub(super) struct Environment(BTreeMap<String, String>);

impl Environment {
    /// Those of this process.
    pub(super) fn of_process() -> Self {
        let text = |own: std::ffi::OsString| own.into_string().ok();
        Self(std::env::vars_os().filter_map(|(name, value)| Some((text(name)?, text(value)?))).collect())
    }

    /// Those of a test.
    #[cfg(test)]
    pub(super) fn with(variables: &[(&str, &str)]) -> Self {
        Self(variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    /// The value of a variable.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The file or folder that a variable names.
    pub(super) fn path(&self, name: &str) -> Option<&Path> {
        self.get(name).map(Path::new)
    }

    /// Whether the log is read by GitHub, which shows the text of its commands in it.
    pub(super) fn is_github(&self) -> bool {
        self.get("GITHUB_ACTIONS") == Some("true")
    }

    /// The value of an input, by the name that action.yml gives it.
    pub(super) fn input(&self, name: &str) -> Option<&str> {
        self.get(&format!("{PREFIX}{}", name.to_ascii_uppercase().replace('-', "_")))
    }

    /// The values of an input that has one on each line.
    pub(super) fn lines(&self, name: &str) -> Vec<&str> {
        let lines = self.input(name).into_iter().flat_map(str::lines);
        lines.map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    /// An input that is `true` or `false`.
    pub(super) fn flag(&self, name: &str, default: bool) -> Result<bool, Usage> {
        self.word(name, &[("true", true), ("false", false)], default)
    }

    /// An input that is one of some words.
    pub(super) fn word<T: Copy>(&self, name: &str, words: &[(&str, T)], default: T) -> Result<T, Usage> {
        let Some(given) = self.input(name) else { return Ok(default) };
        words.iter().find(|(word, _)| *word == given).map(|(_, value)| *value).ok_or_else(|| {
            let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            Usage::new(
                format!("understand the input `{name}`: `{given}`"),
                format!("it is one of: {}", words.join(", ")),
            )
        })
    }

    /// Where a step leaves files for those that follow; never within what is checked out.
    pub(super) fn folder(&self) -> PathBuf {
        self.path("RUNNER_TEMP").map_or_else(std::env::temp_dir, Path::to_path_buf).join("karat")
    }
}
