//! What a configuration names that stands elsewhere, and where it does so: only others can tell whether it is there.

use std::path::{Path, PathBuf};

use super::fields::{At, Fields, Reader};
use super::mistake::Spot;

/// Names and their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    /// Rules, domains and `ALL`, in `select` and `ignore`.
    pub words: Vec<(String, Spot)>,
    /// Rules that have settings.
    pub rules: Vec<NamedRule>,
    /// Scorecards that are no files.
    pub scorecards: Vec<(String, Spot)>,
    /// Files and folders that are read.
    pub files: Vec<(PathBuf, Spot)>,
}

/// A rule that has settings.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedRule {
    /// Its id, as it is written.
    pub id: String,
    /// Where that stands.
    pub at: Spot,
    /// What its parameters are given.
    pub parameters: Vec<NamedParameter>,
}

/// A parameter that is given a value.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedParameter {
    /// Its name, as it is written.
    pub name: String,
    /// Where that stands.
    pub at: Spot,
    /// Its value.
    pub value: regorus::Value,
    /// Where that stands.
    pub value_at: Spot,
}

impl Named {
    /// A list of words that select rules.
    pub(super) fn words(&mut self, fields: &Fields<'_, '_>, name: &'static str) -> Vec<String> {
        let mut noted = |(word, span): At<String>| {
            self.words.push((word.clone(), fields.reader().spot(span)));
            word
        };
        fields.strings(name).into_iter().map(&mut noted).collect()
    }

    /// A path, which is meant from a folder.
    pub(super) fn file(&mut self, reader: &Reader, folder: &Path, (path, span): At<String>) -> PathBuf {
        let path = folder.join(path);
        self.files.push((path.clone(), reader.spot(span)));
        path
    }

    /// With what a configuration names that is laid over.
    pub(super) fn with(mut self, over: Self) -> Self {
        self.words.extend(over.words);
        self.rules.extend(over.rules);
        self.scorecards.extend(over.scorecards);
        self.files.extend(over.files);
        self
    }
}
